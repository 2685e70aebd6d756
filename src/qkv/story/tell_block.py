"""Step 7 in words: one word followed through the built-in block of four words and two heads."""

from __future__ import annotations

import math
from collections.abc import Iterator

from torch import Tensor

from .block import Head, Walk, walk
from .pages import Column, Screen, Sum, Table, Text


def block_screens() -> Iterator[Screen]:
    """Step 7 on the built-in example, from the input to what is added."""
    found = walk()
    first, second = found.heads
    yield _input(found)
    yield _weights(found, first)
    yield _projected(found, first)
    yield _shares(found, first)
    yield _mix(found, first)
    yield _other_head(found, second)
    yield _added(found)


def self_share() -> float:
    """What the followed word takes from itself in head 1: step 8 speaks of it."""
    found = walk()
    return found.heads[1].shares[found.followed].item()


def _input(w: Walk) -> Screen:
    columns = (Column("word"), *(Column(f, format=".1f") for f in w.features))
    rows = tuple((_mark(w, i), *row) for i, row in enumerate(w.inputs.tolist()))
    return Screen(
        7,
        'What does "cat" find out in an attention block?',
        (
            Table(
                columns,
                rows,
                title=f"the input x, shape {_shape(w.inputs)}: {len(w.words)} words, {len(w.features)} numbers each",
            ),
            Text(
                "Words instead of people now, in an *attention block*: the part of a model where words read one "
                "another. Each word comes in as a list of numbers: four here, with names; hundreds in a model, which "
                'nobody named. We follow "cat", marked >. So far it is an animal and no more.'
            ),
        ),
        {"words": list(w.words), "features": list(w.features), "input": w.inputs.tolist()},
    )


def _weights(w: Walk, head: Head) -> Screen:
    parts = (head.query_weight, head.key_weight, head.value_weight)
    columns = [Column("takes")]
    for letter, role in zip("QKV", ("query", "key", "value"), strict=True):
        columns += [Column(f"{letter}{n}", role, ".1f") for n in (1, 2)]
    rows = tuple((f, *(n for p in parts for n in p[i].tolist())) for i, f in enumerate(w.features))
    return Screen(
        7,
        "What is a head?",
        (
            Table(
                tuple(columns),
                rows,
                title=f"head 0: W_q, W_k, W_v, shape {_shape(parts[0])} each (4 numbers in, 2 out)",
            ),
            Text(
                "A *head* is one kind of question, with its own three tables of learned weights. Here are two, with "
                f"{len(w.features)} ÷ {len(w.heads)} = {parts[0].shape[1]} numbers each: "
                f'head 0 asks "{w.heads[0].question}", head 1 (tables not shown) '
                f'"{w.heads[1].question}", both at once. These are set by hand; a model learns its own (step 6).'
            ),
        ),
        {f"head_0_{n}": p.tolist() for n, p in zip(("query_weight", "key_weight", "value_weight"), parts, strict=True)},
    )


def _projected(w: Walk, head: Head) -> Screen:
    columns = [Column("word")]
    for letter, role in zip("QKV", ("query", "key", "value"), strict=True):
        columns += [Column(f"{letter}{n}", role, ".1f") for n in (1, 2)]
    rows = []
    for i in range(len(w.words)):
        query = head.query.tolist() if i == w.followed else [None, None]
        rows.append((_mark(w, i), *query, *head.keys[i].tolist(), *head.values[i].tolist()))
    q = head.query.tolist()
    return Screen(
        7,
        "Who wants what, who has what, who gives what?",
        (
            Table(
                tuple(columns),
                tuple(rows),
                title=f"head 0: Q, K, V = x times its weights, shape {_shape(head.keys)} each",
            ),
            Text(
                f'{{query:Q}} of "cat" is its list times W_q: 1 × the row "animal", ({q[0]:g}, {q[1]:g}). Every word '
                "has a query, a key and a value at once; here the other queries are left out, as we follow one "
                'word. The keys of "black" and "sleeps" fit best: both can tell more about an animal.'
            ),
        ),
        {"query": q, "keys": head.keys.tolist(), "values": head.values.tolist()},
    )


