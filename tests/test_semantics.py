"""One test a line of the table of meanings: each can be checked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv import masks, normalizers, scores

E = math.e
ENGINES = ["reference", "tiled"]
engines = pytest.mark.parametrize("engine", ENGINES)


def row(*numbers: float) -> Tensor:
    """(1, 1, 1, n): one query, or one row of a matrix."""
    return torch.tensor(numbers, dtype=torch.float64).view(1, 1, 1, -1)


def column(*numbers: float) -> Tensor:
    """(1, 1, n, 1): keys or values of width 1."""
    return torch.tensor(numbers, dtype=torch.float64).view(1, 1, -1, 1)


def weights(query: Tensor, key: Tensor, **details: object) -> Tensor:
    """The weights through the identity as values, so that the engine itself gives them: (Lq, Lk) of one batch and head."""
    eye = torch.eye(key.shape[2], dtype=key.dtype).expand(*key.shape[:2], -1, -1)
    return qkv.attention(query, key, eye, **details)[0, 0]


def shares(*numbers: float) -> Tensor:
    return torch.tensor([numbers], dtype=torch.float64) / sum(numbers)


@engines
def test_by_hand(engine: str) -> None:
    """q = [0, √2] on keys [0, 0] and [0, 1]: scores 0 and √2/√2 = 1, weights [1, e] / (1 + e)."""
    q, k = row(0, math.sqrt(2)), torch.tensor([[0.0, 0.0], [0.0, 1.0]]).double().view(1, 1, 2, 2)
    assert_close(weights(q, k, engine=engine), shares(1, E))
    out = qkv.attention(q, k, column(0, 10), engine=engine)
    assert float(out) == pytest.approx(10 * E / (1 + E))


@engines
def test_order_is_scale_softcap_bias_mask(engine: str) -> None:
    """s = 4 · scale 0.5 = 2; capped: 2·tanh(1); + bias 1, − nothing after it. The other order would give another number."""
    q, k = row(4.0), column(1, 0)
    got = weights(q, k, scale=0.5, softcap=2.0, bias=row(1, 0), engine=engine)
    assert_close(got, shares(math.exp(2 * math.tanh(1) + 1), 1))
    got = weights(q, k, scale=0.5, softcap=2.0, bias=row(1, 0), mask=torch.tensor([[False, True]]), engine=engine)
    assert_close(got, shares(0, 1))


@engines
def test_dropout_comes_after_normalizing_and_before_the_mix(engine: str) -> None:
    q, k = torch.zeros(1, 1, 64, 1).double(), torch.zeros(1, 1, 8, 1).double()
    dropped = weights(q, k, dropout_p=0.5, generator=torch.Generator().manual_seed(0), engine=engine)
    survivors = dropped[dropped != 0]
    assert_close(survivors, torch.full_like(survivors, 0.25))  # 1/8 / (1 − 0.5), whatever else was dropped
    assert 0.4 < float((dropped == 0).double().mean()) < 0.6


@engines
def test_scale_defaults_to_one_over_root_width_for_dot_and_one_for_others(engine: str) -> None:
    q, k = torch.ones(1, 1, 1, 4).double(), torch.tensor([[0.0] * 4, [1.0] * 4]).double().view(1, 1, 2, 4)
    assert_close(weights(q, k, engine=engine), shares(1, math.exp(4 / 2)))
    assert_close(weights(q, k, scale=1.0, engine=engine), shares(1, math.exp(4)))
    dot = scores.from_function(lambda q, k: q @ k.mT)
    assert_close(weights(q, k, score=dot, engine=engine), shares(1, math.exp(4)))
    assert_close(weights(q, k, score=dot, scale=0.25, engine=engine), shares(1, E))
    assert_close(weights(q, k, score=scores.General(torch.eye(4).double()), engine=engine), shares(1, math.exp(4)))
    assert_close(weights(q, k, score=scores.Dot(scale=0.25), engine=engine), shares(1, E))
    assert_close(
        weights(q, k, score=scores.Dot(scale=0.25, softcap=2.0), engine=engine), shares(1, math.exp(2 * math.tanh(0.5)))
    )


def test_scale_is_that_of_the_width_after_prepare() -> None:
    doubled = qkv.Attention(prepare=lambda q, k, v: (torch.cat([q, q], -1), torch.cat([k, k], -1), v))
    q, k = torch.ones(1, 1, 1, 2).double(), torch.tensor([[0.0] * 2, [1.0] * 2]).double().view(1, 1, 2, 2)
    assert float(doubled(q, k, column(0, 1))) == pytest.approx(math.exp(2) / (1 + math.exp(2)))  # 4 / √4


@pytest.mark.parametrize(
    "twice",
    [
        {"score": scores.Dot(scale=1.0), "scale": 2.0},
        {"score": scores.Dot(softcap=1.0), "softcap": 2.0},
        {"normalize": normalizers.Softmax(sinks=torch.zeros(1)), "sinks": torch.zeros(1)},
    ],
)
def test_an_option_given_twice_raises(twice: dict[str, object]) -> None:
    q = torch.zeros(1, 1, 2, 2)
    with pytest.raises(ValueError, match=r"twice"):
        qkv.attention(q, q, q, **twice)
    with pytest.raises(ValueError, match=r"twice"):
        qkv.Attention(**twice)


@engines
def test_a_score_brings_its_own_normalizer(engine: str) -> None:
    q, k = row(500.0), column(1000, 250)  # 2 and 0.5
    assert_close(weights(q, k, score=scores.Quotient(), engine=engine), shares(2, 0.5))
    soft = weights(q, k, score=scores.Quotient(), normalize=normalizers.Softmax(), engine=engine)
    assert_close(soft, shares(math.exp(2), math.exp(0.5)))
    assert_close(weights(row(1.0), column(0, 1), engine=engine), shares(1, E))


@engines
def test_causal_window_and_mask_are_joined_by_and(engine: str) -> None:
    q = torch.zeros(1, 1, 4, 1).double()
    got = weights(
        q, q, causal=True, window=(1, 1), mask=torch.tensor([True, True, True, False]).expand(4, 4), engine=engine
    )
    assert (got > 0).int().tolist() == [[1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 0]]


def drawn(lq: int, lk: int, **details: object) -> list[list[int]]:
    got = weights(torch.zeros(1, 1, lq, 1), torch.zeros(1, 1, lk, 1), **details)
    return (got > 0).int().tolist()


@engines
def test_queries_are_the_last_positions_unless_an_offset_is_passed(engine: str) -> None:
    assert drawn(2, 4, causal=True, engine=engine) == [[1, 1, 1, 0], [1, 1, 1, 1]]
    assert drawn(2, 4, causal=True, query_offset=0, engine=engine) == [[1, 0, 0, 0], [1, 1, 0, 0]]
    assert drawn(2, 4, causal=True, query_offset=1, engine=engine) == [[1, 1, 0, 0], [1, 1, 1, 0]]
    assert drawn(2, 4, mask=masks.causal(align="upper_left"), query_offset=1, engine=engine) == [
        [1, 0, 0, 0],
        [1, 1, 0, 0],
    ]
    assert drawn(4, 2, causal=True, engine=engine) == [[0, 0], [0, 0], [1, 0], [1, 1]]
    assert drawn(2, 4, window=(1, 0), query_offset=1, engine=engine) == [[1, 1, 0, 0], [0, 1, 1, 0]]
    ids = torch.tensor([0, 0, 1, 1])
    assert drawn(2, 4, mask=masks.documents(ids), engine=engine) == [[0, 0, 1, 1], [0, 0, 1, 1]]
    assert drawn(2, 4, mask=masks.documents(ids), query_offset=1, engine=engine) == [[1, 1, 0, 0], [0, 0, 1, 1]]
    assert drawn(2, 4, mask=masks.global_tokens([2]), engine=engine) == [[1, 1, 1, 1], [0, 0, 1, 0]]
    assert drawn(2, 4, mask=masks.global_tokens([0]), query_offset=0, engine=engine) == [[1, 1, 1, 1], [1, 0, 0, 0]]


@engines
def test_an_offset_a_sequence_serves_a_preallocated_cache(engine: str) -> None:
    """Two sequences of a cache of 4, filled up to 2 and 4; one new query each, the last of what is filled."""
    torch.manual_seed(0)
    q, k, v = torch.randn(2, 1, 1, 3), torch.randn(2, 1, 4, 3), torch.randn(2, 1, 4, 3)
    filled = torch.tensor([2, 4])
    got = qkv.attention(q, k, v, causal=True, mask=masks.lengths(filled), query_offset=filled - 1, engine=engine)
    for b, n in enumerate(filled.tolist()):
        alone = qkv.attention(q[b : b + 1], k[b : b + 1, :, :n], v[b : b + 1, :, :n], causal=True, engine=engine)
        assert_close(got[b : b + 1], alone)


@engines
def test_a_callable_gets_positions_only_where_an_offset_was_passed(engine: str) -> None:
    """q_idx is the raw row i; with query_offset it is i + query_offset. Tensors and layouts go by raw rows always."""
    diagonal = lambda b, h, i, j: i == j  # noqa: E731
    assert drawn(2, 4, mask=diagonal, engine=engine) == [[1, 0, 0, 0], [0, 1, 0, 0]]
    assert drawn(2, 4, mask=diagonal, query_offset=2, engine=engine) == [[0, 0, 1, 0], [0, 0, 0, 1]]
    assert drawn(2, 4, mask=diagonal, query_offset=torch.tensor([1]), engine=engine) == [[0, 1, 0, 0], [0, 0, 1, 0]]
    flags = torch.eye(2, 4, dtype=torch.bool)
    assert drawn(2, 4, mask=flags, query_offset=2, engine=engine) == flags.int().tolist()
    assert drawn(2, 4, mask=masks.block_sparse(flags, 1), query_offset=2, engine=engine) == flags.int().tolist()
    far = lambda s, b, h, i, j: s + (i - j)  # noqa: E731
    assert_close(weights(torch.zeros(1, 1, 1, 1).double(), column(0, 0), bias=far, engine=engine), shares(1, 1 / E))
    assert_close(
        qkv.attention(
            torch.zeros(1, 1, 1, 1).double(), column(0, 0), column(0, 1), bias=far, query_offset=9, engine=engine
        ),
        row(1 / (1 + E)),
    )


@engines
def test_prefix(engine: str) -> None:
    assert drawn(2, 3, mask=masks.prefix(2), engine=engine) == [[1, 1, 0], [1, 1, 0]]
    assert drawn(3, 3, mask=masks.causal() | masks.prefix(2), engine=engine) == [[1, 1, 0], [1, 1, 0], [1, 1, 1]]


@engines
def test_window_bounds_are_inclusive_distances(engine: str) -> None:
    assert drawn(4, 4, window=(1, 0), engine=engine) == [[1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]]
    assert drawn(3, 3, window=(0, 0), engine=engine) == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert drawn(3, 3, window=(None, 0), engine=engine) == drawn(3, 3, causal=True, engine=engine)
    assert drawn(3, 3, window=(0, None), engine=engine) == [[1, 1, 1], [0, 1, 1], [0, 0, 1]]
    assert drawn(2, 3, window=(None, None), engine=engine) == [[1, 1, 1], [1, 1, 1]]
    # Hugging Face's sliding window of W = 3 shows the query itself and the two before it.
    assert drawn(5, 5, causal=True, window=(3 - 1, 0), engine=engine)[4] == [0, 0, 1, 1, 1]


@engines
@pytest.mark.parametrize(
    ("normalize", "state"),
    [
        (normalizers.Softmax(), -math.inf),
        (normalizers.Softmax(off_by_one=True), 0.0),
        (normalizers.Softmax(sinks=torch.tensor([0.7]).double()), pytest.approx(0.7, abs=1e-7)),
        (normalizers.Sigmoid(), None),
        (normalizers.Proportional(), 0.0),
        (normalizers.Hard(), -1),
        (normalizers.Sparsemax(), math.inf),
        (normalizers.Entmax(), math.inf),
        (normalizers.Entmax(1.2), math.inf),
        (normalizers.Identity(), None),
    ],
)
def test_a_row_that_sees_nothing(engine: str, normalize: normalizers.Normalizer, state: float | None) -> None:
    tensors = [torch.ones(1, 1, n, 2, dtype=torch.float64, requires_grad=True) for n in (2, 3, 3)]
    sees = torch.tensor([[False, False, False], [True, True, False]])
    out, m = qkv.attention_with_map(*tensors, mask=sees, normalize=normalize, engine=engine)
    assert out[0, 0, 0].tolist() == [0, 0]
    if state is None:
        assert m.row_state is None
    else:
        assert float(m.row_state[0, 0, 0]) == state
    if isinstance(normalize, normalizers.Softmax):
        assert float(m.lse.detach()[0, 0, 0]) == -math.inf
    assert m[0, 0, 0].tolist() == [0, 0, 0]
    out.sum().backward()
    assert all(not t.grad.isnan().any() for t in tensors)
    assert tensors[0].grad[0, 0, 0].tolist() == [0, 0]


def test_quotient_is_key_over_query_and_takes_single_numbers_only() -> None:
    m = qkv.AttentionMap.from_tensors(row(4.0), column(8, 2), score=scores.Quotient())
    assert m.scores[0, 0, 0].tolist() == [2.0, 0.5]
    with pytest.raises(ValueError, match=r"(?s)Quotient.*2.*D = 1"):
        qkv.attention(torch.ones(1, 1, 1, 2), torch.ones(1, 1, 1, 2), torch.ones(1, 1, 1, 2), score=scores.Quotient())


@engines
def test_quotient_where_nobody_is_asked_for_anything(engine: str) -> None:
    """A padded query of 0 that sees nothing divides by 0: nothing of it may reach a gradient."""
    q = torch.tensor([0.0, 2.0], dtype=torch.float64).view(1, 1, 2, 1).requires_grad_()
    k, v = column(4, 6).requires_grad_(), column(1, 2).requires_grad_()
    sees = torch.tensor([[False, False], [True, True]])
    out = qkv.attention(q, k, v, score=scores.Quotient(), mask=sees, engine=engine)
    assert_close(out.flatten(), torch.tensor([0.0, (2 * 1 + 3 * 2) / 5]).double())
    out.sum().backward()
    for t in (q, k, v):
        assert not t.grad.isnan().any()
    assert float(q.grad[0, 0, 0]) == 0


@engines
def test_proportional_sum_of_zero_sees_nothing(engine: str) -> None:
    q, k = row(1.0).requires_grad_(), column(2, -2).requires_grad_()
    out = qkv.attention(q, k, column(5, 7), normalize=normalizers.Proportional(), engine=engine)
    assert float(out.detach()) == 0
    out.sum().backward()
    assert float(q.grad) == 0 and k.grad.flatten().tolist() == [0, 0]
    assert_close(weights(row(1.0), column(3, 1), normalize=normalizers.Proportional(), engine=engine), shares(3, 1))


@engines
def test_hard_takes_the_best_the_first_of_equals_and_the_softmax_gradient(engine: str) -> None:
    assert weights(row(1.0), column(1, 3, 3), normalize=normalizers.Hard(), engine=engine).tolist() == [[0, 1, 0]]
    hard, soft = (row(1.0).requires_grad_() for _ in range(2))
    k, v = column(1, 3, 2), column(4, 6, 1)
    assert float(qkv.attention(hard, k, v, normalize=normalizers.Hard(), engine=engine).detach()) == 6
    qkv.attention(hard, k, v, normalize=normalizers.Hard(), engine=engine).sum().backward()
    qkv.attention(soft, k, v, engine=engine).sum().backward()
    assert_close(hard.grad, soft.grad)


@pytest.mark.parametrize("given", [torch.float64, torch.float32, torch.bfloat16, torch.float16])
@engines
def test_the_row_state_is_float32_or_float64(engine: str, given: torch.dtype) -> None:
    state = torch.float64 if given == torch.float64 else torch.float32
    q = torch.ones(1, 1, 2, 2, dtype=given)
    run = lambda normalize: qkv.attention_with_map(q, q, q, normalize=normalize, engine=engine)[1]  # noqa: E731
    assert run(normalizers.Softmax()).row_state.dtype == state
    assert run(normalizers.Softmax()).lse.dtype == state
    assert run(normalizers.Proportional()).row_state.dtype == state
    assert run(normalizers.Hard()).row_state.dtype == torch.int64
    assert run(normalizers.Sigmoid()).row_state is None
    assert run(normalizers.Softmax())[0, 0, 0].dtype == state


@engines
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    "score", [None, scores.General(torch.eye(2).double()), scores.from_function(lambda q, k: q @ k.mT)]
)
def test_what_is_masked_never_reaches_anything(engine: str, bad: float, score: scores.Score | None) -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, 3, 2).double() for _ in range(3))
    k[:, :, 2], v[:, :, 2] = bad, bad
    keep = masks.keys(torch.tensor([[True, True, False]]))
    tensors = [t.requires_grad_() for t in (q, k, v)]
    out = qkv.attention(*tensors, mask=keep, score=score, engine=engine)
    out.sum().backward()
    clean = [t.detach()[:, :, :n].clone().requires_grad_() for t, n in zip(tensors, (3, 2, 2), strict=True)]
    expected = qkv.attention(*clean, score=score, engine=engine)
    expected.sum().backward()
    assert_close(out, expected)
    assert_close(q.grad, clean[0].grad)
    for got, right in ((k.grad, clean[1].grad), (v.grad, clean[2].grad)):
        assert_close(got[:, :, :2], right)
        assert got[:, :, 2].abs().max() == 0


def test_a_float_mask_raises_and_names_bias() -> None:
    q = torch.zeros(1, 1, 2, 2)
    with pytest.raises(ValueError, match=r"bias="):
        qkv.attention(q, q, q, mask=torch.zeros(2, 2))


@engines
def test_bool_masks_say_true_for_may_attend(engine: str) -> None:
    assert drawn(2, 3, mask=torch.tensor([[True, False, False], [False, True, True]]), engine=engine) == [
        [1, 0, 0],
        [0, 1, 1],
    ]
    assert drawn(2, 3, mask=masks.keys(torch.tensor([[False, True, True]])), engine=engine) == [[0, 1, 1], [0, 1, 1]]


@engines
def test_a_bias_of_minus_infinity_hides_and_any_finite_one_is_added(engine: str) -> None:
    q, k = row(0.0), column(0, 0, 0)
    assert_close(weights(q, k, bias=row(0, -math.inf, 1), engine=engine), shares(1, 0, E))
    lowest = torch.finfo(torch.float32).min
    for low in (lowest, lowest / 2, -1e30, -1e9, -1e4):
        got = weights(row(1.0).float(), column(-1, -2).float(), bias=torch.full((1, 2), low), engine=engine)
        assert not got.isnan().any() and float(got.sum()) == pytest.approx(1), low  # added, not hidden
    got = weights(row(0.0).float(), column(0, 0).float(), bias=torch.tensor([[0.0, lowest]]), engine=engine)
    assert got.tolist() == [[1.0, 0.0]]


@engines
def test_grouped_heads(engine: str) -> None:
    """Query head h reads key and value head h // (Hq / Hkv)."""
    value = torch.tensor([10.0, 20.0]).view(1, 2, 1, 1)
    out = qkv.attention(torch.zeros(1, 6, 1, 1), torch.zeros(1, 2, 1, 1), value, engine=engine)
    assert out.flatten().tolist() == [10, 10, 10, 20, 20, 20]


