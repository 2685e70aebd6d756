"""AttentionMap: every method against the dense oracle, for several variants, whole and in many small tiles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import cases
import numpy as np
import oracle
import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv import AttentionMap, masks, normalizers
from qkv.engines import tiled

BASE = {axis: values[0] for axis, values in cases.AXES.items()} | {
    "heads": (4, 2),
    "value": "other width",
    "size": (6, 11),
}
VARIANTS: dict[str, dict[str, Any]] = {
    "plain": {},
    "causal": {"mask": "causal"},
    "more queries than keys": {"mask": "causal", "size": (7, 3)},
    "random mask": {"mask": "random", "offset": "one a sequence"},
    "nobody sees": {"mask": "nobody"},
    "a sink": {"mask": "left padding", "normalize": "sinks"},
    "off by one": {"mask": "lengths", "normalize": "off by one"},
    "biased": {"bias": "sum of two", "scaling": "scale and softcap", "mask": "window"},
    "hidden by a bias": {"bias": "padding of -inf", "heads": (3, 1)},
    "additive": {"score": "additive", "bias": "alibi"},
    "sigmoid": {"normalize": "sigmoid", "mask": "documents"},
    "proportional": {"normalize": "proportional", "score": "quotient", "mask": "block sparse a head"},
    "hard": {"normalize": "hard", "mask": "global tokens"},
    "sparsemax": {"normalize": "sparsemax", "mask": "causal", "size": (7, 3)},
    "entmax": {"normalize": "entmax", "mask": "random", "scaling": "scale"},
    "1.3-entmax in float32": {"normalize": "1.3-entmax", "dtype": torch.float32, "mask": "window"},
    "NaN where nobody looks": {"mask": "left padding", "poison": "unused"},
    "NaN where some do not look": {"mask": "causal, upper left", "poison": "unused", "layout": "BSHD"},
    "with dropout": {"mask": "causal", "dropout": 0.3},
    "float32": {"dtype": torch.float32, "mask": "prefix language model"},
    "bfloat16": {"dtype": torch.bfloat16, "mask": "causal"},
}


class Subject:
    """A map, its output, the problem that it belongs to and the oracle's answer."""

    def __init__(self, name: str):
        self.problem, self.details = cases.build(BASE | VARIANTS[name], seed=3)
        self.out, self.map = qkv.attention_with_map(self.problem.q, self.problem.k, self.problem.v, **self.details)
        self.answer = oracle.answer(self.problem)
        half = self.problem.q.dtype in (torch.float32, torch.bfloat16)
        self.near = {"rtol": 1e-5, "atol": 2e-6} if half else {"rtol": 1e-9, "atol": 1e-12}
        self.near |= {"check_dtype": False}

    def plain(self) -> dict[str, Any]:
        """The details without what is no part of the weights."""
        return {n: v for n, v in self.details.items() if n not in ("dropout_p", "generator")}


@pytest.fixture(params=VARIANTS)
def subject(request: pytest.FixtureRequest) -> Subject:
    return Subject(request.param)


