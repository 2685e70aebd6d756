"""torch's scaled_dot_product_attention by name, signature and meaning, so that it can stand in its place.

Whatever torch itself treats oddly (an error, a NaN that leaks, a mask beside is_causal) is answered by torch itself: then the
result, or the error, is its own.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from typing import Any, ParamSpec

import torch
from torch import Tensor

from . import _quick, masks
from ._detail import all_finite, transformed
from .attention import attention, is_observed

_torch = torch._C._nn.scaled_dot_product_attention  # torch's own, also after qkv was put in its place


P = ParamSpec("P")


def _called_like(arguments: Callable[P, Any]) -> Callable[[Callable[..., Tensor]], Callable[P, Tensor]]:
    """Give a function of *args and **kwargs the signature of `arguments`."""

    def sign(f: Callable[..., Tensor]) -> Callable[P, Tensor]:
        f.__signature__ = inspect.signature(arguments)  # type: ignore[attr-defined]
        return f

    return sign


def _arguments(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attn_mask: Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    *,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> tuple[Any, ...]:
    return query, key, value, attn_mask, dropout_p, is_causal, scale, enable_gqa


@_called_like(_arguments)
def scaled_dot_product_attention(*args: Any, **kwargs: Any) -> Tensor:
    """torch.nn.functional.scaled_dot_product_attention, with torch's signature, meaning, gradients and errors.

    query (…, Hq, Lq, E), key (…, H, Lk, E), value (…, H, Lk, Ev); batch dimensions broadcast. attn_mask: bool (True =
    may attend) or float (added), broadcasts to (…, Hq, Lq, Lk). is_causal: aligned at the upper left: row i sees keys
    0 … i, whatever Lq and Lk are. scale: default 1/√E. enable_gqa: key and value heads are repeated to the query's.
    Returns (…, Hq, Lq, Ev). A row that sees nothing gives 0, as in torch since 2.5. dropout_p draws from qkv's own stream.

    To use it everywhere: torch.nn.functional.scaled_dot_product_attention = qkv.scaled_dot_product_attention.
    Source: the documentation of torch.nn.functional.scaled_dot_product_attention.
    """
    try:
        given = _arguments(*args, **kwargs)
    except TypeError:
        return _torch(*args, **kwargs)
    quick = _again(*given)
    if quick is not None:
        return quick
    plan = _plan(*given)
    if plan is None:
        return _torch(*args, **kwargs)
    q, k, v, mask, shape = plan
    dropout_p, is_causal, scale = given[4:7]
    out: Tensor = attention(q, k, v, **_details(mask, is_causal, scale), dropout_p=dropout_p)
    return out.reshape(shape)


_FLOATS = (torch.float32, torch.bfloat16, torch.float16)
_UPPER_LEFT = masks.causal("upper_left")


def _again(q: Any, k: Any, v: Any, mask: Any, p: Any, causal: Any, scale: Any, gqa: Any) -> Tensor | None:
    """A plain call on 4-D tensors, by the kept plan of calls like it; None for any other.

    Where every key is seen by some row, a number that is not finite shows in the output. So the output is looked at, which in
    a decoding step is a thousand times smaller than the keys.
    """
    if not (type(q) is type(k) is type(v) is Tensor and q.dim() == k.dim() == v.dim() == 4 and type(p) is float) or p:
        return None
    if not (type(causal) is type(gqa) is bool and q.dtype is k.dtype is v.dtype and q.dtype in _FLOATS):
        return None
    if torch.compiler.is_compiling() or not (q.is_cpu and k.is_cpu and v.is_cpu):
        return None
    if not (scale is None or _finite(scale)) or is_observed():
        return None
    (batch, heads, rows, width), (_, kv_heads, keys, _) = q.shape, k.shape
    if k.shape != (batch, kv_heads, keys, width) or v.shape[:3] != k.shape[:3] or not (kv_heads and width and keys):
        return None
    if heads != kv_heads and not (gqa and heads % kv_heads == 0):
        return None
    if causal and (mask is not None or rows < keys):
        return None
    mine: Any = _UPPER_LEFT if causal else None
    if mask is not None:
        mine = _same_keys(mask, batch, keys)
        if mine is None or (torch.is_grad_enabled() and (q.requires_grad or k.requires_grad or v.requires_grad)):
            return None
        if not all_finite(k, v):
            return None
    out = _quick.attempt(q, k, v, mine, False, None, None, scale, None, "auto")
    return out if out is not None and all_finite(out) else None


def _same_keys(mask: Any, batch: int, keys: int) -> masks.Mask | None:
    """A bool mask (B or 1, 1, 1, Lk) as flags of the keys; None for any other."""
    if type(mask) is not Tensor or mask.dtype is not torch.bool or mask.dim() != 4 or not mask.is_cpu:
        return None
    if mask.shape not in ((batch, 1, 1, keys), (1, 1, 1, keys)):
        return None
    return masks.keys(mask[:, 0, 0])


def _details(mask: Tensor | None, is_causal: bool, scale: float | None) -> dict[str, Any]:
    """A planned call's mask and scale as arguments of `attention`."""
    if is_causal:
        return {"mask": masks.causal("upper_left"), "scale": scale}
    return {"bias" if mask is not None and mask.dtype != torch.bool else "mask": mask, "scale": scale}


