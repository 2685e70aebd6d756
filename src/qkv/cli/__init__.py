"""The `qkv` command.

Each command is a file of this package, imported only when it is asked for: `qkv --help` imports neither torch nor any
command. A new command is a line in `COMMANDS` and a file with a function (or a `typer.Typer`) of the same name.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

import typer

from ._guard import guarded

# name: what one line of `qkv --help` says about it
COMMANDS = {
    "story": "What attention is, told with coins; each number is computed.",
    "look": "See what a real language model read when it answered.",
    "record": "Run a model and keep what its attention did, to ask later.",
    "heads": "A table of all heads: what each one does.",
    "explore": "Look at a trace in the browser, or as one HTML file.",
    "variants": "Attention's variants, each a few changed details; what differs.",
    "models": "The demo models: which there are, and fetch them.",
    "bench": "How fast attention is on this machine, beside torch's own.",
    "train": "Let a model learn its weights, on your files or built-in data.",
    "doctor": "What is installed, which engines run here, what is missing.",
}

_FACE = """Attention you can run, train and look inside.

[dim]Start here:[/]  qkv story    [dim]or[/]  qkv look "Mary lent Tom the blue umbrella."
"""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line `argv` (by default the process's own) and exit.

    Exit status: 0 fine, 1 standard output was closed, 2 something was wrong with what was given, 130 Ctrl-C.
    """
    # OpenMP's threads wait for one another by spinning. Where another process has one of the cores, each small product
    # then takes a whole time slice: measured on two busy cores, 7.3 s for an answer that takes 0.7 s when they sleep.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    words = list(sys.argv[1:] if argv is None else argv)
    with guarded():
        application(words)(args=words, prog_name="qkv")
    sys.exit(0)


def application(words: Sequence[str]) -> typer.Typer:
    """The typer application in which only the command that `words` asks for is real; the others are names."""
    app = typer.Typer(
        help=_FACE,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    asked = next((word for word in words if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        command = _load(name) if name == asked else _name_only
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name, short_help=summary)
        else:
            app.command(name, short_help=summary)(command)
    return app


def _load(name: str) -> Callable[..., None] | typer.Typer:
    return getattr(importlib.import_module(f".{name}", __package__), name)


def _name_only() -> None:
    """Stands for a command in the list of all commands."""


def _version(asked: bool) -> None:
    if asked:
        from ._examine import version_of

        print(f"qkv {version_of('qkv') or '(running from its sources, not installed)'}")
        raise typer.Exit


def _options(
    version: bool = typer.Option(False, "--version", help="Print the version.", callback=_version, is_eager=True),
) -> None:
    del version
