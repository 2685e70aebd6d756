"""What each variant costs beside plain softmax attention: forward and backward, on inputs of the same sizes.

    python benchmarks/variants.py [--length 1024] [--rounds 3] [NAME …]

Every variant of the catalogue that can be made for this length is first held against the reference engine (at 64 tokens, in
float64), then timed in turns with plain attention on the same query, key and value (float32); the ratio of medians is its
cost. Those whose paper fixes a size (an image grid, a table for 16 positions) are named and left out.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
from typing import Any

import torch
from harness import in_turns, machine, matrix_peak, median, save
from torch import Tensor

import qkv


def sized(name: str, length: int, dtype: torch.dtype = torch.float32) -> tuple[qkv.Attention, tuple[Tensor, ...]]:
    """(the variant, query, key and value) at this length. Any error says that it has a size of its own."""
    variant = qkv.variants[name]
    known = inspect.signature(variant.make).parameters
    asked: dict[str, Any] = {n: length for n in ("queries", "keys", "length") if n in known}
    shapes = dataclasses.replace(variant.shapes, queries=length, keys=length)
    inputs = dataclasses.replace(variant, shapes=shapes).example(dtype=dtype)
    made = variant.make(**asked)
    made(*inputs)
    return made, tuple(x.requires_grad_() for x in inputs)


def verify(name: str) -> None:
    made, inputs = sized(name, 64)
    wide = tuple(x.detach() for x in inputs)
    torch.testing.assert_close(made(*wide), made(*wide, engine="reference"), rtol=1e-3, atol=1e-4)


def both_ways(made: Any, inputs: tuple[Tensor, ...]) -> None:
    out = made(*inputs)
    torch.autograd.grad(out, inputs, torch.ones_like(out), allow_unused=True)


def cost(name: str, length: int, rounds: int) -> dict[str, float]:
    made, inputs = sized(name, length)
    q, k, v = inputs
    plain = (q, k if k.shape[-1] == q.shape[-1] else k.new_zeros(*k.shape[:-1], q.shape[-1]).requires_grad_(), v)
    mid = median(
        in_turns({"variant": lambda: both_ways(made, inputs), "plain": lambda: both_ways(qkv.attention, plain)}, rounds)
    )
    return {"seconds": mid["variant"], "plain_seconds": mid["plain"], "ratio": mid["variant"] / mid["plain"]}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--length", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    costs: dict[str, dict[str, float]] = {}
    left_out: list[str] = []
    for name in chosen.names or list(qkv.variants):
        try:
            verify(name)
            sized(name, chosen.length)
        except (ValueError, RuntimeError, IndexError) as error:
            left_out.append(f"{name}: {str(error).splitlines()[0][:90]}")
            continue
        costs[name] = cost(name, chosen.length, chosen.rounds)
    save(
        "variants", {"length": chosen.length, "costs": costs, "left_out": left_out, "matrix_peak_flops": matrix_peak()}
    )
    print(machine()["processor"], f"· {machine()['threads']} threads · {chosen.length} tokens, forward and backward")
    for name, c in sorted(costs.items(), key=lambda item: item[1]["ratio"]):
        print(f"  {name:<24} {c['seconds'] * 1e3:8.1f} ms   {c['ratio']:6.2f} times plain softmax")
    print(f"left out, of a fixed size ({len(left_out)}):")
    for line in left_out:
        print(f"  {line}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
