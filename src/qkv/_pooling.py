"""Parts of a map pooled to bins of step × step cells: what a picture of a part needs, in one head, tile by tile.

`AttentionMap.pool` draws whole maps of all heads. Here a part of one head is drawn, masked bins are told apart, and of a
matrix with too many cells only every so-manieth row and column is read: any cell follows from its own query, key and row
state alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ._asking import exactly
from ._detail import NEG_INF, Index, Tile
from .plan import TileSizes, groups

if TYPE_CHECKING:
    from .attention_map import AttentionMap

_SIZES = TileSizes(rows=256, cols=256, width=4096, batches=1)  # 4 MB of float32 at most for one head
_ROWS, _WIDTH = 64, 16384  # of a piece where rows are left out


@dataclass(frozen=True)
class Part:
    """The bins of one head that are asked for.

    rows, cols: the cells, as slices with bounds; step: the size of a bin, from `start` of each slice on; largest: the
    maximum of each bin instead of the sum; every, across: only each so-manieth row and column is read, divisors of step;
    omit: cells that count as hidden, "first" (column 0, where sinks are), "diagonal" (each token's own).
    """

    b: int
    head: int
    rows: slice
    cols: slice
    step: int = 1
    largest: bool = False
    every: int = 1
    across: int = 1
    omit: frozenset[str] = frozenset()

    @property
    def bins(self) -> tuple[int, int]:
        """How many bins there are down and across."""
        return tuple(-(-(part.stop - part.start) // self.step) for part in (self.rows, self.cols))


@exactly
def pooled(of: AttentionMap, part: Part, check: Callable[[], None] = lambda: None) -> tuple[Tensor, Tensor]:
    """(sums or maxima of the visible weights that were read, whether any was visible), each (rows, cols) in bins.

    Maxima are −∞ where nothing was visible. A NaN among the cells makes its bin NaN. `check` is called between tiles: what it
    raises ends the work.
    """
    total = of._q.new_full(part.bins, NEG_INF if part.largest else 0.0, dtype=of._dtype)
    seen = torch.zeros(part.bins, dtype=torch.bool, device=total.device)
    step = (part.step // part.every, part.step // part.across)
    for rows, cols, w, hidden in pieces(of, part):
        check()
        at = ((_first(rows) - part.rows.start) // part.every, (_first(cols) - part.cols.start) // part.across)
        if part.largest and hidden is not None:
            w = w.masked_fill(hidden, NEG_INF)
        found = binned(w, at, step, part.largest)
        here = tuple(slice(a // s, a // s + n) for a, s, n in zip(at, step, found.shape, strict=True))
        if part.largest:
            total[here] = torch.maximum(total[here], found)
            seen[here] |= found != NEG_INF
        else:
            total[here] += found
            seen[here] |= True if hidden is None else binned((~hidden).to(w.dtype), at, step, True) > 0
    return total, seen


@exactly
def spread(of: AttentionMap, part: Part, check: Callable[[], None] = lambda: None) -> tuple[Tensor, Tensor]:
    """(entropy of the rows that are read, in nats, NaN for the others; what each key received from a row that saw it, mean)."""
    rows_, cols_ = part.rows.stop, part.cols.stop
    total, logs = (torch.zeros(rows_, dtype=torch.float64) for _ in range(2))
    received, eligible = (torch.zeros(cols_, dtype=torch.float64) for _ in range(2))
    for rows, cols, w, hidden in pieces(of, part):
        check()
        total[rows] += w.sum(1).double().cpu()
        logs[rows] += torch.special.entr(w).sum(1).double().cpu()
        received[cols] += w.sum(0).double().cpu()
        eligible[cols] += len(w) if hidden is None else (~hidden).sum(0).cpu()
    read = torch.zeros(rows_, dtype=torch.bool)
    read[part.rows.start : rows_ : part.every] = True
    safe = torch.where(total == 0, 1.0, total)
    entropy = torch.where(read, (safe.log() + logs / safe).clamp_min(0.0), float("nan"))
    return entropy.float(), (received / eligible.clamp_min(1)).float()


def pieces(of: AttentionMap, part: Part) -> Iterator[tuple[Index, Index, Tensor, Tensor | None]]:
    """(rows, columns, weights, which are hidden or None) of the tiles of a part that are not empty; hidden weights are 0."""
    of._untouched()
    state = of._exact_row_state()
    for rows, cols, mixed in _places(of, part):
        found = _weights(of, part, rows, cols, mixed, state)
        if found is not None:
            yield rows, cols, *found


def _first(index: Index) -> int:
    return index.start if isinstance(index, slice) else int(index[0])


def binned(x: Tensor, at: tuple[int, int], step: tuple[int, int], largest: bool) -> Tensor:
    """x (n, m), whose first cell stands at `at`, reduced to the bins of `step` cells that it touches."""
    fill = NEG_INF if largest else 0.0
    for dim in (0, 1):
        size, lead = step[dim], at[dim] % step[dim]
        if size == 1:
            continue
        tail = -(lead + x.shape[dim]) % size
        if lead or tail:
            edges = (lead, tail) if dim else (0, 0, lead, tail)
            x = torch.nn.functional.pad(x, edges, value=fill)
        x = x.unflatten(dim, (-1, size))
        x = x.amax(dim + 1) if largest else x.sum(dim + 1)
    return x


def _weights(
    of: AttentionMap, part: Part, rows: Index, cols: Index, mixed: bool, state: Tensor | None
) -> tuple[Tensor, Tensor | None] | None:
    """(weights, which are hidden or None), each (n, m); None where the mask hides all of them."""
    d, b, h = of._d, slice(part.b, part.b + 1), slice(part.head, part.head + 1)
    kv = part.head // (of._q.shape[1] // of._k.shape[1])
    tile = d.tile(of.shape, of._q.device, b, h, rows, cols)
    visible = d.mask.visible(tile) if mixed and d.mask is not None else None
    if visible is not None and not visible.any():
        return None
    q, k = of._q[b, h][:, :, rows].to(of._dtype), of._k[b, kv : kv + 1][:, :, cols].to(of._dtype)
    s = d.scores(q, k, tile, visible)[0]
    w = d.normalize.weigh(s, None if state is None else state[b, h][:, :, rows], tile)[0, 0]
    hidden = s[0, 0] == NEG_INF if visible is not None or d.bias is not None else None
    if part.omit:
        left_out = _left_out(part, tile).expand(w.shape)
        hidden = left_out if hidden is None else hidden | left_out
        w = w.masked_fill(left_out, 0.0)
    return w, hidden


def _left_out(part: Part, tile: Tile) -> Tensor:
    found = torch.zeros(1, 1, dtype=torch.bool, device=tile.device)
    if "first" in part.omit:
        found = found | (tile.kv_idx == 0)[0, 0]
    if "diagonal" in part.omit:
        found = found | (tile.position == tile.kv_idx)[0, 0]
    return found


def _places(of: AttentionMap, part: Part) -> Iterator[tuple[Index, Index, bool]]:
    """(rows, columns, mixed) of the tiles that are not empty; where cells are left out the mask is asked everywhere."""
    if part.every > 1 or part.across > 1:
        picked = torch.arange(part.rows.start, part.rows.stop, part.every)
        across = torch.arange(part.cols.start, part.cols.stop, part.across)
        down, wide = part.step // part.every, part.step // part.across
        for rows in picked.split(max(1, _ROWS // down) * down):
            for cols in across.split(max(1, _WIDTH // wide) * wide):
                whole = slice(int(cols[0]), int(cols[-1]) + 1) if part.across == 1 else cols
                yield rows, whole, True
        return
    for group in groups(of._d, of.shape, 1, _SIZES):
        for strip in group.strips if group.b.start <= part.b < group.b.stop else ():
            rows = _common(strip.rows, part.rows)
            for run, mixed in strip.runs if rows is not None else ():
                cols = _common(run, part.cols)
                if cols is not None and rows is not None:
                    yield rows, cols, mixed


def _common(a: slice, b: slice) -> slice | None:
    low, high = max(a.start, b.start), min(a.stop, b.stop)
    return slice(low, high) if low < high else None
