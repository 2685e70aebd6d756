"""Step 7 in words, on a real model: one word of the reader's own sentence and one head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from torch import Tensor

from .model_block import ModelWalk, follow, words_of
from .pages import Cell, Column, Screen, Sum, Table, Text, literal

SHOWN = 6


def model_screens(
    model: Any, tokenizer: Any, label: str, sentence: str, *,
    layer: int | None = None, head: int | None = None, word: str | None = None,
) -> Iterator[Screen]:  # fmt: skip
    """Step 7 for `sentence` on `model`, which `label` names. What of layer, head and word is not given is chosen."""
    walk = follow(model, tokenizer, sentence, layer=layer, head=head, word=word)
    return iter((_vectors(walk, label), _answers(walk), _added(walk)))


def _vectors(w: ModelWalk, label: str) -> Screen:
    asker, best = literal(_name(w, w.row)), literal(_name(w, w.best))
    rows = (
        (f'x: "{asker}" so far', *_first(w.residual)),
        ("x brought to a standard size", *_first(w.normed)),
        (f'Q: what "{asker}" looks for', *_first(w.before_rope)),
        ("Q turned by its position", *_first(w.query)),
        (f'K of "{best}", turned as well', *_first(w.keys[w.best])),
        (f'V of "{best}"', *_first(w.values[w.best])),
    )
    columns = (
        Column("step"),
        Column("numbers", format="d"),
        Column("the first three", format="s"),
        Column("size", "", ".2f"),
    )
    far = w.chosen and words_of(w.tokens)[w.row] - words_of(w.tokens)[w.best] > 1
    how = "Chosen: a strong connection, and not to the word just before. " if far else ""
    return Screen(
        7,
        f'Layer {w.layer}, head {w.head}: what does "{_name(w, w.row)}" look for?',
        (
            Sum(_sentence(w)),
            Table(columns, rows, row_roles=("residual", "", "query", "query", "key", "value")),
            Text(
                f"{how}The same steps as with four words, only longer: {len(w.residual)} numbers for a word, "
                f"{len(w.query)} for a head; {w.heads} heads in each of {w.layers} layers, counted from 0. Nobody "
                "named these numbers. Before it asks, a word's list is brought to a standard size (a *norm*); then "
                "Q and K are turned by an angle that grows with the position (*RoPE*), so that a score also knows "
                "how far apart two words are."
            ),
            Text(f"Measured: {label}, {_count(len(w.tokens), 'token')}."),
        ),
        _numbers(w) | {"label": label},
    )


def _answers(w: ModelWalk) -> Screen:
    order = sorted(range(w.row + 1), key=lambda j: -w.shares[j].item())[:SHOWN]
    columns = (
        Column("word"),
        Column("place", format="d"),
        Column("q·k", format=".2f"),
        Column(f"× 1/√{len(w.query)}", format=".3f"),
        Column("share", "query", ".4f", bar=True),
        Column("V gives (size)", "value", ".3f"),
    )
    numbers = (w.raw, w.scaled, w.shares, w.handed)
    rows: list[tuple[Cell, ...]] = [(literal(_name(w, j)), j, *(t[j].item() for t in numbers)) for j in order]
    others = [j for j in range(w.row + 1) if j not in order]
    if others:
        rows.append((_count(len(others), "other"), None, None, None, w.shares[others].sum().item(), None))
    hidden = len(w.tokens) - w.row - 1
    later = f"{_count(hidden, 'later token')}: hidden by the mask. " if hidden else "No later token has to be hidden. "
    sink = ""
    if 0 in order and w.best != 0:
        sink = (
            f'"{literal(_name(w, 0))}" is the first token: many heads leave a share there when nothing fits (a '
            "*sink*), and it hands over little news. "
        )
    return Screen(
        7,
        f'Who answers "{_name(w, w.row)}"?',
        (
            Table(columns, tuple(rows), title=f"the query to {_count(w.row + 1, 'key')}"),
            Text(
                f"{later}The softmax over the visible ones gives the shares; they sum to "
                f"{w.shares.sum().item():.4f}. {sink}The last column is what a word really hands over: its share of "
                "its value, sent through the output weight."
            ),
        ),
        {"order": order, "scores": w.raw.tolist(), "scaled": w.scaled.tolist(), "shares": w.shares.tolist()},
    )


def _added(w: ModelWalk) -> Screen:
    asker = literal(_name(w, w.row))
    columns = (
        Column("step"),
        Column("numbers", format="d"),
        Column("the first three", format="s"),
        Column("size", "", ".2f"),
    )
    rows = (
        ("the mix: shares × values, added", *_first(w.mixed)),
        ("times this head's part of W_o", *_first(w.added)),
        (f"what all {w.heads} heads add", *_first(w.together)),
        (f'x: "{asker}" before (residual)', *_first(w.residual)),
        ("after: before + added", *_first(w.after)),
    )
    return Screen(
        7,
        f'What is added to "{_name(w, w.row)}"?',
        (
            Table(columns, rows, row_roles=("output", "output", "output", "residual", "")),
            Text(
                f"The output weight W_o turns the {len(w.mixed)} numbers of the mix into {len(w.added)}, the heads' "
                f'results are added up, and the sum is added to what "{asker}" had: the residual. This was one head '
                f"of {w.heads * w.layers}. It shows where this head read from, not why the model goes on as it does."
            ),
            Text(
                "The size of a list is the root of the sum of its squares. Lists rarely point the same way, so sizes do "
                "not simply add up."
            ),
            Text(f"Checked: the mix differs from the model's own by {w.difference:.1e} at most."),
        ),
        {"mixed": w.mixed.tolist(), "added_length": w.added.norm().item(), "difference": w.difference},
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _numbers(w: ModelWalk) -> dict[str, Any]:
    names = ("layer", "head", "heads", "layers", "row", "best")
    return {name: getattr(w, name) for name in names} | {"tokens": list(w.tokens)}


def _first(vector: Tensor) -> tuple[int, str, float]:
    return len(vector), " ".join(f"{n:6.2f}" for n in vector[:3].tolist()) + " …", vector.norm().item()


def _name(w: ModelWalk, i: int) -> str:
    """A token as a reader knows it: without its blank, and with its word where it is a part of one."""
    numbers, piece = words_of(w.tokens), _clean(w.tokens[i])
    whole = _clean("".join(t for t, n in zip(w.tokens, numbers, strict=True) if n == numbers[i]))
    return piece if piece == whole else f"{piece} (in {whole})"


def _clean(text: str) -> str:
    shown = text.strip().replace("\n", " ")
    return shown if shown else "(a line break)" if "\n" in text else "(a blank)"


def _sentence(w: ModelWalk) -> str:
    """The sentence with the asker in the query's colour and the one it reads most in the key's, both in brackets."""
    parts = []
    for i, token in enumerate(w.tokens):
        lead = token[: len(token) - len(token.lstrip())].replace("\n", " ")
        body = token.strip()
        body = literal(body)
        if i == w.row:
            body = f"{{query:[Q {body}]}}"
        elif i == w.best:
            body = f"{{key:[K {body}]}}"
        parts.append(lead + body)
    return "".join(parts).strip()
