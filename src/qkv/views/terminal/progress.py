"""One line on standard error that says what is being done, and a bar when it takes longer than two seconds."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from .theme import console, is_plain

PATIENCE = 2.0  # seconds before a bar is worth its noise


@contextlib.contextmanager
def progress_line(plain: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """A callback `progress(stage, done, total)` that draws; total 0 means unknown. All is erased at the end.

    The stage is shown at once, the bar after two seconds. Without a terminal each stage is one line of text.
    """
    out = console(plain, stderr=True)
    if is_plain(plain, sys.stderr):
        yield _lines(out.print)
        return
    bar = BarColumn(bar_width=24, complete_style="query", finished_style="query", pulse_style="dim")
    columns = (SpinnerColumn(style="query"), TextColumn("{task.description}"))
    with Progress(*columns, console=out, transient=True) as shown:
        task, last = shown.add_task("starting", total=None), "starting"
        began = time.monotonic()

        def progress(stage: str, done: int, total: int) -> None:
            nonlocal task, last
            if stage != last:  # a task of its own: its time has just begun, and its total may be unknown
                shown.remove_task(task)
                task, last = shown.add_task(stage, total=total or None), stage
            if len(shown.columns) == len(columns) and time.monotonic() - began > PATIENCE:
                shown.columns = (*columns, bar, TaskProgressColumn(), TimeRemainingColumn(compact=True))
            shown.update(task, completed=done, total=total or None)

        yield progress


def _lines(write: Callable[[str], None]) -> Callable[[str, int, int], None]:
    last = ""

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal last
        if stage != last:
            write(f"{stage} …")
            last = stage

    return progress
