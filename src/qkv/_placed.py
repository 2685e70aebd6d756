"""Masks and biases of several matrices, put into one: what a recording joins keeps the meaning that each of its calls had.

A `Place` says where a matrix stands inside a larger one: which of its batches, heads and rows are there, and at which key
it begins. A `Piece` is a mask or a bias with its place and the rows of the larger matrix that it answers for. Rows see
only keys that their own call saw.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._bias_kinds import Bias
from ._blocks import Grid, any_all_2d
from ._detail import Detail, Tile
from ._mask_kinds import Mask

Size = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class Place(Detail):
    """Where a matrix of `size` stands in a larger one.

    offset, raw: as the description of its call had them. batch: the one sequence that is left, None for all. heads: the query
    heads that are left, None for all. rows (n,): the rows that are left; None: those from `first_row` on, one after the
    other. first_key: the column of its first key in the larger matrix.
    """

    size: Size
    offset: int | Tensor
    raw: bool
    batch: int | None = None
    heads: tuple[int, ...] | None = None
    rows: Tensor | None = None
    first_row: int = 0
    first_key: int = 0

    def cols(self, tile: Tile) -> tuple[Any, Tensor | None]:
        """(the columns of `tile` in this matrix, which of the tile's columns lie in it, None for all of them)."""
        last = self.size[3]
        if isinstance(tile.cols, slice):
            start, stop = tile.cols.start - self.first_key, tile.cols.stop - self.first_key
            inner = slice(min(max(start, 0), last), max(min(stop, last), min(max(start, 0), last)))
            if inner.stop - inner.start == stop - start:
                return inner, None
            where = torch.arange(start, stop, device=tile.device)
            return inner, (where >= 0) & (where < last)
        where = tile.cols.to(tile.device) - self.first_key
        inside = (where >= 0) & (where < last)
        return where[inside], None if bool(inside.all()) else inside

    def inner(self, tile: Tile, rows: Tensor, cols: Any) -> Tile:
        """The tile of this matrix: `rows` counts from the piece's first row."""
        b = tile.b if self.batch is None else slice(self.batch, self.batch + 1)
        h = tile.h
        if self.heads is not None:
            h = torch.tensor(self.heads, device=tile.device)[tile.h]
        mine: Any = rows + self.first_row if self.rows is None else self.rows.to(rows.device)[rows]
        return Tile(b, h, _as_slice(mine), cols, self.size, self.offset, self.raw, tile.device)

    def row_range(self, low: int, high: int) -> tuple[int, int]:
        """The first and the last row of this matrix among the piece's rows low … high."""
        if self.rows is None:
            return low + self.first_row, high + self.first_row
        part = self.rows[low : high + 1]
        return int(part.min()), int(part.max())


def _as_slice(rows: Tensor) -> Any:
    """Neighbouring rows as a slice: details know them as one block."""
    if not rows.numel():
        return slice(0, 0)
    first = int(rows[0])
    along = torch.arange(first, first + len(rows), device=rows.device)
    return slice(first, first + len(rows)) if torch.equal(rows, along) else rows


@dataclass(frozen=True, eq=False)
class Piece(Detail):
    """Rows first … first + count − 1 of the larger matrix: `detail` (None: no limit, no bias) of the matrix at `place`."""

    first: int
    count: int
    place: Place
    detail: Any

    def chosen(self, rows: Tensor) -> Tensor:
        """Which of `rows` are this piece's."""
        return ((rows >= self.first) & (rows < self.first + self.count)).nonzero().view(-1)

    def moved(self, by: int) -> Piece:
        moved: Piece = self.changed(first=self.first + by)
        return moved


@dataclass(frozen=True, eq=False)
class PlacedMask(Mask):
    """Each row by the mask of its own piece, which shows the keys of its own call at most. A row of no piece sees nothing."""

    pieces: tuple[Piece, ...]

    def visible(self, tile: Tile) -> Tensor:
        rows = tile.row_idx.view(-1)
        found = [(at, self._seen(piece, tile, rows[at])) for piece in self.pieces if (at := piece.chosen(rows)).numel()]
        lead = torch.broadcast_shapes((1, 1), *(seen.shape[:2] for _, seen in found))
        whole = torch.zeros(*lead, len(rows), tile.kv_idx.numel(), dtype=torch.bool, device=tile.device)
        for at, seen in found:
            whole[:, :, at] = seen
        return whole

    @staticmethod
    def _seen(piece: Piece, tile: Tile, rows: Tensor) -> Tensor:
        cols, inside = piece.place.cols(tile)
        count = cols.stop - cols.start if isinstance(cols, slice) else len(cols)
        if piece.detail is None or not count:
            seen = torch.ones(1, 1, len(rows), count, dtype=torch.bool, device=tile.device)
        else:
            seen = piece.detail.visible(piece.place.inner(tile, rows - piece.first, cols))
            seen = seen.expand(*seen.shape[:2], len(rows), count)
        if inside is None:
            return seen
        whole = torch.zeros(*seen.shape[:3], len(inside), dtype=torch.bool, device=tile.device)
        whole[..., inside] = seen
        return whole

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        """A block of several pieces may be visible where one of them is, and is full where all of them are."""
        lows, highs = (x.tolist() for x in grid.row)
        batch = max((_batches(piece) for piece in self.pieces), default=1)
        some = torch.zeros(batch, 1, len(lows), len(grid.col[0]), dtype=torch.bool)
        every = torch.ones_like(some)
        covered = [0] * len(lows)
        for piece in self.pieces:
            numbers = [n for n in range(len(lows)) if lows[n] < piece.first + piece.count and highs[n] >= piece.first]
            if not numbers:
                continue
            spans = [(max(lows[n] - piece.first, 0), min(highs[n] - piece.first, piece.count - 1)) for n in numbers]
            piece_some, piece_every = _piece_blocks(piece, grid, spans)
            some[:, :, numbers] |= piece_some
            every[:, :, numbers] &= piece_every
            for n, (low, high) in zip(numbers, spans, strict=True):
                covered[n] += high - low + 1
        whole = torch.tensor(
            [c == h - low + 1 for c, h, low in zip(covered, highs, lows, strict=True)], dtype=torch.bool
        )
        return some, every & some & whole.view(1, 1, -1, 1)

    def __str__(self) -> str:
        names = list(dict.fromkeys(str(p.detail) if p.detail is not None else "everyone" for p in self.pieces))
        return names[0] if len(names) == 1 else f"by rows({len(self.pieces)} calls: {', '.join(names[:3])})"


def _batches(piece: Piece) -> int:
    one = piece.place.batch is not None or not isinstance(piece.detail, Mask)
    return 1 if one else piece.place.size[0]


def _piece_blocks(piece: Piece, grid: Grid, spans: list[tuple[int, int]]) -> tuple[Tensor, Tensor]:
    """(some, every) of a piece, (B or 1, 1, spans, column blocks), from the blocks of its own matrix that they touch."""
    place, keys = piece.place, piece.place.size[3]
    low, high = (c - place.first_key for c in grid.col)
    touches, within = (high >= 0) & (low < keys), (low >= 0) & (high < keys)
    if not keys or not place.size[2]:
        none = torch.zeros(1, 1, len(spans), len(low), dtype=torch.bool)
        return none, none
    if piece.detail is None:
        return touches.expand(1, 1, len(spans), -1), within.expand(1, 1, len(spans), -1)
    own = Grid(place.size, grid.rows, grid.cols, place.offset)
    shape = (len(own.row[0]), len(own.col[0]))
    some, every = (x.expand(*x.shape[:2], *shape) for x in piece.detail.blocks(own))
    some, every = some.any(1, keepdim=True), every.all(1, keepdim=True)
    if place.batch is not None and some.shape[0] != 1:
        some = some[place.batch : place.batch + 1]
    if place.batch is not None and every.shape[0] != 1:
        every = every[place.batch : place.batch + 1]
    ranges = torch.tensor([place.row_range(*span) for span in spans])
    rows = tuple(ranges[:, n] // grid.rows for n in range(2))
    cols = tuple(c.clamp(0, keys - 1) // grid.cols for c in (low, high))
    return (
        any_all_2d(some, rows, cols)[0] & touches,  # type: ignore[arg-type]
        any_all_2d(every, rows, cols)[1] & within,  # type: ignore[arg-type]
    )


@dataclass(frozen=True, eq=False)
class PlacedBias(Bias):
    """Each row by the bias of its own piece; keys that its call did not see stay as they are. Maps only: no gradient."""

    pieces: tuple[Piece, ...]
    symbol: ClassVar[str] = "b[i, j]"

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        rows = tile.row_idx.view(-1)
        out = s.clone()
        for piece in self.pieces:
            at = piece.chosen(rows)
            if piece.detail is None or not at.numel():
                continue
            cols, inside = piece.place.cols(tile)
            keys = torch.arange(s.shape[-1], device=s.device) if inside is None else inside.nonzero().view(-1)
            if not keys.numel():
                continue
            part = s[:, :, at][..., keys]
            out[:, :, at[:, None], keys] = piece.detail.apply(
                part, piece.place.inner(tile, rows[at] - piece.first, cols)
            )
        return out

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        raise NotImplementedError("qkv: a joined bias belongs to a recorded map, which is detached.")
