"""What is done to queries, keys and values before the score, and to the output after it: norms, gates, heads that mix."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from ..attention import Attention
from ..positions import rope
from .entry import PAIRS, entry, learned, source
from .parts import Step, rms, unit

QWEN = "Qiu et al., Gated Attention for Large Language Models: Non-linearity, Sparsity, and Attention-Sink-Free"
DEEPSEEK = "DeepSeek-AI, DeepSeek-V2: A Strong, Economical, and Efficient Mixture-of-Experts Language Model"


@entry("Query-key normalization", 2020, "Henry, Dachapally, Pawar & Chen, Query-Key Normalization for Transformers")
def qk_norm(gain: Tensor | None = None, generator: torch.Generator | None = None) -> Attention:
    """Queries and keys get length 1, and one learned number takes the place of 1/√D: a score is a cosine times that number."""
    gain = learned(gain, source(generator), 1, spread=0.1, around=4.0)
    words = "q and k to length 1, times a learned gain"
    return Attention(prepare=Step(lambda q, k, v, g: (unit(q) * g, unit(k), v), words, (gain,)), scale=1.0)


def _rms(
    words: str, q_gain: Tensor | None, k_gain: Tensor | None, width: int, generator: torch.Generator | None
) -> Step:
    rng = source(generator)
    gains = tuple(learned(x, rng, width, spread=0.1, around=1.0) for x in (q_gain, k_gain))
    return Step(lambda q, k, v, g, h: (rms(q) * g, rms(k) * h, v), words, gains)


@entry(
    "Root-mean-square norm of queries and keys",
    2023,
    "Dehghani et al., Scaling Vision Transformers to 22 Billion Parameters; this form: Gemma 3 and Qwen3 (2025)",
)
def qk_rms_norm(
    q_gain: Tensor | None = None,
    k_gain: Tensor | None = None,
    width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """Queries and keys are divided by their root mean square and multiplied by learned gains (D,), so that no logit grows
    without bound.
    """
    words = "q and k over their root mean square, times learned gains"
    return Attention(prepare=_rms(words, q_gain, k_gain, width, generator), causal=True)


@entry(
    "Normalized Transformer (nGPT)",
    2024,
    "Loshchilov et al., nGPT: Normalized Transformer with Representation Learning on the Hypersphere",
)
def ngpt(gain: Tensor | None = None, width: int = 16, generator: torch.Generator | None = None) -> Attention:
    """Queries and keys get length 1 and a learned gain (D,) a coordinate, and the scale is √D instead of 1/√D."""
    gain = learned(gain, source(generator), width, spread=0.1, around=1.0)
    words = "q and k to length 1, times a learned gain a coordinate"
    step = Step(lambda q, k, v, g: (unit(q) * g, unit(k) * g, v), words, (gain,))
    return Attention(prepare=step, scale=width**0.5, causal=True)


def sigmoid_gate(logits: Tensor) -> Step:
    """A finish: the output times sigmoid(logits), which broadcast to it."""
    return Step(lambda out, g: out * torch.sigmoid(g), "out · sigmoid(gate)", (logits,))


@entry("Gated attention", 2025, QWEN, inputs="a gate for each output, projected from the query's input")
def gated(
    gate: Tensor | None = None,
    heads: int = 4,
    length: int = 16,
    value_width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """A sigmoid gate a head and coordinate, logits (…, Hq, Lq, Dv) from the same input as the query, lets the output through:
    a head may stay silent without a sink.
    """
    gate = learned(gate, source(generator), heads, length, value_width, spread=1.0)
    return Attention(finish=sigmoid_gate(gate), causal=True)


@entry(
    "Differential attention",
    2024,
    "Ye et al., Differential Transformer",
    cost="two softmaxes: 2·L² products of width D/2",
    inputs="queries and keys in two halves, q1 and q2, k1 and k2",
)
def differential(
    vectors: Tensor | None = None,
    gain: Tensor | None = None,
    initial: float = 0.8,
    width: int = 16,
    value_width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """Two softmaxes on the two halves of query and key, and their difference: (A1 − λ·A2) V. What both heads read, noise,
    goes. λ = exp(a·b) − exp(c·d) + initial from four learned vectors (4, D/2), one λ for all heads of a layer; then each
    head's output is divided by its root mean square and multiplied by a gain (Dv,) and by 1 − initial. The paper's initial
    grows with the depth: 0.8 − 0.6·exp(−0.3·(layer − 1)).
    """

    def double(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        def halves(x: Tensor) -> Tensor:  # (B, H, L, D) -> (B, 2H, L, D/2): head 2h is the first half of head h
            return torch.stack(x.chunk(2, -1), 2).flatten(1, 2)

        return halves(q), halves(k), v.repeat_interleave(2, 1)

    def difference(x: Tensor, vectors: Tensor, gain: Tensor) -> Tensor:
        del gain
        a, b, c, d = vectors
        share = torch.exp(a @ b) - torch.exp(c @ d) + initial
        return x[:, ::2] - share * x[:, 1::2]

    def subtract(out: Tensor, vectors: Tensor, gain: Tensor) -> Tensor:
        return rms(difference(out, vectors, gain), 1e-5) * gain * (1 - initial)

    rng = source(generator)
    vectors = learned(vectors, rng, 4, width // 2, spread=0.1)
    gain = learned(gain, rng, value_width, spread=0.1, around=1.0)
    words = f"first − λ · second, λ = exp(a·b) − exp(c·d) + {initial:g}; over its root mean square, · gain · {1 - initial:g}"
    return Attention(
        prepare=Step(double, "two heads from the halves of each"),
        finish=Step(subtract, words, (vectors, gain), of_weights=difference),
    )


@entry(
    "Talking heads",
    2020,
    "Shazeer, Lan, Cheng, Ding & Hou, Talking-Heads Attention",
    cost="every pair, H times as wide: H·L² products of H·D",
)
def talking_heads(
    before: Tensor | None = None, after: Tensor | None = None, heads: int = 4, width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:  # fmt: skip
    """Heads mix their scores before the softmax and their weights after it, by two learned (Hq, Hq) matrices. A mixed score is
    one inner product of all heads' queries and keys side by side; a mixed weight is a mix of outputs on wider values.
    """

    def side_by_side(q: Tensor, k: Tensor, v: Tensor, before: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        batch, n = q.shape[:2]
        mixed = torch.einsum("hg,bgld->bhlgd", before, q).flatten(-2)
        keys, values = (x.movedim(1, 2).flatten(-2).unsqueeze(1).expand(batch, n, -1, -1) for x in (k, v))
        return mixed, keys, values

    def mix(out: Tensor, after: Tensor) -> Tensor:
        n = out.shape[1]
        return torch.einsum("hg,bglhd->bhld", after, out.unflatten(-1, (n, -1)))

    def mix_weights(w: Tensor, after: Tensor) -> Tensor:
        return torch.einsum("hg,bgij->bhij", after, w)

    rng = source(generator)
    pair = tuple(torch.eye(heads) + learned(None, rng, heads, heads) / 2 if x is None else x for x in (before, after))
    return Attention(
        prepare=Step(side_by_side, "heads side by side, scores mixed by P", pair[:1]),
        finish=Step(mix, "weights mixed over heads by P'", pair[1:], of_weights=mix_weights),
        scale=width**-0.5,
    )


LATENT: dict[str, Any] = {
    "inputs": "queries: content beside 4 numbers that turn; keys: a latent beside 4 numbers that turn; values: the latent",
    "kv_heads": 1,
    "width": 20,
    "key_width": 12,
    "value_width": 8,
    "not_on_text": "its keys and values are made from one small latent a word, which this kind of model does not have",
}


def _latent_maps(
    key_up: Tensor | None, value_up: Tensor | None, sizes: tuple[int, int, int, int], generator: object
) -> tuple[Tensor, ...]:
    (heads, rank, width, out), rng = sizes, source(generator)  # type: ignore[arg-type]
    return learned(key_up, rng, heads, rank, width), learned(value_up, rng, heads, rank, out)


def _turned(q: Tensor, k: Tensor, turned: int, base: float) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(content of q, rotated part of q, latent of k, rotated part of k): what turns stands last."""
    turn_q, turn_k = rope(q[..., -turned:], k[..., -turned:], base=base, interleaved=True)
    return q[..., :-turned], turn_q, k[..., :-turned], turn_k


