"""The engine `cpu`: gradients of biases in every shape, and dropout, against float64; the same for any number of threads."""

from __future__ import annotations

import random
from typing import Any

import close
import oracle
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cpu import SETS, every_set, kernels, tensors
from torch import Tensor

import qkv
from qkv import biases
from qkv.engines import cpu

pytestmark = pytest.mark.skipif(cpu.ABSENT is not None, reason=f"the native kernels are not there: {cpu.ABSENT}")

B, HQ, HKV, LQ, LK, D = 2, 4, 2, 70, 130, 8  # more than one strip of queries and one block of keys
SHAPES = [
    (LQ, LK), (B, HQ, LQ, LK), (B, 1, LQ, LK), (HQ, LQ, LK), (B, 1, 1, LK), (HQ, 1, LK), (LK,), (B, HQ, LQ, 1), (LQ, 1),
    (HQ, 1, 1), (1,), (),
]  # fmt: skip


def hold(problem: oracle.Problem, details: dict[str, Any]) -> None:
    """The engine's output and every gradient within what float64 and the dense computation allow."""
    standard = close.standard(problem)
    out = qkv.attention(problem.q, problem.k, problem.v, **details, engine="cpu")
    found = close.gradients(out, problem.leaves(), close.direction(problem))
    standard.hold({"out": out.detach(), **found})


def inputs(seed: int, dtype: torch.dtype) -> list[Tensor]:
    return tensors(seed, dtype, (B, HQ, LQ, D), (B, HKV, LK, D), (B, HKV, LK, 5))


@every_set
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_tensor_gets_its_gradient_in_its_own_shape(isa: str, shape: tuple[int, ...]) -> None:
    q, k, v = inputs(0, torch.float32)
    bias = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    with kernels(isa):
        hold(oracle.Problem(q, k, v, biases=(bias,), mask=("window", 90, 20)), {"bias": bias, "window": (90, 20)})


def _learned(kind: str, dtype: torch.dtype, draw: random.Random) -> tuple[tuple[Any, ...], Any]:
    """The oracle's bias and ours."""
    seed = draw.randrange(1000)
    if kind == "alibi":
        slopes = tensors(seed, dtype, (HQ,))[0].abs()
        return (("alibi", slopes),), biases.ALiBi(slopes)
    if kind == "relative":
        table = tensors(seed, dtype, (draw.choice((1, HQ)), 21))[0]
        return (("relative", table),), biases.RelativePosition(table)
    if kind == "t5":
        table, both = tensors(seed, dtype, (32, HQ))[0], draw.random() < 0.5
        return (("t5", table, both, 40),), biases.T5(table, both, 40)
    table, one, other = tensors(seed, dtype, (HQ, 21), (LQ, LK), (B, 1, 1, LK))
    ours = biases.Values(one) + biases.RelativePosition(table) + other
    return (one, ("relative", table), other), ours


@every_set
@settings(max_examples=10, deadline=None, derandomize=True)
@given(
    kind=st.sampled_from(["alibi", "relative", "t5", "three together"]),
    dtype=st.sampled_from([torch.float32, torch.bfloat16, torch.float16]),
    causal=st.booleans(), softcap=st.sampled_from([None, 3.0]), dropout=st.sampled_from([0.0, 0.4]),
    seed=st.integers(0, 99),
)  # fmt: skip
def test_what_is_learned_of_distances(
    isa: str, kind: str, dtype: torch.dtype, causal: bool, softcap: float | None, dropout: float, seed: int
) -> None:
    known, ours = _learned(kind, dtype, random.Random(seed))
    problem = oracle.Problem(
        *inputs(seed, dtype), biases=known, mask=("causal",) if causal else ("everyone",), softcap=softcap
    )
    details: dict[str, Any] = {"bias": ours, "causal": causal, "softcap": softcap}
    if dropout:
        drawn = int(torch.randint(0, 2**63 - 1, (), generator=torch.Generator().manual_seed(seed)))
        problem.dropout = (dropout, drawn)
        details |= {"dropout_p": dropout, "generator": torch.Generator().manual_seed(seed)}
    with kernels(isa):
        hold(problem, details)


