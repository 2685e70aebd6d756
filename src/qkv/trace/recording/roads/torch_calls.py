"""Recording any PyTorch module that calls torch's own attention, by a TorchFunctionMode.

The mode sees torch.nn.functional.scaled_dot_product_attention and multi_head_attention_forward wherever they are called in
this thread, early-bound imports included; nothing of torch is replaced. With engine="qkv" scaled_dot_product_attention runs as
`qkv.scaled_dot_product_attention` does, bit for bit; with engine="model" torch's own runs, and its arguments are kept.

nn.MultiheadAttention with need_weights=True computes weights of its own: it is left as it is with either engine, and what it
returns is torch's. torch's fast paths (nn.MultiheadAttention, nn.TransformerEncoderLayer and nn.TransformerEncoder in
evaluation, without gradients) show no attention to anyone, and torch leaves them where a mode watches. So that recording
changes nothing, such a module of the recorded model runs without the mode when its attention stays torch's, and its queries,
keys and values are projected a second time from its arguments. A row that sees nothing is 0 or NaN as the one that ran has it;
in the map it is 0.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from torch.overrides import TorchFunctionMode

from .... import masks
from ...._torch_sdpa import _arguments, _details, _plan
from ...capture import Capture
from . import going_round, multihead, products
from .maps import in_backward, ran, run
from .structure import MaskReader

_planned: Callable[..., Any] = _plan
_quiet: ContextVar[bool] = ContextVar("qkv.trace.recording.roads.quiet", default=False)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Within it, in this thread, nothing is taken by this road: another one has the attention that runs there."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


@contextlib.contextmanager
def recording(model: nn.Module, sink: Any, engine: str) -> Iterator[None]:
    """Within it, in this thread, each attention that a module of `model` asks of torch goes to `sink.take(module, capture)`.

    sink.caller(): the module that is running, None where it is none of the model's: its calls are left alone. engine: "qkv" or
    "model".
    """
    from .fast_paths import computed_again, watching

    _refuse_compiled(model, engine)
    road = Road(sink, engine)
    again = computed_again(model, road) if engine == "qkv" else contextlib.nullcontext()
    with watching(model, road), again, road.on():
        yield


def _refuse_compiled(model: nn.Module, engine: str) -> None:
    """ValueError where attention is part of a compiled graph; Hugging Face's models on qkv leave the graph for it."""
    compiled = [m for m in model.modules() if isinstance(getattr(m, "_orig_mod", None), nn.Module)]
    compiled += [m for m in model.modules() if getattr(m, "_compiled_call_impl", None) is not None]
    if compiled and (engine == "model" or not any(hasattr(m, "set_attn_implementation") for m in model.modules())):
        raise ValueError(
            "qkv.record: this model is compiled, and its attention is a part of a graph that cannot be seen into. Record the "
            "model that was compiled (model._orig_mod), and run that one."
        )


