"""Prefill: attention of many queries, forward, against torch's own, as a share of what this machine can do at most.

    python benchmarks/prefill.py [--rounds 7] [--only WORD] [--threads N]

For each shape and dtype: first the outputs are held against float64, then qkv and torch are timed in turns. The limits are
measured in the same run by the kernels' own instructions: P floating point operations and E powers of 2 a second. With n
visible pairs the least time is 4 · n · D / P + n / E: two products of D multiplications and additions, and one exponential.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from harness import in_turns, median, native_limits, of_shapes, save
from torch import Tensor

import qkv

# name -> (B, Hq, Hkv, Lq, D, how): how is dense, causal, a window's left distance, or the keys of each padded sequence
SHAPES: dict[str, tuple[int, int, int, int, int, Any]] = {
    "512 causal": (1, 8, 8, 512, 64, "causal"),
    "512 dense": (1, 8, 8, 512, 64, "dense"),
    "2048 dense": (1, 8, 8, 2048, 64, "dense"),
    "2048 causal": (1, 8, 8, 2048, 64, "causal"),
    "2048 causal D128 GQA": (1, 32, 8, 2048, 128, "causal"),
    "8192 causal": (1, 8, 8, 8192, 64, "causal"),
    "batch of 32, 128": (32, 12, 12, 128, 64, "dense"),
    "batch of 8, padded 512": (8, 12, 12, 512, 64, "padded"),
    "8192 window 255": (1, 8, 8, 8192, 64, 255),
}


def lengths(batch: int, length: int) -> Tensor:
    return torch.linspace(length // 4, length, batch).long()


def details(shape: tuple[Any, ...]) -> tuple[dict[str, Any], dict[str, Any], int]:
    """(qkv's options, torch's options, visible pairs)."""
    batch, heads, kv_heads, n, _, how = shape
    theirs: dict[str, Any] = {"enable_gqa": heads != kv_heads}
    if how == "dense":
        return {}, theirs, batch * heads * n * n
    if how == "causal":
        return {"causal": True}, theirs | {"is_causal": True}, batch * heads * n * (n + 1) // 2
    if how == "padded":
        keys = lengths(batch, n)
        mask = torch.arange(n)[None, :] < keys[:, None]
        return (
            {"mask": qkv.masks.lengths(keys)},
            theirs | {"attn_mask": mask[:, None, None, :]},
            heads * n * int(keys.sum()),
        )
    distance = torch.arange(n)[:, None] - torch.arange(n)[None, :]
    mask = (distance >= 0) & (distance <= how)
    return {"window": (how, 0)}, theirs | {"attn_mask": mask}, batch * heads * int(mask.sum())


def verify(q: Tensor, k: Tensor, v: Tensor, ours: dict[str, Any], theirs: dict[str, Any]) -> tuple[float, float]:
    """Largest error of qkv and of torch against float64, over one head. AssertionError where ours is more than twice theirs."""
    group = q.shape[1] // k.shape[1]
    q, k, v = q[:1, :group], k[:1, :1], v[:1, :1]
    if "attn_mask" in theirs:
        theirs = theirs | {
            "attn_mask": theirs["attn_mask"][:1] if theirs["attn_mask"].dim() == 4 else theirs["attn_mask"]
        }
        if "mask" in ours:
            ours = {"mask": qkv.masks.lengths(ours["mask"].n[:1])}
    sdpa = torch.nn.functional.scaled_dot_product_attention
    true = sdpa(q.double(), k.double(), v.double(), **theirs)
    errors = [float((x.double() - true).abs().max()) for x in (qkv.attention(q, k, v, **ours), sdpa(q, k, v, **theirs))]
    assert errors[0] <= 2 * errors[1] + 1e-6 + torch.finfo(q.dtype).eps * float(true.abs().max()), errors
    return errors[0], errors[1]


def measure(name: str, dtype: torch.dtype, rounds: int, peaks: dict[str, float]) -> dict[str, Any]:
    shape = SHAPES[name]
    batch, heads, kv_heads, n, width, _ = shape
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(batch, h, n, width, generator=generator).to(dtype) for h in (heads, kv_heads, kv_heads))
    ours, theirs, pairs = details(shape)
    error, their_error = verify(q, k, v, ours, theirs)
    sdpa = torch.nn.functional.scaled_dot_product_attention
    times = in_turns({"qkv": lambda: qkv.attention(q, k, v, **ours), "torch": lambda: sdpa(q, k, v, **theirs)}, rounds)
    mid = median(times)
    word = str(dtype).removeprefix("torch.")
    least = 4 * pairs * width / peaks[word] + pairs / peaks["exp2"]
    return {
        "shape": name, "dtype": word, "seconds": times, "median_seconds": mid, "ratio": mid["torch"] / mid["qkv"],
        "flops": 4 * pairs * width / mid["qkv"], "share_of_roofline": least / mid["qkv"], "error": error,
        "torch_error": their_error, "engine": qkv.explain_engine(q, k, v, **ours).engine,
    }  # fmt: skip


def main() -> int:
    chosen = of_shapes(__doc__, 7).parse_args()
    peaks = native_limits(chosen.threads, "float32", "bfloat16", "exp2", "memory")
    if peaks is None:
        return 1
    found = []
    with torch.no_grad():
        for name in (s for s in SHAPES if chosen.only in s):
            for dtype in (torch.float32, torch.bfloat16):
                found.append(measure(name, dtype, chosen.rounds, peaks))
                r = found[-1]
                print(
                    f"  {name:<24} {r['dtype']:<9} {r['median_seconds']['qkv'] * 1e3:8.2f} ms  {r['flops'] / 1e9:5.0f} GFLOP/s "
                    f"{r['share_of_roofline']:6.1%} of the roofline   torch takes {r['ratio']:6.2f} times as long"
                )
    save("prefill", {"peaks": peaks, "results": found})
    mean = math.exp(sum(math.log(r["ratio"]) for r in found) / max(len(found), 1))
    print(f"torch takes {mean:.2f} times as long in the geometric mean")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
