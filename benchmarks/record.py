"""What recording SmolLM2 costs, and what other ways to the same weights cost.

    python benchmarks/record.py [--lengths 8192] [--answer 32] [--rounds 3] [--rivals /an/environment/bin/python]

1. Recording: a book's text is read and an answer generated, together `length` tokens, on qkv's attention unrecorded, recorded,
   recorded to disk, and on torch's scaled_dot_product_attention. Time in turns; peak memory each in a process of its own.
2. Side by side: one forward over `length` tokens, then all weights of all heads, by qkv, by eager attention with
   output_attentions, and by the tools that --rivals has (bertviz, inseq, interp-engine, attnread; any of them may be missing).
   First the largest difference to qkv's weights in float32 at --check tokens; then time and peak memory at --against lengths.
   A way whose weights do not fit into memory is not run: what it would need is said.

The text: --text FILE, else the World English Bible where pysword and Debian's sword-text-web are there (--sword FOLDER), else
Python's own language reference. Memory needed for the work: 270 heads x N² weights; qkv keeps 960 N numbers a layer.
"""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from _rivals import RIVALS
from harness import in_turns, machine, median, peak_memory, save

import qkv

WAYS = ("sdpa", "qkv", "recorded", "recorded to disk")
HEADS, LAYERS = 9, 30
# How often a rival holds all weights at once, its dtype's: stacked, cloned, collected in pieces.
COPIES = {"eager": 1, "bertviz": 2, "inseq": 3, "interp-engine": 2, "attnread": 2}
HELD_FROM = 4096  # tokens from which on the limits are held: below, fixed costs are seen
LIMITS = {"recording_ratio": 1.15, "trace_GiB": 1.0, "peak_per_trace": 1.2, "peak_to_disk_MB": 200}


# ---- text ------------------------------------------------------------------------------------------------------------


def book(chosen: argparse.Namespace) -> tuple[str, str]:
    """(a long real text, what it is)"""
    if chosen.text:
        return Path(chosen.text).read_text(encoding="utf-8"), Path(chosen.text).name
    try:
        from pysword.modules import SwordModules

        modules = SwordModules(chosen.sword)
        modules.parse_modules()
        bible = modules.get_bible_from_module("engWEB2015eb")
        return bible.get(books=["genesis", "exodus"]), "World English Bible, Genesis and Exodus (sword-text-web)"
    except (ImportError, FileNotFoundError, KeyError, ValueError) as error:
        print(f"no World English Bible ({type(error).__name__}: {error}): Python's language reference is read instead")
    from pydoc_data.topics import topics

    return "\n\n".join(topics.values()), f"Python {sys.version.split()[0]}'s language reference (pydoc)"


def tokens_of(text: str, tokenizer: Any, length: int) -> torch.Tensor:
    ids = tokenizer(text[: 8 * length], return_tensors="pt", verbose=False).input_ids[:, :length]
    if ids.shape[1] < length:
        raise SystemExit(
            f"The text has {ids.shape[1]} tokens, and {length} are asked for. Give a longer one: --text FILE."
        )
    return ids


# ---- 1. recording ----------------------------------------------------------------------------------------------------


def answered(model: Any, way: str, prompt: torch.Tensor, answer: int, folder: Callable[[], str] | None = None) -> Any:
    """Read the prompt and generate the answer; the trace, where one is recorded."""
    model.set_attn_implementation("sdpa" if way == "sdpa" else qkv.hf.NAME)
    length = {"max_new_tokens": answer, "min_new_tokens": answer, "do_sample": False, "pad_token_id": 0}
    run = partial(model.generate, prompt, attention_mask=torch.ones_like(prompt), **length)
    if not way.startswith("recorded"):
        return run(), None
    with qkv.record(model, to=folder() if folder else None) as trace:
        out = run()
    return out, trace


def fresh(base: str) -> Callable[[], str]:
    """Names of folders that are not there yet."""
    numbers = itertools.count()
    return lambda: str(Path(base) / f"trace{next(numbers)}")


def recording_case(
    way: str, ids: torch.Tensor, answer: int, dtype: str, base: str
) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """(warm-up, run) for one way, in a process of its own."""
    qkv.hf.register()
    model = qkv.models.load("smollm2", dtype=getattr(torch, dtype)).model
    folder = fresh(tempfile.mkdtemp(dir=base)) if way == "recorded to disk" else None
    prompt = ids[:, : ids.shape[1] - answer]
    return partial(answered, model, way, prompt[:, :64], 4, folder), partial(
        answered, model, way, prompt, answer, folder
    )


