"""A trace as one HTML file: the page, and as many of its answers as fit. It opens from disk and asks no network."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from ...trace.attribution import METHODS, Attribution, Span
from ...trace.questions.heads import heads as table_of
from ...trace.questions.measured import Subject, subject
from ...trace.questions.pyramid import SIZE, Pyramid, levels, small_picture
from ..web import single_page
from .attributing import Attributing, as_data, asking
from .told import comparable, told
from .traces import Seen

if TYPE_CHECKING:
    from ...trace import Knockout, Trace

Progress = Callable[[str, int, int], None]
TOP = 16  # keys of each row where a whole matrix is too large
PICTURES = (64, 32, 16)  # bins of a head's small picture: the most that leave half of the room
_SCORED = 2048  # tokens up to which the table of heads is made
_READ = 2**20, 2**29  # cells that are read of a head for its small picture, and for its rows' strongest keys
_BYTE = 0.75  # of a byte of float32, once it is compressed and written as text: what is expected, before it is known


class Room:
    """How many bytes numbers may still take."""

    def __init__(self, most: int):
        self.left = most

    def take(self, text: str) -> bool:
        """Whether a text fits; then its room is taken."""
        fits = len(text) <= self.left
        self.left -= len(text) if fits else 0
        return fits


def single_file(seen: Seen, most: int, progress: Progress, beside: Seen | None = None) -> tuple[str, str]:
    """(the page, a sentence about what it holds). most: bytes that numbers may take in it; beside: a trace to compare with.

    A small picture of every head; then, of the head where the page begins, of those of its layer and of the others: the
    picture of the whole and each row's strongest keys, up to half of what is left, then finer tiles down to the cells.
    """
    if beside is not None:
        comparable(seen.trace, beside.trace)
    several = [seen] if beside is None else [seen, beside]
    found = [_embedded(one, most // len(several), progress, None if beside is None else beside.name) for one in several]
    held, count = found[0]["held"], sum(layer.shape[1] for layer in seen.trace.run.layers)
    page = single_page(
        "explore",
        {"traces": found},
        title=f"{seen.trace.model} · qkv explore",
        description=f"What the attention of {seen.trace.model} read.",
    )
    return page, _said(held, count)


def _embedded(seen: Seen, most: int, progress: Progress, beside: str | None) -> dict[str, Any]:
    """What the page holds of one trace."""
    trace, room = seen.trace, Room(most)
    progress("attributing the answer", 0, 0)
    asked, answers = _attributed(trace)
    data = told(trace, image=seen.image is not None, beside=beside, attribution=asked)
    gallery, scores = _pictures(trace, most // 2, progress)
    room.take(json.dumps([gallery, scores, answers]))
    held: dict[str, dict[str, Any]] = {}
    order, kept, pyramid = _order(data), room.left // 2, Pyramid()
    for done, (number, head, name) in enumerate(order):
        progress("writing heads", done, len(order))
        found = _begun(subject(trace.run, number), head, room, pyramid) if room.left > kept else None
        if found is not None:
            held[name] = found
    for done, (number, head, name) in enumerate(order):
        progress("writing tiles", done, len(order))
        if name in held:
            _refine(held[name], subject(trace.run, number), head, room, pyramid)
    found = {"info": _only(data, held), "held": held, "gallery": gallery, "heads": scores, "answers": answers}
    if seen.image is not None:
        found["image"] = f"data:image/png;base64,{base64.b64encode(seen.image).decode()}"
    return found


def _attributed(trace: Trace) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """What can be asked about the whole answer, and what it came from, by "sentences/learned": all that needs no model.

    None where the model only read, or where the rows that gave the answer were not kept.
    """
    of = Attributing(trace)
    asked = of.told()
    if asked is None:
        return None, {}
    answers: dict[str, Any] = {}
    ways = asked["spans"] if len(trace.tokens) <= _SCORED else asked["spans"][:1]
    for method in asked["methods"]:
        if METHODS[method["name"]].reruns:
            method["lacks"] = "file"
        for way in ways if method["lacks"] is None else ():
            try:
                answers[f"{way}/{method['name']}"] = of.answer({"spans": way, "by": method["name"]}, lambda: None)
            except ValueError:
                return None, {}
    chosen = asked["default"] if f"{ways[0]}/{asked['default']}" in answers else "share"
    return {**asked, "default": chosen, "spans": ways, "lacks": "file"}, answers


def answer_page(trace: Trace, found: Attribution, by_spans: str, cut: Sequence[tuple[Span, Knockout]] = ()) -> str:
    """One attribution as a page of its own: the text shaded by what its answer came from.

    by_spans: how the text was cut; cut: what `verify` found.
    """
    layer = trace._stack()[0]
    asked = asking({found.by: None}, found.by, [by_spans], None if cut else "file")
    begin = {"layer": 0, "head": "*", "query": found.answer.first - 1, "ask": "answer", "verify": bool(cut)}
    data = told(trace, attribution=asked, begin=begin)
    data["layers"] = [{**data["layers"][layer], "number": 0, "heads": [], "values": False}]
    answers = {f"{by_spans}/{found.by}": as_data(found, cut or None)}
    return single_page(
        "explore",
        {"traces": [{"info": data, "held": {}, "gallery": {}, "heads": {}, "answers": answers}]},
        title=f"What did the answer come from? · {trace.model}",
        description=f"Which parts of a text the answer of {trace.model} came from.",
    )


def _said(held: dict[str, dict[str, Any]], count: int) -> str:
    whole = sum(one["level"] == 0 for one in held.values())
    said = f"It holds {whole} of {count} heads whole"
    if len(held) > whole:
        said += f" and of {len(held) - whole} a coarser picture, with the {TOP} strongest keys of each row"
    return said + (f"; {count - len(held)} did not fit: --megabytes allows more." if len(held) < count else ".")


def _order(data: dict[str, Any]) -> list[tuple[int, int, str]]:
    """All heads, (layer, number in its map, name): that of the beginning, those of its layer, the others."""
    begin = data["begin"]
    every = [(la["number"], h, f"{la['number']}.{n}") for la in data["layers"] for h, n in enumerate(la["heads"])]
    first = f"{begin['layer']}.{begin['head']}"
    return sorted(every, key=lambda one: (one[2] != first, one[0] != begin["layer"]))


def _only(data: dict[str, Any], held: dict[str, Any]) -> dict[str, Any]:
    """The trace's description with the heads that the file holds."""
    for layer in data["layers"]:
        layer["heads"] = [h for h in layer["heads"] if f"{layer['number']}.{h}" in held]
        layer["values"] = False
    return data


