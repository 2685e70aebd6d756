"""Attention rollout: how shares multiply through the layers. Abnar & Zuidema 2020 (arXiv 2005.00928)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from ..._asking import left_product
from ...plan import compute_dtype
from .layers import Given
from .measured import Measured, Subject


def rollout(layers: Sequence[Given], query: int = -1, residual: float = 0.5) -> Measured:
    """What token `query` of the last layer draws from each token of the input, (B, L): a row of Π_l (r I + (1 − r) mean_h W_l).

    layers: self-attention over one sequence, in the order in which they ran. residual: r, the part that is taken to pass
    beside the attention (the paper: ½). Only products of a vector with a matrix that is never stored: O(L) memory, and no
    more than one pass over each layer. Where sinks or empty rows take shares, a row sums to less than 1: the rest went there.

    It is a heuristic: it takes heads as equal, values as equally long, and knows nothing of the MLPs.

    Raises:
        ValueError: no layers, layers that are not square or not of one size, cross-attention, a residual outside 0 to 1.
        IndexError: a query that is not there.
    """
    subjects = [Subject.of(given) for given in layers]
    _check(subjects, residual)
    last = subjects[-1]
    x = torch.zeros(last.shape[0], last.shape[2], dtype=torch.float64, device=last.map.tensors[0].device)
    for b, row in enumerate(last.rows(query)):
        x[b, row] = 1.0
    for of in reversed(subjects):
        x = residual * x + (1 - residual) * _through(of, x)
    what = f"what token {query} draws from each token of the input, through {len(subjects)} layers"
    return Measured(x.to(compute_dtype(last.map.tensors[0].dtype)), "heuristic", what, "share", "Abnar & Zuidema 2020")


def _through(of: Subject, x: Tensor) -> Tensor:
    """x · mean_h W."""
    return left_product(of.map, x.unsqueeze(1))[0].double().mean(1)


def _check(subjects: Sequence[Subject], residual: float) -> None:
    if not subjects:
        raise ValueError("rollout: got no layers; expected one or more.")
    if not 0 <= residual <= 1:
        raise ValueError(f"rollout: residual is {residual}; expected a part from 0 to 1, the paper's is 0.5.")
    sizes = {(of.shape[0], of.shape[2], of.shape[3]) for of in subjects}
    if any(of.cross for of in subjects) or any(rows != keys for _, rows, keys in sizes) or len(sizes) > 1:
        raise ValueError(
            f"rollout: needs self-attention over one sequence in every layer, got (batch, queries, keys) {sorted(sizes)}"
            f"{' and cross-attention' if any(of.cross for of in subjects) else ''}. Choose the layers of one stack: layers=[…]."
        )
