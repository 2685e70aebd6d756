"""Masks as the native kernels take them: bounds of each row, a flag for each key, or runs of blocks with bits.

Where every row sees one interval of keys (causal, window, lengths, prefix, joined by &) four numbers tell which, and nothing is
evaluated. Any other mask goes through `plan.groups`: full runs need nothing more, and for mixed runs the mask is asked once and
kept as bits, one for each pair.
"""

from __future__ import annotations

import weakref
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from .._detail import strip
from .._mask_kinds import And, Below, Documents, Everyone, Keys, Mask, Or, Window
from ..plan import Description, Group, Size, TileSizes, groups

FAR = 2**40  # further than any key
STRIP, BLOCK = 64, 96  # the kernels' own rows and keys
BITS = 2**33  # pairs whose bits are kept at most: 1 GiB

Number = int | Tensor


@dataclass(frozen=True)
class Bounds:
    """Row i sees keys [i + first, i + last) of the first `length`, and those below `prefix`. Tensors: one a sequence."""

    first: Number = -FAR
    last: Number = FAR
    prefix: Number = 0
    length: Number = FAR

    def join(self, other: Bounds) -> Bounds | None:
        """Both; None where that is no interval: a prefix beside a window."""
        for one, two in ((self, other), (other, self)):
            if _given(one.prefix, 0) and (_given(two.first, -FAR) or _given(two.last, FAR)):
                return None
        if _given(self.prefix, 0) and _given(other.prefix, 0):
            return None
        return Bounds(
            _both(torch.maximum, max, self.first, other.first),
            _both(torch.minimum, min, self.last, other.last),
            other.prefix if _given(other.prefix, 0) else self.prefix,
            _both(torch.minimum, min, self.length, other.length),
        )

    def numbers(self) -> tuple[Number, Number, Number, Number]:
        return self.first, self.last, self.prefix, self.length

    def of_batch(self, batch: int) -> Tensor | None:
        """(B, 4) where some number differs from sequence to sequence."""
        if not any(isinstance(x, Tensor) for x in self.numbers()):
            return None
        columns = [torch.as_tensor(x).to(torch.int64).cpu().reshape(-1).expand(batch) for x in self.numbers()]
        return torch.stack(columns, 1).clamp_(-FAR, FAR)


def _given(x: Number, nothing: int) -> bool:
    return isinstance(x, Tensor) or x != nothing


def _both(of_tensors: Any, of_numbers: Any, a: Number, b: Number) -> Number:
    if isinstance(a, Tensor) or isinstance(b, Tensor):
        a, b = (torch.as_tensor(x).to(torch.int64).cpu().reshape(-1) for x in (a, b))
        return of_tensors(a, b)  # type: ignore[no-any-return]
    return of_numbers(a, b)  # type: ignore[no-any-return]


Beside = tuple[Keys | Documents, ...]


def bounds(mask: Mask | None, offset: Number) -> tuple[Bounds, Beside] | None:
    """(bounds, masks to be joined to them) that say the same as `mask`; None where no interval does."""
    if mask is None or isinstance(mask, Everyone):
        return Bounds(), ()
    if isinstance(mask, (Keys, Documents)):
        return Bounds(), (mask,)
    if isinstance(mask, Below):
        return Bounds(length=mask.n), ()
    if isinstance(mask, Window):
        at = 0 if mask.upper_left else offset
        first = -FAR if mask.left is None else at - mask.left
        return Bounds(first, FAR if mask.right is None else at + mask.right + 1), ()
    if type(mask) is Or:
        return _with_prefix(mask, offset)
    if type(mask) is And:
        a, b = bounds(mask.a, offset), bounds(mask.b, offset)
        both = None if a is None or b is None else a[0].join(b[0])
        return None if both is None else (both, a[1] + b[1])  # type: ignore[index]
    return None


def _with_prefix(mask: Or, offset: Number) -> tuple[Bounds, Beside] | None:
    """`causal | prefix`, in either order."""
    for window, below in ((mask.a, mask.b), (mask.b, mask.a)):
        if isinstance(window, Window) and window.left is None and isinstance(below, Below):
            found = bounds(window, offset)
            return None if found is None else (Bounds(last=found[0].last, prefix=below.n), ())
    return None


