"""Whether a call goes on where a layer ended: told by the keys that it sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..._mask_kinds import Window
from ...attention_map import AttentionMap
from ...plan import Description
from ..capture import Kind
from ..joining import terms

if TYPE_CHECKING:
    from .making import LayerMaking


class Reordered(ValueError):
    """The sequences of a batch changed places between two steps, as in beam search."""


def filled_keys(of: AttentionMap) -> int:
    """How many of the keys are there: a pre-allocated cache hands over more than it holds, behind what a causal mask shows."""
    rows, keys, d = of.shape[2], of.shape[3], of.description
    rights = [m.right for m in terms(d.mask) if isinstance(m, Window) and m.right is not None and not m.upper_left]
    if not rights or not isinstance(d.offset, int):
        return keys
    return max(min(keys, d.offset + rows + min(rights)), 0)


def is_causal(d: Description) -> bool:
    """Whether no row sees a key behind its own: only then are keys before it those of a cache."""
    return any(isinstance(m, Window) and m.right is not None and m.right <= 0 for m in terms(d.mask))


class Continuing:
    """Whether a call goes on where a layer ended."""

    def __init__(self, layer: LayerMaking, of: AttentionMap, kind: Kind, thorough: bool):
        self.layer, self.kind, self.thorough = layer, kind, thorough
        _, self.key, _, _ = of.tensors
        self.of = of
        self.filled = filled_keys(of)

    @property
    def past(self) -> int:
        """How many keys the call had before its own."""
        if self.kind == "cross":
            return self.filled
        return max(self.filled - self.of.shape[2], 0)

    def holds(self) -> bool:
        """ValueError where the same keys stand in another order of sequences."""
        layer, past = self.layer, self.past
        if past == 0 or layer.last is None or layer.keys < past or (self.kind == "cross" and layer.keys != past):
            return False
        mine = self.key[:, :, past - 1]
        if mine.shape != layer.last.shape or mine.dtype != layer.last.dtype:
            return False
        same = None if torch.equal(mine, layer.last) else _equal_rows(mine, layer.last)
        if same is None or bool(same.all()):
            return not self.thorough or layer.all_keys is None or self._all_hold(past)
        if layer.keys == past and len(same) > 1 and all(_among(one, layer.last) for one in mine):
            raise _reordered(layer.name)
        return False

    def _all_hold(self, past: int) -> bool:
        self.layer.all_keys = [torch.cat(self.layer.all_keys or [], 2)]
        recorded = self.layer.all_keys[0][:, :, self.layer.keys - past :]
        here = self.key[:, :, :past]
        if torch.equal(recorded, here):
            return True
        if recorded.shape != here.shape:
            return False
        same = _equal_rows(here, recorded)
        if bool(same.all()):
            return True
        if len(same) > 1 and all(_among(one, recorded) for one in here):
            raise _reordered(self.layer.name)
        return False


def _equal_rows(a: Tensor, b: Tensor) -> Tensor:
    """(B,) whether each sequence's numbers are the same; NaN is itself."""
    return ((a == b) | (a.isnan() & b.isnan())).flatten(1).all(1)


def _among(one: Tensor, several: Tensor) -> bool:
    return bool(_equal_rows(one.expand_as(several), several).any())


def _reordered(name: str) -> Reordered:
    return Reordered(
        f"qkv.record: between two steps the sequences of the batch changed places in {name}, as beam search does: their rows "
        "would be of several texts at once. Generate with num_beams=1, or record one forward over the finished text."
    )