@pytest.fixture(params=["whole", "tiles of 3x5"])
def tiles(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "whole":
        yield
    else:
        with tiled.tile_sizes(3, 5):
            yield


def test_weights_scores_and_states(subject: Subject) -> None:
    m, a = subject.map, subject.answer
    assert m.shape == subject.problem.size
    assert_close(m[:], a.weights, **subject.near)
    assert_close(m.dense(), a.weights, **subject.near)
    assert_close(m.scores[:], a.scores, **subject.near)
    if a.state is None:
        assert m.row_state is None
    else:
        assert_close(m.row_state, a.state, **subject.near)
    if isinstance(subject.details.get("normalize", normalizers.Softmax()), normalizers.Softmax):
        assert_close(m.lse.detach(), a.lse, **subject.near)
    else:
        with pytest.raises(ValueError, match="softmax"):
            _ = m.lse


INDICES = [
    (),
    (0,),
    (1, -1),
    (0, 2, 3),
    (0, 2, 3, 5),
    (-1, -2, -3, -4),
    (slice(None), 1),
    (slice(None), slice(1, 3), slice(None, None, 2)),
    (..., -1),
    (0, ..., slice(2, 7)),
    ([1, 0], [3, 0, 3], [5, 0, 1], [2, 2, 9]),
    (0, torch.tensor([2, 0]), slice(4, 1, -1), np.array([-1, 0])),
    (slice(None), slice(None), slice(3, 3)),
    (slice(None), slice(None), torch.tensor([], dtype=torch.int64), 0),
    (0, 0, torch.tensor([True, False, True, True, False, False])),
    (torch.tensor(1), np.int64(2), 0),
]


def orthogonal(dense: np.ndarray, index: Any) -> np.ndarray:
    """Each axis by itself: integers drop it, slices and lists of numbers are taken from it alone."""
    index = index if isinstance(index, tuple) else (index,)
    if any(i is Ellipsis for i in index):
        at = [i is Ellipsis for i in index].index(True)
        index = (*index[:at], *[slice(None)] * (5 - len(index)), *index[at + 1 :])
    axis = 0
    for i in (*index, *[slice(None)] * (4 - len(index))):
        i = i.numpy() if isinstance(i, Tensor) else np.array(i) if isinstance(i, list) else i
        dense = dense[(*[slice(None)] * axis, i)]
        axis += not (np.ndim(i) == 0 and not isinstance(i, slice))
    return dense


@pytest.mark.parametrize("index", INDICES, ids=str)
@pytest.mark.parametrize("name", ["biased", "hard", "sigmoid", "a sink"])
def test_indexing_is_orthogonal_and_integers_drop_axes(name: str, index: Any) -> None:
    s = Subject(name)
    for got, dense in ((s.map[index], s.answer.weights), (s.map.scores[index], s.answer.scores)):
        expected = torch.tensor(np.array(orthogonal(dense.detach().numpy(), index)))
        assert_close(got, expected, **s.near)


@pytest.mark.parametrize(
    "index", [2, -3, (0, 4), (0, 0, 6), (0, 0, 0, 11), (0, 0, [0, 6]), (0, 0, 0, 0, 0), (0.5,), ("a",)], ids=str
)
def test_indexing_outside_the_matrix_raises(index: Any) -> None:
    with pytest.raises(IndexError, match=r"AttentionMap"):
        _ = Subject("plain").map[index]
    with pytest.raises(IndexError, match=r"AttentionMap"):
        _ = Subject("plain").map.scores[index]


@pytest.mark.parametrize("k", [1, 3, 20])
def test_top(subject: Subject, tiles: None, k: int) -> None:
    weights, indices = subject.map.top(k)
    right_weights, right_indices = oracle.top(subject.answer, k)
    assert_close(weights, torch.from_numpy(right_weights), **subject.near)
    assert indices.dtype == torch.int64
    if subject.problem.q.dtype == torch.float64:
        assert np.array_equal(indices.numpy(), right_indices)


def test_top_ties_go_to_the_lowest_index(tiles: None) -> None:
    q, k = torch.zeros(1, 1, 2, 2), torch.zeros(1, 1, 23, 2)
    k[0, 0, 17, 0], k[0, 0, 3, 0] = 1.0, 1.0
    q[0, 0, 1, 0] = 1.0
    m = AttentionMap.from_tensors(q, k, mask=masks.keys(torch.arange(23)[None] != 1))
    assert m.top(4)[1][0, 0].tolist() == [[0, 2, 3, 4], [3, 17, 0, 2]]
    m = AttentionMap.from_tensors(q, k, mask=masks.lengths(2))
    weights, indices = m.top(3)
    assert indices[0, 0].tolist() == [[0, 1, -1], [0, 1, -1]]
    assert weights[0, 0].tolist() == [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0]]


def test_entropy_and_received(subject: Subject, tiles: None) -> None:
    m, a = subject.map, subject.answer
    assert_close(m.entropy(), oracle.entropy(a.weights.detach()), **subject.near)
    assert_close(m.received(), oracle.received(a, False), **subject.near)
    assert_close(m.received(per_eligible=True), oracle.received(a, True), **subject.near)


