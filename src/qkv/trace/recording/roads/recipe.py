"""What scores and weights are made of: queries, keys, scale, biases, masks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from .... import biases
from .structure import compact_bias, read_mask, split

Shape = tuple[int, ...]
LOW = -9999.0  # models set a score to some number as low as this, or add it, where they want a weight of 0


@dataclass(frozen=True, eq=False)
class Recipe:
    """scale · query keyᵀ + biases, where masks allow it; `softmax`: weights instead of scores; dropout_p: of the weights.

    query (…, n, D) and key (…, m, D) lead with (B, H) or with their product; heads: (B, H), a guess until a shape tells it.
    biases are as wide as they came, (1 or B, 1 or H, 1 or n, 1 or m); masks alike, True where a pair is hidden; zeroed:
    where the scores were multiplied by 0, which has to be hidden next (GPT-1 masks so).
    """

    query: Tensor
    key: Tensor
    heads: tuple[int, int]
    scale: float = 1.0
    biases: tuple[Tensor, ...] = ()
    masks: tuple[Tensor, ...] = ()
    softmax: bool = False
    dropout_p: float = 0.0
    zeroed: Tensor | None = None

    def scaled(self, by: float) -> Recipe | None:
        if self.softmax or not math.isfinite(by) or by <= 0:
            return None
        return replace(self, scale=self.scale * by, biases=tuple(b * by for b in self.biases))

    def added(self, bias: Tensor, shape: Shape) -> Recipe | None:
        """A tensor added to scores of `shape`; one that only hides is a mask."""
        four = self._four(bias, shape)
        if four is None or self.softmax or not bias.is_floating_point():
            return None
        if self.zeroed is not None and bool(((four > LOW) & self.zeroed).any()):
            return None
        return replace(self, biases=(*self.biases, four), zeroed=None)

    def hidden(self, mask: Tensor, shape: Shape) -> Recipe | None:
        """Pairs of scores of `shape` set to a number so low that a softmax makes it 0."""
        four = self._four(mask, shape)
        return (
            None
            if four is None or self.softmax or mask.dtype != torch.bool
            else replace(self, masks=(*self.masks, four))
        )

    def already(self, mask: Tensor, shape: Shape) -> bool:
        """Whether these pairs of weights were hidden before the softmax."""
        four = self._four(mask, shape)
        return four is not None and self.softmax and any(torch.equal(four, known) for known in self.masks)

    def weighed(self) -> Recipe | None:
        return None if self.softmax or self.zeroed is not None else replace(self, softmax=True)

    def dropped(self, p: float) -> Recipe | None:
        return replace(self, dropout_p=p) if self.softmax and (not p or not self.dropout_p) else None

    def viewed(self, before: Shape, after: Shape) -> Recipe | None:
        """In another shape, where that tells batch and heads apart, or puts them together."""
        if before == after:
            return self
        few, many = sorted((before, after), key=len)
        if few[-2:] != many[-2:] or len(few) + 1 != len(many) or few[0] != many[0] * many[1]:
            return None
        if (len(few), len(many)) == (4, 5):  # windows of an image, and the batch that they are of
            return self if few[1] == many[2] else None
        if len(many) != 4:
            return None
        heads = many[0], many[1]
        if self.heads == heads:
            return self
        again = lambda x: x if x.shape[:2] == (1, 1) else x.flatten(0, 1).unflatten(0, heads)  # noqa: E731
        return replace(self, heads=heads, biases=tuple(map(again, self.biases)), masks=tuple(map(again, self.masks)))

    def times(self, by: Tensor, shape: Shape) -> Recipe | None:
        """Scores times a number for each head or row, which the queries are multiplied by; or times 0 and 1."""
        if self.softmax or by.dim() > len(shape) or by.dim() < 1 or self.zeroed is not None:
            return None
        if by.shape[-1] == 1:
            plain = not self.biases and not self.masks and self.query.dim() == len(shape)
            fits = all(a in (1, b) for a, b in zip(by.shape[::-1], shape[::-1], strict=False))
            return replace(self, query=self.query * by) if plain and fits else None
        four = self._four(by, shape)
        if four is None or self.biases or by.requires_grad or not bool(((by == 0) | (by == 1)).all()):
            return None
        return replace(self, zeroed=four == 0)

    def _four(self, x: Tensor, shape: Shape) -> Tensor | None:
        """x, which broadcasts to `shape`, by (B, H, n, m)."""
        if x.dim() > len(shape) or any(a not in (1, b) for a, b in zip(x.shape[::-1], shape[::-1], strict=False)):
            return None
        x = x[(None,) * (len(shape) - x.dim())]
        if len(shape) == 5:
            return x[0] if x.shape[:2] == (1, 1) else x.expand(*shape[:2], *x.shape[2:]).flatten(0, 1)
        if len(shape) == 4:
            return x
        return x[None] if x.shape[0] == 1 else x.unflatten(0, self.heads)

    def lowered(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor, dict[str, Any]] | None:
        """query, key, value (B, H, …) of one dtype, and details of `qkv.attention`; None where they are no attention."""
        if not self.softmax:
            return None
        q, k, v = (self._spread(x) for x in (self.query, self.key, value))
        if q is None or k is None or v is None or k.shape[2] != v.shape[2] or q.shape[1] % k.shape[1]:
            return None
        v = v if v.shape[1] == k.shape[1] else v.expand(-1, k.shape[1], -1, -1) if v.shape[1] == 1 else v
        if v.shape[1] != k.shape[1]:
            k = k.expand(-1, v.shape[1], -1, -1)
        if v.dtype != q.dtype:
            q, k, v = _alike(q, k, v)
        return q, k, v, {**self._details((*q.shape[:3], k.shape[2])), "scale": self.scale}

    def _spread(self, x: Tensor) -> Tensor | None:
        if x.dim() == 3:
            batch, heads = self.heads
            if x.shape[0] not in (1, batch * heads):
                return None
            x = x[None].expand(batch, -1, -1, -1) if x.shape[0] == 1 else x.unflatten(0, (batch, heads))
        if x.shape[0] == 1:
            x = x.expand(self.heads[0], -1, -1, -1)
        return x

    def _details(self, size: tuple[int, int, int, int]) -> dict[str, Any]:
        visible: Any = None
        added: list[Tensor] = []
        for bias in self.biases:
            seen, bias = (None, bias) if bias.requires_grad else split(bias, LOW)
            visible = visible if seen is None else _both(visible, seen)
            if bias.requires_grad or bool(bias.any()):
                added.append(bias)
        for mask in self.masks:
            visible = _both(visible, ~mask)
        details = read_mask(visible, size) if visible is not None else {}
        kept = [compact_bias(bias, size, details.get("query_offset")) for bias in added]
        return {**details, "bias": None if not kept else kept[0] if len(kept) == 1 else biases.Sum(tuple(kept))}


def _both(a: Tensor | None, b: Tensor) -> Tensor:
    return b if a is None else a & b


def _alike(*tensors: Tensor) -> tuple[Tensor, ...]:
    """In one dtype: the narrowest that holds all three exactly (gpt_neo makes its queries and keys wider for a while)."""
    narrow = min((x.dtype for x in tensors), key=lambda dtype: torch.finfo(dtype).bits)
    if all(x.dtype == narrow or torch.equal(x.to(narrow).to(x.dtype), x) for x in tensors):
        return tuple(x.to(narrow) for x in tensors)
    wide = max((x.dtype for x in tensors), key=lambda dtype: torch.finfo(dtype).bits)
    return tuple(x.to(wide) for x in tensors)
