"""The answer's rows run once more on the recorded keys and values: a few tokens, whatever the text's length.

It gives what a recording does not keep: the logits, and the residual stream before the final norm. The rows are recorded
again meanwhile and held against the trace, so that another model than the trace's is found out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..given import cache_word
from ..recording.record import record
from ..run import Run
from .asked import Question, values
from .spans import CALL

CLOSE = 1e-2  # of the queries' lengths: rounding in half precision stays below it, another model does not


@dataclass(frozen=True, eq=False)
class Replay:
    """What the answer's rows gave: logits (n, vocabulary); the final norm, its input and its output, (n, width) each."""

    logits: Tensor
    norm: torch.nn.Module
    stream: Tensor
    normed: Tensor


def same_model(asked: Question) -> None:
    """ValueError where no model was given, or it is not the trace's by its layers' names or its output weights."""
    if asked.model is None:
        raise ValueError(f"{CALL}: this method runs the model again. Give it: attribute(…, model=model).")
    modules = dict(asked.model.named_modules())
    for n in asked.layers:
        layer = asked.trace.run.layers[n]
        if layer.name not in modules:
            raise _another(asked.model, f"it has no {layer.name}")
        weight = layer.output_weight
        if weight is not None and not any(_equal(p, weight) for p in modules[layer.name].parameters() if p.dim() == 2):
            raise _another(asked.model, f"the output weight of {layer.name} differs")


def _another(model: Any, why: str) -> ValueError:
    return ValueError(
        f"{CALL}: this {type(model).__name__} is not the model of the trace: {why}. Give the one recorded."
    )


def _equal(one: Tensor, other: Tensor) -> bool:
    one = one.detach().to(other)
    return any(x.shape == other.shape and torch.equal(x, other) for x in (one, one.mT))


@torch.no_grad()
def replay(asked: Question) -> Replay:
    """ValueError for a trace without values, a model that asks something else, or one that cannot go on from a cache."""
    model, word, begin, stop = asked.model, cache_word(asked.model), asked.rows.start, asked.rows.stop
    if word is None:
        raise ValueError(f"{CALL}: {type(model).__name__} takes no cache, so it cannot go on from the recorded keys.")
    cache = recorded_keys(asked, config=model.config)
    places = torch.arange(begin, stop, device=model.device)[None]
    ids = asked.ids[begin:stop][None].to(model.device)
    with _before_logits(model) as seen, record(model, keep="qk", weights=False) as again:
        logits = model(input_ids=ids, position_ids=places, use_cache=True, **{word: cache}).logits[0]
    held_against(asked, again.run)
    return Replay(logits, *seen())


def recorded_keys(asked: Question, **more: Any) -> Any:
    """A DynamicCache of the recorded keys and values before the answer's first row. ValueError where no values were kept."""
    from transformers import DynamicCache

    cache, begin, dtype = DynamicCache(**more), asked.rows.start, asked.model.dtype
    for number, n in enumerate(asked.layers):
        of, _ = asked.reading(n)
        key, value = of.map.tensors[1], values(of)
        cache.update(key[:, :, :begin].to(dtype), value[:, :, :begin].to(dtype), number)
    return cache


def held_against(asked: Question, again: Run) -> None:
    """ValueError where the answer's rows, run again, ask something else than the trace's do."""
    for n, layer in zip(asked.layers, again.layers, strict=False):
        of, rows = asked.reading(n)
        mine = torch.isin(layer.positions, torch.tensor(asked.rows))
        was, now = of.map.tensors[0][:, :, rows].float(), layer.map.tensors[0][:, :, mine].float()
        if was.shape != now.shape or not (was - now).norm() <= CLOSE * was.norm():
            raise _another(asked.model, f"run again, it asks something else in {layer.name}")


@contextlib.contextmanager
def _before_logits(model: Any) -> Iterator[Callable[[], tuple[torch.nn.Module, Tensor, Tensor]]]:
    """Gives afterwards the module whose output the unembedding took, with that module's input and output, (n, width)."""
    head = model.get_output_embeddings() if hasattr(model, "get_output_embeddings") else None
    if head is None:
        raise ValueError(
            f"{CALL}: {type(model).__name__} has no unembedding that is known, so no token has a direction."
        )
    calls: list[tuple[torch.nn.Module, Tensor, Tensor]] = []
    taken: list[Tensor] = []

    def note(module: torch.nn.Module, args: tuple[Any, ...], out: Any) -> None:
        if isinstance(out, Tensor) and args and isinstance(args[0], Tensor) and args[0].shape == out.shape:
            calls[:] = [*calls[-3:], (module, args[0], out)]

    leaves = [m for m in model.modules() if not any(True for _ in m.children()) and m is not head]
    hooks = [m.register_forward_hook(note) for m in leaves]
    hooks.append(head.register_forward_pre_hook(lambda _, args: taken.append(args[0])))

    def found() -> tuple[torch.nn.Module, Tensor, Tensor]:
        for module, given, out in reversed(calls):
            if taken and out.data_ptr() == taken[-1].data_ptr():
                return module, given[0], out[0]
        raise ValueError(
            f"{CALL}: nothing that is known stands between the last layer of {type(model).__name__} and its logits."
        )

    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()
