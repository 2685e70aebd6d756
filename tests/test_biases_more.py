"""Learned relative positions: by hand, against transformers, gradients of their tables, where they are measured from."""

from __future__ import annotations

import contextlib
import math
from typing import Any

import patterns
import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv import biases
from qkv._relative import _diagonals, _sum_diagonals
from qkv.engines import tiled


def scores_of(bias: Any, rows: int, cols: int, heads: int = 1, **details: Any) -> Tensor:
    """What the bias adds, (1, heads, rows, cols): the scores of queries and keys that are 0."""
    q, k = torch.zeros(1, heads, rows, 2), torch.zeros(1, heads, cols, 2)
    _, m = qkv.attention_with_map(q, k, k, bias=bias, **details)
    return m.scores[:]


# ---- by hand ------------------------------------------------------------------------------------------------------------


def test_relative_position_by_hand() -> None:
    """m = 1: column 0 for keys before the query, 1 for its own position, 2 for keys after it."""
    table = torch.tensor([[10.0, 20.0, 30.0]])
    expected = [[20.0, 30.0, 30.0], [10.0, 20.0, 30.0], [10.0, 10.0, 20.0]]
    assert scores_of(biases.RelativePosition(table), 3, 3)[0, 0].tolist() == expected


def test_positions_are_measured_from_the_offset() -> None:
    table = torch.arange(9.0).view(1, 9)
    bias = biases.RelativePosition(table)
    assert scores_of(bias, 1, 5)[0, 0].tolist() == [[0.0, 1.0, 2.0, 3.0, 4.0]]  # the query is the last position
    assert scores_of(bias, 1, 5, query_offset=2)[0, 0].tolist() == [[2.0, 3.0, 4.0, 5.0, 6.0]]


def test_relative_keys_by_hand() -> None:
    products = torch.tensor([[[[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]]])
    assert scores_of(biases.RelativeKeys(products), 2, 3)[0, 0].tolist() == [[1.0, 2.0, 3.0], [10.0, 10.0, 20.0]]


def test_t5_in_two_directions_by_hand() -> None:
    """8 buckets: 0, 1, then 2 (distances 2 to 5) and 3 for keys at the query and before it, 4 to 7 for keys after it."""
    seen = scores_of(biases.T5(torch.arange(8.0).view(8, 1), max_distance=18), 8, 8, query_offset=0)[0, 0]
    assert seen[7].tolist() == [3.0, 3.0, 2.0, 2.0, 2.0, 2.0, 1.0, 0.0]
    assert seen[0].tolist() == [0.0, 5.0, 6.0, 6.0, 6.0, 6.0, 7.0, 7.0]


def test_sums_along_diagonals_by_hand() -> None:
    x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    assert _sum_diagonals(x).tolist() == [4.0, 6.0, 8.0, 3.0]  # key − query: −1, 0, 1, 2


def test_symbols() -> None:
    a = qkv.Attention(bias=biases.T5(torch.zeros(8, 2)) + biases.RelativePosition(torch.zeros(2, 3)), scale=1.0)
    assert str(a).splitlines()[1] == "s_ij = s_ij + t[bucket(j − i), h] + t[h, clip(j − i)]"
    assert r"t_{h,\,\mathrm{clip}(j - i)}" in a.latex()


# ---- against others -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bidirectional", [True, False])
@pytest.mark.parametrize(("buckets", "furthest"), [(32, 128), (8, 20), (6, 50), (40, 1000), (4, 3)])
def test_buckets_are_those_of_transformers(bidirectional: bool, buckets: int, furthest: int) -> None:
    t5 = pytest.importorskip("transformers.models.t5.modeling_t5")
    relative = torch.arange(-2 * furthest - 5, 2 * furthest + 5)
    expected = t5.T5Attention._relative_position_bucket(relative, bidirectional, buckets, furthest)
    found = biases.T5(torch.zeros(buckets, 1), bidirectional, furthest)._bucket(relative)
    assert torch.equal(found, expected)
    assert found.tolist() == [patterns.t5_bucket(int(r), buckets, bidirectional, furthest) for r in relative]


@pytest.mark.parametrize("decoder", [False, True])
def test_t5_attention_of_transformers(decoder: bool) -> None:
    t5 = pytest.importorskip("transformers.models.t5.modeling_t5")
    config = t5.T5Config(d_model=12, d_kv=4, num_heads=3, is_decoder=decoder, relative_attention_num_buckets=8)
    torch.manual_seed(0)
    layer = t5.T5Attention(config, has_relative_attention_bias=True, layer_idx=0)
    assert_close(
        scores_of(biases.T5(layer.relative_attention_bias.weight.detach(), not decoder), 30, 30, 3),
        layer.compute_bias(30, 30).detach(),
    )


def test_relative_keys_are_shaws() -> None:
    """softmax(q·(k + a)/√D): eq. 4 of the paper, and its gradients, with the vectors and not their products as leaves."""
    g = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(2, 3, n, 4, generator=g, dtype=torch.float64, requires_grad=True) for n in (5, 7, 7))
    a = torch.randn(2 * 2 + 1, 4, generator=g, dtype=torch.float64, requires_grad=True)
    i, j = torch.arange(5)[:, None] + 2, torch.arange(7)
    keys = k.unsqueeze(2) + a[(j - i).clamp(-2, 2) + 2]  # (B, H, Lq, Lk, D)
    expected = torch.softmax((q.unsqueeze(3) * keys).sum(-1) / 2, -1) @ v
    wanted = torch.autograd.grad(expected.square().sum(), (q, k, v, a))
    with tiled.tile_sizes(2, 3):
        out = qkv.attention(q, k, v, bias=biases.RelativeKeys(q @ a.mT * 4**-0.5))
        found = torch.autograd.grad(out.square().sum(), (q, k, v, a))
    assert_close(out, expected)
    for one, other in zip(found, wanted, strict=True):
        assert_close(one, other)


