"""torch.nn.MultiheadAttention's arguments as queries, keys, values and details of `qkv.attention`.

The layouts and options are those of torch.nn.functional.multi_head_attention_forward: rows of all sequences side by side
(L, B, E), a learned or a zero key added at the end (which every query sees), masks (L, S) or (B·H, L, S), padding (B, S).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from .... import masks
from .maps import heads
from .structure import read_mask

_torch: Any = F  # whose projections have private names
_FORWARD = inspect.signature(F.multi_head_attention_forward)


@dataclass(frozen=True)
class Heads:
    """What a multi-head attention attended with: q, k, v (B, H, L, D), its details, and where it stands."""

    q: Tensor
    k: Tensor
    v: Tensor
    details: dict[str, Any]


def arguments(args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """A call of F.multi_head_attention_forward by its arguments' names. TypeError where they do not fit."""
    bound = _FORWARD.bind(*args, **kwargs)
    bound.apply_defaults()
    return dict(bound.arguments)


def fits(given: dict[str, Any]) -> bool:
    """Whether torch takes this call. What it refuses it also explains."""
    query, key, value = (given[name] for name in ("query", "key", "value"))
    if query.dim() not in (2, 3) or not query.dim() == key.dim() == value.dim():
        return False
    count, width = given["num_heads"], query.shape[-1]
    batch = query.shape[1] if query.dim() == 3 else 1
    length, keys, lead = query.shape[0], _keys(given), () if query.dim() == 2 else (batch,)
    mask, padding = given["attn_mask"], given["key_padding_mask"]
    return (
        width == given["embed_dim_to_check"]
        and width % count == 0
        and key.shape[:-1] == value.shape[:-1]
        and (key.dim() == 2 or key.shape[1] == batch)
        and (given["use_separate_proj_weight"] or key.shape == value.shape)
        and (mask is not None or not given["is_causal"])
        and (mask is None or tuple(mask.shape) in ((length, keys), (batch * count, length, keys)))
        and (padding is None or tuple(padding.shape) == (*lead, keys))
    )


