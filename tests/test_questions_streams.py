"""What questions are built on: cells, products with a vector, rows' sums and contributions, against the dense oracle."""

from __future__ import annotations

import functools

import cases
import oracle
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from test_map import Subject, subject, tiles  # noqa: F401
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv._asking import cells, left_product, stream
from qkv.engines import looking


def test_cells_are_those_of_the_map(subject: Subject) -> None:  # noqa: F811
    """Any pairs, in any order, some of them twice."""
    b, _, lq, lk = subject.map.shape
    draw = torch.Generator().manual_seed(0)
    rows, cols = (torch.randint(0, n, (150,), generator=draw) for n in (lq, lk))
    for sequence in range(b):
        assert_close(
            cells(subject.map, sequence, rows, cols), subject.answer.weights[sequence][:, rows, cols], **subject.near
        )
    assert cells(subject.map, 0, rows[:0], cols[:0]).shape == (subject.map.shape[1], 0)


@functools.cache
def clean_cases() -> list[cases.Case]:
    return [c for c in cases.pairwise() if c["poison"] == "none" and c["dropout"] == 0.0]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_cells_of_any_case(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(clean_cases()))
    problem, details = cases.build(case)
    b, _, lq, lk = problem.size
    if 0 in (b, lq, lk):
        return
    pairs = data.draw(st.lists(st.tuples(st.integers(0, lq - 1), st.integers(0, lk - 1)), max_size=9))
    rows, cols = torch.tensor(pairs, dtype=torch.int64).view(-1, 2).T
    made = qkv.attention_with_map(problem.q, problem.k, problem.v, **details)[1]
    assert torch.equal(
        cells(made, b - 1, rows, cols).isnan(), made.dense()[b - 1][:, rows, cols].isnan()
    )  # a NaN that is read
    assert_close(
        cells(made, b - 1, rows, cols), made.dense()[b - 1][:, rows, cols], rtol=1e-4, atol=1e-5, equal_nan=True
    )


