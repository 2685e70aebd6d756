"""Traces for tests of the files: made of a seed, segment by segment, so that another process can make the same ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

import qkv
from qkv.trace import Trace
from qkv.trace.capture import Segment
from qkv.trace.disk import document
from qkv.trace.disk.storage import load
from qkv.trace.errors import TraceError
from qkv.trace.layer import Layer, Sampled
from qkv.trace.run import Run, TokenTable

PROMPT = 7


def segments(seed: int, steps: int = 5, prompt: int = PROMPT, **details: Any) -> Iterator[Segment]:
    """A causal layer (2, 4 over 2, L, 8): a prompt, and then a row a step."""
    draw = torch.Generator().manual_seed(seed)
    length = prompt + steps
    query, key, value = (torch.randn(2, h, length, d, generator=draw) for h, d in ((4, 8), (2, 8), (2, 6)))
    for first, last in [(0, prompt), *((n, n + 1) for n in range(prompt, length))]:
        q, k, v = query[:, :, first:last], key[:, :, :last], value[:, :, :last]
        map_ = qkv.attention_with_map(q, k, v, **{"causal": True, **details})[1]
        state = map_.tensors[3]
        yield Segment(q, k[:, :, first:], v[:, :, first:], state, map_.description, first, first)


def layer(seed: int, steps: int = 5, **details: Any) -> Layer:
    weight = torch.randn(10, 24, generator=torch.Generator().manual_seed(seed))
    check = Sampled(7, 1e-7, 2e-6, 3.5, float("inf"))
    return Layer(f"layers.{seed}", "self", tuple(segments(seed, steps, **details)), weight, check, first_query=1)


def tokens(length: int) -> TokenTable:
    ids = torch.arange(2 * length).view(2, length)
    padding = torch.ones(2, length, dtype=torch.bool)
    padding[1, :2] = False
    strings = tuple(tuple(f" wörd{n}" for n in row) for row in ids.tolist())
    return TokenTable(
        length, ids, strings, padding, PROMPT, (frozenset({0}), frozenset({0, 1})), grid=(2, 3, 1), frames=9
    )


def trace(layers: int = 2, steps: int = 5) -> Trace:
    """Two runs: the first of several layers, the second cut off."""
    whole = Run(tuple(layer(n, steps) for n in range(layers)), {"text": tokens(PROMPT + steps)}, False, (0.5, 0.25))
    return Trace((whole, Run((layer(9, 0),), {}, True, ())), "by hand", facts={"engine": "qkv", "list": [1, 2.5, None]})


def tensors_of(made: Trace) -> dict[str, Tensor]:
    """Every number of a trace, by where it stands."""
    found: dict[str, Tensor] = {}
    for k, run in enumerate(made.runs):
        for i, one in enumerate(run.layers):
            if one.output_weight is not None:
                found[f"{k} {i} weight"] = one.output_weight
            whole = one.whole
            for name in ("query", "key", "value", "state", "rows"):
                if getattr(whole, name) is not None:
                    found[f"{k} {i} {name}"] = getattr(whole, name)
            found[f"{k} {i} map"] = one.map.dense()
        for stream, table in run.tokens.items():
            found |= {
                f"{k} {stream} {n}": getattr(table, n) for n in ("ids", "padding") if getattr(table, n) is not None
            }
    return found


def same_numbers(one: Trace, other: Trace) -> bool:
    a, b = tensors_of(one), tensors_of(other)
    return a.keys() == b.keys() and all(torch.equal(a[n], b[n]) for n in a)


def files_of(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.is_file())


def rewritten(folder: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """trace.json with a change and a checksum that fits it, as somebody's own program would write it."""
    path = folder / "trace.json"
    data = json.loads(path.read_text())
    del data["checksum"]
    change(data)
    path.write_bytes(document.seal(data))


def fails(path: Path) -> str:
    """What reading everything in a damaged trace says; the one error."""
    with pytest.raises(TraceError) as caught:
        tensors_of(load(path))
    assert "\n" not in str(caught.value)
    return str(caught.value)
