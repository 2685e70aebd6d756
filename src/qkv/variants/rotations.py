"""Rotary positions and their scalings: queries and keys are turned before they meet."""

from __future__ import annotations

from ..attention import Attention
from ..positions import rotary
from .entry import PAIRS, entry

RULE = PAIRS + "; nothing to store for positions"


@entry(
    "Rotary positions (RoPE)",
    2021,
    "Su et al., RoFormer: Enhanced Transformer with Rotary Position Embedding",
    cost=RULE,
)
def rope(base: float = 10_000.0, interleaved: bool = False) -> Attention:
    """Queries and keys are turned by an angle that grows with their position; their inner product then knows the distance.
    Numbers n and n + D/2 are turned together, as in Llama; interleaved: 2n and 2n + 1, as in the paper.
    """
    return Attention(prepare=rotary(base=base, interleaved=interleaved), causal=True)


@entry("Partial rotary positions", 2021, "Wang & Komatsuzaki, GPT-J-6B; Black et al., GPT-NeoX-20B", cost=RULE)
def partial_rope(turned: int = 4, base: float = 10_000.0) -> Attention:
    """Only the first numbers of each query and key are turned; the rest compares content without a position."""
    return Attention(prepare=rotary(base=base, width=turned), causal=True)


@entry(
    "Position interpolation",
    2023,
    "Chen et al., Extending Context Window of Large Language Models via Positional Interpolation",
    cost=RULE,
)
def interpolated_rope(factor: float = 4.0, base: float = 10_000.0) -> Attention:
    """RoPE with every position divided by a factor: a text factor times as long meets angles the model knows."""
    return Attention(prepare=rotary(base=base, scaling={"rope_type": "linear", "factor": factor}), causal=True)


@entry(
    "NTK-aware RoPE", 2023, "bloc97 and emozilla, NTK-aware scaled RoPE; written down in Peng et al. (YaRN)", cost=RULE
)
def ntk_rope(factor: float = 4.0, original: int = 8, base: float = 10_000.0) -> Attention:
    """RoPE whose base grows with the text beyond the length it was trained on: slow angles are stretched, the fast ones, which
    tell neighbours apart, are kept.
    """
    scaling = {"rope_type": "dynamic", "factor": factor, "original_max_position_embeddings": original}
    return Attention(prepare=rotary(base=base, scaling=scaling), causal=True)


@entry(
    "YaRN",
    2024,
    "Peng, Quesnelle, Fan & Shippole, YaRN: Efficient Context Window Extension of Large Language Models",
    cost=RULE,
)
def yarn(factor: float = 4.0, original: int = 64, base: float = 10_000.0) -> Attention:
    """RoPE with slow angles divided by the factor, fast ones kept, a ramp between them, and slightly sharper scores."""
    scaling = {"rope_type": "yarn", "factor": factor, "original_max_position_embeddings": original}
    return Attention(prepare=rotary(base=base, scaling=scaling), causal=True)


@entry("Llama 3's RoPE scaling", 2024, "Llama Team, The Llama 3 Herd of Models; numbers of Llama 3.1", cost=RULE)
def llama3_rope(factor: float = 8.0, original: int = 64, base: float = 500_000.0) -> Attention:
    """RoPE with slow angles divided by the factor, fast ones kept, and those between mixed by how often they turn."""
    scaling = {
        "rope_type": "llama3",
        "factor": factor,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": original,
    }
    return Attention(prepare=rotary(base=base, scaling=scaling), causal=True)
