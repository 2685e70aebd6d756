"""What a call costs beside its arithmetic: tiny tensors, one thread, processor time of the calling thread.

    python benchmarks/call_overhead.py [--calls 2000]

Each figure is the least mean of five rounds, in microseconds: for calls of qkv that come again, and for torch's own attention.
Processor time, because other programs on the machine must not count.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import torch
from harness import machine, save

import qkv
from qkv.hf import make_mask


def microseconds(call: Callable[[], Any], calls: int) -> float:
    for _ in range(calls // 10):
        call()
    rounds = []
    for _ in range(5):
        begin = time.thread_time()
        for _ in range(calls // 5):
            call()
        rounds.append((time.thread_time() - begin) / (calls // 5))
    return min(rounds) * 1e6


def ways() -> dict[str, Callable[[], Any]]:
    """One query of four heads against twenty keys, in every way that models call it."""
    q, k, v = (torch.randn(1, 4, n, 16) for n in (1, 20, 20))
    learned, flags = q.clone().requires_grad_(), torch.ones(1, 1, 1, 20, dtype=torch.bool)
    sdpa, ours = torch.nn.functional.scaled_dot_product_attention, qkv.scaled_dot_product_attention
    lengths, offsets = torch.tensor([20]), torch.tensor([19])
    layer = torch.nn.Module().eval()
    made = make_mask(1, 1, 20, q_offset=19)

    def both_ways(attend: Callable[..., torch.Tensor]) -> Any:
        out = attend(learned, k, v)
        return torch.autograd.grad(out, learned, out.detach())

    return {
        "torch": lambda: sdpa(q, k, v),
        "qkv.attention": lambda: qkv.attention(q, k, v),
        "qkv.attention, causal": lambda: qkv.attention(q, k, v, causal=True),
        "qkv.attention, lengths": lambda: qkv.attention(q, k, v, mask=qkv.masks.lengths(lengths)),
        "qkv.attention, offsets": lambda: qkv.attention(q, k, v, causal=True, query_offset=offsets),
        "qkv.scaled_dot_product_attention": lambda: ours(q, k, v),
        "the same, with flags of the keys": lambda: ours(q, k, v, attn_mask=flags),
        "Hugging Face's function": lambda: qkv.hf.attend(layer, q, k, v, None),
        "Hugging Face's function, its mask": lambda: qkv.hf.attend(layer, q, k, v, made),
        "torch, forward and backward": lambda: both_ways(sdpa),
        "qkv.attention, forward and backward": lambda: both_ways(qkv.attention),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--calls", type=int, default=2000)
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    print(machine()["processor"], f"· torch {torch.__version__}")
    found = {name: microseconds(call, chosen.calls) for name, call in ways().items()}
    for name, taken in found.items():
        print(f"  {name:<38} {taken:7.1f} µs")
    save("call_overhead", {"calls": chosen.calls, "microseconds": found})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
