"""`qkv story`: the coin story, screen by screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ._trained import run_folder

if TYPE_CHECKING:
    from ..models import Loaded
    from ..story import Screen


def story(
    sentence: Annotated[
        str | None,
        typer.Argument(help="With --block, --page or --serve: your own sentence, on a real model.", show_default=False),
    ] = None,
    step: Annotated[int | None, typer.Option(help="One step only, 1 to 8.", show_default=False)] = None,
    learn: Annotated[bool, typer.Option("--learn", help="Step 6: the weights, by hand and then learned.")] = False,
    block: Annotated[
        bool, typer.Option("--block", help="Step 7: inside an attention block; with a sentence, a real model's.")
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="Print everything without waiting.")] = False,
    page: Annotated[
        Path | None,
        typer.Option(help="The story as one HTML file, to drag and click; with your sentence.", show_default=False),
    ] = None,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="The page, served by this machine: type a sentence there, the model reads it."),
    ] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="With --serve: listen at this port; 0: a free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="With --serve: only print the address.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no bars, no waiting: for pipes.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: every number at full precision.")] = False,
    model: Annotated[
        str, typer.Option(help="With a sentence: a demo model, a run of qkv train language, a folder or a hub name.")
    ] = "smollm2",
    layer: Annotated[int | None, typer.Option(help="With a sentence: this layer.", show_default=False)] = None,
    head: Annotated[int | None, typer.Option(help="With a sentence: this head.", show_default=False)] = None,
    word: Annotated[str | None, typer.Option(help="With a sentence: follow this word.", show_default=False)] = None,
) -> None:
    """What attention is, told with coins; every number is computed as you read.

    A key goes on, b goes back, q leaves.

    [dim]Example:[/]  qkv story    [dim]·[/]  qkv story --all    [dim]·[/]  qkv story --learn

    qkv story --block "Rosa Delgado met Tom at noon. Later that day, Rosa"

    qkv story --page story.html    [dim]·[/]  qkv story --serve
    """  # fmt: skip
    if page is not None or serve:
        way = "--serve" if serve else "--page"
        if page is not None and serve:
            raise ValueError("--page writes the story into a file and --serve shows it now. Give one of them.")
        if step is not None or learn or all_ or json:
            raise ValueError(f"{way} holds the whole story: leave --step, --learn, --all and --json out.")
        if sentence is None and (layer, head, word) != (None, None, None):
            raise ValueError(f'--layer, --head and --word choose in your own sentence: qkv story {way} … "a sentence".')
        if page is not None:
            _write_page(page, sentence, model, layer, head, word, plain)
        else:
            _serve_page(sentence, model, layer, head, word, port, no_browser, plain)
        return
    if port or no_browser:
        raise ValueError("--port and --no-browser go with --serve: qkv story --serve --port 8000.")
    steps = _steps(sentence, step, learn, block, all_)
    if sentence is None and (layer, head, word) != (None, None, None):
        raise ValueError('--layer, --head and --word choose in your own sentence: qkv story --block "a sentence".')
    if sentence is None:
        from ..story import screens

        _tell(screens(steps), plain=plain, json=json, waiting=not all_)
    else:
        told = _of_sentence(sentence, model, layer, head, word, plain)
        _tell(told, plain=plain, json=json, waiting=not all_)


def _steps(sentence: str | None, step: int | None, learn: bool, block: bool, all_: bool) -> list[int] | None:
    """Which steps were asked for: None for all of them."""
    if sentence is not None and not block:
        raise ValueError(f"A sentence goes with --block: qkv story --block {sentence!r}")
    asked = [number for number, wanted in ((step, step is not None), (6, learn), (7, block), (None, all_)) if wanted]
    if len(asked) > 1:
        raise ValueError("--step, --learn, --block and --all exclude one another. Give one of them.")
    return None if not asked or asked[0] is None else [asked[0]]


def _of_sentence(
    sentence: str, model: str, layer: int | None, head: int | None, word: str | None, plain: bool
) -> Iterator[Screen]:
    from ..story.tell_model import model_screens
    from ..views.terminal.progress import progress_line

    with progress_line(plain=plain) as progress:
        found = _reader(sentence, model, progress)
        return model_screens(found.model, found.tokenizer, found.label, sentence, layer=layer, head=head, word=word)


def _reader(sentence: str, model: str, progress: Callable[[str, int, int], None]) -> Loaded:
    """The model, which must be one that reads text, or a run of `qkv train language`; ValueError for an empty sentence."""
    if not sentence.strip():
        raise ValueError("qkv story got an empty sentence. Give it some words, or none for the built-in example.")
    found = _loaded(model, progress)
    progress("reading the sentence", 0, 0)
    return found


def _loaded(model: str, progress: Callable[[str, int, int], None]) -> Loaded:
    from ..models import load

    folder = run_folder(model)
    found = load(model, progress=progress) if folder is None else _of_run(folder)
    if found.tokenizer is None:
        raise ValueError(f"{found.label} reads no text, so there are no words to follow. Use the model smollm2.")
    return found


def _of_run(folder: Path) -> Loaded:
    from ..models import Loaded
    from ..train import Run

    run = Run(folder)
    if run.settings.recipe != "language":
        raise ValueError(
            f"qkv story --block follows a language model, and {folder} is a {run.label}. See qkv look {folder}"
        )
    return Loaded(run.model, run.tokens, run.label)


def _write_page(
    page: Path, sentence: str | None, model: str, layer: int | None, head: int | None, word: str | None, plain: bool
) -> None:
    from ..views.terminal.progress import progress_line
    from ..views.web import checked_page_path, save_page, story_page

    checked_page_path(page)
    recorded = None
    if sentence is not None:
        with progress_line(plain=plain) as progress:
            recorded = _recorded(_reader(sentence, model, progress), sentence, layer, head, word, progress)
    where = save_page(story_page(recorded), page)
    print(f"{where}: {where.stat().st_size / 1000:,.0f} kB, opens in any browser, without a network")


def _recorded(
    of: Loaded, sentence: str, layer: int | None, head: int | None, word: str | None,
    progress: Callable[[str, int, int], None],
) -> dict[str, Any]:  # fmt: skip
    from ..story.sentences import record

    return record(of.model, of.tokenizer, of.label, sentence, layer=layer, head=head, word=word, progress=progress)


def _serve_page(
    sentence: str | None, model: str, layer: int | None, head: int | None, word: str | None, port: int, no_browser: bool,
    plain: bool,
) -> None:  # fmt: skip
    from ..story.model_block import layers_of
    from ..views.server.story import serve_story
    from ..views.terminal.progress import progress_line
    from .explore import installed, until_stopped

    installed("qkv story --page story.html")
    with progress_line(plain=plain) as progress:
        found = _loaded(model, progress)
        layers_of(found.model)  # said before anybody types: a model of another build
        first = None if sentence is None else _recorded(found, sentence, layer, head, word, progress)

    until_stopped(
        "qkv story", lambda opened: serve_story(found, first=first, port=port, opened=opened),
        lambda where: f"{found.label}\n\n  {where.address}\n\nCtrl-C ends it.", f"port {port}", no_browser,
    )  # fmt: skip


def _tell(screens: Iterator[Screen], *, plain: bool, json: bool, waiting: bool) -> None:
    from ..views.terminal import keys
    from ..views.terminal import story as view
    from ..views.terminal.theme import console, is_plain

    if json:
        _print_json(screens)
        return
    out = console(plain)
    if waiting and not plain and keys.can_wait():
        with keys.listening() as direction:
            view.walk(screens, out, direction)
        out.print('next: qkv look "your text"    qkv story --block "your sentence"', style="dim")
        return
    bars = not is_plain(plain)
    for screen in screens:
        view.show(screen, out, bars=bars)


def _print_json(screens: Iterator[Screen]) -> None:
    import json

    from ..story import as_data

    print(json.dumps({"schema": 1, "screens": [as_data(s) for s in screens]}, ensure_ascii=False, indent=2))
