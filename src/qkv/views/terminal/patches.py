"""What was read of an image, as a small picture of its patches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from rich.console import Console
from rich.text import Text
from torch import Tensor

from ...trace import Trace
from .look import bar, percent, shade, source_line
from .theme import print_lines

STRONGEST = 5


class Looked(Protocol):
    """What is shown: shares (rows, cols) of the patches, `before` of the tokens that are none, who asked, and where."""

    trace: Trace
    query: tuple[int, int] | None
    shares: Tensor
    before: list[float]
    layer: int

    @property
    def place(self) -> str:
        """The layer and head in words."""


def question(found: Any) -> str:
    """What a picture of patches answers."""
    if found.query is None:
        return "Which parts of the image did the class token read?"
    return f"Which parts of the image did the patch in row {found.query[0]}, column {found.query[1]} read?"


def show(found: Looked, out: Console, *, plain: bool = False, light: bool = False, again: str = "qkv look") -> None:
    """Print the patches, shaded by their share; `plain` prints each as a digit from 0 to 9 instead."""
    print_lines(out, _lines(found, out, plain, light, again), blanks=not plain)  # a shaded patch is made of blanks


def _lines(found: Looked, out: Console, plain: bool, light: bool, again: str) -> Iterator[Text]:
    title = Text(question(found), style="title")
    right = f"{found.place} · share"
    gap = out.width - title.cell_len - len(right)
    yield title.append(" " * gap if gap > 1 else "\n", style="").append(right, style="not bold dim")
    yield Text()
    largest = max(float(found.shares.max()), 1e-30)
    wide = 2 if found.shares.shape[1] * 2 <= out.width - 2 else 1
    for r, row in enumerate(found.shares.tolist()):
        line = Text(" ")
        for c, share in enumerate(row):
            line.append_text(_cell(share / largest, (r, c) == found.query, wide, plain, light, out))
        yield line
    if plain:
        yield Text(f" 9: {percent(largest)}, the most; 0: nothing, or less than a tenth of it.", style="dim")
    yield Text()
    yield from _numbers(found, plain)
    yield Text()
    yield Text("A share says where a head read from, not why the model says what it says.", style="dim")
    yield Text.assemble(("measured: ", "dim"), source_line(found.trace))
    r, c = divmod(int(found.shares.argmax()), found.shares.shape[1])
    yield Text.assemble(("next: ", "dim"), f"{again} --word {r},{c}    {again} --layer {found.layer} --head 0")


def _cell(part: float, asked: bool, wide: int, plain: bool, light: bool, out: Console) -> Text:
    """One patch: two columns shaded by its part of the largest share; who asked bears a Q."""
    if plain:
        return Text(f"{'Q' if asked else min(9, int(part * 10))}".ljust(wide))
    style = shade(part, light, out.color_system == "standard")
    return Text("Q".ljust(wide) if asked else " " * wide, style=style)


def _numbers(found: Looked, plain: bool) -> Iterator[Text]:
    """The strongest patches, and what went to tokens that are no patch."""
    flat, cols = found.shares.flatten(), found.shares.shape[1]
    for n in flat.argsort(descending=True, stable=True)[:STRONGEST].tolist():
        drawn = "" if plain else "  " + bar(float(flat[n]))
        yield Text(f" {percent(float(flat[n])):>5}  row {n // cols:>2}, column {n % cols:>2}").append(
            drawn, style="query"
        )
    rest = float(flat.sum()) - float(flat.sort(descending=True).values[:STRONGEST].sum())
    yield Text(f" {percent(rest):>5}  the other {flat.numel() - min(STRONGEST, flat.numel()):,} patches", style="dim")
    if found.before:
        name = "the class token" if len(found.before) == 1 else f"the {len(found.before)} tokens before the patches"
        yield Text(f" {percent(sum(found.before)):>5}  {name}", style="dim")
