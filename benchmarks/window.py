"""A sliding window in a long text, forward: against FlexAttention and against torch's attention with the mask.

    python benchmarks/window.py [--length 8192] [--rounds 5] [--without-flex]

Eight heads, D = 64, window (255, 0), float32 and bfloat16. FlexAttention is compiled first, by a C++
compiler; its block mask is made once and not timed. Where it cannot be compiled, its column says so.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import torch
from harness import in_turns, machine, median, save
from torch import Tensor

import qkv
from qkv.engines import cpu

LEFT, HEADS, WIDTH = 255, 8, 64


def flex(length: int) -> Callable[[Tensor, Tensor, Tensor], Tensor]:
    """Compiled FlexAttention with the window as its block mask."""
    from torch.nn.attention.flex_attention import create_block_mask, flex_attention

    def near(b: Tensor, h: Tensor, i: Tensor, j: Tensor) -> Tensor:
        return (i >= j) & (i - j <= LEFT)

    blocks = create_block_mask(near, None, None, length, length, device="cpu")
    compiled = torch.compile(flex_attention, dynamic=False)
    return lambda q, k, v: compiled(q, k, v, block_mask=blocks)


def ways(length: int, with_flex: bool) -> tuple[dict[str, Callable[..., Tensor]], str | None]:
    """(name -> f(q, k, v), why FlexAttention is not among them or None)."""
    distance = torch.arange(length)[:, None] - torch.arange(length)[None, :]
    mask = (distance >= 0) & (distance <= LEFT)
    sdpa = torch.nn.functional.scaled_dot_product_attention
    found: dict[str, Callable[..., Tensor]] = {
        "qkv": lambda q, k, v: qkv.attention(q, k, v, window=(LEFT, 0)),
        "torch": lambda q, k, v: sdpa(q, k, v, attn_mask=mask),
    }
    if not with_flex:
        return found, "it was left out"
    try:
        attend = flex(length)
        attend(*(torch.randn(1, HEADS, length, WIDTH) for _ in range(3)))
    except Exception as error:
        return found, f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return {**found, "FlexAttention": attend}, None


def measure(runs: dict[str, Callable[..., Tensor]], dtype: torch.dtype, length: int, rounds: int) -> dict[str, Any]:
    generator = torch.Generator().manual_seed(0)
    tensors = [torch.randn(1, HEADS, length, WIDTH, generator=generator).to(dtype) for _ in range(3)]
    right = runs["torch"](*(x[:, :1].double() for x in tensors))
    errors = {name: float((run(*tensors)[:, :1].double() - right).abs().max()) for name, run in runs.items()}
    assert errors["qkv"] <= 2 * errors["torch"] + torch.finfo(dtype).eps, errors
    times = in_turns({name: lambda run=run: run(*tensors) for name, run in runs.items()}, rounds)
    mid = median(times)
    ratios = {name: taken / mid["qkv"] for name, taken in mid.items() if name != "qkv"}
    word = str(dtype).removeprefix("torch.")
    return {"dtype": word, "seconds": times, "median_seconds": mid, "ratio": ratios, "errors": errors}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--length", type=int, default=8192)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-flex", action="store_true")
    chosen = parser.parse_args()
    print(machine()["processor"], f"· {machine()['threads']} threads · {cpu.ABSENT or cpu.native.kernels()}")
    runs, missing = ways(chosen.length, not chosen.without_flex)
    if missing:
        print(f"  without FlexAttention: {missing}")
    found = []
    with torch.no_grad():
        for dtype in (torch.float32, torch.bfloat16):
            r = measure(runs, dtype, chosen.length, chosen.rounds)
            found.append(r)
            others = ", ".join(f"{name} takes {ratio:.1f} times as long" for name, ratio in r["ratio"].items())
            print(f"  {r['dtype']:<9} {r['median_seconds']['qkv'] * 1e3:8.1f} ms   {others}")
    save("window", {"length": chosen.length, "without_flex": missing, "results": found})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
