"""Answers to questions about a text, word by word: what `qkv look` says to --readers, --received, --rollout and the like.

Sub-words are joined as everywhere here: the shares of a word's tokens as keys are added up; as a query a word is its last
token. Only layers whose queries and keys are the text's own tokens are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..._asking import left_product
from ..questions.layers import contributions as contributions_of
from ..questions.layers import entropy as entropy_of
from ..questions.measured import Kind, Measured, Subject, subject
from ..questions.rollout import rollout as rollout_of
from ..trace import Trace

Progress = Callable[[str, int, int], None]
FEW = 8  # rows: the mean share of fewer says little
CAUSES_NOTHING = "A share says where a head read from, not why the model goes on as it does."


def _quiet(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


@dataclass(frozen=True, eq=False)
class ByWord:
    """An answer with a number for each word.

    ask: the question's name. word: the word that it is about, None for the whole text. layer, head: where it was asked (head:
    the map's own number), None for all. values (W): a number a word; `also` (W): a second one, called `also_what`. places: for
    each word the (layer, head) that its number comes from, None where that is one place. kind, what, unit, source: as in
    `Measured`. remark: what a reader needs to know.
    """

    ask: str
    word: int | None
    layer: int | None
    head: int | None
    values: Tensor
    kind: Kind
    what: str
    unit: str
    source: str
    also: Tensor | None = None
    also_what: str = ""
    places: tuple[tuple[int, int], ...] | None = None
    remark: str = ""

    @property
    def shades(self) -> Tensor:
        """(W): the values from 0 to 1, as a view shades them: shares as they are, anything larger by the largest."""
        known = torch.nan_to_num(self.values.float())
        return known / max(1.0, float(known.max())) if self.unit.startswith("share") else known / (known.max() or 1.0)

    def strongest(self, top: int) -> list[int]:
        """The numbers of the `top` words with the largest values above 0; ties to the first."""
        order = torch.nan_to_num(self.values).argsort(descending=True, stable=True).tolist()
        return [i for i in order[:top] if self.values[i] > 0]


@dataclass(frozen=True, eq=False)
class ByHead:
    """An answer with a number for each head: values[n][h] for `layers[n]` and the head that has the number `heads[n][h]`."""

    ask: str
    layers: tuple[int, ...]
    heads: tuple[tuple[int, ...], ...]
    values: tuple[tuple[float, ...], ...]
    kind: Kind
    what: str
    unit: str
    source: str


# ---- layers, heads and words -----------------------------------------------------------------------------------------


def text_layers(trace: Trace, layer: int | None = None) -> list[int]:
    """The numbers of the layers over the text's own tokens; of `layer` alone where it is given and is one of them.

    ValueError for a layer that is not there, or in which other things are read or ask (an image, a sound, the encoder's text).
    """
    mine = [n for n, found in enumerate(trace.run.layers) if found.streams == (trace.run.main,) * 2]
    if layer is None:
        if not mine:
            raise ValueError(f"This trace of {trace.model} has no layer in which a text reads itself.")
        return mine
    if there(trace, layer) not in mine:
        asks, answers = trace.layer(layer).streams
        raise ValueError(
            f"In layer {layer} ({trace.layers[layer]}) the {asks} reads the {answers}, so there are no words on both sides. "
            f"Layers with words: {ranges(mine)}."
        )
    return [layer]


def there(trace: Trace, layer: int) -> int:
    """The number of a layer as it is. ValueError where the trace has no such layer."""
    if not 0 <= layer < len(trace):
        first, last = trace.layers[0], trace.layers[-1]
        raise ValueError(
            f"There is no layer {layer}: this trace has {len(trace)}, counted from 0 ({first}) to {len(trace) - 1} ({last})."
        )
    return layer


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in words: 0 to 4, 7."""
    parts: list[list[int]] = []
    for n in numbers:
        if parts and n == parts[-1][1] + 1:
            parts[-1][1] = n
        else:
            parts.append([n, n])
    return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in parts)


def head_number(trace: Trace, layer: int, head: int) -> int:
    """The number in the model of a head of a map: they differ where only some heads were recorded."""
    heads = trace.layer(layer).heads
    return head if heads is None else heads[head]


def head_index(trace: Trace, layer: int, number: int) -> int:
    """Where in a layer's map the head is that has this number in the model. ValueError where it was not recorded."""
    heads = trace.layer(layer).heads
    known = tuple(range(trace.layer(layer).shape[1])) if heads is None else heads
    if number not in known:
        there = (
            f"there are {len(known)}, counted from 0 to {len(known) - 1}"
            if heads is None
            else f"recorded were {', '.join(map(str, heads))}"
        )
        raise ValueError(f"There is no head {number} in layer {layer}: {there}.")
    return known.index(number)


