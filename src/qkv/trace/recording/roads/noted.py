"""The operations on scores and weights that are noted instead of done, by their names."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from . import products
from .going_round import Tracked, as_written, attend
from .recipe import LOW, Recipe


def note(func: Any, args: Any, kwargs: Any) -> Any:
    """The result of `func`, a `Tracked` or an attention's output; None where it is to run on what was computed."""
    if func in products.CALLS:
        return _mixed(func, args, kwargs)
    name = getattr(func, "__name__", "")
    handler = _NOTED.get(name.strip("_"))
    return None if handler is None else handler(func, args, kwargs, _in_place(name))


def _in_place(name: str) -> bool:
    return name in ("__iadd__", "__isub__", "__imul__", "__itruediv__") or (
        name.endswith("_") and not name.endswith("__")
    )


def _mixed(func: Any, args: Any, kwargs: Any) -> Tensor | None:
    found = products.mixed(func, args, kwargs)
    if found is None:
        return None
    weights, value, order = found
    if not isinstance(weights, Tracked) or isinstance(value, Tracked) or weights.dim() != value.dim():
        return None
    return attend(weights, value, order, func, args, kwargs)


def _becomes(
    of: Tracked, recipe: Recipe | None, func: Any, args: Any, kwargs: Any, place: bool, dtype: Any = None
) -> Any:
    """What `func` makes of `of`: the same tensor changed, or a new one; None where there is no recipe."""
    if recipe is None:
        return None
    shape = tuple(of.shape)
    if place:
        others, more = args[1:], kwargs
        of.cell.change(recipe, lambda base: as_written(func, (base.view(shape), *others), more, True))
        return of
    return Tracked(
        of.cell.follow(recipe, lambda: as_written(func, args, kwargs, True)), shape, recipe.query, dtype or of.dtype
    )


def _number(x: Any) -> float | None:
    if isinstance(x, (int, float)) and not isinstance(x, bool):
        return float(x)
    if isinstance(x, Tensor) and not isinstance(x, Tracked) and x.numel() == 1 and x.dim() == 0 and not x.requires_grad:
        return float(x)
    return None


