"""A sliding window at 16,384 tokens, forward and backward, against torch's attention with the mask; and the memory of both.

    python benchmarks/sliding_window.py [--length 16384] [--rounds 5]

One head, D = 64, float32, window (255, 0). First the results are held against each other, values and gradients; then both are
timed in turns. Work, by the pairs that are visible: 4 · pairs · D FLOP forward (two products), 10 · pairs · D backward (five).
Peak memory is what a run adds to a fresh process, inputs and their gradients not counted as inputs. The last line is attention
without any window: its matrix of weights alone would take Lq · Lk · 4 bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import torch
from harness import in_turns, machine, matrix_peak, median, peak_memory, save
from torch import Tensor

import qkv

LEFT, WIDTH = 255, 64


def inputs(length: int) -> list[Tensor]:
    generator = torch.Generator().manual_seed(0)
    return [torch.randn(1, 1, length, WIDTH, generator=generator).requires_grad_() for _ in range(3)]


def window_mask(length: int) -> Tensor:
    i = torch.arange(length)
    distance = i[:, None] - i[None, :]
    return (distance >= 0) & (distance <= LEFT)


def forward(name: str, tensors: list[Tensor], mask: Tensor | None) -> Tensor:
    if name == "torch":
        return torch.nn.functional.scaled_dot_product_attention(*tensors, attn_mask=mask)
    window = (LEFT, 0) if name == "qkv" else None
    return qkv.attention(*tensors, window=window)  # type: ignore[no-any-return]


def both_ways(name: str, tensors: list[Tensor], mask: Tensor | None) -> list[Tensor]:
    out = forward(name, tensors, mask)
    return [out, *torch.autograd.grad(out, tensors, torch.ones_like(out))]


def memory_case(name: str, length: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    tensors, mask = inputs(length), window_mask(length) if name == "torch" else None
    few = [t[:, :, :64].detach().requires_grad_() for t in tensors]
    return lambda: both_ways(name, few, None if mask is None else mask[:64, :64]), lambda: both_ways(
        name, tensors, mask
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--length", type=int, default=16_384)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    tensors, mask = inputs(chosen.length), window_mask(chosen.length)
    for ours, theirs in zip(both_ways("qkv", tensors, mask), both_ways("torch", tensors, mask), strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-5)
    times = in_turns({n: lambda n=n: both_ways(n, tensors, mask) for n in ("qkv", "torch")}, chosen.rounds)
    mid, peak = median(times), matrix_peak()
    work = 14 * int(mask.sum()) * WIDTH
    memory = {n: peak_memory(memory_case, n, chosen.length) for n in ("qkv", "torch", "qkv, no window")}
    result = {
        "length": chosen.length,
        "window": [LEFT, 0],
        "seconds": times,
        "median_seconds": mid,
        "ratio": mid["torch"] / mid["qkv"],
        "matrix_peak_flops": peak,
        "share_of_matrix_peak": {n: work / mid[n] / peak for n in mid},
        "peak_bytes_above_inputs": memory,
    }
    save("sliding_window", result)
    print(machine()["processor"], f"· {machine()['threads']} threads · matrix products {peak / 1e9:.0f} GFLOP/s")
    print(f"results agree · {chosen.length} tokens, window ({LEFT}, 0), forward and backward")
    for n in mid:
        share = result["share_of_matrix_peak"][n]  # type: ignore[index]
        print(f"  {n:<6} {mid[n] * 1e3:8.1f} ms   {share:6.1%} of the matrix peak   {memory[n] / 2**20:7.0f} MB more")
    print(f"  torch takes {result['ratio']:.1f} times as long")
    print(f"without a window: {memory['qkv, no window'] / 2**20:.0f} MB above the inputs; the dense matrix: ", end="")
    print(f"{chosen.length**2 * 4 / 2**20:.0f} MB")
    return 0 if result["ratio"] >= 5 and max(memory["qkv"], memory["qkv, no window"]) < 300e6 else 1


if __name__ == "__main__":
    raise SystemExit(main())
