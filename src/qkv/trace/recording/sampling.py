"""The check at recording: a few rows of each layer, held against what the model computed."""

from __future__ import annotations

import random

import torch
from torch import Tensor

from ..._detail import NEG_INF, grouped_mix
from ...attention_map import AttentionMap
from ...plan import compute_dtype
from ..layer import Sampled

ROWS = 64  # of the matrix, each of one head of one sequence: at least so many
_CELLS = 2**20  # of weights; a few rows of a long text cost no more than many of a short one
_SEED = 0


def positions_of(size: tuple[int, int, int, int]) -> int:
    """How many positions of a call are checked, in all heads of all sequences."""
    together = max(size[0] * size[1], 1)
    return max(-(-ROWS // together), min(ROWS, _CELLS // max(together * size[3], 1)))


def draw(number: int, first_row: int, count: int, left: int) -> Tensor:
    """Which of a call's `count` positions are checked, when `left` of a layer's are left to check: drawn with a seed.

    A prompt takes three quarters of them at most, so that steps are checked as well; a step in sixteen is.
    """
    if count == 1:
        chosen = random.Random(_SEED + 7919 * number + first_row).random() < 1 / 16 and first_row > 0
        return torch.zeros(1 if chosen and left else 0, dtype=torch.int64)
    generator = torch.Generator().manual_seed(_SEED + 7919 * number + first_row)
    n = min(count, max(left * 3 // 4, 1) if first_row == 0 and count > left else left)
    return torch.randperm(count, generator=generator)[:n].sort().values


@torch.no_grad()
def sampled(of: AttentionMap, rows: Tensor, output: Tensor | None, own_engine: bool) -> Sampled:
    """What holds of these positions of a call, in all heads. output (B, Hq, n, Dv): what the model got.

    The weights are computed anew, densely, from Q and K; a row that sees nothing is left out where another engine ran: there
    the field disagrees.
    """
    q, k, v, state = of.tensors
    d, size = of.description, of.shape
    count = len(rows) * size[0] * size[1]
    tile = d.tile(size, q.device, slice(0, size[0]), slice(0, size[1]), rows, slice(0, size[3]))
    dtype = compute_dtype(q.dtype)
    with torch.autocast(q.device.type, enabled=False):
        visible = None if d.mask is None else d.mask.visible(tile)
        s, _ = d.scores(q[:, :, rows].to(dtype), k.to(dtype), tile, visible)
        w, _ = d.normalize.whole(s)
        sums = None if state is None else _sum_error(of, s, state[:, :, rows], tile)
        if v is None or output is None:
            return Sampled(count, sums, None, None, None)
        mixed = grouped_mix(of.dropped(w, tile), v.to(dtype))
    theirs = output[:, :, rows].to(dtype)
    error = (mixed - theirs).abs()
    if not own_engine:
        error = torch.where((s == NEG_INF).all(-1, keepdim=True), 0.0, error)
    scale = float(theirs.abs().max()) if theirs.numel() else 0.0
    return Sampled(count, sums, float(error.max()) if error.numel() else 0.0, scale, _allowed(v, output))


def _sum_error(of: AttentionMap, s: Tensor, state: Tensor, tile: object) -> float | None:
    normalize = of.description.normalize
    promised = normalize.total(state)
    if promised is None:
        return None
    w = normalize.weigh(s, normalize.row_state(state), tile)  # type: ignore[arg-type]
    error = (w.sum(-1) - promised).abs()
    return float(error.max()) if error.numel() else 0.0


def _allowed(v: Tensor, output: Tensor) -> float:
    """How far rounding alone may take an output: a few units of its dtype beside the largest value that is mixed."""
    finite = v.detach().float()
    largest = float(torch.where(finite.isfinite(), finite, 0.0).abs().max()) if v.numel() else 0.0
    dtype = v.dtype if torch.finfo(v.dtype).eps > torch.finfo(output.dtype).eps else output.dtype
    units = 4 if dtype in (torch.float16, torch.bfloat16) else 256
    return units * torch.finfo(dtype).eps * largest


def merged(one: Sampled | None, other: Sampled | None) -> Sampled | None:
    """Two findings about one layer as one: the larger errors."""
    if one is None or other is None:
        return one or other
    largest = lambda a, b: max((x for x in (a, b) if x is not None), default=None)  # noqa: E731
    return Sampled(
        one.rows + other.rows,
        largest(one.weight_sum, other.weight_sum),
        largest(one.output, other.output),
        largest(one.scale, other.scale),
        largest(one.allowed, other.allowed),
    )
