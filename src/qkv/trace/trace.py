"""Trace: the attention of a model that read a text and answered, with the tokens that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import torch
from torch import Tensor

from ..attention_map import AttentionMap
from .words import Word, find, words


@dataclass(frozen=True, eq=False)
class Trace:
    """What the attention of a model did while it read a text and answered.

        trace.layers            the names of the attention modules, in the order in which they ran
        trace[0], trace[name]   a layer's AttentionMap over the prompt, (1, H, P, P): only queries, keys and values are stored
        trace.rows(0, [3, 20])  what single tokens read, those of the answer as well: (H, 2, L)

    tokens (L): each token's part of the text, spaces as they stand; the first P = `prompt_length` were given, the others are
    the model's answer. answer_rows: for each layer the weights of the answer's tokens, (H, L − P, L). model: what to call it
    beside a result. seconds: how long the "prompt" and the "answer" took. special: positions of tokens that are no text
    (begin, end, padding).
    """

    layers: tuple[str, ...]
    maps: tuple[AttentionMap, ...]
    tokens: tuple[str, ...]
    model: str
    prompt_length: int
    answer_rows: tuple[Tensor, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    special: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if len(self.layers) != len(self.maps) or not self.maps:
            raise ValueError(
                f"Trace: {len(self.layers)} names for {len(self.maps)} maps; expected one or more, each with a name."
            )
        for name, found in zip(self.layers, self.maps, strict=True):
            if found.shape[0] != 1 or found.shape[2:] != (self.prompt_length,) * 2:
                raise ValueError(
                    f"Trace: the map of {name} is {found.shape}; expected one text with as many queries and keys as the "
                    f"prompt has tokens: {self.prompt_length}."
                )
        said = len(self.tokens) - self.prompt_length
        shapes = [tuple(rows.shape[1:]) for rows in self.answer_rows]
        if said and shapes != [(said, len(self.tokens))] * len(self.maps):
            raise ValueError(
                f"Trace: answer_rows are {shapes}; expected {len(self.maps)} of (H, {said}, {len(self.tokens)})."
            )

    def rows(self, layer: int, positions: Sequence[int]) -> Tensor:
        """(H, n, L): the weights of the tokens at `positions`, over all tokens; what a token cannot see is 0."""
        given, length = self.prompt_length, len(self.tokens)
        at = torch.tensor([p for p in positions if p < given], dtype=torch.int64)
        found = self[layer][0, :, at, :].cpu()
        made = found.new_zeros(found.shape[0], len(positions), length)
        asked = torch.as_tensor(list(positions), dtype=torch.int64)
        made[:, asked < given, :given] = found
        if bool((asked >= given).any()):
            made[:, asked >= given] = self.answer_rows[layer][:, asked[asked >= given] - given]
        return made

    def __getitem__(self, layer: int | str) -> AttentionMap:
        """A layer by its number or name. IndexError or KeyError where there is none; ValueError where several bear the name."""
        if not isinstance(layer, str):
            if not -len(self) <= layer < len(self):
                raise IndexError(f"Trace: there is no layer {layer}; there are {len(self)}, counted from 0.")
            return self.maps[layer]
        where = [i for i, name in enumerate(self.layers) if name == layer]
        if not where:
            raise KeyError(f"Trace: no layer is called {layer!r}; trace.layers lists the names.")
        if len(where) > 1:
            raise ValueError(
                f"Trace: {layer!r} ran {len(where)} times. Choose by number: {', '.join(map(str, where))}."
            )
        return self.maps[where[0]]

    def __len__(self) -> int:
        """How many layers there are."""
        return len(self.layers)

    def __iter__(self) -> Iterator[AttentionMap]:
        return iter(self.maps)

    def __repr__(self) -> str:
        return f"Trace({self.model}, {len(self)} layers, {len(self.tokens)} tokens, {self.prompt_length} of them given)"

    @property
    def text(self) -> str:
        """What the model was given."""
        return "".join(self.tokens[: self.prompt_length])

    @property
    def answer(self) -> str:
        """What the model went on to say."""
        return "".join(self.tokens[self.prompt_length :])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that the tokens make up; a word never spans the end of the prompt or a token that is no text."""
        found: list[Word] = []
        for start, stop in self._stretches():
            found += [Word(w.text, w.first + start, w.last + start) for w in words(self.tokens[start:stop])]
        return tuple(found)

    def find(self, word: str) -> int:
        """The number of a word in `words`, given as it is written or as its number.

        Of several such words the last one of the prompt is meant; negative numbers count back from the prompt's end.
        ValueError where there is none.
        """
        return find(self.words, word, sum(w.last < self.prompt_length for w in self.words))

    def _stretches(self) -> list[tuple[int, int]]:
        cuts = {0, self.prompt_length, len(self.tokens), *self.special, *(i + 1 for i in self.special)}
        edges = sorted(cuts)
        return list(pairwise(edges))
