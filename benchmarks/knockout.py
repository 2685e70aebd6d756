"""Does an answer hang on the fact that it is about? Needles in long texts, cut out of the answer's reading.

    python benchmarks/knockout.py --measure    55 needles in 11 texts of 1,500 to 8,000 tokens
    python benchmarks/knockout.py              the table

For each needle the edges from the rows that say the answer to the needle's tokens are cut in all layers and heads, beside 20
controls. The table goes by how probable the right answer is to the model. Each text's needles are kept in a file of their
own in results/knockout/: a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import inspect
import json
import math
import statistics
import time
from typing import Any

import torch
from _needles import Needle, needles
from harness import RESULTS

import qkv

FOLDER = RESULTS / "knockout"
LENGTHS = [round(1500 * (8000 / 1500) ** (n / 10)) for n in (0, 5, 2, 10, 4, 7, 1, 8, 3, 6, 9)]


def measure() -> None:
    """Measures the texts that have no file yet."""
    loaded = qkv.models.load("smollm2")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for n, several in enumerate(needles(loaded.tokenizer, LENGTHS)):
        file = FOLDER / f"{n:02}.json"
        if file.exists():
            continue
        begin = time.perf_counter()
        past = _read(loaded.model, several)
        read = time.perf_counter() - begin
        rows = [{**_cut(loaded, needle, past), "reading_s": read} for needle in several]
        file.write_text(json.dumps(rows, indent=1) + "\n")
        print(f"{n}: {LENGTHS[n]} tokens, {time.perf_counter() - begin:.0f} s", flush=True)


@torch.no_grad()
def _read(model: Any, several: list[Needle]) -> Any:
    """The beginning that all questions about a text share, read once."""
    from transformers import DynamicCache

    shared = min(len(n.ids) for n in several)
    while len({n.ids[:shared] for n in several}) > 1:
        shared -= 1
    qkv.hf.register()
    model.set_attn_implementation("qkv")
    past = DynamicCache()
    model(input_ids=torch.tensor([several[0].ids[:shared]]), use_cache=True, logits_to_keep=1, **{_word(model): past})
    return past


def _word(model: Any) -> str:
    return "cache" if "cache" in inspect.signature(model.forward).parameters else "past_key_values"


def _cut(loaded: Any, needle: Needle, past: Any) -> dict[str, Any]:
    begin, last = time.perf_counter(), len(needle.ids) - 1
    edges = qkv.trace.edges(range(last, last + len(needle.answer)), range(*needle.span))
    found = qkv.knockout(loaded.model, needle.ids, edges, answer=needle.answer, past=past)
    facts = {"fact": needle.fact, "tokens": len(needle.ids), "depth": needle.depth}
    return {**facts, **found.data, "seconds": time.perf_counter() - begin}


def report() -> None:
    """The table of what was measured."""
    rows = [row for file in sorted(FOLDER.glob("*.json")) for row in json.loads(file.read_text())]
    for least in (0.5, 0.1, 0.0):
        _line(f"probability above {least}", [r for r in rows if math.exp(r["before"]) > least])
    for low, high in ((0, 3000), (3000, 5500), (5500, 9000)):
        _line(f"{low} to {high} tokens", [r for r in rows if low <= r["tokens"] < high])
    for r in rows:
        if not r["holds"]:
            reach = f"{min(r['controls']):+.2f} to {max(r['controls']):+.2f}"
            print(f"not beyond its controls: {r['tokens']} tokens, {r['fact']} {r['effect']:+.2f}, controls {reach}")


def _line(name: str, rows: list[dict[str, Any]]) -> None:
    def middle(key: str) -> float:
        return statistics.median(statistics.fmean(r[key]) if isinstance(r[key], list) else r[key] for r in rows)

    if rows:
        print(
            f"{name}: {len(rows)} needles, beyond every control {sum(r['holds'] for r in rows)}; medians: effect "
            f"{middle('effect'):+.2f}, controls {middle('controls'):+.3f}, mass {middle('mass'):.2%} and "
            f"{middle('control_mass'):.2%}, {middle('seconds'):.1f} s; lowest control "
            f"{min(min(r['controls']) for r in rows):+.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--measure", action="store_true")
    args = parser.parse_args()
    if args.measure:
        measure()
    report()


if __name__ == "__main__":
    main()
