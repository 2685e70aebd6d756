"""The native kernels of additive scores, of the entmax family and of the sigmoid: values and gradients."""

from __future__ import annotations

import math
import random
from typing import Any

import close
import oracle
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cpu import _rule as known_rule
from test_cpu import every_set, kernels, pytestmark, tensors
from torch import Tensor

import qkv
from qkv import normalizers, scores
from qkv.engines import cpu

__all__ = ["pytestmark"]

# name -> (what the oracle takes, what the call takes)
NORMALIZERS: dict[str, tuple[Any, Any]] = {
    "softmax": ("softmax", None),
    "entmax": (1.5, normalizers.Entmax()),
    "sparsemax": (2, normalizers.Sparsemax()),
    "1.3-entmax": (1.3, normalizers.Entmax(1.3)),
    "sigmoid": ("sigmoid", normalizers.Sigmoid(bias=-0.7)),
}
every_normalizer = pytest.mark.parametrize("normalize", list(NORMALIZERS))


def hold(q: Tensor, k: Tensor, v: Tensor, weights: list[Tensor], normalize: str, rule: Any, details: Any) -> None:
    """Values and gradients within what float64 and the dense computation allow. weights: of additive scores, or none."""
    known, given = NORMALIZERS[normalize]
    kind = "additive" if weights else "dot"
    problem = oracle.Problem(
        q, k, v, kind, tuple(weights), mask=rule, normalize=known, softcap=details.get("softcap"), sigmoid_bias=-0.7
    )
    standard = close.standard(problem)
    score = scores.Additive(*weights) if weights else None
    out = qkv.attention(q, k, v, score=score, normalize=given, **details, engine="cpu")
    standard.hold({"out": out.detach(), **close.gradients(out, problem.leaves(), close.direction(problem))})


def additive_weights(seed: int, width: int, hidden: int, size: float) -> list[Tensor]:
    made = tensors(seed, torch.float32, (width, hidden), (width, hidden), (hidden,))
    return [x * size / width**0.5 for x in made[:2]] + made[2:]


any_size = given(
    normalize=st.sampled_from(list(NORMALIZERS)), rule=st.sampled_from(["everyone", "causal", "window", "lengths", "tensor"]),
    lq=st.integers(1, 100), lk=st.integers(1, 140), width=st.integers(1, 40), value_width=st.integers(1, 40),
    hidden=st.sampled_from([0, 0, 1, 7, 17]), size=st.sampled_from([0.02, 1.0, 3.0, 20.0]), group=st.integers(1, 2),
    softcap=st.sampled_from([None, 2.0]), seed=st.integers(0, 999),
)  # fmt: skip


def hold_any(
    isa: str, normalize: str, rule: str, lq: int, lk: int, width: int, value_width: int, hidden: int, size: float,
    group: int, softcap: float | None, seed: int,
) -> None:  # fmt: skip
    """Scores of all sizes: additive ones go three ways, by the sizes of what is added."""
    q, k, v = tensors(seed, torch.float32, (2, group, lq, width), (2, 1, lk, width), (2, 1, lk, value_width))
    known, details = known_rule(rule, random.Random(seed), lq, lk)
    weights = additive_weights(seed, width, hidden, size) if hidden else []
    with kernels(isa):
        hold(q, k, v, weights, normalize, known, {**details, "softcap": softcap})


@every_set
@settings(max_examples=6, deadline=None, derandomize=True)
@any_size
def test_any_size(isa: str, **chosen: Any) -> None:
    hold_any(isa, **chosen)


@every_set
@pytest.mark.slow
@settings(max_examples=150, deadline=None, derandomize=True)
@any_size
def test_many_sizes(isa: str, **chosen: Any) -> None:
    hold_any(isa, **chosen)


@every_set
@every_normalizer
@pytest.mark.parametrize("size", [0.02, 1.0, 20.0])
@pytest.mark.parametrize("lq", [1, 4, 5])
def test_few_queries(isa: str, lq: int, size: float, normalize: str) -> None:
    """Additive scores of up to 4 queries have the widths in the lanes; some sizes of each way."""
    hold_any(isa, normalize, "lengths", lq, 101, 9, 6, 21, size, 1, None, lq)


