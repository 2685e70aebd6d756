"""Hugging Face's masks as qkv's.

transformers describes a mask by functions f(batch, head, q, kv) -> bool over absolute positions, fresh closures at every
call. Its own ones are recognised by their code and read through their closure cells; any other function is evaluated tile
by tile. Positions: a query in row i stands at i + q_offset, key j at j + kv_offset (a sliding-window cache has dropped the
keys before it), so among the keys that are there row 0 stands at q_offset − kv_offset.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import torch
from torch import Tensor

from .. import masks
from ..masks import Mask
from .mask_tensor import StructuredMask

MaskFunction = Callable[..., Any]


@dataclass(frozen=True, eq=False)
class Where:
    """The matrix that a mask function is asked about.

    vmapped: the function takes single numbers and is to be vmapped, as transformers says of functions of a user's.
    positions (B, L): packed sequences: the function is asked about these instead of about places in the row.
    packed: document numbers (B, L) that are joined by & around the function.
    """

    batch: int
    q_length: int
    kv_length: int
    q_offset: int
    kv_offset: int
    device: torch.device
    vmapped: bool = False
    positions: Tensor | None = None
    packed: tuple[Tensor, ...] = ()

    @property
    def query_offset(self) -> int:
        return self.q_offset - self.kv_offset

    def along(self, values: Tensor, queries: bool) -> Tensor | None:
        """values (B, L) by absolute position, cut to begin at the first key; None where a position would lack a value."""
        last = self.kv_length + self.kv_offset
        if queries:
            last = max(last, self.q_length + self.q_offset)
        fits = values.dim() == 2 and values.shape[0] == self.batch and values.shape[1] >= last
        return values[:, self.kv_offset :] if fits and self.positions is None else None

    def places(self) -> Tensor:
        """(1 or B, L): the position that a function is asked about, for each key and for the queries after them."""
        if self.positions is not None:
            return self.positions
        last = max(self.kv_length + self.kv_offset, self.q_length + self.q_offset)
        return torch.arange(self.kv_offset, last, device=self.device)[None]


def make_mask(
    batch_size: int,
    q_length: int,
    kv_length: int,
    q_offset: int | Tensor = 0,
    kv_offset: int = 0,
    mask_function: MaskFunction | None = None,
    attention_mask: Tensor | None = None,
    use_vmap: bool = False,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float32,
    **_: Any,
) -> StructuredMask:
    """The mask function that transformers calls once a forward pass (and once a kind of layer); see `StructuredMask`.

    mask_function: f(batch, head, q, kv) over absolute positions, None for a causal one. attention_mask (B, positions so far):
    False where a token is padding. q_offset is read at once: a static cache changes its counter in place.
    """
    where = Where(batch_size, q_length, kv_length, int(q_offset), kv_offset, torch.device(device), use_vmap)
    mask = masks.causal() if mask_function is None else translate(mask_function, where)
    padding = _padding(attention_mask, where)
    if padding is not None:
        mask = mask & masks.keys(padding)
    return StructuredMask(mask, where.query_offset, (batch_size, 1, q_length, kv_length), device, dtype)


def _padding(attention_mask: Tensor | None, where: Where) -> Tensor | None:
    """(B, kv_length), True where a key is no padding; None where none is. Keys that the mask does not reach are not filled."""
    if attention_mask is None:
        return None
    seen = attention_mask[:, where.kv_offset : where.kv_offset + where.kv_length].bool()
    missing = where.kv_length - seen.shape[1]
    seen = torch.nn.functional.pad(seen, (0, missing)) if missing > 0 else seen
    return None if bool(seen.all()) else seen


def translate(f: MaskFunction, where: Where) -> Mask:
    """The mask that `f` describes: structured where f is one of transformers' own, else f itself, asked tile by tile."""
    code = getattr(f, "__code__", None)
    reader = next((reader for known, reader in _known() if known is code), None)
    if reader is not None:
        # A transformers whose closures hold other things than those read here is asked tile by tile.
        with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
            found = reader(_cells(f), where)
            if found is not None:
                return found
    return masks.from_function(_asked(f, where))


