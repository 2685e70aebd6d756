"""Contributions: what a query got from a key, ‖w_ij v_j W_O‖, a virtual matrix beside the map's shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ._asking import stream
from ._detail import Tile, repeat_heads
from ._indexing import count, select
from .engines import looking

if TYPE_CHECKING:
    from .attention_map import AttentionMap


_KEYS = 512


class Contributions:
    """A virtual matrix (B, Hq, Lq, Lk), or (B, 1, Lq, Lk) for heads summed; indexed like the map. Kobayashi et al. 2020.

    c[b, h, rows, cols]    that part of it
    c.top(8)               of each row the largest, with their keys
    c.total()              of each row the sum over all keys
    """

    @torch.no_grad()
    def __init__(self, of: AttentionMap, output_weight: Any, direction: Any, heads: str):
        self._map, self._summed = of, heads == "sum"
        v = repeat_heads(of._v.to(of._dtype), of.shape[1])  # type: ignore[union-attr]
        self._weight = _blocks(output_weight, of.shape[1], v)
        self._direction = _checked(direction, output_weight, of.shape[1], v)
        # Some keys at a time: what all heads write for a key is far wider than its values.
        several = [self._of_keys(part) for part in v.split(_KEYS, 2)]
        self._per_key = torch.cat(several, 1 if self._summed and self._direction is None else 2)

    def _of_keys(self, v: Tensor) -> Tensor:
        if self._direction is not None:
            return self._signed(v)
        return self._gram(v) if self._summed else self._written(v).norm(dim=-1)

    @property
    def shape(self) -> tuple[int, int, int, int]:
        b, h, lq, lk = self._map.shape
        return (b, 1 if self._summed else h, lq, lk)

    def _written(self, v: Tensor) -> Tensor:
        """v_j W_O of each head, (B, Hq, Lk, width); without an output weight the head's own slots of it."""
        return v if self._weight is None else torch.einsum("bhkd,hwd->bhkw", v, self._weight)

    def _signed(self, v: Tensor) -> Tensor:
        """(v_j W_O) · direction of each head, (B, Hq, Lk)."""
        if self._weight is None:
            return torch.einsum("bhkd,hd->bhk", v, self._direction.view(v.shape[1], -1))  # type: ignore[union-attr]
        return torch.einsum("bhkd,hwd,w->bhk", v, self._weight, self._direction)

    def _gram(self, v: Tensor) -> Tensor:
        """Inner products of what the heads write for each key, (B, Lk, Hq, Hq): enough for the norm of their sum."""
        if self._weight is None:
            return torch.diag_embed((v.double() ** 2).sum(-1).mT)
        written = self._written(v).double()
        return torch.einsum("bhkw,bgkw->bkhg", written, written)

    def __getitem__(self, index: Any) -> Tensor:
        chosen = select(index, self.shape, "AttentionMap.contributions")
        return self._map._part(chosen, self._sum if self._summed else self._each)

    def top(self, k: int) -> tuple[Tensor, Tensor]:
        """(contributions, key indices) of the k largest in each row, (B, Hq or 1, Lq, k) each; of signed ones by their size.

        Sorted; ties go to the lowest index; where fewer than k keys are visible: contribution 0, index −1. Tile by tile: O(L)
        memory. ValueError for a k below 1.
        """
        kind = looking.Top if self._direction is None else looking.TopBySize
        return self._stream(kind(self.shape, count("k", k, 1), self._map._q, self._map._dtype))

    def total(self) -> Tensor:
        """(B, Hq or 1, Lq): the sum of each row over all keys, by which a contribution becomes a share. Tile by tile."""
        return self._stream(looking.Reach(self.shape, self._map._q, self._map._dtype))[0]

    def _stream(self, measure: Any) -> Any:
        return stream(self._map, [_Handed(self, measure)])[0]

    def _each(self, tile: Tile) -> Tensor:
        return self._each_of(self._map._weights(tile), tile)

    def _each_of(self, w: Tensor, tile: Tile) -> Tensor:
        per_key = self._map._gather(self._per_key, tile.b, tile.h, tile.cols).unsqueeze(-2)
        return torch.where(w == 0, 0.0, (w if self._direction is not None else w.abs()) * per_key)

    def _sum(self, tile: Tile) -> Tensor:
        d, size = self._map._d, self._map.shape
        every = d.tile(size, tile.device, tile.b, slice(0, size[1]), tile.rows, tile.cols)
        return self._sum_of(self._map._weights(every), every)

    def _sum_of(self, w: Tensor, tile: Tile) -> Tensor:
        """From the weights of all heads (B, Hq, n, m): (B, 1, n, m)."""
        if self._direction is not None:
            per_key = self._map._gather(self._per_key, tile.b, slice(0, w.shape[1]), tile.cols).unsqueeze(-2)
            return torch.where(w == 0, 0.0, w * per_key).sum(1, keepdim=True)
        gram = self._per_key
        for dim, part in enumerate((tile.b, tile.cols)):
            gram = (
                gram.narrow(dim, part.start, part.stop - part.start)
                if isinstance(part, slice)
                else gram.index_select(dim, part)
            )
        known = torch.where(torch.isfinite(gram), gram, 0.0)
        square = torch.einsum("bhnm,bmhg,bgnm->bnm", w.double(), known, w.double())
        unknown = ~torch.isfinite(torch.diagonal(gram, dim1=-2, dim2=-1)).mT.unsqueeze(-2)  # of each head and key
        norm = torch.where((unknown & (w != 0)).any(1), float("nan"), square.clamp_min(0.0).sqrt())
        return norm.to(w.dtype).unsqueeze(1)


