"""record(): every attention of an unchanged model, kept while it runs.

A *road* is a way to get at a model's attention calls: a module of `roads/` with `recording(model, sink, engine)`, a context
manager. All roads feed one sink, `sink.take(module, capture)`, which knows the forwards and makes segments, layers and runs of
what comes. A sink belongs to one thread.
"""

from __future__ import annotations

import contextlib
import importlib
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from . import _reading
from ._making import Call, Continuing, Key, LayerMaking, Maker, Wanted
from ._modules import Modules
from ._wanted import wanted
from .capture import Capture, Kind, Segment
from .layer import Layer
from .run import Run
from .trace import Trace

CALL = "qkv.record"
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
    sink = Sink(model, tokenizer, wanted(CALL, layers, heads, queries, keep, engine), engine, to, weights)
    with sink.writing(), _claimed(model):
        trace = Trace(sink.runs, type(model).__name__, facts={"engine": engine, **sink.facts})
        try:
            with contextlib.ExitStack() as restored:
                restored.enter_context(sink.following())
                for road in _ROADS:
                    there = importlib.import_module(f"{__package__}.roads.{road}")
                    restored.enter_context(there.recording(model, sink, engine))
                yield trace
        except BaseException:
            sink.finish(failed=True)
            trace.finished(sink.finished_runs())
            raise
        sink.finish(failed=False)
        trace.finished(sink.finished_runs())


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


class RunMaking:
    """A run that goes on. unknown: how many keys its cache held before the recording began."""

    def __init__(self) -> None:
        self.layers: dict[Key, LayerMaking] = {}
        self.streams: _reading.Streams = {}
        self.seconds: list[float] = []
        self.unknown = 0
        self.closed = self.partial = False


