"""Scores: how well a query and a key match. Frozen data; shapes are (B, Hq, n, D) for q and (B, Hkv, m, D) for k.

The protocol that they follow (`project`, `core`, `tile`, `pull_back`) is told in `_score_base`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import as_tensor, reject_captured_gradients, repeat_heads
from ._kernels import Boxcar, Epanechnikov, FeatureMap, Gaussian
from ._score_base import DOT, Dot, Score, applied, checked_number, checked_weight, in_words, sum_groups, wide

__all__ = [
    "Additive",
    "Boxcar",
    "Concat",
    "Cosine",
    "Dot",
    "Epanechnikov",
    "FeatureMap",
    "Function",
    "Gaussian",
    "General",
    "Quotient",
    "Score",
    "TanhSum",
    "from_function",
    "lower",
    "pull_back_callable",
    "wide",
]


@dataclass(frozen=True, eq=False)
class General(Score):
    """qᵀ W k with W (Dq, Dk), or (Hq, Dq, Dk) for a matrix a head. Luong et al. 2015, section 3.1, "general"."""

    weight: Tensor
    symbol: ClassVar[str] = "q W k"
    latex: ClassVar[str] = r"q_i^\top W k_j"

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", checked_weight(self.weight, "scores.General: weight", "(Dq, Dk)"))

    def check(self, q: Tensor, k: Tensor) -> None:
        if self.weight.shape[-2] != q.shape[-1] or self.weight.shape[-1] != k.shape[-1]:
            raise ValueError(
                f"scores.General: weight is {tuple(self.weight.shape)}, but query is {q.shape[-1]} wide and key "
                f"{k.shape[-1]}; expected ({q.shape[-1]}, {k.shape[-1]})."
            )

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        return applied(q, self.weight), wide(k)

    def core(self) -> Score:
        return DOT


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
            object.__setattr__(self, name, checked_weight(getattr(self, name), f"scores.Additive: {name}", dims))

    def check(self, q: Tensor, k: Tensor) -> None:
        width = self.energy.shape[-1]
        for name, weight, x in (("query", self.query_weight, q), ("key", self.key_weight, k)):
            if tuple(weight.shape[-2:]) != (x.shape[-1], width):
                raise ValueError(
                    f"scores.Additive: {name}_weight is {tuple(weight.shape)}, but the {name} is {x.shape[-1]} wide and "
                    f"energy has {width} numbers; expected ({x.shape[-1]}, {width})."
                )

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        return applied(q, self.query_weight), applied(k, self.key_weight)

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
        return inner.sum(-2), sum_groups(inner.sum(-3), k.shape[1])


@dataclass(frozen=True, eq=False)
class Concat(Score):
    """energy·tanh([q; k] W) with weight W (Dq + Dk, E) and energy (E,). Luong et al. 2015, section 3.1, "concat".

    The upper Dq rows of W act on the query and the others on the key, so it is additive attention with one matrix. ValueError
    where the weight does not fit the widths.
    """

    weight: Tensor
    energy: Tensor
    symbol: ClassVar[str] = "e·tanh([q; k] W)"
    latex: ClassVar[str] = r"e^\top \tanh(W [q_i; k_j])"

    def __post_init__(self) -> None:
        for name, dims in (("weight", "(Dq + Dk, E)"), ("energy", "(E,)")):
            object.__setattr__(self, name, checked_weight(getattr(self, name), f"scores.Concat: {name}", dims))

    def check(self, q: Tensor, k: Tensor) -> None:
        wanted = (q.shape[-1] + k.shape[-1], self.energy.shape[-1])
        if tuple(self.weight.shape[-2:]) != wanted:
            raise ValueError(
                f"scores.Concat: weight is {tuple(self.weight.shape)}, but the query is {q.shape[-1]} wide, the key "
                f"{k.shape[-1]}, and energy has {wanted[1]} numbers; expected {wanted}: the query's rows, then the key's."
            )

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        upper, lower = self.weight.split([q.shape[-1], k.shape[-1]], -2)
        return applied(q, upper), applied(k, lower)

    def core(self) -> Score:
        return TanhSum(self.energy)


@dataclass(frozen=True, eq=False)
class Cosine(Score):
    """cos(q, k) / temperature: how far two directions agree, whatever their lengths. A vector of zeros gives 0.

    temperature: a number above 0, or a learned tensor () or (Hq,), one a query head. Liu et al. 2022 (Swin Transformer V2),
    eq. 2, learn one a head and keep it above 0.01. ValueError for another shape, or a number that is not above 0.
    """

    temperature: float | Tensor = 1.0
    latex: ClassVar[str] = r"\cos(q_i, k_j) / \tau"

    def __post_init__(self) -> None:
        object.__setattr__(self, "temperature", checked_number(self.temperature, "scores.Cosine: temperature", 1))

    @property
    def symbol(self) -> str:  # type: ignore[override]
        t = self.temperature
        return "cos(q, k)" + (f" / {in_words(t, 'τ')}" if isinstance(t, Tensor) or t != 1.0 else "")

    def check(self, q: Tensor, k: Tensor) -> None:
        super().check(q, k)
        shape = tuple(self.temperature.shape) if isinstance(self.temperature, Tensor) else ()
        if shape not in ((), (1,), (q.shape[1],)):
            raise ValueError(
                f"scores.Cosine: temperature is {shape}; expected one number, or ({q.shape[1]},), one for each query head."
            )

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        t = self.temperature
        return _direction(wide(q)) / (wide(t).view(-1, 1, 1) if isinstance(t, Tensor) else t), _direction(wide(k))

    def core(self) -> Score:
        return DOT


def _direction(x: Tensor) -> Tensor:
    """x / ‖x‖; 0 for a vector of zeros, and no slope there."""
    size = x.detach().abs().amax(-1, keepdim=True)  # first to a size of 1, so that no square is too large or too small
    zero = size == 0
    x = x / torch.where(zero, 1.0, size)
    length = torch.where(zero, 1.0, (x * x).sum(-1, keepdim=True)).sqrt()
    return torch.where(zero, 0.0, x / length)


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
        ds = torch.where(q == 0, 0.0, ds)  # 0 / 0 under a softcap is NaN
        dq = -(ds @ repeat_heads(k, q.shape[1])) * inverse * inverse
        return dq, sum_groups(ds.mT @ inverse, k.shape[1])


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


def lower(score: Any) -> Score:
    """A score from what a user may pass: None (Dot), a Score, or a bare function of q and k."""
    if score is None:
        return DOT
    if isinstance(score, Score):
        return score
    if callable(score) and not isinstance(score, type):
        return from_function(score)
    raise TypeError(
        f"qkv.attention: score must be one of qkv.scores or a function f(q, k), got {score!r}. "
        "For example score=qkv.scores.Additive(query_weight, key_weight, energy)."
    )
