"""Parts that several variants share: functions with their tensors and a name that people can read, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from .. import _mask_kinds, biases, scores
from .._detail import Detail


@dataclass(frozen=True, eq=False)
class Step(Detail):
    """A `prepare` or a `finish`: f, the tensors it learns, and what it does in words (which `changes` and `str` show).

    f is called with what it works on and then the tensors, in the dtype of the former.
    """

    f: Callable[..., Any]
    words: str
    tensors: tuple[Tensor, ...] = ()

    def __call__(self, *inputs: Tensor) -> Any:
        dtype = inputs[0].dtype
        return self.f(*inputs, *(t.to(dtype) if t.is_floating_point() else t for t in self.tensors))

    @property
    def __name__(self) -> str:
        return self.words


@dataclass(frozen=True, eq=False)
class NamedBias(biases.Function):
    """A bias by function, shown as `words`. `whole`: the words are the new score, not what is added to it."""

    words: str = "bias"
    whole: bool = False

    @property
    def symbol(self) -> str:  # type: ignore[override]
        return self.words

    @property
    def latex(self) -> str:  # type: ignore[override]
        return in_latex(self.words)


@dataclass(frozen=True, eq=False)
class NamedScore(scores.Function):
    """A score by function, shown as `words`."""

    words: str = "score"

    @property
    def symbol(self) -> str:  # type: ignore[override]
        return self.words

    @property
    def latex(self) -> str:  # type: ignore[override]
        return in_latex(self.words)


@dataclass(frozen=True, eq=False)
class NamedMask(_mask_kinds.Function):
    """A mask by function, shown as `words`."""

    words: str = "mask"

    def __str__(self) -> str:
        return self.words


def in_latex(words: str) -> str:
    """Words as text within an equation."""
    return rf"\text{{{words.replace('_', chr(92) + '_').replace('^', chr(92) + '^{}')}}}"


def rms(x: Tensor) -> Tensor:
    """x over its root mean square along the width. Zhang & Sennrich 2019."""
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-6)


def unit(x: Tensor, dim: int = -1) -> Tensor:
    """x over its length; a vector of zeros stays one."""
    return torch.nn.functional.normalize(x, dim=dim)
