"""Traces whose every weight was set by hand."""

from __future__ import annotations

from typing import Any

import torch

import qkv
from qkv.trace import Trace


def map_of(weights: torch.Tensor) -> qkv.AttentionMap:
    """A map with exactly these weights (H, L, L), causal: the key of token j is the j-th unit vector, the query ln w."""
    length = weights.shape[-1]
    query = weights.clamp_min(1e-30).log()[None]
    key = torch.eye(length)[None, None].expand(1, weights.shape[0], length, length)
    return qkv.AttentionMap.from_tensors(query, key, scale=1.0, causal=True)


def weights_of(length: int, heads: int, read: dict[tuple[int, int], dict[int, float]]) -> torch.Tensor:
    """(heads, length, length): read[head, row] = {key: share}; what is not said of a row goes to token 0."""
    made = torch.zeros(heads, length, length)
    made[:, :, 0] = 1.0
    for (head, row), given in read.items():
        for key, share in given.items():
            made[head, row, key] = share
        made[head, row, 0] = 1.0 - sum(share for key, share in given.items() if key)
    return made


def trace_of(tokens: list[str], *layers: dict[tuple[int, int], dict[int, float]], heads: int = 2, **more: Any) -> Trace:
    maps = tuple(map_of(weights_of(len(tokens), heads, read)) for read in layers)
    names = tuple(f"layers.{i}.attention" for i in range(len(layers)))
    named = tuple(zip(names, maps, strict=True))
    return Trace.from_tensors(named, tokens=tokens, model="a hand-made model", **more)


SENTENCE = ["Ann", " saw", " the", " gre", "en", " bird", ".", " It", " sang", " green"]
