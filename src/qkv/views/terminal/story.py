"""The story in the terminal: a screen of `qkv.story` drawn in at most 80 columns. It computes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich import box
from rich.console import Console, Group, RenderableType
from rich.control import Control
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from ...story import STEPS, Code, Column, Screen, Sum, Table, Text, plain, spans

TEXT_WIDTH = 70
BAR_WIDTH = 12
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_PROMPT = Line("any key: on · b: back · q: leave", style="dim")
_STYLES = {"": "", "term": "term", "code": "bold"}


def show(screen: Screen, console: Console, *, bars: bool = True) -> None:
    """Print one screen. `bars=False` leaves the drawings out: the same facts stand there as numbers."""
    drawn = render(screen, console.width, bars=bars)
    if not console.no_color:
        console.print(drawn)
        return
    with console.capture() as captured:
        console.print(drawn)
    # Without colour the text is likely to be kept in a file: no line ends in blanks.
    console.file.write("".join(row.rstrip() + "\n" for row in captured.get().splitlines()))


def render(screen: Screen, width: int = 80, *, bars: bool = True) -> Group:
    """A screen as something rich can print, `width` columns wide."""
    return Group(*_parts(screen, width, bars))


def _parts(screen: Screen, width: int, bars: bool) -> list[RenderableType]:
    """The head of a screen, then each item with the empty line after it."""
    where = Line(f"step {screen.step} of {len(STEPS)} · {STEPS[screen.step]}", style="dim")
    parts: list[RenderableType] = [Group(where, Line(screen.title, style="title"), Line())]
    for item in screen.items:
        drawn = [_item(item, width, bars), Line()]
        if isinstance(item, Table) and item.title:
            drawn.insert(0, Padding(Line(item.title, style="dim"), (0, 0, 0, 2), expand=False))
        parts.append(Group(*drawn))
    return parts


def _item(item: Table | Text | Sum | Code, width: int, bars: bool) -> RenderableType:
    if isinstance(item, Table):
        return _table(item, bars)
    if isinstance(item, Code):
        return Padding(Line("\n".join(item.lines), style="bold"), (0, 0, 0, 2), expand=False)
    indent = 2 if isinstance(item, Text) else 4
    return Padding(line(item.words), (0, max(0, width - TEXT_WIDTH - indent), 0, indent), expand=False)


def line(words: str) -> Line:
    """Marked-up words as a rich text: terms in italics, roles in their colours."""
    made = Line()
    for text, style in spans(words):
        made.append(text, style=_STYLES.get(style, style))
    return made


def _table(table: Table, bars: bool) -> RenderableType:
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1))
    for i, column in enumerate(table.columns):
        right = bool(column.format)
        # Numbers are never broken; a long heading above them is.
        widest = max(len(plain(column.show(row[i]))) for row in table.rows) if right else None
        grid.add_column(Line(column.name, style=column.role), justify="right" if right else "left", min_width=widest)
        if column.bar and bars:
            grid.add_column("", width=BAR_WIDTH, no_wrap=True)
    for i, row in enumerate(table.rows):
        role = table.row_roles[i] if table.row_roles else ""
        grid.add_row(*_cells(table.columns, row, role, bars))
    return Padding(grid, (0, 0, 0, 1), expand=False)


def _cells(columns: tuple[Column, ...], row: tuple[str | float | int | None, ...], role: str, bars: bool) -> list[Line]:
    cells = []
    for column, cell in zip(columns, row, strict=True):
        shown = line(column.show(cell))
        shown.style = column.role or role
        cells.append(shown)
        if column.bar and bars:
            cells.append(Line(bar(cell) if isinstance(cell, float) else "", style="query"))
    return cells


def bar(share: float, width: int = BAR_WIDTH) -> str:
    """A share from 0 to 1 as a bar of eighths of a column."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def walk(screens: Iterable[Screen], console: Console, wait: Callable[[], str]) -> bool:
    """Show screen after screen, one key press for each; False if the reader left before the end.

    `wait()` returns "on", "back" or "quit" (`keys.listening`). A screen taller than the terminal is shown in parts.
    What the terminal showed before comes back at the end; without colour nothing is wiped, and one follows the other.
    """
    coming, pages, at = iter(screens), list[Group](), 0
    with console.screen(hide_cursor=True):
        while True:
            if at == len(pages):
                _say_working(console)
                found = next(coming, None)
                if found is None:
                    return True
                pages += _pages(found, console)
            console.clear()
            console.print(pages[at])
            console.print(_PROMPT, end="")
            key = wait()
            if not console.is_terminal:
                console.print("\n")
            if key == "quit":
                return False
            at = max(0, at - 1) if key == "back" else at + 1


def _say_working(console: Console) -> None:
    """In place of the prompt: some screens take a second or two to compute."""
    if console.is_terminal:
        console.control(Control.move_to_column(0))
        console.print(Line("computing …".ljust(len(_PROMPT)), style="dim"), end="")


def _pages(screen: Screen, console: Console) -> list[Group]:
    """A screen cut between its parts where it is taller than the terminal; its head stands above each piece."""
    head, *parts = _parts(screen, console.width, bars=not console.no_color)
    room = max(8, console.height - 2)
    pages: list[list[RenderableType]] = [[head]]
    for part in parts:
        height = len(console.render_lines(Group(*pages[-1], part), pad=False))
        if height > room and len(pages[-1]) > 1:
            pages.append([head])
        pages[-1].append(part)
    return [Group(*page) for page in pages]
