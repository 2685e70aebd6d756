"""What a question says: numbers and heads out of the address, each checked and bounded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...trace.showing.by_word import head_index, there

if TYPE_CHECKING:
    from ...trace import Trace
    from ...trace.questions.measured import Subject
    from ...trace.questions.pyramid import Head

Asked = Mapping[str, str]


def whole(asked: Asked, name: str, low: int, high: int, default: int | None = None) -> int:
    """A whole number from low to high. ValueError for anything else, or where it is missing and has no default."""
    given = asked.get(name)
    if given is None and default is not None:
        return default
    if given is None or not re.fullmatch(r"-?[0-9]{1,9}", given) or not low <= int(given) <= high:
        said = "nothing" if given is None else repr(given[:40])
        raise ValueError(f"{name} must be a whole number from {low} to {high}, got {said}.")
    return int(given)


def several(asked: Asked, name: str, most: int, high: int) -> list[int]:
    """Whole numbers from 0 to high, between commas, at most so many."""
    given = asked.get(name, "")
    if not re.fullmatch(r"[0-9]{1,9}(,[0-9]{1,9})*", given):
        raise ValueError(f"{name} must be whole numbers with commas between them, got {given[:40]!r}.")
    found = [int(part) for part in given.split(",")]
    if len(found) > most or any(n > high for n in found):
        raise ValueError(f"{name} must be at most {most} numbers from 0 to {high}.")
    return found


def word(asked: Asked, name: str, words: tuple[str, ...]) -> str:
    """One of some words; the first one where nothing was said."""
    given = asked.get(name, words[0])
    if given not in words:
        raise ValueError(f"{name} must be one of {', '.join(words)}, got {given[:40]!r}.")
    return given


def heads(trace: Trace, asked: Asked, subject: Callable[[int], Subject]) -> list[Head]:
    """The heads that are meant: 18.6, or several 18.6,17.4, or all of a layer 18.*, or all of all layers over the text: *.

    Heads bear the numbers that they have in the model. ValueError for what is not there, and for heads whose layers do not have
    the same rows and columns.
    """
    given = asked.get("heads", "")
    found: dict[tuple[int, int], Head] = {}
    for part in _parts(trace, given):
        layer, head = part
        of = subject(there(trace, layer))
        chosen = range(of.shape[1]) if head is None else [head_index(trace, layer, head)]
        found |= {(layer, h): (of, h) for h in chosen}
    shapes = {of.shape[2:] for of, _ in found.values()}
    if len(shapes) != 1:
        raise ValueError("These layers have maps of different sizes. Choose heads of layers that read the same text.")
    return list(found.values())


def _parts(trace: Trace, given: str) -> list[tuple[int, int | None]]:
    if given == "*":
        main = (trace.run.main,) * 2
        mine = [n for n, layer in enumerate(trace.run.layers) if layer.streams == main]
        return [(n, None) for n in mine or range(len(trace))]
    if not re.fullmatch(r"[0-9]{1,4}\.([0-9]{1,4}|\*)(,[0-9]{1,4}\.([0-9]{1,4}|\*))*", given) or len(given) > 2000:
        raise ValueError(f"heads must be like 18.6 or 18.6,17.4 or 18.* or *, got {given[:40]!r}.")
    pairs = [part.split(".") for part in given.split(",")]
    return [(int(layer), None if head == "*" else int(head)) for layer, head in pairs]
