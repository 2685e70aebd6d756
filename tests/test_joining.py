"""Calls of one attention joined to one map: structure where it is the same, else by rows; always what each call had."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from qkv import AttentionMap, biases, masks
from qkv._mask_kinds import And, Keys, Window
from qkv._placed import PlacedBias, PlacedMask
from qkv.engines.tiled import tile_sizes
from qkv.trace.capture import Segment, join
from qkv.trace.joining import placed
from qkv.trace.layer import Layer

BATCH, HEADS, KV, WIDTH, LENGTH = 2, 4, 2, 8, 23


def tensors(seed: int = 0) -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    shape = (BATCH, HEADS, LENGTH, WIDTH), (BATCH, KV, LENGTH, WIDTH), (BATCH, KV, LENGTH, WIDTH)
    return tuple(torch.randn(*s, generator=generator) for s in shape)  # type: ignore[return-value]


def padding() -> Tensor:
    seen = torch.ones(BATCH, LENGTH, dtype=torch.bool)
    seen[0, :3] = False
    return seen


# name: (details of a call whose rows are first … last − 1 and whose keys are low … last − 1, the mask that comes out)
def causal(first: int, low: int, last: int) -> dict[str, Any]:
    return {"causal": True}


def padded(first: int, low: int, last: int) -> dict[str, Any]:
    return {"causal": True, "mask": masks.keys(padding()[:, low:last])}


def windowed(first: int, low: int, last: int) -> dict[str, Any]:
    return {"window": (4, 0), "mask": masks.keys(padding()[:, low:last])}


def softcapped(first: int, low: int, last: int) -> dict[str, Any]:
    return {"causal": True, "softcap": 2.0, "sinks": torch.tensor([0.5, -1.0, 2.0, 0.0])}


def function(first: int, low: int, last: int) -> dict[str, Any]:
    def f(b: Tensor, h: Tensor, q: Tensor, kv: Tensor) -> Tensor:
        return ((q + low) % 3 != (kv + low) % 4) & (kv <= q)

    return {"mask": f, "query_offset": first - low}


def documents(first: int, low: int, last: int) -> dict[str, Any]:
    return {"causal": True, "mask": masks.documents(torch.arange(low, last) // 6)}


def given(first: int, low: int, last: int) -> dict[str, Any]:
    seen = torch.rand(BATCH, HEADS, LENGTH, LENGTH, generator=torch.Generator().manual_seed(7)) > 0.3
    seen = (seen | torch.eye(LENGTH, dtype=torch.bool)).tril()
    return {"mask": seen[:, :, first:last, low:last]}


def relative(first: int, low: int, last: int) -> dict[str, Any]:
    table = torch.randn(HEADS, 2 * LENGTH + 1, generator=torch.Generator().manual_seed(5))
    half = max(last - 1, 1)
    return {"causal": True, "bias": biases.RelativePosition(table[:, LENGTH - half : LENGTH + half + 1])}


def alibi(first: int, low: int, last: int) -> dict[str, Any]:
    return {"causal": True, "bias": biases.ALiBi()}


def values(first: int, low: int, last: int) -> dict[str, Any]:
    bias = torch.randn(1, HEADS, LENGTH, LENGTH, generator=torch.Generator().manual_seed(3))
    return {"causal": True, "bias": bias[:, :, first:last, low:last]}


def summed(first: int, low: int, last: int) -> dict[str, Any]:
    return {"causal": True, "bias": biases.ALiBi() + values(first, low, last)["bias"]}


CALLS = {
    f.__name__: f
    for f in (causal, padded, windowed, softcapped, function, documents, given, relative, alibi, values, summed)
}
CUTS = {"a prompt and steps": (11, 12, 13, 14, 23), "chunks": (5, 9, 10, 23), "one": (23,)}


def recorded(
    call: Any, cuts: tuple[int, ...], window: int | None = None, engine_state: bool = True
) -> tuple[Layer, Tensor]:
    """(a layer of one segment a call, the dense weights that the calls had). window: a cache that drops earlier keys."""
    q, k, v = tensors()
    segments, dense, first = [], torch.zeros(BATCH, HEADS, LENGTH, LENGTH), 0
    for last in cuts:
        low = 0 if window is None else max(0, first - window)
        one = AttentionMap.from_tensors(
            q[:, :, first:last], k[:, :, low:last], v[:, :, low:last], **call(first, low, last)
        )
        dense[:, :, first:last, low:last] = one.dense()
        d = placed(one.description, one.shape, key_start=low)
        state = one._computed_state() if engine_state else None
        segments.append(Segment(q[:, :, first:last], k[:, :, first:last], v[:, :, first:last], state, d, first, first))
        first = last
    return Layer("a", "self", tuple(segments)), dense


@pytest.mark.parametrize("cuts", CUTS)
@pytest.mark.parametrize("name", CALLS)
def test_a_joined_map_has_the_weights_of_its_calls(name: str, cuts: str) -> None:
    layer, dense = recorded(CALLS[name], CUTS[cuts])
    assert layer.shape == layer.map.shape == (BATCH, HEADS, LENGTH, LENGTH)
    torch.testing.assert_close(layer.map.dense(), dense)
    assert layer.map.check().weight_sum is not None and layer.map.check().weight_sum < 1e-5  # type: ignore[operator]


@pytest.mark.parametrize("name", CALLS)
def test_the_blocks_of_a_joined_mask_hide_nothing_that_is_visible(name: str) -> None:
    layer, dense = recorded(CALLS[name], CUTS["a prompt and steps"], engine_state=False)
    with tile_sizes(3, 4):
        shares = dense / dense.sum(-1, keepdim=True).clamp_min(1e-30)  # a row that sees nothing has entropy 0
        torch.testing.assert_close(layer.map.entropy(), torch.special.entr(shares).sum(-1))
        torch.testing.assert_close(layer.map.received(), dense.sum(-2))


@pytest.mark.parametrize("name", ["windowed", "given", "function", "values", "documents"])
def test_a_cache_that_drops_keys(name: str) -> None:
    for window in (4, 6):
        layer, dense = recorded(CALLS[name], CUTS["a prompt and steps"], window)
        torch.testing.assert_close(layer.map.dense(), dense)


@pytest.mark.parametrize("name", CALLS)
def test_joining_in_two_steps_is_joining_at_once(name: str) -> None:
    layer, dense = recorded(CALLS[name], (11, 12, 13, 14, 20, 23))
    parts = [join(layer.segments[:2]), join(layer.segments[2:4]), *layer.segments[4:]]
    torch.testing.assert_close(Layer("a", "self", tuple(parts)).map.dense(), dense)


@pytest.mark.parametrize("name", CALLS)
def test_one_sequence_of_a_batch(name: str) -> None:
    layer, dense = recorded(CALLS[name], CUTS["chunks"])
    for b in range(BATCH):
        one = layer.sequence(b)
        assert one.shape[0] == 1 and one.segments[0].query.data_ptr() == layer.segments[0].query[b:].data_ptr()
        torch.testing.assert_close(one.map.dense(), dense[b : b + 1])


@pytest.mark.parametrize("name", list(CALLS))
def test_some_heads_and_rows(name: str) -> None:
    q, k, v = tensors()
    whole = AttentionMap.from_tensors(q, k, v, **CALLS[name](0, 0, LENGTH))
    rows, heads = torch.tensor([1, 5, 6, 22]), (1, 3)
    d = placed(whole.description, whole.shape, rows=rows, heads=heads)
    some = AttentionMap(d, q[:, heads][:, :, rows], k, v)
    torch.testing.assert_close(some.dense(), whole.dense()[:, heads][:, :, rows])


def test_equal_structure_stays_structure() -> None:
    for name, kind in (
        ("causal", Window),
        ("padded", And),
        ("windowed", And),
        ("softcapped", Window),
        ("relative", Window),
    ):
        layer, _ = recorded(CALLS[name], CUTS["a prompt and steps"])
        assert type(layer.whole.description.mask) is kind, name
    layer, _ = recorded(windowed, CUTS["a prompt and steps"], 4)
    mask = layer.whole.description.mask
    assert isinstance(mask, And) and isinstance(mask.b, Keys) and torch.equal(mask.b._rows(), padding())
    table = recorded(relative, CUTS["chunks"])[0].whole.description.bias
    assert isinstance(table, biases.RelativePosition) and table.table.shape == (HEADS, 2 * LENGTH - 1)
    assert isinstance(recorded(alibi, CUTS["chunks"])[0].whole.description.bias, biases.ALiBi)


def test_other_structure_goes_by_rows() -> None:
    for name, kind in (("function", PlacedMask), ("given", PlacedMask)):
        mask = recorded(CALLS[name], CUTS["chunks"])[0].whole.description.mask
        assert isinstance(mask, kind) and len(mask.pieces) == 4
    bias = recorded(values, CUTS["chunks"])[0].whole.description.bias
    assert isinstance(bias, PlacedBias) and len(bias.pieces) == 4


def test_a_step_that_sees_everything_is_a_causal_row() -> None:
    def call(first: int, low: int, last: int) -> dict[str, Any]:
        return {"causal": True} if last - first > 1 else {}

    layer, dense = recorded(call, CUTS["a prompt and steps"])
    assert isinstance(layer.whole.description.mask, Window)
    torch.testing.assert_close(layer.map.dense(), dense)


def test_rows_whose_calls_disagree_about_padding_keep_their_own() -> None:
    def call(first: int, low: int, last: int) -> dict[str, Any]:
        seen = padding()[:, low:last].clone()
        seen[1, :2] = first == 0
        return {"causal": True, "mask": masks.keys(seen)}

    layer, dense = recorded(call, CUTS["chunks"])
    assert isinstance(layer.whole.description.mask, PlacedMask)
    torch.testing.assert_close(layer.map.dense(), dense)


def test_cross_attention_adds_rows_and_no_keys() -> None:
    q, k, v = tensors()
    segments = []
    for first in range(4):
        keys = slice(0, LENGTH if first == 0 else 0)
        one = AttentionMap.from_tensors(q[:, :, first : first + 1], k, v, mask=masks.keys(padding()))
        at = 0 if first == 0 else LENGTH
        segments.append(
            Segment(q[:, :, first : first + 1], k[:, :, keys], v[:, :, keys], None, one.description, first, at)
        )
    layer = Layer("a", "cross", tuple(segments))
    assert isinstance(layer.whole.description.mask, Keys) and layer.shape == (BATCH, HEADS, 4, LENGTH)
    dense = AttentionMap.from_tensors(q[:, :, :4], k, v, mask=masks.keys(padding())).dense()
    torch.testing.assert_close(layer.map.dense(), dense)


def test_calls_of_two_attentions_are_not_joined() -> None:
    (one, _), (other, _) = recorded(causal, (23,)), recorded(softcapped, (23,))
    with pytest.raises(
        ValueError, match="these calls are not one attention: their score, normalizer, scale or softcap differ"
    ):
        join([one.segments[0], other.segments[0]])


def test_one_segment_is_not_copied() -> None:
    layer, _ = recorded(causal, (23,))
    assert layer.map.tensors[0].data_ptr() == layer.segments[0].query.data_ptr()
