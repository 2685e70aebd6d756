"""Dropout from a counter: which pair is dropped depends on the seed and the pair alone.

Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", table 2 and section 3.2). The key is the
64-bit seed as two 32-bit words, low word first; the counter is (b, h, i, j) by raw rows; the pair is kept when the first
word of the output is at least round(p * 2**32). Every engine, and any number of threads, therefore drops the same pairs.
"""

from __future__ import annotations

import torch
from torch import Tensor

from ._detail import Tile

_M0, _M1 = 0xD2511F53, 0xCD9E8D57
_W0, _W1 = 0x9E3779B9, 0xBB67AE85
_LOW = 0xFFFFFFFF


def draw_seed(generator: torch.Generator | None) -> int:
    """A 63-bit seed, drawn once from `generator` (torch's default one when None)."""
    device = generator.device if generator is not None else "cpu"
    return int(torch.randint(0, 2**63 - 1, (), dtype=torch.int64, generator=generator, device=device))


def philox(counter: tuple[Tensor, Tensor, Tensor, Tensor], seed: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Four 32-bit words (int64 tensors, 0 to 2**32 - 1) for each broadcast counter of four 32-bit words."""
    c0, c1, c2, c3 = counter
    k0, k1 = seed & _LOW, (seed >> 32) & _LOW
    for _ in range(10):
        # int64 products wrap modulo 2**64, so both 32-bit halves come out right under a mask.
        p0, p1 = c0 * _M0, c2 * _M1
        c0, c1, c2, c3 = ((p1 >> 32) & _LOW) ^ c1 ^ k0, p1 & _LOW, ((p0 >> 32) & _LOW) ^ c3 ^ k1, p0 & _LOW
        k0, k1 = (k0 + _W0) & _LOW, (k1 + _W1) & _LOW
    return c0, c1, c2, c3


def multiplier(p: float, seed: int, tile: Tile, dtype: torch.dtype) -> Tensor:
    """(B, H, n, m): 1 / (1 - p) where a pair is kept, 0 where it is dropped."""
    word = philox((tile.b_idx, tile.h_idx, tile.row_idx, tile.kv_idx), seed)[0]
    kept = word >= round(p * 2**32)
    return kept.to(dtype) * (1.0 / (1.0 - p) if p < 1.0 else 0.0)
