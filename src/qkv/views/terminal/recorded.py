"""What `qkv record` kept, in the terminal."""

from __future__ import annotations

import json as to_json
import math
import os
import shlex
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from ...trace import Trace
from .theme import console, print_lines


def show(trace: Trace, folder: Path, seconds: float, *, plain: bool = False, json: bool = False) -> None:
    """Say what was kept and what to type next; `json`: the facts of `Trace.info`, with the folder and its bytes."""
    data = trace.info().data
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    if json:
        told = {"schema": 1, "folder": str(folder), "disk_bytes": size, "total_seconds": seconds, **data}
        print(to_json.dumps(told, ensure_ascii=False, indent=2))
        return
    out = console(plain)
    out.print("[title]What was kept?[/]\n")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", width=9)
    grid.add_column()
    grid.add_row("model", escape(trace.model))
    for run in data["runs"]:
        for name, table in run["tokens"].items():
            grid.add_row(name, _tokens(table))
        grid.add_row("layers", _layers(run["layers"]))
        grid.add_row("checked", _checked(run["layers"]))
        if run["partial"]:
            grid.add_row("", "[bad]cut off[/]: the last pass through the model did not reach its end")
    grid.add_row("on disk", f"{_bytes(size)} in {escape(str(folder))}{os.sep} [dim]({_beside(trace, size)})[/]")
    ran = ", ".join(f"{name} {value:.1f} s" for name, value in data["seconds"].items() if value >= 0.05)
    grid.add_row("seconds", f"{seconds:.1f} in all{f' [dim]({ran})[/]' if ran else ''}")
    with out.capture() as printed:
        out.print(grid)
    out.file.write("".join(line.rstrip() + "\n" for line in printed.get().splitlines()))
    name = shlex.quote(str(folder))
    print_lines(out, [Text(), Text.assemble(("next: ", "dim"), f"qkv look {name}    qkv heads {name}")])


def _beside(trace: Trace, size: int) -> str:
    """What the size is to be held against: all weights in float32; for a short text that is less than the output weights."""
    layers = [layer for run in trace.runs for layer in run.layers]
    dense = sum(4 * math.prod(layer.shape) for layer in layers)
    kept = [layer.output_weight for layer in layers if layer.output_weight is not None]
    if dense > size or not kept:
        return f"all weights would take {_bytes(dense)}"
    return f"{_bytes(sum(w.numel() * w.element_size() for w in kept))} of it the layers' output weights"


def _tokens(table: dict[str, Any]) -> str:
    length, given = table["length"], table["prompt_length"]
    if table["grid"]:
        rows, cols, before = table["grid"]
        return f"{rows} × {cols} patches, {before} token{'s' * (before != 1)} before them"
    if table["frames"]:
        return f"{table['frames']:,} frames"
    said = length - given
    return f"{length:,} token{'s' * (length != 1)}" + (f", {said:,} of them said by the model" if said else "")


def _layers(layers: list[dict[str, Any]]) -> str:
    heads = sorted({layer["shape"][1] for layer in layers})
    kept = "queries, keys and values" if all(layer["values"] for layer in layers) else "queries and keys"
    return f"{len(layers)} with {' or '.join(map(str, heads))} heads each: {kept}"


def _checked(layers: list[dict[str, Any]]) -> str:
    """What the check while recording found, in words."""
    found = [layer["check"] for layer in layers if layer["check"]]
    if not found:
        return "nothing: no row was drawn"
    rows = sum(check["rows"] for check in found)
    output = [check["output"] for check in found if check["output"] is not None]
    sums = [check["weight_sum"] for check in found if check["weight_sum"] is not None]
    wrong = [layer["name"] for layer in layers if layer["check"] and layer["check"]["holds"] is False]
    said = f"{rows:,} rows"
    said += f"; their shares add up within {max(sums):.0e}" if sums else ""
    said += f"; the model's outputs come out within {max(output):.0e}" if output else "; no outputs to compare"
    if wrong:
        said += f"\n[bad]These do not reproduce the model:[/] {', '.join(wrong[:3])}{' …' * (len(wrong) > 3)}"
    return said


def _bytes(count: int) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count} bytes"