class _Handed:
    """Lets a measure of weights see contributions in their place."""

    def __init__(self, of: Contributions, measure: Any):
        self.of, self.measure = of, measure

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        if self.of._summed:
            self.measure.see(tile, self.of._sum_of(w, tile), hidden.all(1, keepdim=True))
        else:
            self.measure.see(tile, self.of._each_of(w, tile), hidden)

    def ask(self, of: Any) -> Any:
        """Of the native kernels, where each head stands alone: signed ones are ranked by size, and get their signs back."""
        per_key, signed = self.of._per_key, isinstance(self.measure, looking.TopBySize)
        if self.of._summed or not of.handed(per_key.abs() if signed else per_key):
            return None
        answer = looking.Top.ask(self.measure, of) if signed else self.measure.ask(of)
        of.taken.add("handed")
        return (lambda: _with_signs(answer(), per_key)) if signed and answer else answer

    def result(self) -> Any:
        return self.measure.result()


def _with_signs(found: tuple[Tensor, Tensor], per_key: Tensor) -> tuple[Tensor, Tensor]:
    sizes, keys = found
    signs = per_key.unsqueeze(2).expand(*keys.shape[:3], -1).gather(-1, keys.clamp_min(0)).sign()
    return sizes * signs, keys


def _blocks(weight: Any, heads: int, v: Tensor) -> Tensor | None:
    """An nn.Linear weight (width, Hq · Dv) as one block a head, (Hq, width, Dv)."""
    if weight is None:
        return None
    w = torch.as_tensor(weight).detach().to(v)
    if w.dim() != 2 or w.shape[1] != heads * v.shape[-1]:
        raise ValueError(
            f"AttentionMap.contributions: output_weight is {tuple(w.shape)}; expected (width, {heads * v.shape[-1]}): as in "
            f"nn.Linear, its columns are {heads} heads of {v.shape[-1]} values."
        )
    return w.unflatten(1, (heads, -1)).transpose(0, 1)


def _checked(direction: Any, weight: Any, heads: int, v: Tensor) -> Tensor | None:
    if direction is None:
        return None
    d = torch.as_tensor(direction).detach().to(v)
    width = heads * v.shape[-1] if weight is None else weight.shape[0]
    if tuple(d.shape) != (width,):
        raise ValueError(
            f"AttentionMap.contributions: direction is {tuple(d.shape)}; expected ({width},), the output's width."
        )
    return d
