"""`qkv train`: let a model learn its weights, on your own files or on data that is built in."""

from __future__ import annotations

import json as as_json
import os
from pathlib import Path
from typing import Annotated, Any

import typer

train = typer.Typer(
    help="""Let a model learn its weights, on your own files or on built-in data.

    [dim]Example:[/]  qkv train translate    [dim]·[/]  qkv train images    [dim]·[/]  qkv train language book.txt

    [dim]then[/]  qkv look runs/translate    [dim]·[/]  qkv look --model runs/translate "5 mars 2024"
    """,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
)

MODEL, LEARNING, RUN = "The model", "How it learns", "The run"


def _option(help: str, panel: str, *names: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, rich_help_panel=panel, show_default=False, **more)


Out = Annotated[Path | None, _option("The run's folder; by default runs/ and the recipe.", RUN, "--output", "-o")]
Resume = Annotated[bool, _option("Go on with the run that is there, as if it had never stopped.", RUN, "--resume")]
Overwrite = Annotated[bool, _option("Replace the run that is there.", RUN, "--overwrite")]
Film = Annotated[int | None, _option("Keep a frame of the film every so many steps.", RUN)]
Every = Annotated[int | None, _option("Validate and save a checkpoint every so many steps.", RUN)]
Patience = Annotated[int | None, _option("End after so many validations without a better one; 0: never.", RUN)]
Seed = Annotated[int | None, _option("Of everything that is drawn by chance.", RUN)]
Steps = Annotated[int | None, _option("How many updates.", LEARNING)]
Batch = Annotated[int | None, _option("Examples in one update, for each process.", LEARNING)]
Rate = Annotated[float | None, _option("The highest learning rate.", LEARNING)]
Warmup = Annotated[int | None, _option("Steps until the rate is reached.", LEARNING)]
Decay = Annotated[float | None, _option("Weight decay (AdamW).", LEARNING)]
Clip = Annotated[float | None, _option("The largest norm of a gradient.", LEARNING)]
Smoothing = Annotated[float | None, _option("Label smoothing.", LEARNING)]
Dropout = Annotated[float | None, _option("Dropout.", LEARNING)]
Bf16 = Annotated[
    bool, _option("Products in bfloat16: pays on a GPU, and on a CPU with AMX or AVX-512-BF16.", LEARNING, "--bf16")
]
Width = Annotated[int | None, _option("Of its vectors.", MODEL)]
Heads = Annotated[int | None, _option("Of each attention.", MODEL)]
Layers = Annotated[int | None, _option("How many.", MODEL)]
Vocabulary = Annotated[int | None, _option("How many tokens are learned.", MODEL)]
Longest = Annotated[int | None, _option("Tokens of a sentence, or of a stretch of text.", MODEL)]
Plain = Annotated[bool, typer.Option("--plain", help="No colour, no bars: for pipes.")]
Json = Annotated[bool, typer.Option("--json", help="The result for programs.")]


@train.command()
def translate(
    data: Annotated[
        list[str] | None,
        typer.Argument(
            help="dates (built in), bible, a file of pairs (TSV, CSV, JSONL, Parquet), or two aligned text files.",
            show_default="dates",
        ),
    ] = None,
    columns: Annotated[str | None, _option("The two columns: en,es.", RUN)] = None,
    kind: Annotated[str | None, _option("transformer or recurrent.", MODEL)] = None,
    attention: Annotated[str | None, _option("Of a recurrent one: additive, dot, general, concat, none.", MODEL)] = None,
    width: Width = None, heads: Heads = None, layers: Layers = None, vocabulary: Vocabulary = None, longest: Longest = None,
    steps: Steps = None, batch: Batch = None, rate: Rate = None, warmup: Warmup = None, decay: Decay = None, clip: Clip = None,
    smoothing: Smoothing = None, dropout: Dropout = None, bf16: Bf16 = False, every: Every = None, patience: Patience = None,
    film: Film = None, seed: Seed = None, output: Out = None, resume: Resume = False, overwrite: Overwrite = False,
    plain: Plain = False, json: Json = False,
) -> None:  # fmt: skip
    """Train a translation. Without arguments: dates in words, in many languages, to 2024-03-05.

    [dim]Example:[/]  qkv train translate    [dim]·[/]  qkv train translate pairs.tsv -o runs/mine --film 200

    qkv train translate text.en text.es --kind recurrent --attention none
    """
    given = {"kind": kind, "attention": attention, "columns": _two(columns), **_common(locals())}
    _run("translate", data, given, output, resume, overwrite, plain, json)


