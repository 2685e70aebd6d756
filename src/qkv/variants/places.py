"""How a position enters the score, but for rotations: added vectors, distances, learned tables, graphs."""

from __future__ import annotations

import torch
from torch import Tensor

from .. import biases, positions
from ..attention import Attention
from .entry import PAIRS, entry, learned, source
from .parts import NamedBias, NamedScore, Step

RULE = PAIRS + "; nothing to store for positions"


@entry(
    "No positions (NoPE)",
    2023,
    "Kazemnejad et al., The Impact of Positional Encoding on Length Generalization in Transformers",
    inputs="no positions, anywhere",
)
def nope() -> Attention:
    """A causal decoder without any position: what each one sees already tells the order."""
    return Attention(causal=True)


@entry(
    "Sinusoidal positions",
    2017,
    "Vaswani et al., Attention Is All You Need",
)
def sinusoidal(base: float = 10_000.0) -> Attention:
    """Sines and cosines of each position are added to queries and keys. The paper adds them to the words' embeddings, before
    the projections; with these as identities it is the same.
    """

    def add(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        wave = positions.sinusoidal(k.shape[-2], k.shape[-1], base, dtype=k.dtype, device=k.device)
        return q + wave[len(wave) - q.shape[-2] :], k + wave, v

    return Attention(prepare=Step(add, "add sines and cosines of the positions to q and k"))


@entry(
    "Learned positions",
    2017,
    "Gehring et al., Convolutional Sequence to Sequence Learning",
)
def learned_positions(
    table: Tensor | None = None, length: int = 16, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """A learned vector (length, D) for each position is added to queries and keys: no order is assumed, and no length beyond
    the table's.
    """

    def add(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return q + table[k.shape[-2] - q.shape[-2] : k.shape[-2]], k + table[: k.shape[-2]], v

    table = learned(table, source(generator), length, width, spread=1.0)
    return Attention(prepare=Step(add, "add a learned vector for each position to q and k", (table,)))


@entry(
    "ALiBi",
    2022,
    "Press, Smith & Lewis, Train Short, Test Long: Attention with Linear Biases",
    cost=RULE,
)
def alibi(slopes: Tensor | None = None) -> Attention:
    """A penalty that grows with the distance, steeper in some heads than in others: it holds at lengths never trained on."""
    return Attention(bias=biases.ALiBi(slopes), causal=True)


@entry(
    "KERPLE (logarithmic)",
    2022,
    "Chi et al., KERPLE: Kernelized Relative Positional Embedding for Length Extrapolation",
    cost=RULE,
)
def kerple(
    size: Tensor | None = None, rate: Tensor | None = None, heads: int = 4, generator: torch.Generator | None = None
) -> Attention:
    """A penalty that grows with the logarithm of the distance; how fast is learned, two positive numbers (Hq,) a head."""

    def penalty(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, size: Tensor, rate: Tensor) -> Tensor:
        return s - size[h] * torch.log1p(rate[h] * (i - j).abs())

    rng = source(generator)
    numbers = tuple(torch.rand(heads, generator=rng) + 0.5 if x is None else x for x in (size, rate))
    return Attention(
        bias=NamedBias(penalty, numbers, "−r_h·log(1 + a_h·|i − j|)", fits=(("Hq",), ("Hq",))), causal=True
    )


@entry(
    "Shaw's relative positions, for keys",
    2018,
    "Shaw, Uszkoreit & Vaswani, Self-Attention with Relative Position Representations",
)
def shaw(
    table: Tensor | None = None, reach: int = 4, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """A learned vector for each distance from −reach to reach (2·reach + 1, D) joins the key: s = q·(k + a_(j − i)) / √D. A
    query carries its products with all of them, and its position, so that no pair needs a vector. The paper has vectors for the
    values as well, which are not here: they would need each distance's weight beside the output.
    """
    table = learned(table, source(generator), 2 * reach + 1, width, spread=1.0)
    if table.dim() != 2 or table.shape[0] % 2 == 0:
        raise ValueError(
            f'variants["shaw"].make: table is {tuple(table.shape)}; expected (2·reach + 1, D), a vector for each distance from '
            "−reach to reach: an odd count."
        )
    far, wide = (table.shape[0] - 1) // 2, table.shape[1]

    def prepare(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        j = _written(torch.arange(k.shape[-2], device=k.device), k)
        i = j[..., k.shape[-2] - q.shape[-2] :, :].expand(*q.shape[:3], 2)
        return torch.cat([q, q @ table.mT, i], -1), torch.cat([k, j.expand(*k.shape[:3], 2)], -1), v

    def score(q: Tensor, k: Tensor) -> Tensor:
        which = (_read(k).unsqueeze(-2) - _read(q).unsqueeze(-1)).clamp(-far, far) + far
        return q[..., :wide] @ k[..., :wide].mT + q[..., wide:-2].gather(-1, which)

    step = Step(prepare, "append the products q·a, and positions", (table,))
    return Attention(prepare=step, score=NamedScore(score, (), "q·(k + a[clip(j − i)])"), scale=wide**-0.5)


def _written(where: Tensor, like: Tensor) -> Tensor:
    """Positions as two numbers (…, 2) that bfloat16 holds exactly, up to 65,791."""
    return torch.stack([where // 256, where % 256], -1).to(like.dtype)


def _read(x: Tensor) -> Tensor:
    """The positions that `_written` put last."""
    return (x[..., -2] * 256 + x[..., -1]).detach().round().long()


@entry(
    "Graph attention bias (Graphormer)",
    2021,
    "Ying et al., Do Transformers Really Perform Bad for Graph Representation?",
    inputs="query, key and value: the nodes of a graph, with their distances",
    cost=PAIRS + " beside the distances, L² integers",
    not_on_text="it looks at the nodes of a graph and their distances, and a text has none",
)
def graphormer(
    table: Tensor | None = None,
    distances: Tensor | None = None,
    heads: int = 4,
    length: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """A learned number for each length of the shortest path between two nodes, (Hq, longest + 1), joins the score. By default
    the graph is a ring of 16 nodes.
    """
    step = torch.arange(length)
    ring = (step[:, None] - step).abs()
    distances = torch.minimum(ring, length - ring) if distances is None else distances

    def along(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, table: Tensor, distances: Tensor) -> Tensor:
        return s + table[h, distances[i, j]]

    table = learned(table, source(generator), heads, int(distances.max()) + 1, spread=1.0)
    return Attention(
        bias=NamedBias(along, (table, distances), "b_h[path length from i to j]", fits=(("Hq", None), ("Lq", "Lk")))
    )


@entry(
    "Relative positions in a window (Swin)",
    2021,
    "Liu et al., Swin Transformer: Hierarchical Vision Transformer using Shifted Windows",
    inputs="query, key and value: the places of an image window, row by row",
    not_on_text="it looks at the places of an image, and a text has none",
)
def swin_bias(
    table: Tensor | None = None,
    height: int = 4,
    width: int = 4,
    heads: int = 4,
    generator: torch.Generator | None = None,
) -> Attention:
    """A learned number for each offset (dy, dx) between two places of a window, (Hq, 2H − 1, 2W − 1), joins the score."""

    def offset(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, table: Tensor) -> Tensor:
        return s + table[h, i // width - j // width + height - 1, i % width - j % width + width - 1]

    table = learned(table, source(generator), heads, 2 * height - 1, 2 * width - 1, spread=1.0)
    return Attention(
        bias=NamedBias(
            offset, (table,), "b_h[rows apart, columns apart]", fits=(("Hq", 2 * height - 1, 2 * width - 1),)
        )
    )


@entry(
    "Pair bias with a gate (AlphaFold)",
    2021,
    "Jumper et al., Highly accurate protein structure prediction with AlphaFold, supplement, algorithm 7",
    inputs="query, key and value: residues, with a representation of each pair",
    cost=PAIRS + " beside the pairs' own numbers",
    not_on_text="it needs what is known about each pair of residues, and pairs of words have no such numbers",
)
def pair_bias(
    bias: Tensor | None = None,
    gate: Tensor | None = None,
    heads: int = 4,
    length: int = 16,
    value_width: int = 16,
    generator: torch.Generator | None = None,
) -> Attention:
    """What is known about a pair of residues joins the score (Hq, L, L), and a gate of the query's own (logits, (Hq, Lq, Dv))
    lets the output through.
    """
    from .heads import sigmoid_gate

    rng = source(generator)
    bias = learned(bias, rng, heads, length, length, spread=1.0)
    return Attention(bias=bias, finish=sigmoid_gate(learned(gate, rng, heads, length, value_width, spread=1.0)))


@entry("Forgetting attention", 2025, "Lin et al., Forgetting Transformer: Softmax Attention with a Forget Gate")
def forgetting(
    gates: Tensor | None = None, heads: int = 4, length: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """Every position has a forget gate a head, sigmoid(gates) (Hq, Lk) from the input: a score fades by the logarithms of all
    gates between key and query, a decay that depends on what was read.
    """
    gates = learned(gates, source(generator), heads, length, spread=1.0)
    total = torch.nn.functional.logsigmoid(gates).cumsum(-1)

    def fade(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, total: Tensor) -> Tensor:
        return s + total[h, i] - total[h, j]

    return Attention(
        bias=NamedBias(fade, (total,), "Σ log forget gates from j + 1 to i", fits=(("Hq", "Lk"),)), causal=True
    )


@entry(
    "T5's relative positions",
    2020,
    "Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer",
    cost=PAIRS + "; a number for each bucket and head",
)
def t5(
    table: Tensor | None = None,
    buckets: int = 32,
    heads: int = 4,
    max_distance: int = 128,
    bidirectional: bool = True,
    generator: torch.Generator | None = None,
) -> Attention:
    """A learned number for each head and bucket of distances, table (buckets, Hq), joins the score: near distances have
    buckets of their own, far ones share theirs. The score has no scale.
    """
    table = learned(table, source(generator), buckets, heads, spread=1.0)
    return Attention(scale=1.0, bias=biases.T5(table, bidirectional, max_distance), causal=not bidirectional)


@entry(
    "Clipped relative bias",
    2018,
    "Shaw, Uszkoreit & Vaswani, Self-Attention with Relative Position Representations, with numbers for vectors",
    cost=PAIRS + "; a number for each distance and head",
)
def relative_bias(
    table: Tensor | None = None, reach: int = 4, heads: int = 4, generator: torch.Generator | None = None
) -> Attention:
    """A learned number for each head and distance from −reach to reach, table (Hq, 2·reach + 1), joins the score."""
    return Attention(bias=biases.RelativePosition(learned(table, source(generator), heads, 2 * reach + 1, spread=1.0)))
