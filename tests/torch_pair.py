"""Torch's attention and ours on the same arguments."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

import qkv

torch_sdpa = F.scaled_dot_product_attention
ours = qkv.scaled_dot_product_attention

FLOATS = [torch.float64, torch.float32, torch.bfloat16, torch.float16]


def numbers(*shape: int, dtype: torch.dtype = torch.float32, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64).to(dtype)


def outcome(f: Any, args: tuple[Any, ...], options: dict[str, Any], mask_learns: bool = True) -> Any:
    """(result, gradients of every floating tensor that was passed), or the exception."""
    leaf = lambda x: x.detach().clone().requires_grad_() if isinstance(x, Tensor) and x.is_floating_point() else x  # noqa: E731
    args, options = tuple(map(leaf, args)), {name: leaf(x) if mask_learns else x for name, x in options.items()}
    try:
        out = f(*args, **options)
    except Exception as error:
        return error
    tensors = [x for x in (*args, *options.values()) if isinstance(x, Tensor) and x.requires_grad]
    outer = numbers(*out.shape, seed=9).to(out.dtype)
    return out.detach(), torch.autograd.grad(out, tensors, outer, allow_unused=True) if out.requires_grad else []


def near(got: Tensor, expected: Tensor, what: str, summed: int = 16, dtype: torch.dtype | None = None) -> None:
    """Equal up to a few roundings of each number, and up to one rounding of the largest for each that is summed."""
    finite = expected[expected.isfinite()].abs()
    largest = float(finite.max()) if finite.numel() else 0.0
    eps = torch.finfo(dtype or expected.dtype).eps
    torch.testing.assert_close(
        got, expected, rtol=4 * eps, atol=summed * eps * max(largest, 1.0), equal_nan=True, msg=lambda m: f"{what}: {m}"
    )


def same(*args: Any, **options: Any) -> Any:
    """What torch does with these arguments is what ours does; returns torch's outcome."""
    expected, got = outcome(torch_sdpa, args, options), outcome(ours, args, options)
    if isinstance(expected, Exception):
        assert isinstance(got, Exception), f"torch raises {expected!r}, ours gives {got[0].shape}"
        assert type(got) is type(expected), repr(got)
        assert str(got) == str(expected)
    else:
        assert not isinstance(got, Exception), f"torch gives {tuple(expected[0].shape)}, ours raises {got!r}"
        assert (got[0].shape, got[0].dtype) == (expected[0].shape, expected[0].dtype)
        tensors = [x for x in args if isinstance(x, Tensor)]
        summed = 2 * sum(sum(x.shape[-2:]) for x in tensors[:3])
        dtype = max(
            (x.dtype for x in (expected[0], *tensors)), key=lambda d: torch.finfo(d).eps if d.is_floating_point else 0
        )
        near(got[0], expected[0], "output", summed, dtype)
        for n, (a, b) in enumerate(zip(got[1], expected[1], strict=True)):
            if a is None or b is None:
                present = a if b is None else b
                assert present is None or present.abs().sum() == 0
            else:
                assert (a.shape, a.dtype) == (b.shape, b.dtype)
                near(a, b, f"gradient {n}", summed, max(dtype, b.dtype, key=lambda d: torch.finfo(d).eps))
    return expected
