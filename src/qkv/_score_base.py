"""What scores are made of: the base with its protocol, the dot product, and products of features.

A score is two steps. `project` turns q and k once, before any pair is formed, in O(L) (Luong's matrix, Bahdanau's two
layers); `core` is what is left to do for each pair, and what engines see:

    tile(q, k)                  (B, Hq, n, m) scores of a part
    pull_back(q, k, ds, into)   (dq, dk) of that part; gradients of the core's own tensors are added to `into`'s

Shapes are (B, Hq, n, D) for q and (B, Hkv, m, D) for k.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import Detail, Hole, as_tensor, grouped_matmul, grouped_transposed_matmul


class Score(Detail):
    """Base of scores. `normalizer` names the score's own normalizer; `cells` is how many numbers a pair needs at once."""

    symbol: ClassVar[str] = "score(q, k)"
    latex: ClassVar[str] = r"\mathrm{score}(q_i, k_j)"
    normalizer: ClassVar[str] = "softmax"
    linear: ClassVar[bool] = False  # linear in q: the scale may be applied to q, once, instead of to every pair
    features: ClassVar[bool] = False  # a product of features: they may be summed over the keys first
    scale: float | None = None
    softcap: float | None = None

    def default_scale(self, width: int) -> float:
        """The factor on the score when none is given; `width` is that of the q that the score receives."""
        return 1.0

    def check(self, q: Tensor, k: Tensor) -> None:
        """Raise ValueError where q (B, Hq, Lq, D) and k (B, Hkv, Lk, D) do not fit."""
        same_width(self, q, k)

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        """q and k as the core wants them; plain differentiable torch."""
        return q, k

    def core(self) -> Score:
        """What is left to do for each pair after `project`."""
        return self

    def cells(self, width: int) -> int:
        """Numbers held for one pair while a tile is computed."""
        return 1

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        raise NotImplementedError

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        raise NotImplementedError


def same_width(score: Score, q: Tensor, k: Tensor) -> None:
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(
            f"qkv.attention: query is {q.shape[-1]} wide and key {k.shape[-1]}; {type(score).__name__} needs equal widths. "
            "Project one of them, or use scores.General(weight) or scores.Additive(…), which join different widths."
        )


def applied(x: Tensor, weight: Tensor) -> Tensor:
    """x @ weight in x's dtype, half precision widened: scores are float32."""
    return wide(x) @ weight.to(wide(x).dtype)


def wide(x: Tensor) -> Tensor:
    """Half precision widened: scores are float32."""
    return x.float() if x.dtype in (torch.float16, torch.bfloat16) else x


def checked_weight(value: Any, call: str, dims: str) -> Tensor:
    tensor = as_tensor(value, call)
    if isinstance(tensor, Hole):
        return tensor
    wanted = 1 if dims == "(E,)" else 2
    if tensor.dim() < wanted or not tensor.is_floating_point():
        raise ValueError(f"{call} must be a floating point tensor {dims}, got {tuple(tensor.shape)} of {tensor.dtype}.")
    return tensor


@dataclass(frozen=True, eq=False)
class Dot(Score):
    """q·k, times `scale` (default 1/√D). Vaswani et al. 2017, eq. 1; with scale=1 Luong et al. 2015, "dot".

    scale: factor on q·k; softcap: c in c·tanh(q·k·scale / c) (Gemma Team 2024). Both may be given to `attention` instead,
    but not in both places.
    """

    scale: float | None = None
    softcap: float | None = None
    symbol: ClassVar[str] = "q·k"
    latex: ClassVar[str] = r"q_i^\top k_j"
    linear: ClassVar[bool] = True

    def default_scale(self, width: int) -> float:
        return 1.0 / math.sqrt(width) if width else 1.0

    def core(self) -> Score:
        return DOT

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        return grouped_matmul(q, k.mT)

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        return grouped_matmul(ds, k), grouped_transposed_matmul(ds, q, k.shape[1])


DOT = Dot()


@dataclass(frozen=True, eq=False)
class Features(Dot):
    """φ(q)·φ(k) of features that are there already. An engine may sum them over the keys before any query comes."""

    features: ClassVar[bool] = True

    def core(self) -> Score:
        return self


FEATURES = Features()


def sum_groups(x: Tensor, kv_heads: int) -> Tensor:
    """(B, Hq, m, D) -> (B, Hkv, m, D), summed over the query heads that share a key head."""
    return x if x.shape[1] == kv_heads else x.unflatten(1, (kv_heads, -1)).sum(2)


def checked_number(value: Any, call: str, dims: int) -> float | Tensor:
    """A number above 0, or a floating point tensor of at most `dims` dimensions, whose numbers are its owner's business."""
    if isinstance(value, Hole):
        return value  # type: ignore[return-value]
    if isinstance(value, Tensor):
        if value.is_floating_point() and (value.dim() <= dims or value.numel() == 1):
            return value
        shapes = "one number" if dims == 0 else "one number, or one for each query head"
        raise ValueError(f"{call} is {tuple(value.shape)} of {value.dtype}; expected {shapes}, in floating point.")
    try:
        x = float(value)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{call} must be a number above 0 or a tensor, got {value!r}.") from error
    if not 0 < x < math.inf:
        raise ValueError(f"{call} must be above 0, got {x}.")
    return x


def in_words(value: Any, letter: str) -> str:
    """A number without a needless ".0", or the letter of a learned one."""
    return letter if isinstance(value, (Tensor, Hole)) else repr(float(value)).removesuffix(".0")
