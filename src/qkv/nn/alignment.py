"""Which states of an encoder a recurrent decoder reads: attention as it was first."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from .. import scores
from ..attention import attention
from . import _checks


class Alignment(nn.Module):
    """One head of attention from a decoder's states (B, T, width) to an encoder's (B, S, width), which are the values.

    kind: "additive": e·tanh(q Wq + k Wk) (Bahdanau et al. 2014, A.1.2); "dot": q·k; "general": q W k; "concat":
        e·tanh([q; k] W) (Luong et al. 2015, section 3.1). Nothing is scaled.

    Parameters: additive: query_weights, key_weights (width, width), energy (width,); general: weights (width, width); concat:
        weights (2 · width, width), energy (width,).
    """

    is_cross_attention = True

    def __init__(self, width: int, kind: str = "additive"):
        super().__init__()
        _checks.one_of("qkv.nn.Alignment", "kind", kind, ("additive", "dot", "general", "concat"))
        self.width, self.kind = _checks.count("qkv.nn.Alignment", "width", width), kind

        def weights(rows: int) -> nn.Parameter:
            return nn.Parameter(nn.init.xavier_uniform_(torch.empty(rows, width)))

        if kind == "additive":
            self.query_weights, self.key_weights = weights(width), weights(width)
        elif kind != "dot":
            self.weights = weights(2 * width if kind == "concat" else width)
        if kind in ("additive", "concat"):
            self.energy = nn.Parameter(nn.init.normal_(torch.empty(width), std=width**-0.5))

    def keys(self, memory: Tensor) -> Tensor:
        """What every query is compared with, made of the encoder's states (B, S, width) once."""
        return memory @ self.key_weights if self.kind == "additive" else memory

    def forward(self, query: Tensor, keys: Tensor, memory: Tensor, mask: Any = None) -> Tensor:
        """What is read, (B, T, width), by query (B, T, width); keys: those of `keys(memory)`; mask: as in `qkv.attention`."""
        if self.kind == "additive":
            query, score = query @ self.query_weights, scores.TanhSum(self.energy)
        else:
            score = self._score()
        out = attention(query[:, None], keys[:, None], memory[:, None], score=score, mask=mask)
        read: Tensor = out[:, 0]
        return read

    def _score(self) -> Any:
        if self.kind == "general":
            return scores.General(self.weights)
        return scores.Dot(scale=1.0) if self.kind == "dot" else scores.Concat(self.weights, self.energy)

    def extra_repr(self) -> str:
        return f"{self.width}, {self.kind!r}"
