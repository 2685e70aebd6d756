"""Every engine against the oracle, on the one table of cases: values and gradients."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
from typing import Any

import cases
import close
import pytest
import torch

import qkv
from qkv.engines import cpu, tiled

# name -> (engine, what holds while it runs). Tiles of 3 × 5 make many tiles of small inputs.
ENGINES: dict[str, tuple[str, Any]] = {
    "reference": ("reference", contextlib.nullcontext),
    "tiled": ("tiled", contextlib.nullcontext),
    "tiled 3x5": ("tiled", lambda: tiled.tile_sizes(3, 5)),
    "linear": ("linear", contextlib.nullcontext),
    "linear, chunks of 3": ("linear", lambda: tiled.tile_sizes(3, 5)),
}
if cpu.ABSENT is None:
    ENGINES["cpu"] = ("cpu", contextlib.nullcontext)


def takes(engine: str, case: cases.Case) -> bool:
    """Whether an engine claims a case; `test_linear` and `test_cpu` hold that it refuses the others."""
    if engine == "cpu":
        return suits_cpu(case)
    return not engine.startswith("linear") or cases.suits_linear(case)


def suits_cpu(case: cases.Case) -> bool:
    """Whether a case is a dot product or an additive score, with a normalizer and biases that the native kernels have."""
    products = case["score"] in ("dot", "general", "cosine", "feature map", "additive", "concat")
    biases = (
        "none", "rows and keys", "one a head", "padding of -inf", "alibi", "alibi, learned", "relative",
        "relative, all heads", "t5", "t5, one direction",
    )  # fmt: skip
    normalize = case["normalize"] not in ("proportional", "hard", "identity")
    sparse = case["normalize"] in ("entmax", "sparsemax", "1.3-entmax")
    plain = case["dtype"] != torch.float64 and not (sparse and case["dropout"])
    return products and normalize and plain and case["bias"] in biases


PAIRWISE = cases.pairwise()


def run(case: cases.Case, names: Any = tuple(ENGINES)) -> None:
    problem, details = cases.build(case)
    standard = close.standard(problem)
    for name in names:
        engine, around = ENGINES[name]
        if "generator" in details:
            details["generator"].manual_seed(0)
        with around():
            out = qkv.attention(problem.q, problem.k, problem.v, **details, engine=engine)
            found = {"out": out.detach(), **close.gradients(out, problem.leaves(), close.direction(problem))}
        assert out.dtype == problem.q.dtype
        standard.hold(found)


@pytest.mark.parametrize(
    ("case", "engine"),
    [pytest.param(c, e, id=f"{cases.name(c)}-{e}") for c in PAIRWISE for e in ENGINES if takes(e, c)],
)
def test_values_and_gradients(case: cases.Case, engine: str) -> None:
    run(case, (engine,))


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("score", cases.AXES["score"])
@pytest.mark.parametrize("mask", cases.AXES["mask"])
def test_the_whole_product(score: str, mask: str) -> None:
    """A quarter of all combinations, the same one each time; with QKV_EVERY_CASE=1 all of them, in half an hour."""
    every, chance = "QKV_EVERY_CASE" in os.environ, random.Random(f"{score} {mask}")
    failures = []
    for case in cases.product():
        if (case["score"], case["mask"]) == (score, mask) and (every or chance.random() < 0.25):
            taken = [e for e in ENGINES if takes(e, case)]
            try:
                run(case, taken)  # what is right is computed once for all of them
            except Exception as error:
                failures.append(f"one of {taken}: {cases.name(case)}: {type(error).__name__}: {error}")
    assert not failures, f"{len(failures)} cases:\n" + "\n".join(failures[:20])


def test_the_choice_of_cases_is_pairwise() -> None:
    """Every pair of values that any allowed case holds is held by some chosen case."""
    axes = list(cases.AXES)
    held = lambda case: {((a, case[a]), (b, case[b])) for a, b in itertools.combinations(axes, 2)}  # noqa: E731
    chosen = set().union(*map(held, PAIRWISE))
    possible = set().union(*map(held, cases.product()))
    assert possible <= chosen, sorted(possible - chosen, key=repr)[:5]
