"""Parts that several variants share: functions with their tensors and a name that people can read, as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from .. import _mask_kinds, biases, scores
from .._detail import Detail, transformed


@dataclass(frozen=True, eq=False)
class Step(Detail):
    """A `prepare` or a `finish`: f, the tensors it learns, and what it does in words (which `changes` and `str` show).

    f is called with what it works on and then the tensors, in the dtype of the former. ValueError where their sizes do not fit.
    of_weights: for a finish that mixes heads, the same mix of their weights (B, heads, n, m), called in the same way.
    """

    f: Callable[..., Any]
    words: str
    tensors: tuple[Tensor, ...] = ()
    of_weights: Callable[..., Tensor] | None = None

    def __call__(self, *inputs: Tensor) -> Any:
        return self._run(self.f, *inputs)

    def mixed(self, weights: Tensor) -> Tensor:
        """The weights (B, heads, n, m) that count after heads were mixed; as they are where this mixes none."""
        return weights if self.of_weights is None else self._run(self.of_weights, weights)

    def _run(self, f: Callable[..., Any], *inputs: Tensor) -> Any:
        dtype = inputs[0].dtype
        tensors = [t.to(dtype) if t.is_floating_point() else t for t in self.tensors]
        try:
            return f(*inputs, *tensors)
        except (RuntimeError, IndexError, ValueError) as error:
            if isinstance(error, ValueError) and "unpack" not in str(error):
                raise  # it says what is wrong already
            raise ValueError(_unfit(self.words, ", ".join(str(tuple(x.shape)) for x in inputs), tensors)) from error

    @property
    def __name__(self) -> str:
        return self.words


@dataclass(frozen=True, eq=False)
class NamedBias(biases.Function):
    """A bias by function, shown as `words`. `whole`: the words are the new score, not what is added to it.

    fits: what the dimensions of each tensor must be, "Hq", "Lq", "Lk", a number, or None for any.
    """

    words: str = "bias"
    whole: bool = False
    fits: tuple[tuple[str | int | None, ...], ...] = ()

    @property
    def symbol(self) -> str:  # type: ignore[override]
        return self.words

    @property
    def latex(self) -> str:  # type: ignore[override]
        return in_latex(self.words)

    def check(self, size: tuple[int, int, int, int]) -> None:
        """Raise ValueError where a tensor is of another size than `fits` says, or the function fails on the first or last row.

        The function is called only on the CPU, where a wrong index is an error at once.
        """
        known = dict(zip(("Hq", "Lq", "Lk"), size[1:], strict=True))
        for tensor, named in zip(self.tensors, self.fits, strict=False):
            wanted = tuple(known.get(n, n) if isinstance(n, str) else n for n in named)
            fitting = [n in (None, have) for n, have in zip(wanted, tensor.shape, strict=False)]
            if tensor.dim() != len(wanted) or not all(fitting):
                names = ", ".join("…" if n is None else str(n) for n in named)
                raise ValueError(
                    f"qkv.variants, {self.words}: got a tensor {tuple(tensor.shape)} for (B, Hq, Lq, Lk) = {tuple(size)}; "
                    f"expected ({names}). make(…) takes other sizes and tensors; help(qkv.variants[name].make) lists them."
                )
        tracing = torch.compiler.is_compiling() or transformed(*self.tensors)
        if min(size) < 1 or tracing or any(t.device.type != "cpu" for t in self.tensors):
            return
        b, h = (torch.tensor(n - 1).view(1, 1, 1, 1) for n in size[:2])
        i, j = (torch.tensor([0, n - 1]) for n in size[2:])
        s = torch.zeros(1, 1, 2, 2, dtype=torch.float64)
        try:
            self.f(s, b, h, i.view(1, 1, 2, 1), j.view(1, 1, 1, 2), *(t.detach() for t in self.tensors))
        except (RuntimeError, IndexError) as error:
            raise ValueError(_unfit(self.words, f"(B, Hq, Lq, Lk) = {tuple(size)}", self.tensors)) from error


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
    """A mask by function, shown as `words`; places: how many keys it is made for, 0 for any."""

    words: str = "mask"
    places: int = 0

    def check(self, size: tuple[int, int, int, int]) -> None:
        if self.places and size[3] != self.places:
            raise ValueError(
                f"qkv.variants, {self.words}: got {size[3]} keys; expected {self.places}, the places of the image row by row. "
                "make(height=…, width=…) takes another size."
            )

    def __str__(self) -> str:
        return self.words


def _unfit(words: str, given: str, tensors: Sequence[Tensor]) -> str:
    """What was given where sizes do not fit."""
    own = f"its own {', '.join(str(tuple(t.shape)) for t in tensors)} do" if tensors else "these do"
    return (
        f"qkv.variants, {words}: got {given}, and {own} not fit. make(…) takes other sizes and tensors; "
        "help(qkv.variants[name].make) lists them."
    )


def in_latex(words: str) -> str:
    """Words as text within an equation."""
    return rf"\text{{{words.replace('_', chr(92) + '_').replace('^', chr(92) + '^{}')}}}"


def rms(x: Tensor, eps: float = 1e-6) -> Tensor:
    """x over its root mean square along the width. Zhang & Sennrich 2019."""
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps)


def unit(x: Tensor, dim: int = -1) -> Tensor:
    """x over its length; a vector of zeros stays one."""
    return torch.nn.functional.normalize(x, dim=dim)
