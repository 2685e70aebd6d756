"""Coefficients of heads, fitted on measured effects: AT2, Cohen-Wang et al. 2025 (arXiv 2504.13752).

For each training prompt random sets of spans are left out, and the answer's log-probability is measured. A head's share of the
spans that are left, weighted by its coefficient and summed over heads, is to say how that number changes. The paper maximizes
a correlation by gradient steps; here it is least squares with a ridge, each prompt's measurements centred and scaled to 1, so
that the solution is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from .asked import Question
from .coefficients import Coefficients, fingerprint
from .reading import features
from .reruns import Rerun

if TYPE_CHECKING:
    from ..trace import Trace

RIDGES = tuple(10.0**n for n in range(-4, 4))
FOLDS = 5


@dataclass(frozen=True, eq=False)
class Effects:
    """What leaving out random sets of spans did to one answer.

    features (spans, layers · heads): each head's share of each span; kept (m, spans) bool: which were there;
    log_probability (m,), in nats.
    """

    features: Tensor
    kept: Tensor
    log_probability: Tensor

    @property
    def rows(self) -> tuple[Tensor, Tensor]:
        """(m, layers · heads) and (m,): shares of what was there, and what came of it, both centred; the latter scaled to 1."""
        x = self.kept.double() @ self.features.double()
        y = self.log_probability.double()
        x, y = x - x.mean(0), y - y.mean()
        size = y.norm()
        return x, y / size if size > 0 else y


def effects(asked: Question, *, ablations: int = 32, generator: torch.Generator | None = None) -> Effects:
    """Measured on one answer: `ablations` random sets, each span left out with probability ½. One run of the model each."""
    rerun = Rerun(asked.model, asked.ids, asked.answer)
    kept = torch.rand(ablations, len(asked.spans), generator=generator) < 0.5
    found = []
    for one in kept.tolist():
        gone = [i for s, here in zip(asked.spans, one, strict=True) if not here for i in range(s.first, s.stop)]
        found.append(rerun(i for i in gone if i not in asked.apart).sum())
    return Effects(features(asked), kept, torch.stack(found).cpu())


def solve(measured: Sequence[Effects], ridge: float | None = None) -> tuple[Tensor, float]:
    """(θ (layers · heads,), ridge): least squares over all prompts, Σ ‖y − X θ‖² + ridge · mean(diag XᵀX) · ‖θ − c‖².

    c is the number that is best for all heads alike: with few prompts the mean share is what is left. ridge: by
    default the one that, fitted on four fifths of the prompts, correlates best with the measurements of the last fifth.
    """
    rows = [m.rows for m in measured]
    grams = [(x.mT @ x, x.mT @ y) for x, y in rows]
    if ridge is None:
        folds = [[n for n in range(len(rows)) if n % FOLDS == k] for k in range(min(FOLDS, len(rows)))]
        ridge = max(RIDGES, key=lambda r: sum(_left_out(rows, grams, fold, r) for fold in folds))
    return _solved(grams, ridge), ridge


def _solved(grams: Sequence[tuple[Tensor, Tensor]], ridge: float) -> Tensor:
    a, b = torch.stack([g for g, _ in grams]).sum(0), torch.stack([c for _, c in grams]).sum(0)
    prior = torch.full_like(b, float(b.sum() / a.sum().clamp_min(torch.finfo(a.dtype).tiny)))  # the best single number
    held = ridge * a.diagonal().mean() * torch.eye(len(a), dtype=a.dtype)
    return prior + torch.linalg.solve(a + held, b - a @ prior)


def _left_out(rows: Sequence[tuple[Tensor, Tensor]], grams: Sequence[Any], fold: list[int], ridge: float) -> float:
    """The sum of the correlations on the prompts of `fold`, fitted on the others."""
    theta = _solved([g for n, g in enumerate(grams) if n not in fold] or grams, ridge)
    told = [(rows[n][0] @ theta, rows[n][1]) for n in fold]
    return sum(float((x @ y) / (x.norm() * y.norm()).clamp_min(1e-300)) for x, y in told)


def fit(
    model: Any,
    prompts: Iterable[Any],
    tokenizer: Any = None,
    *,
    spans: Any = "sentences",
    ablations: int = 32,
    ridge: float | None = None,
    seed: int = 0,
    name: str | None = None,
) -> Coefficients:
    """Coefficients of the model's heads for `trace.attribute(…, by="learned", coefficients=…)`.

    prompts: texts, which the model is let answer (with `tokenizer`), or traces of it with their answers; either may come as a
    pair with its own spans. ablations: how many random sets of spans are left out of each, one run of the model each.
    ridge: how strongly the heads' coefficients are held together; by default chosen by leaving prompts out. name: of the model.

    Raises:
        ValueError: no prompts, a prompt with fewer than two spans, a trace that is not the model's, texts without a tokenizer.
    """
    from .attribute import question

    generator = torch.Generator().manual_seed(seed)
    measured, first, shape = [], None, (0, 0)
    for prompt in prompts:
        given, parts = prompt if isinstance(prompt, tuple) else (prompt, spans)
        asked = question(_trace(model, tokenizer, given), spans=parts, model=model)
        if len(asked.spans) < 2:
            raise ValueError("qkv.attribution.fit: a prompt has fewer than two spans, so nothing can be compared.")
        measured.append(effects(asked, ablations=ablations, generator=generator))
        first = first or (name or asked.trace.model, fingerprint(asked.trace))
        shape = (len(asked.layers), asked.trace.layer(asked.layers[0]).shape[1])
    if first is None:
        raise ValueError("qkv.attribution.fit: got no prompts; expected texts, or traces with answers.")
    theta, used = solve(measured, ridge)
    about = {"prompts": len(measured), "ablations": ablations, "ridge": used, "seed": seed}
    return Coefficients(theta.view(shape), *first, about)


def _trace(model: Any, tokenizer: Any, given: Any) -> Trace:
    if not isinstance(given, str):
        return given
    if tokenizer is None:
        raise ValueError("qkv.attribution.fit: texts need a tokenizer: fit(model, prompts, tokenizer). Or give traces.")
    from ..showing.read import read_text

    return read_text(model, tokenizer, given, answer_tokens=24, weights=True)
