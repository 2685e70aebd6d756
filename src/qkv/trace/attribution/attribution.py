"""What an attribution is: a number for each span, with what it means and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch import Tensor

from ..questions.measured import Kind
from .coefficients import Reliability
from .spans import Span


@dataclass(frozen=True, eq=False)
class Attribution:
    """An answer's tokens attributed to spans.

    answer: the answer's tokens. spans: in the text's order; scores (spans,), float64. by: the method; kind, what, unit, source:
    as in `Measured`. reliability: how well the method went with exact ablation on held-out prompts, for this model; None: it
    is not known. apart: positions that are no source (sinks, and the token whose row gave the answer's first). of_tokens (L,):
    each token's score, where they add up to those of spans.
    """

    answer: Span
    spans: tuple[Span, ...]
    scores: Tensor
    by: str
    kind: Kind
    what: str
    unit: str
    source: str
    reliability: Reliability | None
    apart: tuple[int, ...]
    of_tokens: Tensor | None
    model: str

    def top(self, k: int = 5) -> list[tuple[Span, float]]:
        """The k spans with the largest scores, with them; ties to the first. ValueError for a k below 1."""
        if isinstance(k, bool) or not isinstance(k, int) or k < 1:
            raise ValueError(f"Attribution.top: k must be a whole number of 1 or more, got {k!r}.")
        order = self.scores.argsort(descending=True, stable=True)[:k].tolist()
        return [(self.spans[n], float(self.scores[n])) for n in order]

    @property
    def parts(self) -> Tensor:
        """(spans,): each score as a part of the sum of their sizes, from −1 to 1; 0 where all are 0."""
        total = self.scores.abs().sum()
        return self.scores / total if total > 0 else self.scores

    @property
    def trusted(self) -> str:
        """How far it can be trusted, in words."""
        if self.by == "ablation":
            return "exact: the model was run again without each span"
        return "not known for this model" if self.reliability is None else str(self.reliability)

    @property
    def data(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        known = self.reliability
        return {
            "schema": 1, "question": "answer", "by": self.by, "kind": self.kind, "what": self.what, "unit": self.unit,
            "source": self.source, "model": self.model,
            "answer": {"text": self.answer.text, "first": self.answer.first, "stop": self.answer.stop},
            "reliability": None if known is None else vars(known).copy(),
            "apart": list(self.apart),
            "spans": [
                {"text": s.text, "first": s.first, "stop": s.stop, "score": float(x), "part": float(p)}
                for s, x, p in zip(self.spans, self.scores, self.parts, strict=True)
            ],
        }  # fmt: skip

    def __str__(self) -> str:
        parts = dict(zip(self.spans, self.parts.tolist(), strict=True))
        lines = [f"Which of {len(self.spans)} spans did {_short(self.answer.text, 40)!r} come from?", ""]
        for span, _ in self.top(5):
            lines.append(f"{parts[span]:>6.0%}  {_short(span.text, 70)}")
        return "\n".join([*lines, "", f"by {self.by}: {self.what}", f"{self.kind} · {self.source}", self.trusted])

    __repr__ = __str__


def _short(text: str, most: int) -> str:
    one = " ".join(text.split())
    return one if len(one) <= most else one[: most - 1].rstrip() + "…"
