"""Biases that are learned for relative positions: Shaw's and T5's."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._bias_kinds import Bias, add
from ._detail import Tile, as_tensor


class _Table(Bias):
    """table[head, bucket of (position of the key − position of the query)]: what learned relative positions share.

    A tile of n × m pairs knows n + m − 1 distances only: buckets are found once a distance, not once a pair, and the
    gradient is summed along the diagonals before it is scattered into the table.
    """

    table: Tensor

    def _by_head(self, table: Tensor) -> Tensor:
        """`table` as (Hq or 1, buckets)."""
        raise NotImplementedError

    def _bucket(self, relative: Tensor) -> Tensor:
        raise NotImplementedError

    def _at(self, tile: Tile, dtype: torch.dtype) -> Tensor:
        table = self._by_head(self.table).to(dtype)
        table = table if table.shape[0] == 1 else table[tile.h]
        if not _is_block(tile):
            return table[:, self._bucket(-tile.distance[:, 0])].transpose(0, 1)
        values = table[:, self._bucket(_diagonals(tile))].transpose(0, 1)
        return values.unfold(-1, tile.kv_idx.numel(), 1).flip(-2)

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        return add(s, self._at(tile, s.dtype))

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        if into.table is not None:
            total = self._by_head(into.table)
            bucket = self._bucket(_diagonals(tile))
            part = _sum_diagonals(ds).sum(0, keepdim=True) if bucket.shape[0] == 1 else _sum_diagonals(ds)
            part = part.sum(1, keepdim=True) if total.shape[0] == 1 else part
            total = total if total.shape[0] == 1 else total[tile.h]
            for where, values in zip(bucket, part, strict=True):
                total.scatter_add_(1, where.expand(values.shape), values)
        return ds


def _is_block(tile: Tile) -> bool:
    both = isinstance(tile.rows, slice) and isinstance(tile.cols, slice)
    return both and tile.row_idx.numel() > 0 and tile.kv_idx.numel() > 0


def _diagonals(tile: Tile) -> Tensor:
    """Key position − query position of each diagonal of a tile, from the last row's first pair on: (B or 1, n + m − 1)."""
    count = tile.row_idx.numel() + tile.kv_idx.numel() - 1
    first = tile.kv_idx.view(-1)[0] - tile.position[:, 0, -1]
    return first + torch.arange(count, device=tile.device)


def _sum_diagonals(x: Tensor) -> Tensor:
    """(…, n, m) -> (…, n + m − 1): sums along the diagonals, in the order of `_diagonals`.

    The rows, the last one first and each filled up with n zeros, are read again with rows one number shorter: every row
    then begins one place further right, and what stood on a diagonal stands in a column.
    """
    n, m = x.shape[-2:]
    filled = torch.nn.functional.pad(x.flip(-2), (0, n)).flatten(-2)
    return filled[..., : n * (n + m - 1)].unflatten(-1, (n, n + m - 1)).sum(-2)


@dataclass(frozen=True, eq=False)
class RelativePosition(_Table):
    """A learned number for each clipped distance: table[h, clip(key − query, −m, m) + m].

    table: (Hq, 2m + 1), or (1, 2m + 1) for all heads alike. Column m is the query's own position, column 0 a key m or more
    before it, column 2m one m or more after it. Positions count from query_offset. ValueError for another shape.

    Source: Shaw et al. 2018, eq. 4, with a number in the place of a vector; `RelativeKeys` has the vectors.
    """

    table: Tensor
    symbol: ClassVar[str] = "t[h, clip(j − i)]"
    latex: ClassVar[str] = r"t_{h,\,\mathrm{clip}(j - i)}"

    def __post_init__(self) -> None:
        table = as_tensor(self.table, "biases.RelativePosition: table")
        object.__setattr__(self, "table", table)
        if table.dim() != 2 or table.shape[1] % 2 == 0 or not table.is_floating_point():
            raise ValueError(
                f"biases.RelativePosition: table is {tuple(table.shape)} of {table.dtype}; expected floating point numbers "
                "(Hq, 2·m + 1) for distances from −m to m, an odd count."
            )

    def check(self, size: tuple[int, int, int, int]) -> None:
        if self.table.shape[0] not in (1, size[1]):
            raise ValueError(
                f"biases.RelativePosition: table is {tuple(self.table.shape)} for {size[1]} query heads; expected ({size[1]}, "
                f"{self.table.shape[1]}), or (1, {self.table.shape[1]}) for all heads alike."
            )

    def _by_head(self, table: Tensor) -> Tensor:
        return table

    def _bucket(self, relative: Tensor) -> Tensor:
        return clipped(relative, self.table.shape[1])


def clipped(relative: Tensor, count: int) -> Tensor:
    """clip(relative, −m, m) + m, for tables of count = 2m + 1 distances."""
    m = count // 2
    return relative.clamp(-m, m) + m


