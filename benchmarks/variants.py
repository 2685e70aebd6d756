"""What each variant costs beside plain softmax attention: forward and backward, on inputs of the same sizes; and its memory.

    python benchmarks/variants.py [--length 1024] [--rounds 3] [NAME …]
    python benchmarks/variants.py --memory [--length 16384] [NAME …]

Every variant of the catalogue is made for this length, held against the reference engine (at 64 tokens, in float32), then
timed in turns with plain attention on the same query, key and value (float32); the ratio of medians is its cost. With --memory:
what forward and backward add at most to a fresh process beside the inputs, one head, D = 64, float32. Variants that take L × L
numbers themselves are named and left out.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import torch
from harness import in_turns, machine, matrix_peak, median, peak_memory, save
from torch import Tensor

import qkv
from qkv._detail import strip

QUADRATIC = {
    "graphormer": "takes the distances of all pairs of nodes",
    "pair_bias": "takes what is known about each pair",
}


def sized(name: str, length: int, small: bool = False) -> tuple[qkv.Attention, tuple[Tensor, ...]]:
    """(the variant, query, key and value) at this length; small: one head, D = 64, for memory."""
    variant = qkv.variants[name]
    sizes = {"queries": length, "keys": length}
    if small:
        sizes |= {"heads": 1, "kv_heads": 1}
        sizes |= {n: 64 for n in ("width", "value_width") if getattr(variant.shapes, n) == 16}
        sizes |= {"width": 64} if name.startswith("latent") else {}
        sizes |= {"width": 16} if name == "taylor" else {}  # its paper's; it makes D² features
    q, k, v = (x.requires_grad_() for x in variant.example(**sizes))
    given: dict[str, Any] = {}
    if name == "tree":  # each drafted token but the first has a parent among those before it
        given["parents"] = (torch.arange(length) - 1) // 2
        given["parents"][0] = -1
    if name == "bigbird":
        given["block_size"] = max(2, length // 256)
    if name == "block_local":
        given["size"] = max(4, length // 256)
    made = variant.fitting(
        heads=q.shape[1], queries=length, keys=length, width=q.shape[3], value_width=v.shape[3], **given
    )
    return made, (q, k, v)


def verify(name: str) -> None:
    """Values and gradients of the inputs, against the dense engine."""
    made, inputs = sized(name, 64)
    ours, dense = (both_ways(made, inputs, engine) for engine in ("auto", "reference"))
    for a, b in zip(ours, dense, strict=True):
        torch.testing.assert_close(a, b, rtol=1e-3, atol=1e-4 * (1 + float(b.abs().max())))


def both_ways(made: Any, inputs: tuple[Tensor, ...], engine: str = "auto") -> list[Tensor]:
    """Output and gradients, of what the variant learns as well."""
    leaves: list[Tensor] = []
    strip(made, leaves)
    out = made(*inputs, engine=engine)
    wanted = (*inputs, *(t for t in leaves if t.requires_grad))
    return [out, *torch.autograd.grad(out, wanted, torch.ones_like(out), allow_unused=True, materialize_grads=True)]


def memory_case(name: str, length: int, engine: str = "auto") -> tuple[Callable[[], Any], Callable[[], Any]]:
    cases = []
    for n in (64, length):
        made, inputs = sized(name, n, small=True)
        leaves: list[Tensor] = []
        strip(made, leaves)
        for t in leaves:
            if t.is_floating_point():
                t.requires_grad_()
        cases.append((made, inputs))
    return lambda: both_ways(*cases[0], engine), lambda: both_ways(*cases[1], engine)


def cost(name: str, length: int, rounds: int) -> dict[str, float]:
    made, inputs = sized(name, length)
    q, k, v = inputs
    plain = (q, k if k.shape[-1] == q.shape[-1] else k.new_zeros(*k.shape[:-1], q.shape[-1]).requires_grad_(), v)
    mid = median(
        in_turns(
            {"variant": lambda: both_ways(made, inputs), "plain": lambda: both_ways(qkv.Attention(), plain)}, rounds
        )
    )
    return {"seconds": mid["variant"], "plain_seconds": mid["plain"], "ratio": mid["variant"] / mid["plain"]}


def report_memory(names: list[str], length: int) -> int:
    """Peak of forward and backward above the inputs, each variant in a process of its own."""
    found: dict[str, dict[str, float]] = {}
    print(machine()["processor"], f"· {machine()['threads']} threads · {length} tokens, one head, forward and backward")
    for name in names or list(qkv.variants):
        if name in QUADRATIC:
            print(f"  {name:<24} left out: {QUADRATIC[name]}")
            continue
        began = time.perf_counter()
        peak = peak_memory(memory_case, name, length)
        took = time.perf_counter() - began
        found[name] = {"peak_bytes_above_inputs": peak, "seconds": took}
        print(f"  {name:<24} {peak / 2**20:7.0f} MB above the inputs   ({took:.0f} s)", flush=True)
        save("variants_memory", {"length": length, "variants": found})
    most = max(found.values(), key=lambda f: f["peak_bytes_above_inputs"])["peak_bytes_above_inputs"]
    print(f"at most {most / 2**20:.0f} MB; the matrix alone would be {length**2 * 4 / 2**20:.0f} MB")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--length", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    chosen = parser.parse_args()
    if chosen.memory:
        return report_memory(chosen.names, chosen.length or 16384)
    chosen.length = chosen.length or 1024
    costs: dict[str, dict[str, float]] = {}
    left_out: list[str] = []
    for name in chosen.names or list(qkv.variants):
        if name in QUADRATIC:
            left_out.append(f"{name}: {QUADRATIC[name]}")
            continue
        verify(name)
        costs[name] = cost(name, chosen.length, chosen.rounds)
    save(
        "variants", {"length": chosen.length, "costs": costs, "left_out": left_out, "matrix_peak_flops": matrix_peak()}
    )
    print(machine()["processor"], f"· {machine()['threads']} threads · {chosen.length} tokens, forward and backward")
    for name, c in sorted(costs.items(), key=lambda item: item[1]["ratio"]):
        print(f"  {name:<24} {c['seconds'] * 1e3:8.1f} ms   {c['ratio']:6.2f} times plain softmax")
    print(f"left out ({len(left_out)}):")
    for line in left_out:
        print(f"  {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
