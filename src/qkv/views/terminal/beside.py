"""`qkv variants NAME --on "a text"`: a variant's weights beside those of plain softmax, one row a word."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ...trace import Trace
from ...trace.showing.beside import Beside
from ...trace.showing.beside_facts import as_data, nth, number, percent, rows, see
from .look import bar, cut
from .running_text import lay_out, visible
from .theme import PALETTE

NAME_WIDTH = 16
COLUMN = 29  # a number and its bar
MOST_ROWS = 24
MOST_LINES = 3


def print_json(trace: Trace, found: Beside) -> None:
    """The facts as JSON on standard output."""
    print(json.dumps(as_data(trace, found), ensure_ascii=False, indent=2))


def show(trace: Trace, found: Beside, out: Console, *, plain: bool = False) -> None:
    """Print the two columns. `plain`: numbers without bars, for pipes."""
    for line in _parts(trace, found, out.width, plain):
        for wrapped in line.wrap(out, out.width) if line else [line]:
            wrapped.rstrip()
            out.print(wrapped)


def _parts(trace: Trace, found: Beside, width: int, plain: bool) -> Iterator[Text]:
    yield _title(trace, found, width)
    yield Text()
    yield from _text(trace, found, width)
    yield Text()
    yield from _table(trace, found, width, plain)
    yield Text()
    yield Text.assemble(("what to see: ", "title"), see(trace, found))
    for remark in found.remarks:
        yield Text(remark, style="dim")
    yield Text()
    yield Text.assemble(("derived: ", "dim"), f"queries and keys of {trace.model}, {len(trace.tokens):,} tokens")
    yield Text.assemble(
        ("next: ", "dim"), f"qkv variants {found.variant.name}    qkv look … --head {found.layer}.{found.head}"
    )


def _title(trace: Trace, found: Beside, width: int) -> Text:
    word = cut(visible(trace.words[found.query].text), 20)
    title = Text(f'What does "{word}" read under {found.variant.title}?', style="title")
    right = f"layer {found.layer}, head {found.head} · {'share' if found.shares else 'weight'}"
    gap = width - title.cell_len - cell_len(right)
    return title.append(" " * gap if gap > 1 else "\n").append(right, style="not bold dim")


def _text(trace: Trace, found: Beside, width: int) -> Iterator[Text]:
    """The first lines of the text, the asking word underlined."""

    def dress(text: str, word: int) -> str:
        return f"[Q {text}]" if word == found.query else text

    lines = lay_out(trace, min(70, width - 2), len(trace.words) - 1, dress)
    for line in lines[:MOST_LINES]:
        made = Text(" ")
        for text, word in line.parts:
            made.append(text, style=f"underline bold {PALETTE['query']}" if word == found.query else "")
        yield made
    if len(lines) > MOST_LINES:
        yield Text(" ⋮", style="dim")


def _table(trace: Trace, found: Beside, width: int, plain: bool) -> Iterator[Text]:
    """A head line, a row a word, what the left-out words got together, and what no word got."""
    room = max(12, min(COLUMN, (width - NAME_WIDTH - 2) // 2))
    head = _row("", "plain softmax", cut(found.variant.title, room), room)
    head.stylize("dim")
    yield head
    top = 1.0 if found.shares else max(float(found.here.abs().max()), 1e-30)
    shown, left = rows(found, MOST_ROWS)
    if found.elsewhere is not None:
        where, weight = found.elsewhere
        drawn = _cell(number(found, weight), weight / top, room, plain, sink=True)
        yield _row(f"({where})", _cell("", 0.0, room, plain), drawn, room, "sink")
    for i in shown:
        here = float(found.here[i])
        hidden = bool(found.hidden[i])
        drawn = _cell("hidden" if hidden else number(found, here), here / top, room, plain, hidden=hidden)
        yield _row(
            _name(trace, i),
            _cell(percent(float(found.plain[i])), float(found.plain[i]), room, plain),
            drawn,
            room,
            "query" if i == found.query else "",
        )
    if left:
        both = (percent(float(found.plain[left].sum())), number(found, float(found.here[left].sum())))
        yield _row(f"{len(left)} others", f"{both[0]:>7}", f"{both[1]:>7}", room, "dim")


def _name(trace: Trace, i: int) -> str:
    """A word, cut to its column, and which one of several; white space by its name."""
    text = visible(trace.words[i].text)
    blank = "(line break)" if "\n" in trace.tokens[trace.words[i].first] else "(space)"
    which = nth(trace.words, i) if text else ""
    which = f" ({which})" if which else ""
    return cut(text or blank, NAME_WIDTH - 1 - len(which)) + which


def _row(name: str, first: str | Text, second: str | Text, room: int, style: str = "") -> Text:
    made = Text(" ").append(name, style=style)
    made.pad_right(max(0, NAME_WIDTH + 1 - made.cell_len))
    made.append_text(first if isinstance(first, Text) else Text(first))
    made.pad_right(max(0, NAME_WIDTH + 1 + room + 2 - made.cell_len))
    made.append_text(second if isinstance(second, Text) else Text(second))
    made.rstrip()
    return made


def _cell(said: str, share: float, room: int, plain: bool, *, hidden: bool = False, sink: bool = False) -> Text:
    """A number and its bar; below 0 the bar is in the colour of what is taken away, and the number has its sign."""
    made = Text(f"{said:>7}", style="dim" if hidden else "")
    if plain or hidden or share == 0:
        return made
    drawn = bar(abs(share), room - 9, hatched=sink)
    return made.append("  ").append(drawn, style="sink" if sink else "query" if share > 0 else "output")
