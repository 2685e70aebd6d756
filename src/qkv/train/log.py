"""The log of a run: a CSV file, and TensorBoard's where it is installed."""

from __future__ import annotations

import contextlib
import csv
import io
import math
from pathlib import Path
from typing import Any

from .._files import write
from .files import told

FILE = "log.csv"
Row = dict[str, float]


class Log:
    """Rows of numbers, each with its step; written whole at each row, so that no row is ever half there."""

    def __init__(self, folder: Path, up_to: int = -1):
        """up_to: of a log that is there, rows of later steps are dropped: they are about to be made again."""
        self.path = folder / FILE
        self.rows = [row for row in read_log(folder) if row["step"] <= up_to]
        self._board = _tensorboard(folder, up_to)

    def add(self, row: Row) -> None:
        """One more row. TrainWriteError where the disk refuses."""
        self.rows.append(row)
        names = list(dict.fromkeys(name for r in self.rows for name in r))
        text = io.StringIO()
        writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {name: f"{value:.6g}" if name != "step" else int(value) for name, value in r.items()} for r in self.rows
        )
        with told("the log", self.path.parent):
            write(self.path, text.getvalue())
        if self._board is not None:
            for name, value in row.items():
                if name != "step" and not math.isnan(value):
                    self._board.add_scalar(name, value, int(row["step"]))
            self._board.flush()


def read_log(folder: Path) -> list[Row]:
    """The rows of a run's log; none where there is no log."""
    with contextlib.suppress(OSError), open(folder / FILE, encoding="utf-8", newline="") as file:
        return [{name: float(value) for name, value in row.items() if value} for row in csv.DictReader(file)]
    return []


def _tensorboard(folder: Path, up_to: int) -> Any:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    return SummaryWriter(str(folder / "tensorboard"), purge_step=up_to + 1)
