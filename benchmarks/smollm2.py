"""A language model end to end: SmolLM2-135M under Hugging Face on qkv's attention, beside torch's.

    python benchmarks/smollm2.py [--prompt 2048] [--answer 128] [--rounds 3] [--dtypes float32 bfloat16]

The prompt is read, then tokens are generated greedily, both timed by themselves, in turns. First both must say the same: the
logits after the prompt agree as far as the dtype allows, and in float32 the answers are the same tokens.
"""

from __future__ import annotations

import argparse
from typing import Any

import torch
from harness import machine, median, save, seconds

import qkv

WAYS = ("qkv", "sdpa")


def read_prompt(model: Any, way: str, prompt: torch.Tensor) -> torch.Tensor:
    """The logits after the prompt's last token."""
    model.set_attn_implementation(way)
    return model(prompt, use_cache=True, logits_to_keep=1).logits[:, -1].float()


def answer(model: Any, way: str, prompt: torch.Tensor, tokens: int) -> torch.Tensor:
    model.set_attn_implementation(way)
    asked = {"max_new_tokens": tokens, "min_new_tokens": tokens, "do_sample": False, "pad_token_id": 0}
    return model.generate(prompt, attention_mask=torch.ones_like(prompt), **asked)[:, prompt.shape[1] :]


def verify(model: Any, prompt: torch.Tensor, dtype: str) -> dict[str, float]:
    logits = {way: read_prompt(model, way, prompt) for way in WAYS}
    apart = float((logits["qkv"] - logits["sdpa"]).abs().max())
    scale = float(logits["sdpa"].abs().max())
    assert apart <= scale * (1e-3 if dtype == "float32" else 0.1), f"{dtype}: logits differ by {apart} of {scale}"
    if dtype == "float32":
        said = [answer(model, way, prompt, 8) for way in WAYS]
        assert torch.equal(*said), "float32: the answers differ"
    return {"largest_difference_of_logits": apart, "largest_logit": scale}


def measure(model: Any, prompt: torch.Tensor, chosen: argparse.Namespace, dtype: str) -> dict[str, Any]:
    held = verify(model, prompt, dtype)
    times: dict[str, dict[str, list[float]]] = {part: {way: [] for way in WAYS} for part in ("prompt", "whole")}
    for n in range(chosen.rounds):
        for way in WAYS if n % 2 else WAYS[::-1]:
            times["prompt"][way].append(seconds(lambda way=way: read_prompt(model, way, prompt)))
            times["whole"][way].append(seconds(lambda way=way: answer(model, way, prompt, chosen.answer)))
    mid = {part: median(of) for part, of in times.items()}
    mid["answer"] = {way: mid["whole"][way] - mid["prompt"][way] for way in WAYS}
    ratio = {part: of["sdpa"] / of["qkv"] for part, of in mid.items()}
    return {"dtype": dtype, "seconds": times, "median_seconds": mid, "ratio": ratio, **held}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--prompt", type=int, default=2048)
    parser.add_argument("--answer", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dtypes", nargs="+", default=["float32", "bfloat16"])
    chosen = parser.parse_args()
    qkv.hf.register()
    model, tokenizer, label = qkv.models.load("smollm2")
    ids = torch.randint(0, len(tokenizer), (1, chosen.prompt), generator=torch.Generator().manual_seed(0))
    print(
        machine()["processor"], f"· {machine()['threads']} threads · {label}, {chosen.prompt} + {chosen.answer} tokens"
    )
    found = []
    with torch.no_grad():
        for dtype in chosen.dtypes:
            r = measure(model.to(getattr(torch, dtype)).eval(), ids, chosen, dtype)
            found.append(r)
            for part in ("prompt", "answer", "whole"):
                took = r["median_seconds"][part]
                print(
                    f"  {dtype:<9} {part:<7} {took['qkv']:6.2f} s   sdpa {took['sdpa']:6.2f} s, "
                    f"{r['ratio'][part]:5.2f} times as long"
                )
    save("smollm2", {"model": label, "prompt": chosen.prompt, "answer": chosen.answer, "results": found})
    return 0 if all(r["ratio"]["whole"] > 1 for r in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
