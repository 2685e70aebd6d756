"""torch's fast paths of multi-head attention: kept as they are, and seen all the same.

A module of torch's own takes its fast path in evaluation, without gradients, where no TorchFunctionMode is on. While a model
is recorded, the forward of such modules is wrapped, on the module itself, in this thread only, and put back afterwards.
"""

from __future__ import annotations

import contextlib
import inspect
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook

from . import multihead
from .maps import in_backward

if TYPE_CHECKING:
    from .torch_calls import Road

_FORWARD = inspect.signature(nn.MultiheadAttention.forward)
_LAYER = inspect.signature(nn.TransformerEncoderLayer.forward)


@contextlib.contextmanager
def watching(model: nn.Module, road: Road) -> Iterator[None]:
    """Within it, the modules of `model` that have fast paths go through `road`."""
    thread, before = threading.get_ident(), []
    for module in model.modules():
        wrapper = _wrapper(module)
        if wrapper is not None:
            before.append((module, module.__dict__.get("forward")))
            module.forward = _wrapped(module, wrapper, road, thread)
    try:
        yield
    finally:
        for module, forward in before:
            del module.__dict__["forward"]
            if forward is not None:
                module.forward = forward


def _wrapper(module: nn.Module) -> Callable[..., Any] | None:
    """How a module's forward is wrapped; None for modules, and for forwards, that are not torch's own."""
    if _own(module, nn.MultiheadAttention):
        return _multi_head
    if _own_layer(module):
        return _encoder_layer
    layers: Any = module.layers if _own(module, nn.TransformerEncoder) else ()
    return _encoder if layers and all(_own_layer(layer) for layer in layers) else None


def _own(module: Any, kind: Any) -> bool:
    return bool(type(module).forward is kind.forward)


def _own_layer(module: Any) -> bool:
    return _own(module, nn.TransformerEncoderLayer) and _own(module.self_attn, nn.MultiheadAttention)


def _wrapped(module: nn.Module, wrapper: Callable[..., Any], road: Road, thread: int) -> Callable[..., Any]:
    original = module.forward

    def forward(*args: Any, **kwargs: Any) -> Any:
        from .torch_calls import _quiet

        elsewhere = threading.get_ident() != thread or _quiet.get() or torch.compiler.is_compiling()
        if elsewhere or road.sink.caller() is None:
            return original(*args, **kwargs)
        return wrapper(road, module, original, args, kwargs)

    return forward


@contextlib.contextmanager
def computed_again(model: nn.Module, road: Road) -> Iterator[None]:
    """Within it, what gradient checkpointing computes a second time runs on the road's attention as it did the first time.

    torch calls a backward pass without the modes that are on; they come back with the first module that runs in it.
    """
    thread, known = threading.get_ident(), {id(module) for module in model.modules()}
    entered: list[tuple[Any, Any]] = []

    def enter(module: Any, *_: Any) -> None:
        if torch.compiler.is_compiling():  # inside a graph there is nobody to tell
            return
        if threading.get_ident() == thread and not entered and id(module) in known and in_backward():
            within = road.again()
            within.__enter__()
            entered.append((module, within))

    def leave(module: Any, *_: Any) -> None:
        if torch.compiler.is_compiling():
            return
        if threading.get_ident() == thread and entered and entered[-1][0] is module:
            entered.pop()[1].__exit__(None, None, None)

    hooks = [register_module_forward_pre_hook(enter), register_module_forward_hook(leave, always_call=True)]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _multi_head(road: Road, module: Any, original: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    given = dict(_FORWARD.bind(module, *args, **kwargs).arguments)
    theirs = road.engine == "model" or given.get("need_weights", True)
    if not theirs or not _may_be_fast(module, given):
        with road.on():
            return original(*args, **kwargs)
    with road.aside() as unseen:
        out = original(*args, **kwargs)
    if unseen:
        _take(road, module, given)
    return out


def _may_be_fast(module: Any, given: dict[str, Any]) -> bool:
    """Whether torch may choose the fast path: the surest of its conditions; what is decided is only how to look."""
    one = given["query"] is given["key"] is given["value"]
    return one and module.batch_first and not module.training and given["query"].dim() == 3


def _take(road: Road, module: Any, given: dict[str, Any]) -> None:
    asked = multihead.of_module(module, given)
    road.rebuilt(module, {**asked, "out_proj_weight": module.out_proj.weight})


def _encoder(road: Road, module: Any, original: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """The encoder itself may leave out padding, which its layers then never see: that is decided without the mode."""
    with road.aside():
        return original(*args, **kwargs)


def _encoder_layer(road: Road, module: Any, original: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    given = dict(_LAYER.bind(module, *args, **kwargs).arguments)
    source = given["src"]
    if road.engine == "qkv":
        with road.on():
            return _padded(original, source) if source.is_nested else original(*args, **kwargs)
    before = road.taken
    with road.aside():
        out = original(*args, **kwargs)
    if road.taken == before:  # all of the layer was one call of torch's
        with torch.no_grad():
            x = module.norm1(source) if module.norm_first else source
        masks = {"attn_mask": given.get("src_mask"), "key_padding_mask": given.get("src_key_padding_mask")}
        _take(road, module.self_attn, {"query": x, "key": x, "value": x, **masks})
    return out


def _padded(original: Callable[..., Any], source: Tensor) -> Tensor:
    """The layer on sequences of several lengths: padded for the attention, and as they were afterwards."""
    lengths = torch.tensor([len(x) for x in source.unbind()], device=source.device)
    wide = source.to_padded_tensor(0.0)
    inside = torch.arange(wide.shape[1], device=wide.device) < lengths[:, None]
    out = original(wide, src_key_padding_mask=~inside)
    nested: Tensor = torch._nested_tensor_from_mask(out, inside, mask_check=False)
    return nested