@every_set
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
@every_normalizer
def test_half_precision(isa: str, dtype: torch.dtype, normalize: str) -> None:
    q, k, v = tensors(1, dtype, (1, 2, 70, 20), (1, 2, 100, 20), (1, 2, 100, 12))
    with kernels(isa):
        hold(q, k, v, [], normalize, ("causal",), {"causal": True})
        hold(q, k, v, [w.to(dtype) for w in additive_weights(1, 20, 9, 1.0)], normalize, ("causal",), {"causal": True})


@every_set
@pytest.mark.parametrize("alpha", [1.01, 1.1, 1.5, 1.999, 2.0])
@pytest.mark.parametrize("size", [1e-30, 1.0, 30.0, 1e10])
def test_shares_of_any_alpha_sum_to_one(isa: str, alpha: float, size: float) -> None:
    """Values of one sum to one; equal keys share evenly; and a key far above the others takes all."""
    q = torch.full((1, 1, 3, 4), 1.0)
    k = torch.full((1, 1, 200, 4), -size)
    v = torch.stack([torch.arange(200.0), torch.ones(200)], -1).view(1, 1, 200, 2)
    normalize = normalizers.Entmax(alpha)
    with kernels(isa):
        out = qkv.attention(q, k, v, normalize=normalize, engine="cpu")
        assert torch.allclose(out, torch.tensor([99.5, 1.0]), rtol=2e-5)
        k[:, :, 7] = size * 0.9
        if size >= 1e10:
            out = qkv.attention(q, k, v, normalize=normalize, engine="cpu")
            assert torch.allclose(out, torch.tensor([7.0, 1.0]), rtol=2e-6)


@every_set
@every_normalizer
@pytest.mark.parametrize("hidden", [0, 9])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_stays_with_those_who_see_it(isa: str, normalize: str, hidden: int, value: float) -> None:
    """Where nobody sees a broken key, nothing changes by a bit; nor do rows before it, but for a last step of Newton's method.

    Sixteen rows make their steps together: where others go on, a row that is at its root moves by a rounding.
    """
    q, k, v = tensors(0, torch.float32, (1, 2, 130, 20), (1, 2, 130, 20), (1, 2, 130, 20))
    details: dict[str, Any] = {"normalize": NORMALIZERS[normalize][1], "engine": "cpu"}
    if hidden:
        details["score"] = scores.TanhSum(torch.linspace(-1, 1, 20))
    broken = [x.clone() for x in (k, v)]
    broken[0][:, :, 100], broken[1][:, :, 100] = value, value
    nobody = torch.ones(130, 130, dtype=torch.bool).tril()
    nobody[:, 100] = False
    found = []
    with kernels(isa):
        for keys, values in ((k, v), broken):
            before = qkv.attention(q, keys, values, causal=True, **details)[:, :, :100]
            leaves = [x.clone().requires_grad_() for x in (q, keys, values)]
            out = qkv.attention(*leaves, mask=nobody, **details)
            found.append([before, out, *torch.autograd.grad(out.sin().sum(), leaves)])
    assert torch.allclose(found[0][0], found[1][0], rtol=0, atol=1e-6)
    for clean, other in zip(found[0][1:], found[1][1:], strict=True):
        assert torch.equal(clean, other)


