"""Multi-head attention with one part changed: a gate, heads that talk, a difference of two softmaxes, a latent."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from ..attention import Attention
from ..variants import variants
from . import _checks
from ._norm import RMSNorm
from .attention import MultiHeadAttention
from .cache import KeysAndValues


class GatedAttention(MultiHeadAttention):
    """`MultiHeadAttention` whose heads' outputs pass a gate made from what asks: y = (o · sigmoid(x Wg)) Wo.

    A head can stay silent without a sink. Options as there; one more parameter, gate_weights (width, Hq · D), with bias
    gate_bias.
    Source: Qiu et al. 2025 (Gated Attention for Large Language Models), gate G1, one a coordinate.
    """

    def _make(self, bias: bool) -> None:
        super()._make(bias)
        self._weights("gate", self.width, self.heads * self.head_width, bias)

    def _finish(self, out: Tensor, x: Tensor) -> Tensor:
        return out * torch.sigmoid(self._heads(x, "gate", self.heads))


class TalkingHeadsAttention(MultiHeadAttention):
    """`MultiHeadAttention` whose heads mix their scores before the softmax, and their weights after it.

    causal: whether a query sees only keys up to its own position. Other options as in `MultiHeadAttention`. Two more
    parameters, before and after (heads, heads), which begin as identities. A pair costs heads times as much.
    Source: Shazeer et al. 2020 (Talking-Heads Attention).
    """

    def __init__(
        self,
        width: int,
        heads: int,
        head_width: int | None = None,
        *,
        context_width: int | None = None,
        bias: bool = False,
        causal: bool = False,
        rope: Any = False,
        cross: bool = False,
    ):
        self._causal = causal
        super().__init__(width, heads, None, head_width, context_width=context_width, bias=bias, rope=rope, cross=cross)

    def _make(self, bias: bool) -> None:
        super()._make(bias)
        self.before, self.after = nn.Parameter(torch.eye(self.heads)), nn.Parameter(torch.eye(self.heads))

    @property
    def attention(self) -> Attention:
        made = variants["talking_heads"].make(self.before, self.after, self.heads, self.head_width)
        changed: Attention = made.changed(causal=self._causal)
        return changed


class DifferentialAttention(MultiHeadAttention):
    """`MultiHeadAttention` with two softmaxes, on the halves of each query and key, of which one is subtracted from the other.

    initial: the share that is subtracted at the beginning; the paper's is 0.8 − 0.6 · exp(−0.3 · (layer − 1)), layers counted
    from 1. causal: whether a query sees only keys up to its own position. Other options as in `MultiHeadAttention`; head_width
    is even. Two more parameters: vectors (4, D / 2), which make the share, and gain (D,).
    Source: Ye et al. 2024 (Differential Transformer), eqs. 1 to 3.
    """

    def __init__(
        self,
        width: int,
        heads: int,
        head_width: int | None = None,
        *,
        initial: float = 0.8,
        context_width: int | None = None,
        bias: bool = False,
        causal: bool = False,
        rope: Any = False,
        cross: bool = False,
    ):
        self._causal = causal
        self.initial = _checks.share("qkv.nn.DifferentialAttention", "initial", initial)
        super().__init__(width, heads, None, head_width, context_width=context_width, bias=bias, rope=rope, cross=cross)

    def _make(self, bias: bool) -> None:
        _checks.divides(self._call, ("the number of halves,", 2), ("head_width", self.head_width))
        super()._make(bias)
        self.vectors = nn.Parameter(0.1 * torch.randn(4, self.head_width // 2))
        self.gain = nn.Parameter(torch.ones(self.head_width))

    @property
    def attention(self) -> Attention:
        made = variants["differential"].make(self.vectors, self.gain, self.initial, self.head_width, self.head_width)
        changed: Attention = made.changed(causal=self._causal)
        return changed


class LatentAttention(MultiHeadAttention):
    """Multi-head latent attention: keys and values of all heads come from one small vector a token, which alone is cached.

    latent: R, the width of that vector. turned: T, how many numbers of each query, and of one key for all heads, tell the
    position (rotary, an even count). causal: whether a query sees only keys up to its own position. Self-attention only.

    Parameters: query_weights (width, Hq · (D + T)), latent_weights (width, R + T), key_weights and value_weights (Hq, R, D),
    output_weights (Hq · D, width); latent_norm, the RMS norm of the latent. Without a cache keys and values are formed; with
    one the queries move into the latent's space instead, which gives the same.
    Source: DeepSeek-AI 2024 (DeepSeek-V2), section 2.1; the queries are not compressed here.
    """

    def __init__(
        self,
        width: int,
        heads: int,
        head_width: int | None = None,
        *,
        latent: int,
        turned: int = 16,
        causal: bool = False,
    ):
        call = "qkv.nn.LatentAttention"
        self.latent, self.turned = _checks.count(call, "latent", latent), _checks.count(call, "turned", turned, 2)
        _checks.divides(call, ("a pair,", 2), ("turned", turned))
        self._causal = causal
        super().__init__(width, heads, None, head_width)

    def _make(self, bias: bool) -> None:
        self._weights("query", self.width, self.heads * (self.head_width + self.turned), bias)
        self._weights("latent", self.width, self.latent + self.turned, bias)
        self._weights("output", self.heads * self.head_width, self.width, bias)
        self.latent_norm = RMSNorm(self.latent, eps=1e-6)
        for name in ("key_weights", "value_weights"):
            up = torch.randn(self.heads, self.latent, self.head_width) * self.latent**-0.5
            self.register_parameter(name, nn.Parameter(up))

    def _kind(self, absorbed: bool) -> Attention:
        made = variants["latent_absorbed" if absorbed else "latent"].make(
            self.key_weights, self.value_weights, self.heads, self.latent, self.head_width + self.turned, self.turned,
            self.head_width,
        )  # fmt: skip
        changed: Attention = made.changed(causal=self._causal)
        return changed

    @property
    def attention(self) -> Attention:
        return self._kind(absorbed=False)

    def forward(  # type: ignore[override]
        self, x: Tensor, *, mask: Any = None, cache: KeysAndValues | None = None
    ) -> Tensor:
        """(B, L, width) for x (B, L, width). mask, cache: as in `MultiHeadAttention`; the cache holds latents."""
        x = _checks.vectors(self._call, "x", x, self.width)
        q = self._heads(x, "query", self.heads)
        both = self._product(x, "latent")
        keys = torch.cat([self.latent_norm(both[..., : self.latent]), both[..., self.latent :]], -1)[:, None]
        if cache is not None:
            keys, _ = cache.extend(keys, keys[..., :0])
        out = self._kind(absorbed=cache is not None)(q, keys, keys[..., : self.latent], mask=mask)
        return self._product(out.transpose(1, 2).flatten(2), "output")
