"""Scores of heads and their table, against dense float64 computations and by hand."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from pathlib import Path

import pytest
import torch
from hand_made import map_of
from hypothesis import given, settings
from hypothesis import strategies as st
from subjects import IDS, KINDS, LENGTH, Known, known, several
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv.trace.questions import scores_of_heads
from qkv.trace.questions.head_table import Column, HeadTable
from qkv.trace.questions.heads import heads
from qkv.trace.questions.measured import Subject


@pytest.fixture(params=KINDS)
def layer(request: pytest.FixtureRequest) -> Known:
    return known(request.param)


def last_before(ids: list[int], places: list[int], t: int, gap: int = 1) -> int | None:
    """The last p among `places` with the token of t and p ≤ t − gap."""
    found = [p for p in places if p <= t - gap and ids[p] == ids[t]]
    return found[-1] if found else None


def pairs(name: str, ids: list[int], places: list[int]) -> list[tuple[int, int]]:
    """By the definition, one token at a time: the row and the column of each weight that a score is the mean of."""
    if name == "previous_token":
        return [(t, t - 1) for t in places if t - 1 in places]
    if name == "self_share":
        return [(t, t) for t in places]
    gap, step = (1, 0) if name == "duplicate_token" else (2, 1)
    found = [(t, last_before(ids, places, t, gap)) for t in places]
    return [(t, p + step) for t, p in found if p is not None]


def by_definition(name: str, layer: Known) -> Tensor:
    cells = [
        layer.weights[b, :, row, column]
        for b, places in enumerate(layer.positions)
        for row, column in pairs(name, IDS[b].tolist(), places)
    ]
    return torch.stack(cells).mean(0)


@pytest.mark.parametrize("name", ["previous_token", "self_share", "duplicate_token", "induction"])
def test_scores_from_single_weights(layer: Known, name: str) -> None:
    score = getattr(scores_of_heads, name)(layer.subject)
    assert_close(score.value, by_definition(name, layer))
    assert score.kind == "derived"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=3, max_size=24), st.integers(0, 10**6))
def test_induction_and_duplicates_of_any_text(ids: list[int], seed: int) -> None:
    g = torch.Generator().manual_seed(seed)
    made = qkv.AttentionMap.from_tensors(*torch.randn(2, 1, 1, len(ids), 4, generator=g).double(), causal=True)
    w = made.dense()[0, 0]
    of = Subject(made, ids=torch.tensor([ids]))
    for name, score in (("induction", scores_of_heads.induction), ("duplicate_token", scores_of_heads.duplicate_token)):
        cells = [w[row, column] for row, column in pairs(name, ids, list(range(len(ids))))]
        right = torch.stack(cells).mean() if cells else torch.tensor(math.nan).double()
        assert_close(score(of).value[0], right, equal_nan=True)


@pytest.mark.parametrize("length", [3, 20])
def test_induction_on_repeated_tokens_is_the_published_score(length: int) -> None:
    """Olsson et al. 2022: the mean of W[t, t − (T − 1)] over the second time that T random tokens are given."""
    g = torch.Generator().manual_seed(length)
    once = torch.randperm(1000, generator=g)[:length]
    ids = torch.cat([torch.tensor([1000]), once, once]).unsqueeze(0)
    made = qkv.AttentionMap.from_tensors(*torch.randn(2, 1, 3, 2 * length + 1, 4, generator=g).double(), causal=True)
    t = torch.arange(length + 1, 2 * length + 1)
    published = made.dense()[0, :, t, t - (length - 1)].mean(-1)
    assert_close(scores_of_heads.induction(Subject(made, ids=ids)).value, published)


def test_induction_by_hand() -> None:
    """a b a: the last token read b with 0.7; a a a: what follows must not be the token itself, so only token 2 counts."""
    w = torch.tensor([[[1.0, 0, 0], [0.5, 0.5, 0], [0.2, 0.7, 0.1]]])
    assert_close(
        scores_of_heads.induction(Subject(map_of(w), ids=torch.tensor([[4, 5, 4]]))).value, torch.tensor([0.7])
    )
    assert_close(
        scores_of_heads.induction(Subject(map_of(w), ids=torch.tensor([[4, 4, 4]]))).value, torch.tensor([0.7])
    )
    assert_close(
        scores_of_heads.duplicate_token(Subject(map_of(w), ids=torch.tensor([[4, 4, 4]]))).value, torch.tensor([0.6])
    )
    assert scores_of_heads.induction(Subject(map_of(w), ids=torch.tensor([[4, 5, 6]]))).value.isnan().all()


# ---- retrieval --------------------------------------------------------------------------------------------------------


def copying(reads: dict[int, int], length: int = 9) -> Subject:
    """One head whose row i reads reads[i] (else itself) with 0.9; tokens 6 to 8 are the answer 12 13 14."""
    w = torch.eye(length)
    for row, column in reads.items():
        w[row] = 0.1 * torch.eye(length)[row]
        w[row, column] += 0.9
    ids = torch.tensor([[1, 12, 13, 14, 2, 3, 12, 13, 14]])
    return Subject(map_of(w[None]), ids=ids, prompt_length=6)


def test_retrieval_by_hand() -> None:
    """The needle is tokens 1 to 3. Row 5 makes token 6, a 12, and reads where 12 stands; one that reads a 14 copies none."""
    score = scores_of_heads.retrieval
    needle = range(1, 4)
    assert_close(score(copying({5: 1, 6: 2, 7: 3}), needle).value, torch.tensor([1.0]))
    assert_close(score(copying({5: 1, 6: 3}), needle).value, torch.tensor([1 / 3]))
    assert_close(score(copying({}), needle).value, torch.tensor([0.0]))
    assert_close(score(copying({5: 1, 6: 2}), slice(1, 3)).value, torch.tensor([1.0]))
    assert_close(score(copying({6: 2, 7: 3}), needle, answer=[7]).value, torch.tensor([1 / 3]))
    # the same token copied twice counts once, and a copy of what stands outside the needle does not count
    twice = copying({5: 1, 7: 1}).changed(ids=torch.tensor([[1, 12, 13, 14, 2, 3, 12, 9, 12]]))
    assert_close(score(twice, needle).value, torch.tensor([1 / 3]))
    assert_close(score(copying({5: 1, 6: 2}), [2]).value, torch.tensor([1.0]))


def test_retrieval_refuses_what_it_cannot_tell() -> None:
    of = copying({})
    for wrong, message in (
        (lambda: scores_of_heads.retrieval(of.changed(ids=None), [1]), "known token ids"),
        (lambda: scores_of_heads.retrieval(of.changed(cross=True), [1]), "self-attention of one text"),
        (lambda: scores_of_heads.retrieval(of, []), "the needle or the answer is empty"),
        (lambda: scores_of_heads.retrieval(of.changed(prompt_length=None), [1]), "the needle or the answer is empty"),
        (lambda: scores_of_heads.retrieval(of, [12]), "positions must lie from 0 to 8"),
        (lambda: scores_of_heads.retrieval(of.changed(places=torch.arange(9) + 6), [1]), "was not kept"),
    ):
        with pytest.raises(ValueError, match=message):
            wrong()


# ---- the table -----------------------------------------------------------------------------------------------------------


def rows_by_definition(layer: Known) -> dict[str, Tensor]:
    """The sums over rows: means over the rows of text that read something."""
    found: dict[str, list[Tensor]] = {"entropy": [], "relative_entropy": [], "distance": []}
    far = (torch.arange(LENGTH)[:, None] - torch.arange(LENGTH)).abs()
    for b, places in enumerate(layer.positions):
        for i in places:
            total = layer.weights[b, :, i].sum(-1)
            p = layer.weights[b, :, i] / total.unsqueeze(-1)
            nats = -(p * torch.where(p > 0, p, 1.0).log()).sum(-1)
            found["entropy"].append(nats)
            found["distance"].append((p * far[i]).sum(-1))
            seen = int(layer.visible[b, 0, i].sum())
            if seen > 1:
                found["relative_entropy"].append(nats / math.log(seen))
    return {name: torch.stack(several).mean(0) for name, several in found.items()}


def test_the_table_holds_every_score(layer: Known) -> None:
    table = heads([layer.subject])
    right = rows_by_definition(layer)
    right |= {n: by_definition(n, layer) for n in ("previous_token", "self_share", "duplicate_token", "induction")}
    for name, value in right.items():
        assert_close(torch.tensor(table[name]).double(), value, rtol=1e-6, atol=1e-7)
    later = [(b, i, places[0]) for b, places in enumerate(layer.positions) for i in places[1:]]
    sink = torch.stack([layer.weights[b, :, i, first] for b, i, first in later]).mean(0)
    assert_close(torch.tensor(table["sink_share"]).double(), sink, rtol=1e-6, atol=1e-7)
    learned = torch.stack([1 - layer.weights[b, :, i].sum(-1) for b, i, _ in later]).mean(0)
    assert ("learned_sink" in table.names) == bool((learned > 1e-6).any())
    if "learned_sink" in table.names:
        assert_close(torch.tensor(table["learned_sink"]).double(), learned, rtol=1e-6, atol=1e-7)


def test_half_precision_is_asked_in_float32() -> None:
    """Of bfloat16 queries and keys: as the dense weights of just those numbers, in float64."""
    layer = known("left padding", dtype=torch.bfloat16)
    table = heads([layer.subject])
    right = {"induction": by_definition("induction", layer), **rows_by_definition(layer)}
    for name, value in right.items():
        assert_close(torch.tensor(table[name]).double(), value.double(), rtol=1e-5, atol=1e-6)


def test_the_table_of_several_layers() -> None:
    layers = [
        one.subject.changed(number=n + 4, name=f"layer {n}", heads=(0, 1, 2, 7))
        for n, one in enumerate(several("causal"))
    ]
    steps: list[tuple[str, int, int]] = []
    table = heads(layers, progress=lambda *step: steps.append(step))
    assert len(table) == 12
    assert steps == [("heads", 1, 3), ("heads", 2, 3), ("heads", 3, 3)]
    assert table["layer"] == [4] * 4 + [5] * 4 + [6] * 4
    assert table["head"] == [0, 1, 2, 7] * 3
    assert table[5]["name"] == "layer 1"
    assert {c.kind for c in table.columns} == {"measured", "derived"}
    bare = heads([one.subject.map for one in several("causal")])
    assert bare["layer"] == [0] * 4 + [1] * 4 + [2] * 4
    assert "induction" not in bare.names
    assert_close(torch.tensor(bare["self_share"]), torch.tensor(table["self_share"]))


def test_cross_attention_has_no_scores_of_places() -> None:
    self_attention = known("causal").subject
    table = heads([self_attention, known("an encoder").subject.changed(cross=True)])
    assert all(math.isnan(table[n]["induction"]) and math.isnan(table[n]["distance"]) for n in range(4, 8))
    assert not any(math.isnan(table[n]["entropy"]) for n in range(8))
    for ask in (scores_of_heads.previous_token, scores_of_heads.self_share):
        with pytest.raises(ValueError, match="cross-attention"):
            ask(self_attention.changed(cross=True))
    with pytest.raises(ValueError, match="their ids are not known"):
        scores_of_heads.induction(self_attention.changed(ids=None))


def test_rows_that_were_left_out_do_not_shift_the_others() -> None:
    """Of a layer only rows 3, 8 and 13 were kept: previous token, distance and induction go by the tokens' places."""
    whole = known("causal")
    kept = torch.tensor([3, 8, 13])
    q, k, *_ = whole.subject.map.tensors
    made = qkv.AttentionMap.from_tensors(
        q[:, :, kept], k, mask=qkv.masks.from_tensor(torch.arange(LENGTH) <= kept[:, None])
    )
    table = heads([Subject(made, ids=IDS, places=kept)])
    w = whole.weights
    assert_close(torch.tensor(table["previous_token"]).double(), w[:, :, kept, kept - 1].mean((0, 2)))
    far = (w[:, :, kept] * (kept[:, None] - torch.arange(LENGTH)).abs()).sum(-1).mean((0, 2))
    assert_close(torch.tensor(table["distance"]).double(), far)
    cells = [
        w[b, :, row, column]
        for b in range(2)
        for row, column in pairs("induction", IDS[b].tolist(), list(range(LENGTH)))
        if row in kept.tolist()
    ]
    assert_close(torch.tensor(table["induction"]).double(), torch.stack(cells).mean(0))


