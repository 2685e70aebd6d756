"""Sparse patterns: drawn by hand, against their papers' formulas, and what they know of whole blocks."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
import oracle
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv import masks, scores
from qkv._blocks import Grid
from qkv.engines import tiled


def drawn(mask: masks.Mask, rows: int, cols: int, **where: Any) -> str:
    cells = mask.dense(rows, cols, **where)[0, 0].tolist()
    return "\n".join(" ".join("█" if seen else "·" for seen in row) for row in cells)


def picture(text: str) -> str:
    return textwrap.dedent(text).strip("\n")


# ---- by hand ------------------------------------------------------------------------------------------------------------


def test_dilated_is_drawn() -> None:
    expected = """
        █ · █ · █ · ·
        · █ · █ · █ ·
        █ · █ · █ · █
        · █ · █ · █ ·
        █ · █ · █ · █
        · █ · █ · █ ·
        · · █ · █ · █
    """
    assert drawn(masks.dilated(2, 2), 7, 7) == picture(expected)


def test_dilated_backwards_with_a_cache() -> None:
    """Two new queries at positions 5 and 6 look back 0, 3 and 6 positions."""
    expected = """
        · · █ · · █ ·
        █ · · █ · · █
    """
    assert drawn(masks.dilated(2, 3) & masks.causal(), 2, 7) == picture(expected)


def test_strided_is_drawn() -> None:
    expected = """
        █ · · · · · ·
        █ █ · · · · ·
        █ █ █ · · · ·
        █ █ █ █ · · ·
        · █ █ █ █ · ·
        · · █ █ █ █ ·
        █ · · █ █ █ █
    """
    assert drawn(masks.strided(3) & masks.causal(), 7, 7) == picture(expected)


def test_fixed_is_drawn() -> None:
    expected = """
        █ · · · · · · ·
        █ █ · · · · · ·
        █ █ █ · · · · ·
        █ █ █ █ · · · ·
        · · █ █ █ · · ·
        · · █ █ █ █ · ·
        · · █ █ █ █ █ ·
        · · █ █ █ █ █ █
    """
    assert drawn(masks.fixed(4, 2) & masks.causal(), 8, 8) == picture(expected)


def test_a_tree_is_drawn() -> None:
    r"""Two keys, then a draft: 0 follows them, 1 and 2 follow 0, 3 follows 1; 4 is another beginning."""
    expected = """
        █ █ █ · · · ·
        █ █ █ █ · · ·
        █ █ █ · █ · ·
        █ █ █ █ · █ ·
        █ █ · · · · █
    """
    assert drawn(masks.tree([-1, 0, 0, 1, -1]), 5, 7) == picture(expected)


def test_a_tree_in_a_cache_that_is_allocated_before() -> None:
    """The draft's keys stand at query_offset; what lies behind it is not filled yet."""
    expected = """
        █ █ █ · · · ·
        █ █ █ █ · · ·
        █ █ █ · █ · ·
    """
    assert drawn(masks.tree([-1, 0, 0]), 3, 7, query_offset=2) == picture(expected)


def test_two_drafts_in_a_batch() -> None:
    found = masks.tree([[-1, 0], [-1, -1]]).dense(2, 2, batch=2)[:, 0]
    assert found.tolist() == [[[True, False], [True, True]], [[True, False], [False, True]]]


@pytest.mark.parametrize("function", ["dilated", "strided", "fixed", "tree"])
def test_the_docstrings_draw_what_the_masks_show(function: str) -> None:
    example, rows, cols = {
        "dilated": (masks.dilated(2, 3), 9, 9),
        "strided": (masks.strided(3) & masks.causal(), 8, 8),
        "fixed": (masks.fixed(3) & masks.causal(), 8, 8),
        "tree": (masks.tree([-1, 0, 0, 1]), 4, 6),
    }[function]
    lines = [line.strip() for line in getattr(masks, function).__doc__.splitlines()]
    assert "\n".join(line for line in lines if line[:1] in ("█", "·") and line) == drawn(example, rows, cols)