@entry("Multi-head latent attention, expanded", 2024, DEEPSEEK, cost=PAIRS + "; a cache of R + 4 numbers a token for all heads",
       **LATENT)  # fmt: skip
def latent(
    key_up: Tensor | None = None, value_up: Tensor | None = None, heads: int = 4, rank: int = 8, width: int = 20,
    turned: int = 4, out: int = 16, base: float = 10_000.0, generator: torch.Generator | None = None,
) -> Attention:  # fmt: skip
    """Keys and values of all heads are made from one small latent a token, by learned maps (Hq, R, D) and (Hq, R, Dv): only the
    latent is kept. Positions stand apart: `turned` numbers of each query, and as many of one key for all heads, are rotated and
    appended, and the scale counts them. As in training.
    """

    def expand(q: Tensor, k: Tensor, v: Tensor, up_k: Tensor, up_v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        content, turn_q, small, turn_k = _turned(q, k, turned, base)
        keys = torch.cat([small @ up_k, turn_k.expand(-1, up_k.shape[0], -1, -1)], -1)
        return torch.cat([content, turn_q], -1), keys, v @ up_v

    maps = _latent_maps(key_up, value_up, (heads, rank, width - turned, out), generator)
    return Attention(
        prepare=Step(expand, "k and v of each head from the latent; rotated parts appended", maps), causal=True
    )


@entry("Multi-head latent attention, absorbed", 2024, DEEPSEEK,
       cost="every pair, of width R + 4; keys and values of no head are ever formed", **LATENT)  # fmt: skip
def latent_absorbed(
    key_up: Tensor | None = None, value_up: Tensor | None = None, heads: int = 4, rank: int = 8, width: int = 20,
    turned: int = 4, out: int = 16, base: float = 10_000.0, generator: torch.Generator | None = None,
) -> Attention:  # fmt: skip
    """The same result as `latent`: the key's map moves to the query and the value's map behind the mix, so that the latent
    itself, beside its rotated part, is the key, and the value: one head for all. As in decoding.
    """

    def absorb(q: Tensor, k: Tensor, v: Tensor, up_k: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        content, turn_q, small, turn_k = _turned(q, k, turned, base)
        return torch.cat([content @ up_k.mT, turn_q], -1), torch.cat([small, turn_k], -1), v

    maps = _latent_maps(key_up, value_up, (heads, rank, width - turned, out), generator)
    return Attention(
        prepare=Step(absorb, "q into the latent's space; rotated parts appended", maps[:1]),
        finish=Step(lambda out, up_v: out @ up_v, "out of the latent's space", maps[1:]),
        scale=width**-0.5,
        causal=True,
    )


@entry("Value residual", 2024, "Zhou et al., Value Residual Learning For Alleviating Attention Concentration In Transformers",
       inputs="the first layer's values beside the layer's own")  # fmt: skip
def value_residual(
    first: Tensor | None = None,
    share: Tensor | None = None,
    heads: int = 4,
    length: int = 16,
    value_width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """The first layer's values `first` (…, Hkv, Lk, Dv) join each later layer's, with two learned factors `share` (2,)."""

    def join(q: Tensor, k: Tensor, v: Tensor, first: Tensor, share: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        own, earlier = share
        return q, k, own * v + earlier * first

    rng = source(generator)
    first = learned(first, rng, heads, length, value_width, spread=1.0)
    share = learned(share, rng, 2, spread=0.1, around=0.5)
    return Attention(prepare=Step(join, "v = λ1 · v + λ2 · v of the first layer", (first, share)), causal=True)


@entry(
    "Cross-covariance attention (XCiT)",
    2021,
    "El-Nouby et al., XCiT: Cross-Covariance Image Transformers",
    cost="D² pairs of width L: linear in L",
    inputs="channels ask channels: query, key, value transposed",
    not_on_text="its channels ask channels, so no weight belongs to a word",
)
def cross_covariance(
    temperature: Tensor | None = None, heads: int = 4, generator: torch.Generator | None = None
) -> Attention:
    """Channels attend to channels instead of positions to positions, each a unit vector along the sequence, with a learned
    temperature (Hq,).
    """

    def turn(q: Tensor, k: Tensor, v: Tensor, temperature: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        factor = temperature.view(-1, 1, 1)
        return unit(q, -2).mT * factor, unit(k, -2).mT, v.mT

    temperature = learned(temperature, source(generator), heads, spread=0.1, around=2.0)
    return Attention(
        prepare=Step(turn, "unit vectors along the sequence, turned over", (temperature,)),
        finish=Step(lambda out: out.mT, "turned back"),
        scale=1.0,
    )


@entry("Collaborative heads", 2020, "Cordonnier, Loukas & Jaggi, Multi-Head Attention: Collaborate Instead of Concatenate",
       inputs="queries and keys shared by all heads", cost=PAIRS, heads=4)  # fmt: skip
def collaborative(
    mixing: Tensor | None = None, heads: int = 4, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """Heads share their queries' and keys' space, and each weighs its coordinates by a learned vector, mixing (Hq, D)."""
    mixing = learned(mixing, source(generator), heads, width, spread=0.5, around=1.0)
    step = Step(lambda q, k, v, m: (q * m.unsqueeze(1), k, v), "q times a learned vector a head", (mixing,))
    return Attention(prepare=step)
