"""Attention without pairs: features whose products are the scores, and decays."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from ..attention import Attention
from ..normalizers import Identity
from ..positions import rotary
from ..scores import FeatureMap
from .entry import entry, learned, source
from .parts import NamedBias, Step, rms

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
    cost=LINEAR + ", F = 1 + D + D²: time and memory grow with D³ and D²",
    inputs="queries and keys of few numbers a head, 16 in the paper",
)
def taylor() -> Attention:
    """The exponential's first three terms, 1 + s + s²/2 of the scaled product, written as features; never negative. Since there
    are D² of them, the paper makes queries and keys narrow.
    """

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


def dpfp(x: Tensor) -> Tensor:
    """Features that multiply neighbours of the positive and negative parts, summing to one: (…, D) -> (…, 2·D)."""
    parts = torch.cat([x.relu(), (-x).relu()], -1)
    product = parts * parts.roll(1, -1)
    return product / product.sum(-1, keepdim=True).clamp_min(1e-6)


def corrected(k: Tensor, v: Tensor, strength: Tensor, chunk: int = 64) -> Tensor:
    """What the delta rule writes for each value: u_t = β_t (v_t − Σ_{i<t} (k_i·k_t) u_i), chunk by chunk in O(L).

    k (B, H, L, F), v (B, H, L, Dv), strength (H, L); inside a chunk a triangular system, between chunks the sums Σ k uᵀ.
    """
    dtype = torch.promote_types(v.dtype, torch.float32)
    k, v, strength = k.to(dtype), v.to(dtype), strength.to(dtype).unsqueeze(-1)
    memory, found = v.new_zeros(*k.shape[:2], k.shape[-1], v.shape[-1]), []
    for keys, values, beta in zip(k.split(chunk, 2), v.split(chunk, 2), strength.split(chunk, 1), strict=True):
        system = torch.eye(keys.shape[2], dtype=dtype, device=v.device) + (beta * (keys @ keys.mT)).tril(-1)
        wanted = beta * (values - keys @ memory)
        written = torch.linalg.solve_triangular(system, wanted, upper=False, unitriangular=True)
        memory = memory + keys.mT @ written
        found.append(written)
    return torch.cat(found, 2)


@entry(
    "Fast weights with the delta rule",
    2021,
    "Schlag, Irie & Schmidhuber, Linear Transformers Are Secretly Fast Weight Programmers, section 4.2",
    cost=LINEAR + ", F = 2·D",
)
def fast_weights(
    strength: Tensor | None = None, heads: int = 4, length: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """A matrix that keys and values write and queries read, without a softmax: before a value is written under a key, what the
    key reads already is subtracted, by a share sigmoid(strength), logits (Hkv, L). That is linear attention, undivided, on
    values that are corrected first. Features: products of neighbours (DPFP, ν = 1), summing to one.
    """

    def write(q: Tensor, k: Tensor, v: Tensor, strength: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        q, k = dpfp(q), dpfp(k)
        return q, k, corrected(k, v, torch.sigmoid(strength)).to(v.dtype)

    strength = learned(strength, source(generator), heads, length, spread=1.0)
    step = Step(write, "features of q and k; v less what its key reads already (delta rule)", (strength,))
    return Attention(prepare=step, score=FeatureMap(_called("x", _itself)), normalize=Identity(), causal=True)


@entry(
    "Retention (RetNet)",
    2023,
    "Sun et al., Retentive Network: A Successor to Transformer for Large Language Models",
    cost="every pair here; in the paper's recurrent form linear in L",
)
def retnet(
    decay: Tensor | Sequence[float] | None = None,
    gate: Tensor | None = None,
    heads: int = 4,
    length: int = 16,
    value_width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """No softmax: a product of rotated query and key fades by a fixed factor a step, γ_h^(i − j), γ (Hq,) by default
    1 − 2^(−5 − h). Each head's output is then normalized by itself (group norm), which takes the place of the softmax's
    division, and multiplied by a swish of a gate (logits (…, Hq, Lq, Dv), from the same input as the query).
    """
    decay = 1 - 2.0 ** (-5 - torch.arange(heads)) if decay is None else torch.as_tensor(decay)
    gate = learned(gate, source(generator), heads, length, value_width, spread=1.0)

    def fade(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, decay: Tensor) -> Tensor:
        return s * decay[h] ** (i - j).clamp_min(0)

    def normalized(out: Tensor, gate: Tensor) -> Tensor:
        out = out - out.mean(-1, keepdim=True)
        return rms(out, 1e-5) * torch.nn.functional.silu(gate)

    bias = NamedBias(fade, (decay,), "s_ij · γ_h^(i − j)", whole=True, fits=(("Hq",),))
    finish = Step(normalized, "each head to mean 0 and variance 1, · swish(gate)", (gate,))
    return Attention(prepare=rotary(interleaved=True), bias=bias, normalize=Identity(), causal=True, finish=finish)


@entry(
    "State space duality (Mamba-2)",
    2024,
    "Dao & Gu, Transformers are SSMs: Generalized Models and Efficient Algorithms Through Structured State Space Duality",
    cost="every pair here; in the paper's recurrent form linear in L",
)
def mamba2(
    steps: Tensor | None = None, rate: Tensor | None = None, heads: int = 4, length: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:  # fmt: skip
    """No softmax and no scale: a product fades by factors that depend on what was read. Each position has a step a head,
    Δ = softplus(steps) from logits (Hq, L): its value is multiplied by Δ, and everything before it fades by exp(−Δ·exp(rate)),
    rate (Hq,). Query, key and value are the paper's C, B and X; its skip, gate and norm belong to the block.
    """
    rng = source(generator)
    steps = learned(steps, rng, heads, length, spread=1.0)
    rate = learned(rate, rng, heads, spread=0.5, around=-1.0)
    if steps.dim() != 2 or tuple(rate.shape) != tuple(steps.shape[:1]):
        raise ValueError(
            f'variants["mamba2"].make: steps is {tuple(steps.shape)} and rate {tuple(rate.shape)}; expected (Hq, L) and (Hq,).'
        )
    total = -(torch.nn.functional.softplus(steps) * rate.exp().unsqueeze(-1)).cumsum(-1)

    def weigh(q: Tensor, k: Tensor, v: Tensor, steps: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return q, k, v * torch.nn.functional.softplus(steps).unsqueeze(-1)

    def fade(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, total: Tensor) -> Tensor:
        return s * torch.exp((total[h, i] - total[h, j]).clamp_max(0))

    bias = NamedBias(fade, (total,), "s_ij · Π factors from j + 1 to i", whole=True, fits=(("Hq", "Lk"),))
    prepare = Step(weigh, "v times its step Δ", (steps,))
    return Attention(prepare=prepare, bias=bias, scale=1.0, normalize=Identity(), causal=True)
