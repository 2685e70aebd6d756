"""Step 7 on a real model: one head and one word of a sentence, followed through an attention block.

The model runs as it is; hooks keep what goes into each attention block, and `qkv.attention_with_map` computes the
shares from the captured queries, keys and values. Works for models built like Llama, whose blocks are
`model.model.layers` and have `self_attn.q_proj`, `k_proj`, `v_proj` and `o_proj`, and for `qkv.nn.LanguageModel`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from ..attention import attention_with_map
from ..nn import EncoderLayer, LanguageModel
from ..scores import Dot
from . import own_model

LONGEST = 512


@dataclass
class Captured:
    """One layer: residual, normed (L, width); query (Hq, L, D), key, value (Hkv, L, D) after RoPE; mixed (L, Hq·D);
    output_weight (width, Hq·D)."""

    residual: Tensor = field(default_factory=lambda: torch.empty(0))
    normed: Tensor = field(default_factory=lambda: torch.empty(0))
    before_rope: Tensor = field(default_factory=lambda: torch.empty(0))
    query: Tensor = field(default_factory=lambda: torch.empty(0))
    key: Tensor = field(default_factory=lambda: torch.empty(0))
    value: Tensor = field(default_factory=lambda: torch.empty(0))
    mixed: Tensor = field(default_factory=lambda: torch.empty(0))
    output_weight: Tensor = field(default_factory=lambda: torch.empty(0))


@dataclass(frozen=True)
class ModelWalk:
    """One head's way for the word at `row`; n = row + 1 visible tokens, D the head's width, width the model's.

    raw, scaled, shares, handed: (n,) scores before and after the scale, shares, and the length of what each word hands
    over through W_o; residual, normed, added, together, after: (width,); before_rope, query, mixed: (D,); keys, values:
    (n, D). `together` is what all heads add. `difference` is how far the shares' mix is from the model's own.
    """

    tokens: tuple[str, ...]
    layer: int
    head: int
    heads: int
    layers: int
    row: int
    best: int
    residual: Tensor
    normed: Tensor
    before_rope: Tensor
    query: Tensor
    keys: Tensor
    values: Tensor
    raw: Tensor
    scaled: Tensor
    shares: Tensor
    mixed: Tensor
    handed: Tensor
    added: Tensor
    together: Tensor
    after: Tensor
    difference: float
    chosen: bool


def follow(
    model: Any, tokenizer: Any, sentence: str, *,
    layer: int | None = None, head: int | None = None, word: str | None = None,
) -> ModelWalk:  # fmt: skip
    """Run `sentence` through `model` and follow one word through one head.

    What is not given is chosen: the strongest connection to a word that is neither the first (a sink), nor the word
    itself, nor the one right before it. Raises ValueError for an empty or too long sentence, a layer, head or word that
    is not there, and a model of another build.
    """
    ids = torch.as_tensor(tokenizer(sentence)["input_ids"]).reshape(1, -1)
    length = ids.shape[1]
    if not 1 <= length <= LONGEST:
        raise ValueError(
            f"qkv story --block takes a sentence of 1 to {LONGEST} tokens, got {length}. For a text: qkv look."
        )
    own = isinstance(model, LanguageModel)
    blocks = own_model.layers_of(model) if own else layers_of(model)
    _within("--layer", layer, len(blocks))
    _within("--head", head, model.config.heads if own else model.config.num_attention_heads)
    tokens = tuple(tokenizer.decode([i]) for i in ids[0].tolist())
    rows = _rows_of(word, tokens)
    with capturing(blocks) as captured, torch.no_grad():
        _ = model(ids) if own else model.model(input_ids=ids, use_cache=False)
    place = _choose(captured, tokens, layer, head, rows)
    return _walk(captured[place[0]], tokens, place, len(blocks), layer is None or head is None)


def words_of(tokens: tuple[str, ...]) -> list[int]:
    """The number of the word that each token belongs to: a token without a leading blank goes on with a word."""
    numbers: list[int] = []
    for i, token in enumerate(tokens):
        goes_on = i > 0 and token[:1].isalnum() and tokens[i - 1][-1:].isalnum()
        numbers.append(numbers[-1] + (not goes_on) if numbers else 0)
    return numbers


def layers_of(model: Any) -> Any:
    try:
        blocks = model.model.layers
        if all(hasattr(blocks[0].self_attn, name) for name in ("q_proj", "k_proj", "v_proj", "o_proj")):
            return blocks
    except (AttributeError, TypeError, IndexError):
        pass
    raise ValueError(
        f"qkv story --block follows models built like Llama, got {type(model).__name__}. Use the default model smollm2."
    )


def _within(option: str, number: int | None, count: int) -> None:
    if number is not None and not 0 <= number < count:
        raise ValueError(f"{option} {number} is not there: this model has {count}, counted from 0 to {count - 1}.")


def _rows_of(word: str | None, tokens: tuple[str, ...]) -> list[int] | None:
    """The last token of the last place where `word` stands, or None where no word was asked for."""
    if word is None:
        return None
    numbers = words_of(tokens)
    texts: dict[int, str] = {}
    for number, token in zip(numbers, tokens, strict=True):
        texts[number] = texts.get(number, "") + token
    found = [n for n, text in texts.items() if text.strip().casefold() == word.strip().casefold()]
    if not found:
        raise ValueError(
            f"--word {word!r} is not in the sentence. Its words: {' '.join(t.strip() for t in texts.values())}"
        )
    return [max(i for i, n in enumerate(numbers) if n == found[-1])]


@contextmanager
def capturing(blocks: Any) -> Iterator[list[Captured]]:
    captured = [Captured() for _ in blocks]
    handles = []
    try:
        for block, kept in zip(blocks, captured, strict=True):
            if isinstance(block, EncoderLayer):
                handles += own_model.hooks(block, kept)
                continue
            handles.append(block.input_layernorm.register_forward_hook(_keep_input(kept)))
            handles.append(block.self_attn.register_forward_pre_hook(_keep_qkv(kept), with_kwargs=True))
            handles.append(block.self_attn.o_proj.register_forward_pre_hook(_keep_mixed(kept)))
        yield captured
    finally:
        for handle in handles:
            handle.remove()


def _keep_input(kept: Captured) -> Callable[..., None]:
    def hook(_module: Any, args: tuple[Tensor, ...], output: Tensor) -> None:
        kept.residual, kept.normed = args[0][0].float(), output[0].float()

    return hook


def _keep_qkv(kept: Captured) -> Callable[..., None]:
    def hook(module: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        hidden = kwargs["hidden_states"] if "hidden_states" in kwargs else args[0]
        shape = (*hidden.shape[:-1], -1, module.head_dim)
        q, k, v = (p(hidden).view(shape).transpose(1, 2) for p in (module.q_proj, module.k_proj, module.v_proj))
        kept.before_rope, kept.value = q[0].float(), v[0].float()
        rotate = sys.modules[type(module).__module__].apply_rotary_pos_emb  # the model's own
        q, k = rotate(q, k, *kwargs["position_embeddings"])
        kept.query, kept.key = q[0].float(), k[0].float()

    return hook


def _keep_mixed(kept: Captured) -> Callable[..., None]:
    def hook(module: Any, args: tuple[Tensor, ...]) -> None:
        kept.mixed, kept.output_weight = args[0][0].float(), module.weight.detach().float()

    return hook


def _choose(
    captured: list[Captured], tokens: tuple[str, ...], layer: int | None, head: int | None, rows: list[int] | None
) -> tuple[int, int, int, int]:
    """(layer, head, row, column) of the connection worth showing: of the strong ones that of the latest word.

    Strong is within a tenth of the strongest; the latest word has read the most of the sentence.
    """
    allowed = _worth_showing(tokens, rows)
    heads = slice(None) if head is None else slice(head, head + 1)
    strongest = []  # (share, row, layer, head, column): the best of each layer and row
    for number in range(len(captured)) if layer is None else [layer]:
        c = captured[number]
        _, weights = attention_with_map(c.query, c.key, c.value, causal=True)
        shares = weights[0, heads, :, :].masked_fill(~allowed, -1.0)
        by_row = shares.transpose(0, 1).flatten(1)
        best, at = by_row.max(dim=1)
        for row, (share, place) in enumerate(zip(best.tolist(), at.tolist(), strict=True)):
            if share >= 0:
                h, column = divmod(place, len(tokens))
                strongest.append((share, row, number, h + (head or 0), column))
    limit = 0.9 * max(strongest)[0]
    _, row, number, h, column = max((s for s in strongest if s[0] >= limit), key=lambda s: (s[1], s[0]))
    return number, h, row, column


def _worth_showing(tokens: tuple[str, ...], rows: list[int] | None) -> Tensor:
    """(L, L) bool: pairs that a reader learns from; all visible ones where there is no such pair."""
    count, numbers = len(tokens), torch.tensor(words_of(tokens))
    visible = torch.ones(count, count, dtype=torch.bool).tril()
    if rows is not None:
        chosen = torch.zeros(count, 1, dtype=torch.bool)
        chosen[rows] = True
        visible = visible & chosen
    speaks = torch.tensor([sum(c.isalpha() for c in t) > 1 for t in tokens])
    far = (numbers[:, None] - numbers[None, :] > 1) & (numbers[None, :] > 0)
    for allowed in (visible & far & speaks & speaks[:, None], visible & far, visible):
        if allowed.any():
            return allowed
    return visible


def _walk(
    c: Captured, tokens: tuple[str, ...], place: tuple[int, int, int, int], layers: int, chosen: bool
) -> ModelWalk:
    layer, head, row, best = place
    heads, width = c.query.shape[0], c.query.shape[-1]
    own = head // (heads // c.key.shape[0])
    # Only the keys up to the word itself: the mask hides the rest.
    q, k, v = c.query[head, row : row + 1], c.key[own, : row + 1], c.value[own, : row + 1]
    _, raw = attention_with_map(q, k, v, score=Dot(scale=1.0))
    mixed, scaled = attention_with_map(q, k, v, causal=True)
    shares = scaled[0, 0, 0, :]
    part = slice(head * width, (head + 1) * width)
    output_weight = c.output_weight
    before, together = c.residual[row], c.mixed[row] @ output_weight.T
    return ModelWalk(
        tokens=tokens, layer=layer, head=head, heads=heads, layers=layers, row=row, best=best,
        residual=before, normed=c.normed[row], before_rope=c.before_rope[head, row], query=q[0], keys=k, values=v,
        raw=raw.scores[0, 0, 0, :], scaled=scaled.scores[0, 0, 0, :], shares=shares, mixed=mixed[0],
        handed=((shares[:, None] * v) @ output_weight[:, part].T).norm(dim=-1),
        added=mixed[0] @ output_weight[:, part].T, together=together, after=before + together,
        difference=(mixed[0] - c.mixed[row, part]).abs().max().item(), chosen=chosen,
    )  # fmt: skip
