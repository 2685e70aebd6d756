"""What engines take: a description with its tensors as leaves, and the order in which to go over the matrix.

A `Description` says what to compute. `groups` says where: batches that share a block structure, for each of them strips of
query rows, and for each strip the runs of keys that are visible (full, or mixed: the mask must be asked). Empty blocks are
in no run, so they cost nothing, forward and backward. Structure is computed once and kept; it notices when a tensor of the
mask changes.
"""

from __future__ import annotations

import contextlib
import weakref
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ._blocks import Grid
from ._detail import NEG_INF, Detail, Tile, all_finite, strip, transformed
from ._mask_kinds import Mask
from .biases import Bias
from .normalizers import Normalizer
from .scores import Score

Size = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class Description(Detail):
    """All that decides an attention but q, k and v. `offset`: the position of row 0; `raw`: callables get raw rows."""

    score: Score
    bias: Bias | None
    mask: Mask | None
    normalize: Normalizer
    scale: float
    softcap: float | None
    offset: int | Tensor
    raw: bool
    dropout_p: float = 0.0
    seed: int = 0

    def tile(self, size: Size, device: torch.device, b: Any, h: Any, rows: Any, cols: Any) -> Tile:
        return Tile(b, h, rows, cols, size, self.offset, self.raw, device)

    def scores(self, q: Tensor, k: Tensor, tile: Tile, visible: Tensor | None) -> tuple[Tensor, Tensor | None]:
        """(scores, scores before the bias) of a tile, in the decided order: scale, softcap, bias, mask. Hidden: −∞."""
        if self.score.linear:
            s = self.score.tile(q * self.scale, k)
        else:
            s = self.score.tile(q, k)
            s = s if self.scale == 1.0 else s * self.scale
        if visible is not None and (self.softcap is not None or self.bias is not None):
            s = torch.where(visible, s, 0.0)  # what is hidden may be NaN, and 0 · NaN in a derivative is NaN
        if self.softcap is not None:
            s = self.softcap * torch.tanh(s / self.softcap)
        before = s
        if self.bias is not None:
            s = self.bias.apply(s, tile)
        if visible is not None:
            s = torch.where(visible, s, NEG_INF)
        return s, before

    def pull_back(
        self, q: Tensor, k: Tensor, tile: Tile, ds: Tensor, before: Tensor, into: Any
    ) -> tuple[Tensor, Tensor]:
        """(dq, dk) of a tile from the gradient of its scores; leaves' gradients are added to `into`."""
        if self.bias is not None:
            ds = self.bias.pull_back(before, tile, ds, into.bias)
        if self.softcap is not None:
            ds = ds * (1 - (before / self.softcap) ** 2)
        if self.score.linear:
            dq, dk = self.score.pull_back(q * self.scale, k, ds, into.score)
            return dq * self.scale, dk
        return self.score.pull_back(q, k, ds if self.scale == 1.0 else ds * self.scale, into.score)

    def seen(self, tile: Tile, mixed: bool, dtype: torch.dtype) -> Tensor | None:
        """Which pairs of a tile are visible, a bias of −∞ included; None for all of them."""
        visible = self.mask.visible(tile) if mixed and self.mask is not None else None
        if self.bias is None:
            return visible
        shape = [_length(p) for p in (tile.b, tile.h, tile.rows, tile.cols)]
        open_ = self.bias.apply(torch.zeros(shape, dtype=dtype, device=tile.device), tile) != NEG_INF
        return open_ if visible is None else visible & open_


def _length(part: slice | Tensor) -> int:
    return part.stop - part.start if isinstance(part, slice) else len(part)


def compute_dtype(dtype: torch.dtype) -> torch.dtype:
    """Half precision is computed in float32."""
    return torch.float32 if dtype in (torch.float16, torch.bfloat16) else dtype


@dataclass(frozen=True)
class Strip:
    """Query rows, and the runs of keys that some of them see: (columns, mixed)."""

    rows: slice
    runs: tuple[tuple[slice, bool], ...]


@dataclass(frozen=True)
class Group:
    """Batches with one block structure."""

    b: slice
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class TileSizes:
    """Rows of a strip, granularity of the structure along the keys, widest run, batches at once."""

    rows: int
    cols: int
    width: int
    batches: int


_CELLS = 2**20  # of a tile over all its heads: 4 MB in float32, about what stays in a core's share of the caches
_forced: TileSizes | None = None


@contextlib.contextmanager
def tile_sizes(rows: int, cols: int) -> Iterator[None]:
    """Within this block, tiles are at most `rows` × `cols`: for tests, which want many tiles from small inputs."""
    global _forced
    before, _forced = _forced, TileSizes(rows, cols, cols, 1)
    try:
        yield
    finally:
        _forced = before