def _pictures(trace: Trace, most: int, progress: Progress) -> tuple[dict[str, Any], dict[str, Any]]:
    gallery, scores = {}, {}
    count = sum(layer.shape[1] for layer in trace.run.layers)
    bins = next((n for n in PICTURES if count * n * n * 4 * _BYTE <= most), PICTURES[-1])
    for number in range(len(trace)):
        progress("looking at every head", number, len(trace))
        of = subject(trace.run, number)
        pictures = torch.stack([small_picture(of, h, bins, _READ[0]).values for h in range(of.shape[1])])
        gallery[str(number)] = {
            "heads": list(of.head_numbers), "shape": list(pictures.shape), "data": _text(pictures, "<f4"),
        }  # fmt: skip
        if of.shape[3] <= _SCORED:
            scores[str(number)] = json.loads(table_of([of]).to_json())
    return gallery, scores


def _begun(of: Subject, head: int, room: Room, pyramid: Pyramid) -> dict[str, Any] | None:
    """A head's coarsest picture, with each row's strongest keys where it is not the matrix itself. None if they do not fit."""
    lq, lk = of.shape[2:]
    top = levels(lq, lk) - 1
    tops = lq * TOP * 8 if top else 0
    if room.left < _BYTE * tops:
        return None
    found: dict[str, Any] = {"level": top, "tiles": dict(_tiles(of, head, top, pyramid))}
    if top and lq * lk <= _READ[1]:
        found["tops"] = _strongest(of, head)
    return found if room.take(json.dumps(found)) else None


def _refine(held: dict[str, Any], of: Subject, head: int, room: Room, pyramid: Pyramid) -> None:
    """Level after level, as long as a whole one fits."""
    for level in range(held["level"] - 1, -1, -1):
        down, across = (-(-n // (SIZE << level)) for n in of.shape[2:])
        if down * across * SIZE * SIZE * 4 * _BYTE / 2 > room.left:  # half of a causal map is hidden, and takes no room
            return
        tiles = dict(_tiles(of, head, level, pyramid))
        if not room.take(json.dumps(tiles)):
            return
        held["tiles"] |= tiles
        held["level"] = level


def _tiles(of: Subject, head: int, level: int, pyramid: Pyramid) -> Iterator[tuple[str, str]]:
    """(place, numbers) of all tiles of a level, but of those that a mask hides altogether."""
    down, across = (-(-n // (SIZE << level)) for n in of.shape[2:])
    for row in range(down):
        for col in range(across):
            values = pyramid.tile([(of, head)], level, row, col, largest=True).values
            if bool((values != -float("inf")).any()):
                yield f"{level}/{row}/{col}", _text(values, "<f4")


def _strongest(of: Subject, head: int) -> dict[str, Any]:
    """Each row's strongest keys; −1 where it has fewer."""
    weights, keys = of.map.top(TOP)  # of all heads at once; the map remembers them
    return {"count": TOP, "weights": _text(weights[0, head], "<f4"), "keys": _text(keys[0, head], "<i4")}


def _text(x: Tensor, kind: str) -> str:
    """Numbers, compressed (zlib), as base64."""
    return base64.b64encode(zlib.compress(x.detach().cpu().numpy().astype(np.dtype(kind)).tobytes())).decode()
