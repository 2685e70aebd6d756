"""Multi-head attention with learned weights: the module around `qkv.attention`."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .. import masks
from .._detail import bind, strip
from ..attention import Attention, attention
from ..positions import Rotary, rotary
from . import _checks
from ._rotation import turn
from .cache import KeysAndValues


class MultiHeadAttention(nn.Module):
    """Multi-head attention: learned weights make queries, keys and values, heads attend, one more matrix joins them.

        q = x Wq, k = c Wk, v = c Wv        c: the context; x itself in self-attention
        o = attention(q, k, v) of each head, side by side
        y = o Wo

    width: W, of the inputs and the output. heads: Hq. kv_heads: Hkv, a divisor of heads (1: multi-query attention); default
        heads. head_width: D; default width / heads. context_width: of the context's vectors; default width.
    bias: whether a learned vector is added to each of the four products.
    attention: any `qkv.Attention`: score, bias, mask, normalizer, window … Its tensors that need gradients (a score's matrix, a
        table of relative positions, sinks) become parameters of this module. Its dropout acts in training only.
    rope: True or a `qkv.positions.rotary(…)`: queries and keys are rotated by their positions; in self-attention only.
    cross: whether every call must bring a context, as in a decoder that reads an encoder; otherwise a call may.

    Parameters, each applied as x @ weights:
        query_weights (width, Hq · D), key_weights and value_weights (context_width, Hkv · D), output_weights (Hq · D, width);
        columns h · D … (h + 1) · D − 1 belong to head h. With bias: query_bias, key_bias, value_bias, output_bias.

    ValueError or TypeError where options do not fit. Source: Vaswani et al. 2017, section 3.2.2; Ainslie et al. 2023 for Hkv.
    """

    def __init__(
        self,
        width: int,
        heads: int,
        kv_heads: int | None = None,
        head_width: int | None = None,
        *,
        context_width: int | None = None,
        bias: bool = False,
        attention: Attention | None = None,
        rope: bool | Rotary = False,
        cross: bool = False,
    ):
        super().__init__()
        call = self._call = f"qkv.nn.{type(self).__name__}"
        self.width, self.heads = _checks.count(call, "width", width), _checks.count(call, "heads", heads)
        self.kv_heads = heads if kv_heads is None else _checks.count(call, "kv_heads", kv_heads)
        _checks.divides(call, ("kv_heads", self.kv_heads), ("heads", heads))
        if head_width is None:
            _checks.divides(call, ("heads", heads), ("width", width))
        self.head_width = width // heads if head_width is None else _checks.count(call, "head_width", head_width)
        self.context_width = width if context_width is None else _checks.count(call, "context_width", context_width)
        self.is_cross_attention = cross
        self.rope = rotary() if rope is True else (rope or None)
        if self.rope is not None:
            self.rope._turned(self.head_width)
        self._describe(Attention() if attention is None else attention)
        self._make(bias)

    def _make(self, bias: bool) -> None:
        """The learned weights."""
        inner, outer = self.heads * self.head_width, self.kv_heads * self.head_width
        self._weights("query", self.width, inner, bias)
        self._weights("key", self.context_width, outer, bias)
        self._weights("value", self.context_width, outer, bias)
        self._weights("output", inner, self.width, bias)

    def _weights(self, name: str, rows: int, columns: int, bias: bool) -> None:
        weights = nn.Parameter(nn.init.xavier_uniform_(torch.empty(rows, columns)))
        self.register_parameter(f"{name}_weights", weights)
        self.register_parameter(f"{name}_bias", nn.Parameter(torch.zeros(columns)) if bias else None)

    def _describe(self, given: Attention) -> None:
        """Keep the description; its tensors belong to this module from now on, so that they are trained, saved and moved."""
        if not isinstance(given, Attention):
            raise TypeError(f"{self._call}: attention must be a qkv.Attention, got a {type(given).__name__}.")
        leaves: list[Tensor] = []
        self._spec: Attention = strip(given, leaves)
        for n, leaf in enumerate(leaves):
            if leaf.requires_grad:
                self.register_parameter(f"detail_{n}", leaf if isinstance(leaf, nn.Parameter) else nn.Parameter(leaf))
            else:
                self.register_buffer(f"detail_{n}", leaf)
        self._details = len(leaves)

    @property
    def attention(self) -> Attention:
        """What this module attends with, its learned tensors in it; without dropout unless it is in training."""
        made = self._spec
        if self._details:
            made = bind(made, [getattr(self, f"detail_{n}") for n in range(self._details)])
        return made if self.training or not made.dropout_p else made.changed(dropout_p=0.0)

    def forward(
        self,
        x: Tensor,
        context: Tensor | None = None,
        *,
        mask: Any = None,
        cache: KeysAndValues | None = None,
        generator: torch.Generator | None = None,
    ) -> Tensor:
        """(B, L, width) for x (B, L, width).

        context: (B, S, context_width), what is attended to; None: x itself. mask: as in `qkv.attention`, joined with the
            attention's own by &; padding of the context is `qkv.masks.lengths(n)` or `qkv.masks.keys(bool (B, S))`.
        cache: keys and values of earlier steps. Self-attention adds its own; cross-attention fills an empty one from the
            context, and a full one stands for the context.
        generator: draws the seed of the attention's dropout.

        ValueError where shapes do not fit.
        """
        x = _checks.vectors(self._call, "x", x, self.width)
        q = self._heads(x, "query", self.heads)
        if context is not None or self.is_cross_attention:
            k, v = self._of_context(context, x, cache)
        else:
            k, v = self._heads(x, "key", self.kv_heads), self._heads(x, "value", self.kv_heads)
            if self.rope is not None:
                q, k = turn(self.rope, q, k, 0 if cache is None else cache.length)
            if cache is not None:
                k, v = cache.extend(k, v)
        out = self._attend(q, k, v, mask, generator)
        return self._product(self._finish(out, x).transpose(1, 2).flatten(2), "output")

    def _of_context(self, context: Tensor | None, x: Tensor, cache: KeysAndValues | None) -> tuple[Tensor, Tensor]:
        """Keys and values of the context, kept in the cache where there is one."""
        if cache is not None and cache.keys is not None and cache.values is not None:
            return cache.keys, cache.values
        if context is None:
            raise ValueError(
                f"{self._call}: this is cross-attention, and the call brings no context; pass the vectors that are attended "
                f"to, (B, S, {self.context_width})."
            )
        context = _checks.vectors(self._call, "context", context, self.context_width)
        if context.shape[0] != x.shape[0]:
            raise ValueError(
                f"{self._call}: x has {x.shape[0]} sequences and context {context.shape[0]}; expected one context for each."
            )
        k, v = self._heads(context, "key", self.kv_heads), self._heads(context, "value", self.kv_heads)
        return (k, v) if cache is None else cache.extend(k, v)

    def _product(self, x: Tensor, name: str) -> Tensor:
        """x @ weights + bias."""
        return F.linear(x, getattr(self, f"{name}_weights").mT, getattr(self, f"{name}_bias"))

    def _heads(self, x: Tensor, name: str, heads: int) -> Tensor:
        """(B, heads, L, D) for x (B, L, …)."""
        return self._product(x, name).unflatten(-1, (heads, -1)).transpose(1, 2)

    def _attend(self, q: Tensor, k: Tensor, v: Tensor, mask: Any, generator: torch.Generator | None) -> Tensor:
        """The heads' outputs (B, Hq, L, Dv)."""
        a = self.attention
        if a.prepare is not None or a.finish is not None:
            out: Tensor = a(q, k, v, mask=mask, generator=generator)
            return out
        if a.mask is not None:
            mask = a.mask if mask is None else a.mask & masks.lower(mask)
        made: Tensor = attention(
            q, k, v, score=a.score, bias=a.bias, mask=mask, normalize=a.normalize, causal=a.causal, window=a.window,
            scale=a.scale, softcap=a.softcap, sinks=a.sinks, dropout_p=a.dropout_p, generator=generator,
        )  # fmt: skip
        return made

    def _finish(self, out: Tensor, x: Tensor) -> Tensor:
        """What becomes of the heads' outputs (B, Hq, L, Dv) before they are joined; here nothing."""
        return out

    def extra_repr(self) -> str:
        words = [f"{self.width}, heads={self.heads}"]
        words += [f"kv_heads={self.kv_heads}"] if self.kv_heads != self.heads else []
        words += [f"head_width={self.head_width}"] if self.head_width * self.heads != self.width else []
        words += ["cross=True"] if self.is_cross_attention else []
        changes = [f"{name}: {after}" for name, (_, after) in self._spec.changes().items()] if not self._details else []
        return ", ".join(words + changes)

    @classmethod
    def from_torch(cls, module: nn.MultiheadAttention) -> MultiHeadAttention:
        """The same attention as `module`, with copies of its weights: equal outputs in eval mode.

        Inputs here are (B, L, width) whatever `module.batch_first` is, and keys and values come from one context. torch's bool
        masks have True for hidden pairs: pass ~mask. ValueError for a module with bias_k, add_zero_attn, or keys and values of
        different widths.
        """
        for name, there in (
            ("add_bias_kv", module.bias_k is not None),
            ("add_zero_attn", module.add_zero_attn),
            ("kdim different from vdim", module.kdim != module.vdim),
        ):
            if there:
                raise ValueError(
                    f"qkv.nn.MultiHeadAttention.from_torch: the module has {name}, which this one has not; record it with "
                    "qkv.record as it is, or build it without."
                )
        made = cls(
            module.embed_dim, module.num_heads, context_width=module.kdim, bias=module.in_proj_bias is not None,
            attention=Attention(dropout_p=module.dropout),
        )  # fmt: skip
        made.take(module)
        return made.train(module.training)

    def take(self, module: nn.MultiheadAttention) -> None:
        """Copy the weights of torch's module, which has the same sizes."""
        packed = module.in_proj_weight is not None
        three = module.in_proj_weight.chunk(3) if packed else [getattr(module, f"{n}_proj_weight") for n in "qkv"]
        names = ("query", "key", "value", "output")
        with torch.no_grad():
            for name, weight in zip(names, (*three, module.out_proj.weight), strict=True):
                getattr(self, f"{name}_weights").copy_(weight.mT)
            if module.in_proj_bias is not None:
                for name, bias in zip(names, (*module.in_proj_bias.chunk(3), module.out_proj.bias), strict=True):
                    getattr(self, f"{name}_bias").copy_(bias)
