"""Every benchmark, one after the other, then the page of the documentation that shows their results.

    python benchmarks/all.py [--only WORD …] [--list]

Each is a program of its own, so that one's memory and threads change nothing for the next; each writes
benchmarks/results/NAME.json. One that fails is told at the end, and does not keep the others from running.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
# In this order where they are there; whatever else lies in this folder comes after them.
FIRST = ("call_overhead", "prefill", "decode", "training", "looking", "window", "sliding_window")
# name -> more runs of it, by their arguments
MORE = {"variants": [["--memory"]]}
NOT_ONE = ("all", "harness")


def names() -> list[str]:
    there = {path.stem for path in HERE.glob("[!_]*.py")} - set(NOT_ONE)
    return [name for name in FIRST if name in there] + sorted(there - set(FIRST))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[], help="names that hold one of these words")
    parser.add_argument("--list", action="store_true", help="say which there are, and run nothing")
    chosen = parser.parse_args()
    wanted = [name for name in names() if not chosen.only or any(word in name for word in chosen.only)]
    if chosen.list:
        print("\n".join(wanted))
        return 0
    failed = []
    for name in wanted:
        for more in [[], *MORE.get(name, [])]:
            begin = time.monotonic()
            print(f"=== {' '.join([name, *more])}", flush=True)
            code = subprocess.run([sys.executable, str(HERE / f"{name}.py"), *more]).returncode
            print(f"    {time.monotonic() - begin:.0f} s", flush=True)
            if code:
                failed.append(f"{' '.join([name, *more])} ended with {code}")
    page = HERE.parent / "docs" / "make_benchmarks.py"
    subprocess.run([sys.executable, str(page)], check=True)
    print("failed: " + "; ".join(failed) if failed else "all ran")
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main())