@every_set
@pytest.mark.parametrize("shape", [(40, 1), (1, 1200), (40, 1200), ()], ids=str)
def test_keys_in_several_parts(isa: str, shape: tuple[int, ...]) -> None:
    """One head against many keys: each part of them has its share of what is one number for all keys."""
    q, k, v = tensors(0, torch.float32, (1, 1, 40, 4), (1, 1, 1200, 4), (1, 1, 1200, 4))
    bias, table = tensors(1, torch.float32, shape, (1, 41))
    known = (bias, ("relative", table))
    with kernels(isa):
        hold(oracle.Problem(q, k, v, biases=known), {"bias": biases.Values(bias) + biases.RelativePosition(table)})


@every_set
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("queries", [1, 2, 3, 17, 35])
def test_keys_that_nobody_sees_get_zeros_whatever_they_hold(isa: str, queries: int, dtype: torch.dtype) -> None:
    """Also where a strip of queries fills no whole pair or tile of lanes: what stands in the rest counts for nothing."""
    q, k, v = tensors(0, dtype, (1, 3, queries, 8), (1, 1, 60, 8), (1, 1, 60, 5))
    k[:, :, :20], v[:, :, :20] = torch.nan, torch.inf
    leaves = [x.requires_grad_() for x in (q, k, v)]
    with kernels(isa):
        out = qkv.attention(*leaves, window=(2, 1), query_offset=22, engine="cpu")
        dq, dk, dv = torch.autograd.grad(out.sum(), leaves)
    assert out.isfinite().all() and dq.isfinite().all()
    assert (dk[:, :, :20] == 0).all() and (dv[:, :, :20] == 0).all()
    assert dk[:, :, 20:].isfinite().all() and dv[:, :, 20:].isfinite().all()


@pytest.mark.parametrize("isa", [name for name in SETS if name != "scalar"])  # the twin sums in one chain
def test_rounding_does_not_grow_with_the_number_of_keys(isa: str) -> None:
    """Blocks of keys are summed each by itself: no farther from float64 than PyTorch's own products, times two."""
    leaves = [x.requires_grad_() for x in tensors(0, torch.float32, *(((1, 1, 4096, 16),) * 3))]
    wide = [x.detach().double().requires_grad_() for x in leaves]

    def answers(attention: Any, inputs: list[Tensor]) -> list[Tensor]:
        out = attention(*inputs)
        return [out.detach(), *torch.autograd.grad(out.square().sum(), inputs)]

    plain = torch.nn.functional.scaled_dot_product_attention
    with kernels(isa):
        ours = answers(lambda *x: qkv.attention(*x, engine="cpu"), leaves)
    for mine, theirs, true in zip(ours, answers(plain, leaves), answers(plain, wide), strict=True):
        far = [float((x - true).square().mean().sqrt()) for x in (mine, theirs)]
        assert far[0] <= 2 * far[1], far


@pytest.mark.parametrize("p", [0.2, 0.9, 1.0])
def test_the_same_pairs_are_dropped_everywhere(p: float) -> None:
    """Values that name their keys: what arrives tells which pairs were kept."""
    q, k, _ = inputs(0, torch.float32)
    v = torch.eye(LK).expand(B, HKV, LK, LK)
    found = []
    for isa in [*SETS, None]:
        with kernels(isa or SETS[0]):
            generator = torch.Generator().manual_seed(3)
            engine = "cpu" if isa else "reference"
            found.append(qkv.attention(q, k, v, dropout_p=p, generator=generator, engine=engine) > 0)
    assert all(torch.equal(kept, found[-1]) for kept in found)


@every_set
def test_gradients_have_the_same_bits_for_any_number_of_threads(isa: str, monkeypatch: pytest.MonkeyPatch) -> None:
    q, k, v = (
        x.requires_grad_() for x in tensors(0, torch.float32, (2, 2, 200, 16), (2, 2, 1100, 16), (2, 2, 1100, 16))
    )
    bias, table = (x.requires_grad_() for x in tensors(1, torch.float32, (200, 1100), (2, 9)))
    found = []
    for threads in (1, 2, 3):
        monkeypatch.setattr(cpu, "_forced", threads)
        with kernels(isa):
            generator = torch.Generator().manual_seed(0)
            both = biases.Values(bias) + biases.RelativePosition(table)
            out = qkv.attention(q, k, v, bias=both, causal=True, dropout_p=0.1, generator=generator, engine="cpu")
            found.append([out, *torch.autograd.grad(out.sum(), (q, k, v, bias, table))])
    assert all(torch.equal(a, b) for other in found[1:] for a, b in zip(found[0], other, strict=True))
