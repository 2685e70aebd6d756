"""Sparse patterns and learned relative positions, one pair at a time, from their papers: more rules for the oracle."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor

# ---- masks: `at` is oracle.Cells ---------------------------------------------------------------------------------------


def dilated(at: Any, count: int, step: int) -> np.ndarray:
    return np.isin(np.abs(at.position - at.j), [n * step for n in range(count + 1)])


def strided(at: Any, stride: int) -> np.ndarray:
    distance = at.position - at.j
    return (np.abs(distance) < stride) | (distance % stride == 0)


def fixed(at: Any, stride: int, c: int) -> np.ndarray:
    own = np.floor(at.position / stride) == np.floor(at.j / stride)
    return own | np.isin(at.j % stride, list(range(stride - c, stride)))


def random_blocks(at: Any, count: int, size: int, seed: int, philox: Callable[..., Any]) -> np.ndarray:
    """The key blocks whose words are the smallest. Counter: (block of the query, block of the key, 0, 0)."""
    seen = np.zeros(at.size, bool)
    key = (seed & 0xFFFFFFFF, seed >> 32)
    for b, i in np.ndindex(at.size[0], at.size[2]):
        block = int(at.position[b, 0, i, 0]) // size & 0xFFFFFFFF
        every = range(-(-at.size[3] // size))
        for n in sorted(every, key=lambda n: philox((block, n, 0, 0), key)[0])[:count]:
            seen[b, :, i, n * size : (n + 1) * size] = True
    return seen


def tree(at: Any, parents: np.ndarray) -> np.ndarray:
    seen = np.zeros(at.size, bool)
    for b, i in np.ndindex(at.size[0], at.size[2]):
        row = parents if parents.ndim == 1 else parents[b]
        first = int(at.position[b, 0, 0, 0])
        seen[b, :, i, : max(first, 0)] = True
        token = i
        while token >= 0:
            if 0 <= first + token < at.size[3]:
                seen[b, :, i, first + token] = True
            token = int(row[token])
    return seen


# ---- biases: (B, H, Lq, Lk), broadcasting -----------------------------------------------------------------------------


def relative(at: Any, table: Tensor) -> Tensor:
    """Shaw et al. 2018, eq. 4: the entry of clip(j − i, −m, m), counted from −m."""
    m = (table.shape[1] - 1) // 2
    column = torch.from_numpy(np.clip(at.j - at.position, -m, m) + m)
    return torch.stack([row[column[:, 0]] for row in table], 1)


def relative_keys(at: Any, products: Tensor) -> Tensor:
    m = (products.shape[3] - 1) // 2
    column = torch.from_numpy(np.clip(at.j - at.position, -m, m) + m).expand(at.size)
    return products.expand(*at.size[:3], -1).gather(3, column)


def t5_bucket(relative: int, buckets: int, bidirectional: bool, max_distance: int) -> int:
    """Raffel et al. 2020, section 2.1, for one distance key − query."""
    first = 0
    if bidirectional:
        buckets //= 2
        first = buckets if relative > 0 else 0
        relative = -abs(relative)
    distance, exact = max(-relative, 0), buckets // 2
    if distance < exact:
        return first + distance
    share = math.log(distance / exact) / math.log(max_distance / exact)
    return first + min(exact + int(share * (buckets - exact)), buckets - 1)


def t5(at: Any, table: Tensor, bidirectional: bool, max_distance: int) -> Tensor:
    bucket = np.vectorize(lambda r: t5_bucket(r, len(table), bidirectional, max_distance), otypes=[int])
    return table[torch.from_numpy(bucket(at.j - at.position))[:, 0]].permute(0, 3, 1, 2)


RULES = {"dilated": dilated, "strided": strided, "fixed": fixed, "tree": tree}
BIASES = {"relative": relative, "relative keys": relative_keys, "t5": t5}
