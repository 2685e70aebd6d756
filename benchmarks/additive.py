"""Additive (Bahdanau) attention at 4,096 tokens, forward and backward, against the dense way in PyTorch; and memory of both.

    python benchmarks/additive.py [--length 4096] [--hidden 32] [--rounds 3]

One head, D = 64, float32, causal. The dense way forms tanh(q Wq + k Wk) for every pair, (Lq, Lk, hidden) numbers, as Keras'
AdditiveAttention and most tutorials do; qkv forms it for one tile at a time, forward and backward: "qkv" in its native kernels,
"qkv, tiled" in PyTorch. Results and gradients
(those of the three weights too) are held against each other first. Work: one tanh a pair and hidden number each way.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import torch
from harness import in_turns, machine, median, peak_memory, save, seconds
from torch import Tensor

import qkv

WIDTH = 64


def inputs(length: int, hidden: int) -> list[Tensor]:
    generator = torch.Generator().manual_seed(0)
    shapes = [(1, 1, length, WIDTH)] * 3 + [(WIDTH, hidden)] * 2 + [(hidden,)]
    return [(torch.randn(s, generator=generator) / WIDTH**0.25).requires_grad_() for s in shapes]


def forward(name: str, tensors: list[Tensor]) -> Tensor:
    q, k, v, wq, wk, energy = tensors
    if name != "dense":
        engine, score = "tiled" if name == "qkv, tiled" else "cpu", qkv.scores.Additive(wq, wk, energy)
        return qkv.attention(q, k, v, score=score, causal=True, engine=engine)  # type: ignore[no-any-return]
    s = torch.tanh((q @ wq).unsqueeze(-2) + (k @ wk).unsqueeze(-3)) @ energy
    hidden = torch.ones(s.shape[-2:], dtype=torch.bool).triu(1)
    return s.masked_fill(hidden, -torch.inf).softmax(-1) @ v


def both_ways(name: str, tensors: list[Tensor]) -> list[Tensor]:
    out = forward(name, tensors)
    return [out, *torch.autograd.grad(out, tensors, torch.ones_like(out))]


def memory_case(name: str, length: int, hidden: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    tensors, few = inputs(length, hidden), inputs(32, hidden)
    return lambda: both_ways(name, few), lambda: both_ways(name, tensors)


def tanh_peak(numbers: int = 2**22, rounds: int = 5) -> float:
    """Hyperbolic tangents a second that this machine computes in PyTorch, in this very run."""
    x = torch.randn(numbers)
    return max(numbers / seconds(lambda: torch.tanh(x)) for _ in range(rounds))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--length", type=int, default=4096)
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    tensors = inputs(chosen.length, chosen.hidden)
    rivals = ("qkv", "qkv, tiled", "dense")
    truth = both_ways("dense", tensors)
    for n in rivals[:2]:
        for ours, theirs in zip(both_ways(n, tensors), truth, strict=True):
            torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-4 * float(theirs.detach().abs().max()))
    times = in_turns({n: lambda n=n: both_ways(n, tensors) for n in rivals}, chosen.rounds)
    mid, peak = median(times), tanh_peak()
    work = 2 * chosen.length * (chosen.length + 1) // 2 * chosen.hidden
    memory = {n: peak_memory(memory_case, n, chosen.length, chosen.hidden) for n in rivals}
    result = {
        "length": chosen.length,
        "hidden": chosen.hidden,
        "seconds": times,
        "median_seconds": mid,
        "ratio": mid["dense"] / mid["qkv"],
        "tanh_peak_per_second": peak,
        "share_of_tanh_peak": {n: work / mid[n] / peak for n in mid},
        "peak_bytes_above_inputs": memory,
    }
    save("additive", result)
    print(machine()["processor"], f"· {machine()['threads']} threads · {peak / 1e9:.2f} G tanh/s")
    print(f"results agree · {chosen.length} tokens, {chosen.hidden} hidden, causal, forward and backward")
    for n in mid:
        print(
            f"  {n:<10} {mid[n]:7.3f} s   {work / mid[n] / peak:6.1%} of the tanh peak   {memory[n] / 2**20:7.0f} MB more"
        )
    print(f"  the dense way takes {result['ratio']:.1f} times as long")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
