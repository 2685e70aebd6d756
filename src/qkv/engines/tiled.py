"""Block by block in PyTorch: any variant, any device, any floating dtype, O(L) memory forward and backward.

The forward goes over the keys once with a running row state (online softmax: Milakov & Gimelshein 2018; Rabe & Staats 2021),
the backward computes each tile's weights again from Q, K and the row state (FlashAttention: Dao et al. 2022, algorithm 4).
Blocks that the mask hides are in no run of the plan, so both skip them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from torch import Tensor

from .._detail import grouped_matmul
from ..plan import Description, Group, Strip, tile_sizes
from ._tiles import Inputs, Part

__all__ = ["DIFFERENTIABLE", "NAME", "backward", "forward", "tile_sizes"]

NAME = "tiled"
DIFFERENTIABLE = False


def forward(d: Description, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor | None]:
    """(out (B, Hq, Lq, Dv), row state (B, Hq, Lq) or None), in the dtype that is computed in."""
    inputs = Inputs(d, q, k, v)
    out = q.new_zeros(*q.shape[:3], v.shape[-1], dtype=inputs.dtype)
    states: list[tuple[Group, Strip, Tensor]] = []
    for group, strip, rows in inputs.strips():
        mixed, state = _mix(inputs, group, strip, rows)
        if mixed is not None:
            out[group.b, :, strip.rows] = mixed
        if state is not None:
            states.append((group, strip, state))
    if not states:
        run = d.normalize.start(q.shape[:3], inputs.dtype, q.device)  # type: ignore[arg-type]
        return out, d.normalize.finish(run)[0]
    whole = states[0][2].new_empty(*q.shape[:3], *states[0][2].shape[3:])
    for group, strip, state in states:
        whole[group.b, :, strip.rows] = state
    return out, whole


def _mix(inputs: Inputs, group: Group, strip: Strip, q: Tensor) -> tuple[Tensor | None, Tensor | None]:
    """Output and row state of one strip; no output where it sees nothing."""
    normalize = inputs.d.normalize
    run = normalize.start(q.shape[:3], inputs.dtype, q.device)  # type: ignore[arg-type]
    parts = _parts(inputs, group, strip, q)
    run = normalize.prepare(run, lambda: (part.s for part in parts()))
    mixed: Tensor | None = None
    for part in parts():
        run, w, rescale = normalize.step(run, part.s, part.tile.cols.start)  # type: ignore[union-attr]
        handed = grouped_matmul(part.dropout(w), part.v)
        if mixed is not None:
            handed = handed + (mixed if rescale is None else mixed * rescale.unsqueeze(-1))
        mixed = handed
    state, factor = normalize.finish(run)
    if mixed is not None and factor is not None:
        mixed = mixed * factor.unsqueeze(-1)
    return mixed, state


def _parts(inputs: Inputs, group: Group, strip: Strip, q: Tensor) -> Callable[[], Iterable[Part]]:
    """A way to go over a strip's tiles, several times where the normalizer asks for it; one that is alone is kept."""
    if inputs.d.normalize.passes and len(strip.runs) == 1:
        held = list(inputs.tiles(group, strip, q))
        return lambda: held
    return lambda: inputs.tiles(group, strip, q)


def backward(
    d: Description,
    q: Tensor,
    k: Tensor,
    v: Tensor,
    out: Tensor,
    state: Tensor | None,
    dout: Tensor,
    dstate: Tensor | None,
    into: Any,
) -> tuple[Tensor, Tensor, Tensor]:
    """(dq, dk, dv) in the dtype that is computed in; `into` is the description with gradient buffers for its tensors."""
    inputs = Inputs(d, q, k, v)
    dq = q.new_zeros(q.shape, dtype=inputs.dtype)
    dk = inputs.k.new_zeros(inputs.k.shape, dtype=inputs.dtype)
    dv = inputs.v.new_zeros(inputs.v.shape, dtype=inputs.dtype)
    row_state = None if state is None else d.normalize.row_state(state)
    for group, strip, rows in inputs.strips():
        here = (group.b, slice(None), strip.rows)
        o, do = (x[here].to(inputs.dtype) for x in (out, dout))
        st, dst, r = (None if x is None else x[here] for x in (state, dstate, row_state))
        terms = d.normalize.row_terms(o, do, st, dst)
        if d.normalize.needs_pass:
            terms = _back_pass(inputs, group, strip, rows, do, r)
        for part in inputs.tiles(group, strip, rows):
            w = d.normalize.weigh(part.s, r, part.tile)
            ds = d.normalize.pull_back(part.s, w, part.weight_gradient(do), terms, r)
            dq_part, dk_part = part.input_gradients(ds, into)
            dq[here] += dq_part
            dk[group.b, :, part.tile.cols] += dk_part
            dv[group.b, :, part.tile.cols] += part.value_gradient(w, do)
        d.normalize.give(into.normalize, o, do, st)
    if dk.shape[1] != inputs.kv_heads:
        dk, dv = (x.unflatten(1, (inputs.kv_heads, -1)).sum(2) for x in (dk, dv))
    return dq, dk, dv


def _back_pass(inputs: Inputs, group: Group, strip: Strip, q: Tensor, dout: Tensor, r: Tensor | None) -> Any:
    """The per-row terms of a normalizer that needs a pass over the keys for them."""
    normalize = inputs.d.normalize
    run = normalize.back_start(q.shape[:3], inputs.dtype, q.device)  # type: ignore[arg-type]
    for part in inputs.tiles(group, strip, q):
        run = normalize.back_step(run, part.s, part.weight_gradient(dout), r)
    return normalize.back_finish(run)
