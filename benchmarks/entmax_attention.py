"""1.5-entmax attention at 8,192 tokens, forward and backward, against the `entmax` package on the dense matrix of scores.

    python benchmarks/entmax_attention.py [--length 8192] [--memory-length 16384] [--rounds 3]

One head, D = 64, float32, no mask. The rival is what the package's users write: `entmax15(q @ k.mT / 8, -1) @ v` under torch's
autograd. "qkv" runs the native kernels, "qkv, tiled" the engine in PyTorch. First the results are held against each other,
values and gradients; then all are timed in turns. Peak memory is what a run adds to a fresh process, inputs not counted. Work:
14 · Lq · Lk · D FLOP, the two products forward and the five backward of an attention whose weights are known. The native
kernels leave out most of them, where weights are 0; the threshold's own passes are overhead.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import torch
from entmax import entmax15
from harness import in_turns, machine, matrix_peak, median, peak_memory, save
from torch import Tensor

import qkv

WIDTH = 64


def inputs(length: int) -> list[Tensor]:
    generator = torch.Generator().manual_seed(0)
    return [torch.randn(1, 1, length, WIDTH, generator=generator).requires_grad_() for _ in range(3)]


def forward(name: str, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    if name == "entmax package":
        return entmax15(q @ k.mT / WIDTH**0.5, -1) @ v  # type: ignore[no-any-return]
    engine = "tiled" if name == "qkv, tiled" else "cpu"
    return qkv.attention(q, k, v, normalize=qkv.normalizers.Entmax(1.5), engine=engine)  # type: ignore[no-any-return]


def both_ways(name: str, tensors: list[Tensor]) -> list[Tensor]:
    out = forward(name, *tensors)
    return [out, *torch.autograd.grad(out, tensors, torch.ones_like(out))]


def memory_case(name: str, length: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    tensors = inputs(length)
    few = [t[:, :, :64].detach().requires_grad_() for t in tensors]
    return lambda: both_ways(name, few), lambda: both_ways(name, tensors)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--length", type=int, default=8192)
    parser.add_argument("--memory-length", type=int, default=16_384)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    tensors = inputs(chosen.length)
    rivals = ("qkv", "qkv, tiled", "entmax package")
    found = {n: both_ways(n, tensors) for n in rivals}
    for n in rivals[:2]:
        for ours, theirs in zip(found[n], found["entmax package"], strict=True):
            torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-5)
    del found
    times = in_turns({n: lambda n=n: both_ways(n, tensors) for n in rivals}, chosen.rounds)
    mid, peak = median(times), matrix_peak()
    memory = {n: peak_memory(memory_case, n, chosen.length) for n in rivals}
    longer = peak_memory(memory_case, "qkv", chosen.memory_length)
    result = {
        "length": chosen.length,
        "alpha": 1.5,
        "seconds": times,
        "median_seconds": mid,
        "ratio": mid["entmax package"] / mid["qkv"],
        "matrix_peak_flops": peak,
        "share_of_matrix_peak": {n: 14 * chosen.length**2 * WIDTH / mid[n] / peak for n in mid},
        "peak_bytes_above_inputs": memory,
        "memory_length": chosen.memory_length,
        "peak_bytes_above_inputs_there": longer,
    }
    save("entmax", result)
    print(machine()["processor"], f"· {machine()['threads']} threads · matrix products {peak / 1e9:.0f} GFLOP/s")
    print(f"results agree · 1.5-entmax, {chosen.length} tokens, forward and backward")
    for n in mid:
        print(f"  {n:<15} {mid[n]:7.3f} s   {memory[n] / 2**20:7.0f} MB more")
    print(f"  the package takes {result['ratio']:.1f} times as long")
    print(f"qkv at {chosen.memory_length} tokens: {longer / 2**20:.0f} MB above the inputs")
    return 0 if longer < 300e6 else 1


if __name__ == "__main__":
    raise SystemExit(main())
