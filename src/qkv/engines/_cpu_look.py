"""Looking with the native kernels: afterwards, from Q, K and the row states, or in the forward itself (`watch`).

A measure of `looking` that the kernels can compute has a method `ask`: it enters itself in a `Question`, and gives a function
that tells the result once the kernels ran, or None where the question has no room for it. The rest goes tile by tile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from .._detail import all_finite, strip, transformed
from ..normalizers import Softmax
from ..plan import Description, size_of
from ..scores import Dot
from . import cpu

STRIP = 64  # rows that the kernels take at once
ITEMS = 64  # of work, about: sums over rows are kept apart for each, by shape and never by the number of threads
MOST = 128  # of `top`
Answer = Callable[[], Any]


def _takes(d: Description, q: Tensor, k: Tensor) -> bool:
    if torch.compiler.is_compiling() or transformed(q, k):
        return False
    if cpu.refusal(d.changed(dropout_p=0.0), size_of(q, k), q.shape[-1], 1, q) is not None:
        return False
    return q.numel() > 0 and k.numel() > 0 and all_finite(q, k)


class Question:
    """What is asked of the weights in one run of the kernels, and the memory for the answers.

    wanted (B, Lq), bool: which rows are asked about; None: all of them.
    """

    def __init__(self, d: Description, q: Tensor, k: Tensor, wanted: Tensor | None = None):
        self.d, self.size, self.like, self.all_rows = d, size_of(q, k), q, wanted is None
        batch, heads, rows, _ = self.size
        self.strips = -(-rows // STRIP)
        self.chunks = max(1, min(self.strips, -(-ITEMS // (batch * heads))))
        self.native = cpu.native.Question(self.chunks)
        self.taken: set[str] = set()
        self.kept: list[Tensor] = []
        self.afterwards: list[Callable[[Any], None]] = []
        if wanted is not None:
            self.native.wanted(self._keep(wanted.to(torch.bool).contiguous()))

    def _keep(self, x: Tensor) -> int:
        self.kept.append(x)
        return x.data_ptr()

    def _new(self, *shape: int, dtype: torch.dtype = torch.float32) -> Tensor:
        x = torch.empty(shape, dtype=dtype)
        self.kept.append(x)
        return x

    def _rows(self, *more: int, dtype: torch.dtype = torch.float32, value: float = 0) -> Tensor:
        """Memory for each row; `value` stays where a row is not asked about."""
        x = self._new(*self.size[:3], *more, dtype=dtype)
        return x if self.all_rows else x.fill_(value)

    def _free(self, slot: str) -> bool:
        if slot in self.taken or "handed" in self.taken:
            return False
        self.taken.add(slot)
        return True

    def top(self, k: int) -> Answer | None:
        if k > MOST or not self._free("top"):
            return None
        weights, keys = self._rows(k), self._rows(k, dtype=torch.int64, value=-1)
        self.native.top(k, weights.data_ptr(), keys.data_ptr())
        return lambda: (weights, keys)

    def entropy(self) -> Answer | None:
        if not self._free("entropy"):
            return None
        nats = self._rows()
        self.native.entropy(nats.data_ptr())
        return lambda: nats

    def reach(self, position: Tensor | None) -> Answer | None:
        if not self._free("reach"):
            return None
        batch, _, rows, _ = self.size
        if position is None:
            position = torch.arange(rows) + torch.as_tensor(self.d.offset).reshape(-1, 1)
        total, far, visible = self._rows(), self._rows(), self._rows(dtype=torch.int64)
        at = self._keep(position.to(torch.int64).expand(batch, rows).contiguous())
        self.native.reach(total.data_ptr(), visible.data_ptr(), far.data_ptr(), at)
        return lambda: (total, visible, far)

    def _sums(self, counted: bool) -> tuple[Tensor, Tensor | None]:
        batch, heads, _, keys = self.size
        shape = (batch, heads, self.chunks, keys)
        sums = self._new(*shape, dtype=torch.float64)
        counts = self._new(*shape, dtype=torch.int64) if counted else None
        self.native.received(sums.data_ptr(), 0 if counts is None else counts.data_ptr())
        return sums, counts

    def received(self, per_eligible: bool) -> Answer | None:
        if not self._free("received"):
            return None
        sums, counts = self._sums(per_eligible)

        def answer() -> Tensor:
            total = sums.sum(2)
            return (total if counts is None else total / counts.sum(2).clamp_min(1)).float()

        return answer

    def left_product(self, x: Tensor, counted: bool) -> Answer | None:
        if not all_finite(x) or not self._free("received"):
            return None
        sums, counts = self._sums(counted)
        x = x.float().contiguous()
        self.native.row_factor(self._keep(x), int(x.shape[1] > 1))
        return lambda: (sums.sum(2).float(), None if counts is None else counts.sum(2))

    def picture(self, rows: int, cols: int, largest: bool) -> Answer | None:
        if not self._free("picture"):
            return None
        batch, heads, lq, _ = self.size
        slots = min(STRIP, lq, (STRIP - 1) * rows // lq + 2)
        shares = self._new(batch, heads, self.strips, slots, cols)
        whole = torch.empty(batch, heads, rows, cols)
        self.native.picture(rows, cols, largest, slots, shares.data_ptr())
        self.afterwards.append(lambda plan: self.native.hang(plan, whole.data_ptr(), cpu._threads()))
        return lambda: whole

    def handed(self, per_key: Tensor) -> bool:
        """From now on w · |per_key| takes the place of w, (B, Hq, Lk); False where something was asked of w itself."""
        if self.taken or not all_finite(per_key):
            return False
        self.native.key_factor(self._keep(per_key.float().contiguous()))
        return True

    def run(self, q: Tensor, k: Tensor, row_state: Tensor | None) -> None:
        q, k, _ = cpu._ready(q, k, k)
        made = cpu._Prepared(self.d, q, k, k[..., :1], torch.float32)
        for name, x in (("q", q), ("k", k)):
            made.plan.strides(name, *x.stride()[:3])
        state = 0 if row_state is None else self._keep(row_state.float().contiguous())
        cpu.native.look(made.plan, self.native, q.data_ptr(), k.data_ptr(), state, cpu._threads())
        for step in self.afterwards:
            step(made.plan)


def _enter(question: Question, measures: list[Any]) -> dict[int, Answer]:
    """Answers to those measures that the question has room for, by their place."""
    found = {}
    for n, measure in enumerate(measures):
        ask = getattr(measure, "ask", None)
        answer = None if ask is None else ask(question)
        if answer is not None:
            found[n] = answer
    return found


def _usual(d: Description, row_state: Tensor | None) -> bool:
    """Whether no weight is NaN, as the row states tell it, or for a sigmoid, which has none, the biases."""
    if row_state is None:
        added: list[Tensor] = []
        strip(d.bias, added)
        return all(float(x.detach().max()) < torch.inf for x in added if x.numel())  # NaN is not below it
    if isinstance(d.normalize, Softmax):
        return float(row_state.max()) < torch.inf
    return not bool(row_state.isnan().any())  # a row of entmax that sees nothing stands at +∞


def run(
    d: Description, q: Tensor, k: Tensor, row_state: Tensor | None, measures: list[Any], wanted: Tensor | None
) -> dict[int, Any]:
    """Results of those measures that the kernels take, by their place in `measures`."""
    left = {n: m for n, m in enumerate(measures) if getattr(m, "ask", None)}
    if not left or not _takes(d, q, k) or not _usual(d, row_state):
        return {}
    found: dict[int, Any] = {}
    while left:
        question = Question(d, q, k, wanted)
        places = list(left)
        answers = _enter(question, list(left.values()))
        if not answers:
            break
        question.run(q, k, row_state)
        for n, answer in answers.items():
            found[places[n]] = answer()
            del left[places[n]]
    return found


def part(d: Description, q: Tensor, k: Tensor, row_state: Tensor | None, ends: tuple[slice, ...]) -> Tensor | None:
    """The weights between the ends of four slices; None where the kernels do not compute them, or would not be faster."""
    shape = [s.stop - s.start for s in ends]
    worthwhile = shape[2] >= 8 and shape[2] * shape[3] >= 2**12 and shape[0] * shape[1]
    if not worthwhile or not _takes(d, q, k) or not _usual(d, row_state):
        return None
    question = Question(d, q, k)
    out = torch.zeros(shape)
    question.native.part([n for s in ends for n in (s.start, s.stop)], out.data_ptr())
    question.run(q, k, row_state)
    return out


def watch(
    d: Description, q: Tensor, k: Tensor, v: Tensor, measures: list[Any]
) -> tuple[Tensor, Tensor, dict[int, Any]] | None:
    """(out in v's dtype, row state, results by their place) of a forward that answers on the way; None where it cannot."""
    few = q.shape[2] <= STRIP  # decoding has kernels of its own
    if few or d.dropout_p or not (type(d.normalize) is Softmax and isinstance(d.score, Dot)) or not _takes(d, q, k):
        return None
    if not v.shape[3] or not cpu.native.watches() or cpu.refusal(d, size_of(q, k), q.shape[3], v.shape[3], q):
        return None
    question = Question(d, q, k)
    answers = _enter(question, measures)
    if not answers:
        return None
    q, k, v = cpu._ready(q, k, v)
    out, state = cpu._output(q, v.shape[3], v.dtype), q.new_empty(*q.shape[:3], 2, dtype=torch.float32)
    made = cpu._Prepared(d, q, k, v, v.dtype)
    for name, x in (("q", q), ("k", k), ("v", v), ("out", out)):
        made.plan.strides(name, *x.stride()[:3])
    addresses = (x.data_ptr() for x in (q, k, v, out, state))
    cpu.native.watch(made.plan, question.native, *addresses, cpu._threads())
    for step in question.afterwards:
        step(made.plan)
    return out, state, {n: answer() for n, answer in answers.items()} if _usual(d, state) else {}
