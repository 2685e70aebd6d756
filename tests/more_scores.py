"""Scores by their papers' formulas, one pair at a time: (…, D) pairs of a query and a key, plain arithmetic, any dtype.

`make(kind, numbers, width)` gives (formula, its tensors, the score of the package); `numbers(*shape, positive=)` draws.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

import qkv


def concat(q: Tensor, k: Tensor, weight: Tensor, energy: Tensor) -> Tensor:
    """Luong et al. 2015, section 3.1: v · tanh(W [q; k])."""
    joined = torch.cat(torch.broadcast_tensors(q, k), -1)
    return (torch.tanh((joined.unsqueeze(-1) * weight).sum(-2)) * energy).sum(-1)


def cosine(q: Tensor, k: Tensor, temperature: Tensor) -> Tensor:
    """Liu et al. 2022, eq. 2: cos(q, k) / τ, τ one a head; 0 where a vector is 0."""
    lengths = _length(q) * _length(k)
    cos = (q * k).sum(-1) / torch.where(lengths == 0, 1.0, lengths)
    return cos / temperature.reshape(-1, 1, 1)


def gaussian(q: Tensor, k: Tensor, width: Tensor) -> Tensor:
    """The logarithm of exp(−‖q − k‖² / (2 σ²))."""
    return -((q - k) ** 2).sum(-1) / (2 * width**2)


def boxcar(q: Tensor, k: Tensor, width: Tensor) -> Tensor:
    return (_length(q - k) <= width).to(q.dtype)


def epanechnikov(q: Tensor, k: Tensor, width: Tensor) -> Tensor:
    """As in Dive into Deep Learning, section 11.2: max(0, 1 − ‖q − k‖ / σ)."""
    return torch.relu(1 - _length(q - k) / width)


def elu_features(q: Tensor, k: Tensor) -> Tensor:
    """Katharopoulos et al. 2020, eq. 7: φ(x) = elu(x) + 1."""
    return (_elu_plus_one(q) * _elu_plus_one(k)).sum(-1)


def learned_features(q: Tensor, k: Tensor, weight: Tensor) -> Tensor:
    """φ(x) = exp(x W / 4)."""
    return (_exponential(q, weight) * _exponential(k, weight)).sum(-1)


def _length(x: Tensor) -> Tensor:
    square = (x * x).sum(-1)
    return torch.where(square == 0, 0.0, torch.where(square == 0, 1.0, square).sqrt())


def _elu_plus_one(x: Tensor) -> Tensor:
    return torch.where(x > 0, x + 1, torch.exp(torch.where(x > 0, 0.0, x)))


def _exponential(x: Tensor, weight: Tensor) -> Tensor:
    return torch.exp((x.unsqueeze(-1) * weight).sum(-2) / 4)


def _projected(x: Tensor, weight: Tensor) -> Tensor:
    return torch.exp(x @ weight / 4)


Made = tuple[Callable[..., Tensor], tuple[Tensor, ...], Any]


def make(kind: str, numbers: Callable[..., Tensor], width: int, heads: int = 1, positive: bool = False) -> Made:
    s = qkv.scores
    if kind == "concat":
        ws = numbers(2 * width, 6, positive=positive), numbers(6, positive=positive)
        return concat, ws, s.Concat(*ws)
    if kind == "cosine":
        t = numbers(heads, positive=True)
        return cosine, (t,), s.Cosine(t)
    if kind in ("gaussian", "epanechnikov"):
        formula, cls = (gaussian, s.Gaussian) if kind == "gaussian" else (epanechnikov, s.Epanechnikov)
        w = numbers(1, positive=True) * 0 + (2.0 if kind == "gaussian" else 2 * width)
        return formula, (w,), cls(w)
    if kind == "feature map":
        return elu_features, (), s.FeatureMap()
    w = numbers(width, 5)
    return learned_features, (w,), s.FeatureMap(_projected, w)


KINDS = ("concat", "cosine", "gaussian", "epanechnikov", "feature map", "feature map, learned")
