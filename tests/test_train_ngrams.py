"""The n-gram model that language models are held against: it must be a good one, or beating it says nothing."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest


@pytest.fixture(scope="module")
def ngrams() -> ModuleType:
    path = Path(__file__).parents[1] / "examples" / "language_against_ngrams.py"
    spec = importlib.util.spec_from_file_location("language_against_ngrams", path)
    assert spec is not None and spec.loader is not None
    import sys

    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text(length: int, seed: int = 0) -> np.ndarray:
    """Tokens of which each depends on the two before it."""
    draw = np.random.default_rng(seed)
    made = [0, 1]
    for _ in range(length - 2):
        made.append(int((made[-1] * 3 + made[-2] + draw.choice([0, 1, 2], p=[0.7, 0.2, 0.1])) % 12))
    return np.array(made)


@pytest.mark.parametrize("length", [1, 2, 5])
def test_the_shares_of_all_tokens_add_up_to_one(ngrams: ModuleType, length: int) -> None:
    """After contexts that occurred, and after ones that never did; token 12 occurs nowhere."""
    model = ngrams.KneserNey(text(400), 13, length)
    for context in (text(40)[10:14], np.array([12, 12, 12, 12]), np.array([1, 12, 3, 4])):
        shares = [model.probabilities(np.append(context, token))[-1] for token in range(13)]
        assert sum(shares) == pytest.approx(1.0, abs=1e-12) and min(shares) > 0


def test_two_words_by_hand(ngrams: ModuleType) -> None:
    """The definition, written out with dictionaries, for pairs of tokens."""
    tokens = text(300)
    pairs = Counter(zip(tokens.tolist(), tokens[1:].tolist(), strict=False))

    def discounts(counts: list[int]) -> list[float]:
        n = [0, *(max(1, counts.count(c)) for c in (1, 2, 3, 4))]
        y = n[1] / (n[1] + 2 * n[2])
        return [0.0, *(min(c, max(0.0, c - (c + 1) * y * n[c + 1] / n[c])) for c in (1, 2, 3))]

    lower = Counter(b for _, b in pairs)
    d2, d1 = discounts(list(pairs.values())), discounts([lower[t] for t in set(tokens.tolist())])

    def single(b: int) -> float:
        total = sum(lower.values())
        taken = sum(d1[min(c, 3)] for c in lower.values())
        return max(0, lower[b] - d1[min(lower[b], 3)]) / total + taken / total / 12

    def pair(a: int, b: int) -> float:
        after = {y: c for (x, y), c in pairs.items() if x == a}
        total, taken = sum(after.values()), sum(d2[min(c, 3)] for c in after.values())
        own = after.get(b, 0)
        return max(0, own - d2[min(own, 3)]) / total + taken / total * single(b)

    model = ngrams.KneserNey(tokens, 12, 2)
    for a, b in [(1, 2), (3, 3), (7, 0), (0, 11)]:
        assert model.probabilities(np.array([a, b]))[-1] == pytest.approx(pair(a, b), rel=1e-12)


def test_longer_contexts_tell_more(ngrams: ModuleType) -> None:
    train, held = text(20_000), text(2000, seed=1)
    loss = [-np.log(ngrams.KneserNey(train, 12, n).probabilities(held)).mean() for n in (1, 2, 3, 5)]
    source = -(0.7 * np.log(0.7) + 0.2 * np.log(0.2) + 0.1 * np.log(0.1))
    assert min(loss[:2]) > loss[2] + 1 and abs(loss[2] - source) < 0.05 and abs(loss[3] - source) < 0.2
