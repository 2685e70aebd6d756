"""An attribution held against the model: what cutting the answer off from a span does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..interventions.asked import edges
from ..interventions.knockout import Knockout, knockout
from .asked import Question
from .attribution import Attribution
from .methods import Need
from .replay import recorded_keys, same_model
from .spans import Span

if TYPE_CHECKING:
    from ..trace import Trace

NEEDS: tuple[Need, ...] = ("values", "model")


def verify(
    trace: Trace, found: Attribution, model: Any, *, top: int = 3, controls: int = 20, seed: int = 0
) -> list[tuple[Span, Knockout]]:
    """For each of the `top` spans the answer's rows cut off from it, in all layers and heads, beside random edges.

    A span that matters lowers the answer's log-probability by more than its controls do. Only what the answer's rows read
    themselves is cut: what other tokens have read of the span stays. The text is not read again: its recorded keys are used.

    ValueError for a model that is not the trace's, a trace without values, or a model in which nothing can be cut.
    """
    return [(span, cut_off(trace, found, span, model, controls=controls, seed=seed)) for span, _ in found.top(top)]


def cut_off(
    trace: Trace, found: Attribution, span: Span, model: Any, *, controls: int = 20, seed: int = 0
) -> Knockout:  # fmt: skip
    """The same for one span."""
    asked = Question(trace, found.answer, found.spans, frozenset(found.apart), model)
    same_model(asked)
    past, ids, first = recorded_keys(asked), asked.ids, found.answer.first
    answer = ids[first : found.answer.stop].tolist()
    cut = edges(list(asked.rows), [i for i in range(span.first, span.stop) if i not in asked.apart])
    return knockout(model, ids[:first], cut, answer=answer, controls=controls, seed=seed, past=past)


def in_a_line(of: Knockout) -> str:
    """What cutting a span off did, in one line."""

    def signed(nats: float) -> str:
        return f"{nats:+.2f}".replace("-", "−")

    effect = f"cut off: {signed(of.effect)} nats"
    if not of.controls:
        return f"{effect}; its rows have too few other keys for controls"
    low, high = min(of.controls), max(of.controls)
    word = "it matters" if of.holds else "no more than they do"
    return f"{effect}, controls {signed(low)} to {signed(high)}: {word}"
