"""A small table of shares as a picture, and several of them as a film."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..terminal.theme import ON_WHITE
from .figure import bar_of_colours, colours, heading, name_of, new_figure, styled

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EACH = 400  # milliseconds that a film shows a frame, the last one five times as long
NUMBERED = 14  # up to so many columns, each cell bears its share


def draw_grid(found: Any, *, facts: Sequence[str] = (), largest: float | None = None) -> Figure:
    """A table of shares (see `qkv.train.grid.Grid`): rows ask, columns answer; of an image its patches.

    largest: the share at the end of the scale, so that several pictures have the same one; by default that of the table.
    """
    shares = np.asarray(found.shares, dtype=float)
    with styled():
        wide, high = (0.22 * max(6, n) for n in reversed(shares.shape))
        figure = new_figure(wide + 1.6, high + 1.2)
        axes = figure.subplots()
        how = colours("query", np.array([largest or max(float(shares.max()), 1e-9)]))
        image = axes.imshow(shares, cmap=how[0], norm=how[1], aspect="equal", interpolation="nearest")
        if found.columns:
            axes.set_xticks(range(len(found.columns)), labels=[name_of(t) for t in found.columns], rotation=90)
            axes.set_yticks(range(len(found.rows)), labels=[name_of(t) for t in found.rows])
            axes.xaxis.tick_bottom()
            axes.tick_params(length=0)
            axes.set_ylabel("Q  the word that reads", color=ON_WHITE["query"])
            axes.set_xlabel("K  the word that is read", color=ON_WHITE["key"])
            if shares.shape[1] <= NUMBERED:
                _numbers(axes, shares, how)
        else:
            axes.set(xticks=[], yticks=[])
        bar_of_colours(figure, image, [axes], "share", location="right", shrink=0.9)
        heading(axes, found.question, [found.place, *facts])
    return figure


def _numbers(axes: Any, shares: np.ndarray[Any, Any], how: Any) -> None:
    for (row, column), share in np.ndenumerate(shares):
        if share >= 0.05:
            colour = "white" if how[1](share) > 0.6 else "black"
            axes.text(column, row, f"{share * 100:.0f}", ha="center", va="center", fontsize=4.5, color=colour)


def save_film(frames: Sequence[tuple[str, Any]], path: str | os.PathLike[str], facts: Sequence[str] = ()) -> Path:
    """Tables as an animated GIF (a path that ends in .gif), or as a folder of numbered PNG files (any other path).

    frames: (what stands above, table). ValueError where there is none; ModuleNotFoundError where Pillow is not installed.
    """
    from PIL import Image

    where = Path(path)
    if not frames:
        raise ValueError("save_film: got no frame. Train with --film 100 to have one every 100 steps.")
    largest = max(float(found.shares.max()) for _, found in frames)
    drawn = [Image.open(io.BytesIO(_png(found, [above, *facts], largest))).convert("RGB") for above, found in frames]
    size = tuple(max(image.size[n] for image in drawn) for n in (0, 1))
    padded = [Image.new("RGB", (size[0], size[1]), "white") for _ in drawn]
    for sheet, image in zip(padded, drawn, strict=True):
        sheet.paste(image, (0, 0))
    if where.suffix.lower() == ".gif":
        aside = where.with_name(where.name + ".partial")
        times = [EACH] * (len(padded) - 1) + [5 * EACH]
        padded[0].save(aside, "GIF", save_all=True, append_images=padded[1:], duration=times, loop=0)
        os.replace(aside, where)
        return where
    where.mkdir(parents=True, exist_ok=True)
    for n, sheet in enumerate(padded):
        sheet.save(where / f"frame-{n:04d}.png")
    return where


def _png(found: Any, facts: Sequence[str], largest: float) -> bytes:
    figure, data = draw_grid(found, facts=facts, largest=largest), io.BytesIO()
    with styled():
        figure.savefig(data, format="png", dpi=150)
    return data.getvalue()
