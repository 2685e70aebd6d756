"""Needles attributed: each question about a text goes on from the text's cache, and its answer's rows are asked."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import torch
from _needles import Needle
from knockout import _word

import qkv
from qkv.trace import Run, TokenTable, Trace
from qkv.trace.attribution import METHODS
from qkv.trace.attribution.attribute import question
from qkv.trace.attribution.reading import features
from qkv.trace.words import pieces


def hidden(loaded: Any, needle: Needle, past: Any) -> dict[str, Any]:
    """Whether the model says the answer, and what each method of one pass says of the text's sentences.

    past: the keys that all questions about the text share; it is left as it was. place: which of the spans holds the needle.
    """
    ids = torch.tensor([[*needle.ids, *needle.answer]])
    shared = past.get_seq_length()
    with qkv.record(loaded.model, weights=True) as recorded, torch.no_grad():
        places = torch.arange(shared, ids.shape[1])[None]
        more = {_word(loaded.model): past, "use_cache": True}
        logits = loaded.model(input_ids=ids[:, shared:], position_ids=places, **more).logits[0]
    past.crop(shared)
    said = logits[-len(needle.answer) - 1 : -1].argmax(-1).tolist()
    trace = Trace((_with_tokens(recorded.run, loaded.tokenizer, ids, len(needle.ids)),), loaded.label)
    of = question(trace, within=_text(trace))
    scores, seconds = {}, {}
    for name in ("share", "contribution"):
        begin = time.perf_counter()
        scores[name] = of.of_spans(METHODS[name].score(of))
        seconds[name] = time.perf_counter() - begin
    return {
        "fact": needle.fact, "tokens": ids.shape[1], "depth": needle.depth, "right": said == list(needle.answer),
        "said": loaded.tokenizer.decode(said), "scores": scores, "seconds": seconds, "features": features(of).float(),
        "place": next(n for n, s in enumerate(of.spans) if s.first <= needle.span[0] < s.stop),
        "spans": [s.text for s in of.spans],
    }  # fmt: skip


def _with_tokens(run: Run, tokenizer: Any, ids: torch.Tensor, prompt: int) -> Run:
    """The run with the whole text's tokens, of which the recording saw only the end."""
    numbers = ids[0].tolist()
    special = frozenset(i for i, n in enumerate(numbers) if n in tokenizer.all_special_ids)
    table = TokenTable(len(numbers), ids, (pieces(numbers, tokenizer.decode),), None, prompt, (special,))
    return replace(run, tokens={run.main: table})


def _text(trace: Trace) -> tuple[int, int]:
    """The tokens of the text: from the user's turn to the empty line before the question."""
    tokens, begin = trace.tokens, trace.text.index("user\n") + len("user\n")
    end, at, inside = trace.text.rindex("\n\n"), 0, []
    for i, token in enumerate(tokens):
        if begin <= at and at + len(token) <= end + len(token) - 1 and at < end:
            inside.append(i)
        at += len(token)
    return inside[0], inside[-1] + 1
