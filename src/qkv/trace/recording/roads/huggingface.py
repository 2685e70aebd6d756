"""Recording Hugging Face models that go through transformers' attention interface.

engine="qkv": the model is switched to attn_implementation="qkv" and observed. engine="model": its own attention stays, and is
tapped where transformers looks it up. What a layer is told about who sees whom is read from the mask that reaches it.
"""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

import torch
from torch import Tensor

from .... import biases, hf, masks
from ...._mask_kinds import Keys
from ...capture import Capture
from .maps import ran
from .structure import MaskReader
from .torch_calls import quiet


@contextlib.contextmanager
def recording(model: torch.nn.Module, sink: Any, engine: str) -> Iterator[None]:
    """Within it, in this thread, each attention of `model` through the interface goes to `sink.take(module, capture)`."""
    models = _pretrained(model)
    if not models:
        yield
        return
    with contextlib.ExitStack() as restored:
        if engine == "qkv":
            for one in models:
                restored.enter_context(_on_qkv(one))
            restored.enter_context(hf.observe(lambda module, made: sink.take(module, Capture(made))))
        else:
            _refuse_compiled(model)
            restored.enter_context(_tapping(_Tap(sink)))
        yield


def _pretrained(model: torch.nn.Module) -> list[Any]:
    """The outermost models of transformers' that `model` is or holds. transformers is not imported for others."""
    found: list[Any] = []
    for name, module in model.named_modules():
        inside = any(name == n or name.startswith(f"{n}." if n else "") for n, _ in found)
        if not inside and hasattr(module, "set_attn_implementation") and hasattr(module, "config"):
            found.append((name, getattr(module, "_orig_mod", module)))
    return [module for _, module in found]


@contextlib.contextmanager
def _on_qkv(model: Any) -> Iterator[None]:
    """The model on qkv's attention; afterwards each of its parts on the one that it had."""
    hf.register()
    before = _implementations(model)
    if not before or not type(model)._can_set_attn_implementation():
        yield
        return
    try:
        model.set_attn_implementation(hf.NAME)
        yield
    finally:
        for config, name in before:
            config._attn_implementation_internal = name


def _implementations(model: Any) -> list[tuple[Any, Any]]:
    """Every configuration of the model's parts with the attention that it names."""
    configs = {id(m.config): m.config for m in model.modules() if hasattr(m, "config")}
    for config in list(configs.values()):
        for part in getattr(config, "sub_configs", None) or ():
            sub = getattr(config, part, None)
            if sub is not None:
                configs[id(sub)] = sub
    return [
        (c, c._attn_implementation_internal) for c in configs.values() if hasattr(c, "_attn_implementation_internal")
    ]


def _refuse_compiled(model: torch.nn.Module) -> None:
    compiled = any(getattr(m, "_compiled_call_impl", None) is not None for m in model.modules())
    if compiled or type(model).__name__ == "OptimizedModule":
        raise ValueError(
            'qkv.record: engine="model" cannot see into a compiled model: its attention is part of a graph. Record the model '
            'that was compiled (model._orig_mod), or use engine="qkv", whose attention runs outside of the graph.'
        )


# -- engine="model": tapped where transformers looks an attention up ------------------------------------------------------

_taps: ContextVar[tuple[_Tap, ...]] = ContextVar("qkv.trace.recording.roads.huggingface.taps", default=())
_lock = threading.Lock()
_users = 0
_original: Any = None


@contextlib.contextmanager
def _tapping(tap: _Tap) -> Iterator[None]:
    """While some thread taps, the look-up gives wrapped functions; only in a thread that taps do they do anything."""
    global _users, _original
    from transformers.modeling_utils import AttentionInterface

    with _lock:
        if _users == 0:
            _original = AttentionInterface.get_interface
            AttentionInterface.get_interface = _looked_up(_original)  # type: ignore[method-assign]
        _users += 1
    token = _taps.set((*_taps.get(), tap))
    try:
        yield
    finally:
        _taps.reset(token)
        with _lock:
            _users -= 1
            if _users == 0:
                AttentionInterface.get_interface = _original  # type: ignore[method-assign]


