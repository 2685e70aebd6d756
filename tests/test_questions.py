"""Questions to a layer and rollout: each against a dense float64 computation of its formula, and a case by hand."""

from __future__ import annotations

import math

import pytest
import torch
from hand_made import map_of
from hypothesis import given, settings
from hypothesis import strategies as st
from subjects import KINDS, LENGTH, Known, known, several
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv.trace.questions import layers as questions
from qkv.trace.questions.measured import Measured, Subject
from qkv.trace.questions.rollout import rollout


@pytest.fixture(params=KINDS)
def layer(request: pytest.FixtureRequest) -> Known:
    return known(request.param)


def values(answer: Measured) -> Tensor:
    assert answer.kind in ("measured", "derived", "heuristic")
    assert answer.what
    assert answer.unit
    assert answer.source
    assert answer.what in str(answer)
    return answer.value


def test_top(layer: Known) -> None:
    weights, keys = values(questions.top(layer.subject, 3))
    ranked = torch.where(layer.visible, layer.weights, -1.0).sort(dim=-1, descending=True, stable=True)
    there = ranked.values[..., :3] >= 0
    assert_close(weights, ranked.values[..., :3].clamp_min(0.0))
    assert torch.equal(keys, torch.where(there, ranked.indices[..., :3], -1))


def test_what_a_token_read(layer: Known) -> None:
    assert_close(values(questions.read(layer.subject, 7)), layer.weights[:, :, 7])
    assert_close(values(questions.read(layer.subject, 7, head=2)), layer.weights[:, 2, 7])
    last = torch.stack([layer.weights[b, :, places[-1]] for b, places in enumerate(layer.positions)])
    assert_close(values(questions.read(layer.subject, -1)), last)


@pytest.mark.parametrize("k", [2, 20])
def test_who_read_a_token(layer: Known, k: int) -> None:
    """The column's largest weights over rows of text that see it; more are asked for than there are."""
    got, rows = values(questions.readers(layer.subject, 5, k))
    column = torch.where(layer.visible[..., 5] & layer.text.unsqueeze(1), layer.weights[..., 5], -1.0)
    ranked = column.sort(dim=-1, descending=True, stable=True)
    right = torch.nn.functional.pad(ranked.values[..., :k], (0, max(0, k - LENGTH)), value=-1.0)
    order = torch.nn.functional.pad(ranked.indices[..., :k], (0, max(0, k - LENGTH)), value=-1)
    assert_close(got, right.clamp_min(0.0))
    assert torch.equal(rows, torch.where(right < 0, -1, order))
    one = values(questions.readers(layer.subject, 5, k, head=1))
    assert_close(one.values, got[:, 1])
    assert torch.equal(one.positions, rows[:, 1])


def test_entropy_and_its_share_of_the_most(layer: Known) -> None:
    total = layer.weights.sum(-1, keepdim=True)
    p = layer.weights / torch.where(total > 0, total, 1.0)
    nats = -(p * torch.where(p > 0, p, 1.0).log()).sum(-1)
    assert_close(values(questions.entropy(layer.subject)), nats)
    count = layer.visible.sum(-1)
    right = torch.where(count > 1, nats / count.clamp_min(2).log(), 0.0)
    assert_close(values(questions.entropy(layer.subject, relative=True)), right)


@pytest.mark.parametrize("per_eligible", [False, True])
def test_received(layer: Known, per_eligible: bool) -> None:
    """Rows of padding give nothing."""
    asks = layer.text[:, None, :, None]
    right = torch.where(asks, layer.weights, 0.0).sum(-2)
    if per_eligible:
        right = right / (layer.visible & asks).sum(-2).clamp_min(1)
    assert_close(values(questions.received(layer.subject, per_eligible)), right)


def test_pictures(layer: Known) -> None:
    assert_close(
        values(questions.picture(layer.subject, 7, 2)),
        layer.weights.unflatten(2, (7, 2)).unflatten(4, (2, 7)).mean((3, 5)),
    )
    largest = values(questions.picture(layer.subject, 7, 2, "max"))
    assert_close(largest, layer.weights.unflatten(2, (7, 2)).unflatten(4, (2, 7)).amax((3, 5)))


