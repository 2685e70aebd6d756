"""A recording that goes to disk: each segment is written when it is whole, and leaves the memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ._making import LayerMaking
from .capture import Segment
from .run import Run, TokenTable

if TYPE_CHECKING:
    from .writer import Writer


class Disk:
    """What a sink tells a `Writer`. Layers are numbered in the order in which they are first written, run by run."""

    def __init__(self, writer: Writer):
        self._writer = writer
        self._numbers: dict[int, dict[int, int]] = {}

    def segment(self, run: int, layer: LayerMaking, streams: tuple[str, str], segment: Segment) -> None:
        """A segment that is whole."""
        if not layer.written:
            self.layer(run, layer, streams)
        self._writer.segment(run, self._number(run, layer), layer.name, segment)

    def _number(self, run: int, layer: LayerMaking) -> int:
        known = self._numbers.setdefault(run, {})
        return known.setdefault(id(layer), len(known))

    def layer(self, run: int, layer: LayerMaking, streams: tuple[str, str]) -> None:
        """What is known of a layer by now."""
        self._writer.layer(
            run, self._number(run, layer), layer.name, kind=layer.kind, output_weight=layer.output_weight,
            check=layer.check, streams=streams, heads=layer.heads, first_query=layer.first_query,
        )  # fmt: skip

    def run(self, run: int, tables: Mapping[str, TokenTable], partial: bool, seconds: Sequence[float]) -> None:
        """What is known of a run by now."""
        if tables:
            self._writer.tokens(run, tables)
        self._writer.run(run, partial=partial, seconds=seconds)

    def runs(self) -> tuple[Run, ...]:
        """The runs as they are on the disk; tensors are read when somebody asks."""
        return self._writer.trace().runs
