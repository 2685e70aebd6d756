"""qkv.scaled_dot_product_attention against torch's own: results and gradients on torch's argument space."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch_pair import FLOATS, near, numbers, ours, outcome, same, torch_sdpa

# ---- the argument space -------------------------------------------------------------------------------------------------


@st.composite
def calls(draw: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Arguments that are mostly valid: ranks 2 to 6, broadcasting, empty sizes, masks, grouped heads; sometimes one is off."""
    size = st.integers(0, 4)
    lq, lk, d, dv = draw(size), draw(size), draw(size), draw(st.one_of(st.none(), size))
    lead = draw(st.lists(st.integers(1, 3) if draw(st.integers(0, 9)) else st.integers(0, 3), max_size=4))
    gqa = draw(st.integers(0, 4)) == 0 and bool(lead)
    heads = lead[-1:] if not gqa else draw(st.sampled_from([[1], [2], [3]]))
    shapes = []
    for length, width in ((lq, d), (lk, d), (lk, d if dv is None else dv)):
        mine = [n if draw(st.integers(0, 5)) else 1 for n in lead[:-1]] + (heads if lead else [])
        if gqa and not shapes:
            mine[-1] *= draw(st.sampled_from([1, 2, 3]))
        if not gqa and draw(st.integers(0, 5)) == 0:
            mine = mine[draw(st.integers(0, len(mine))) :]
        shapes.append([*mine, length, width])
    if draw(st.integers(0, 7)) == 0:  # something that does not fit
        shape = draw(st.sampled_from(shapes))
        shape[draw(st.integers(0, len(shape) - 1))] += draw(st.sampled_from([1, 2]))
    dtype = draw(st.sampled_from(FLOATS[:2] if draw(st.booleans()) else FLOATS))
    args = tuple(numbers(*shape, dtype=dtype, seed=n) for n, shape in enumerate(shapes))
    options: dict[str, Any] = {}
    if draw(st.integers(0, 2)) == 0:
        options["is_causal"] = draw(st.booleans())
    if draw(st.booleans()):
        options["attn_mask"] = draw(masks_for(shapes, dtype))
    if draw(st.integers(0, 3)) == 0:
        options["scale"] = draw(st.sampled_from([0.5, -1.0, 0.0, 2]))
    if gqa:
        options["enable_gqa"] = True
    return args, options


@st.composite
def masks_for(draw: Any, shapes: list[list[int]], dtype: torch.dtype) -> Tensor:
    query, key = shapes[0], shapes[1]
    lead = query[:-2] if len(query) >= len(key) else key[:-2]
    shape = [*[n if draw(st.booleans()) else 1 for n in lead], query[-2], key[-2]]
    if draw(st.integers(0, 4)) == 0:
        shape[-draw(st.integers(1, 2))] = 1
    shape = shape[draw(st.integers(0, max(len(shape) - (2 if draw(st.integers(0, 4)) else 0), 0))) :]
    if draw(st.integers(0, 9)) == 0 and shape:
        shape[draw(st.integers(0, len(shape) - 1))] += 1
    flags = torch.rand(shape, generator=torch.Generator().manual_seed(5)) < 0.6
    kind = draw(st.sampled_from(["bool", "own", "float32", "-inf"]))
    if kind == "bool":
        return flags
    mask = numbers(*shape, dtype=dtype if kind == "own" else torch.float32, seed=6)
    return mask.masked_fill(~flags, -math.inf) if kind == "-inf" else mask


def wild(args: tuple[Any, ...], options: dict[str, Any]) -> bool:
    """Calls that torch answers by reading outside its memory or by dividing by zero."""
    q, k, v = (x.shape for x in args)
    if options.get("enable_gqa") and 0 in (q[-3], k[-3], v[-3]):
        return True
    return len(q) == len(k) == len(v) == 4 and k[-2] != v[-2]