@pytest.mark.parametrize("reduce", ["mean", "max"])
@pytest.mark.parametrize("bins", [(1, 1), (2, 3), (4, 5), (6, 11), (9, 20)], ids=str)
def test_pool(subject: Subject, tiles: None, bins: tuple[int, int], reduce: str) -> None:
    expected = torch.from_numpy(oracle.pool(subject.answer.weights, *bins, reduce))
    assert_close(subject.map.pool(*bins, reduce), expected, **subject.near)


def test_look_gives_several_measures_at_once(subject: Subject, tiles: None) -> None:
    m, p = subject.map, subject.problem
    seen = m.look(top=2, entropy=True, received="per_eligible", pool=(3, 4, "max"))
    again = AttentionMap.from_tensors(p.q, p.k, p.v, **subject.plain())
    assert_close(seen.top_weights, again.top(2)[0], **subject.near)
    assert torch.equal(seen.top_indices, again.top(2)[1])
    assert_close(seen.entropy, again.entropy(), **subject.near)
    assert_close(seen.received, again.received(per_eligible=True), **subject.near)
    assert_close(seen.picture, again.pool(3, 4, "max"), **subject.near)
    assert torch.equal(seen.picture, m.pool(3, 4, "max"))
    only = m.look(entropy=True)
    assert only.top_weights is None and only.received is None and only.picture is None and only.entropy is not None


def test_look_in_the_forward_pass() -> None:
    s = Subject("causal")
    look = {"top": 3, "entropy": True, "received": True, "pool": (2, 2)}
    out, m = qkv.attention_with_map(s.problem.q, s.problem.k, s.problem.v, **s.details, look=look)
    assert_close(out, s.out)
    right = oracle.top(s.answer, 3)
    assert_close(m.look(**look).top_weights, torch.from_numpy(right[0]))
    assert_close(m.top(3)[1], torch.from_numpy(right[1]))
    assert_close(m.received(), oracle.received(s.answer, False))
    assert_close(m.pool(2, 2), torch.from_numpy(oracle.pool(s.answer.weights, 2, 2, "mean")))


@pytest.mark.parametrize("heads", ["each", "sum"])
@pytest.mark.parametrize("with_weight", [True, False])
@pytest.mark.parametrize("with_direction", [True, False])
@pytest.mark.parametrize(
    "name", ["plain", "causal", "hidden by a bias", "NaN where nobody looks", "proportional", "bfloat16"]
)
def test_contributions(name: str, heads: str, with_weight: bool, with_direction: bool) -> None:
    s = Subject(name)
    heads_by_values = s.problem.q.shape[1] * s.problem.v.shape[-1]
    weight = (
        torch.randn(7, heads_by_values, generator=torch.Generator().manual_seed(0)).double() if with_weight else None
    )
    width = 7 if with_weight else heads_by_values
    direction = torch.randn(width, generator=torch.Generator().manual_seed(1)).double() if with_direction else None
    clean = torch.where(s.problem.v.isfinite(), s.problem.v, 0.0)
    expected = oracle.contributions(s.answer, clean, weight, direction, heads == "sum")
    got = s.map.contributions(output_weight=weight, direction=direction, heads=heads)
    near = {"rtol": 1e-4, "atol": 1e-4, "check_dtype": False} if name == "bfloat16" else {"rtol": 1e-8, "atol": 1e-9}
    assert got.shape == tuple(expected.shape)
    assert_close(got[:], expected, **near)
    assert_close(got[1, 0, 2:5, [0, 10]], expected[1, 0, 2:5][:, [0, 10]], **near)
    assert got[0, 0, 0, 0].shape == ()


