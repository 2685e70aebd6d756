"""Biases: what is added to a score because of where the two stand. Frozen data.

A bias maps a tile of scores to a tile of scores, so that ALiBi, a learned table and FlexAttention's `score_mod` are one kind:

    apply(s, tile)                 the new scores (B, H, n, m)
    pull_back(s, tile, ds, into)   the gradient before the bias; gradients of its tensors are added to `into`'s

Biases add with +, and are applied from left to right. A bias of −∞ hides the pair, like a mask; any finite one is added.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._bias_kinds import Bias, Function, Sum, Values, check_broadcast, from_function, lower
from ._detail import Tile, as_tensor
from ._relative import T5, RelativeKeys, RelativePosition

__all__ = [
    "T5",
    "ALiBi",
    "Bias",
    "Function",
    "RelativeKeys",
    "RelativePosition",
    "Sum",
    "Values",
    "alibi_slopes",
    "check_broadcast",
    "from_function",
    "lower",
]


@dataclass(frozen=True, eq=False)
class ALiBi(Bias):
    """−slope_h · |position of the query − position of the key|. Press et al. 2022, section 3.

    slopes: (Hq,) positive numbers, learned if they require a gradient; None for the paper's geometric ones: 2^(−8/H), its
    square, … for H a power of two, and the paper's interleaving of the next lower and the next higher power else.
    """

    slopes: Tensor | None = None
    symbol: ClassVar[str] = "−slope·|i − j|"
    latex: ClassVar[str] = r"-m_h\,|i - j|"

    def __post_init__(self) -> None:
        if self.slopes is not None:
            object.__setattr__(self, "slopes", as_tensor(self.slopes, "biases.ALiBi: slopes"))

    def check(self, size: tuple[int, int, int, int]) -> None:
        if self.slopes is not None and tuple(self.slopes.shape) not in ((size[1],), (1,), ()):
            raise ValueError(
                f"biases.ALiBi: slopes has shape {tuple(self.slopes.shape)}; expected ({size[1]},), one for each query head."
            )

    def _slopes(self, s: Tensor, tile: Tile) -> Tensor:
        slopes = alibi_slopes(tile.size[1]) if self.slopes is None else self.slopes
        slopes = torch.as_tensor(slopes, device=s.device).to(s.dtype)
        return tile.take(slopes.reshape(1, -1, 1, 1))

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        return s - self._slopes(s, tile) * tile.distance.abs().to(s.dtype)

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        if into.slopes is not None:
            tile.give(into.slopes.view(1, -1, 1, 1), -ds * tile.distance.abs().to(s.dtype))
        return ds


@lru_cache
def alibi_slopes(heads: int) -> tuple[float, ...]:
    """The slopes of Press et al. 2022 for any number of heads."""
    power = 2 ** math.floor(math.log2(max(heads, 1)))
    slopes = [2 ** (-8 * (n + 1) / power) for n in range(power)]
    between = [2 ** (-8 * (n + 1) / (2 * power)) for n in range(0, 2 * power, 2)]
    return tuple((slopes + between)[:heads])