def per_word(trace: Trace, tokens: Tensor, first_key: int = 0) -> Tensor:
    """(…, W): numbers of tokens (…, L) from position `first_key` on, added up to words."""
    owner = torch.repeat_interleave(
        torch.arange(len(trace.words)), torch.tensor([w.last - w.first + 1 for w in trace.words])
    )
    mine = owner[first_key : first_key + tokens.shape[-1]]
    return tokens.new_zeros(*tokens.shape[:-1], len(trace.words)).index_add_(-1, mine, tokens[..., : len(mine)])


def _rows(trace: Trace, of: Subject) -> tuple[list[int], Tensor]:
    """The words whose row is there, and these rows: a word asks with its last token."""
    places = list(range(of.shape[2])) if of.places is None else of.places.tolist()
    at = {position: row for row, position in enumerate(places)}
    words = [n for n, word in enumerate(trace.words) if word.last in at]
    return words, torch.tensor([at[trace.words[n].last] for n in words], dtype=torch.int64)


# ---- the questions -----------------------------------------------------------------------------------------------------


def readers(
    trace: Trace, word: int, layer: int | None = None, head: int | None = None, progress: Progress = _quiet
) -> ByWord:
    """Who read the word number `word`: of each word the share that it took from it, the largest over the heads asked.

    One column a layer: O(L) numbers a head. ValueError for a layer in which there are no words.
    """
    best = torch.zeros(len(trace.words))
    places = [(0, 0)] * len(trace.words)
    asked = text_layers(trace, layer)
    for done, n in enumerate(asked):
        progress("looking for readers", done, len(asked))
        of = subject(trace.run, n)
        words, rows = _rows(trace, of)
        found = trace.words[word]
        columns = [c - of.first_key for c in range(found.first, found.last + 1)]
        columns = [c for c in columns if 0 <= c < of.shape[3]]
        shares = of.map[0, :, rows, torch.tensor(columns, dtype=torch.int64)].sum(-1).cpu()
        shares = shares if head is None else shares[head : head + 1]
        most, where = shares.max(0)
        for w, share, h in zip(words, most.tolist(), where.tolist(), strict=True):
            if share > best[w]:
                best[w], places[w] = share, (n, h if head is None else head)
    one = layer is not None and head is not None
    what = "the share that each word took from it" + ("" if one else ", in the head where it took most")
    return ByWord(
        "readers", word, layer, head, best, "measured", what, "share", "the attention weights",
        places=None if one else tuple(places), remark=CAUSES_NOTHING,
    )  # fmt: skip


def received(trace: Trace, layer: int | None = None, head: int | None = None, progress: Progress = _quiet) -> ByWord:
    """How much each word was read: the mean share from a row that could see it, and beside it the plain sum.

    Means over the layers and heads asked. Words that fewer than `FEW` rows can see are NaN, where as many others are left: the
    last word has itself as its only reader. ValueError for a layer in which there are no words.
    """
    asked = text_layers(trace, layer)
    fair: list[Tensor] = []
    plain: list[Tensor] = []
    few = torch.zeros(len(trace.words), dtype=torch.bool)
    for done, n in enumerate(asked):
        progress("adding up what was received", done, len(asked))
        of = subject(trace.run, n)
        total, seen = left_product(of.map, of.rows_of_text.unsqueeze(1), counted=True)
        assert seen is not None
        mean = total[0] / seen[0].clamp_min(1)
        for into, x in ((fair, mean), (plain, total[0])):
            into.append(per_word(trace, (x.mean(0) if head is None else x[head]).cpu(), of.first_key))
        rows = seen[0].amax(0).cpu()
        last = torch.tensor([w.last - of.first_key for w in trace.words]).clamp(0, len(rows) - 1)
        few |= rows[last] < FEW
    leave = bool((~few).sum() >= FEW)
    values = torch.stack(fair).mean(0)
    return ByWord(
        "received", None, layer, head, values.masked_fill(few, float("nan")) if leave else values, "derived",
        "the mean share that a word got from a row that could see it", "share, mean", "column means over eligible rows",
        also=torch.stack(plain).mean(0), also_what="the plain sum over all rows",
        remark="A plain sum favours early words, which more rows can see; the mean counts only those rows."
        + (f" Words that fewer than {FEW} rows can see are left out." if leave and bool(few.any()) else ""),
    )  # fmt: skip


def rollout(trace: Trace, word: int, layer: int | None = None, progress: Progress = _quiet) -> ByWord:
    """What a word draws from each word of the input, through all layers with words up to `layer` (None: the last)."""
    asked = text_layers(trace)
    if layer is not None:
        asked = [n for n in asked if n <= text_layers(trace, layer)[0]]
    progress(f"multiplying the shares of {len(asked)} layers", 0, 0)
    found = rollout_of([subject(trace.run, n) for n in asked], trace.words[word].last)
    return _told(
        "rollout", trace, word, layer, None, found, per_word(trace, found.value[0].cpu()),
        remark="A rule of thumb: it takes all heads as equal and all values as equally long. It is no proof of influence.",
    )  # fmt: skip