def small_table() -> HeadTable:
    columns = tuple(Column(n, n, f"what {n} is", "share", "derived", "here") for n in ("layer", "head", "score"))
    rows = ((0, 0, 0.5), (0, 1, math.nan), (1, 0, 0.25), (1, 1, 123.456), (2, 0, 7.0))
    return HeadTable(columns, rows)


def test_a_table_is_sorted_and_cut() -> None:
    table = small_table()
    assert [row["score"] for row in table.sort("score")][:4] == [123.456, 7.0, 0.5, 0.25]
    assert [row["score"] for row in table.sort("score", descending=False)][:2] == [0.25, 0.5]
    assert math.isnan(table.sort("score")[-1]["score"])
    assert math.isnan(table.sort("score", descending=False)[-1]["score"])
    assert table[1:3]["layer"] == [0, 1]
    assert len(table.sort("score")[:2]) == 2
    with pytest.raises(KeyError, match=r"no column 'scores'\. There are: layer, head, score"):
        table.sort("scores")


def test_a_table_prints_aligned_and_counts_what_it_leaves_out() -> None:
    lines = str(small_table()).splitlines()
    assert lines == [
        "layer  head  score",
        "    0     0  0.500",
        "    0     1      –",
        "    1     0  0.250",
        "    1     1    123",
        "    2     0   7.00",
    ]
    many = HeadTable(small_table().columns, small_table().rows * 9)
    assert len(str(many).splitlines()) == 22
    assert "and 25 more heads" in str(many)
    assert max(map(len, str(heads([known("causal").subject])).splitlines())) <= 80


