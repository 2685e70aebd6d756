"""`qkv look`: what a real model read when it answered."""

from __future__ import annotations

import contextlib
import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ..trace import Trace

EXAMPLE = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"


def look(
    text: Annotated[
        str | None,
        typer.Argument(help="The text; - reads standard input. Without one: an example.", show_default=False),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="Read the text from a file.", show_default=False)] = None,
    model: Annotated[str, typer.Option(help="A demo model, a folder or a hub name.")] = "smollm2",
    word: Annotated[
        str | None, typer.Option(help="What this word read; or its number, from 0.", show_default=False)
    ] = None,
    layer: Annotated[int | None, typer.Option(help="In this layer, from 0.", show_default=False)] = None,
    head: Annotated[str | None, typer.Option(help="In this head: 6, or 18.6 for layer 18.", show_default=False)] = None,
    answer_tokens: Annotated[int, typer.Option(min=0, help="How far the model goes on.")] = 8,
    top: Annotated[int, typer.Option(min=1, max=50, help="How many of the words that were read.")] = 5,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no bars: for pipes.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """See what a real language model read when it answered.

    It picks a word, a layer and a head in which something is to be seen.

    [dim]Example:[/]  qkv look    [dim]·[/]  qkv look "The capital of France is" --head 13.8

    qkv look --file letter.txt --word promise    [dim]·[/]  cat notes.txt | qkv look -
    """
    given = _given(text, file)
    layer, number = _place(layer, head)
    if sys.stderr.isatty():  # before anything else is imported; the progress line takes its place
        print(f"loading {model} …", end="\r", file=sys.stderr, flush=True)
    light = False
    if not (json or plain):
        from ..views.terminal.background import is_light

        light = is_light()  # asked now: while a model loads, people type ahead
    trace = _read(given, model, answer_tokens, plain)
    from ..trace import pick
    from ..views.terminal import look as view
    from ..views.terminal.theme import console, is_plain

    asked = None if word is None else trace.find(word)
    found = pick(trace, asked, layer=layer, head=number)
    if json:
        view.print_json(trace, found, top)
        return
    again = "qkv look" + (" …" if text or file or model != "smollm2" else "")
    view.show(trace, found, console(plain), top=top, plain=is_plain(plain), light=light, again=again)


def _given(text: str | None, file: Path | None) -> str:
    """The text to read. ValueError where it is empty, given twice or no UTF-8."""
    if text is not None and file is not None:
        raise ValueError("qkv look got both a text and --file. Give one of them.")
    source = str(file) if file else "standard input" if text == "-" else ""
    try:
        if file is not None:
            text = file.read_text(encoding="utf-8")
        elif text == "-":
            text = sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"qkv look reads text in UTF-8; {source} is something else (at byte {error.start:,}). Convert it first: "
            "iconv -t UTF-8."
        ) from error
    except OSError as error:
        raise ValueError(f"qkv look cannot read {source}: {error.strerror}. Give the path of a text file.") from error
    text = EXAMPLE if text is None else text
    if not text.strip():
        raise ValueError(f"qkv look got an empty text{' from ' + source if source else ''}. Give it at least one word.")
    return text


def _place(layer: int | None, head: str | None) -> tuple[int | None, int | None]:
    """Layer and head out of --layer 18 --head 6 or --head 18.6. ValueError for anything else."""
    if head is None:
        return layer, None
    found = re.fullmatch(r"(?:[lL]?(\d+)[.hH])?(\d+)", head.strip())
    if not found:
        raise ValueError(
            f"--head {head!r} is no head. Give its number (6), or layer and head (18.6); both count from 0."
        )
    named = None if found[1] is None else int(found[1])
    if layer is not None and named not in (None, layer):
        raise ValueError(f"--layer {layer} and --head {head} name two layers. Give one: --head {layer}.{found[2]}")
    return layer if named is None else named, int(found[2])


def _read(text: str, model: str, answer_tokens: int, plain: bool) -> Trace:
    from ..views.terminal.progress import progress_line

    with progress_line(plain=plain) as progress:
        progress(f"loading {model}", 0, 0)
        with _collecting_later():
            from ..models import load

            found = load(model, progress=progress)
            from ..trace import read_text
        if found.tokenizer is None:
            raise ValueError(f"{found.label} reads no text, so there are no words to look at. Use the model smollm2.")
        return read_text(
            found.model, found.tokenizer, text, answer_tokens=answer_tokens, label=found.label, progress=progress
        )


@contextlib.contextmanager
def _collecting_later() -> Iterator[None]:
    """No garbage collection while torch and transformers are imported: what they make stays, and looking through it again
    and again takes a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