def test_contributions_refuse_what_does_not_fit() -> None:
    m = Subject("plain").map
    with pytest.raises(ValueError, match="output_weight"):
        m.contributions(output_weight=torch.ones(7, 19))
    with pytest.raises(ValueError, match="direction"):
        m.contributions(direction=torch.ones(3))
    with pytest.raises(ValueError, match="heads"):
        m.contributions(heads="all")
    with pytest.raises(ValueError, match="values"):
        AttentionMap.from_tensors(torch.ones(1, 1, 2, 2), torch.ones(1, 1, 2, 2)).contributions()


EDGES = torch.tensor([[0, 0, 0, 0], [0, 0, 0, 3], [1, 2, 2, 1], [1, 2, 2, 1], [-1, -1, -1, -1], [0, 1, 1, 2]])


def test_without(subject: Subject) -> None:
    """The output had these edges not been there: the same call with the mask less those pairs."""
    problem, size = subject.problem, subject.problem.size
    edges = EDGES % torch.tensor(size)
    keep = torch.ones(size, dtype=torch.bool)
    keep[tuple(edges.T)] = False
    cut = oracle.replace(problem, mask=("and", problem.mask, ("tensor", keep.numpy())))
    right = oracle.answer(cut).out
    got = subject.map.without(edges)
    assert got.dtype == subject.out.dtype
    near = {"rtol": 1e-2, "atol": 1e-2} if got.dtype == torch.bfloat16 else subject.near
    assert_close(got, right, **near | {"check_dtype": False})
    untouched = torch.ones(size[:3], dtype=torch.bool)
    untouched[tuple(edges.T[:3])] = False
    assert torch.equal(got[untouched], subject.out[untouched])


def test_without_negative_lists_nothing_and_bad_edges() -> None:
    s = Subject("plain")
    assert_close(s.map.without(torch.tensor([[-1, -1, -1, -1]])), s.map.without([[1, 3, 5, 10]]))
    assert torch.equal(s.map.without(torch.empty(0, 4, dtype=torch.int64)), s.out)
    every = torch.tensor([[0, 0, 2, j] for j in range(11)])
    assert s.map.without(every)[0, 0, 2].tolist() == [0] * 5
    for bad, error in (([[0, 0, 0]], ValueError), ([[0.5, 0, 0, 0]], ValueError), ([[0, 0, 6, 0]], IndexError)):
        with pytest.raises(error, match=r"AttentionMap\.without"):
            s.map.without(bad)
    w = s.map[0, 0, 2]
    right = (s.out[0, 0, 2] - w[4] * s.problem.v[0, 0, 4]) / (1 - w[4])  # (o − w v) / (1 − w)
    assert_close(s.map.without([[0, 0, 2, 4]])[0, 0, 2], right)


def test_dense_refuses_past_a_budget_naming_the_size_and_the_way_round() -> None:
    q = torch.zeros(1, 2, 20_000, 1)
    m = AttentionMap.from_tensors(q, q)
    with pytest.raises(ValueError, match=r"(?s)2 × 20000 × 20000.*2\.98 GiB.*1\.00 GiB.*(pool|top)"):
        m.dense()
    small = AttentionMap.from_tensors(q[:, :, :10], q[:, :, :10])
    with pytest.raises(ValueError, match="GiB"):
        small.dense(max_bytes=799)
    assert small.dense(max_bytes=800).shape == (1, 2, 10, 10)


def test_check(subject: Subject) -> None:
    found = subject.map.check()
    kind = subject.details.get("normalize", normalizers.Softmax())
    allowed = (
        1e-2
        if subject.problem.q.dtype == torch.bfloat16
        else 1e-5
        if subject.problem.q.dtype == torch.float32
        else 1e-10
    )
    if isinstance(kind, normalizers.Sigmoid):
        assert found.weight_sum is None
    else:
        assert found.weight_sum <= min(allowed, 1e-5)
    assert found.output <= allowed


def test_check_notices_what_is_wrong() -> None:
    s = Subject("causal")
    tensors = (s.problem.q, s.problem.k, s.problem.v)
    wrong = s.out.clone()
    wrong[1, 2, 3, 0] += 0.25
    assert AttentionMap.from_tensors(*tensors, output=wrong, **s.plain()).check().output == pytest.approx(0.25)
    shifted = s.map.row_state + math.log(2)
    assert AttentionMap.from_tensors(*tensors, row_state=shifted, **s.plain()).check().weight_sum == pytest.approx(0.5)
    other = AttentionMap.from_tensors(*tensors, output=s.out).check()  # the causal mask forgotten
    assert other.output > 0.01 and other.weight_sum < 1e-10


