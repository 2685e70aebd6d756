"""What a model of images read, laid over the image: its patches, lit by their share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..terminal.theme import PALETTE
from .figure import bar_of_colours, colours, heading, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIDE = 2.2  # inches that an image is wide


def draw_patches(
    shares: Any,
    image: Any = None,
    query: tuple[int, int] | None = None,
    *,
    question: str = "Which parts of the image were read?",
    facts: Sequence[str] = (),
) -> Figure:
    """The image, and beside it the same with each patch lit by the share that was read of it.

    Args:
        shares: (rows, cols), the share of each patch.
        image: (height, width, 3), values from 0 to 1, as the model saw it; None: the patches alone.
        query: the patch that asked, (row, column): it is framed in blue. None where no patch did (a class token).
        question, facts: what stands above.

    ValueError where shares are not a grid, or the image is none.
    """
    given = np.asarray(shares, dtype=float)
    if given.ndim != 2 or not given.size:
        raise ValueError(f"draw_patches: got shares {given.shape}; expected a grid (rows, cols) of patches.")
    picture = None if image is None else np.asarray(image, dtype=float)
    if picture is not None and (picture.ndim != 3 or picture.shape[-1] != 3):
        raise ValueError(f"draw_patches: got an image {picture.shape}; expected (height, width, 3).")
    with styled():
        from matplotlib.figure import Figure

        high = SIDE * given.shape[0] / given.shape[1]
        figure = Figure(figsize=(SIDE * (1 if picture is None else 2) + 1.0, high + 0.5))
        wide, tall = figure.get_size_inches()
        left = [0.05] if picture is None else [0.05, SIDE + 0.15]
        axes = [figure.add_axes((x / wide, 0.05 / tall, SIDE / wide, high / tall)) for x in left]
        shown = _lit(axes[-1], given, picture)
        if picture is not None:
            axes[0].imshow(picture, extent=(0, given.shape[1], given.shape[0], 0), aspect="auto")
        for one in axes:
            one.set(xticks=[], yticks=[], xlim=(0, given.shape[1]), ylim=(given.shape[0], 0))
            _frame(one, query)
        beside = figure.add_axes(((left[-1] + SIDE + 0.07) / wide, 0.05 / tall, 0.07 / wide, high / tall))
        bar_of_colours(figure, shown, axes[-1], "share", cax=beside)
        heading(axes[0], question, facts)
    return figure


def _lit(axes: Axes, given: np.ndarray[Any, Any], picture: np.ndarray[Any, Any] | None) -> Any:
    """The patches in cividis; over an image half transparent, and the image in grey, so that colour means share alone."""
    extent = (0, given.shape[1], given.shape[0], 0)
    if picture is not None:
        grey = picture @ np.array([0.2126, 0.7152, 0.0722])
        axes.imshow(grey, cmap="gray", vmin=0, vmax=1, extent=extent, aspect="auto")
    cmap, norm = colours("cividis", given)
    alpha = 1.0 if picture is None else 0.65
    return axes.imshow(given, cmap=cmap, norm=norm, extent=extent, aspect="auto", interpolation="nearest", alpha=alpha)


def _frame(axes: Axes, query: tuple[int, int] | None) -> None:
    from matplotlib.patches import Rectangle

    if query is not None:
        axes.add_patch(Rectangle((query[1], query[0]), 1, 1, fill=False, edgecolor="white", lw=2.2))
        axes.add_patch(Rectangle((query[1], query[0]), 1, 1, fill=False, edgecolor=PALETTE["query"], lw=1.2))
