"""What a normalizer is: how answers become shares.

A row's *state* is the few numbers from which any of its weights follow: w_ij = weigh(s_ij, state_i). A normalizer that
streams builds the state while keys pass by, and knows weights up to a factor of the row as it goes:

    start(s)                        the running numbers, before any key (s gives batch, heads, rows, dtype, device)
    step(run, s, first)             (run, part, rescale): unnormalized weights of this part, and the factor that what was
                                    summed so far must be multiplied with (None: 1)
    finish(run)                     (state, factor): the factor turns summed parts into the mix (None: 1)
    row_state(state)                what `weigh` needs (for softmax: the state with the sink joined)
    flat(state), pair(r)            one number a row for people to see, and back (softmax keeps a pair, see `_log_sum`)
    weigh(s, r, cols)               exact weights; hidden scores are −∞ and give 0

    passes, scan, settle            a normalizer that cannot stream (a threshold over the whole row) first goes over the keys
                                    `passes` times, or until settled(run): scan(run, s, n) sees each part, settle(run, n) ends
                                    pass n; `step` then gives exact weights

    row_terms(out, dout, state, dstate)   the per-row number of the pull-back, where it needs no pass over the keys
    needs_pass                            True where it does: back_start, back_step, back_finish give it
    pull_back(s, w, dw, terms, r)         ds, from the gradient of the weights

Hidden scores are −∞ throughout. A row that sees nothing has weights 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import Detail, Tile

Run = tuple[Tensor, ...]
State = Any  # a tensor (B, H, rows), or None for normalizers that need none


class Normalizer(Detail):
    """Base of normalizers."""

    name: ClassVar[str] = "normalize"
    latex: ClassVar[str] = r"\mathrm{normalize}"
    passes: ClassVar[int] = 0
    needs_pass: ClassVar[bool] = False
    twice_differentiable: ClassVar[bool] = True
    has_state: ClassVar[bool] = True
    state_shape: ClassVar[tuple[int, ...]] = ()  # of one row, as an engine keeps it
    state_dtype: ClassVar[torch.dtype | None] = None  # None: the one that is computed in
    differentiable_state: ClassVar[bool] = False

    def check(self, heads: int) -> None:
        """Raise ValueError where a tensor of this normalizer does not fit `heads` query heads."""

    def of_head(self, h: int) -> Normalizer:
        """This normalizer for one query head by itself."""
        return self

    def start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        return ()

    def prepare(self, run: Run, parts: Callable[[], Iterable[Tensor]]) -> Run:
        """The passes before any weight is known; `parts()` goes over the scores of the row, part by part, once more."""
        for number in range(self.passes):
            for s in parts():
                run = self.scan(run, s, number)
            run = self.settle(run, number)
            if self.settled(run):
                break
        return run

    def scan(self, run: Run, s: Tensor, number: int) -> Run:
        return run

    def settle(self, run: Run, number: int) -> Run:
        return run

    def settled(self, run: Run) -> bool:
        """Whether no further pass is needed."""
        return False

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        raise NotImplementedError

    def finish(self, run: Run) -> tuple[State, Tensor | None]:
        return None, None

    def whole(self, s: Tensor) -> tuple[Tensor, State]:
        """(weights, state) of whole rows of scores (B, H, n, Lk) at once."""
        run = self.prepare(self.start(s.shape[:3], s.dtype, s.device), lambda: [s])  # type: ignore[arg-type]
        run, w, _ = self.step(run, s, 0) if s.shape[-1] else (run, s, None)
        state, factor = self.finish(run)
        return w if factor is None else w * factor.unsqueeze(-1), state

    def row_state(self, state: State) -> State:
        return state

    def flat(self, state: State) -> State:
        """The state as people see it, one number a row."""
        return state

    def pair(self, r: State) -> State:
        """The inverse of `flat`: a row state that comes from elsewhere as an engine keeps it."""
        return r

    def weigh(self, s: Tensor, r: State, tile: Tile) -> Tensor:
        raise NotImplementedError

    def total(self, state: State) -> Tensor | None:
        """What the weights of each row sum to; None where nothing is promised."""
        return None

    def row_terms(self, out: Tensor, dout: Tensor, state: State, dstate: State) -> Tensor | None:
        return None

    def back_start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        raise NotImplementedError

    def back_step(self, run: Run, s: Tensor, dw: Tensor, r: State) -> Run:
        raise NotImplementedError

    def back_finish(self, run: Run) -> Run:
        raise NotImplementedError

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        raise NotImplementedError

    def give(self, into: Any, out: Tensor, dout: Tensor, state: State) -> None:
        """Add the gradients of this normalizer's own tensors to `into`'s."""
