"""Writes variants.md, the gallery of qkv.variants, from the catalogue itself: python docs/make_variants.py"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import qkv
from qkv.variants.facts import facts
from qkv.views.terminal.variants import LEGEND, drawn

PAGE = Path(__file__).parent / "variants.md"

HEAD = """# The gallery of variants

{count} named variants of attention, oldest first. Each is a few changed details of one mechanism:

    q, k, v = prepare(q, k, v)
    s_ij = score(q_i, k_j) · scale + bias_ij        where the mask allows it
    w_ij = normalize over j of s_ij
    o_i  = finish(Σ_j w_ij v_j)

`qkv.variants["alibi"].make()` is one of them, to be called on query, key and value; tensors that it learns can be given
to `make`. `qkv.variants["soft"].diff("hard")` tells what differs between two; in a terminal, `qkv variants` does.
[How to add one](add-a-variant.md) is a page of its own.

The pictures are weights of head 0 on random numbers that are the same for all: a row is a query, a column a key.
{legend}. What `prepare` makes of queries and keys is in them; what `finish` does afterwards is not. The page is
written by `docs/make_variants.py`.
"""


def section(told: dict[str, Any]) -> str:
    """One variant: what it is, its equation, its changed details, its weights, its paper and cost."""
    lines = [f"## {told['title']}", "", f"`{told['name']}`, {told['year']}. {plain_text(told['note'])}", ""]
    lines += ["```text", told["equation"], "```", ""]
    if told["changes"]:
        lines += ["| detail | plain | here |", "| --- | --- | --- |"]
        lines += [f"| {name} | {cell(before)} | {cell(after)} |" for name, (before, after) in told["changes"].items()]
    else:
        lines += ["No detail differs: this is the plain form."]
    lines += ["", "```text", *drawn(told["example"]["weights"], told["example"]["visible"]), "```", ""]
    lines += [f"Paper: {plain_text(told['paper'])} ({told['year']}).", f"Cost: {plain_text(told['cost'])}.", ""]
    return "\n".join(lines)


def plain_text(text: str) -> str:
    """Text in which Markdown finds no emphasis and no links."""
    for sign in "\\*_[]<>":
        text = text.replace(sign, "\\" + sign)
    return text


def cell(text: str) -> str:
    return plain_text(text).replace("|", "\\|")


def page() -> str:
    """The whole page."""
    sections = [section(facts(variant)) for variant in qkv.variants.values()]
    return "\n".join([HEAD.format(count=len(sections), legend=LEGEND), *sections])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE}: {len(qkv.variants)} variants")
