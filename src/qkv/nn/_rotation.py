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
        plain = rope.changed(positions=None)
        one, turned = torch.zeros(length, width, dtype=torch.float64), plain._turned(width)
        first = slice(0, turned, 2) if rope.interleaved else slice(0, turned // 2)
        second = slice(1, turned, 2) if rope.interleaved else slice(turned // 2, turned)
        one[:, first] = 1.0
        made = plain.turn(one, one)[1]
        return made[:, first].to(device, dtype), made[:, second].to(device, dtype)


def _turned(x: Tensor, cos: Tensor, sin: Tensor, offset: int, interleaved: bool) -> Tensor:
    rows, turned = slice(offset, offset + x.shape[2]), 2 * cos.shape[1]
    part, cos, sin = x[..., :turned].to(cos.dtype), cos[rows], sin[rows]
    if interleaved:  # pairs that stand together are complex numbers
        made = torch.view_as_real(torch.view_as_complex(_pairs(part)) * torch.complex(cos, sin)).flatten(-2)
    else:
        made = _Swapped.apply(part, torch.cat([cos, cos], -1), torch.cat([-sin, sin], -1))
    made = made.to(x.dtype)
    return made if turned == x.shape[-1] else torch.cat([made, x[..., turned:]], -1)


def _pairs(x: Tensor) -> Tensor:
    """x (…, 2n) as (…, n, 2); a copy where its pairs do not stand at even places in memory."""
    odd = x.stride(-1) != 1 or x.storage_offset() % 2 or any(step % 2 for step in x.stride()[:-1])
    return (x.contiguous() if odd else x).unflatten(-1, (-1, 2))


class _Swapped(torch.autograd.Function):
    """x · cos + (x, its halves swapped) · sin, where sin has the halves' signs; the gradient is turned back."""

    generate_vmap_rule = True

    @staticmethod
    def forward(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        a, b = x.chunk(2, -1)
        return (x * cos).addcmul_(torch.cat([b, a], -1), sin)

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        ctx.save_for_backward(*inputs[1:])

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, None, None]:
        cos, sin = ctx.saved_tensors
        return _Swapped.apply(g, cos, -sin), None, None
