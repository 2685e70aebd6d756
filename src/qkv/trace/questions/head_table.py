"""HeadTable: a table of all heads, to sort, to print and to take elsewhere."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SHOWN = 20  # rows of a printed table; the rest is counted


@dataclass(frozen=True)
class Column:
    """A column: its name, the short one that is printed, what it holds, its unit, kind and source."""

    name: str
    short: str
    what: str
    unit: str
    kind: str
    source: str


@dataclass(frozen=True, eq=False)
class HeadTable:
    """One row a head.

        table.sort("induction")[:5]     the five strongest induction heads
        table["entropy"]                a column, as a list
        table.to_pandas(), table.to_json("heads.json"), table.to_csv("heads.csv")

    columns: a `Column` for each, which says what it holds, its unit, kind and source. rows: the numbers, NaN where a score
    means nothing. It prints as an aligned table, 20 rows at most.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.names, row, strict=True)) for row in self.rows)

    def __getitem__(self, index: int | slice | str) -> Any:
        """A row as a dict by its number, some rows as a table by a slice, a column as a list by its name."""
        if isinstance(index, slice):
            return HeadTable(self.columns, self.rows[index])
        if isinstance(index, str):
            at = self._column(index)
            return [row[at] for row in self.rows]
        return dict(zip(self.names, self.rows[index], strict=True))

    def _column(self, name: str) -> int:
        if name not in self.names:
            raise KeyError(f"HeadTable: there is no column {name!r}. There are: {', '.join(self.names)}.")
        return self.names.index(name)

    def sort(self, by: str, descending: bool = True) -> HeadTable:
        """The same rows ordered by a column, the largest first; what is NaN comes last. KeyError for no such column."""
        at = self._column(by)
        known = [row for row in self.rows if row[at] == row[at]]
        unknown = [row for row in self.rows if row[at] != row[at]]
        return HeadTable(self.columns, (*sorted(known, key=lambda row: row[at], reverse=descending), *unknown))

    def to_pandas(self) -> Any:
        """A pandas.DataFrame with the same columns. ImportError, with the command that helps, where pandas is missing."""
        try:
            import pandas  # type: ignore[import-untyped]
        except ImportError as error:
            raise ImportError(
                "HeadTable.to_pandas: pandas is not installed. Install it: pip install pandas. Or use to_csv or to_json."
            ) from error
        return pandas.DataFrame(list(self.rows), columns=list(self.names))

    def to_json(self, path: str | Path | None = None) -> str:
        """{"columns": [what each is …], "rows": [{name: value} …]}, NaN as null; written to `path` where one is given."""
        rows = [{n: None if v != v else v for n, v in row.items()} for row in self]
        data = {"columns": [{k: v for k, v in asdict(c).items() if k != "short"} for c in self.columns], "rows": rows}
        return _written(json.dumps(data, indent=1, allow_nan=False) + "\n", path)

    def to_csv(self, path: str | Path | None = None) -> str:
        """A line of names, then a line a head, NaN as nothing; written to `path` where one is given."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.names)
        writer.writerows([["" if v != v else v for v in row] for row in self.rows])
        return _written(text.getvalue(), path)

    def __str__(self) -> str:
        shown = [n for n, column in enumerate(self.columns) if column.name != "name"]
        lines = [[self.columns[n].short for n in shown]]
        lines += [[_three_digits(row[n]) for n in shown] for row in self.rows[:SHOWN]]
        widths = [max(len(line[n]) for line in lines) for n in range(len(shown))]
        printed = ["  ".join(cell.rjust(w) for cell, w in zip(line, widths, strict=True)) for line in lines]
        if len(self) > SHOWN:
            printed.append(
                f"… and {len(self) - SHOWN} more heads: .sort(by), [start:stop], .to_pandas(), .to_csv(path)"
            )
        return "\n".join(printed)

    __repr__ = __str__


def _three_digits(value: Any) -> str:
    if isinstance(value, float):
        if not math.isfinite(value):
            return "–" if value != value else str(value)
        places = 3 if abs(value) < 1 else max(0, 2 - math.floor(math.log10(abs(value))))
        return f"{value:.{places}f}"
    return str(value)


def _written(text: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_text(text, encoding="utf-8")
    return text
