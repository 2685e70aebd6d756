"""What the explorer asks of a trace: tiles at any zoom, a cell's calculation, the description, bounded questions."""

from __future__ import annotations

import json
import math
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from explored import TOKENS, small

import qkv
from qkv import biases, masks
from qkv._pooling import Part, pooled
from qkv.trace.questions.cell import cell
from qkv.trace.questions.measured import Subject, subject
from qkv.trace.questions.pyramid import SIZE, Pyramid, levels, small_picture, tracks
from qkv.views.server.answers import Answers
from qkv.views.server.asked import heads, several, whole
from qkv.views.server.told import told
from qkv.views.server.work import Overdue, Stopped, Work


def a_map(length: int = 600, keys: int | None = None, **details: object) -> qkv.AttentionMap:
    draw = torch.Generator().manual_seed(3)
    q = torch.randn(1, 4, length, 8, generator=draw)
    k, v = (torch.randn(1, 2, keys or length, 8, generator=draw) for _ in range(2))
    return qkv.attention_with_map(q, k, v, **details)[1]


def nothing() -> None:
    """Goes on."""


# ---- tiles -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "details",
    [
        {"causal": True},
        {"causal": True, "window": (40, 0)},
        {"mask": masks.lengths(torch.tensor([450]))},
        {"bias": biases.ALiBi(), "causal": True},
        {},
    ],
    ids=["causal", "window", "lengths", "alibi", "all"],
)
@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("largest", [False, True])
def test_a_tile_is_the_pooled_matrix(details: dict[str, object], level: int, largest: bool) -> None:
    of = Subject(a_map(**details))
    dense, step = of.map.dense()[0, 3].double(), 2**level
    hidden = of.map.scores[0, 3] == -math.inf
    for row in range(-(-600 // (SIZE * step))):
        for col in range(-(-600 // (SIZE * step))):
            found = Pyramid().tile([(of, 3)], level, row, col, largest=largest).values
            for i in range(0, found.shape[0], 37):
                for j in range(0, found.shape[1], 29):
                    r, c = (row * SIZE + i) * step, (col * SIZE + j) * step
                    cells, masked = dense[r : r + step, c : c + step], hidden[r : r + step, c : c + step]
                    wanted = -math.inf if masked.all() else float(cells.max() if largest else cells.mean())
                    assert float(found[i, j]) == pytest.approx(wanted, rel=1e-5, abs=1e-9)


def test_the_map_itself_pools_to_the_same_picture() -> None:
    map_ = a_map(512, causal=True)
    found = Pyramid().tile([(Subject(map_), 1)], 1, 0, 0).values
    torch.testing.assert_close(found.clamp_min(0.0), map_.pool(256, 256)[0, 1], rtol=1e-5, atol=1e-7)


def test_a_picture_that_is_remembered_is_the_one_that_is_computed() -> None:
    of, pyramid = Subject(a_map(1100, causal=True)), Pyramid()  # above 1,024: the picture's bins are 2 × 2
    first = pyramid.tile([(of, 0)], 2, 0, 0).values
    total, seen = pooled(of.map, Part(0, 0, slice(0, 1024), slice(0, 1024), 4))
    torch.testing.assert_close(first, torch.where(seen, total / 16, -math.inf), rtol=1e-5, atol=1e-8)
    assert torch.equal(pyramid.tile([(of, 0)], 2, 0, 0).values, first)


def test_cells_left_out_are_told_and_those_read_are_exact() -> None:
    of = Subject(a_map(600, causal=True))
    part = Part(0, 2, slice(0, 512), slice(0, 512), 4, False, 2, 4)
    total, seen = pooled(of.map, part)
    dense = of.map.dense()[0, 2, :512:2, :512:4]
    torch.testing.assert_close(total, dense.view(128, 2, 128).sum(1), rtol=1e-5, atol=1e-7)
    assert torch.equal(seen, (of.map.scores[0, 2, :512:2, :512:4] > -math.inf).view(128, 2, 128).any(1))
    long = Subject(a_map(3000, causal=True))
    several_heads = [(long, h) for h in range(4)] * 4  # 144 million cells
    assert Pyramid().tile(several_heads, 4, 0, 0, effort=0).read > 1
    assert Pyramid().tile(several_heads[:1], 4, 0, 0, effort=0).read == 1


def test_what_is_left_out_counts_as_hidden() -> None:
    of = Subject(a_map(40, causal=True))
    found = Pyramid().tile([(of, 0)], 0, 0, 0, omit=frozenset({"first", "diagonal"})).values
    dense = of.map.dense()[0, 0]
    assert (found[:, 0] == -math.inf).all() and (found.diagonal() == -math.inf).all()
    assert float(found[9, 4]) == pytest.approx(float(dense[9, 4]))


def test_nan_and_hidden_are_two_things() -> None:
    draw = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(1, 1, 6, 4, generator=draw) for _ in range(3))
    k[0, 0, 4] = float("nan")
    found = Pyramid().tile([(Subject(qkv.AttentionMap.from_tensors(q, k, v, causal=True)), 0)], 0, 0, 0).values
    assert found[5].isnan().any() and (found[0, 1:] == -math.inf).all() and found[3, :4].isfinite().all()


def test_a_tile_stops_when_nobody_waits() -> None:
    calls = []

    def check() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        Pyramid().tile([(Subject(a_map(3000, causal=True)), 0)], 4, 0, 0, check=check)
    assert len(calls) == 3


def test_no_matrix_is_there_at_131072_tokens() -> None:
    draw = torch.Generator().manual_seed(0)
    q, k = (torch.randn(1, 1, 131_072, 8, generator=draw) for _ in range(2))
    lse = torch.zeros(1, 1, 131_072)  # any row state serves: only the size matters here
    of = Subject(qkv.AttentionMap.from_tensors(q, k, row_state=lse, causal=True))
    found = Pyramid().tile([(of, 0)], levels(131_072, 131_072) - 1, 0, 0, effort=0)
    assert found.values.shape == (256, 256) and found.read >= 512
    assert Pyramid().tile([(of, 0)], 0, 500, 500).read == 1


def test_small_pictures_and_tracks() -> None:
    of = Subject(a_map(300, causal=True))
    picture = small_picture(of, 1, 64).values
    assert picture.shape == (38, 38) and float(picture[0, 1]) == -math.inf
    entropy, received, every = tracks(of, 1)
    assert every == 1
    torch.testing.assert_close(entropy, of.map.entropy()[0, 1], rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(received, of.map.received(per_eligible=True)[0, 1], rtol=1e-4, atol=1e-6)
    thinned, _, every = tracks(of, 1, most=300 * 30)
    assert every == 10 and torch.equal(thinned.isnan(), torch.arange(300) % 10 != 0)


# ---- one cell ----------------------------------------------------------------------------------------------------------


def test_a_cell_by_hand() -> None:
    q, k = torch.tensor([[[[0.0, 2.0]]]]), torch.tensor([[[[0.0, 1.0], [5.0, 0.0]]]])
    v = torch.tensor([[[[3.0, 4.0], [0.0, 1.0]]]])
    map_ = qkv.AttentionMap.from_tensors(q, k, v, scale=0.5)
    found = cell(Subject(map_), 0, 0, 0)
    assert (found.similarity, found.scale, found.scaled, found.score) == (2.0, 0.5, 1.0, 1.0)
    assert found.weight == pytest.approx(math.e / (math.e + 1))
    assert found.length == pytest.approx(5 * math.e / (math.e + 1))
    assert found.state == pytest.approx(math.log(math.e + 1)) and found.visible == 2 and found.rank == 0
    assert [j for _, j in found.others] == [0, 1]


def test_a_cell_with_every_step() -> None:
    map_ = a_map(20, softcap=2.0, bias=biases.ALiBi(), causal=True, sinks=torch.ones(4))
    of, dense = Subject(map_, output_weight=torch.randn(16, 32)), map_.dense()
    found = cell(of, 3, 9, 4)
    capped = 2.0 * math.tanh(found.similarity * found.scale / 2.0)
    assert found.capped == pytest.approx(capped, rel=1e-5)
    assert found.capped + found.bias == pytest.approx(found.score, rel=1e-4)
    assert math.exp(found.score - found.state) == pytest.approx(found.weight, rel=1e-4)
    assert found.weight == float(dense[0, 3, 9, 4]) and found.sink == 1.0 and found.visible == 10
    assert found.length == pytest.approx(float(map_.contributions(of.output_weight)[0, 3, 9, 4]), rel=1e-4)
    assert cell(of, 3, 4, 9).hidden and cell(of, 3, 4, 9).weight == 0.0
    with pytest.raises(IndexError, match="no head 4"):
        cell(of, 4, 0, 0)


# ---- answers -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answers() -> Answers:
    return Answers(small())


def numbers(reply: object) -> np.ndarray:
    shape = tuple(map(int, reply.headers["x-qkv-shape"].split(",")))  # type: ignore[attr-defined]
    return np.frombuffer(reply.body, "<f4").reshape(shape)  # type: ignore[attr-defined]


def test_rows_columns_and_their_means(answers: Answers) -> None:
    trace = small()
    dense = trace[1].dense()[0]
    row = numbers(answers.row({"heads": "1.2", "queries": "3,7"}, nothing))
    assert (row[0, 4:] == -np.inf).all()
    np.testing.assert_allclose(row[1, :8], dense[2, 7, :8], rtol=1e-5)
    mean = numbers(answers.row({"heads": "1.*", "queries": "7"}, nothing))
    np.testing.assert_allclose(mean[0, :8], dense.mean(0)[7, :8], rtol=1e-5)
    column = numbers(answers.column({"heads": "1.2", "keys": "3"}, nothing))
    assert column.shape == (1, 12) and (column[0, :3] == -np.inf).all()
    np.testing.assert_allclose(column[0, 3:], dense[2, 3:, 3], rtol=1e-5)
    handed = numbers(answers.row({"heads": "1.2", "queries": "7", "what": "contribution"}, nothing))
    wanted = trace[1].contributions(trace.layer(1).output_weight)[0, 2, 7, :8]
    np.testing.assert_allclose(handed[0, :8], wanted, rtol=1e-4)


def test_connections_are_the_strongest_and_leave_the_sink_out(answers: Answers) -> None:
    dense = small()[0].dense()[0, 1]
    found = json.loads(answers.connections({"heads": "0.1", "first": "0", "top": "5"}, nothing).body)["connections"]
    dense[:, 0] = 0
    best = sorted(dense.flatten().tolist(), reverse=True)[:5]
    assert [w for _, _, w in found] == pytest.approx(best) and all(j > 0 for _, j, _ in found)


def test_a_table_and_pictures_of_a_layer(answers: Answers) -> None:
    table = json.loads(answers.heads({"layer": "1"}, nothing).body)
    assert [row["head"] for row in table["rows"]] == [0, 1, 2, 3] and {"kind", "unit"} <= table["columns"][3].keys()
    assert numbers(answers.gallery({"layer": "1"}, nothing)).shape == (4, 12, 12)
    assert numbers(answers.tracks({"heads": "0.0"}, nothing)).shape == (24,)


def test_what_a_trace_is_of() -> None:
    found = told(small())
    stream = found["streams"]["text"]
    assert stream["tokens"] == TOKENS and stream["prompt_length"] == 10
    assert 7 not in stream["words"] and 6 in stream["words"]  # umb + rella
    assert found["layers"][1]["heads"] == [0, 1, 2, 3] and found["layers"][1]["levels"] == 1
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize(
    ("question", "asked", "said"),
    [
        ("row", {"heads": "1.2", "queries": ",".join(["1"] * 65)}, "at most 64"),
        ("row", {"heads": "1.2", "queries": "12"}, "no row for token 12"),
        ("row", {"heads": "9.2", "queries": "1"}, "no layer 9"),
        ("row", {"heads": "1.9", "queries": "1"}, "no head 9"),
        ("row", {"heads": "1.2; rm", "queries": "1"}, "must be like 18.6"),
        ("row", {"queries": "1"}, "must be like 18.6"),
        ("tile", {"heads": "1.2", "level": "7", "row": "0", "col": "0"}, "level must be a whole number from 0 to 0"),
        ("tile", {"heads": "1.2", "level": "0", "row": "99999999999", "col": "0"}, "row must be a whole number"),
        ("tile", {"heads": "1.2", "level": "0", "row": "0", "col": "0", "reduce": "min"}, "one of mean, max"),
        ("connections", {"heads": "1.2", "first": "0", "top": "100000"}, "top must be a whole number from 1 to 64"),
        ("cell", {"heads": "1.*", "query": "1", "key": "1"}, "one head"),
        ("gallery", {}, "layer must be a whole number"),
    ],
)  # fmt: skip
def test_questions_are_bounded(answers: Answers, question: str, asked: dict[str, str], said: str) -> None:
    with pytest.raises((ValueError, LookupError), match=said):
        getattr(answers, question)(asked, nothing)


def test_numbers_and_heads_are_read_strictly() -> None:
    for wrong in ("1e3", "０", " 1", "", "--1", "9" * 10):
        with pytest.raises(ValueError, match="whole number"):
            whole({"n": wrong}, "n", 0, 2**31)
    assert several({"n": "3,1"}, "n", 2, 5) == [3, 1]
    trace = small()
    found = heads(trace, {"heads": "0.1,1.*,0.1"}, lambda n: subject(trace.run, n))
    assert [(of.number, h) for of, h in found] == [(0, 1), (1, 0), (1, 1), (1, 2), (1, 3)]
    assert len(heads(trace, {"heads": "*"}, lambda n: subject(trace.run, n))) == 8


# ---- threads -----------------------------------------------------------------------------------------------------------


def test_a_heavy_question_blocks_nothing_and_is_stopped() -> None:
    import asyncio

    stopped = threading.Event()

    def heavy(check: object) -> None:
        try:
            while True:
                threading.Event().wait(0.01)
                check()  # type: ignore[operator]
        except Stopped:
            stopped.set()
            raise

    async def never() -> None:
        await asyncio.sleep(60)

    async def soon() -> None:
        await asyncio.sleep(0.05)

    async def run() -> None:
        work = Work({"long": 0.3})
        slow = asyncio.ensure_future(work.ask("long", heavy, never))
        assert await asyncio.wait_for(work.ask("quick", lambda check: 7, never), 5) == 7
        with pytest.raises(Overdue):
            await slow
        assert await asyncio.to_thread(stopped.wait, 5)
        stopped.clear()
        with pytest.raises(Stopped):
            await work.ask("quick", heavy, soon)
        assert await asyncio.to_thread(stopped.wait, 5)
        work.close()

    with ThreadPoolExecutor(1) as pool:  # a browser that an earlier test opened keeps a loop in this thread
        pool.submit(asyncio.run, run()).result()
