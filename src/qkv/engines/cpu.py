"""The native kernels: dot products and additive scores with a softmax, entmax or a sigmoid, in all but float64.

They go over the keys once, block by block, with a running maximum and sum for each row (Milakov & Gimelshein 2018), 64 queries
in the lanes of the processor's vectors. `refusal` tells what they do not take; `choose` then takes another engine.
"""

from __future__ import annotations

import os
from functools import partial
from typing import Any

import torch
from torch import Tensor

from .._mask_kinds import Documents, Everyone, Keys
from ..normalizers import Entmax, Normalizer, Sigmoid, Softmax, Sparsemax
from ..plan import Description, Size, compute_dtype, size_of
from ..scores import Dot, TanhSum
from . import _cpu_bias, _cpu_masks

try:
    from .. import _native as native
except ImportError as error:  # no compiler was there at install
    native = None  # type: ignore[assignment]
    ABSENT: str | None = f"the native kernels were not built at install ({error}); see qkv doctor"
else:
    ABSENT = None

NAME = "cpu"
DIFFERENTIABLE = False

WIDEST = 512
_TYPES = _cpu_bias.TYPES
_NORMALIZERS: dict[type[Normalizer], int] = {Softmax: 0, Sigmoid: 1, Entmax: 2, Sparsemax: 2}
_SPARSE = (Entmax, Sparsemax)


def _choose_kernels() -> None:
    """QKV_ISA forces one instruction set; ImportError where this machine lacks it."""
    wanted = os.environ.get("QKV_ISA")
    if native is not None and wanted and not native.choose_kernels(wanted):
        raise ImportError(
            f"QKV_ISA={wanted}: this machine has the kernels {', '.join(native.isa())}. Unset it, or name one of these."
        )


_choose_kernels()


def _forced_threads() -> int:
    """QKV_THREADS as it stands when qkv is imported; 0 where it is not set. ImportError for what is no number above 0."""
    given = os.environ.get("QKV_THREADS", "")
    if given and not (given.isdecimal() and int(given) > 0):
        raise ImportError(
            f"QKV_THREADS={given}: expected a whole number above 0. Unset it to use as many as torch does."
        )
    return int(given or 0)


_forced = _forced_threads()


def _threads() -> int:
    return _forced or torch.get_num_threads()


# ---- what the kernels take ------------------------------------------------------------------------------------------------


def refusal(d: Description, size: Size, width: int, value_width: int, like: Tensor) -> str | None:
    """Why this engine cannot compute `d` for queries like `like`; None where it can."""
    if ABSENT is not None:
        return ABSENT
    if like.device.type != "cpu":
        return f"it runs on the CPU, and the tensors are on {like.device.type}"
    if like.dtype not in _TYPES:
        return f"it computes float32, bfloat16 and float16, not {str(like.dtype).removeprefix('torch.')}"
    if not isinstance(d.score, (Dot, TanhSum)):
        return f"its kernels form dot products and additive scores, not {type(d.score).__name__}"
    if type(d.normalize) not in _NORMALIZERS:
        return f"its kernels have a softmax, entmax, sparsemax and a sigmoid, not {d.normalize.name}"
    if d.dropout_p and isinstance(d.normalize, _SPARSE):
        return f"its kernels of {d.normalize.name} have no dropout"
    if max(width, value_width) > WIDEST:
        return f"its kernels take vectors of at most {WIDEST} numbers, not {max(width, value_width)}"
    if _cpu_bias.parts(d.bias) is None:
        has = f"up to {_cpu_bias.MOST} tensors, ALiBi, T5's buckets and relative positions"
        return f"its kernels add {has} to the scores, not {d.bias.symbol}"  # type: ignore[union-attr]
    return _cpu_masks.refusal(d, size)


# ---- a call as the kernels want it ------------------------------------------------------------------------------------------