def test_random_blocks_are_few_and_the_same_every_time() -> None:
    mask = masks.random_blocks(3, 4, seed=11)
    seen = mask.dense(32, 40)[0, 0]
    blocks = seen.view(8, 4, 10, 4)
    assert torch.equal(blocks, blocks[:, :1, :, :1].expand_as(blocks)), "whole blocks"
    assert (blocks[:, 0, :, 0].sum(-1) == 3).all()
    assert torch.equal(seen, masks.random_blocks(3, 4, seed=11).dense(32, 40)[0, 0])
    assert not torch.equal(seen, masks.random_blocks(3, 4, seed=12).dense(32, 40)[0, 0])
    assert torch.equal(mask.dense(1, 40)[0, 0], mask.dense(40, 40)[0, 0, 39:]), (
        "a step with a cache sees what the prefill saw"
    )
    assert masks.random_blocks(99, 4).dense(8, 8).all() and not masks.random_blocks(0, 4).dense(8, 8).any()


def test_dilated_of_step_one_is_a_window() -> None:
    assert torch.equal(masks.dilated(3, 1).dense(9, 12), masks.window(3, 3).dense(9, 12))


def test_names() -> None:
    every = (masks.dilated(2, 3), masks.strided(4), masks.fixed(8, 2), masks.random_blocks(3, 64), masks.tree([-1, 0]))
    assert " & ".join(map(str, every)) == (
        "dilated(2, 3) & strided(4) & fixed(8, 2) & random_blocks(3, 64, seed=0) & tree(1×2)"
    )


def test_a_tree_gives_each_draft_token_its_own_path() -> None:
    """Speculative decoding: every token's output is what it would be if its path alone had been generated."""
    torch.manual_seed(0)
    parents, known = [-1, 0, 0, 1, 2, 2], 5
    q, k, v = (torch.randn(1, 2, n, 4, dtype=torch.float64) for n in (6, known + 6, known + 6))
    out = qkv.attention(q, k, v, mask=masks.tree(parents))
    for i in range(6):
        path, token = [], i
        while token >= 0:
            path.insert(0, known + token)
            token = parents[token]
        here = [*range(known), *path]
        alone = qkv.attention(q[:, :, i : i + 1], k[:, :, here], v[:, :, here])
        assert_close(out[:, :, i : i + 1], alone)


# ---- blocks, for any size, offset and tile --------------------------------------------------------------------------------

whole = st.integers
kinds = st.one_of(
    st.tuples(st.just("dilated"), whole(0, 4), whole(1, 5)),
    st.tuples(st.just("strided"), whole(1, 6)),
    whole(1, 6).flatmap(lambda n: st.tuples(st.just("fixed"), st.just(n), whole(1, n))),
    st.tuples(st.just("random_blocks"), whole(0, 4), whole(1, 5), whole(0, 2**40)),
    st.tuples(st.just("tree")),
)
sizes = st.tuples(whole(0, 17), whole(0, 17), whole(1, 6), whole(1, 6))
offsets = st.one_of(st.none(), whole(-9, 20), st.tuples(whole(-9, 20), whole(-9, 20)))


