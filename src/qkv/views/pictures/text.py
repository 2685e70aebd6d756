"""A text as a reader knows it, its words shaded by what one word read of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...trace import Trace
from ..terminal.running_text import Line, lay_out
from ..terminal.theme import PALETTE
from .figure import colours, heading, styled

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = 70
_SIZE = 8.0  # points
_ADVANCE = 0.602  # of DejaVu Sans Mono: a sign's width as a part of the font's size
_LEADING = 1.6


def draw_text(
    trace: Trace,
    shares: Any,
    query: int | None = None,
    *,
    question: str,
    facts: Sequence[str] = (),
    most: int = 60,
) -> Figure:
    """The words of a trace, each shaded by its share, from the background to the query's blue.

    Args:
        shares: one number from 0 on for each of `trace.words`; a share of 1 has the full colour, or the largest above it.
        query: the word that asked; it is underlined. The text ends with it, or with the prompt.
        question, facts: what stands above.
        most: how many lines are shown at most, those around the largest shares.

    ValueError where the shares are not as many as the words.
    """
    import numpy as np

    given = np.asarray(shares, dtype=float)
    if given.shape != (len(trace.words),):
        raise ValueError(f"draw_text: got shares {given.shape} for {len(trace.words)} words. Give one for each word.")
    prompt = sum(word.last < trace.prompt_length for word in trace.words)
    last = max(prompt - 1, -1 if query is None else query)
    lines = lay_out(trace, COLUMNS, last)
    chosen = _chosen(lines, given, most)
    with styled():
        from matplotlib.figure import Figure

        advance, leading = _SIZE * _ADVANCE / 72, _SIZE * _LEADING / 72
        wide, high = COLUMNS * advance + 0.2, len(chosen) * leading + 0.45
        figure = Figure(figsize=(wide, high))  # signs have a width of their own: nothing may stretch them
        axes = figure.add_axes((0.1 / wide, 0.1 / high, 1 - 0.2 / wide, len(chosen) * leading / high))
        axes.set(xlim=(0, COLUMNS), ylim=(len(chosen), 0))
        axes.axis("off")
        how = colours("query", np.append(given, 1.0))
        for row, number in enumerate(chosen):
            if number is None:
                axes.text(0, row + 0.5, "⋮", va="center", fontsize=_SIZE, color=PALETTE["residual"])
            else:
                _line(axes, lines[number], row, given, query, how)
        heading(axes, question, facts)
    return figure


def _chosen(lines: list[Line], given: np.ndarray, most: int) -> list[int | None]:
    from ..terminal.running_text import excerpt

    at = sorted(range(len(lines)), key=lambda n: -max((given[w] for w in lines[n].words), default=0.0))
    return excerpt(lines, at, most)


def _line(axes: Axes, line: Line, row: int, given: np.ndarray, query: int | None, how: tuple) -> None:
    from matplotlib.patches import Rectangle
    from rich.cells import cell_len

    cmap, norm = how
    column = 0
    for text, word in line.parts:
        wide = cell_len(text)
        if word is not None:
            if given[word] >= 0.005:
                box = Rectangle((column - 0.15, row + 0.08), wide + 0.3, 0.84, facecolor=cmap(norm(given[word])), lw=0)
                axes.add_patch(box)
            front = "white" if norm(given[word]) > 0.6 else "black"
            axes.text(
                column, row + 0.5, text, family="DejaVu Sans Mono", fontsize=_SIZE, va="center_baseline", color=front
            )
            if word == query:
                axes.plot(
                    [column, column + wide], [row + 0.88] * 2, color=PALETTE["query"], lw=1.2, solid_capstyle="butt"
                )
        column += wide
