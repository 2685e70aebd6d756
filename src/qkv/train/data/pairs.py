"""Pairs of a sentence and its translation: TSV, CSV, JSON Lines, Parquet, or two text files whose lines belong together."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import TrainError, missing
from .text import numbered, read_lines, read_text

Row = tuple[int, str, str]  # line number, source, target
FORMATS = (".tsv", ".txt", ".csv", ".jsonl", ".parquet")


@dataclass(frozen=True)
class Pairs:
    """Sentences and their translations. lines: where each stands in its file, from 1. notes: what was left out, and why."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    lines: tuple[int, ...]
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.sources)


def read_pairs(paths: Sequence[str | Path], columns: tuple[str, str] | None = None) -> Pairs:
    """The pairs of one file (by its ending), or of two text files of equally many lines.

    columns: the names of the two columns (or JSON keys); by default the first two. Empty lines and pairs with an empty side are
    left out and noted. TrainError for a file that cannot be read as what it is called, or that holds no pair.
    """
    if len(paths) not in (1, 2):
        raise TrainError(f"A translation is trained on one file of pairs or two aligned text files; got {len(paths)}.")
    rows = _two_files(*paths) if len(paths) == 2 else _one_file(Path(paths[0]), columns)
    return _kept(list(rows), " and ".join(str(p) for p in paths))


def _kept(rows: list[Row], where: str) -> Pairs:
    empty = [n for n, a, b in rows if not a.strip() and not b.strip()]
    halves = [n for n, a, b in rows if bool(a.strip()) != bool(b.strip())]
    whole = [(n, " ".join(a.split()), " ".join(b.split())) for n, a, b in rows if a.strip() and b.strip()]
    notes = []
    if empty:
        notes.append(f"{len(empty):,} without text left out ({numbered(empty)})")
    if halves:
        notes.append(f"{len(halves):,} with one side only left out ({numbered(halves)})")
    if not whole:
        raise TrainError(
            f"{where} holds no pair: of {len(rows):,} lines {len(halves):,} have one side only, {len(empty):,} are empty. "
            "A line is a sentence, a tab and its translation (TSV), or give two aligned text files."
        )
    lines, sources, targets = zip(*whole, strict=True)
    return Pairs(sources, targets, lines, tuple(notes))


def _two_files(source: str | Path, target: str | Path) -> Iterator[Row]:
    a, b = read_lines(source), read_lines(target)
    if len(a) != len(b):
        raise TrainError(
            f"The lines of two text files belong together one by one, but {str(source)!r} has {len(a):,} and {str(target)!r} "
            f"has {len(b):,}. Give files that are aligned."
        )
    return ((n, x, y) for n, (x, y) in enumerate(zip(a, b, strict=True), 1))


def _one_file(path: Path, columns: tuple[str, str] | None) -> Iterator[Row]:
    kind = path.suffix.lower()
    if kind in (".tsv", ".txt"):
        return _table((n, line.split("\t")) for n, line in _numbered_lines(path)) if columns is None else _named(
            _by_name([line.split("\t") for line in read_lines(path)], path, columns), path, columns
        )  # fmt: skip
    if kind == ".csv":
        parsed = _csv(path)
        return _table(iter(parsed)) if columns is None else _named(
            _by_name([row for _, row in parsed], path, columns), path, columns
        )  # fmt: skip
    if kind == ".jsonl":
        return _named(_json_lines(path), path, columns)
    if kind == ".parquet":
        return _named(_parquet(path), path, columns)
    raise TrainError(
        f"{str(path)!r} has an ending that says nothing about pairs. Give one of {', '.join(FORMATS)}, or two text files."
    )


def _numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    return enumerate(read_lines(path), 1)


def _csv(path: Path) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise TrainError(f"{str(path)!r} is no CSV that can be read: line {reader.line_num}: {error}.") from error


def _table(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    """The first two columns; a first row of names for them is no pair."""
    for n, row in rows:
        if n == 1 and [c.strip().lower() for c in row[:2]] == ["source", "target"]:
            continue
        yield n, row[0] if row else "", row[1] if len(row) > 1 else ""


def _by_name(rows: list[list[str]], path: Path, columns: tuple[str, str]) -> Iterator[tuple[int, dict[str, Any]]]:
    names = [name.strip() for name in rows[0]] if rows else []
    missing_ones = [c for c in columns if c not in names]
    if missing_ones:
        raise TrainError(
            f"{str(path)!r} has no column {missing_ones[0]!r}. Its first line names: {', '.join(names[:8])}."
        )
    return ((n, dict(zip(names, row, strict=False))) for n, row in enumerate(rows[1:], 2))


def _named(rows: Iterator[tuple[int, dict[str, Any]]], path: Path, columns: tuple[str, str] | None) -> Iterator[Row]:
    for n, row in rows:
        found = row.get("translation") if isinstance(row.get("translation"), dict) else row
        assert isinstance(found, dict)
        first, second = columns or _two_names(found, path, n)
        yield n, _string(found.get(first)), _string(found.get(second))


def _string(value: Any) -> str:
    return "" if value is None else str(value)


def _two_names(row: dict[str, Any], path: Path, n: int) -> tuple[str, str]:
    if {"source", "target"} <= row.keys():
        return "source", "target"
    names = list(row)
    if len(names) < 2:
        raise TrainError(
            f"{str(path)!r}, line {n:,}: expected two texts, found {len(names)}. Name them: --columns en,es."
        )
    return names[0], names[1]


def _json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for n, line in _numbered_lines(path):
        if not line.strip():
            yield n, {"source": "", "target": ""}
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise TrainError(f"{str(path)!r}, line {n:,} is no JSON: {error}. Each line is one object.") from error
        if isinstance(row, list) and len(row) == 2:
            row = {"source": row[0], "target": row[1]}
        if not isinstance(row, dict):
            raise TrainError(f"{str(path)!r}, line {n:,} is a {type(row).__name__}; expected an object with two texts.")
        yield n, row


def _parquet(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise missing("Reading Parquet", "pyarrow") from error
    try:
        table = parquet.read_table(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise TrainError(f"{str(path)!r} is no Parquet file that can be read: {str(error).splitlines()[0]}") from error
    return enumerate(table.to_pylist(), 1)
