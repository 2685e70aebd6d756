"""Training: forward and backward of attention against torch's own, as a share of what this machine can do at most.

    python benchmarks/training.py [--rounds 5] [--only WORD] [--threads N] [--no-memory]

For each shape and dtype: first the output and every gradient are held against float64 over one key head, then qkv and torch are
timed in turns. Peak memory comes from fresh processes. With n visible pairs the least time is 14 · n · D / P + 2 · n / E: two
products going forward and five going backward, and each weight computed twice; P and E are measured as in `prefill.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from harness import again, in_turns, median, native_limits, of_shapes, peak_memory, save
from torch import Tensor

import qkv

# name -> (B, Hq, Hkv, L, D, how): how is dense, causal, a window's left distance, or a learned bias (Hq, L, L)
SHAPES: dict[str, tuple[int, int, int, int, int, Any]] = {
    "1024 dense": (1, 8, 8, 1024, 64, "dense"),
    "2048 causal": (1, 8, 8, 2048, 64, "causal"),
    "1024 dense D128": (1, 8, 8, 1024, 128, "dense"),
    "2048 causal D128 GQA": (1, 8, 2, 2048, 128, "causal"),
    "batch of 16, 128": (16, 12, 12, 128, 64, "dense"),
    "1024 learned bias": (1, 8, 8, 1024, 64, "bias"),
    "8192 window 255": (1, 8, 8, 8192, 64, 255),
}
DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}

Attend = Callable[..., Tensor]


def inputs(name: str, dtype: torch.dtype) -> tuple[list[Tensor], Tensor]:
    """(q, k, v and the bias if one is learned, all of which ask for gradients; the gradient that arrives)."""
    batch, heads, kv_heads, n, width, how = SHAPES[name]
    generator = torch.Generator().manual_seed(0)
    shapes = [(batch, heads, n, width), *[(batch, kv_heads, n, width)] * 2, *[(heads, n, n)] * (how == "bias")]
    leaves = [torch.randn(shape, generator=generator).to(dtype).requires_grad_() for shape in shapes]
    return leaves, torch.randn(batch, heads, n, width, generator=generator).to(dtype)


def mask_of(name: str) -> Tensor | None:
    *_, n, _, how = SHAPES[name]
    if not isinstance(how, int):
        return None
    distance = torch.arange(n)[:, None] - torch.arange(n)[None, :]
    return (distance >= 0) & (distance <= how)


def pairs_of(name: str) -> int:
    batch, heads, _, n, _, how = SHAPES[name]
    seen = mask_of(name)
    one = n * (n + 1) // 2 if how == "causal" else n * n if seen is None else int(seen.sum())
    return batch * heads * one


def ours(name: str) -> Attend:
    how = SHAPES[name][5]
    details: dict[str, Any] = {"causal": True} if how == "causal" else {}
    if isinstance(how, int):
        details = {"window": (how, 0)}
    return lambda q, k, v, bias=None: qkv.attention(q, k, v, bias=bias, **details)


def theirs(name: str) -> Attend:
    how, seen = SHAPES[name][5], mask_of(name)

    def attend(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None = None) -> Tensor:
        mask = seen if bias is None else bias
        return torch.nn.functional.scaled_dot_product_attention(
            q, k, v, attn_mask=mask, is_causal=how == "causal", enable_gqa=q.shape[1] != k.shape[1]
        )

    return attend


RIVALS: dict[str, Callable[[str], Attend]] = {"qkv": ours, "torch": theirs}


def step(attend: Attend, leaves: list[Tensor], direction: Tensor) -> list[Tensor]:
    """The output, and the gradient of each leaf."""
    out = attend(*leaves)
    return [out.detach(), *torch.autograd.grad(out, leaves, direction)]


def verify(name: str, dtype: torch.dtype) -> tuple[float, float]:
    """Largest errors of qkv and torch over one key head, as shares of the largest number; AssertionError beyond 2 × theirs."""
    leaves, direction = inputs(name, dtype)
    group = leaves[0].shape[1] // leaves[1].shape[1]
    cut = [x[:1, :h] for x, h in zip(leaves[:3], (group, 1, 1), strict=True)] + [x[:group] for x in leaves[3:]]
    direction = direction[:1, :group]
    true = step(theirs(name), [x.detach().double().requires_grad_() for x in cut], direction.double())
    errors, rounding = [], math.sqrt(leaves[0].shape[2]) * torch.finfo(torch.float32).eps  # of sums over as many rows
    for rival in RIVALS.values():
        found = step(rival(name), [x.detach().requires_grad_() for x in cut], direction)
        errors.append([float((x - y).abs().max() / y.abs().max()) for x, y in zip(found, true, strict=True)])
    for mine, other in zip(*errors, strict=True):
        assert mine <= 2 * other + torch.finfo(dtype).eps + rounding, errors
    return max(errors[0]), max(errors[1])


def prepare(name: str, dtype: str, rival: str) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """For `peak_memory`: a small step that warms up, and the step itself."""
    leaves, direction = inputs(name, DTYPES[dtype])
    small = [torch.randn(1, 1, 8, 8, requires_grad=True) for _ in range(3)]
    run = RIVALS[rival](name)
    return lambda: step(qkv.attention, small, torch.ones(1, 1, 8, 8)), lambda: step(run, leaves, direction)


def share(r: dict[str, Any], peaks: dict[str, float]) -> float:
    """The least time of a result, of the time taken."""
    least = 14 * r["pairs"] * r["width"] / peaks[r["dtype"]] + 2 * r["pairs"] / peaks["exp2"]
    return least / r["median_seconds"]["qkv"]


def measure(name: str, word: str, rounds: int, memory: bool) -> dict[str, Any]:
    dtype = DTYPES[word]
    error, their_error = verify(name, dtype)
    leaves, direction = inputs(name, dtype)
    runs = {rival: made(name) for rival, made in RIVALS.items()}
    times = in_turns({r: lambda run=run: step(run, leaves, direction) for r, run in runs.items()}, rounds)  # type: ignore[misc]
    mid, pairs = median(times), pairs_of(name)
    peak = {rival: peak_memory(prepare, name, word, rival) for rival in RIVALS} if memory else {}
    return {
        "shape": name, "dtype": word, "seconds": times, "median_seconds": mid, "ratio": {"torch": mid["torch"] / mid["qkv"]},
        "flops": 14 * pairs * SHAPES[name][4] / mid["qkv"], "pairs": pairs, "width": SHAPES[name][4], "error": error,
        "torch_error": their_error, "peak_bytes": peak,
    }  # fmt: skip


def main() -> int:
    parser = of_shapes(__doc__, 5)
    parser.add_argument("--dtype", choices=[*DTYPES, "both"], default="both")
    parser.add_argument("--no-memory", action="store_true")
    chosen = parser.parse_args()
    peaks = native_limits(chosen.threads, "float32", "bfloat16", "exp2")
    if peaks is None:
        return 1
    found = []
    for name in (s for s in SHAPES if chosen.only in s):
        for word in DTYPES if chosen.dtype == "both" else [chosen.dtype]:
            found.append(measure(name, word, chosen.rounds, not chosen.no_memory))
            r = found[-1]
            peak = ", ".join(f"{rival} {b / 2**20:.0f} MiB" for rival, b in r["peak_bytes"].items())
            print(
                f"  {name:<22} {word:<9} {r['median_seconds']['qkv'] * 1e3:8.1f} ms  {r['flops'] / 1e9:5.0f} GFLOP/s "
                f"{share(r, peaks):6.1%} of the roofline   times as long: torch {r['ratio']['torch']:.2f}   {peak}",
                flush=True,
            )
    peaks = again(peaks)
    for r in found:
        r["share_of_roofline"] = share(r, peaks)
    save("training", {"peaks": peaks, "results": found})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
