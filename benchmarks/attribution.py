"""Which spans did an answer come from? Each method of attribution held against exact ablation on passages with questions.

    python benchmarks/attribution.py --measure 100    exact ablation and every method, prompt by prompt
    python benchmarks/attribution.py --judge          the table

Each prompt's measurements are kept in a file of their own in results/attribution/: a run that was stopped goes on where it
was. Texts: see _passages.py (SWORD_PATH names the folder of Debian's sword-text-web where it is not installed).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import torch
from _hidden import hidden
from _measured import measured
from _needles import needles
from _passages import passages
from harness import RESULTS
from knockout import LENGTHS as TEXTS
from knockout import _read

import qkv

FOLDER = RESULTS / "attribution"
LENGTHS = [300, 300, 300, 300, 600, 300, 300, 300, 300, 600, 1000, 1000]


def each(kind: str, count: int, run: Callable[[Any, int], dict[str, Any]]) -> None:
    """Runs what has no file yet, one file a run; what the model does not answer is said and left out."""
    loaded = qkv.models.load("smollm2")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        file = FOLDER / f"{kind}-{n:03}.pt"
        if file.exists():
            continue
        begin = time.perf_counter()
        try:
            found = run(loaded, n)
        except ValueError as error:
            print(f"{kind} {n}: {error}", flush=True)
            continue
        torch.save(found, file)
        print(f"{kind} {n}: {found['tokens']} tokens, {time.perf_counter() - begin:.0f} s", flush=True)


def measure(count: int) -> None:
    lengths = [LENGTHS[n % len(LENGTHS)] for n in range(count)]
    made: list[Any] = []

    def one(loaded: Any, n: int) -> dict[str, Any]:
        made.extend(() if made else passages(loaded.tokenizer, lengths))
        return measured(loaded, made[n])

    each("passage", count, one)


def hide(count: int) -> None:
    """The needles of so many texts, each text read once."""
    loaded = qkv.models.load("smollm2")
    several = list(needles(loaded.tokenizer, TEXTS[:count]))

    def one(_: Any, n: int) -> dict[str, Any]:
        begin = time.perf_counter()
        past = _read(loaded.model, several[n])
        read = time.perf_counter() - begin
        found = [hidden(loaded, needle, past) for needle in several[n]]
        return {"tokens": TEXTS[n], "reading": read, "needles": found}

    each("needles", min(count, len(several)), one)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", type=int, default=0, metavar="N")
    parser.add_argument("--needles", type=int, default=0, metavar="N")
    args = parser.parse_args()
    for count, run in ((args.measure, measure), (args.needles, hide)):
        if count:
            run(count)


if __name__ == "__main__":
    main()
