"""How well methods of attribution go with exact ablation: rank correlations, hits, and coefficients fitted on other texts."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from qkv.trace.attribution import Coefficients, Effects, Reliability, solve

FOLDS = 5
Prompt = dict[str, Any]
LENGTHS = {"all": (0, 10**6), "about 250 tokens": (0, 400), "about 550": (400, 750), "about 900": (750, 1001)}


def spearman(one: Tensor, other: Tensor) -> float:
    """Rank correlation, −1 to 1; equal numbers share their mean rank."""
    a, b = (_ranks(x.double()) for x in (one, other))
    a, b = a - a.mean(), b - b.mean()
    return float((a @ b) / (a.norm() * b.norm()).clamp_min(1e-300))


def _ranks(x: Tensor) -> Tensor:
    below, same = (x[:, None] > x).sum(1), (x[:, None] == x).sum(1)
    return below + (same - 1) / 2


def judged(prompts: Sequence[Prompt], scores: Callable[[Prompt], Tensor]) -> Reliability:
    """A method on measured prompts."""
    correlations, first, three = [], 0, 0
    for prompt in prompts:
        found, true = scores(prompt), prompt["scores"]["ablation"]
        correlations.append(spearman(found, true))
        order = found.argsort(descending=True, stable=True).tolist()
        first += order[0] == int(true.argmax())
        three += int(true.argmax()) in order[:3]
    n = len(prompts)
    sd = statistics.stdev(correlations) if n > 1 else float("nan")
    return Reliability(
        n, round(statistics.fmean(correlations), 4), round(sd, 4), round(first / n, 4), round(three / n, 4)
    )


def effects(prompt: Prompt) -> Effects:
    """Measured drops as effects: everything there, then each span left out by itself."""
    drops = prompt["scores"]["ablation"].double()
    kept = torch.cat([torch.ones(1, len(drops)), 1 - torch.eye(len(drops))]).bool()
    return Effects(prompt["features"].double(), kept, torch.cat([drops.new_zeros(1), -drops]))


def learned(prompts: Sequence[Prompt]) -> Callable[[Prompt], Tensor]:
    """Scores by coefficients that were fitted on passages of other books and topics than the prompt's."""
    sources = sorted({p["source"] for p in prompts})
    theta = {}
    for k in range(FOLDS):
        held = {s for n, s in enumerate(sources) if n % FOLDS == k}
        found, _ = solve([effects(p) for p in prompts if p["source"] not in held])
        theta |= dict.fromkeys(held, found)
    return lambda prompt: prompt["features"].double() @ theta[prompt["source"]]


def methods(prompts: Sequence[Prompt]) -> dict[str, Callable[[Prompt], Tensor]]:
    """Every method that was measured, the learned one, and the spans' sizes, which know nothing of the model."""
    ways: dict[str, Callable[[Prompt], Tensor]] = {"size of the span": lambda p: torch.tensor(p["sizes"]).double()}
    for name in prompts[0]["scores"]:
        if name not in ("ablation", "support"):
            ways[name] = lambda p, name=name: p["scores"][name]
    ways["support"] = lambda p: p["signed"].clamp_min(0).sum(1)
    return ways | {"learned": learned(prompts)}


def table(prompts: Sequence[Prompt]) -> str:
    """Rank correlation mean ± sd, top-1 and top-3, of each method and length; median seconds of all."""
    ways, lines = methods(prompts), []
    for label, (low, high) in LENGTHS.items():
        some = [p for p in prompts if low <= p["tokens"] < high]
        if not some:
            continue
        lines.append(f"{label}: {len(some)} prompts, {statistics.fmean(len(p['sizes']) for p in some):.1f} spans each")
        for name, way in ways.items():
            r = judged(some, way)
            took = [
                t for p in some if (t := p["seconds"].get(name.split()[0] if "gradient" in name else name)) is not None
            ]
            time = f"{statistics.median(took):7.2f} s" if took else ""
            lines.append(f"  {name:<18} {r.spearman:+.2f} ± {r.sd:.2f}   {r.top1:4.0%}  {r.top3:4.0%} {time}")
    return "\n".join(lines)


def coefficients(prompts: Sequence[Prompt], model: str, fingerprint: str | None, heads: int) -> Coefficients:
    """Fitted on all prompts, with what each method was judged (the learned one on texts that it was not fitted on)."""
    theta, ridge = solve([effects(p) for p in prompts])
    ways = methods(prompts)
    return Coefficients(
        theta.view(-1, heads), model, fingerprint,
        {"prompts": len(prompts), "sets": "each span by itself", "ridge": ridge, "judged": f"in {FOLDS} folds of texts"},
        {name: judged(prompts, ways[name]) for name in ("share", "contribution", "signed", "support", "learned")},
    )  # fmt: skip
