"""Learned coefficients of heads: one number a head, which says how far its shares tell what an answer came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ..._files import write
from .spans import CALL

if TYPE_CHECKING:
    from ..trace import Trace
    from .asked import Question

SCHEMA = 1


@dataclass(frozen=True)
class Reliability:
    """How well a method's scores of spans went with exact ablation, on prompts that it was not fitted on.

    spearman, sd: rank correlation with the drops of the answer's log-probability, mean and standard deviation over the
    prompts; top1, top3: how often the span with the largest drop was ranked first, or among the first three.
    """

    prompts: int
    spearman: float
    sd: float
    top1: float
    top3: float

    def __str__(self) -> str:
        return (
            f"rank correlation with exact ablation {self.spearman:.2f} ± {self.sd:.2f} over {self.prompts} held-out prompts; "
            f"the span that mattered most came first in {self.top1:.0%}, among the first three in {self.top3:.0%}"
        )


@dataclass(frozen=True, eq=False)
class Coefficients:
    """θ (layers, heads), in the order in which the layers ran; what was fitted, and how it was judged.

    model: what it is called; fingerprint: of its first output weight (None: not known); about: how it was fitted;
    judged: each method's `Reliability` for this model.
    """

    theta: Tensor
    model: str = ""
    fingerprint: str | None = None
    about: Mapping[str, Any] = field(default_factory=dict)
    judged: Mapping[str, Reliability] = field(default_factory=dict)

    def check(self, asked: Question) -> None:
        """ValueError where they are another model's."""
        layers = [asked.trace.run.layers[n] for n in asked.layers]
        heads = [max(layer.heads) + 1 if layer.heads else layer.shape[1] for layer in layers]
        print_of = fingerprint(asked.trace)
        other = print_of is not None and self.fingerprint is not None and print_of != self.fingerprint
        if other or len(layers) != len(self.theta) or max(heads) > self.theta.shape[1]:
            raise ValueError(
                f"{CALL}: these coefficients are of {self.model or 'another model'} ({len(self.theta)} layers of "
                f"{self.theta.shape[1]} heads), not of the trace's model ({len(layers)} layers of {max(heads)}). Fit some for "
                "it: qkv.attribution.fit(model, prompts)."
            )

    def save(self, path: str | Path) -> None:
        """One JSON file, written whole or not at all."""
        told = {
            "schema": SCHEMA, "model": self.model, "fingerprint": self.fingerprint, "about": dict(self.about),
            "judged": {name: asdict(found) for name, found in self.judged.items()},
            "theta": [[float(f"{x:.6g}") for x in row] for row in self.theta.tolist()],
        }  # fmt: skip
        write(Path(path), json.dumps(told) + "\n")

    @staticmethod
    def load(path: str | Path) -> Coefficients:
        """ValueError for a file that holds none."""
        try:
            told = json.loads(Path(path).read_text(encoding="utf-8"))
            theta = torch.tensor(told["theta"], dtype=torch.float64)
            judged = {name: Reliability(**found) for name, found in told["judged"].items()}
            if told["schema"] != SCHEMA or theta.dim() != 2 or not bool(theta.isfinite().all()):
                raise ValueError(f"schema {told['schema']}, coefficients {tuple(theta.shape)}")
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ValueError(f"Coefficients.load: {str(path)!r} holds no coefficients of heads: {error}.") from error
        return Coefficients(theta, told["model"], told["fingerprint"], told["about"], judged)


def fingerprint(trace: Trace) -> str | None:
    """Of the first output weight that a trace keeps, as 16 hexadecimal digits; None where it keeps none."""
    weight = next((w for w in (layer.output_weight for layer in trace.run.layers) if w is not None), None)
    return None if weight is None else of_weight(weight)


def of_weight(weight: Tensor) -> str:
    """The fingerprint of a weight, the same in every dtype that holds its numbers exactly."""
    return hashlib.sha256(weight.detach().cpu().float().contiguous().numpy().tobytes()).hexdigest()[:16]


@cache
def shipped() -> tuple[Coefficients, ...]:
    """The coefficients that come with the package."""
    return tuple(Coefficients.load(path) for path in sorted((Path(__file__).parent / "known").glob("*.json")))


def known(trace: Trace) -> Coefficients | None:
    """Those that come with the package for the trace's model, by its weights, or by its name where it keeps none."""
    mine = fingerprint(trace)
    same = (lambda c: c.fingerprint == mine) if mine is not None else (lambda c: c.model == trace.model)
    return next((c for c in shipped() if same(c)), None)
