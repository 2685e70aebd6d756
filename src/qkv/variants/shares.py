"""How scores become shares: other normalizers, sinks, caps and temperatures."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from .. import normalizers
from ..attention import Attention
from .entry import PAIRS, entry, learned, source
from .parts import NamedBias

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
    bias = NamedBias(sharpen, (factor,), "(s_ij · f_h · log(i + 1))", whole=True)
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

    bias = NamedBias(sharpen, (learned(logits, source(generator), heads, spread=0.5),), "(s_ij · exp(t_h))", whole=True)
    return Attention(bias=bias)
