"""A layer of a run: its segments, joined to one map."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import torch
from torch import Tensor

from ..attention_map import AttentionMap
from .capture import Kind, Segment, join, storages
from .joining import placed

KEPT = 3  # layers of several segments that are kept put together


@dataclass(frozen=True)
class Sampled:
    """What the check at recording found on `rows` rows of the map, each of one head of one sequence, drawn with a seed.

    weight_sum: the largest distance of Σ_j w_ij, by the recorded row state, from what the normalizer promises (None: it
    promises nothing, or no row state was recorded). output: the largest distance of the output rebuilt densely from Q, K and V
    from what the model got (None: there was no value or no output). scale: the largest number among that output. allowed: how
    far `output` may be off by rounding alone, in the dtype of the values.
    """

    rows: int
    weight_sum: float | None
    output: float | None
    scale: float | None
    allowed: float | None

    @property
    def holds(self) -> bool | None:
        """Whether the recording reproduces what the model computed; None where nothing could be compared."""
        found = [self.weight_sum <= 1e-3] if self.weight_sum is not None else []
        if self.output is not None and self.allowed is not None:
            found.append(self.output <= self.allowed)
        return all(found) if found else None


@dataclass(frozen=True, eq=False)
class Layer:
    """One attention of a model in one run.

    name: its module's. kind: "self" or "cross". segments: its rows and keys, in the order in which they came.
    output_weight (width, Hq · Dv), as nn.Linear has it, or None. check: what the check at recording found. streams: which
    tokens its queries and its keys are, names in `Run.tokens`. heads: the numbers that its query heads have in the model, where
    only some were kept. first_query, first_key: the place of row 0 and of key 0 among the tokens of their streams.
    """

    name: str
    kind: Kind
    segments: tuple[Segment, ...]
    output_weight: Tensor | None = None
    check: Sampled | None = None
    streams: tuple[str, str] = ("text", "text")
    heads: tuple[int, ...] | None = None
    first_query: int = 0
    first_key: int = 0

    def __post_init__(self) -> None:
        if not self.segments:
            raise ValueError(f"Layer {self.name}: got no segment; expected one or more.")

    @property
    def whole(self) -> Segment:
        """All segments as one: rows one below the other, columns absolute positions. One segment is not copied; of layers of
        several, the last few are kept."""
        return self.segments[0] if len(self.segments) == 1 else _recent(self)[0]

    @property
    def map(self) -> AttentionMap:
        """The weights of all rows and keys, (B, Hq, Lq, Lk), computed where they are asked for."""
        return self._own_map if len(self.segments) == 1 else _recent(self)[1]

    @cached_property
    def _own_map(self) -> AttentionMap:
        return self.segments[0].map()

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """(B, Hq, Lq, Lk); reads no numbers."""
        batch, heads, _, _ = self.segments[0].size
        return batch, heads, sum(s.size[2] for s in self.segments), self.segments[-1].size[3]

    @property
    def has_output_weight(self) -> bool:
        """Whether the output weight was kept; reads no numbers."""
        return self.output_weight is not None

    @property
    def held(self) -> dict[Any, int]:
        """The storages of the segments and the output weight, and the bytes of each."""
        own = storages([] if self.output_weight is None else [self.output_weight])
        return {key: count for s in self.segments for key, count in s.held.items()} | own

    @property
    def nbytes(self) -> int:
        """Bytes of the segments and the output weight."""
        return sum(self.held.values())

    @property
    def positions(self) -> Tensor:
        """(Lq,): the place of each row among the tokens of its stream."""
        rows = [torch.arange(s.first_row, s.first_row + s.size[2]) if s.rows is None else s.rows for s in self.segments]
        return torch.cat(rows) + self.first_query

    def sequence(self, b: int) -> Layer:
        """The layer restricted to one sequence of the batch: its tensors are views."""
        return replace(self, segments=tuple(_of_sequence(s, b) for s in self.segments))


_RECENT: WeakKeyDictionary[Layer, tuple[Segment, AttentionMap]] = WeakKeyDictionary()  # the latest last
_LOCK = threading.Lock()


def _recent(layer: Layer) -> tuple[Segment, AttentionMap]:
    """A layer of several segments put together: a copy of all its numbers, so only the last few of these stay in memory."""
    with _LOCK:
        found = _RECENT.pop(layer, None)
        if found is not None:
            _RECENT[layer] = found
            return found
    whole = join(layer.segments)
    made = whole, whole.map()
    with _LOCK:
        _RECENT[layer] = made
        while len(_RECENT) > KEPT:
            _RECENT.pop(next(iter(_RECENT)), None)
    return made


def _of_sequence(segment: Segment, b: int) -> Segment:
    cut = lambda t: None if t is None else t[b : b + 1]  # noqa: E731
    return replace(
        segment,
        query=segment.query[b : b + 1],
        key=segment.key[b : b + 1],
        value=cut(segment.value),
        state=cut(segment.state),
        description=placed(segment.description, segment.size, batch=b),
    )
