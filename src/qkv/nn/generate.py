"""Choosing the next token, and the loop of a translation."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn

from . import _checks


def choose(
    logits: Tensor, temperature: float = 0.0, top_k: int | None = None, top_p: float | None = None,
    generator: torch.Generator | None = None,
) -> Tensor:  # fmt: skip
    """The next token of each sequence, (B,), from logits (B, V).

    temperature 0: the likeliest; else drawn from softmax(logits / temperature), of the k likeliest tokens (Fan et al. 2018), of
    the fewest likeliest that together have the probability p (Holtzman et al. 2019), or of those that are in both.
    """
    if not temperature:
        return logits.argmax(-1)
    logits = logits.float() / temperature
    if top_k is not None and top_k < logits.shape[-1]:
        least = logits.topk(top_k).values[:, -1:]
        logits = logits.masked_fill(logits < least, float("-inf"))
    if top_p is not None and top_p < 1:
        ordered, order = logits.sort(-1, descending=True)
        shares = ordered.softmax(-1)
        out = shares.cumsum(-1) - shares >= top_p  # what comes before it has p already; the first always stays
        logits = logits.masked_fill(torch.zeros_like(out).scatter(-1, order, out), float("-inf"))
    return torch.multinomial(logits.softmax(-1), 1, generator=generator).squeeze(-1)


def checked(call: str, temperature: float, top_k: int | None, top_p: float | None) -> None:
    """ValueError for options of `choose` that make no sense."""
    if not temperature >= 0:
        raise ValueError(f"{call}: temperature is {temperature}; expected 0 (the likeliest token) or more.")
    if top_k is not None:
        _checks.count(call, "top_k", top_k)
    if top_p is not None and not 0 < top_p <= 1:
        raise ValueError(f"{call}: top_p is {top_p}; expected a probability above 0, up to 1.")


@contextlib.contextmanager
def evaluating(model: nn.Module) -> Iterator[None]:
    """Within it a model neither drops out nor keeps what gradients need; afterwards it is as it was."""
    training = model.training
    model.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        model.train(training)


def extended(
    step: Callable[[Tensor], Tensor], first: Tensor, most: int, eos: int | None, pick: Callable[[Tensor], Tensor]
) -> Tensor:
    """The tokens (B, ≤ most) that follow `first` (B, n): step(tokens that are new) gives logits (B, V), pick(logits) ids (B,).

    A sequence that has reached `eos` goes on with it; all end together, at the latest after `most` tokens.
    """
    made: list[Tensor] = []
    done = torch.zeros(len(first), dtype=torch.bool, device=first.device)
    new = first
    while len(made) < most and not (eos is not None and bool(done.all())):
        token = pick(step(new))
        if eos is not None:
            token = torch.where(done, eos, token)
            done = done | (token == eos)
        made.append(token)
        new = token[:, None]
    return torch.stack(made, 1) if made else first[:, :0]