def _plan(q: Any, k: Any, v: Any, mask: Any, p: Any, causal: Any, scale: Any, gqa: Any, tame: bool = True) -> Any:
    """4-D inputs, the mask for them and the output's shape; None where torch should answer itself (tame: also for NaN)."""
    if not all(_plain(x) for x in (q, k, v)) or not (
        q.dtype == k.dtype == v.dtype and q.device == k.device == v.device
    ):
        return None
    if not (isinstance(causal, bool) and isinstance(gqa, bool) and _finite(p) and 0 <= p <= 1):
        return None
    if not (scale is None or _finite(scale)) or (causal and mask is not None) or q.shape[-1] == 0:
        return None
    if q.shape[-1] != k.shape[-1]:
        return None
    _refuse_what_breaks_torch(q, k, v, gqa)
    if k.shape[-2] != v.shape[-2] or not all(x.numel() for x in (q, k, v)):
        return None
    heads = _heads(q, k, v, gqa)
    if heads is None or (tame and not all(_tame(x) for x in (q, k, v))):
        return None
    q, k, v, asked, lead = heads
    if mask is not None and not _fits(mask, q, (*asked, q.shape[-2], k.shape[-2])):
        return None
    shape = (*lead, q.shape[-2], v.shape[-1])
    if mask is not None and mask.dim() > 3 and len(lead) > 2:
        mask = mask.expand(*lead[:-1], *mask.shape[-3:]).reshape(-1, *mask.shape[-3:])
    return *(_four(x) for x in (q, k, v)), mask, shape


def _refuse_what_breaks_torch(q: Tensor, k: Tensor, v: Tensor, gqa: bool) -> None:
    """Two calls that torch does not refuse but dies of (2.13: out-of-bounds reads, a division by zero)."""
    if k.shape[-2] != v.shape[-2] and q.dim() == k.dim() == v.dim() == 4 and q.shape[-1] == v.shape[-1]:
        batch = k.shape[0] * k.shape[1]
        raise RuntimeError(
            f"Expected size for first two dimensions of batch2 tensor to be: [{batch}, {k.shape[-2]}] but got: "
            f"[{batch}, {v.shape[-2]}]. (qkv: {k.shape[-2]} keys but {v.shape[-2]} values; give one value for each key.)"
        )
    if gqa and min(x.dim() for x in (q, k, v)) == 4 and 0 in (k.shape[-3], v.shape[-3]):
        raise RuntimeError("Number of heads in key and value must divide the number of heads in query, and not be 0.")


def _plain(x: Any) -> bool:
    known = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
    if not isinstance(x, Tensor) or x.dtype not in known or x.dim() < 2 or x.layout != torch.strided or x.is_nested:
        return False
    return not transformed(x)  # under torch.func: torch knows its own operator


def _finite(x: Any) -> bool:
    return isinstance(x, (int, float)) and math.isfinite(x)


def _tame(x: Tensor) -> bool:
    """Finite: where it is not, torch lets NaN through from masked places, and its result is asked for."""
    return torch.compiler.is_compiling() or x.device.type == "meta" or all_finite(x)


def _heads(q: Tensor, k: Tensor, v: Tensor, gqa: bool) -> Any:
    """q, k, v, and the leading dimensions of the scores and of the result; None where they do not broadcast."""
    if gqa:
        if min(x.dim() for x in (q, k, v)) < 3 or any(n == 0 or q.shape[-3] % n for n in (k.shape[-3], v.shape[-3])):
            return None
        if k.shape[-3] != v.shape[-3]:
            k, v = (x.repeat_interleave(q.shape[-3] // x.shape[-3], -3) for x in (k, v))
        batches, heads = [x.shape[:-3] for x in (q, k, v)], q.shape[-3]
    else:
        batches, heads = [x.shape[:-2] for x in (q, k, v)], None
    try:
        asked, lead = torch.broadcast_shapes(*batches[:2]), torch.broadcast_shapes(*batches)
    except RuntimeError:
        return None
    if heads is not None:
        return *(x.expand(*lead, *x.shape[-3:]) for x in (q, k, v)), (*asked, heads), (*lead, heads)
    return *(x.expand(*lead, *x.shape[-2:]) for x in (q, k, v)), asked, lead


def _four(x: Tensor) -> Tensor:
    """(…, H, L, E) -> (B, H, L, E)."""
    if x.dim() < 4:
        return x[(None,) * (4 - x.dim())]
    return x if x.dim() == 4 else x.reshape(math.prod(x.shape[:-3]), *x.shape[-3:])


def _fits(mask: Any, q: Tensor, scores: tuple[int, ...]) -> bool:
    """Whether torch takes this mask: dtype bool, float32 or the query's; 2-D or more; broadcasts without enlarging."""
    if (
        not isinstance(mask, Tensor)
        or mask.dtype not in (torch.bool, torch.float32, q.dtype)
        or mask.device != q.device
    ):
        return False
    if not 2 <= mask.dim() <= len(scores):
        return False
    return all(a in (1, b) for a, b in zip(mask.shape[::-1], scores[::-1], strict=False))