def test_a_table_goes_elsewhere(tmp_path: Path) -> None:
    table = small_table()
    data = json.loads(table.to_json(tmp_path / "heads.json"))
    assert data == json.loads((tmp_path / "heads.json").read_text())
    assert data["rows"][1] == {"layer": 0, "head": 1, "score": None}
    assert data["columns"][2] == {
        "name": "score",
        "what": "what score is",
        "unit": "share",
        "kind": "derived",
        "source": "here",
    }
    lines = list(csv.reader(io.StringIO(table.to_csv(tmp_path / "heads.csv"))))
    assert lines == list(csv.reader(io.StringIO((tmp_path / "heads.csv").read_text())))
    assert lines[:3] == [["layer", "head", "score"], ["0", "0", "0.5"], ["0", "1", ""]]


def test_pandas_gets_the_same_numbers() -> None:
    table = small_table()
    frame = pytest.importorskip("pandas").DataFrame
    made = table.to_pandas()
    assert isinstance(made, frame)
    assert list(made.columns) == ["layer", "head", "score"]
    assert made["score"].isna().tolist() == [False, True, False, False, False]
    assert made["layer"].tolist() == [0, 0, 1, 1, 2]


def test_without_pandas_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install pandas\. Or use to_csv or to_json"):
        small_table().to_pandas()
