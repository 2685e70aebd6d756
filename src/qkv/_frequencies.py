"""How fast each pair of numbers of a rotary embedding turns, and how that is stretched for longer texts.

Names and numbers are those of Hugging Face's `rope_parameters`, so that a model's configuration can be handed over as it is.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

# rope_type -> (what it needs, what it may be given)
SCALINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "default": ((), ("original_max_position_embeddings",)),
    "linear": (("factor",), ("original_max_position_embeddings",)),
    "dynamic": (("factor", "original_max_position_embeddings"), ()),
    "yarn": (
        ("factor", "original_max_position_embeddings"),
        ("attention_factor", "beta_fast", "beta_slow", "mscale", "mscale_all_dim", "truncate"),
    ),
    "llama3": (("factor", "low_freq_factor", "high_freq_factor", "original_max_position_embeddings"), ()),
}


def frequencies(width: int, base: float, scaling: dict[str, Any], length: int) -> tuple[Tensor, float]:
    """(radians a position, (width / 2,) in float64; the factor on the turned numbers)."""
    kind = scaling.get("rope_type", "default")
    if kind == "dynamic" and width > 2:
        factor, original = scaling["factor"], scaling["original_max_position_embeddings"]
        grown = factor * max(length, original) / original - (factor - 1)
        base = base * grown ** (width / (width - 2))
    speed = base ** -(torch.arange(0, width, 2, dtype=torch.float64) / max(width, 1))
    if kind == "linear":
        return speed / scaling["factor"], 1.0
    if kind == "llama3":
        return _llama3(speed, scaling), 1.0
    if kind == "yarn":
        return _yarn(speed, width, base, scaling), _yarn_factor(scaling)
    return speed, 1.0


def _llama3(speed: Tensor, scaling: dict[str, Any]) -> Tensor:
    """Fast pairs as they are, slow ones divided by the factor, those between mixed."""
    turns = scaling["original_max_position_embeddings"] * speed / (2 * math.pi)  # within the original length
    low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
    fast = ((turns - low) / (high - low)).clamp(0, 1)
    return speed * (fast + (1 - fast) / scaling["factor"])


def _yarn(speed: Tensor, width: int, base: float, scaling: dict[str, Any]) -> Tensor:
    """A ramp between the pairs that turn beta_fast and beta_slow times within the original length. Peng et al., section 3.2."""
    original = scaling["original_max_position_embeddings"]

    def number_of_pair(turns: float) -> float:
        return width * math.log(original / (turns * 2 * math.pi)) / (2 * math.log(base))

    low, high = (
        number_of_pair(scaling.get(name) or default) for name, default in (("beta_fast", 32), ("beta_slow", 1))
    )
    if scaling.get("truncate", True):
        low, high = math.floor(low), math.ceil(high)
    low, high = max(low, 0), min(high, width - 1)
    slow = ((torch.arange(width // 2, dtype=torch.float64) - low) / ((high - low) or 0.001)).clamp(0, 1)
    return speed * (1 - slow + slow / scaling["factor"])


def _yarn_factor(scaling: dict[str, Any]) -> float:
    """The temperature of the scores, as a factor on both q and k: 0.1 · ln(factor) + 1. Peng et al.,
    section 3.4."""
    given = scaling.get("attention_factor")
    if given is not None:
        return float(given)
    grow = lambda m: 0.1 * m * math.log(scaling["factor"]) + 1.0 if scaling["factor"] > 1 else 1.0  # noqa: E731
    both = scaling.get("mscale"), scaling.get("mscale_all_dim")
    return grow(both[0]) / grow(both[1]) if both[0] and both[1] else grow(1.0)
