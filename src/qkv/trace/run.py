"""A run: the layers of one forward of a model and of those that extended its cache, and the tokens that it read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from torch import Tensor

from ..attention_map import AttentionMap
from .layer import Layer

Strings = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class TokenTable:
    """What stands at each position of a stream that a model reads.

    length: how many positions there are. ids (B, L) int64, −1 where a position is not known, or None; strings: each
    sequence's tokens as text; padding (B, L): True = text, None: all of it. prompt_length: how many were given; the rest was
    generated. special: each sequence's positions of tokens that are no text (begin, end, padding). grid: (rows, columns,
    tokens before them) of image patches. frames: how many audio frames there are.
    """

    length: int
    ids: Tensor | None = None
    strings: tuple[Strings, ...] | None = None
    padding: Tensor | None = None
    prompt_length: int = 0
    special: tuple[frozenset[int], ...] = ()
    grid: tuple[int, int, int] | None = None
    frames: int | None = None

    def of(self, b: int) -> Strings:
        """The tokens of one sequence: text; without a tokenizer the ids as written; else the positions."""
        if self.strings is not None:
            return self.strings[b]
        if self.ids is not None:
            return tuple("?" if n < 0 else str(n) for n in self.ids[b].tolist())
        return tuple(str(n) for n in range(self.length))

    def sequence(self, b: int) -> TokenTable:
        """The table of one sequence."""
        return replace(
            self,
            ids=None if self.ids is None else self.ids[b : b + 1],
            strings=None if self.strings is None else self.strings[b : b + 1],
            padding=None if self.padding is None else self.padding[b : b + 1],
            special=self.special[b : b + 1],
        )


@dataclass(frozen=True, eq=False)
class Run:
    """The layers of one run in the order in which they first ran, and its tokens by stream.

        run[3], run["model.layers.3.self_attn"]     a layer's AttentionMap
        run.query_tokens(3), run.key_tokens(3)      what its rows and columns are

    tokens: a `TokenTable` for each stream ("text", "image", "audio"; "encoder" and "decoder" where a model has both).
    partial: whether its last forward did not reach its end: some layers then have fewer rows. seconds: how long each forward
    took.
    """

    layers: tuple[Layer, ...]
    tokens: Mapping[str, TokenTable] = field(default_factory=dict)
    partial: bool = False
    seconds: tuple[float, ...] = ()

    @property
    def names(self) -> Strings:
        """The layers' names."""
        return tuple(layer.name for layer in self.layers)

    @property
    def main(self) -> str:
        """The stream that the run is about: what is written, where something is; else what is read."""
        return next((name for name in ("decoder", "text") if name in self.tokens), next(iter(self.tokens), "text"))

    @property
    def batch(self) -> int:
        """How many sequences there are."""
        return self.layers[0].shape[0] if self.layers else 0

    def layer(self, layer: int | str) -> Layer:
        """A layer by its number or name. IndexError or KeyError where there is none; ValueError where several bear the name."""
        if not isinstance(layer, str):
            if not -len(self.layers) <= layer < len(self.layers):
                raise IndexError(f"Trace: there is no layer {layer}; there are {len(self.layers)}, counted from 0.")
            return self.layers[layer]
        where = [i for i, name in enumerate(self.names) if name == layer]
        if not where:
            raise KeyError(f"Trace: no layer is called {layer!r}; trace.layers lists the names.")
        if len(where) > 1:
            raise ValueError(
                f"Trace: {layer!r} ran {len(where)} times. Choose by number: {', '.join(map(str, where))}."
            )
        return self.layers[where[0]]

    def __getitem__(self, layer: int | str) -> AttentionMap:
        return self.layer(layer).map

    def __len__(self) -> int:
        """How many layers there are."""
        return len(self.layers)

    def query_tokens(self, layer: int | str) -> Any:
        """The token of each row of a layer: a tuple of strings; for a batch a tuple of them."""
        found = self.layer(layer)
        return self._tokens(found.streams[0], found.positions.tolist())

    def key_tokens(self, layer: int | str) -> Any:
        """The token of each column of a layer: a tuple of strings; for a batch a tuple of them."""
        found = self.layer(layer)
        return self._tokens(found.streams[1], [found.first_key + j for j in range(found.shape[3])])

    def _tokens(self, stream: str, positions: list[int]) -> Any:
        table = self.tokens.get(stream)
        several = []
        for b in range(self.batch):
            known = table.of(b) if table is not None else ()
            several.append(tuple(known[p] if 0 <= p < len(known) else "?" if known else str(p) for p in positions))
        return several[0] if len(several) == 1 else tuple(several)

    @property
    def nbytes(self) -> int:
        """Bytes of all layers; a tensor that several share counts once."""
        held = {key: count for layer in self.layers for key, count in layer.held.items()}
        return sum(held.values())

    def sequence(self, b: int) -> Run:
        """The run restricted to one sequence of the batch."""
        return replace(
            self,
            layers=tuple(layer.sequence(b) for layer in self.layers),
            tokens={name: table.sequence(b) for name, table in self.tokens.items()},
        )
