"""Recording modules that call qkv's own attention: `qkv.attention`, `attention_with_map`, `Attention`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import torch

from ....attention import observed
from ....attention_map import AttentionMap
from ...capture import Capture


@contextlib.contextmanager
def recording(model: torch.nn.Module, sink: Any, engine: str) -> Iterator[None]:
    """Within it, in this thread, each attention that a module of `model` asks of qkv goes to `sink.take(module, capture)`.

    It runs on the engine that the call itself names: both values of `engine` leave it so.
    """

    def see(made: AttentionMap) -> None:
        module = sink.caller()
        if module is not None:
            sink.take(module, Capture(made))

    with observed(see):
        yield
