"""A stripped description as a string and back: what a registered operator can take, and a compiled graph can keep.

    encode(Description(score=Dot(), …))  ->  'plan.Description(scores.Dot(None, None), …)'

Holes are written `hole(3)`; a user's function is kept in a table and written `held(7)`.
"""

from __future__ import annotations

import ast
import operator
from dataclasses import fields
from functools import lru_cache
from typing import Any

import torch

from ._detail import Detail, Hole

_held: dict[int, Any] = {}


def encode(value: Any) -> str:
    """The string of a stripped description. It is plain Python, so that torch.compile can trace it."""
    if isinstance(value, Hole):
        return f"hole({value.index})"
    if isinstance(value, Detail):
        cls = type(value)
        inside = ", ".join([encode(getattr(value, f.name)) for f in fields(value)])  # type: ignore[arg-type]
        return f"{cls.__module__.rsplit('.', 1)[-1]}.{cls.__name__}({inside})"
    if isinstance(value, tuple):
        return f"({''.join([encode(v) + ', ' for v in value])})"
    if isinstance(value, int) and not isinstance(value, bool):
        return repr(operator.index(value))  # a length that torch.compile left open: the graph is for this number
    if isinstance(value, float):
        return repr(float.fromhex(value.hex()))  # the same for a scale made of such a length
    if value is None or isinstance(value, (bool, str)):
        return repr(value)
    if torch.compiler.is_compiling():
        torch._dynamo.graph_break()  # a user's function cannot be part of a graph: this call runs outside of it
    _held[id(value)] = value
    return f"held({id(value)})"


@lru_cache(maxsize=1024)
def decode(text: str) -> Any:
    """The stripped description that `encode` wrote."""
    classes = {f"{c.__module__.rsplit('.', 1)[-1]}.{c.__name__}": c for c in _descendants(Detail)}

    def read(node: ast.expr) -> Any:
        if isinstance(node, ast.Tuple):
            return tuple(read(x) for x in node.elts)
        if not isinstance(node, ast.Call):
            return ast.literal_eval(node)
        name, values = ast.unparse(node.func), [read(x) for x in node.args]
        if name == "hole":
            return Hole(values[0])
        if name == "held":
            return _held[values[0]]
        made = object.__new__(classes[name])
        for field, value in zip(fields(classes[name]), values, strict=True):
            object.__setattr__(made, field.name, value)
        return made

    return read(ast.parse(text, mode="eval").body)


def _descendants(cls: Any) -> list[Any]:
    return [c for child in cls.__subclasses__() for c in [child, *_descendants(child)]]
