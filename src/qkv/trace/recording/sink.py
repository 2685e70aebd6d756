"""The sink of a recording: it knows the model's forwards, and makes segments, layers and runs of what the roads bring."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from ..capture import Capture, Kind
from ..run import Run, TokenTable
from . import reading
from .continuing import Continuing, is_causal
from .making import Call, Key, LayerMaking, Maker, Wanted
from .modules import Modules
from .to_disk import Disk

CALL = "qkv.record"


class RunMaking:
    """A run that goes on."""

    def __init__(self) -> None:
        self.layers: dict[Key, LayerMaking] = {}
        self.streams: reading.Streams = {}
        self.seconds: list[float] = []
        self.closed = self.partial = False

    @property
    def main(self) -> str:
        """The stream that a cache is about."""
        return "decoder" if "decoder" in self.streams or not self.streams else next(iter(self.streams))

    @property
    def unknown(self) -> int:
        """How many positions its cache held before the recording began."""
        return max((layer.past for layer in self.layers.values()), default=0)

    def kept(self, modules: Modules) -> list[tuple[LayerMaking, tuple[str, str]]]:
        """The layers of which something is kept, each with its streams."""
        known = tuple(self.streams)
        return [(la, modules.streams(la.name, la.kind, known)) for la in self.layers.values() if la.kept]

    def tables(self, modules: Modules, tokenizer: Any) -> dict[str, TokenTable]:
        """The tokens that it has read by now."""
        lengths: dict[str, int] = {}
        padding: dict[str, Tensor] = {}
        for layer, streams in self.kept(modules):
            for stream, length in zip(streams, (layer.rows, layer.keys), strict=True):
                lengths[stream] = max(lengths.get(stream, 0), length)
            if layer.padding is not None and not layer.past:
                padding.setdefault(streams[1], layer.padding)
        return reading.tables(self.streams, tokenizer, lengths, self.unknown, padding)


class Forward:
    """One forward of the whole model, or, before one, what runs outside of any (an encoder that `generate` calls by itself)."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.run: RunMaking | None = None
        self.extends = False
        self.counts: Counter[str] = Counter()
        self.streams: reading.Streams = {}
        self.ended = False


