"""Plain calls that come again: what was checked and lowered once for given shapes and strides is kept.

A call is plain when it has four-dimensional tensors and no other detail than numbers and a mask without tensors; when nobody
asks for a gradient; and when torch neither traces nor casts. Then its shapes, strides and numbers decide everything, and a
decoding step costs a look into a dictionary instead of a hundred microseconds of checks. Anything else goes the whole way.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from ._call import Call
from ._mask_kinds import Everyone, Window
from .engines import choose, cpu
from .plan import size_of

_STATIC = (Everyone, Window)  # masks that hold no tensor, whose numbers could change
_KEEP = 512
_kept: dict[Any, Any] = {}


def attempt(
    query: Any, key: Any, value: Any, mask: Any, causal: Any, window: Any, query_offset: Any, scale: Any, softcap: Any,
    engine: str,
) -> Tensor | None:  # fmt: skip
    """The output of a plain call that the native kernels take; None for any other. Raises what `Call` raises."""
    if cpu.ABSENT is not None:
        return None
    if not (type(query) is type(key) is type(value) is Tensor and query.dim() == 4):
        return None
    if torch.is_grad_enabled() and (query.requires_grad or key.requires_grad or value.requires_grad):
        return None
    if torch.is_autocast_enabled("cpu") or torch._C._functorch.peek_interpreter_stack() is not None:
        return None
    if type(causal) is not bool or not (window is None or type(window) is tuple):
        return None
    if not (mask is None or type(mask) in _STATIC) or not (query_offset is None or type(query_offset) is int):
        return None
    if torch._C._len_torch_dispatch_stack():
        return None
    tensors = (query, key, value)
    name: Any = (
        mask, causal, window, query_offset, scale, softcap, engine,
        *[(x.shape, x.stride(), x.dtype, x.is_cpu) for x in tensors],
    )  # fmt: skip
    try:
        run = _kept[name]
    except KeyError:
        run = _remember(name, tensors)
    except TypeError:  # a number that cannot be a key: `Call` says what is wrong with it
        return None
    return None if run is None else run(query, key, value)


def _remember(name: Any, tensors: Any) -> Any:
    """How to run calls of this kind; None where another engine takes them."""
    mask, causal, window, query_offset, scale, softcap, engine, *_ = name
    choose.check_name(engine)
    query, key, value = tensors
    call = Call(
        query, key, value, mask=mask, causal=causal, window=window, query_offset=query_offset, scale=scale,
        softcap=softcap,
    )  # fmt: skip
    d, q, k, v = call.description, call.q, call.k, call.v
    chosen = choose.choose(engine, d, size_of(q, k), q.shape[-1], v.shape[-1], q)
    if len(_kept) >= _KEEP:
        _kept.clear()
    _kept[name] = cpu.repeated(d, q, k, v) if chosen == "cpu" else None
    return _kept[name]
