"""Details as JSON and back: every class, every number, and nothing that a file has no business to say."""

from __future__ import annotations

import importlib
import json
import math
import pkgutil
import re
from pathlib import Path
from typing import Any

import cases
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

import qkv
from qkv import _mask_kinds, _score_base, biases, masks, normalizers, scores
from qkv._blocks import Grid
from qkv._detail import Detail, strip
from qkv._encoding import _descendants
from qkv._placed import Piece, Place, PlacedBias, PlacedMask
from qkv.plan import Description
from qkv.trace.disk import document, spec
from qkv.trace.disk.packed import Packed, pack, unpack
from qkv.trace.disk.spec import CLASSES
from qkv.trace.errors import TraceError
from qkv.trace.joining import same

SIZE = (2, 4, 6, 9)


def written(d: Description, size: tuple[int, int, int, int] = SIZE) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """(JSON that went through text, the tensors beside it)."""
    kept: dict[str, Tensor] = {}

    def keep(name: str, tensor: Tensor) -> dict[str, Any]:
        kept[name] = tensor
        return {"tensor": name}

    found = spec.write(spec.bare(d, size, torch.device("cpu")), keep)
    return json.loads(json.dumps(found, allow_nan=False)), kept


def read(data: Any, kept: dict[str, Tensor], size: tuple[int, int, int, int] = SIZE, meta: bool = False) -> Description:
    def leaf(place: dict[str, Any], path: str) -> Tensor:
        if place["tensor"] not in [*kept]:
            raise TraceError(f"{path} is not there.")
        tensor = kept[place["tensor"]]
        return torch.empty_like(tensor, device="meta") if meta else tensor

    return spec.read(data, leaf, size)


def described(**fields: Any) -> Description:
    plain: dict[str, Any] = {"score": scores.Dot(), "bias": None, "mask": None, "normalize": normalizers.Softmax()}
    return Description(**{**plain, "scale": 0.125, "softcap": None, "offset": 3, "raw": True, **fields})


def same_bits(a: Detail, b: Detail) -> bool:
    """Equal fields, equal tensors of equal dtypes; NaN and −0 are themselves."""
    mine: list[Tensor] = []
    theirs: list[Tensor] = []
    if repr(strip(a, mine)) != repr(strip(b, theirs)):
        return False
    return all(
        x.dtype == y.dtype and x.shape == y.shape and torch.equal(x.view(torch.uint8), y.view(torch.uint8))
        for x, y in zip(*([t.contiguous().reshape(-1) for t in several] for several in (mine, theirs)), strict=True)
    )


# ---- every class ------------------------------------------------------------------------------------------------------

