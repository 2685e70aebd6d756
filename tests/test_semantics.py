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


def test_dropout_is_the_same_in_every_engine_and_for_any_number_of_threads() -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(2, 4, 37, 8) for _ in range(3))
    draw = lambda engine: qkv.attention(  # noqa: E731
        q, k, v, dropout_p=0.4, generator=torch.Generator().manual_seed(3), engine=engine
    )
    assert_close(draw("tiled"), draw("reference"))
    threads = torch.get_num_threads()
    try:
        torch.set_num_threads(1)
        one = draw("tiled")
        torch.set_num_threads(2)
        assert torch.equal(one, draw("tiled"))
    finally:
        torch.set_num_threads(threads)
    with qkv.engines.tiled.tile_sizes(5, 7):
        assert_close(draw("tiled"), one)


def test_dropout_draws_once_from_its_generator_and_the_map_holds_the_weights_before_it() -> None:
    q = torch.randn(1, 1, 8, 4, generator=torch.Generator().manual_seed(0))
    generator, same = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
    out, m = qkv.attention_with_map(q, q, q, dropout_p=0.5, generator=generator)
    torch.randint(0, 2**63 - 1, (), generator=same)
    assert torch.equal(generator.get_state(), same.get_state())
    _, plain = qkv.attention_with_map(q, q, q)
    assert torch.equal(m[0, 0], plain[0, 0])
    assert not torch.equal(out, qkv.attention(q, q, q))
    torch.manual_seed(9)
    first = qkv.attention(q, q, q, dropout_p=0.5)
    torch.manual_seed(9)
    assert torch.equal(first, qkv.attention(q, q, q, dropout_p=0.5))
    assert not torch.equal(first, qkv.attention(q, q, q, dropout_p=0.5))
    assert qkv.attention(q, q, q, dropout_p=1.0).abs().max() == 0


@engines
@pytest.mark.parametrize(("b", "lq", "lk"), [(0, 2, 3), (2, 0, 3), (2, 2, 0), (2, 0, 0), (0, 0, 0)])
@pytest.mark.parametrize("normalize", [None, normalizers.Sigmoid(), normalizers.Proportional(), normalizers.Hard()])
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


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_change_in_place_makes_the_map_raise(which: int) -> None:
    tensors = [torch.randn(1, 1, 3, 2) for _ in range(3)]
    _, m = qkv.attention_with_map(*tensors)
    assert m[0, 0, 0].sum() == pytest.approx(1)
    tensors[which].add_(1)
    for ask in (lambda: m[0, 0, 0], m.entropy, lambda: m.scores[0, 0, 0], lambda: m.row_state):
        with pytest.raises(RuntimeError, match="in place"):
            ask()


def test_a_change_in_place_is_not_counted_under_inference_mode() -> None:
    with torch.inference_mode():
        q = torch.randn(1, 1, 3, 2)
        _, m = qkv.attention_with_map(q, q, q)
        assert float(m[0, 0, 0].sum()) == pytest.approx(1)
    array = np.ones((1, 1, 3, 2))
    out, m = qkv.attention_with_map(array, array, array)
    assert isinstance(out, np.ndarray) and float(m[0, 0, 0].sum()) == pytest.approx(1)


@engines
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_two_runs_are_bit_identical(engine: str, dtype: torch.dtype) -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(2, 4, 65, 16).to(dtype) for _ in range(3))
    bias = torch.randn(4, 65, 65)

    def run() -> list[Tensor]:
        leaves = [t.clone().requires_grad_() for t in (q, k, v, bias)]
        out = qkv.attention(*leaves[:3], bias=leaves[3], causal=True, engine=engine)
        out.float().pow(2).sum().backward()
        return [out.detach(), *(t.grad for t in leaves)]

    for a, b in zip(run(), run(), strict=True):
        assert torch.equal(a, b)


def test_the_forward_is_bit_identical_for_any_thread_count() -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, 129, 16) for _ in range(3))
    threads, found = torch.get_num_threads(), []
    try:
        for n in (1, 2, 3):
            torch.set_num_threads(n)
            found.append(qkv.attention(q, k, v, window=(40, 3)))
    finally:
        torch.set_num_threads(threads)
    assert torch.equal(found[0], found[1]) and torch.equal(found[0], found[2])


# ---- merge ------------------------------------------------------------------------------------------------------------


def halves(q: Tensor, k: Tensor, v: Tensor, at: int, **details: object) -> tuple[Tensor, Tensor]:
    sides = [
        qkv.attention_with_map(q, k[:, :, part], v[:, :, part], **details) for part in (slice(0, at), slice(at, None))
    ]
    (out_a, map_a), (out_b, map_b) = sides
    return qkv.merge(out_a, map_a.lse, out_b, map_b.lse)


