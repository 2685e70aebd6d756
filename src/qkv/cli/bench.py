"""`qkv bench`: how fast attention is on this machine."""

from __future__ import annotations

from typing import Annotated

import typer


def bench(
    rounds: Annotated[int, typer.Option(min=1, help="How often each call is timed; the median is shown.")] = 5,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads.", show_default="torch's")] = None,
    model: Annotated[
        str | None,
        typer.Option(
            help="Also a language model end to end: a demo model, a folder or a hub name.", show_default=False
        ),
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="No colour.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """How fast attention is on this machine: its limits, and qkv beside torch's own attention. Less than a minute.

    With a model it is a minute or two more: a prompt of 2,048 tokens is read and 33 are generated, both ways.

    [dim]Example:[/]  qkv bench    [dim]·[/]  qkv bench --threads 1    [dim]·[/]  qkv bench --model smollm2
    """
    import os

    # Threads that sleep between two products are woken anew for each: what is measured here has the machine for itself.
    os.environ.pop("OMP_WAIT_POLICY", None)
    import torch

    from ..views.terminal import bench as view
    from ..views.terminal.progress import progress_line
    from ._benching import measure

    if threads is not None:
        torch.set_num_threads(threads)
    with progress_line(plain) as progress:
        report = measure(rounds, progress, model)
    if json:
        view.print_json(report)
    else:
        view.print_report(report, plain=plain)
