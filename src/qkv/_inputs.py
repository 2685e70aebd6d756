"""Inputs of a call: arrays of any kind to 4-D tensors, checked, and the result back to the caller's kind and rank."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ._detail import as_tensor

_SHAPES = "query (B, Hq, Lq, D), key (B, Hkv, Lk, D), value (B, Hkv, Lk, Dv); also (H, L, D) and (L, D)"


@dataclass(frozen=True)
class Inputs:
    """query, key and value as 4-D tensors, and what the caller gave."""

    query: Tensor
    key: Tensor
    value: Tensor
    rank: int
    kind: Any

    def back(self, out: Tensor) -> Any:
        """The output in the caller's rank and array kind."""
        out = out.reshape(out.shape[4 - self.rank :])
        if isinstance(self.kind, Tensor):
            return out
        if type(self.kind).__module__ == "numpy":
            return out.detach().cpu().numpy()
        if hasattr(self.kind, "__array_namespace__"):
            return self.kind.__array_namespace__().from_dlpack(out.detach())
        return out  # its maker names no library to give it back to


def read(call: str, query: Any, key: Any, value: Any) -> Inputs:
    """Checked inputs. TypeError for what is no array; ValueError for ranks, sizes, dtypes or devices that do not fit."""
    names = ("query", "key", "value")
    tensors = [_array(call, name, x) for name, x in zip(names, (query, key, value), strict=True)]
    tensors = [_autocast(t) for t in tensors]
    rank = tensors[0].dim()
    if rank not in (2, 3, 4) or any(t.dim() != rank for t in tensors):
        given = ", ".join(f"{n} {tuple(t.shape)}" for n, t in zip(names, tensors, strict=True))
        raise ValueError(
            f"{call}: got {given}; expected {_SHAPES}, all three of one rank. Add the dimensions that lack."
        )
    for what, values in (("dtype", [t.dtype for t in tensors]), ("device", [t.device for t in tensors])):
        if len(set(values)) > 1:
            given = ", ".join(f"{n} {v}" for n, v in zip(names, values, strict=True))
            raise ValueError(f"{call}: got {given}; expected one {what} for all three. Convert with .to({what}).")
    if not tensors[0].is_floating_point():
        raise ValueError(
            f"{call}: query, key and value are {tensors[0].dtype}; expected a floating dtype. Convert with .float()."
        )
    q, k, v = (t[(None,) * (4 - rank)] for t in tensors)
    _check_sizes(call, q, k, v)
    return Inputs(q, k, v, rank, query)


def _array(call: str, name: str, x: Any) -> Tensor:
    if x is None or isinstance(x, (str, bytes, dict, int, float, bool)):
        raise TypeError(f"{call}: {name} must be a tensor or an array, got {type(x).__name__}. Expected {_SHAPES}.")
    if hasattr(x, "__dlpack__") and not isinstance(x, Tensor) and type(x).__module__ != "numpy":
        return torch.from_dlpack(x)
    return as_tensor(x, f"{call}: {name}")


def _autocast(x: Tensor) -> Tensor:
    """Under autocast what torch's own attention does: cast to its dtype, float64 excepted."""
    kind = x.device.type
    if kind == "meta" or not torch.is_autocast_enabled(kind) or x.dtype == torch.float64 or not x.is_floating_point():
        return x
    return x.to(torch.get_autocast_dtype(kind))


def _check_sizes(call: str, q: Tensor, k: Tensor, v: Tensor) -> None:
    given = f"query {tuple(q.shape)}, key {tuple(k.shape)}, value {tuple(v.shape)}"
    if not q.shape[0] == k.shape[0] == v.shape[0]:
        raise ValueError(
            f"{call}: the batch sizes differ: {given}. Expected one batch size; expand the smaller with .expand."
        )
    if k.shape[1] != v.shape[1]:
        raise ValueError(
            f"{call}: key has {k.shape[1]} heads and value {v.shape[1]}: {given}. Expected as many of each."
        )
    if k.shape[2] != v.shape[2]:
        raise ValueError(
            f"{call}: {k.shape[2]} keys but {v.shape[2]} values: {given}. Expected one value for each key."
        )
    hq, hkv = q.shape[1], k.shape[1]
    if hkv == 0 or hq % hkv or hq == 0:
        raise ValueError(
            f"{call}: query has {hq} heads and key {hkv}; the number of query heads must be a multiple of the key heads "
            "(query head h reads key head h // (Hq / Hkv)). Check that the shapes are (B, H, L, D), not (B, L, H, D)."
        )
    if q.shape[3] == 0 or k.shape[3] == 0:
        raise ValueError(f"{call}: vectors of width 0: {given}. Expected D of 1 or more.")


def number(call: str, name: str, value: Any, *, low: float = -math.inf, high: float = math.inf, what: str) -> float:
    """A finite number within bounds; ValueError or TypeError with the call, what was given and what was expected."""
    try:
        if isinstance(value, (str, bytes)):
            raise TypeError("a word is no number")
        x = float(value)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{call}: {name} must be {what}, got {value!r}.") from error
    if not -math.inf < x < math.inf or not low <= x <= high:  # math.isfinite would break a graph of dynamic sizes
        raise ValueError(f"{call}: {name} must be {what}, got {x}.")
    return x


def offset(call: str, value: Any, batch: int, default: int) -> int | Tensor:
    """query_offset: an integer, or a tensor (B,) of them."""
    if value is None:
        return default
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, Tensor) and not hasattr(value, "__array__") and not isinstance(value, (list, tuple)):
        raise TypeError(f"{call}: query_offset must be an integer, or one for each sequence (B,), got {value!r}.")
    numbers = torch.as_tensor(value)
    if numbers.is_floating_point() or numbers.dtype == torch.bool or tuple(numbers.shape) not in ((), (1,), (batch,)):
        raise ValueError(
            f"{call}: query_offset is {tuple(numbers.shape)} of {numbers.dtype}; expected an integer, or whole numbers "
            f"({batch},), one for each sequence."
        )
    return int(numbers) if numbers.numel() == 1 and numbers.device.type != "meta" else numbers.reshape(-1)
