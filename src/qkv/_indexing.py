"""What a map may be asked (orthogonal indices of a virtual matrix, counts, words), and the shape of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import Any

import torch
from torch import Tensor


@dataclass(frozen=True)
class Look:
    """Several measures of a map from one pass; None for what was not asked.

    top_weights, top_indices (B, Hq, Lq, k); entropy (B, Hq, Lq) in nats; received (B, Hq, Lk); picture (B, Hq, rows, cols).
    """

    top_weights: Tensor | None = None
    top_indices: Tensor | None = None
    entropy: Tensor | None = None
    received: Tensor | None = None
    picture: Tensor | None = None


@dataclass(frozen=True)
class Check:
    """How far a map is from what it must be: the largest absolute errors.

    weight_sum: of Σ_j w_ij against what the normalizer promises (None where it promises nothing); output: of the output
    rebuilt from the map's weights against the one that the engine gave (None where none was kept).
    """

    weight_sum: float | None
    output: float | None


@dataclass(frozen=True)
class Selection:
    """What was chosen on each axis (a slice with bounds, or an index tensor), and which axes an integer dropped."""

    parts: tuple[Any, Any, Any, Any]
    dropped: tuple[int, ...]

    @property
    def shape(self) -> tuple[int, int, int, int]:
        return tuple(p.stop - p.start if isinstance(p, slice) else len(p) for p in self.parts)  # type: ignore[return-value]

    def rows(self, first: int, last: int) -> slice | Tensor:
        """Chosen rows number first … last − 1."""
        part = self.parts[2]
        return slice(part.start + first, part.start + last) if isinstance(part, slice) else part[first:last]

    def drop(self, whole: Tensor) -> Tensor:
        for dim in reversed(self.dropped):
            whole = whole.squeeze(dim)
        return whole


def select(index: Any, size: tuple[int, int, int, int], name: str) -> Selection:
    """A Selection from what stood between the brackets. IndexError outside the matrix or for what is no index."""
    index = index if isinstance(index, tuple) else (index,)
    if any(i is Ellipsis for i in index):
        at = next(n for n, i in enumerate(index) if i is Ellipsis)
        index = (*index[:at], *[slice(None)] * (5 - len(index)), *index[at + 1 :])
    if len(index) > 4:
        raise IndexError(f"{name}: {len(index)} indices for a matrix of 4 axes (batch, head, query, key).")
    index = (*index, *[slice(None)] * (4 - len(index)))
    parts: list[Any] = []
    dropped: list[int] = []
    for axis, (i, length) in enumerate(zip(index, size, strict=True)):
        if isinstance(i, Tensor) and i.dim() == 0 and i.dtype != torch.bool:
            i = int(i)
        if isinstance(i, Integral) and not isinstance(i, bool):
            i = _within(int(i), length, axis, name)
            parts.append(slice(i, i + 1))
            dropped.append(axis)
        else:
            parts.append(_several(i, length, axis, name))
    return Selection(tuple(parts), tuple(dropped))


_AXES = ("batch", "head", "query", "key")


def _within(i: int, length: int, axis: int, name: str) -> int:
    if not -length <= i < length:
        raise IndexError(f"{name}: {_AXES[axis]} {i} is outside 0 to {length - 1}.")
    return i % length


def _several(i: Any, length: int, axis: int, name: str) -> slice | Tensor:
    if isinstance(i, slice):
        start, stop, step = i.indices(length)
        return slice(start, max(start, stop)) if step == 1 else torch.arange(length)[_numbers(start, stop, step)]
    try:
        numbers = torch.as_tensor(i)
    except (TypeError, ValueError, RuntimeError) as error:
        raise IndexError(f"{name}: {i!r} is no index of the {_AXES[axis]} axis.") from error
    if numbers.dtype == torch.bool and tuple(numbers.shape) == (length,):
        numbers = numbers.nonzero().view(-1)
    if numbers.dim() != 1 or numbers.is_floating_point() or numbers.dtype == torch.bool:
        raise IndexError(
            f"{name}: the {_AXES[axis]} axis takes an integer, a slice, a 1-D index tensor or a bool tensor ({length},), got "
            f"{tuple(numbers.shape)} of {numbers.dtype}."
        )
    for n in numbers.tolist():
        _within(n, length, axis, name)
    return torch.where(numbers < 0, numbers + length, numbers).to(torch.int64)


def _numbers(start: int, stop: int, step: int) -> Tensor:
    return torch.tensor(list(range(start, stop, step)), dtype=torch.int64)


def wrapped(index: Tensor, size: int) -> Tensor:
    if index.numel() and (int(index.min()) < -size or int(index.max()) >= size):
        raise IndexError(
            f"AttentionMap.without: an edge lies outside the matrix: index {index.tolist()} in a size of {size}."
        )
    return torch.where(index < 0, index + size, index)


def asked(
    top: int = 0, entropy: bool = False, received: bool | str = False, pool: tuple[Any, ...] | None = None
) -> dict[str, Any]:
    """What AttentionMap.look is asked for, checked: {word: value} of what is wanted."""
    every = {
        "top": count("top", top, 0),
        "entropy": bool(entropy),
        "received": word("received", received, (False, True, "per_eligible")),
        "pool": None if pool is None else pooling(pool),
    }
    return {name: value for name, value in every.items() if value}


def count(name: str, value: Any, low: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < low:
        raise ValueError(f"AttentionMap.look: {name} must be a whole number of {low} or more, got {value!r}.")
    return value


def word(name: str, value: Any, words: tuple[Any, ...]) -> Any:
    if not any(value is w or (isinstance(w, str) and value == w) for w in words):
        raise ValueError(f"AttentionMap: {name} must be one of {', '.join(map(repr, words))}, got {value!r}.")
    return value


def pooling(value: Any) -> tuple[int, int, str]:
    if not isinstance(value, (tuple, list)) or len(value) not in (2, 3):
        raise ValueError(
            f"AttentionMap.look: pool must be (rows, cols) or (rows, cols, 'mean' or 'max'), got {value!r}."
        )
    reduce = word("reduce", value[2] if len(value) == 3 else "mean", ("mean", "max"))
    return count("rows", value[0], 1), count("cols", value[1], 1), reduce
