"""Spans: the parts of a text that an answer is attributed to, and the answer itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..trace import Trace

CALL = "Trace.attribute"
_CUTS = {
    "sentences": re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|\n\s*\n"),
    "lines": re.compile(r"\n+"),
}
WAYS = (*_CUTS, "tokens")  # to cut a text into spans


@dataclass(frozen=True)
class Span:
    """Tokens `first` to `stop` − 1 of a trace, and their text without the white space around it."""

    text: str
    first: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.first


Range = tuple[int, int]
Asked = str | Sequence[Range | str]


def of_answer(trace: Trace, answer: str | Range | None) -> Span:
    """The answer's tokens. ValueError for an answer that the model did not give, or positions that are not there."""
    tokens, begin = _tokens(trace), trace.prompt_length
    if answer is None:
        every = [i for i in range(begin, len(tokens)) if i not in trace.special]
        said = [i for i in every if tokens[i].strip()] or every  # from the first word to the last
        if not said:
            raise ValueError(
                f"{CALL}: this trace holds no answer: the model only read. Let it answer (read_text, or generate inside "
                "record), or name tokens that it read: answer=(a, b)."
            )
        return _span(tokens, said[0], said[-1] + 1)
    if isinstance(answer, str):
        found = place(tokens, answer, begin, len(tokens))
        if found is None:
            raise ValueError(
                f"{CALL}: the model did not answer {answer!r}; its answer is {''.join(tokens[begin:])!r}. Give a part of that, "
                "or positions (a, b)."
            )
        return _span(tokens, *found)
    first, stop = _range(answer)
    if not 1 <= first < stop <= len(tokens):
        raise ValueError(
            f"{CALL}: the answer's tokens {first} to {stop - 1} are not there; this trace holds tokens 0 to {len(tokens) - 1}, "
            "and token 0 was read by nothing. Give answer=(a, b) with 1 ≤ a < b."
        )
    return _span(tokens, first, stop)


def of_text(trace: Trace, spans: Asked, within: str | Range | None, answer: Span) -> tuple[Span, ...]:
    """The spans that are meant, in the text's order. ValueError where they overlap, lie outside, or are no spans."""
    tokens = _tokens(trace)
    region = (0, answer.first) if within is None else _region(tokens, within, answer)
    if isinstance(spans, str):
        prompt = region if within is not None else (0, min(answer.first, trace.prompt_length))
        found = list(_split(trace, tokens, spans, prompt))
    else:
        found = sorted((_given(tokens, one, region) for one in spans), key=lambda s: s.first)
    for one, other in pairwise(found):
        if other.first < one.stop:
            raise ValueError(
                f"{CALL}: the spans {one.first, one.stop} and {other.first, other.stop} overlap: a token would count twice. "
                "Give spans that do not."
            )
    if not found:
        raise ValueError(f"{CALL}: there is no span before the answer, in tokens {region[0]} to {region[1] - 1}.")
    return tuple(found)


def place(tokens: Sequence[str], text: str, first: int, stop: int) -> Range | None:
    """Which tokens from `first` to `stop` a text touches, where it stands last; None where it does not stand there."""
    start = "".join(tokens[first:stop]).rfind(text)
    if start < 0 or not text.strip():
        return None
    start += len(text) - len(text.lstrip())
    end, at, touched = start + len(text.strip()), 0, []
    for i in range(first, stop):
        if at < end and at + len(tokens[i]) > start:
            touched.append(i)
        at += len(tokens[i])
    return touched[0], touched[-1] + 1


def _region(tokens: Sequence[str], within: str | Range, answer: Span) -> Range:
    """The tokens of `within`, before the answer."""
    found = place(tokens, within, 0, answer.first) if isinstance(within, str) else _range(within)
    if found is None:
        raise ValueError(f"{CALL}: within is a text that does not stand before the answer: {str(within)[:60]!r}.")
    if not 0 <= found[0] < found[1] <= answer.first:
        raise ValueError(
            f"{CALL}: within={found} lies outside the text before the answer, tokens 0 to {answer.first - 1}."
        )
    return found


def _given(tokens: Sequence[str], one: Range | str, region: Range) -> Span:
    if isinstance(one, str):
        found = place(tokens, one, *region)
        if found is None:
            raise ValueError(f"{CALL}: the span {one[:60]!r} does not stand in the text before the answer.")
        return _span(tokens, *found)
    first, stop = _range(one)
    if not region[0] <= first < stop <= region[1]:
        raise ValueError(
            f"{CALL}: the span {first, stop} lies outside tokens {region[0]} to {region[1] - 1}, those before the answer. "
            "Spans are (first, stop) with first < stop, counted from 0."
        )
    return _span(tokens, first, stop)


def _split(trace: Trace, tokens: Sequence[str], by: str, region: Range) -> Iterator[Span]:
    if by not in WAYS:
        raise ValueError(f"{CALL}: spans must be 'sentences', 'lines', 'tokens' or ranges [(a, b), …], got {by!r}.")
    if by != "tokens" and trace.table.strings is None:
        raise ValueError(
            f"{CALL}: without a tokenizer the text is not known, so it has no {by}. Record with one, or give spans='tokens' or "
            "ranges [(a, b), …]."
        )
    for first, stop in _stretches(trace, region):
        cuts = range(first, stop) if by == "tokens" else _cut(tokens, _CUTS[by], first, stop)
        for a, b in pairwise([*cuts, stop]):
            span = _span(tokens, a, b)
            if span.text or trace.table.strings is None:
                yield span


def _stretches(trace: Trace, region: Range) -> Iterator[Range]:
    """The parts of a region between the tokens that are no text."""
    first = region[0]
    for i in [*sorted(i for i in trace.special if region[0] <= i < region[1]), region[1]]:
        if i > first:
            yield first, i
        first = i + 1


def _cut(tokens: Sequence[str], pattern: re.Pattern[str], first: int, stop: int) -> list[int]:
    """The first tokens of the pieces; a token that reaches over a cut belongs to the piece in which it begins."""
    ends = [m.end() for m in pattern.finditer("".join(tokens[first:stop]))]
    starts, at, n = [first], 0, 0
    for i in range(first, stop):
        while n < len(ends) and ends[n] <= at:
            n += 1
            if i > starts[-1] and "".join(tokens[starts[-1] : i]).strip():
                starts.append(i)
        at += len(tokens[i])
    return starts


def _tokens(trace: Trace) -> Sequence[str]:
    if trace.run.batch > 1:
        raise ValueError(
            f"{CALL}: this trace holds a batch of {trace.run.batch}. Choose one text: trace.sequence(0).attribute(…)."
        )
    return trace.tokens


def _range(given: Range) -> Range:
    try:
        first, stop = given
        return int(first), int(stop)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{CALL}: {given!r} are no positions; expected a pair (first, stop).") from error


def _span(tokens: Sequence[str], first: int, stop: int) -> Span:
    return Span("".join(tokens[first:stop]).strip(), first, stop)
