"""All heads of a model in one table: one row a head."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from ..._asking import stream
from ...engines import looking
from ...plan import compute_dtype
from .head_table import Column, HeadTable
from .layers import Given, share_of_most, sink_share
from .measured import Measured, Subject
from .scores_of_heads import duplicate_token, induction, previous_token, retrieval, self_share

Progress = Callable[[str, int, int], None]

_NUMBERED = (
    Column("layer", "layer", "the layer's number, from 0", "", "measured", ""),
    Column("name", "name", "the layer's name", "", "measured", ""),
    Column("head", "head", "the head's number, from 0", "", "measured", ""),
)
_SUMMED = (
    Column("entropy", "entropy", "mean entropy of a row", "nats", "derived", "Clark et al. 2019"),
    Column(
        "relative_entropy", "rel.", "the same, of ln(visible keys), rows that see two or more", "share", "derived", ""
    ),
    Column("distance", "dist.", "mean distance of what is read", "tokens", "derived", "Σ w · |i − j| / Σ w"),
)
_RETRIEVAL = "retrieval"


def heads(
    layers: Sequence[Given], needle: object = None, answer: object = None, progress: Progress | None = None
) -> HeadTable:
    """One row for each head of each layer.

    Columns: layer, name, head; entropy, relative_entropy, distance; sink_share, learned_sink (where there are learned sinks);
    previous_token, self_share, duplicate_token, induction (where token ids are known), retrieval (where a needle is given:
    see `retrieval`). Means are over the rows that are no padding, of all sequences; NaN where a score means nothing, as most
    do for cross-attention. `table.columns` says of each what it is, its unit, kind and source.

    Two passes' worth of weights a layer, tile by tile, and single cells. progress(what, done, total) is called after a layer.
    """
    subjects = [Subject.of(given) for given in layers]
    columns: dict[str, Column] = {c.name: c for c in _NUMBERED}
    rows = []
    for n, of in enumerate(subjects):
        found = _of_layer(of if isinstance(layers[n], Subject) else of.changed(number=n), needle, answer)
        columns |= {name: column for name, (column, _) in found.items()}
        values = {name: value.tolist() for name, (_, value) in found.items()}
        number = of.number if isinstance(layers[n], Subject) else n
        for h, head in enumerate(of.head_numbers):
            rows.append({"layer": number, "name": of.name, "head": head, **{name: v[h] for name, v in values.items()}})
        if progress is not None:
            progress("heads", n + 1, len(subjects))
    ordered = [name for name in _ORDER if name in columns]
    return HeadTable(
        tuple(columns[name] for name in ordered),
        tuple(tuple(row.get(name, float("nan")) for name in ordered) for row in rows),
    )


_ORDER = (
    "layer", "name", "head", "entropy", "relative_entropy", "distance", "sink_share", "learned_sink", "previous_token",
    "self_share", "duplicate_token", "induction", "retrieval",
)  # fmt: skip

Found = dict[str, tuple[Column, Tensor]]


def _of_layer(of: Subject, needle: object, answer: object) -> Found:
    found = _sums(of)
    sink = sink_share(of)
    found["sink_share"] = _column("sink_share", "sink", sink, sink.value.first)
    if bool((sink.value.learned != 0).any()):
        found["learned_sink"] = _column("learned_sink", "learned", sink, sink.value.learned)
    if of.cross:
        return found
    scores = [("previous_token", "prev.", previous_token), ("self_share", "self", self_share)]
    if of.ids is not None:
        scores += [("duplicate_token", "dupl.", duplicate_token), ("induction", "induct.", induction)]
    found |= {name: _column(name, short, (score := ask(of)), score.value) for name, short, ask in scores}
    if needle is not None:
        copied = retrieval(of, needle, answer)  # type: ignore[arg-type]
        found[_RETRIEVAL] = _column(_RETRIEVAL, "retr.", copied, copied.value)
    return found


def _column(name: str, short: str, found: Measured, value: Tensor) -> tuple[Column, Tensor]:
    return Column(name, short, found.what, found.unit, found.kind, found.source), value


def _sums(of: Subject) -> Found:
    """Entropy, relative entropy and distance: means over the rows of text that read something."""
    size, query = of.shape, of.map.tensors[0]
    dtype, text = compute_dtype(query.dtype), of.rows_of_text
    measures = [looking.Entropy(size, query, dtype), looking.Reach(size, query, dtype, None if of.cross else of.own)]
    nats, (total, visible, far) = stream(of.map, measures, text)
    reads = text.unsqueeze(1) & (total != 0)
    values = [
        _mean(nats, reads),
        _mean(share_of_most(nats, visible), reads & (visible > 1)),
        _mean(far / torch.where(total == 0, 1.0, total), reads)
        if not of.cross
        else nats.new_full((size[1],), float("nan")),
    ]
    return {column.name: (column, value) for column, value in zip(_SUMMED, values, strict=True)}


def _mean(x: Tensor, where: Tensor) -> Tensor:
    """(B, H, Lq) -> (H,): the mean over chosen rows of all sequences; NaN where there is none."""
    return torch.where(where, x, 0.0).double().sum((0, 2)).div(where.sum((0, 2))).to(x.dtype)
