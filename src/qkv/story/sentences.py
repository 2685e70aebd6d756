"""A sentence on a real model, recorded for the story page: queries, keys and values of one layer, what is added, what follows.

The page computes scores, shares and mixes from these numbers by the same formulas. What would need the model's weights
(the output weight, knock-outs, the next word) is recorded as it came out.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor

from ..attention import attention_with_map
from ..trace.given import cache_word
from .model_block import Captured, capturing, follow, layers_of, words_of

LONGEST = 64
NEXT = 5


def record(
    model: Any, tokenizer: Any, label: str, sentence: str, *,
    layer: int | None = None, head: int | None = None, word: str | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`sentence` on `model` as data that JSON can hold; L tokens, H heads of D numbers, W numbers a token.

    query (H, L, D), key, value (Hkv, L, D) as float32; residual, added (L, W) as float16: what a token had, and what all
    heads add to it; handed (H, L): the length of a token's value after the output weight; added_length (H, L): of what a
    head adds. shares (n,), mixed (D,): the followed head's for the followed word, to check a page against. next: what
    the model expects after the sentence; cuts: the probability of its first guess with the connection from the last
    token to each token taken away, in the followed head and in all heads of all layers.

    What of layer, head and word is not given is chosen as `follow` does. Raises ValueError as that does, and for a
    sentence of more than 64 tokens.
    """
    ids = torch.as_tensor(tokenizer(sentence)["input_ids"]).reshape(1, -1)
    if ids.shape[1] > LONGEST:
        raise ValueError(
            f"The story follows a sentence of at most {LONGEST} tokens, got {ids.shape[1]}. For a longer text: qkv explore."
        )
    blocks = layers_of(model)
    walk = follow(model, tokenizer, sentence, layer=layer, head=head, word=word)
    with capturing(blocks) as captured, torch.no_grad():
        logits = model(input_ids=ids, use_cache=False).logits[0, -1]
    layer_captured = captured[walk.layer]
    weight = layer_captured.output_weight
    expected = logits.float().softmax(-1).topk(NEXT)
    guesses = [tokenizer.decode([i]) for i in expected.indices.tolist()]
    probabilities = expected.values.tolist()
    return {
        "sentence": sentence, "label": label, "tokens": list(walk.tokens), "words": words_of(walk.tokens),
        "layer": walk.layer, "head": walk.head, "row": walk.row, "best": _strongest(walk.shares),
        "layers": walk.layers, "heads": walk.heads, "groups": layer_captured.key.shape[0],
        "width": len(walk.query), "model_width": len(walk.residual),
        "query": pack(layer_captured.query), "key": pack(layer_captured.key), "value": pack(layer_captured.value),
        "residual": pack(layer_captured.residual, torch.float16),
        "added": pack(layer_captured.mixed @ weight.T, torch.float16),
        **_lengths(layer_captured, weight), "shares": walk.shares.tolist(), "mixed": walk.mixed.tolist(),
        "next": [list(pair) for pair in zip(guesses, probabilities, strict=True)],
        "cuts": _cuts(model, ids, layer_captured, walk.layer, walk.head, int(expected.indices[0]), progress),
    }  # fmt: skip


def pack(numbers: Tensor, dtype: torch.dtype = torch.float32) -> dict[str, Any]:
    """A tensor as its shape, its type and its little-endian bytes in base64."""
    array = numbers.detach().to(dtype).contiguous().numpy()
    little = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return {
        "shape": list(array.shape),
        "dtype": array.dtype.name,
        "base64": base64.b64encode(little.tobytes()).decode(),
    }


def _strongest(shares: Tensor) -> int:
    """Which token was read most, the first one apart: a sink, it carries no news."""
    return int(shares[1:].argmax()) + 1 if len(shares) > 1 else 0


def _lengths(c: Captured, weight: Tensor) -> dict[str, list[list[float]]]:
    """handed, added_length: (H, L) each, rounded to what the page shows and more."""
    heads, length, width = c.query.shape
    group = heads // c.key.shape[0]
    parts = weight.reshape(-1, heads, width).transpose(0, 1)  # (H, W, D)
    handed = (c.value.repeat_interleave(group, dim=0) @ parts.transpose(1, 2)).norm(dim=-1)
    mixed = c.mixed.reshape(length, heads, width).transpose(0, 1)
    added = (mixed @ parts.transpose(1, 2)).norm(dim=-1)
    return {"handed": _rounded(handed), "added_length": _rounded(added)}


def _rounded(numbers: Tensor) -> Any:
    return [[round(x, 6) for x in row] for row in numbers.tolist()]


def _cuts(
    model: Any, ids: Tensor, c: Captured, layer: int, head: int, answer: int,
    progress: Callable[[str, int, int], None] | None,
) -> dict[str, Any]:  # fmt: skip
    """The answer's probability with one connection of the last token cut, for each token that it could read.

    No other token reads anything else then, so all cuts are one pass of as many last tokens over what was before them.
    """
    length = ids.shape[1]
    _, weights = attention_with_map(c.query, c.key, c.value, causal=True)
    mixed = []
    for column in range(length):
        if progress:
            progress("taking away connections", column, length)
        mixed.append(weights.without(torch.tensor([[0, head, length - 1, column]]))[0, head, -1])
    with _replaced(layers_of(model)[layer], head, torch.stack(mixed)):
        in_head = _probabilities(model, ids, answer, None)
    visible = ~torch.eye(length, dtype=torch.bool)
    if length == 1:
        visible[:] = True  # the only key there is cannot be taken away
    everywhere = _probabilities(model, ids, answer, visible)
    return {"with": _probabilities(model, ids, answer, None)[0], "head": in_head, "all": everywhere}


@contextmanager
def _replaced(block: Any, head: int, mixed: Tensor) -> Iterator[None]:
    """While this holds, what `head` mixed for the last token is `mixed` (n, D), of n sequences."""

    def hook(_module: Any, args: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
        if args[0].shape[0] != len(mixed):
            return args  # what stands before the last token
        changed = args[0].clone()
        changed[:, -1, head * mixed.shape[1] : (head + 1) * mixed.shape[1]] = mixed
        return (changed,)

    handle = block.self_attn.o_proj.register_forward_pre_hook(hook)
    try:
        yield
    finally:
        handle.remove()


def _probabilities(model: Any, ids: Tensor, answer: int, visible: Tensor | None) -> list[float]:
    """Of each of L last tokens; visible (L, L): which tokens each of them may read, itself included; None: all."""
    length = ids.shape[1]
    mask = None
    if visible is not None:
        mask = torch.zeros(visible.shape).masked_fill(~visible, float("-inf"))[:, None, None]
    before: dict[str, Any] = {}
    with torch.no_grad():
        if length > 1:
            cache = model(input_ids=ids[:, :-1], use_cache=True).past_key_values
            cache.batch_repeat_interleave(length)
            before[cache_word(model) or "past_key_values"] = cache
        last = ids[:, -1:].expand(length, 1)
        logits = model(input_ids=last, attention_mask=mask, use_cache=True, **before).logits[:, -1]
    return [float(p) for p in logits.float().softmax(-1)[:, answer]]