def choose_tile_sizes(size: Size, cells: int) -> TileSizes:
    """Tiles of about `_CELLS` numbers. `cells`: numbers that one pair needs at once."""
    if _forced is not None:
        return _forced
    _, heads, lq, lk = size
    budget = max(_CELLS // max(cells, 1), 256)
    rows = max(1, min(lq, 256))
    while rows > 16 and heads * rows * min(lk, 128) > budget:
        rows //= 2
    cols = max(1, min(lk, 128, max(budget // (heads * rows), 16)))
    batches = max(1, budget // (heads * rows * max(1, min(lk, 4 * cols))))
    width = max(1, budget // (batches * heads * rows) // cols) * cols
    return TileSizes(rows, cols, width, batches)


_kept: OrderedDict[Any, tuple[tuple[Any, ...], tuple[Group, ...]]] = OrderedDict()
_KEEP = 256


def groups(d: Description, size: Size, cells: int, sizes: TileSizes | None = None) -> tuple[Group, ...]:
    """The block structure of the mask over a (B, Hq, Lq, Lk) matrix, kept from call to call."""
    sizes = sizes or choose_tile_sizes(size, cells)
    leaves: list[Tensor] = []
    spec = strip((d.mask, d.offset), leaves)
    key: Any = (spec, size, sizes, tuple((id(t), t._version) for t in leaves)) if _versioned(leaves) else None
    if key is not None and key in _kept:
        owners, found = _kept[key]
        if all(ref() is leaf for ref, leaf in zip(owners, leaves, strict=True)):
            _kept.move_to_end(key)
            return found
    found = _structure(d, size, sizes)
    if key is not None:
        _kept[key] = (tuple(weakref.ref(t) for t in leaves), found)
        if len(_kept) > _KEEP:
            _kept.popitem(last=False)
    return found


def _versioned(leaves: list[Tensor]) -> bool:
    return not any(t.is_inference() for t in leaves)


def _structure(d: Description, size: Size, sizes: TileSizes) -> tuple[Group, ...]:
    batch = size[0]
    grid = Grid(size, sizes.rows, sizes.cols, d.offset)
    shape = (len(grid.row[0]), len(grid.col[0]))
    if d.mask is None:
        some = every = torch.ones(1, 1, *shape, dtype=torch.bool)
    else:
        some, every = (x.expand(*x.shape[:2], *shape) for x in d.mask.blocks(grid))
    some, every = some.any(1), every.all(1)  # one structure for all heads
    if some.shape[0] == 1 and every.shape[0] == 1:
        strips = _strips(some[0], every[0], grid, sizes.width)
        step = sizes.batches
        return tuple(Group(slice(b, min(b + step, batch)), strips) for b in range(0, batch, step))
    some, every = some.expand(batch, *shape), every.expand(batch, *shape)
    return tuple(Group(slice(b, b + 1), _strips(some[b], every[b], grid, sizes.width)) for b in range(batch))


def _strips(some: Tensor, every: Tensor, grid: Grid, width: int) -> tuple[Strip, ...]:
    starts, ends = grid.col[0].tolist(), (grid.col[1] + 1).tolist()
    strips = []
    for n, (low, high) in enumerate(zip(*(r.tolist() for r in grid.row), strict=True)):
        kinds = [0 if not s else 2 if e else 1 for s, e in zip(some[n].tolist(), every[n].tolist(), strict=True)]
        strips.append(Strip(slice(low, high + 1), tuple(_runs(kinds, starts, ends, width))))
    return tuple(strips)


def _runs(kinds: list[int], starts: list[int], ends: list[int], width: int) -> Iterator[tuple[slice, bool]]:
    """Neighbouring blocks of one kind (0 empty, 1 mixed, 2 full) joined to runs of at most `width` keys."""
    n = 0
    while n < len(kinds):
        kind, first = kinds[n], n
        while n + 1 < len(kinds) and kinds[n + 1] == kind and ends[n + 1] - starts[first] <= width:
            n += 1
        if kind:
            yield slice(starts[first], ends[n]), kind == 1
        n += 1


def tiles(d: Description, size: Size, device: torch.device, found: tuple[Group, ...]) -> Iterator[tuple[Tile, bool]]:
    """Every tile that is not empty, strip after strip, with whether it is mixed."""
    for group in found:
        for part in group.strips:
            for cols, mixed in part.runs:
                yield d.tile(size, device, group.b, slice(0, size[1]), part.rows, cols), mixed


def clean(d: Description, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor, bool]:
    """q, k, v with what no pair uses replaced by 0, so that NaN and Inf there reach nothing (0 · NaN is NaN).

    The last item says whether something is not finite still: a key that some rows see and others do not. Engines then go
    pair by pair. Where all is finite, which is the rule, this costs one look at the inputs. While torch traces (torch.func,
    torch.compile) nothing may depend on numbers: there they stay as they are.
    """
    traced = torch.compiler.is_compiling() or transformed(q, k, v)
    if (d.mask is None and d.bias is None) or traced or all_finite(q, k, v):
        return q, k, v, False
    size = (q.shape[0], q.shape[1], q.shape[2], k.shape[2])
    asks = torch.zeros(size[:3], dtype=torch.bool, device=q.device)
    answers = torch.zeros(*size[:2], size[3], dtype=torch.bool, device=q.device)
    for tile, mixed in tiles(d, size, q.device, groups(d, size, 1)):
        visible = d.seen(tile, mixed, compute_dtype(q.dtype))
        asks[tile.b, :, tile.rows] |= True if visible is None else visible.any(-1)
        answers[tile.b, :, tile.cols] |= True if visible is None else visible.any(-2)
    answers = answers.unflatten(1, (k.shape[1], -1)).any(2)
    zero = q.new_zeros(())
    q = torch.where(asks.unsqueeze(-1), q, zero)
    k, v = (torch.where(answers.unsqueeze(-1), x, zero) for x in (k, v))
    return q, k, v, not all_finite(q, k, v)


def size_of(q: Tensor, k: Tensor) -> Size:
    """(B, Hq, Lq, Lk)."""
    return (q.shape[0], q.shape[1], q.shape[2], k.shape[2])
