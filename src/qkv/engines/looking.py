"""Looking, tile by tile: every measure is a reduction over weights that exist for one tile at a time.

A measure sees each tile once, its weights (hidden: 0) and which of its pairs are hidden, and gives its result at the end.
Several measures share one pass.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Protocol

import torch
from torch import Tensor

from .._detail import NEG_INF, Tile, grouped_mix
from ..dropout import multiplier
from ..plan import Description, Size, compute_dtype, size_of
from . import _cpu_look
from ._tiles import Inputs


class Measure(Protocol):
    """A reduction over the weights of all tiles."""

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        """Take in a tile: w and hidden are (B, H, n, m)."""

    def result(self) -> Any:
        """What came out, after the last tile."""


def run(
    d: Description, q: Tensor, k: Tensor, row_state: Tensor | None, measures: list[Any], wanted: Tensor | None = None
) -> list[Any]:
    """The results of `measures` over the whole matrix, in one pass.

    wanted, bool (B, Lq): strips without such a row are left out.
    """
    known = _cpu_look.run(d, q, k, row_state, measures, wanted)
    left = [m for n, m in enumerate(measures) if n not in known]
    if left:
        _pass(d, q, k, row_state, left, wanted)
    return [known[n] if n in known else m.result() for n, m in enumerate(measures)]


def _pass(
    d: Description, q: Tensor, k: Tensor, row_state: Tensor | None, measures: list[Any], wanted: Tensor | None
) -> None:
    inputs = Inputs(d, q, k, k)
    for group, strip, rows in inputs.strips():
        if wanted is not None and not bool(wanted[group.b, strip.rows].any()):
            continue
        r = None if row_state is None else row_state[group.b, :, strip.rows]
        for part in inputs.tiles(group, strip, rows):
            w = d.normalize.weigh(part.s, r, part.tile)
            hidden = part.s == NEG_INF
            for measure in measures:
                measure.see(part.tile, w, hidden)


def watch(
    d: Description, q: Tensor, k: Tensor, v: Tensor, asked: dict[str, Any]
) -> tuple[Tensor, Tensor, dict[Any, Any]] | None:
    """(out, row state, {(word, value): result}) of a forward that measures on the way; None where the kernels cannot."""
    items = list(asked.items())
    measures = [measure_of(name, value, size_of(q, k), q, compute_dtype(q.dtype)) for name, value in items]
    found = _cpu_look.watch(d, q, k, v, measures)
    return None if found is None else (found[0], found[1], {items[n]: result for n, result in found[2].items()})


def weights(d: Description, q: Tensor, k: Tensor, row_state: Tensor | None, ends: tuple[Any, ...]) -> Tensor | None:
    """The weights between the ends of four slices, where the kernels are the faster way to them; else None."""
    return _cpu_look.part(d, q, k, row_state, ends) if all(isinstance(x, slice) for x in ends) else None


def measure_of(name: str, value: Any, size: Size, like: Tensor, dtype: torch.dtype) -> Any:
    """The measure that `AttentionMap.look` asks for under this name."""
    if name == "top":
        return Top(size, value, like, dtype)
    if name == "entropy":
        return Entropy(size, like, dtype)
    if name == "received":
        return Received(size, value == "per_eligible", like, dtype)
    return Picture(size, value[0], value[1], value[2] == "max", like, dtype)


def largest(values: Tensor, k: int) -> tuple[Tensor, Tensor]:
    """(values, positions) of the k largest along the last dimension, sorted; ties go to the lowest position."""
    k = min(k, values.shape[-1])
    best, where = values.topk(k)
    threshold = best[..., -1:]
    tied = ((values >= threshold).sum(-1) > k) & (threshold.squeeze(-1) != NEG_INF)
    where = where.sort(-1).values
    order = values.gather(-1, where).sort(dim=-1, descending=True, stable=True).indices
    where = where.gather(-1, order)
    if bool(tied.any()):  # topk breaks ties as it likes: only then is a whole row sorted
        where[tied] = values[tied].sort(dim=-1, descending=True, stable=True).indices[..., :k]
    return values.gather(-1, where), where


class Top:
    """The k largest weights of each row with their keys; too few visible keys: weight 0, index −1."""

    def __init__(self, size: Size, k: int, like: Tensor, dtype: torch.dtype):
        self.k, self.shape, self.dtype, self.device = k, (*size[:3], k), dtype, like.device

    @cached_property
    def weights(self) -> Tensor:
        """What is found here; kernels that answer have memory of their own."""
        return torch.full(self.shape, NEG_INF, dtype=self.dtype, device=self.device)

    @cached_property
    def indices(self) -> Tensor:
        """The keys that they belong to."""
        return torch.full(self.shape, -1, dtype=torch.int64, device=self.device)

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        here = (tile.b, slice(None), tile.rows)
        new, where = largest(torch.where(hidden, NEG_INF, w), self.k)
        weights = torch.cat([self.weights[here], new], -1)
        indices = torch.cat([self.indices[here], where + tile.cols.start], -1)  # type: ignore[union-attr]
        self.weights[here], kept = largest(weights, self.k)
        self.indices[here] = indices.gather(-1, kept)

    def ask(self, of: _cpu_look.Question) -> _cpu_look.Answer | None:
        return of.top(self.k)

    def result(self) -> tuple[Tensor, Tensor]:
        none = self.weights == NEG_INF
        return torch.where(none, 0.0, self.weights), torch.where(none, -1, self.indices)


class TopBySize(Top):
    """Of signed numbers the k of largest size in each row, with their signs; ties go to the lowest index."""

    ask = None  # type: ignore[assignment]

    def __init__(self, size: Size, k: int, like: Tensor, dtype: torch.dtype):
        super().__init__(size, k, like, dtype)
        self.signed = torch.zeros_like(self.weights)

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        here = (tile.b, slice(None), tile.rows)
        new, where = largest(torch.where(hidden, NEG_INF, w.abs()), self.k)
        sizes = torch.cat([self.weights[here], new], -1)
        signed = torch.cat([self.signed[here], w.gather(-1, where)], -1)
        indices = torch.cat([self.indices[here], where + tile.cols.start], -1)  # type: ignore[union-attr]
        self.weights[here], kept = largest(sizes, self.k)
        self.signed[here], self.indices[here] = signed.gather(-1, kept), indices.gather(-1, kept)

    def result(self) -> tuple[Tensor, Tensor]:
        none = self.weights == NEG_INF
        return torch.where(none, 0.0, self.signed), torch.where(none, -1, self.indices)


class Entropy:
    """−Σ p ln p of p = w / Σw, in nats: ln W + Σ(−w ln w) / W with W = Σw."""

    def __init__(self, size: Size, like: Tensor, dtype: torch.dtype):
        self.total = torch.zeros(size[:3], dtype=dtype, device=like.device)
        self.spread = torch.zeros_like(self.total)

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        if w.numel() and float(w.min()) < 0:
            raise ValueError(
                "AttentionMap.entropy: some weights are below 0, and the entropy of signed weights is not defined. Look at "
                "map.top or map.received instead."
            )
        here = (tile.b, slice(None), tile.rows)
        self.total[here] += w.sum(-1)
        logs = w.clamp_min(torch.finfo(w.dtype).tiny).log_()  # half the time of torch.special.entr; 0 · ln(tiny) is 0
        self.spread[here] -= logs.mul_(w).sum(-1)

    def ask(self, of: _cpu_look.Question) -> _cpu_look.Answer | None:
        return of.entropy()

    def result(self) -> Tensor:
        safe = torch.where(self.total == 0, 1.0, self.total)
        return (torch.log(safe) + self.spread / safe).clamp_min(0.0)


class Received:
    """Column sums Σ_i w_ij, or their mean over the rows that could see the key. Summed in float64."""

    def __init__(self, size: Size, per_eligible: bool, like: Tensor, dtype: torch.dtype):
        shape = (*size[:2], size[3])
        self.dtype = dtype
        self.total = torch.zeros(shape, dtype=torch.float64, device=like.device)
        self.eligible = torch.zeros(shape, dtype=torch.int64, device=like.device) if per_eligible else None

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        here = (tile.b, slice(None), tile.cols)
        self.total[here] += w.sum(-2)
        if self.eligible is not None:
            self.eligible[here] += (~hidden).sum(-2)

    def ask(self, of: _cpu_look.Question) -> _cpu_look.Answer | None:
        return of.received(self.eligible is not None)

    def result(self) -> Tensor:
        total = self.total if self.eligible is None else self.total / self.eligible.clamp_min(1)
        return total.to(self.dtype)


class LeftProduct:
    """x W of each head, Σ_i x_i w_ij, for x (B, Hq or 1, Lq): the matrix is never there. Summed in float64.

    counted: also how many rows with x_i ≠ 0 could see each key. A row with x_i = 0 adds nothing, not even a NaN.
    """

    def __init__(self, size: Size, x: Tensor, like: Tensor, dtype: torch.dtype, counted: bool = False):
        shape = (*size[:2], size[3])
        self.x, self.dtype = x.to(dtype), dtype
        self.total = torch.zeros(shape, dtype=torch.float64, device=like.device)
        self.seen = torch.zeros(shape, dtype=torch.int64, device=like.device) if counted else None

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        here, x = (tile.b, slice(None), tile.cols), self.x[tile.b, :, tile.rows].unsqueeze(-2)
        product = (x @ w).squeeze(-2)
        if not bool(torch.isfinite(product).all()):
            product = (x @ torch.where(x.mT == 0, 0.0, w)).squeeze(-2)
        self.total[here] += product
        if self.seen is not None:
            self.seen[here] += (~hidden & (x.mT != 0)).sum(-2)

    def ask(self, of: _cpu_look.Question) -> _cpu_look.Answer | None:
        return of.left_product(self.x, self.seen is not None)

    def result(self) -> tuple[Tensor, Tensor | None]:
        return self.total.to(self.dtype), self.seen


class Reach:
    """Of each row: Σ_j w_ij, the keys that it could see, and Σ_j w_ij · |position of the query − position of the key|.

    position (B, Lq): where the queries stand among the keys; None: as the description has it.
    """

    def __init__(self, size: Size, like: Tensor, dtype: torch.dtype, position: Tensor | None = None):
        self.position = position
        self.total = torch.zeros(size[:3], dtype=torch.float64, device=like.device)
        self.far = torch.zeros_like(self.total)
        self.visible = torch.zeros(size[:3], dtype=torch.int64, device=like.device)
        self.dtype = dtype

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        here, total = (tile.b, slice(None), tile.rows), w.sum(-1)
        self.total[here] += total
        self.visible[here] += w.shape[-1] - torch.count_nonzero(hidden, -1)
        last = tile.cols.stop - 1  # type: ignore[union-attr]
        position = tile.position if self.position is None else self.position[tile.b, None, tile.rows, None]
        before = position.squeeze(-1) - last
        if int(before.min()) >= 0:  # all keys lie before all queries: a product does, measured from the last of them
            self.far[here] += total * before + (w @ (last - tile.kv_idx).view(-1).to(w.dtype))
        else:
            self.far[here] += (w * (position - tile.kv_idx).abs()).sum(-1)

    def ask(self, of: _cpu_look.Question) -> _cpu_look.Answer | None:
        return of.reach(self.position)

    def result(self) -> tuple[Tensor, Tensor, Tensor]:
        return self.total.to(self.dtype), self.visible, self.far.to(self.dtype)


class Picture:
    """The matrix pooled to rows × cols bins, mean or max: row i falls into bin ⌊i · rows / Lq⌋; hidden cells count as 0."""

    def __init__(self, size: Size, rows: int, cols: int, largest: bool, like: Tensor, dtype: torch.dtype):
        self.shape, self.sizes, self.largest = (*size[:2], rows, cols), size[2:], largest
        self.dtype, self.device = dtype, like.device

    @cached_property
    def picture(self) -> Tensor:
        """What is put together here; kernels that answer have memory of their own."""
        value = NEG_INF if self.largest else 0.0
        return torch.full(self.shape, value, dtype=torch.float64, device=self.device)

    @cached_property
    def visited(self) -> Tensor:
        """Cells that were in a tile."""
        batch, _, *bins = self.shape
        return torch.zeros(batch, *bins, dtype=torch.int64, device=self.device)

    @cached_property
    def bins(self) -> list[Tensor]:
        """Of each row, and of each column, the number of its bin."""
        return [
            torch.arange(length, device=self.device) * count // max(length, 1)
            for length, count in zip(self.sizes, self.shape[2:], strict=True)
        ]

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        rows, cols = self.bins[0][tile.rows], self.bins[1][tile.cols]
        (r0, r1), (c0, c1) = ((int(x[0]), int(x[-1]) + 1) for x in (rows, cols))
        here = (tile.b, slice(None), slice(r0, r1), slice(c0, c1))
        shape = (*w.shape[:3], c1 - c0)
        strip = w.new_full(shape, NEG_INF if self.largest else 0.0)
        across = (cols - c0).expand(w.shape)
        if self.largest:
            strip.scatter_reduce_(-1, across, w, "amax")
            down = (rows - r0).view(-1, 1).expand(shape)
            part = strip.new_full((*shape[:2], r1 - r0, c1 - c0), NEG_INF).scatter_reduce_(-2, down, strip, "amax")
            self.picture[here] = torch.maximum(self.picture[here], part.double())
            counted = torch.bincount(rows - r0)[:, None] * torch.bincount(cols - c0)[None, :]
            self.visited[tile.b, r0:r1, c0:c1] += counted
        else:
            strip.scatter_add_(-1, across, w)
            self.picture[here].index_add_(2, rows - r0, strip.double())

    def ask(self, of: _cpu_look.Question) -> _cpu_look.Answer | None:
        return of.picture(*self.shape[2:], self.largest)

    def result(self) -> Tensor:
        down, across = (torch.bincount(b, minlength=n) for b, n in zip(self.bins, self.shape[2:], strict=True))
        cells = down[:, None] * across[None, :]
        if self.largest:  # cells in skipped blocks are hidden: they count as 0
            unseen = (self.visited < cells).unsqueeze(1)
            picture = torch.where(unseen, self.picture.clamp_min(0.0), self.picture)
            picture = torch.where(cells == 0, 0.0, picture)
        else:
            picture = self.picture / cells.clamp_min(1)
        return picture.to(self.dtype)


class Mix:
    """Σ_j w_ij v_j (w after dropout) and Σ_j w_ij, from the weights that a map gives: to hold an output against its map."""

    def __init__(self, size: Size, v: Tensor, dtype: torch.dtype, dropout: tuple[float, int]):
        self.v, self.dropout = v, dropout
        self.out = torch.zeros(*size[:3], v.shape[-1], dtype=dtype, device=v.device)
        self.total = torch.zeros(size[:3], dtype=dtype, device=v.device)

    def see(self, tile: Tile, w: Tensor, hidden: Tensor) -> None:
        here = (tile.b, slice(None), tile.rows)
        self.total[here] += w.sum(-1)
        p, seed = self.dropout
        w = w * multiplier(p, seed, tile, w.dtype) if p else w
        self.out[here] += grouped_mix(w, self.v[tile.b, :, tile.cols].to(w.dtype))

    def result(self) -> tuple[Tensor, Tensor]:
        return self.out, self.total
