"""Writes benchmarks.md and its pictures: python docs/make_benchmarks.py

New results of full runs are taken over from benchmarks/results into docs/measured, and the page is made from those. A part of
which there are none stays as it stands on the page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import benchmark_plots

PAGE = Path(__file__).parent / "benchmarks.md"
RESULTS = Path(__file__).parents[1] / "benchmarks" / "results"
MEASURED = Path(__file__).parent / "measured"
PLOTTED = ("prefill", "decode", "training")

HEAD = """# What attention costs

`python benchmarks/all.py` runs everything on this page; `qkv bench` is its short form, in less than a minute.

Each command first holds the results of the rivals against each other or against float64, and only then takes the time: in
turns, medians; variants forward and backward, float32. Memory is what a run adds at most to a fresh process, its inputs not
counted, with `MALLOC_MMAP_THRESHOLD_=1048576`: without it glibc before 2.38 may keep freed blocks, up to some hundred MB by
chance. The figures are of the machine named beside them; `docs/make_benchmarks.py` writes this page from the last full runs.

A column of another library says how many times as long it takes as qkv; a dash, that it was not installed or does not take the
call. In the pictures torch's attention takes 1, so what lies further left is faster.
"""


def seconds(x: float) -> str:
    return f"{x * 1e3:.3g} ms" if x < 1 else f"{x:.3g} s"


def megabytes(x: float) -> str:
    return f"{x / 2**20:,.0f} MB"


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "| --- " + "| ---: " * (len(head) - 1) + "|"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def beside(results: list[dict[str, Any]], label: Callable[[dict[str, Any]], str]) -> list[str]:
    """A row a result: qkv's time, how many times as long the others take, how near the machine's limit qkv comes."""
    names = list(dict.fromkeys(name for r in results for name in r["ratio"]))
    shares = [benchmark_plots.share(r) for r in results]
    rows = []
    for r, share in zip(results, shares, strict=True):
        others = [f"{r['ratio'][name]:.2f}" if name in r["ratio"] else "–" for name in names]
        limit = [f"{share:.0%}"] if any(shares) else []
        rows.append([label(r), seconds(r["median_seconds"]["qkv"]), *others, *limit])
    head = ["", "qkv", *names, *(["of the limit"] if any(shares) else [])]
    return table(head, rows)


def speed(found: dict[str, Any]) -> list[str]:
    peaks = found["peaks"]
    limits = (
        f"Limits of the same run: {peaks['float32'] / 1e9:,.0f} GFLOP/s in float32, {peaks['bfloat16'] / 1e9:,.0f} in "
        f"bfloat16, {peaks['exp2'] / 1e9:.1f} G powers of 2/s"
    )
    rates = [r["memory"] for r in found["results"] if "memory" in r] or [peaks[n] for n in ("memory",) if n in peaks]
    least, most = (f"{rate / 1e9:.0f}" for rate in (min(rates), max(rates))) if rates else ("", "")
    memory = f", {least} GB/s from memory." if least == most else f", {least} to {most} GB/s from memory, in turns."
    memory = memory if rates else "."
    return [*beside(found["results"], lambda r: f"{r['shape']}, {r['dtype']}"), "", limits + memory]


def window(found: dict[str, Any]) -> list[str]:
    return beside(found["results"], lambda r: r["dtype"])


def smollm2(found: dict[str, Any]) -> list[str]:
    rows = []
    for r in found["results"]:
        for part in ("prompt", "answer", "whole"):
            took = r["median_seconds"][part]
            rows.append(
                [f"{r['dtype']}, {part}", seconds(took["qkv"]), seconds(took["sdpa"]), f"{r['ratio'][part]:.2f}"]
            )
    return table(["", "qkv", "sdpa", "times as long"], rows)


def overhead(found: dict[str, Any]) -> list[str]:
    return table(["", "µs"], [[name, f"{taken:.1f}"] for name, taken in found["microseconds"].items()])


def looking(found: dict[str, Any]) -> list[str]:
    rows = []
    for r in found["results"]:
        eager = r["times_as_long"].get("eager")
        times = [f"{r['fused']:.2f}", f"{r['afterwards']:.2f}", f"{eager:.1f}" if eager else "–"]
        rows.append([f"{r['shape']}, {r['dtype']}", seconds(r["median_seconds"]["forward"]), *times])
    head = ["", "forward", "looking at once, of the forward", "afterwards, of the forward", "eager takes times as long"]
    return table(head, rows)


def record(found: dict[str, Any]) -> list[str]:
    """What recording costs at each length, then the rivals, a row each with their times and memory by length."""
    ways = ("sdpa", "qkv", "recorded", "recorded to disk")
    lines = []
    for length, r in found["recording"].items():
        rows = [[way, seconds(r["median_seconds"][way]), megabytes(r["peak_bytes"][way])] for way in ways]
        lines += [f"{int(length):,} tokens, {found['dtype']}: the trace takes {megabytes(r['trace_bytes'])}.", ""]
        lines += [*table(["", "time", "memory beside the model"], rows), ""]
    lengths = list(found["side_by_side"])
    if not lengths:
        return lines
    lines += ["All weights of one forward. A way whose weights do not fit into memory is not run.", ""]
    head = ["", "largest difference in a weight", *(f"{int(n):,} tokens" for n in lengths)]
    rows = []
    for way in found["side_by_side"][lengths[0]]:
        each = [found["side_by_side"][n][way] for n in lengths]
        apart = found["differences"].get(way, {})
        told = f"{apart['difference']:.1e}" if "difference" in apart else apart.get("failed", "")
        shown = [r.get("failed") or f"{seconds(r['seconds'])}, {megabytes(r['peak_bytes'])}" for r in each]
        rows.append([way, told, *shown])
    return [*lines, *table(head, rows)]


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
    "prefill": (
        "Prompts",
        "python benchmarks/prefill.py",
        "Forward, against torch's attention and other libraries'; the limit is matrix products at their peak and then powers "
        "of 2 at theirs.",
        18,
        speed,
    ),
    "decode": (
        "A few new tokens after many",
        "python benchmarks/decode.py",
        "32 query heads on 8 key heads, D = 128, where nothing else is said; the limit is what is longer, reading keys and "
        "values from memory or the products. What the last cache holds is read faster than memory.",
        14,
        speed,
    ),
    "training": (
        "Forward and backward",
        "python benchmarks/training.py",
        "Against torch's attention; the limit is seven matrix products at their peak and then two powers of 2 a pair.",
        14,
        speed,
    ),
    "looking": (
        "Looking inside",
        "python benchmarks/looking.py",
        "The eight largest weights and the entropy of each row, the sum of each column and a picture of 256 × 256, of all "
        "heads: while the forward runs or afterwards; eager attention forms the matrix and takes the same numbers from it.",
        6,
        looking,
    ),
    "record": (
        "Recording a model, and other ways to its weights",
        "python benchmarks/record.py --rivals PYTHON",
        "SmolLM2-135M reads a book and answers, its attention recorded; then one forward and all weights of all 270 heads.",
        8192,
        record,
    ),
    "window": (
        "A window of 256 in 8,192 tokens",
        "python benchmarks/window.py",
        "Forward, eight heads, D = 64, against torch's attention with the mask and other libraries'.",
        8192,
        window,
    ),
    "smollm2": (
        "A language model end to end",
        "python benchmarks/smollm2.py",
        "SmolLM2-135M under Hugging Face: a prompt of 2,048 tokens is read, 128 are generated.",
        2048,
        smollm2,
    ),
    "call_overhead": (
        "What a call costs beside its arithmetic",
        "python benchmarks/call_overhead.py",
        "One query of four heads against twenty keys, one thread.",
        2000,
        overhead,
    ),
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


def is_full(name: str, found: dict[str, Any]) -> bool:
    """Whether a result is of a run with nothing left out."""
    sizes = [found.get(what) for what in ("length", "memory_length", "prompt", "calls")]
    return PARTS[name][3] in (*sizes, len(found.get("results", ())))


def read(folder: Path, name: str) -> dict[str, Any] | None:
    path = folder / f"{name}.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return found if found and is_full(name, found) else None


def take_over(results: Path = RESULTS, measured: Path = MEASURED) -> None:
    """Results of full runs, without the times of single rounds."""
    measured.mkdir(exist_ok=True)
    for name in PARTS:
        if found := read(results, name):
            for r in found["results"] if isinstance(found.get("results"), list) else ():
                r.pop("seconds", None)
            (measured / f"{name}.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def section(name: str, measured: Path = MEASURED, page: str = "") -> str:
    """What is measured, by which command, and the figures: of the last full run, or as they stand on the page."""
    title, command, what, _, shown = PARTS[name]
    lines = [f"## {title}", "", what, "", "```sh", command, "```", ""]
    found = read(measured, name)
    if found is None:
        figures = page.partition(f"\n{command}\n```\n")[2].partition("\n## ")[0].strip()
        return "\n".join([*lines, *([figures, ""] if figures else [])])
    machine = found["machine"]
    pictures = benchmark_plots.lines(name) if name in PLOTTED else []
    told = f"{machine['processor']}, {machine['threads']} threads, torch {machine['torch']}."
    return "\n".join([*lines, *pictures, *shown(found), "", told, ""])


def page(measured: Path = MEASURED, before: str = "") -> str:
    return "\n".join([HEAD, *(section(name, measured, before) for name in PARTS)]).rstrip() + "\n"


def main() -> None:
    take_over()
    for name in PLOTTED:
        if found := read(MEASURED, name):
            benchmark_plots.write(name, found["results"])
    PAGE.write_text(page(before=PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
