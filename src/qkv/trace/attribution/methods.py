"""The methods of attribution, behind one interface: a name, what it measures, and a function of the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from torch import Tensor

from ..questions.measured import Kind
from .ablation import ablation
from .asked import Question
from .coefficients import Coefficients
from .reading import contribution, learned, share
from .signed import signed, support

if TYPE_CHECKING:
    from ..trace import Trace

Need = Literal["values", "weights", "coefficients", "model"]


@dataclass(frozen=True)
class Method:
    """One way to attribute.

    score: gives a number for each token, (L,), which add up to a span's (adds_up), or for each span. kind, what, unit,
    source: as in `Measured`. needs: what it takes beside queries and keys: the trace's values, its output weights, learned
    coefficients of its model, or the model itself.
    """

    score: Callable[[Question], Tensor]
    kind: Kind
    what: str
    unit: str
    source: str
    needs: tuple[Need, ...] = ()
    adds_up: bool = True

    @property
    def reruns(self) -> bool:
        """Whether it runs the model again."""
        return "model" in self.needs


METHODS = {
    "share": Method(
        share, "heuristic", "the mean share that the answer's rows gave it, over all heads", "share", "mean attention"
    ),
    "contribution": Method(
        contribution, "heuristic", "its part of the length of what was handed over, heads summed", "share",
        "Kobayashi et al. 2020", needs=("values", "weights"),
    ),
    "signed": Method(
        signed, "derived", "what the heads wrote for the answer, or against it, because of it", "logits",
        "direct logit attribution: Elhage et al. 2021", needs=("values", "weights", "model"),
    ),
    "support": Method(
        support, "heuristic", "what the heads that wrote for the answer wrote because of it, the others left out", "logits",
        "positive part of direct logit attribution", needs=("values", "weights", "model"), adds_up=False,
    ),
    "learned": Method(
        learned, "heuristic", "the shares of the answer's rows, each head's weighted by its learned coefficient",
        "learned score", "AT2: Cohen-Wang et al. 2025", needs=("coefficients",),
    ),
    "ablation": Method(
        ablation, "measured", "how much the answer's log-probability drops without it", "nats",
        "leave one out: Cohen-Wang et al. 2024", needs=("model",), adds_up=False,
    ),
}  # fmt: skip


def default(known: Coefficients | None) -> str:
    """The method that needs nothing but the trace and was judged best for the model; "contribution" where none was judged."""
    judged = {} if known is None else dict(known.judged)
    able = [*(["learned"] if known is not None else []), "contribution", "share"]
    return max(able, key=lambda name: judged[name].spearman if name in judged else -1.0)


def lacking(needs: tuple[Need, ...], trace: Trace, model: Any, known: Coefficients | None) -> Need | None:
    """The first of some needs that is not met; None where all are. It reads no numbers."""
    layers = [trace.layer(n) for n in trace._stack()]
    there = {
        "values": all("value" in layer.segments[0].kept for layer in layers),
        "weights": all(layer.has_output_weight for layer in layers),
        "coefficients": known is not None,
        "model": model is not None,
    }
    return next((need for need in needs if not there[need]), None)
