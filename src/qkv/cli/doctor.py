"""`qkv doctor`: what is installed, what runs, what is missing."""

from __future__ import annotations

from typing import Annotated

import typer


def doctor(
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no boxes.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """What is installed, which engines run here and why others do not, what is missing and how to get it.

    [dim]Example:[/]  qkv doctor    [dim]·[/]  qkv doctor --json
    """
    from ..views.terminal import doctor as view
    from ._examine import examine

    report = examine()
    if json:
        view.print_json(report)
    else:
        view.print_report(report, plain=plain)
