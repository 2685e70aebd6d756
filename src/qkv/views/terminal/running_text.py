"""Running text for the terminal: a trace's words laid out in lines, as a reader knows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, set_cell_size

from ...trace import Trace

TAB = "    "


@dataclass
class Line:
    """Parts of a line, each a string and the number of the word that it belongs to (None: space between words)."""

    parts: list[tuple[str, int | None]] = field(default_factory=list)
    width: int = 0

    def add(self, text: str, word: int | None) -> None:
        self.parts.append((text, word))
        self.width += cell_len(text)

    @property
    def words(self) -> list[int]:
        """The numbers of the words that stand in the line."""
        return [word for _, word in self.parts if word is not None]


def visible(text: str) -> str:
    """A word on one line, control characters as their pictures: a text from a file must not steer the terminal."""
    return "".join(_picture(c) for c in " ".join(text.split()))


def _picture(c: str) -> str:
    if unicodedata.category(c) != "Cc":
        return c
    return chr(0x2400 + ord(c)) if ord(c) < 32 else "␡" if ord(c) == 127 else "�"


def lay_out(trace: Trace, width: int, last: int, dress: Callable[[str, int], str] = lambda text, _: text) -> list[Line]:
    """The words up to number `last` in lines of at most `width` columns, each as `dress(text, number)` shows it.

    Line breaks stay, several empty lines in a row become one. Lines are broken at white space; a piece of text without any
    that is wider than a line is broken where the line ends.
    """
    lines = [Line()]
    for spaces, chunk in _chunks(trace, last, dress):
        _start_lines(lines, spaces, bool(chunk))
        gap = "" if lines[-1].width == 0 and "\n" not in spaces else spaces.rpartition("\n")[2].replace("\t", TAB)
        need = sum(cell_len(text) for text, _ in chunk)
        if lines[-1].width and lines[-1].width + cell_len(gap) + need > width:
            lines.append(Line())
            gap = ""
        if gap and chunk:
            lines[-1].add(gap[: width // 2], None)
        for text, word in chunk:
            _place(lines, text, word, width)
    return lines


def _start_lines(lines: list[Line], spaces: str, more: bool) -> None:
    breaks = spaces.count("\n")
    if breaks and more and lines[-1].width:
        lines += [Line() for _ in range(min(breaks, 2))]


def _place(lines: list[Line], text: str, word: int, width: int) -> None:
    while lines[-1].width + cell_len(text) > width:
        room = width - lines[-1].width
        head = set_cell_size(text, room).rstrip() if room > 0 else ""
        if not head and not lines[-1].width:
            head = text[0]  # a wide character on a line of one column
        if head:
            lines[-1].add(head, word)
        text = text[len(head) :].lstrip()
        lines.append(Line())
    if text:
        lines[-1].add(text, word)


def _chunks(trace: Trace, last: int, dress: Callable[[str, int], str]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Pieces that a line is not broken in, each with the white space before it."""
    found: list[tuple[str, list[tuple[str, int]]]] = []
    spaces = ""
    for number, word in enumerate(trace.words[: last + 1]):
        raw = "".join(trace.tokens[word.first : word.last + 1])
        spaces += raw[: len(raw) - len(raw.lstrip())]
        if not word.text:
            continue
        body = visible(word.text)
        if not found or spaces or _breaks_anywhere(body[0]):
            found.append((spaces, []))
        found[-1][1].append((dress(body, number), number))
        spaces = raw[len(raw.rstrip()) :]
    return found


def _breaks_anywhere(c: str) -> bool:
    return unicodedata.east_asian_width(c) in "WF" and c.isalnum()


def excerpt(lines: Sequence[Line], wanted: Sequence[int], most: int) -> list[int | None]:
    """The numbers of the lines to show, None for a gap: each wanted one with the lines of text
    beside it, while there is room for `most`.

    `wanted` is in order of importance.
    """
    if len(lines) <= most:
        return list(range(len(lines)))
    chosen: set[int] = set()
    for number in dict.fromkeys(wanted):
        around = {
            n for n in (number - 1, number, number + 1) if 0 <= n < len(lines) and (lines[n].parts or n == number)
        }
        if len(chosen | around) > most:
            around = {number}
        if len(chosen | around) <= most:
            chosen |= around
    shown: list[int | None] = []
    for number in sorted(chosen):
        if number and number - 1 not in chosen:
            shown.append(None)
        shown.append(number)
    return [*shown, None] if shown and shown[-1] != len(lines) - 1 else shown
