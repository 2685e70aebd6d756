"""All heads of a model in one picture: layers downwards, heads across."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...attention_map import AttentionMap
from .cells import cells_of
from .figure import bar_of_colours, colours, heading, mark, new_figure, paint, styled

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GAP = 0.12  # between two pictures, as a part of one
WIDTH_PER_HEAD = (0.3, 0.6)  # inches, at least and at most; a gallery is as wide as a page where it can be
PAGE = (6.4, 9.0)


def draw_heads(
    maps: Iterable[AttentionMap],
    *,
    batch: int = 0,
    layers: Sequence[int] | None = None,
    question: str = "What does each head look like?",
    facts: Sequence[str] = (),
    colour: str = "cividis",
    reduce: str = "mean",
    bins: int = 48,
    progress: Callable[[str, int, int], None] | None = None,
) -> Figure:
    """A small picture of each head, pooled to at most `bins` × `bins` (see `cells_of`), with one scale for all.

    Args:
        maps: a map a layer, (B, H, Lq, Lk), or a Trace.
        layers: their numbers, which stand at the side; by default from 0.
        batch, question, facts, colour, reduce: as for `draw_map`.
        progress: called as `progress(stage, done, total)`, once a layer.

    ValueError where there is no map.
    """
    found = list(maps)
    if not found:
        raise ValueError("draw_heads: got no map. Give a map a layer, or a trace.")
    rows = []
    for n, one in enumerate(found):
        if progress:
            progress("drawing the heads", n, len(found))
        rows.append(cells_of(one, batch, slice(None), most=bins, reduce=reduce))
    across = max(len(row.values) for row in rows)
    with styled():
        each = float(np.clip(min(PAGE[0] / across, PAGE[1] / len(rows)), *WIDTH_PER_HEAD))
        figure = new_figure(max(2.2, each * across + 0.9), max(1.2, each * len(rows) + 0.7))
        axes = figure.subplots()
        how = colours(colour, np.concatenate([row.values.ravel() for row in rows]))
        pictures = [
            (values, hidden, (head, head + 1 - GAP, down + 1 - GAP, down))
            for down, row in enumerate(rows)
            for head, (values, hidden) in enumerate(zip(row.values, row.hidden, strict=True))
        ]
        for values, hidden, extent in pictures:
            image = paint(axes, values, hidden, how, extent)
        mark(axes, pictures)
        _sides(axes, layers or range(len(rows)), across)
        bar_of_colours(figure, image, axes, rows[0].what, shrink=min(1.0, 2.4 / (each * len(rows))), anchor=(0, 1))
        heading(axes, question, facts)
    return figure


def _sides(axes: Any, layers: Sequence[int], across: int) -> None:
    middle = (1 - GAP) / 2
    axes.set_xlim(0, across - GAP)
    axes.set_ylim(len(layers) - GAP, 0)
    axes.set_aspect("equal")
    axes.set_yticks(np.arange(len(layers)) + middle, labels=[str(n) for n in layers])
    axes.set_xticks(np.arange(across) + middle, labels=[str(n) for n in range(across)])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_ylabel("layer")
    axes.set_xlabel("head; in each picture rows ask and columns answer")
