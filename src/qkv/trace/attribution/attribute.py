"""Which spans of a text an answer came from: `trace.attribute`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import spans as parts
from .asked import Question
from .attribution import Attribution
from .coefficients import Coefficients, known
from .methods import METHODS, default
from .spans import CALL

if TYPE_CHECKING:
    from ..trace import Trace


def question(
    trace: Trace,
    answer: Any = None,
    spans: Any = "sentences",
    within: Any = None,
    *,
    alternative: str | int | None = None,
    **more: Any,
) -> Question:
    """What is asked, checked. ValueError for an answer, spans or a part of the text that is not there.

    An alternative is one token: it stands against the answer's first one, and only that is asked about.
    """
    said = parts.of_answer(trace, answer)
    if alternative is not None:
        said = parts.of_answer(trace, (said.first, said.first + 1))
    apart = frozenset({0, said.first - 1} | trace.special)
    return Question(
        trace, said, parts.of_text(trace, spans, within, said), apart, alternative=alternative, **more
    )  # fmt: skip


def attribute(
    trace: Trace,
    answer: Any = None,
    spans: Any = "sentences",
    by: str | None = None,
    *,
    within: Any = None,
    model: Any = None,
    tokenizer: Any = None,
    alternative: str | int | None = None,
    coefficients: Coefficients | None = None,
    check: Callable[[], None] = lambda: None,
) -> Attribution:
    """See Trace.attribute. check: called now and then; what it raises ends the work."""
    shipped = known(trace)
    name = by or default(coefficients or shipped)
    if name not in METHODS:
        raise ValueError(f"{CALL}: by must be one of {', '.join(map(repr, METHODS))}, got {by!r}.")
    if alternative is not None and name != "signed":
        raise ValueError(f"{CALL}: an alternative goes with by='signed', got by={name!r}.")
    asked = question(
        trace, answer, spans, within, model=model, tokenizer=tokenizer, alternative=alternative,
        coefficients=coefficients or shipped, check=check,
    )  # fmt: skip
    method = METHODS[name]
    found = method.score(asked).cpu()
    judged = (coefficients or shipped) if name == "learned" else shipped
    return Attribution(
        answer=asked.answer,
        spans=asked.spans,
        scores=asked.of_spans(found) if method.adds_up else found,
        by=name,
        kind=method.kind,
        what=method.what,
        unit=method.unit,
        source=method.source,
        reliability=None if judged is None else judged.judged.get(name),
        apart=tuple(sorted(i for i in asked.apart if i < asked.answer.first)),
        of_tokens=found if method.adds_up else None,
        model=trace.model,
    )
