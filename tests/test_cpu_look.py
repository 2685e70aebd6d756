"""Looking with the native kernels: every instruction set against float64, in the forward and afterwards."""

from __future__ import annotations

import math
import random
from typing import Any

import cases
import oracle
import pytest
import torch
from close import wide
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cpu import _rule, dtypes, every_set, kernels, pytestmark, table, tensors  # noqa: F401
from torch import Tensor

import qkv
from qkv import AttentionMap, biases, masks, normalizers, scores
from qkv.engines import _cpu_look, cpu, looking

NAMES = ("top", "entropy", "received", "per_eligible", "mean", "max")


def dense(weights: Tensor, seen: Tensor, k: int, bins: tuple[int, int]) -> dict[str, Tensor]:
    """Every measure of a whole matrix of weights, as it is defined."""
    w = weights.detach()
    total = w.sum(-1)
    p = w / torch.where(total == 0, 1.0, total).unsqueeze(-1)
    return {
        "top": torch.where(seen, w, -1.0).sort(-1, descending=True).values[..., :k].clamp_min(0),
        "entropy": torch.special.entr(p).sum(-1),
        "received": w.sum(-2),
        "per_eligible": w.sum(-2) / seen.expand(w.shape).sum(-2).clamp_min(1),
        "mean": torch.from_numpy(oracle.pool(w.double(), *bins, "mean")).to(w.dtype),
        "max": torch.from_numpy(oracle.pool(w.double(), *bins, "max")).to(w.dtype),
    }


def looked(m: AttentionMap, k: int, bins: tuple[int, int]) -> dict[str, Any]:
    seen = m.look(top=k, entropy=True, received=True, pool=bins)
    return {
        "top": seen.top_weights, "keys": seen.top_indices, "entropy": seen.entropy, "received": seen.received,
        "per_eligible": m.received(per_eligible=True), "mean": seen.picture, "max": m.pool(*bins, "max"),
    }  # fmt: skip


def hold(problem: oracle.Problem, *maps: AttentionMap, k: int = 3, bins: tuple[int, int] = (3, 4)) -> None:
    """Each measure within twice the error of the plain dense computation and the rounding of its sums."""
    answer, narrow = oracle.answer(problem.wide()), oracle.answer(problem, wide(problem.q.dtype))
    true, rough = (dense(a.weights, a.visible, k, bins) for a in (answer, narrow))
    for m in maps:
        _hold(answer, problem, looked(m, k, bins), true, rough)


def _hold(
    answer: oracle.Answer,
    problem: oracle.Problem,
    found: dict[str, Any],
    true: dict[str, Tensor],
    rough: dict[str, Tensor],
) -> None:
    k = true["top"].shape[-1]  # where there are not so many keys, the others are −1
    assert (found["keys"][..., k:] == -1).all() and (found["top"][..., k:] == 0).all()
    found["top"], keys = found["top"][..., :k], found["keys"][..., :k]
    length = sum(problem.size[2:]) + problem.q.shape[-1]
    spread = 1 + float(answer.scores.detach().nan_to_num(0, 0, 0).abs().max()) if answer.scores.numel() else 1.0
    for name in NAMES:
        size = float(true[name].abs().max()) if true[name].numel() else 0.0
        slack = (size + (name == "entropy")) * spread * length * torch.finfo(torch.float32).eps
        error = [
            float((x.double() - true[name].double()).abs().max()) if size else 0.0 for x in (found[name], rough[name])
        ]
        assert error[0] <= 2 * error[1] + slack, f"{name}: {error[0]:.3g}, dense {error[1]:.3g}, slack {slack:.3g}"
    hold_keys(answer, found["top"], keys, true["top"])


def hold_keys(answer: oracle.Answer, weights: Tensor, keys: Tensor, true: Tensor) -> None:
    """Each key is seen, comes once, and has the weight beside it; the largest first."""
    there = keys >= 0
    seen = answer.visible.expand(answer.weights.shape)
    assert torch.equal(there.sum(-1), seen.sum(-1).clamp_max(keys.shape[-1]))
    at = keys.clamp_min(0)
    assert seen.gather(-1, at)[there].all()
    near = 1e-5 + 1e-4 * true
    assert ((answer.weights.gather(-1, at) - weights).abs() <= near)[there].all()
    for row in keys.flatten(0, 2).tolist():
        real = [key for key in row if key >= 0]
        assert len(set(real)) == len(real)
    assert (weights[..., 1:] <= weights[..., :-1]).all()
    same = (weights[..., 1:] == weights[..., :-1]) & there[..., 1:]
    assert (keys[..., 1:] > keys[..., :-1])[same].all()


