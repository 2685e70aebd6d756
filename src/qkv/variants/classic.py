"""Attention before the Transformer: kernels, alignment models, pointers, memories."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from .. import normalizers, scores
from .._philox import philox
from ..attention import Attention
from .entry import PAIRS, entry, learned, source
from .parts import NamedBias, NamedMask, Step

BAHDANAU = "Bahdanau, Cho & Bengio, Neural Machine Translation by Jointly Learning to Align and Translate"
LUONG = "Luong, Pham & Manning, Effective Approaches to Attention-based Neural Machine Translation"
XU = "Xu et al., Show, Attend and Tell: Neural Image Caption Generation with Visual Attention"
DECODER = "queries: states of a decoder; keys and values: states of an encoder"
TANH = "every pair: L² tanh of E numbers; memory linear in L"
SHORT: dict[str, Any] = {"queries": 8}


@entry(
    "A share of what fits",
    2023,
    "Theerthala, Building Blocks of Transformers: Attention (Towards AI)",
    cost="every pair: L² divisions; memory linear in L",
    inputs="numbers (D = 1): what is missing, what the others have",
    width=1,
    value_width=1,
    positive=True,
    not_on_text="it compares single numbers, as the coin story does, and a model's queries and keys are vectors",
)
def proportional() -> Attention:
    """The coin story's first attention: how often what you miss fits into what the other has, as a share of the sum."""
    return Attention(score=scores.Quotient())


KERNEL = "Nadaraya, On Estimating Regression; Watson, Smooth Regression Analysis"
DISTANCE = "every pair: L² distances; memory linear in L"
POINTS = "queries: where to guess; keys: where something was measured; values: what was"


@entry("Nadaraya–Watson regression", 1964, KERNEL, cost=DISTANCE, inputs=POINTS)
def nadaraya_watson(width: float | Tensor = 2.0) -> Attention:
    """A guess is the mean of what was measured, weighted by a Gaussian of the distance: attention before it had the name. The
    width may be a learned tensor.
    """
    return Attention(score=scores.Gaussian(width))


@entry(
    "Boxcar kernel",
    1956,
    "Rosenblatt, Remarks on Some Nonparametric Estimates of a Density Function",
    cost=DISTANCE,
    inputs=POINTS,
)
def boxcar(width: float | Tensor = 6.0) -> Attention:
    """The plain mean of what was measured nearby, and nothing from further away."""
    return Attention(score=scores.Boxcar(width))


@entry(
    "Epanechnikov kernel",
    1969,
    "Epanechnikov, Non-Parametric Estimation of a Multivariate Probability Density; this form: Dive into Deep Learning",
    cost=DISTANCE,
    inputs=POINTS,
)
def epanechnikov(width: float | Tensor = 8.0) -> Attention:
    """Less with the distance, and nothing from the width on."""
    return Attention(score=scores.Epanechnikov(width))


@entry(
    "Content addressing",
    2014,
    "Graves, Wayne & Danihelka, Neural Turing Machines",
    inputs="queries: keys that a controller emits; keys and values: rows of a memory",
    **SHORT,
)
def content_addressing(temperature: float | Tensor = 0.2) -> Attention:
    """Rows of a memory are read by the angle between them and a query, sharpened by a number (1 / temperature) before the
    softmax.
    """
    return Attention(score=scores.Cosine(temperature))


def _additive(
    query_weight: Any, key_weight: Any, energy: Any, sizes: tuple[int, int], generator: Any
) -> scores.Additive:
    (width, hidden), rng = sizes, source(generator)
    query_weight = learned(query_weight, rng, width, hidden)
    key_weight = learned(key_weight, rng, width, hidden)
    return scores.Additive(query_weight, key_weight, learned(energy, rng, hidden, spread=1.0))


