"""The kinds of masks, as frozen data: what each shows of a tile, and what it knows of whole blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ._blocks import Grid, any_all_2d, minimum_maximum
from ._detail import Detail, Hole, Tile, as_tensor
from .biases import check_broadcast


class Mask(Detail):
    """Base of masks."""

    def check(self, size: tuple[int, int, int, int]) -> None:
        """Raise ValueError where this mask does not fit a (B, Hq, Lq, Lk) matrix."""

    def visible(self, tile: Tile) -> Tensor:
        raise NotImplementedError

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        unknown = torch.ones(1, 1, 1, 1, dtype=torch.bool)
        return unknown, ~unknown

    def __and__(self, other: Any) -> Mask:
        other = lower(other)
        if other is None or isinstance(other, Everyone):
            return self
        return other if isinstance(self, Everyone) else And(self, other)

    __rand__ = __and__

    def __or__(self, other: Any) -> Mask:
        return Or(self, lower(other) or Everyone())

    __ror__ = __or__

    def __invert__(self) -> Mask:
        return self.mask if isinstance(self, Not) else Not(self)

    def dense(
        self, rows: int, cols: int, *, batch: int = 1, heads: int = 1, query_offset: int | Tensor | None = None
    ) -> Tensor:
        """The whole mask as a bool tensor (batch, heads, rows, cols), to draw it or to hand it to another library."""
        size = (batch, heads, rows, cols)
        self.check(size)
        offset = cols - rows if query_offset is None else query_offset
        b, h, i, j = (slice(0, n) for n in size)
        tile = Tile(b, h, i, j, size, offset, query_offset is None, torch.device("cpu"))
        return self.visible(tile).expand(size)


@dataclass(frozen=True, eq=False)
class Everyone(Mask):
    def visible(self, tile: Tile) -> Tensor:
        return torch.ones(1, 1, 1, 1, dtype=torch.bool, device=tile.device)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        yes = torch.ones(1, 1, 1, 1, dtype=torch.bool)
        return yes, yes

    def __str__(self) -> str:
        return "everyone"


@dataclass(frozen=True, eq=False)
class Window(Mask):
    """−right <= position of the query − position of the key <= left. `upper_left` measures from offset 0."""

    left: int | None
    right: int | None
    upper_left: bool = False

    def visible(self, tile: Tile) -> Tensor:
        distance = tile.row_idx - tile.kv_idx if self.upper_left else tile.distance
        if self.left is None and self.right is None:
            return torch.ones(1, 1, 1, 1, dtype=torch.bool, device=tile.device)
        if self.left is None:
            return distance >= -self.right  # type: ignore[operator]
        near = distance <= self.left
        return near if self.right is None else near & (distance >= -self.right)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        first, last = grid.position
        if self.upper_left:
            first, last = first - grid.shift, last - grid.shift
        low, high = first - grid.key[1], last - grid.key[0]  # the distances that occur in a block lie between these
        some, every = torch.ones_like(low, dtype=torch.bool), torch.ones_like(low, dtype=torch.bool)
        if self.left is not None:
            some, every = some & (low <= self.left), every & (high <= self.left)
        if self.right is not None:
            some, every = some & (high >= -self.right), every & (low >= -self.right)
        return some, every

    def __str__(self) -> str:
        if (self.left, self.right) == (None, 0):
            return "causal (upper left)" if self.upper_left else "causal"
        return f"window({self.left}, {self.right})"


@dataclass(frozen=True, eq=False)
class Below(Mask):
    """Keys j < n: `prefix(n)` and `lengths(n)`. n is an integer or a tensor (B,)."""

    n: int | Tensor
    name: str

    def check(self, size: tuple[int, int, int, int]) -> None:
        if isinstance(self.n, Tensor) and tuple(self.n.shape) not in ((), (1,), (size[0],)):
            raise ValueError(
                f"masks.{self.name}: got {tuple(self.n.shape)} numbers for a batch of {size[0]}; expected ({size[0]},), one "
                "for each sequence."
            )

    def _limit(self) -> Tensor:
        return torch.as_tensor(self.n).reshape(-1, 1, 1, 1)

    def visible(self, tile: Tile) -> Tensor:
        limit = self._limit().to(tile.device)
        return tile.kv_idx < (limit if limit.shape[0] == 1 else limit[tile.b])

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        limit = self._limit().cpu()
        return grid.key[0] < limit, grid.key[1] < limit

    def __str__(self) -> str:
        return f"{self.name}({_show(self.n)})"


@dataclass(frozen=True, eq=False)
class Keys(Mask):
    """True where a key may be seen, (B, Lk) or (Lk,)."""

    values: Tensor

    def check(self, size: tuple[int, int, int, int]) -> None:
        shape = tuple(self.values.shape)
        if len(shape) > 2 or shape[-1:] != (size[3],) or shape[:-1] not in ((), (1,), (size[0],)):
            raise ValueError(f"masks.keys: got a mask of shape {shape}; expected (B, Lk) = ({size[0]}, {size[3]}).")

    def visible(self, tile: Tile) -> Tensor:
        return tile.take(self._rows()[:, None, None, :].to(tile.device))

    def _rows(self) -> Tensor:
        return self.values if self.values.dim() == 2 else self.values.unsqueeze(0)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        return grid.of_cols(self._rows())

    def __str__(self) -> str:
        return f"keys({_show(self.values)})"


@dataclass(frozen=True, eq=False)
class Documents(Mask):
    """Same document: ids[position of the query] == ids[key]. A query outside the ids belongs to no document."""

    ids: Tensor

    def check(self, size: tuple[int, int, int, int]) -> None:
        shape = tuple(self.ids.shape)
        if len(shape) not in (1, 2) or shape[-1] < size[3] or shape[:-1] not in ((), (1,), (size[0],)):
            raise ValueError(
                f"masks.documents: got ids of shape {shape}; expected one for each key, (Lk,) = ({size[3]},) or (B, Lk) = "
                f"({size[0]}, {size[3]})."
            )

    def _ids(self) -> Tensor:
        return self.ids if self.ids.dim() == 2 else self.ids.unsqueeze(0)

    def _of(self, positions: Tensor, ids: Tensor) -> tuple[Tensor, Tensor]:
        """(ids there, whether there is one) for positions (B or 1, n)."""
        inside = (positions >= 0) & (positions < ids.shape[-1])
        if not ids.shape[-1]:
            return torch.zeros_like(positions), inside
        where = positions.clamp(0, max(ids.shape[-1] - 1, 0))
        batch = torch.broadcast_shapes(ids.shape[:1], where.shape[:1])[0]
        return ids.expand(batch, -1).gather(1, where.expand(batch, -1)), inside

    def visible(self, tile: Tile) -> Tensor:
        ids = self._ids().to(tile.device)
        ids = ids if ids.shape[0] == 1 else ids[tile.b]
        asking, inside = self._of(tile.position[:, 0, :, 0], ids)
        answering = ids[:, tile.cols] if isinstance(tile.cols, slice) else ids.index_select(1, tile.kv_idx.view(-1))
        return (asking[:, None, :, None] == answering[:, None, None, :]) & inside[:, None, :, None]

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        ids = self._ids().cpu()
        asking, inside = self._of(grid.positions, ids)
        low, high = (x[:, None, :, None] for x in minimum_maximum(asking, grid.rows))
        k_low, k_high = (x[:, None, None, :] for x in minimum_maximum(ids[:, : grid.size[3]], grid.cols))
        some_inside, all_inside = grid.of_rows(inside)
        overlap, one = (low <= k_high) & (k_low <= high), (low == high) & (k_low == k_high) & (low == k_low)
        return overlap & some_inside, one & all_inside

    def __str__(self) -> str:
        return f"documents({_show(self.ids)})"


@dataclass(frozen=True, eq=False)
class GlobalTokens(Mask):
    """Pairs in which the query or the key stands at one of `indices`."""

    indices: tuple[int, ...]

    def _among(self, positions: Tensor) -> Tensor:
        return torch.isin(positions, torch.tensor(self.indices, dtype=positions.dtype, device=positions.device))

    def visible(self, tile: Tile) -> Tensor:
        return self._among(tile.position) | self._among(tile.kv_idx)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        some_rows, all_rows = grid.of_rows(self._among(grid.positions))
        some_cols, all_cols = grid.of_cols(self._among(torch.arange(grid.size[3]))[None])
        return some_rows | some_cols, all_rows | all_cols

    def __str__(self) -> str:
        return f"global_tokens({', '.join(map(str, self.indices))})"


@dataclass(frozen=True, eq=False)
class BlockSparse(Mask):
    """layout[..., i // block_size, j // block_size], by raw rows."""

    layout: Tensor
    block_size: int

    def check(self, size: tuple[int, int, int, int]) -> None:
        shape, need = tuple(self.layout.shape), [-(-n // self.block_size) for n in size[2:]]
        lead = shape[:-2]
        fits = all(a in (1, b) for a, b in zip(lead[::-1], (size[1], size[0]), strict=False))
        if len(shape) not in (2, 3, 4) or list(shape[-2:]) != need or not fits:
            raise ValueError(
                f"masks.block_sparse: layout is {shape} for blocks of {self.block_size} and (Lq, Lk) = {size[2:]}; expected "
                f"({need[0]}, {need[1]}), (Hq, …) or (B, Hq, …)."
            )

    def _layout(self) -> Tensor:
        return self.layout[(None,) * (4 - self.layout.dim())]

    def visible(self, tile: Tile) -> Tensor:
        layout = self._layout().to(tile.device)
        for dim, index in enumerate((tile.b_idx, tile.h_idx)):
            if layout.shape[dim] != 1:
                layout = layout.index_select(dim, index.view(-1))
        rows = layout.index_select(2, tile.row_idx.view(-1) // self.block_size)
        return rows.index_select(3, tile.kv_idx.view(-1) // self.block_size)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        rows = tuple(r // self.block_size for r in grid.row)
        cols = tuple(c // self.block_size for c in grid.col)
        return any_all_2d(self._layout().cpu(), rows, cols)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return f"block_sparse({_show(self.layout)}, {self.block_size})"


@dataclass(frozen=True, eq=False)
class Given(Mask):
    """A bool tensor that broadcasts to (B, Hq, Lq, Lk), by raw rows."""

    values: Tensor

    def check(self, size: tuple[int, int, int, int]) -> None:
        shape = tuple(self.values.shape)
        if shape == (size[0], size[3]) and shape[0] not in (1, size[2]):
            raise ValueError(
                f"qkv.attention: mask has shape {shape}, which is (B, Lk); a 2-D mask is (Lq, Lk) = {size[2:]}. Padding is "
                "masks.keys(mask)."
            )
        check_broadcast(shape, size, "mask")

    def visible(self, tile: Tile) -> Tensor:
        return tile.take(self.values.to(tile.device))

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        values = self.values[(None,) * (4 - self.values.dim())].cpu()
        return any_all_2d(values, grid.row, grid.col)

    def __str__(self) -> str:
        return f"tensor({_show(self.values)})"


@dataclass(frozen=True, eq=False)
class Function(Mask):
    """A `mask_mod`: f(b, h, q_idx, kv_idx) -> bool; its structure is not known, so every part is asked."""

    f: Callable[..., Tensor]

    def visible(self, tile: Tile) -> Tensor:
        seen = self.f(tile.b_idx, tile.h_idx, tile.q_idx, tile.kv_idx)
        if not isinstance(seen, Tensor):
            seen = torch.as_tensor(seen, device=tile.device)
        if seen.dtype != torch.bool:
            raise ValueError(
                f"masks.from_function: the function gave {seen.dtype}; expected bool, True where the query may attend. "
                "A function that changes scores is a bias: pass it as bias=."
            )
        return seen[(None,) * (4 - seen.dim())]

    def __str__(self) -> str:
        return f"function({getattr(self.f, '__name__', 'f')})"


@dataclass(frozen=True, eq=False)
class And(Mask):
    a: Mask
    b: Mask

    def check(self, size: tuple[int, int, int, int]) -> None:
        self.a.check(size)
        self.b.check(size)

    def visible(self, tile: Tile) -> Tensor:
        return self.a.visible(tile) & self.b.visible(tile)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        (some_a, every_a), (some_b, every_b) = self.a.blocks(grid), self.b.blocks(grid)
        return some_a & some_b, every_a & every_b

    def __str__(self) -> str:
        return " & ".join(f"({m})" if isinstance(m, Or) else str(m) for m in (self.a, self.b))


@dataclass(frozen=True, eq=False)
class Or(And):
    def visible(self, tile: Tile) -> Tensor:
        return self.a.visible(tile) | self.b.visible(tile)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        (some_a, every_a), (some_b, every_b) = self.a.blocks(grid), self.b.blocks(grid)
        return some_a | some_b, every_a | every_b

    def __str__(self) -> str:
        return f"{self.a} | {self.b}"


@dataclass(frozen=True, eq=False)
class Not(Mask):
    mask: Mask

    def check(self, size: tuple[int, int, int, int]) -> None:
        self.mask.check(size)

    def visible(self, tile: Tile) -> Tensor:
        return ~self.mask.visible(tile)

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        some, every = self.mask.blocks(grid)
        return ~every, ~some

    def __str__(self) -> str:
        return f"~({self.mask})" if isinstance(self.mask, And) else f"~{self.mask}"


def _show(value: Any) -> str:
    return "×".join(map(str, value.shape)) or "scalar" if isinstance(value, Tensor) else str(value)


def checked_bool(value: Any, call: str, instead: str) -> Tensor:
    tensor = as_tensor(value, call)
    if not isinstance(tensor, Hole) and tensor.dtype != torch.bool:
        raise ValueError(
            f"{call}: got a mask of {tensor.dtype}; expected bool, True where a key may be seen. {instead}"
        )
    return tensor


def given(values: Any) -> Mask:
    """See masks.from_tensor."""
    way = "A float mask is added to the scores: pass it as bias=. For 0/1 numbers use mask.bool()."
    return Given(checked_bool(values, "qkv.attention: mask", way))


def modifier(f: Any) -> Mask:
    """See masks.from_function."""
    if not callable(f):
        raise TypeError(f"masks.from_function: expected a function f(b, h, q_idx, kv_idx), got {f!r}.")
    return Function(f)


def lower(mask: Any) -> Mask | None:
    """A mask from what a user may pass: None, a Mask, a bool tensor or array, or a bare function."""
    if mask is None or isinstance(mask, Mask):
        return mask
    if callable(mask) and not isinstance(mask, (type, Tensor)):
        return modifier(mask)
    if isinstance(mask, (Tensor, list, tuple)) or hasattr(mask, "__array__") or hasattr(mask, "__dlpack__"):
        return given(mask)
    raise TypeError(
        f"qkv.attention: mask must be one of qkv.masks, a bool tensor or a function f(b, h, q_idx, kv_idx), got {mask!r}."
    )
