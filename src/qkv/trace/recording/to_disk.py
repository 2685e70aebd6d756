"""A recording that goes to disk: each segment is written when it is whole, and leaves the memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..capture import Segment
from ..run import Run, TokenTable
from .making import LayerMaking

if TYPE_CHECKING:
    from ..disk.writer import Writer


class Disk:
    """What a sink tells a `Writer`. Runs and their layers are numbered in the order in which they are first written.

    run: whatever stands for a run of the sink's. Of a run that has no segment nothing is written.
    """

    def __init__(self, writer: Writer):
        self._writer = writer
        self._numbers: dict[int, dict[int, int]] = {}  # run -> layer -> its number, both in order

    def segment(self, run: int, layer: LayerMaking, streams: tuple[str, str], segment: Segment) -> None:
        """A segment that is whole."""
        if not layer.written:
            self.layer(run, layer, streams, (0, 0))
        self._writer.segment(*self._place(run, layer), layer.name, segment)

    def _place(self, run: int, layer: LayerMaking) -> tuple[int, int]:
        known = self._numbers.setdefault(run, {})
        return self._of_run(run), known.setdefault(id(layer), len(known))

    def _of_run(self, run: int) -> int:
        return list(self._numbers).index(run)

    def layer(self, run: int, layer: LayerMaking, streams: tuple[str, str], stand: tuple[int, int]) -> None:
        """What is known of a layer by now. stand: its first query and its first key among the tokens."""
        self._writer.layer(
            *self._place(run, layer), layer.name, kind=layer.kind, output_weight=layer.output_weight,
            check=layer.check, streams=streams, heads=layer.heads, first_query=stand[0], first_key=stand[1],
        )  # fmt: skip

    def run(self, run: int, tables: Mapping[str, TokenTable], partial: bool, seconds: Sequence[float]) -> None:
        """What is known of a run by now."""
        if run not in self._numbers:
            return
        number = self._of_run(run)
        if tables:
            self._writer.tokens(number, tables)
        self._writer.run(number, partial=partial, seconds=seconds)

    def described(self, model: str, facts: Mapping[str, Any]) -> None:
        """What the trace is called, and facts about it: those that somebody added while it was recorded as well."""
        self._writer.describe(model=model, facts={name: fact for name, fact in facts.items() if name != "partial"})

    def runs(self) -> tuple[Run, ...]:
        """The runs as they are on the disk; tensors are read when somebody asks."""
        return self._writer.trace().runs
