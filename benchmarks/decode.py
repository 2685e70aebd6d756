"""Decoding: a few new queries against a long cache, against torch's attention, as a share of what memory or products allow.

    python benchmarks/decode.py [--rounds 7] [--only WORD] [--threads N]

Keys and values are read once for a whole group of query heads. The least time is the longer one of two: reading K and V at the
bandwidth measured in the same run; and 4 · pairs · D operations at the measured peak with one power of 2 a pair.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from harness import in_turns, median, native_limits, of_shapes, save
from torch import Tensor

import qkv

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


def verify(q: Tensor, k: Tensor, v: Tensor) -> tuple[float, float]:
    """Largest error of qkv and of torch against float64, over one group of heads; AssertionError beyond twice torch's."""
    group = q.shape[1] // k.shape[1]
    q, k, v = q[:1, :group], k[:1, :1], v[:1, :1]
    keys = torch.arange(k.shape[2])
    mask = keys[None, :] <= keys[-q.shape[2] :, None]
    sdpa = torch.nn.functional.scaled_dot_product_attention
    true = sdpa(q.double(), k.double(), v.double(), attn_mask=mask, enable_gqa=True)
    outs = (qkv.attention(q, k, v, causal=True), sdpa(q, k, v, attn_mask=mask, enable_gqa=True))
    errors = [float((x.double() - true).abs().max()) for x in outs]
    assert errors[0] <= 2 * errors[1] + 1e-6 + torch.finfo(q.dtype).eps * float(true.abs().max()), errors
    return errors[0], errors[1]


def measure(name: str, dtype: torch.dtype, rounds: int, peaks: dict[str, float]) -> dict[str, Any]:
    batch, heads, kv_heads, queries, keys, width = SHAPES[name]
    generator = torch.Generator().manual_seed(0)
    shapes = ((heads, queries), (kv_heads, keys), (kv_heads, keys))
    q, k, v = (torch.randn(batch, h, n, width, generator=generator).to(dtype) for h, n in shapes)
    error, their_error = verify(q, k, v)
    sdpa = torch.nn.functional.scaled_dot_product_attention
    mask = None if queries == 1 else torch.arange(keys)[None, :] <= torch.arange(keys - queries, keys)[:, None]
    runs = {
        "qkv": lambda: qkv.attention(q, k, v, causal=True),
        "torch": lambda: sdpa(q, k, v, attn_mask=mask, enable_gqa=True),
    }
    times = in_turns(runs, rounds)
    mid = median(times)
    word = str(dtype).removeprefix("torch.")
    pairs, read = batch * heads * queries * keys, 2 * k.numel() * k.element_size()
    by_memory = read / peaks["memory"]
    by_products = 4 * pairs * width / peaks[word] + pairs / peaks["exp2"]
    return {
        "shape": name, "dtype": word, "seconds": times, "median_seconds": mid, "ratio": mid["torch"] / mid["qkv"],
        "bytes_per_second": read / mid["qkv"], "share_of_memory": by_memory / mid["qkv"],
        "share_of_limit": max(by_memory, by_products) / mid["qkv"],
        "limit": "memory" if by_memory >= by_products else "products", "error": error, "torch_error": their_error,
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
                r = measure(name, dtype, chosen.rounds, peaks)
                found.append(r)
                print(
                    f"  {name:<18} {r['dtype']:<9} {r['median_seconds']['qkv'] * 1e3:8.2f} ms  "
                    f"{r['bytes_per_second'] / 1e9:5.0f} GB/s  {r['share_of_limit']:6.1%} of what {r['limit']} allows   "
                    f"torch takes {r['ratio']:6.2f} times as long"
                )
    save("decode", {"peaks": peaks, "results": found})
    mean = math.exp(sum(math.log(r["ratio"]) for r in found) / max(len(found), 1))
    print(f"torch takes {mean:.2f} times as long in the geometric mean")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
