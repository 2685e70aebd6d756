"""transformers' mask functions as qkv masks: recognised by their code, or asked tile by tile; never an Lq × Lk tensor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch

import qkv

theirs = pytest.importorskip("transformers.masking_utils")

from tiny_models import ids, padding, tiny  # noqa: E402

from qkv.hf import StructuredMask, make_mask, mask_functions  # noqa: E402


@pytest.fixture(autouse=True)
def _as_installed() -> Iterator[None]:
    """Each test recognises transformers' functions afresh, and leaves nothing of its changes to the next."""
    mask_functions._recognised.clear()
    yield
    mask_functions._recognised.clear()


def functions_in(mask: Any) -> int:
    """How many parts of a mask are evaluated, because their structure is not known."""
    name = type(mask).__name__
    if name in ("And", "Or"):
        return functions_in(mask.a) + functions_in(mask.b)
    return functions_in(mask.mask) if name == "Not" else int(name == "Function")


IDS = torch.tensor([[0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3], [5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 6, 6]])
POSITIONS = torch.tensor([[0, 1, 0, 1, 2, 0, 1, 2, 3, 0, 1, 2], [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 0, 1]])
LEFT = torch.tensor([2, 0])


def within(f: Callable[..., Any]) -> Callable[..., Any]:
    numbers = theirs.packed_sequence_mask_function(theirs.find_packed_sequence_indices(POSITIONS))
    return theirs.and_masks(theirs.remap_positions_for_packed_sequence(f, POSITIONS), numbers)


def users(b: Any, h: Any, q: Any, kv: Any) -> Any:
    return (q + kv) % 3 != 0


# (name, function, parts of it that have to be evaluated, whether it can stand at an offset)
FUNCTIONS = [
    ("causal", theirs.causal_mask_function, 0, True),
    ("bidirectional", theirs.bidirectional_mask_function, 0, True),
    ("window", theirs.sliding_window_causal_mask_function(3), 0, True),
    ("window on both sides", theirs.sliding_window_bidirectional_mask_function(2), 0, True),
    ("chunks", theirs.chunked_causal_mask_function(3, LEFT), 0, True),
    ("blocks", theirs.or_masks(theirs.causal_mask_function, theirs.blockwise_overlay(IDS - 1)), 0, True),
    ("padding", theirs.and_masks(theirs.causal_mask_function, theirs.padding_mask_function(IDS > 1)), 0, True),
    ("documents", theirs.and_masks(theirs.causal_mask_function, theirs.packed_sequence_mask_function(IDS)), 0, True),
    ("packed", within(theirs.causal_mask_function), 0, False),
    ("packed window", within(theirs.sliding_window_causal_mask_function(2)), 0, False),
    ("packed chunks", within(theirs.chunked_causal_mask_function(2, LEFT)), 0, False),
    ("packed, a user's", within(theirs.or_masks(theirs.causal_mask_function, users)), 1, False),
    ("packed alone", theirs.remap_positions_for_packed_sequence(theirs.causal_mask_function, POSITIONS), 1, False),
    ("a user's", theirs.and_masks(theirs.causal_mask_function, users), 1, True),
    ("with offsets", theirs.add_offsets_to_mask_function(theirs.causal_mask_function, 1, 0), 1, True),
]