@every_set
@every_normalizer
@pytest.mark.parametrize("hidden", [0, 9])
def test_rows_that_see_nothing(isa: str, normalize: str, hidden: int) -> None:
    q, k, v = (x.requires_grad_() for x in tensors(0, torch.float32, *[(2, 2, 70, 8)] * 3))
    seen = torch.ones(70, 70, dtype=torch.bool)
    seen[3], seen[69], seen[:, 5] = False, False, False
    with torch.no_grad():
        q[:, :, 3], k[:, :, 5] = math.nan, math.nan
    score = scores.TanhSum(torch.linspace(-1, 1, 8)) if hidden else None
    with kernels(isa):
        out = qkv.attention(q, k, v, score=score, normalize=NORMALIZERS[normalize][1], mask=seen, engine="cpu")
        dq, dk, dv = torch.autograd.grad(out.sum(), (q, k, v))
    for row in (3, 69):
        assert (out[:, :, row] == 0).all() and (dq[:, :, row] == 0).all()
    assert (dk[:, :, 5] == 0).all() and (dv[:, :, 5] == 0).all()
    assert out.isfinite().all() and dq.isfinite().all() and dk.isfinite().all() and dv.isfinite().all()


@every_set
def test_saturated_additive_scores_are_their_limits(isa: str) -> None:
    """Infinite and huge keys: tanh is ±1 there, its derivative 0, and the energies get ±1 each."""
    energy = torch.tensor([1.0, -2.0, 0.5]).requires_grad_()
    q = torch.zeros(1, 1, 2, 3).requires_grad_()
    k = (
        torch.tensor([[0.0, 0.0, 0.0], [math.inf, -math.inf, 3e38], [1e4, 50.0, -math.inf]])
        .view(1, 1, 3, 3)
        .requires_grad_()
    )
    v = torch.eye(3).view(1, 1, 3, 3)
    s = torch.tensor([0.0, 1 + 2 + 0.5, 1 - 2 - 0.5])
    with kernels(isa):
        out = qkv.attention(q, k, v, score=scores.TanhSum(energy), engine="cpu")
        assert torch.allclose(out, s.softmax(0).expand_as(out), atol=1e-6)
        dq, dk, de = torch.autograd.grad(out[..., 1].sum(), (q, k, energy))
    w = s.softmax(0)
    ds = 2 * w * (torch.tensor([0.0, 1.0, 0.0]) - w[1])
    t = torch.tensor([[0.0, 0, 0], [1, -1, 1], [1, 1, -1]])
    assert torch.allclose(de, ds @ t, atol=1e-6)
    assert torch.allclose(dk[0, 0], ds[:, None] * energy.detach() * (1 - t * t), atol=1e-6)
    assert dq.isfinite().all()


@every_set
@pytest.mark.parametrize("normalize", ["softmax", "entmax"])
@pytest.mark.parametrize("hidden", [0, 24])
def test_the_same_bits_for_any_number_of_threads(
    isa: str, normalize: str, hidden: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    q, k, v = (x.requires_grad_() for x in tensors(0, torch.float32, (2, 4, 300, 24), (2, 2, 300, 24), (2, 2, 300, 24)))
    energy = torch.linspace(-1, 1, 24).requires_grad_()
    leaves = (q, k, v, energy) if hidden else (q, k, v)
    found = []
    with kernels(isa):
        for threads in (1, 2, 3):
            monkeypatch.setattr(cpu, "_forced", threads)
            score = scores.TanhSum(energy) if hidden else None
            out = qkv.attention(q, k, v, score=score, normalize=NORMALIZERS[normalize][1], causal=True, engine="cpu")
            found.append([out, *torch.autograd.grad(out.sin().sum(), leaves)])
    for one in found[1:]:
        assert all(torch.equal(a, b) for a, b in zip(found[0], one, strict=True))


@every_set
def test_a_threshold_is_the_same_wherever_it_comes_from(isa: str) -> None:
    """The map's row state, and weights computed from it, are those of the other engines."""
    q, k, v = tensors(3, torch.float32, (1, 2, 70, 16), (1, 2, 110, 16), (1, 2, 110, 16))
    with kernels(isa):
        maps = [
            qkv.attention_with_map(q, k, v, normalize=normalizers.Entmax(), causal=True, engine=e)[1]
            for e in ("cpu", "tiled")
        ]
    assert torch.allclose(maps[0].row_state, maps[1].row_state, atol=1e-6)
    assert torch.allclose(maps[0][0, 1], maps[1][0, 1], atol=1e-6)