def document_rows(documents: list[Documents], offset: Number, size: Size) -> Tensor | None:
    """(B or 1, Lq, 2): the first key of each query's document and the one after its last; None where ids are not sorted."""
    found: Tensor | None = None
    positions = torch.arange(size[2]) + torch.as_tensor(offset).cpu().reshape(-1, 1)
    for mask in documents:
        ids = mask._ids().cpu()
        keys = ids[:, : size[3]]
        if not bool((keys[:, 1:] >= keys[:, :-1]).all()):
            return None
        asking, inside = mask._of(positions, ids)
        keys = keys.expand(asking.shape[0], -1).contiguous()
        ends = [torch.searchsorted(keys, asking.contiguous(), right=right) for right in (False, True)]
        rows = torch.where(inside.unsqueeze(-1), torch.stack(ends, -1), 0)
        if found is not None:
            found, rows = torch.broadcast_tensors(found, rows)
            rows = torch.stack(
                [torch.maximum(found[..., 0], rows[..., 0]), torch.minimum(found[..., 1], rows[..., 1])], -1
            )
        found = rows
    return None if found is None else found.to(torch.int32).contiguous()


def refusal(d: Description, size: Size) -> str | None:
    """Why the kernels cannot take the mask of `d`; None where they can."""
    if size[2] * size[3] > BITS and bounds(d.mask, d.offset) is None:
        return f"the bits of {d.mask} for {size[2]:,} × {size[3]:,} pairs would take more than {BITS // 2**33} GiB"
    return None


@dataclass
class Structure:
    """Runs of any mask: see Mask in native/attention.h."""

    runs: Tensor
    starts: Tensor
    group_of_batch: Tensor
    bits: Tensor  # (B or 1, Hq or 1, words)


_kept: OrderedDict[Any, tuple[tuple[Any, ...], Structure]] = OrderedDict()
_KEEP = 64


def structure(native: Any, d: Description, size: Size) -> Structure:
    """The structure of a mask over a (B, Hq, Lq, Lk) matrix, kept from call to call while its tensors stay as they are."""
    leaves: list[Tensor] = []
    spec = strip((d.mask, d.offset, d.raw), leaves)
    key = None if any(t.is_inference() for t in leaves) else (spec, size, tuple((id(t), t._version) for t in leaves))
    if key is not None and key in _kept:
        owners, found = _kept[key]
        if all(ref() is leaf for ref, leaf in zip(owners, leaves, strict=True)):
            _kept.move_to_end(key)
            return found
    found = _structure(native, d, size)
    if key is not None:
        _kept[key] = (tuple(weakref.ref(t) for t in leaves), found)
        if len(_kept) > _KEEP:
            _kept.popitem(last=False)
    return found


def _structure(native: Any, d: Description, size: Size) -> Structure:
    batch = size[0]
    found = groups(d, size, 1, TileSizes(STRIP, BLOCK, 2**16, batch))
    runs, starts, owner, words = [], [0], [0] * batch, 0
    for n, group in enumerate(found):
        owner[group.b] = [n] * (group.b.stop - group.b.start)
        for part in group.strips:
            for cols, mixed in part.runs:
                runs.append((cols.start, cols.stop, words if mixed else -1))
                words += cols.stop - cols.start if mixed else 0
            starts.append(len(runs))
    bits = _bits(native, d, size, found, words) if words else torch.zeros(1, 1, 1, dtype=torch.int64)
    return Structure(
        torch.tensor(runs or [(0, 0, -1)], dtype=torch.int64),
        torch.tensor(starts, dtype=torch.int64),
        torch.tensor(owner, dtype=torch.int64),
        bits,
    )


def _bits(native: Any, d: Description, size: Size, found: tuple[Group, ...], words: int) -> Tensor:
    """Bit r of a word: row r of the strip sees that key. Evaluated a tile at a time."""
    bits: Tensor | None = None
    at = 0
    for group in found:
        for part in group.strips:
            for cols, mixed in part.runs:
                if not mixed:
                    continue
                tile = d.tile(size, torch.device("cpu"), group.b, slice(0, size[1]), part.rows, cols)
                seen = d.mask.visible(tile)  # type: ignore[union-attr]
                shape = seen.shape[:2]
                if bits is None:
                    lead = (shape[0] if len(found) == 1 else 1, shape[1])
                    bits = torch.zeros(*lead, words, dtype=torch.int64)
                _pack(native, seen.expand(*shape, part.rows.stop - part.rows.start, cols.stop - cols.start), bits, at)
                at += cols.stop - cols.start
    return bits  # type: ignore[return-value]


def _pack(native: Any, seen: Tensor, bits: Tensor, at: int) -> None:
    rows, keys = seen.shape[2:]
    for b in range(bits.shape[0]):
        for h in range(bits.shape[1]):
            one = seen[b, h]
            native.pack_bits(one.data_ptr(), rows, one.stride(0), keys, one.stride(1), bits[b, h, at:].data_ptr())
