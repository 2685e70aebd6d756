"""`qkv record`: run a model and keep what its attention did, to ask later."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from ..models import Loaded
    from ..trace import Trace

Out = Annotated[Path | None, typer.Option("--output", "-o", help="The folder to keep it in.", show_default=False)]
To = Annotated[
    Path | None,
    typer.Option(help="Like -o, but written while the model runs: needs little memory.", show_default=False),
]


def record(
    text: Annotated[str | None, typer.Argument(help="The text; - reads standard input.", show_default=False)] = None,
    file: Annotated[Path | None, typer.Option(help="Read the text from a file.", show_default=False)] = None,
    image: Annotated[
        Path | None, typer.Option(help="An image, for a model that reads one.", show_default=False)
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="A demo model, a folder or a hub name.", show_default="smollm2")
    ] = None,
    output: Out = None,
    to: To = None,
    layers: Annotated[
        str | None, typer.Option(help='Only these: 0,4-8 or a pattern, "*.self_attn".', show_default=False)
    ] = None,
    heads: Annotated[str | None, typer.Option(help="Only these heads: 0,4-8.", show_default=False)] = None,
    answer: Annotated[int, typer.Option(min=0, help="Let the model go on for so many tokens.")] = 0,
    keep: Annotated[Literal["qkv", "qk"], typer.Option(help="qk: no values, so no contributions.")] = "qkv",
    dtype: Annotated[str | None, typer.Option(help="bfloat16, float16 or float32.", show_default="float32")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a trace that is there.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no bars: for pipes.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Run a model and keep what its attention did: every weight can be asked for later.

    Kept are queries, keys, values and a few numbers a row, never the weights themselves.

    [dim]Example:[/]  qkv record --file page.txt -o trace    [dim]·[/]  qkv look trace

    qkv record --image photo.jpg --model dinov2 -o trace
    """  # fmt: skip
    folder = _folder(output, to, overwrite)
    given = _given(text, file, image)
    options = {"layers": _several("--layers", layers, names=True), "heads": _several("--heads", heads), "keep": keep}
    name = model or ("dinov2" if image else "smollm2")
    from ._reading import say_loading

    say_loading(name)
    began = time.perf_counter()
    try:
        trace = _recorded(given, image, name, folder, to is not None, answer, dtype, options, overwrite, plain)
    except KeyboardInterrupt:
        if to is not None and _is_trace(folder):
            print(f"What was recorded until then is in {folder}, marked as cut off: qkv look {folder}", file=sys.stderr)
        raise
    from ..views.terminal import recorded as view

    view.show(trace, folder, time.perf_counter() - began, plain=plain, json=json)


def _folder(output: Path | None, to: Path | None, overwrite: bool) -> Path:
    """Where the trace goes. ValueError where no place, two places, or one that is taken was given."""
    if (output is None) == (to is None):
        raise ValueError(
            "qkv record needs one folder for the trace: -o trace, or --to trace to write while the model runs."
        )
    folder = Path(output or to or "").expanduser()
    if _is_trace(folder) and not overwrite:
        raise ValueError(
            f"There is a trace in {str(folder)!r} already. Give another folder, or --overwrite to replace it."
        )
    if folder.exists() and not _is_trace(folder):
        raise ValueError(f"{str(folder)!r} is there, and it is no trace. Give a name that is not taken.")
    return folder


def _is_trace(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("trace.json", "journal"))


def _given(text: str | None, file: Path | None, image: Path | None) -> str:
    from ._reading import given_text

    if image is None:
        return given_text(text, file, "qkv record", example=None)
    if text is not None or file is not None:
        raise ValueError("qkv record got a text and --image. Give one of them.")
    if not image.is_file():
        raise ValueError(f"There is no image {str(image)!r}. Give the path of a PNG or JPEG file.")
    return ""


def _several(option: str, given: str | None, names: bool = False) -> list[int | str] | None:
    """Numbers and ranges out of 0,4-8; with `names` also names and patterns. ValueError for anything else."""
    if given is None:
        return None
    found: list[int | str] = []
    for part in given.split(","):
        numbers = re.fullmatch(r"\s*(\d+)(?:-(\d+))?\s*", part)
        if numbers and int(numbers[2] or numbers[1]) >= int(numbers[1]):
            found += range(int(numbers[1]), int(numbers[2] or numbers[1]) + 1)
        elif names and part.strip() and not part.strip()[0].isdigit():
            found.append(part.strip())
        else:
            way = ", or a name or pattern such as *.self_attn" if names else ""
            raise ValueError(f"{option} {given!r} is no list of numbers. Give numbers and ranges: 0,4-8{way}.")
    return found


def _recorded(
    given: str, image: Path | None, name: str, folder: Path, streaming: bool, answer: int, dtype: str | None,
    options: dict[str, Any], overwrite: bool, plain: bool,
) -> Trace:  # fmt: skip
    from ..views.terminal.progress import progress_line
    from ._reading import loaded

    with progress_line(plain=plain) as progress:
        found: Loaded = loaded(name, dtype, progress)
        _check(found.model, options)
        from ._running import run_image, run_text

        if streaming:
            if overwrite:
                _remove(folder)
            options = {**options, "to": folder}
        if image is not None:
            trace = run_image(found, image, name, options, progress)
        else:
            trace = run_text(found, given, answer, options, progress)
        if streaming:
            return trace
        progress(f"writing {folder}", 0, 0)
        trace.save(folder, overwrite=overwrite)
    return trace


def _check(model: Any, options: dict[str, Any]) -> None:
    """Layers and heads that a model does not have are named before it runs."""
    from ._reading import check_place

    for layer in options["layers"] or []:
        if isinstance(layer, int):
            check_place(model, layer, None)
    for head in options["heads"] or []:
        check_place(model, None, head)


def _remove(folder: Path) -> None:
    """Make room for a trace that is written while the model runs."""
    import shutil

    if folder.exists():
        shutil.rmtree(folder)
