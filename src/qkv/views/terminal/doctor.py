"""What `qkv doctor` found, as a page of at most 80 columns."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from .theme import console

YES, NO, BROKEN = "[good]✓[/]", "[dim]○[/]", "[bad]✗[/]"


def print_json(report: dict[str, Any]) -> None:
    """The report as JSON on standard output."""
    print(json.dumps(report, indent=2, ensure_ascii=False))


def print_report(report: dict[str, Any], plain: bool = False) -> None:
    """Five questions, each with its answers: ✓ is there, ○ is not (and need not be), ✗ is broken."""
    out = console(plain)
    _section(out, "What is installed?", _installed(report))
    _section(out, "Which engines run here?", _engines(report["engines"]))
    _section(out, "What does the processor offer?", _native(report["native"]))
    _section(out, "What more could there be?", _extras(report))
    _section(out, "Which models are fetched?", _models(report["cache"]))
    out.print(_verdict(report))


Row = tuple[str, str, str]


def _section(out: Console, title: str, rows: Iterable[Row]) -> None:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=1)
    grid.add_column(width=12, no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    out.print(f"[title]{title}[/]")
    out.print(grid)
    out.print()


def _installed(report: dict[str, Any]) -> list[Row]:
    python, qkv = report["python"], report["qkv"]
    rows = [
        (YES, "qkv", f"{qkv['version'] or 'not installed, running from its sources'} {_dim(qkv['folder'])}"),
        (YES, "Python", f"{python['version']} {_dim(python['platform'], python['executable'])}"),
    ]
    for name, version in report["packages"].items():
        if name == "torch" and version:
            rows.append(_torch(version, report["torch"]))
        elif version:
            rows.append((YES, name, version))
        else:
            rows.append(
                (BROKEN, name, f"pip install {name}") if name in report["required"] else (NO, name, "not installed")
            )
    return rows


def _torch(version: str, torch: dict[str, Any]) -> Row:
    if torch["error"]:
        return BROKEN, "torch", f"{version} cannot be imported: {escape(torch['error'])}"
    threads = f"{torch['threads']} thread{'s' * (torch['threads'] != 1)} on {torch['processors']} processors"
    return YES, "torch", f"{version} {_dim(threads, ', '.join(torch['gpus']) or 'no GPU')}"


def _dim(*facts: str) -> str:
    return f"[dim]{escape(' · '.join(facts))}[/]"


def _engines(engines: list[dict[str, Any]]) -> list[Row]:
    return [(YES if e["available"] else NO, e["name"], escape(e["reason"])) for e in engines]


def _native(native: dict[str, Any]) -> list[Row]:
    if not native["built"]:
        return [
            (NO, "native", f"{escape(native['reason'])}; PyTorch's engines serve without it"),
            ("", "", f"[dim]to get it:[/] {escape(native['way'])}"),
        ]
    build, forced = native["build"], native["forced"]
    rows = [
        (YES, "native", f"built by {escape(build.get('compiler', '?'))} for {escape(build.get('architecture', '?'))}"),
        (YES, "processor", ", ".join(native["instruction_sets"])),
    ]
    if forced:
        rows.append((YES, "QKV_ISA", f"{escape(forced)} [dim](forced by the environment)[/]"))
    return rows


def _extras(report: dict[str, Any]) -> list[Row]:
    if not report["extras"]:
        return [(NO, "extras", "not known without an installation: pip install qkv (in a clone: pip install -e .)")]
    rows: list[Row] = []
    for extra in report["extras"]:
        missing = extra["missing"]
        rows.append((NO if missing else YES, extra["name"], extra["purpose"]))
        if missing:
            rows.append(("", "", f"[dim]missing:[/] {', '.join(missing)}"))
            rows.append(("", "", f"[dim]to get it:[/] {escape(extra['command'])}"))
    return rows


def _models(cache: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for model in cache["models"]:
        fetched = model["fetched"]
        way = "" if fetched else f" [dim]· to get it:[/] qkv models fetch {model['name']}"
        rows.append((YES if fetched else NO, model["name"], f"{escape(model['label'])}{way}"))
    writable = "" if cache["writable"] else ", [bad]not writable[/]: choose another with QKV_CACHE"
    free = f"{cache['free_bytes'] / 1e9:.1f} GB free"
    rows.append(
        (YES if cache["writable"] else BROKEN, "cache", f"{escape(cache['folder'])} [dim]({free})[/]{writable}")
    )
    return rows


def _verdict(report: dict[str, Any]) -> str:
    if report["torch"]["error"] or not any(e["available"] for e in report["engines"]):
        return "[bad]Attention cannot run here[/] until what is marked ✗ is put right."
    return "[good]Attention runs here.[/] [dim]next:[/] qkv story"
