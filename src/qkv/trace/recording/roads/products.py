"""Products of batched tensors, however they are written: matmul, bmm, @, baddbmm, einsum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor


@dataclass(frozen=True)
class Product:
    """query (…, n, D) times key (…, m, D), times scale, plus bias; shape: of the result."""

    query: Tensor
    key: Tensor
    shape: tuple[int, ...]
    scale: float = 1.0
    bias: Tensor | None = None


_PLAIN = {torch.matmul, torch.bmm, Tensor.matmul, Tensor.bmm, Tensor.__matmul__}
_ADDING = {torch.baddbmm, Tensor.baddbmm}
CALLS = _PLAIN | _ADDING | {torch.einsum, torch.functional.einsum}


def scores(func: Any, args: Any, kwargs: Any) -> Product | None:
    """A product that may be queries times keys: both have 3 or 4 dimensions, the last one is summed over."""
    if func in _PLAIN:
        pair = _named(args, kwargs, ("input", "self"), ("other", "mat2"))
        return None if pair is None else _product(*pair)
    if func in _ADDING:
        return _added(args, kwargs)
    parsed = _einsum(args, kwargs)
    if parsed is None:
        return None
    (one, two, out), (a, b) = parsed
    lead, i, j, d = _roles(one, two, out)
    if d is None or i is None or j is None or out != lead + i + j:
        return None
    q, k = _ordered(a, one, lead + i + d), _ordered(b, two, lead + j + d)
    return _product(q, k.transpose(-1, -2)) if q is not None and k is not None else None


def mixed(func: Any, args: Any, kwargs: Any) -> tuple[Any, Tensor, str | None] | None:
    """(weights, value (…, m, Dv), the order in which the result lies) of a product of weights with values.

    The order is None where the result is (…, n, Dv), else letters: those of `lead + i + d` as they are to lie.
    """
    if func in _PLAIN:
        pair = _named(args, kwargs, ("input", "self"), ("other", "mat2"))
        return None if pair is None else (*pair, None)
    parsed = _einsum(args, kwargs) if func not in _ADDING else None
    if parsed is None:
        return None
    (one, two, out), (w, v) = parsed
    lead, i, d, j = _roles(one, two, out)
    if j is None or i is None or d is None or one != lead + i + j:
        return None
    value = _ordered(v, two, lead + j + d)
    return None if value is None else (w, value, f"{lead}{i}{d}>{out}")


def laid(out: Tensor, order: str | None) -> Tensor:
    """(…, n, Dv) in the order that an einsum asked for."""
    if order is None:
        return out
    have, wanted = order.split(">")
    return out.permute(*(have.index(letter) for letter in wanted))


def unlaid(out: Tensor, order: str | None) -> Tensor:
    """The inverse of `laid`."""
    if order is None:
        return out
    have, wanted = order.split(">")
    return out.permute(*(wanted.index(letter) for letter in have))


def _named(args: Any, kwargs: Any, first: tuple[str, ...], second: tuple[str, ...]) -> tuple[Any, Any] | None:
    given = list(args) + [kwargs[name] for names in (first, second) for name in names if name in kwargs]
    return (given[0], given[1]) if len(given) == 2 and all(isinstance(x, Tensor) for x in given) else None


def _product(a: Tensor, b: Tensor, scale: float = 1.0, bias: Tensor | None = None) -> Product | None:
    if a.dim() != b.dim() or a.dim() not in (3, 4) or a.shape[-1] != b.shape[-2]:
        return None
    lead = tuple(a.shape[:-2])
    if any(y not in (1, x) for x, y in zip(lead, b.shape[:-2], strict=True)):
        return None
    return Product(a, b.transpose(-1, -2), (*lead, a.shape[-2], b.shape[-1]), scale, bias)


def _added(args: Any, kwargs: Any) -> Product | None:
    names = ("input", "batch1", "batch2")
    given = dict(zip(names, args, strict=False)) | kwargs
    alpha, beta = given.get("alpha", 1), given.get("beta", 1)
    if not all(isinstance(given.get(name), Tensor) for name in names):
        return None
    if given["input"].dim() != 3 or not all(isinstance(x, (int, float)) for x in (alpha, beta)):
        return None
    bias = None if beta == 0 else given["input"] if beta == 1 else given["input"] * beta
    return _product(given["batch1"], given["batch2"], float(alpha), bias)


def _einsum(args: Any, kwargs: Any) -> tuple[tuple[str, str, str], tuple[Any, Any]] | None:
    if kwargs or not args or not isinstance(args[0], str) or "->" not in args[0] or "." in args[0]:
        return None
    tensors = args[1] if len(args) == 2 and isinstance(args[1], (list, tuple)) else args[1:]
    terms, out = args[0].replace(" ", "").split("->")
    both = terms.split(",")
    if len(both) != 2 or len(tensors) != 2 or any(len(set(t)) != len(t) for t in (*both, out)):
        return None
    return (both[0], both[1], out), (tensors[0], tensors[1])


def _roles(one: str, two: str, out: str) -> tuple[str, str | None, str | None, str | None]:
    """(letters that all have, the first one's own, the second one's own, the one that is summed over)."""
    lead = "".join(x for x in out if x in one and x in two)
    only = [[x for x in one if x in out and x not in two], [x for x in two if x in out and x not in one]]
    summed = [x for x in one if x in two and x not in out]
    lone = any(x not in two + out for x in one) or any(x not in one + out for x in two)
    if lone or [len(x) for x in (*only, summed)] != [1, 1, 1]:
        return lead, None, None, None
    return lead, only[0][0], only[1][0], summed[0]


def _ordered(x: Tensor, have: str, wanted: str) -> Tensor | None:
    if x.dim() != len(have) or sorted(have) != sorted(wanted):
        return None
    return x.permute(*(have.index(letter) for letter in wanted))
