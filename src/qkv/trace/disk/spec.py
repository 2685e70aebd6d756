"""A description as plain JSON, its tensors beside it, and back.

    {"score": {"is": "scores.Dot", "scale": null, "softcap": null}, "mask": {"is": "masks.Below", "n": {"tensor": "mask.n"}, …

A detail is an object: "is" names its class, the other members are its fields, all of them. Only the classes of `CLASSES` are
written, and nothing else is ever made from a file. A tensor is {"tensor": name}, a tuple a list, a number a number; what
JSON has no word for is "inf", "-inf" or "nan".
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import torch
from torch import Tensor

from ... import _kernels, _mask_kinds, _mask_patterns, _score_base, biases, masks, normalizers, scores
from ..._detail import Detail
from ..._placed import Piece, Place, PlacedBias, PlacedMask
from ...masks import Mask
from ...plan import Description, Size
from ..errors import TraceError
from .packed import Packed, evaluated

CLASSES: Mapping[str, type[Detail]] = {
    "Description": Description,
    "Piece": Piece,
    "Place": Place,
    **{
        f"scores.{c.__name__}": c
        for c in (
            *(scores.Dot, _score_base.Features, scores.General, scores.Additive, scores.TanhSum, scores.Concat),
            *(scores.Cosine, scores.Quotient, _kernels.Gaussian, _kernels.Boxcar, _kernels.Epanechnikov),
            _kernels.FeatureMap,
        )
    },
    **{
        f"biases.{c.__name__}": c
        for c in (
            *(biases.Values, biases.Sum, biases.ALiBi, biases.RelativePosition, biases.RelativeKeys, biases.T5),
            PlacedBias,
        )
    },
    **{
        f"masks.{c.__name__}": c
        for c in (
            *(_mask_kinds.Everyone, _mask_kinds.Window, _mask_kinds.Below, _mask_kinds.Keys, _mask_kinds.Documents),
            *(_mask_kinds.GlobalTokens, _mask_kinds.BlockSparse, _mask_kinds.Given, _mask_kinds.And, _mask_kinds.Or),
            *(_mask_kinds.Not, _mask_patterns.Dilated, _mask_patterns.Strided, _mask_patterns.Fixed),
            *(_mask_patterns.RandomBlocks, _mask_patterns.Tree, Packed, PlacedMask),
        )
    },
    **{
        f"normalizers.{c.__name__}": c
        for c in (
            *(normalizers.Softmax, normalizers.Sparsemax, normalizers.Entmax, normalizers.Sigmoid),
            *(normalizers.Proportional, normalizers.Hard, normalizers.Identity),
        )
    },
}
NAMES = {c: name for name, c in CLASSES.items()}

# What a factory checks and its class does not: asked again of what a file says.
_RULES: Mapping[type[Detail], Callable[[Any], Any]] = {
    _mask_kinds.Window: lambda m: masks.window(m.left, m.right),
    _mask_kinds.Below: lambda m: {"prefix": masks.prefix, "lengths": masks.lengths}[m.name](m.n),
    _mask_kinds.Keys: lambda m: masks.keys(m.values),
    _mask_kinds.Documents: lambda m: masks.documents(m.ids),
    _mask_kinds.Given: lambda m: masks.from_tensor(m.values),
    _mask_kinds.BlockSparse: lambda m: masks.block_sparse(m.layout, m.block_size),
    _mask_patterns.Dilated: lambda m: masks.dilated(m.count, m.step),
    _mask_patterns.Strided: lambda m: masks.strided(m.stride),
    _mask_patterns.Fixed: lambda m: masks.fixed(m.stride, m.c),
    _mask_patterns.RandomBlocks: lambda m: masks.random_blocks(m.count, m.block_size, m.seed),
    Place: lambda p: _check_place(p),
    Piece: lambda p: p.detail is None or p.detail.check(p.place.size),
    PlacedMask: lambda m: _check_pieces(m.pieces, Mask),
    PlacedBias: lambda b: _check_pieces(b.pieces, biases.Bias),
}


def _check_place(place: Place) -> None:
    batch, heads, _, _ = place.size
    inside = (place.batch or 0) < batch and all(0 <= h < heads for h in place.heads or ())
    if min(*place.size, place.first_row, place.first_key, place.batch or 0) < 0 or not inside:
        raise ValueError(f"a matrix of {place.size} cannot stand there.")


def _check_pieces(pieces: tuple[Piece, ...], kind: type[Detail]) -> None:
    if not all(p.detail is None or isinstance(p.detail, kind) for p in pieces):
        raise ValueError(f"every piece must be a {kind.__name__} or null.")


def write_number(value: float) -> Any:
    """A number as JSON says it exactly."""
    return int(value) if isinstance(value, int) else float(value) if math.isfinite(value) else repr(float(value))


def number(value: Any) -> Any:
    """A number that JSON may have had no word for."""
    return float(value) if isinstance(value, str) else value


Keep = Callable[[str, Tensor], dict[str, Any]]
Leaf = Callable[[dict[str, Any], str], Tensor]


# ---- writing ----------------------------------------------------------------------------------------------------------


def bare(d: Description, size: Size, device: torch.device) -> Description:
    """The description without masks that are functions: these become bits, by asking for each pair of the matrix.

    size: (B, Hq, Lq, Lk). TraceError where they are too many.
    """
    mask = _without_functions(d.mask, lambda mask: evaluated(mask, d, size, device))
    return d if mask is d.mask else d.changed(mask=mask)


def _without_functions(mask: Any, ask: Callable[[Mask], Packed]) -> Any:
    if not _holds_function(mask):
        return mask
    if isinstance(mask, _mask_kinds.Not):
        return mask.changed(mask=_without_functions(mask.mask, ask))
    if isinstance(mask, _mask_kinds.And):  # an Or as well
        return mask.changed(a=_without_functions(mask.a, ask), b=_without_functions(mask.b, ask))
    return ask(mask)


def _holds_function(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(map(_holds_function, value))
    if not isinstance(value, Detail):
        return False
    return isinstance(value, _mask_kinds.Function) or any(_holds_function(v) for v in value._values())


def write(d: Description, keep: Keep) -> dict[str, Any]:
    """The JSON of a description that `bare` gave. `keep(name, tensor)` takes each tensor and says what stands for it.

    TraceError for functions and classes that are not qkv's own.
    """
    return _written(d, "", keep)


def _written(value: Any, path: str, keep: Keep) -> Any:
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Tensor):
        return keep(path, value.detach())
    if isinstance(value, (_mask_kinds.Given, biases.Values)):
        value = value.changed(values=_once(value.values))
    if isinstance(value, (int, float)):
        return write_number(value)
    if isinstance(value, tuple):
        return [_written(v, f"{path}.{n}", keep) for n, v in enumerate(value)]
    name = NAMES.get(type(value))
    if name is None or (isinstance(value, _kernels.FeatureMap) and value.phi is not None):
        raise TraceError(_unwritable(value, path))
    inside = {f.name: _written(getattr(value, f.name), f"{path}.{f.name}".lstrip("."), keep) for f in fields(value)}
    return inside if name == "Description" else {"is": name, **inside}


def _once(tensor: Tensor) -> Tensor:
    """A tensor that broadcasts, without what `expand` repeated."""
    for dim, (size, stride) in enumerate(zip(tensor.shape, tensor.stride(), strict=True)):
        if size > 1 and stride == 0:
            tensor = tensor.narrow(dim, 0, 1)
    return tensor


def _unwritable(value: Any, path: str) -> str:
    part = path.split(".")[0]
    f = getattr(value, "f", None) or getattr(value, "phi", None)
    ways = {
        "bias": "Give it as a tensor that broadcasts to (B, Hq, Lq, Lk) or as one of qkv.biases",
        "score": "Give it as one of qkv.scores",
        "mask": "Give it as one of qkv.masks or as a bool tensor",
    }
    way = ways.get(part, f"Give it as one of qkv.{part}rs" if part == "normalize" else "Give it as qkv's own")
    what = f"is a function ({getattr(f, '__name__', type(f).__name__)})" if f else f"is a {type(value).__name__}"
    return f"The {part} {what}, which no file can hold. {way}, or keep the trace in memory and do not save it."


# ---- reading ----------------------------------------------------------------------------------------------------------


def read(data: Any, leaf: Leaf, size: Size) -> Description:
    """The description that `write` wrote. `leaf(place, path)` gives the tensor for what `keep` said.

    Called with meta tensors it checks all but numbers. TraceError where the JSON holds anything else than the fields of
    known classes, each of its type, or where the details do not fit (B, Hq, Lq, Lk).
    """
    if not isinstance(data, dict):
        raise TraceError(f"a description is {_shown(data)}; expected an object.")
    made: Description = _object((Description,), {"is": "Description", **data}, "", leaf)
    try:
        for detail in (made.bias, made.mask):
            if detail is not None:
                detail.check(size)
        made.normalize.check(size[1])
    except ValueError as error:
        raise TraceError(f"a description does not fit (B, Hq, Lq, Lk) = {size}: {error}") from error
    offset = made.offset
    if isinstance(offset, Tensor) and (offset.shape != (size[0],) or offset.is_floating_point()):
        raise TraceError(f"offset is {tuple(offset.shape)} of {offset.dtype}; expected whole numbers ({size[0]},).")
    return made


def tensors_of(data: Any) -> list[dict[str, Any]]:
    """The places of a written description that stand for tensors."""
    if isinstance(data, list):
        return [place for item in data for place in tensors_of(item)]
    if not isinstance(data, dict):
        return []
    return [data] if "tensor" in data else [place for item in data.values() for place in tensors_of(item)]


@lru_cache
def _hints(cls: type[Detail]) -> dict[str, tuple[Any, ...]]:
    """The types that each field may have."""
    known = get_type_hints(cls)
    if cls is Piece:
        known["detail"] = Mask | biases.Bias | None
    return {f.name: _choices(known[f.name]) for f in fields(cls)}  # type: ignore[arg-type]


def _choices(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _object(wanted: tuple[type[Detail], ...], data: dict[str, Any], path: str, leaf: Leaf) -> Any:
    name = data.get("is")
    cls = CLASSES.get(name) if isinstance(name, str) else None
    if cls is None or not issubclass(cls, wanted):
        raise TraceError(
            f"{path or 'a description'} is {_shown(name)}; expected a {' or '.join(c.__name__ for c in wanted)} of qkv's own."
        )
    hints = _hints(cls)  # type: ignore[arg-type]
    missing, foreign = sorted(hints.keys() - data.keys()), sorted(data.keys() - hints.keys() - {"is"})
    if missing or foreign:
        said = [f"lacks {', '.join(missing)}"] * bool(missing) + [f"has no field {', '.join(foreign)}"] * bool(foreign)
        raise TraceError(f"{path or 'a description'}: {name} {' and '.join(said)}.")
    made = object.__new__(cls)
    for field, choices in hints.items():
        object.__setattr__(made, field, _value(choices, data[field], f"{path}.{field}".lstrip("."), leaf))
    try:
        getattr(made, "__post_init__", lambda: None)()
        _RULES.get(cls, lambda _: None)(made)
    except (ValueError, TypeError, KeyError) as error:
        raise TraceError(f"{path}: {error}") from error
    return made


def _value(choices: tuple[Any, ...], data: Any, path: str, leaf: Leaf) -> Any:
    """`data` as a value of one of the types that a field declares."""
    if data is None and type(None) in choices:
        return None
    details = tuple(c for c in choices if isinstance(c, type) and issubclass(c, Detail))
    if details and isinstance(data, dict) and "is" in data:
        return _object(details, data, path, leaf)
    for choice in choices:
        if choice is Tensor and isinstance(data, dict) and "tensor" in data:
            return leaf(data, path)
        if choice in (bool, int, str) and type(data) is choice:
            return data
        if choice is float and type(data) in (int, float):
            return data
        if choice is float and data in ("inf", "-inf", "nan"):
            return float(data)
        if get_origin(choice) is tuple and isinstance(data, list):
            hints = get_args(choice)
            hints = hints[:1] * len(data) if hints[1:] == (...,) else hints
            if len(hints) == len(data):
                return tuple(
                    _value(_choices(h), item, f"{path}.{n}", leaf)
                    for n, (h, item) in enumerate(zip(hints, data, strict=True))
                )
    names = " or ".join(getattr(c, "__name__", str(c)).replace("NoneType", "null") for c in choices)
    raise TraceError(f"{path} is {_shown(data)}; expected {names}.")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"