def contributions(trace: Trace, word: int, layer: int, head: int | None) -> ByWord:
    """What each word handed over to a word in a layer: ‖w v W_O‖ in one head, or of the heads summed as vectors (head None).

    The lengths of a word's tokens are added up; beside them the share. ValueError where no values or output weight were kept.
    """
    [n] = text_layers(trace, layer)
    of = subject(trace.run, n)
    if trace.layer(n).segments[0].value is None:
        raise ValueError(
            "This trace keeps no values, so what was handed over is not known. Record it again with values: qkv record without "
            '--keep qk, or qkv.record(keep="qkv").'
        )
    [row] = of.rows(trace.words[word].last)
    found = contributions_of(of, heads="sum" if head is None else "each")
    lengths, weights = found.value[0, 0 if head is None else head, row], of.map[0, :, row]
    also = weights.mean(0) if head is None else weights[head]
    return _told(
        "contributions", trace, word, layer, head, found, per_word(trace, lengths.cpu(), of.first_key),
        also=per_word(trace, also.cpu(), of.first_key), also_what="the share",
        remark="A large share of a short value hands over little: sinks are read much and say nothing.",
    )  # fmt: skip


def _told(
    ask: str, trace: Trace, word: int, layer: int | None, head: int | None, found: Measured, values: Tensor, **more: Any
) -> ByWord:
    del trace
    return ByWord(ask, word, layer, head, values.float(), found.kind, found.what, found.unit, found.source, **more)


def entropy(trace: Trace, layer: int, head: int) -> ByWord:
    """How widely each word read, in nats, in one head. ValueError for a layer in which there are no words."""
    of = subject(trace.run, text_layers(trace, layer)[0])
    words, rows = _rows(trace, of)
    found = entropy_of(of)
    values = torch.full((len(trace.words),), float("nan"))
    values[torch.tensor(words, dtype=torch.int64)] = found.value[0, head, rows].float().cpu()
    return ByWord(
        "entropy", None, layer, head, values, found.kind, "how widely each word read", found.unit, found.source,
        remark="0 nats: it read one token. ln n nats: it read n tokens alike.",
    )  # fmt: skip


def entropy_by_head(trace: Trace, layer: int | None = None, progress: Progress = _quiet) -> ByHead:
    """How widely each head reads: the mean entropy of its rows that are no padding, in nats, in every layer or in one."""
    asked = list(range(len(trace))) if layer is None else [layer]
    values, heads = [], []
    for done, n in enumerate(asked):
        progress("measuring entropy", done, len(asked))
        of = subject(trace.run, n)
        rows = of.rows_of_text[0]
        values.append(tuple(entropy_of(of).value[0][:, rows].double().mean(1).tolist()))
        heads.append(of.head_numbers)
    return ByHead(
        "entropy", tuple(asked), tuple(heads), tuple(values), "derived", "mean entropy of a row", "nats", "Clark et al. 2019"
    )  # fmt: skip


# ---- for programs ------------------------------------------------------------------------------------------------------


def as_data(trace: Trace, found: ByWord | ByHead, top: int = 5) -> dict[str, Any]:
    """An answer as plain values for JSON: words, layers and heads by number, NaN as None."""
    told = {
        "schema": 1, "question": found.ask, "kind": found.kind, "what": found.what, "unit": found.unit,
        "source": found.source, "model": trace.model,
    }  # fmt: skip
    if isinstance(found, ByHead):
        return told | {
            "layers": [
                {"layer": n, "name": trace.layers[n], "heads": list(heads), "values": list(map(_known, values))}
                for n, heads, values in zip(found.layers, found.heads, found.values, strict=True)
            ]
        }
    asked = found.word
    return told | {
        "text": trace.text, "answer": trace.answer, "words": [word.text for word in trace.words],
        "asked": None if asked is None else {"word": asked, "text": trace.words[asked].text},
        "layer": found.layer,
        "head": _number(trace, found.layer, found.head),
        "values": list(map(_known, found.values.tolist())),
        **({} if found.also is None else {"also": {"what": found.also_what, "values": found.also.tolist()}}),
        "strongest": [
            {"word": w, "text": trace.words[w].text, "value": float(found.values[w]), **_place(trace, found, w)}
            for w in found.strongest(top)
        ],
        "remark": found.remark,
    }  # fmt: skip


def _place(trace: Trace, found: ByWord, word: int) -> dict[str, int]:
    if found.places is None:
        return {}
    layer, head = found.places[word]
    return {"layer": layer, "head": head_number(trace, layer, head)}


def _number(trace: Trace, layer: int | None, head: int | None) -> int | None:
    return None if head is None or layer is None else head_number(trace, layer, head)


def _known(value: float) -> float | None:
    return None if value != value else value
