"""The attention function that transformers calls in every layer."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

import torch
from torch import Tensor

from .. import biases, masks
from ..attention import attention, attention_with_map, observed
from ..attention_map import AttentionMap
from .mask_tensor import StructuredMask

Observer = Callable[[torch.nn.Module, AttentionMap], Any]
Change = Callable[[torch.nn.Module, Tensor, Tensor, dict[str, Any]], tuple[Tensor, dict[str, Any]]]
_observers: ContextVar[tuple[Observer, ...]] = ContextVar("qkv.hf.observers", default=())
_changes: ContextVar[tuple[Change, ...]] = ContextVar("qkv.hf.changes", default=())


@contextlib.contextmanager
def observe(callback: Observer) -> Iterator[None]:
    """Within it, every attention that runs through qkv in this thread also calls `callback(module, map)`.

    module: the attention layer; map: its AttentionMap, detached. It nests: outer callbacks are called first. Where nobody
    observes, and nobody asks for output_attentions, no map is made. A static cache overwrites its keys at the next step: what
    is to be kept longer has to be copied (the map says so itself when it is asked too late).
    """
    token = _observers.set((*_observers.get(), callback))
    try:
        yield
    finally:
        _observers.reset(token)


@contextlib.contextmanager
def intervene(change: Change) -> Iterator[None]:
    """Within it, every attention that runs through qkv in this thread is run as `change` says.

    change(module, query (B, Hq, L, D), key (B, Hkv, S, D), details) -> (query, details): details are the options of
    `qkv.attention`, a new dict where they differ. It nests: outer changes come first, and observers see the maps of what was
    changed.
    """
    token = _changes.set((*_changes.get(), change))
    try:
        yield
    finally:
        _changes.reset(token)


def attend(
    module: torch.nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    dropout: float = 0.0,
    scaling: float | None = None,
    is_causal: bool | None = None,
    position_bias: Tensor | None = None,
    softcap: float | None = None,
    sliding_window: int | None = None,
    s_aux: Tensor | None = None,
    output_attentions: bool | None = None,
    **others: Any,
) -> tuple[Tensor, AttentionMap | None]:
    """One attention of a Hugging Face model.

    query (B, Hq, L, D), key (B, Hkv, S, D), value (B, Hkv, S, Dv). attention_mask: what `make_mask` gave; or a 4-D bool mask
    (True = may attend) or float bias of the user's; or None: causal where L > 1 and the layer says that it is causal, its
    rows aligned with the first keys, as torch's attention has it. position_bias: added to the scores (T5). s_aux (Hq,): sinks
    (gpt-oss). indices (B, L, k) in `others`: the keys that each query chose (DeepSeek 3.2).

    Returns (output (B, L, Hq, Dv), contiguous; an AttentionMap where output_attentions or an observer asks for one, else None).
    ValueError for a paged cache, for masks that do not fit, and for what a model asks that qkv does not know.
    """
    if others:
        _refuse(others)
    asked = output_attentions or _collected()
    # A static cache, which transformers marks for the compiler: its next step overwrites what the map reads.
    static = hasattr(key, "_dynamo_static_input_type")
    if asked and static:
        key, value, static = key.clone(), value.clone(), False
    if not query.shape[0] == key.shape[0] == value.shape[0]:
        query, key, value = _one_batch(query, key, value)
    details = _visible(module, query, key, attention_mask, is_causal, sliding_window)
    if others and others.get("indices") is not None:
        details["mask"] = _chosen(others["indices"], details.get("query_offset"), key.shape[2]) & details.get("mask")
    bias = biases.lower(position_bias)
    if "bias" in details:
        bias = details["bias"] if bias is None else bias + details["bias"]
    details.update(bias=bias, scale=scaling, softcap=softcap or None, dropout_p=dropout if module.training else 0.0)
    details["sinks"] = None if s_aux is None else s_aux.reshape(-1)
    for change in _changes.get():
        query, details = change(module, query, key, details)
    observers = _observers.get()
    if not asked and not observers:
        return attention(query, key, value, **details).transpose(1, 2).contiguous(), None
    with _told_once() if observers else contextlib.nullcontext():
        out, made = attention_with_map(query, key, value, **details)
    made.overwritten = static
    for callback in observers:
        callback(module, made)
    return out.transpose(1, 2).contiguous(), made


@contextlib.contextmanager
def _told_once() -> Iterator[None]:
    """Nobody else that records sees the attention inside; torch's own hooks into functions would only slow it down."""
    with observed(None), torch._C.DisableTorchFunction():
        yield