def of_module(module: torch.nn.MultiheadAttention, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of F.multi_head_attention_forward that a module passes for these arguments of its own forward."""
    query, key, value = given["query"], given["key"], given["value"]
    padding = given.get("key_padding_mask")
    if query.is_nested:
        lengths = torch.tensor([len(x) for x in query.unbind()], device=query.device)
        query = key = value = query.to_padded_tensor(0.0)
        padding = torch.arange(query.shape[1], device=query.device) >= lengths[:, None]
    if module.batch_first and query.dim() == 3:
        query, key, value = _each(lambda x: x.transpose(0, 1), query, key, value)
    own = {
        "embed_dim_to_check": module.embed_dim, "num_heads": module.num_heads, "in_proj_weight": module.in_proj_weight,
        "in_proj_bias": module.in_proj_bias, "bias_k": module.bias_k, "bias_v": module.bias_v,
        "add_zero_attn": module.add_zero_attn, "static_k": None, "static_v": None,
        "use_separate_proj_weight": not module._qkv_same_embed_dim,
        "q_proj_weight": module.q_proj_weight, "k_proj_weight": module.k_proj_weight, "v_proj_weight": module.v_proj_weight,
    }  # fmt: skip
    asked = {"attn_mask": given.get("attn_mask"), "key_padding_mask": padding}
    hints = {"is_causal": given.get("is_causal", False), "need_weights": given.get("need_weights", True)}
    return {"query": query, "key": key, "value": value, **own, **asked, **hints}


def read(given: dict[str, Any]) -> Heads:
    """The attention of a call of F.multi_head_attention_forward, given by its arguments' names; gradients flow through."""
    q, k, v = _projected(given)
    batch, count = q.shape[1], given["num_heads"]
    k, v = _static(given, "k", k, batch), _static(given, "v", v, batch)
    q, k, v = (x if x.dim() == 4 else heads(x.transpose(0, 1), count) for x in (q, k, v))
    if given["add_zero_attn"]:
        k, v = (torch.cat([x, x.new_zeros(*x.shape[:2], 1, x.shape[3])], 2) for x in (k, v))
    return Heads(q, k, v, details(given, (batch, count, q.shape[2], k.shape[2])))


def finished(given: dict[str, Any], out: Tensor) -> Tensor:
    """What the call returns for its heads' output (B, H, L, D): projected, in the layout of the query."""
    batch, _, length, _ = out.shape
    rows = out.permute(2, 0, 1, 3).reshape(batch * length, -1)
    made = F.linear(rows, given["out_proj_weight"], given["out_proj_bias"])
    made = made.view(length, batch, made.shape[1])
    return made if given["query"].dim() == 3 else made.squeeze(1)


def _projected(given: dict[str, Any]) -> tuple[Tensor, Tensor, Tensor]:
    """q, k, v (L, B, E) as torch projects them, with the learned key and value at the end."""
    query, key, value = given["query"], given["key"], given["value"]
    if query.dim() == 2:
        query, key, value = _each(lambda x: x.unsqueeze(1), query, key, value)
    offset = given["in_proj_bias"]
    if given["use_separate_proj_weight"]:
        weights = [given[f"{name}_proj_weight"] for name in "qkv"]
        offsets = (None,) * 3 if offset is None else offset.chunk(3)
        q, k, v = _torch._in_projection(query, key, value, *weights, *offsets)
    else:
        q, k, v = _torch._in_projection_packed(query, key, value, given["in_proj_weight"], offset)
    if given["bias_k"] is not None:
        k, v = (torch.cat([x, given[f"bias_{n}"].expand(1, x.shape[1], -1)]) for n, x in (("k", k), ("v", v)))
    return q, k, v


def _each(f: Callable[[Tensor], Tensor], *tensors: Tensor) -> list[Tensor]:
    """f of each; one tensor given several times stays one: torch then projects it in one product."""
    made = {id(x): f(x) for x in tensors}
    return [made[id(x)] for x in tensors]


def _static(given: dict[str, Any], name: str, projected: Tensor, batch: int) -> Tensor:
    """A key or value that the caller brought by itself, (B·H, S, D), in the place of the projected one."""
    static: Tensor | None = given[f"static_{name}"]
    return projected if static is None else static.unflatten(0, (batch, -1))


def merged(given: dict[str, Any], size: tuple[int, int, int, int]) -> dict[str, Any]:
    """Masks and padding as torch merges them for its attention, to get its numbers bit for bit."""
    mask, padding = given["attn_mask"], given["key_padding_mask"]
    if given["is_causal"] and padding is None:
        return {"mask": masks.causal("upper_left")}
    extra, dtype = size[3] - _keys(given), given["query"].dtype
    found = None
    if mask is not None:
        found = _extended(_added(mask, dtype), extra)
        found = found[None, None] if found.dim() == 2 else found.unflatten(0, size[:2])
    if padding is not None:
        padding = _extended(_added(padding if padding.dim() == 2 else padding[None], dtype), extra)[:, None, None]
        found = padding if found is None else found + padding
    return {"bias": found}


def _added(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """A bool mask of torch's multi-head attention, True for hidden, as what is added to scores."""
    if mask.dtype != torch.bool:
        return mask
    return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))


def details(given: dict[str, Any], size: tuple[int, int, int, int]) -> dict[str, Any]:
    """Masks and padding as details: what only hides keeps its structure, and nothing is expanded to B × H × L × S."""
    extra = size[3] - _keys(given)
    mask, padding = given["attn_mask"], given["key_padding_mask"]
    if given["is_causal"] and padding is None and not given["need_weights"]:
        return {"mask": masks.causal("upper_left")}
    found: dict[str, Any] = {}
    if mask is not None:
        mask = _visible(mask)
        mask = mask if mask.dim() == 2 else mask.unflatten(0, (size[0], size[1]))
        found = read_mask(_extended(mask, extra), size)
    if padding is not None:
        padding = _extended(_visible(padding if padding.dim() == 2 else padding[None]), extra)
        mine = read_mask(padding[:, None, None], size)
        if "mask" in mine:
            found["mask"] = mine["mask"] if "mask" not in found else found["mask"] & mine["mask"]
        if "bias" in mine:
            found["bias"] = mine["bias"] if "bias" not in found else found["bias"] + mine["bias"]
    return found


def _keys(given: dict[str, Any]) -> int:
    return given["key"].shape[0] if given["static_k"] is None else given["static_k"].shape[1]


def _visible(mask: Tensor) -> Tensor:
    """torch's multi-head attention has True for hidden pairs; its float masks are added."""
    return ~mask if mask.dtype == torch.bool else mask


def _extended(mask: Tensor, extra: int) -> Tensor:
    """Keys that were added at the end are seen by all."""
    if not extra:
        return mask
    return F.pad(mask, (0, extra), value=True if mask.dtype == torch.bool else 0.0)
