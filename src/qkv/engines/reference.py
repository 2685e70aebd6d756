"""The lines of the design, dense, in any floating dtype: the oracle that every other engine is held to.

It is plain differentiable torch, and autograd differentiates it: an oracle must not share the hand-written derivatives that
it judges. O(Lq · Lk) memory: it runs only when it is asked for.
"""

from __future__ import annotations

import torch
from torch import Tensor

from .._detail import Tile, grouped_matmul, repeat_heads
from ..dropout import multiplier
from ..normalizers import Hard, Normalizer, Softmax
from ..plan import Description, clean, compute_dtype, size_of

NAME = "reference"
DIFFERENTIABLE = True


def forward(d: Description, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor | None]:
    """(out (B, Hq, Lq, Dv), row state (B, Hq, Lq) or None), in the dtype that is computed in."""
    dtype = compute_dtype(q.dtype)
    q, k, v, broken = clean(d, q, k, v)
    q, k, v = (x.to(dtype) for x in (q, k, v))
    if not broken:
        return _rows(d, q, k, v, 0, q.shape[2])
    # A key that is not finite is seen by some rows only: one row at a time, with what it does not see selected away.
    size, rows = size_of(q, k), []
    for i in range(q.shape[2]):
        seen = d.seen(_tile(d, size, q.device, i, i + 1), True, dtype).expand(*size[:2], 1, size[3])  # type: ignore[union-attr]
        mine = [torch.where(seen.mT, repeat_heads(x, size[1]), x.new_zeros(())) for x in (k, v)]
        rows.append(_rows(d, q, *mine, i, i + 1))
    out = torch.cat([o for o, _ in rows], 2)
    return out, None if rows[0][1] is None else torch.cat([s for _, s in rows], 2)  # type: ignore[misc]


def _tile(d: Description, size: tuple[int, int, int, int], device: torch.device, first: int, last: int) -> Tile:
    return d.tile(size, device, slice(0, size[0]), slice(0, size[1]), slice(first, last), slice(0, size[3]))


def _rows(d: Description, q: Tensor, k: Tensor, v: Tensor, first: int, last: int) -> tuple[Tensor, Tensor | None]:
    tile = _tile(d, size_of(q, k), q.device, first, last)
    visible = None if d.mask is None else d.mask.visible(tile)
    s, _ = d.scores(q[:, :, first:last], k, tile, visible)  # s_ij = score(q_i, k_j) + bias_ij where mask_ij allows it
    w, state = _weigh(d.normalize, s)  # w_ij = weigh(s_ij, r_i)
    if d.dropout_p:
        w = w * multiplier(d.dropout_p, d.seed, tile, w.dtype)
    return grouped_matmul(w, v), state  # o_i = Σ_j w_ij v_j


def _weigh(normalize: Normalizer, s: Tensor) -> tuple[Tensor, Tensor | None]:
    w, state = normalize.whole(s)
    if isinstance(normalize, Hard) and s.requires_grad:
        soft, _ = Softmax().whole(s)
        w = w + (soft - soft.detach())  # the softmax's gradient, passed straight through
    return w, state