@dataclass(frozen=True, eq=False)
class RelativeKeys(Bias):
    """What a query gives each clipped distance: products[b, h, i, clip(key − query, −m, m) + m].

    products: (B or 1, Hq or 1, Lq, 2m + 1), by raw rows. Shaw's relative keys a (2m + 1, D) are
    `RelativeKeys(query @ a.mT * scale)` with the scale of the scores, 1/√D: memory Lq · (2m + 1), and gradients reach
    both the query and a. ValueError for another shape.

    Source: Shaw et al. 2018, eq. 4 and 5.
    """

    products: Tensor
    symbol: ClassVar[str] = "q·a[clip(j − i)]"
    latex: ClassVar[str] = r"q_i^\top a_{\mathrm{clip}(j - i)}"

    def __post_init__(self) -> None:
        object.__setattr__(self, "products", as_tensor(self.products, "biases.RelativeKeys: products"))

    def check(self, size: tuple[int, int, int, int]) -> None:
        shape = tuple(self.products.shape)
        fits = len(shape) == 4 and shape[0] in (1, size[0]) and shape[1] in (1, size[1]) and shape[2] == size[2]
        if not fits or shape[3] % 2 == 0:
            raise ValueError(
                f"biases.RelativeKeys: products is {shape}; expected (B, Hq, Lq, 2·m + 1) = ({size[0]}, {size[1]}, {size[2]}, "
                "an odd count): query @ a.mT with the vectors a (2·m + 1, D)."
            )

    def _part(self, tile: Tile, products: Tensor) -> Tensor:
        """The tile's rows of `products`: (B or 1, H or 1, n, 2m + 1), where rows are a slice a view."""
        for dim, index in enumerate((tile.b, tile.h, tile.rows)):
            if dim == 2 or products.shape[dim] != 1:
                products = products[(*[slice(None)] * dim, index)]
        return products

    def _where(self, tile: Tile, part: Tensor) -> Tensor:
        where = clipped(-tile.distance, self.products.shape[3])
        lead = torch.broadcast_shapes(part.shape[:2], where.shape[:2])
        return where.expand(*lead, *where.shape[2:])

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        part = self._part(tile, self.products).to(s.dtype)
        where = self._where(tile, part)
        return add(s, part.expand(*where.shape[:3], -1).gather(-1, where))

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        if into.products is not None:
            total = self._part(tile, into.products)
            where = self._where(tile, ds).expand(ds.shape)
            part = ds.new_zeros(*ds.shape[:3], total.shape[3]).scatter_add(-1, where, ds)
            total += part.sum_to_size(total.shape)
        return ds


@dataclass(frozen=True, eq=False)
class T5(_Table):
    """A learned number for each head and bucket of distances; far distances share a bucket.

    table: (buckets, Hq), as transformers' `relative_attention_bias.weight`. bidirectional: half of the buckets for keys
    before the query and at it, half for keys after it; otherwise keys after the query count as distance 0, for causal
    attention. Of a direction's buckets the first half are single distances, the others grow in powers up to max_distance,
    and the last holds all that lies further. T5 itself scales no score: scale=1. Positions count from query_offset.
    ValueError for a table with too few buckets, an odd count of them in two directions, or other heads.

    Source: Raffel et al. 2020, section 2.1.
    """

    table: Tensor
    bidirectional: bool = True
    max_distance: int = 128
    symbol: ClassVar[str] = "t[bucket(j − i), h]"
    latex: ClassVar[str] = r"t_{\mathrm{bucket}(j - i),\,h}"

    def __post_init__(self) -> None:
        table = as_tensor(self.table, "biases.T5: table")
        object.__setattr__(self, "table", table)
        count, directions = table.shape[0] if table.dim() == 2 else 0, 2 if self.bidirectional else 1
        if count < 2 * directions or count % directions or not table.is_floating_point():
            least = (
                "an even count of at least 4 buckets for two directions" if directions == 2 else "at least 2 buckets"
            )
            raise ValueError(
                f"biases.T5: table is {tuple(table.shape)} of {table.dtype}; expected floating point numbers (buckets, Hq), "
                f"{least}."
            )
        if self.max_distance <= count // directions // 2:
            raise ValueError(
                f"biases.T5: max_distance is {self.max_distance}, but {count} buckets already hold single distances up to "
                f"{count // directions // 2}; expected more than that."
            )

    def check(self, size: tuple[int, int, int, int]) -> None:
        if self.table.shape[1] != size[1]:
            raise ValueError(
                f"biases.T5: table is {tuple(self.table.shape)} for {size[1]} query heads; expected (buckets, "
                f"{size[1]}): buckets first, then heads."
            )

    def _by_head(self, table: Tensor) -> Tensor:
        return table.mT

    def _bucket(self, relative: Tensor) -> Tensor:
        count = self.table.shape[0]
        if not self.bidirectional:
            return _t5_bucket((-relative).clamp_min(0), count, self.max_distance)
        after = (relative > 0).to(relative.dtype) * (count // 2)
        return after + _t5_bucket(relative.abs(), count // 2, self.max_distance)


def _t5_bucket(distance: Tensor, count: int, max_distance: int) -> Tensor:
    """The bucket, of `count`, of a distance of 0 or more; in float32 as T5 itself, so that no edge moves."""
    exact = count // 2
    share = torch.log(distance.clamp_min(exact).float() / exact) / math.log(max_distance / exact)
    far = exact + (share * (count - exact)).to(distance.dtype)
    return torch.where(distance < exact, distance, far.clamp_max(count - 1))