# ---- gradients, and parts of the matrix -----------------------------------------------------------------------------------

MADE: dict[str, Any] = {
    "relative": lambda t: biases.RelativePosition(t(2, 5)),
    "relative, all heads": lambda t: biases.RelativePosition(t(1, 5)),
    "relative keys": lambda t: biases.RelativeKeys(t(2, 2, 4, 3)),
    "relative keys, all alike": lambda t: biases.RelativeKeys(t(1, 1, 4, 3)),
    "t5": lambda t: biases.T5(t(4, 2), True, 4),
    "t5, one direction": lambda t: biases.T5(t(4, 2), False, 4),
}


def learned(*shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64, requires_grad=True)


@pytest.mark.parametrize(("tile", "offset"), [(None, None), ((3, 2), None), ((3, 2), (0, 2))])
@pytest.mark.parametrize("name", MADE)
def test_gradients_and_their_gradients(name: str, tile: Any, offset: Any) -> None:
    where = None if offset is None else torch.tensor(offset)
    leaf = learned(*next(v for v in MADE[name](learned)._values() if isinstance(v, Tensor)).shape)
    q, k, v = (learned(2, h, n, 2) for h, n in ((2, 4), (1, 5), (1, 5)))

    def call(q: Tensor, k: Tensor, v: Tensor, leaf: Tensor) -> Tensor:
        return qkv.attention(q, k, v, bias=MADE[name](lambda *_: leaf), causal=True, query_offset=where)

    with tiled.tile_sizes(*tile) if tile else contextlib.nullcontext():
        assert torch.autograd.gradcheck(call, (q, k, v, leaf), fast_mode=True)
        assert torch.autograd.gradgradcheck(call, (q, k, v, leaf), fast_mode=True)


@pytest.mark.parametrize("name", MADE)
def test_any_part_of_the_map(name: str) -> None:
    """Rows and columns given as index tensors are not a block: the bias is asked pair by pair."""
    q, k, v = (learned(2, 2, n, 3).detach() for n in (4, 6, 6))
    _, m = qkv.attention_with_map(q, k, v, bias=MADE[name](learned), query_offset=torch.tensor([1, 3]))
    whole, rows, cols = m[:], torch.tensor([3, 0]), torch.tensor([5, 1, 2])
    assert_close(m[:, :, rows, cols], whole[:, :, rows][..., cols])
    assert_close(m[1, 0, 2, 1:4], whole[1, 0, 2, 1:4])
    assert_close(m[0, 1, rows, 2], whole[0, 1, rows, 2])


