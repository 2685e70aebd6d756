"""The blocks of a (B, H, Lq, Lk) matrix, and what bool tensors say about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor


@dataclass
class Grid:
    """The blocks of a (B, H, Lq, Lk) matrix: `rows` × `cols` cells each, the last ones smaller. Lives on the CPU."""

    size: tuple[int, int, int, int]
    rows: int
    cols: int
    offset: int | Tensor

    @staticmethod
    def _bounds(length: int, step: int) -> tuple[Tensor, Tensor]:
        low = torch.arange(0, length, step)
        return low, (low + step - 1).clamp_max(length - 1)

    @cached_property
    def row(self) -> tuple[Tensor, Tensor]:
        """First and last raw row of each row block, (nQ,) each."""
        return self._bounds(self.size[2], self.rows)

    @cached_property
    def col(self) -> tuple[Tensor, Tensor]:
        """First and last key of each column block, (nK,) each."""
        return self._bounds(self.size[3], self.cols)

    @cached_property
    def shift(self) -> Tensor:
        """The offset as (B or 1, 1, 1, 1)."""
        return torch.as_tensor(self.offset).cpu().reshape(-1, 1, 1, 1)

    @cached_property
    def position(self) -> tuple[Tensor, Tensor]:
        """First and last position of each row block, (B or 1, 1, nQ, 1)."""
        return tuple(r.view(1, 1, -1, 1) + self.shift for r in self.row)  # type: ignore[return-value]

    @cached_property
    def positions(self) -> Tensor:
        """The position of every row, (B or 1, Lq)."""
        return torch.arange(self.size[2]) + self.shift.view(-1, 1)

    @cached_property
    def key(self) -> tuple[Tensor, Tensor]:
        """First and last key of each column block, (1, 1, 1, nK)."""
        return tuple(c.view(1, 1, 1, -1) for c in self.col)  # type: ignore[return-value]

    def of_rows(self, flags: Tensor) -> tuple[Tensor, Tensor]:
        """(any, all) over each row block of a bool (B or 1, Lq), as (B or 1, 1, nQ, 1)."""
        return tuple(x[:, None, :, None] for x in any_all(flags, *self.row))  # type: ignore[return-value]

    def of_cols(self, flags: Tensor) -> tuple[Tensor, Tensor]:
        """(any, all) over each column block of a bool (B or 1, Lk), as (B or 1, 1, 1, nK)."""
        return tuple(x[:, None, None, :] for x in any_all(flags, *self.col))  # type: ignore[return-value]


def any_all(flags: Tensor, low: Tensor, high: Tensor) -> tuple[Tensor, Tensor]:
    """(any, all) of a bool (…, L) over the ranges low … high (inclusive), (…, ranges) each."""
    if flags.shape[-1] == 1:  # a broadcast dimension: every range lies in its one entry
        one = flags.expand(*flags.shape[:-1], len(low))
        return one, one
    total = torch.nn.functional.pad(flags.cpu().cumsum(-1), (1, 0))
    count = total[..., high + 1] - total[..., low]
    return count > 0, count == high - low + 1


def any_all_2d(flags: Tensor, rows: tuple[Tensor, Tensor], cols: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """(any, all) of a bool (B, H, R, C) over row ranges × column ranges, one strip of rows at a time."""
    some, every = [], []
    for low, high in zip(*(r.tolist() for r in rows), strict=True):
        strip = flags if flags.shape[2] == 1 else flags[:, :, low : high + 1]
        some.append(any_all(strip.any(2), *cols)[0])
        every.append(any_all(strip.all(2), *cols)[1])
    if not some:
        empty = torch.zeros(*flags.shape[:2], 0, len(cols[0]), dtype=torch.bool)
        return empty, empty
    return torch.stack(some, 2), torch.stack(every, 2)


def minimum_maximum(x: Tensor, step: int) -> tuple[Tensor, Tensor]:
    """Smallest and largest number in each block of `step` along the last dimension."""
    if not x.numel():
        return x.new_zeros(x.shape[0], -(-x.shape[-1] // step)), x.new_zeros(x.shape[0], -(-x.shape[-1] // step))
    missing = -x.shape[-1] % step
    blocks = torch.cat([x, x[..., -1:].expand(*x.shape[:-1], missing)], -1).unflatten(-1, (-1, step))
    return blocks.amin(-1), blocks.amax(-1)
