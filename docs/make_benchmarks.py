"""Writes benchmarks.md from benchmarks/results, of full runs only: python docs/make_benchmarks.py"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent / "benchmarks.md"
RESULTS = Path(__file__).parents[1] / "benchmarks" / "results"

HEAD = """# What variants cost

Each command first holds the results of the rivals against each other, values and gradients, and only then takes the time: in
turns, medians, forward and backward, float32. Memory is what a run adds at most to a fresh process, its inputs not counted,
with `MALLOC_MMAP_THRESHOLD_=1048576`: without it glibc before 2.38 may keep freed blocks, up to some hundred MB by chance. The
figures are of the machine named beside them; `docs/make_benchmarks.py` writes this page from the last full runs.
"""


def seconds(x: float) -> str:
    return f"{x * 1e3:.3g} ms" if x < 1 else f"{x:.3g} s"


def megabytes(x: float) -> str:
    return f"{x / 2**20:,.0f} MB"


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "| --- " + "| ---: " * (len(head) - 1) + "|"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def entmax(found: dict[str, Any]) -> list[str]:
    rows = [[n, seconds(t), megabytes(found["peak_bytes_above_inputs"][n])] for n, t in found["median_seconds"].items()]
    there = megabytes(found["peak_bytes_above_inputs_there"])
    return [*table(["", "time", "memory"], rows), "", f"At {found['memory_length']:,} tokens qkv adds {there}."]


def additive(found: dict[str, Any]) -> list[str]:
    rows = [[n, seconds(t), megabytes(found["peak_bytes_above_inputs"][n])] for n, t in found["median_seconds"].items()]
    return table(["", "time", "memory"], rows)


def linear(found: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for name in ("no mask", "causal"):
        part = found[name]
        rows = [
            [f"{int(n):,}", seconds(t["linear"]), seconds(t["tiled"]), f"{t['tiled'] / t['linear']:.2f}"]
            for n, t in part["median_seconds"].items()
        ]
        where = "at none of these" if part["crossing"] is None else f"from {part['crossing']:,} tokens on"
        lines += [f"With {name.replace('causal', 'a causal mask')} it is the faster one {where}.", ""]
        lines += [*table(["tokens", "linear", "pair by pair", "times as long"], rows), ""]
    return lines


def variants(found: dict[str, Any]) -> list[str]:
    order = sorted(found["costs"].items(), key=lambda item: item[1]["ratio"])
    rows = [[f"`{n}`", seconds(c["seconds"]), f"{c['ratio']:.2f}"] for n, c in order]
    left = [f"Left out: {'; '.join(found['left_out'])}."] if found["left_out"] else []
    return [*table(["variant", "time", "of plain softmax's"], rows), "", *left]


def variants_memory(found: dict[str, Any]) -> list[str]:
    order = sorted(found["variants"].items(), key=lambda item: -item[1]["peak_bytes_above_inputs"])
    return table(["variant", "memory"], [[f"`{n}`", megabytes(f["peak_bytes_above_inputs"])] for n, f in order])


# name of the result: (title, command, what it measures, its full length, how its figures are shown)
PARTS: dict[str, tuple[str, str, str, int, Callable[[dict[str, Any]], list[str]]]] = {
    "entmax": (
        "Entmax 1.5 at 8,192 tokens",
        "python benchmarks/entmax_attention.py",
        "One head, D = 64, against the `entmax` package on the dense matrix of scores.",
        8192,
        entmax,
    ),
    "additive": (
        "Additive attention at 4,096 tokens",
        "python benchmarks/additive.py",
        "One head, D = 64, 32 hidden numbers, causal, against the dense way, which forms a tanh for every pair and hidden "
        "number at once.",
        4096,
        additive,
    ),
    "linear": (
        "Linear attention, and where it crosses",
        "python benchmarks/linear.py",
        "Features elu + 1, one head, D = 64: sums over the keys against the same weights pair by pair.",
        16384,
        linear,
    ),
    "variants": (
        "Every variant beside plain softmax",
        "python benchmarks/variants.py",
        "At 1,024 tokens, on the sizes of each variant's own example.",
        1024,
        variants,
    ),
    "variants_memory": (
        "Every variant's memory at 16,384 tokens",
        "python benchmarks/variants.py --memory",
        "One head, D = 64 (`taylor`: queries and keys of 16, as in its paper). The matrix alone would be 1,024 MB. "
        "`graphormer` and `pair_bias` take L × L numbers themselves and are left out.",
        16384,
        variants_memory,
    ),
}


def section(name: str, results: Path = RESULTS) -> str:
    """What is measured, by which command, and the figures of the last full run where there was one."""
    title, command, what, length, shown = PARTS[name]
    lines = [f"## {title}", "", what, "", "```sh", command, "```", ""]
    path = results / f"{name}.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if length in (found.get("length"), found.get("memory_length")):
        machine = found["machine"]
        lines += [
            *shown(found),
            "",
            f"{machine['processor']}, {machine['threads']} threads, torch {machine['torch']}.",
            "",
        ]
    return "\n".join(lines)


def page(results: Path = RESULTS) -> str:
    return "\n".join([HEAD, *(section(name, results) for name in PARTS)]).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE}")
