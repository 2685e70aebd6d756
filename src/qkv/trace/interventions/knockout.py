"""knockout(): which of a model's attention edges its answer hangs on, measured by cutting them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from .asked import CALL, Asked, asked, checked_edges, where
from .controls import Candidates
from .passes import Passes, Variant
from .verdict import verdict


@dataclass(frozen=True, eq=False)
class Knockout:
    """What cutting edges did to a model's answer.

    effect: change of the answer's log-probability in nats (with an alternative: of the answer's logit minus the alternative's);
    below 0: the answer lost. controls: the same for as many other edges each, (n,) floats. verdict: both in words.

    before: the measure with all edges. uniform: its change where the rows that were cut read every key alike. mass: the share
    of those rows' attention that the edges hold, mean over rows, heads and layers; control_mass: that of each control.
    edges (n, 2): what was cut. answer: its ids; text: its tokens, where there was a tokenizer; alternative: an id or None.
    """

    effect: float
    controls: tuple[float, ...]
    verdict: str = field(repr=False)
    before: float
    uniform: float
    mass: float
    control_mass: tuple[float, ...] = field(repr=False)
    edges: Tensor = field(repr=False)
    answer: tuple[int, ...]
    text: str | None
    alternative: int | None

    @property
    def p(self) -> float | None:
        """How likely chance alone does as much: (1 + controls that do at least as much) / (1 + controls); None without any."""
        if not self.controls:
            return None
        return (1 + sum(abs(c) >= abs(self.effect) for c in self.controls)) / (1 + len(self.controls))

    @property
    def holds(self) -> bool | None:
        """Whether the edges did more than their controls do; None without controls. How it is decided: `verdict`."""
        return verdict(self)[1]

    @property
    def data(self) -> dict[str, Any]:
        """As JSON takes it."""
        names = (
            "effect",
            "controls",
            "verdict",
            "before",
            "uniform",
            "mass",
            "control_mass",
            "answer",
            "text",
            "alternative",
        )
        return {name: getattr(self, name) for name in names} | {
            "p": self.p,
            "holds": self.holds,
            "edges": len(self.edges),
        }

    def __str__(self) -> str:
        return self.verdict


def knockout(
    model: Any,
    inputs: Any,
    edges: Any,
    *,
    tokenizer: Any = None,
    layers: Any = None,
    heads: Any = None,
    answer: Any = None,
    alternative: Any = None,
    controls: int = 20,
    seed: int = 0,
    past: Any = None,
) -> Knockout:
    """Cut attention edges, run the model again, and say what became of its answer, beside controls.

        cut = qkv.trace.edges(queries=range(41, 46), keys=range(7, 12))
        print(qkv.knockout(model, "…", cut, tokenizer=tokenizer))

    A cut edge has the score −∞, so that the other keys of its row share what it held. Everything after it is computed again:
    later layers, later tokens.

    model: a decoder of Hugging Face's whose attention goes through their interface. It runs on qkv's attention and in
        evaluation mode, and is left as it was.
    inputs: one text: a string (with a tokenizer), ids (L,) or (1, L), or {"input_ids": …}.
    edges: (n, 2) positions of a query and of a key, in the prompt with the answer behind it; `qkv.trace.edges` makes them of
        two spans. Token t of the answer is said by the row before it: the first one by the prompt's last row.
    layers: in which the edges are cut: numbers in the order in which they run, names, or patterns ("*.18.*"); heads: in which
        query heads; {layer: heads} names them for each layer. None: all.
    answer: what is measured, a string or ids; None: the token that the model itself says next. It need not be what the model
        would say. alternative: one token; the measure is then the difference of two logits after the prompt, that of the
        answer's first token minus this one's.
    controls: how many. Each cuts as many edges of the same queries in the same layers and heads: for every edge, of random keys
        half to twice as far away the one whose weight (summed over those heads and layers) is nearest to the edge's own.
        Rows that have too few other keys give none. Where an edge is heavier than all others, its controls are lighter: `mass`
        and `control_mass` say by how much.
    seed: draws them.
    past: a DynamicCache that holds the keys and values of the first tokens of the text, from an earlier run of the same model
        on them; they are not read again, and it is left as it is.

    Beside the controls one more run lets the rows that were cut read all their keys alike, in these layers and heads: what the
    choice of keys is worth there at all (Wiegreffe & Pinter 2019).

    What is before the first query is read once and shared by all runs, and runs with a short end go through the model together:
    20 controls of an answer's rows cost about as much as one more prompt of a few hundred tokens.

    Raises:
        ValueError: a model without Hugging Face's attention interface, or with an encoder; inputs that are not one text; edges
            outside, in the future, or none; layers or heads that are not there; an alternative of several tokens; a past
            that is no cache of one text.

    Source: Geva et al. 2023 (arXiv 2304.14767), attention knock-out.
    """
    _check_model(model)
    if isinstance(controls, bool) or not isinstance(controls, int) or controls < 0:
        raise ValueError(f"{CALL}: controls must be a whole number from 0 on, got {controls!r}.")
    question, place = asked(inputs, answer, alternative, tokenizer), where(layers, heads)
    cut = checked_edges(edges, question.length)
    last = len(question.ids) - 1  # the row that says the answer's first token
    first = min(int(cut[:, 0].min()), last)
    passes = Passes(model, question.read, first, range(last - first, question.length - first), place, past)
    with passes.ready():
        first = passes.first
        others = Candidates(cut, first, controls, torch.Generator().manual_seed(seed))
        logits = passes.logits([Variant()], others.see)
        place.check(passes.names, passes.heads)
        question = _answered(question, logits)
        before = _measure(question, logits)[0]
        chosen = others.chosen()
        several = [Variant(_by_row(e, first)) for e in (cut, *(e for e, _ in chosen))]
        several.append(Variant(uniform=torch.unique(cut[:, 0]) - first))
        changes = (_measure(question, passes.logits(several)) - before).tolist()
    found = Knockout(
        effect=changes[0],
        controls=tuple(changes[1:-1]),
        verdict="",
        before=float(before),
        uniform=changes[-1],
        mass=others.mass,
        control_mass=tuple(mass for _, mass in chosen),
        edges=cut,
        answer=question.answer or (),
        text=None if tokenizer is None else tokenizer.decode(list(question.answer or ())),
        alternative=question.alternative,
    )
    object.__setattr__(found, "verdict", verdict(found)[0])
    return found


def _check_model(model: Any) -> None:
    if not hasattr(model, "set_attn_implementation") or not type(model)._can_set_attn_implementation():
        raise ValueError(
            f"{CALL}: {type(model).__name__} has no attention interface of Hugging Face's, so edges cannot be cut in it. Give "
            "a decoder such as LlamaForCausalLM; AttentionMap.without cuts edges of one layer of anything."
        )
    if getattr(model.config, "is_encoder_decoder", False) or not model.can_generate():
        raise ValueError(f"{CALL}: {type(model).__name__} does not go on with a text. Give a decoder (…ForCausalLM).")


def _by_row(edges: Tensor, first: int) -> Tensor:
    return edges - torch.tensor([first, 0])


def _answered(question: Asked, logits: Tensor) -> Asked:
    """With the model's own next token where no answer was given."""
    if question.answer is not None:
        return question
    said = int(logits[0, 0].argmax())
    if said == question.alternative:
        raise ValueError(
            f"{CALL}: the model itself says the alternative, token {said}. Give the answer that is meant: answer=…."
        )
    return Asked(question.ids, (said,), question.alternative)


def _measure(question: Asked, logits: Tensor) -> Tensor:
    """(variants,): the answer's log-probability, or its logit minus the alternative's, from (variants, rows, vocabulary)."""
    answer = torch.tensor(question.answer)
    if question.alternative is not None:
        return logits[:, 0, answer[0]] - logits[:, 0, question.alternative]
    return logits.log_softmax(-1)[:, torch.arange(len(answer)), answer].sum(-1)