@pytest.mark.parametrize("heads", ["each", "sum"])
@pytest.mark.parametrize("signed", [False, True])
def test_contributions(layer: Known, heads: str, signed: bool) -> None:
    """‖w_ij v_j W_O‖: each head by its own columns of W_O; summed as vectors; or along a direction."""
    direction = torch.randn(5, generator=torch.Generator().manual_seed(9)).double() if signed else None
    v = layer.values.repeat_interleave(4 // layer.values.shape[1], 1)
    blocks = layer.output_weight.unflatten(1, (4, -1))  # (width, H, Dv)
    vectors = torch.einsum("bhij,bhjd,whd->bhijw", layer.weights, v, blocks)
    vectors = vectors.sum(1, keepdim=True) if heads == "sum" else vectors
    right = vectors.norm(dim=-1) if direction is None else vectors @ direction
    got = values(questions.contributions(layer.subject, heads, direction))
    near = {"rtol": 1e-6, "atol": 1e-7}
    assert_close(got[:], right, **near)
    assert_close(got.total(), right.sum(-1), **near)
    assert_close(got.top(2)[0].abs(), right.abs().sort(dim=-1, descending=True).values[..., :2], **near)


def sinks_by_hand(layer: Known, first: int, skip: int) -> tuple[Tensor, Tensor]:
    taken, learned = [], []
    for b, places in enumerate(layer.positions):
        for i in places[skip:]:
            taken.append(layer.weights[b, :, i, places[:first]].sum(-1))
            learned.append(1 - layer.weights[b, :, i].sum(-1))
    return torch.stack(taken).mean(0), torch.stack(learned).mean(0)


@pytest.mark.parametrize(("first", "skip"), [(1, None), (2, None), (1, 0), (1, 5)])
def test_sink_share(layer: Known, first: int, skip: int | None) -> None:
    found = values(questions.sink_share(layer.subject, first, skip))
    right, learned = sinks_by_hand(layer, first, first if skip is None else skip)
    assert_close(found.first, right)
    assert_close(found.learned, learned, atol=1e-12, rtol=1e-7)


@pytest.mark.parametrize("kind", KINDS)
def test_sink_rate(kind: str) -> None:
    layers = several(kind)
    for key, epsilon in ((0, 0.3), (2, 0.1)):
        above = []
        for one in layers:
            alphas = [one.weights[b, :, i, places[key]] for b, places in enumerate(one.positions) for i in places[key:]]
            above += (torch.stack(alphas).mean(0) > epsilon).tolist()
        assert values(questions.sink_rate([one.subject for one in layers], epsilon, key)) == pytest.approx(
            sum(above) / len(above)
        )


# ---- rollout ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("residual", [0.5, 0.0, 0.2])
def test_rollout(kind: str, residual: float) -> None:
    """A row of Π (r I + (1 − r) mean_h W), dense."""
    layers = several(kind)
    product = torch.eye(LENGTH).double().expand(2, -1, -1)
    for one in layers:
        product = (residual * torch.eye(LENGTH) + (1 - residual) * one.weights.mean(1)) @ product
    subjects = [one.subject for one in layers]
    assert_close(values(rollout(subjects, 9, residual)), product[:, 9])
    last = torch.stack([product[b, places[-1]] for b, places in enumerate(layers[0].positions)])
    assert_close(values(rollout(subjects, residual=residual)), last)
    assert rollout(subjects).kind == "heuristic"


def test_rollout_by_hand() -> None:
    """Two layers: token 2 read token 1, which had read token 0. Half stays each time."""
    first, second = (torch.zeros(1, 3, 3) for _ in range(2))
    first[0, 0, 0] = first[0, 1, 0] = first[0, 2, 2] = 1.0
    second[0, 0, 0] = second[0, 1, 1] = second[0, 2, 1] = 1.0
    got = rollout([map_of(first), map_of(second)]).value
    assert_close(got, torch.tensor([[0.25, 0.25, 0.5]]))
    assert_close(rollout([map_of(first), map_of(second)], residual=0.0).value, torch.tensor([[1.0, 0.0, 0.0]]))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 9), st.floats(0, 1))
def test_rollout_of_anything_sums_to_one(seed: int, depth: int, length: int, residual: float) -> None:
    g = torch.Generator().manual_seed(seed)
    layers = [
        qkv.AttentionMap.from_tensors(*4.0 * torch.randn(2, 1, 2, length, 3, generator=g).double(), causal=True)
        for _ in range(depth)
    ]
    row = int(torch.randint(0, length, (), generator=g))
    got = rollout(layers, row, residual).value
    assert_close(got.sum(-1), torch.ones(1).double())
    assert float(got.min()) >= 0
    assert not bool(got[:, row + 1 :].any())


