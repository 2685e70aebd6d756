"""The table of heads in the terminal, in at most 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from ...trace import Trace
from ...trace.questions.head_table import Column, HeadTable
from .answers import three_digits
from .look import bar, source_line
from .theme import console, is_plain, print_lines

BAR_WIDTH = 8
_HIDDEN = ("layer", "name", "head")
_SHARES = ("share", "share, mean over rows")
_WORDS = {
    "entropy": "How widely does each head read?",
    "relative_entropy": "How widely does each head read?",
    "distance": "Which heads read far?",
    "sink_share": "Which heads leave their share on the first token?",
    "learned_sink": "Which heads leave their share on a learned sink?",
    "previous_token": "Which heads read the token before?",
    "self_share": "Which heads read the token itself?",
    "duplicate_token": "Which heads read the same token, earlier?",
    "induction": "Which heads read what came after it the last time?",
    "retrieval": "Which heads read what is being copied?",
}


def show(trace: Trace, table: HeadTable, by: str, top: int | None, again: str, *, plain: bool = False) -> None:
    """Print the first `top` rows (None: all) of a table that is sorted by the column `by`."""
    out = console(plain)
    print_lines(out, _lines(trace, table, by, top, again, out, is_plain(plain)))


def _lines(
    trace: Trace, table: HeadTable, by: str, top: int | None, again: str, out: Console, plain: bool
) -> Iterator[Text]:
    shown = table.rows if top is None else table.rows[:top]
    columns = [c for c in table.columns if c.name not in _HIDDEN]
    at = [table.names.index(c.name) for c in columns]
    layer, head = table.names.index("layer"), table.names.index("head")
    sorted_by = next((c for c in columns if by in (c.name, c.short.rstrip("."))), columns[0])
    yield Text(_WORDS.get(sorted_by.name, f"Which heads have the most {sorted_by.name}?"), style="title")
    yield Text()
    places = [f"{row[layer]}.{row[head]}" for row in shown]
    cells = [[_cell(row[n]) for n in at] for row in shown]
    widths = [max([len(c.short), *(len(line[n]) for line in cells)]) for n, c in enumerate(columns)]
    place = max([len("head"), *map(len, places)])
    heading = Text(f" {'head':>{place}}")
    for column, width in zip(columns, widths, strict=True):
        heading.append(f"  {column.short:>{width}}", style="bold" if column is sorted_by else "dim")
    yield heading
    room = out.width - heading.cell_len - 2
    for name, line, row in zip(places, cells, shown, strict=True):
        yield _row(name.rjust(place), line, widths, columns.index(sorted_by), row[at[columns.index(sorted_by)]],
                   sorted_by.unit in _SHARES and not plain and room >= BAR_WIDTH)  # fmt: skip
    if len(shown) < len(table):
        yield Text(f" {len(table) - len(shown):,} more heads: --all", style="dim")
    yield Text()
    yield from _kinds(columns)
    yield Text.assemble(("read: ", "dim"), source_line(trace))
    yield Text.assemble(("next: ", "dim"), "    ".join(_next(again, places, sorted_by)))


def _cell(value: float) -> str:
    return "–" if value != value else three_digits(float(value))


def _row(place: str, cells: Sequence[str], widths: Sequence[int], by: int, value: float, drawn: bool) -> Text:
    made = Text(f" {place}", style="")
    for n, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        made.append(f"  {cell:>{width}}", style="bold" if n == by else "")
    if drawn and value == value and value > 0:
        made.append("  ").append(bar(float(value), BAR_WIDTH), style="query")
    return made


def _kinds(columns: Sequence[Column]) -> Iterator[Text]:
    """What each column is, its kind and unit: said once."""
    for kind in ("measured", "derived", "heuristic"):
        mine = [c for c in columns if c.kind == kind]
        if not mine:
            continue
        line = Text.assemble((f"{kind}: ", "dim"))
        for n, column in enumerate(mine):
            unit = "" if column.unit in _SHARES else f" ({column.unit})"
            line.append(column.short, style="bold").append(": ").append(
                f"{column.what}{unit}{'; ' if n + 1 < len(mine) else '.'}"
            )
        yield line


def _next(again: str, places: Sequence[str], by: Column) -> Iterator[str]:
    if places:
        yield f"{again.replace('heads', 'look', 1)} --head {places[0]}"
    yield f"{again} --sort {'sink_share' if by.name != 'sink_share' else 'previous_token'}"
