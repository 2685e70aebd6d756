"""Masks and biases that come as Lq × Lk tensors, as what they say: causal, a window, padding, a number for each distance.

A trace keeps what an attention was told for as long as it lives; a tensor of Lq × Lk for every layer would be the matrix
that is never stored. What has no such structure stays the tensor that it is.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from .... import biases, masks

Size = tuple[int, int, int, int]


class MaskReader:
    """`read_mask` that remembers the mask it read last: a model hands one to all its layers."""

    def __init__(self) -> None:
        self._last: tuple[Any, ...] = (None, None, None)

    def __call__(self, mask: Tensor | None, size: Size, *, empty_rows: bool = False) -> dict[str, Any]:
        if mask is None or mask.is_inference():
            return read_mask(mask, size, empty_rows=empty_rows)
        asked = (size, empty_rows, mask._version)
        if self._last[0] is not mask or self._last[1] != asked:
            self._last = (mask, asked, read_mask(mask, size, empty_rows=empty_rows))
        return dict(self._last[2])


def read_mask(mask: Tensor | None, size: Size, *, empty_rows: bool = False) -> dict[str, Any]:
    """A mask tensor as arguments of `qkv.attention` that mean the same: mask, bias, query_offset.

    mask: bool (True = may attend) or float (added), broadcasts to size = (B, Hq, Lq, Lk). A float one that only hides (0,
    and −∞ or its dtype's lowest number) becomes a mask. Where a row is hidden as a whole, the lowest number is not the
    same as hiding (a softmax of equal scores spreads over everything): such a mask stays a bias, unless empty_rows says
    that those rows are padding, which nobody reads.
    """
    if mask is None:
        return {}
    mask = mask.detach()
    four = _narrow(mask)
    if four.dtype != torch.bool:
        hides = _hiding(four, empty_rows)
        if hides is None:
            return _added(four, size, empty_rows)
        four = hides
    if bool(four.all()):
        return {}
    if four.shape[1] != 1:
        return {"mask": masks.from_tensor(four)}
    seen = four[:, 0]
    if seen.shape[1] == 1:
        return {"mask": masks.keys(seen[:, 0].expand(-1, size[3]))}
    if tuple(seen.shape[1:]) != size[2:]:
        return {"mask": masks.from_tensor(four)}
    return _banded(seen) or {"mask": masks.from_tensor(four)}


def _added(bias: Tensor, size: Size, empty_rows: bool) -> dict[str, Any]:
    """A bias, without the pairs that it hides where those are a mask's: never a whole row, but for padding."""
    lowest = torch.finfo(bias.dtype).min
    if not empty_rows and bool(((bias == lowest).any(-1) & (bias <= lowest).all(-1)).any()):
        return {"bias": biases.lower(bias)}
    visible, rest = split(bias, lowest)
    return {**read_mask(visible, size), "bias": biases.lower(rest)}


def _narrow(mask: Tensor) -> Tensor:
    """Four dimensions, and 1 wherever an expanded one only repeats itself."""
    four = mask[(None,) * (4 - mask.dim())]
    for dim in range(3):
        if four.shape[dim] > 1 and four.stride(dim) == 0:
            four = four.narrow(dim, 0, 1)
    return four


def _hiding(mask: Tensor, empty_rows: bool) -> Tensor | None:
    """The bool mask that an added one is, or None where it says more than who is hidden."""
    lowest = mask == torch.finfo(mask.dtype).min
    hidden = lowest | (mask == float("-inf"))
    if not bool((hidden | (mask == 0)).all()):
        return None
    whole = hidden.all(-1)
    if not empty_rows and bool((whole & lowest.any(-1)).any()):
        return None
    return ~hidden


def _banded(seen: Tensor) -> dict[str, Any] | None:
    """seen (B, Lq, Lk) as a causal mask or a window, and keys that nobody sees; None where it is something else."""
    _, lq, lk = seen.shape
    keys = seen.any(1)
    union = seen.any(0)
    last = union[-1].nonzero()
    if not len(last):
        return None
    high, low = int(last[-1]) - (lq - 1), int(last[0])
    row = torch.arange(lq, device=seen.device)[:, None]
    col = torch.arange(lk, device=seen.device)
    for offset in dict.fromkeys((lk - lq, high)):
        left = lq - 1 + offset - low
        for width in dict.fromkeys((None, left if left >= 0 else None)):
            band = col <= row + offset
            if width is not None:
                band &= col >= row + offset - width
            if _same(seen, band, keys):
                return {"mask": _joined(width, keys), "query_offset": offset}
    if bool((seen == keys[:, None]).all()):
        return {"mask": masks.keys(keys)}
    if lq == lk and torch.equal(seen, keys[:, None] & keys[:, :, None]):  # padding sees nothing, not even itself
        return {"mask": masks.documents(keys.long()) & masks.keys(keys)}
    return None


def _same(seen: Tensor, band: Tensor, keys: Tensor) -> bool:
    return all(torch.equal(one, band & mine) for one, mine in zip(seen, keys, strict=True))


def _joined(width: int | None, keys: Tensor) -> masks.Mask:
    mask = masks.causal() if width is None else masks.window(width, 0)
    return mask if bool(keys.all()) else mask & masks.keys(keys)


def split(bias: Tensor, low: float) -> tuple[Tensor | None, Tensor]:
    """(who is visible, what is added to them) of a bias (B, H, Lq, Lk) that hides by numbers of `low` and less.

    Where all that is lower lies far from all that is not: a slope that reaches `low` is a slope. Where all rows add the same to
    a key that they see, that is kept once: ALiBi joined with a causal mask.
    """
    hidden = bias <= low
    if not bool(hidden.any()):
        return None, bias
    if bool((hidden | (bias == 0)).all()):
        return ~_narrow_heads(hidden), bias.new_zeros(1, 1, 1, 1)
    rest = bias.masked_fill(hidden, 0.0)
    if float(rest.min()) < low / 2:
        return None, bias
    once = bias.masked_fill(hidden, float("-inf")).amax(2, keepdim=True)
    once = torch.where(once == float("-inf"), 0.0, once)
    same = bool((hidden | (bias == once)).all())
    return ~_narrow_heads(hidden), once if same else rest


def _narrow_heads(hidden: Tensor) -> Tensor:
    return hidden[:, :1] if torch.equal(hidden[:, :1].expand_as(hidden), hidden) else hidden


def compact_bias(bias: Tensor, size: Size, query_offset: int | None = None) -> biases.Bias:
    """A bias tensor that broadcasts to size = (B, Hq, Lq, Lk), without what repeats itself.

    A batch that is the same for every sequence is kept once, and numbers that depend on the distance alone are kept as one
    a distance: T5's, MPNet's and ALiBi's matrices in O(Lk). query_offset: where row 0 stands, as it is passed to
    `qkv.attention` beside the bias (default Lk − Lq).
    """
    four = _narrow(bias)
    if four.shape[0] > 1 and not four.requires_grad and torch.equal(four[:1].expand_as(four), four):
        four = four[:1]
    if four.requires_grad or four.shape[0] != 1 or tuple(four.shape[2:]) != size[2:]:
        return biases.Values(four)
    if not torch.equal(four[..., 1:, 1:], four[..., :-1, :-1]):
        return biases.Values(four)
    return biases.RelativePosition(_by_distance(four[0], size[3] - size[2] if query_offset is None else query_offset))


def _by_distance(bias: Tensor, offset: int) -> Tensor:
    """(H, 2m + 1): the bias (H, Lq, Lk) by key − query, in the middle that of the query's own position."""
    _, lq, lk = bias.shape
    far = torch.cat([bias[:, :, 0].flip(-1), bias[:, 0, 1:]], -1)  # distances −(offset + lq − 1) … lk − 1 − offset
    first, last = -(offset + lq - 1), lk - 1 - offset
    m = max(abs(first), abs(last))
    return torch.nn.functional.pad(far, (first + m, m - last))
