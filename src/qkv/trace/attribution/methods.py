"""The methods of attribution, behind one interface: a name, what it measures, and a function of the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor

from ..questions.measured import Kind
from .ablation import ablation
from .asked import Question
from .coefficients import Coefficients
from .reading import contribution, learned, share
from .signed import signed, support


@dataclass(frozen=True)
class Method:
    """One way to attribute.

    score: gives a number for each token, (L,), which add up to a span's (adds_up), or for each span. kind, what, unit,
    source: as in `Measured`. reruns: whether it runs the model again, and so needs it.
    """

    score: Callable[[Question], Tensor]
    kind: Kind
    what: str
    unit: str
    source: str
    adds_up: bool = True
    reruns: bool = False


METHODS = {
    "share": Method(
        share, "heuristic", "the mean share that the answer's rows gave it, over all heads", "share", "mean attention"
    ),
    "contribution": Method(
        contribution, "heuristic", "its part of the length of what was handed over, heads summed", "share",
        "Kobayashi et al. 2020",
    ),
    "signed": Method(
        signed, "derived", "what the heads wrote for the answer, or against it, because of it", "logits",
        "direct logit attribution: Elhage et al. 2021", reruns=True,
    ),
    "support": Method(
        support, "heuristic", "what the heads that wrote for the answer wrote because of it, the others left out", "logits",
        "positive part of direct logit attribution", adds_up=False, reruns=True,
    ),
    "learned": Method(
        learned, "heuristic", "the shares of the answer's rows, each head's weighted by its learned coefficient",
        "learned score", "AT2: Cohen-Wang et al. 2025",
    ),
    "ablation": Method(
        ablation, "measured", "how much the answer's log-probability drops without it", "nats",
        "leave one out: Cohen-Wang et al. 2024", adds_up=False, reruns=True,
    ),
}  # fmt: skip


def default(known: Coefficients | None) -> str:
    """The method that needs nothing but the trace and was judged best for the model; "contribution" where none was judged."""
    judged = {} if known is None else dict(known.judged)
    able = [*(["learned"] if known is not None else []), "contribution", "share"]
    return max(able, key=lambda name: judged[name].spearman if name in judged else -1.0)
