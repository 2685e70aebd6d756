"""A language model end to end under Hugging Face: on qkv's attention beside torch's, held to say the same and then timed."""

from __future__ import annotations

import statistics
import time
from typing import Any

import torch
from torch import Tensor

WAYS = ("qkv", "sdpa")
PARTS = ("prompt", "answer")


def prompt_of(model: Any, length: int, tokens: int) -> Tensor:
    """Random tokens (1, length), fewer where the model's positions would not reach for `tokens` more."""
    config = model.config.get_text_config()
    positions = getattr(config, "max_position_embeddings", None) or length + tokens
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, config.vocab_size, (1, min(length, positions - tokens)), generator=generator)


def answer(model: Any, way: str, prompt: Tensor, tokens: int) -> tuple[Tensor, dict[str, float]]:
    """(`tokens` new ones, greedily; the seconds until the first of them is there, and those of the others)."""
    model.set_attn_implementation(way)
    marks = [time.perf_counter()]

    def mark(ids: Tensor, scores: Any, **_: Any) -> Tensor:  # called after each token; it never stops
        marks.append(time.perf_counter())
        return torch.zeros(len(ids), dtype=torch.bool)

    asked = {"max_new_tokens": tokens, "min_new_tokens": tokens, "do_sample": False, "pad_token_id": 0}
    whole = model.generate(prompt, attention_mask=torch.ones_like(prompt), stopping_criteria=[mark], **asked)
    return whole[:, prompt.shape[1] :], {"prompt": marks[1] - marks[0], "answer": marks[-1] - marks[1]}


def verify(model: Any, prompt: Tensor, dtype: str) -> dict[str, float]:
    """AssertionError where the logits after the prompt differ by more than the dtype does, or in float32 the next 8 tokens."""
    logits = {}
    for way in WAYS:
        model.set_attn_implementation(way)
        logits[way] = model(prompt, use_cache=True, logits_to_keep=1).logits[:, -1].float()
    apart = float((logits["qkv"] - logits["sdpa"]).abs().max())
    scale = float(logits["sdpa"].abs().max())
    if not apart <= scale * (1e-3 if dtype == "float32" else 0.1):
        raise AssertionError(f"{dtype}: the logits differ by {apart:.3g} of {scale:.3g}")
    if dtype == "float32" and not torch.equal(*(answer(model, way, prompt, 8)[0] for way in WAYS)):
        raise AssertionError("float32: the answers differ")
    return {"largest_difference_of_logits": apart, "largest_logit": scale}


def measure(model: Any, prompt: Tensor, tokens: int, rounds: int, dtype: str) -> dict[str, Any]:
    """Both ways in turns, in this dtype: seconds of each round and their medians, of reading the prompt and of the answer."""
    model = model.to(getattr(torch, dtype)).eval()
    with torch.no_grad():
        held = verify(model, prompt, dtype)
        times: dict[str, dict[str, list[float]]] = {part: {way: [] for way in WAYS} for part in PARTS}
        for n in range(rounds):
            for way in WAYS if n % 2 else WAYS[::-1]:
                for part, taken in answer(model, way, prompt, tokens)[1].items():
                    times[part][way].append(taken)
    mid = {part: {way: statistics.median(taken) for way, taken in each.items()} for part, each in times.items()}
    return {"dtype": dtype, "seconds": times, "median_seconds": mid, **held}
