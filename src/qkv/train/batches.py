"""Which examples make up which batch: a function of the seed and the epoch alone, so that a run can go on anywhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

POOL = 50  # batches that are sorted by length together


def planned(lengths: Sequence[int], size: int, seed: int, epoch: int) -> list[list[int]]:
    """The batches of one epoch: examples of similar length together, in an order drawn from (seed, epoch).

    Every example is in a batch; each batch has `size` of them (all, where there are fewer): the last one is filled up with
    examples from the beginning of the epoch.
    """
    draw = np.random.default_rng((seed, epoch))
    order = draw.permutation(len(lengths))
    size = min(size, len(order))
    order = np.concatenate([order, order[: -len(order) % size]])
    batches: list[list[int]] = []
    for start in range(0, len(order), size * POOL):
        pool = order[start : start + size * POOL]
        pool = pool[np.argsort(np.asarray(lengths)[pool], kind="stable")]
        batches += pool.reshape(-1, size).tolist()
    return [batches[n] for n in draw.permutation(len(batches))]


def parts(count: int, seed: int, share: int = 10, most: int = 2000) -> tuple[list[int], list[int], list[int]]:
    """Numbers for training, validation and test: a `share`-th part each for the last two, at least one and `most` at most."""
    held = max(1, min(most, count // share))
    order = np.random.default_rng((seed, count)).permutation(count).tolist()
    return sorted(order[2 * held :]), sorted(order[:held]), sorted(order[held : 2 * held])
