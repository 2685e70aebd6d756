"""Attention without pairs: features whose products are the scores, and decays."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from ..attention import Attention
from ..normalizers import Identity
from ..positions import rotary
from ..scores import FeatureMap
from .entry import entry, learned, source
from .parts import NamedBias, Step

LINEAR = "L·F·D for F features: linear in L; memory linear in L"


def _called(words: str, f: Callable[..., Tensor]) -> Callable[..., Tensor]:
    """f under a name that people can read."""
    f.__name__ = words
    return f


def _along(x: Tensor, directions: Tensor) -> Tensor:
    """x (…, n, D) along each of the directions (F, D): (…, n, F)."""
    if directions.shape[-1] != x.shape[-1]:
        raise ValueError(
            f"qkv.variants: directions are {tuple(directions.shape)}, but query and key {x.shape[-1]} wide; expected "
            f"(F, {x.shape[-1]}). make(directions=…) or make(width=…) takes others."
        )
    return x @ directions.to(x.dtype).mT


def _itself(x: Tensor) -> Tensor:
    return x


@entry(
    "Linear attention",
    2020,
    "Katharopoulos, Vyas, Pappas & Fleuret, Transformers are RNNs: Fast Autoregressive Transformers with Linear Attention",
    cost=LINEAR,
)
def linear() -> Attention:
    """The softmax's exponential gives way to a product of features, φ(q)·φ(k) with φ = elu + 1: keys and values are summed
    once, and a decoder becomes a recurrent network.
    """
    return Attention(score=FeatureMap(), causal=True)


@entry("Performer", 2021, "Choromanski et al., Rethinking Attention with Performers", cost=LINEAR)
def performer(
    directions: Tensor | None = None, features: int = 32, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """Random positive features (FAVOR+) whose product is the softmax's exponential on average. directions (F, D): normal
    numbers; the paper makes them orthogonal.
    """

    def phi(x: Tensor, directions: Tensor) -> Tensor:
        x = x * x.shape[-1] ** -0.25
        return torch.exp(_along(x, directions) - x.square().sum(-1, keepdim=True) / 2)

    directions = learned(directions, source(generator), features, width, spread=1.0)
    return Attention(score=FeatureMap(_called("exp(ω·x − ‖x‖²/2)", phi), directions))


@entry("Random feature attention", 2021, "Peng et al., Random Feature Attention", cost=LINEAR)
def random_features(
    directions: Tensor | None = None, features: int = 64, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """Sines and cosines of random projections of unit vectors stand for a Gaussian kernel. Without the paper's gates."""

    def phi(x: Tensor, directions: Tensor) -> Tensor:
        x = torch.nn.functional.normalize(x, dim=-1)
        x = _along(x, directions)
        return torch.cat([x.sin(), x.cos()], -1) * directions.shape[0] ** -0.5

    directions = learned(directions, source(generator), features, width, spread=1.0)
    return Attention(score=FeatureMap(_called("sines and cosines of ω·x", phi), directions))


@entry(
    "Taylor features (Based)",
    2024,
    "Arora et al., Simple Linear Attention Language Models Balance the Recall-Throughput Tradeoff",
    cost=LINEAR + ", F = 1 + D + D²",
)
def taylor() -> Attention:
    """The exponential's first three terms, 1 + s + s²/2 of the scaled product, written as features; never negative."""

    def phi(x: Tensor) -> Tensor:
        x = x * x.shape[-1] ** -0.25
        squares = (x.unsqueeze(-1) * x.unsqueeze(-2)).flatten(-2) / math.sqrt(2)
        return torch.cat([torch.ones_like(x[..., :1]), x, squares], -1)

    return Attention(score=FeatureMap(_called("(1, x, x⊗x/√2)", phi)), causal=True)


@entry("cosFormer", 2022, "Qin et al., cosFormer: Rethinking Softmax in Attention", cost=LINEAR + ", F = 2·D")
def cosformer(length: int = 16) -> Attention:
    """relu(q)·relu(k) · cos(π/2 · (i − j)/length): near positions count more, and the cosine splits into two products."""

    def wave(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        angle = torch.arange(k.shape[-2], dtype=torch.float64, device=k.device)[:, None] * (math.pi / 2 / length)

        def both(x: Tensor) -> Tensor:
            at = angle[len(angle) - x.shape[-2] :]
            return torch.cat([x.relu() * at.cos().to(x.dtype), x.relu() * at.sin().to(x.dtype)], -1)

        return both(q), both(k), v

    step = Step(wave, "relu, times cosine and sine of the position")
    return Attention(prepare=step, score=FeatureMap(_called("x", _itself)))


@entry(
    "Efficient attention",
    2018,
    "Shen et al., Efficient Attention: Attention with Linear Complexities (WACV 2021)",
    cost=LINEAR,
)
def efficient() -> Attention:
    """A softmax over each query's width and one over the keys' length, apart; their product sums to one without another."""

    def apart(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return q.softmax(-1), k.softmax(-2), v

    step = Step(apart, "softmax of q over its width, of k over the length")
    return Attention(prepare=step, score=FeatureMap(_called("x", _itself)), normalize=Identity())


@entry(
    "Linear attention without shares",
    2021,
    "Schlag, Irie & Schmidhuber, Linear Transformers Are Secretly Fast Weight Programmers",
    cost=LINEAR,
)
def fast_weights() -> Attention:
    """Sums of φ(q)·φ(k) v that nobody divides: a matrix that keys and values write and queries read. The paper's rule also
    erases (delta rule), which is left out.
    """
    return Attention(score=FeatureMap(), normalize=Identity(), causal=True)


@entry(
    "Retention (RetNet)",
    2023,
    "Sun et al., Retentive Network: A Successor to Transformer for Large Language Models",
    cost="every pair here; in the paper's recurrent form linear in L",
)
def retnet(decay: Tensor | None = None, heads: int = 4) -> Attention:
    """No softmax: a product of rotated query and key fades by a fixed factor a step, γ_h^(i − j), γ (Hq,) by default
    1 − 2^(−5 − h). The paper normalizes each head's output afterwards.
    """
    decay = 1 - 2.0 ** (-5 - torch.arange(heads)) if decay is None else decay

    def fade(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, decay: Tensor) -> Tensor:
        return s * decay[h] ** (i - j).clamp_min(0)

    bias = NamedBias(fade, (decay,), "s_ij · γ_h^(i − j)", whole=True)
    return Attention(prepare=rotary(interleaved=True), bias=bias, normalize=Identity(), causal=True)


@entry(
    "State space duality (Mamba-2)",
    2024,
    "Dao & Gu, Transformers are SSMs: Generalized Models and Efficient Algorithms Through Structured State Space Duality",
    cost="every pair here; in the paper's recurrent form linear in L",
)
def mamba2(
    gates: Tensor | None = None, heads: int = 4, length: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """No softmax and no scale: a product fades by factors that depend on what was read, exp(Σ log a) from key to query; gates
    (Hq, L), a = sigmoid(gates). Values are multiplied by the step size before.
    """
    gates = learned(gates, source(generator), heads, length, spread=1.0)
    total = torch.nn.functional.logsigmoid(gates).cumsum(-1)

    def fade(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, total: Tensor) -> Tensor:
        return s * torch.exp((total[h, i] - total[h, j]).clamp_max(0))

    bias = NamedBias(fade, (total,), "s_ij · Π factors from j + 1 to i", whole=True)
    return Attention(bias=bias, scale=1.0, normalize=Identity(), causal=True)
