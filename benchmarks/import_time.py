"""How long importing qkv takes, against `import torch`: fresh processes in turn, median of each, and their ratios.

    python benchmarks/import_time.py [--rounds 15] [--output benchmarks/results/import_time.json]

Each process times its own import statement, so that the start of Python itself, which is the same for all, does not
flatter the ratio. `import qkv` loads lazily; what a program pays once it names something is measured beside it, and the
promise, a ratio below 1.5, is for both. The exit status says whether it was kept.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

LIMIT = 1.5


STATEMENTS = ("import torch", "import qkv", "from qkv import attention, AttentionMap, masks")


def seconds(statement: str) -> float:
    """Seconds that `statement` takes in a fresh process."""
    code = f"import time; begin = time.perf_counter(); {statement}; print(time.perf_counter() - begin)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds a round for each statement, in turns. The first round, which fills the disk cache, is left out."""
    times: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    for n in range(rounds + 1):
        for statement in STATEMENTS if n % 2 else reversed(STATEMENTS):
            took = seconds(statement)
            if n:
                times[statement].append(took)
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "results" / "import_time.json")
    chosen = parser.parse_args()
    times = measure(chosen.rounds)
    median = {statement: statistics.median(took) for statement, took in times.items()}
    ratios = {statement: median[statement] / median["import torch"] for statement in STATEMENTS[1:]}
    result = {
        "benchmark": "import_time",
        "machine": {"platform": platform.platform(), "cpus": os.cpu_count(), "python": platform.python_version()},
        "seconds": times,
        "median_seconds": median,
        "ratios": ratios,
        "limit": LIMIT,
    }
    chosen.output.parent.mkdir(parents=True, exist_ok=True)
    chosen.output.write_text(json.dumps(result, indent=2) + "\n")
    print(f"import torch: {median['import torch']:.3f} s")
    for statement, ratio in ratios.items():
        print(f"{statement}: {median[statement]:.3f} s, ratio {ratio:.3f} (limit {LIMIT})")
    return 0 if max(ratios.values()) < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