@pytest.mark.parametrize("place", [(12, 12, 0, 0), (5, 9, 4, 0), (1, 7, 11, 5), (4, 9, 6, 1), (3, 12, 2, 0)])
@pytest.mark.parametrize(("f", "evaluated", "shifts"), [f[1:] for f in FUNCTIONS], ids=[f[0] for f in FUNCTIONS])
@pytest.mark.parametrize("padded", [False, True])
def test_a_function_becomes_the_mask_that_transformers_builds(
    f: Any, evaluated: int, shifts: bool, place: tuple[int, int, int, int], padded: bool
) -> None:
    """Whole, and in its blocks; with queries behind a cache, with a window's cache that dropped keys, with a static cache."""
    if not shifts:
        place = (12, 12, 0, 0)
    q_length, kv_length, q_offset, kv_offset = place
    attention_mask = torch.ones(2, q_length + q_offset, dtype=torch.bool)
    if padded:
        attention_mask[0, :2] = attention_mask[1, -1] = False
    given = {
        "batch_size": 2, "q_length": q_length, "kv_length": kv_length, "q_offset": q_offset, "kv_offset": kv_offset,
        "mask_function": f, "attention_mask": attention_mask, "device": torch.device("cpu"),
    }  # fmt: skip
    expected = theirs.sdpa_mask(**given, allow_is_causal_skip=False).expand(2, 1, q_length, kv_length)
    made = make_mask(**given, dtype=torch.float32, config=None)
    assert torch.equal(made.visible(), expected)
    assert functions_in(made.mask) == evaluated
    assert (made.mask.dense(q_length, kv_length, batch=2, query_offset=made.query_offset) == expected).all()
    q, k, v = (torch.randn(2, 3, n, 4) for n in (q_length, kv_length, kv_length))
    with qkv.engines.tiled.tile_sizes(2, 3):
        out = qkv.attention(q, k, v, mask=made.mask, query_offset=made.query_offset)
    assert torch.allclose(out, qkv.attention(q, k, v, mask=expected), atol=1e-6)


def test_a_tensor_offset_is_read_at_once() -> None:
    """A static cache counts in place: by the time a layer asks, the number is another one."""
    filled = torch.tensor(3)
    made = make_mask(1, 2, 8, q_offset=filled)
    filled.add_(2)
    assert made.query_offset == 3


def test_a_mask_without_padding_is_only_its_structure() -> None:
    assert str(make_mask(2, 4, 4, attention_mask=torch.ones(2, 4, dtype=torch.bool)).mask) == "causal"
    assert "keys" in str(make_mask(2, 4, 4, attention_mask=padding("left", 4)).mask)


@pytest.mark.parametrize("name", ["mistral", "gemma3", "llama4", "bert", "bart"])
def test_no_model_of_transformers_makes_a_mask_of_length_squared(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: StructuredMask) -> None:
        raise AssertionError("the mask was written out")

    monkeypatch.setattr(StructuredMask, "visible", never)
    qkv.hf.register()
    model = tiny(name)
    model.set_attn_implementation("qkv")
    with torch.no_grad():
        model(input_ids=ids(), attention_mask=padding("left"))


# -- transformers changes ------------------------------------------------------------------------------------------------


def _renamed(width: int) -> Any:
    """A window whose closure holds another name."""

    def inner_mask(batch_idx: Any, head_idx: Any, q_idx: Any, kv_idx: Any) -> Any:
        return kv_idx > q_idx - width

    return inner_mask


def _redefined(sliding_window: int) -> Any:
    """A window that counts one key more, with the closure of today's."""

    def inner_mask(batch_idx: Any, head_idx: Any, q_idx: Any, kv_idx: Any) -> Any:
        return kv_idx >= q_idx - sliding_window

    return inner_mask


@pytest.mark.parametrize("changed", [_renamed, _redefined])
def test_a_changed_function_is_asked_tile_by_tile(changed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theirs, "sliding_window_overlay", changed)
    f = theirs.and_masks(changed(3), theirs.causal_mask_function)
    made = make_mask(1, 6, 6, mask_function=f)
    assert functions_in(made.mask) == 1 and "causal" in str(made.mask)
    assert torch.equal(made.visible(), theirs.sdpa_mask(1, 6, 6, mask_function=f, allow_is_causal_skip=False))


def test_a_function_that_is_gone_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(theirs, "chunked_overlay")
    assert str(make_mask(1, 6, 6, mask_function=theirs.causal_mask_function).mask) == "causal"


def test_a_copy_of_a_function_is_not_taken_for_the_original() -> None:
    made = make_mask(1, 6, 6, mask_function=_redefined(3))
    assert functions_in(made.mask) == 1
    assert int(made.visible()[0, 0, 5].sum()) == 4


# -- a user's mask function ------------------------------------------------------------------------------------------------


def test_a_function_over_single_numbers_is_vmapped_as_transformers_does() -> None:
    """It picks rows of tables with numbers, which does not broadcast."""
    table = torch.rand(2, 9, 9, generator=torch.Generator().manual_seed(0)) > 0.5

    def picks(b: Any, h: Any, q: Any, kv: Any) -> Any:
        return table[b][q][kv]

    given = {"batch_size": 2, "q_length": 4, "kv_length": 9, "q_offset": 5, "mask_function": picks, "use_vmap": True}
    made = make_mask(**given)
    assert torch.equal(made.visible(), theirs.sdpa_mask(**given, allow_is_causal_skip=False))
    assert torch.equal(made.visible()[:, 0], table[:, 5:])


