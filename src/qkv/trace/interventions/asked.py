"""What is asked of a knock-out, read and checked: a text, its answer, edges between their tokens, layers and heads."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..given import text_ids, token_ids

CALL = "qkv.knockout"


@dataclass(frozen=True, eq=False)
class Asked:
    """ids (L,): the prompt; answer: the ids that follow it, None: what the model says; alternative: one id, or None."""

    ids: Tensor
    answer: tuple[int, ...] | None
    alternative: int | None

    @property
    def length(self) -> int:
        """How many tokens the model reads: its last row gives the answer's last token."""
        more = 0 if self.answer is None or self.alternative is not None else len(self.answer) - 1
        return len(self.ids) + more

    @property
    def read(self) -> Tensor:
        """(length,): those tokens."""
        return torch.cat([self.ids, torch.tensor(self.answer or (), dtype=torch.int64)])[: self.length]


def asked(inputs: Any, answer: Any, alternative: Any, tokenizer: Any) -> Asked:
    """See `knockout`. ValueError for what cannot be read as one text, an answer and one other token."""
    ids = text_ids(CALL, inputs, tokenizer)
    said = None if answer is None else token_ids(CALL, "answer", answer, tokenizer)
    other = None if alternative is None else token_ids(CALL, "alternative", alternative, tokenizer)
    if other is not None and len(other) != 1:
        raise ValueError(
            f"{CALL}: the alternative {alternative!r} is {len(other)} tokens; expected one, whose logit is set against that of "
            "the answer's first token. Give one of its tokens, or leave it out: then the whole answer's log-probability counts."
        )
    if other is not None and said is not None and other[0] == said[0]:
        raise ValueError(f"{CALL}: the answer begins with the alternative, token {other[0]}. Give another one.")
    return Asked(ids, said, None if other is None else other[0])


def checked_edges(edges: Any, length: int) -> Tensor:
    """(n, 2) int64, each once and in order. ValueError where one is not an edge of a text of `length` tokens."""
    found = torch.as_tensor(edges).detach().cpu()
    if found.dim() != 2 or found.shape[1] != 2 or not len(found) or found.is_floating_point():
        raise ValueError(
            f"{CALL}: edges are {tuple(found.shape)} of {found.dtype}; expected whole numbers (n, 2), n ≥ 1: the positions of "
            "a query and of a key. qkv.trace.edges(queries, keys) makes them of two spans."
        )
    found = torch.unique(found.to(torch.int64), dim=0)
    query, key = found.unbind(1)
    outside = (found < 0).any(1) | (query >= length)
    if bool(outside.any()):
        raise ValueError(
            f"{CALL}: the edge {tuple(found[outside][0].tolist())} lies outside: the model reads {length} tokens, positions "
            f"0 to {length - 1} (the answer's last token is read by nobody)."
        )
    if bool((key > query).any()):
        raise ValueError(
            f"{CALL}: the edge {tuple(found[key > query][0].tolist())} lies in the future: a query reads no key after it. "
            "Edges are (query, key)."
        )
    return found


def edges(queries: Sequence[int] | slice, keys: Sequence[int] | slice) -> Tensor:
    """(n, 2): every edge from a query to a key that is no later: what `qkv.knockout` cuts, from two spans of tokens.

        qkv.trace.edges(range(90, 95), range(20, 32))    the tokens 90 to 94 may not read those from 20 to 31

    queries, keys: positions; slices with both ends do as well. ValueError where no edge is left.
    """
    asking, answering = (torch.tensor(_positions(part), dtype=torch.int64) for part in (queries, keys))
    pairs = torch.cartesian_prod(asking, answering).reshape(-1, 2)
    pairs = pairs[pairs[:, 1] <= pairs[:, 0]]
    if not len(pairs):
        raise ValueError(f"qkv.trace.edges: no key of {keys!r} is at or before a query of {queries!r}.")
    return pairs


def _positions(part: Sequence[int] | slice) -> list[int]:
    if not isinstance(part, slice):
        return [int(p) for p in part]
    if part.stop is None or min(part.start or 0, part.stop) < 0:
        raise ValueError(f"qkv.trace.edges: {part!r} has no ends from 0 on. Write slice(first, end).")
    return list(range(part.start or 0, part.stop, part.step or 1))


@dataclass(frozen=True)
class Where:
    """Layers and the heads that are meant in each: pairs (layer, heads), a layer's number, name, or pattern of names.

    heads: None for all; a layer of None is every layer.
    """

    pairs: tuple[tuple[int | str | None, tuple[int, ...] | None], ...]

    def heads_of(self, number: int, name: str, heads: int) -> list[int]:
        """The heads that are meant in a layer of so many; none where the layer is not."""
        meant = [h for layer, h in self.pairs if _is(layer, number, name)]
        return sorted({h for some in meant for h in (range(heads) if some is None else some) if h < heads})

    def check(self, names: Sequence[str], heads: int) -> None:
        """ValueError for a layer or a head that a model with these does not have."""
        for layer, some in self.pairs:
            if not any(_is(layer, n, name) for n, name in enumerate(names)):
                raise ValueError(
                    f"{CALL}: there is no layer {layer!r}. The model has {len(names)}, from 0 to {len(names) - 1}: "
                    f"{names[0]} … {names[-1]}."
                )
            missing = [h for h in some or () if h >= heads]
            if missing:
                raise ValueError(
                    f"{CALL}: there is no head {missing[0]}; the layers have {heads}, from 0 to {heads - 1}."
                )


def _is(layer: int | str | None, number: int, name: str) -> bool:
    if isinstance(layer, str):
        return fnmatch.fnmatchcase(name, layer)
    return layer is None or layer == number


def where(layers: Any, heads: Any) -> Where:
    """ValueError for what are no layers and no heads."""
    if isinstance(heads, Mapping):
        if layers is not None:
            raise ValueError(f"{CALL}: heads name their layers, so layers must be left out; got {layers!r}.")
        return Where(tuple((_layers(layer)[0], _heads(some)) for layer, some in heads.items()))
    return Where(tuple((layer, _heads(heads)) for layer in _layers(layers)))


def _layers(given: Any) -> tuple[int | str | None, ...]:
    several = (given,) if given is None or isinstance(given, (int, str)) else tuple(given)
    if not several or (
        any(isinstance(x, bool) or not isinstance(x, (int, str)) for x in several) and given is not None
    ):
        raise ValueError(f"{CALL}: layers must be numbers from 0 on, names or patterns like '*.18.*', got {given!r}.")
    return several


def _heads(given: Any) -> tuple[int, ...] | None:
    if given is None:
        return None
    several = (given,) if isinstance(given, int) else tuple(given)
    if not several or any(isinstance(h, bool) or not isinstance(h, int) or h < 0 for h in several):
        raise ValueError(f"{CALL}: heads must be whole numbers from 0 on, got {given!r}.")
    return several
