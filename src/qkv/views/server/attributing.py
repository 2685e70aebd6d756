"""Which parts of the text an answer came from, as the page asks it: what can be asked, and the answers as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...trace.attribution import METHODS, Attribution, Span
from ...trace.attribution.attribute import attribute
from ...trace.attribution.coefficients import known
from ...trace.attribution.methods import default, lacking
from ...trace.attribution.spans import WAYS
from ...trace.attribution.verify import NEEDS, cut_off, in_a_line
from .asked import Asked, several, whole, word
from .told import known_to_json
from .work import Check

if TYPE_CHECKING:
    from ...trace import Knockout, Trace

KEPT = 4  # attributions that stay at hand, so that a knock-out begins with what the page shows already
TOP = 3  # spans that are cut off at most


class Attributing:
    """Attributions of one trace's text. model: the one that was recorded, where it is at hand."""

    def __init__(self, trace: Trace, model: Any = None):
        self._of, self._model = trace, model
        self._kept: dict[tuple[str, ...], tuple[Attribution, list[tuple[Span, Knockout]]]] = {}

    def told(self) -> dict[str, Any] | None:
        """The methods, each with what it lacks here; None where no layer lets the text read itself."""
        table = self._of.table
        if table.grid is not None or not self._of._stack():
            return None
        coefficients = known(self._of)
        methods = {name: lacking(method.needs, self._of, self._model, coefficients) for name, method in METHODS.items()}
        cut = lacking(NEEDS, self._of, self._model, coefficients)
        return asking(methods, default(coefficients), WAYS if table.strings is not None else WAYS[-1:], cut)

    def answer(self, asked: Asked, check: Check) -> dict[str, Any]:
        """An answer's tokens attributed to spans; with verify=3 also what cutting the answer off from the first three does.

        answer: the positions first,stop; without: what the model said. ValueError as `Trace.attribute`.
        """
        key = asked.get("answer", ""), word(asked, "spans", WAYS), word(asked, "by", ("", *METHODS))
        many = whole(asked, "verify", 0, TOP, 0)
        if key not in self._kept:
            place = several(asked, "answer", 2, 2**31) if key[0] else None
            found = attribute(self._of, place, key[1], key[2] or None, model=self._model, check=check)
            self._kept[key] = found, []
            while len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)), None)
        found, cut = self._kept[key]
        spans = [span for span, _ in found.top(TOP)][:many]
        for span in spans[len(cut) :]:
            check()
            cut.append((span, cut_off(self._of, found, span, self._model)))
        return as_data(found, cut[:many] if many else None)


def asking(methods: Mapping[str, str | None], chosen: str, ways: Sequence[str], cut: str | None) -> dict[str, Any]:
    """What can be asked. methods: what each lacks; chosen: the default; cut: what a knock-out lacks."""
    told = [
        {"name": name, "kind": METHODS[name].kind, "what": METHODS[name].what, "lacks": lacks}
        for name, lacks in methods.items()
    ]
    return {"methods": told, "default": chosen, "spans": list(ways), "lacks": cut}


def as_data(found: Attribution, cut: Sequence[tuple[Span, Knockout]] | None = None) -> dict[str, Any]:
    """An attribution with its words; verified: each span that was cut off, None where that was not asked."""
    verified = (
        None if cut is None else [{"first": s.first, "stop": s.stop, "said": in_a_line(k), **k.data} for s, k in cut]
    )
    told: dict[str, Any] = known_to_json({**found.data, "trusted": found.trusted, "verified": verified})
    return told
