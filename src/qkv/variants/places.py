"""How a position enters the score: rotations, distances, learned tables, graphs, and decay."""

from __future__ import annotations

import torch
from torch import Tensor

from .. import biases
from ..attention import Attention
from .entry import PAIRS, entry, learned, source
from .parts import NamedBias, NamedScore, Step

SELF = "query, key and value from one sequence"
RULE = PAIRS + "; nothing to store for positions"


def rotate(x: Tensor, where: Tensor, frequencies: Tensor) -> Tensor:
    """RoPE: the pairs (x_n, x_{n + R/2}) of the first R numbers turned by where · frequency_n; the others stay.

    x (B, H, L, D), where (L,) positions, frequencies (R/2,).
    """
    angle = where.to(x.dtype)[:, None] * frequencies.to(x.dtype)
    half = frequencies.shape[0]
    a, b, rest = x[..., :half], x[..., half : 2 * half], x[..., 2 * half :]
    cos, sin = angle.cos(), angle.sin()
    return torch.cat([a * cos - b * sin, b * cos + a * sin, rest], -1)


def rotation(words: str, frequencies: Tensor, stretch: float = 1.0) -> Step:
    """A prepare that rotates queries and keys; the queries are the last Lq of the Lk positions, each over `stretch`."""

    def prepare(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        where = torch.arange(k.shape[-2], dtype=torch.float64, device=k.device) / stretch
        return rotate(q, where[len(where) - q.shape[-2] :], frequencies), rotate(k, where, frequencies), v

    return Step(prepare, words)


def frequencies(width: int, base: float) -> Tensor:
    """base^(−2n / width) for n < width / 2, in float64."""
    return base ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)


@entry(
    "Rotary positions (RoPE)",
    2021,
    "Su et al., RoFormer: Enhanced Transformer with Rotary Position Embedding",
    cost=RULE,
)
def rope(width: int = 16, base: float = 10_000.0) -> Attention:
    """Queries and keys are turned by an angle that grows with their position; their inner product then knows the distance.
    The pairs are (n, n + D/2), as in GPT-NeoX and Llama.
    """
    return Attention(prepare=rotation("turn q and k by their positions (RoPE)", frequencies(width, base)), causal=True)


@entry("Partial rotary positions", 2021, "Black et al., GPT-NeoX-20B; Wang & Komatsuzaki, GPT-J-6B", cost=RULE)
def partial_rope(width: int = 16, share: float = 0.25, base: float = 10_000.0) -> Attention:
    """Only the first share of the width is turned; the rest compares content without a position."""
    turned = int(width * share)
    words = f"turn the first {turned} of {width} numbers of q and k by their positions"
    return Attention(prepare=rotation(words, frequencies(turned, base)), causal=True)


@entry(
    "Position interpolation",
    2023,
    "Chen et al., Extending Context Window of Large Language Models via Positional Interpolation",
    cost=RULE,
)
def interpolated_rope(factor: float = 4.0, width: int = 16, base: float = 10_000.0) -> Attention:
    """RoPE with every position divided by a factor: a text factor times as long meets angles the model knows."""
    words = f"turn q and k by their positions / {factor:g} (RoPE)"
    return Attention(prepare=rotation(words, frequencies(width, base), factor), causal=True)


@entry("NTK-aware RoPE", 2023, "bloc97, NTK-Aware Scaled RoPE; described in Peng et al. 2023 (YaRN)", cost=RULE)
def ntk_rope(factor: float = 4.0, width: int = 16, base: float = 10_000.0) -> Attention:
    """RoPE with a larger base: slow angles are stretched by the factor, fast ones, which tell neighbours apart, are kept."""
    larger = base * factor ** (width / (width - 2))
    return Attention(
        prepare=rotation(f"turn q and k by RoPE with base {larger:.0f}", frequencies(width, larger)), causal=True
    )


@entry(
    "No positions (NoPE)",
    2023,
    "Kazemnejad et al., The Impact of Positional Encoding on Length Generalization in Transformers",
    inputs="nothing added for positions, anywhere",
)
def nope() -> Attention:
    """A causal decoder without any position: what each one sees already tells the order."""
    return Attention(causal=True)


@entry(
    "Sinusoidal positions",
    2017,
    "Vaswani et al., Attention Is All You Need",
    inputs="positions added: sines and cosines",
)
def sinusoidal(base: float = 10_000.0) -> Attention:
    """Sines and cosines of each position are added to queries and keys. The paper adds them to the words' embeddings, before
    the projections; with these as identities it is the same.
    """

    def add(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        where = torch.arange(k.shape[-2], dtype=torch.float64, device=k.device)[:, None]
        angle = where * frequencies(k.shape[-1], base).to(k.device)
        wave = torch.stack([angle.sin(), angle.cos()], -1).flatten(-2).to(k.dtype)
        return q + wave[len(wave) - q.shape[-2] :], k + wave, v

    return Attention(prepare=Step(add, "add sines and cosines of the positions to q and k"))


@entry(
    "Learned positions",
    2017,
    "Gehring et al., Convolutional Sequence to Sequence Learning",
    inputs="positions added: a learned vector each",
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
    inputs="nothing added for positions",
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
    return Attention(bias=NamedBias(penalty, numbers, "−r_h·log(1 + a_h·|i − j|)"), causal=True)


@entry(
    "Shaw's relative positions",
    2018,
    "Shaw, Uszkoreit & Vaswani, Self-Attention with Relative Position Representations",
)
def shaw(
    table: Tensor | None = None, reach: int = 4, width: int = 16, generator: torch.Generator | None = None
) -> Attention:
    """A learned vector for each distance from −reach to reach (2·reach + 1, D) joins the key: s = q·(k + a_(j − i)) / √D. A
    query carries its products with all of them, and its position, so that no pair needs a vector. The paper also knows
    vectors that join the values; here the keys have them.
    """
    table = learned(table, source(generator), 2 * reach + 1, width, spread=1.0)
    far, wide = (table.shape[0] - 1) // 2, table.shape[1]

    def prepare(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        j = _written(torch.arange(k.shape[-2], device=k.device), k)
        i = j[..., k.shape[-2] - q.shape[-2] :, :].expand(*q.shape[:3], 2)
        return torch.cat([q, q @ table.to(q.dtype).mT, i], -1), torch.cat([k, j.expand(*k.shape[:3], 2)], -1), v

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
    return Attention(bias=NamedBias(along, (table, distances), "b_h[path length from i to j]"))


@entry(
    "Relative positions in a window (Swin)",
    2021,
    "Liu et al., Swin Transformer: Hierarchical Vision Transformer using Shifted Windows",
    inputs="query, key and value: the places of an image window, row by row",
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
    return Attention(bias=NamedBias(offset, (table,), "b_h[rows apart, columns apart]"))


@entry(
    "Pair bias with a gate (AlphaFold)",
    2021,
    "Jumper et al., Highly accurate protein structure prediction with AlphaFold, supplement, algorithm 7",
    inputs="query, key and value: residues, with a representation of each pair",
    cost=PAIRS + " beside the pairs' own numbers",
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

    return Attention(bias=NamedBias(fade, (total,), "Σ log forget gates from j + 1 to i"), causal=True)
