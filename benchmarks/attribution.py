"""Which spans did an answer come from? Each method of attribution held against exact ablation on passages with questions.

    python benchmarks/attribution.py --measure 100    exact ablation and every method, prompt by prompt
    python benchmarks/attribution.py --needles 11     55 needles in 11 texts: is the fact's sentence ranked first?
    python benchmarks/attribution.py --long           seconds and memory at 8,192 tokens, beside the recording's
    python benchmarks/attribution.py                  the tables
    python benchmarks/attribution.py --rivals PYTHON  at2 and inseq on the measured prompts, by an environment that has them
    python benchmarks/attribution.py --fit out.json   coefficients of heads, fitted on all that was measured

Each prompt's measurements are kept in a file of their own in results/attribution/: a run that was stopped goes on where it
was. Texts: see _passages.py (SWORD_PATH names the folder of Debian's sword-text-web where it is not installed).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from _beside import beside
from _hidden import hidden, told
from _judged import coefficients, table
from _measured import measured
from _needles import needles
from _passages import passages
from harness import RESULTS, raised_peak
from knockout import LENGTHS as TEXTS
from knockout import _read

import qkv
from qkv.trace import read_text
from qkv.trace.attribution import Coefficients
from qkv.trace.attribution.coefficients import of_weight

FOLDER = RESULTS / "attribution"
LENGTHS = [300, 300, 300, 300, 600, 300, 300, 300, 300, 600, 1000, 1000]


def each(kind: str, order: Sequence[int], run: Callable[[Any, int], dict[str, Any]]) -> None:
    """Runs what has no file yet, one file a run; what the model does not answer is said and left out."""
    loaded = qkv.models.load("smollm2")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for n in order:
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

    each("passage", range(count), one)


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

    each("needles", sorted(range(len(several)), key=lambda n: TEXTS[n]), one)  # the shortest first


def long(length: int = 8192, answer: int = 8) -> None:
    """Recording a text of so many tokens (with its answer), then each method of one pass: seconds, and peak memory above it."""
    loaded = qkv.models.load("smollm2")
    [[first, *_]] = needles(loaded.tokenizer, [length], each=1)
    text = loaded.tokenizer.decode(first.ids[: length - answer])
    begin = time.perf_counter()
    trace = read_text(loaded.model, loaded.tokenizer, text, answer_tokens=answer, label=loaded.label, weights=True)
    print(f"{trace!r}: recorded in {time.perf_counter() - begin:.1f} s, {trace.nbytes / 2**20:,.0f} MiB")
    ones = Coefficients(torch.ones(30, 9, dtype=torch.float64))
    for by in ("share", "learned", "contribution", "signed", "support"):
        begin = time.perf_counter()
        found, peak = raised_peak(lambda by=by: trace.attribute(by=by, model=loaded.model, coefficients=ones))
        print(f"  {by:<14} {time.perf_counter() - begin:6.2f} s  {peak / 2**20:6,.0f} MiB  {len(found.spans)} spans")


def measured_files(kind: str) -> list[dict[str, Any]]:
    return [torch.load(file, weights_only=False) for file in sorted(FOLDER.glob(f"{kind}-*.pt"))]


def report() -> None:
    """The tables of what was measured."""
    passages_, texts = measured_files("passage"), measured_files("needles")
    if passages_:
        print(table(passages_))
    if texts:
        print(told(texts, passages_))


def fit(path: Path) -> None:
    """Coefficients of SmolLM2's heads, fitted on every passage that was measured."""
    loaded = qkv.models.load("smollm2")
    weight = loaded.model.model.layers[0].self_attn.o_proj.weight
    heads = loaded.model.config.num_attention_heads
    coefficients(measured_files("passage"), loaded.label, of_weight(weight), heads).save(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", type=int, default=0, metavar="N")
    parser.add_argument("--needles", type=int, default=0, metavar="N")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--rivals", metavar="PYTHON", help="the Python of an environment with at2 and inseq")
    parser.add_argument("--inseq", type=int, default=8, metavar="N", help="prompts that inseq is judged on")
    parser.add_argument("--fit", type=Path)
    args = parser.parse_args()
    if args.measure:
        measure(args.measure)
    if args.needles:
        hide(args.needles)
    if args.fit:
        fit(args.fit)
    if args.rivals:
        beside(args.rivals, measured_files("passage"), args.inseq)
    elif args.long:
        long()
    else:
        report()


if __name__ == "__main__":
    main()