def test_minus_infinity_in_a_table_hides_a_distance() -> None:
    """A learned table may say that nobody sees the position right before it."""
    table = torch.tensor([[0.0, -math.inf, 0.0, 0.0, 0.0]], requires_grad=True)
    q, k, v = (torch.randn(1, 1, 4, 2, requires_grad=True) for _ in range(3))
    for engine in ("tiled", "reference"):
        out, m = qkv.attention_with_map(q, k, v, bias=biases.RelativePosition(table), engine=engine)
        assert (m[0, 0].diagonal(-1) == 0).all() and (m[0, 0].diagonal() > 0).all()
        for gradient in torch.autograd.grad(out.square().sum(), (q, k, v, table)):
            assert gradient.isfinite().all()


@pytest.mark.parametrize("name", MADE)
def test_compiled_in_one_graph(name: str) -> None:
    q, k, v = (learned(1 if "alike" in name else 2, 2, 4, 2) for _ in range(3))
    bias = MADE[name](learned)
    call = lambda q, k, v: qkv.attention(q, k, v, bias=bias)  # noqa: E731
    assert_close(torch.compile(call, backend="aot_eager", fullgraph=True)(q, k, v), call(q, k, v))


def test_diagonals_count_from_the_last_row() -> None:
    tile = qkv._detail.Tile(
        slice(0, 1), slice(0, 1), slice(1, 3), slice(2, 5), (1, 1, 4, 5), 1, True, torch.device("cpu")
    )
    assert _diagonals(tile).tolist() == [[-1, 0, 1, 2]]  # keys 2 … 4, queries at 2 and 3


# ---- errors -----------------------------------------------------------------------------------------------------------------


def call(bias: Any) -> Tensor:
    return qkv.attention(torch.zeros(2, 4, 5, 3), *2 * [torch.zeros(2, 2, 6, 3)], bias=bias)


WRONG: dict[str, tuple[Any, tuple[str, ...]]] = {
    "an even table": (lambda: biases.RelativePosition(torch.zeros(4, 6)), ("RelativePosition", "(4, 6)", "odd")),
    "a flat table": (lambda: biases.RelativePosition(torch.zeros(7)), ("RelativePosition", "(7,)", "(Hq, 2·m + 1)")),
    "whole numbers": (lambda: biases.RelativePosition(torch.zeros(4, 7).long()), ("RelativePosition", "int64")),
    "other heads": (lambda: call(biases.RelativePosition(torch.zeros(2, 7))), ("(2, 7)", "4 query heads", "(4, 7)")),
    "relative keys of other rows": (
        lambda: call(biases.RelativeKeys(torch.zeros(2, 4, 6, 7))),
        ("RelativeKeys", "(2, 4, 6, 7)", "(2, 4, 5,"),
    ),
    "relative keys, even": (lambda: call(biases.RelativeKeys(torch.zeros(2, 4, 5, 6))), ("RelativeKeys", "odd count")),
    "odd buckets": (lambda: biases.T5(torch.zeros(7, 4)), ("biases.T5", "(7, 4)", "even count")),
    "few buckets": (lambda: biases.T5(torch.zeros(1, 4), bidirectional=False), ("biases.T5", "(1, 4)", "at least 2")),
    "near max_distance": (lambda: biases.T5(torch.zeros(32, 4), max_distance=8), ("max_distance is 8", "up to 8")),
    "heads first": (lambda: call(biases.T5(torch.zeros(4, 32))), ("(4, 32)", "4 query heads", "buckets first")),
}


@pytest.mark.parametrize("name", WRONG)
def test_errors(name: str) -> None:
    made, words = WRONG[name]
    with pytest.raises(ValueError) as error:  # noqa: PT011
        made()
    for word in words:
        assert word in str(error.value), f"{word!r} is not in {error.value}"