class _Prepared:
    """A native plan, and the tensors whose addresses stand in it."""

    def __init__(self, d: Description, q: Tensor, k: Tensor, v: Tensor, out_dtype: torch.dtype):
        self.d, self.size, self.kept = d, size_of(q, k), []  # type: ignore[var-annotated]
        batch, heads, lq, lk = self.size
        scale = 1.0 if isinstance(d.score, TanhSum) else d.scale  # it is in the energies
        self.plan = native.Plan(
            _TYPES[q.dtype], _TYPES[out_dtype], batch, heads, k.shape[1], lq, lk, q.shape[3], v.shape[3], scale
        )
        if isinstance(d.score, TanhSum):
            self.plan.energy(self._keep((d.score.energy.detach().float() * d.scale).contiguous()))
        if d.softcap is not None:
            self.plan.softcap(d.softcap)
        self._normalize(d.normalize)
        if d.mask is not None and not isinstance(d.mask, Everyone):
            self._mask()
        if d.bias is not None:
            _cpu_bias.put(self.plan, d, self.size, self._keep)
        if d.dropout_p:
            self._dropout()

    def _keep(self, x: Tensor) -> int:
        self.kept.append(x)
        return x.data_ptr()

    def _normalize(self, normalize: Normalizer) -> None:
        if not isinstance(normalize, Softmax):
            # Sparsemax is Entmax(2). α − 1 is taken before it is rounded: 1/(α − 1) becomes a power.
            number = normalize.bias if isinstance(normalize, Sigmoid) else getattr(normalize, "alpha", 2.0) - 1.0
            self.plan.normalizer(_NORMALIZERS[type(normalize)], number)
        elif normalize.off_by_one:
            self.plan.off_by_one()
        elif normalize.sinks is not None:
            self.plan.sinks(self._keep(normalize.sinks.detach().float().contiguous()))

    def _mask(self) -> None:
        found = _cpu_masks.bounds(self.d.mask, self.d.offset)
        if found is None:
            return self._structure()
        limits, beside = found
        flags = [m for m in beside if isinstance(m, Keys)]
        documents = [m for m in beside if isinstance(m, Documents)]
        if documents:
            ends = _cpu_masks.document_rows(documents, self.d.offset, self.size)
            if ends is None:
                return self._structure()
            self.plan.rows(self._keep(ends), 0 if ends.shape[0] == 1 else 2 * self.size[2])
        of_batch = limits.of_batch(self.size[0])
        if of_batch is None:
            self.plan.bounds(*limits.numbers())
        else:
            self.plan.bounds_of_batch(self._keep(of_batch))
        if flags:
            rows = [f.values.cpu().reshape(-1, self.size[3]) for f in flags]
            seen = (
                torch.stack(torch.broadcast_tensors(*rows)).all(0).contiguous()
                if len(rows) > 1
                else rows[0].contiguous()
            )
            self.plan.seen(self._keep(seen), 0 if seen.shape[0] == 1 else self.size[3])
        return None

    def _structure(self) -> None:
        s = _cpu_masks.structure(native, self.d, self.size)
        strides = [0 if n == 1 else step for n, step in zip(s.bits.shape[:2], s.bits.stride()[:2], strict=True)]
        self.kept.append(s)
        tensors = (s.runs, s.starts, s.group_of_batch, s.bits)
        self.plan.runs(*(t.data_ptr() for t in tensors), *strides)

    def _dropout(self) -> None:
        p = self.d.dropout_p
        self.plan.dropout(self.d.seed, min(round(p * 2**32), 2**32 - 1), 1 / (1 - p) if p < 1 else 0.0)


def _aligned(x: Tensor) -> Tensor:
    """x with a contiguous last dimension: as it is, or copied."""
    return x if x.stride(3) == 1 or x.shape[3] == 1 else x.contiguous()


def _ready(q: Tensor, k: Tensor, v: Tensor, floats: bool = False) -> tuple[Tensor, Tensor, Tensor]:
    """q, k, v in one dtype (a score's own layers leave wider queries and keys), the last dimension contiguous."""
    if floats or not q.dtype == k.dtype == v.dtype:
        q, k, v = (x.to(compute_dtype(x.dtype)) for x in (q, k, v))
    return _aligned(q.detach()), _aligned(k.detach()), _aligned(v.detach())


