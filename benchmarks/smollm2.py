"""A language model end to end: SmolLM2-135M under Hugging Face on qkv's attention, beside torch's.

    python benchmarks/smollm2.py [--prompt 2048] [--answer 128] [--rounds 3] [--dtypes float32 bfloat16]

The prompt is read until the first new token is there, then the other tokens are generated greedily, both timed by themselves,
in turns. First both must say the same: the logits after the prompt agree as far as the dtype allows, and in float32 the answers
are the same tokens.
"""

from __future__ import annotations

import argparse
from typing import Any

import torch
from harness import machine, save

import qkv
from qkv.cli import _benching_model
from qkv.cli._benching_model import WAYS


def measure(model: Any, prompt: torch.Tensor, chosen: argparse.Namespace, dtype: str) -> dict[str, Any]:
    found = _benching_model.measure(model, prompt, chosen.answer, chosen.rounds, dtype)
    mid = found["median_seconds"]
    mid["whole"] = {way: mid["prompt"][way] + mid["answer"][way] for way in WAYS}
    return {**found, "ratio": {part: of["sdpa"] / of["qkv"] for part, of in mid.items()}}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--prompt", type=int, default=2048)
    parser.add_argument("--answer", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dtypes", nargs="+", default=["float32", "bfloat16"])
    chosen = parser.parse_args()
    qkv.hf.register()
    model, _, label = qkv.models.load("smollm2")
    ids = _benching_model.prompt_of(model, chosen.prompt, chosen.answer)
    print(
        machine()["processor"], f"· {machine()['threads']} threads · {label}, {chosen.prompt} + {chosen.answer} tokens"
    )
    found = []
    for dtype in chosen.dtypes:
        r = measure(model, ids, chosen, dtype)
        found.append(r)
        for part, took in r["median_seconds"].items():
            print(
                f"  {dtype:<9} {part:<7} {took['qkv']:6.2f} s   sdpa {took['sdpa']:6.2f} s, "
                f"{r['ratio'][part]:5.2f} times as long"
            )
    save("smollm2", {"model": label, "prompt": chosen.prompt, "answer": chosen.answer, "results": found})
    return 0 if all(r["ratio"]["whole"] > 1 for r in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