def verify_recording(model: Any, ids: torch.Tensor, answer: int) -> dict[str, float]:
    """The recorded run writes the same answer, and its maps reproduce what the model got. The largest deviations."""
    prompt = ids[:, : ids.shape[1] - answer]
    out, trace = answered(model, "recorded", prompt, answer)
    assert torch.equal(out, answered(model, "qkv", prompt, answer)[0]), "recording changed the answer"
    made = trace[0].shape
    assert len(trace.layers) == LAYERS and made[1:] == (HEADS, out.shape[1] - 1, out.shape[1] - 1), made
    layers = [layer["check"] for layer in trace.info().data["runs"][0]["layers"]]
    assert all(check["holds"] for check in layers), str(trace.info())
    return {
        "row_sums": max(check["weight_sum"] for check in layers),
        "outputs_relative": max(check["output"] / check["scale"] for check in layers),
    }


def recording(model: Any, ids: torch.Tensor, chosen: argparse.Namespace, base: str) -> dict[str, Any]:
    prompt = ids[:, : ids.shape[1] - chosen.answer]
    folder = fresh(tempfile.mkdtemp(dir=base))
    runs = {
        way: partial(answered, model, way, prompt, chosen.answer, folder if way == "recorded to disk" else None)
        for way in WAYS
    }
    mid = median(in_turns(runs, chosen.rounds))
    peaks = {way: peak_memory(recording_case, way, ids, chosen.answer, chosen.dtype, base) for way in WAYS}
    size = answered(model, "recorded", prompt, chosen.answer)[1].nbytes
    above = {way: peaks[way] - peaks["qkv"] for way in WAYS if way.startswith("recorded")}
    return {
        "median_seconds": mid,
        "recording_ratio": mid["recorded"] / mid["qkv"],
        "to_disk_ratio": mid["recorded to disk"] / mid["qkv"],
        "ratio_to_sdpa": mid["recorded"] / mid["sdpa"],
        "peak_bytes": peaks,
        "trace_bytes": size,
        "trace_GiB": size / 2**30,
        "peak_per_trace": above["recorded"] / size,
        "peak_to_disk_MB": above["recorded to disk"] / 1e6,
    }


def shown(length: int, found: dict[str, Any]) -> None:
    print(f"{length} tokens, the answer's included: read and generated")
    for way, took in found["median_seconds"].items():
        print(f"  {way:<17} {took:8.2f} s   peak {found['peak_bytes'][way] / 1e6:7.0f} MB above the model")
    print(
        f"  recorded / unrecorded {found['recording_ratio']:.3f}, to disk {found['to_disk_ratio']:.3f}, / sdpa", end=" "
    )
    print(f"{found['ratio_to_sdpa']:.3f}; trace {found['trace_GiB']:.3f} GiB; peak above unrecorded", end=" ")
    print(f"{found['peak_per_trace']:.2f} x trace, to disk {found['peak_to_disk_MB']:.0f} MB")


# ---- 2. side by side -------------------------------------------------------------------------------------------------


def forward_case(way: str, ids: torch.Tensor, dtype: str) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """(warm-up, run): one recorded forward; "everything read": then every weight is computed once, and forgotten."""
    model = qkv.models.load("smollm2", dtype=getattr(torch, dtype)).model

    def run(tokens: torch.Tensor) -> Any:
        with torch.no_grad(), qkv.record(model) as trace:
            model(tokens, use_cache=False, logits_to_keep=1)
        if way == "qkv, everything read":
            for made in trace:
                made.received()
        return trace

    return partial(run, ids[:, :24]), partial(run, ids)


def ask(chosen: argparse.Namespace, python: str, rival: str, ids: Path, dtype: str, keep: str | None) -> dict[str, Any]:
    """A rival's answer from a process of its own, or {"failed": why}."""
    asked = {
        "rival": rival, "model": str(qkv.models.fetch("smollm2")), "ids": str(ids), "dtype": dtype, "keep": keep,
        "rounds": 1 if rival == "attnread" or keep else chosen.rounds, "threads": torch.get_num_threads(),
    }  # fmt: skip
    command = [python, str(Path(__file__).parent / "_rivals.py"), json.dumps(asked)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=chosen.patience)
    except subprocess.TimeoutExpired:
        return {"failed": f"not finished after {chosen.patience} s"}
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        return {"failed": "killed, for memory" if done.returncode == -9 else lines[-1][:200]}
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def needed(rival: str, length: int, dtype: str) -> int:
    """Bytes of all weights as often as the rival holds them, and a gigabyte for the model."""
    return COPIES[rival] * LAYERS * HEADS * length**2 * getattr(torch, dtype).itemsize + 10**9


def available() -> int:
    lines = Path("/proc/meminfo").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("MemAvailable"))) * 1024


