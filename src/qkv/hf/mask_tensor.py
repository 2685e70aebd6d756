"""A mask on its way through a model: it looks like the float tensor that models expect, and stores nothing."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.utils._pytree import tree_map

from .._detail import Tile
from ..masks import Mask

_aten = torch.ops.aten


class StructuredMask(Tensor):
    """A qkv mask with the position of its first query, as a float tensor (B, 1, Lq, Lk) without storage.

    Models hand the mask from their first lines to each attention layer, and most never look at it. Those that do (a slice, a
    sum with scores of their own) meet eager attention's mask, which every model knows: 0 where a query may attend, the
    dtype's lowest number where not. The operation then runs on `dense()`.
    """

    mask: Mask
    query_offset: int

    @staticmethod
    def __new__(
        cls,
        mask: Mask,
        query_offset: int,
        size: tuple[int, int, int, int],
        device: torch.device | str,
        dtype: torch.dtype = torch.float32,
    ) -> StructuredMask:
        made: StructuredMask = Tensor._make_wrapper_subclass(cls, size, dtype=dtype, device=torch.device(device))
        made.mask, made.query_offset = mask, query_offset
        return made

    def visible(self) -> Tensor:
        """The whole mask, bool (B, 1, Lq, Lk), on its device; True = may attend."""
        batch, heads, rows, cols = self.shape
        b, h, i, j = (slice(0, n) for n in self.shape)
        tile = Tile(b, h, i, j, (batch, heads, rows, cols), self.query_offset, False, self.device)
        return self.mask.visible(tile).expand(self.shape).contiguous()

    def dense(self) -> Tensor:
        """What to add to scores, (B, 1, Lq, Lk): 0, and the dtype's lowest number where a query may not attend."""
        hidden = torch.full((), torch.finfo(self.dtype).min, dtype=self.dtype, device=self.device)
        return torch.where(self.visible(), torch.zeros_like(hidden), hidden)

    def __repr__(self, *, tensor_contents: Any = None) -> str:  # type: ignore[override]
        return f"StructuredMask({self.mask}, query_offset={self.query_offset}, size={tuple(self.shape)})"

    @classmethod
    def __torch_dispatch__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:  # type: ignore[override]
        kept = _unchanged(func, args, kwargs or {})
        if kept is not None:
            return kept
        plain = lambda x: x.dense() if isinstance(x, StructuredMask) else x  # noqa: E731
        return func(*tree_map(plain, args), **tree_map(plain, kwargs or {}))


def _unchanged(func: Any, args: Any, kwargs: dict[str, Any]) -> StructuredMask | None:
    """The same mask anew where `func` does not change what it says: a view of all of it, a copy, another device or dtype."""
    mask = args[0] if args else None
    if not isinstance(mask, StructuredMask):
        return None
    device, dtype = mask.device, mask.dtype
    if func is _aten.slice.Tensor:
        defaults: tuple[Any, ...] = (0, None, None, 1)
        dim, start, end, step = tuple(args[1:]) + defaults[len(args) - 1 :]
        same = step == 1 and not start and (end is None or end >= mask.shape[dim])
    elif func is _aten._to_copy.default:
        device, dtype = kwargs.get("device") or device, kwargs.get("dtype") or dtype
        same = dtype.is_floating_point
    else:
        same = func in (_aten.detach.default, _aten.alias.default, _aten.clone.default)
    size: Any = tuple(mask.shape)
    return StructuredMask(mask.mask, mask.query_offset, size, device, dtype) if same else None