@pytest.mark.parametrize("with_state", [True, False])
@pytest.mark.parametrize("with_value", [True, False])
def test_from_tensors(subject: Subject, with_state: bool, with_value: bool) -> None:
    p, a = subject.problem, subject.answer
    state = subject.map.row_state if with_state else None
    m = AttentionMap.from_tensors(p.q, p.k, p.v if with_value else None, row_state=state, **subject.plain())
    assert_close(m[:], a.weights, **subject.near)
    assert_close(m.entropy(), oracle.entropy(a.weights.detach()), **subject.near)
    assert_close(m.top(2)[0], torch.from_numpy(oracle.top(a, 2)[0]), **subject.near)
    if a.state is not None:
        assert_close(m.row_state, a.state, **subject.near)
    if isinstance(subject.details.get("normalize", normalizers.Softmax()), normalizers.Softmax):
        assert_close(m.lse, a.lse, **subject.near)
    if with_value and p.dropout is None:
        near = {"rtol": 1e-2, "atol": 1e-2} if p.q.dtype == torch.bfloat16 else subject.near
        assert_close(m.without(torch.empty(0, 4, dtype=torch.int64)), a.out, **near | {"check_dtype": False})
    elif not with_value:
        with pytest.raises(ValueError, match="value"):
            m.without(EDGES[:1])


def test_from_tensors_takes_other_kinds_and_ranks_and_refuses_what_does_not_fit() -> None:
    q, k = np.random.default_rng(0).standard_normal((2, 5, 3)), np.random.default_rng(1).standard_normal((2, 7, 3))
    m = AttentionMap.from_tensors(q, k)
    assert m.shape == (1, 2, 5, 7)
    _, made = qkv.attention_with_map(q, k, k)
    assert_close(m[:], made[:])
    assert_close(AttentionMap.from_tensors(q, k, row_state=made.row_state[0])[:], made[:])
    for bad in ({"row_state": np.zeros((2, 7))}, {"value": np.zeros((2, 6, 3))}):
        with pytest.raises(ValueError, match=r"from_tensors|qkv\.attention"):
            AttentionMap.from_tensors(q, k, **bad)
    with pytest.raises(TypeError):
        AttentionMap.from_tensors(q, k, flavour=1)


def test_the_map_of_an_attention_is_that_of_the_inside() -> None:
    s = Subject("plain")
    halved = qkv.Attention(prepare=lambda q, k, v: (q / 2, k, v), finish=lambda out: out * 3)
    out, m = halved.with_map(s.problem.q, s.problem.k, s.problem.v)
    inside, right = qkv.attention_with_map(s.problem.q / 2, s.problem.k, s.problem.v)
    assert_close(out, inside * 3)
    assert_close(m[:], right[:])
    assert m.check().output < 1e-10


def test_measures_refuse_bad_arguments() -> None:
    m = Subject("plain").map
    for call in (
        lambda: m.top(0), lambda: m.top(-1), lambda: m.top(1.5), lambda: m.pool(0, 3), lambda: m.pool(2, 2, "sum"),
        lambda: m.look(pool=3), lambda: m.look(received="all"), lambda: m.look(top=True),
    ):  # fmt: skip
        with pytest.raises(ValueError, match="AttentionMap"):
            call()


def test_a_map_is_detached_and_prints() -> None:
    s = Subject("plain")
    q = s.problem.q.clone().requires_grad_()
    _, m = qkv.attention_with_map(q, s.problem.k, s.problem.v)
    assert not m[:].requires_grad and not m.entropy().requires_grad and not m.row_state.requires_grad
    assert m.lse.requires_grad
    assert "2" in repr(m) and "softmax" in repr(m)