@engines
def test_merge_of_two_halves_is_the_whole_with_gradients(engine: str) -> None:
    torch.manual_seed(0)
    tensors = [torch.randn(2, 4, 5, 3).double(), torch.randn(2, 2, 7, 3).double(), torch.randn(2, 2, 7, 4).double()]
    outer, outer_lse = torch.randn(2, 4, 5, 4).double(), torch.randn(2, 4, 5).double()
    found = []
    for run in (lambda *t: halves(*t, 3, engine=engine), None):
        leaves = [t.clone().requires_grad_() for t in tensors]
        if run:
            out, lse = run(*leaves)
        else:
            out, m = qkv.attention_with_map(*leaves, engine=engine)
            lse = m.lse
        ((out * outer).sum() + (lse * outer_lse).sum()).backward()
        found.append([out.detach(), lse.detach(), *(t.grad for t in leaves)])
    for a, b in zip(*found, strict=True):
        assert_close(a, b)


def test_merge_where_one_side_or_both_saw_nothing() -> None:
    out = torch.tensor([[1.0], [2.0], [3.0]]).requires_grad_()
    lse = torch.tensor([0.5, -math.inf, -math.inf]).requires_grad_()
    other, other_lse = torch.tensor([[5.0], [6.0], [7.0]]), torch.tensor([-math.inf, 0.1, -math.inf])
    merged, total = qkv.merge(out, lse, other, other_lse)
    assert merged.flatten().tolist() == [1.0, 6.0, 0.0]
    assert_close(total, torch.tensor([0.5, 0.1, -math.inf]))
    merged.sum().backward()
    assert out.grad.flatten().tolist() == [1, 0, 0] and not lse.grad.isnan().any()


def test_merge_is_without_sinks_and_a_sink_is_applied_once_at_the_end() -> None:
    """out · sigmoid(lse − sink): what the sink leaves of it."""
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, 4, 3).double() for _ in range(3))
    sinks = torch.tensor([0.3, -0.4]).double()
    whole, m = qkv.attention_with_map(q, k, v, sinks=sinks)
    _, plain = qkv.attention_with_map(q, k, v)
    assert_close(m.lse, plain.lse)
    assert_close(m.row_state, torch.logaddexp(plain.lse, sinks.view(1, 2, 1)))
    out, lse = halves(q, k, v, 2)
    assert_close(out * torch.sigmoid(lse - sinks.view(1, 2, 1)).unsqueeze(-1), whole)


@engines
@pytest.mark.parametrize(
    "details", [{}, {"sinks": torch.tensor([0.3, -1.0]).double()}, {"softcap": 1.5, "causal": True}]
)
def test_the_lse_of_a_map_carries_gradients(engine: str, details: dict[str, object]) -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, 4, 3).double().requires_grad_() for _ in range(3))
    out, m = qkv.attention_with_map(q, k, v, **details, engine=engine)
    outer = torch.randn(1, 2, 4).double()
    got = torch.autograd.grad((m.lse * outer).sum() + out.sum(), (q, k, v), allow_unused=True)
    s = q @ k.mT / math.sqrt(3)
    if "softcap" in details:
        s = (1.5 * torch.tanh(s / 1.5)).masked_fill(~torch.ones(4, 4).tril().bool(), -math.inf)
    lse = s.logsumexp(-1)
    row_state = torch.logaddexp(lse, details["sinks"].view(1, 2, 1)) if "sinks" in details else lse
    plain = torch.exp(s - row_state.unsqueeze(-1)) @ v
    expected = torch.autograd.grad((lse * outer).sum() + plain.sum(), (q, k, v))
    for a, b in zip(got, expected, strict=True):
        assert_close(a, b)
    assert not m[0, 0, 0].requires_grad


def test_the_lse_alone_carries_gradients() -> None:
    q = torch.randn(1, 1, 3, 2, dtype=torch.float64).requires_grad_()
    k = torch.randn(1, 1, 3, 2, dtype=torch.float64)
    for engine in ENGINES:
        _, m = qkv.attention_with_map(q, k, k, engine=engine)
        (found,) = torch.autograd.grad(m.lse.sum(), q)
        s = q @ k.mT / math.sqrt(2)
        assert_close(found, torch.autograd.grad(s.logsumexp(-1).sum(), q)[0])


def test_ranks_and_kinds_come_back_as_they_were() -> None:
    for shape in ((5, 3), (2, 5, 3), (1, 2, 5, 3)):
        x = np.ones(shape, np.float32)
        out = qkv.attention(x, x, x)
        assert isinstance(out, np.ndarray) and out.shape == shape and out.dtype == np.float32
        assert qkv.attention(torch.ones(shape), torch.ones(shape), torch.ones(shape)).shape == shape