def forward(d: Description, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor | None]:
    """(out (B, Hq, Lq, Dv), row state (B, Hq, Lq, 2)), both float32."""
    return _run(d, q, k, v, torch.float32)


def inference(d: Description, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor | None]:
    """`forward` with the output rounded to v's dtype in the kernel, for calls that need no gradient."""
    return _run(d, q, k, v, v.dtype)


def _output(q: Tensor, width: int, dtype: torch.dtype) -> Tensor:
    """An empty (B, Hq, Lq, width) that lies in memory as q does: (B, L, H, D) inputs give such an output."""
    order = sorted(range(3), key=lambda dim: -q.stride()[dim])
    made = q.new_empty(*(q.shape[dim] for dim in order), width, dtype=dtype)
    return made.permute(*(order.index(dim) for dim in range(3)), 3)


def _run(d: Description, q: Tensor, k: Tensor, v: Tensor, out_dtype: torch.dtype) -> tuple[Tensor, Tensor | None]:
    q, k, v = _ready(q, k, v, isinstance(d.normalize, _SPARSE))
    out = _output(q, v.shape[3], out_dtype)
    if not k.shape[2] or not out.numel():
        run = d.normalize.start(q.shape[:3], torch.float32, q.device)  # type: ignore[arg-type]
        return out.zero_(), d.normalize.finish(run)[0]
    state = q.new_empty(*q.shape[:3], 2, dtype=torch.float32) if d.normalize.has_state else None
    made = _Prepared(d, q, k, v, out_dtype)
    for name, x in (("q", q), ("k", k), ("v", v), ("out", out)):
        made.plan.strides(name, *x.stride()[:3])
    where = 0 if state is None else state.data_ptr()
    native.forward(made.plan, q.data_ptr(), k.data_ptr(), v.data_ptr(), out.data_ptr(), where, _threads())
    return out, state


# ---- backward ---------------------------------------------------------------------------------------------------------------


def backward(
    d: Description,
    q: Tensor,
    k: Tensor,
    v: Tensor,
    out: Tensor,
    state: Tensor,
    dout: Tensor,
    dstate: Tensor | None,
    into: Any,
) -> tuple[Tensor, Tensor, Tensor]:
    """(dq, dk, dv) in float32 or already in the dtype of q, k and v; `into` is the description with gradient buffers for its
    tensors."""
    r = d.normalize.row_state(state)
    q, k, v = _ready(q, k, v, isinstance(d.normalize, _SPARSE))
    found = _usual_terms(d, into, dstate)
    terms = None
    if not found:
        wide = dout.to(torch.float32)
        d.normalize.give(into.normalize, out, wide, state)
        terms = d.normalize.row_terms(out, wide, state, dstate)
    if not out.numel() or not k.shape[2]:
        return tuple(x.new_zeros(x.shape, dtype=torch.float32) for x in (q, k, v))  # type: ignore[return-value]
    shares = _Shares(d, q, k, v, into)
    made = _Prepared(d, q, k, v, torch.float32)
    if found:
        out = _aligned(out.to(torch.float32))
        shares.more["out"] = out.data_ptr()
        made.plan.strides("out", *out.stride()[:3])
    numbers = [None if x is None else x.contiguous() for x in (r, terms)]
    dout = _aligned(dout.to(q.dtype))
    for name, x in (("q", q), ("k", k), ("v", v)):
        made.plan.strides(name, *x.stride()[:3])
    inputs = (q.data_ptr(), k.data_ptr(), v.data_ptr(), dout.data_ptr(), dout.stride()[:3])
    of_rows = (0 if x is None else x.data_ptr() for x in numbers)
    results = (x.data_ptr() for x in (shares.q, shares.k, shares.v))
    more = {**shares.bias.arguments(), **shares.more}
    native.backward(made.plan, *inputs, *of_rows, *results, shares.chunk, _threads(), **more)
    shares.bias.give(d.offset)
    if shares.energy is not None and into.score.energy is not None:
        into.score.energy.add_(shares.energy.sum(0), alpha=d.scale)
    return shares.joined()


