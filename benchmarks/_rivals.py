"""Other ways to all attention weights of a text, each run by itself in a process of its own: python _rivals.py JSON

What is asked comes as JSON: rival, model (a folder), ids (a .npy file), dtype, rounds, threads, keep (a file for the weights,
or null). What is answered, as JSON on the last line: the seconds of each round, bytes by which the first round raised the peak,
and the positions of the rows that `keep` holds. It imports nothing of qkv: the rivals have an environment of their own.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from harness import raised_peak

ANSWER = 16  # inseq gives the rows of what was generated: the text's last tokens stand for that

Weights = Callable[[torch.Tensor], Any]
Rows = Callable[[Any], tuple[torch.Tensor, int]]  # (layers, heads, rows, tokens), and the position of the first row


def language_model(folder: str, dtype: str, attention: str) -> Any:
    from transformers import AutoModelForCausalLM

    made = AutoModelForCausalLM.from_pretrained(folder, dtype=getattr(torch, dtype), attn_implementation=attention)
    return made.eval()


def eager(folder: str, dtype: str) -> tuple[Weights, Rows]:
    model = language_model(folder, dtype, "eager")
    return (
        lambda ids: model(ids, output_attentions=True, use_cache=False, logits_to_keep=1).attentions,
        lambda found: (torch.cat(list(found)), 0),
    )


def bertviz(folder: str, dtype: str) -> tuple[Weights, Rows]:
    """What its views are made of: the weights that the model returns, in one tensor."""
    from bertviz.util import format_attention

    model = language_model(folder, dtype, "eager")
    return (
        lambda ids: format_attention(model(ids, output_attentions=True, use_cache=False, logits_to_keep=1).attentions),
        lambda found: (found, 0),
    )


def inseq(folder: str, dtype: str) -> tuple[Weights, Rows]:
    """Its attribution "attention": all weights are collected, the rows of the text's last tokens are given."""
    import inseq as package
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = package.load_model(language_model(folder, dtype, "eager"), "attention", tokenizer=tokenizer)

    def run(ids: torch.Tensor) -> Any:
        prompt, whole = tokenizer.decode(ids[0, :-ANSWER]), tokenizer.decode(ids[0])
        found = model.attribute(input_texts=prompt, generated_texts=whole, show_progress=False)
        scores = found.sequence_attributions[0].target_attributions
        if scores.shape[:2] != (ids.shape[1], ANSWER):
            raise RuntimeError(
                f"inseq read {tuple(scores.shape[:2])} tokens and steps, not {ids.shape[1]} and {ANSWER}."
            )
        return scores  # (tokens, steps, layers, heads): step s is the row before token N - ANSWER + s

    return run, lambda found: (found.permute(2, 3, 1, 0).nan_to_num(0.0), found.shape[0] - ANSWER - 1)


def interp_engine(folder: str, dtype: str) -> tuple[Weights, Rows]:
    from interp_engine import Address, capture, load_model

    model = load_model(folder, backend="eager", dtype=dtype)
    layers = json.loads(Path(folder, "config.json").read_text())["num_hidden_layers"]
    asked = [Address("attn_probs", layer) for layer in range(layers)]
    return (
        lambda ids: capture(model, ids, asked),
        lambda found: (torch.cat([found[address] for address in asked]), 0),
    )


def attnread(folder: str, dtype: str) -> tuple[Weights, Rows]:
    """One forward pass of the whole model for each layer and 64 keys."""
    from attnread import extract_attention

    model = language_model(folder, dtype, "sdpa")

    def rows(found: Any) -> tuple[torch.Tensor, int]:
        layers = 1 + max(layer for _, layer, _ in found)
        return torch.stack(list(found.values())).unflatten(0, (layers, -1))[:, :, 0], 0

    return lambda ids: extract_attention(model, {"input_ids": ids}), rows


RIVALS = {"eager": eager, "bertviz": bertviz, "inseq": inseq, "interp-engine": interp_engine, "attnread": attnread}


def timed(run: Weights, ids: torch.Tensor, took: list[float]) -> Any:
    begin = time.perf_counter()
    found = run(ids)
    took.append(time.perf_counter() - begin)
    return found


def main(asked: dict[str, Any]) -> dict[str, Any]:
    warnings.simplefilter("ignore")
    torch.set_num_threads(asked["threads"])
    run, rows = RIVALS[asked["rival"]](asked["model"], asked["dtype"])
    ids = torch.from_numpy(np.load(asked["ids"]))
    with torch.no_grad():
        run(ids[:, : ANSWER + 8])
        took: list[float] = []
        found, peak = raised_peak(lambda: timed(run, ids, took))
        first = 0
        if asked["keep"]:
            weights, first = rows(found)
            np.save(asked["keep"], weights.float().numpy())
        del found
        for _ in range(asked["rounds"] - 1):
            timed(run, ids, took)
    return {"seconds": took, "peak_bytes": peak, "first_row": first}


if __name__ == "__main__":
    print("\n" + json.dumps(main(json.loads(sys.argv[1]))))
