"""A map as a picture: rows ask, columns answer, token 0 at the top left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...attention_map import AttentionMap
from ..terminal.theme import ON_WHITE, PALETTE
from .cells import Cells, cells_of, edges
from .figure import (
    HATCH,
    MAGENTA,
    WIDTH,
    bar_of_colours,
    colours,
    heading,
    mark,
    name_of,
    new_figure,
    paint,
    per_cent,
    styled,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LABELLED = 40  # up to so many tokens are named, more are counted
DOTTED = 64  # up to so many cells a side, those of exactly 0 bear a dot


def draw_map(
    found: AttentionMap,
    *,
    batch: int = 0,
    head: int = 0,
    queries: Sequence[Any] | None = None,
    keys: Sequence[Any] | None = None,
    question: str = "Who read whom?",
    facts: Sequence[str] = (),
    colour: str = "cividis",
    reduce: str = "mean",
    most: int = 128,
    margins: bool = True,
) -> Figure:
    """One head's map, pooled where it is larger than `most` × `most` (see `cells_of`).

    Args:
        found: the map, (B, H, Lq, Lk).
        batch, head: which of its matrices.
        queries, keys: the tokens, Lq and Lk of them; up to 40 are named along the sides, more are counted.
        question, facts: what stands above the picture: the question that it answers, and what is shown.
        colour: "cividis", "viridis", or "query" (from the background to the query's blue); signed weights diverge around 0.
        reduce: "mean" or "max" of a bin.
        margins: entropy along the rows (nats) and what each key received along the columns (mean over the rows that could
            see it) beside the map; left out for signed weights, which have no entropy.

    Hidden cells are hatched, NaN is outlined in magenta, and in a map of up to 64 × 64 a weight of exactly 0 bears a dot.
    ValueError where tokens are not as many as rows or columns, or a word is unknown.
    """
    for what, given, length in (("queries", queries, found.shape[2]), ("keys", keys, found.shape[3])):
        if given is not None and len(given) != length:
            raise ValueError(f"draw_map: got {len(given)} {what} for a map of {length}. Give one token for each.")
    if 0 in found.shape:
        raise ValueError(f"draw_map: a map of {found.shape} holds no weight, so there is nothing to draw.")
    measured = _measured(found, most, reduce) if margins else None
    shown = cells_of(found, batch, head, most=most, reduce=reduce)
    signed = bool((shown.values < 0).any())
    with styled():
        sides = _side(found.shape[3]), _side(found.shape[2])
        figure = new_figure(sides[0] + 1.25, sides[1] + 1.0)
        axes = _panes(figure, measured is not None, sides)
        how = colours(colour, shown.values)
        extent = (-0.5, shown.size[1] - 0.5, shown.size[0] - 0.5, -0.5)
        image = paint(axes["map"], shown.values, shown.hidden, how, extent)
        mark(axes["map"], [(shown.values, shown.hidden, extent)])
        _dots(axes["map"], shown, how)
        _sides(axes["map"], shown, queries, keys)
        if "entropy" in axes:
            _margins(axes, measured, shown, batch, head)
        beside = [axes["map"], axes["entropy"]] if "entropy" in axes else [axes["map"]]
        bar_of_colours(figure, image, beside, "weight" if signed else shown.what, location="right", shrink=0.9)
        heading(axes.get("received", axes["map"]), question, facts)
        _legend(figure, shown)
    return figure


def _side(length: int) -> float:
    """The map's side in inches: as large as its labels need."""
    return min(4.6, max(1.6, 0.115 * length)) if length <= LABELLED else WIDTH - 0.8


def _panes(figure: Figure, margins: bool, sides: tuple[float, float]) -> dict[str, Axes]:
    if not margins:
        return {"map": figure.subplots()}
    grid = figure.add_gridspec(
        2, 2, width_ratios=[sides[0], 0.32], height_ratios=[0.32, sides[1]], wspace=0.02, hspace=0.02
    )
    middle = figure.add_subplot(grid[1, 0])
    return {
        "map": middle,
        "received": figure.add_subplot(grid[0, 0], sharex=middle),
        "entropy": figure.add_subplot(grid[1, 1], sharey=middle),
    }


def _sides(axes: Axes, shown: Cells, queries: Sequence[Any] | None, keys: Sequence[Any] | None) -> None:
    axes.set_ylabel("Q  the token that reads", color=ON_WHITE["query"])
    axes.set_xlabel("K  the token that is read", color=ON_WHITE["key"])
    for axis, tokens, length in ((axes.yaxis, queries, shown.size[0]), (axes.xaxis, keys, shown.size[1])):
        if tokens is not None and length <= LABELLED:
            axis.set_ticks(np.arange(length), labels=[name_of(t) for t in tokens])
            axis.set_tick_params(length=0)
    if keys is not None and shown.size[1] <= LABELLED:
        axes.tick_params(axis="x", labelrotation=90)


def _measured(found: AttentionMap, most: int, reduce: str) -> Any:
    """Entropy and received, with the picture that is drawn in the same pass; None for signed weights: they have no entropy."""
    rows, cols = (min(most, length) for length in found.shape[2:])
    pool = (rows, cols, reduce) if max(found.shape[2:]) > most else None
    try:
        return found.look(entropy=True, received="per_eligible", pool=pool)
    except ValueError:
        return None


def _margins(axes: dict[str, Axes], measured: Any, shown: Cells, batch: int, head: int) -> None:
    """Entropy along the rows, received along the columns; of bins the mean, and the largest: one key is thinner than a line."""
    entropy, received = (m[batch, head].cpu().numpy() for m in (measured.entropy, measured.received))
    side, top = axes["entropy"], axes["received"]
    rows, cols = (edges(size, cells) for size, cells in zip(shown.size, shown.values.shape, strict=True))
    entropy = np.add.reduceat(entropy, rows[:-1]) / np.diff(rows)
    received = np.maximum.reduceat(received, cols[:-1])
    side.fill_betweenx(_steps(rows), np.repeat(entropy, 2), color=PALETTE["query"], lw=0)
    top.fill_between(_steps(cols), np.repeat(received, 2), color=PALETTE["key"], lw=0)
    most = float(np.nan_to_num(entropy).max(initial=0))
    side.set(xlim=(0, most * 1.05 or 1), xticks=[0, most], xticklabels=["0", f"{most:.2g}"])
    side.set_xlabel("entropy\n(nats)", fontsize=6)
    side.tick_params(axis="y", length=0, labelleft=False)
    most = float(np.nan_to_num(received).max(initial=0))
    top.set(ylim=(0, most * 1.05 or 1), yticks=[0, most], yticklabels=["0", per_cent(most)])
    top.set_ylabel("received,\nat most" if shown.pooled else "received", fontsize=6)
    top.tick_params(axis="x", length=0, labelbottom=False)
    for one in (side, top):
        one.spines[["top", "right"]].set_visible(False)


def _steps(at: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Both edges of each cell, so that a filled line is made of steps."""
    return np.repeat(at - 0.5, 2)[1:-1]


def _dots(axes: Axes, shown: Cells, how: Any) -> None:
    """A dot in each cell of exactly 0 that could have been read."""
    zero = (shown.values == 0) & ~shown.hidden
    if shown.pooled or max(shown.values.shape) > DOTTED or not zero.any():
        return
    rows, cols = np.nonzero(zero)
    red, green, blue, _ = how[0](how[1](0.0))
    dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5
    axes.plot(cols, rows, ".", color="#d0d0d0" if dark else "#707070", markersize=1.2, markeredgewidth=0)


def _legend(figure: Figure, shown: Cells) -> None:
    """What the marks mean, those that occur."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    zero = (shown.values == 0) & ~shown.hidden
    marks: list[Any] = []
    if shown.hidden.any():
        marks.append(Patch(facecolor="white", edgecolor="#a0a0a0", hatch=HATCH, lw=0.4, label="hidden by the mask"))
    if zero.any() and not shown.pooled and max(shown.values.shape) <= DOTTED:
        marks.append(Line2D([], [], marker=".", color="#707070", lw=0, markersize=4, label="exactly 0"))
    if (np.isnan(shown.values) & ~shown.hidden).any():
        marks.append(Patch(facecolor="white", edgecolor=MAGENTA, lw=0.8, label="NaN: not a number"))
    if marks:
        figure.legend(handles=marks, loc="outside lower left", ncols=3, fontsize=6, frameon=False, borderaxespad=0.2,
                      handlelength=1.4, columnspacing=1.2)  # fmt: skip