@every_set
def test_the_table_of_cases(isa: str) -> None:
    with kernels(isa):
        for case in table(24, seed=11):
            if case["poison"] != "none":
                continue
            problem, details = cases.build(case)
            m = qkv.attention_with_map(problem.q, problem.k, problem.v, **details)[1]
            try:
                hold(problem, m)
            except AssertionError as error:
                raise AssertionError(f"{cases.name(case)}: {error}") from error


@every_set
@settings(max_examples=8, deadline=None, derandomize=True)
@given(
    dtype=dtypes, rule=st.sampled_from(["everyone", "causal", "window", "lengths", "documents", "tensor"]),
    lq=st.integers(65, 140), lk=st.integers(1, 220), width=st.integers(1, 9), group=st.integers(1, 2), k=st.integers(1, 20),
    bins=st.tuples(st.integers(1, 250), st.integers(1, 350)), seed=st.integers(0, 999), sinks=st.booleans(),
)  # fmt: skip
def test_in_the_forward_and_afterwards(
    isa: str, dtype: torch.dtype, rule: str, lq: int, lk: int, width: int, group: int, k: int, bins: tuple[int, int],
    seed: int, sinks: bool,
) -> None:  # fmt: skip
    q, key, v = tensors(seed, dtype, (2, group, lq, width), (2, 1, lk, width), (2, 1, lk, 3))
    known, details = _rule(rule, random.Random(seed), lq, lk)
    logits = torch.randn(group, generator=torch.Generator().manual_seed(seed)).to(dtype) if sinks else None
    problem = oracle.Problem(q, key, v, mask=known, sinks=logits)
    with kernels(isa):
        look = {"top": k, "entropy": True, "received": True, "pool": bins}
        out, watched = qkv.attention_with_map(q, key, v, **details, sinks=logits, look=look)
        plain, m = qkv.attention_with_map(q, key, v, **details, sinks=logits)
        assert torch.equal(out, plain)
        hold(problem, watched, m, k=k, bins=bins)


# ---- numbers at the edge ----------------------------------------------------------------------------------------------------


def both(*inputs: Tensor, **details: Any) -> list[tuple[Tensor, Tensor]]:
    """(weights, keys) of the 8 largest: found in the forward, and afterwards."""
    watched = qkv.attention_with_map(*inputs, **details, look={"top": 8})[1]
    return [watched.top(8), qkv.attention_with_map(*inputs, **details)[1].top(8)]


@every_set
def test_ties_go_to_the_lowest_key_also_where_the_largest_comes_late(isa: str) -> None:
    q = torch.ones(1, 1, 70, 4)
    k = torch.zeros(1, 1, 1000, 4)
    with kernels(isa):
        for _, keys in both(q, k, k):
            assert (keys == torch.arange(8)).all()
        k[:, :, 990], k[:, :, 500] = 7.0, -1.0  # exponentials of the first blocks are measured from another maximum
        for weights, keys in both(q, k, k):
            assert (keys == torch.tensor([990, 0, 1, 2, 3, 4, 5, 6])).all()
            assert (weights[..., 1:] == weights[..., 1:2]).all()


@every_set
@pytest.mark.parametrize("order", ["rising", "falling"])
def test_rows_in_order(isa: str, order: str) -> None:
    """The worst for a list of the largest: each key is larger than all before."""
    scores = torch.linspace(-3, 3, 700) if order == "rising" else torch.linspace(3, -3, 700)
    k = scores.view(1, 1, 700, 1)
    with kernels(isa):
        for weights, keys in both(torch.ones(1, 1, 80, 1), k, k):
            assert (keys == (torch.arange(699, 691, -1) if order == "rising" else torch.arange(8))).all()
            assert torch.allclose(weights[0, 0, 0], torch.softmax(scores, 0)[keys[0, 0, 0]])


@every_set
def test_blocks_far_below_the_largest_are_left_out_and_nothing_changes(isa: str) -> None:
    q, k, v = tensors(0, torch.float32, (1, 2, 130, 8), (1, 2, 900, 8), (1, 2, 900, 8))
    bias = torch.zeros(900)
    bias[200:850] = -60.0
    problem = oracle.Problem(q, k, v, mask=("causal",), biases=[bias])
    with kernels(isa):
        look = {"top": 12, "entropy": True, "received": True, "pool": (4, 9)}
        maps = [qkv.attention_with_map(q, k, v, causal=True, bias=bias, **more)[1] for more in ({}, {"look": look})]
        hold(problem, *maps, k=12, bins=(4, 9))


