"""A mask as bits: what is kept of a mask that was a function, eight pairs a byte."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ..._blocks import Grid, any_all
from ..._detail import Tile
from ..._mask_kinds import Mask
from ...plan import Description, Size
from ..errors import TraceError

BUDGET = 2**30  # pairs: 128 MiB of bits
_CELLS = 2**22  # pairs that are evaluated at once


@dataclass(frozen=True, eq=False)
class Packed(Mask):
    """A bool mask by raw rows, packed: pair (i, j) is bit j % 8 of bits[b, h, i, j // 8].

    bits: uint8 (B or 1, Hq or 1, Lq or 1, ⌈keys / 8⌉); the bits behind the last key are 0. keys: Lk.
    """

    bits: Tensor
    keys: int

    def check(self, size: Size) -> None:
        shape, width = tuple(self.bits.shape), -(-self.keys // 8)
        fits = len(shape) == 4 and all(a in (1, b) for a, b in zip(shape, size[:3], strict=False))
        if not fits or self.keys != size[3] or shape[3] != width or self.bits.dtype != torch.uint8:
            raise ValueError(
                f"a packed mask is {shape} of {self.bits.dtype} for {self.keys} keys; expected uint8 that broadcasts to "
                f"(B, Hq, Lq, ⌈Lk / 8⌉) = {(*size[:3], -(-size[3] // 8))}."
            )

    def visible(self, tile: Tile) -> Tensor:
        bits = self.bits.to(tile.device)
        for dim, index in enumerate((tile.b_idx, tile.h_idx, tile.row_idx)):
            if bits.shape[dim] != 1:
                bits = bits.index_select(dim, index.view(-1))
        key = tile.kv_idx.view(-1)
        return bits.index_select(3, key // 8).bitwise_right_shift((key % 8).to(torch.uint8)).bitwise_and(1).bool()

    def blocks(self, grid: Grid) -> tuple[Tensor, Tensor]:
        some, every = [], []
        for low, high in zip(*(r.tolist() for r in grid.row), strict=True):
            strip = self.bits if self.bits.shape[2] == 1 else self.bits[:, :, low : high + 1]
            flags = unpack(strip.cpu(), self.keys)
            some.append(any_all(flags.any(2), *grid.col)[0])
            every.append(any_all(flags.all(2), *grid.col)[1])
        if not some:
            return (torch.zeros(*self.bits.shape[:2], 0, len(grid.col[0]), dtype=torch.bool),) * 2
        return torch.stack(some, 2), torch.stack(every, 2)

    def __str__(self) -> str:
        return f"packed({'×'.join(map(str, (*self.bits.shape[:3], self.keys)))})"


def pack(flags: Tensor) -> Tensor:
    """bool (…, m) -> uint8 (…, ⌈m / 8⌉), the first flag the lowest bit."""
    filled = torch.nn.functional.pad(flags, (0, -flags.shape[-1] % 8)).unflatten(-1, (-1, 8))
    worth = torch.tensor([1, 2, 4, 8, 16, 32, 64, 128], dtype=torch.uint8, device=flags.device)
    return (filled * worth).sum(-1, dtype=torch.uint8)


def unpack(bits: Tensor, count: int) -> Tensor:
    """The inverse of `pack` for `count` flags."""
    places = torch.arange(8, dtype=torch.uint8, device=bits.device)
    return bits.unsqueeze(-1).bitwise_right_shift(places).bitwise_and(1).bool().flatten(-2)[..., :count]


def evaluated(mask: Mask, d: Description, size: Size, device: torch.device, budget: int | None = None) -> Packed:
    """A mask asked for every pair, a strip of rows at a time.

    Sequences or heads that it does not tell apart are kept once. TraceError where more than `budget` pairs (2³⁰) are left.
    """
    batch, heads, rows, keys = size
    budget = BUDGET if budget is None else budget

    def asked(first: int, stop: int) -> Tensor:
        part = d.tile(size, device, slice(0, batch), slice(0, heads), slice(first, stop), slice(0, keys))
        return mask.visible(part)

    lead = (1, 1) if not rows else tuple(asked(0, 1).shape[:2])
    pairs = lead[0] * lead[1] * rows * keys
    if pairs > budget:
        raise TraceError(
            f"The mask {mask} is a function, and its {lead[0]} × {lead[1]} × {rows:,} × {keys:,} pairs are more than the "
            f"{budget:,} that are kept as bits. Give the mask as one of qkv.masks (they keep a few numbers), or record fewer "
            "rows with queries=."
        )
    step = max(1, _CELLS // max(1, lead[0] * lead[1] * keys))
    strips = [
        pack(asked(first, min(first + step, rows)).expand(*lead, min(step, rows - first), keys).cpu())
        for first in range(0, rows, step)
    ]
    bits = torch.cat(strips, 2) if strips else torch.zeros(*lead, 0, -(-keys // 8), dtype=torch.uint8)
    return Packed(bits, keys)
