"""What is said about a view: the same facts for people and for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..trace import Trace
from .picks import View, sinks

SCHEMA = 1


@dataclass(frozen=True)
class Read:
    """A word that was read: its number, text, share, whether it is a sink, and what it is to the query ("" for nothing)."""

    word: int
    text: str
    share: float
    sink: bool
    note: str


def strongest(trace: Trace, view: View, top: int = 5) -> list[Read]:
    """The `top` words with the largest shares in the view's head, those of one per cent and more."""
    order = view.shares.argsort(descending=True, stable=True).tolist()
    order = [i for n, i in enumerate(order) if n == 0 or view.shares[i] >= 0.01]
    return [read(trace, view.query, i, float(view.shares[i])) for i in order[:top]]


def read(trace: Trace, query: int, key: int, share: float) -> Read:
    """One word that the query read."""
    return Read(key, trace.words[key].text, share, key in sinks(trace), note(trace, query, key))


def note(trace: Trace, query: int, key: int) -> str:
    """What a key is to a query, by the text alone; "" where there is nothing to say."""
    asked, found = trace.words[query], trace.words[key]
    if query == key:
        return "the word itself"
    if key in sinks(trace):
        return "no word of the text: a sink" if found.first in trace.special else "the first word: a sink"
    if asked.speaks and key - 1 != query and _same(trace, query, key - 1):
        earlier = sum(_same(trace, query, i) for i in range(query))
        when = "later" if key > query else "the first time" if earlier == 1 else "earlier"
        return f'what came after "{trace.words[key - 1].text}" {when}'
    if _same(trace, query, key):
        return "the same word, earlier" if key < query else "the same word, later"
    if abs(query - key) == 1:
        return "the word before" if key < query else "the word after"
    return ""


def _same(trace: Trace, one: int, other: int) -> bool:
    return trace.words[one].text.casefold() == trace.words[other].text.casefold()


def as_data(trace: Trace, view: View, top: int = 5) -> dict[str, Any]:
    """Everything that a look shows, for JSON: words and layers by number, shares from 0 to 1, seconds."""
    words = trace.words
    return {
        "schema": SCHEMA,
        "kind": "measured",
        "model": trace.model,
        "text": trace.text,
        "answer": trace.answer,
        "tokens": list(trace.tokens),
        "prompt_length": trace.prompt_length,
        "words": [asdict(word) for word in words],
        "query": {"word": view.query, "text": words[view.query].text, "token": words[view.query].last},
        "layer": view.layer,
        "layer_name": trace.layers[view.layer],
        "head": view.head,
        "chosen": view.chosen,
        "layers": len(trace),
        "heads": trace[0].shape[1],
        "read": [asdict(found) for found in strongest(trace, view, top)],
        "shares": view.shares.tolist(),
        "others": [
            {"layer": c.layer, "head": c.head, **asdict(read(trace, c.query, c.key, c.share))} for c in view.others
        ],
        "seconds": dict(trace.seconds),
    }
