"""The Transformer's attention, and what differs from it in the inputs and the heads alone."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from ..attention import Attention
from ..attention import attention as attend
from .entry import entry, learned, source
from .parts import Step

VASWANI = "Vaswani et al., Attention Is All You Need"
SET = "Lee et al., Set Transformer: A Framework for Attention-based Permutation-Invariant Neural Networks"
SELF = "query, key and value from one sequence"


@entry("Scaled dot-product attention", 2017, VASWANI)
def scaled_dot_product() -> Attention:
    """The plain form that every other one is compared with: inner products over √D, a softmax, a weighted mean."""
    return Attention()


@entry("Self-attention", 2016, "Cheng, Dong & Lapata, Long Short-Term Memory-Networks for Machine Reading", inputs=SELF)
def self_attention() -> Attention:
    """A sequence asks itself: each position gathers from all others. The mechanism is unchanged, only the inputs are one."""
    return Attention()


@entry(
    "Cross-attention",
    2017,
    VASWANI,
    cost="every pair: Lq·Lk products of width D; memory linear in Lq + Lk",
    inputs="queries from one sequence, keys and values from another",
    queries=8,
    not_on_text="its queries come from one sequence and its keys from another, and a text is one sequence",
)
def cross_attention() -> Attention:
    """One sequence asks another, as a translation asks its source."""
    return Attention()


@entry("Causal attention", 2017, VASWANI, cost="half of the pairs: L²/2; memory linear in L")
def causal() -> Attention:
    """A position sees itself and what came before, so that a model can learn to predict what comes next."""
    return Attention(causal=True)


@entry("Multi-head attention", 2017, VASWANI, inputs="width split into heads, each with its own query, key and value")
def multi_head() -> Attention:
    """Several attentions at once, each on a part of the width: one word can read several others for several reasons."""
    return Attention()


@entry(
    "Multi-query attention",
    2019,
    "Shazeer, Fast Transformer Decoding: One Write-Head is All You Need",
    cost="every pair; a cache of keys and values smaller by the number of heads",
    inputs="many query heads, one key and value head",
    kv_heads=1,
)
def multi_query() -> Attention:
    """All query heads share one key and value head: a decoder reads its cache once instead of once a head."""
    return Attention(causal=True)


@entry(
    "Grouped-query attention",
    2023,
    "Ainslie et al., GQA: Training Generalized Multi-Query Transformer Models from Multi-Head Checkpoints",
    cost="every pair; a cache of keys and values smaller by the size of a group",
    inputs="query heads in groups, one key and value head a group",
    kv_heads=2,
)
def grouped_query() -> Attention:
    """Between multi-head and multi-query: query head h reads key and value head h // (Hq / Hkv)."""
    return Attention(causal=True)


@entry("Set attention (SAB)", 2019, SET, inputs="query, key and value from one set; no positions, so no order")
def set_attention() -> Attention:
    """Self-attention without positions: shuffle the set and the outputs are shuffled in the same way."""
    return Attention()


@entry(
    "Pooling by attention (PMA)",
    2019,
    SET,
    cost="m seeds: m·L pairs",
    inputs="queries: m learned seeds",
    queries=2,
    not_on_text="its queries are learned seeds, so no word asks",
)
def pooling() -> Attention:
    """A few learned seeds ask a whole set: what comes out is a summary of fixed size."""
    return Attention()


@entry(
    "Induced set attention (ISAB)",
    2019,
    SET,
    cost="m inducing points: 2·m·L pairs",
    inputs="query, key, value: one set",
    not_on_text="its words ask learned points, so no weight belongs to a word",
)
def induced(
    points: Tensor | None = None,
    count: int = 4,
    heads: int = 4,
    width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """`count` learned points (Hq, count, D) first ask the set; then every member asks the points, each of which answers with
    what it has gathered. The paper projects that answer again; here it is key and value as it is.
    """

    def gather(q: Tensor, k: Tensor, v: Tensor, points: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        answers = attend(points.expand(q.shape[0], *points.shape), k, v)
        return q, answers, answers

    points = learned(points, source(generator), heads, count, width, spread=1.0)
    return Attention(
        prepare=Step(gather, f"{points.shape[-2]} learned points ask the set; they are keys and values", (points,))
    )


@entry(
    "Perceiver cross-attention",
    2021,
    "Jaegle et al., Perceiver: General Perception with Iterative Attention",
    cost="N latents: N·L pairs, linear in L",
    inputs="queries: N learned latents; keys and values: L inputs, L much larger",
    queries=4,
    kv_heads=1,
    heads=1,
    not_on_text="its queries are learned latents, so no word asks",
)
def perceiver() -> Attention:
    """A small array of latents reads an input of any size and kind: pixels, points, sound."""
    return Attention()


@entry(
    "Linformer",
    2020,
    "Wang et al., Linformer: Self-Attention with Linear Complexity",
    cost="m summaries: m·L pairs, linear in L",
    inputs="keys and values of a fixed length",
    not_on_text="its keys are sums over all words, so no weight belongs to a word",
)
def linformer(
    key_map: Tensor | None = None,
    value_map: Tensor | None = None,
    summaries: int = 4,
    length: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """Learned matrices (m, L) make m summaries of all keys and all values; a query asks the summaries."""

    def summarize(q: Tensor, k: Tensor, v: Tensor, e: Tensor, f: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return q, e @ k, f @ v

    rng = source(generator)
    maps = (learned(key_map, rng, summaries, length), learned(value_map, rng, summaries, length))
    return Attention(
        prepare=Step(summarize, f"{maps[0].shape[0]} learned sums over all keys, and over all values", maps)
    )


@entry(
    "Memory-compressed attention",
    2018,
    "Liu et al., Generating Wikipedia by Summarizing Long Sequences",
    cost="L²/c pairs for a stride of c",
    not_on_text="its keys are sums over several words, so no weight belongs to a word",
)
def memory_compressed(
    kernel: Tensor | None = None, stride: int = 4, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """A strided convolution (D, D, stride) shortens keys and values before anyone asks. Without the causal mask, which the
    paper adds.
    """

    def compress(q: Tensor, k: Tensor, v: Tensor, kernel: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        def short(x: Tensor) -> Tensor:
            rows = torch.nn.functional.conv1d(x.flatten(0, 1).mT, kernel, stride=kernel.shape[-1])
            return rows.mT.unflatten(0, x.shape[:2])

        return q, short(k), short(v)

    kernel = learned(kernel, source(generator), width, width, stride)
    words = f"a learned convolution of stride {kernel.shape[-1]} over keys and values"
    return Attention(prepare=Step(compress, words, (kernel,)))


@entry(
    "Persistent memory",
    2019,
    "Sukhbaatar et al., Augmenting Self-attention with Persistent Memory",
    cost="every pair and m more keys: L·(L + m)",
)
def persistent_memory(
    keys: Tensor | None = None,
    values: Tensor | None = None,
    count: int = 4,
    heads: int = 4,
    width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """Learned keys and values (Hkv, count, D) stand before the sequence and are always visible, like a feed-forward layer
    that takes part in the softmax.
    """

    def extend(q: Tensor, k: Tensor, v: Tensor, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        def before(own: Tensor, x: Tensor) -> Tensor:
            return torch.cat([own.expand(x.shape[0], *own.shape), x], dim=2)

        return q, before(keys, k), before(values, v)

    rng = source(generator)
    own: tuple[Any, ...] = tuple(learned(x, rng, heads, count, width, spread=1.0) for x in (keys, values))
    return Attention(
        prepare=Step(extend, f"{own[0].shape[-2]} learned keys and values before the sequence", own), causal=True
    )
