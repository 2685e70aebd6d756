"""The curves of a training run: loss, and the measure by which it was judged, by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..terminal.theme import PALETTE
from .figure import WIDTH, heading, new_figure, styled

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MEASURES = {"valid_exact": "exact match", "valid_accuracy": "accuracy", "valid_perplexity": "perplexity"}


def draw_curves(log: Sequence[dict[str, float]], *, facts: Sequence[str] = ()) -> Figure:
    """A run's log (`qkv.train.Run.log`) as a picture. ValueError where it has no row."""
    if not log:
        raise ValueError("draw_curves: got a log without a row. The first one comes after some steps.")
    measure = next((name for name in _MEASURES if any(name in row for row in log)), None)
    with styled():
        figure = new_figure(WIDTH * (2 if measure else 1), 2.0)
        panes = figure.subplots(1, 2 if measure else 1, squeeze=False)[0]
        for name, colour, label in (("loss", "residual", "training"), ("valid_loss", "query", "validation")):
            points = [(row["step"], row[name]) for row in log if name in row]
            if points:
                panes[0].plot(*zip(*points, strict=True), color=PALETTE[colour], lw=1, label=label)
        panes[0].set(xlabel="step", ylabel="loss (nats)", ylim=(0, None))
        panes[0].legend(frameon=False, fontsize=6)
        if measure:
            points = [(row["step"], row[measure]) for row in log if measure in row]
            panes[1].plot(*zip(*points, strict=True), color=PALETTE["query"], lw=1, marker=".", markersize=3)
            panes[1].set(xlabel="step", ylabel=_MEASURES[measure])
        for one in panes:
            one.spines[["top", "right"]].set_visible(False)
        heading(panes[0], "What did it learn, and when?", facts)
    return figure
