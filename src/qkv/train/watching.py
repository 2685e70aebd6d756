"""Traces of a model that is being trained, or was: what its attention does with a sentence, a text, an image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from ..trace import Run, TokenTable, Trace, record
from ..trace.assemble import table_of
from .tokens import BOS, Tokens

Ids = Sequence[Sequence[int]]


def aligned(model: nn.Module, tokens: Tokens, sources: Ids, targets: Ids) -> Trace:
    """A run for each pair: the model reads the source and is given the target step by step. Streams "encoder" and "decoder".

    The row of a target's token is the one that says it: rows are those of "<s>" and all but the last.
    """
    runs = []
    for source, target in zip(sources, targets, strict=True):
        given = [BOS, *target[:-1]]
        with _watched(model) as trace:
            model(*(_row(model, ids) for ids in (source, given)))
        tables = {
            "encoder": table_of(torch.tensor([list(source)]), tokens, None, len(source)),
            "decoder": table_of(torch.tensor([given]), tokens, None, 1),
        }
        runs.append(_with(trace.run, tables))
    return Trace(runs, type(model).__name__)


def read_by(model: nn.Module, tokens: Tokens, ids: Sequence[int], prompt: int | None = None) -> Trace:
    """A language model that reads tokens; the first `prompt` of them were given, the others are its answer."""
    with _watched(model) as trace:
        model(_row(model, ids))
    table = table_of(torch.tensor([list(ids)]), tokens, None, len(ids) if prompt is None else prompt)
    return Trace([replace(trace.run, tokens={"text": table})], type(model).__name__)


def seen_by(model: Any, images: Tensor) -> Trace:
    """A run for each image (N, channels, rows, columns) that a vision transformer looks at."""
    runs, device = [], next(model.parameters()).device
    for image in images:
        with _watched(model) as trace:
            model(image[None].to(device))
        length = trace.run.layers[0].shape[3]
        rows, columns = model.config.grid
        table = TokenTable(length, prompt_length=length, grid=(rows, columns, length - rows * columns))
        layers = tuple(replace(layer, streams=("image", "image")) for layer in trace.run.layers)
        runs.append(replace(trace.run, layers=layers, tokens={"image": table}))
    return Trace(runs, type(model).__name__)


@contextmanager
def _watched(model: nn.Module) -> Iterator[Trace]:
    """A recording, in eval mode, without gradients."""
    training = model.training
    model.eval()
    try:
        with torch.no_grad(), record(model, weights=False) as trace:
            yield trace
    finally:
        model.train(training)


def _row(model: nn.Module, ids: Sequence[int]) -> Tensor:
    return torch.tensor([list(ids)], device=next(model.parameters()).device)


def _with(run: Run, tables: dict[str, TokenTable]) -> Run:
    """The run with its tokens; each layer is told which of them it asks and answers with."""
    layers = []
    for layer in run.layers:
        mine = "encoder" if layer.name.startswith("encoder") else "decoder"
        cross = layer.kind == "cross" or layer.name == "alignment"
        streams = (mine, "encoder" if cross else mine)
        layers.append(replace(layer, streams=streams, kind="cross" if cross else "self"))
    return replace(run, layers=tuple(layers), tokens=tables)
