"""Which spans did an answer come from? Each method of attribution held against exact ablation on passages with questions.

    python benchmarks/attribution.py --measure 100    exact ablation and every method, prompt by prompt
    python benchmarks/attribution.py --judge          the table

Each prompt's measurements are kept in a file of their own in results/attribution/: a run that was stopped goes on where it
was. Texts: see _passages.py (SWORD_PATH names the folder of Debian's sword-text-web where it is not installed).
"""

from __future__ import annotations

import argparse
import time

import torch
from _measured import measured
from _passages import passages
from harness import RESULTS

import qkv

FOLDER = RESULTS / "attribution"
LENGTHS = [300, 300, 300, 300, 600, 300, 300, 300, 300, 600, 1000, 1000]


def measure(count: int) -> None:
    """Measures the prompts that have no file yet."""
    loaded = qkv.models.load("smollm2")
    FOLDER.mkdir(parents=True, exist_ok=True)
    lengths = [LENGTHS[n % len(LENGTHS)] for n in range(count)]
    for n, passage in enumerate(passages(loaded.tokenizer, lengths)):
        file = FOLDER / f"{n:03}.pt"
        if file.exists():
            continue
        begin = time.perf_counter()
        try:
            found = measured(loaded, passage)
        except ValueError as error:  # the model said nothing
            print(f"{n}: {error}", flush=True)
            continue
        torch.save(found, file)
        print(f"{n}: {passage.source}, {found['tokens']} tokens, {time.perf_counter() - begin:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", type=int, default=0, metavar="N")
    parser.add_argument("--judge", action="store_true")
    args = parser.parse_args()
    if args.measure:
        measure(args.measure)


if __name__ == "__main__":
    main()
