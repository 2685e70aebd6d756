"""One attention call as data: what a road hands over, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import torch
from torch import Tensor

from .._detail import Detail
from ..attention_map import AttentionMap
from ..plan import Description
from .joining import Part, joined

Kind = Literal["self", "cross"]


@dataclass(frozen=True, eq=False)
class Capture:
    """What a road saw of one attention call.

    map: its AttentionMap, detached: this call's queries and all the keys that it saw. name: of the layer; "" for the module's
    own. kind: whether the keys are the queries' own text; None: worked out from the module. output_weight: W_O as nn.Linear
    has it, (width, Hq · Dv); None: looked for in the module. key_start: the absolute position of the map's first key (a
    sliding cache has dropped earlier ones); None: worked out from what was recorded before. output (B, Hq, n, Dv): what the
    model got, for the check; None: what the map itself holds.
    """

    map: AttentionMap
    name: str = ""
    kind: Kind | None = None
    output_weight: Tensor | None = None
    key_start: int | None = None
    output: Tensor | None = None


@dataclass(frozen=True, eq=False)
class Segment:
    """The rows that one call, or several that follow one another, added to a layer, and the keys that came with them.

    query (B, Hq, n, D), the layer's rows from `first_row` on; key (B, Hkv, m, D) and value (B, Hkv, m, Dv) or None: the keys
    that are new with this segment, standing at `first_key` and after; state (B, Hq, n) or (B, Hq, n, 2) as engines keep it,
    None where it was not computed. description: its score is the core, its matrix is n rows over the first_key + m keys
    that there are by then, counted from absolute position 0. rows (n,): the positions of the rows in what the model read,
    where only some were kept; None: all of them.
    """

    query: Tensor
    key: Tensor
    value: Tensor | None
    state: Tensor | None
    description: Description
    first_row: int = 0
    first_key: int = 0
    rows: Tensor | None = None

    @property
    def size(self) -> tuple[int, int, int, int]:
        """(B, Hq, n, keys so far): the matrix that `description` is about."""
        batch, heads, rows, _ = self.query.shape
        return batch, heads, rows, self.first_key + self.key.shape[2]

    @property
    def kept(self) -> frozenset[str]:
        """Which of "query", "key", "value", "state" and "rows" are there; reads no numbers."""
        return frozenset(n for n in ("query", "key", "value", "state", "rows") if getattr(self, n) is not None)

    @property
    def held(self) -> dict[Any, int]:
        """The storages of its tensors, those of the description included, and the bytes of each."""
        return storages(self.tensors)

    @property
    def nbytes(self) -> int:
        """Bytes of its tensors, those of the description included; views of one tensor count once."""
        return sum(self.held.values())

    @property
    def tensors(self) -> list[Tensor]:
        """All of its tensors."""
        from .._detail import strip

        leaves: list[Tensor] = []
        strip(self.description, leaves)
        return [t for t in (self.query, self.key, self.value, self.state, self.rows, *leaves) if t is not None]

    def map(self) -> AttentionMap:
        """The segment by itself: only where no key came before it."""
        return AttentionMap(self.description, self.query, self.key, self.value, state=self.state)


def storages(tensors: Sequence[Tensor]) -> dict[Any, int]:
    """The storages that these tensors keep alive, and the bytes of each."""
    return {t.untyped_storage().data_ptr(): t.untyped_storage().nbytes() for t in tensors if t.numel()}


def join(segments: Sequence[Segment]) -> Segment:
    """Segments that follow one another as one. ValueError where they are not parts of one attention."""
    if len(segments) == 1:
        return segments[0]
    first = segments[0]
    rows = None
    if any(s.rows is not None for s in segments):
        rows = torch.cat([_positions(s) for s in segments])
    return replace(
        first,
        query=torch.cat([s.query for s in segments], 2),
        key=_cat([s.key for s in segments]),
        value=None if first.value is None else _cat([s.value for s in segments if s.value is not None]),
        state=_states(segments),
        description=joined([Part(s.description, s.size) for s in segments]),
        rows=rows,
    )


def _cat(tensors: Sequence[Tensor]) -> Tensor:
    full = [t for t in tensors if t.shape[2]]
    return full[0] if len(full) == 1 else torch.cat(full or list(tensors[:1]), 2)


def _states(segments: Sequence[Segment]) -> Tensor | None:
    found = [s.state for s in segments if s.query.shape[2]] or [segments[0].state]
    states = [s for s in found if s is not None]
    return torch.cat(states, 2) if len(states) == len(found) else None


def _positions(segment: Segment) -> Tensor:
    if segment.rows is not None:
        return segment.rows
    return torch.arange(segment.first_row, segment.first_row + segment.query.shape[2])


__all__ = ["Capture", "Detail", "Kind", "Segment", "join", "storages"]
