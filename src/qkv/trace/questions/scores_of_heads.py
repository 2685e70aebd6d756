"""What kind of head is this: scores of one layer's heads, each (H,), from single weights and sums of rows.

A score that looks at one key a row needs that one weight and no other: `_asking.cells` computes it from Q, K and the row
state, so all heads of a model cost little at any length. Rows of padding count nowhere; NaN where no row tells anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

from ..._asking import cells
from .layers import Given
from .measured import Measured, Subject

Pair = tuple[Tensor, Tensor]


def previous_token(given: Given) -> Measured:
    """The mean weight on the token before, (H,): the mean of the first sub-diagonal over the text. Olsson et al. 2022."""
    what = "mean weight on the token before"
    return Measured(_mean_at(given, _before), "derived", what, "share", "Olsson et al. 2022")


def self_share(given: Given) -> Measured:
    """The mean weight of a token on itself, (H,): the mean of the diagonal over the text."""
    return Measured(_mean_at(given, _itself), "derived", "mean weight on itself", "share", "the diagonal")


def duplicate_token(given: Given) -> Measured:
    """The mean weight on the last earlier occurrence of the same token, (H,), over the tokens that have one.

    ValueError where the layer's token ids are not known. Source: Wang et al. 2022 (arXiv 2211.00593), duplicate-token heads.
    """
    what = "mean weight on the last earlier occurrence of the same token"
    return Measured(_mean_at(given, _same), "derived", what, "share", "Wang et al. 2022")


def induction(given: Given) -> Measured:
    """The mean weight W[t, p + 1] on what followed the same token before, (H,).

    t runs over the tokens that occurred before, p is the last such place with p + 1 < t. On random tokens that are given
    twice this is the published mean of W[t, t − (T − 1)] over the second half. ValueError where the layer's token ids are
    not known. Source: Olsson et al. 2022, prefix matching.
    """
    what = "mean weight on the token that followed the same token before"
    return Measured(_mean_at(given, _after_same), "derived", what, "share", "Olsson et al. 2022")


def _mean_at(given: Given, choose: Callable[[Subject, int], Pair]) -> Tensor:
    of = Subject.of(given)
    if of.cross:
        raise ValueError("A layer of cross-attention has no such score: its queries and keys are different tokens.")
    found = [cells(of.map, b, *choose(of, b)) for b in range(of.shape[0])]
    return torch.cat(found, -1).mean(-1) if found else torch.full(of.shape[1:2], float("nan"))


def _text_rows(of: Subject, b: int) -> Pair:
    """(rows of text, the columns of their own tokens), of those whose own token is among the keys."""
    own = of.own[b]
    rows = (of.rows_of_text[b] & (own >= 0) & (own < of.shape[3])).nonzero().view(-1)
    return rows, own[rows]


def _chosen(of: Subject, b: int, rows: Tensor, columns: Tensor) -> Pair:
    """The pairs whose column is there and is text."""
    there = (columns >= 0) & (columns < of.shape[3])
    there &= of.keys_of_text[b][columns.clamp(0, of.shape[3] - 1)]
    return rows[there], columns[there]


def _itself(of: Subject, b: int) -> Pair:
    return _text_rows(of, b)


def _before(of: Subject, b: int) -> Pair:
    rows, own = _text_rows(of, b)
    return _chosen(of, b, rows, own - 1)


def _same(of: Subject, b: int) -> Pair:
    rows, own = _text_rows(of, b)
    return _chosen(of, b, rows, _earlier(of, b)[own])


def _after_same(of: Subject, b: int) -> Pair:
    rows, own = _text_rows(of, b)
    earlier = _earlier(of, b)
    at = earlier[own]
    at = torch.where((at == own - 1) & (at >= 0), earlier[at], at)  # what follows must not be the token itself
    return _chosen(of, b, rows, torch.where(at < 0, -1, at + 1))


def _earlier(of: Subject, b: int) -> Tensor:
    """(Lk,): for each column of text the last earlier one with the same token id; −1 where there is none."""
    if of.ids is None:
        raise ValueError(
            "This score compares tokens, and their ids are not known. Give them: Trace.from_tensors(tokens=…)."
        )
    ids = torch.where(of.keys_of_text[b], of.ids[b], -1)
    order = ids.argsort(stable=True)
    again = (ids[order[1:]] == ids[order[:-1]]) & (ids[order[1:]] >= 0)
    found = torch.full_like(ids, -1)
    found[order[1:][again]] = order[:-1][again]
    return found


_ROWS = 16


def retrieval(given: Given, needle: Sequence[int] | slice, answer: Sequence[int] | slice | None = None) -> Measured:
    """How much of a needle each head copies out, (H,): the part of the needle's tokens that it has copied, 0 to 1.

    needle: the positions of the sentence to be found in the prompt. answer: the positions of the answer's tokens (default:
    those that were generated). A head copies a token when the row that made it (the one before) gives its largest weight to
    a token of the needle that is the same. Source: Wu et al. 2024 (arXiv 2404.15574).

    Raises:
        ValueError: a batch, cross-attention, unknown token ids, no needle, no answer, or rows that were not kept.
    """
    of = Subject.of(given)
    if of.cross or of.ids is None or of.shape[0] != 1:
        raise ValueError(
            "retrieval: needs the self-attention of one text with known token ids. Of a batch choose one: trace.sequence(0)."
        )
    places = _positions(needle, of)
    said = _positions(slice(of.prompt_length, None) if answer is None else answer, of)
    if not places or not said or (answer is None and of.prompt_length is None):
        raise ValueError(
            "retrieval: the needle or the answer is empty. Give their positions: needle=range(40, 52), answer=…."
        )
    copied = torch.zeros(of.shape[1], of.shape[3], dtype=torch.bool)
    wanted = torch.zeros(of.shape[3], dtype=torch.bool)
    wanted[[p - of.first_key for p in places]] = True
    for tokens, rows in _rows_before(of, said):
        best = of.map[0, :, rows].argmax(-1)  # (H, n)
        right = wanted[best] & (of.ids[0][best] == of.ids[0][tokens - of.first_key])
        head, step = right.nonzero().T
        copied[head, best[head, step]] = True
    value = copied.sum(-1).to(torch.float32) / len(places)
    return Measured(
        value, "derived", "part of the needle that the head copied out", "share of tokens", "Wu et al. 2024"
    )


def _positions(given: Sequence[int] | slice, of: Subject) -> list[int]:
    """Positions among the keys' tokens, each once and in order. ValueError for one that is not there."""
    first, length = of.first_key, of.first_key + of.shape[3]
    found = list(range(length))[given] if isinstance(given, slice) else [p + length if p < 0 else p for p in given]
    if any(not first <= p < length for p in found):
        raise ValueError(f"retrieval: positions must lie from {first} to {length - 1}, got {found[0]} to {found[-1]}.")
    return sorted(set(found))


def _rows_before(of: Subject, said: list[int]) -> Iterator[Pair]:
    """(positions of tokens, the rows that made them), some at a time. ValueError where such a row was not kept."""
    row_of = {int(column) + of.first_key: row for row, column in enumerate(of.own[0].tolist())}
    missing = [p for p in said if p - 1 not in row_of]
    if missing:
        raise ValueError(f"retrieval: the row of token {missing[0] - 1}, which made token {missing[0]}, was not kept.")
    rows, tokens = torch.tensor([row_of[p - 1] for p in said]), torch.tensor(said)
    yield from zip(tokens.split(_ROWS), rows.split(_ROWS), strict=True)
