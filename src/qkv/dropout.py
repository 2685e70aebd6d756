"""Dropout from a counter: which pair is dropped depends on the seed and the pair alone.

The generator is Philox4x32-10. The key is the 64-bit seed as two 32-bit words, low word first; the counter is (b, h, i, j) by
raw rows; the pair is kept when the first word of the output is at least round(p * 2**32). Every engine, and any number of
threads, therefore drops the same pairs.
"""

from __future__ import annotations

import torch
from torch import Tensor

from ._detail import Tile
from ._philox import philox


def draw_seed(generator: torch.Generator | None) -> int:
    """A 63-bit seed, drawn once from `generator` (torch's default one when None)."""
    device = generator.device if generator is not None else "cpu"
    return int(torch.randint(0, 2**63 - 1, (), dtype=torch.int64, generator=generator, device=device))


def multiplier(p: float, seed: int, tile: Tile, dtype: torch.dtype) -> Tensor:
    """(B, H, n, m): 1 / (1 - p) where a pair is kept, 0 where it is dropped."""
    word = philox((tile.b_idx, tile.h_idx, tile.row_idx, tile.kv_idx), seed)[0]
    kept = word >= round(p * 2**32)
    return kept.to(dtype) * (1.0 / (1.0 - p) if p < 1.0 else 0.0)