@every_set
def test_an_entropy_is_of_what_a_sink_or_a_sigmoid_leaves(isa: str) -> None:
    q, k, v = tensors(0, torch.float32, (1, 2, 90, 8), (1, 2, 300, 8), (1, 2, 300, 8))
    s = q.double() @ k.double().mT / 8**0.5
    sigmoids = torch.sigmoid(s - 45.0)
    for details, p in (
        ({"sinks": torch.tensor([45.0, 0.0])}, torch.softmax(s, -1)),
        ({"normalize": normalizers.Sigmoid(-45.0)}, sigmoids / sigmoids.sum(-1, keepdim=True)),
    ):
        with kernels(isa):
            found = qkv.attention_with_map(q, k, v, **details)[1].look(entropy=True)
        assert torch.allclose(found.entropy.double(), torch.special.entr(p).sum(-1), rtol=1e-4)


@every_set
def test_rows_that_see_nothing(isa: str) -> None:
    q, k, v = tensors(0, torch.float32, (1, 2, 90, 8), (1, 2, 90, 8), (1, 2, 90, 8))
    seen = torch.ones(90, 90, dtype=torch.bool)
    seen[3], seen[89], seen[:, 7] = False, False, False
    with kernels(isa):
        for sinks in (None, torch.tensor([-200.0, 3.0])):
            for look in (
                {},
                {"look": {"top": 2, "entropy": True, "received": "per_eligible", "pool": (90, 90, "max")}},
            ):
                m = qkv.attention_with_map(q, k, v, mask=seen, sinks=sinks, **look)[1]
                found = m.look(top=2, entropy=True, received="per_eligible", pool=(90, 90, "max"))
                for x in (found.top_weights, found.entropy, found.picture):
                    assert (x[:, :, [3, 89]] == 0).all() and x.isfinite().all()
                assert (found.top_indices[:, :, [3, 89]] == -1).all() and (found.received[:, :, 7] == 0).all()


# ---- parts, contributions, other measures -----------------------------------------------------------------------------------


@every_set
@pytest.mark.parametrize("rule", ["everyone", "causal", "tensor"])
@pytest.mark.parametrize("part", [(0, 1, 5, 150, 0, 260), (1, 2, 60, 70, 40, 260), (0, 2, 64, 128, 96, 192)])
def test_any_part_of_the_matrix(isa: str, rule: str, part: tuple[int, ...]) -> None:
    q, k, v = tensors(0, torch.float32, (2, 2, 150, 16), (2, 2, 260, 16), (2, 2, 260, 4))
    known, details = _rule(rule, random.Random(0), 150, 260)
    right = oracle.answer(oracle.Problem(q, k, v, mask=known).wide()).weights
    h0, h1, i0, i1, j0, j1 = part
    with kernels(isa):
        m = qkv.attention_with_map(q, k, v, **details)[1]
        for here in ((slice(0, 2), slice(h0, h1)), (1, h0)):
            found = m[(*here, slice(i0, i1), slice(j0, j1))]
            assert torch.allclose(found.double(), right[(*here, slice(i0, i1), slice(j0, j1))], atol=1e-6)


@every_set
@pytest.mark.parametrize("signed", [False, True])
def test_contributions(isa: str, signed: bool) -> None:
    q, k, v = tensors(0, torch.float32, (2, 4, 150, 16), (2, 2, 260, 16), (2, 2, 260, 6))
    weight, direction = tensors(1, torch.float32, (5, 24), (5,))
    answer = oracle.answer(oracle.Problem(q, k, v, mask=("causal",)).wide())
    along = direction.double() if signed else None
    right = oracle.contributions(answer, v.double(), weight.double(), along, False)
    with kernels(isa):
        c = qkv.attention_with_map(q, k, v, causal=True)[1].contributions(weight, direction if signed else None)
        found, keys = c.top(5)
        total = c.total()
    assert torch.allclose(found.double(), right.gather(-1, keys), atol=1e-5)
    assert torch.allclose(found.double().abs(), right.abs().sort(-1, descending=True).values[..., :5], atol=1e-5)
    assert torch.allclose(total.double(), right.sum(-1), atol=1e-4)


def others(m: AttentionMap) -> list[Any]:
    b, _, lq, _ = m.shape
    q, x = m.tensors[0], torch.randn(b, 1, lq, generator=torch.Generator().manual_seed(3))
    x[:, :, ::5] = 0
    return [
        looking.Top(m.shape, 5, q, torch.float32), looking.Top(m.shape, 60, q, torch.float32),
        looking.Entropy(m.shape, q, torch.float32),
        looking.Reach(m.shape, q, torch.float32), looking.LeftProduct(m.shape, x, q, torch.float32, True),
        looking.Received(m.shape, True, q, torch.float32), looking.Picture(m.shape, 9, 500, False, q, torch.float32),
        looking.Picture(m.shape, 400, 3, True, q, torch.float32),
    ]  # fmt: skip