class Sink:
    """What all roads of one recording feed. It belongs to the thread that made it.

    take(module, capture): once per attention call; a call of a module that is no part of the model is left alone.
    here(): whether a call in this place is recorded: not in another thread, not while `muted`, and not in a backward pass
    (there gradient checkpointing runs a forward again). caller(): the innermost module of the model that is running, or None.
    """

    def __init__(
        self, model: torch.nn.Module, tokenizer: Any, kept: Wanted, engine: str, weights: bool, disk: Disk | None = None
    ):
        self.model, self.engine = model, engine
        self._tokenizer, self._weights, self._disk = tokenizer, weights, disk
        self._wanted, self._maker = kept, Maker(kept)
        self._modules = Modules(model)
        self._thread, self._quiet = threading.get_ident(), 0
        self._stack: list[torch.nn.Module] = []
        self._runs: list[RunMaking] = []
        self._forward: Forward | None = None
        self._loose = Forward()
        self._ran = False
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
        with torch._C.DisableTorchFunction():  # a road's mode has nothing to see here
            self._keep(module, capture)

    def _keep(self, module: torch.nn.Module, capture: Capture) -> None:
        name = capture.name or self._modules.name(module)
        kind: Kind = capture.kind or self._modules.kind(module)
        forward = self._loose if self._forward is None or self._forward.ended else self._forward
        key = (name, forward.counts[name])
        forward.counts[name] += 1
        if forward.run is None:
            self._begin_run(forward, key, capture, kind)
        layer, call = self._place(forward, key, capture, kind)
        layer.look_at(capture.map.description, call.filled)
        given = capture.output_weight

        def weight(width: int) -> Tensor | None:
            if not self._weights:
                return None
            return given.detach().clone() if given is not None else self._modules.output_weight(module, width)

        run, disk = forward.run, self._disk
        if disk is None or run is None:
            self._maker.take(layer, call, weight, None)
        else:
            streams = self._modules.streams(layer.name, layer.kind, tuple(run.streams or forward.streams))
            self._maker.take(layer, call, weight, lambda of, segment: disk.segment(id(run), of, streams, segment))

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
        for module in self._modules.readers():
            handles.append(module.register_forward_pre_hook(self._given, with_kwargs=True))
        try:
            with self._compiled_root(), self._modules.without_warning():
                yield
        finally:
            for handle in handles:
                handle.remove()
            self._stack.clear()

    @contextlib.contextmanager
    def _compiled_root(self) -> Iterator[None]:
        """A model that was compiled in place has its hooks inside its graph: where it begins and ends is told around it."""
        compiled = getattr(self.model, "_compiled_call_impl", None)
        if compiled is None:
            yield
            return

        def call(*args: Any, **kwargs: Any) -> Any:
            self._enter(self.model, args)
            self._given(self.model, args, kwargs)
            try:
                result = compiled(*args, **kwargs)
                self._done(self.model, args, kwargs, result)
                return result
            finally:
                self._leave(self.model, args, kwargs, None)

        self.model._compiled_call_impl = call
        try:
            yield
        finally:
            self.model._compiled_call_impl = compiled

    def _mine(self, module: torch.nn.Module) -> bool:
        if torch.compiler.is_compiling():  # inside a graph there is nobody to tell
            return False
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

    def _given(self, module: torch.nn.Module, args: Any, kwargs: Any) -> None:
        """What a module that reads is given: tokens, an image, audio."""
        if not self._mine(module) or torch._C._current_graph_task_id() != -1:
            return
        forward = self._loose if self._forward is None or self._forward.ended else self._forward
        forward.streams.update(reading.read(module, args, kwargs, self._modules.stack(module)))

    def _leave(self, module: torch.nn.Module, args: Any, *others: Any) -> None:
        """others: (kwargs, result); torch leaves out kwargs where the forward raised."""
        if not self._mine(module) or not self._stack:
            return
        while self._stack and self._stack.pop() is not module:
            pass
        if module is self.model and not self._stack:
            if not self._modules.readers():
                self._given(module, args, others[0] if len(others) == 2 else {})
            self._end()

    def _end(self) -> None:
        """The forward that went on is over, whether it reached its end or not."""
        forward, self._forward = self._forward, None
        self._maker.forget()
        if forward is None or forward.run is None:
            return
        run = forward.run
        if forward.extends:
            reading.extend(run.streams, forward.streams)
        else:
            run.streams.update(forward.streams)
        run.seconds.append(time.perf_counter() - forward.began)
        if not forward.ended:
            run.closed = run.partial = True
        if self._disk is not None and (not forward.extends or len(run.seconds) % 64 == 0):
            tables = run.tables(self._modules, self._tokenizer)
            self._disk.run(id(run), tables, run.partial, run.seconds)
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
        layer.past = going_on.past if kind == "self" and is_causal(capture.map.description) else 0
        run.layers[key] = layer
        return layer, Call(capture, capture.key_start or 0, 0, going_on.filled)

    # -- what came of it -------------------------------------------------------------------------------------------------------

    def runs(self) -> tuple[Run, ...]:
        """The runs whose forwards have finished, as they are by now."""
        if self._disk is not None:
            return self._disk.runs()
        if self._snapshot is None:
            going = self._forward.run if self._forward is not None else None
            made = [self._run(run) for run in self._runs if run is not going and run is not self._loose.run]
            self._snapshot = tuple(run for run in made if run.layers)
        return self._snapshot

    def _run(self, run: RunMaking) -> Run:
        made = [layer.layer(streams, run.main, run.unknown) for layer, streams in run.kept(self._modules)]
        layers = tuple(layer for layer in made if layer is not None)
        return Run(layers, run.tables(self._modules, self._tokenizer), run.partial, tuple(run.seconds))

    def finish(self, failed: BaseException | None) -> tuple[Run, ...]:
        """The recording is over: its runs, a partial one included. Segments are joined, or what is left is written.

        ValueError where the model ran, and nothing of its attention was seen.
        """
        self._end()
        if self._loose.run is not None:
            self._loose.run.streams.update(self._loose.streams)
            self._loose = Forward()
        self._snapshot = None
        for run in self._runs:
            run.closed = True
        if failed is None and self._ran and not any(run.layers for run in self._runs):
            raise ValueError(
                f"{type(self.model).__name__} computes its attention by itself: neither through Hugging Face's attention "
                "interface nor through qkv's or torch's functions, so nothing of it could be recorded. Use another model, for "
                "instance smollm2."
            )
        for run in self._runs:
            for layer, streams in run.kept(self._modules):
                if self._disk is not None:
                    self._disk.layer(id(run), layer, streams, layer.stand(streams, run.main, run.unknown))
                elif failed is None:
                    layer.compact()
            if self._disk is not None:
                self._disk.run(id(run), run.tables(self._modules, self._tokenizer), run.partial, run.seconds)
        return self.runs()
