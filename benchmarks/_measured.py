"""One prompt measured for attribution: what leaving out its spans really did, and what each method says of them."""

from __future__ import annotations

import time
from typing import Any

import torch
from _passages import Passage
from torch import Tensor

from qkv.trace import Trace, read_text
from qkv.trace.attribution import METHODS
from qkv.trace.attribution.asked import Question
from qkv.trace.attribution.attribute import question
from qkv.trace.attribution.reading import features
from qkv.trace.attribution.signed import directions, edges
from qkv.trace.questions.measured import subject
from qkv.trace.questions.rollout import _through

ANSWER = 16


def asked(loaded: Any, passage: Passage) -> Question:
    """The model reads a passage's prompt and answers: its answer, and the passage's spans."""
    trace = read_text(
        loaded.model, loaded.tokenizer, passage.prompt, answer_tokens=ANSWER, label=loaded.label, weights=True
    )
    return question(trace, spans=_ranges(trace, passage), model=loaded.model)


def _ranges(trace: Trace, passage: Passage) -> list[tuple[int, int]]:
    """The tokens of each span; a token that reaches over two belongs to the one in which it ends."""
    start = at = trace.text.index(passage.text)
    ends = []
    for span in passage.spans:
        at += len(span) + 1
        ends.append(at - 1)
    found: list[list[int]] = [[] for _ in ends]
    place = n = 0
    for i, token in enumerate(trace.tokens[: trace.prompt_length]):
        place += len(token)
        if start < place and n < len(ends):
            found[n].append(i)
            n += place >= ends[n]
    return [(tokens[0], tokens[-1] + 1) for tokens in found]


def measured(loaded: Any, passage: Passage) -> dict[str, Any]:
    """Exact drops, and each method's scores with the seconds that it took."""
    begin = time.perf_counter()
    of = asked(loaded, passage)
    seconds = {"recording": time.perf_counter() - begin}
    scores: dict[str, Tensor] = {}
    ways = {
        name: (
            lambda method=method: (
                of.of_spans(found) if (found := method.score(of)).shape[0] == of.answer.stop else found
            )
        )
        for name, method in METHODS.items()
        if name != "learned"
    }
    ways["rollout"] = lambda: of.of_spans(rollout(of))
    ways["gradient"] = lambda: of_gradients(of)
    for name, way in ways.items():
        begin = time.perf_counter()
        found = way()
        seconds[name] = time.perf_counter() - begin
        if name == "gradient":
            scores["gradient norm"], scores["gradient × input"] = found
        else:
            scores[name] = found
    return {
        "source": passage.source, "question": passage.question, "answer": of.answer.text, "tokens": of.answer.stop,
        "sizes": [len(s) for s in of.spans], "scores": scores, "seconds": seconds, "features": features(of),
        "signed": signed_heads(of), "ids": of.ids[: of.answer.stop], "spans": [(s.first, s.stop) for s in of.spans],
        "first": of.answer.first,
    }  # fmt: skip


def signed_heads(of: Question) -> Tensor:
    """(spans, layers · heads): what each head wrote for the answer because of each span."""
    found: dict[int, Tensor] = {}
    for n, subject_, written in edges(of, directions(of)):
        found[n] = found.get(n, 0.0) + of.of_spans(of.of_tokens(subject_, written.sum(1)))
    return torch.cat([found[n] for n in of.layers]).mT


def rollout(of: Question) -> Tensor:
    """(L,): attention rollout (Abnar & Zuidema 2020) from the mean of the answer's rows."""
    layers = [subject(of.trace.run, n) for n in of.layers]
    x = torch.zeros(1, layers[-1].map.shape[2], dtype=torch.float64)
    x[0, list(of.rows)] = 1.0 / len(of.answer)
    for layer in reversed(layers):
        x = 0.5 * x + 0.5 * _through(layer, x)
    return of.of_tokens(layers[0], x[0])


def of_gradients(of: Question) -> tuple[Tensor, Tensor]:
    """(spans,) each: Σ ‖∂/∂x log p‖ and Σ x · ∂/∂x log p over a span's embeddings x (gradient, and gradient × input)."""
    ids, n = of.ids[: of.answer.stop - 1], len(of.answer)
    x = of.model.get_input_embeddings()(ids).detach()[None].requires_grad_(True)
    with torch.enable_grad():
        logits = of.model(inputs_embeds=x, logits_to_keep=n, use_cache=False).logits[0]
        wanted = of.ids[of.answer.first : of.answer.stop]
        total = logits.log_softmax(-1).gather(-1, wanted[:, None]).sum()
        (slope,) = torch.autograd.grad(total, x)
    both = torch.stack([slope[0].norm(dim=-1), (slope[0] * x.detach()[0]).sum(-1)])
    both = torch.nn.functional.pad(both, (0, 1))
    both[:, sorted(of.apart)] = 0.0
    length, product = of.of_spans(both)
    return length, product
