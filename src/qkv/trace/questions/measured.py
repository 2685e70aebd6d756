"""What an answer is: a value with its kind, its unit and where it comes from; and what a layer is to a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import torch
from torch import Tensor

from ...attention_map import AttentionMap

if TYPE_CHECKING:
    from ..layer import Layer
    from ..run import Run, TokenTable

Kind = Literal["measured", "derived", "heuristic"]


@dataclass(frozen=True, eq=False)
class Measured:
    """An answer.

    value: the numbers; what: what they are, in words; unit; source: who defined them. kind: "measured" (exact weights as they
    are), "derived" (computed from exact weights) or "heuristic" (a rule of thumb, which assumes more than the weights say).
    """

    value: Any
    kind: Kind
    what: str
    unit: str
    source: str

    def __str__(self) -> str:
        return f"{self.what}\n{_shown(self.value)}\n{self.kind} · {self.unit} · {self.source}"

    __repr__ = __str__


class Strongest(NamedTuple):
    """The largest of something and where they are; both (B, H, …, k): 0 and −1 where there are fewer than k."""

    values: Tensor
    positions: Tensor


def _shown(value: Any) -> str:
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return "\n".join(f"{name}: {_shown(getattr(value, name))}" for name in value._fields)
    if not isinstance(value, Tensor):
        return str(value)
    if value.numel() <= 16:
        return _listed(value.tolist())
    known = value.double()[~value.isnan()]
    spread = f", {known.min():.3g} to {known.max():.3g}, mean {known.mean():.3g}" if known.numel() else ", all NaN"
    return f"{' × '.join(map(str, value.shape))} numbers{spread}"


def _listed(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_listed, value))}]"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True, eq=False)
class Subject:
    """A layer as questions see it: its map, and what its rows and columns stand for.

    source: the map, or the recorded layer that has it (and may forget it between two questions). number, name: the layer's.
    cross: whether queries and keys are different tokens. heads: the numbers of the map's heads in the model (None: from 0).
    places (Lq,): each row's position among the tokens of its stream (None: the row's number); first_key: the position of
    column 0. ids (B, Lk): the keys' token ids. text (B, Lq), key_text (B, Lk): True where a row or a column is no padding
    (None: everywhere). output_weight (width, Hq · Dv), as in nn.Linear. prompt_length: from which position on tokens were
    generated (None: none).
    """

    source: AttentionMap | Layer
    number: int = 0
    name: str = ""
    cross: bool = False
    heads: tuple[int, ...] | None = None
    places: Tensor | None = None
    first_key: int = 0
    ids: Tensor | None = None
    text: Tensor | None = None
    key_text: Tensor | None = None
    output_weight: Tensor | None = None
    prompt_length: int | None = None

    @staticmethod
    def of(given: AttentionMap | Subject) -> Subject:
        """A bare map as a subject."""
        return given if isinstance(given, Subject) else Subject(given)

    def changed(self, **values: Any) -> Subject:
        """A copy with some fields replaced."""
        return replace(self, **values)

    @property
    def map(self) -> AttentionMap:
        """The weights of all rows and keys."""
        return self.source if isinstance(self.source, AttentionMap) else self.source.map

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """(B, Hq, Lq, Lk); reads no numbers."""
        return self.source.shape

    @property
    def head_numbers(self) -> tuple[int, ...]:
        """The numbers of the map's heads in the model."""
        return tuple(range(self.shape[1])) if self.heads is None else self.heads

    @property
    def rows_of_text(self) -> Tensor:
        """(B, Lq) bool: which rows are no padding."""
        shape = (self.shape[0], self.shape[2])
        return torch.ones(shape, dtype=torch.bool) if self.text is None else self.text.expand(shape)

    @property
    def keys_of_text(self) -> Tensor:
        """(B, Lk) bool: which columns are no padding."""
        shape = (self.shape[0], self.shape[3])
        return torch.ones(shape, dtype=torch.bool) if self.key_text is None else self.key_text.expand(shape)

    @property
    def own(self) -> Tensor:
        """(B, Lq): the column of each row's own token."""
        batch, _, rows, _ = self.shape
        if self.places is not None:
            return (self.places - self.first_key).expand(batch, rows)
        offset = torch.as_tensor(self.map.description.offset)
        return (offset.reshape(-1, 1) + torch.arange(rows)).expand(batch, rows)

    def rows(self, query: int) -> list[int]:
        """The row of token `query` in each sequence; −1 is the last row that is no padding. IndexError where there is none."""
        text, places = self.rows_of_text, self.places
        if query < 0:
            return [_counted_back(text[b], query, "row") for b in range(len(text))]
        at = query if places is None else next(iter((places == query).nonzero().view(-1).tolist()), -1)
        if not 0 <= at < text.shape[1]:
            raise IndexError(f"There is no row for token {query}: this layer has {text.shape[1]} rows.")
        return [at] * len(text)

    def columns(self, key: int) -> list[int]:
        """The column of token `key` in each sequence; −1 is the last one that is no padding. IndexError where there is none."""
        text = self.keys_of_text
        if key < 0:
            return [_counted_back(text[b], key, "column") for b in range(len(text))]
        if not 0 <= key - self.first_key < text.shape[1]:
            raise IndexError(f"There is no column for token {key}: this layer has {text.shape[1]} columns.")
        return [key - self.first_key] * len(text)

    def numbered(self, rows: Tensor) -> Tensor:
        """Row numbers as positions of tokens; −1 stays."""
        return rows if self.places is None else torch.where(rows < 0, rows, self.places[rows.clamp_min(0)])


def _counted_back(text: Tensor, n: int, what: str) -> int:
    there = text.nonzero().view(-1).tolist()
    if -n > len(there):
        raise IndexError(f"There is no {what} {n}: one sequence has {len(there)} that are no padding.")
    return int(there[n])


def subject(run: Run, number: int | str) -> Subject:
    """A layer of a recorded run, by its number or name, as a subject."""
    layer = run.layer(number)
    number = run.names.index(number) if isinstance(number, str) else number % len(run)
    asks, answers = (run.tokens.get(stream) for stream in layer.streams)
    columns = torch.arange(layer.shape[3]) + layer.first_key
    return Subject(
        source=layer,
        number=number,
        name=layer.name,
        cross=layer.kind == "cross",
        heads=layer.heads,
        places=layer.positions,
        first_key=layer.first_key,
        ids=None if answers is None else _at(_ids(answers), columns, -1),
        text=None if asks is None else _at(asks.padding, layer.positions, False),
        key_text=None if answers is None else _at(answers.padding, columns, False),
        output_weight=layer.output_weight,
        prompt_length=_prompt(asks, layer),
    )


def _at(table: Tensor | None, positions: Tensor, missing: Any) -> Tensor | None:
    """The columns of `table` (B, L) at some positions; `missing` beyond its end."""
    if table is None:
        return None
    inside = positions < table.shape[1]
    return torch.where(inside, table[:, positions.clamp_max(table.shape[1] - 1)], missing)


def _ids(table: TokenTable) -> Tensor | None:
    """The tokens' ids; where only their strings are known, one number for each different string."""
    if table.ids is not None or table.strings is None:
        return table.ids
    numbers: dict[str, int] = {}
    return torch.tensor([[numbers.setdefault(token, len(numbers)) for token in tokens] for tokens in table.strings])


def _prompt(asks: TokenTable | None, layer: Layer) -> int | None:
    return None if asks is None or layer.kind == "cross" else asks.prompt_length
