"""The look that all pictures share, and saving them."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..picture_path import check_path
from ..terminal.running_text import visible
from ..terminal.theme import PALETTE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap, Normalize
    from matplotlib.figure import Figure

WIDTH = 3.4  # inches: a column of a paper
MAGENTA = "#C800C8"
HIDDEN = "#b0b0b0"  # of the diagonals over what a mask hides
HATCH = "////////"
HEADING, ROOM = "heading", 0.3  # inches
Extent = tuple[float, float, float, float]  # left, right, low, top
_FONTS = ("DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Zen Hei", "Arial Unicode MS")
_STYLE: Any = {
    "font.size": 7.0,
    "axes.titlesize": 8.0,
    "axes.labelsize": 7.0,
    "xtick.labelsize": 6.0,
    "ytick.labelsize": 6.0,
    "axes.linewidth": 0.5,
    "xtick.major.width": 0.5,
    "ytick.major.width": 0.5,
    "xtick.major.size": 2.0,
    "ytick.major.size": 2.0,
    "xtick.major.pad": 1.5,
    "ytick.major.pad": 1.5,
    "hatch.linewidth": 0.35,
    "pdf.fonttype": 42,
    "svg.hashsalt": "qkv",
    "axes.unicode_minus": True,
    "text.parse_math": False,  # a token may be a dollar sign
}


def save(figure: Figure, path: str | os.PathLike[str], dpi: int = 300) -> Path:
    """Save a picture as PNG, SVG or PDF by its file's name; it is written aside and renamed, so it is there whole or not.

    The same picture gives the same bytes. ValueError for another ending, or a folder that is not there.
    """
    where = check_path(path)
    kind = where.suffix.lower()[1:]
    undated = {"png": {}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[kind]
    with styled(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*[Gg]lyph")  # a sign that no font has is drawn as a box
        if figure.get_layout_engine() is not None:
            figure.draw_without_rendering()  # a layout made anew at every save would move by fractions of a pixel
            figure.set_layout_engine("none")
        for text in figure.findobj(lambda artist: artist.get_gid() == HEADING):
            text.set_in_layout(True)  # now that all has its place, the picture is cut where the heading ends
        handle, aside = tempfile.mkstemp(suffix=".partial", dir=where.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                figure.savefig(file, format=kind, dpi=dpi, metadata=undated, bbox_inches="tight", pad_inches=0.03)
            os.chmod(aside, 0o666 & ~_umask())
            os.replace(aside, where)
        except BaseException:
            os.unlink(aside)
            raise
    return where


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


@contextmanager
def styled() -> Iterator[None]:
    """The style of all pictures while one is drawn. ModuleNotFoundError names the extra where matplotlib is not there."""
    try:
        import matplotlib
        from matplotlib import font_manager
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "A picture needs the package matplotlib. Install it: pip install 'qkv[pictures]'.", name=error.name
        ) from error
    known = set(font_manager.get_font_names())
    with matplotlib.rc_context({**_STYLE, "font.family": [f for f in _FONTS if f in known] or ["sans-serif"]}):
        yield


def new_figure(width: float, height: float) -> Figure:
    """An empty figure, in inches, that belongs to no window; what is put into it is laid out close together below a heading."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    close = ConstrainedLayoutEngine(w_pad=0.02, h_pad=0.02, wspace=0.0, hspace=0.0, rect=(0, 0, 1, 1 - ROOM / height))
    return Figure(figsize=(width, height), layout=close)


def colours(name: str, values: np.ndarray[Any, Any]) -> tuple[Colormap, Normalize]:
    """The colours for values, and how they grow: with the square root, so that a small share is seen beside a large one.

    name: "cividis", "viridis", or "query" (from the background to the query's blue). Values below 0 diverge around 0 instead,
    green above and purple below. ValueError for another name.
    """
    from matplotlib import colormaps
    from matplotlib.colors import LinearSegmentedColormap, Normalize, PowerNorm

    finite = values[np.isfinite(values)]
    largest = float(np.abs(finite).max()) if finite.size else 0.0
    largest = largest or 1.0
    if finite.size and finite.min() < 0:
        signed = LinearSegmentedColormap.from_list("signed", [PALETTE["output"], "#ffffff", PALETTE["value"]])
        return signed, Normalize(-largest, largest)
    if name == "query":
        return LinearSegmentedColormap.from_list("query", ["#ffffff", PALETTE["query"]]), PowerNorm(0.5, 0, largest)
    if name not in ("cividis", "viridis"):
        raise ValueError(f'A picture has no colours {name!r}. Choose "cividis", "viridis" or "query".')
    return colormaps[name], PowerNorm(0.5, 0, largest)


