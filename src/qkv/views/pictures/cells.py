"""What a picture of a map is made of: each weight, or for a map that is larger than the picture the bins of its weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from ...attention_map import AttentionMap

NEG_INF = float("-inf")


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of one head's picture, or of several heads'.

    values (…, R, C): weights, or of bins what `what` says. hidden (…, R, C): cells in which nothing can be read, by a mask.
    size: the map's own (Lq, Lk). pooled: whether cells are bins of several weights.
    """

    values: np.ndarray[Any, Any]
    hidden: np.ndarray[Any, Any]
    size: tuple[int, int]
    pooled: bool
    what: str


def cells_of(
    found: AttentionMap, batch: int = 0, head: int | slice = 0, *, most: int = 128, reduce: str = "mean"
) -> Cells:
    """The cells of a head (or a slice of heads) in a picture of at most `most` × `most` cells.

    A map that fits is shown weight by weight. A larger one is pooled, as `AttentionMap.pool` bins it: "mean" shows which
    part of a query's reading went into the bin (the mean over its rows, summed over its columns, so that a row of bins adds
    up to 1), "max" its largest weight. A bin counts as hidden where nothing was read and its four corners are hidden.

    ValueError for `reduce` other than "mean" or "max", or a `most` below 1.
    """
    if most < 1 or reduce not in ("mean", "max"):
        raise ValueError(
            f'cells_of: got most={most}, reduce={reduce!r}; expected a size from 1 on and "mean" or "max".'
        )
    size = found.shape[2:]
    if max(size) <= most:
        values = found[batch, head, :, :]
        hidden = found.scores[batch, head, :, :] == NEG_INF
        return Cells(values.cpu().numpy(), hidden.cpu().numpy(), size, False, "share")
    rows, cols = (min(most, length) for length in size)
    picture = found.pool(rows, cols, reduce)[batch, head]
    hidden = (picture == 0) & _hidden_corners(found, batch, head, rows, cols)
    if reduce == "mean":
        picture = picture * torch.as_tensor(np.diff(edges(size[1], cols)), dtype=picture.dtype, device=picture.device)
    what = "share of a row's reading" if reduce == "mean" else "largest share in the bin"
    return Cells(picture.cpu().numpy(), hidden.cpu().numpy(), size, True, what)


def edges(length: int, bins: int) -> np.ndarray[Any, Any]:
    """(bins + 1): where each bin begins, and the end: position i falls into bin ⌊i · bins / length⌋."""
    return -(-np.arange(bins + 1) * length // bins)


def _hidden_corners(found: AttentionMap, batch: int, head: int | slice, rows: int, cols: int) -> torch.Tensor:
    """(…, rows, cols): whether all four corners of a bin are hidden."""
    at = []
    for length, bins in zip(found.shape[2:], (rows, cols), strict=True):
        start = edges(length, bins)
        at.append(torch.as_tensor(np.stack([start[:-1], start[1:] - 1], 1).reshape(-1)))
    corners = found.scores[batch, head, at[0], at[1]] == NEG_INF
    return corners.unflatten(-1, (cols, 2)).unflatten(-3, (rows, 2)).all(-1).all(-2)
