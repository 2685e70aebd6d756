"""Steps 1 to 3: A asks B, then B and C; why the shares are a softmax's; how the story becomes the equation."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from . import coins
from .coins import GIVES, HAS, OWN, PRICE, WANTS, Answer
from .pages import Cell, Code, Column, Screen, Sum, Table, Text

WISHES = (100, 500, 2000)


def alone() -> Iterator[Screen]:
    """Step 1: B alone."""
    answer = coins.ask(names=("B",))
    yield Screen(
        1,
        "How many coins can A count on?",
        (
            _asked(answer, "chance", "probability"),
            Sum(f"{{residual:{OWN}}} A has + {{output:1.0000 × 100}} from B = {answer.total:.2f} coins"),
            Text(
                f"A phone costs {PRICE} coins. A has {OWN} and wants {{query:{WANTS} more}}. B has saved "
                f"{{key:1,000}}: twice what A wants, a chance of {answer.scores[0]:g} (the story's word for how many "
                "times over B could pay). Nobody else is asked: the probability is 2/2 = 1. But A and B are "
                f"strangers: B gives {{value:at most 100}}. A can expect {OWN} + 100 = {answer.total:.0f}."
            ),
        ),
        _numbers(answer),
    )
    yield _names(answer)


def _names(answer: Answer) -> Screen:
    cheats = "(the story cheats here: see step 8)"
    table = Table(
        (Column(""), Column("In the story"), Column("coins", format=",.0f"), Column("What the word means")),
        (
            ("Q *query*", "A wants", WANTS, "what the one who asks is looking for"),
            ("K *key*", "B has saved", HAS["B"], "what another has, held against Q"),
            ("  *score*", "the chance", None, f"how well K answers Q: K ÷ Q = {answer.scores[0]:g}"),
            ("  *share*", "the probability", None, "the score as a part of all scores; shares sum to 1"),
            ("V *value*", "B gives", GIVES["B"], f"what another hands over, whoever asks {cheats}"),
            ("+ *output*", "A gets", answer.gain, "each value times its share, added up"),
            ("  *residual*", "A had already", OWN, "what was there before; the output is added to it"),
        ),
        row_roles=("query", "key", "", "", "value", "output", "residual"),
    )
    return Screen(
        1,
        "What are these numbers called?",
        (
            table,
            Text(
                "*Attention* is no more than this: somebody asks, everybody answers by a share, and the answers are "
                "mixed. From here on, chance is called score and probability share (elsewhere also attention "
                "*weight*). Query, key, value are roles: one number each here, a list of numbers (a *vector*) in a "
                "*model*, a program whose numbers are learned from examples."
            ),
        ),
    )


def together() -> Iterator[Screen]:
    """Step 2: B and C."""
    answer = coins.ask()
    b, c = answer.coins
    yield Screen(
        2,
        "And if a friend can be asked too?",
        (
            _asked(answer),
            Sum(
                f"{{residual:{OWN}}} + {{output:{b:.2f}}} from B + {{output:{c:.2f}}} from C = {answer.total:.2f} coins"
            ),
            Text(
                f"C is a friend: C has saved only {{key:250}}, half of what A wants, but gives {{value:150}}. The "
                "scores (chances) 2 and 0.5 add up to 2.5, so the shares (probabilities) are 2/2.5 = 0.8 and 0.5/2.5 "
                f"= 0.2. Before asking anyone, A can expect {OWN} + 80 + 30 = {answer.total:.0f}."
            ),
            Text(
                f"Why not {OWN} + 100 + 150 = {OWN + 250}? A asks once, and has one turn to divide between those who "
                f"could answer: {answer.shares[0]:g} of it goes to B and {answer.shares[1]:g} to C. That is why shares "
                "sum to 1. In attention nothing is drawn by lot: each value really is mixed in."
            ),
        ),
        _numbers(answer),
    )


def softmax() -> Iterator[Screen]:
    """Step 3: why softmax, and from the story to the equation."""
    plain = [coins.ask(coins.STORY, wish) for wish in WISHES]
    soft = [coins.ask(coins.SOFT, wish) for wish in WISHES]
    yield Screen(
        3,
        "What if A asks for less, or for more?",
        (
            _wishes(plain),
            Text(
                "Nothing changes. A's wish divides both scores alike, so it cancels out of the shares: 0.8 and "
                "0.2, whatever A asks for. A question that changes no answer can never be learned from answers "
                "(step 6 shows it). Scores must become shares in another way."
            ),
        ),
        {"wants": list(WISHES), "shares": [list(a.shares) for a in plain]},
    )
    yield _softmax_screen(soft)
    yield from _equation()


def _softmax_screen(soft: Sequence[Answer]) -> Screen:
    now = soft[WISHES.index(WANTS)]
    powers = [math.exp(s) for s in now.scores]
    ratio = now.shares[0] / now.shares[1]
    return Screen(
        3,
        "What does a softmax do?",
        (
            _wishes(soft),
            Sum(
                f"e^2 + e^0.5 = {powers[0]:.4f} + {powers[1]:.4f} = {sum(powers):.4f}; "
                f"{powers[0]:.4f} ÷ {sum(powers):.4f} = {now.shares[0]:.4f}"
            ),
            Sum(
                f"{{residual:{OWN}}} + {{output:{now.coins[0]:.2f}}} + {{output:{now.coins[1]:.2f}}} = "
                f"{now.total:.2f} coins"
            ),
            Text(
                f"A *softmax* takes e = 2.718… to the power of each score and divides by the sum (above: for {WANTS}). "
                f"Now differences count: B's share ÷ C's = e^2 ÷ e^0.5 = e^(2 − 0.5) = {ratio:.2f}. "
                "The question counts again: if A wants little, B gets nearly all; if much, the shares come closer. "
                "And a score may be below 0, as q·k can be: e^s never is."
            ),
        ),
        _numbers(now) | {"wishes": list(WISHES), "by_wish": [list(a.shares) for a in soft]},
    )


def _equation() -> Iterator[Screen]:
    dot = coins.ask_in_thousands(coins.DOT)
    first = str(coins.STORY.diff(coins.SOFT)).splitlines()
    second = str(coins.SOFT.diff(coins.DOT)).splitlines()
    third = str(coins.DOT.diff(coins.SCALED)).splitlines()
    yield Screen(
        3,
        "How does the story become the equation?",
        (
            Text("In code (`qkv` is this package), with plain shares and with a softmax:"),
            Code(
                (
                    "story  = qkv.Attention(score=Quotient(), normalize=Proportional())",
                    "softer = qkv.Attention(score=Quotient(), normalize=Softmax())",
                    "softer(wants, has, gives)",
                )
            ),
            Text("One detail is different; `story.diff(softer)` names it:"),
            Code(tuple(first)),
            Text("The next one: from a quotient to a product, q·k:"),
            Code(tuple(second)),
            Text(
                "Ask with 1/wish instead of the wish: a larger Q now means wanting less. Counted in thousands A wants "
                f"{WANTS / 1000:g}, so {{query:Q = 1/{WANTS / 1000:g} = 2}}; {{key:K = 1 for B and 0.25 for C}}. Then q·k "
                f"is 2 and 0.5 as before, the shares too: {dot.shares[0]:.4f} and {dot.shares[1]:.4f}. Of two lists of "
                "numbers, q·k (the *dot product*) multiplies place by place and adds up: one query "
                "can ask many things."
            ),
        ),
        {"first": first, "second": second, "dot_scores": list(dot.scores), "dot_shares": list(dot.shares)},
    )
    yield _scale(third)


def _scale(diff: Sequence[str]) -> Screen:
    measured = coins.widths()
    columns = (
        Column("d: numbers in a query", format="d"),
        Column("typical size of q·k", format=".2f"),
        Column("largest share from q·k", format=".4f"),
        Column("largest share from q·k ÷ √d", format=".4f"),
    )
    title = f"measured: {coins.RANDOM_QUERIES:,} random queries, each with {coins.RANDOM_KEYS} random keys"
    rows = tuple((m.width, m.typical_score, m.largest_unscaled, m.largest_scaled) for m in measured)
    return Screen(
        3,
        "Why divide by √d?",
        (
            Table(columns, rows, title=title),
            Text(
                "Each number is drawn from a normal distribution of spread 1. The typical size of q·k (its root mean "
                "square) grows like √d, until the softmax gives one key nearly everything. The *scale*, a factor "
                "1/√d, takes that growth out: others are still heard. The coins have d = 1 and stay as they are. In "
                "code, d is D:"
            ),
            Code(tuple(diff)),
            Sum("the equation of attention: output = softmax({query:Q} {key:Kᵀ} ÷ √d) {value:V}"),
            Text(
                "A capital is a table: all queries, keys or values as its rows. Q Kᵀ (K turned on its side) is every "
                "query times every key; the softmax runs along each row, one asker's. Mask, residual and W_o come in "
                "step 7."
            ),
        ),
        {"widths": [asdict(m) for m in measured], "diff": list(diff)},
    )


def _asked(answer: Answer, score: str = "score", share: str = "share") -> Table:
    columns = (
        Column("asked"),
        Column("K has", "key", ",.0f"),
        Column("Q A wants", "query", ",.0f"),
        Column(score, "", ".2f"),
        Column(share, "", ".4f"),
        Column("V gives", "value", ",.0f"),
        Column("+ A gets", "output", ".2f"),
    )
    each = zip(answer.names, answer.has, answer.scores, answer.shares, answer.gives, answer.coins, strict=True)
    rows: list[tuple[Cell, ...]] = [
        (n, has, answer.wants, score, share, gives, got) for n, has, score, share, gives, got in each
    ]
    if len(rows) > 1:
        rows.append(("together", None, None, sum(answer.scores), sum(answer.shares), None, answer.gain))
    return Table(columns, tuple(rows))


def _wishes(answers: Sequence[Answer]) -> Table:
    columns = (
        Column("Q A wants", "query", ",.0f"),
        Column("score B", "", ".3f"),
        Column("score C", "", ".3f"),
        Column("share B", "", ".4f", bar=True),
        Column("share C", "", ".4f"),
        Column("+ A gets", "output", ".2f"),
    )
    return Table(columns, tuple((a.wants, *a.scores, *a.shares, a.gain) for a in answers))


def _numbers(answer: Answer) -> dict[str, object]:
    return {**asdict(answer), "total": answer.total}
