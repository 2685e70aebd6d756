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
    on: Annotated[
        str | None, typer.Option(help="Its weights on this text, beside plain softmax's.", show_default=False)
    ] = None,
    word: Annotated[
        str | None, typer.Option(help="With --on: what this word read; or its number.", show_default=False)
    ] = None,
    layer: Annotated[int | None, typer.Option(help="With --on: in this layer, from 0.", show_default=False)] = None,
    head: Annotated[
        str | None, typer.Option(help="With --on: in this head: 6, or 18.6 for layer 18.", show_default=False)
    ] = None,
    model: Annotated[str, typer.Option(help="With --on: whose queries and keys.")] = "smollm2",
    plain: Annotated[bool, typer.Option("--plain", help="No colour.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """The catalogue of attention's variants: each is a few changed details.

    [dim]Example:[/]  qkv variants alibi    [dim]·[/]  qkv variants soft --diff hard

    What has changed since the Transformer: qkv variants --since 2017

    On words of your own: qkv variants sparsemax --on "Mary lent the blue umbrella to Tom."
    """  # fmt: skip
    if on is not None or (word, layer, head) != (None, None, None):
        if name is None or on is None or diff is not None or since is not None:
            raise ValueError('A text is shown with one variant: qkv variants sparsemax --on "a sentence" --head 18.6')
        _show_on(name, on, word, layer, head, model, plain, json)
        return
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


def _show_on(
    name: str, text: str, word: str | None, layer: int | None, head: str | None, model: str, plain: bool, json: bool
) -> None:
    """The variant beside plain softmax on a text, with a real model's queries and keys."""
    from ..variants import variants as catalogue
    from ._reading import given_text, place, read

    variant = catalogue[name]
    if variant.not_on_text:  # before a model is loaded
        raise ValueError(f"{variant.title} cannot be shown on a text: {variant.not_on_text}.")
    layer, number = place(layer, head)
    trace, loaded = read(given_text(text, None), model, 0, plain, layer, number)
    from ..trace.showing.beside import beside
    from ..views.terminal import beside as view
    from ..views.terminal.theme import console, is_plain

    asked = None if word is None else trace.find(word)
    found = beside(trace, variant, loaded.model.config, query=asked, layer=layer, head=number)
    view.print_json(trace, found) if json else view.show(trace, found, console(plain), plain=is_plain(plain))
