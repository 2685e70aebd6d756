"""What a story is made of: frozen screens of words, tables and numbers. Nothing here knows how they are drawn.

Words carry a light markup, so that every view can show it in its own way:

- `*softmax*`      the field's term, where it is met for the first time
- `{query:500}`    words in a role's colour; roles are in `ROLES`
- `` `code` ``     something to type or a name in the package

`literal` protects a reader's own words from being taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

ROLES = ("query", "key", "value", "output", "residual")

_MARKUP = re.compile(
    r"\\(?P<sign>.)|\*(?P<term>(?:\\.|[^*\\])+)\*|\{(?P<role>\w+):(?P<words>(?:\\.|[^}\\])*)\}|`(?P<code>(?:\\.|[^`\\])+)`"
)

Cell = str | float | int | None


@dataclass(frozen=True)
class Text:
    """A paragraph, with markup."""

    words: str


@dataclass(frozen=True)
class Sum:
    """One line of arithmetic that stands by itself, with markup."""

    words: str


@dataclass(frozen=True)
class Code:
    """Lines to be shown as they are: Python, an equation, what a `diff` printed."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column: its heading, the role whose colour it bears ("" for none), and the format of its numbers.

    `format` is a format specification (".4f"); "" marks a column of words, which is aligned to the left.
    `bar=True` draws the numbers, which are shares from 0 to 1, as bars as well where a view can.
    """

    name: str
    role: str = ""
    format: str = ""
    bar: bool = False

    def show(self, cell: Cell) -> str:
        """A cell as text: numbers in the column's format, None as nothing."""
        if cell is None:
            return ""
        return cell if isinstance(cell, str) else format(cell, self.format)


@dataclass(frozen=True)
class Table:
    """Rows of words and numbers. `row_roles` gives the rows their role's colour; `title` may be empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    row_roles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"Table: every row needs {len(self.columns)} cells, got {[len(r) for r in self.rows]}.")


Item = Text | Sum | Code | Table


@dataclass(frozen=True)
class Screen:
    """One idea: the question it answers, what is shown, and its numbers at full precision for programs."""

    step: int
    title: str
    items: tuple[Item, ...]
    numbers: dict[str, Any] = field(default_factory=dict)


def spans(words: str) -> Iterator[tuple[str, str]]:
    """`words` taken apart: pairs of text and style, where a style is "", "term", "code" or a role."""
    end = 0
    for found in _MARKUP.finditer(words):
        if found.start() > end:
            yield words[end : found.start()], ""
        style = found["role"] or ("term" if found["term"] else "code" if found["code"] else "")
        inside = found["sign"] or found["term"] or found["words"] or found["code"] or ""
        yield inside if found["sign"] else re.sub(r"\\(.)", r"\1", inside), style
        end = found.end()
    if end < len(words):
        yield words[end:], ""


def literal(text: str) -> str:
    """`text` so that it is shown as it is: its stars, braces, backticks and backslashes are no markup."""
    return re.sub(r"([*{}`\\])", r"\\\1", text)


def plain(words: str) -> str:
    """`words` without its markup."""
    return "".join(text for text, _ in spans(words))


def as_data(screen: Screen) -> dict[str, Any]:
    """A screen as dictionaries, lists, strings and numbers: what `--json` prints."""
    return {
        "step": screen.step,
        "title": screen.title,
        "items": [_item_data(item) for item in screen.items],
        "numbers": screen.numbers,
    }


def _item_data(item: Item) -> dict[str, Any]:
    if isinstance(item, Table):
        columns = [{"name": c.name, "role": c.role} for c in item.columns]
        rows = [[plain(c) if isinstance(c, str) else c for c in row] for row in item.rows]
        return {"kind": "table", "title": item.title, "columns": columns, "rows": rows}
    if isinstance(item, Code):
        return {"kind": "code", "lines": list(item.lines)}
    return {"kind": type(item).__name__.lower(), "words": plain(item.words)}
