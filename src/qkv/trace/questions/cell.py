"""Where one weight comes from: every number between a query, a key and what was handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..._detail import NEG_INF, Tile
from ...attention_map import AttentionMap
from ...normalizers import Softmax
from .layers import Given
from .measured import Subject


@dataclass(frozen=True, eq=False)
class Cell:
    """One weight w_ij and the steps to it, in the order in which they are made.

    query (D), key (D): as they entered the score. similarity: the score function alone, q·k for a dot product; scale; scaled;
    softcap and capped (None: there is none); bias: what it added (None: there is none; NaN where it replaced the score);
    hidden: whether a mask hides the pair; score: what is normalized, −∞ where hidden. normalizer, state: its name and the row's
    own number (softmax: ln Σ exp(score), a sink included), visible: how many keys the row sees. weight; rank: how many visible
    keys have a larger one. value (Dv), handed (Dv) = weight · value, length: ‖w v W_O‖ with the layer's output weight, without
    one ‖w v‖; None where no values were kept. others: the row's strongest keys, (weight, key).
    """

    query: Tensor
    key: Tensor
    score_name: str
    similarity: float
    scale: float
    scaled: float
    softcap: float | None
    capped: float | None
    bias: float | None
    hidden: bool
    score: float
    normalizer: str
    state: float | None
    sink: float | None
    visible: int
    weight: float
    rank: int
    others: tuple[tuple[float, int], ...]
    value: Tensor | None
    handed: Tensor | None
    length: float | None
    through_output_weight: bool


def cell(given: Given, head: int, query: int, key: int, *, b: int = 0, top: int = 8) -> Cell:
    """The calculation of the weight that token `query` gave to token `key` in one head (its number in the map).

    query and key count tokens. IndexError where there is no such row, column or head.
    """
    of = Subject.of(given)
    heads = of.shape[1]
    if not 0 <= head < heads:
        raise IndexError(f"There is no head {head}: this map has {heads}, counted from 0.")
    row, column = of.rows(query)[b], of.columns(key)[b]
    map_, d = of.map, of.map.description
    scores, weights = map_.scores[b, head, row], map_[b, head, row]
    q, k, v = _vectors(map_, b, head, row, column)
    with torch.no_grad():
        similarity = float(d.score.tile(q.view(1, 1, 1, -1), k.view(1, 1, 1, -1)))
    scaled = similarity * d.scale
    capped = None if d.softcap is None else d.softcap * float(torch.tanh(torch.tensor(scaled / d.softcap)))
    seen = scores != NEG_INF
    best = torch.where(seen, weights, NEG_INF)
    order = best.argsort(descending=True, stable=True)[:top].tolist()
    w = float(weights[column])
    state = map_.row_state
    return Cell(
        query=q, key=k, score_name=d.score.symbol, similarity=similarity, scale=d.scale, scaled=scaled,
        softcap=d.softcap, capped=capped, bias=_bias(map_, b, head, row, column, scaled if capped is None else capped),
        hidden=not bool(seen[column]), score=float(scores[column]), normalizer=d.normalize.name,
        state=None if state is None else float(state[b, head, row]), sink=_sink(d.normalize, head), visible=int(seen.sum()),
        weight=w, rank=int((best > w).sum()),
        others=tuple((float(best[j]), j + of.first_key) for j in order if bool(seen[j])),
        value=v, handed=None if v is None else w * v, length=_length(of, head, w, v),
        through_output_weight=of.output_weight is not None,
    )  # fmt: skip


def _vectors(map_: AttentionMap, b: int, head: int, row: int, column: int) -> tuple[Tensor, Tensor, Tensor | None]:
    q, k, v, _ = map_.tensors
    kv = head // (q.shape[1] // k.shape[1])
    wide = torch.float64 if q.dtype == torch.float64 else torch.float32
    return (
        q[b, head, row].to(wide),
        k[b, kv, column].to(wide),
        None if v is None else v[b, head // (q.shape[1] // v.shape[1]), column].to(wide),
    )


def _bias(map_: AttentionMap, b: int, head: int, row: int, column: int, before: float) -> float | None:
    """What the bias adds to the score `before` at one pair; None where there is no bias."""
    d = map_.description
    if d.bias is None:
        return None
    one = lambda n: slice(n, n + 1)  # noqa: E731
    tile: Tile = d.tile(map_.shape, map_.tensors[0].device, one(b), one(head), one(row), one(column))
    with torch.no_grad():
        return float(d.bias.apply(torch.full((1, 1, 1, 1), before), tile)) - before


def _sink(normalize: Any, head: int) -> float | None:
    """The learned logit of the head's sink; None where there is none."""
    if not isinstance(normalize, Softmax):
        return None
    if normalize.off_by_one:
        return 0.0
    return None if normalize.sinks is None else float(normalize.sinks[head])


def _length(of: Subject, head: int, w: float, v: Tensor | None) -> float | None:
    if v is None:
        return None
    if of.output_weight is not None:
        width = v.shape[0]
        v = of.output_weight[:, head * width : (head + 1) * width].to(v) @ v
    return abs(w) * float(v.norm())
