"""Normalizers: how answers become shares. Frozen data; `Normalizer` says what one of your own must give.

Softmax, Sparsemax, Entmax and Proportional share out 1; Hard gives all of it to the best key; Sigmoid weighs each pair by
itself; Identity takes scores as they are. Hidden scores are −∞, and their weight is 0. A row that sees nothing has weights 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import NEG_INF, Tile, as_tensor
from ._entmax import Entmax, Sparsemax
from ._normalizer import Normalizer, Run, State

__all__ = [
    "Entmax",
    "Hard",
    "Identity",
    "Normalizer",
    "Proportional",
    "Run",
    "Sigmoid",
    "Softmax",
    "Sparsemax",
    "State",
    "lower",
]


def _known(m: Tensor) -> Tensor:
    """Row maxima with −∞ (nothing visible yet) replaced by 0, so that differences are no NaN."""
    return torch.where(m == NEG_INF, 0.0, m)


def _softmax_step(m: Tensor, total: Tensor, s: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Online softmax (Milakov & Gimelshein 2018): new maximum, new sum, exp(s − maximum), rescale of the past."""
    new = torch.maximum(m, s.amax(-1)) if s.shape[-1] else m
    safe = _known(new)
    part = torch.exp(s - safe.unsqueeze(-1))
    rescale = torch.exp(m - safe)
    return new, total * rescale + part.sum(-1), part, rescale


def _log_sum(m: Tensor, total: Tensor) -> Tensor:
    """The log-sum-exp as the pair (maximum, ln Σ exp(s − maximum)), stacked last; (−∞, 0) where nothing is visible.

    One number would not do: beside a maximum of −1e9 (a low bias over a whole row), float32 would lose ln Σ.
    """
    return torch.stack([m, torch.where(total == 0, 0.0, torch.log(torch.where(total == 0, 1.0, total)))], -1)


def _exp_difference(s: Tensor, r: Tensor) -> Tensor:
    """exp(s − r) for scores (…, n, m) and pairs r (…, n, 2)."""
    high, low = _known(r[..., 0]), r[..., 1]
    if high.numel() and float(high.detach().abs().max()) > 64:
        return torch.exp(s - high.unsqueeze(-1) - low.unsqueeze(-1))
    return torch.exp(s - (high + low).unsqueeze(-1))  # small enough to lose nothing, and one step less