@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(calls())
def test_the_argument_space(call: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    assume(not wild(*call))
    same(*call[0], **call[1])


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(max_examples=10_000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(calls())
def test_more_of_the_argument_space(call: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    assume(not wild(*call))
    same(*call[0], **call[1])


@pytest.mark.parametrize("length", [1, 3, 7])
def test_values_of_another_length_than_the_keys_raise_before_torch_reads_outside_its_memory(length: int) -> None:
    q, k, v = numbers(2, 2, 3, 4), numbers(2, 2, 5, 4), numbers(2, 2, length, 4)
    with pytest.raises(RuntimeError, match=r"Expected size for first two dimensions of batch2 tensor to be: \[4, 5\]"):
        ours(q, k, v)


# ---- by hand: what the space above may miss -----------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("rank", [2, 3, 4, 5, 7])
@pytest.mark.parametrize("sizes", [(3, 5, 4, 4), (5, 3, 4, 4), (3, 5, 4, 7), (1, 1, 1, 1), (17, 33, 16, 16)])
@pytest.mark.parametrize("causal", [False, True])
def test_ranks_sizes_dtypes(dtype: torch.dtype, rank: int, sizes: tuple[int, ...], causal: bool) -> None:
    lq, lk, d, dv = sizes
    lead = (2, 1, 1, 3, 2)[-(rank - 2) :] if rank > 2 else ()
    args = [numbers(*lead, n, w, dtype=dtype, seed=s) for s, (n, w) in enumerate([(lq, d), (lk, d), (lk, dv)])]
    same(*args, is_causal=causal)


BROADCASTS = [(1, 5), (3, 1), (1, 1), (3, 5), (2, 3, 5), (1, 3, 5), (2, 1, 1), (2, 1, 3, 5), (1, 2, 3, 5), (2, 2, 1, 5)]
DOES_NOT = [(), (1,), (5,), (1, 2, 2, 3, 5), (1, 1, 1, 3, 5), (3, 3, 5), (3, 2, 3, 5), (4, 5), (3, 6), (0, 5)]


@pytest.mark.parametrize("kind", ["bool", "float", "float that requires a gradient"])
@pytest.mark.parametrize("shape", [*BROADCASTS, *DOES_NOT], ids=str)
@pytest.mark.parametrize("lead", [(2, 2), (2,), ()], ids=str)
def test_masks_of_every_shape(lead: tuple[int, ...], shape: tuple[int, ...], kind: str) -> None:
    mask = numbers(*shape) > -0.5 if kind == "bool" else numbers(*shape)
    q, k, v = numbers(*lead, 3, 4), numbers(*lead, 5, 4, seed=1), numbers(*lead, 5, 4, seed=2)
    if kind == "float":
        expected, got = (outcome(f, (q, k, v), {"attn_mask": mask}, mask_learns=False) for f in (torch_sdpa, ours))
        assert type(expected) is type(got), (expected, got)
        if isinstance(expected, Exception):
            assert str(expected) == str(got)
        else:
            near(got[0], expected[0], "output")
    else:
        same(q, k, v, attn_mask=mask)


@pytest.mark.parametrize("mask", [torch.bool, torch.int64, torch.uint8, torch.complex64, *FLOATS], ids=str)
@pytest.mark.parametrize("query", FLOATS, ids=str)
def test_masks_of_every_dtype(query: torch.dtype, mask: torch.dtype) -> None:
    q = numbers(2, 2, 3, 4, dtype=query)
    same(q, q, q, attn_mask=torch.ones(3, 3).to(mask))


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("lead", [(2, 2), (2,), ()], ids=str)
@pytest.mark.parametrize("kind", ["bool", "-inf", "lowest"])
def test_rows_that_see_nothing(dtype: torch.dtype, lead: tuple[int, ...], kind: str) -> None:
    q, k, v = (numbers(*lead, n, 4, dtype=dtype, seed=n) for n in (3, 5, 5))
    mask = torch.ones(3, 5, dtype=torch.bool)
    mask[1] = False
    if kind != "bool":
        mask = torch.zeros(3, 5, dtype=dtype).masked_fill(
            ~mask, -math.inf if kind == "-inf" else torch.finfo(dtype).min
        )
    same(q, k, v, attn_mask=mask)


@pytest.mark.parametrize("lead", [(2, 2), (2,), ()], ids=str)
@pytest.mark.parametrize("bad", [math.nan, math.inf])
@pytest.mark.parametrize("where", ["value", "value, causal", "value, masked", "key, masked", "mask"])
def test_what_torch_lets_through(lead: tuple[int, ...], bad: float, where: str) -> None:
    """0 · NaN is NaN in torch: a masked value that is not finite reaches the output. The drop-in does the same."""
    q, k, v = (numbers(*lead, n, 4, seed=n) for n in (3, 5, 5))
    mask = torch.ones(3, 5, dtype=torch.bool)
    mask[:, 4] = False
    if where == "mask":
        mask = torch.zeros(3, 5)
        mask[1, 2] = bad
    elif where.startswith("value"):
        v[..., 4, :] = bad
    elif bad == math.inf:
        pytest.skip("an infinite key may make a score of −∞ or NaN, by its query's signs")
    else:
        k[..., 4, :] = bad
    causal = where.endswith("causal")
    same(q, k, v, is_causal=causal, **({"attn_mask": mask} if where.endswith(("mask", "masked")) else {}))


@pytest.mark.parametrize(
    "heads", [(4, 2, 2), (4, 1, 1), (4, 4, 4), (4, 2, 1), (4, 1, 2), (4, 3, 3), (2, 4, 4), (6, 3, 2)]
)
@pytest.mark.parametrize("lead", [(2,), (), (2, 1)], ids=str)
@pytest.mark.parametrize("details", ["plain", "causal", "masked"])
def test_grouped_heads(heads: tuple[int, int, int], lead: tuple[int, ...], details: str) -> None:
    options: dict[str, Any] = {"is_causal": True} if details == "causal" else {}
    if details == "masked":
        options = {"attn_mask": torch.ones(4, 3, 5, dtype=torch.bool).tril()}
    q, k, v = (numbers(*lead, h, n, 4, seed=n + h) for h, n in zip(heads, (3, 5, 5), strict=True))
    same(q, k, v, enable_gqa=True, **options)
    same(q, k, v, **options)


@pytest.mark.parametrize("scale", [0.0, -1.0, 2, True, 1e-3, None], ids=str)
@pytest.mark.parametrize("width", [4, 7])
def test_scales(scale: Any, width: int) -> None:
    same(numbers(2, 2, 3, 4), numbers(2, 2, 5, 4, seed=1), numbers(2, 2, 5, width, seed=2), scale=scale)


@pytest.mark.parametrize(
    "sizes", [(0, 5, 4, 4), (3, 0, 4, 4), (0, 0, 4, 4), (3, 5, 0, 4), (3, 5, 4, 0), (3, 5, 0, 0)], ids=str
)
@pytest.mark.parametrize("lead", [(2, 2), (0, 2), (2,), (0,), ()], ids=str)
@pytest.mark.parametrize("options", [{}, {"is_causal": True}, {"enable_gqa": True}], ids=str)
def test_empty_sizes(sizes: tuple[int, ...], lead: tuple[int, ...], options: dict[str, Any]) -> None:
    lq, lk, d, dv = sizes
    same(numbers(*lead, lq, d), numbers(*lead, lk, d), numbers(*lead, lk, dv), **options)
    same(
        numbers(*lead, lq, d),
        numbers(*lead, lk, d),
        numbers(*lead, lk, dv),
        attn_mask=torch.ones(lq, lk, dtype=torch.bool),
    )


def test_broadcast_batches() -> None:
    for shapes in (
        [(1, 2, 3, 4), (5, 2, 3, 4), (5, 2, 3, 4)],
        [(5, 2, 3, 4), (1, 2, 3, 4), (1, 2, 3, 4)],
        [(5, 1, 3, 4), (5, 2, 3, 4), (5, 2, 3, 4)],
        [(3, 4), (2, 3, 4), (2, 3, 4)],
        [(2, 2, 3, 4), (3, 4), (3, 4)],
        [(1, 2, 3, 4), (1, 2, 3, 4), (5, 2, 3, 4)],
        [(1, 1, 3, 4), (1, 1, 3, 4), (1, 6, 3, 4)],
        [(2, 1, 2, 3, 4), (1, 3, 2, 3, 4), (2, 2, 3, 4)],
    ):
        if len(shapes[2]) == 4 and len(shapes[0]) == 5:
            shapes[2] = (1, 1, 2, 3, 4)
        same(*(numbers(*s, seed=n) for n, s in enumerate(shapes)))


def test_a_transposed_layout_can_be_folded_back_without_a_copy() -> None:
    """(B, L, H, D) seen as (B, H, L, D), as most models do: the output lies in memory as the query does."""
    q, k = numbers(2, 3, 2, 4).transpose(1, 2), numbers(2, 5, 2, 4).transpose(1, 2)
    same(q, k, k)
    assert ours(q, k, k).transpose(1, 2).reshape(2, 3, 8).shape == (2, 3, 8)
    strided = numbers(2, 2, 5, 8)[..., ::2]
    same(strided, strided, strided)
    same(q, numbers(2, 1, 5, 4).expand(2, 2, 5, 4), k)


def test_dropout() -> None:
    """The draws are ours (torch's stream is not reproduced); the rest of it is torch's."""
    q = numbers(2, 2, 30, 8)
    same(q, q, q, dropout_p=0.0)
    same(q, q, q, None, 1.0)
    same(q, q, q, None, True)
    torch.manual_seed(0)
    eye = torch.eye(30).expand(2, 2, 30, 30)
    dropped, plain = ours(q, q, eye, dropout_p=0.25), ours(q, q, eye)
    kept = dropped != 0
    assert 0.7 < float(kept.double().mean()) < 0.8
    torch.testing.assert_close(dropped[kept], plain[kept] / 0.75)
    torch.manual_seed(0)
    assert torch.equal(dropped, ours(q, q, eye, dropout_p=0.25))


def test_causal_with_a_mask() -> None:
    q, k = numbers(2, 2, 3, 4), numbers(2, 2, 5, 4, seed=1)
    for mask in (numbers(3, 5) > -0.5, numbers(2, 2, 3, 5)):
        near(
            ours(q, k, k, attn_mask=mask, is_causal=True), torch_sdpa(q, k, k, attn_mask=mask, is_causal=True), "output"
        )
    for lead in ((2,), ()):
        same(
            numbers(*lead, 3, 4), numbers(*lead, 5, 4), numbers(*lead, 5, 4), attn_mask=torch.ones(3, 5), is_causal=True
        )
    same(q, k, numbers(2, 2, 5, 7), attn_mask=torch.ones(3, 5, dtype=torch.bool), is_causal=True)
