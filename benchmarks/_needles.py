"""Needles: single facts hidden in a long text that is installed, and a question about each.

The text is the World English Bible (Debian: sword-text-web), or Python's language reference where that is not installed. A
text holds some needles at random depths, so that what a model makes of the text is computed once for all its questions.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from _passages import BOOKS, TOPICS, _bible, _reference

NAMES = (
    "Oliver", "Hannah Brook", "Marcus Hill", "Priya", "Greta", "Tobias Reed", "Yusuf", "Ingrid", "Carlos", "Nadia Stone",
    "Felix", "Beatrice", "Hugo Lane", "Amara", "Victor Shaw", "Leonie",
)  # fmt: skip
FACTS = {
    "favorite fruit": ("mango", "cherry", "banana", "peach", "lemon", "apple", "grape", "orange"),
    "home town": ("Lisbon", "Toronto", "Chicago", "Dublin", "Vienna", "Sydney", "Berlin", "Boston"),
    "favorite color": ("purple", "green", "yellow", "orange", "brown", "pink", "silver"),
    "secret word": ("thunder", "candle", "ribbon", "pepper", "window", "marble", "anchor"),
}


@dataclass(frozen=True)
class Needle:
    """ids: the prompt with the answer's beginning, which goes on with `answer` (ids). span: (first, stop) of the fact's tokens.

    text: which text it stands in; depth: where in it, 0 to 1.
    """

    text: int
    ids: tuple[int, ...]
    span: tuple[int, int]
    answer: tuple[int, ...]
    fact: str
    depth: float


def needles(tokenizer: Any, lengths: list[int], each: int = 5, seed: int = 0) -> Iterator[list[Needle]]:
    """For each length (in tokens, of the whole prompt) the needles of one text."""
    rng = random.Random(seed)
    try:
        texts = _bible(BOOKS)
    except (OSError, ValueError):
        texts = _reference(TOPICS)
    for n, length in enumerate(lengths):
        yield _of_one_text(rng, texts, tokenizer, n, length, each)


def _of_one_text(
    rng: random.Random, texts: dict[str, list[str]], tokenizer: Any, number: int, length: int, each: int
) -> list[Needle]:
    sentences, room = list[str](), length - 90 - 20 * each
    book = [s for name in rng.sample(sorted(texts), len(texts)) for s in texts[name]]
    for sentence in book[rng.randrange(len(book) // 2) :]:
        room -= len(tokenizer(" " + sentence)["input_ids"])
        if room < 0:
            break
        sentences.append(sentence)
    facts = [
        (name, what, rng.choice(FACTS[what]))
        for name, what in zip(rng.sample(NAMES, each), rng.choices(sorted(FACTS), k=each), strict=True)
    ]
    for name, what, value in facts:
        sentences.insert(rng.randrange(len(sentences) + 1), _said(name, what, value))
    return [_needle(tokenizer, number, sentences, *fact) for fact in facts]


def _said(name: str, what: str, value: str) -> str:
    return f"The {what} of {name} is {value}."


def _needle(tokenizer: Any, number: int, sentences: list[str], name: str, what: str, value: str) -> Needle:
    fact, question = _said(name, what, value), f"What is the {what} of {name}?"
    body = " ".join(sentences)
    prompt = tokenizer.apply_chat_template(
        [{"role": "user", "content": f"{body}\n\n{question}"}], tokenize=False, add_generation_prompt=True
    )
    ids = tokenizer(f"{prompt}The {what} of {name} is")["input_ids"]
    at, stop, first, place = prompt.index(fact), prompt.index(fact) + len(fact), None, 0
    for n, token in enumerate(ids):
        end = place + len(tokenizer.decode([token]))
        if place >= stop:
            break
        first = n if first is None and end > at else first
        last, place = n, end
    answer = tokenizer(f" {value}")["input_ids"]
    return Needle(number, tuple(ids), (int(first or 0), last + 1), tuple(answer), fact, at / len(prompt))


def lengths(count: int) -> list[int]:
    """From 1,500 to 8,000 tokens, the shorter ones more often (half are below 2,300), in a mixed order."""
    parts = [((n * 37 % count) + 0.5) / count for n in range(count)]
    return [round(1500 * (8000 / 1500) ** (u * u)) for u in parts]


def found(loaded: Any, hidden: Needle) -> dict[str, Any]:
    """What the model answered, and what each method says of the text's sentences; `place`: the needle's tokens."""
    begin = time.perf_counter()
    trace = read_text(loaded.model, loaded.tokenizer, hidden.prompt, answer_tokens=7, label=loaded.label, weights=True)
    seconds = {"recording": time.perf_counter() - begin}
    told = {
        "number": hidden.number,
        "depth": hidden.depth,
        "said": trace.answer,
        "right": hidden.number in trace.answer,
    }
    if not told["right"]:
        return told | {"tokens": len(trace.tokens), "seconds": seconds}
    of = question(trace, hidden.number, within=hidden.text)
    scores = {}
    for name in ("share", "contribution"):
        begin = time.perf_counter()
        scores[name] = of.of_spans(METHODS[name].score(of))
        seconds[name] = time.perf_counter() - begin
    return told | {
        "tokens": len(trace.tokens), "seconds": seconds, "scores": scores, "features": features(of),
        "spans": [(s.first, s.stop) for s in of.spans], "place": place(trace.tokens, hidden.sentence, 0, trace.prompt_length),
        "ids": of.ids, "answer": (of.answer.first, of.answer.stop),
    }  # fmt: skip


def cut(loaded: Any, told: dict[str, Any]) -> dict[str, Any]:
    """The answer's rows cut off from the needle, in all layers and heads, beside 20 controls."""
    first, stop = told["answer"]
    edges = qkv.trace.edges(range(first - 1, stop - 1), range(*told["place"]))
    ids = told["ids"]
    out = qkv.knockout(loaded.model, ids[:first], edges, answer=ids[first:stop].tolist(), controls=20)
    return {"effect": out.effect, "controls": out.controls, "uniform": out.uniform, "holds": out.holds}
