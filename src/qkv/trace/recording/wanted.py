"""The options of a recording, checked."""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence
from typing import Any

from .making import Wanted

ENGINES = ("qkv", "model")


def wanted(call: str, layers: Any, heads: Any, queries: Any, keep: str, engine: str) -> Wanted:
    """What is kept of a model. ValueError or TypeError for an option that is none."""
    if keep not in ("qkv", "qk"):
        raise ValueError(f"{call}: keep must be 'qkv' or 'qk' (no values), got {keep!r}.")
    if engine not in ENGINES:
        raise ValueError(
            f"{call}: engine must be 'qkv' (the model runs on qkv's attention) or 'model' (its own, only tapped), got "
            f"{engine!r}."
        )
    numbers, patterns = _layers(call, layers)
    everything = layers is None

    def layer(number: int, name: str) -> bool:
        return everything or number in numbers or any(fnmatch.fnmatchcase(name, p) for p in patterns)

    return Wanted(
        layer,
        _numbers(call, "heads", heads, negative=False),
        _numbers(call, "queries", queries, negative=True),
        keep == "qkv",
        engine == "qkv",
    )


def _layers(call: str, layers: Any) -> tuple[frozenset[int], tuple[str, ...]]:
    if layers is None:
        return frozenset(), ()
    several = [layers] if isinstance(layers, (int, str)) else list(layers)
    bad = [x for x in several if isinstance(x, bool) or not isinstance(x, (int, str)) or (isinstance(x, int) and x < 0)]
    if bad or not several:
        raise ValueError(
            f"{call}: layers must be numbers from 0 on, names or patterns like '*.self_attn', one or more; got "
            f"{bad[0] if bad else 'none'!r}."
        )
    return frozenset(x for x in several if isinstance(x, int)), tuple(x for x in several if isinstance(x, str))


def _numbers(call: str, name: str, given: Sequence[int] | None, *, negative: bool) -> tuple[int, ...] | None:
    if given is None:
        return None
    several = [given] if isinstance(given, int) else list(given)
    try:
        found = sorted({int(x) for x in several})
    except (TypeError, ValueError):
        found = []
    exact = len(found) > 0 and all(not isinstance(x, (bool, float, str)) for x in several)
    if not exact or (found[0] < 0 and not negative):
        what = "whole numbers" if negative else "whole numbers from 0 on"
        raise ValueError(f"{call}: {name} must be one or more {what}, got {given!r}.")
    return tuple(found)
