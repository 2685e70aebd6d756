"""The tokens of a recording: what a model is given, read from the arguments of its forwards."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from ..assemble import table_of
from ..run import TokenTable


@dataclass(eq=False)
class Stream:
    """What was read of one stream so far: ids (B, n) of each forward, and the last mask over all of it."""

    ids: list[Tensor] = field(default_factory=list)
    padding: Tensor | None = None
    prompt: int = 0
    generating: bool = False
    grid: tuple[int, int, int] | None = None
    frames: int | None = None
    size: tuple[int, int] | None = None  # (rows, columns) of an image's patches
    batch: int = 0

    def add(self, ids: Tensor) -> None:
        """The tokens of one more forward. The prompt ends with the first forward of a single token after another."""
        self.generating = self.generating or (bool(self.ids) and ids.shape[1] == 1)
        self.ids.append(ids)
        if not self.generating:
            self.prompt += ids.shape[1]


Streams = dict[str, Stream]


def read(model: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any], name: str | None = None) -> Streams:
    """What one forward is given: a stream for text, image and audio each. name: what the text's stream is called.

    A model with a method `reads` (those of `qkv.nn`) says it by itself.
    """
    model = getattr(model, "_orig_mod", model)
    if hasattr(model, "reads"):
        return {stream: _said(model, *what) for stream, what in model.reads(*args, **kwargs).items()}
    given = _bound(model, args, kwargs)
    found: Streams = {}
    ids, embeds = given.get("input_ids"), given.get("inputs_embeds")
    if ids is None and args and isinstance(args[0], Tensor) and args[0].dtype in (torch.int64, torch.int32):
        ids = args[0] if "input_ids" not in kwargs else None
    if isinstance(ids, Tensor) and ids.dim() == 2 and not ids.is_floating_point():
        found[name or "text"] = _text(ids.detach().to("cpu", torch.int64, copy=True), given)
    elif isinstance(embeds, Tensor) and embeds.dim() == 3:
        found[name or "text"] = _text(torch.full(embeds.shape[:2], -1, dtype=torch.int64), given)
    pixels = given.get("pixel_values")
    if isinstance(pixels, Tensor) and pixels.dim() >= 4:
        found["image" if name is None else name] = _image(model, pixels)
    audio = given.get("input_features", given.get("input_values"))
    if isinstance(audio, Tensor) and audio.dim() >= 2:
        found["audio" if name is None else name] = Stream(batch=audio.shape[0], frames=0)
    return found


def _said(model: Any, values: Tensor, lengths: Tensor | None) -> Stream:
    """A stream as a model's own `reads` tells it: ids (B, L) with lengths (B,), or an image (B, C, rows, columns)."""
    if values.dim() == 4:
        return _image(model, values)
    stream = _text(values.detach().to("cpu", torch.int64, copy=True), {})
    if lengths is not None:
        stream.padding = torch.arange(values.shape[1]) < lengths.detach().cpu()[:, None]
    return stream


def _image(model: Any, pixels: Tensor) -> Stream:
    patch = _patch(model)
    size = (pixels.shape[-2] // patch, pixels.shape[-1] // patch) if patch else None
    return Stream(batch=pixels.shape[0], size=size)


def _text(ids: Tensor, given: Mapping[str, Any]) -> Stream:
    stream = Stream(batch=ids.shape[0])
    stream.add(ids)
    mask = given.get("attention_mask")
    if isinstance(mask, Tensor) and mask.dim() == 2 and mask.shape[0] == ids.shape[0]:
        stream.padding = mask.detach().bool().cpu()
    return stream


def _bound(model: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments by name, as far as the signature tells."""
    try:
        names = [n for n, p in inspect.signature(model.forward).parameters.items() if p.kind is p.POSITIONAL_OR_KEYWORD]
    except (TypeError, ValueError):
        names = []
    return {**dict(zip(names, args, strict=False)), **kwargs}


def _patch(model: Any) -> int | None:
    """How many pixels wide a patch is, where the configuration says it."""
    config = getattr(model, "config", None)
    config = getattr(config, "vision_config", None) or config
    patch = getattr(config, "patch_size", None)
    if isinstance(patch, (tuple, list)):
        patch = patch[-1] if patch else None
    return patch if isinstance(patch, int) and patch > 0 else None


def extend(mine: Streams, more: Streams) -> None:
    """`more` of the streams of a run that goes on."""
    for name, stream in more.items():
        if name not in mine or not stream.ids:
            mine.setdefault(name, stream)
            continue
        for ids in stream.ids:
            mine[name].add(ids)
        mine[name].padding = stream.padding if stream.padding is not None else mine[name].padding


def tables(
    streams: Streams, tokenizer: Any, lengths: Mapping[str, int], unknown: int, masks: Mapping[str, Tensor]
) -> dict[str, TokenTable]:
    """The table of each stream.

    lengths: how many keys its layers have; unknown: positions before what was read; masks: padding (B or 1, L) as its layers'
    masks tell it, where the model was not given any.
    """
    made = {}
    for name, stream in streams.items():
        if stream.ids:
            ids = torch.cat(stream.ids, 1)
            given = masks.get(name) if stream.padding is None else stream.padding
            before = unknown if name in ("text", "decoder") else 0
            made[name] = table_of(ids, tokenizer, _fitted(given, ids, before), stream.prompt, before)
            continue
        length = lengths.get(name, 0)
        grid = None
        if stream.size is not None and 0 < stream.size[0] * stream.size[1] <= length:
            grid = (*stream.size, length - stream.size[0] * stream.size[1])
        made[name] = TokenTable(
            length, prompt_length=length, grid=grid, frames=length if stream.frames is not None else None
        )
    return made


def _fitted(padding: Tensor | None, ids: Tensor, before: int) -> Tensor | None:
    """The last mask cut to what was read; positions that it does not reach are text."""
    if padding is None:
        return None
    length = ids.shape[1] + before
    padding = padding[:, :length].expand(ids.shape[0], -1)
    return torch.nn.functional.pad(padding, (0, length - padding.shape[1]), value=True)