def _usual_terms(d: Description, into: Any, dstate: Tensor | None) -> bool:
    """Whether a row takes Σ out · dout from the gradients of its weights and nothing besides: the kernels then sum it."""
    usual = native.joins() and isinstance(d.normalize, Softmax)
    return usual and dstate is None and into.normalize.sinks is None


class _Shares:
    """Where gradients go that parts of the work add up to: of dQ, where each works on a chunk of keys, or of dK and dV, where
    each works on a chunk of queries (entmax needs whole rows). finished: kernels that add up dQ themselves count in it."""

    def __init__(self, d: Description, q: Tensor, k: Tensor, v: Tensor, into: Any):
        by_queries = isinstance(d.normalize, _SPARSE)
        self.scale = d.scale if isinstance(d.score, Dot) else 1.0
        self.widths = (k.shape[3], v.shape[3]) if by_queries else None
        self.bias = _cpu_bias.Buffers(d.bias, into.bias, k.shape[1], size_of(q, k))
        length, least, block = (
            (q.shape[2], 256, _cpu_masks.STRIP) if by_queries else (k.shape[2], 512, _cpu_masks.BLOCK)
        )
        self.chunk = _chunk(k, self.bias, length, least, block)
        count = -(-length // self.chunk)
        self.bias.make(count, by_queries)
        self.more: dict[str, int] = {}
        self.finished = None
        whole = partial(torch.empty_like, memory_format=torch.contiguous_format)
        if by_queries:
            self.q = whole(q)
            self.k, self.v = (q.new_zeros(count, *x.shape[:3], -(-x.shape[3] // 16) * 16) for x in (k, v))
        elif native.joins():
            self.q, self.k, self.v = whole(q), whole(k), whole(v)
            strips = -(-q.shape[2] // _cpu_masks.STRIP)
            self.finished = q.new_zeros(*q.shape[:2], strips, dtype=torch.int32)
            room = (count if count > 1 else 0, *q.shape[:2], strips, _cpu_masks.STRIP, -(-q.shape[3] // 16) * 16)
            self.room = q.new_empty(room, dtype=torch.float32)
            self.more = {"type": _TYPES[q.dtype], "finished": self.finished.data_ptr(), "shares": self.room.data_ptr()}
        else:
            self.q = q.new_empty(count, *q.shape, dtype=torch.float32)
            self.k, self.v = (x.new_empty(x.shape, dtype=torch.float32) for x in (k, v))
        items = count * k.shape[0] * k.shape[1]
        additive = isinstance(d.score, TanhSum)
        self.energy = k.new_zeros(items, k.shape[3], dtype=torch.float32) if additive else None
        if self.energy is not None:
            self.more["denergy"] = self.energy.data_ptr()

    def joined(self) -> tuple[Tensor, Tensor, Tensor]:
        """(dq, dk, dv)"""
        if self.finished is not None:
            return self.q, self.k, self.v
        if self.widths is None:
            return self.q.sum(0) if len(self.q) > 1 else self.q[0], self.k, self.v
        dk, dv = (x.sum(0)[..., :n] for x, n in zip((self.k, self.v), self.widths, strict=True))
        return self.q, dk * self.scale, dv


def _chunk(k: Tensor, bias: _cpu_bias.Buffers, length: int, least: int, block: int) -> int:
    """Keys or queries that are worked on together: by shape alone, about 16 parts in all where there are so many."""
    batch, heads = k.shape[:2]
    owners = (1 if bias.all_batches else batch) * (1 if bias.all_heads else heads)
    parts = min(-(-16 // owners), -(-length // least))
    return -(-length // (parts * block)) * block
