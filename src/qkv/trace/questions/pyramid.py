"""A layer's map at any zoom: square tiles of it, each bin 2^level × 2^level cells, computed when somebody looks.

Nothing of the size Lq × Lk is ever kept. A head's picture of at most 1,024 × 1,024 bins is remembered once it was
computed, so that zooming out costs nothing; where a tile has more cells than may be read at once, every so-manieth row and
column is read, and the tile says so.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from ..._detail import NEG_INF
from ..._pooling import Part, binned, pooled, spread
from .measured import Subject

SIZE = 256  # bins of a tile, down and across
FINEST = 1024  # bins of a picture that is remembered
EFFORTS = (2**21, 2**25, 2**31)  # cells that a tile may read: at once, once all in sight are seen, in any case
_REMEMBERED = 2**27  # cells of a head up to which its picture is computed as a whole

Check = Callable[[], None]
Head = tuple[Subject, int]  # a layer and the number of a head in its map


def nothing() -> None:
    """Goes on."""


@dataclass(frozen=True, eq=False)
class MapTile:
    """values (n, m): mean or maximum of each bin, hidden cells counted as 0; −∞: all of it is hidden by a mask; NaN: NaN.

    read: 1 where every cell was read, else only one of so many.
    """

    values: Tensor
    read: int


class Pyramid:
    """Tiles of one sequence's maps. Safe to be asked by several threads. cache: bytes of pictures that are remembered."""

    def __init__(self, cache: int = 2**26):
        self._cache, self._lock = cache, threading.Lock()
        self._known: OrderedDict[tuple[Any, ...], tuple[Tensor, Tensor]] = OrderedDict()

    def tile(
        self, heads: Sequence[Head], level: int, row: int, col: int, *, largest: bool = False, effort: int = 1,
        omit: frozenset[str] = frozenset(), check: Check = nothing,
    ) -> MapTile:  # fmt: skip
        """Tile number (row, col) at a level, the mean over some heads. They must have maps of one shape.

        effort: 0 to 2, how many cells may be read; omit: as in `Part`. ValueError for a tile that is not there.
        """
        lq, lk = heads[0][0].shape[2:]
        step = 2**level
        rows, cols = (_span(n, step, length) for n, length in ((row, lq), (col, lk)))
        if level < 0 or row < 0 or col < 0 or rows.start >= rows.stop or cols.start >= cols.stop:
            raise ValueError(f"There is no tile ({row}, {col}) at level {level} of a map of {lq} × {lk} cells.")
        if any(of.shape[2:] != (lq, lk) for of, _ in heads):
            raise ValueError("A mean over several layers needs maps of one size. Choose heads of one layer.")
        whole = step > 1 and lq * lk * len(heads) <= _REMEMBERED
        cells = (rows.stop - rows.start) * (cols.stop - cols.start) * len(heads)
        every, across = (1, 1) if whole else _thinned(cells, step, EFFORTS[effort])
        total = seen = None
        for of, head in heads:
            part = Part(0, head, rows, cols, step, largest, every, across, omit)
            found = self._from_picture(of, part, check) if whole else pooled(of.map, part, check)
            # In maxima a hidden bin of one head must not hide the bin of another.
            mine = torch.where(found[1], found[0], 0.0)
            total = mine if total is None else total + mine
            seen = found[1] if seen is None else seen | found[1]
        assert total is not None and seen is not None
        count = torch.ones(()) if largest else _cells(rows, step, every)[:, None] * _cells(cols, step, across)
        values = torch.where(seen, total / (count.to(total) * len(heads)), NEG_INF)
        return MapTile(values.float().cpu(), every * across)

    def _from_picture(self, of: Subject, part: Part, check: Check) -> tuple[Tensor, Tensor]:
        """A part out of the head's whole picture, if its bins are no finer than that."""
        lq, lk = of.shape[2:]
        fine = 1
        while -(-max(lq, lk) // fine) > FINEST:
            fine *= 2
        if part.step < fine:
            return pooled(of.map, part, check)
        total, seen = self._picture(of, part, fine, check)
        here = tuple(slice(s.start // fine, -(-s.stop // fine)) for s in (part.rows, part.cols))
        ratio = (part.step // fine,) * 2
        return (
            binned(total[here], (0, 0), ratio, part.largest),
            binned(seen[here].to(total.dtype), (0, 0), ratio, True) > 0,
        )

    def _picture(self, of: Subject, part: Part, fine: int, check: Check) -> tuple[Tensor, Tensor]:
        key = (of.number, part.head, part.largest, part.omit)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        lq, lk = of.shape[2:]
        total, seen = pooled(of.map, replace(part, rows=slice(0, lq), cols=slice(0, lk), step=fine), check)
        found = (total.float(), seen)
        with self._lock:
            self._known[key] = found
            while len(self._known) > 1 and sum(5 * t.numel() for t, _ in self._known.values()) > self._cache:
                self._known.popitem(last=False)
        return found


def _thinned(cells: int, step: int, most: int) -> tuple[int, int]:
    """Which rows and columns are read, so that no more than `most` cells are: rows are left out first, then columns."""
    every = across = 1
    while every < step and cells > most * every:
        every *= 2
    while across < step and cells > most * every * across:
        across *= 2
    return every, across


def small_picture(of: Subject, head: int, bins: int, most: int = 2**22, check: Check = nothing) -> MapTile:
    """A head's whole map as at most bins × bins bins, the mean of each; at most `most` cells are read."""
    lq, lk = of.shape[2:]
    step = 1
    while -(-max(lq, lk) // step) > bins:
        step *= 2
    every, across = _thinned(lq * lk, step, most)
    rows, cols = slice(0, lq), slice(0, lk)
    total, seen = pooled(of.map, Part(0, head, rows, cols, step, False, every, across), check)
    count = _cells(rows, step, every)[:, None] * _cells(cols, step, across)
    return MapTile(torch.where(seen, total / count.to(total), NEG_INF).float().cpu(), every * across)


def tracks(of: Subject, head: int, most: int = 2**24, check: Check = nothing) -> tuple[Tensor, Tensor, int]:
    """(entropy of each row in nats (Lq), the mean share that each key received (Lk), every so-manieth row was read)."""
    lq, lk = of.shape[2:]
    every = max(1, lq * lk // most)
    # Rows are left out, columns are not: an entropy needs all of its row.
    part = Part(0, head, slice(0, lq), slice(0, lk), step=every, every=every)
    return *spread(of.map, part, check), every


def levels(rows: int, cols: int) -> int:
    """How many levels there are until the whole map is one tile."""
    level = 0
    while max(rows, cols) > SIZE * 2**level:
        level += 1
    return level + 1


def _span(number: int, step: int, length: int) -> slice:
    return slice(number * SIZE * step, min((number + 1) * SIZE * step, length))


def _cells(part: slice, step: int, every: int) -> Tensor:
    """Of each bin: how many of its rows (or columns) were read."""
    return torch.bincount(torch.arange(0, part.stop - part.start, every) // step).clamp_min(1)
