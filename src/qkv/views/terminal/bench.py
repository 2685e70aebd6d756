"""What `qkv bench` measured, as a page of at most 80 columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rich.table import Table

from .theme import console

UNITS = {"float32": "GFLOP/s", "bfloat16": "GFLOP/s", "exp2": "G powers of 2/s", "memory": "GB/s read"}


def print_json(report: dict[str, Any]) -> None:
    """The report as JSON on standard output."""
    print(json.dumps(report, indent=2, ensure_ascii=False))


def print_report(report: dict[str, Any], plain: bool = False) -> None:
    """The machine's limits, a row for each call, and what the columns mean."""
    out = console(plain)
    count = report["threads"]
    out.print("[title]How fast is attention here?[/]")
    out.print(f"[dim]kernels {report['kernels']} · {count} thread{'s' * (count != 1)} · torch {report['torch']}[/]")
    limits = [f"{what} {rate / 1e9:,.0f} {UNITS[what]}" for what, rate in report["limits"].items() if rate]
    if limits:
        out.print(f"[dim]at most: {' · '.join(limits)}[/]")
    out.print()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column("", no_wrap=True)
    for name in ("qkv", "torch", "× torch", "of limit"):
        table.add_column(name, justify="right", no_wrap=True)
    for r in report["results"]:
        share = "–" if r["share_of_limit"] is None else f"{r['share_of_limit']:.0%}"
        style = "good" if r["ratio"] >= 1 else "bad"
        table.add_row(
            r["case"],
            r["dtype"],
            _time(r["qkv_seconds"]),
            _time(r["torch_seconds"]),
            f"[{style}]{r['ratio']:.1f}[/]",
            share,
        )
    out.print(table)
    out.print()
    for sentence in _meaning(report):
        out.print(sentence)


def _time(seconds: float) -> str:
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def _meaning(report: dict[str, Any]) -> Iterator[str]:
    """What the figures mean, in sentences."""
    if not report["limits"]:
        yield f"The native kernels are missing: {report['kernels']}. What ran here is PyTorch."
        return
    yield "× torch: how many times as long torch's own attention took, in turns with qkv, after both were held against float64."
    if report["model"]:
        yield f"model: {report['model']} under Hugging Face, on either attention; both gave the same logits first."
    if any(report["limits"].values()):
        yield (
            "of limit: the share of what this processor can do at most, measured just now: its products and powers of 2, or, "
            "for one token, reading the keys and values from memory."
        )
    else:
        yield "The plain C++ kernels ran: this processor has none of the instruction sets that qkv's faster kernels use."
