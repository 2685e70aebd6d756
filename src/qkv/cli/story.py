"""`qkv story`: the coin story, screen by screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ._trained import run_folder

if TYPE_CHECKING:
    from ..models import Loaded
    from ..story import Screen


def story(
    sentence: Annotated[
        str | None,
        typer.Argument(help="With --block or --page: your own sentence, on a real model.", show_default=False),
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

    qkv story --page story.html
    """  # fmt: skip
    if page is not None:
        if step is not None or learn or all_ or json:
            raise ValueError("--page holds the whole story: leave --step, --learn, --all and --json out.")
        _write_page(page, sentence, model, layer, head, word, plain)
        return
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
    from ..models import load

    if not sentence.strip():
        raise ValueError("qkv story got an empty sentence. Give it some words, or none for the built-in example.")
    folder = run_folder(model)
    found = load(model, progress=progress) if folder is None else _of_run(folder)
    if found.tokenizer is None:
        raise ValueError(f"{found.label} reads no text, so there are no words to follow. Use the model smollm2.")
    progress("reading the sentence", 0, 0)
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
    from ..views.web import checked_page_path, save_page, story_page

    checked_page_path(page)
    recorded = None
    if sentence is not None:
        from ..story.sentences import record
        from ..views.terminal.progress import progress_line

        with progress_line(plain=plain) as progress:
            found = _reader(sentence, model, progress)
            recorded = record(
                found.model,
                found.tokenizer,
                found.label,
                sentence,
                layer=layer,
                head=head,
                word=word,
                progress=progress,
            )
    elif (layer, head, word) != (None, None, None):
        raise ValueError('--layer, --head and --word choose in your own sentence: qkv story --page FILE "a sentence".')
    where = save_page(story_page(recorded), page)
    print(f"{where}: {where.stat().st_size / 1000:,.0f} kB, opens in any browser, without a network")


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
