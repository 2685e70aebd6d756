"""Let a model read a text and answer, and keep what its attention did."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor

from ..recording.making import first_rows
from ..recording.record import record
from ..run import Run
from ..trace import Trace

Progress = Callable[[str, int, int], None]


def _quiet(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


def read_text(
    model: Any,
    tokenizer: Any,
    text: str,
    *,
    answer_tokens: int = 8,
    label: str = "",
    weights: bool = False,
    progress: Progress = _quiet,
) -> Trace:
    """Run `text` through `model` on qkv's attention, let it answer, and keep what its attention did meanwhile.

    The prompt's forward becomes the trace's maps, and each step of the answer one more row, so that nothing is computed
    twice. The answer is greedy: `answer_tokens` at most, and it ends with the sentence or line. White space at the end of
    `text` is left out: it would be a token of its own, after which models say strange things. A model that only reads gives
    no answer. weights: whether output weights are kept, which contributions need.

    Raises:
        ValueError: an empty text, one with more tokens than the model has positions, an encoder-decoder, or a model whose
            attention does not go through Hugging Face's attention interface.
    """
    text = text.rstrip()
    if not text:
        raise ValueError("There is no text to read: it is empty. Give the model at least one word.")
    ids = torch.tensor([tokenizer(text, verbose=False)["input_ids"]], device=model.device)
    room = _room(model, ids.shape[1], len(text))
    with record(model, tokenizer, weights=weights) as trace, torch.no_grad():
        progress(f"reading {ids.shape[1]:,} token{'s' * (ids.shape[1] > 1)}", 0, 0)
        whole = _answered(model, tokenizer, ids, min(answer_tokens, room - 1), progress)
    run = _first(trace.run, whole.shape[1])
    return Trace((run,), label or type(model).__name__, seconds=trace.seconds)


def _first(run: Run, length: int) -> Run:
    """The run without what the model said after its answer had ended."""
    table = run.tokens[run.main]
    if table.length <= length or table.ids is None or table.strings is None:
        return run
    cut = replace(
        table,
        length=length,
        ids=table.ids[:, :length],
        strings=tuple(one[:length] for one in table.strings),
        special=tuple(frozenset(i for i in one if i < length) for one in table.special),
    )
    layers = tuple(replace(layer, segments=(first_rows(layer.whole, length),)) for layer in run.layers)
    return replace(run, layers=layers, tokens={**run.tokens, run.main: cut})


def _room(model: Any, length: int, characters: int) -> int:
    """How many positions are left after `length` tokens. ValueError where they do not fit, or for an encoder-decoder."""
    if getattr(model.config, "is_encoder_decoder", False):
        raise ValueError(
            f"{type(model).__name__} reads with an encoder and writes with a decoder; a text can be read by a model that is "
            "one of them. Use the model smollm2."
        )
    limit = getattr(model.config, "max_position_embeddings", None) or 2**62
    if length > limit:
        raise ValueError(
            f"The text has {length:,} tokens, and this model has {limit:,} positions. Give it a part of the text: its first "
            f"{characters * limit // length:,} characters or so."
        )
    return int(limit - length)


def _over(said: list[int], tokenizer: Any) -> bool:
    """Whether the last token begins a new line, or follows a sentence's end; the point in 3.5 ends none."""
    before, text = tokenizer.decode(said[:-1]).lstrip(), tokenizer.decode(said).lstrip()
    return "\n" in text or (before.endswith((".", "!", "?")) and not before[-2:-1].isdigit())


def _answered(model: Any, tokenizer: Any, ids: Tensor, count: int, progress: Progress) -> Tensor:
    """ids with what a greedy model adds, (1, P + n): n at most `count`; it ends with a sentence or a line."""
    if count < 1 or not getattr(model, "can_generate", bool)():
        # Logits are not looked at; those of all positions would take as long as the layers on a long text.
        wanted = {"use_cache": False, "logits_to_keep": 1}
        known = inspect.signature(model.forward).parameters
        model(input_ids=ids, **{name: value for name, value in wanted.items() if name in known})
        return ids
    from transformers import GenerationConfig

    length, ends = ids.shape[1], set(tokenizer.all_special_ids)

    def over(whole: Tensor, _scores: Any, **_: Any) -> Tensor:
        said = whole[0, length:].tolist()
        progress("answering", len(said), count)
        return torch.tensor([said[-1] in ends or _over(said, tokenizer)], device=whole.device)

    # A configuration of our own: the model's may ask for sampling, and warns where it does not fit. The last token is
    # never read by the model itself and has no row: so one more than wanted is made, and only what was read is kept.
    end = tokenizer.eos_token_id
    config = GenerationConfig(max_new_tokens=count + 1, do_sample=False, eos_token_id=end, pad_token_id=end)
    mask = torch.ones_like(ids)
    whole = model.generate(ids, attention_mask=mask, generation_config=config, stopping_criteria=[over])
    said = whole[0, length:-1].tolist()
    while said and (said[-1] in ends or not tokenizer.decode(said[-1:]).strip()):
        said.pop()
    return whole[:, : length + len(said)]
