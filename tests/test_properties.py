"""What holds for all inputs: sums, merges, permutations, masks as sets, shifts."""

from __future__ import annotations

import itertools
import math
from typing import Any

import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv import masks

lengths = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 10_000))
quick = settings(max_examples=40, deadline=None, derandomize=True)


def random_inputs(lq: int, lk: int, seed: int) -> list[Tensor]:
    g = torch.Generator().manual_seed(seed)
    return [torch.randn(1, h, n, 3, generator=g, dtype=torch.float64) * 3 for h, n in ((2, lq), (1, lk), (1, lk))]


@quick
@given(lengths, st.integers(0, 4), st.integers(0, 4))
def test_weights_of_visible_rows_sum_to_one(sizes: tuple[int, int, int], left: int, right: int) -> None:
    q, k, v = random_inputs(*sizes)
    _, m = qkv.attention_with_map(q, k, v, window=(left, right))
    w = m.dense()
    sees = (m.scores[:] > -math.inf).any(-1)
    assert_close(w.sum(-1), sees.double())
    assert (w >= 0).all()
    assert_close(m.received().sum(-1), sees.double().sum(-1))


@quick
@given(lengths, st.randoms(use_true_random=False))
def test_permuting_the_keys_permutes_the_weights_and_keeps_the_output(sizes: tuple[int, int, int], draw: Any) -> None:
    q, k, v = random_inputs(*sizes)
    order = list(range(k.shape[2]))
    draw.shuffle(order)
    out, m = qkv.attention_with_map(q, k, v)
    moved, other = qkv.attention_with_map(q, k[:, :, order], v[:, :, order])
    assert_close(moved, out)
    assert_close(other[:], m[:][..., order])
    assert_close(other.lse, m.lse)


@quick
@given(lengths, st.integers(1, 8), st.integers(1, 8))
def test_merge_is_associative_and_commutative(sizes: tuple[int, int, int], a: int, b: int) -> None:
    q, k, v = random_inputs(*sizes)
    cuts = sorted({0, min(a, k.shape[2]), min(b, k.shape[2]), k.shape[2]})
    parts = []
    for low, high in itertools.pairwise(cuts):
        out, m = qkv.attention_with_map(q, k[:, :, low:high], v[:, :, low:high])
        parts.append((out, m.lse))
    left, right, other = parts[0], parts[-1], parts[::-1][0]
    for part in parts[1:]:
        left = qkv.merge(*left, *part)
    for part in parts[-2::-1]:
        right = qkv.merge(*part, *right)
    for part in parts[-2::-1]:
        other = qkv.merge(*other, *part)
    out, m = qkv.attention_with_map(q, k, v)
    for merged in (left, right, other):
        assert_close(merged[0], out)
        assert_close(merged[1], m.lse)


@quick
@given(lengths, st.integers(0, 9), st.integers(-3, 9))
def test_masks_as_sets(sizes: tuple[int, int, int], left: int, offset: int) -> None:
    lq, lk, _ = sizes
    draw = lambda mask: mask.dense(lq, lk, query_offset=offset)  # noqa: E731
    narrow, causal = masks.window(left, 0), masks.causal()
    assert not (draw(narrow) & ~draw(causal)).any()
    assert torch.equal(draw(narrow & causal), draw(narrow))
    assert torch.equal(draw(~(narrow | causal)), draw(~narrow & ~causal))
    assert torch.equal(draw(~~narrow), draw(narrow))
    assert torch.equal(draw(masks.window(None, 0)), draw(causal))
    assert torch.equal(draw(masks.everyone() & narrow), draw(narrow))


@quick
@given(lengths, st.integers(1, 12))
def test_top_holds_the_largest_weights(sizes: tuple[int, int, int], k: int) -> None:
    q, key, v = random_inputs(*sizes)
    _, m = qkv.attention_with_map(q, key, v, causal=True)
    weights, indices = m.top(k)
    dense = m.dense()
    assert (weights[..., 1:] <= weights[..., :-1]).all()
    there = indices >= 0
    assert_close(dense.gather(-1, indices.clamp_min(0))[there], weights[there])
    assert_close(weights.sum(-1), dense.topk(min(k, dense.shape[-1])).values.sum(-1))


@quick
@given(lengths, st.floats(-50, 50))
def test_a_shift_of_all_scores_changes_nothing_but_the_lse(sizes: tuple[int, int, int], shift: float) -> None:
    q, k, v = random_inputs(*sizes)
    out, m = qkv.attention_with_map(q, k, v)
    moved, other = qkv.attention_with_map(q, k, v, bias=torch.full((1, 1), shift, dtype=torch.float64))
    assert_close(moved, out)
    assert_close(other.lse, m.lse + shift)
