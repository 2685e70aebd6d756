"""The explorer as a person meets it: a server in a process of its own, the real page in a real Chromium.

    python benchmarks/explore.py TRACE               a trace that qkv record kept, for instance of 8,192 tokens
    python benchmarks/explore.py --synthetic 131072  one layer and head of random queries and keys (without: 16,384)
    python benchmarks/explore.py TRACE --minutes 10  ten minutes of random use of all views: the server's memory over time

First it holds a tile that the page was given against the trace, then it takes the time: from opening the page until it can be
used, and to the shaded text; from opening the map to its first and its last tile; each tile's first sight while moving about,
and its refinement where cells were left out at first (as the page's own script sees it, the network included); and how far the
server's memory grows. Needs chromium and playwright.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from harness import save
from using import drag_or_zoom, use

import qkv
from qkv.trace import Trace

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]


def synthetic(length: int, folder: Path) -> Path:
    """A causal layer of one head, whose queries look for what stood a while before."""
    draw = torch.Generator().manual_seed(0)
    key = torch.randn(1, 1, length, 64, generator=draw)
    query = 2.0 * key.roll(100, 2) + torch.randn(1, 1, length, 64, generator=draw)
    _, found = qkv.attention_with_map(query, key, torch.randn(1, 1, length, 64, generator=draw), causal=True)
    return Trace.from_tensors({"layer": found}, model=f"synthetic, {length:,} tokens").save(folder)


@contextmanager
def launched() -> Iterator[Any]:
    """A page of a Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.set_default_timeout(180_000)
        yield page
        browser.close()


@contextmanager
def server(*words: Path | str) -> Iterator[tuple[str, int]]:
    """(address, process) of `qkv explore` with some words."""
    with tempfile.TemporaryFile("w+") as said:
        command = [sys.executable, "-m", "qkv.cli", "explore", *map(str, words), "--no-browser"]
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, text=True)
        try:
            address = None
            while address is None and process.poll() is None:
                time.sleep(0.05)
                said.seek(0)
                address = re.search(r"http://\S+/\n", said.read())
            if address is None:
                said.seek(0)
                raise SystemExit(f"qkv explore did not start: {said.read()}")
            yield address[0].strip(), process.pid
        finally:
            process.terminate()
            process.wait(20)


def memory(pid: int) -> dict[str, int]:
    """Bytes that a process has in memory: its own, and those of files that it reads."""
    text = Path(f"/proc/{pid}/status").read_text()
    return {name: int(re.search(rf"{name}:\s+(\d+) kB", text)[1]) * 1024 for name in ("RssAnon", "RssFile")}  # type: ignore[index]


def until(page: Any, expression: str, seconds: float = 120.0) -> float:
    """Wait for an expression to be true; the time that it took, in seconds."""
    began = time.perf_counter()
    while not page.evaluate(expression):
        if time.perf_counter() - began > seconds:
            raise SystemExit(f"never true: {expression}")
        time.sleep(0.005)
    return time.perf_counter() - began


def opened(page: Any, address: str, view: str, ready: str) -> float:
    """Seconds from asking for the page to `ready`."""
    page.goto("about:blank")
    began = time.perf_counter()
    page.goto(f"{address}#view={view}", wait_until="commit")
    until(page, ready)
    return time.perf_counter() - began


def verified(page: Any, trace: Trace) -> None:
    """The page's own numbers are those of the map: a row of level 0."""
    got = page.evaluate("""async () => {
        const answer = await fetch("api/tile?level=0&row=0&col=0&heads=" + location.hash.match(/layer=\\d+/)[0].slice(6) +
            "." + location.hash.match(/head=\\d+/)[0].slice(5));
        const values = new Float32Array(await answer.arrayBuffer());
        return Array.from(values.slice(100 * 256, 100 * 256 + 101));
    }""")
    layer, head = (int(re.search(rf"{n}=(\d+)", page.url)[1]) for n in ("layer", "head"))  # type: ignore[index]
    wanted = trace[layer][0, head, 100, :101]
    if not torch.allclose(torch.tensor(got), wanted, rtol=1e-5, atol=1e-9):
        raise SystemExit("a tile is not the map's")


def moving(page: Any, seconds: float, draw: random.Random) -> dict[str, Any]:
    """How long tiles took, in ms, while the map is dragged and zoomed like a person does: first sights, and refinements."""
    end = time.perf_counter() + seconds
    page.evaluate("qkvTiles.times.length = qkvTiles.refined.length = qkvTiles.left = 0")
    while time.perf_counter() < end:
        drag_or_zoom(page, draw)
        page.wait_for_timeout(120)
    until(page, "qkvTiles.waiting === 0")
    return dict(page.evaluate("({first: qkvTiles.times, refined: qkvTiles.refined, left: qkvTiles.left})"))


def at_95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def measure(page: Any, address: str, pid: int, trace: Trace, seconds: float) -> dict[str, Any]:
    before = memory(pid)
    usable = opened(page, address, "text", "document.querySelector('nav button') !== null")
    text = opened(page, address, "text", "document.querySelector('tbody td') !== null")
    whole = opened(page, address, "map", "!!(window.qkvTiles && qkvTiles.times.length)")
    settled = whole + until(page, "qkvTiles.waiting === 0")
    verified(page, trace)
    times = moving(page, seconds, random.Random(0))
    first, refined = times["first"], times["refined"]
    if not first:
        raise SystemExit("no tile was asked for while moving: this trace is one tile")
    return {
        "tokens": trace.table.length, "usable_seconds": usable, "first_text_seconds": text,
        "first_tile_seconds": whole, "whole_map_seconds": settled,
        "tiles": len(first), "tile_median_ms": statistics.median(first), "tile_p95_ms": at_95(first),
        "refined": len(refined), "refined_median_ms": statistics.median(refined) if refined else None,
        "refined_p95_ms": at_95(refined) if refined else None, "not_waited_for": times["left"],
        "moved_seconds": seconds, "memory_before": before, "memory_after": memory(pid),
        "trace_bytes": trace.nbytes,
    }  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("trace", nargs="?", type=Path)
    asked.add_argument("--synthetic", type=int, help="tokens of a trace that is made for this")
    asked.add_argument("--seconds", type=float, default=20.0, help="how long to move about")
    asked.add_argument("--minutes", type=float, help="random use of all views for so long, instead of times")
    given = asked.parse_args()
    if given.trace is not None and given.synthetic is not None:
        asked.error("give a trace or --synthetic, not both")
    with tempfile.TemporaryDirectory() as folder, launched() as page:
        path = given.trace or synthetic(given.synthetic or 16_384, Path(folder) / "trace")
        with server(path) as (address, pid):
            trace = qkv.load(path)
            if given.minutes is None:
                found = measure(page, address, pid, trace, given.seconds)
            else:
                found = use(page, address, lambda: memory(pid), trace, given.minutes)
    for name, value in found.items():
        if name == "memory":
            continue  # over time: in the file
        print(f"{name:>20}  {value:,.3g}" if isinstance(value, float) else f"{name:>20}  {value}")
    save(f"explore-{'use-' if given.minutes else ''}{found['tokens']}", found)


if __name__ == "__main__":
    main()
