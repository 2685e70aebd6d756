"""A small trace with everything that may go wrong in it, and a server of it in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

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
    command = [sys.executable, "-m", "qkv.cli", "explore", str(trace), "--no-browser", *options]
    with tempfile.TemporaryFile("w+") as said:  # a pipe that nobody reads would stop the server once it is full
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, text=True)
        try:
            yield _address(process, said)
        finally:
            process.terminate()
            process.wait(20)


def _address(process: subprocess.Popen[str], said: IO[str]) -> str:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        said.seek(0)
        text = said.read()
        found = re.search(r"http://\S+/\n", text)
        if found:
            return found[0].strip()
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"qkv explore did not start: {text}")
