"""Signed contributions: what each head wrote for the answer and against an alternative, edge by edge.

The final norm's scale is held fixed, so that logits are a sum over everything that was written into the residual stream
(direct logit attribution: Elhage et al. 2021; Wang et al. 2022). What goes through later layers is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..._detail import repeat_heads
from ..questions.measured import Subject
from .asked import ROWS, Question, values
from .replay import Replay, replay, same_model
from .spans import CALL


@dataclass(frozen=True, eq=False)
class Directions:
    """What decides between an answer's tokens and their alternatives, in the residual stream before the final norm.

    of (n, width); tokens, alternatives (n,): ids; difference (n,): their logits' difference, (stream · of) + offset.
    """

    of: Tensor
    tokens: Tensor
    alternatives: Tensor
    difference: Tensor
    stream: Tensor
    offset: Tensor


@torch.no_grad()
def directions(asked: Question) -> Directions:
    """The directions of the answer's tokens, in float64.

    Without an alternative each token is held against the runner-up: the token with the largest logit but its own.
    """
    same_model(asked)
    _writes_plainly(asked)
    other = None if asked.alternative is None else _one_token(asked)
    found = replay(asked)
    logits = found.logits.double()
    tokens = asked.ids[asked.answer.first : asked.answer.stop].to(logits.device)
    others = logits.scatter(-1, tokens[:, None], float("-inf")).argmax(-1)
    others = others if other is None else torch.full_like(tokens, other)
    head = asked.model.get_output_embeddings()
    apart = (head.weight[tokens] - head.weight[others]).double()
    of, offset = _before_norm(asked, found, apart)
    if getattr(head, "bias", None) is not None:
        offset = offset + (head.bias[tokens] - head.bias[others]).double()
    difference = (logits.gather(-1, tokens[:, None]) - logits.gather(-1, others[:, None]))[:, 0]
    return Directions(of, tokens, others, difference, found.stream.double(), offset)


def _before_norm(asked: Question, found: Replay, apart: Tensor) -> tuple[Tensor, Tensor]:
    """Directions behind the final norm (n, width) as directions before it, its scale held fixed, and what its bias adds (n,).

    ValueError for a norm that is neither a LayerNorm nor an RMSNorm.
    """
    norm: Any = found.norm
    x, y = found.stream.double(), found.normed.double()
    shift, centred = torch.zeros_like(x[0]), isinstance(norm, torch.nn.LayerNorm)
    if centred:
        gain = torch.ones_like(shift) if norm.weight is None else norm.weight.double()
        shift = shift if norm.bias is None else norm.bias.double()
        x = x - x.mean(-1, keepdim=True)
    else:
        gain = norm(torch.ones_like(found.stream[:1]))[0].double()
    scaled = gain * x
    scale = ((y - shift) * scaled).sum(-1, keepdim=True) / (scaled**2).sum(-1, keepdim=True)
    if not (scale * scaled + shift - y).norm() <= 1e-2 * y.norm():
        raise ValueError(
            f"{CALL}: before the logits of {type(asked.model).__name__} stands a {type(norm).__name__}, which is neither a "
            "LayerNorm nor an RMSNorm, so its scale cannot be held fixed."
        )
    of = scale * gain * apart
    return of - of.mean(-1, keepdim=True) if centred else of, apart @ shift


def _writes_plainly(asked: Question) -> None:
    """ValueError for a model that changes what its heads write before it is added."""
    config = asked.model.config.get_text_config() if hasattr(asked.model, "config") else None
    names = {name.rpartition(".")[2] for name, _ in asked.model.named_modules()}
    if {"post_attention_layernorm", "pre_feedforward_layernorm"} <= names or (
        getattr(config, "residual_multiplier", 1.0) != 1.0
    ):
        raise ValueError(
            f"{CALL}: {type(asked.model).__name__} rescales what its heads write before it is added, so their signed "
            "contributions do not add up. Choose another method: by='contribution'."
        )


def _one_token(asked: Question) -> int:
    """The alternative's id. ValueError where it is no token, or several."""
    given = asked.alternative
    if isinstance(given, int):
        return given
    if asked.tokenizer is None:
        raise ValueError(
            f"{CALL}: an alternative in words needs the tokenizer: attribute(…, tokenizer=tokenizer). Or give its id."
        )
    ids = asked.tokenizer(given, add_special_tokens=False)["input_ids"]
    if len(ids) != 1:
        raise ValueError(
            f"{CALL}: the alternative {given!r} is {len(ids)} tokens; expected one, to stand against the answer's first token"
            + (f". Give its first: {asked.tokenizer.decode(ids[:1])!r}." if ids else ".")
        )
    return int(ids[0])


@torch.no_grad()
def edges(asked: Question, along: Directions) -> Iterator[tuple[int, Subject, Tensor]]:
    """(layer, subject, (H, n, Lk)) of each layer: (w_ij v_j W_O) · direction of row i, at most 64 rows at a time.

    A head's edges add up to what the head wrote along the direction. ValueError where no values or output weights were kept.
    """
    for n in asked.layers:
        of, rows = asked.reading(n)
        value, weight = written(of)
        for some, toward in zip(rows.split(ROWS), along.of.split(ROWS), strict=True):
            per_key = torch.einsum("hkd,hnd->hnk", value, torch.einsum("hwd,nw->hnd", weight, toward.to(value)))
            w = of.map[0, :, some].double()
            yield n, of, torch.where(w == 0, 0.0, w * per_key)


@torch.no_grad()
def written(of: Subject) -> tuple[Tensor, Tensor]:
    """A layer's values (H, Lk, Dv) and output weight a head (H, width, Dv), in float64. ValueError where they were not kept."""
    heads, value = of.shape[1], values(of)
    if of.output_weight is None:
        raise ValueError(
            f"{CALL}: this trace keeps no output weights. Record it with weights=True (qkv record keeps them)."
        )
    weight = of.output_weight.double().unflatten(1, (heads, -1)).transpose(0, 1)
    return repeat_heads(value.double(), heads)[0], weight


def signed(asked: Question) -> Tensor:
    """(L,): of each token, what all heads wrote for the answer (above 0) or against it because of it, in logits."""
    found = torch.zeros(asked.answer.stop, dtype=torch.float64)
    for _, of, wrote in edges(asked, directions(asked)):
        found += asked.of_tokens(of, wrote.sum((0, 1))).cpu()
    return found


def support(asked: Question) -> Tensor:
    """(spans,): what each head wrote for the answer because of each span, added up over the heads that wrote for it.

    The answer's tokens are added up first. Unlike the signed sum nothing is taken off where other heads wrote against it:
    what they take away is often given back by later layers.
    """
    found: dict[int, Tensor] = {}
    for n, of, wrote in edges(asked, directions(asked)):
        mine = asked.of_spans(asked.of_tokens(of, wrote.sum(1))).cpu()
        found[n] = found[n] + mine if n in found else mine
    return torch.cat(list(found.values())).clamp_min(0).sum(0)