@entry("Additive attention", 2015, BAHDANAU, cost=TANH, inputs=DECODER, **SHORT)
def additive(
    query_weight: Tensor | None = None,
    key_weight: Tensor | None = None,
    energy: Tensor | None = None,
    width: int = 16,
    hidden: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """A small network scores each pair: one layer for the query, one for the key, a tanh, and a vector that sums up."""
    return Attention(score=_additive(query_weight, key_weight, energy, (width, hidden), generator))


@entry(
    "Soft visual attention",
    2015,
    XU,
    cost=TANH,
    inputs="queries: states of a caption's decoder; keys and values: places of an image",
    **SHORT,
)
def soft(
    query_weight: Tensor | None = None,
    key_weight: Tensor | None = None,
    energy: Tensor | None = None,
    width: int = 16,
    hidden: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """Additive attention over the places of an image: each word looks at all of them, at some more than at others."""
    return Attention(score=_additive(query_weight, key_weight, energy, (width, hidden), generator))


@entry(
    "Hard visual attention",
    2015,
    XU,
    cost=TANH,
    inputs="queries: states of a caption's decoder; keys and values: places of an image",
    **SHORT,
)
def hard(
    query_weight: Tensor | None = None,
    key_weight: Tensor | None = None,
    energy: Tensor | None = None,
    width: int = 16,
    hidden: int = 16,
    seed: int | None = None,
    generator: torch.Generator | None = None,
) -> Attention:
    """Each query takes one key. Without a seed it is the most probable one, as a map shows it; with a seed it is drawn from the
    softmax's shares, as the paper does in training (Gumbel noise on the scores, the same for the same seed). The paper learns
    by an estimate over many draws (REINFORCE); here the softmax's gradient passes straight through.
    """
    score = _additive(query_weight, key_weight, energy, (width, hidden), generator)
    noise = None if seed is None else NamedBias(_gumbel(seed), (), "Gumbel noise")
    return Attention(score=score, bias=noise, normalize=normalizers.Hard())


def _gumbel(seed: int) -> Callable[..., Tensor]:
    """s plus noise whose largest sum draws a key by the softmax of s. Counter-based: every engine draws the same."""

    def draw(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor) -> Tensor:
        uniform = (philox((b, h, i, j), seed)[0].double() + 0.5) / 2**32
        return s - torch.log(-torch.log(uniform)).to(s.dtype)

    return draw


@entry(
    "Pointer network",
    2015,
    "Vinyals, Fortunato & Jaitly, Pointer Networks",
    cost=TANH,
    inputs="values: the identity, so that what comes out is the weights",
    queries=8,
)
def pointer(
    query_weight: Tensor | None = None,
    key_weight: Tensor | None = None,
    energy: Tensor | None = None,
    width: int = 16,
    hidden: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """Additive attention whose weights are the answer: a distribution over the inputs, to point at one of them."""
    return Attention(score=_additive(query_weight, key_weight, energy, (width, hidden), generator))


@entry(
    "Memory network",
    2015,
    "Sukhbaatar, Szlam, Weston & Fergus, End-To-End Memory Networks",
    inputs="keys and values: two embeddings of the sentences in memory; one query: the question",
    queries=1,
)
def memory() -> Attention:
    """A question reads a memory of sentences: the softmax of plain inner products, without a scale."""
    return Attention(scale=1.0)


@entry("Luong's dot score", 2015, LUONG, inputs=DECODER, **SHORT)
def luong_dot() -> Attention:
    """The inner product alone scores a pair; the scale 1/√D came later, with the Transformer."""
    return Attention(scale=1.0)


def _general(weight: Any, width: int, generator: Any) -> scores.General:
    return scores.General(learned(weight, source(generator), width, width))


@entry("Luong's general score", 2015, LUONG, inputs=DECODER, **SHORT)
def luong_general(weight: Tensor | None = None, width: int = 16, generator: torch.Generator | None = None) -> Attention:
    """A learned matrix between query and key: what a query looks for need not look like what a key offers."""
    return Attention(score=_general(weight, width, generator))


@entry("Luong's concat score", 2015, LUONG, cost=TANH, inputs=DECODER, **SHORT)
def luong_concat(
    weight: Tensor | None = None,
    energy: Tensor | None = None,
    width: int = 16,
    hidden: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """One layer on query and key side by side, a tanh, and a vector that sums up: Bahdanau's network with one matrix."""
    rng = source(generator)
    weight = learned(weight, rng, 2 * width, hidden)
    return Attention(score=scores.Concat(weight, learned(energy, rng, hidden, spread=1.0)))


@entry("Luong's global attention", 2015, LUONG, inputs=DECODER, **SHORT)
def luong_global(weight: Tensor | None = None, width: int = 16, generator: torch.Generator | None = None) -> Attention:
    """Every source position takes part, here with the general score; its counterpart is local attention."""
    return Attention(score=_general(weight, width, generator))


@entry(
    "Luong's local attention, monotonic",
    2015,
    LUONG,
    cost="a window: L·(2r + 1) pairs; memory linear in L",
    inputs="a target as long as its source, aligned with it",
)
def luong_local_m(
    weight: Tensor | None = None, radius: int = 3, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """The decoder at position t looks at the source around t only: `radius` positions to each side."""
    return Attention(score=_general(weight, width, generator), window=(radius, radius))


@entry(
    "Luong's local attention, predictive", 2015, LUONG, cost=PAIRS + "; in the paper a window", inputs=DECODER, **SHORT
)
def luong_local_p(
    weight: Tensor | None = None,
    centre: Tensor | None = None,
    radius: int = 4,
    width: int = 16,
    queries: int = 8,
    keys: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """A softmax over the keys within `radius` of a position that the decoder predicts for each query (`centre`, (Lq,), in
    source positions), times a Gaussian around it; nothing divides by the sum again, so shares add up to less than 1. What
    the Gaussian takes away goes to a shadow of each key, which hands nothing over.
    """
    rng = source(generator)
    score = scores.General(learned(weight, rng, width, width))
    where = keys * torch.rand(queries, generator=rng) if centre is None else centre
    fixed = where.detach()

    def shadows(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return q, k.repeat_interleave(2, 2), torch.stack([v, torch.zeros_like(v)], 3).flatten(2, 3)

    def gaussian(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, centre: Tensor) -> Tensor:
        far = ((j // 2 - centre[i]) ** 2 / (2 * (radius / 2) ** 2)).clamp_min(1e-12)
        return s + torch.where(j % 2 == 0, -far, torch.log(-torch.expm1(-far)))

    words = f"log g, for shadows log(1 − g), g = exp(−(j − centre_i)² / (2·{radius / 2:g}²))"
    bias = NamedBias(gaussian, (where,), words, fits=(("Lq",),))
    near = NamedMask(lambda b, h, i, j: (j // 2 - fixed[i]).abs() <= radius, f"|j − centre_i| ≤ {radius}")
    left_out = Step(lambda out: out, "shadows hand over nothing", of_weights=lambda w: w[..., 0::2])
    return Attention(
        prepare=Step(shadows, "a shadow beside each key"), score=score, bias=bias, mask=near, finish=left_out
    )
