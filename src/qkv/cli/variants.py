"""`qkv variants`: the catalogue, and one variant of it."""

from __future__ import annotations

from typing import Annotated

import typer


def variants(
    name: Annotated[str | None, typer.Argument(help="A name that `qkv variants` lists.", show_default=False)] = None,
    diff: Annotated[
        str | None, typer.Option(help="What differs from this one to the other.", show_default=False)
    ] = None,
    since: Annotated[
        int | None, typer.Option(help="Those from this year on: what changed, and what did not.", show_default=False)
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="No colour.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """The catalogue of attention's variants: each is a few changed details.

    [dim]Example:[/]  qkv variants alibi    [dim]·[/]  qkv variants soft --diff hard

    What has changed since the Transformer: qkv variants --since 2017
    """  # fmt: skip
    if name is None and diff is not None:
        raise ValueError("--diff compares two variants: qkv variants soft --diff hard")
    if name is not None and since is not None:
        raise ValueError("--since lists variants, a name shows one. Give one of them.")
    from ..variants import variants as catalogue
    from ..variants.facts import facts
    from ..variants.facts import since as listed
    from ..views.terminal import variants as view

    if name is None:
        found = listed(since)
        view.print_json(found) if json else view.print_list(found, plain=plain)
    elif diff is None:
        told = facts(catalogue[name])
        view.print_json(told) if json else view.print_one(told, plain=plain)
    else:
        here, there = catalogue[name], catalogue[diff]
        changed = {detail: list(pair) for detail, pair in here.diff(there).items()}
        compared = {"from": here.name, "to": there.name, "titles": [here.title, there.title], "changes": changed}
        view.print_json(compared) if json else view.print_difference(compared, plain=plain)
