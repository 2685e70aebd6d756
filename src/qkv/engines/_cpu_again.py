"""Calls of the native kernels that come again: the plan is kept, and only addresses change from call to call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from .._mask_kinds import And, Below, Everyone, Keys, Mask
from ..plan import Description
from . import _cpu_masks, cpu


class Apart:
    """The tensors of a mask and of an offset, whose numbers may change, beside what stays.

    static: masks without tensors, joined by &; seen (B or 1, Lk) bool; lengths, positions (B or 1,) int64; name: what of all
    this decides how a call runs.
    """

    __slots__ = ("lengths", "name", "positions", "seen", "static")

    def __init__(self) -> None:
        self.static: list[Mask] = []
        self.seen: Tensor | None = None
        self.lengths: Tensor | None = None
        self.positions: Tensor | None = None
        self.name: Any = None


NOTHING = Apart()
Run = Callable[[Tensor, Tensor, Tensor, Apart], Tensor]


def repeated(d: Description, q: Tensor, k: Tensor, v: Tensor, apart: Apart) -> Run | None:
    """`cpu.inference` for tensors with the shapes, strides and dtype of these, and masks like these: the output alone.

    None where they cannot go to the kernels as they are.
    """
    if not k.shape[2] or not q.numel() or any(cpu._aligned(x) is not x for x in (q, k, v)):
        return None
    batch = q.shape[0]
    some = apart is not NOTHING
    if any(x is not None and x.shape[0] != batch for x in (apart.lengths, apart.positions)):
        return None
    like = cpu._output(q, v.shape[3], v.dtype)
    made = cpu._Prepared(d.changed(mask=None, offset=0) if some else d, q, k, v, v.dtype)
    if some and not _bound(made.plan, d, apart):
        return None
    for name, x in (("q", q), ("k", k), ("v", v), ("out", like)):
        made.plan.strides(name, *x.stride()[:3])
    return _with_tensors(made, like) if some else _plain(made, like)


def _bound(plan: Any, d: Description, apart: Apart) -> bool:
    """Give the plan the bounds of the static masks; its tensors come with each call."""
    found = _cpu_masks.bounds(_static(d.mask), 0 if apart.positions is not None else d.offset)
    if found is None or found[1]:
        return False
    plan.bounds(*found[0].numbers())
    if apart.seen is not None:
        plan.seen(0, 0 if apart.seen.shape[0] == 1 else apart.seen.stride(0))
    return True


def _static(mask: Mask | None) -> Mask | None:
    """The mask with everyone in place of what an `Apart` holds."""
    if type(mask) is And:
        return And(_static(mask.a), _static(mask.b))  # type: ignore[arg-type]
    return Everyone() if isinstance(mask, (Below, Keys)) else mask


def _plain(made: Any, like: Tensor) -> Run:
    shape, strides, dtype, forward = like.shape, like.stride(), like.dtype, cpu.native.forward
    plan, kept, empty, threads = made.plan, made.kept, torch.empty_strided, torch.get_num_threads

    def run(q: Tensor, k: Tensor, v: Tensor, _: Apart, __: Any = kept) -> Tensor:
        out = empty(shape, strides, dtype=dtype, device="cpu")
        forward(plan, q.data_ptr(), k.data_ptr(), v.data_ptr(), out.data_ptr(), 0, cpu._forced or threads())
        return out

    return run


def _with_tensors(made: Any, like: Tensor) -> Run:
    shape, strides, dtype, again = like.shape, like.stride(), like.dtype, cpu.native.again
    plan, kept, empty, threads = made.plan, made.kept, torch.empty_strided, torch.get_num_threads

    def run(q: Tensor, k: Tensor, v: Tensor, apart: Apart, _: Any = kept) -> Tensor:
        out = empty(shape, strides, dtype=dtype, device="cpu")
        where = [0 if x is None else x.data_ptr() for x in (apart.seen, apart.lengths, apart.positions)]
        again(plan, q.data_ptr(), k.data_ptr(), v.data_ptr(), out.data_ptr(), cpu._forced or threads(), *where)
        return out

    return run