def _add(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    return _shifted(func, args, kwargs, place, 1)


def _sub(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    return _shifted(func, args, kwargs, place, -1) if isinstance(args[0], Tracked) else None


def _shifted(func: Any, args: Any, kwargs: Any, place: bool, sign: int) -> Any:
    if len(args) != 2 or kwargs:
        return None
    one, two = args if isinstance(args[0], Tracked) else args[::-1]
    if place and one is not args[0]:
        return None
    two = two.real_value() if isinstance(two, Tracked) else two  # positions' products beside the contents'
    if not isinstance(two, Tensor):
        number = _number(two)
        if number is None:
            return None
        two = torch.full((1, 1), number, dtype=one.dtype, device=one.device)
    recipe = one.cell.recipe.added(two if sign == 1 else -two, tuple(one.shape))
    return _becomes(one, recipe, func, args, kwargs, place, torch.promote_types(one.dtype, two.dtype))


def _times(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    return _scaled(func, args, kwargs, place, divided=False)


def _over(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    return _scaled(func, args, kwargs, place, divided=True) if isinstance(args[0], Tracked) else None


def _scaled(func: Any, args: Any, kwargs: Any, place: bool, divided: bool) -> Any:
    if len(args) != 2 or kwargs:
        return None
    one, two = args if isinstance(args[0], Tracked) else args[::-1]
    if isinstance(two, Tracked) or (place and one is not args[0]):
        return None
    number = _number(two)
    if number is None and isinstance(two, Tensor) and not place and two.is_floating_point():
        recipe = one.cell.recipe.times(1 / two if divided else two, tuple(one.shape))
    elif not number:
        return None
    else:
        recipe = one.cell.recipe.scaled(1 / number if divided else number)
    return _becomes(one, recipe, func, args, kwargs, place)


def _masked_fill(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    given = dict(zip(("input", "mask", "value"), args, strict=False)) | kwargs
    one, mask, value = given.get("input"), given.get("mask"), _number(given.get("value"))
    if not isinstance(one, Tracked) or not isinstance(mask, Tensor) or isinstance(mask, Tracked) or value is None:
        return None
    if value == 0.0 and one.cell.recipe.already(mask, tuple(one.shape)):  # weights that are 0 as it is
        return _becomes(one, one.cell.recipe, func, args, kwargs, place)
    if value > LOW:
        return None
    return _becomes(one, one.cell.recipe.hidden(mask, tuple(one.shape)), func, args, kwargs, place)


def _where(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    if len(args) != 3 or kwargs or not isinstance(args[0], Tensor) or isinstance(args[0], Tracked):
        return None
    condition, yes, no = args
    one, other, hidden = (yes, no, ~condition) if isinstance(yes, Tracked) else (no, yes, condition)
    value = _number(other)
    if condition.dtype != torch.bool or value is None or value > LOW:
        return None
    return _becomes(one, one.cell.recipe.hidden(hidden, tuple(one.shape)), func, args, kwargs, False)


def _maximum(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    """torch.max(scores, the lowest number) after a mask was added: nothing is as low."""
    if len(args) != 2 or kwargs or not isinstance(args[0], Tracked):
        return None
    value = _number(args[1])
    low = value is not None and value <= torch.finfo(args[0].dtype).min
    return _becomes(args[0], args[0].cell.recipe if low else None, func, args, kwargs, False)


def _view(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    of, sizes = args[0], args[1:] if len(args) != 2 or isinstance(args[1], int) else args[1]
    if kwargs or not isinstance(sizes, (tuple, list)) or not all(isinstance(n, int) for n in sizes):
        return None
    before, after = tuple(of.shape), list(sizes)
    if after.count(-1) == 1:
        known = -math.prod(after)
        after[after.index(-1)] = math.prod(before) // known if known else 0
    if math.prod(after) != math.prod(before):
        return None
    recipe = of.cell.recipe.viewed(before, tuple(after))
    if recipe is None:
        return None
    of.cell.recipe = recipe
    return Tracked(of.cell, tuple(after), recipe.query, of.dtype)


def _same(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    """Another dtype, or a copy."""
    like = [torch.empty(0, dtype=x.dtype, device=x.device) if isinstance(x, Tracked) else x for x in args]
    if not isinstance(args[0], Tracked):
        return None
    made = func(*like, **kwargs)
    if not isinstance(made, Tensor) or not made.is_floating_point() or made.device != args[0].device:
        return None
    return _becomes(args[0], args[0].cell.recipe, func, args, kwargs, False, made.dtype)


def _softmax(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    of = args[0] if args else kwargs.get("input")
    named = {n: x for n, x in kwargs.items() if n not in ("input", "_stacklevel")}
    dim = named.pop("dim", args[1] if len(args) > 1 else None)
    dtype = named.pop("dtype", next((x for x in args[2:] if isinstance(x, torch.dtype)), None))
    if not isinstance(of, Tracked) or named or dim not in (-1, of.dim() - 1):
        return None
    return _becomes(of, of.cell.recipe.weighed(), func, args, kwargs, False, dtype)


def _dropout(func: Any, args: Any, kwargs: Any, place: bool) -> Any:
    given = {"p": 0.5, "training": True} | dict(zip(("input", "p", "training", "inplace"), args, strict=False)) | kwargs
    given.setdefault("train", given["training"])
    if not isinstance(given.get("input"), Tracked) or given.get("inplace"):
        return None
    p = float(given["p"]) if given["training"] and given["train"] else 0.0
    return _becomes(given["input"], given["input"].cell.recipe.dropped(p), func, args, kwargs, False)


_NOTED: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(("add", "iadd", "radd"), _add),
    **dict.fromkeys(("sub", "isub", "subtract"), _sub),
    **dict.fromkeys(("mul", "imul", "rmul", "multiply"), _times),
    **dict.fromkeys(("div", "truediv", "itruediv", "divide", "true_divide"), _over),
    **dict.fromkeys(("max", "maximum"), _maximum),
    **dict.fromkeys(("view", "reshape"), _view),
    **dict.fromkeys(("to", "float", "type", "type_as", "half", "bfloat16", "double", "contiguous", "clone"), _same),
    "masked_fill": _masked_fill,
    "where": _where,
    "softmax": _softmax,
    "dropout": _dropout,
}
