"""How near is near enough: the error of the plain dense computation in the same dtype, measured, never a magic number.

allowed error = 2 · (error of the dense computation) + slack,
slack = one rounding of the result in its own dtype + one rounding for each number that is summed, in the dtype of the sums.
"""

from __future__ import annotations

from dataclasses import dataclass

import oracle
import torch
from torch import Tensor

Named = dict[str, Tensor | None]


def wide(dtype: torch.dtype) -> torch.dtype:
    """The dtype of scores and sums: float32 for half precision."""
    return torch.float32 if dtype in (torch.float16, torch.bfloat16) else dtype


@dataclass
class Standard:
    """The true values of a problem and the error that the dense computation makes on it, by name."""

    truth: Named
    error: dict[str, float]
    slack: dict[str, float]

    def hold(self, found: Named) -> None:
        """AssertionError where something found is further from the truth than it may be."""
        wrong = []
        for name, true in self.truth.items():
            got = found[name]
            if true is None or got is None:
                if (true is not None and bool((true != 0).any())) or (got is not None and bool((got != 0).any())):
                    wrong.append(f"{name}: expected {'nothing' if true is None else 'a tensor'}, got {got!r}")
                continue
            assert got.shape == true.shape, f"{name}: {tuple(got.shape)} instead of {tuple(true.shape)}"
            readable = ~true.isnan()  # what really reads a NaN may be anything
            far, may = distance(got, true, readable), 2 * self.error[name] + self.slack[name]
            if not far <= may:
                wrong.append(f"{name}: {far:.3g} from the truth, allowed {may:.3g} (dense: {self.error[name]:.3g})")
        assert not wrong, "\n".join(wrong)


def distance(got: Tensor, true: Tensor, where: Tensor) -> float:
    """Largest |got − true| over `where`; equal infinities are 0 apart, NaN is infinitely far."""
    got, true = got.detach().double()[where], true.detach().double()[where]
    apart = torch.where(got == true, 0.0, (got - true).abs())
    return float(apart.nan_to_num(nan=torch.inf, posinf=torch.inf).max()) if apart.numel() else 0.0


def direction(problem: oracle.Problem) -> Tensor:
    """A gradient that arrives at the output: the same numbers in every dtype."""
    shape = (*problem.q.shape[:3], problem.v.shape[-1])
    return torch.randn(shape, generator=torch.Generator().manual_seed(7), dtype=torch.float64).to(problem.q.dtype)


def standard(problem: oracle.Problem) -> Standard:
    """Truth and dense error of a problem: its output and the gradient of every leaf."""
    dtype = problem.q.dtype
    truth, sizes = _true(problem)
    dense = _dense(problem)
    ratio = torch.finfo(torch.float64).eps / torch.finfo(torch.float32).eps if dtype == torch.float64 else 1.0
    length = sum(problem.size[1:]) + problem.q.shape[-1] + problem.v.shape[-1]
    error, slack = {}, {}
    for name, true in truth.items():
        if true is None:
            continue
        readable = true.isfinite()
        error[name] = distance(dense[name], true, readable) * ratio if dense[name] is not None else 0.0
        result = float(true[readable].abs().max()) if readable.any() else 0.0
        size = max(result, sizes.get(name, 0.0))
        slack[name] = result * torch.finfo(dtype).eps / 2 + size * length * torch.finfo(wide(dtype)).eps
    return Standard(truth, error, slack)


def _true(problem: oracle.Problem) -> tuple[Named, dict[str, float]]:
    """What is right, and for each gradient the size of the numbers that it is a difference of.

    A score's gradient is w · (dw − Σ w dw): its rounding goes with w · (|dw| + Σ w |dw|), also where the difference is small.
    """
    p = problem.wide()
    answer, outer = oracle.answer(p), direction(problem).double()
    found = {"out": answer.out.detach(), **gradients(answer.out, p.leaves(), outer)}
    v = torch.where(p.v.isfinite(), p.v, 0.0).detach().repeat_interleave(p.q.shape[1] // p.k.shape[1], 1)
    w = torch.where(answer.weights.isfinite(), answer.weights, 0.0).detach()
    dw = outer.abs() @ v.abs().mT
    parts = w.abs() * (dw + (w.abs() * dw).sum(-1, keepdim=True))
    scores = oracle.answer(p, straight=True).scores
    scores = torch.where(scores.isfinite(), scores, 0.0)
    spread = 1 + scores.detach().abs()  # a score's own rounding goes with its size
    sizes = gradients((scores * spread * parts).sum(), p.leaves(), torch.ones((), dtype=torch.float64))
    sizes["out"] = (w.abs() * spread) @ v.abs()
    return found, {
        n: float(g[g.isfinite()].abs().max()) for n, g in sizes.items() if g is not None and g.isfinite().any()
    }


def _dense(problem: oracle.Problem) -> Named:
    """The plain dense computation in the problem's dtype (float64: in float32, to be scaled)."""
    for leaf in problem.leaves().values():
        leaf.requires_grad_()
    dtype = problem.q.dtype
    narrow = torch.float32 if dtype == torch.float64 else wide(dtype)
    out = oracle.answer(problem, narrow, dtype if dtype not in (narrow, torch.float64) else None).out.to(dtype)
    return {"out": out.detach(), **gradients(out, problem.leaves(), direction(problem))}


def gradients(out: Tensor, leaves: dict[str, Tensor], direction: Tensor) -> Named:
    """d(out · direction) by every leaf that is floating point."""
    names = [n for n, t in leaves.items() if t.is_floating_point()]
    if not out.requires_grad:
        return {f"d {n}": None for n in names}
    found = torch.autograd.grad(
        out, [leaves[n] for n in names], direction.to(out.dtype), allow_unused=True, retain_graph=True
    )
    return {f"d {n}": g for n, g in zip(names, found, strict=True)}
