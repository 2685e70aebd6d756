"""Looking: the 8 largest, the entropy, what each key received and a 256 × 256 picture, beside the forward that they belong to.

    python benchmarks/looking.py [--rounds 5] [--only WORD] [--threads N] [--memory]

First every measure of one head is held against float64. Then in turns are timed: the forward alone, the forward that looks on
its way, looking afterwards from the row states, the same tile by tile in PyTorch, and eager attention that stores its weights
and measures them. Reported: (fused − forward) / forward, afterwards / forward, how many times as long eager takes as fused, and
tile by tile as afterwards. --memory: the peak of each in a fresh process. Then other scores and normalizers, afterwards only,
held against tiles of PyTorch.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from harness import in_turns, median, native_limits, of_shapes, peak_memory, save
from torch import Tensor

import qkv
from qkv import normalizers, scores
from qkv.engines import _cpu_look

LOOK: dict[str, Any] = {"top": 8, "entropy": True, "received": True, "pool": (256, 256)}
SHAPES = {"2048 causal": (8, 2048, 64), "4096 causal": (8, 4096, 64), "8192 causal": (8, 8192, 64)}
OTHERS: dict[str, Callable[[], dict[str, Any]]] = {
    "2048 entmax 1.5": lambda: {"normalize": normalizers.Entmax()},
    "2048 sigmoid": lambda: {"normalize": normalizers.Sigmoid(-7.0)},
    "2048 additive": lambda: {"score": scores.Additive(*(torch.randn(64, 64) / 8,) * 2, torch.randn(64) / 8)},
}
SLOW = 4096  # longer ones are not looked at tile by tile and eagerly: a minute and 4 GB each


def tensors(name: str, dtype: torch.dtype) -> list[Tensor]:
    heads, length, width = SHAPES[name]
    g = torch.Generator().manual_seed(0)
    return [torch.randn(1, heads, length, width, generator=g).to(dtype) for _ in range(3)]


def eager(q: Tensor, k: Tensor, v: Tensor) -> tuple[Any, ...]:
    """Weights stored, causal, as torch users have them; then the four measures."""
    n = q.shape[2]
    s = (q @ k.mT / q.shape[-1] ** 0.5).masked_fill(~torch.ones(n, n, dtype=torch.bool).tril(), float("-inf"))
    w = torch.softmax(s, -1, dtype=torch.float32).to(q.dtype)
    picture = torch.nn.functional.adaptive_avg_pool2d(w.float(), (256, 256))
    return w @ v, w.topk(8), torch.special.entr(w.float()).sum(-1), w.float().sum(2), picture


def by_tiles(look: Callable[[], Any]) -> Any:
    """A look without the kernels."""
    native, _cpu_look.run = _cpu_look.run, lambda *_: {}
    try:
        return look()
    finally:
        _cpu_look.run = native


def ways(name: str, dtype: torch.dtype) -> dict[str, Callable[[], Any]]:
    q, k, v = tensors(name, dtype)
    known = qkv.attention_with_map(q, k, v, causal=True)[1]
    pick = qkv.AttentionMap.from_tensors

    def after() -> Any:
        return pick(q, k, row_state=known.row_state, causal=True).look(**LOOK)

    found: dict[str, Callable[[], Any]] = {
        "forward": lambda: qkv.attention(q, k, v, causal=True),
        "fused": lambda: qkv.attention_with_map(q, k, v, causal=True, look=LOOK)[1].look(**LOOK),
        "afterwards": after,
    }
    if q.shape[2] <= SLOW:
        found |= {"tiled": lambda: by_tiles(after), "eager": lambda: eager(q, k, v)}
    return found


def verify(name: str, dtype: torch.dtype) -> None:
    """Both ways of one head against its weights in float64. AssertionError where one is further off than rounding allows."""
    q, k, v = (x[:, :1] for x in tensors(name, dtype))
    n = q.shape[2]
    maps = [qkv.attention_with_map(q, k, v, causal=True, look=LOOK)[1], qkv.attention_with_map(q, k, v, causal=True)[1]]
    s = (q.double() @ k.double().mT / q.shape[-1] ** 0.5).masked_fill(
        ~torch.ones(n, n, dtype=torch.bool).tril(), float("-inf")
    )
    w = torch.softmax(s, -1)
    true = {
        "top_weights": w.topk(8).values, "entropy": torch.special.entr(w).sum(-1), "received": w.sum(2),
        "picture": torch.nn.functional.adaptive_avg_pool2d(w, (256, 256)),
    }  # fmt: skip
    for m in maps:
        found = m.look(**LOOK)
        for measure, right in true.items():
            error = float((getattr(found, measure).double() - right).abs().max())
            assert error <= 1e-5 * (1 + float(right.max())), f"{measure} of {name}, {dtype}: {error:.3g}"
        at = found.top_indices
        assert float((w.gather(-1, at.clamp_min(0)) - found.top_weights)[at >= 0].abs().max()) < 1e-5


def measure_other(name: str, rounds: int) -> dict[str, Any]:
    """Forward, looking afterwards and the same tile by tile, for details that have no look on the way."""
    details, (q, k, v) = OTHERS[name](), tensors("2048 causal", torch.float32)

    def look() -> Any:
        return qkv.attention_with_map(q, k, v, **details)[1].look(**LOOK)

    with_kernels, without = look(), by_tiles(look)
    for measure in ("top_weights", "entropy", "received", "picture"):
        a, b = getattr(with_kernels, measure), getattr(without, measure)
        assert torch.allclose(a, b, rtol=1e-4, atol=1e-5), f"{measure} of {name}"
    m = qkv.attention_with_map(q, k, v, **details)[1]
    again = lambda: qkv.AttentionMap.from_tensors(q, k, v, row_state=m.row_state, **details).look(**LOOK)  # noqa: E731
    times = in_turns(
        {"forward": lambda: qkv.attention(q, k, v, **details), "afterwards": again, "tiled": lambda: by_tiles(again)},
        rounds,
    )
    mid = median(times)
    return {
        "shape": name, "seconds": times, "median_seconds": mid, "afterwards": mid["afterwards"] / mid["forward"],
        "tiled": mid["tiled"] / mid["afterwards"],
    }  # fmt: skip


def prepare(name: str, dtype: torch.dtype, way: str) -> tuple[Callable[[], Any], Callable[[], Any]]:
    return ways("2048 causal", dtype)["forward"], ways(name, dtype)[way]


def measure(name: str, dtype: torch.dtype, rounds: int, memory: bool) -> dict[str, Any]:
    verify(name, dtype)
    runs = ways(name, dtype)
    times = in_turns(runs, rounds)
    mid = median(times)
    forward = mid["forward"]
    result: dict[str, Any] = {
        "shape": name, "dtype": str(dtype).removeprefix("torch."), "seconds": times, "median_seconds": mid,
        "fused": (mid["fused"] - forward) / forward, "afterwards": mid["afterwards"] / forward,
        "times_as_long": {way: mid[way] / mid["fused"] for way in ("eager",) if way in mid}
        | {way: mid[way] / mid["afterwards"] for way in ("tiled",) if way in mid},
    }  # fmt: skip
    if memory:
        result["peak_bytes"] = {way: peak_memory(prepare, name, dtype, way) for way in runs}
    return result


def main() -> int:
    parser = of_shapes(__doc__, 5)
    parser.add_argument("--memory", action="store_true")
    chosen = parser.parse_args()
    if native_limits(chosen.threads) is None:
        return 1
    found = []
    with torch.no_grad():
        for name in (s for s in SHAPES if chosen.only in s):
            for dtype in (torch.float32, torch.bfloat16):
                found.append(r := measure(name, dtype, chosen.rounds, chosen.memory))
                more = ", ".join(f"{way} {x:.1f} times as long" for way, x in r["times_as_long"].items())
                print(
                    f"  {name:<12} {r['dtype']:<9} forward {r['median_seconds']['forward'] * 1e3:8.1f} ms   "
                    f"fused + {r['fused']:5.2f}   afterwards {r['afterwards']:5.2f}   {more}"
                )
                for way, peak in r.get("peak_bytes", {}).items():
                    print(f"      {way:<10} {peak / 2**20:8.0f} MiB")
        others = [measure_other(name, chosen.rounds) for name in OTHERS if chosen.only in name]
    for r in others:
        print(
            f"  {r['shape']:<16} forward {r['median_seconds']['forward'] * 1e3:8.1f} ms   afterwards {r['afterwards']:5.2f}   "
            f"tiled {r['tiled']:.1f} times as long"
        )
    save("looking", {"results": found, "others": others})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
