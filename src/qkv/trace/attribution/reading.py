"""Methods on what the answer's rows read: shares, what was handed over, and learned coefficients of heads."""

from __future__ import annotations

import torch
from torch import Tensor

from ..questions.layers import contributions
from .asked import ROWS, Question, values, weights
from .spans import CALL


def share(asked: Question) -> Tensor:
    """(L,): the mean share that the answer's rows gave each token, over all heads and layers."""
    found = torch.zeros(asked.answer.stop, dtype=torch.float64)
    for _, of, w in weights(asked):
        found += asked.of_tokens(of, w.mean(0).sum(0)).cpu()
    return found / (len(asked.layers) * len(asked.answer))


def contribution(asked: Question) -> Tensor:
    """(L,): ‖Σ_h w v W_O‖ of each token, heads summed as vectors, as a part of its row's sum; mean over rows and layers."""
    found = torch.zeros(asked.answer.stop, dtype=torch.float64)
    for n in asked.layers:
        of, rows = asked.reading(n)
        values(of)
        lengths = contributions(of, heads="sum").value
        for some in rows.split(ROWS):
            each = lengths[0, 0, some].double()
            each = each / each.sum(-1, keepdim=True).clamp_min(torch.finfo(each.dtype).tiny)
            found += asked.of_tokens(of, each.sum(0)).cpu()
    return found / (len(asked.layers) * len(asked.answer))


def learned(asked: Question) -> Tensor:
    """(L,): the mean share of the answer's rows, each head's multiplied by its coefficient and added up."""
    known = asked.coefficients
    if known is None:
        raise ValueError(
            f"{CALL}: there are no coefficients for {asked.trace.model}. Fit them: qkv.attribution.fit(model, prompts), then "
            "attribute(…, coefficients=fitted); or choose another method: by='share'."
        )
    known.check(asked)
    place = {n: i for i, n in enumerate(asked.layers)}
    found = torch.zeros(asked.answer.stop, dtype=torch.float64)
    for n, of, w in weights(asked):
        theta = known.theta[place[n], list(of.head_numbers)]
        found += asked.of_tokens(of, torch.einsum("h,hnk->k", theta.to(w), w)).cpu()
    return found / len(asked.answer)


def features(asked: Question) -> Tensor:
    """(spans, layers · heads): the mean share that the answer's rows gave each span, in each head: what is learned from."""
    found: dict[int, Tensor] = {}
    for n, of, w in weights(asked):
        mine = asked.of_spans(asked.of_tokens(of, w.sum(1)))
        found[n] = found[n] + mine if n in found else mine
    return torch.cat([found[n] for n in asked.layers]).mT / len(asked.answer)
