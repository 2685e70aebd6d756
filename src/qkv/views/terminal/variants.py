"""The catalogue of variants as a table, one variant with its weights drawn, and what differs between two."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.markup import escape
from rich.table import Table

from .theme import console

_SHADES = "░▒▓█"


def print_json(facts: dict[str, Any]) -> None:
    """The facts as JSON on standard output."""
    print(json.dumps(facts, indent=2, ensure_ascii=False))


def print_list(found: dict[str, Any], plain: bool = False) -> None:
    """Year, name and changed details of each; then how many change what, and what they keep."""
    out = console(plain)
    year = found["since"]
    question = (
        "Which variants of attention are there?" if year is None else f"What has changed in attention since {year}?"
    )
    out.print(f"[title]{question}[/]\n")
    table = Table.grid(padding=(0, 2))
    table.add_column(width=4, style="dim")
    table.add_column(width=20, no_wrap=True)
    table.add_column()
    for variant in found["variants"]:
        table.add_row(str(variant["year"]), f"[title]{variant['name']}[/]", escape(_in_short(variant["changes"])))
    out.print(table)
    _print_counts(out, found)
    out.print("\n[dim]next:[/] qkv variants alibi    qkv variants soft --diff hard")
    if year is None:
        out.print("[dim]also:[/] qkv variants --since 2017    what has changed, and what has not")


def _in_short(changes: dict[str, list[str]]) -> str:
    """The new details alone, without what goes without saying beside them: a score's own scale, a causal mask, the inputs."""
    told = {name: pair[1] for name, pair in changes.items()}
    if "score" in told and told.get("scale") == "1":
        del told["scale"]
    if len(told) > 1 and told.get("mask") == "causal":
        del told["mask"]
    if len(told) > 1:
        told.pop("inputs", None)
    return "; ".join(f"{name}: {words}" for name, words in told.items()) or "the plain form"


def _print_counts(out: Any, found: dict[str, Any]) -> None:
    count = len(found["variants"])
    out.print(f"\n[title]Of these {count}, how many change …[/]")
    for name, n in sorted(found["changed"].items(), key=lambda item: -item[1]):
        out.print(f"  {n:>3}  {name:<10} [query]{'█' * round(n * 40 / count)}[/]")
    out.print("[title]… and how many keep[/]")
    for what, n in found["kept"].items():
        out.print(f"  {n:>3}  {what}")


def print_one(told: dict[str, Any], plain: bool = False) -> None:
    """Equation, changed details, paper, cost, and the weights of one head on a fixed example."""
    out = console(plain)
    out.print(f"[title]What is {escape(told['title'])}?[/]   [dim]{told['name']}, {told['year']}[/]\n")
    out.print(escape(told["note"]), width=min(out.width, 72))
    out.print()
    for line in told["equation"].splitlines():
        out.print("  " + escape(line))
    out.print("\n[title]What differs from plain scaled dot-product attention[/]")
    _print_changes(out, told["changes"])
    out.print("\n[title]Whom does each query read?[/]   [dim]head 0, random numbers; rows are queries[/]")
    for line in drawn(told["example"]["weights"], told["example"]["visible"]):
        out.print("  " + line)
    out.print(f"  [dim]{LEGEND}[/]")
    out.print()
    table = Table.grid(padding=(0, 1))
    used = f'qkv.variants["{told["name"]}"].make()'
    for word, text in (("paper:", told["paper"]), ("cost:", told["cost"]), ("use:", used)):
        table.add_row(f"[dim]{word}[/]", escape(text))
    on = "" if told["not_on_text"] else f'qkv variants {told["name"]} --on "a sentence"    '
    table.add_row("[dim]next:[/]", f"{on}qkv variants {told['name']} --diff causal")
    out.print(table)


LEGEND = "· hidden  0 nothing  ░▒▓█ up to ¼, ½, ¾, all of the largest weight  − below 0"


def drawn(weights: Sequence[Sequence[float]], visible: Sequence[Sequence[bool]]) -> list[str]:
    """One line a row, two characters a pair, shaded by the share of the largest weight; `LEGEND` says how."""
    largest = max((abs(w) for row in weights for w in row), default=0.0) or 1.0
    return [
        "".join(_cell(w / largest, seen) for w, seen in zip(row, seen_row, strict=True)).rstrip()
        for row, seen_row in zip(weights, visible, strict=True)
    ]


def _cell(share: float, seen: bool) -> str:
    if not seen:
        return "· "
    if share == 0:
        return "0 "
    shade = _SHADES[min(int(abs(share) * 4), 3)]
    return shade * 2 if share > 0 else "−" + shade


def print_difference(compared: dict[str, Any], plain: bool = False) -> None:
    """What differs from one variant to another."""
    out = console(plain)
    first, second = compared["titles"]
    out.print(f"[title]What differs from {escape(first)} to {escape(second)}?[/]\n")
    _print_changes(out, compared["changes"])
    out.print(f"\n[dim]next:[/] qkv variants {compared['to']}")


def _print_changes(out: Any, changes: dict[str, list[str]]) -> None:
    if not changes:
        out.print("  nothing")
        return
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(width=10, style="dim")
    table.add_column(max_width=30)
    table.add_column(width=1)
    table.add_column()
    for name, (before, after) in changes.items():
        table.add_row("", name, escape(before), "→", f"[query]{escape(after)}[/]")
    out.print(table)
