"""The list of demo models."""

from __future__ import annotations

import json
from typing import Any

from rich.markup import escape
from rich.table import Table

from .theme import console


def print_json(facts: dict[str, Any]) -> None:
    """The facts as JSON on standard output."""
    print(json.dumps(facts, indent=2, ensure_ascii=False))


def print_listing(facts: dict[str, Any], plain: bool = False) -> None:
    """Each model in a few lines: its name and state, what it is, its label, licence and source."""
    out = console(plain)
    out.print("[title]Which models can I look into?[/]\n")
    for model in facts["models"]:
        state = (
            "[good]✓ fetched[/]" if model["fetched"] else f"[dim]○ {model['download_bytes'] / 1e6:.0f} MB to fetch[/]"
        )
        grid = Table.grid(padding=(0, 2))
        grid.add_column(width=9)
        grid.add_column()
        grid.add_row(f"[title]{model['name']}[/]", state)
        grid.add_row("", escape(model["label"]))
        grid.add_row("", escape(model["what"]))
        grid.add_row("", f"[dim]{model['licence']} · {escape(model['source'])}[/]")
        out.print(grid)
        out.print()
    out.print(f"[dim]kept in:[/] {escape(facts['folder'])}", soft_wrap=True)
    default = facts["models"][0]
    next_step = 'qkv look "a sentence"' if default["fetched"] else f"qkv models fetch {default['name']}"
    out.print(f"[dim]next:[/] {next_step}")
    out.print("[dim]also:[/] --model takes a folder or a hub name (owner/name)")