W = torch.linspace(-1, 1, 16).view(4, 4)
PLACE = Place((2, 4, 6, 5), torch.tensor([1, 2]), False, None, (0, 3), torch.tensor([2, 0]), 0, 4)
EXAMPLES: dict[str, Detail] = {
    "scores.Dot": scores.Dot(0.3, 50.0),
    "scores.Features": _score_base.FEATURES,
    "scores.General": scores.General(W),
    "scores.Additive": scores.Additive(W, W, W[0].bfloat16()),
    "scores.TanhSum": scores.TanhSum(W[0].double()),
    "scores.Concat": scores.Concat(torch.ones(8, 4), W[0]),
    "scores.Cosine": scores.Cosine(torch.tensor([0.1, 0.2, 0.3, 0.4])),
    "scores.Quotient": scores.Quotient(),
    "scores.Gaussian": scores.Gaussian(0.1),
    "scores.Boxcar": scores.Boxcar(torch.tensor(2.0)),
    "scores.Epanechnikov": scores.Epanechnikov(1e-300),
    "scores.FeatureMap": scores.FeatureMap(),
    "biases.Values": biases.Values(torch.tensor([-math.inf, 0.0, -0.0] * 3).half()),
    "biases.Sum": biases.ALiBi() + torch.ones(6, 9) + biases.ALiBi(W[0].abs()),
    "biases.ALiBi": biases.ALiBi(),
    "biases.RelativePosition": biases.RelativePosition(torch.randn(4, 5)),
    "biases.RelativeKeys": biases.RelativeKeys(torch.randn(1, 4, 6, 3)),
    "biases.T5": biases.T5(torch.randn(32, 4), bidirectional=False, max_distance=64),
    "biases.PlacedBias": PlacedBias((Piece(0, 2, PLACE, biases.ALiBi()), Piece(2, 4, PLACE, None))),
    "masks.Everyone": masks.everyone(),
    "masks.Window": masks.window(5, None),
    "masks.Below": masks.lengths(torch.tensor([3, 9])),
    "masks.Keys": masks.keys(torch.rand(2, 9) > 0.5),
    "masks.Documents": masks.documents(torch.arange(9) // 3),
    "masks.GlobalTokens": masks.global_tokens([0, 7]),
    "masks.BlockSparse": masks.block_sparse(torch.rand(3, 5) > 0.5, 2),
    "masks.Given": masks.from_tensor(torch.rand(1, 4, 6, 9) > 0.5),
    "masks.And": masks.causal() & masks.prefix(2),
    "masks.Or": masks.causal("upper_left") | masks.prefix(2),
    "masks.Not": ~masks.window(1, 1),
    "masks.Dilated": masks.dilated(2, 3),
    "masks.Strided": masks.strided(4),
    "masks.Fixed": masks.fixed(4, 2),
    "masks.RandomBlocks": masks.random_blocks(2, 3, seed=2**62),
    "masks.Tree": masks.tree([-1, 0, 0, 1, 1, -1]),
    "masks.Packed": Packed(pack(torch.rand(2, 1, 6, 9) > 0.5), 9),
    "masks.PlacedMask": PlacedMask((Piece(0, 2, PLACE, masks.causal()), Piece(2, 4, PLACE, None))),
    "normalizers.Softmax": normalizers.Softmax(sinks=W[0]),
    "normalizers.Sparsemax": normalizers.Sparsemax(),
    "normalizers.Entmax": normalizers.Entmax(1.1),
    "normalizers.Sigmoid": normalizers.Sigmoid(-7.3),
    "normalizers.Proportional": normalizers.Proportional(),
    "normalizers.Hard": normalizers.Hard(),
    "normalizers.Identity": normalizers.Identity(),
}
FIELDS = {"scores": "score", "biases": "bias", "masks": "mask", "normalizers": "normalize"}


def test_every_class_has_an_example() -> None:
    assert EXAMPLES.keys() | {"Description", "Piece", "Place"} == CLASSES.keys()
    assert all(type(detail) is CLASSES[name] for name, detail in EXAMPLES.items())


def test_every_detail_of_qkv_can_be_written_but_functions() -> None:
    """A detail that is added must be added here too, or a trace with it could not be saved."""
    for module in pkgutil.walk_packages(qkv.__path__, "qkv."):
        if module.name.startswith(("qkv._", "qkv.variants", "qkv.trace")):
            importlib.import_module(module.name)
    functions = (scores.Function, biases.Function, _mask_kinds.Function)
    kinds = (scores.Score, biases.Bias, masks.Mask, normalizers.Normalizer, Description, Piece, Place)
    ours = {c for c in _descendants(Detail) if issubclass(c, kinds) and c.__module__.startswith("qkv.")}
    bases = {c for c in ours if any(c is not d and issubclass(d, c) for d in ours) and c not in CLASSES.values()}
    passing = {c for c in ours if c.__module__.startswith("qkv.trace.interventions")}  # only while a knock-out runs
    assert ours - bases - passing - {c for c in ours if issubclass(c, functions)} == set(CLASSES.values())


def test_the_page_of_the_format_names_every_class() -> None:
    page = (Path(__file__).parents[1] / "docs" / "trace-format.md").read_text()
    assert [
        name for name in CLASSES if name != "Description" and not re.search(rf"\b{name.split('.')[-1]}\b", page)
    ] == []
    rules = [
        document._TRACE,
        document._RUN,
        document._LAYER,
        document._SEGMENT,
        document._TENSOR_FILE,
        document._CHECK,
    ]
    members = {m for rule in rules for m in rule.__closure__[0].cell_contents}  # type: ignore[attr-defined, union-attr]
    assert len(members) > 25 and [m for m in members if f"`{m}`" not in page] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_class_comes_back(name: str) -> None:
    d = described(**{FIELDS[name.split(".")[0]]: EXAMPLES[name]})
    data, kept = written(d)
    assert same_bits(read(data, kept), d)
    read(data, kept, meta=True)


@pytest.mark.parametrize("case", cases.pairwise(), ids=cases.name)
def test_what_comes_back_gives_the_same_weights(case: cases.Case) -> None:
    """All-pairs of the details: the map of the description that was read gives bit for bit the weights of the first."""
    problem, details = cases.build(case)
    first = qkv.attention_with_map(problem.q, problem.k, problem.v, **details)[1]
    query, key, value, state = first.tensors
    size = first.shape
    if case["score"].startswith("callable") or case["bias"] in ("callable", "sum of two"):
        with pytest.raises(
            TraceError, match=r"^The (score|bias) is a function \(.*\), which no file can hold\. Give it as"
        ):
            written(first.description, size)
        return
    d = read(*written(first.description, size), size)
    again = qkv.AttentionMap(d, query, key, value, state=state)
    for of in (first, again):
        torch.testing.assert_close(again.dense(), of.dense(), rtol=0, atol=0, equal_nan=True)
    torch.testing.assert_close(again.pool(2, 2), first.pool(2, 2), rtol=0, atol=0, equal_nan=True)


# ---- numbers ----------------------------------------------------------------------------------------------------------


@given(st.floats(), st.floats(allow_nan=False), st.integers(-(2**70), 2**70))
@settings(max_examples=200, deadline=None)
def test_numbers_are_exact(bias: float, scale: float, offset: int) -> None:
    d = described(normalize=normalizers.Sigmoid(bias), scale=scale, offset=offset, dropout_p=0.1, seed=2**63 - 1)
    assert repr(read(*written(d))) == repr(d)


def test_other_kinds_of_numbers_are_written_as_plain_ones() -> None:
    import numpy as np

    data, _ = written(described(scale=np.float64(0.1), offset=3))
    assert data["scale"] == 0.1 and data["mask"] is None and set(data) == set(CLASSES["Description"].__annotations__)


# ---- functions ----------------------------------------------------------------------------------------------------------


def odd(b: Tensor, h: Tensor, i: Tensor, j: Tensor) -> Tensor:
    return (i * 3 + j + h) % 2 == 1


@pytest.mark.parametrize("size", [(2, 4, 6, 9), (1, 4, 70, 130), (2, 4, 0, 9), (0, 4, 3, 8)])
def test_a_mask_that_is_a_function_becomes_bits(
    size: tuple[int, int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qkv.trace.disk.packed._CELLS", 1000)  # so that several strips are asked
    d = described(mask=masks.causal() & ~masks.from_function(odd), offset=1, raw=False)
    found = read(*written(d, size), size)
    assert str(found.mask) == f"causal & ~packed(1×{4 if size[2] else 1}×{size[2]}×{size[3]})"
    assert torch.equal(_dense(found, size), _dense(d, size))


def test_placed_functions_become_bits() -> None:
    """A function that answers for rows of another matrix is asked as it stood there."""
    piece = Piece(0, 6, Place((2, 4, 6, 5), 2, False, first_key=4), masks.from_function(odd))
    d = described(mask=PlacedMask((piece,)))
    found = read(*written(d))
    assert isinstance(found.mask, Packed) and torch.equal(_dense(found, SIZE), _dense(d, SIZE))


def _dense(d: Description, size: tuple[int, int, int, int]) -> Tensor:
    assert d.mask is not None
    offset = None if d.raw else d.offset
    return d.mask.dense(size[2], size[3], batch=size[0], heads=size[1], query_offset=offset)


def test_a_function_over_too_many_pairs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qkv.trace.disk.packed.BUDGET", 200)
    written(described(mask=masks.from_function(lambda b, h, i, j: j <= i)))  # 54 pairs: heads are not told apart
    with pytest.raises(TraceError) as caught:
        written(described(mask=masks.from_function(odd)))
    assert str(caught.value) == (
        "The mask function(odd) is a function, and its 1 × 4 × 6 × 9 pairs are more than the 200 that are kept as bits. "
        "Give the mask as one of qkv.masks (they keep a few numbers), or record fewer rows with queries=."
    )


class Mine(normalizers.Normalizer):
    """Somebody's own normalizer."""


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (
            {"bias": biases.ALiBi() + biases.from_function(lambda s, *_: s)},
            "The bias is a function (<lambda>), which no file can hold. Give it as a tensor that broadcasts to (B, Hq, Lq, Lk) "
            "or as one of qkv.biases, or keep the trace in memory and do not save it.",
        ),
        (
            {"score": scores.from_function(odd)},
            "The score is a function (odd), which no file can hold. Give it as one of qkv.scores, or keep the trace in memory "
            "and do not save it.",
        ),
        (
            {"score": scores.FeatureMap(torch.exp)},
            "The score is a function (exp), which no file can hold. Give it as one of qkv.scores, or keep the trace in memory "
            "and do not save it.",
        ),
        (
            {"normalize": Mine()},
            "The normalize is a Mine, which no file can hold. Give it as one of qkv.normalizers, or keep the trace in memory "
            "and do not save it.",
        ),
    ],
)
def test_what_no_file_can_hold(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(TraceError) as caught:
        written(described(**fields))
    assert str(caught.value) == says


# ---- bits -----------------------------------------------------------------------------------------------------------


@given(st.integers(0, 40), st.integers(0, 3), st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_packing(count: int, rows: int, seed: int) -> None:
    flags = torch.rand(2, rows, count, generator=torch.Generator().manual_seed(seed)) > 0.5
    bits = pack(flags)
    assert bits.shape == (2, rows, -(-count // 8)) and torch.equal(unpack(bits, count), flags)


def test_packing_by_hand() -> None:
    """Pair j is bit j % 8 of byte j // 8: 1 + 4 + 128, then 2."""
    flags = torch.zeros(10, dtype=torch.bool)
    flags[[0, 2, 7, 9]] = True
    assert pack(flags).tolist() == [133, 2]


@given(st.integers(0, 2**32), st.sampled_from([1, 3]), st.sampled_from([1, 2]), st.integers(1, 19), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_blocks_of_bits_are_exact(seed: int, batch: int, heads: int, rows: int, keys: int) -> None:
    draw = torch.Generator().manual_seed(seed)
    flags = torch.rand(batch, heads, rows, keys, generator=draw) > torch.rand((), generator=draw)
    size = (batch, heads, rows, keys)
    grid = Grid(size, 4, 8, 0)
    for mine, theirs in zip(Packed(pack(flags), keys).blocks(grid), masks.from_tensor(flags).blocks(grid), strict=True):
        assert torch.equal(mine, theirs)
    rows_, cols = torch.randperm(rows, generator=draw)[:5], torch.randperm(keys, generator=draw)[:7]
    tile = described().tile(size, torch.device("cpu"), slice(0, batch), slice(0, heads), rows_, cols)
    assert torch.equal(Packed(pack(flags), keys).visible(tile), flags[:, :, rows_][..., cols])


# ---- strictness -----------------------------------------------------------------------------------------------------

_DOT = {"is": "scores.Dot", "scale": None, "softcap": None}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"score": {"is": "os.system"}}, "score is 'os.system'; expected a Score of qkv's own."),
        ({"score": {"is": "masks.Everyone"}}, "score is 'masks.Everyone'; expected a Score of qkv's own."),
        ({"score": {"is": ["scores.Dot"]}}, "score is ['scores.Dot']; expected a Score of qkv's own."),
        ({"score": {"is": "scores.Function", "f": 1}}, "score is 'scores.Function'; expected a Score of qkv's own."),
        ({"score": {"is": "scores.Dot", "scale": 1.0}}, "score: scores.Dot lacks softcap."),
        ({"score": {**_DOT, "power": 2}}, "score: scores.Dot has no field power."),
        ({"score": {**_DOT, "scale": "1"}}, "score.scale is '1'; expected float or null."),
        ({"score": {**_DOT, "scale": True}}, "score.scale is True; expected float or null."),
        ({"score": None}, "score is None; expected Score."),
        ({"mask": {"is": "masks.Window", "left": 1.0, "right": 0, "upper_left": False}}, "mask.left is 1.0; expected int or"),
        ({"mask": {"is": "masks.Window", "left": -1, "right": 0, "upper_left": False}}, "mask: masks.window: got (-1, 0)"),
        ({"mask": {"is": "masks.Below", "n": 3, "name": "keys"}}, "mask: 'keys'"),
        ({"mask": {"is": "masks.Dilated", "count": 1, "step": 0}}, "mask: masks.dilated: step is 0; expected 1 or more."),
        ({"mask": {"is": "masks.GlobalTokens", "indices": [1, "2"]}}, "mask.indices.1 is '2'; expected int."),
        ({"mask": {"is": "masks.Keys", "values": {"tensor": "a"}}}, "mask: masks.keys: got a mask of torch.float32"),
        ({"mask": {"is": "masks.Keys", "values": {"tensor": "b"}}}, "does not fit (B, Hq, Lq, Lk) = (2, 4, 6, 9): masks.keys"),
        ({"normalize": {"is": "normalizers.Entmax", "alpha": 3.0}}, "normalize: normalizers.Entmax: alpha must be"),
        ({"normalize": {"is": "normalizers.Softmax", "sinks": {"tensor": "a"}, "off_by_one": False}}, "sinks has shape (3,)"),
        ({"bias": {"is": "biases.Sum", "parts": {"is": "biases.ALiBi", "slopes": None}}}, "bias.parts is {'is'"),
        ({"bias": {"is": "biases.PlacedBias", "pieces": [{"is": "Piece", "first": 0}]}}, "Piece lacks count, detail, place."),
        ({"offset": {"tensor": "a"}}, "offset is (3,) of torch.float32; expected whole numbers (2,)."),
        ({"raw": 1}, "raw is 1; expected bool."),
        ({"scale": "infinity"}, "scale is 'infinity'; expected float."),
        ({"surprise": 1}, "a description: Description has no field surprise."),
    ],
)  # fmt: skip
def test_what_a_description_may_not_say(change: dict[str, Any], says: str) -> None:
    data, _ = written(described())
    kept = {"a": torch.zeros(3), "b": torch.ones(2, 8, dtype=torch.bool)}
    with pytest.raises(TraceError) as caught:
        read({**data, **change}, kept)
    assert says in str(caught.value)


def test_pieces_must_be_of_the_right_kind_and_inside() -> None:
    data, kept = written(described(mask=EXAMPLES["masks.PlacedMask"]))
    piece = data["mask"]["pieces"][0]
    piece["detail"] = {"is": "biases.ALiBi", "slopes": None}
    with pytest.raises(TraceError, match=r"^mask: every piece must be a Mask or null\.$"):
        read(data, kept)
    piece["detail"], piece["place"]["heads"] = None, [4]
    with pytest.raises(TraceError, match=r"^mask\.pieces\.0\.place: a matrix of \(2, 4, 6, 5\) cannot stand there\.$"):
        read(data, kept)


_LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
_NAME = st.sampled_from(["is", "tensor", "score", "a", "parts"])
_ANY = st.recursive(_LEAF, lambda x: st.lists(x, max_size=2) | st.dictionaries(_NAME, x, max_size=3), max_leaves=6)


@given(_ANY)
@settings(max_examples=200, deadline=None)
def test_nonsense_gives_one_kind_of_error(data: Any) -> None:
    plain, kept = written(described())
    for name in ("score", "bias", "mask", "normalize", "offset"):
        if data is None or (name == "offset" and type(data) is int):
            continue
        with pytest.raises(TraceError):
            read({**plain, name: data}, kept)


def test_same_is_by_value() -> None:
    """The helper that these tests compare with can tell a difference."""
    one, other = described(bias=biases.Values(torch.ones(3))), described(bias=biases.Values(torch.zeros(3)))
    assert (
        not same(one, other)
        and not same_bits(one, other)
        and same_bits(one, described(bias=biases.Values(torch.ones(3))))
    )
