"""How long `import qkv` takes, against `import torch`: fresh processes in turn, median of each, and their ratio.

    python benchmarks/import_time.py [--rounds 15] [--output benchmarks/results/import_time.json]

Each process times its own import statement, so that the start of Python itself, which is the same for both, does not
flatter the ratio. The promise is a ratio below 1.5; the exit status says whether it was kept.
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


def seconds(module: str) -> float:
    """Seconds that importing `module` takes in a fresh process."""
    code = f"import time; begin = time.perf_counter(); import {module}; print(time.perf_counter() - begin)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds a round for both modules, in turns. The first round, which fills the disk cache, is left out."""
    times: dict[str, list[float]] = {"torch": [], "qkv": []}
    for n in range(rounds + 1):
        for module in times if n % 2 else reversed(times):
            took = seconds(module)
            if n:
                times[module].append(took)
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "results" / "import_time.json")
    chosen = parser.parse_args()
    times = measure(chosen.rounds)
    median = {module: statistics.median(took) for module, took in times.items()}
    ratio = median["qkv"] / median["torch"]
    result = {
        "benchmark": "import_time",
        "machine": {"platform": platform.platform(), "cpus": os.cpu_count(), "python": platform.python_version()},
        "seconds": times,
        "median_seconds": median,
        "ratio": ratio,
        "limit": LIMIT,
    }
    chosen.output.parent.mkdir(parents=True, exist_ok=True)
    chosen.output.write_text(json.dumps(result, indent=2) + "\n")
    print(f"import torch {median['torch']:.3f} s, import qkv {median['qkv']:.3f} s: ratio {ratio:.3f} (limit {LIMIT})")
    return 0 if ratio < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