additive = scores.Additive(*tensors(5, torch.float32, (16, 8), (16, 8), (8,)))
HOW: dict[str, dict[str, Any]] = {
    "softmax": {"causal": True},
    "sinks": {"sinks": torch.tensor([1.0, 0, -1, 2]), "window": (90, 5)},
    "additive": {"score": additive, "causal": True},
    "additive entmax": {"score": additive, "normalize": normalizers.Entmax()},
    "entmax": {"normalize": normalizers.Entmax(), "mask": masks.lengths(torch.tensor([0, 200]))},
    "alpha 1.3": {"normalize": normalizers.Entmax(1.3), "softcap": 4.0, "causal": True},
    "sparsemax": {"normalize": normalizers.Sparsemax(), "bias": biases.ALiBi(), "window": (90, 5)},
    "sigmoid": {"normalize": normalizers.Sigmoid(-2.0), "causal": True},
    "sigmoid of one": {"normalize": normalizers.Sigmoid(40.0), "bias": tensors(6, torch.float32, (150, 260))[0]},
}


@every_set
@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_every_measure_as_tile_by_tile(isa: str, how: str, dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch) -> None:
    q, k, v = tensors(0, dtype, (2, 4, 150, 16), (2, 2, 260, 16), (2, 2, 260, 6))
    with kernels(isa):
        m = qkv.attention_with_map(q, k, v, **HOW[how])[1]
        given = (m.description, *m.tensors[:2], m._exact_row_state())
        with monkeypatch.context() as only:
            only.setattr(looking, "_pass", None)  # the kernels answer all of it
            found = looking.run(*given, others(m))
    monkeypatch.setattr(_cpu_look, "run", lambda *_: {})
    for got, right in zip(found, looking.run(*given, others(m)), strict=True):
        for a, b in zip(*((x if isinstance(x, tuple) else (x,)) for x in (got, right)), strict=True):
            assert a.dtype == b.dtype and torch.allclose(a.double(), b.double(), rtol=1e-5, atol=2e-6)


# ---- how it runs ------------------------------------------------------------------------------------------------------------


@every_set
@pytest.mark.parametrize("own", [False, True])
def test_the_same_bits_for_any_number_of_threads(isa: str, own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    q, k, v = tensors(0, torch.float32, (2, 3, 400, 40), (2, 3, 400, 40), (2, 3, 400, 40))
    look = {"top": 4, "entropy": True, "received": "per_eligible", "pool": (30, 50)}
    found = []
    cpu.native.use_own_pool(own)
    try:
        with kernels(isa):
            for threads in (1, 2, 5):
                monkeypatch.setattr(cpu, "_forced", threads)
                for more in ({}, {"look": look}):
                    found.append(qkv.attention_with_map(q, k, v, causal=True, **more)[1].look(**look))
    finally:
        cpu.native.use_own_pool(False)
    for n in (2, 4):
        for one, other in ((found[0], found[n]), (found[1], found[n + 1])):
            assert all(torch.equal(x, y) for x, y in zip(vars(one).values(), vars(other).values(), strict=True))


def test_in_the_forward_nothing_is_gone_over_again(monkeypatch: pytest.MonkeyPatch) -> None:
    q = tensors(0, torch.float32, (1, 2, 100, 8))[0]
    monkeypatch.setattr(looking, "run", None)
    look = {"top": 4, "entropy": True, "received": True, "pool": (3, 3)}
    if cpu.native.watches():
        assert qkv.attention_with_map(q, q, q, causal=True, look=look)[1].look(**look).entropy is not None
    monkeypatch.undo()
    learned = q.clone().requires_grad_()
    out, m = qkv.attention_with_map(learned, q, q, causal=True, look=look)
    out.sum().backward()
    assert learned.grad is not None and m.look(**look).received is not None


@pytest.mark.parametrize("why", ["NaN", "many", "hard", "float64"])
def test_what_the_kernels_do_not_take_goes_tile_by_tile(why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    q, k = tensors(0, torch.float64 if why == "float64" else torch.float32, (1, 1, 200, 8), (1, 1, 200, 8))
    if why == "NaN":
        k[:, :, 199] = math.nan
    passes: list[Any] = []
    tiles = looking._pass
    monkeypatch.setattr(looking, "_pass", lambda *given: passes.append(1) or tiles(*given))
    normalize = normalizers.Hard() if why == "hard" else None
    m = qkv.attention_with_map(q, k, k, causal=True, normalize=normalize)[1]
    weights, keys = m.top(150 if why == "many" else 2)
    assert passes and (keys[0, 0, 0, :2].tolist() == [0, -1]) and weights[0, 0, 0, 0] == 1
