"""The questions that the page asks, answered from a trace. Rows and tiles go as raw float32, everything else as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ..._detail import NEG_INF
from ...trace.questions.cell import Cell, cell
from ...trace.questions.heads import heads as table_of
from ...trace.questions.measured import Subject, subject
from ...trace.questions.pyramid import EFFORTS, SIZE, Head, Pyramid, levels, small_picture, tracks
from ...trace.showing.by_word import head_number, there
from .asked import Asked, heads, several, whole, word
from .attributing import Attributing
from .told import known_to_json, told
from .work import Lane

if TYPE_CHECKING:
    from ...trace import Trace

Check = Callable[[], None]
MOST_ROWS = 64  # queries of one question about rows
MOST_TOP = 64
KEPT = 4  # layers whose contributions stay at hand
PICTURE = 64  # bins of a head's picture in the gallery

# question: the lane in which it is computed
QUESTIONS: dict[str, Lane] = {
    **dict.fromkeys(("trace", "image", "row", "column", "connections", "tile", "cell"), "quick"),
    **dict.fromkeys(("tracks", "heads", "gallery", "attribution"), "long"),
}


@dataclass(frozen=True)
class Reply:
    """An answer as bytes, what they are, and what else is said about them."""

    body: bytes
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


class Answers:
    """The questions about one sequence of one run. Each takes what was asked, and `check`, which raises once nobody waits."""

    def __init__(self, trace: Trace, image: bytes | None = None, beside: str | None = None, model: Any = None):
        self._of, self._pyramid = trace, Pyramid()
        self._image, self._beside = image, beside
        self._attributing = Attributing(trace, model)
        self._told: Reply | None = None
        self._subjects: dict[int, Subject] = {}
        self._handed: dict[int, Any] = {}  # what layers' values hand over, which every row of a layer needs

    @property
    def files(self) -> frozenset[str]:
        """The files that the trace's numbers are read from."""
        return frozenset(of for layer in self._of.run.layers for of in layer.held if isinstance(of, str))

    def _subject(self, layer: int) -> Subject:
        if layer not in self._subjects:
            self._subjects[layer] = subject(self._of.run, there(self._of, layer))
        return self._subjects[layer]

    def _heads(self, asked: Asked) -> list[Head]:
        return heads(self._of, asked, self._subject)

    def _matrix(self, of: Subject, what: str) -> Any:
        """The layer's shares, or its contributions. ValueError where no values were kept."""
        if what == "share":
            return of.map
        if of.number not in self._handed:
            self._handed[of.number] = of.map.contributions(of.output_weight)
            while len(self._handed) > KEPT:
                self._handed.pop(next(iter(self._handed)), None)
        return self._handed[of.number]

    def trace(self, asked: Asked, check: Check) -> Reply:
        """What the trace is of: layers, tokens, words, and a place to begin."""
        del asked, check
        if self._told is None:
            attribution = self._attributing.told()
            self._told = as_json(
                told(self._of, image=self._image is not None, beside=self._beside, attribution=attribution)
            )
        return self._told

    def image(self, asked: Asked, check: Check) -> Reply:
        """The image that the model saw, as PNG."""
        del asked, check
        if self._image is None:
            raise ValueError("The image that this trace is of is not there.")
        return Reply(self._image, "image/png")

    def row(self, asked: Asked, check: Check) -> Reply:
        """(n, Lk): what some tokens read, the mean over the heads."""
        return _numbers(self._mean(asked, check, "queries", lambda of, n: (_numbered(of.rows, n),)))

    def column(self, asked: Asked, check: Check) -> Reply:
        """(n, Lq): what each row took from some tokens, the mean over the heads."""
        return _numbers(self._mean(asked, check, "keys", lambda of, n: (slice(None), _numbered(of.columns, n))).T)

    def _mean(
        self, asked: Asked, check: Check, name: str, place: Callable[[Subject, list[int]], tuple[Any, ...]]
    ) -> Tensor:
        """The rows, or columns, that `place` says for the tokens asked under `name`, the mean over the heads; −∞ is hidden."""
        chosen = self._heads(asked)
        tokens = several(asked, name, MOST_ROWS, 2**31)
        what = word(asked, "what", ("share", "contribution"))
        total, seen = None, None
        for of, head in chosen:
            check()
            here = (0, head, *place(of, tokens))
            open_ = of.map.scores[here] != NEG_INF
            mine = self._matrix(of, what)[here]
            total = mine if total is None else total + mine
            seen = open_ if seen is None else seen | open_
        assert total is not None and seen is not None
        return torch.where(seen, total / len(chosen), NEG_INF)

    def connections(self, asked: Asked, check: Check) -> Reply:
        """The strongest connections of the rows first … last − 1, the mean over the heads: [query, key, share], best first.

        The first token, a sink, is left out unless sinks=1 is said.
        """
        chosen = self._heads(asked)
        lq = chosen[0][0].shape[2]
        first, top = whole(asked, "first", 0, lq - 1), whole(asked, "top", 1, MOST_TOP, 8)
        rows = torch.arange(first, min(lq, whole(asked, "last", first + 1, first + 4096, first + 256)))
        sinks = word(asked, "sinks", ("0", "1")) == "1"
        found: list[tuple[float, int, int]] = []
        for part in rows.split(64):
            total = None
            for of, head in chosen:
                check()
                mine = of.map[0, head, part]
                total = mine if total is None else total + mine
            assert total is not None
            if not sinks:
                total[:, 0] = 0.0
            best, where = (total / len(chosen)).flatten().topk(min(top, total.numel()))
            width = total.shape[1]
            found += [(w, int(part[n // width]), n % width) for w, n in zip(best.tolist(), where.tolist(), strict=True)]
        found.sort(key=lambda one: -one[0])
        of = chosen[0][0]
        places = range(lq) if of.places is None else of.places.tolist()
        return as_json({"connections": [[places[i], j + of.first_key, w] for w, i, j in found[:top] if w > 0]})

    def tile(self, asked: Asked, check: Check) -> Reply:
        """(n, m): a tile of the map. Header x-qkv-read: one of so many cells was read."""
        chosen = self._heads(asked)
        lq, lk = chosen[0][0].shape[2:]
        level = whole(asked, "level", 0, levels(lq, lk) - 1)
        row, col = (whole(asked, name, 0, (n - 1) // (SIZE << level)) for name, n in (("row", lq), ("col", lk)))
        largest = word(asked, "reduce", ("mean", "max")) == "max"
        effort = whole(asked, "effort", 0, len(EFFORTS) - 1, 1)
        omit = frozenset(name for name in ("first", "diagonal") if name in asked.get("omit", "").split(","))
        found = self._pyramid.tile(chosen, level, row, col, largest=largest, effort=effort, omit=omit, check=check)
        return _numbers(found.values, {"x-qkv-read": str(found.read)})

    def attribution(self, asked: Asked, check: Check) -> Reply:
        """Which parts of the text an answer came from."""
        return as_json(self._attributing.answer(asked, check))

    def cell(self, asked: Asked, check: Check) -> Reply:
        """Where one weight comes from."""
        chosen = self._heads(asked)
        if len(chosen) != 1:
            raise ValueError("A calculation is of one head. Choose one: heads=18.6.")
        check()
        [(of, head)] = chosen
        query, key = whole(asked, "query", 0, 2**31), whole(asked, "key", 0, 2**31)
        return as_json(_calculation(cell(of, head, query, key)))

    def tracks(self, asked: Asked, check: Check) -> Reply:
        """(Lq + Lk): the entropy of each row in nats, then what each key received on average, of one head.

        Of a long text only every so-manieth row is read: header x-qkv-read; the others are NaN.
        """
        chosen = self._heads(asked)
        if len(chosen) != 1:
            raise ValueError("Tracks are of one head. Choose one: heads=18.6.")
        entropy, received, every = tracks(*chosen[0], check=check)
        return _numbers(torch.cat([entropy, received]), {"x-qkv-read": str(every)})

    def heads(self, asked: Asked, check: Check) -> Reply:
        """The table of one layer's heads."""
        number = there(self._of, whole(asked, "layer", 0, len(self._of) - 1))
        check()
        table = table_of([self._subject(number)])
        return as_json(json.loads(table.to_json()))

    def gallery(self, asked: Asked, check: Check) -> Reply:
        """(H, 64, 64): small pictures of one layer's heads, the mean of each bin."""
        number = there(self._of, whole(asked, "layer", 0, len(self._of) - 1))
        of = self._subject(number)
        pictures = [small_picture(of, head, PICTURE, check=check).values for head in range(of.shape[1])]
        numbers = ",".join(str(head_number(self._of, number, h)) for h in range(len(pictures)))
        return _numbers(torch.stack(pictures), {"x-qkv-heads": numbers})


def _calculation(found: Cell) -> dict[str, Any]:
    plain = {n: v for n, v in vars(found).items() if not isinstance(v, Tensor)}
    vectors = {n: v.tolist() for n, v in vars(found).items() if isinstance(v, Tensor)}
    return known_to_json({**plain, **vectors})


def as_json(value: Any) -> Reply:
    """Plain values as an answer."""
    return Reply(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())


def _numbered(lines: Callable[[int], list[int]], tokens: list[int]) -> Tensor:
    """Where a layer's rows or columns of these tokens are."""
    return torch.tensor([lines(n)[0] for n in tokens])


def _numbers(x: Tensor, more: Mapping[str, str] | None = None) -> Reply:
    """Numbers as little-endian float32, row after row, with their shape in the header x-qkv-shape."""
    headers = {"x-qkv-shape": ",".join(map(str, x.shape)), **(more or {})}
    data = x.detach().to("cpu", torch.float32).contiguous().numpy().astype("<f4", copy=False).tobytes()
    return Reply(data, "application/octet-stream", headers)