def differences(chosen: argparse.Namespace, pythons: dict[str, str], ids: torch.Tensor, base: Path) -> dict[str, Any]:
    """The largest difference of each rival's weights to qkv's, in float32."""
    _, run = forward_case("qkv", ids, "float32")
    trace, found = run(), {}
    np.save(base / "check.npy", ids.numpy())
    for rival, python in pythons.items():
        answer = ask(chosen, python, rival, base / "check.npy", "float32", str(base / "weights.npy"))
        if "failed" not in answer:
            theirs, first = torch.from_numpy(np.load(base / "weights.npy")), answer["first_row"]
            rows = slice(first, first + theirs.shape[2])
            answer = {"difference": max(float((trace[n][0, :, rows] - theirs[n]).abs().max()) for n in range(LAYERS))}
        found[rival] = answer
        print(
            f"  {rival:<22}", f"{answer['difference']:.1e}" if "failed" not in answer else answer["failed"], flush=True
        )
    return found


def side_by_side(chosen: argparse.Namespace, pythons: dict[str, str], ids: torch.Tensor, base: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for way in ("qkv", "qkv, everything read"):
        warm, run = forward_case(way, ids, chosen.dtype)
        warm()
        took = median(in_turns({way: run}, chosen.rounds))[way]
        found[way] = {"seconds": took, "peak_bytes": peak_memory(forward_case, way, ids, chosen.dtype)}
    np.save(base / "ids.npy", ids.numpy())
    for rival, python in pythons.items():
        need, free = needed(rival, ids.shape[1], chosen.dtype), available()
        if need > 0.85 * free:
            found[rival] = {"failed": f"not run: its weights take {need / 1e9:.0f} GB, {free / 1e9:.0f} are free"}
            continue
        answer = ask(chosen, python, rival, base / "ids.npy", chosen.dtype, None)
        failed = "failed" in answer
        found[rival] = answer if failed else {**answer, "seconds": statistics.median(answer["seconds"])}
    for name, one in found.items():
        figures = (
            one.get("failed") or f"{one['seconds']:8.2f} s   peak {one['peak_bytes'] / 1e6:7.0f} MB above the model"
        )
        print(f"  {name:<22} {figures}", flush=True)
    return found


# ---- all of it -------------------------------------------------------------------------------------------------------


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lengths", type=int, nargs="+", default=[8192], help="tokens read and generated, recorded")
    parser.add_argument("--against", type=int, nargs="*", default=[512, 2048, 4096, 8192], help="tokens, side by side")
    parser.add_argument("--check", type=int, default=256, help="tokens at which weights are compared")
    parser.add_argument("--answer", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dtype", default="bfloat16", choices=["bfloat16", "float32"])
    parser.add_argument("--rivals", help="the Python of an environment with bertviz, inseq, interp-engine, attnread")
    parser.add_argument("--patience", type=int, default=1800, help="seconds that a rival gets")
    parser.add_argument("--text", help="a text file to read")
    parser.add_argument("--sword", default="/usr/share/sword", help="where sword-text-web is unpacked")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    qkv.hf.register()
    model, tokenizer, label = qkv.models.load("smollm2", dtype=getattr(torch, chosen.dtype))
    text, source = book(chosen)
    print(machine()["processor"], f"· {machine()['threads']} threads · {label}, {chosen.dtype} · {source}")
    pythons = {"eager": sys.executable}
    if chosen.rivals:
        pythons.update({rival: chosen.rivals for rival in RIVALS if rival != "eager"})
    base = Path(tempfile.mkdtemp(prefix="qkv-record-"))
    result: dict[str, Any] = {"model": label, "dtype": chosen.dtype, "text": source, "answer": chosen.answer}
    result["length"] = max(chosen.lengths)
    try:
        short = tokens_of(text, tokenizer, chosen.check)
        result["verified"] = verify_recording(model, short, min(chosen.answer, chosen.check // 2))
        print(
            f"verified at {chosen.check} tokens: {result['verified']}; largest difference of weights to qkv's, float32:"
        )
        result["differences"] = differences(chosen, pythons, short, base)
        result["recording"] = {}
        for length in chosen.lengths:
            result["recording"][length] = recording(model, tokens_of(text, tokenizer, length), chosen, str(base))
            shown(length, result["recording"][length])
        result["side_by_side"] = {}
        for length in chosen.against:
            print(f"{length} tokens, one forward, all weights")
            result["side_by_side"][length] = side_by_side(chosen, pythons, tokens_of(text, tokenizer, length), base)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    save("record", result)
    longest = result["recording"][max(chosen.lengths)]
    missed = [f"{name} {longest[name]:.3g} > {limit}" for name, limit in LIMITS.items() if longest[name] > limit]
    if max(chosen.lengths) < HELD_FROM:
        return 0
    print("limits: " + ("all met" if not missed else "missed: " + ", ".join(missed)))
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
