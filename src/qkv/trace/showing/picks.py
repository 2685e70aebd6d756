"""What of a trace is worth showing: pure functions on its maps. Only the rows that are asked about are ever computed.

Sub-words are joined into words: the shares of a word's tokens as keys are added up; as a query a word is its last token,
the only one that has read the whole word (a mean over its tokens would mix it with what half a word looked for).

A connection is worth showing when a newcomer learns something from it. It is not to the first token (a sink: many heads
leave their share there when nothing fits) nor to a token that is no text, not to the word itself or a word beside it
(dozens of heads read those for their place alone), not to punctuation, and not to a word that only holds sentences
together ("the"). Of those left strong ones come first, and of two that are equally strong the one that reaches further.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ..trace import Trace
from ..words import Word
from .by_word import text_layers

STRONG = 0.3  # a share from which on a connection is called strong
LATEST = 64  # how many of the last words are tried as queries
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")
# The most frequent words of a few languages; only as they are written inside a sentence ("A" may be a name).
_GLUE_WORDS = """
    a an the and or but if so of to in on at by for from with as than then that this these those is are was were be
    been do does did has have had will would can could not no he she it they we you i his her its their our your my
    which who der die das den dem ein eine und oder ist war im zu mit auf er sie es le la les un une et ou de du des
    est à en il elle el los las una y o que es se di lo e è
