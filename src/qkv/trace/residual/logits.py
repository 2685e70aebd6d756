"""logit_difference(): the difference of two logits as a sum over everything that was written into the residual stream."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from ..given import text_ids, token_ids
from .anatomy import anatomy, exact, frozen
from .writes import Writer, noting, positions_of

CALL = "qkv.trace.logit_difference"


@dataclass(frozen=True, eq=False)
class LogitDifference:
    """Two logits' difference, by who wrote it.

    value: the model's own difference. writers (n,), terms (n,) float64: what each wrote for the answer (above 0) or for the
    alternative. They sum to value; the last ones are constants, the final norm's and the unembedding's biases. direction
    (width,): a vector in the stream counts by its product with it, so that for layer l's output weight

        trace[l].contributions(trace.layer(l).output_weight, direction=d.direction)[0, head, position]

    are the edges of a head, which sum to its term.
    """

    value: float
    writers: tuple[Writer, ...]
    terms: Tensor = field(repr=False)
    direction: Tensor = field(repr=False)
    answer: int
    alternative: int
    position: int

    def of(self, kind: str, layer: int | None = None, head: int | None = None) -> float:
        """One writer's term. KeyError where there is none."""
        wanted = Writer(kind, layer, head)
        if wanted not in self.writers:
            raise KeyError(f"LogitDifference.of: there is no writer {wanted}.")
        return float(self.terms[self.writers.index(wanted)])

    def top(self, k: int = 10) -> list[tuple[Writer, float]]:
        """The k largest terms by their size, with their writers."""
        order = self.terms.abs().argsort(descending=True, stable=True)[:k].tolist()
        return [(self.writers[n], float(self.terms[n])) for n in order]

    @property
    def data(self) -> dict[str, Any]:
        """As JSON takes it."""
        terms = [{**w._asdict(), "term": float(t)} for w, t in zip(self.writers, self.terms, strict=True)]
        facts = {"value": self.value, "answer": self.answer, "alternative": self.alternative, "position": self.position}
        return {**facts, "terms": terms}

    def __str__(self) -> str:
        lines = [f"{term:>+9.3f}  {writer}" for writer, term in self.top()]
        rest = float(self.terms.sum()) - sum(term for _, term in self.top())
        return "\n".join(
            [
                f"logit of token {self.answer} less that of token {self.alternative}: {self.value:+.3f}",
                *lines,
                f"{rest:>+9.3f}  the other {len(self.terms) - len(lines)}",
            ]
        )


@torch.no_grad()
def logit_difference(
    model: Any, inputs: Any, answer: Any, alternative: Any, *, tokenizer: Any = None, position: int = -1
) -> LogitDifference:
    """How the embeddings, each head and each MLP bring about the difference of two tokens' logits.

    The final norm's scale is held fixed, which makes the logits a sum over what was written (direct logit attribution: Elhage
    et al. 2021; Wang et al. 2022). What a part does through later parts counts as theirs.

    model, inputs: as in `qkv.trace.writes`. answer, alternative: one token each, an id or a string (with a tokenizer).
    position: whose next token it is about. ValueError for several tokens, for a model that is built otherwise, or whose logits
    are not linear in its stream; IndexError for a position that is not there.
    """
    of, ids = anatomy(CALL, model), text_ids(CALL, inputs, tokenizer)
    said, other = (_one(name, given, tokenizer) for name, given in (("answer", answer), ("alternative", alternative)))
    place = positions_of(CALL, [position], len(ids))
    with noting(of, place) as noted:
        logits = model(input_ids=ids[None].to(model.device), use_cache=False).logits[0, place[0]]
    found = noted.writes()
    norm = frozen(CALL, of.norm, found.stream[0, -1])
    apart = exact(of.unembedding.weight[said]) - exact(of.unembedding.weight[other])
    direction = norm.back(apart)
    writers, terms = list(found.writers), [found.vectors[0] @ direction]
    if norm.constant is not None:
        writers.append(Writer("norm"))
        terms.append((norm.constant @ apart).reshape(1))
    bias = getattr(of.unembedding, "bias", None)
    if bias is not None:
        writers.append(Writer("unembedding"))
        terms.append(exact(bias[said] - bias[other]).reshape(1))
    value, summed = float(logits[said].double() - logits[other].double()), torch.cat(terms)
    if not abs(float(summed.sum()) - value) <= 1e-2 * max(abs(value), float(summed.abs().max())):
        raise ValueError(
            f"{CALL}: the parts sum to {float(summed.sum()):.4g} and the logits' difference is {value:.4g}: the logits of this "
            f"{type(model).__name__} are more than a product with its normed stream."
        )
    return LogitDifference(value, tuple(writers), summed, direction, said, other, place[0])


def _one(name: str, given: Any, tokenizer: Any) -> int:
    found = token_ids(CALL, name, given, tokenizer)
    if len(found) != 1:
        raise ValueError(f"{CALL}: the {name} {given!r} is {len(found)} tokens; expected one. Give one of its tokens.")
    return found[0]