def test_entropy_is_natural_of_the_normalized_weights_and_refuses_signed_ones() -> None:
    _, m = qkv.attention_with_map(row(0.0), column(0, 0, 0), column(1, 2, 3))
    assert float(m.entropy()) == pytest.approx(math.log(3))
    assert float(m.lse) == pytest.approx(math.log(3))
    _, m = qkv.attention_with_map(row(0.0), column(0, 0), column(1, 2), normalize=normalizers.Sigmoid())
    assert float(m.entropy()) == pytest.approx(math.log(2))  # weights ½ and ½ sum to 1; a shift would not change p
    _, m = qkv.attention_with_map(row(1.0), column(3, -1), column(1, 2), normalize=normalizers.Proportional())
    with pytest.raises(ValueError, match="signed"):
        m.entropy()


@engines
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision_is_computed_in_float32_and_rounded_once(engine: str, dtype: torch.dtype) -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, n, 16).to(dtype) for n in (33, 65, 65))
    out = qkv.attention(q, k, v, engine=engine)
    true = qkv.attention(q.double(), k.double(), v.double(), engine="reference")
    assert out.dtype == dtype
    once = (true.to(dtype).double() - true).abs().max()
    assert (out.double() - true).abs().max() <= 1.01 * once + 1e-6
    big = torch.full((1, 1, 1, 2), 200.0, dtype=torch.float16)  # 200 · 200 · 2 is above what float16 holds
    assert not weights(big, big, scale=1.0, engine=engine).isnan().any()


