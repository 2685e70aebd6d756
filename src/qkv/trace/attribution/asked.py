"""What a method is asked: an answer's tokens, the spans, and the layers that the answer's rows read in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ..questions.measured import Subject, subject
from .spans import CALL, Span

if TYPE_CHECKING:
    from ..trace import Trace
    from .coefficients import Coefficients


@dataclass(frozen=True, eq=False)
class Question:
    """An answer to be attributed.

    apart: positions that are no source: sinks (the first token and those that are no text), and the token whose row gave the
    answer's first one. model, tokenizer, alternative, coefficients: for the methods that need them. check: called before each
    layer and each run of the model; it raises where nobody waits for the scores any more.
    """

    trace: Trace
    answer: Span
    spans: tuple[Span, ...]
    apart: frozenset[int]
    model: Any = None
    tokenizer: Any = None
    alternative: str | int | None = None
    coefficients: Coefficients | None = None
    check: Callable[[], None] = lambda: None

    @property
    def rows(self) -> range:
        """The positions whose rows gave the answer's tokens: each the one before."""
        return range(self.answer.first - 1, self.answer.stop - 1)

    @property
    def layers(self) -> list[int]:
        """The layers in which the text reads itself. ValueError where there is none."""
        found = self.trace._stack()
        if not found or self.trace.layer(found[0]).streams[1] != self.trace.run.main:
            raise ValueError(f"{CALL}: this trace has no layer in which the text reads itself.")
        return found

    @property
    def ids(self) -> Tensor:
        """(L,): the ids of the text's tokens. ValueError where they are not known."""
        ids = self.trace.table.ids
        if ids is None or bool((ids[0, : self.answer.stop] < 0).any()):
            raise ValueError(f"{CALL}: the ids of this trace's tokens are not known, so the model cannot be run again.")
        return ids[0]

    def reading(self, n: int) -> tuple[Subject, Tensor]:
        """A layer, and the numbers of the answer's rows in its map. ValueError where such a row was not kept."""
        self.check()
        of = subject(self.trace.run, n)
        places = range(of.shape[2]) if of.places is None else of.places.tolist()
        numbers = {p: i for i, p in enumerate(places)}
        missing = [p for p in self.rows if p not in numbers]
        if missing:
            raise ValueError(
                f"{CALL}: the row of token {missing[0]}, which gave token {missing[0] + 1}, was not kept in layer {n}. Record "
                "with queries=None, or attribute tokens whose rows are there."
            )
        return of, torch.tensor([numbers[p] for p in self.rows])

    def of_tokens(self, of: Subject, scores: Tensor) -> Tensor:
        """Scores of a layer's keys (…, Lk) as those of the text's tokens (…, L), 0 where a token is no source."""
        length = self.answer.stop
        found = scores.new_zeros(*scores.shape[:-1], length)
        stop = min(length, of.first_key + scores.shape[-1])
        found[..., of.first_key : stop] = scores[..., : stop - of.first_key]
        found[..., sorted(i for i in self.apart if i < length)] = 0.0
        return found

    def of_spans(self, scores: Tensor) -> Tensor:
        """Scores of tokens (…, L) added up over each span: (…, spans)."""
        sums = torch.nn.functional.pad(scores.double().cumsum(-1), (1, 0))
        return torch.stack([sums[..., s.stop] - sums[..., s.first] for s in self.spans], -1)


ROWS = 64


def weights(asked: Question) -> Iterator[tuple[int, Subject, Tensor]]:
    """(layer, subject, weights (H, n, Lk)) of each layer, at most 64 of the answer's rows at a time: never a whole matrix."""
    for n in asked.layers:
        of, rows = asked.reading(n)
        for some in rows.split(ROWS):
            yield n, of, of.map[0, :, some].double()


def values(of: Subject) -> Tensor:
    """A layer's values (1, Hkv, Lk, Dv). ValueError where the trace keeps none."""
    found = of.map.tensors[2]
    if found is None:
        raise ValueError(
            f"{CALL}: this trace keeps no values, so what was handed over is not known. Record it with keep='qkv', or ask "
            "by='share'."
        )
    return found