def _looked_up(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def get_interface(self: Any, attn_implementation: Any, default: Any) -> Any:
        found = original(self, attn_implementation, default)
        taps = _taps.get()
        if not taps or attn_implementation == hf.NAME:
            return found
        return _wrapped(found, taps)

    return get_interface


def _wrapped(attend: Callable[..., Any], taps: tuple[_Tap, ...]) -> Callable[..., Any]:
    @functools.wraps(attend)
    def tapped(
        module: Any, query: Tensor, key: Tensor, value: Tensor, attention_mask: Any, *args: Any, **kwargs: Any
    ) -> Any:
        with quiet():
            result = attend(module, query, key, value, attention_mask, *args, **kwargs)
        for tap in taps:
            tap.see(module, query, key, value, attention_mask, result[0], *args, **kwargs)
        return result

    return tapped


class _Tap:
    """Turns the arguments of an attention of transformers' into a capture."""

    def __init__(self, sink: Any):
        self._sink, self._read = sink, MaskReader()

    def see(
        self, module: Any, query: Tensor, key: Tensor, value: Tensor, mask: Any, out: Tensor, dropout: float = 0.0,
        scaling: float | None = None, is_causal: bool | None = None, position_bias: Tensor | None = None,
        softcap: float | None = None, sliding_window: int | None = None, s_aux: Tensor | None = None, **others: Any,
    ) -> None:  # fmt: skip
        """One call: what went in, and the output (B, L, Hq, Dv)."""
        if not self._sink.here():
            return
        from ....hf.attention_function import _chosen, _one_batch, _refuse, _visible

        _refuse(others)
        static = hasattr(key, "_dynamo_static_input_type")
        query, key, value = _one_batch(query.detach(), key.detach(), value.detach())
        size = (*query.shape[:3], key.shape[2])
        if isinstance(mask, Tensor) and mask.dim() == 2 and mask.shape != (size[2], size[3]):
            mask = _padding(mask, size)  # flash attention's
            causal = bool(getattr(module, "is_causal", False) if is_causal is None else is_causal)
            details = _flash(mask, causal, sliding_window)
        elif mask is None or not isinstance(mask, Tensor) or isinstance(mask, hf.StructuredMask):
            details = _visible(module, query, key, mask, is_causal, sliding_window)
        else:
            mask = mask[..., : size[3]] if mask.shape[-1] > size[3] else mask
            details = self._read(mask, size, empty_rows=True)
            causal = getattr(module, "is_causal", False) if is_causal is None else is_causal
            if causal and size[2] == 1 and isinstance(details.get("mask", seen := _all(size)), Keys):
                details = _last_row(details.get("mask", seen), size[3], sliding_window)
        if others.get("indices") is not None:
            details["mask"] = _chosen(others["indices"], details.get("query_offset"), size[3]) & details.get("mask")
        bias = biases.lower(position_bias)
        if "bias" in details:
            bias = details["bias"] if bias is None else bias + details["bias"]
        details.update(bias=bias, scale=scaling, softcap=softcap or None)
        details["sinks"] = None if s_aux is None else s_aux.detach().reshape(-1)
        output = None if dropout and module.training else out.detach().transpose(1, 2)
        made = ran(query, key, value, details, output)
        made.overwritten = static
        self._sink.take(module, Capture(made, output=output))


def _all(size: tuple[int, int, int, int]) -> Keys:
    return masks.keys(torch.ones(1, size[3], dtype=torch.bool))  # type: ignore[return-value]


def _last_row(seen: Keys, keys: int, sliding_window: int | None) -> dict[str, Any]:
    """The mask of a step, one row, as what it is in a prompt: causal or a window, from the last key that the row sees."""
    shown = seen.values if seen.values.dim() == 2 else seen.values[None]
    there = shown.any(0).nonzero()
    if not len(there):
        return {"mask": seen}
    last = int(there[-1])
    mask, low = masks.causal(), 0
    if sliding_window is not None and int(there[0]) > last - sliding_window:
        low = max(last - sliding_window + 1, 0)
        mask = masks.window(sliding_window - 1, 0)
    at = torch.arange(keys, device=shown.device)
    padding = shown | (at < low) | (at > last)  # beyond these the mask itself hides every key
    return {"mask": mask if bool(padding.all()) else mask & masks.keys(padding), "query_offset": last}


def _padding(mask: Tensor, size: tuple[int, int, int, int]) -> Tensor:
    """(B, Lk): a padding mask as long as the keys."""
    mask = mask.bool()[:, -size[3] :]
    return torch.nn.functional.pad(mask, (size[3] - mask.shape[1], 0), value=True)


def _flash(padding: Tensor, causal: bool, sliding_window: int | None) -> dict[str, Any]:
    window = None if sliding_window is None else (sliding_window - 1, 0 if causal else sliding_window - 1)
    return {"mask": None if bool(padding.all()) else masks.keys(padding), "causal": causal, "window": window}
