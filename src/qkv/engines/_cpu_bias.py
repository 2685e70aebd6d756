"""Biases as the native kernels take them: tensors, slopes, and numbers by distance; and their gradients.

A tensor that broadcasts to (B, Hq, Lq, Lk) is read where it lies, and its gradient has its own shape. What depends on the
distance alone (ALiBi, T5's buckets, relative positions) needs Lq + Lk − 1 numbers a head, never a matrix; the kernels sum its
gradient by distance, from which slopes and tables take theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ..biases import T5, ALiBi, Bias, RelativePosition, Sum, Values, alibi_slopes
from ..plan import Description, Size

TYPES = {torch.float32: 0, torch.bfloat16: 1, torch.float16: 2}
MOST = 4  # tensors that the kernels add
BEYOND = 64  # numbers behind a table's last, which whole vectors read and nobody uses


@dataclass(frozen=True)
class Parts:
    """A bias, sorted by what the kernels do with it."""

    tensors: tuple[Values, ...] = ()
    slopes: tuple[ALiBi, ...] = ()
    tables: tuple[T5 | RelativePosition, ...] = ()


def parts(bias: Bias | None) -> Parts | None:
    """What the kernels add instead of `bias`; None where they have no such bias."""
    every = () if bias is None else bias.parts if type(bias) is Sum else (bias,)
    found: dict[type, list[Any]] = {Values: [], ALiBi: [], T5: [], RelativePosition: []}
    for part in every:
        if type(part) not in found:
            return None
        found[type(part)].append(part)
    if len(found[Values]) > MOST:
        return None
    return Parts(tuple(found[Values]), tuple(found[ALiBi]), (*found[T5], *found[RelativePosition]))


def put(plan: Any, d: Description, size: Size, keep: Callable[[Tensor], int]) -> None:
    """Tells a native plan the bias of `d`. keep: holds a tensor and gives its address."""
    every = parts(d.bias)
    assert every is not None
    for part in every.tensors:
        x = part.values.detach()
        x = x if x.dtype in TYPES else x.float()
        x = _spread(x, size)
        plan.add(keep(x), TYPES[x.dtype], *x.stride())
    if every.slopes:
        slopes = sum(_slopes(part, size[1]) for part in every.slopes)
        of_batch, offset = 0, d.offset
        if isinstance(offset, Tensor):
            of_batch, offset = keep(offset.to(torch.int64).cpu().expand(size[0]).contiguous()), 0
        plan.slopes(keep(slopes), offset, of_batch)  # type: ignore[arg-type]
    if every.tables:
        relative = -_distances(d.offset, size)
        numbers = [_by_distance(part, relative) for part in every.tables]
        x = torch.nn.functional.pad(sum(numbers[1:], numbers[0]), (0, BEYOND)).contiguous()
        plan.by_distance(keep(x), *(0 if n == 1 else step for n, step in zip(x.shape[:2], x.stride()[:2], strict=True)))


def _spread(x: Tensor, size: Size) -> Tensor:
    """x as (B, Hq, Lq, Lk), with strides of 0 where it is 1 wide."""
    x = x[(None,) * (4 - x.dim())]
    strides = [0 if n == 1 else step for n, step in zip(x.shape, x.stride(), strict=True)]
    return x.as_strided(size, strides, x.storage_offset())


def _slopes(part: ALiBi, heads: int) -> Tensor:
    slopes = alibi_slopes(heads) if part.slopes is None else part.slopes.detach()
    return torch.as_tensor(slopes, dtype=torch.float32).reshape(-1).expand(heads).contiguous()


def _distances(offset: int | Tensor, size: Size) -> Tensor:
    """(B or 1, Lq + Lk − 1): position of the query − position of the key, from the first query and the last key on."""
    return torch.arange(size[2] + size[3] - 1) - (size[3] - 1) + torch.as_tensor(offset).cpu().reshape(-1, 1)


def _by_distance(part: T5 | RelativePosition, relative: Tensor) -> Tensor:
    """(B or 1, Hq or 1, Lq + Lk − 1): the number that each distance gets."""
    return part._by_head(part.table.detach()).float()[:, part._bucket(relative)].transpose(0, 1)


# ---- gradients --------------------------------------------------------------------------------------------------------------


class Buffers:
    """Where the kernels put gradients of a bias. into: the bias with a float buffer for each tensor that asks for one."""

    def __init__(self, bias: Bias | None, into: Bias | None, kv_heads: int, size: Size):
        every, asked = parts(bias) or Parts(), parts(into) or Parts()
        self.size, self.asked = size, asked
        self.whole = [
            x.values is not None and _is_matrix(y.values) for x, y in zip(asked.tensors, every.tensors, strict=True)
        ]
        shapes = [_four(y.values) for y, whole in zip(every.tensors, self.whole, strict=True) if whole]
        self.all_batches = size[0] > 1 and any(s[0] == 1 for s in shapes)
        self.all_heads = kv_heads > 1 and any(s[1] == 1 for s in shapes)
        self.shapes = [_four(y.values) for y in every.tensors]

    def make(self, chunks: int, by_queries: bool) -> None:
        """The kernels' memory, for keys, or else queries, in this many chunks."""
        batch, heads, lq, lk = self.size
        self.tensors: list[Tensor | None] = []
        for x, whole, shape in zip(self.asked.tensors, self.whole, self.shapes, strict=True):
            of_chunk = 1 if shape[2 if by_queries else 3] > 1 else chunks
            lead = shape[:2] if whole else (batch, heads)
            self.tensors.append(None if x.values is None else torch.zeros(of_chunk, *lead, *shape[2:]))
        asked = [x.slopes for x in self.asked.slopes] + [x.table for x in self.asked.tables]
        self.by_distance = None
        if any(x is not None for x in asked):
            self.by_distance = torch.zeros(chunks, batch, heads, lq + lk + 2 * BEYOND)

    def arguments(self) -> dict[str, Any]:
        """What `native.backward` takes besides."""
        added = [
            [] if x is None else [x.data_ptr(), *(0 if n == 1 else s for n, s in zip(x.shape, x.stride(), strict=True))]
            for x in self.tensors
        ]
        by_distance = 0 if self.by_distance is None else self.by_distance.data_ptr()
        return {
            "added": added,
            "by_distance": by_distance,
            "all_batches": self.all_batches,
            "all_heads": self.all_heads,
        }

    def give(self, offset: int | Tensor) -> None:
        """Adds what the kernels found to `into`."""
        for x, found in zip(self.asked.tensors, self.tensors, strict=True):
            if found is not None:
                x.values.add_(_reduced(found, x.values))
        if self.by_distance is None:
            return
        found = self.by_distance.sum(0)[..., : self.size[2] + self.size[3] - 1].double()
        distance = _distances(offset, self.size)
        for part in self.asked.slopes:
            if part.slopes is not None:
                mine = -(found * distance.abs().unsqueeze(1)).sum((0, 2))
                part.slopes.add_(mine.sum_to_size(part.slopes.shape or (1,)).reshape(part.slopes.shape))
        for table in self.asked.tables:
            if table.table is not None:
                _give_table(table, found, table._bucket(-distance))


def _give_table(into: T5 | RelativePosition, found: Tensor, bucket: Tensor) -> None:
    """found: (B, Hq, distances), bucket: (B or 1, distances)."""
    total = into._by_head(into.table)
    part = found.sum_to_size(bucket.shape[0], total.shape[0], found.shape[2])
    sums = part.new_zeros(total.shape)
    for where, values in zip(bucket, part, strict=True):
        sums.scatter_add_(1, where.expand(values.shape), values)
    total.add_(sums)


def _four(x: Tensor) -> tuple[int, ...]:
    return (1,) * (4 - x.dim()) + tuple(x.shape)


def _is_matrix(x: Tensor) -> bool:
    """Whether a tensor has a number of its own for each query and each key: its gradient has no room for shares."""
    return min(_four(x)[2:]) > 1


def _reduced(found: Tensor, like: Tensor) -> Tensor:
    """The sum of shares (chunks, B or 1, Hq or 1, Lq or 1, Lk or 1) in the shape of `like`."""
    return found.sum(0).sum_to_size(_four(like)).reshape(like.shape)
