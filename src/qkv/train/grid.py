"""What a trace of a trained model shows at one glance, as a small table: an alignment, a text, an image's patches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ..trace import Run
from ..trace.words import Word, words

MOST = 24  # tokens of a text that are shown, the last ones


@dataclass(frozen=True, eq=False)
class Grid:
    """shares (R, C): what each row read of each column. rows, columns: their words; empty for the patches of an image.

    layer, head: where in the model; head None: the mean of its heads. question: what the table answers.
    """

    shares: Tensor
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    layer: int
    head: int | None
    question: str

    @property
    def place(self) -> str:
        """The layer and head in words."""
        return f"layer {self.layer}, {'mean of all heads' if self.head is None else f'head {self.head}'}"


def grid_of(run: Run, layer: int | None = None, head: int | None = None) -> Grid:
    """The table of a run: of a translation its alignment; of a text what its last tokens read of one another; of an image what
    the class token read.

    A layer that is not given is the one that reads most sharply (of an image: the last one); so is a text's head, while of a
    translation and of an image it is the mean of all heads. ValueError for a layer or head that is not there, or that does not
    align.
    """
    if "image" in run.tokens:
        return _patches(run, layer, head)
    return _alignment(run, layer, head) if "encoder" in run.tokens else _text(run, layer, head)


def _alignment(run: Run, layer: int | None, head: int | None) -> Grid:
    cross = [n for n, one in enumerate(run.layers) if one.kind == "cross"]
    if not cross:
        raise ValueError("This model has no attention between the two texts: there is no alignment to show.")
    if layer is not None and layer not in cross:
        raise ValueError(f"Layer {layer} does not align the two texts; these do: {', '.join(map(str, cross))}.")
    source = run.tokens["encoder"].of(0)
    target = (*run.tokens["decoder"].of(0)[1:], "</s>")
    from_words, to_words = _words(source), _words(target)
    tables = {n: _merged(_weights(run, n, head), to_words, from_words) for n in (cross if layer is None else [layer])}
    speaking = [n for n, word in enumerate(to_words) if word.speaks] or list(range(len(to_words)))
    best = max(tables, key=lambda n: float(tables[n][speaking].amax(-1).mean()))
    return Grid(tables[best], _texts(to_words), _texts(from_words), best, head, "Which words was each word read from?")


def _text(run: Run, layer: int | None, head: int | None) -> Grid:
    tokens = run.tokens["text"].of(0)
    first = max(0, len(tokens) - MOST)
    places = [
        (n, h)
        for n in (range(len(run)) if layer is None else [layer])
        for h in (range(run.layer(n).shape[1]) if head is None else [head])
    ]
    tables = {place: _weights(run, *place)[first:, first:] for place in places}
    best = max(tables, key=lambda place: _far(tables[place]))
    shown = tuple(token.strip(" ") or "␣" for token in tokens[first:])
    return Grid(tables[best], shown, shown, *best, "Which tokens did each token read?")


def _far(shares: Tensor) -> float:
    """How much is read beyond the token itself, the one before it and the first one."""
    rows = torch.arange(len(shares))
    far = (rows[:, None] - rows[None, :] > 1) & (rows[None, :] > 0)
    return float((shares * far).amax(-1).sum())


def _patches(run: Run, layer: int | None, head: int | None) -> Grid:
    found = run.tokens["image"].grid
    assert found is not None
    rows, columns, before = found
    layer = len(run) - 1 if layer is None else layer
    shares = _weights(run, layer, head)[0, before:].view(rows, columns)
    return Grid(shares, (), (), layer, head, "Which parts of the image did the class token read?")


def _weights(run: Run, layer: int, head: int | None) -> Tensor:
    """(Lq, Lk) of a head or the mean of all. ValueError for one that is not there."""
    if not 0 <= layer < len(run):
        raise ValueError(f"There is no layer {layer}: this model has {len(run)}, counted from 0 to {len(run) - 1}.")
    heads = run.layer(layer).shape[1]
    if head is not None and not 0 <= head < heads:
        raise ValueError(f"There is no head {head}: layer {layer} has {heads}, counted from 0 to {heads - 1}.")
    weights = run[layer][0, :, :, :].float().cpu()
    return weights.mean(0) if head is None else weights[head]


def _words(tokens: Sequence[str]) -> tuple[Word, ...]:
    """Words, signs of begin and end by themselves."""
    found: list[Word] = []
    start = 0
    for n, token in enumerate([*tokens, "</s>"]):
        if token in ("<s>", "</s>"):
            part = words(tokens[start:n]) if n > start else ()
            found += [Word(w.text, w.first + start, w.last + start) for w in part]
            found += [Word(token, n, n)] if n < len(tokens) else []
            start = n + 1
    return tuple(_with_spaces(found))


def _with_spaces(found: Sequence[Word]) -> Iterator[Word]:
    """A token that is a space alone belongs to the word after it."""
    first: int | None = None
    for n, word in enumerate(found):
        first = word.first if first is None else first
        if word.text or n == len(found) - 1:
            yield Word(word.text, first, word.last)
            first = None


def _texts(found: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text or "␣" for word in found)


def _merged(weights: Tensor, rows: Sequence[Word], columns: Sequence[Word]) -> Tensor:
    """Shares by word: the mean over a row word's tokens of the sum over a column word's tokens."""
    by_column = torch.stack([weights[:, w.first : w.last + 1].sum(1) for w in columns], 1)
    return torch.stack([by_column[w.first : w.last + 1].mean(0) for w in rows])