def _shares(w: Walk, head: Head) -> Screen:
    columns = (
        Column("word"),
        Column("q·k", "", ".2f"),
        Column("× scale 1/√2", "", ".4f"),
        Column("after the mask", "", ".4f"),
        Column("share", "query", ".4f", bar=True),
    )
    rows = []
    for i, raw in enumerate(head.raw.tolist()):
        masked = head.masked[i].item()
        hidden = math.isinf(masked)
        rows.append(
            (
                _mark(w, i),
                raw,
                head.scaled[i].item(),
                "−∞" if hidden else masked,
                "hidden" if hidden else head.shares[i].item(),
            )
        )
    black, q, k = head.raw[1].item(), head.query.tolist(), head.keys[1].tolist()
    return Screen(
        7,
        "Who answers, and who is not heard?",
        (
            Table(columns, tuple(rows), title='head 0: the query "cat" to each key, shape 1 × 4'),
            Sum(
                f"{{query:cat}} · {{key:black}} = {q[0]:g} × {k[0]:g} + {q[1]:g} × {k[1]:g} = {black:g}, "
                f"times 1/√2 = {head.scaled[1].item():.4f}"
            ),
            Text(
                'A *mask* says who may be read. A model learns by guessing, at "cat", the next word; if it could read '
                '"sleeps" there, it would copy it. So later words are hidden (a picture needs no mask): "sleeps" scored '
                "highest, but its score becomes −∞, and e^−∞ = 0. The softmax divides 1 among the rest."
            ),
        ),
        {
            "scores": head.raw.tolist(),
            "scaled": head.scaled.tolist(),
            "hidden": [w.words[i] for i, s in enumerate(head.masked.tolist()) if math.isinf(s)],
            "shares": head.shares.tolist(),
        },
    )


def _mix(w: Walk, head: Head) -> Screen:
    return Screen(
        7,
        "What do the answers add up to?",
        (
            _mixed(w, head, "head 0: share × value, and the sum"),
            Text(
                "Each value times its share, all added: the *mix*, this head's output. Its first number means "
                'darkness and came from "black". "the" and "cat" had shares too but nothing to give: their values '
                "are 0. So a share alone does not tell how much was handed over."
            ),
        ),
        {"mixed": head.mixed.tolist()},
    )


def _other_head(w: Walk, head: Head) -> Screen:
    return Screen(
        7,
        "What does the other head hear?",
        (
            _mixed(w, head, f'head 1, "{head.question}"'),
            Text(
                'The same steps with other weights: this head reads mostly "the", which says that this cat is one '
                'we know already. It also reads a little from "cat" itself: a word may answer its own question.'
            ),
        ),
        {
            "query": head.query.tolist(),
            "scores": head.raw.tolist(),
            "shares": head.shares.tolist(),
            "mixed": head.mixed.tolist(),
        },
    )


def _mixed(w: Walk, head: Head, title: str) -> Table:
    columns = (
        Column("word"),
        Column("share", "query", ".4f"),
        Column("V1", "value", ".1f"),
        Column("V2", "value", ".1f"),
        Column("+ share × V1", "output", ".4f"),
        Column("+ share × V2", "output", ".4f"),
    )
    rows = []
    for i, share in enumerate(head.shares.tolist()):
        if math.isinf(head.masked[i].item()):
            rows.append((_mark(w, i), "hidden", None, None, None, None))
            continue
        value = head.values[i].tolist()
        rows.append((_mark(w, i), share, *value, *(share * n for n in value)))
    rows.append(("  sum", head.shares.sum().item(), None, None, *head.mixed.tolist()))
    return Table(columns, tuple(rows), title=title)


def _added(w: Walk) -> Screen:
    columns = (
        Column("number"),
        Column("before (residual)", "residual", ".4f"),
        Column("+ head 0", "output", ".4f"),
        Column("+ head 1", "output", ".4f"),
        Column("after", "", ".4f"),
    )
    parts = [w.before, *(h.added for h in w.heads), w.after]
    rows = tuple((f, *(p[i].item() for p in parts)) for i, f in enumerate(w.features))
    before, after = w.before.tolist(), w.after.tolist()
    return Screen(
        7,
        'What has "cat" become?',
        (
            Table(columns, rows, title=f"mixes (2 + 2 numbers) × W_o (shape {_shape(w.output_weight)}), added"),
            Text(
                "The mixes of both heads, side by side, go through a fourth table, the *output weight* W_o. It says "
                f"where each number belongs: {_places(w)}. The result is added to what "
                '"cat" had before, the {residual:residual}: nothing is lost.'
            ),
            Text(
                f'"cat" came in as animal {before[2]:g}. It goes out as animal {after[2]:.2f}, dark {after[1]:.2f}, '
                f'known {after[0]:.2f}: still a cat, but now one that is black and known, "the black cat". A model '
                "is a pile of *layers*, each with such a block: the next one asks again, with the new numbers."
            ),
        ),
        {
            "before": before,
            "added": [h.added.tolist() for h in w.heads],
            "after": after,
            "output_weight": w.output_weight.tolist(),
        },
    )


def _places(w: Walk) -> str:
    """Where the output weight, a table of single ones, sends the numbers of each head's mix."""
    names = [w.features[i] for i in w.output_weight.argmax(dim=1).tolist()]
    width = len(names) // len(w.heads)
    return "; ".join(f"head {h}'s to {', '.join(names[h * width : (h + 1) * width])}" for h in range(len(w.heads)))


def _mark(w: Walk, i: int) -> str:
    return f"> {w.words[i]}" if i == w.followed else f"  {w.words[i]}"


def _shape(x: Tensor) -> str:
    return " × ".join(str(n) for n in x.shape)
