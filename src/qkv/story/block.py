"""Step 7's built-in example: four words, two heads, weights of halves and integers, one word followed through.

Every word is a list of four numbers that can be read: known, dark, animal, doing. Head 0 asks of a noun "what is it
like?", head 1 "which one is it?". Vectors are rows, so a projection is `x @ weight`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..attention import attention_with_map
from ..scores import Dot

WORDS = ("the", "black", "cat", "sleeps")
FEATURES = ("known", "dark", "animal", "doing")
QUESTIONS = ("what is it like?", "which one is it?")
FOLLOWED = 2

_INPUT = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
# One matrix (4, 2) a head: rows are the features, columns the head's two numbers.
_QUERY = [[[0, 0], [0.5, 0], [2, 1], [0, 1]], [[0, 0], [0.5, 0], [1, 2], [1, 0]]]
_KEY = [[[0, 1], [2, 0], [0.5, 0], [2, 1]], [[0, 2], [0, 0], [2, 0], [0.5, 0.5]]]
_VALUE = [[[0, 0], [1, 0], [0, 0], [0, 1]], [[1, 0], [0, 0], [0, 0.5], [0, 0]]]
# (2 heads · 2, 4): what each number of the heads, side by side, is written to.
_OUTPUT = [[0, 1, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 0, 1, 0]]

# Cross-attention: what each Spanish word looks for points the way of the English word that means the same.
CROSS_ASKING = ("el", "gato", "negro", "duerme")
_CROSS_QUERY = [[3, 0], [0, -3], [0, 3], [-3, 0]]
_CROSS_KEY = [[1.5, 0], [0, 1.5], [0, -1.5], [-1.5, 0]]
_CROSS_VALUE = [[1, 0], [0, 1], [0, -1], [-1, 0]]


@dataclass(frozen=True)
class Head:
    """One head's part in the walk; `word` is the followed one, n the number of words.

    query_weight, key_weight, value_weight: (4, 2); query: (2,); keys, values: (n, 2); raw, scaled, masked, shares:
    (n,); mixed: (2,); added: (4,), this head's part of what is added.
    """

    question: str
    query_weight: Tensor
    key_weight: Tensor
    value_weight: Tensor
    query: Tensor
    keys: Tensor
    values: Tensor
    raw: Tensor
    scaled: Tensor
    masked: Tensor
    shares: Tensor
    mixed: Tensor
    added: Tensor


@dataclass(frozen=True)
class Walk:
    """The block for one word: before (4,), heads, output_weight (4, 4), after (4,) = before + what the heads add."""

    words: tuple[str, ...]
    features: tuple[str, ...]
    followed: int
    inputs: Tensor
    heads: tuple[Head, ...]
    output_weight: Tensor
    before: Tensor
    after: Tensor


def walk() -> Walk:
    """The built-in example, computed by `qkv.attention` in float64, detail after detail."""
    x, wo = _tensor(_INPUT), _tensor(_OUTPUT)
    wq, wk, wv = _tensor(_QUERY), _tensor(_KEY), _tensor(_VALUE)
    q, k, v = x @ wq, x @ wk, x @ wv  # (2 heads, 4 words, 2)
    _, raw = attention_with_map(q, k, v, score=Dot(scale=1.0))
    _, scaled = attention_with_map(q, k, v, score=Dot())
    mixed, masked = attention_with_map(q, k, v, score=Dot(), causal=True)
    t, width = FOLLOWED, q.shape[-1]
    heads = tuple(
        Head(
            QUESTIONS[h], wq[h], wk[h], wv[h], q[h, t], k[h], v[h],
            raw.scores[0, h, t, :], scaled.scores[0, h, t, :], masked.scores[0, h, t, :], masked[0, h, t, :],
            mixed[h, t], mixed[h, t] @ wo[h * width : (h + 1) * width],
        )
        for h in range(len(QUESTIONS))
    )  # fmt: skip
    side_by_side = mixed.transpose(0, 1).reshape(len(WORDS), -1)
    return Walk(WORDS, FEATURES, t, x, heads, wo, x[t], x[t] + side_by_side[t] @ wo)


@dataclass(frozen=True)
class Cross:
    """Cross-attention by hand: the Spanish words (m) ask, the English ones (n) answer.

    query: (m, 2); key, value: (n, 2); shares: (m, n); mixed: (m, 2).
    """

    asking: tuple[str, ...]
    answering: tuple[str, ...]
    query: Tensor
    key: Tensor
    value: Tensor
    shares: Tensor
    mixed: Tensor


def cross() -> Cross:
    """The words of "el gato negro duerme" ask those of "the black cat sleeps": queries of one text, keys of another."""
    q, k, v = _tensor(_CROSS_QUERY), _tensor(_CROSS_KEY), _tensor(_CROSS_VALUE)
    mixed, weights = attention_with_map(q, k, v, score=Dot())
    return Cross(CROSS_ASKING, WORDS, q, k, v, weights[0, 0], mixed)


def _tensor(numbers: Sequence[Any]) -> Tensor:
    return torch.tensor(numbers, dtype=torch.float64)
