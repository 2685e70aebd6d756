"""record(): every attention of an unchanged model, kept while it runs.

A *road* is a way to get at a model's attention calls: a module of `roads/` with `recording(model, sink, engine)`, a context
manager. All roads feed one sink, `sink.take(module, capture)`, which knows the forwards and makes segments, layers and runs of
what comes. A sink belongs to one thread.
"""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from ..run import Run
from ..trace import Trace
from .sink import CALL, Sink
from .to_disk import Disk
from .wanted import wanted

_ROADS = ("own_calls", "huggingface", "torch_calls")

_lock = threading.Lock()
_recorded: dict[int, str] = {}  # the modules that a recording holds, by identity


@contextlib.contextmanager
def record(
    model: torch.nn.Module,
    tokenizer: Any = None,
    *,
    layers: Sequence[int | str] | int | str | None = None,
    heads: Sequence[int] | None = None,
    queries: Sequence[int] | None = None,
    keep: str = "qkv",
    engine: str = "qkv",
    to: str | Path | None = None,
    weights: bool = True,
) -> Iterator[Trace]:
    """Record every attention of a model while it runs; the model is left as it was, whatever happens inside.

        with qkv.record(model, tokenizer) as trace:
            model(**inputs)                # or model.generate(…)
        trace[18][0, 6, -1]                # what the last token read in layer 18, head 6, exactly

    Only queries, keys, values and row states are kept, O(L) a layer. Forwards that extend one cache are one run: `generate`
    gives one map a layer, the prompt's rows and those of the steps one below the other. Others are several runs.

    model: a Hugging Face model, or any module that calls qkv's attention, torch's scaled_dot_product_attention or
        MultiheadAttention. tokenizer: turns ids into the strings of `trace.tokens`.
    layers: numbers in the order in which they run, names, or patterns of names ("*.self_attn"); None: all. heads: query heads
        that are kept. queries: positions whose rows are kept; negative ones count from the end of each forward's rows.
    keep: "qkv", or "qk" for no values (no contributions, and no output to check).
    engine: "qkv" runs the model on qkv's attention; "model" leaves its own in place and only taps it: row states are then
        computed when they are asked for.
    to: a folder to which segments are written while the model runs, so that memory stays small.
    weights: whether each layer's output weight is kept (a copy), which contributions need.

    At each layer 64 rows, drawn with a seed, are computed a second time and held against what the model got: `trace.info()`.
    A compiled model runs its attention outside the graph with engine="qkv"; a forward that gradient checkpointing repeats is
    recorded once.

    Raises:
        ValueError: an option that is none; a model that is being recorded already; a model that ran and showed no attention;
            beam search, which moves sequences about within a batch.
        RuntimeError: a model that overwrote what its attention had used.
    """
    kept = wanted(CALL, layers, heads, queries, keep, engine)
    facts: dict[str, Any] = {"engine": engine, "keep": keep}
    name = type(getattr(model, "_orig_mod", model)).__name__
    trace = Trace((), name, facts=facts)
    try:
        with _claimed(model), _disk(to, name, facts) as disk:
            sink = Sink(model, tokenizer, kept, engine, weights, disk)
            trace.going_on(sink.runs)
            try:
                with contextlib.ExitStack() as restored:
                    restored.enter_context(sink.following())
                    for road in _ROADS:
                        there = importlib.import_module(f"{__package__}.roads.{road}")
                        restored.enter_context(there.recording(model, sink, engine))
                    yield trace
            except BaseException as error:
                trace.facts["partial"] = f"{type(error).__name__}: {error}"
                with contextlib.suppress(OSError):  # a disk that is full says so once: in the error that is on its way
                    trace.finished(sink.finish(error))
                    if disk is not None:
                        disk.described(trace.model, trace.facts)
                raise
            trace.finished(sink.finish(None))
            if disk is not None:
                disk.described(trace.model, trace.facts)  # a name and facts that were given inside the with
    except BaseException:
        if to is not None:
            with contextlib.suppress(ValueError):  # nothing was written: the error that is on its way says why
                trace.finished(_on_disk(to))
        raise
    if to is not None:
        trace.finished(_on_disk(to))


def _on_disk(to: str | Path) -> tuple[Run, ...]:
    from ..disk.storage import load

    return load(to).runs


@contextlib.contextmanager
def _disk(to: str | Path | None, model: str, facts: dict[str, Any]) -> Iterator[Disk | None]:
    """What writes to the folder `to`, where one is given; closed in any case."""
    if to is None:
        yield None
        return
    from ..disk.writer import Writer

    with Writer(to, model=model) as writer:
        writer.describe(facts=facts)
        yield Disk(writer)


@contextlib.contextmanager
def _claimed(model: torch.nn.Module) -> Iterator[None]:
    """Recordings of one model, or of a part of it, do not nest, in whatever thread."""
    mine = {id(m): type(model).__name__ for m in model.modules()}
    with _lock:
        taken = next((_recorded[n] for n in mine if n in _recorded), None)
        if taken is not None:
            raise ValueError(
                f"{CALL}: this {type(model).__name__} is being recorded already (as a {taken}), or a part of it is. "
                "Recordings of one model do not nest: end the first one, or use its trace."
            )
        _recorded.update(mine)
    try:
        yield
    finally:
        with _lock:
            for n in mine:
                _recorded.pop(n, None)