@dataclass(frozen=True, eq=False)
class Softmax(Normalizer):
    """exp(s) / Σ exp(s). The state is the log-sum-exp over the visible keys.

    sinks: (Hq,) learned logits, one a head, that take a share and hand over nothing (gpt-oss, Agarwal et al. 2025);
    off_by_one: the same with a logit of 0 (Miller 2023). ValueError when both are given.
    """

    sinks: Tensor | None = None
    off_by_one: bool = False
    name: ClassVar[str] = "softmax"
    latex: ClassVar[str] = r"\mathrm{softmax}"
    state_shape: ClassVar[tuple[int, ...]] = (2,)
    differentiable_state: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if self.sinks is not None:
            if self.off_by_one:
                raise ValueError("normalizers.Softmax: sinks and off_by_one are two ways to say it: give one of them.")
            object.__setattr__(self, "sinks", as_tensor(self.sinks, "normalizers.Softmax: sinks"))

    def check(self, heads: int) -> None:
        if self.sinks is not None and tuple(self.sinks.shape) != (heads,):
            raise ValueError(
                f"normalizers.Softmax: sinks has shape {tuple(self.sinks.shape)}; expected ({heads},), one for each query head."
            )

    def of_head(self, h: int) -> Normalizer:
        return self if self.sinks is None else Softmax(self.sinks[h : h + 1])

    def start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        return (
            torch.full(rows, NEG_INF, dtype=dtype, device=device),
            torch.zeros(rows, dtype=dtype, device=device),
        )

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        m, total, part, rescale = _softmax_step(run[0], run[1], s)
        return (m, total), part, rescale

    def finish(self, run: Run) -> tuple[State, Tensor | None]:
        state = _log_sum(*run[:2])
        return state, self.total(state) * torch.exp(-state[..., 1])

    def flat(self, state: State) -> State:
        return state.sum(-1)

    def pair(self, r: State) -> State:
        return torch.stack([r, torch.zeros_like(r)], -1)

    def _sink(self, like: Tensor) -> Tensor | None:
        if self.off_by_one:
            return torch.zeros((), dtype=like.dtype, device=like.device)
        return None if self.sinks is None else self.sinks.to(like.dtype).view(1, -1, 1)

    def row_state(self, state: State) -> State:
        sink = self._sink(state)
        if sink is None:
            return state
        m, low = state.unbind(-1)
        high = torch.maximum(m, sink)
        return torch.stack([high, torch.log(torch.exp(m - high + low) + torch.exp(sink - high))], -1)

    def total(self, state: State) -> State:
        """1 less the sink's share, exp(lse − r); 0 where nothing is visible."""
        empty = state[..., 0] == NEG_INF
        lse, r = _known(state), _known(self.row_state(state))
        return torch.where(empty, 0.0, torch.exp(lse[..., 0] - r[..., 0] + (lse[..., 1] - r[..., 1])))

    def weigh(self, s: Tensor, r: State, tile: Tile) -> Tensor:
        return _exp_difference(s, r)

    def row_terms(self, out: Tensor, dout: Tensor, state: State, dstate: State) -> Tensor | None:
        delta = (out * dout).sum(-1)
        if dstate is None:
            return delta
        # lse runs over the visible keys only: its own weights are exp(s − lse) = w / (1 − the sink's share).
        kept = self.total(state)
        return delta - dstate[..., 1] / torch.where(kept == 0, 1.0, kept)

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        return w * (dw - terms.unsqueeze(-1))

    def give(self, into: Any, out: Tensor, dout: Tensor, state: State) -> None:
        """The sink's share is exp(sink − r) and its value 0: dsink = −Σ share · (out · dout)."""
        if into.sinks is not None:
            r = self.row_state(state)
            share = torch.exp(self._sink(state) - r[..., 0] - r[..., 1])
            into.sinks.add_(-(share * (out * dout).sum(-1)).sum((0, 2)))


@dataclass(frozen=True, eq=False)
class Sigmoid(Normalizer):
    """1 / (1 + exp(−(s + bias))), each pair by itself; no row state. Ramapuram et al. 2024, eq. 3 (bias = −log n there)."""

    bias: float = 0.0
    name: ClassVar[str] = "sigmoid"
    latex: ClassVar[str] = r"\sigma"
    has_state: ClassVar[bool] = False

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        return run, torch.sigmoid(s + self.bias), None

    def weigh(self, s: Tensor, r: State, tile: Tile) -> Tensor:
        return torch.sigmoid(s + self.bias)

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        return w * (1 - w) * dw


@dataclass(frozen=True, eq=False)
class Proportional(Normalizer):
    """s / Σ s: a sum-to-one share of the plain scores. The state is the sum; a sum of 0 counts as a row that sees nothing.

    Nadaraya 1964, Watson 1964 (for kernels as scores); the coin story's first normalizer.
    """

    name: ClassVar[str] = "share"
    latex: ClassVar[str] = r"\mathrm{share}"

    def start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        return (torch.zeros(rows, dtype=dtype, device=device),)

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        part = torch.where(s == NEG_INF, 0.0, s)
        return (run[0] + part.sum(-1),), part, None

    def total(self, state: State) -> Tensor | None:
        return (state != 0).float()

    @staticmethod
    def _inverse(total: Tensor) -> Tensor:
        return torch.where(total == 0, 0.0, 1 / torch.where(total == 0, 1.0, total))

    def finish(self, run: Run) -> tuple[State, Tensor | None]:
        return run[0], self._inverse(run[0])

    def weigh(self, s: Tensor, r: State, tile: Tile) -> Tensor:
        return torch.where(s == NEG_INF, 0.0, s) * self._inverse(r).unsqueeze(-1)

    def row_terms(self, out: Tensor, dout: Tensor, state: State, dstate: State) -> Tensor | None:
        return (out * dout).sum(-1)

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        return (dw - terms.unsqueeze(-1)) * self._inverse(r).unsqueeze(-1)


