"""A sink for the roads of a recording: it keeps what it is given, and knows which module runs, as a recording does."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import torch
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook


class FakeSink:
    """captures: (name of the module, Capture), in the order in which they were taken."""

    def __init__(self, model: torch.nn.Module):
        self.names = {id(module): name for name, module in model.named_modules()}
        self.captures: list[tuple[str, Any]] = []
        self._stack: list[torch.nn.Module] = []

    def caller(self) -> torch.nn.Module | None:
        return self._stack[-1] if self._stack else None

    def take(self, module: torch.nn.Module, capture: Any) -> None:
        assert not capture.map._q.requires_grad and (capture.output is None or not capture.output.requires_grad)
        self.captures.append((self.names[id(module)], capture))

    @property
    def maps(self) -> list[Any]:
        return [capture.map for _, capture in self.captures]

    @contextlib.contextmanager
    def following(self) -> Iterator[None]:
        """Hooks on all modules at once, as hooks on single ones switch torch's fast paths off."""
        thread = threading.get_ident()

        def mine(module: torch.nn.Module) -> bool:
            return threading.get_ident() == thread and id(module) in self.names

        def enter(module: Any, *_: Any) -> None:
            if mine(module):
                self._stack.append(module)

        def leave(module: Any, *_: Any) -> None:
            if mine(module):
                self._stack.pop()

        hooks = [register_module_forward_pre_hook(enter), register_module_forward_hook(leave, always_call=True)]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()
