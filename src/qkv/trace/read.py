"""Let a model read a text and answer, and keep what its attention did."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor

from .. import hf
from ..attention_map import AttentionMap
from .trace import Trace
from .words import pieces

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
    progress: Progress = _quiet,
) -> Trace:
    """Run `text` through `model` on qkv's attention, let it answer, and keep what its attention did meanwhile.

    The prompt's forward becomes the trace's maps, and each step of the answer one more row, so that nothing is computed
    twice. The answer is greedy: `answer_tokens` at most, and it ends with the sentence or line. White space at the end of
    `text` is left out: it would be a token of its own, after which models say strange things. A model that only reads gives
    no answer.

    Raises:
        ValueError: an empty text, one with more tokens than the model has positions, an encoder-decoder, or a model whose
            attention does not go through Hugging Face's attention interface.
    """
    text = text.rstrip()
    if not text:
        raise ValueError("There is no text to read: it is empty. Give the model at least one word.")
    ids = torch.tensor([tokenizer(text, verbose=False)["input_ids"]], device=model.device)
    room = _room(model, ids.shape[1], len(text))
    hf.register()
    watch = _Watch({id(module): name for name, module in model.named_modules()})
    with _on_qkv(model), watch.watching(model), torch.no_grad():
        progress(f"reading {ids.shape[1]:,} token{'s' * (ids.shape[1] > 1)}", 0, 0)
        whole = _answered(model, tokenizer, ids, min(answer_tokens, room - 1), progress)
    watch.check(type(model).__name__)
    numbers = whole[0].tolist()
    special = set(tokenizer.all_special_ids)
    return Trace(
        layers=tuple(watch.names),
        maps=tuple(watch.maps),
        tokens=pieces(numbers, lambda part: str(tokenizer.decode(part, clean_up_tokenization_spaces=False))),
        model=label or type(model).__name__,
        prompt_length=ids.shape[1],
        answer_rows=watch.answer_rows(len(numbers) - ids.shape[1]),
        seconds=watch.seconds(),
        special=frozenset(i for i, n in enumerate(numbers) if n in special),
    )


class _Watch:
    """Keeps the maps of a model's first forward, and of the later ones, a token each, the rows.

    A step's map would hold the whole cache of its time; its one row is small.
    """

    def __init__(self, modules: dict[int, str]):
        self._modules = modules
        self.names: list[str] = []
        self.maps: list[AttentionMap] = []
        self._rows: list[list[Tensor]] = []  # for each step, for each layer: (H, keys)
        self._began: list[float] = []
        self._ended = 0.0

    @contextmanager
    def watching(self, model: Any) -> Iterator[None]:
        """Watch every forward of `model` that happens within."""
        hook = model.register_forward_pre_hook(lambda *_: self._begin())
        try:
            with hf.observe(self._see):
                yield
        finally:
            hook.remove()
        self._ended = time.perf_counter()

    def _begin(self) -> None:
        self._began.append(time.perf_counter())
        if len(self._began) > 1:
            self._rows.append([])

    def _see(self, module: Any, found: AttentionMap) -> None:
        if len(self._began) == 1:
            self.names.append(self._modules.get(id(module), type(module).__name__))
            self.maps.append(found)
        else:
            self._rows[-1].append(found[0, :, -1, :].cpu())

    def check(self, name: str) -> None:
        if not self.maps:
            raise ValueError(
                f"{name} computes its attention by itself, not through Hugging Face's attention interface, so nothing of it "
                "could be recorded. Use another model, for instance smollm2."
            )

    def answer_rows(self, count: int) -> tuple[Tensor, ...]:
        """For each layer (H, count, L): a cache that has dropped its oldest keys starts later than at 0."""
        if not count:
            return ()
        given = self.maps[0].shape[2]
        length = given + count
        made = [found.shape[1] for found in self.maps]
        rows = [torch.zeros(heads, count, length, dtype=self._rows[0][i].dtype) for i, heads in enumerate(made)]
        for step, layers in enumerate(self._rows[:count]):
            stop = given + step + 1
            for into, row in zip(rows, layers, strict=True):
                into[:, step, stop - row.shape[-1] : stop] = row
        return tuple(rows)

    def seconds(self) -> dict[str, float]:
        """What the first forward took, and the rest."""
        first = self._began[1] if len(self._began) > 1 else self._ended
        return {"prompt": first - self._began[0], "answer": self._ended - first}


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


@contextmanager
def _on_qkv(model: Any) -> Iterator[None]:
    """The model on qkv's attention; afterwards on the one that it had."""
    before = model.config._attn_implementation
    model.set_attn_implementation("qkv")
    try:
        yield
    finally:
        model.set_attn_implementation(before)


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
