"""A training run on the terminal: a bar with loss and speed, and a line for each validation."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from .theme import console, is_plain

OFTEN = 0.1  # seconds between two drawings of the bar
_SAID = {"valid_loss": "loss {:.3f}", "valid_exact": "exact {:.1%}", "valid_bleu": "BLEU {:.1f}",
         "valid_perplexity": "perplexity {:.2f}", "valid_accuracy": "accuracy {:.1%}"}  # fmt: skip


class Training:
    """The report of a run (see `qkv.train.loop.Report`)."""

    def __init__(self, out: Console, bar: Progress | None):
        self.out, self.bar, self.drawn = out, bar, 0.0
        self.task: Any = None

    def step(self, step: int, steps: int, loss: float, speed: float, unit: str) -> None:
        """Moves the bar on."""
        now = time.monotonic()
        if self.bar is None or (now - self.drawn < OFTEN and step < steps):
            return
        self.drawn = now
        if self.task is None:
            self.task = self.bar.add_task("step", total=steps, said="")
        self.bar.update(
            self.task, completed=step, said=f"{step:,} of {steps:,}  loss {loss:.3f}  {speed:,.0f} {unit}/s"
        )

    def row(self, row: dict[str, float]) -> None:
        """Prints a validation's measures."""
        self.out.print(f"step {int(row['step']):>6,}  " + "  ".join(measures(row)))

    def say(self, text: str) -> None:
        """Prints a sentence."""
        self.out.print(text, style="dim")


def measures(row: dict[str, float], prefix: str = "valid_") -> list[str]:
    """Measures in words: "loss 0.012", "exact 98.6 %"."""
    said = ((how, row.get(name.replace("valid_", prefix, 1))) for name, how in _SAID.items())
    return [how.format(value).replace("%", " %") for how, value in said if value is not None and value == value]


@contextlib.contextmanager
def training(plain: bool = False) -> Iterator[Training]:
    """A report that draws on standard error; without a terminal it prints lines."""
    out = console(plain, stderr=True)
    if is_plain(plain, sys.stderr):
        yield Training(out, None)
        return
    columns = (
        BarColumn(bar_width=20, complete_style="query", finished_style="query"),
        TextColumn("{task.fields[said]}"),
    )
    with Progress(*columns, TimeRemainingColumn(compact=True), console=out, transient=True) as bar:
        yield Training(bar.console, bar)