@train.command()
def language(
    data: Annotated[
        list[str] | None, typer.Argument(help="Text files, or bible where one is installed.", show_default="bible")
    ] = None,
    width: Width = None, heads: Heads = None, layers: Layers = None, vocabulary: Vocabulary = None, longest: Longest = None,
    steps: Steps = None, batch: Batch = None, rate: Rate = None, warmup: Warmup = None, decay: Decay = None, clip: Clip = None,
    smoothing: Smoothing = None, dropout: Dropout = None, bf16: Bf16 = False, every: Every = None, patience: Patience = None,
    film: Film = None, seed: Seed = None, output: Out = None, resume: Resume = False, overwrite: Overwrite = False,
    plain: Plain = False, json: Json = False,
) -> None:  # fmt: skip
    """Train a language model: each token from those before it.

    [dim]Example:[/]  qkv train language book.txt notes.txt -o runs/book
    """
    _run("language", data, _common(locals()), output, resume, overwrite, plain, json)


@train.command()
def images(
    data: Annotated[
        list[str] | None,
        typer.Argument(
            help="digits (built in), fashion, a folder with a folder for each class, or an .npz file.",
            show_default="digits",
        ),
    ] = None,
    size: Annotated[int | None, _option("Scale every image to so many pixels a side.", RUN)] = None,
    patch: Annotated[int | None, _option("Pixels on a patch's side.", MODEL)] = None,
    augment: Annotated[str | None, _option("none, shift, flip or shift+flip.", LEARNING)] = None,
    width: Width = None, heads: Heads = None, layers: Layers = None,
    steps: Steps = None, batch: Batch = None, rate: Rate = None, warmup: Warmup = None, decay: Decay = None, clip: Clip = None,
    smoothing: Smoothing = None, dropout: Dropout = None, bf16: Bf16 = False, every: Every = None, patience: Patience = None,
    film: Film = None, seed: Seed = None, output: Out = None, resume: Resume = False, overwrite: Overwrite = False,
    plain: Plain = False, json: Json = False,
) -> None:  # fmt: skip
    """Train a vision transformer to tell classes of images.

    [dim]Example:[/]  qkv train images    [dim]·[/]  qkv train images photos/ --size 64 --patch 8
    """
    _run("images", data, {"size": size, "patch": patch, "augment": augment, **_common(locals())}, output, resume,
         overwrite, plain, json)  # fmt: skip


_COMMON = ("width", "heads", "layers", "vocabulary", "longest", "steps", "batch", "rate", "warmup", "decay", "clip",
           "smoothing", "dropout", "every", "patience", "film", "seed")  # fmt: skip


def _common(given: dict[str, Any]) -> dict[str, Any]:
    """What every recipe takes; a flag that was not set is not given."""
    return {name: given.get(name) for name in _COMMON} | {"bf16": given["bf16"] or None}


def _two(columns: str | None) -> tuple[str, str] | None:
    if columns is None:
        return None
    names = [name.strip() for name in columns.split(",")]
    if len(names) != 2 or not all(names):
        raise ValueError(f"--columns {columns!r} does not name two columns. Give both, with a comma: --columns en,es.")
    return names[0], names[1]


def _run(
    recipe: str, data: list[str] | None, given: dict[str, Any], output: Path | None, resume: bool, overwrite: bool,
    plain: bool, json: bool,
) -> None:  # fmt: skip
    out = (output or Path("runs") / recipe).expanduser()
    from ..views.terminal.training import training

    with training(plain) as report:
        report.say("reading the data …")
        from ..train import train as run_recipe

        try:
            made = run_recipe(
                recipe, tuple(data or ()), out=out, resume=resume, overwrite=overwrite, report=report, **given
            )
        finally:
            _forget_processes()
    if os.environ.get("RANK", "0") == "0":
        _tell(made, _curves(made), json)


def _forget_processes() -> None:
    """Leave the group of processes, where `accelerate launch` made one: torch complains of one that is left behind."""
    import torch.distributed as group

    if group.is_available() and group.is_initialized():
        group.destroy_process_group()


def _curves(made: Any) -> Path | None:
    import importlib.util

    if importlib.util.find_spec("matplotlib") is None or not made.log:
        return None
    from ..views.pictures import save
    from ..views.pictures.curves import draw_curves

    return save(draw_curves(made.log, facts=[made.label]), made.folder / "curves.png")


def _tell(made: Any, curves: Path | None, json: bool) -> None:
    if json:
        told = {"run": str(made.folder), **made.result, **({"curves": str(curves)} if curves else {})}
        print(as_json.dumps(told, indent=2))
        return
    from ..views.terminal.training import measures

    result = made.result
    print(
        f"held-out part: {', '.join(measures(result, ''))}  ({result['steps']:,.0f} steps, {result['seconds']:,.0f} s)"
    )
    print(f"run: {made.folder}" + (f"    curves: {curves}" if curves else ""))
    film = f"    qkv look {made.folder} --film" if made.frames else ""
    print(f"next: qkv look {made.folder}{film}")
