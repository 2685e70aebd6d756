"""Questions to one layer: what a token read, who read it, how widely, how much arrived. None ever holds an Lq × Lk matrix.

Each takes an AttentionMap, or a `Subject` that also says which rows are padding, and returns a `Measured`.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor

from ..._asking import left_product, stream
from ...attention_map import AttentionMap
from ...engines import looking
from ...normalizers import Softmax
from ...plan import compute_dtype
from .measured import Measured, Strongest, Subject

Given = AttentionMap | Subject


def top(given: Given, k: int = 8) -> Measured:
    """The k keys that each row read most: `Strongest` of (B, H, Lq, k), sorted, ties to the lowest position.

    ValueError for a k below 1.
    """
    of = Subject.of(given)
    weights, keys = of.map.top(k)
    value = Strongest(weights, torch.where(keys < 0, keys, keys + of.first_key))
    return Measured(value, "measured", f"the {k} keys that each token read most", "share", "the attention weights")


def read(given: Given, query: int, head: int | None = None) -> Measured:
    """What token `query` read: its row, (B, H, Lk), or (B, Lk) for one head (its number in the map).

    query counts tokens; −1 is the last one that is no padding, in each sequence. IndexError where there is no such row or head.
    """
    of = Subject.of(given)
    rows = torch.stack([of.map[b, :, row] for b, row in enumerate(of.rows(query))])
    what = f"what token {query} read" + ("" if head is None else f" in head {head}")
    return Measured(rows if head is None else _of_head(rows, head), "measured", what, "share", "the attention weights")


def readers(given: Given, key: int, k: int = 8, head: int | None = None) -> Measured:
    """Who read token `key` most: `Strongest` of (B, H, k), or (B, k) for one head; positions are those of the readers.

    One column, O(Lq) numbers. Rows of padding and rows that cannot see the key are no readers. key counts tokens; −1 is the
    last one that is no padding. IndexError where there is no such column or head; ValueError for a k below 1.
    """
    of = Subject.of(given)
    k = _at_least_one("readers", "k", k)
    found = []
    for b, column in enumerate(of.columns(key)):
        hidden = (of.map.scores[b, :, :, column] == -math.inf) | ~of.rows_of_text[b]
        weights, rows = looking.largest(torch.where(hidden, -math.inf, of.map[b, :, :, column]), k)
        none = weights == -math.inf
        found.append((torch.where(none, 0.0, weights), torch.where(none, -1, of.numbered(rows))))
    weights, rows = (
        _widened(torch.stack(list(x)), k, fill) for x, fill in zip(zip(*found, strict=True), (0, -1), strict=True)
    )
    value = Strongest(weights, rows) if head is None else Strongest(_of_head(weights, head), _of_head(rows, head))
    what = f"the {k} tokens that read token {key} most" + ("" if head is None else f" in head {head}")
    return Measured(value, "measured", what, "share", "the attention weights")


def _of_head(x: Tensor, head: int) -> Tensor:
    if not -x.shape[1] <= head < x.shape[1]:
        raise IndexError(f"There is no head {head}: this map has {x.shape[1]}, counted from 0.")
    return x[:, head]


def _widened(x: Tensor, k: int, fill: int) -> Tensor:
    """The last dimension filled up to k."""
    return torch.nn.functional.pad(x, (0, k - x.shape[-1]), value=fill)


def _at_least_one(call: str, name: str, value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{call}: {name} must be a whole number of 1 or more, got {value!r}.")
    return value


def entropy(given: Given, relative: bool = False) -> Measured:
    """How widely each row is spread: −Σ p ln p of p = w/Σw, (B, H, Lq), in nats.

    relative: divided by ln of the number of keys that the row could see, so that 1 is "all alike" at any length; 0 where that
    number is below 2. A learned sink's share is no part of p. Source: Clark et al. 2019.
    """
    of = Subject.of(given)
    if not relative:
        return Measured(of.map.entropy(), "derived", "entropy of each row", "nats", "Clark et al. 2019")
    size, like = of.shape, of.map.tensors[0]
    nats, reach = stream(
        of.map,
        [looking.Entropy(size, like, compute_dtype(like.dtype)), looking.Reach(size, like, compute_dtype(like.dtype))],
    )
    what = "entropy of each row, of the largest that it could have"
    return Measured(share_of_most(nats, reach[1]), "derived", what, "share of ln(visible keys)", "Clark et al. 2019")


def share_of_most(nats: Tensor, visible: Tensor) -> Tensor:
    """Entropies relative to ln(visible keys); 0 where fewer than 2 are visible: there the entropy is 0 itself."""
    return nats / visible.clamp_min(2).to(nats.dtype).log()


def received(given: Given, per_eligible: bool = False) -> Measured:
    """What each key received, Σ_i w_ij over the rows that are no padding, (B, H, Lk).

    Under a causal mask a plain sum favours early tokens, which more rows can see: per_eligible gives the mean over the rows
    that could see the key.
    """
    of = Subject.of(given)
    total, seen = left_product(of.map, of.rows_of_text.unsqueeze(1), counted=per_eligible)
    if seen is None:
        return Measured(total, "derived", "what each token received from all rows", "shares, added up", "column sums")
    what = "what each token received from a row that could see it"
    return Measured(total / seen.clamp_min(1), "derived", what, "share, mean", "column means over eligible rows")


def picture(given: Given, rows: int, cols: int, reduce: str = "mean") -> Measured:
    """A small picture of the map, (B, H, rows, cols): "mean" or "max" of each bin; hidden cells count as 0.

    Padding is drawn as it stands. ValueError for sizes below 1 or another word.
    """
    what = f"{'mean' if reduce == 'mean' else 'largest'} weight of each bin"
    return Measured(Subject.of(given).map.pool(rows, cols, reduce), "derived", what, "share", "pooling")


def contributions(given: Given, heads: str = "each", direction: Tensor | None = None) -> Measured:
    """What was handed over, not only the share: ‖w_ij v_j W_O‖, with the layer's output weight.

    The value is a virtual matrix (B, H, Lq, Lk), or (B, 1, Lq, Lk) for heads="sum", where the heads are summed as vectors
    first: index it, or ask `.top(8)` and `.total()`. direction (width,): the signed part along it instead. ValueError where
    the trace keeps no values or no output weight. Source: Kobayashi et al. 2020, section 3.
    """
    of = Subject.of(given)
    if of.output_weight is None:
        raise ValueError(
            "contributions: this trace keeps no output weight for the layer. Record it with weights=True; or ask "
            "trace[layer].contributions(output_weight), with None for the heads side by side."
        )
    value = of.map.contributions(of.output_weight, direction, heads)
    along = "" if direction is None else " along a direction"
    unit = "length of what is added" if direction is None else "part along the direction"
    return Measured(value, "derived", f"what each token handed over to each{along}", unit, "Kobayashi et al. 2020")


class SinkShare(NamedTuple):
    """Where shares go when nothing fits: `first` (H,) to the first tokens, `learned` (H,) to learned sinks (0: none)."""

    first: Tensor
    learned: Tensor


def sink_share(given: Given, first: int = 1, skip: int | None = None) -> Measured:
    """The share that goes to the first tokens of the text, mean over its rows: `SinkShare` of (H,).

    first: how many tokens count as the first ones. skip: the rows of the first so many tokens are left out, by default as
    many as `first`: they have little else to read. Left padding is skipped: a sequence begins with its first token that is no
    padding. learned: the mean share of learned sinks (gpt-oss) in the same rows. Source: Xiao et al. 2023.
    """
    of = Subject.of(given)
    first = _at_least_one("sink_share", "first", first)
    skip = first if skip is None else skip
    taken, learned = [], []
    apart = learned_share(of.map)
    for b in range(of.shape[0]):
        rows, columns = later_rows(of, b, skip), of.keys_of_text[b].nonzero().view(-1)[:first]
        taken.append(of.map[b, :, rows, columns].sum(-1))
        learned.append(apart[b][:, rows])
    value = SinkShare(torch.cat(taken, -1).mean(-1), torch.cat(learned, -1).mean(-1))
    what = f"share on the first {'token' if first == 1 else f'{first} tokens'}, and on learned sinks"
    return Measured(value, "derived", what, "share, mean over rows", "Xiao et al. 2023")


def later_rows(of: Subject, b: int, skip: int) -> Tensor:
    """The rows of text of sequence b that stand at least `skip` tokens after its first one."""
    text = of.rows_of_text[b].nonzero().view(-1)
    columns = of.keys_of_text[b].nonzero().view(-1)
    if of.cross or not len(columns):
        return text[skip:]
    return text[of.own[b][text] >= int(columns[0]) + skip]


def learned_share(of: AttentionMap) -> Tensor:
    """(B, H, Lq): what each row left to a learned sink, exp(sink − r) = 1 − exp(lse − r); 0 where there is none."""
    normalize = of.description.normalize
    if not isinstance(normalize, Softmax) or (normalize.sinks is None and not normalize.off_by_one):
        return torch.zeros(of.shape[:3], dtype=compute_dtype(of.tensors[0].dtype))
    return 1.0 - torch.exp(of.lse.detach() - of.row_state)  # type: ignore[operator]


def sink_rate(several: list[Given], epsilon: float = 0.3, key: int = 0) -> Measured:
    """How many heads are sinks: the mean over layers and heads of 1[α > ε], a number from 0 to 1.

    α of a head: the mean share that token `key` (counted from the text's first) got from the rows of text that stand at it or
    after it, of all sequences. Source: Gu et al. 2024
    (arXiv 2410.10781), with ε = 0.3 there.
    """
    above = []
    for of in map(Subject.of, several):
        shares = []
        for b in range(of.shape[0]):
            column = of.keys_of_text[b].nonzero().view(-1)[key : key + 1]
            shares.append(of.map[b, :, later_rows(of, b, key), column].squeeze(-1))
        above.append(torch.cat(shares, -1).mean(-1) > epsilon)
    value = float(torch.cat(above).double().mean())
    return Measured(
        value, "derived", f"heads that give token {key} more than {epsilon}", "share of heads", "Gu et al. 2024"
    )
