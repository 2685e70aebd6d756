"""The tiles of a call in PyTorch: what going forward, going backward and looking have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from .._detail import NEG_INF, Tile, grouped_matmul, grouped_transposed_matmul, repeat_heads
from ..dropout import multiplier
from ..plan import Description, Group, Strip, TileSizes, clean, compute_dtype, groups, size_of


class Inputs:
    """q, k, v of a call, cleaned, with the order in which to go over them."""

    def __init__(self, d: Description, q: Tensor, k: Tensor, v: Tensor):
        self.d, self.dtype, self.size = d, compute_dtype(q.dtype), size_of(q, k)
        self.kv_heads = k.shape[1]
        self.q, self.k, self.v, self.broken = clean(d, q, k, v)
        sizes = None
        if self.broken:  # a key that is not finite, and that only some rows see: row by row, head by head
            self.k, self.v = (repeat_heads(x, q.shape[1]) for x in (self.k, self.v))
            sizes = TileSizes(1, 128, 2**16, 1)
        self.groups: tuple[Group, ...] = groups(d, self.size, d.score.cells(q.shape[-1]), sizes)

    def strips(self) -> Iterator[tuple[Group, Strip, Tensor]]:
        for group in self.groups:
            for strip in group.strips:
                yield group, strip, self.q[group.b, :, strip.rows].to(self.dtype)

    def tiles(self, group: Group, strip: Strip, q: Tensor) -> Iterator[Part]:
        for cols, mixed in strip.runs:
            tile = self.d.tile(self.size, self.q.device, group.b, slice(0, self.size[1]), strip.rows, cols)
            yield Part(self, tile, q, mixed)


class Part:
    """One tile: its keys and values, and its scores (hidden: −∞)."""

    def __init__(self, inputs: Inputs, tile: Tile, q: Tensor, mixed: bool):
        d, self.tile, self.q, self.d = inputs.d, tile, q, inputs.d
        self.k, self.v = (x[tile.b, :, tile.cols].to(inputs.dtype) for x in (inputs.k, inputs.v))
        visible = d.mask.visible(tile) if mixed and d.mask is not None else None
        self.may_hide = visible is not None or d.bias is not None
        self.seen: Tensor | None = None
        if inputs.broken:
            visible = d.seen(tile, mixed, inputs.dtype)
            if visible is not None:
                self.seen = visible.expand(*q.shape[:3], self.k.shape[2]).mT
                self.k, self.v = self._select(self.k), self._select(self.v)
        self.s, self.before = d.scores(q, self.k, tile, visible)

    def _select(self, x: Tensor) -> Tensor:
        """x (…, m, D) with the rows that this tile's one query does not see set to 0."""
        return x if self.seen is None else torch.where(self.seen, x, x.new_zeros(()))

    def dropout(self, w: Tensor) -> Tensor:
        if not self.d.dropout_p:
            return w
        return w * multiplier(self.d.dropout_p, self.d.seed, self.tile, w.dtype)

    def weight_gradient(self, dout: Tensor) -> Tensor:
        """dL/dw before dropout, (B, H, n, m)."""
        return self.dropout(grouped_matmul(dout, self.v.mT))

    def value_gradient(self, w: Tensor, dout: Tensor) -> Tensor:
        return self._select(grouped_transposed_matmul(self.dropout(w), dout, self.v.shape[1]))

    def input_gradients(self, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        if self.may_hide:
            ds = torch.where(self.s == NEG_INF, 0.0, ds)
        dq, dk = self.d.pull_back(self.q, self.k, self.tile, ds, self.before, into)  # type: ignore[arg-type]
        return dq, self._select(dk)
