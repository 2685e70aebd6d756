"""A variant of attention on a real model's queries and keys: its weights beside those of the model's plain softmax.

The model has read a text (a `Trace`); one of its heads is taken, and the variant is run on the same queries, keys and
values. Nothing of the model was trained for the variant: what is shown is how the detail acts, not how well it would do.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ... import masks, normalizers
from ..._detail import bind, repeat_heads, strip
from ...attention import Attention
from ...positions import Rotary, rotary
from ...variants import Variant
from ...variants.facts import counted
from ..trace import Trace
from .picks import connections, pick, reads_ahead, within

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")


@dataclass(frozen=True, eq=False)
class Beside:
    """What a word read, word by word: `plain` as the model did, `here` as the variant does (W).

    hidden (W): what the variant's mask hides from it. elsewhere: where weight went that no word got, in words, and how much;
    None where there is no such place. remarks: what was done to get there, a sentence each.
    """

    variant: Variant
    query: int
    layer: int
    head: int
    plain: Tensor
    here: Tensor
    hidden: Tensor
    elsewhere: tuple[str, float] | None
    remarks: tuple[str, ...]

    @property
    def shares(self) -> bool:
        """Whether the variant's weights are shares: none below 0, and not more than 1 together."""
        return bool((self.here >= 0).all()) and float(self.here.sum()) <= 1 + 1e-6

    @property
    def same(self) -> bool:
        """Whether nothing differs that anybody could see."""
        return bool((self.here - self.plain).abs().max() < 1e-5)