# ---- by hand, and what is refused ---------------------------------------------------------------------------------------

WEIGHTS = torch.tensor([[[1.0, 0, 0, 0], [0.5, 0.5, 0, 0], [0.25, 0.25, 0.5, 0], [0.1, 0.2, 0.3, 0.4]]])


def test_answers_by_hand() -> None:
    made = map_of(WEIGHTS)
    near = {"atol": 1e-6, "rtol": 1e-6}
    assert_close(questions.read(made, 2, head=0).value[0], torch.tensor([0.25, 0.25, 0.5, 0]), **near)
    got, rows = questions.readers(made, 1, 3, head=0).value
    assert_close(got[0], torch.tensor([0.5, 0.25, 0.2]), **near)
    assert rows[0].tolist() == [1, 2, 3]
    assert_close(questions.received(made).value[0, 0], torch.tensor([1.85, 0.95, 0.8, 0.4]), **near)
    assert_close(
        questions.received(made, per_eligible=True).value[0, 0],
        torch.tensor([1.85 / 4, 0.95 / 3, 0.4, 0.4]),
        **near,
    )
    assert_close(questions.entropy(made).value[0, 0, 1], torch.tensor(math.log(2)), **near)
    assert_close(
        questions.entropy(made, relative=True).value[0, 0, :3],
        torch.tensor([0.0, 1.0, (0.5 * math.log(4) + 0.5 * math.log(2)) / math.log(3)]),
        **near,
    )
    assert_close(questions.sink_share(made).value.first, torch.tensor([(0.5 + 0.25 + 0.1) / 3]), **near)
    assert questions.sink_rate([made], 0.4).value == 1.0
    assert questions.sink_rate([made], 0.5).value == 0.0


def test_positions_are_those_of_tokens() -> None:
    """A layer that kept rows 5, 8 and 9, and whose cache begins at token 3."""
    g = torch.Generator().manual_seed(0)
    q, k = torch.randn(1, 1, 3, 4, generator=g), torch.randn(1, 1, 7, 4, generator=g)
    of = Subject(qkv.AttentionMap.from_tensors(q, k), places=torch.tensor([5, 8, 9]), first_key=3)
    weights = of.map.dense()
    assert_close(questions.read(of, 8).value, weights[:, :, 1])
    got, rows = questions.readers(of, 4, 3).value
    order = weights[0, 0, :, 1].argsort(descending=True)
    assert rows[0, 0].tolist() == torch.tensor([5, 8, 9])[order].tolist()
    assert_close(got[0, 0], weights[0, 0, order, 1])
    assert questions.top(of, 1).value.positions[0, 0].tolist() == (weights[0, 0].argmax(-1, keepdim=True) + 3).tolist()
    with pytest.raises(IndexError, match="There is no row for token 6: this layer has 3 rows"):
        questions.read(of, 6)
    with pytest.raises(IndexError, match="There is no column for token 2"):
        questions.readers(of, 2)


def test_what_is_refused() -> None:
    made = map_of(WEIGHTS)
    for wrong, error, message in (
        (lambda: questions.readers(made, 0, 0), ValueError, "readers: k must be a whole number of 1 or more, got 0"),
        (lambda: questions.read(made, 9), IndexError, "no row for token 9"),
        (lambda: questions.read(made, -5), IndexError, "no row -5"),
        (lambda: questions.read(made, 0, head=1), IndexError, "There is no head 1: this map has 1"),
        (lambda: questions.contributions(made), ValueError, "keeps no output weight"),
        (lambda: questions.sink_share(made, 0), ValueError, "sink_share: first must be"),
        (lambda: rollout([]), ValueError, "rollout: got no layers"),
        (lambda: rollout([made], residual=1.5), ValueError, "residual is 1.5"),
        (lambda: rollout([made, map_of(torch.eye(3)[None])]), ValueError, "over one sequence in every layer"),
        (lambda: rollout([Subject(made, cross=True)]), ValueError, "cross-attention"),
    ):
        with pytest.raises(error, match=message):
            wrong()
