"""`qkv explore`: a trace in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ._reading import MODEL

if TYPE_CHECKING:
    from ..views.server import Serving
    from ..views.server.traces import Seen


def explore(
    source: Annotated[
        str | None,
        typer.Argument(
            help="A text, a trace that `qkv record` kept, or a run of `qkv train`; - reads standard input.",
            metavar="TEXT|TRACE|RUN",
            show_default=False,
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="Read the text from a file.", show_default=False)] = None,
    model: Annotated[
        str | None,
        typer.Option(help="A demo model, a folder, a hub name, or a run; of a trace: its own.", show_default=MODEL),
    ] = None,
    answer: Annotated[int, typer.Option(min=0, help="With a text: tokens that the model goes on for.")] = 8,
    run: Annotated[int | None, typer.Option(help="Of a trace: this run.", show_default=False)] = None,
    sequence: Annotated[
        int | None, typer.Option(help="Of a trace: this text of those side by side.", show_default=False)
    ] = None,
    beside: Annotated[
        str | None,
        typer.Option("--with", help="A second trace or run of the same tokens, to compare.", show_default=False),
    ] = None,
    image: Annotated[
        Path | None, typer.Option(help="Of a trace of an image: the file, if it has moved.", show_default=False)
    ] = None,
    html: Annotated[
        Path | None, typer.Option(help="Write one file that opens from disk, instead of serving.", show_default=False)
    ] = None,
    megabytes: Annotated[int, typer.Option(min=1, help="With --html: how large its numbers may become.")] = 8,
    host: Annotated[str, typer.Option(help="Listen here; anything but this machine lets others in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Listen at this port; 0: a free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no bars: for pipes.")] = False,
) -> None:
    """Look at a trace in the browser: the text or image, the map, all heads, and where each number comes from.

    The page is served by this machine for this machine, at an address with a secret; Ctrl-C ends it.

    [dim]Example:[/]  qkv explore trace    [dim]·[/]  qkv explore "Any text, without recording it first"

    qkv explore trace --html trace.html    [dim]·[/]  qkv explore trace --with another

    qkv explore trace --model smollm2    [dim]its model, for what runs it again[/]
    """  # fmt: skip
    if html is None:
        installed("qkv explore trace --html trace.html")
    elif html.is_dir() or not html.parent.is_dir():
        raise ValueError(
            f"--html {html} cannot be written: its folder is not there. Give a file's name, like trace.html."
        )
    from ._seen import seen, seen_again

    found, again = seen(source, file, model, answer, run, sequence, image, plain)
    other = None if beside is None else seen_again(beside, source, file, model, answer, run, sequence, plain)
    if html is not None:
        _write(found, other, html, megabytes, plain)
        return
    _serve(found, other, host, port, no_browser, again)


def installed(instead: str) -> None:
    """ValueError where the server's packages are missing, with what needs none: said before a model is loaded."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise ValueError(
            "Serving a page needs two more packages. Install them: pip install 'qkv[explore]'. One file for a browser needs "
            f"none: {instead}."
        ) from error


def until_stopped(
    call: str, start: Callable[[Callable[[Serving], None]], None], told: Callable[[Serving], str], place: str, no_browser: bool
) -> None:  # fmt: skip
    """Run start(opened), a server, until Ctrl-C; once it answers, print what is told of it and open its address in a browser.

    ValueError where it cannot listen at its place.
    """

    def opened(where: Serving) -> None:
        print(told(where), flush=True)
        if not no_browser:
            import webbrowser

            webbrowser.open(where.address)

    try:
        start(opened)
    except OSError as error:
        raise ValueError(f"{call} cannot listen at {place}: {error.strerror or error}. Try another --port.") from error


def _serve(found: Seen, other: Seen | None, host: str, port: int, no_browser: bool, again: str) -> None:
    from ..views.server import answers, serve

    def told(where: Serving) -> str:
        said = f"{found.trace!r}\n\n  {where.address}\n\nCtrl-C ends it. One file instead: {again} --html trace.html"
        if host not in ("127.0.0.1", "localhost", "::1"):
            said += "\nWhoever reaches this machine and knows the address can read the trace."
        return said

    answering = answers(found, other)
    until_stopped(
        "qkv explore", lambda opened: serve(answering, host=host, port=port, opened=opened), told, f"{host}:{port}", no_browser
    )  # fmt: skip


def _write(found: Seen, other: Seen | None, path: Path, megabytes: int, plain: bool) -> None:
    from ..views.server.single import single_file
    from ..views.terminal.progress import progress_line

    with progress_line(plain=plain) as progress:
        page, said = single_file(found, megabytes * 10**6, progress, other)
        path.write_text(page, encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB. {said}")
