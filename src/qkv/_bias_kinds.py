"""The kinds of biases that any other is made of: a tensor, a function, a sum; and the base of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import NEG_INF, Detail, Tile, as_tensor, reject_captured_gradients
from .scores import pull_back_callable, wide


class Bias(Detail):
    """Base of biases."""

    symbol: ClassVar[str] = "bias"
    latex: ClassVar[str] = r"b_{ij}"

    def check(self, size: tuple[int, int, int, int]) -> None:
        """Raise ValueError where this bias does not fit a (B, Hq, Lq, Lk) matrix."""

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        raise NotImplementedError

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        return ds

    def __add__(self, other: Any) -> Bias:
        other = lower(other)
        return self if other is None else Sum((*_parts(self), *_parts(other)))

    def __radd__(self, other: Any) -> Bias:
        first = lower(other)
        return self if first is None else first + self


def _parts(bias: Bias) -> tuple[Bias, ...]:
    return bias.parts if isinstance(bias, Sum) else (bias,)


def add(s: Tensor, bias: Tensor) -> Tensor:
    """s + bias where a finite sum never overflows to −∞, which would hide the pair."""
    return torch.where(bias == NEG_INF, NEG_INF, (s + bias).clamp_min(torch.finfo(s.dtype).min))


@dataclass(frozen=True, eq=False)
class Values(Bias):
    """A tensor that broadcasts to (B, Hq, Lq, Lk), added to the scores; it may require a gradient."""

    values: Tensor
    symbol: ClassVar[str] = "b[i, j]"

    def __post_init__(self) -> None:
        values = as_tensor(self.values, "qkv.attention: bias")
        if isinstance(values, Tensor) and values.dtype == torch.bool:
            raise ValueError("qkv.attention: bias is a bool tensor, which says who may attend: pass it as mask=.")
        if isinstance(values, Tensor) and not values.is_floating_point():
            values = values.float()
        object.__setattr__(self, "values", values)

    def check(self, size: tuple[int, int, int, int]) -> None:
        check_broadcast(tuple(self.values.shape), size, "bias")

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        return add(s, tile.take(self.values).to(s.dtype))

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        if into.values is not None:
            tile.give(into.values, ds)
        return ds


@dataclass(frozen=True, eq=False)
class Function(Bias):
    """A bias from a callable: see `from_function`."""

    f: Callable[..., Tensor]
    tensors: tuple[Tensor, ...] = ()
    symbol: ClassVar[str] = "f(s, b, h, i, j)"
    latex: ClassVar[str] = r"f(s_{ij}, b, h, i, j)"

    def _call(self, tile: Tile, s: Tensor, *tensors: Tensor) -> Tensor:
        new = self.f(s, tile.b_idx, tile.h_idx, tile.q_idx, tile.kv_idx, *tensors)
        try:
            return new.to(s.dtype).expand(s.shape)
        except (RuntimeError, AttributeError) as error:
            given = tuple(new.shape) if isinstance(new, Tensor) else type(new).__name__
            raise ValueError(
                f"biases.from_function: the function gave {given} for scores {tuple(s.shape)}; expected new scores of that "
                "shape. It is called as f(score, b, h, q_idx, kv_idx, *tensors) and returns the new score."
            ) from error

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        return self._call(tile, s, *map(wide, self.tensors))

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        call = lambda s, *tensors: self._call(tile, s, *tensors)  # noqa: E731
        return pull_back_callable(call, (s,), self.tensors, ds, into.tensors)[0]


def from_function(f: Callable[..., Tensor], *tensors: Tensor) -> Function:
    """A bias from `f(score, b, h, q_idx, kv_idx, *tensors) -> new score`, FlexAttention's `score_mod` (Dong et al. 2024).

    All arguments broadcast to (B, H, n, m): score is the part's scores, b, h, q_idx and kv_idx are index tensors. `tensors`
    get gradients. ValueError when f captures a tensor that requires one.
    """
    reject_captured_gradients(f, "biases.from_function")
    return Function(f, tuple(as_tensor(t, "biases.from_function: tensor") for t in tensors))


@dataclass(frozen=True, eq=False)
class Sum(Bias):
    """Several biases, applied from left to right."""

    parts: tuple[Bias, ...]

    @property
    def symbol(self) -> str:  # type: ignore[override]
        return " + ".join(p.symbol for p in self.parts)

    @property
    def latex(self) -> str:  # type: ignore[override]
        return " + ".join(p.latex for p in self.parts)

    def check(self, size: tuple[int, int, int, int]) -> None:
        for part in self.parts:
            part.check(size)

    def apply(self, s: Tensor, tile: Tile) -> Tensor:
        for part in self.parts:
            s = part.apply(s, tile)
        return s

    def pull_back(self, s: Tensor, tile: Tile, ds: Tensor, into: Any) -> Tensor:
        before = [s]
        for part in self.parts[:-1]:
            before.append(part.apply(before[-1], tile))
        for part, s_in, part_into in reversed(list(zip(self.parts, before, into.parts, strict=True))):
            ds = part.pull_back(s_in, tile, ds, part_into)
        return ds


def check_broadcast(shape: tuple[int, ...], size: tuple[int, int, int, int], name: str) -> None:
    """ValueError unless `shape` broadcasts to (B, Hq, Lq, Lk)."""
    if len(shape) > 4 or any(a not in (1, b) for a, b in zip(shape[::-1], size[::-1], strict=False)):
        raise ValueError(
            f"qkv.attention: {name} has shape {shape}, which does not broadcast to (B, Hq, Lq, Lk) = {tuple(size)}. "
            "Dimensions are matched from the right; each must be 1 or equal."
        )


def lower(bias: Any) -> Bias | None:
    """A bias from what a user may pass: None, a Bias, a tensor or array, or a bare function."""
    if bias is None or isinstance(bias, Bias):
        return bias
    if callable(bias) and not isinstance(bias, (type, Tensor)):
        return from_function(bias)
    if isinstance(bias, (Tensor, list, tuple)) or hasattr(bias, "__array__") or hasattr(bias, "__dlpack__"):
        return Values(bias)
    raise TypeError(
        f"qkv.attention: bias must be a tensor, one of qkv.biases or a function f(score, b, h, q_idx, kv_idx), got {bias!r}."
    )
