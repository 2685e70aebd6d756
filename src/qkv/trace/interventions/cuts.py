"""Masks of an intervention: edges that are cut, and several variants of one text beside each other in one call."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from ..._blocks import Grid
from ..._detail import Index, Tile
from ..._mask_kinds import Mask


@dataclass(frozen=True, eq=False)
class Cut(Mask):
    """All pairs but the edges (n, 2): row and key, in the order of their rows. heads: only in these query heads."""

    edges: Tensor
    heads: tuple[int, ...] | None = None

    def visible(self, tile: Tile) -> Tensor:
        edges = self.edges.to(tile.device)
        if isinstance(tile.rows, slice):
            bounds = torch.tensor([tile.rows.start, tile.rows.stop], device=tile.device)
            first, last = torch.searchsorted(edges[:, 0].contiguous(), bounds).tolist()
            edges = edges[first:last]
        row, col = _places(tile.rows, edges[:, 0], tile.size[2]), _places(tile.cols, edges[:, 1], tile.size[3])
        there = (row >= 0) & (col >= 0)
        seen = torch.ones(1, 1, tile.row_idx.numel(), tile.kv_idx.numel(), dtype=torch.bool, device=tile.device)
        seen[0, 0, row[there], col[there]] = False
        if self.heads is None:
            return seen
        return seen | ~torch.isin(tile.h_idx, torch.tensor(self.heads, device=tile.device))

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        some = torch.ones(1, 1, len(grid.row[0]), len(grid.col[0]), dtype=torch.bool)
        every, edges = some.clone(), self.edges.cpu()
        every[0, 0, edges[:, 0] // grid.rows, edges[:, 1] // grid.cols] = False
        return some, every

    def __str__(self) -> str:
        return f"{len(self.edges)} edges cut"


def _places(part: Index, numbers: Tensor, size: int) -> Tensor:
    """Where each of `numbers` stands in the rows or columns of a tile; −1: nowhere."""
    if isinstance(part, slice):
        inside = (numbers >= part.start) & (numbers < part.stop)
        return torch.where(inside, numbers - part.start, -1)
    at = torch.full((size,), -1, device=numbers.device)
    at[part.to(numbers.device)] = torch.arange(len(part), device=numbers.device)
    return at[numbers]


@dataclass(frozen=True, eq=False)
class Packed(Mask):
    """Several variants of the last `length` tokens of a text, one after the other, behind the `past` tokens that they share.

        shared     variant 0   variant 1
        0 … past   0 … length  0 … length      the keys; the rows are those of the variants

    A row sees, of the shared keys and of its own variant's, what `mask` shows it where there is but one variant.
    """

    mask: Mask | None
    past: int
    length: int

    def visible(self, tile: Tile) -> Tensor:
        row, col = tile.row_idx.view(-1), tile.kv_idx.view(-1)
        mine, shared = torch.div(row, self.length, rounding_mode="floor"), col < self.past
        theirs = torch.div(col - self.past, self.length, rounding_mode="floor")
        seen = (shared | (theirs == mine[:, None]))[None, None]
        if self.mask is None:
            return seen
        own_col = torch.where(shared, col, self.past + (col - self.past) % self.length)
        alone = replace(tile, rows=row % self.length, cols=own_col)
        return seen & self.mask.visible(alone)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        """Blocks of other variants are empty; the others are asked."""
        low, high = (r // self.length for r in grid.row)
        first, last = (torch.div(c - self.past, self.length, rounding_mode="floor") for c in grid.col)
        mine = (first[None, :] <= high[:, None]) & (last[None, :] >= low[:, None])
        some = (mine | (grid.col[0] < self.past)[None, :])[None, None]
        return some, torch.zeros_like(some)

    def packed(self, edges: Tensor, variant: int) -> Tensor:
        """Edges (n, 2) of one variant, by the rows of its own tokens and by the text's keys, as edges of the whole call."""
        row, key = edges.unbind(1)
        moved = torch.where(key < self.past, key, key + variant * self.length)
        return torch.stack([row + variant * self.length, moved], 1)

    def __str__(self) -> str:
        return f"variants of {self.length} tokens after {self.past} ({self.mask})"