@pytest.mark.parametrize("joined", ["or_mask_function", "and_mask_function"])
def test_a_users_function_through_a_model(joined: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import transformers.models.mistral.modeling_mistral as modeling

    def own(b: Any, h: Any, q: Any, kv: Any) -> Any:
        return (kv == 2) | (q == kv)

    create = modeling.create_sliding_window_causal_mask
    monkeypatch.setattr(modeling, "create_sliding_window_causal_mask", lambda **k: create(**k, **{joined: own}))
    qkv.hf.register()
    model, found = tiny("mistral"), []
    for name in ("eager", "qkv"):
        model.set_attn_implementation(name)
        with torch.no_grad():
            found.append(model(input_ids=ids()).logits)
    assert float((found[0] - found[1]).abs().max()) < 2e-4


# -- the mask as models meet it ----------------------------------------------------------------------------------------------


def test_the_mask_looks_like_eagers_and_stores_nothing() -> None:
    made = make_mask(2, 3, 5, q_offset=2, attention_mask=padding("left", 5), dtype=torch.bfloat16)
    assert isinstance(made, torch.Tensor) and made.dtype == torch.bfloat16 and made.shape == (2, 1, 3, 5)
    assert torch.equal(
        made.dense(), theirs.eager_mask(2, 3, 5, 2, attention_mask=padding("left", 5).bool(), dtype=made.dtype)
    )
    assert repr(made) == "StructuredMask(causal & keys(2×5), query_offset=2, size=(2, 1, 3, 5))"
    huge = make_mask(1, 2**20, 2**20)  # 4 TiB, were it stored
    assert huge.shape == (1, 1, 2**20, 2**20) and huge[:, :, :, : 2**20].mask is huge.mask


def test_what_a_model_does_with_its_mask_gives_what_it_would_under_eager() -> None:
    made = make_mask(2, 3, 5, q_offset=2, attention_mask=padding("left", 5))
    dense, scores = made.dense(), torch.randn(2, 4, 3, 5, requires_grad=True)
    for unchanged in (made.detach(), made.clone(), made[:, :, :, :5], made.to("cpu"), made.to(torch.float16)):
        assert isinstance(unchanged, StructuredMask) and torch.equal(unchanged.visible(), dense == 0)
    for changed, expected in (
        (made[:, :, :, :3], dense[:, :, :, :3]),
        (made == 0, dense == 0),
        (scores + made, scores + dense),
        (torch.where(made < 0, 0.0, -1.0), torch.where(dense < 0, 0.0, -1.0)),
        (made[:, :, -1:, :], dense[:, :, -1:, :]),
        (torch.cat([made, made], -1), torch.cat([dense, dense], -1)),
        (made.expand(2, 4, 3, 5), dense.expand(2, 4, 3, 5)),
    ):
        assert not isinstance(changed, StructuredMask) and torch.equal(changed, expected)


def test_a_mask_of_other_sizes_is_cut_or_spread_or_refused() -> None:
    q, k, layer = torch.randn(2, 2, 3, 8), torch.randn(2, 2, 6, 8), torch.nn.Identity()
    longer, one = make_mask(2, 3, 9, q_offset=3), make_mask(2, 1, 1, q_offset=0)
    cut = qkv.attention(q, k, k, mask=longer.visible()[..., :6])
    torch.testing.assert_close(qkv.hf.attend(layer, q, k, k, longer)[0], cut.transpose(1, 2))
    torch.testing.assert_close(qkv.hf.attend(layer, q, k, k, one)[0], qkv.attention(q, k, k).transpose(1, 2))
    shorter = make_mask(2, 3, 5, q_offset=2, attention_mask=padding("left", 5))
    with pytest.raises(
        ValueError, match=r"bias has shape \(2, 1, 3, 5\), which does not broadcast to .* \(2, 2, 3, 6\)"
    ):
        qkv.hf.attend(layer, q, k, k, shorter)