class Road(TorchFunctionMode):
    """The mode: on while the model runs; `aside` takes it off around what it must not disturb."""

    def __init__(self, sink: Any, engine: str) -> None:
        super().__init__()
        self.sink, self.engine = sink, engine
        self.taken = 0
        self._on = False
        self._read = MaskReader()

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        known = _CALLS.get(func)
        if known is None or _quiet.get() or torch.compiler.is_compiling():
            return func(*args, **kwargs)
        module = self.sink.caller()
        return func(*args, **kwargs) if module is None else known(self, module, func, args, kwargs)

    def product(self, module: nn.Module, func: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """One product of two tensors, which may become an attention that is written out."""
        made = going_round.begin(self, module, func, args, kwargs)
        return func(*args, **kwargs) if made is None else made

    @contextlib.contextmanager
    def on(self) -> Iterator[None]:
        """The mode is on within; where it is already, nothing changes."""
        before, self._on = self._on, True
        if not before:
            self.__enter__()
        try:
            yield
        finally:
            if not before:
                self.__exit__(None, None, None)
            self._on = before

    @contextlib.contextmanager
    def aside(self) -> Iterator[bool]:
        """The mode is off within, so that torch's fast paths run; yields whether it is.

        Where a mode of somebody else's is on as well, they would not run anyway, and nothing changes.
        """
        alone = self._on and torch._C._len_torch_function_stack() == 1
        if alone:
            self.__exit__(None, None, None)
            self._on = False
        try:
            yield not self._on
        finally:
            if alone:
                self._on = True
                self.__enter__()

    @contextlib.contextmanager
    def again(self) -> Iterator[None]:
        """The mode is on within, where torch itself has taken it off."""
        self.__enter__()
        try:
            yield
        finally:
            self.__exit__(None, None, None)

    def take(self, module: nn.Module, capture: Capture) -> None:
        self.taken += 1
        if not in_backward():
            self.sink.take(module, capture)

    def attention(self, module: nn.Module, func: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """One call of scaled_dot_product_attention."""
        try:
            given = _arguments(*args, **kwargs)
            plan = _planned(*given, self.engine == "qkv")
        except TypeError:
            return func(*args, **kwargs)
        if plan is None:
            plan = _planned(*given, False)
            return func(*args, **kwargs) if plan is None else self._theirs(module, func, args, kwargs, plan)
        if self.engine == "model":
            return self._theirs(module, func, args, kwargs, plan)
        q, k, v, mask, shape = plan
        dropout_p, causal, scale = given[4:7]
        out, made = run(q, k, v, _details(mask, causal, scale), dropout_p, self._kept(plan, causal, scale))
        self.take(module, Capture(made, output=out.detach()))
        return out.reshape(shape)

    def _theirs(self, module: nn.Module, func: Any, args: Any, kwargs: Any, plan: Any) -> Any:
        """torch's own attention, and the map of what it was given."""
        out = func(*args, **kwargs)
        q, k, v, _, _ = plan
        dropout_p, causal, scale = _arguments(*args, **kwargs)[4:7]
        known = None if dropout_p else out.detach().reshape(*q.shape[:3], v.shape[-1])
        made = ran(q, k, v, self._kept(plan, causal, scale), known)
        self.take(module, Capture(made, output=known))
        return out

    def _kept(self, plan: Any, causal: bool, scale: float | None) -> dict[str, Any]:
        """Details for the map: the mask by its structure."""
        q, k, _, mask, _ = plan
        if causal:
            return {"mask": masks.causal("upper_left"), "scale": scale}
        return {**self._read(mask, (*q.shape[:3], k.shape[2])), "scale": scale}

    def multi_head(self, module: nn.Module, func: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """One call of multi_head_attention_forward."""
        try:
            given = multihead.arguments(args, kwargs)
        except TypeError:
            return func(*args, **kwargs)
        if self.engine == "model" or given["need_weights"]:
            out = func(*args, **kwargs)
            self.rebuilt(module, given)
            return out
        if not multihead.fits(given):
            return func(*args, **kwargs)  # torch says what is wrong with the call
        found = multihead.read(given)
        dropout_p = given["dropout_p"] if given["training"] else 0.0
        merged = multihead.merged(given, (*found.q.shape[:3], found.k.shape[2]))
        out, made = run(found.q, found.k, found.v, merged, dropout_p, found.details)
        self.take(module, Capture(made, output=out.detach(), **_about(given)))
        return multihead.finished(given, out), None

    def rebuilt(self, module: nn.Module, given: dict[str, Any]) -> None:
        """Take the attention of a multi-head call that ran unseen, from its arguments."""
        with torch.no_grad():
            found = multihead.read(given)
        self.take(module, Capture(ran(found.q, found.k, found.v, found.details, None), **_about(given)))


def _about(given: dict[str, Any]) -> dict[str, Any]:
    kind = "self" if given["query"] is given["key"] else "cross"
    return {"kind": kind, "output_weight": given.get("out_proj_weight")}


_CALLS: dict[Any, Callable[..., Any]] = {
    F.scaled_dot_product_attention: Road.attention,
    F.multi_head_attention_forward: Road.multi_head,
    **dict.fromkeys(products.CALLS, Road.product),
}