"""
_GLUE = frozenset(_GLUE_WORDS.split())


@dataclass(frozen=True)
class Connection:
    """In `layer` and `head` the word number `query` read the word number `key` with this share (0 to 1)."""

    layer: int
    head: int
    query: int
    key: int
    share: float

    @property
    def worth(self) -> float:
        """The share, less what nearness alone explains: share · (1 − 1/distance), the distance in words."""
        return self.share * (1 - 1 / max(abs(self.query - self.key), 1))


@dataclass(frozen=True, eq=False)
class View:
    """What was picked: the query word, a layer and head, what it read there, and what else is worth a look.

    shares (W): the share of each word. others: the query's strongest connections in all other heads, each to another
    word. elsewhere: a strong connection of another query, None where there is none. chosen: whether the head was picked
    here, not given.
    """

    query: int
    layer: int
    head: int
    shares: Tensor
    others: tuple[Connection, ...]
    elsewhere: Connection | None
    chosen: bool


def pick(
    trace: Trace, query: int | None = None, *, layer: int | None = None, head: int | None = None, top: int = 4
) -> View:
    """What to show of a trace: what is None is chosen, so that a newcomer sees something at once.

    The query is the word at the end of the prompt, whose row made the answer; where a sentence has ended, or that row
    read nothing strongly, or the model reads ahead anyway, it is the word among the last 64 with the best connection.
    top: how many connections of other heads. ValueError for a word, layer or head that is not there, and for a layer in which
    the text does not read itself (cross-attention, an encoder beside the decoder): those are passed over.
    """
    layer = within("layer", layer, len(trace))
    head = within("head", head, trace.layer(text_layers(trace, layer)[0]).shape[1])
    given = within("word", query, len(trace.words))
    found = connections(trace, _queries(trace) if given is None else sorted({given, *_queries(trace)}))
    asked = _asked(trace, found) if given is None else given
    mine = sorted((c for c in found if c.query == asked), key=lambda c: -c.worth)
    here = [c for c in mine if layer in (None, c.layer) and head in (None, c.head)]
    best = here[0] if here else _strongest(trace, asked, layer, head)
    others = [c for c in mine if (c.layer, c.head) != (best.layer, best.head)]
    return View(
        query=asked,
        layer=best.layer,
        head=best.head,
        shares=shares(trace, best.layer, asked)[best.head],
        others=_to_several(others, top),
        elsewhere=max(
            (c for c in found if c.query != asked and c.share >= STRONG), key=lambda c: c.worth, default=None
        ),
        chosen=layer is None or head is None,
    )


def shares(trace: Trace, layer: int, query: int) -> Tensor:
    """(H, W): what the word number `query` read of each word, in each head of a layer."""
    return _by_word(trace, layer, [query])[:, 0]


def connections(trace: Trace, queries: Sequence[int]) -> list[Connection]:
    """For each of these words, in each layer and head, the connection worth showing with the largest share, if any."""
    return _found(trace, queries, _teaches)


def sinks(trace: Trace) -> frozenset[int]:
    """The numbers of the words where heads leave their share when nothing fits: the first one, and what is no text."""
    return frozenset({0} | {i for i, word in enumerate(trace.words) if word.first in trace.special})


def reads_ahead(trace: Trace) -> bool:
    """Whether a token sees those after it, as in an encoder."""
    return trace.prompt_length > 1 and bool((trace[text_layers(trace)[0]][0, :, 0, 1:] > 0).any())


def within(what: str, number: int | None, count: int) -> int | None:
    """The number as it is. ValueError where a text has no such word, or a model no such layer or head."""
    if number is not None and not 0 <= number < count:
        where = "text" if what == "word" else "model"
        raise ValueError(f"There is no {what} {number}: this {where} has {count}, counted from 0 to {count - 1}.")
    return number


def _queries(trace: Trace) -> list[int]:
    """The last words of the prompt that speak, and its very last one even if it does not."""
    mine = [i for i, w in enumerate(trace.words) if w.last < trace.prompt_length and w.first not in trace.special]
    speaking = [i for i in mine if trace.words[i].speaks]
    return sorted({*speaking[-LATEST:], *mine[-1:]}) or [0]


def _asked(trace: Trace, found: list[Connection]) -> int:
    last = _queries(trace)[-1]
    strong = any(c.query == last and c.share >= STRONG for c in found)
    ended = trace.words[last].text.endswith(_SENTENCE_ENDS)
    if strong and not ended and not reads_ahead(trace):
        return last
    asking = [c for c in found if trace.words[c.query].speaks] or found
    return max(asking, key=lambda c: c.worth).query if asking else last


def _strongest(trace: Trace, query: int, layer: int | None, head: int | None) -> Connection:
    """Where nothing is worth showing: the strongest to any word but a sink and itself, else but a sink, else to any."""
    for allowed in (_another, _no_sink, _anyone):
        found = _found(trace, [query], allowed, layer, head)
        if found:
            return max(found, key=lambda c: round(c.share, 5))  # rounding breaks no ties
    return Connection(layer or 0, head or 0, query, query, 0.0)


def _to_several(found: Sequence[Connection], top: int) -> tuple[Connection, ...]:
    """The strongest connection to each key, `top` of them; of a row without a preference nothing is shown."""
    best: dict[int, Connection] = {}
    for c in sorted(found, key=lambda c: -c.share):
        best.setdefault(c.key, c)
    return tuple(c for c in list(best.values())[:top] if c.share >= 0.1)


Allowed = Callable[[Trace, int], list[bool]]


def _teaches(trace: Trace, query: int) -> list[bool]:
    empty = sinks(trace)
    return [
        i not in empty and abs(i - query) > 1 and word.speaks and word.text not in _GLUE
        for i, word in enumerate(trace.words)
    ]


def _another(trace: Trace, query: int) -> list[bool]:
    empty = sinks(trace)
    return [i not in empty and i != query for i in range(len(trace.words))]


def _no_sink(trace: Trace, query: int) -> list[bool]:
    del query
    empty = sinks(trace)
    return [i not in empty for i in range(len(trace.words))]


def _anyone(trace: Trace, query: int) -> list[bool]:
    del query
    return [True] * len(trace.words)


def _found(
    trace: Trace, queries: Sequence[int], allowed: Allowed, layer: int | None = None, head: int | None = None
) -> list[Connection]:
    """For each query, layer and head the largest share of an allowed word that is above 0."""
    hidden = ~torch.tensor([allowed(trace, q) for q in queries])
    found: list[Connection] = []
    for number in text_layers(trace, layer):
        best, keys = _by_word(trace, number, queries).masked_fill(hidden, 0.0).max(-1)
        for h in range(len(best)) if head is None else [head]:
            several = zip(queries, keys[h].tolist(), best[h].tolist(), strict=True)
            found += [Connection(number, h, q, key, share) for q, key, share in several if share > 0]
    return found


def _by_word(trace: Trace, layer: int, queries: Sequence[int]) -> Tensor:
    """(H, n, W): the rows of some words, the shares of each word's tokens added up."""
    words: tuple[Word, ...] = trace.words
    tokens = trace.rows(layer, [words[q].last for q in queries])
    lengths = torch.tensor([w.last - w.first + 1 for w in words])
    owner = torch.repeat_interleave(torch.arange(len(words)), lengths)
    return tokens.new_zeros(*tokens.shape[:2], len(words)).index_add_(2, owner, tokens)