@pytest.mark.parametrize("heads", ["one for all", "one each"])
def test_left_product(subject: Subject, tiles: None, heads: str) -> None:  # noqa: F811
    b, h, lq, _ = subject.map.shape
    x = torch.rand(b, h if heads == "one each" else 1, lq, generator=torch.Generator().manual_seed(1)).double()
    x[..., : lq // 2] = 0.0
    right = (x.unsqueeze(-1) * subject.answer.weights.double()).sum(-2)
    got, seen = left_product(subject.map, x, counted=True)
    assert_close(got, right, **subject.near)
    assert_close(seen, ((x != 0).unsqueeze(-1) & subject.answer.visible).sum(-2))
    assert left_product(subject.map, x)[1] is None


def test_a_row_with_factor_0_adds_no_nan() -> None:
    q, k = torch.randn(2, 1, 1, 5, 4, generator=torch.Generator().manual_seed(2))
    q[0, 0, 1] = float("nan")
    made = qkv.AttentionMap.from_tensors(q, k)
    x = torch.tensor([1.0, 0.0, 1.0, 0.0, 0.5]).view(1, 1, 5)
    right = x[0, 0, [0, 2, 4]] @ made[0, 0, [0, 2, 4]]
    assert_close(left_product(made, x)[0][0, 0], right)
    x[..., 1] = 1.0
    assert left_product(made, x)[0].isnan().all()


def test_the_sums_of_rows(subject: Subject, tiles: None) -> None:  # noqa: F811
    """Σw, how many keys are visible, and Σ w · distance."""
    w, at = subject.answer.weights.double(), oracle.Cells(subject.problem.size, subject.problem.offset)
    distance = torch.from_numpy(abs(at.position - at.j)).double()
    of = subject.map
    total, visible, far = stream(of, [looking.Reach(of.shape, subject.problem.q, w.dtype)])[0]
    near = {**subject.near, "atol": 1e-5 if subject.near["atol"] > 1e-9 else 1e-11}
    assert_close(total, w.sum(-1), **near)
    assert_close(visible, subject.answer.visible.sum(-1))
    assert_close(far, (w * distance).sum(-1), **near)


def test_rows_that_nobody_wants_are_left_out() -> None:
    q = torch.randn(1, 1, 64, 4, generator=torch.Generator().manual_seed(3), dtype=torch.float64)
    made = qkv.AttentionMap.from_tensors(q, q, causal=True)
    wanted = torch.zeros(1, 64, dtype=torch.bool)
    wanted[0, 40] = True
    with qkv.engines.tiled.tile_sizes(8, 16):
        total = stream(made, [looking.Reach(made.shape, q, q.dtype)], wanted)[0][0]
    assert_close(total[0, 0, 40:48], torch.ones(8, dtype=torch.float64))
    assert int((total == 0).sum()) == 56


def weight_of(s: Subject) -> Tensor:
    width = s.problem.q.shape[1] * s.problem.v.shape[-1]
    return torch.randn(7, width, generator=torch.Generator().manual_seed(0)).double()


NAMES = [
    "plain",
    "causal",
    "hidden by a bias",
    "NaN where nobody looks",
    "a sink",
    "proportional",
    "hard",
    "sparsemax",
    "float32",
]


@pytest.mark.parametrize("heads", ["each", "sum"])
@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_contributions_as_a_stream(tiles: None, name: str, heads: str, signed: bool) -> None:  # noqa: F811
    """Row sums and the largest of each row, against the formula of Kobayashi et al. 2020, dense in float64."""
    s = Subject(name)
    weight = weight_of(s)
    direction = torch.randn(7, generator=torch.Generator().manual_seed(1)).double() if signed else None
    clean = torch.where(s.problem.v.isfinite(), s.problem.v, 0.0)
    right = oracle.contributions(s.answer, clean, weight, direction, heads == "sum")
    got = s.map.contributions(weight, direction, heads)
    near = {"rtol": 1e-4, "atol": 1e-4, "check_dtype": False} if name == "float32" else {"rtol": 1e-8, "atol": 1e-9}
    assert_close(got.total(), right.sum(-1), **near)
    handed, keys = got.top(3)
    seen = s.answer.visible.any(1, keepdim=True) if heads == "sum" else s.answer.visible
    ranked = torch.where(seen, right.abs(), -1.0).sort(dim=-1, descending=True).values[..., :3]
    assert_close(handed.abs(), ranked.clamp_min(0.0), **near)
    assert torch.equal(keys == -1, ranked < 0)
    assert_close(handed, torch.where(keys < 0, 0.0, right.gather(-1, keys.clamp_min(0))), **near)


def test_signed_contributions_are_ranked_by_size_and_ties_go_to_the_lowest_key() -> None:
    v = torch.tensor([1.0, -3.0, 2.0, 3.0]).view(1, 1, 4, 1)
    made = qkv.AttentionMap.from_tensors(torch.zeros(1, 1, 1, 1), torch.zeros(1, 1, 4, 1), v)
    handed, keys = made.contributions(direction=torch.ones(1)).top(5)
    assert handed[0, 0, 0].tolist() == [-0.75, 0.75, 0.5, 0.25, 0.0]
    assert keys[0, 0, 0].tolist() == [1, 3, 2, 0, -1]
    assert made.contributions(direction=torch.ones(1)).total().item() == 0.75
    with pytest.raises(ValueError, match="k must be a whole number of 1 or more"):
        made.contributions().top(0)


def test_contributions_of_many_keys_are_made_some_at_a_time() -> None:
    """Longer than one part of keys: the same numbers as the formula, for one head summed with the other."""
    g = torch.Generator().manual_seed(5)
    q, k, v = torch.randn(3, 1, 2, 1100, 3, generator=g).double()
    weight = torch.randn(5, 6, generator=g).double()
    made = qkv.AttentionMap.from_tensors(q[:, :, -4:], k, v, causal=True)
    written = (
        made.dense()[0].unsqueeze(-1) * torch.stack([v[0, h] @ weight[:, 3 * h : 3 * h + 3].T for h in (0, 1)])[:, None]
    )
    assert_close(made.contributions(weight)[0], written.norm(dim=-1))
    assert_close(made.contributions(weight, heads="sum")[0, 0], written.sum(0).norm(dim=-1))
    assert_close(made.contributions(weight, torch.ones(5).double())[0], written.sum(-1))