@engines
@pytest.mark.parametrize(("b", "lq", "lk"), [(0, 2, 3), (2, 0, 3), (2, 2, 0), (2, 0, 0), (0, 0, 0)])
@pytest.mark.parametrize(
    "normalize",
    [
        None, normalizers.Sigmoid(), normalizers.Proportional(), normalizers.Hard(), normalizers.Sparsemax(),
        normalizers.Entmax(), normalizers.Identity(),
    ],
)  # fmt: skip
def test_empty_inputs_keep_their_shapes(
    engine: str, b: int, lq: int, lk: int, normalize: normalizers.Normalizer | None
) -> None:
    q, k, v = (torch.ones(b, h, n, d, requires_grad=True) for h, n, d in ((4, lq, 3), (2, lk, 3), (2, lk, 5)))
    out, m = qkv.attention_with_map(q, k, v, causal=True, normalize=normalize, engine=engine)
    assert out.shape == (b, 4, lq, 5) and m.shape == (b, 4, lq, lk)
    assert out.abs().sum() == 0
    out.sum().backward()
    assert q.grad is None or q.grad.abs().sum() == 0
    assert m[:].shape == (b, 4, lq, lk) and m.dense().shape == (b, 4, lq, lk)
    assert m.entropy().shape == (b, 4, lq) and m.received().shape == (b, 4, lk)
    weight, index = m.top(2)
    assert weight.shape == index.shape == (b, 4, lq, 2) and (index == -1).all()
    assert m.pool(2, 2).shape == (b, 4, 2, 2)


def test_ranks_and_kinds_come_back_as_they_were() -> None:
    for shape in ((5, 3), (2, 5, 3), (1, 2, 5, 3)):
        x = np.ones(shape, np.float32)
        out = qkv.attention(x, x, x)
        assert isinstance(out, np.ndarray) and out.shape == shape and out.dtype == np.float32
        assert qkv.attention(torch.ones(shape), torch.ones(shape), torch.ones(shape)).shape == shape