@dataclass(frozen=True, eq=False)
class Hard(Normalizer):
    """1 for the best key, 0 for the others; ties go to the lowest index. The state is the winner's index (−1: none).

    The gradient is the softmax's, passed straight through (Bengio et al. 2013); its log-sum-exp is computed again in the
    backward. Xu et al. 2015, section 4.1, take a sample where this takes the largest.
    """

    name: ClassVar[str] = "hard"
    latex: ClassVar[str] = r"\mathrm{hard}"
    state_dtype: ClassVar[torch.dtype | None] = torch.int64
    needs_pass: ClassVar[bool] = True
    twice_differentiable: ClassVar[bool] = False

    def start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        return (
            torch.full(rows, NEG_INF, dtype=dtype, device=device),
            torch.full(rows, -1, dtype=torch.int64, device=device),
        )

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        best, winner = run
        value, index = s.max(-1)
        better = value > best
        part = torch.zeros_like(s).scatter_(-1, index.unsqueeze(-1), better.to(s.dtype).unsqueeze(-1))
        run = (torch.where(better, value, best), torch.where(better, index + first, winner))
        return run, part, (~better).to(s.dtype)

    def finish(self, run: Run) -> tuple[State, Tensor | None]:
        return run[1], None

    def weigh(self, s: Tensor, r: State, tile: Tile) -> Tensor:
        return (tile.kv_idx == r.unsqueeze(-1)).to(s.dtype)

    def total(self, state: State) -> Tensor | None:
        return (state >= 0).float()

    def back_start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        zeros = torch.zeros(rows, dtype=dtype, device=device)
        return torch.full_like(zeros, NEG_INF), zeros, zeros.clone()

    def back_step(self, run: Run, s: Tensor, dw: Tensor, r: State) -> Run:
        m, total, part, rescale = _softmax_step(run[0], run[1], s)
        return m, total, run[2] * rescale + torch.where(part == 0, 0.0, part * dw).sum(-1)

    def back_finish(self, run: Run) -> Run:
        lse = _log_sum(run[0], run[1])
        return lse, torch.where(run[1] == 0, 0.0, run[2] / torch.where(run[1] == 0, 1.0, run[1]))

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        lse, delta = terms
        return _exp_difference(s, lse) * (dw - delta.unsqueeze(-1))


@dataclass(frozen=True, eq=False)
class Identity(Normalizer):
    """The scores themselves, also negative ones: w_ij = s_ij, and 0 where hidden. No row state, no promised sum.

    Linear attention without a normalizer (Schlag et al. 2021; Sun et al. 2023). Signed weights have no entropy.
    """

    name: ClassVar[str] = "identity"
    latex: ClassVar[str] = r"\mathrm{id}"
    has_state: ClassVar[bool] = False

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        return run, torch.where(s == NEG_INF, 0.0, s), None

    def weigh(self, s: Tensor, r: State, tile: Tile) -> Tensor:
        return torch.where(s == NEG_INF, 0.0, s)

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        return dw


def lower(normalize: Any, score: Any) -> Normalizer:
    """A normalizer from what a user may pass: None takes the score's own."""
    if normalize is None:
        return Proportional() if score.normalizer == "proportional" else Softmax()
    if isinstance(normalize, Normalizer):
        return normalize
    raise TypeError(
        f"qkv.attention: normalize must be one of qkv.normalizers, got {normalize!r}. For example normalizers.Softmax()."
    )
