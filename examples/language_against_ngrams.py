"""A language model that `qkv train language` made, against an n-gram model of the same tokens and the same held-out text.

    qkv train language book.txt -o runs/book
    python examples/language_against_ngrams.py runs/book

The n-gram model is interpolated modified Kneser–Ney (Chen & Goodman 1998), the strongest of the classic smoothings: each order
takes a discount off its counts and hands it to the next lower one, whose counts are of contexts rather than of occurrences;
below the single tokens all are equally likely.
"""

from __future__ import annotations

import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Order:
    """The n-grams of one length. keys: context · V + token, sorted; counts of each; discounts for counts of 0, 1, 2, and
    3 or more; total and handed: for each context the sum of its counts, and the share that goes to the lower order."""

    keys: np.ndarray
    counts: np.ndarray
    discounts: np.ndarray
    total: np.ndarray
    handed: np.ndarray


class KneserNey:
    """An n-gram model of one long row of tokens below `vocabulary`."""

    def __init__(self, tokens: np.ndarray, vocabulary: int, length: int = 5):
        self.vocabulary = vocabulary
        keys, first, at = zip(*_numbered(tokens, vocabulary, length), strict=True)
        self.orders = []
        for n in range(length):
            if n == length - 1:
                counts = np.bincount(at[n][at[n] >= 0], minlength=len(keys[n]))
            else:  # in how many contexts it stands: each longer n-gram that ends with it is one
                counts = np.bincount(at[n][first[n + 1]], minlength=len(keys[n]))
            contexts = len(keys[n - 1]) if n else 1
            self.orders.append(_order(keys[n], counts, contexts, vocabulary))

    def probabilities(self, tokens: np.ndarray) -> np.ndarray:
        """Of each token after those before it, (N,)."""
        found = np.full(len(tokens), 1 / self.vocabulary)
        context = np.zeros(
            len(tokens), dtype=np.int64
        )  # its number among the contexts of the order, −1 where it never occurred
        before: list[np.ndarray] = []
        for n, order in enumerate(self.orders):
            if n:
                context = np.full(len(tokens), -1)
                context[1:] = before[-1][:-1]
            at = _found(order.keys, np.where(context >= 0, context * self.vocabulary + tokens, -1))
            before.append(at)
            known = (context >= 0) & (order.total[context] > 0)
            count = np.where(at >= 0, order.counts[at], 0)
            own = np.maximum(count - order.discounts[np.minimum(count, 3)], 0) / np.maximum(order.total[context], 1)
            found = np.where(known, own + order.handed[context] * found, found)
        return found


def _numbered(tokens: np.ndarray, vocabulary: int, length: int) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each n: the keys of its n-grams, where each first ends, and which one ends at each place (−1: none)."""
    made = []
    context = np.zeros(len(tokens), dtype=np.int64)
    for n in range(length):
        there = np.arange(len(tokens)) >= n
        keys, first, inverse = np.unique((context * vocabulary + tokens)[there], return_index=True, return_inverse=True)
        at = np.full(len(tokens), -1)
        at[there] = inverse
        made.append((keys, first + n, at))
        context = np.concatenate([[0], at[:-1]])
    return made


def _order(keys: np.ndarray, counts: np.ndarray, contexts: int, vocabulary: int) -> Order:
    n1, n2, n3, n4 = (max(1, int((counts == c).sum())) for c in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    discounts = np.clip([0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3], 0, [0, 1, 2, 3])
    of = keys // vocabulary
    total = np.bincount(of, counts, contexts)
    taken = np.bincount(of, np.minimum(discounts[np.minimum(counts, 3)], counts), contexts)
    return Order(keys, counts, discounts, total, taken / np.maximum(total, 1))


def _found(keys: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Where each wanted key stands, −1 for those that do not."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1)


def main(folder: str) -> None:
    """Print both perplexities."""
    from qkv.train import Run
    from qkv.train.recipes.language import Language

    run = Run(folder)
    recipe = Language(run.settings, Path(folder) / "tokenizer.json")
    train, test = (recipe.parts[name].numpy() for name in ("train", "test"))
    told = {"tokens": len(train), "vocabulary": len(recipe.tokens), "model": run.result["perplexity"]}
    for length in (3, 5):
        # The model tells every token of the held-out text but the first one.
        given = KneserNey(train, len(recipe.tokens), length).probabilities(test)[1:]
        told[f"{length}-gram"] = math.exp(-np.log(given).mean())
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main(sys.argv[1])
