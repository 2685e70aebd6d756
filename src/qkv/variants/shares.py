"""How scores become shares: other normalizers, sinks, caps and temperatures."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from .. import normalizers, scores
from ..attention import Attention
from .entry import PAIRS, entry, learned, source
from .parts import NamedBias, NamedScore

ELEMENTWISE = PAIRS + "; no row has to be summed first"


@entry(
    "Learned sinks (gpt-oss)",
    2025,
    "OpenAI, gpt-oss-120b & gpt-oss-20b Model Card",
    cost=PAIRS + "; one more number a head",
)
def gpt_oss(
    sinks: Tensor | None = None, heads: int = 4, window: int | None = 8, generator: torch.Generator | None = None
) -> Attention:
    """A learned logit (Hq,) takes a share of each softmax and hands nothing over, so that a head can stay silent. Every second
    layer of the model sees a window of 128; window=None is the other kind.
    """
    sinks = learned(sinks, source(generator), heads, spread=1.0)
    return Attention(sinks=sinks, causal=True, window=None if window is None else (window - 1, 0))


@entry("Off by one", 2023, "Miller, Attention Is Off By One (blog post)")
def off_by_one() -> Attention:
    """One is added to the softmax's sum: a head that finds nothing hands over nothing."""
    return Attention(normalize=normalizers.Softmax(off_by_one=True))


@entry(
    "Capped scores (Gemma 2)",
    2024,
    "Gemma Team, Gemma 2: Improving Open Language Models at a Practical Size; from Bello et al. 2016",
)
def softcap(cap: float = 50.0) -> Attention:
    """A tanh keeps every score between −cap and cap, so that no pair runs away in training."""
    return Attention(softcap=cap, causal=True)


@entry(
    "Sigmoid attention",
    2024,
    "Ramapuram et al., Theory, Analysis, and Best Practices for Sigmoid Self-Attention",
    cost=ELEMENTWISE,
)
def sigmoid(length: int = 16) -> Attention:
    """Each pair for itself, without competition: sigmoid(s − log length), so that at the start weights sum to about one."""
    return Attention(normalize=normalizers.Sigmoid(bias=-math.log(length)))


@entry(
    "Sparsemax",
    2016,
    "Martins & Astudillo, From Softmax to Sparsemax: A Sparse Model of Attention and Multi-Label Classification",
    cost=PAIRS + "; a few passes for the threshold",
)
def sparsemax() -> Attention:
    """Shares that sum to one and are exactly 0 for every key that scores too low: the nearest point of the simplex."""
    return Attention(normalize=normalizers.Sparsemax())


@entry(
    "Entmax 1.5",
    2019,
    "Peters, Niculae & Martins, Sparse Sequence-to-Sequence Models",
    cost=PAIRS + "; a few passes for the threshold",
)
def entmax15() -> Attention:
    """Half-way between softmax and sparsemax: low keys get exactly 0, and the shares still change smoothly."""
    return Attention(normalize=normalizers.Entmax(1.5))


@entry(
    "α-entmax",
    2019,
    "Correia, Niculae & Martins, Adaptively Sparse Transformers",
    cost=PAIRS + "; a few passes for the threshold",
)
def entmax(alpha: float = 1.25) -> Attention:
    """Any α between softmax (1) and sparsemax (2): the larger, the more keys get exactly 0. The paper learns α; here it is
    given.
    """
    return Attention(normalize=normalizers.Entmax(alpha))


def _relu(power: int, words: str) -> NamedScore:
    return NamedScore(lambda q, k: torch.relu(q @ k.mT) ** power, (), words)


@entry(
    "ReLU attention",
    2023,
    "Wortsman, Lee, Gilmer & Kornblith, Replacing softmax with ReLU in Vision Transformers",
    cost=ELEMENTWISE,
)
def relu(width: int = 16, length: int = 16) -> Attention:
    """No softmax: what is below 0 counts nothing, and the rest is divided by the number of keys."""
    score = _relu(1, "relu(q·k)")
    return Attention(score=score, scale=1 / (length * math.sqrt(width)), normalize=normalizers.Identity())


@entry(
    "Squared ReLU (gated attention unit)",
    2022,
    "Hua, Dai, Liu & Le, Transformer Quality in Linear Time",
    cost=ELEMENTWISE,
    inputs="one head, as wide as the values need",
    heads=1,
    kv_heads=1,
)
def squared_relu(length: int = 16) -> Attention:
    """The square of what is above 0, over the length: a single head with it suffices beside a gate, says the paper."""
    score = _relu(2, "relu(q·k)²")
    return Attention(score=score, scale=1 / length, normalize=normalizers.Identity())


@entry("Scaled cosine (Swin V2)", 2022, "Liu et al., Swin Transformer V2: Scaling Up Capacity and Resolution")
def swin_v2(
    temperature: Tensor | None = None,
    bias: Tensor | None = None,
    heads: int = 4,
    generator: torch.Generator | None = None,
) -> Attention:
    """The cosine of query and key over a learned temperature (Hq,): no vector's length can dominate. `bias` may carry the
    paper's positions, made by a small network from the logarithms of distances.
    """
    temperature = learned(temperature, source(generator), heads, spread=0.02, around=0.2)
    return Attention(score=scores.Cosine(temperature), bias=bias)


@entry("Attention by the best key", 2020, "Hahn, Theoretical Limitations of Self-Attention in Neural Sequence Models")
def hardmax() -> Attention:
    """The best key takes everything; ties go to the first. What softmax tends to when its scores grow."""
    return Attention(normalize=normalizers.Hard())


@entry("Scalable softmax (SSMax)", 2025, "Nakanishi, Scalable-Softmax Is Superior for Attention")
def scalable_softmax(
    factor: Tensor | None = None, heads: int = 4, length: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """Scores are multiplied by a learned number a head (Hq,) times the logarithm of how many keys there are, so that attention
    does not fade as the text grows. Causal: a row counts what it sees, i + 1.
    """

    def sharpen(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, factor: Tensor) -> Tensor:
        return s * factor[h] * torch.log((i + 1).to(s.dtype))

    factor = learned(factor, source(generator), heads, spread=0.1, around=0.4)
    bias = NamedBias(sharpen, (factor,), "s_ij · f_h · log(i + 1)", whole=True, fits=(("Hq",),))
    return Attention(bias=bias, causal=True)


@entry("Log-length scaling", 2022, "Chiang & Cholak, Overcoming a Theoretical Limitation of Self-Attention")
def log_length(width: int = 16, length: int = 16) -> Attention:
    """The scale is log L / √D: with more keys the softmax gets sharper, so that one key can still win."""
    return Attention(scale=math.log(length) / math.sqrt(width))


@entry("Unscaled attention", 2017, "Vaswani et al., Attention Is All You Need, section 3.2.1")
def unscaled() -> Attention:
    """Without 1/√D: with the width the scores grow, the softmax saturates, and learning slows down. What the scale is for."""
    return Attention(scale=1.0)


@entry("Learned temperature a head", 2021, "El-Nouby et al., XCiT; Liu et al., Swin Transformer V2 (temperatures)")
def temperature(logits: Tensor | None = None, heads: int = 4, generator: torch.Generator | None = None) -> Attention:
    """Each head learns how sharp it is: scores times exp(logit_h), logits (Hq,)."""

    def sharpen(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, logits: Tensor) -> Tensor:
        return s * logits[h].exp()

    bias = NamedBias(
        sharpen,
        (learned(logits, source(generator), heads, spread=0.5),),
        "s_ij · exp(t_h)",
        whole=True,
        fits=(("Hq",),),
    )
    return Attention(bias=bias)