def beside(
    trace: Trace,
    variant: Variant,
    config: Any = None,
    *,
    query: int | None = None,
    layer: int | None = None,
    head: int | None = None,
) -> Beside:
    """The variant's weights on the queries and keys of one head, beside the model's own.

    config: the model's, which says how its queries and keys were rotated; query: the number of a word. What is None is
    chosen: the word as `pick` does, and a head in which it gives some other word about half of its share, so that a change
    can be seen. ValueError in one sentence for a variant that a text's queries, keys and values cannot be given to, for a
    word, layer or head that is not there, and where a rotation cannot be taken back.
    """
    if variant.not_on_text:
        raise ValueError(f"{variant.title} cannot be shown on a text: {variant.not_on_text}.")
    query, layer, head = _place(trace, query, layer, head)
    if trace.words[query].last >= trace.prompt_length:
        raise ValueError(
            "The variant is run on the text alone, and this word is of the answer. Choose one of the text."
        )
    row = trace.words[query].last
    q, k, v, remarks = _inputs(trace, variant, layer)
    given, said = _given(trace, variant, config, q[0, head, row], k[0, head * k.shape[1] // q.shape[1]])
    attention, drawn = _fitted(variant, given, q, k, v)
    remarks += said + ([_drawn(drawn)] if drawn else [])
    if _turns(attention, variant):
        q, k = _unturned(q, k, config, variant)
        remarks.append(
            "The model rotates queries and keys by their positions; here they are given as they were before."
        )
    mask = None
    if attention.mask is None and not (attention.causal or attention.window or reads_ahead(trace)):
        mask = masks.causal()
        remarks.append("As in the model, a word sees only what came before it.")
    _, found = attention.with_map(q, k, v, mask=mask)
    scores = found.scores[0, :, row : row + 1]
    counts = counted(attention, found[0, :, row : row + 1], scores != float("-inf"))
    weights, seen = (x[head, 0] for x in counts)
    extra = weights.shape[0] - len(trace.tokens)
    return Beside(
        variant, query, layer, head,
        plain=_words(trace, trace.rows(layer, [row])[head, 0].double()),
        here=_words(trace, weights[extra:].double()),
        hidden=_words(trace, seen[extra:].double()) == 0,
        elsewhere=_elsewhere(attention, weights, extra),
        remarks=tuple(remarks),
    )  # fmt: skip


def _place(trace: Trace, query: int | None, layer: int | None, head: int | None) -> tuple[int, int, int]:
    """A word, a layer and a head; a head that gives everything to one word, or to none, would show no difference."""
    if query is not None and layer is not None and head is not None:
        counts = (("word", query, len(trace.words)), ("layer", layer, len(trace)), ("head", head, trace[0].shape[1]))
        for what, number, count in counts:
            within(what, number, count)
        return query, layer, head
    view = pick(trace, query, layer=layer, head=head)
    here = [c for c in connections(trace, [view.query]) if layer in (None, c.layer) and head in (None, c.head)]
    best = max(here, key=lambda c: c.worth / c.share * (1 - 2 * abs(c.share - 0.5)), default=view)
    return view.query, best.layer, best.head


def _inputs(trace: Trace, variant: Variant, layer: int) -> tuple[Tensor, Tensor, Tensor, list[str]]:
    """Queries, keys and values of a layer in float64, as many key heads as the variant wants, and what was done to them."""
    q, k, v = (x.detach().double() for x in trace[layer].tensors[:3])  # type: ignore[union-attr]
    shapes = variant.shapes
    if shapes.kv_heads == shapes.heads:
        return q, repeat_heads(k, q.shape[1]), repeat_heads(v, q.shape[1]), []
    if shapes.kv_heads == 1 and k.shape[1] > 1:
        said = f"The model has {k.shape[1]} heads of keys; their mean is the one head here, as Ainslie et al. convert a model."
        return q, k.mean(1, keepdim=True), v.mean(1, keepdim=True), [said]
    return q, k, v, []


def _given(
    trace: Trace, variant: Variant, config: Any, query: Tensor, keys: Tensor
) -> tuple[dict[str, Any], list[str]]:
    """What `make` is told beside sizes, from the model and the text, and sentences about it. query (D), keys (L, D)."""
    known = inspect.signature(variant.make).parameters
    if variant.family == "rotations":
        return {"base": float(_rotation(config, variant)["rope_theta"])}, []
    if "ids" in known:
        return {"ids": _sentences(trace)}, ["The documents are the sentences of the text."]
    if "width" in known and type(known["width"].default) is float:
        width = round(float((keys - query).norm(dim=-1).median()), 1)
        return {"width": width}, [f"The width is {width:g}: the median distance between the query and the keys."]
    return {}, []


def _fitted(variant: Variant, given: dict[str, Any], q: Tensor, k: Tensor, v: Tensor) -> tuple[Attention, list[str]]:
    """The variant for these sizes in float64, and the names of the tensors that `make` had to draw."""
    known = inspect.signature(variant.make).parameters
    sizes = {"heads": q.shape[1], "queries": q.shape[2], "keys": k.shape[2], "width": q.shape[3]}
    if "width" in given:  # a kernel's: it is no size, and there is no other
        attention = variant.make(**given)
    else:
        attention = variant.fitting(**sizes, value_width=v.shape[3], **given)
    drawn = [
        name
        for name, p in known.items()
        if "generator" in known and str(p.annotation) == "Tensor | None" and name not in given
        if getattr(attention, name, "") is not None
    ]
    leaves: list[Tensor] = []
    stripped = strip(attention, leaves)
    return bind(stripped, [x.double() if x.is_floating_point() else x for x in leaves]), drawn


def _drawn(names: Sequence[str]) -> str:
    several = len(names) > 1
    return (
        f"Learned in the paper, and no model here has {'them' if several else 'it'}: {', '.join(names)}; small random numbers "
        f"stand for {'them' if several else 'it'}, as make() draws them."
    )


def _sentences(trace: Trace) -> Tensor:
    """For each token the number of its sentence: what stands for documents in one text."""
    ids, number = [], 0
    for word in trace.words:
        ids += [number] * (word.last - word.first + 1)
        number += word.text.endswith(_SENTENCE_ENDS)
    return torch.tensor(ids)


def _turns(attention: Attention, variant: Variant) -> bool:
    """Whether the variant rotates queries and keys itself, or wants no positions at all."""
    return isinstance(attention.prepare, Rotary) or variant.inputs.startswith("no positions")


def _rotation(config: Any, variant: Variant) -> dict[str, Any]:
    rotation = getattr(config, "rope_parameters", None) or {}
    if rotation.get("rope_type", "default") != "default" or "rope_theta" not in rotation:
        raise ValueError(
            f"{variant.title} needs queries and keys before they are rotated, and of this model only rotated ones are known. "
            "Use the model smollm2."
        )
    return dict(rotation)


def _unturned(q: Tensor, k: Tensor, config: Any, variant: Variant) -> tuple[Tensor, Tensor]:
    """Queries and keys turned back by their positions."""
    back = rotary(-torch.arange(q.shape[2]), scaling=_rotation(config, variant))
    return back.turn(q, k)


def _elsewhere(attention: Attention, weights: Tensor, extra: int) -> tuple[str, float] | None:
    """Where weight went that no word of the text got, and how much."""
    if extra > 0:
        return f"{extra} learned keys", float(weights[:extra].sum())
    normalize = attention.normalize
    sink = attention.sinks is not None or (isinstance(normalize, normalizers.Softmax) and normalize.off_by_one)
    return ("the sink", 1 - float(weights.sum())) if sink else None


def _words(trace: Trace, tokens: Tensor) -> Tensor:
    """(L) -> (W): the numbers of each word's tokens added up."""
    lengths = torch.tensor([w.last - w.first + 1 for w in trace.words])
    owner = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
    return tokens.new_zeros(len(lengths)).index_add_(0, owner, tokens)
