"""The numbers of the coin story. Every one of them comes out of `qkv.attention`.

What A wants is the query (1, 1), what the others have saved are the keys (n, 1), what they give are the values (n, 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from ..attention import Attention, attention_with_map
from ..normalizers import Hard, Proportional, Softmax
from ..scores import Dot, Quotient

PRICE = 916
OWN = 416
WANTS = 500
HAS = {"B": 1000, "C": 250}
GIVES = {"B": 100, "C": 150}
THOUSAND = 1000
RANDOM_QUERIES, RANDOM_KEYS = 1024, 8

# The story turns into the equation by changing one detail at a time.
STORY = Attention(score=Quotient(), normalize=Proportional())
SOFT = Attention(score=Quotient(), normalize=Softmax())
DOT = Attention(score=Dot(scale=1), normalize=Softmax())
SCALED = Attention(score=Dot(), normalize=Softmax())
LOOK_UP = Attention(score=Quotient(), normalize=Hard())


@dataclass(frozen=True)
class Answer:
    """What asking gave: for each person asked, in order, the score, the share and the coins; and their sum.

    `scores`, `shares`, `coins` are as long as the persons asked; `gain` is in coins, like `total`, which adds
    what A had.
    """

    wants: float
    names: tuple[str, ...]
    has: tuple[float, ...]
    gives: tuple[float, ...]
    scores: tuple[float, ...]
    shares: tuple[float, ...]
    coins: tuple[float, ...]
    gain: float

    @property
    def total(self) -> float:
        """What A can expect to have in the end, in coins."""
        return OWN + self.gain


def ask(attention: Attention = STORY, wants: float = WANTS, names: Sequence[str] = ("B", "C")) -> Answer:
    """A asks `names` for `wants` coins: the query, keys and values of the story through `attention`."""
    has, gives = [float(HAS[n]) for n in names], [float(GIVES[n]) for n in names]
    return _answer(attention, wants, names, has, gives, query=float(wants), keys=has)


def ask_in_thousands(attention: Attention, wants: float = WANTS, names: Sequence[str] = ("B", "C")) -> Answer:
    """The same with coins rescaled for a product: the query is how far 1,000 coins go towards A's wish, the keys count
    thousands, so that query times key is what the other has over what A wants."""
    has, gives = [float(HAS[n]) for n in names], [float(GIVES[n]) for n in names]
    keys = [h / THOUSAND for h in has]
    return _answer(attention, wants, names, has, gives, query=THOUSAND / wants, keys=keys)


def _answer(
    attention: Attention, wants: float, names: Sequence[str], has: list[float], gives: list[float], *,
    query: float, keys: list[float],
) -> Answer:  # fmt: skip
    q, k, v = _column([query]), _column(keys), _column(gives)
    out, weights = attention.with_map(q, k, v)
    shares = weights[0, 0, 0, :]
    return Answer(
        wants=float(wants),
        names=tuple(names),
        has=tuple(has),
        gives=tuple(gives),
        scores=tuple(weights.scores[0, 0, 0, :].tolist()),
        shares=tuple(shares.tolist()),
        coins=tuple((shares * v[:, 0]).tolist()),
        gain=out.item(),
    )


def _column(numbers: Sequence[float]) -> torch.Tensor:
    return torch.tensor(numbers, dtype=torch.float64)[:, None]


@dataclass(frozen=True)
class Width:
    """Random queries and keys of `width` numbers: the root mean square of q·k, and the largest share on average."""

    width: int
    typical_score: float
    largest_unscaled: float
    largest_scaled: float


def widths(
    sizes: Sequence[int] = (1, 4, 16, 64, 256), queries: int = RANDOM_QUERIES, keys: int = RANDOM_KEYS, seed: int = 0
) -> list[Width]:
    """What the scale is for: shares of random queries and keys of several widths, without and with 1/√d.

    Each query has `keys` keys of its own; every number is drawn from the standard normal distribution.
    """
    found = []
    for d in sizes:
        g = torch.Generator().manual_seed(seed)
        q = torch.randn(queries, 1, 1, d, generator=g, dtype=torch.float64)
        k = torch.randn(queries, 1, keys, d, generator=g, dtype=torch.float64)
        _, raw = attention_with_map(q, k, k, score=Dot(scale=1.0))
        _, scaled = attention_with_map(q, k, k, score=Dot())
        largest = [m.dense().max(dim=-1).values.mean().item() for m in (raw, scaled)]
        typical = raw.scores[:, 0, 0, :].square().mean().sqrt().item()
        found.append(Width(d, typical, *largest))
    return found