def paint(axes: Axes, shown: np.ndarray[Any, Any], hidden: np.ndarray[Any, Any], how: Any, extent: Extent) -> Any:
    """Cells as an image: what is hidden or NaN stays the background, for `mark` to draw over."""
    blank = np.ma.masked_array(shown, hidden | np.isnan(shown))
    cmap, norm = how
    return axes.imshow(blank, cmap=cmap, norm=norm, extent=extent, aspect="auto", interpolation="nearest")


def mark(axes: Axes, pictures: Sequence[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], Extent]]) -> None:
    """Fine diagonals over hidden cells and a magenta outline around NaN, for pictures of (values, hidden, extent)."""
    from matplotlib.patches import PathPatch

    diagonals = [_boxes(_runs(hidden), hidden.shape, extent) for _, hidden, extent in pictures]
    outlines = [_boxes(_cells(np.isnan(shown) & ~hidden), hidden.shape, extent) for shown, hidden, extent in pictures]
    for found, style in (
        (diagonals, {"edgecolor": HIDDEN, "hatch": HATCH, "linewidth": 0}),
        (outlines, {"edgecolor": MAGENTA, "linewidth": 0.7}),
    ):
        if any(len(points) for points in found):
            axes.add_artist(PathPatch(_path(np.concatenate(found)), facecolor="none", **style))


def _runs(marked: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """(n, 3): row, first and stop of each run of marked cells side by side."""
    change = np.diff(np.pad(marked.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    (row, first), (_, stop) = np.nonzero(change == 1), np.nonzero(change == -1)
    return np.stack([row, first, stop], 1)


def _cells(marked: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """(n, 3): row, column and the next column of each marked cell."""
    row, col = np.nonzero(marked)
    return np.stack([row, col, col + 1], 1)


def _boxes(runs: np.ndarray[Any, Any], shape: tuple[int, ...], extent: Extent) -> np.ndarray[Any, Any]:
    """(n, 5, 2): the corners of each run, closed."""
    left, right, low, top = extent
    wide, high = (right - left) / shape[1], (low - top) / shape[0]
    row, first, stop = runs.T.astype(float)
    x0, x1, y0, y1 = left + first * wide, left + stop * wide, top + row * high, top + (row + 1) * high
    return np.stack([np.stack(pair, 1) for pair in ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))], 1)


def _path(boxes: np.ndarray[Any, Any]) -> Any:
    from matplotlib.path import Path as Outline

    box = [Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY]
    return Outline(boxes.reshape(-1, 2), box * len(boxes))


def bar_of_colours(figure: Figure, image: Any, axes: Any, label: str, **where: Any) -> None:
    """A thin scale beside a picture, with a tick where a reader looks for one."""
    where = where if "cax" in where else {"ax": axes, "pad": 0.02, "aspect": 30, **where}
    bar = figure.colorbar(image, label=label, **where)
    bar.outline.set_linewidth(0.5)
    norm = image.norm
    if norm.vmin == 0:
        round_ones = [m * 10.0**e for e in range(-9, 1) for m in (1, 2, 5)]
        ticks = [0, *[t for t in round_ones if t <= norm.vmax * 1.001][-5:]]
        bar.set_ticks(ticks, labels=[per_cent(t) for t in ticks])


def per_cent(share: float) -> str:
    """A share as per cent, as many digits as it needs to be told from 0."""
    return f"{share * 100:.3g} %" if share < 0.01 else f"{share * 100:.0f} %"


def heading(axes: Axes, question: str, facts: Sequence[str]) -> None:
    """The question that a picture answers, and below it in grey what is shown; its length moves nothing."""
    line = " · ".join(fact for fact in facts if fact)
    several: list[tuple[str, int, Any]] = [
        (question, 11 if line else 3, {"fontsize": 8, "fontweight": "bold"}),
        (line, 3, {"fontsize": 6, "color": PALETTE["residual"]}),
    ]
    for text, up, style in several:
        made = axes.annotate(text, (0, 1), (0, up), "axes fraction", "offset points", gid=HEADING, **style)
        made.set_in_layout(False)


def name_of(token: Any, most: int = 14) -> str:
    """A token as a label: its text without the spaces around it, cut to `most` signs."""
    text = visible(str(token)) or ("␣" if str(token).strip(" ") == "" and str(token) else "↵" if str(token) else "")
    return text if len(text) <= most else text[: most - 1] + "…"
