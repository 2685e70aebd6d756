"""Step 6 in words: set by hand, learned from scenes, and not learnable under plain shares."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict

import torch

from . import coins, learning
from .learning import FEATURES, Lesson
from .pages import Cell, Column, Screen, Sum, Table, Text


def learning_screens() -> Iterator[Screen]:
    """Step 6: where the weights come from. The second and third screen train, a second or so each."""
    yield _by_hand()
    lesson = learning.learn(coins.SOFT)
    yield _learned(lesson)
    yield _plain(learning.learn(coins.STORY), lesson)


def _by_hand() -> Screen:
    weights = learning.by_hand()
    people = torch.tensor([[500, 416, 0], [0, 1000, 100], [0, 250, 150]], dtype=torch.float64) / coins.THOUSAND
    got = learning.gain(coins.SOFT, people[None, None], weights).item() * coins.THOUSAND
    rows = (("A", 500, 416, 0), ("B", 0, 1000, 100), ("C", 0, 250, 150))
    who = Table((Column(""), *(Column(f, format=",d") for f in FEATURES)), rows, title="what is known of each (coins)")
    return Screen(
        6,
        "Where do the weights come from? First, by hand.",
        (
            who,
            _weights_table("set by hand", weights.columns()),
            Text(
                "Nobody tells a model which number is the wish. It has three tables of *weights*, here one column "
                "each. x times a table means: each number times the weight in its row, added up. So A's query is "
                "made, and the others' keys and values. Set by hand, 1 takes a number and 0 leaves it out: "
                "{query:query_weights} take what one wants, {key:key_weights} what one has, {value:value_weights} "
                "what one gives."
            ),
            Sum(f"A, not asked itself, asks B and C as in step 3: {{output:{got:.2f}}} coins again"),
        ),
        {"gain": got, "by_hand": _columns(weights.columns())},
    )


def _learned(lesson: Lesson) -> Screen:
    query, key, _ = lesson.learned
    return Screen(
        6,
        "Can they be found without a hand?",
        (
            _weights_table("at the start, drawn at random", lesson.start),
            _weights_table(f"after {lesson.steps} small steps", lesson.learned),
            Text(
                f"Yes. {lesson.steps} times: draw 64 *scenes* (A and others with random coins), compare A's coins with "
                "the right answer (here the hand-set weights are the teacher; a model's is the word that really came "
                "next), and move each weight a little the way that makes the error "
                "smaller. Its *gradient* tells which way and how strongly: this is *gradient descent*."
            ),
            Text(
                f"Mean error on new scenes: {lesson.held_out_before:.1f} coins at first (random weights give saved "
                f"coins too), {_coins(lesson.held_out)} at last. Why {query[0]:.4f} and {key[1]:.4f}, not 1? In K ÷ Q "
                f"a common factor cancels; the ratio is {key[1] / query[0]:.4f}, as by hand."
            ),
        ),
        asdict(lesson)
        | {"start": _columns(lesson.start), "learned": _columns(lesson.learned), "ratio": key[1] / query[0]},
    )


def _plain(plain: Lesson, soft: Lesson) -> Screen:
    rows = (
        ("largest gradient of a query weight", f"{plain.query_gradient:.4f}", f"{soft.query_gradient:.4f}"),
        ("how far the query weights moved", f"{plain.query_moved:.4f}", f"{soft.query_moved:.4f}"),
        ("mean error on new scenes, coins", f"{plain.held_out:.2f}", _coins(soft.held_out)),
    )
    columns = (Column(""), Column("plain shares", format="s"), Column("softmax", format="s"))
    return Screen(
        6,
        "And under the plain shares of step 2?",
        (
            Table(columns, rows),
            Text(
                "They cannot be found. Same scenes, same steps, only the softmax is missing. A's wish cancels out: "
                f"moving a query weight changes nothing, so its gradient is 0{_rounding(plain.query_gradient)} and it "
                f"stays. Keys and values are learned; the {plain.held_out:.2f} coins left are about the least that "
                "plain shares, blind to A's wish, can reach."
            ),
        ),
        {"plain": asdict(plain)},
    )


def _coins(error: float) -> str:
    return "less than 0.01" if error < 0.01 else f"{error:.2f}"


def _rounding(small: float) -> str:
    """What was computed in place of 0, to one digit and without an exponent: 2.4e-17 is 0.00000000000000002."""
    if small == 0:
        return ""
    return f" ({small:.{-math.floor(math.log10(small))}f} by rounding)"


def _columns(columns: tuple[tuple[float, ...], ...]) -> dict[str, list[float]]:
    return dict(zip(("query_weights", "key_weights", "value_weights"), map(list, columns), strict=True))


def _weights_table(title: str, columns: tuple[tuple[float, ...], ...]) -> Table:
    heads = (
        Column("takes"),
        Column("Q query_weights", "query", ".4f"),
        Column("K key_weights", "key", ".4f"),
        Column("V value_weights", "value", ".4f"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(round(c[i], 4) + 0.0 for c in columns)) for i, name in enumerate(FEATURES)
    )
    return Table(heads, rows, title=title)
