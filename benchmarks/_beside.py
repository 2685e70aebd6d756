"""Attribution side by side with other tools, on the prompts that were measured: quality, seconds and memory."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import torch
from _judged import FOLDS, judged, methods, spearman
from harness import peak_memory, save

import qkv
from qkv.trace.attribution import Coefficients
from qkv.trace.attribution.coefficients import shipped

OURS = ("share", "contribution", "support", "learned", "gradient norm")
Prompt = dict[str, Any]
Way = Callable[[Prompt], torch.Tensor]


class Rivals:
    """The Python of an environment with at2 and inseq, and what they are asked."""

    def __init__(self, python: str) -> None:
        self.python = python
        self.base = Path(tempfile.mkdtemp(prefix="qkv-rivals-"))
        self.estimators: dict[str, list[str]] = {}

    def ask(self, do: str, rival: str, prompts: list[Prompt], **more: Any) -> dict[str, Any]:
        """An answer from a process of its own, or {"failed": why}."""
        torch.save(prompts, self.base / "prompts.pt")
        asked = {
            "do": do, "rival": rival, "model": str(qkv.models.fetch("smollm2")), "prompts": str(self.base / "prompts.pt"),
            "out": str(self.base / "out"), "threads": torch.get_num_threads(), "estimators": self.estimators, **more,
        }  # fmt: skip
        command = [self.python, str(Path(__file__).parent / "_attribution_rivals.py"), json.dumps(asked)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            lines = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
            return {"failed": "killed, for memory" if done.returncode == -9 else lines[-1][:200]}
        found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return found

    def fit(self, prompts: list[Prompt]) -> None:
        """at2's estimator and loss on the measured effects of the other folds."""
        files = [str(self.base / f"fold-{n}.pt") for n in range(FOLDS)]
        found = self.ask("fit", "at2", prompts, masks=max(len(p["spans"]) for p in prompts) + 1, files=files)
        print(f"at2's estimator on measured drops: {found}", flush=True)
        if "failed" not in found:
            self.estimators["at2, measured drops"] = files

    def scores(self, rival: str, prompts: list[Prompt]) -> list[dict[str, Any]]:
        answer = self.ask("score", rival, prompts)
        if "failed" in answer:
            return [answer] * len(prompts)
        found: list[dict[str, Any]] = torch.load(self.base / "out")
        return found


def given(prompts: Sequence[Prompt]) -> list[Prompt]:
    """What rivals are told of measured prompts; folds as in _judged.py."""
    sources = sorted({p["source"] for p in prompts})
    return [
        {
            "ids": p["ids"], "first": p["first"], "spans": p["spans"], "fold": sources.index(p["source"]) % FOLDS,
            "features": p["features"], "drops": p["scores"]["ablation"],
        }
        for p in prompts
    ]  # fmt: skip


# ---- quality ---------------------------------------------------------------------------------------------------------


def quality(rivals: Rivals, prompts: list[Prompt], counts: dict[str, int]) -> dict[str, Any]:
    """Each rival on as many prompts as `counts` says, beside qkv's methods on the same ones."""
    result: dict[str, Any] = {}
    ours = methods(prompts)
    for rival, count in counts.items():
        some = prompts[:count]
        theirs = rivals.scores(rival, given(prompts)[:count])
        failed = [one["failed"] for one in theirs if "failed" in one]
        kept = [(p, one) for p, one in zip(some, theirs, strict=True) if "failed" not in one]
        print(f"{rival}: {len(kept)} of {len(some)} prompts {failed[:1] or ''}", flush=True)
        if kept:
            result[rival] = _quality(kept, {name: ours[name] for name in OURS})
    return result


def _quality(kept: list[tuple[Prompt, dict[str, Any]]], ours: dict[str, Way]) -> dict[str, Any]:
    mine, found = [p for p, _ in kept], {id(p): one for p, one in kept}
    theirs: dict[str, Way] = {name: lambda p, name=name: found[id(p)][name] for name in kept[0][1]}
    result: dict[str, Any] = {}
    for name, way in (theirs | {f"qkv, {name}": way for name, way in ours.items()}).items():
        r = judged(mine, way)
        like = statistics.fmean(spearman(way(p), p["scores"]["share"]) for p in mine)
        result[name] = {**asdict(r), "with share": round(like, 4)}
        print(f"  {name:<22} {r.spearman:+.2f} ± {r.sd:.2f}   {r.top1:4.0%}  {r.top3:4.0%}   with share {like:+.2f}")
    return result


# ---- seconds and memory ----------------------------------------------------------------------------------------------


def case(by: str, prompt: Prompt, short: Prompt) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """(warm-up, run): a prompt with its answer recorded in one forward, and attributed."""
    loaded = qkv.models.load("smollm2")
    [coefficients] = [c for c in shipped() if c.model == loaded.label] or [Coefficients(torch.ones(30, 9).double())]

    def run(one: Prompt) -> torch.Tensor:
        with torch.no_grad(), qkv.record(loaded.model, loaded.tokenizer) as trace:
            loaded.model(one["ids"][None], use_cache=False, logits_to_keep=1)
        found = trace.attribute((one["first"], len(one["ids"])), one["spans"], by, coefficients=coefficients)
        return found.scores

    return partial(run, short), partial(run, prompt)


def costs(rivals: Rivals, prompts: list[Prompt], lengths: Sequence[int] = (250, 900)) -> dict[str, Any]:
    """From ids to the spans' scores, the model's forwards within: the processor's seconds, and bytes above the model's."""
    told, result = given(prompts), {}
    short = min(told, key=lambda p: len(p["ids"]))
    for length in lengths:
        one = min(told, key=lambda p: abs(len(p["ids"]) - length))
        print(f"{len(one['ids'])} tokens, {len(one['spans'])} spans", flush=True)
        found: dict[str, Any] = {}
        for name in (*(f"qkv, {by}" for by in ("share", "learned")), "at2", "inseq, attention"):
            at = mine(name[5:], one, short) if name.startswith("qkv") else rivals.ask("time", name, [one, short])
            figures = at.get("failed") or f"{at['seconds']:7.2f} s  {at['peak_bytes'] / 2**20:7,.0f} MiB"
            print(f"  {name:<18} {figures}", flush=True)
            found[name] = at
        result[str(len(one["ids"]))] = found
    return result


def mine(by: str, prompt: Prompt, short: Prompt) -> dict[str, Any]:
    warm, run = case(by, prompt, short)
    warm()
    begin = time.process_time()
    run()
    return {"seconds": time.process_time() - begin, "peak_bytes": peak_memory(case, by, prompt, short)}


def beside(python: str, prompts: list[Prompt], inseq: int) -> None:
    """All of it; inseq, which holds all weights, on the first so many prompts."""
    rivals = Rivals(python)
    try:
        rivals.fit(given(prompts))
        counts = {"at2": len(prompts), "inseq, attention": inseq}
        found = quality(rivals, prompts, counts)
        rivals.estimators = {}
        save("attribution_rivals", {"quality": found, "costs": costs(rivals, prompts)})
    finally:
        shutil.rmtree(rivals.base, ignore_errors=True)
