"""Plain calls that come again: what was checked and lowered once for given shapes and strides is kept.

A call is plain when it has four-dimensional tensors and no other detail than numbers and masks that are bounds, lengths or
flags of the keys; and when torch neither traces nor casts. Then its shapes, strides and numbers decide everything, and a
decoding step costs a look into a dictionary instead of a hundred microseconds of checks; so does a step of training, which
is left to `ops` with the description that was kept. Anything else goes the whole way.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from . import ops
from ._call import Call
from ._mask_kinds import And, Below, Everyone, Keys, Window
from .engines import _cpu_again, choose, cpu
from .plan import size_of

_STATIC = (Everyone, Window)  # masks that hold no tensor, whose numbers could change
_KEEP = 512
_kept: dict[Any, Any] = {}


def attempt(
    query: Any, key: Any, value: Any, mask: Any, causal: Any, window: Any, query_offset: Any, scale: Any, softcap: Any,
    engine: str,
) -> Tensor | None:  # fmt: skip
    """The output of a plain call that the native kernels take; None for any other. Raises what `Call` raises."""
    if not (type(query) is type(key) is type(value) is Tensor and query.dim() == 4) or cpu.ABSENT is not None:
        return None
    if torch.is_autocast_enabled("cpu") or torch._C._functorch.peek_interpreter_stack() is not None:
        return None
    if type(causal) is not bool or not (window is None or type(window) is tuple):
        return None
    if torch._C._len_torch_dispatch_stack():
        return None
    learning = torch.is_grad_enabled() and (query.requires_grad or key.requires_grad or value.requires_grad)
    apart, named = _cpu_again.NOTHING, mask
    if not (mask is None or type(mask) in _STATIC) or not (query_offset is None or type(query_offset) is int):
        found = None if learning else _apart(mask, query_offset)
        if found is None:
            return None
        apart, named = found, found.name
    tensors = (query, key, value)
    name: Any = (
        named, causal, window, query_offset if type(query_offset) is int else None, scale, softcap, engine, learning,
        query.shape, query.stride(), query.dtype, query.is_cpu, key.shape, key.stride(), key.dtype, key.is_cpu,
        value.shape, value.stride(), value.dtype, value.is_cpu,
    )  # fmt: skip
    try:
        run = _kept[name]
    except KeyError:
        details = {"causal": causal, "window": window, "query_offset": query_offset, "scale": scale, "softcap": softcap}
        run = _kept[name] = _remember(tensors, {"mask": mask, **details}, apart, engine, learning)
    except TypeError:  # a number that cannot be a key: `Call` says what is wrong with it
        return None
    return None if run is None else run(query, key, value, apart)


def _apart(mask: Any, query_offset: Any) -> _cpu_again.Apart | None:
    """The mask with its tensors taken out; None where they are not as the kernels read them."""
    made = _cpu_again.Apart()
    if type(query_offset) is Tensor:
        made.positions = query_offset
    elif not (query_offset is None or type(query_offset) is int):
        return None
    if not _take_out(mask, made):
        return None
    for x in (made.lengths, made.positions):
        if x is not None and not (x.dtype is torch.int64 and x.is_cpu and x.dim() == 1 and x.is_contiguous()):
            return None
    seen = made.seen
    if seen is not None and not (seen.is_cpu and seen.dim() == 2 and seen.stride(1) == 1):
        return None
    made.name = (
        *made.static, *(x if x is None else x.shape for x in (made.lengths, made.positions)),
        None if seen is None else (seen.shape, seen.stride(0)),
    )  # fmt: skip
    return made


def _take_out(mask: Any, made: _cpu_again.Apart) -> bool:
    """Sort the parts of a mask, joined by &, into `made`; False where one is of another kind, or comes twice."""
    kind = type(mask)
    if kind is And:
        return _take_out(mask.a, made) and _take_out(mask.b, made)
    if mask is None or kind in _STATIC:
        if mask is not None:
            made.static.append(mask)
        return not (kind is Window and mask.upper_left and made.positions is not None)
    if kind is Below and type(mask.n) is Tensor and made.lengths is None:
        made.lengths = mask.n
        return True
    if kind is Keys and made.seen is None:
        made.seen = mask.values
        return True
    return False


def _remember(tensors: Any, details: dict[str, Any], apart: _cpu_again.Apart, engine: str, learning: bool) -> Any:
    """How to run calls of this kind; None where another engine takes them."""
    choose.check_name(engine)
    call = Call(*tensors, **details)
    d, q, k, v = call.description, call.q, call.k, call.v
    chosen = choose.choose(engine, d, size_of(q, k), q.shape[-1], v.shape[-1], q)
    if len(_kept) >= _KEEP:
        _kept.clear()
    if chosen != "cpu":
        return None
    if learning:
        return lambda q, k, v, _: ops.learn(cpu, d, q, k, v)
    return _cpu_again.repeated(d, q, k, v, apart)
