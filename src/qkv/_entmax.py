"""The entmax family: shares that may be exactly 0. Peters, Niculae & Martins 2019; sparsemax: Martins & Astudillo 2016.

    w_ij = [(α − 1) s_ij − τ_i]₊^(1/(α − 1)),   the threshold τ_i such that Σ_j w_ij = 1

The threshold needs the whole row, which is gone over in parts: pass 0 finds the largest score, each further pass makes one
step of Newton's method. With u_j = [(α − 1)(s_j − θ)]₊ (θ = τ/(α − 1)) and p = 1/(α − 1) ≥ 1, the p-norm ‖u‖ − 1 is convex and
falls in θ, and is ≥ 0 at max s − p: from there Newton rises to the root and never passes it. For α = 2 a step is Michelot's
(1986): exact once the support is. A convex Newton step makes the product of the value and the slope at most a quarter of
what it was (f₁/f₀ + f₁'/f₀' ≤ 1), so there are at most log₄(N² / ε) of them: 23 for 8,192 keys in float32, whatever the
scores. Some six are the rule.

A threshold is kept as a pair of numbers (high, low) whose sum it is: (s − high) − low rounds by the size of the difference and
not by that of the scores, so scores of 10⁴ lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import NEG_INF, Tile
from ._normalizer import Normalizer, Run, State

INF = float("inf")


def _power(u: Tensor, exponent: float) -> Tensor:
    """u^exponent where u > 0, else 0, with derivatives of 0 there (of 0^x they need not exist)."""
    if exponent == 0:
        return (u > 0).to(u.dtype)
    if exponent == 1:
        return u
    if exponent == 2:
        return u * u
    there = u > 0
    return torch.where(there, torch.where(there, u, 1.0).pow(exponent), 0.0)


class _Threshold(Normalizer):
    """What Entmax and Sparsemax share: all of it but α."""

    passes: ClassVar[int] = 64  # a bound that is not reached, see above
    needs_pass: ClassVar[bool] = True
    state_shape: ClassVar[tuple[int, ...]] = (2,)

    @property
    def _slope(self) -> float:
        """α − 1."""
        raise NotImplementedError

    def _excess(self, s: Tensor, high: Tensor, low: Tensor) -> Tensor:
        """u = [(α − 1)(s − θ)]₊ for scores (…, n, m) and thresholds (…, n)."""
        u = (s - high.unsqueeze(-1)).sub_(low.unsqueeze(-1))
        return (u if self._slope == 1 else u.mul_(self._slope)).relu_()

    def _mass(self, u: Tensor) -> tuple[Tensor, Tensor]:
        """(u^p, u^(p−1)): the weight, and its derivative by the score."""
        p = 1 / self._slope
        g = _power(u, p - 1)
        return (u if p == 1 else u * g), g

    # -- the threshold -------------------------------------------------------------------------------------------------

    def start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        """(largest score, high, low, Σ u^p, Σ u^(p−1), steps taken from a root)."""
        zeros = torch.zeros(rows, dtype=dtype, device=device)
        return torch.full_like(zeros, NEG_INF), torch.full_like(zeros, INF), zeros, zeros, zeros, zeros

    def scan(self, run: Run, s: Tensor, number: int) -> Run:
        best, high, low, mass, slope, done = run
        if number == 0:
            return torch.maximum(best, s.amax(-1)) if s.shape[-1] else best, high, low, mass, slope, done
        w, g = self._mass(self._excess(s, high, low))
        return best, high, low, mass + w.sum(-1), slope + g.sum(-1), done

    def settle(self, run: Run, number: int) -> Run:
        best, high, low, mass, slope, done = run
        zeros = torch.zeros_like(best)
        if number == 0:
            sees = best != NEG_INF
            high, low = _sum(torch.where(sees, best, 0.0), zeros - 1 / self._slope)
            return best, torch.where(sees, high, INF), torch.where(sees, low, 0.0), zeros, zeros, done
        there = slope > 0  # not where nothing is visible
        mass, slope = torch.where(there, mass, 1.0), torch.where(there, slope, 1.0)
        a = self._slope
        step = (mass - (1.0 if a == 1 else mass.pow(1 - a))) / (a * slope)
        at_root = ~(mass.detach().pow(a) - 1 > 8 * torch.finfo(best.dtype).eps)  # or no number at all
        moved, low = _sum(torch.where(there, high, 0.0), low + step)
        return best, torch.where(there, moved, high), low, zeros, zeros, done + at_root.to(done.dtype)

    def settled(self, run: Run) -> bool:
        """A step from the root makes the first derivative exact too, where autograd follows; a second one, the second."""
        try:
            return bool((run[5].detach() >= (2 if run[1].requires_grad else 1)).all())
        except RuntimeError:  # under torch.vmap numbers decide nothing: all passes are made
            return False

    # -- weights and their gradient ------------------------------------------------------------------------------------

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        return run, self._mass(self._excess(s, run[1], run[2]))[0], None

    def finish(self, run: Run) -> tuple[State, Tensor | None]:
        return torch.stack([run[1], run[2]], -1), None

    def flat(self, state: State) -> State:
        """τ = (α − 1) θ; +∞ for a row that sees nothing."""
        return state.sum(-1) * self._slope

    def pair(self, r: State) -> State:
        exact = r.double() / self._slope
        high = exact.to(r.dtype)
        return torch.stack([high, torch.where(high == INF, 0.0, exact - high).to(r.dtype)], -1)

    def weigh(self, s: Tensor, r: State, tile: Tile) -> Tensor:
        return self._mass(self._excess(s, r[..., 0], r[..., 1]))[0]

    def total(self, state: State) -> Tensor | None:
        return (state[..., 0] != INF).float()

    def _by_score(self, s: Tensor, r: State) -> Tensor:
        """g = w^(2−α), the derivative of a weight by its score at a fixed threshold."""
        return self._mass(self._excess(s, r[..., 0], r[..., 1]))[1]

    def back_start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        zeros = torch.zeros(rows, dtype=dtype, device=device)
        return zeros, zeros

    def back_step(self, run: Run, s: Tensor, dw: Tensor, r: State) -> Run:
        g = self._by_score(s, r)
        return run[0] + g.sum(-1), run[1] + torch.where(g == 0, 0.0, g * dw).sum(-1)

    def back_finish(self, run: Run) -> Run:
        """(Σ g dw / Σ g,)"""
        return (run[1] / torch.where(run[0] == 0, 1.0, run[0]),)

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        """Peters et al. 2019, proposition 2: ds = g ∘ (dw − Σ g dw / Σ g)."""
        return self._by_score(s, r) * (dw - terms[0].unsqueeze(-1))


def _sum(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """a + b as a rounded sum and what the rounding left over (Knuth's two-sum)."""
    total = a + b
    other = total - a
    return total, (a - (total - other)) + (b - other)


@dataclass(frozen=True, eq=False)
class Entmax(_Threshold):
    """α-entmax, 1 < α ≤ 2: between the softmax (α → 1) and sparsemax (2). Keys that score low get a share of exactly 0.

    w = [(α − 1) s − τ]₊^(1/(α − 1)); the state is the threshold τ. Peters, Niculae & Martins 2019, eq. 10. ValueError where
    alpha is no number in (1, 2]. Second derivatives hold where no score lies exactly on the threshold.
    """

    alpha: float = 1.5
    name: ClassVar[str] = "entmax"
    latex: ClassVar[str] = r"\alpha\text{-}\mathrm{entmax}"

    def __post_init__(self) -> None:
        number = isinstance(self.alpha, Real) and not isinstance(self.alpha, bool)
        if not (number and 1 < self.alpha <= 2):
            raise ValueError(
                f"normalizers.Entmax: alpha must be a number above 1 and at most 2, got {self.alpha!r}. The softmax, where "
                "alpha would be 1, is normalizers.Softmax(); 2 is normalizers.Sparsemax()."
            )
        object.__setattr__(self, "alpha", float(self.alpha))

    @property
    def _slope(self) -> float:
        return self.alpha - 1


@dataclass(frozen=True, eq=False)
class Sparsemax(_Threshold):
    """The point of the simplex nearest to the scores: w = [s − τ]₊. Keys that score low get a share of exactly 0.

    The state is the threshold τ. Martins & Astudillo 2016, eq. 1–3; it is Entmax(2). Second derivatives hold where no score
    lies exactly on the threshold.
    """

    name: ClassVar[str] = "sparsemax"
    latex: ClassVar[str] = r"\mathrm{sparsemax}"

    @property
    def _slope(self) -> float:
        return 1.0
