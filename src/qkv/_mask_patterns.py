"""Masks that are sparse by a pattern: dilated, strided, fixed, random blocks, trees."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ._blocks import Grid, any_all_2d, minimum_maximum
from ._detail import Tile
from ._mask_kinds import Mask
from ._philox import philox


def _distances(grid: Grid) -> tuple[Tensor, Tensor]:
    """The smallest and largest query − key in each block; every whole number between them occurs."""
    (first, last), (key_first, key_last) = grid.position, grid.key
    return first - key_last, last - key_first


def _holds_multiple(low: Tensor, high: Tensor, step: int) -> Tensor:
    return high.div(step, rounding_mode="floor") * step >= low


@dataclass(frozen=True, eq=False)
class Dilated(Mask):
    """|distance| is one of 0, step, …, count · step."""

    count: int
    step: int

    def visible(self, tile: Tile) -> Tensor:
        distance = tile.distance
        return (distance.abs() <= self.count * self.step) & (distance % self.step == 0)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        low, high = _distances(grid)
        reach = self.count * self.step
        some = _holds_multiple(low.clamp_min(-reach), high.clamp_max(reach), self.step)
        within = (low >= -reach) & (high <= reach)
        return some, within & (low % self.step == 0) & ((low == high) | (self.step == 1))

    def __str__(self) -> str:
        return f"dilated({self.count}, {self.step})"


@dataclass(frozen=True, eq=False)
class Strided(Mask):
    """|distance| < stride, or a multiple of it."""

    stride: int

    def visible(self, tile: Tile) -> Tensor:
        distance = tile.distance
        return (distance.abs() < self.stride) | (distance % self.stride == 0)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        low, high = _distances(grid)
        some = ((low < self.stride) & (high > -self.stride)) | _holds_multiple(low, high, self.stride)
        every = (low >= -self.stride) & (high <= self.stride)  # ±stride are multiples
        return some, every | ((low == high) & (low % self.stride == 0)) | (self.stride == 1)

    def __str__(self) -> str:
        return f"strided({self.stride})"


@dataclass(frozen=True, eq=False)
class Fixed(Mask):
    """Query and key in one block of `stride` positions, or the key among the last c of its block."""

    stride: int
    c: int

    def _block(self, positions: Tensor) -> Tensor:
        return positions.div(self.stride, rounding_mode="floor")

    def _open(self, keys: Tensor) -> Tensor:
        return keys % self.stride >= self.stride - self.c

    def visible(self, tile: Tile) -> Tensor:
        return (self._block(tile.position) == self._block(tile.kv_idx)) | self._open(tile.kv_idx)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        some_open, all_open = grid.of_cols(self._open(torch.arange(grid.size[3]))[None])
        (first, last), (key_first, key_last) = (tuple(map(self._block, x)) for x in (grid.position, grid.key))
        some = some_open | ((first <= key_last) & (key_first <= last))
        # Of the keys that are not open, the first and the last one: all of them must lie in the block of all queries.
        low, high = grid.key
        low = torch.where(self._open(low), (key_first + 1) * self.stride, low)
        high = torch.where(self._open(high), key_last * self.stride + self.stride - self.c - 1, high)
        one = (first == last) & (self._block(low) == first) & (self._block(high) == first)
        return some, all_open | one

    def __str__(self) -> str:
        return f"fixed({self.stride}, {self.c})"


@dataclass(frozen=True, eq=False)
class RandomBlocks(Mask):
    """The `count` key blocks of each query block whose random words are the smallest."""

    count: int
    block_size: int
    seed: int

    def _layout(self, query_blocks: Tensor, keys: int) -> Tensor:
        """bool (query blocks, key blocks) for query blocks (n,) and a number of keys."""
        blocks = torch.arange(-(-keys // self.block_size), device=query_blocks.device)
        asking, zero = query_blocks[:, None] & 0xFFFFFFFF, torch.zeros_like(blocks)
        words = philox((asking, blocks[None], zero, zero), self.seed)[0]
        smallest = words.sort(dim=-1, stable=True).indices[:, : self.count]
        return torch.zeros_like(words, dtype=torch.bool).scatter_(1, smallest, True)

    def _block(self, positions: Tensor) -> Tensor:
        return positions.div(self.block_size, rounding_mode="floor")

    def visible(self, tile: Tile) -> Tensor:
        asking, where = torch.unique(self._block(tile.position), return_inverse=True)
        layout = self._layout(asking, tile.size[3])
        return layout[where[..., 0]].index_select(-1, self._block(tile.kv_idx).view(-1))

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        first, last = (self._block(p)[:, 0, :, 0] for p in grid.position)  # (B or 1, row blocks)
        cols = tuple(map(self._block, grid.col))
        found = []
        for low, high in zip(first, last, strict=True):
            base = int(low.min()) if low.numel() else 0
            asking = torch.arange(base, int(high.max()) + 1 if high.numel() else base)
            layout = self._layout(asking, grid.size[3])[None, None]
            found.append(any_all_2d(layout, (low - base, high - base), cols))  # type: ignore[arg-type]
        if not found:
            return (torch.zeros(0, 1, *first.shape[1:], len(cols[0]), dtype=torch.bool),) * 2
        some, every = zip(*found, strict=True)
        return torch.cat(some), torch.cat(every)

    def __str__(self) -> str:
        return f"random_blocks({self.count}, {self.block_size}, seed={self.seed})"


@dataclass(frozen=True, eq=False)
class Tree(Mask):
    """A draft's tokens and their ancestors, and all keys before the draft.

    Walking the tree depth first, a token is entered as number `enter`, and its last descendant is followed by number
    `leave`: j is i or an ancestor of i exactly when enter_j <= enter_i < leave_j. Both are (B or 1, Lq). A key before the
    draft counts as entered at −1 and never left, one behind it as never entered.
    """

    enter: Tensor
    leave: Tensor

    def check(self, size: tuple[int, int, int, int]) -> None:
        batch, rows = self.enter.shape
        if rows != size[2] or batch not in (1, size[0]):
            raise ValueError(
                f"masks.tree: got parents for {batch} × {rows} tokens and a query of {size[0]} × {size[2]} rows; expected one "
                f"parent for each row, ({size[2]},) or ({size[0]}, {size[2]})."
            )

    @staticmethod
    def _keys(draft: Tensor, enter: Tensor, leave: Tensor) -> tuple[Tensor, Tensor]:
        """(enter, leave) of keys that stand at `draft` (B or 1, m) within the draft, negative ones before it."""
        rows = enter.shape[1]
        batch = torch.broadcast_shapes(draft.shape[:1], enter.shape[:1])[0]
        draft = draft.expand(batch, -1)
        where = draft.clamp(0, max(rows - 1, 0))
        inside = (draft >= 0) & (draft < rows)
        outside = torch.where(draft < 0, -1, rows), torch.where(draft < 0, rows, -1)
        if not rows:
            return outside
        enter, leave = (x.expand(batch, -1).gather(1, where) for x in (enter, leave))
        return torch.where(inside, enter, outside[0]), torch.where(inside, leave, outside[1])

    def visible(self, tile: Tile) -> Tensor:
        enter, leave = (x.to(tile.device) for x in (self.enter, self.leave))
        enter, leave = (x if x.shape[0] == 1 else x[tile.b] for x in (enter, leave))
        asking = enter.index_select(1, tile.row_idx.view(-1))[:, None, :, None]
        shift = tile.offset.to(tile.device)[tile.b].view(-1, 1) if isinstance(tile.offset, Tensor) else tile.offset
        entered, left = self._keys(tile.kv_idx.view(1, -1) - shift, enter, leave)
        return (entered[:, None, None] <= asking) & (asking < left[:, None, None])

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        enter, leave = self.enter.cpu(), self.leave.cpu()
        first, last = (x[:, None, :, None] for x in minimum_maximum(enter, grid.rows))
        entered, left = self._keys(torch.arange(grid.size[3]) - grid.shift.view(-1, 1), enter, leave)
        (enter_low, enter_high), (left_low, left_high) = (
            tuple(x[:, None, None, :] for x in minimum_maximum(x, grid.cols)) for x in (entered, left)
        )
        before = grid.key[0] <= grid.position[1]  # an ancestor stands before its descendants
        some = (enter_low <= last) & (first < left_high) & before
        return some, (enter_high <= first) & (last < left_low)

    def __str__(self) -> str:
        return f"tree({'×'.join(map(str, self.enter.shape))})"


def walked(parents: list[int]) -> tuple[list[int], list[int]]:
    """(enter, leave) of each token; a parent comes before its children."""
    size = [1] * len(parents)
    for i in reversed(range(len(parents))):
        if parents[i] >= 0:
            size[parents[i]] += size[i]
    enter: list[int] = []
    free: list[int] = []  # the number that a token's next child gets
    top = 0
    for i, parent in enumerate(parents):
        enter.append(top if parent < 0 else free[parent])
        if parent < 0:
            top += size[i]
        else:
            free[parent] += size[i]
        free.append(enter[i] + 1)
    return enter, [a + b for a, b in zip(enter, size, strict=True)]