def _cells(f: Any) -> dict[str, Any]:
    names, cells = f.__code__.co_freevars, f.__closure__ or ()
    return {name: cell.cell_contents for name, cell in zip(names, cells, strict=True)}


def _asked(f: MaskFunction, where: Where) -> MaskFunction:
    """`f` as a qkv mask function: (b, h, q_idx, kv_idx) count from the first key, and may live on another device.

    The head is always 0: a mask of transformers' is one for all heads.
    """

    def asked(b: Tensor, h: Tensor, q_idx: Tensor, kv_idx: Tensor) -> Tensor:
        device = where.device
        b, q, kv = b.to(device), q_idx.to(device) + where.kv_offset, kv_idx.to(device) + where.kv_offset
        if where.positions is not None:
            q, kv = where.positions[b, q], where.positions[b, kv]
            return _plain(f, b, q, kv).to(q_idx.device)
        seen = _vmapped(f, b, q, kv) if where.vmapped else _plain(f, b, q, kv)
        return seen.to(q_idx.device)

    asked.__name__ = getattr(f, "__qualname__", type(f).__name__).replace(".<locals>", "")
    return asked


def _plain(f: MaskFunction, b: Tensor, q: Tensor, kv: Tensor) -> Tensor:
    return torch.as_tensor(f(b, torch.zeros_like(b[:1]), q, kv), device=b.device)


def _vmapped(f: MaskFunction, b: Tensor, q: Tensor, kv: Tensor) -> Tensor:
    """f over single numbers, as transformers calls it: (B, 1, n, m)."""
    from torch._dynamo._trace_wrapped_higher_order_op import TransformGetItemToIndex

    for dims in ((None, None, None, 0), (None, None, 0, None), (None, 0, None, None), (0, None, None, None)):
        f = torch.vmap(f, in_dims=dims)
    with TransformGetItemToIndex():  # under vmap, tensor[number] would ask for the number's value
        seen: Tensor = f(b.view(-1), torch.zeros_like(b.view(-1)[:1]), q.reshape(-1), kv.reshape(-1))
    return seen


# -- transformers' own functions: what their closures hold, as a mask; None where it is not known what they say ------------


def _and(cells: dict[str, Any], where: Where) -> Mask:
    parts = tuple(cells["mask_functions"])
    code = next((known for known, reader in _known() if reader is _documents), None)
    packed = tuple(_cells(f)["packed_sequence_mask"] for f in parts if f.__code__ is code) if code else ()
    inside = replace(where, packed=(*where.packed, *packed))
    return reduce(lambda a, b: a & b, (translate(f, inside) for f in parts))


def _or(cells: dict[str, Any], where: Where) -> Mask:
    return reduce(lambda a, b: a | b, (translate(f, where) for f in cells["mask_functions"]))


def _causal(cells: dict[str, Any], where: Where) -> Mask:
    return masks.causal()


def _everyone(cells: dict[str, Any], where: Where) -> Mask:
    return masks.everyone()


def _window(cells: dict[str, Any], where: Where) -> Mask:
    return masks.window(int(cells["sliding_window"]) - 1, None)


def _window_both_sides(cells: dict[str, Any], where: Where) -> Mask:
    width = int(cells["sliding_window"])
    return masks.window(width, width)


def _chunks(cells: dict[str, Any], where: Where) -> Mask | None:
    if where.query_offset < 0:
        return None
    padding = cells["left_padding"].to(where.device).view(-1, 1)
    return masks.documents((where.places() - padding).div(cells["chunk_size"], rounding_mode="floor"))


def _blocks(cells: dict[str, Any], where: Where) -> Mask | None:
    """Tokens of one group see one another; −1: of none."""
    ids = where.along(cells["block_sequence_ids"], queries=True)
    if ids is None or where.query_offset < 0:
        return None
    return masks.documents(ids) & masks.keys(ids[:, : where.kv_length] >= 0)


def _keys(cells: dict[str, Any], where: Where) -> Mask | None:
    values = where.along(cells["padding_mask"], queries=False)
    return None if values is None else masks.keys(values[:, : where.kv_length].bool())


