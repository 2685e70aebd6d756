"""Rotary embedding inside a module: sines and cosines are computed once, and a rotation keeps nothing but them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import torch
from torch import Tensor

from ..positions import Rotary

_LEAST = 256


def turn(rope: Rotary, q: Tensor, k: Tensor, offset: int) -> tuple[Tensor, Tensor]:
    """q and k (B, H, L, D) of the positions offset, offset + 1, …, rotated as `qkv.positions.rope` does."""
    if dict(rope.scaling).get("rope_type") == "dynamic":  # its speeds depend on the length
        return rope.changed(positions=offset).turn(q, k)
    end = offset + max(q.shape[2], k.shape[2])
    capacity = max(_LEAST, 1 << (end - 1).bit_length())
    dtype = torch.promote_types(q.dtype, torch.float32)
    cos, sin = _table(rope, q.shape[-1], capacity, dtype, q.device)
    return tuple(_turned(x, cos, sin, offset, rope.interleaved) for x in (q, k))  # type: ignore[return-value]


@lru_cache(maxsize=64)
def _table(rope: Rotary, width: int, length: int, dtype: torch.dtype, device: torch.device) -> tuple[Tensor, Tensor]:
    """cos and sin (length, turned / 2) of positions 0 … length − 1: what becomes of the vectors whose pairs are all (1, 0)."""
    with torch.inference_mode(False), torch.no_grad():
        one, turned = torch.zeros(length, width, dtype=torch.float64), rope.changed(positions=None)._turned(width)
        first = slice(0, turned, 2) if rope.interleaved else slice(0, turned // 2)
        second = slice(1, turned, 2) if rope.interleaved else slice(turned // 2, turned)
        one[:, first] = 1.0
        made = rope.changed(positions=None).turn(one, one)[1]
        return made[:, first].to(device, dtype), made[:, second].to(device, dtype)


def _turned(x: Tensor, cos: Tensor, sin: Tensor, offset: int, interleaved: bool) -> Tensor:
    rows = slice(offset, offset + x.shape[2])
    half = cos.shape[1]
    part = x[..., : 2 * half]
    made: Tensor = _Rotation.apply(part.to(cos.dtype), cos[rows], sin[rows], interleaved).to(x.dtype)
    return made if 2 * half == x.shape[-1] else torch.cat([made, x[..., 2 * half :]], -1)


class _Rotation(torch.autograd.Function):
    """Pairs (a, b) to (a cos − b sin, b cos + a sin); the gradient is turned back."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, cos: Tensor, sin: Tensor, interleaved: bool) -> Tensor:
        ctx.save_for_backward(cos, sin)
        ctx.interleaved = interleaved
        out = torch.empty_like(x)
        (a, b), (left, right) = _pairs(x, interleaved), _pairs(out, interleaved)
        torch.mul(a, cos, out=left).addcmul_(b, sin, value=-1)
        torch.mul(b, cos, out=right).addcmul_(a, sin)
        return out

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, None, None, None]:
        cos, sin = ctx.saved_tensors
        return _Rotation.apply(g, cos, -sin, ctx.interleaved), None, None, None


def _pairs(x: Tensor, interleaved: bool) -> tuple[Tensor, Tensor]:
    if interleaved:
        return x[..., 0::2], x[..., 1::2]
    return x.chunk(2, -1)  # type: ignore[return-value]
