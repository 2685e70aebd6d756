"""Scores: how well a query and a key match. Frozen data; shapes are (B, Hq, n, D) for q and (B, Hkv, m, D) for k.

A score is two steps. `project` turns q and k once, before any pair is formed, in O(L) (Luong's matrix, Bahdanau's two
layers); `core` is what is left to do for each pair, and what engines see:

    tile(q, k)                  (B, Hq, n, m) scores of a part
    pull_back(q, k, ds, into)   (dq, dk) of that part; gradients of the core's own tensors are added to `into`'s
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import (
    Detail,
    Hole,
    as_tensor,
    grouped_matmul,
    grouped_transposed_matmul,
    reject_captured_gradients,
    repeat_heads,
)


class Score(Detail):
    """Base of scores. `normalizer` names the score's own normalizer; `cells` is how many numbers a pair needs at once."""

    symbol: ClassVar[str] = "score(q, k)"
    latex: ClassVar[str] = r"\mathrm{score}(q_i, k_j)"
    normalizer: ClassVar[str] = "softmax"
    linear: ClassVar[bool] = False  # linear in q: the scale may be applied to q, once, instead of to every pair
    scale: float | None = None
    softcap: float | None = None

    def default_scale(self, width: int) -> float:
        """The factor on the score when none is given; `width` is that of the q that the score receives."""
        return 1.0

    def check(self, q: Tensor, k: Tensor) -> None:
        """Raise ValueError where q (B, Hq, Lq, D) and k (B, Hkv, Lk, D) do not fit."""
        _same_width(self, q, k)

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


def _same_width(score: Score, q: Tensor, k: Tensor) -> None:
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(
            f"qkv.attention: query is {q.shape[-1]} wide and key {k.shape[-1]}; {type(score).__name__} needs equal widths. "
            "Project one of them, or use scores.General(weight) or scores.Additive(…), which join different widths."
        )


def wide(x: Tensor) -> Tensor:
    """Half precision widened: scores are float32."""
    return x.float() if x.dtype in (torch.float16, torch.bfloat16) else x


def _weight(value: Any, call: str, dims: str) -> Tensor:
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
        return _DOT

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        return grouped_matmul(q, k.mT)

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        return grouped_matmul(ds, k), grouped_transposed_matmul(ds, q, k.shape[1])


_DOT = Dot()


@dataclass(frozen=True, eq=False)
class General(Score):
    """qᵀ W k with W (Dq, Dk), or (Hq, Dq, Dk) for a matrix a head. Luong et al. 2015, section 3.1, "general"."""

    weight: Tensor
    symbol: ClassVar[str] = "q W k"
    latex: ClassVar[str] = r"q_i^\top W k_j"

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", _weight(self.weight, "scores.General: weight", "(Dq, Dk)"))

    def check(self, q: Tensor, k: Tensor) -> None:
        if self.weight.shape[-2] != q.shape[-1] or self.weight.shape[-1] != k.shape[-1]:
            raise ValueError(
                f"scores.General: weight is {tuple(self.weight.shape)}, but query is {q.shape[-1]} wide and key "
                f"{k.shape[-1]}; expected ({q.shape[-1]}, {k.shape[-1]})."
            )

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        return wide(q) @ wide(self.weight), wide(k)

    def core(self) -> Score:
        return _DOT


@dataclass(frozen=True, eq=False)
class Additive(Score):
    """energy·tanh(q Wq + k Wk): query_weight (Dq, E), key_weight (Dk, E), energy (E,). Bahdanau et al. 2015, A.1.2."""

    query_weight: Tensor
    key_weight: Tensor
    energy: Tensor
    symbol: ClassVar[str] = "e·tanh(q Wq + k Wk)"
    latex: ClassVar[str] = r"e^\top \tanh(W_q q_i + W_k k_j)"

    def __post_init__(self) -> None:
        for name, dims in (("query_weight", "(Dq, E)"), ("key_weight", "(Dk, E)"), ("energy", "(E,)")):
            object.__setattr__(self, name, _weight(getattr(self, name), f"scores.Additive: {name}", dims))

    def check(self, q: Tensor, k: Tensor) -> None:
        width = self.energy.shape[-1]
        for name, weight, x in (("query", self.query_weight, q), ("key", self.key_weight, k)):
            if tuple(weight.shape[-2:]) != (x.shape[-1], width):
                raise ValueError(
                    f"scores.Additive: {name}_weight is {tuple(weight.shape)}, but the {name} is {x.shape[-1]} wide and "
                    f"energy has {width} numbers; expected ({x.shape[-1]}, {width})."
                )

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        return wide(q) @ wide(self.query_weight), wide(k) @ wide(self.key_weight)

    def core(self) -> Score:
        return TanhSum(self.energy)


