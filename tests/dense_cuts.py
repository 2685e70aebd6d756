"""An attention for Hugging Face models that stores every weight, with edges cut by hand: what knock-outs are held against."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch


@dataclass
class Cuts:
    """edges (n, 2) are hidden, and queries at `uniform` get scores of 0, in these layers and heads.

    None: all; {layer: heads} names them for each layer.
    """

    edges: Any = ()
    uniform: Any = ()
    layers: Any = None
    heads: Any = None


_now = Cuts()


@contextlib.contextmanager
def cutting(cuts: Cuts) -> Iterator[None]:
    global _now
    before, _now = _now, cuts
    try:
        yield
    finally:
        _now = before


def attend(
    module: Any, query: Any, key: Any, value: Any, attention_mask: Any, scaling: Any = None, softcap: Any = None,
    s_aux: Any = None, **_: Any,
) -> Any:  # fmt: skip
    """The four lines of attention, dense; a row that sees nothing gives 0."""
    groups = query.shape[1] // key.shape[1]
    key, value = key.repeat_interleave(groups, 1), value.repeat_interleave(groups, 1)
    scores = query @ key.mT * (query.shape[-1] ** -0.5 if scaling is None else scaling)
    meant = _now.layers is None or module.layer_idx in _now.layers
    heads = _now.heads[module.layer_idx] if isinstance(_now.heads, dict) else _now.heads
    heads = list(range(query.shape[1])) if heads is None else heads
    if softcap:
        scores = softcap * torch.tanh(scores / softcap)
    for row in _now.uniform if meant else ():
        scores[:, heads, row] = 0.0
    scores = scores + torch.where(attention_mask < 0, float("-inf"), 0.0)
    for row, col in torch.as_tensor(_now.edges).tolist() if meant else ():
        scores[:, heads, row, col] = float("-inf")
    if s_aux is not None:
        sinks = s_aux.view(1, -1, 1, 1).expand(*scores.shape[:3], 1).to(scores.dtype)
        weights = torch.cat([scores, sinks], -1).softmax(-1)[..., :-1]
    else:
        weights = scores.softmax(-1).nan_to_num(0.0)
    return (weights @ value).transpose(1, 2).contiguous(), None


def logits(model: Any, ids: torch.Tensor, cuts: Cuts | None = None) -> torch.Tensor:
    """(L, vocabulary): the whole text through the model, without a cache."""
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.masking_utils import eager_mask

    AttentionInterface.register("dense_cuts", attend)
    AttentionMaskInterface.register("dense_cuts", eager_mask)
    before = model.config._attn_implementation
    model.set_attn_implementation("dense_cuts")
    try:
        with cutting(cuts or Cuts()), torch.no_grad():
            return model(input_ids=ids[None], use_cache=False).logits[0]
    finally:
        model.set_attn_implementation(before)


def log_probability(model: Any, prompt: torch.Tensor, answer: list[int], cuts: Cuts | None = None) -> float:
    """The log-probability of an answer after a prompt."""
    read = torch.cat([prompt, torch.tensor(answer)])
    found = logits(model, read, cuts).log_softmax(-1)
    return sum(float(found[len(prompt) - 1 + n, token]) for n, token in enumerate(answer))
