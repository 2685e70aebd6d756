"""What every benchmark needs: turns between rivals, medians, memory in fresh processes, and this machine's own limits."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import queue
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

# (family, model) of servers whose name may be no more than "Xeon Processor"
INTEL = {
    ("6", "85"): "Skylake or Cascade Lake", ("6", "106"): "Ice Lake", ("6", "143"): "Sapphire Rapids",
    ("6", "173"): "Granite Rapids", ("6", "207"): "Emerald Rapids",
}  # fmt: skip
RESULTS = Path(__file__).parent / "results"


def machine() -> dict[str, Any]:
    """The machine in words: a figure without it says nothing."""
    told = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    facts = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in told.splitlines())}
    signs = (("Zen 5", "avx512_vp2intersect"), ("Zen 4", "avx512_bf16"), ("Zen 3", "vaes"))
    generation = ""
    if facts.get("vendor_id") == "AuthenticAMD":
        generation = next((name for name, flag in signs if flag in facts["flags"]), "")
    elif facts.get("vendor_id") == "GenuineIntel":
        generation = INTEL.get((facts["cpu family"], facts["model"]), "")
    return {
        "processor": " ".join([facts.get("model name", ""), generation]).strip() or platform.processor(),
        "cpus": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "platform": platform.platform(),
        "python": platform.python_version(),
        "torch": torch.__version__,
    }


def seconds(run: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def in_turns(
    rivals: dict[str, Callable[[], Any]], rounds: int, patience: float = float("inf")
) -> dict[str, list[float]]:
    """Seconds of each rival, round after round in turns; a first round that warms up is left out.

    Before a short call is timed the threads of the one before it get time to stop spinning, and it runs for 10 ms: a core that
    slept is slow at first.
    One that has taken `patience` seconds in all is not waited for again.
    """
    took: dict[str, list[float]] = {name: [] for name in rivals}
    for n in range(rounds + 1):
        for name in list(rivals) if n % 2 else list(rivals)[::-1]:
            if sum(took[name]) > patience:
                continue
            if took[name] and took[name][-1] < 0.02:
                time.sleep(0.05)
                begin = time.perf_counter()
                while time.perf_counter() - begin < 0.01:
                    rivals[name]()
            time_taken = seconds(rivals[name])
            if n:
                took[name].append(time_taken)
    return took


def median(times: dict[str, list[float]]) -> dict[str, float]:
    return {name: statistics.median(values) for name, values in times.items()}


def matrix_peak(size: int = 2048, rounds: int = 5) -> float:
    """This machine's float32 matrix products, FLOP/s: the best of a few large ones, in this very run."""
    a, b = torch.randn(size, size), torch.randn(size, size)
    return max(2 * size**3 / seconds(lambda: a @ b) for _ in range(rounds))


def _held(what: str) -> int:
    """Bytes that this process holds (VmRSS) or has held at most (VmHWM)."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(what))) * 1024


def raised_peak(run: Callable[[], Any]) -> tuple[Any, int]:
    """(what it gives, bytes by which it raises this process's peak above what was held before)."""
    Path("/proc/self/clear_refs").write_text("5")  # the high-water mark starts anew: making the inputs does not count
    before = _held("VmRSS")
    found = run()
    return found, _held("VmHWM") - before


def _peak(run: Callable[..., Any], args: tuple[Any, ...], answer: Any) -> None:
    warm, main = run(*args)
    warm()
    answer.put(raised_peak(main)[1])


def peak_memory(prepare: Callable[..., Any], *args: Any) -> int:
    """Bytes by which a run raises the peak of a fresh process. `prepare(*args)` makes inputs, gives (warm-up, run).

    Large blocks are given back to the system at once (MALLOC_MMAP_THRESHOLD_). By its own choice glibc keeps them, and before
    version 2.38 it seldom uses an aligned block again: the same run then adds 30 MB one time and 400 another.
    """
    os.environ.setdefault("MALLOC_MMAP_THRESHOLD_", str(2**20))  # read by the C library of the process that starts now
    spawn = multiprocessing.get_context("spawn")
    answer = spawn.Queue()
    process = spawn.Process(target=_peak, args=(prepare, args, answer))
    process.start()
    while True:
        try:
            peak = answer.get(timeout=1)
            break
        except queue.Empty:
            if not process.is_alive():
                raise RuntimeError(f"the process that measured {args} ended with {process.exitcode}") from None
    process.join()
    return int(peak)


def of_shapes(about: str | None, rounds: int) -> argparse.ArgumentParser:
    """The options of a benchmark of the native kernels that goes through shapes by name."""
    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--only", default="", help="shapes whose name holds this word")
    parser.add_argument("--threads", type=int, default=0)
    return parser


def with_peers(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    from _peers import PEERS

    told = "which other libraries, where they are installed; none: qkv and torch alone"
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS), help=told)
    return parser


def native_limit(name: str) -> float:
    """One limit of this processor with as many threads as torch uses: operations, or bytes of "memory", a second."""
    from qkv.engines import cpu

    return cpu.native.limit(name, torch.get_num_threads())


def native_limits(threads: int, *names: str) -> dict[str, float] | None:
    """This many threads (0: as they are) are set, and these limits of the processor measured and told. None without kernels."""
    from qkv.engines import cpu

    if cpu.ABSENT is not None:
        print(f"nothing to measure: {cpu.ABSENT}")
        return None
    if threads:
        torch.set_num_threads(threads)
    threads = torch.get_num_threads()
    peaks = {name: native_limit(name) for name in names}
    told = f" · {', '.join(f'{name} {peak / 1e9:.0f} G/s' for name, peak in peaks.items())}" if peaks else ""
    print(f"{machine()['processor']} · {threads} threads · kernels {cpu.native.kernels()}{told}")
    return peaks


def again(peaks: dict[str, float]) -> dict[str, float]:
    """Limits measured once more, the better of both: a neighbour on the machine may have taken its part of the first ones."""
    return {name: max(peak, native_limit(name)) for name, peak in peaks.items()}


def save(name: str, result: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(
        json.dumps({"benchmark": name, "machine": machine(), **result}, indent=2) + "\n"
    )
