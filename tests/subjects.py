"""Layers with every detail that recorded models bring, and their dense weights by the oracle, for the questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import oracle
import torch
from torch import Tensor

import qkv
from qkv import masks
from qkv.trace.questions.measured import Subject

LENGTH = 14
IDS = torch.tensor([[5, 7, 5, 5, 9, 7, 5, 9, 9, 4, 7, 5, 4, 5], [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2]])


@dataclass
class Known:
    """A subject, and beside it what is right: weights (B, H, L, L) in float64, who sees whom, which tokens are text."""

    subject: Subject
    weights: Tensor
    visible: Tensor
    text: Tensor
    values: Tensor
    output_weight: Tensor

    @property
    def positions(self) -> list[list[int]]:
        """For each sequence the positions of its text."""
        return [row.nonzero().view(-1).tolist() for row in self.text]


def text_of(padding: str) -> Tensor:
    """(2, LENGTH): the first sequence has 4 tokens of padding at that side."""
    text = torch.ones(2, LENGTH, dtype=torch.bool)
    if padding == "left":
        text[0, :4] = False
    if padding == "right":
        text[0, -4:] = False
    return text


KINDS: dict[str, dict[str, Any]] = {
    "causal": {},
    "left padding": {"padding": "left"},
    "right padding": {"padding": "right"},
    "an encoder": {"causal": False, "padding": "right"},
    "learned sinks, left padding": {"padding": "left", "sinks": True},
    "window, softcap": {"window": (3, 0), "softcap": 4.0},
    "a bias": {"bias": True, "padding": "right"},
    "grouped heads": {"kv_heads": 2},
}


def known(kind: str, seed: int = 0, heads: int = 4, dtype: torch.dtype = torch.float64) -> Known:
    """One of KINDS with random tensors."""
    return _known(seed, heads, dtype, **KINDS[kind])


def _known(
    seed: int,
    heads: int,
    dtype: torch.dtype,
    *,
    causal: bool = True,
    padding: str = "none",
    sinks: bool = False,
    window: tuple[int, int] | None = None,
    softcap: float | None = None,
    bias: bool = False,
    kv_heads: int | None = None,
) -> Known:
    g = torch.Generator().manual_seed(seed)
    shape = (2, heads, LENGTH, 6)
    q, k, v = (1.5 * torch.randn(2, n, *shape[2:], generator=g).to(dtype) for n in (heads, *2 * (kv_heads or heads,)))
    text = text_of(padding)
    rules: list[Any] = [("keys", text.numpy())]
    rules += [("causal",)] if causal else []
    rules += [("window", *window)] if window else []
    rule = rules[0]
    for other in rules[1:]:
        rule = ("and", rule, other)
    added = torch.randn(1, heads, LENGTH, LENGTH, generator=g).to(dtype) if bias else None
    logits = torch.randn(heads, generator=g).to(dtype) if sinks else None
    problem = oracle.Problem(
        q, k, v, softcap=softcap, biases=() if added is None else (added,), mask=rule, sinks=logits
    )
    right = oracle.answer(problem)
    made = qkv.attention_with_map(
        q, k, v, causal=causal, window=window, mask=masks.keys(text), softcap=softcap, bias=added, sinks=logits
    )[1]
    weight = torch.randn(5, heads * shape[-1], generator=g).to(dtype)
    subject = Subject(made, ids=IDS, text=text, key_text=text, output_weight=weight)
    return Known(subject, right.weights, right.visible, text, v, weight)


def several(kind: str, count: int = 3) -> list[Known]:
    """Layers of one kind with tensors of their own."""
    return [known(kind, seed) for seed in range(count)]


def mean_over(numbers: list[np.ndarray | Tensor]) -> Tensor:
    """(H,): the mean of several (H,) numbers; NaN for none."""
    return torch.stack([torch.as_tensor(n) for n in numbers]).mean(0) if numbers else torch.full((4,), float("nan"))