@dataclass(frozen=True, eq=False)
class TanhSum(Score):
    """energy·tanh(q + k), what is left of additive attention after its two layers: q, k (…, E), energy (E,)."""

    energy: Tensor

    def cells(self, width: int) -> int:
        return width

    def _tanh(self, q: Tensor, k: Tensor) -> Tensor:
        return torch.tanh(q.unsqueeze(-2) + repeat_heads(k, q.shape[1]).unsqueeze(-3))  # (B, Hq, n, m, E)

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        return self._tanh(q, k) @ self.energy.to(q.dtype)

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        t = self._tanh(q, k)
        if into.energy is not None:
            into.energy.add_((ds.unsqueeze(-2) @ t).flatten(0, -2).sum(0))
        inner = (1 - t * t) * self.energy.to(q.dtype) * ds.unsqueeze(-1)
        return inner.sum(-2), _sum_groups(inner.sum(-3), k.shape[1])


@dataclass(frozen=True, eq=False)
class Quotient(Score):
    """k / q for D = 1: what the other has over what is wanted, the coin story's score. Its shares are proportional.

    Akhil Theerthala, "Building Blocks of Transformers: Attention" (Towards AI).
    """

    symbol: ClassVar[str] = "k / q"
    latex: ClassVar[str] = r"k_j / q_i"
    normalizer: ClassVar[str] = "proportional"

    def check(self, q: Tensor, k: Tensor) -> None:
        if q.shape[-1] != 1 or k.shape[-1] != 1:
            raise ValueError(
                f"scores.Quotient: query is {q.shape[-1]} wide and key {k.shape[-1]}; a quotient is between single "
                "numbers (D = 1). Use scores.Dot() for vectors."
            )

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        k = repeat_heads(k, q.shape[1]).mT
        return torch.where(q == 0, (k / q).detach(), k / torch.where(q == 0, 1.0, q))

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        inverse = torch.where(q == 0, 0.0, 1 / torch.where(q == 0, 1.0, q))  # at q = 0 the slope is infinite: 0 instead
        dq = -(ds @ repeat_heads(k, q.shape[1])) * inverse * inverse
        return dq, _sum_groups(ds.mT @ inverse, k.shape[1])


@dataclass(frozen=True, eq=False)
class Function(Score):
    """A score from a callable: see `from_function`."""

    f: Callable[..., Tensor]
    tensors: tuple[Tensor, ...] = field(default=())
    symbol: ClassVar[str] = "f(q, k)"
    latex: ClassVar[str] = r"f(q_i, k_j)"

    def check(self, q: Tensor, k: Tensor) -> None:
        pass

    def cells(self, width: int) -> int:
        return max(width, 1)  # a callable may well form one vector a pair

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        return self._call(q, k, *map(wide, self.tensors))

    def _call(self, q: Tensor, k: Tensor, *tensors: Tensor) -> Tensor:
        s = self.f(q, repeat_heads(k, q.shape[1]), *tensors)
        wanted = (*q.shape[:-1], k.shape[-2])
        if tuple(s.shape) != wanted:
            raise ValueError(
                f"scores.from_function: the function gave {tuple(s.shape)} for q {tuple(q.shape)} and k of {k.shape[-2]} "
                f"rows; expected {wanted}: one score for each pair."
            )
        return s.to(q.dtype)

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        return pull_back_callable(self._call, (q, k), self.tensors, ds, into.tensors)


def from_function(f: Callable[..., Tensor], *tensors: Tensor) -> Function:
    """A score from `f(q, k, *tensors)`: q (…, n, D), k (…, m, D) -> (…, n, m); called with part of the rows at a time.

    `tensors` are handed to f at each call and get gradients. ValueError when f captures a tensor that requires one.
    """
    reject_captured_gradients(f, "scores.from_function")
    return Function(f, tuple(as_tensor(t, "scores.from_function: tensor") for t in tensors))


def pull_back_callable(
    f: Callable[..., Tensor], inputs: tuple[Tensor, ...], tensors: tuple[Tensor, ...], ds: Tensor, into: Any
) -> Any:
    """Gradients of a user's callable by torch.func.vjp: returned for `inputs`, added to `into` for `tensors`."""
    tensors = tuple(map(wide, tensors))  # else each tile's gradient would be rounded before it is added
    learned = [n for n, t in enumerate(tensors) if t.is_floating_point() and into is not None and into[n] is not None]

    def call(*differentiated: Tensor) -> Tensor:
        held = list(tensors)
        for n, t in zip(learned, differentiated[len(inputs) :], strict=True):
            held[n] = t
        return f(*differentiated[: len(inputs)], *held)

    pull: Any = torch.func.vjp(call, *inputs, *(tensors[n] for n in learned))[1]
    gradients = pull(ds)
    for n, g in zip(learned, gradients[len(inputs) :], strict=True):
        into[n].add_(g)
    return gradients[: len(inputs)]


def _sum_groups(x: Tensor, kv_heads: int) -> Tensor:
    """(B, Hq, m, D) -> (B, Hkv, m, D), summed over the query heads that share a key head."""
    return x if x.shape[1] == kv_heads else x.unflatten(1, (kv_heads, -1)).sum(2)


def lower(score: Any) -> Score:
    """A score from what a user may pass: None (Dot), a Score, or a bare function of q and k."""
    if score is None:
        return _DOT
    if isinstance(score, Score):
        return score
    if callable(score) and not isinstance(score, type):
        return from_function(score)
    raise TypeError(
        f"qkv.attention: score must be one of qkv.scores or a function f(q, k), got {score!r}. "
        "For example score=qkv.scores.Additive(query_weight, key_weight, energy)."
    )
