"""What every detail of attention is made of.

A detail (a score, a bias, a mask, a normalizer) is a frozen dataclass. Its tensors are *leaves*: `strip` takes them out
and leaves numbered holes, which gives a static description that can be hashed and compared; `bind` puts tensors back.
The same code therefore serves the description that a user writes, the key of a cache, and a backward pass that binds
gradient buffers where the tensors were.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import torch
from torch import Tensor

NEG_INF = float("-inf")


@dataclass(frozen=True)
class Hole:
    """The place of leaf number `index` in a stripped description."""

    index: int


class Detail:
    """Base of all details. Subclasses are `@dataclass(frozen=True, eq=False)`.

    Two details are equal when their static parts are equal and their tensors are the same objects: tensors are never
    compared by value.
    """

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in _names(self))

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        pairs = zip(self._values(), other._values(), strict=True)
        return all(a is b or (not isinstance(a, Tensor) and not isinstance(b, Tensor) and a == b) for a, b in pairs)

    def __hash__(self) -> int:
        return hash((type(self), *(id(v) if isinstance(v, Tensor) else v for v in self._values())))

    def changed(self, **values: Any) -> Any:
        """A copy with some fields replaced, without validating them again (they may be holes or buffers)."""
        copy = object.__new__(type(self))
        for name in _names(self):
            object.__setattr__(copy, name, values[name] if name in values else getattr(self, name))
        return copy


_fields: dict[type, tuple[str, ...]] = {}


def _names(value: Detail) -> tuple[str, ...]:
    """The fields of a detail; asked for several times a call, so they are kept for each class."""
    known = _fields.get(type(value))
    if known is None:
        known = _fields[type(value)] = tuple(f.name for f in fields(value))  # type: ignore[arg-type]
    return known


def strip(value: Any, leaves: list[Tensor]) -> Any:
    """`value` with its tensors appended to `leaves` and replaced by holes."""
    if isinstance(value, Tensor):
        leaves.append(value)
        return Hole(len(leaves) - 1)
    if isinstance(value, Detail):
        return _refilled(value, lambda v: strip(v, leaves))
    if isinstance(value, tuple):
        return tuple(strip(v, leaves) for v in value)
    return value


def _refilled(value: Detail, f: Any) -> Any:
    """`value` with f applied to its fields: itself where that changes none (torch.compile cannot tell two tuples apart)."""
    found = {name: f(getattr(value, name)) for name in _names(value)}
    if torch.compiler.is_compiling():
        return value.changed(**found)
    return value if all(getattr(value, name) is new for name, new in found.items()) else value.changed(**found)


def bind(value: Any, leaves: Any) -> Any:
    """The inverse of `strip`: each hole is filled with `leaves[hole.index]` (a tensor, a gradient buffer or None)."""
    if not leaves:
        return value
    if isinstance(value, Hole):
        return leaves[value.index]
    if isinstance(value, Detail):
        return _refilled(value, lambda v: bind(v, leaves))
    if isinstance(value, tuple):
        return tuple(bind(v, leaves) for v in value)
    return value


def as_tensor(value: Any, name: str) -> Tensor:
    """A tensor from a tensor, a NumPy array, nested lists or anything with `__dlpack__`."""
    if isinstance(value, (Tensor, Hole)):
        return value  # type: ignore[return-value]
    try:
        return torch.as_tensor(value)
    except (TypeError, ValueError, RuntimeError) as error:
        raise TypeError(f"{name} must be a tensor or an array, got {type(value).__name__}.") from error


def reject_captured_gradients(f: Any, call: str) -> None:
    """Raise where a callable closes over a tensor that requires a gradient: it would silently get none."""
    held = [c.cell_contents for c in getattr(f, "__closure__", None) or () if _filled(c)]
    held += list(getattr(f, "args", ())) + list((getattr(f, "keywords", None) or {}).values())
    held += [getattr(f, "__self__", None), f]
    for value in held:
        learned = isinstance(value, Tensor) and value.requires_grad
        if isinstance(value, torch.nn.Module):
            learned = any(p.requires_grad for p in value.parameters())
        if learned:
            raise ValueError(
                f"{call}: the function captures a tensor that requires a gradient, and would give it none. "
                f"Pass it explicitly: {call}(f, tensor), and take it as an argument of f."
            )


def _filled(cell: Any) -> bool:
    try:
        _ = cell.cell_contents
    except ValueError:
        return False
    return True


def transformed(*tensors: Tensor) -> bool:
    """Whether some tensor stands for several (torch.func: vmap, grad, jvp), so that no decision may depend on its numbers."""
    if torch.compiler.is_compiling():
        return False
    return any(torch._C._functorch.is_functorch_wrapped_tensor(t) for t in tensors)


def all_finite(*tensors: Tensor) -> bool:
    """Whether no number is NaN or infinite. A sum tells it ten times faster than a look at each, unless it overflows."""
    return all(math.isfinite(_sum(x)) or bool(torch.isfinite(x).all()) for x in tensors)


def _sum(x: Tensor) -> float:
    # bfloat16 has the range of float32, and a sum of its own that is five times as fast.
    return x.detach().sum(dtype=torch.float32 if x.dtype == torch.float16 else None).item()


def repeat_heads(x: Tensor, heads: int) -> Tensor:
    """(B, Hkv, L, D) -> (B, heads, L, D): query head h reads key/value head h // (heads / Hkv)."""
    return x if x.shape[1] == heads else x.repeat_interleave(heads // x.shape[1], dim=1)


def grouped_matmul(a: Tensor, b: Tensor) -> Tensor:
    """a (B, Hq, n, x) @ b (B, Hkv, x, y) -> (B, Hq, n, y), the heads of a group together and b never repeated."""
    batch, heads, n, x = a.shape
    if b.shape[1] == heads:
        return a @ b
    together = a.reshape(batch, b.shape[1], heads // b.shape[1] * n, x)
    return (together @ b).reshape(batch, heads, n, b.shape[-1])


def grouped_mix(w: Tensor, v: Tensor) -> Tensor:
    """Σ_j w_ij v_j as `grouped_matmul`, but a value that a row gives no weight never reaches it, NaN and Inf included."""
    finite = torch.isfinite(v).all(-1, keepdim=True)
    mixed = grouped_matmul(w, torch.where(finite, v, v.new_zeros(())))
    wide = repeat_heads(v, w.shape[1])
    for j in (~finite).any(0).any(0).view(-1).nonzero().view(-1).tolist():
        weight = w[..., j : j + 1]
        bad = ~repeat_heads(finite, w.shape[1])[:, :, j : j + 1]
        mixed = mixed + torch.where(bad & (weight != 0), weight * wide[:, :, j : j + 1], 0.0)
    return mixed


def grouped_transposed_matmul(a: Tensor, b: Tensor, kv_heads: int) -> Tensor:
    """a (B, Hq, n, m), b (B, Hq, n, y) -> (B, Hkv, m, y): aᵀ b, summed over the query heads of each group."""
    if a.shape[1] == kv_heads:
        return a.mT @ b
    batch, heads, n, m = a.shape
    together = (batch, kv_heads, heads // kv_heads * n)
    return a.reshape(*together, m).mT @ b.reshape(*together, b.shape[-1])


Index = slice | Tensor


@dataclass
class Tile:
    """A part of the (B, H, Lq, Lk) matrix: which batches, heads, rows and columns, and where row 0 stands.

    Each of `b`, `h`, `rows`, `cols` is a slice with bounds or a 1-D index tensor; `offset` is the absolute position of
    row 0 among the keys, an integer or a tensor (B,); `raw` says that callables get raw row numbers (no offset was
    passed by the caller).
    """

    b: Index
    h: Index
    rows: Index
    cols: Index
    size: tuple[int, int, int, int]
    offset: int | Tensor
    raw: bool
    device: torch.device

    def _numbers(self, part: Index) -> Tensor:
        if isinstance(part, slice):
            return torch.arange(part.start, part.stop, device=self.device)
        return part.to(self.device)

    @cached_property
    def b_idx(self) -> Tensor:
        """(B, 1, 1, 1) batch numbers."""
        return self._numbers(self.b).view(-1, 1, 1, 1)

    @cached_property
    def h_idx(self) -> Tensor:
        """(1, H, 1, 1) query-head numbers."""
        return self._numbers(self.h).view(1, -1, 1, 1)

    @cached_property
    def row_idx(self) -> Tensor:
        """(1, 1, n, 1) raw row numbers."""
        return self._numbers(self.rows).view(1, 1, -1, 1)

    @cached_property
    def kv_idx(self) -> Tensor:
        """(1, 1, 1, m) key numbers."""
        return self._numbers(self.cols).view(1, 1, 1, -1)

    @cached_property
    def position(self) -> Tensor:
        """(B or 1, 1, n, 1) positions of the queries among the keys: row + offset."""
        if isinstance(self.offset, Tensor):
            return self.row_idx + self.offset.to(self.device)[self.b].view(-1, 1, 1, 1)
        return self.row_idx + self.offset

    @property
    def q_idx(self) -> Tensor:
        """What a callable gets as q_idx: the position where an offset was passed, else the raw row."""
        return self.row_idx if self.raw else self.position

    @cached_property
    def distance(self) -> Tensor:
        """(B or 1, 1, n, m): position of the query minus position of the key."""
        return self.position - self.kv_idx

    def take(self, leaf: Tensor) -> Tensor:
        """This tile's part of a tensor that broadcasts to (B, H, Lq, Lk)."""
        leaf = leaf[(None,) * (4 - leaf.dim())]
        for dim, part in enumerate((self.b, self.h, self.rows, self.cols)):
            if leaf.shape[dim] != 1:
                leaf = _select(leaf, dim, part)
        return leaf

    def give(self, total: Tensor, part: Tensor) -> None:
        """Add `part` (this tile's shape) to `total`, which broadcasts to the whole: summed where `total` is 1 wide."""
        view = total[(None,) * (4 - total.dim())]
        summed = [d for d in range(4) if view.shape[d] == 1 and part.shape[d] != 1]
        if summed:
            part = part.sum(summed, keepdim=True)
        for dim, index in enumerate((self.b, self.h, self.rows, self.cols)):
            if view.shape[dim] != 1:
                view = _select(view, dim, index)
        view += part


def _select(x: Tensor, dim: int, part: Index) -> Tensor:
    if isinstance(part, slice):
        return x.narrow(dim, part.start, part.stop - part.start)
    return x.index_select(dim, part.to(x.device))