def by_block(cells: np.ndarray, rows: int, cols: int, combine: Any) -> np.ndarray:
    b, lq, lk = cells.shape
    found = [
        [[combine(cells[n, y : y + rows, x : x + cols]) for x in range(0, lk, cols)] for y in range(0, lq, rows)]
        for n in range(b)
    ]
    return np.array(found, bool).reshape(b, -(-lq // rows), -(-lk // cols))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(kinds, sizes, offsets, st.randoms(use_true_random=False))
def test_blocks_of_any_size(kind: tuple[Any, ...], size: tuple[int, int, int, int], offset: Any, draw: Any) -> None:
    """No visible pair in an empty block, no hidden one in a full block; but for trees, exactly the empty and the full ones."""
    lq, lk, rows, cols = size
    if kind[0] == "tree":
        kind = ("tree", np.array([draw.randrange(-1, i) if i else -1 for i in range(lq)], int))
    mask = getattr(masks, kind[0])(*kind[1:])
    given_offset = torch.tensor(offset) if isinstance(offset, tuple) else lk - lq if offset is None else offset
    seen = oracle.visible(kind, oracle.Cells((2, 1, lq, lk), None if offset is None else np.asarray(offset)))[:, 0]
    dense = mask.dense(lq, lk, batch=2, query_offset=None if offset is None else given_offset)[:, 0].numpy()
    assert np.array_equal(dense, seen)
    some, every = mask.blocks(Grid((2, 1, lq, lk), rows, cols, given_offset))
    shape = (2, 1, -(-lq // rows), -(-lk // cols))
    some, every = (x.expand(shape)[:, 0].numpy() for x in (some, every))
    true_some, true_every = (by_block(seen, rows, cols, f) for f in (np.any, np.all))
    if kind[0] == "tree":
        assert not (true_some & ~some).any() and not (every & ~true_every).any()
    else:
        assert np.array_equal(some, true_some) and np.array_equal(every, true_every)


@pytest.mark.parametrize(
    "mask", [masks.dilated(8, 2), masks.dilated(15, 1) & masks.causal(), masks.random_blocks(1, 16, seed=3)], ids=str
)
def test_empty_blocks_cost_nothing(mask: masks.Mask) -> None:
    pairs: list[int] = []

    def counted(q: Tensor, k: Tensor) -> Tensor:
        pairs.append(q.shape[-2] * k.shape[-2])
        return q @ k.mT

    q, k, v = (torch.randn(1, 1, 512, 4, requires_grad=True) for _ in range(3))
    with tiled.tile_sizes(16, 16):
        out = qkv.attention(q, k, v, score=scores.from_function(counted), mask=mask)
        forward = sum(pairs)
        out.sum().backward()
    assert forward <= 512 * 48
    assert sum(pairs) - forward <= 2 * 512 * 48


def test_a_deep_tree_is_no_deep_recursion_and_no_square() -> None:
    chain = masks.tree(torch.arange(-1, 4999))  # each token follows the one before: causal
    some, every = chain.blocks(Grid((1, 1, 5000, 5000), 128, 128, 0))
    causal = masks.causal().blocks(Grid((1, 1, 5000, 5000), 128, 128, 0))
    assert torch.equal(some, causal[0]) and torch.equal(every, causal[1])


# ---- errors -----------------------------------------------------------------------------------------------------------------

WRONG: dict[str, tuple[Any, Any, tuple[str, ...]]] = {
    "count below 0": (lambda: masks.dilated(-1, 2), ValueError, ("masks.dilated: count", "-1", "0 or more")),
    "step 0": (lambda: masks.dilated(1, 0), ValueError, ("masks.dilated: step", "1 or more")),
    "half a stride": (lambda: masks.strided(2.5), TypeError, ("masks.strided: stride", "2.5", "whole number")),
    "c of 0": (lambda: masks.fixed(4, 0), ValueError, ("masks.fixed: c", "0")),
    "c above the stride": (lambda: masks.fixed(4, 5), ValueError, ("masks.fixed", "5", "1 to 4")),
    "random block of 0": (lambda: masks.random_blocks(1, 0), ValueError, ("masks.random_blocks: block_size", "0")),
    "random seed": (lambda: masks.random_blocks(1, 2, -3), ValueError, ("masks.random_blocks: seed", "-3")),
    "a parent behind its child": (lambda: masks.tree([-1, 2, 0]), ValueError, ("token 1", "is 2", "0 to 0", "before their")),
    "a parent below -1": (lambda: masks.tree([-2]), ValueError, ("masks.tree", "token 0", "-2")),
    "parents of fractions": (lambda: masks.tree([-1.0, 0.0]), ValueError, ("masks.tree", "float32", "(Lq,)")),
    "parents for other rows": (
        lambda: qkv.attention(*3 * [torch.zeros(1, 1, 3, 2)], mask=masks.tree([-1, 0])),
        ValueError, ("masks.tree", "1 × 2", "1 × 3", "(3,)"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_errors(name: str) -> None:
    call, kind, words = WRONG[name]
    with pytest.raises(kind) as error:
        call()
    for word in words:
        assert word in str(error.value), f"{word!r} is not in {error.value}"