def _documents(cells: dict[str, Any], where: Where) -> Mask | None:
    ids = where.along(cells["packed_sequence_mask"], queries=True)
    return None if ids is None or where.query_offset < 0 else masks.documents(ids)


def _remapped(cells: dict[str, Any], where: Where) -> Mask | None:
    """Packed sequences: f of the positions within each. Inside one sequence these count up by 1, so that distances stay."""
    positions, inner = cells["position_ids"], cells["mask_function"]
    steps = torch.diff(positions, prepend=positions[:, :1] - 1, dim=-1)
    numbers = (steps != 1).cumsum(-1)
    alone = where.positions is None and where.q_offset == where.kv_offset == 0
    if not alone or not any(p.shape == numbers.shape and bool((p == numbers).all()) for p in where.packed):
        return None
    return translate(inner, replace(where, positions=positions, packed=()))


# Two packed sequences: positions within each, and their numbers.
_PACKED = (torch.tensor([[0, 1, 2, 0, 1, 2, 3, 4]] * 2), torch.tensor([[0, 0, 0, 1, 1, 1, 1, 1]] * 2))

_READERS: dict[str, tuple[Callable[[Any, Tensor], MaskFunction], Callable[..., Mask | None]]] = {
    # name in transformers.masking_utils: (one such function to try, made of whole numbers (2, 8); how it is read)
    "and_masks": (lambda make, ids: make(_below, _above), _and),
    "or_masks": (lambda make, ids: make(_below, _above), _or),
    "causal_mask_function": (lambda f, ids: f, _causal),
    "bidirectional_mask_function": (lambda f, ids: f, _everyone),
    "sliding_window_overlay": (lambda make, ids: make(3), _window),
    "sliding_window_bidirectional_overlay": (lambda make, ids: make(2), _window_both_sides),
    "chunked_overlay": (lambda make, ids: make(3, ids[:, 1]), _chunks),
    "blockwise_overlay": (lambda make, ids: make(ids - 1), _blocks),
    "padding_mask_function": (lambda make, ids: make(ids > 0), _keys),
    "packed_sequence_mask_function": (lambda make, ids: make(ids), _documents),
    "remap_positions_for_packed_sequence": (lambda make, ids: make(_below, _PACKED[0]), _remapped),
}


def _below(b: Any, h: Any, q: Any, kv: Any) -> Any:
    return (kv <= q) & (b >= 0)


def _above(b: Any, h: Any, q: Any, kv: Any) -> Any:
    return (kv > q - 2) & (b >= 0)


_Known = list[tuple[Any, Callable[..., Mask | None]]]
_recognised: list[_Known] = []


def _known() -> _Known:
    """(code, reader) for the functions of the installed transformers, each tried on a small matrix first.

    A function that is gone, holds other things or says something else than its reader is left out: it is asked tile by tile.
    """
    if not _recognised:
        _recognised.append([])  # there before the trials: and_masks and or_masks read their parts through it
        _recognised[0].extend(_tried())
    return _recognised[0]


def _tried() -> _Known:
    import transformers.masking_utils as theirs

    found: _Known = []
    for name, (sample, reader) in _READERS.items():
        f = None
        with contextlib.suppress(Exception):
            f = sample(getattr(theirs, name), torch.tensor([[0, 1, 1, 0, 2, 2, 3, 3], [1, 2, 2, 2, 0, 0, 1, 1]]))
        if f is not None and _reads(f, reader):
            found.append((f.__code__, reader))
    return found


def _reads(f: Any, reader: Callable[..., Mask | None]) -> bool:
    """Whether the mask that `reader` makes of `f` says what f says."""
    remapped = reader is _remapped
    shift = (0, 0) if remapped else (3, 1)
    where = Where(2, 5, 7, *shift, torch.device("cpu"), packed=_PACKED[1:] if remapped else ())
    within = masks.documents(_PACKED[1]) if remapped else masks.everyone()
    asked = masks.from_function(_asked(f, where))
    with contextlib.suppress(Exception):
        mask = reader(_cells(f), where)
        ours, theirs = ((m & within).dense(5, 7, batch=2, query_offset=where.query_offset) for m in (mask, asked) if m)
        return torch.equal(ours, theirs)
    return False
