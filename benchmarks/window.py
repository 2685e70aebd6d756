"""A sliding window in a long text, forward: against torch's attention with the mask and every other library that is installed.

    python benchmarks/window.py [--length 8192] [--rounds 5] [--peers NAME …]

Eight heads, D = 64, window (255, 0), float32 and bfloat16. FlexAttention is compiled first, by a C++ compiler; its block mask
is made once and not timed. Where it cannot be compiled, it is said why.
"""

from __future__ import annotations

import argparse

import torch
from _peers import Call, beside, told, why_left_out
from harness import machine, save, with_peers

from qkv.engines import cpu

LEFT, HEADS, WIDTH = 255, 8, 64


def call(length: int, dtype: torch.dtype) -> Call:
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(1, HEADS, length, WIDTH, generator=generator).to(dtype) for _ in range(3))
    return Call(q, k, v, left=LEFT)


def main() -> int:
    parser = with_peers(argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]))
    parser.add_argument("--length", type=int, default=8192)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    print(machine()["processor"], f"· {machine()['threads']} threads · {cpu.ABSENT or cpu.native.kernels()}")
    found = []
    with torch.no_grad():
        for dtype in (torch.float32, torch.bfloat16):
            r = {
                "dtype": str(dtype).removeprefix("torch."),
                **beside(call(chosen.length, dtype), chosen.peers, chosen.rounds),
            }
            found.append(r)
            print(f"  {r['dtype']:<9} {r['median_seconds']['qkv'] * 1e3:8.1f} ms   {told(r)}", flush=True)
    print("\n".join(why_left_out(found)))
    save("window", {"length": chosen.length, "results": found})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
