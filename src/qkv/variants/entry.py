"""What a variant of the catalogue is, and the catalogue itself: a mapping from names to variants."""

from __future__ import annotations

import dataclasses
import difflib
import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..attention import Attention, Difference

AS_THEY_COME = "as they come"


@dataclass(frozen=True)
class Shapes:
    """The shapes that a variant's defaults fit: query (1, heads, queries, width), key and value with their own."""

    heads: int = 4
    kv_heads: int = 4
    queries: int = 16
    keys: int = 16
    width: int = 16
    key_width: int = 0
    value_width: int = 16
    positive: bool = False


@dataclass(frozen=True)
class Variant:
    """A named variant: its changed details, its paper, and how to make it.

    name, title: how code and people call it. paper, year: where it was published first. cost: time and memory in words, L
    being the length, D the width. note: what is different, in a sentence or two. inputs: what differs in the query, key and
    value that it is given. not_on_text: why the queries, keys and values of a text's words cannot be given to it; "" where they
    can. make(**sizes or learned tensors) -> qkv.Attention: tensors that are not given are drawn, small, from `generator` (a
    fixed seed by default); `help(variant.make)` lists them.
    """

    name: str
    title: str
    paper: str
    year: int
    cost: str
    note: str
    inputs: str
    family: str
    shapes: Shapes
    make: Callable[..., Attention]
    not_on_text: str = ""

    def details(self) -> dict[str, str]:
        """Every detail in words, as `Attention.details`, and what is particular about the inputs."""
        return {**self.make().details(), "inputs": self.inputs}

    @property
    def changes(self) -> Difference:
        """What differs from plain scaled dot-product attention: detail -> (plain, this one). It prints one a line."""
        return _difference({**Attention().details(), "inputs": AS_THEY_COME}, self.details())

    def diff(self, other: str | Variant) -> Difference:
        """What is different in another variant, given by name: detail -> (here, there). ValueError for no such name."""
        there = CATALOGUE[other] if isinstance(other, str) else other
        return _difference(self.details(), there.details())

    @property
    def equation(self) -> str:
        """The equation with its details, one a line, as `str(variant.make())`."""
        return str(self.make())

    def fitting(self, *, heads: int, queries: int, keys: int, width: int, value_width: int, **given: Any) -> Attention:
        """`make` for query (…, heads, queries, width), keys and values of these sizes: whatever size `make` asks for is told.

        given: more of `make`'s own arguments, tensors or sizes. ValueError where an image's places are asked for and `keys`
        is no square number.
        """
        known = inspect.signature(self.make).parameters
        sizes = {"heads": heads, "queries": queries, "keys": keys, "length": keys, "width": width}
        sizes["value_width"] = value_width
        if "height" in known:
            side = math.isqrt(keys)
            if side * side != keys:
                raise ValueError(
                    f"qkv.variants, {self.name}: {keys} keys are no square image; expected a square number, or "
                    "make(height=…, width=…)."
                )
            sizes.update(height=side, width=side)
        # A size is a whole number; the width of a kernel, which has the same name, is not.
        wanted = {name: n for name, n in sizes.items() if name in known and type(known[name].default) is int}
        return self.make(**{**wanted, **given})

    def example(
        self, generator: torch.Generator | None = None, dtype: torch.dtype = torch.float32, **sizes: int
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Small random query, key and value of the shapes that `make()` fits; `sizes` replaces some of `shapes`."""
        s, rng = dataclasses.replace(self.shapes, **sizes), source(generator, seed=1)  # type: ignore[arg-type]
        each = (
            (s.heads, s.queries, s.width),
            (s.kv_heads, s.keys, s.key_width or s.width),
            (s.kv_heads, s.keys, s.value_width),
        )
        q, k, v = (torch.randn(1, *size, generator=rng, dtype=dtype) for size in each)
        return (q.abs() + 0.5, k.abs() + 0.5, v) if s.positive else (q, k, v)

    def __str__(self) -> str:
        return f"{self.title} ({self.year})\n{self.note}\n\n{self.equation}\n\n{self.changes}"


def _difference(here: dict[str, str], there: dict[str, str]) -> Difference:
    return Difference({name: (here[name], there[name]) for name in here if here[name] != there[name]})


class NoSuchVariant(KeyError, ValueError):
    """A name that the catalogue does not have."""

    def __str__(self) -> str:
        return str(self.args[0])


class Catalogue(Mapping[str, Variant]):
    """Named variants, each a few changed details: iterate its names, oldest first; `qkv.variants["alibi"]` is one."""

    def __init__(self) -> None:
        self._entries: dict[str, Variant] = {}

    def __getitem__(self, name: str) -> Variant:
        key = str(name).lower().replace("-", "_").replace(" ", "_")
        if key in self._entries:
            return self._entries[key]
        near = difflib.get_close_matches(key, self._entries, n=3, cutoff=0.5)
        hint = f"Near it: {', '.join(near)}." if near else "list(qkv.variants) names them all."
        raise NoSuchVariant(f"qkv.variants has no {name!r}. {hint}")

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"<qkv.variants: {len(self)} variants, {', '.join(list(self)[:3])}, …>"

    def add(self, variant: Variant) -> None:
        """Take a variant in. ValueError when the name is taken."""
        if variant.name in self._entries:
            raise ValueError(f"qkv.variants: {variant.name!r} is taken.")
        self._entries[variant.name] = variant
        self._entries = dict(sorted(self._entries.items(), key=lambda item: (item[1].year, item[0])))


CATALOGUE = Catalogue()

PAIRS = "every pair: L² products of width D; memory linear in L"


def entry(
    title: str,
    year: int,
    paper: str,
    *,
    cost: str = PAIRS,
    inputs: str = AS_THEY_COME,
    not_on_text: str = "",
    **shapes: Any,
) -> Callable[[Callable[..., Attention]], Callable[..., Attention]]:
    """Put the decorated function into the catalogue under its own name; its docstring becomes the note."""

    def add(make: Callable[..., Attention]) -> Callable[..., Attention]:
        note = " ".join((make.__doc__ or "").split())
        family = make.__module__.rpartition(".")[2]
        name = make.__name__.rstrip("_")
        made = Variant(name, title, paper, year, cost, note, inputs, family, Shapes(**shapes), make, not_on_text)
        CATALOGUE.add(made)
        return make

    return add


def source(generator: torch.Generator | None, seed: int = 0) -> torch.Generator:
    """The generator that was given, else one with a fixed seed."""
    return torch.Generator().manual_seed(seed) if generator is None else generator


def learned(given: Any, rng: torch.Generator, *shape: int, spread: float = 0.0, around: float = 0.0) -> Tensor:
    """The tensor that was given, else random numbers around `around`; the spread is 1/√(rows) unless one is given."""
    if given is not None:
        return torch.as_tensor(given)
    spread = spread or (shape[-2] if len(shape) > 1 else 16) ** -0.5
    return around + spread * torch.randn(*shape, generator=rng)
