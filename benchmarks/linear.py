"""Linear attention against the same attention pair by pair: time by length, the crossing point, and the memory of both.

    python benchmarks/linear.py [--rounds 5] [--lengths 64 128 … 8192] [--memory 16384]

Feature map elu + 1, one head, D = F = 64, float32, forward and backward, with a causal mask and without one. First the results
of the two engines are held against each other, values and gradients; then they are timed in turns. Work without a mask, in
multiplications: 2 · L · F · (Dv + 1) forward and twice that backward for `linear`; L² · (F + Dv) forward and 5/2 of that
backward for `tiled`. The crossing point is the first length from which `linear` stays the faster one. Peak memory is what a run
adds to a fresh process; inputs are not counted.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from harness import in_turns, machine, median, peak_memory, save
from torch import Tensor

import qkv

WIDTH = 64
ENGINES = ("linear", "tiled")


def inputs(length: int) -> list[Tensor]:
    generator = torch.Generator().manual_seed(0)
    return [torch.randn(1, 1, length, WIDTH, generator=generator).requires_grad_() for _ in range(3)]


def both_ways(engine: str, tensors: list[Tensor], causal: bool) -> list[Tensor]:
    out = qkv.attention(*tensors, score=qkv.scores.FeatureMap(), causal=causal, engine=engine)
    return [out, *torch.autograd.grad(out, tensors, torch.ones_like(out))]


def memory_case(engine: str, length: int, causal: bool) -> tuple[Callable[[], Any], Callable[[], Any]]:
    tensors = inputs(length)
    few = [t[:, :, :64].detach().requires_grad_() for t in tensors]
    return partial(both_ways, engine, few, causal), partial(both_ways, engine, tensors, causal)


def by_length(lengths: list[int], rounds: int, causal: bool) -> dict[int, dict[str, float]]:
    """Median seconds of both engines at each length, results held against each other first."""
    found = {}
    for length in lengths:
        tensors = inputs(length)
        for ours, theirs in zip(*(both_ways(e, tensors, causal) for e in ENGINES), strict=True):
            torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-4)
        found[length] = median(in_turns({e: partial(both_ways, e, tensors, causal) for e in ENGINES}, rounds))
    return found


def crossing(times: dict[int, dict[str, float]]) -> int | None:
    """The first length from which `linear` stays faster; None where it never is."""
    slower = [n for n, t in times.items() if t["linear"] >= t["tiled"]]
    later = [n for n in times if n > max(slower, default=0)]
    return min(later, default=None)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lengths", type=int, nargs="+", default=[64, 128, 256, 512, 1024, 2048, 4096, 8192])
    parser.add_argument("--memory", type=int, default=16_384)
    chosen = parser.parse_args()
    print(machine()["processor"], f"· {machine()['threads']} threads · forward and backward, one head, D = {WIDTH}")
    result: dict[str, Any] = {"width": WIDTH, "memory_length": chosen.memory}
    for causal in (False, True):
        name = "causal" if causal else "no mask"
        times = by_length(sorted(chosen.lengths), chosen.rounds, causal)
        memory = {e: peak_memory(memory_case, e, chosen.memory, causal) for e in ENGINES}
        result[name] = {"median_seconds": times, "crossing": crossing(times), "peak_bytes_above_inputs": memory}
        first = crossing(times)
        where = "at none of these" if first is None else f"from {first} tokens on"
        print(f"{name}: results agree · linear is the faster one {where}")
        for n, t in times.items():
            line = f"  {n:>6} tokens   linear {t['linear'] * 1e3:8.2f} ms   tiled {t['tiled'] * 1e3:8.2f} ms"
            print(f"{line}   {t['tiled'] / t['linear']:6.1f} times as long")
        print(f"  memory at {chosen.memory}: " + ", ".join(f"{e} {m / 2**20:.0f} MB" for e, m in memory.items()))
    save("linear", result)
    worst = max(result[n]["peak_bytes_above_inputs"]["linear"] for n in ("no mask", "causal"))
    return 0 if worst < 300e6 and result["no mask"]["crossing"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
