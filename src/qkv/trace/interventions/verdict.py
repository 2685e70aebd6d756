"""What a knock-out says, in words."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .knockout import Knockout

_BEYOND = 3.0  # standard deviations of the controls
_FAR = 20  # beyond which their number says no more
_LIGHT = 0.25  # controls that hold less than this part of the edges' attention are no match for them


def verdict(of: Knockout) -> tuple[str, bool | None]:
    """(in words, whether it holds: the effect lies beyond every control and 3 of their standard deviations from their mean)."""
    lines = [_effect(of)]
    if not of.controls:
        return "\n".join(
            [*lines, "There were no controls, so nothing says how much any other edges would have done."]
        ), None
    mean = statistics.fmean(of.controls)
    spread = statistics.stdev(of.controls) if len(of.controls) > 1 else 0.0
    lines.append(_controls(of, mean, spread))
    strongest = max(map(abs, of.controls))
    holds = abs(of.effect) > strongest and abs(of.effect - mean) > _BEYOND * spread
    lines.append(_conclusion(of, mean, spread, holds))
    lines.append(f"With these rows reading all their keys alike: {of.uniform:+.2f}.")
    return "\n".join(lines), holds


def _effect(of: Knockout) -> str:
    what = "the answer's log-probability" if of.alternative is None else "the logit difference to the alternative"
    does = "falls" if of.effect < 0 else "rises"
    many = f"these {len(of.edges):,} edges" if len(of.edges) > 1 else "this edge"
    after = of.before + of.effect
    return f"Without {many} {what} {does} by {abs(of.effect):.2f}, from {of.before:.2f} to {after:.2f}."


def _controls(of: Knockout, mean: float, spread: float) -> str:
    mass = statistics.fmean(of.control_mass)
    return (
        f"{len(of.controls)} controls, as many other edges of the same rows at like distances, holding {mass:.2%} of their "
        f"attention where these hold {of.mass:.2%}: {mean:+.2f} ± {spread:.2f}, from {min(of.controls):+.2f} to "
        f"{max(of.controls):+.2f}."
    )


def _conclusion(of: Knockout, mean: float, spread: float, holds: bool) -> str:
    if not holds:
        return f"That is no more than other edges do (p = {of.p:.2f})."
    far = abs(of.effect - mean) / spread if spread else math.inf
    much = f"{far:.0f}" if far < _FAR else f"over {_FAR}"
    said = f"That is more than any control did, {much} standard deviations from their mean (p = {of.p:.3f})."
    if statistics.fmean(of.control_mass) < _LIGHT * of.mass:
        said += " But no other edges of these rows are as heavy, so their weight alone may be part of it."
    return said
