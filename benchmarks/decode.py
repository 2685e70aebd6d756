"""Decoding: a few new queries on a long cache, against others, as a share of what memory or products allow.

    python benchmarks/decode.py [--rounds 7] [--only WORD] [--threads N] [--peers NAME …]

Keys and values are read once for a whole group of query heads. The least time is the longer one of two: reading K and V from
memory, at the bandwidth measured in turns with the calls (it drifts by half; keys and values that the last cache holds are read
faster than that); and 4 · pairs · D operations at the measured peak with one power of 2 a pair.
"""

from __future__ import annotations

from typing import Any

import torch
from _peers import Call, beside, mean_of_torch, told, why_left_out
from harness import again, native_limits, of_shapes, save, with_peers

# name -> (B, Hq, Hkv, queries, keys, D)
SHAPES: dict[str, tuple[int, int, int, int, int, int]] = {
    "B1 4k": (1, 32, 8, 1, 4096, 128),
    "B1 32k": (1, 32, 8, 1, 32_768, 128),
    "B8 4k": (8, 32, 8, 1, 4096, 128),
    "B1 8k, no groups": (1, 8, 8, 1, 8192, 64),
    "B1 4k, 2 queries": (1, 32, 8, 2, 4096, 128),
    "B1 4k, 8 queries": (1, 32, 8, 8, 4096, 128),
    "B8 32k": (8, 32, 8, 1, 32_768, 128),
}


def measure(name: str, dtype: torch.dtype, rounds: int, peers: list[str]) -> dict[str, Any]:
    batch, heads, kv_heads, queries, keys, width = SHAPES[name]
    generator = torch.Generator().manual_seed(0)
    shapes = ((heads, queries), (kv_heads, keys), (kv_heads, keys))
    q, k, v = (torch.randn(batch, h, n, width, generator=generator).to(dtype) for h, n in shapes)
    found = beside(Call(q, k, v, causal=True), peers, rounds, limit="memory")
    pairs, read = batch * heads * queries * keys, 2 * k.numel() * k.element_size()
    rate, word = read / found["median_seconds"]["qkv"], str(dtype).removeprefix("torch.")
    return {
        "shape": name,
        "dtype": word,
        **found,
        "pairs": pairs,
        "width": width,
        "bytes": read,
        "bytes_per_second": rate,
    }


def shares(r: dict[str, Any], peaks: dict[str, float]) -> dict[str, Any]:
    """The least time of a result by memory, and by what is longer, of the time taken."""
    ours, by_memory = r["median_seconds"]["qkv"], r["bytes"] / r["memory"]
    by_products = 4 * r["pairs"] * r["width"] / peaks[r["dtype"]] + r["pairs"] / peaks["exp2"]
    limit = "memory" if by_memory >= by_products else "products"
    most = max(by_memory, by_products)
    return {"share_of_memory": by_memory / ours, "share_of_limit": most / ours, "limit": limit}


def main() -> int:
    chosen = with_peers(of_shapes(__doc__, 7)).parse_args()
    peaks = native_limits(chosen.threads, "float32", "bfloat16", "exp2")
    if peaks is None:
        return 1
    found = []
    with torch.no_grad():
        for name in (s for s in SHAPES if chosen.only in s):
            for dtype in (torch.float32, torch.bfloat16):
                r = measure(name, dtype, chosen.rounds, chosen.peers)
                found.append(r)
                of = shares(r, peaks)
                reads = f"{r['bytes_per_second'] / 1e9:5.0f} of {r['memory'] / 1e9:.0f} GB/s"
                print(
                    f"  {name:<18} {r['dtype']:<9} {r['median_seconds']['qkv'] * 1e3:8.2f} ms  "
                    f"{reads}  {of['share_of_limit']:6.1%} of what {of['limit']} allows   {told(r)}",
                    flush=True,
                )
    peaks = again(peaks)
    found = [r | shares(r, peaks) for r in found]
    save("decode", {"peaks": peaks, "results": found})
    print("\n".join([*why_left_out(found), mean_of_torch(found)]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
