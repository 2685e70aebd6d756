"""A trace as one HTML file: the page, and as many of its answers as fit. It opens from disk and asks no network."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from ...trace.questions.heads import heads as table_of
from ...trace.questions.measured import Subject, subject
from ...trace.questions.pyramid import SIZE, Pyramid, levels, small_picture
from ..web import single_page
from .answers import PICTURE
from .told import told

if TYPE_CHECKING:
    from ...trace import Trace

Progress = Callable[[str, int, int], None]
TOP = 16  # keys of each row where a whole matrix is too large
_SCORED = 2048  # tokens up to which the table of heads is made


def single_file(trace: Trace, most: int, progress: Progress) -> tuple[str, str]:
    """(the page, a sentence about what it holds). most: bytes that numbers may take in it.

    Whole matrices as long as they fit, of the head where the page begins first, then of its layer, then of the others; of the
    rest each row's 16 strongest keys and the picture of the whole, as long as these fit.
    """
    data = told(trace)
    gallery, scores = _pictures(trace, progress)
    left = most - len(json.dumps([gallery, scores]))
    maps: dict[str, Any] = {}
    tops: dict[str, Any] = {}
    tiles: dict[str, Any] = {}
    order = _order(data)
    for done, (number, h) in enumerate(order):
        progress("writing heads", done, len(order))
        of = subject(trace.run, number)
        name = f"{number}.{of.head_numbers[h]}"
        lq, lk = of.map.shape[2:]
        if lq * lk * 16 // 3 <= left:
            values = of.map[0, h].masked_fill(of.map.scores[0, h] == -float("inf"), -float("inf"))
            maps[name] = {"rows": lq, "keys": lk, "data": _text(values, "<f4")}
            left -= lq * lk * 16 // 3
        elif lq * TOP * 11 + SIZE * SIZE * 6 <= left:
            tops[name], tiles[name] = _summary(of, h)
            left -= lq * TOP * 11 + SIZE * SIZE * 6
    page = single_page(
        "explore",
        {
            "info": _only(data, {*maps, *tops}),
            "maps": maps,
            "tops": tops,
            "tiles": tiles,
            "gallery": gallery,
            "heads": scores,
        },
        title=f"{trace.model} · qkv explore",
        description=f"What the attention of {trace.model} read.",
    )
    said = f"It holds {len(maps)} of {len(order)} heads whole"
    if tops:
        said += f" and of {len(tops)} the {TOP} strongest keys of each row"
    missing = len(order) - len(maps) - len(tops)
    return page, said + (f"; {missing} did not fit: --megabytes allows more." if missing else ".")


def _order(data: dict[str, Any]) -> list[tuple[int, int]]:
    """All heads, (layer, number in its map): that of the beginning, those of its layer, the others."""
    begin = data["begin"]
    every = [(layer["number"], h) for layer in data["layers"] for h in range(len(layer["heads"]))]
    heads = data["layers"][begin["layer"]]["heads"]
    first = (begin["layer"], heads.index(begin["head"]))
    return sorted(every, key=lambda one: (one != first, one[0] != begin["layer"]))


def _only(data: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """The trace's description with the heads that the file holds."""
    for layer in data["layers"]:
        layer["heads"] = [h for h in layer["heads"] if f"{layer['number']}.{h}" in names]
        layer["values"] = False
    return data


def _pictures(trace: Trace, progress: Progress) -> tuple[dict[str, Any], dict[str, Any]]:
    gallery, scores = {}, {}
    for number in range(len(trace)):
        progress("looking at every head", number, len(trace))
        of = subject(trace.run, number)
        pictures = [small_picture(of, h, PICTURE).values for h in range(of.map.shape[1])]
        shape = [len(pictures), *pictures[0].shape]
        gallery[str(number)] = {"shape": shape, "data": _text(torch.stack(pictures), "<f4")}
        if of.map.shape[3] <= _SCORED:
            scores[str(number)] = json.loads(table_of([of]).to_json())
    return gallery, scores


def _summary(of: Subject, head: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Each row's strongest keys, and the picture of the whole map."""
    lq, lk = of.map.shape[2:]
    weights, keys = [], []
    for first in range(0, lq, 256):
        best = of.map[0, head, first : first + 256].topk(min(TOP, lk))
        weights.append(best.values)
        keys.append(best.indices.where(best.values > 0, -1))
    level = levels(lq, lk) - 1
    picture = Pyramid(0).tile([(of, head)], level, 0, 0, largest=True).values
    top = {
        "rows": lq, "count": min(TOP, lk), "weights": _text(torch.cat(weights), "<f4"),
        "keys": _text(torch.cat(keys), "<i4"),
    }  # fmt: skip
    return top, {"level": level, "rows": len(picture), "cols": picture.shape[1], "data": _text(picture, "<f4")}


def _text(x: Tensor, kind: str) -> str:
    """Numbers as base64."""
    return base64.b64encode(np.ascontiguousarray(x.detach().cpu().numpy().astype(kind)).tobytes()).decode()
