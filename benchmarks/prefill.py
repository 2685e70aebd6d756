"""Prefill: attention of many queries, forward, against others, as a share of what this machine can do at most.

    python benchmarks/prefill.py [--rounds 7] [--only WORD] [--threads N] [--peers NAME …]

For each shape and dtype: first the outputs are held against float64, then qkv, torch and every other library that is installed
are timed in turns. The limits are measured in the same run by the kernels' own instructions: P floating point operations and E
powers of 2 a second. With n visible pairs the least time is 4 · n · D / P + n / E: two products of D multiplications and
additions, and one exponential.
"""

from __future__ import annotations

from typing import Any

import torch
from _peers import Call, beside, mean_of_torch, told, why_left_out
from harness import again, native_limits, of_shapes, save, with_peers

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


def call(name: str, dtype: torch.dtype) -> Call:
    batch, heads, kv_heads, n, width, how = SHAPES[name]
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(batch, h, n, width, generator=generator).to(dtype) for h in (heads, kv_heads, kv_heads))
    lengths = torch.linspace(n // 4, n, batch).long() if how == "padded" else None
    return Call(q, k, v, how == "causal", how if isinstance(how, int) else None, lengths)


def measure(name: str, dtype: torch.dtype, rounds: int, peers: list[str]) -> dict[str, Any]:
    asked = call(name, dtype)
    found = beside(asked, peers, rounds)
    pairs, width = asked.pairs(), SHAPES[name][4]
    flops = 4 * pairs * width / found["median_seconds"]["qkv"]
    word = str(dtype).removeprefix("torch.")
    return {"shape": name, "dtype": word, **found, "pairs": pairs, "width": width, "flops": flops}


def share(r: dict[str, Any], peaks: dict[str, float]) -> float:
    """The least time of a result, of the time taken."""
    least = 4 * r["pairs"] * r["width"] / peaks[r["dtype"]] + r["pairs"] / peaks["exp2"]
    return least / r["median_seconds"]["qkv"]


def main() -> int:
    chosen = with_peers(of_shapes(__doc__, 7)).parse_args()
    peaks = native_limits(chosen.threads, "float32", "bfloat16", "exp2", "memory")
    if peaks is None:
        return 1
    found = []
    with torch.no_grad():
        for name in (s for s in SHAPES if chosen.only in s):
            for dtype in (torch.float32, torch.bfloat16):
                found.append(measure(name, dtype, chosen.rounds, chosen.peers))
                r = found[-1]
                print(
                    f"  {name:<24} {r['dtype']:<9} {r['median_seconds']['qkv'] * 1e3:8.2f} ms  {r['flops'] / 1e9:5.0f} GFLOP/s "
                    f"{share(r, peaks):6.1%} of the roofline   {told(r)}",
                    flush=True,
                )
    peaks = again(peaks)
    for r in found:
        r["share_of_roofline"] = share(r, peaks)
    save("prefill", {"peaks": peaks, "results": found})
    print("\n".join([*why_left_out(found), mean_of_torch(found)]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
