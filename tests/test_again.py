"""Calls that come again: the plan is kept, and what a mask's tensors hold may change from call to call."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import torch
from torch import Tensor

import qkv
from qkv import _quick, masks
from qkv.engines import cpu

pytestmark = pytest.mark.skipif(cpu.ABSENT is not None, reason=f"the native kernels are not there: {cpu.ABSENT}")


def tensors(seed: int = 0, batch: int = 3, queries: int = 2, keys: int = 70) -> list[Tensor]:
    g = torch.Generator().manual_seed(seed)
    return [torch.randn(batch, h, n, 16, generator=g) for h, n in ((4, queries), (2, keys), (2, keys))]


def hold(*qkv_tensors: Tensor, **details: Any) -> None:
    found, right = (qkv.attention(*qkv_tensors, **details, engine=engine) for engine in ("auto", "reference"))
    torch.testing.assert_close(found, right, atol=2e-6, rtol=2e-5)


def details(kind: str, n: int) -> dict[str, Any]:
    lengths = torch.tensor([n, 70 - n, 40])
    flags = torch.arange(70)[None] % 7 != torch.tensor([[n % 7], [3], [5]])
    return {
        "lengths": {"mask": masks.lengths(lengths)},
        "one length": {"mask": masks.lengths(lengths[:1])},
        "causal, lengths": {"mask": masks.lengths(lengths), "causal": True, "query_offset": 40 + n},
        "causal, offsets": {"causal": True, "query_offset": lengths},
        "window, offsets, lengths": {"window": (9, 0), "query_offset": lengths, "mask": masks.lengths(lengths + 1)},
        "upper left, offsets": {"mask": masks.causal("upper_left"), "query_offset": lengths},
        "flags": {"mask": masks.keys(flags)},
        "flags of all": {"mask": masks.keys(flags[:1]), "causal": True},
        "flags in a row": {"mask": masks.keys(flags[0])},
        "flags of a slice": {"mask": masks.keys(torch.cat([flags, flags], 1)[:, 3:73])},
        "flags, lengths, causal": {"mask": masks.keys(flags) & masks.lengths(lengths), "causal": True},
        "far offsets": {"causal": True, "query_offset": torch.tensor([2**62, -(2**62), n])},
        "lengths of int32": {"mask": masks.lengths(lengths.int())},
    }[kind]


KINDS = (
    "lengths", "one length", "causal, lengths", "causal, offsets", "window, offsets, lengths", "upper left, offsets", "flags",
    "flags of all", "flags in a row", "flags of a slice", "flags, lengths, causal", "far offsets", "lengths of int32",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("queries", [1, 2, 66])
def test_a_mask_of_the_same_kind_with_other_numbers(kind: str, queries: int) -> None:
    for n in (5, 0, 33, 69):
        hold(*tensors(n, queries=queries), **details(kind, n))


def test_lengths_that_change_in_place_are_read_anew() -> None:
    q, k, v = tensors()
    lengths = torch.tensor([1, 1, 1])
    mask = masks.lengths(lengths)
    for _ in range(4):
        hold(q, k, v, mask=mask)
        lengths += 9
    kept = len(_quick._kept)
    hold(q, k, v, mask=mask)
    assert len(_quick._kept) == kept  # it came again, and nothing was prepared anew


def test_two_threads_with_lengths_of_their_own() -> None:
    q, k, v = tensors(batch=1, keys=300)
    lengths = [masks.lengths(torch.tensor([n])) for n in range(1, 300, 7)]
    right = [qkv.attention(q, k, v, mask=m) for m in lengths]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda m: qkv.attention(q, k, v, mask=m), lengths * 20))
    assert all(torch.equal(a, b) for a, b in zip(found, right * 20, strict=True))


def test_another_number_of_threads_in_between() -> None:
    q, k, v = tensors(keys=900, queries=100)
    before = torch.get_num_threads()
    found = []
    try:
        for threads in (1, 3, 2, 1):
            torch.set_num_threads(threads)
            found.append(qkv.attention(q, k, v, causal=True))
    finally:
        torch.set_num_threads(before)
    assert all(torch.equal(found[0], x) for x in found)


def test_wrong_masks_are_refused_each_time() -> None:
    q, k, v = tensors()
    hold(q, k, v, mask=masks.lengths(torch.tensor([3, 4, 5])))
    for _ in range(2):
        with pytest.raises(ValueError, match=r"masks.lengths: got \(2,\) numbers for a batch of 3"):
            qkv.attention(q, k, v, mask=masks.lengths(torch.tensor([3, 4])))
        with pytest.raises(ValueError, match=r"masks\.keys: got a mask of shape"):
            qkv.attention(q, k, v, mask=masks.keys(torch.ones(3, 69, dtype=torch.bool)))


# ---- training -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("needs", [(True, True, True), (False, True, False), (True, False, True)])
def test_gradients_of_a_call_that_comes_again(needs: tuple[bool, ...]) -> None:
    for seed in range(3):
        given = [x.requires_grad_(need) for x, need in zip(tensors(seed, queries=5), needs, strict=True)]
        learned = [x for x in given if x.requires_grad]
        found, right = (
            torch.autograd.grad(qkv.attention(*given, causal=True, engine=engine).square().sum(), learned)
            for engine in ("auto", "reference")
        )
        for a, b in zip(found, right, strict=True):
            torch.testing.assert_close(a, b, atol=1e-5, rtol=1e-4)


def test_gradients_of_gradients_of_a_call_that_comes_again() -> None:
    for seed in range(2):
        q, k, v = (x.requires_grad_() for x in tensors(seed, queries=5, keys=9))
        seconds = []
        for engine in ("auto", "reference"):
            first = torch.autograd.grad(qkv.attention(q, k, v, engine=engine).square().sum(), q, create_graph=True)[0]
            seconds.append(torch.autograd.grad(first.square().sum(), (q, k, v)))
        for a, b in zip(*seconds, strict=True):
            torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-3)


# ---- torch's own name -----------------------------------------------------------------------------------------------------


def same(*args: Any, **options: Any) -> None:
    found = qkv.scaled_dot_product_attention(*args, **options)
    right = torch.nn.functional.scaled_dot_product_attention(*args, **options)
    torch.testing.assert_close(found, right, atol=2e-6, rtol=2e-5, equal_nan=True)


@pytest.mark.parametrize("where", ["query", "key", "value", "nowhere"])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("mask", ["none", "causal", "hidden", "hidden in one"])
def test_the_drop_in_again_with_numbers_that_are_not_finite(where: str, bad: float, mask: str) -> None:
    options: dict[str, Any] = {"is_causal": True} if mask == "causal" else {}
    if mask.startswith("hidden"):
        flags = torch.ones(2 if mask == "hidden in one" else 1, 1, 1, 5, dtype=torch.bool)
        flags[0, ..., 4] = False
        options = {"attn_mask": flags}
    for broken in (False, True, False):
        q, k, v = (torch.rand(2, 2, 5, 8, generator=torch.Generator().manual_seed(n)) + 0.1 for n in range(3))
        if broken and where != "nowhere":
            {"query": q, "key": k, "value": v}[where][1, :, 4] = bad
        same(q, k, v, **options)


def test_the_drop_in_is_told_of_by_whoever_observes() -> None:
    from qkv.attention import observed

    q, k, v = tensors()
    k, v = (x.repeat_interleave(2, 1) for x in (k, v))
    seen: list[Any] = []
    for _ in range(2):
        qkv.scaled_dot_product_attention(q, k, v)
        with observed(seen.append):
            qkv.scaled_dot_product_attention(q, k, v)
    assert len(seen) == 2
