"""`qkv heads`: what each head of a model does, as a table."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ._reading import MODEL, given_text, opened, read, say_loading, trace_folder

if TYPE_CHECKING:
    from ..trace import Trace
    from ..trace.questions.head_table import HeadTable

SORTED = "induction"


def heads(
    source: Annotated[
        str | None,
        typer.Argument(
            help="A text, or a trace that `qkv record` kept; - reads standard input. Without: an example.",
            metavar="TEXT|TRACE",
            show_default=False,
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="Read the text from a file.", show_default=False)] = None,
    model: Annotated[str | None, typer.Option(help="A demo model, a folder or a hub name.", show_default=MODEL)] = None,
    sort: Annotated[str | None, typer.Option(help="By this column, the largest first.", show_default=SORTED)] = None,
    least: Annotated[bool, typer.Option("--least", help="The smallest first.")] = False,
    top: Annotated[int, typer.Option(min=1, help="How many heads are shown.")] = 20,
    all_: Annotated[bool, typer.Option("--all", help="Show all of them.")] = False,
    run: Annotated[int | None, typer.Option(help="Of a trace: this run.", show_default=False)] = None,
    sequence: Annotated[
        int | None, typer.Option(help="Of a trace: this text of those side by side.", show_default=False)
    ] = None,
    picture: Annotated[
        Path | None, typer.Option(help="Save a picture of every head: .png, .svg or .pdf.", show_default=False)
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no bars: for pipes.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: all heads, every number.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="For spreadsheets: all heads, every number.")] = False,
) -> None:
    """What each head of a model does: a table, one row a head.

    Induction heads show themselves in a text that repeats itself.

    [dim]Example:[/]  qkv heads trace    [dim]·[/]  qkv heads trace --sort sink_share --top 10

    qkv heads trace --csv > heads.csv    [dim]·[/]  qkv heads trace --picture heads.png
    """  # fmt: skip
    if json and csv:
        raise ValueError("--json and --csv are two formats. Give one of them.")
    if picture is not None:
        from ._pictures import ready

        ready(picture)
    folder = trace_folder(source) if file is None else None
    if folder is not None:
        if model is not None:
            raise ValueError("A trace has been recorded already: --model goes with a text.")
        trace = opened(folder, run, sequence)
        again = f"qkv heads {shlex.quote(str(folder))}"
    else:
        if run is not None or sequence is not None:
            raise ValueError("--run and --sequence go with a trace: qkv heads trace --run 0.")
        given = given_text(source, file, "qkv heads")
        say_loading(model or MODEL)
        trace = read(given, model or MODEL, 0, plain)[0]
        again = "qkv heads" + (" …" if source or file or model else "")
    table, drawn = _made(trace, picture, plain)
    table = _sorted(table, sort, least)
    if csv:
        print(table.to_csv(), end="")
    elif json:
        print(table.to_json(), end="")
    else:
        from ..views.terminal import heads as view

        view.show(trace, table, sort or SORTED, None if all_ else top, again, plain=plain)
        if drawn is not None:
            print(f"picture: {drawn}")


def _made(trace: Trace, picture: Path | None, plain: bool) -> tuple[HeadTable, Path | None]:
    """The table, and the picture where one was asked for."""
    from ..trace.questions.heads import heads as table_of
    from ..trace.questions.measured import subject
    from ..views.terminal.progress import progress_line
    from ._pictures import facts_of

    with progress_line(plain=plain) as progress:
        found = table_of(
            [subject(trace.run, n) for n in range(len(trace))],
            progress=lambda _, done, total: progress("looking at every head", done, total),
        )
        if picture is None:
            return found, None
        from ..views import pictures

        figure = pictures.draw_heads(trace, facts=facts_of(trace), progress=progress)
        return found, pictures.save(figure, picture)


def _sorted(table: HeadTable, by: str | None, least: bool) -> HeadTable:
    """The table by a column. ValueError for one that it does not have."""
    names = [column.name for column in table.columns]
    known = {**{column.short.rstrip("."): column.name for column in table.columns}, **{name: name for name in names}}
    wanted = (by or SORTED).strip().replace("-", "_").replace(" ", "_")
    if by is None and SORTED not in names:
        wanted = "entropy"
    if wanted not in known:
        raise ValueError(f"The table has no column {by!r}. Sort by one of: {', '.join(names)}.")
    return table.sort(known[wanted], descending=not least)
