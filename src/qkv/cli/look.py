"""`qkv look`: what a real model read when it answered."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ._asked import Ask
from ._reading import MODEL, given_text, load_quietly, opened, place, read, say_loading, trace_folder
from ._trained import look_at_run, run_folder, text_for_run

if TYPE_CHECKING:
    from ..models import Loaded

QUESTIONS = "What else to ask"
CHOICES = "Where to look"


def _ask(flag: str, help: str) -> Any:
    return typer.Option(flag, help=help, rich_help_panel=QUESTIONS)


def _choose(help: str) -> Any:
    return typer.Option(help=help, show_default=False, rich_help_panel=CHOICES)


def look(
    source: Annotated[
        str | None,
        typer.Argument(
            help="A text, or what `qkv record` or `qkv train` made; - reads standard input. Without: an example.",
            metavar="TEXT|TRACE|RUN",
            show_default=False,
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="Read the text from a file.", show_default=False)] = None,
    model: Annotated[str | None, typer.Option(help="A demo model, a folder or a hub name.", show_default=MODEL)] = None,
    word: Annotated[str | None, _choose("What this word read; or its number, from 0.")] = None,
    layer: Annotated[int | None, _choose("In this layer, from 0.")] = None,
    head: Annotated[str | None, _choose("In this head: 6, or 18.6 for layer 18.")] = None,
    run: Annotated[int | None, _choose("Of a trace: this run.")] = None,
    sequence: Annotated[int | None, _choose("Of a trace: this text of those side by side.")] = None,
    readers: Annotated[
        str | None,
        typer.Option(help="Who read this word?", metavar="WORD", show_default=False, rich_help_panel=QUESTIONS),
    ] = None,
    received: Annotated[bool, _ask("--received", "Which words were read most?")] = False,
    entropy: Annotated[bool, _ask("--entropy", "How widely does each head read?")] = False,
    rollout: Annotated[bool, _ask("--rollout", "What does the word draw from, through the layers?")] = False,
    contributions: Annotated[bool, _ask("--contributions", "What did each word hand over?")] = False,
    answer: Annotated[bool, _ask("--answer", "Which parts of the text did the answer come from?")] = False,
    by: Annotated[
        str | None,
        typer.Option(
            help="With --answer: share, contribution, signed, support, learned or ablation.",
            metavar="METHOD",
            show_default="the best known",
            rich_help_panel=QUESTIONS,
        ),
    ] = None,
    spans: Annotated[
        str, typer.Option(help="With --answer: sentences, lines or tokens.", rich_help_panel=QUESTIONS)
    ] = "sentences",
    verify: Annotated[bool, _ask("--verify", "With --answer: cut the answer off from the first spans.")] = False,
    picture: Annotated[
        Path | None,
        typer.Option(help="Save the map, or the answer as a shaded text: .png, .svg or .pdf.", show_default=False),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            help="With --answer: write it as one file for a browser.", show_default=False, rich_help_panel=QUESTIONS
        ),
    ] = None,
    draw: Annotated[Literal["map", "text"], typer.Option(help="What the picture of a look shows.")] = "map",
    image: Annotated[Path | None, typer.Option(help="Of a trace of an image: the image.", show_default=False)] = None,
    answer_tokens: Annotated[
        int | None, typer.Option(min=0, help="How far the model goes on.", show_default="8")
    ] = None,
    top: Annotated[int, typer.Option(min=1, max=50, help="How many of the words that were read.")] = 5,
    film: Annotated[bool, _ask("--film", "Of a run of qkv train: how it came about")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no bars: for pipes.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """See what a real language model read when it answered.

    It picks a word, a layer and a head in which something is to be seen.

    [dim]Example:[/]  qkv look    [dim]·[/]  qkv look "The capital of France is" --head 13.8

    qkv look --file letter.txt --word promise    [dim]·[/]  cat notes.txt | qkv look -

    qkv record --file page.txt -o trace    [dim]then[/]  qkv look trace --readers promise
    """  # fmt: skip
    layer, number = place(layer, head)
    flags = {"received": received, "entropy": entropy, "rollout": rollout, "contributions": contributions,
             "answer": answer}  # fmt: skip
    ask = Ask(
        _question(readers, flags), readers, word, layer, number, top, picture, draw, image, by, spans, verify, html
    )
    if (by is not None or verify) and not answer:
        raise ValueError("--by and --verify go with --answer: which parts of the text the answer came from.")
    if html is not None:
        _page_can_be(html, answer)
    trained = run_folder(source) or run_folder(model)
    if film and trained is None:
        raise ValueError("--film goes with a run of qkv train that kept one: qkv look runs/translate --film.")
    light = False
    loaded: Loaded | None = None
    if picture is not None and not film:
        from ._pictures import ready

        ready(picture)
    if trained is not None:
        steps = 8 if answer_tokens is None else answer_tokens
        look_at_run(trained, text_for_run(source, file, model), ask, film, steps, plain, json)
        return
    folder = trace_folder(source) if file is None else None
    if folder is None:
        if run is not None or sequence is not None or image is not None:
            raise ValueError("--run, --sequence and --image go with a trace: qkv look trace --run 0.")
        given = given_text(source, file)
        say_loading(model or MODEL)  # before anything else is imported
    elif (model is not None and not answer) or answer_tokens is not None:
        raise ValueError("A trace has been recorded already: --model and --answer-tokens go with a text.")
    if answer:
        from ._attributing import check

        check(by, spans, verify, folder is not None, model)
    if not (json or plain):
        from ..views.terminal.background import is_light

        light = is_light()  # asked now: while a model loads, people type ahead
    if folder is None:
        steps = 8 if answer_tokens is None else answer_tokens
        trace, loaded = read(given, model or MODEL, steps, plain, layer, number, weights=contributions or answer)
        again = "qkv look" + (" …" if source or file or model else "")
    else:
        trace = opened(folder, run, sequence)
        if model is not None:
            loaded = load_quietly(model, plain)
        chosen = "".join(f" --{n} {v}" for n, v in (("run", run), ("sequence", sequence)) if v is not None)
        again = f"qkv look {shlex.quote(str(folder))}{chosen}"
    from ._answering import tell

    tell(trace, ask, again, plain, light, json, loaded)


def _page_can_be(path: Path, answer: bool) -> None:
    """ValueError, before anything is loaded, for --html without --answer, or a file that no page can be."""
    from ..views.web import checked_page_path

    if not answer:
        raise ValueError("--html goes with --answer. The whole trace as one file: qkv explore trace --html trace.html.")
    checked_page_path(path)


def _question(readers: str | None, flags: dict[str, bool]) -> str | None:
    """The one question that was asked. ValueError for several."""
    asked = [*(["readers"] if readers is not None else []), *(name for name, given in flags.items() if given)]
    if len(asked) > 1:
        raise ValueError(f"--{asked[0]} and --{asked[1]} are two questions. Ask one at a time.")
    return asked[0] if asked else None