class Forward:
    """One forward of the whole model, or, before one, what runs outside of any (an encoder that `generate` calls by itself)."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.run: RunMaking | None = None
        self.extends = False
        self.counts: Counter[str] = Counter()
        self.streams: _reading.Streams = {}
        self.ended = False


class Sink:
    """What all roads of one recording feed. It belongs to the thread that made it.

    take(module, capture): once per attention call; a call of a module that is no part of the model is left alone.
    here(): whether a call in this place is recorded: not in another thread, not while `muted`, and not in a backward pass
    (there gradient checkpointing runs a forward again). caller(): the innermost module of the model that is running, or None.
    """

    def __init__(
        self, model: torch.nn.Module, tokenizer: Any, kept: Wanted, engine: str, to: str | Path | None, weights: bool
    ):
        self.model, self.engine = model, engine
        self.facts: dict[str, Any] = {}
        self._tokenizer, self._weights, self._to = tokenizer, weights, to
        self._wanted, self._maker = kept, Maker(kept)
        self._modules = Modules(model)
        self._thread, self._quiet = threading.get_ident(), 0
        self._stack: list[torch.nn.Module] = []
        self._runs: list[RunMaking] = []
        self._forward: Forward | None = None
        self._loose = Forward()
        self._ran = False
        self._writer: Any = None
        self._snapshot: tuple[Run, ...] | None = None

    # -- what roads ask --------------------------------------------------------------------------------------------------------

    def here(self) -> bool:
        """Whether an attention call in this thread and place is to be recorded."""
        if threading.get_ident() != self._thread or self._quiet:
            return False
        return torch._C._current_graph_task_id() == -1

    @contextlib.contextmanager
    def muted(self) -> Iterator[None]:
        """Within it nothing is taken: a road runs the model's own attention, which an inner road would see again."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def caller(self) -> torch.nn.Module | None:
        """The innermost module of the model that is running in this thread; None outside of the model."""
        return self._stack[-1] if self._stack and self.here() else None

    def take(self, module: torch.nn.Module, capture: Capture) -> None:
        """Keep one attention call of `module`."""
        if not self.here() or module not in self._modules:
            return
        name = capture.name or self._modules.name(module)
        kind: Kind = capture.kind or self._modules.kind(module)
        forward = self._loose if self._forward is None or self._forward.ended else self._forward
        key = (name, forward.counts[name])
        forward.counts[name] += 1
        if forward.run is None:
            self._begin_run(forward, key, capture, kind)
        layer, call = self._place(forward, key, capture, kind)
        given = capture.output_weight

        def weight(width: int) -> Tensor | None:
            if not self._weights:
                return None
            return given.detach().clone() if given is not None else self._modules.output_weight(module, width)

        self._maker.take(layer, call, weight, None if self._writer is None else self._write)

    # -- runs and forwards -----------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def following(self) -> Iterator[None]:
        """While it is on, the sink knows where a forward of the model begins and ends, and which module runs.

        The hooks are torch's global ones: a hook on a module would switch torch's own fast paths off.
        """
        from torch.nn.modules import module as hooks

        handles = [
            hooks.register_module_forward_pre_hook(self._enter),
            hooks.register_module_forward_hook(self._done, with_kwargs=True),
            hooks.register_module_forward_hook(self._leave, always_call=True, with_kwargs=True),
        ]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()
            self._stack.clear()

    def _mine(self, module: torch.nn.Module) -> bool:
        return threading.get_ident() == self._thread and module in self._modules

    def _enter(self, module: torch.nn.Module, args: Any) -> None:
        if not self._mine(module):
            return
        if not self._stack and module is self.model and torch._C._current_graph_task_id() == -1:
            self._end()
            self._forward, self._ran = Forward(), True
            if self._loose.run is not None:
                self._forward.run, self._forward.streams = self._loose.run, self._loose.streams
                self._loose = Forward()
        self._stack.append(module)

    def _done(self, module: torch.nn.Module, args: Any, kwargs: Any, result: Any) -> None:
        if self._mine(module) and module is self.model and len(self._stack) == 1 and self._forward is not None:
            self._forward.ended = True

    def _leave(self, module: torch.nn.Module, args: Any, kwargs: Any, result: Any) -> None:
        if not self._mine(module) or not self._stack:
            return
        while self._stack and self._stack.pop() is not module:
            pass
        forward = self._loose if self._forward is None else self._forward
        if self._modules.two_stacks:
            for stack in ("encoder", "decoder"):
                if self._modules.name(module) == getattr(self._modules, stack):
                    forward = self._loose if forward.ended else forward
                    forward.streams.update(_reading.read(module, args, kwargs, stack))
        elif module is self.model and not self._stack:
            forward.streams.update(_reading.read(module, args, kwargs))
        if module is self.model and not self._stack:
            self._end()

    def _end(self) -> None:
        """The forward that went on is over, whether it reached its end or not."""
        forward, self._forward = self._forward, None
        self._maker.forget()
        if forward is None or forward.run is None:
            return
        run = forward.run
        if forward.extends:
            _reading.extend(run.streams, forward.streams)
        else:
            run.streams.update(forward.streams)
        run.seconds.append(time.perf_counter() - forward.began)
        if not forward.ended:
            run.closed = run.partial = True
        self._snapshot = None

    def _begin_run(self, forward: Forward, key: Key, capture: Capture, kind: Kind) -> None:
        """Decide at a forward's first attention whether it goes on with the run before it."""
        before = self._runs[-1] if self._runs else None
        layer = None if before is None or before.closed or forward is self._loose else before.layers.get(key)
        if layer is not None and Continuing(layer, capture.map, kind, thorough=True).holds():
            forward.run, forward.extends = before, True
            return
        if before is not None:
            before.closed = True
        forward.run = RunMaking()
        self._runs.append(forward.run)

    def _place(self, forward: Forward, key: Key, capture: Capture, kind: Kind) -> tuple[LayerMaking, Call]:
        """The layer that a call belongs to, and where its keys stand."""
        run = forward.run
        assert run is not None
        while key in run.layers:
            layer = run.layers[key]
            going_on = Continuing(layer, capture.map, kind, thorough=False)
            if forward.extends and going_on.holds():
                past = going_on.past
                start = layer.keys - past if capture.key_start is None else capture.key_start
                return layer, Call(capture, start, past, going_on.filled)
            if forward.extends and kind == "self" and going_on.past:
                raise ValueError(
                    f"{CALL}: {key[0]} sees {going_on.past} keys from before this forward, and they are not those that were "
                    "recorded, though those of the first layer are. Record calls with different caches one after the other."
                )
            key = (key[0], key[1] + 1)  # the module ran again by itself: another layer
        layer = LayerMaking(len(run.layers), key[0], kind, self._wanted.layer(len(run.layers), key[0]))
        going_on = Continuing(layer, capture.map, kind, thorough=False)
        if not run.layers:
            layer.all_keys = []
            run.unknown = going_on.past if kind == "self" else 0
        layer.first_query = going_on.past if kind == "self" else run.unknown
        run.layers[key] = layer
        return layer, Call(capture, capture.key_start or 0, 0, going_on.filled)

    # -- what came of it -------------------------------------------------------------------------------------------------------

    def runs(self) -> tuple[Run, ...]:
        """The runs whose forwards have finished, as they are by now."""
        if self._snapshot is None:
            going = self._forward.run if self._forward is not None else None
            made = [self._run(run) for run in self._runs if run is not going and run is not self._loose.run]
            self._snapshot = tuple(run for run in made if run.layers)
        return self._snapshot

    def _run(self, run: RunMaking) -> Run:
        known = tuple(run.streams)
        made = [layer.layer(self._modules.streams(layer.name, layer.kind, known)) for layer in run.layers.values()]
        layers = tuple(layer for layer in made if layer is not None)
        lengths: dict[str, int] = {}
        for layer in layers:
            for stream, length in zip(layer.streams, (layer.shape[2], layer.shape[3]), strict=True):
                lengths[stream] = max(lengths.get(stream, 0), length)
        tables = _reading.tables(run.streams, self._tokenizer, lengths, run.unknown)
        return Run(layers, tables, run.partial, tuple(run.seconds))

    def finish(self, failed: bool) -> None:
        """The recording is over: segments are joined, layer by layer, and what is left is written.

        ValueError where the model ran, and nothing of its attention was seen.
        """
        self._end()
        if self._loose.run is not None:
            self._loose.run.streams.update(self._loose.streams)
        for run in self._runs:
            run.closed = True
        self._snapshot = None
        if failed:
            return
        if self._ran and not any(run.layers for run in self._runs):
            raise ValueError(
                f"{type(self.model).__name__} computes its attention by itself: neither through Hugging Face's attention "
                "interface nor through qkv's or torch's functions, so nothing of it could be recorded. Use another model, for instance "
                "smollm2."
            )
        for run in self._runs:
            for layer in run.layers.values():
                layer.compact() if self._writer is None else layer.flush(self._write)

    def finished_runs(self) -> tuple[Run, ...]:
        """All runs, a partial one included."""
        self._snapshot = None
        self._loose = Forward()
        return self.runs()

    # -- to disk ---------------------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """The writer of `to`, where one is given."""
        yield

    def _write(self, layer: LayerMaking, segment: Segment) -> None:
        """A whole segment goes to disk."""
        raise NotImplementedError


__all__ = ["Capture", "Layer", "Sink", "record"]
