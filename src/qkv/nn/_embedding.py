"""Tokens as vectors that also tell their place."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from ..positions import learned, sinusoidal


class Embedding(nn.Module):
    """ids (B, L) to vectors (B, L, width): a learned row for each token, and its position, then dropout.

    positions: "sinusoidal" (rows times √width, Vaswani et al. 2017, section 3.4), "learned" with `context` rows, or None.
    """

    def __init__(self, vocabulary: int, width: int, positions: str | None, dropout: float, context: int | None = None):
        super().__init__()
        self.table = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.table.weight, std=width**-0.5)
        self.positions = nn.Parameter(torch.randn(context or 1, width) * 0.02) if positions == "learned" else None
        self.sinusoidal = positions == "sinusoidal"
        self.dropout = nn.Dropout(dropout)
        self._sines: Tensor | None = None

    def forward(self, ids: Tensor, offset: int = 0) -> Tensor:
        """offset: the position of the first of `ids`."""
        x: Tensor = self.table(ids)
        if self.sinusoidal:
            x = x * math.sqrt(x.shape[-1]) + self._waves(offset, ids.shape[1], x)
        elif self.positions is not None:
            x = x + learned(self.positions, ids.shape[1], offset=offset)
        made: Tensor = self.dropout(x)
        return made

    def _waves(self, offset: int, length: int, like: Tensor) -> Tensor:
        known, end = self._sines, offset + length
        if known is None or len(known) < end or known.device != like.device or known.dtype != like.dtype:
            with torch.inference_mode(False):
                known = sinusoidal(
                    max(256, 1 << (end - 1).bit_length()), like.shape[-1], dtype=like.dtype, device=like.device
                )
            self._sines = known
        return known[offset:end]


def scores_of(x: Tensor, table: Tensor) -> Tensor:
    """Logits (B, L, V) of vectors (B, L, width) by rows (V, width)."""
    return torch.nn.functional.linear(x, table)
