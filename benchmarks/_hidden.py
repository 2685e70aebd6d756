"""Needles attributed: each question about a text goes on from the text's cache, and its answer's rows are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import torch
from _judged import effects
from _needles import Needle
from knockout import _word

import qkv
from qkv.trace import Run, TokenTable, Trace
from qkv.trace.attribution import METHODS, solve
from qkv.trace.attribution.attribute import question
from qkv.trace.attribution.reading import features
from qkv.trace.words import pieces


def hidden(loaded: Any, needle: Needle, past: Any) -> dict[str, Any]:
    """Whether the model says the answer, and what each method of one pass says of the text's sentences.

    past: the keys that all questions about the text share; it is left as it was. place: which of the spans holds the needle.
    """
    ids = torch.tensor([[*needle.ids, *needle.answer]])
    shared = past.get_seq_length()
    with qkv.record(loaded.model, weights=False) as recorded, torch.no_grad():
        places = torch.arange(shared, ids.shape[1])[None]
        more = {_word(loaded.model): past, "use_cache": True}
        logits = loaded.model(input_ids=ids[:, shared:], position_ids=places, **more).logits[0]
    past.crop(shared - past.get_seq_length())
    said = logits[-len(needle.answer) - 1 : -1].argmax(-1).tolist()
    trace = Trace((_with_tokens(recorded.run, loaded.tokenizer, ids, len(needle.ids)),), loaded.label)
    of = question(trace, within=_text(trace))
    scores = {"share": of.of_spans(METHODS["share"].score(of))}
    return {
        "fact": needle.fact, "tokens": ids.shape[1], "depth": needle.depth, "right": said == list(needle.answer),
        "said": loaded.tokenizer.decode(said), "scores": scores, "features": features(of).float(),
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


def told(texts: Sequence[dict[str, Any]], passages: Sequence[Any]) -> str:
    """How often each method ranks the needle's sentence first where the model answers right; what went wrong, one by one.

    passages: those that the learned coefficients are fitted on.
    """
    every = [n for text in texts for n in text["needles"]]
    theta = solve([effects(p) for p in passages])[0] if passages else None
    lines = []
    for which, some in (("answered right", [n for n in every if n["right"]]), ("all, the answer given", every)):
        lines.append(
            f"{which}: {len(some)} needles of {min(n['tokens'] for n in every)} to {max(n['tokens'] for n in every)} tokens"
        )
        ways = {"share": [n["scores"]["share"] for n in some]}
        if theta is not None:
            ways["learned"] = [n["features"].double() @ theta for n in some]
        for name, scores in ways.items():
            ranks = [int((x > x[n["place"]]).sum()) + 1 for n, x in zip(some, scores, strict=True)]
            firsts, threes = sum(r == 1 for r in ranks), sum(r <= 3 for r in ranks)
            lines.append(f"  {name:<10} the fact's sentence is first in {firsts}, among the first three in {threes}")
            for n, rank, x in zip(some, ranks, scores, strict=True):
                if rank > 1 and name == "learned":
                    best = n["spans"][int(x.argmax())]
                    lines.append(
                        f"    {n['tokens']} tokens, depth {n['depth']:.2f}: {n['fact']!r} is number {rank}, behind {best!r:.70}"
                    )
    return "\n".join(lines)
