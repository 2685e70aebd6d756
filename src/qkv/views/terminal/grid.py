"""A small table of shares in the terminal: an alignment, a text that reads itself, the patches of an image."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from .look import cut, shade
from .running_text import visible
from .theme import print_lines

NAME, CELL, TALL = 14, 4, 12  # columns of a row's name and of a cell; lines of a column's name


class Table(Protocol):
    """What is shown, see `qkv.train.grid.Grid`."""

    @property
    def shares(self) -> Any:
        """(R, C)."""

    @property
    def rows(self) -> tuple[str, ...]:
        """Their words."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Their words; none for the patches of an image."""

    @property
    def question(self) -> str:
        """What the table answers."""

    @property
    def place(self) -> str:
        """The layer and head in words."""


def show(found: Table, out: Console, *, plain: bool = False, light: bool = False, footer: tuple[str, ...] = ()) -> None:
    """Print the table; `plain` prints numbers without shading."""
    lines = [*_title(found, out), Text(), *table(found, out, plain, light), Text()]
    print_lines(out, [*lines, *(Text(line, style="dim") for line in footer)], blanks=not plain)


def table(found: Table, out: Console, plain: bool = False, light: bool = False) -> Iterator[Text]:
    """Its lines. A table wider than the page goes on below; a share is in per cent, less than half of one left blank."""
    few = out.color_system == "standard"
    if not found.columns:
        yield from _patches(found, plain, light, few)
        return
    across = max(1, (out.width - NAME - 2) // CELL)
    for start in range(0, len(found.columns), across):
        if start:
            yield Text()
        part = range(start, min(start + across, len(found.columns)))
        yield from _names([found.columns[c] for c in part])
        for row, shares in zip(found.rows, found.shares.tolist(), strict=True):
            line = Text(
                cut(visible(row) or "␣", NAME).rjust(NAME - max(0, cell_len(visible(row)) - len(visible(row)))) + " "
            )
            for c in part:
                said = f"{shares[c] * 100:.0f}" if shares[c] >= 0.005 else "·" if plain else ""
                line.append(f"{said:>3} ", style="" if plain else shade(shares[c], light, few))
            yield line


def _title(found: Table, out: Console) -> Iterator[Text]:
    title, right = Text(found.question, style="title"), f"{found.place} · share, %"
    gap = out.width - title.cell_len - len(right)
    yield title.append(" " * gap if gap > 1 else "\n", style="").append(right, style="not bold dim")


def _names(names: list[str]) -> Iterator[Text]:
    """Columns' names from top to bottom, so that each ends above its column."""
    texts = [cut(visible(name) or "␣", TALL) for name in names]
    for n in reversed(range(max(map(len, texts)))):
        line = Text(" " * (NAME + 1), style="key")
        for text in texts:
            sign = text[len(text) - 1 - n] if n < len(text) else " "
            line.append("  " + sign + " " * (2 - max(1, cell_len(sign))))
        yield line


def _patches(found: Table, plain: bool, light: bool, few: bool) -> Iterator[Text]:
    largest = max(float(found.shares.max()), 1e-30)
    for row in found.shares.tolist():
        line = Text(" ")
        for share in row:
            part = share / largest
            line.append(f"{min(9, int(part * 10))} " if plain else "  ", style="" if plain else shade(part, light, few))
        yield line
    yield Text(f" the most: {largest * 100:.0f} % of a patch" + (" (9)" if plain else ""), style="dim")
