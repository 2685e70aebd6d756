"""A small trace with everything that may go wrong in it, a server of it in a process of its own, and what its page says."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import torch

from qkv.trace import Trace

SCRIPT = "<script>alert(1)</script>"
TOKENS = [
    "Mary",
    " lent",
    "\n",
    SCRIPT,
    " blue",
    ' "><img src=x onerror=alert(2)>',
    " umb",
    "rella",
    " to",
    " Tom",
    ".",
    " Tom",
]


def small(length: int = len(TOKENS), layers: int = 2, heads: int = 4, seed: int = 0) -> Trace:
    """Causal layers over hostile tokens, with values and output weights."""
    draw = torch.Generator().manual_seed(seed)
    made = {}
    for n in range(layers):
        made[f"layers.{n}"] = tuple(
            torch.randn(1, h, length, 8, generator=draw) for h in (heads, heads // 2, heads // 2)
        )
    weights = {name: torch.randn(16, heads * 8, generator=draw) for name in made}
    tokens = (TOKENS * (length // len(TOKENS) + 1))[:length]
    return Trace.from_tensors(
        made, tokens=tokens, prompt_length=length - 2, output_weights=weights, causal=True, model=SCRIPT
    )


@contextmanager
def served(trace: Path, *options: str) -> Iterator[str]:
    """`qkv explore` of a trace's folder in a process of its own: its address, with the token."""
    with serving("explore", str(trace), "--no-browser", *options) as address:
        yield address


@contextmanager
def serving(*words: str) -> Iterator[str]:
    """A command that serves a page, in a process of its own: the page's address, with the token."""
    with running(*words) as (address, _):
        yield address


@contextmanager
def running(*words: str) -> Iterator[tuple[str, int]]:
    """As `serving`: the address, and the number of the process."""
    with tempfile.TemporaryFile("w+") as said:  # a pipe that nobody reads would stop the server once it is full
        command = [sys.executable, "-m", "qkv.cli", *words]
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, text=True)
        try:
            yield _address(process, said), process.pid
        finally:
            process.terminate()
            process.wait(20)


def _address(process: subprocess.Popen[str], said: IO[str]) -> str:
    end = time.monotonic() + 240
    while time.monotonic() < end:
        said.seek(0)
        text = said.read()
        found = re.search(r"http://\S+/\n", text)
        if found:
            return found[0].strip()
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"qkv did not start: {text}")


def go(page: Any, address: str, **said: object) -> None:
    page.goto("about:blank")
    page.goto(f"{address}#" + "&".join(f"{k}={v}" for k, v in said.items()))
    page.wait_for_selector("main section")


def text_of(page: Any, selector: str) -> str:
    return " ".join(page.inner_text(selector).split())


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.01 else f"{round(share * 100)} %"


def saved(page: Any, kind: str, folder: Path) -> Path:
    """What a click on SVG, PNG, CSV or JSON gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Save {kind}").click()
    where = folder / waiting.value.suggested_filename
    waiting.value.save_as(where)
    return where
