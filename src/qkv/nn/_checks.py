"""Errors of options and shapes: one sentence each, with the call, what was given, what was expected and the way out."""

from __future__ import annotations

from typing import Any

from torch import Tensor


def count(call: str, name: str, value: Any, least: int = 1) -> int:
    """A whole number of at least `least`; TypeError or ValueError otherwise."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{call}: {name} must be a whole number, got {value!r}.")
    if value < least:
        raise ValueError(f"{call}: {name} is {value}; expected {least} or more.")
    return value


def share(call: str, name: str, value: Any) -> float:
    """A number from 0 to below 1; TypeError or ValueError otherwise."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{call}: {name} must be a number, got {value!r}.")
    if not 0 <= value < 1:
        raise ValueError(f"{call}: {name} is {value}; expected a share from 0 to below 1, for example 0.1.")
    return float(value)


def one_of(call: str, name: str, value: Any, choices: tuple[Any, ...]) -> Any:
    """One of `choices`; ValueError otherwise."""
    if value not in choices:
        raise ValueError(f"{call}: {name} is {value!r}; expected one of {', '.join(map(repr, choices))}.")
    return value


def divides(call: str, part: tuple[str, int], whole: tuple[str, int]) -> None:
    """ValueError where the number of `part` does not divide that of `whole`."""
    if whole[1] % part[1]:
        raise ValueError(
            f"{call}: {whole[0]} {whole[1]} is no multiple of {part[0]} {part[1]}; choose {part[0]} so that it divides "
            f"{whole[0]}."
        )


def vectors(call: str, name: str, x: Any, width: int) -> Tensor:
    """A tensor (B, L, width); ValueError otherwise."""
    if not isinstance(x, Tensor) or x.dim() != 3 or x.shape[-1] != width or not x.is_floating_point():
        raise ValueError(f"{call}: {name} is {given(x)}; expected floating numbers (B, L, {width}).")
    return x


def ids(call: str, name: str, x: Any) -> Tensor:
    """A tensor (B, L) of whole numbers; ValueError otherwise."""
    if not isinstance(x, Tensor) or x.dim() != 2 or x.is_floating_point():
        raise ValueError(
            f"{call}: {name} is {given(x)}; expected ids, whole numbers (B, L). A single text is ids[None]."
        )
    return x


def lengths(call: str, name: str, x: Any, of: Tensor) -> Tensor | None:
    """None, or whole numbers (B,) for the sequences of `of`; ValueError otherwise."""
    if x is None:
        return None
    if not isinstance(x, Tensor) or x.is_floating_point() or tuple(x.shape) != (of.shape[0],):
        raise ValueError(
            f"{call}: {name} is {given(x)}; expected whole numbers ({of.shape[0]},), one length for each sequence."
        )
    return x


def given(x: Any) -> str:
    """What was given, in words."""
    return f"{tuple(x.shape)} of {x.dtype}" if isinstance(x, Tensor) else f"a {type(x).__name__}"
