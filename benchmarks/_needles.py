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