def _refuse(others: dict[str, Any]) -> None:
    """ValueError for what changes the result and is not done here: never ignored in silence."""
    given = [name for name in ("block_table", "read_index", "block_indices", "sinks") if others.get(name) is not None]
    if not given:
        return
    if given[0] in ("block_table", "read_index"):
        raise ValueError(
            'attn_implementation="qkv": continuous batching hands over a paged cache, which qkv does not read. '
            'Use model.generate(…), or set_attn_implementation("sdpa") for continuous batching.'
        )
    raise ValueError(
        f'attn_implementation="qkv": this model passes {given[0]!r} to its attention, which qkv does not know. '
        'Use set_attn_implementation("eager") for it.'
    )


def _chosen(indices: Tensor, query_offset: int | None, keys: int) -> masks.Mask:
    """The keys that each query chose, (B, L, k), as a mask that is made tile by tile."""

    def chosen(b: Tensor, h: Tensor, q_idx: Tensor, kv_idx: Tensor) -> Tensor:
        rows = q_idx.reshape(-1) - (query_offset or 0)
        mine = indices.to(rows.device)[b.view(-1)][:, rows].long()
        seen = torch.zeros(*mine.shape[:2], keys, dtype=torch.bool, device=rows.device).scatter(-1, mine, True)
        return seen[:, None, :, kv_idx.reshape(-1)]

    return masks.from_function(chosen)


def _visible(
    module: torch.nn.Module, query: Tensor, key: Tensor, mask: Any, is_causal: bool | None, sliding_window: int | None
) -> dict[str, Any]:
    """Who may see whom, as arguments of `attention`."""
    if isinstance(mask, StructuredMask):
        if mask.shape[2:] == (query.shape[2], key.shape[2]):
            return {"mask": mask.mask, "query_offset": mask.query_offset}
        mask = mask.dense()  # made for other sizes than the layer's: it is cut or spread as eager's would be
    if mask is not None:
        return _given(mask, key.shape[2])
    causal = getattr(module, "is_causal", False) if is_causal is None else is_causal
    if not causal or query.shape[2] == 1:
        return {}
    return {"causal": True, "query_offset": 0, "window": None if sliding_window is None else (sliding_window - 1, 0)}


def _given(mask: Any, keys: int) -> dict[str, Any]:
    """A mask that is a tensor: a bool one hides, a float one is added. One that is longer than the keys is cut to them."""
    if not isinstance(mask, Tensor) or (mask.dtype != torch.bool and not mask.is_floating_point()):
        given = mask.dtype if isinstance(mask, Tensor) else type(mask).__name__
        raise ValueError(
            f'attn_implementation="qkv": got an attention mask of {given}; expected a bool one (True = may attend) or a '
            "float one (added to the scores), (B, 1 or H, Lq, Lk), or padding (B, L). Convert it with .bool()."
        )
    if mask.dim() == 4 and mask.shape[-1] > keys:
        mask = mask[..., :keys]
    return {"mask": masks.from_tensor(mask)} if mask.dtype == torch.bool else {"bias": biases.lower(mask)}


def _one_batch(*tensors: Tensor) -> list[Tensor]:
    """Learned queries have a batch of 1 beside larger ones."""
    batch = max(t.shape[0] for t in tensors)
    return [t if t.shape[0] == batch else t.expand(batch, *t.shape[1:]) for t in tensors]


def _collected() -> bool:
    """Whether transformers collects attention weights: some models do not hand output_attentions down to their layers."""
    collector = _collector()
    collected: Any = None if collector is None else collector.get()
    return bool(collected) and any("attentions" in key for key in collected)


@functools.cache
def _collector() -> Any:
    try:
        from transformers.utils.output_capturing import _active_collector
    except ImportError:  # a private name
        return None
    return _active_collector
