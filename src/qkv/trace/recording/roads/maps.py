"""An attention that runs on qkv, or ran elsewhere, as an AttentionMap whose details keep their structure."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from ...._call import Call
from ....attention_map import AttentionMap


def run(q: Tensor, k: Tensor, v: Tensor, given: dict[str, Any], dropout_p: float = 0.0, kept: Any = None) -> Any:
    """(output, map) of an attention on qkv.

    q (B, Hq, Lq, D), k (B, Hkv, Lk, D), v (B, Hkv, Lk, Dv); given: details as `qkv.attention` takes them, which decide the
    numbers; kept: details that mean the same and take less room, for the map (None: those given).
    """
    call = Call(q, k, v, **given)
    out, state = call.run(dropout_p, None, "auto")
    d, drawn = call.description, (call.description.dropout_p, call.description.seed)
    if kept is not None:
        d = Call(q, k, v, **kept).description.changed(dropout_p=drawn[0], seed=drawn[1])
    return out, _map(d, call.q, call.k, call.v, state, out)


def ran(q: Tensor, k: Tensor, v: Tensor, kept: dict[str, Any], out: Tensor | None) -> AttentionMap:
    """The map of an attention that the model computed by itself, with the output (B, Hq, Lq, Dv) that it got, if known."""
    call = Call(q.detach(), k.detach(), v.detach(), **kept)
    return _map(call.description, call.q, call.k, call.v, None, out)


def _map(d: Any, q: Tensor, k: Tensor, v: Tensor, state: Tensor | None, out: Tensor | None) -> AttentionMap:
    state = None if state is None else state.detach()
    return AttentionMap(d, q, k, v, state=state, out=out, watched=(q, k, v))


def in_backward() -> bool:
    """Whether autograd is at work: gradient checkpointing runs a forward a second time there, which is no new attention."""
    return bool(torch._C._current_graph_task_id() != -1)


def heads(x: Tensor, count: int) -> Tensor:
    """(B, L, H·D) -> (B, H, L, D)."""
    return x.unflatten(-1, (count, -1)).transpose(1, 2)
