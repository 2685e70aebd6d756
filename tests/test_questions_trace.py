"""A trace's own questions: short forms of the functions, on hand-made traces, on tiny models and on the real one."""

from __future__ import annotations

from typing import Any

import pytest
import tiny_models
import torch
from hand_made import map_of, trace_of, weights_of
from torch.testing import assert_close

import qkv
from qkv.models import Loaded
from qkv.trace import HeadTable, Trace
from qkv.trace.questions import layers as questions
from qkv.trace.questions.measured import Measured, subject
from qkv.trace.questions.rollout import rollout


@pytest.fixture
def trace() -> Trace:
    """Two layers of two heads; head 1 of layer 1 reads what followed the same word before: "green" read "bird"."""
    first = {(0, 5): {4: 0.7, 3: 0.2}, (1, 9): {3: 0.5, 4: 0.3}}
    second = {(1, 9): {5: 0.9}, (0, 8): {7: 0.6}}
    tokens = ["Ann", " saw", " the", " green", " old", " bird", ".", " It", " sang", " green"]
    return trace_of(tokens, first, second)


def same(one: Any, other: Any) -> None:
    if isinstance(one, tuple):
        for a, b in zip(one, other, strict=True):
            assert_close(a, b, equal_nan=True)
    else:
        assert_close(one, other, equal_nan=True)


def test_short_forms_are_the_functions(trace: Trace) -> None:
    of = subject(trace.run, 1)
    assert subject(trace.run, trace.layers[1]).number == 1 == subject(trace.run, -1).number
    for short, long in (
        (trace.top(1, 2), questions.top(of, 2)),
        (trace.read(9, 1), questions.read(of, 9)),
        (trace.read(9, trace.layers[1], head=1), questions.read(of, 9, 1)),
        (trace.readers(5, 1, 3), questions.readers(of, 5, 3)),
        (trace.entropy(1), questions.entropy(of)),
        (trace.entropy(1, relative=True), questions.entropy(of, True)),
        (trace.received(1, per_eligible=True), questions.received(of, True)),
        (trace.picture(1, 5, 2, "max"), questions.picture(of, 5, 2, "max")),
        (trace.sink_share(1), questions.sink_share(of)),
        (trace.rollout(9), rollout(list(trace), 9)),
        (trace.rollout(layers=[1]), rollout([trace[1]])),
    ):
        assert isinstance(short, Measured)
        same(short.value, long.value)
        assert (short.kind, short.what, short.unit, short.source) == (long.kind, long.what, long.unit, long.source)
    every = trace.sink_share().value
    assert every.first.shape == (2, 2)
    assert_close(every.first[1], trace.sink_share(1).value.first)
    assert trace.sink_rate(0.5).value == questions.sink_rate(list(trace), 0.5).value


def test_answers_by_hand(trace: Trace) -> None:
    near = {"atol": 1e-5, "rtol": 1e-5}
    assert_close(trace.read(9, 1, head=1).value[0, [0, 5]], torch.tensor([0.1, 0.9]), **near)
    weights, rows = trace.readers(5, 1, 1, head=1).value
    assert_close(weights, torch.tensor([[0.9]]), **near)
    assert rows.tolist() == [[9]]
    table = trace.heads()
    assert table.sort("duplicate_token")[0]["head"] == 1
    assert table["duplicate_token"][1] == pytest.approx(0.5, abs=1e-5)  # "green" read "green", in layer 0, head 1
    assert table["induction"][1] == pytest.approx(0.3, abs=1e-5)  # and " old", which followed it
    assert trace.layers[1] == table[3]["name"]


def test_a_needle_may_be_given_as_text() -> None:
    """The answer "green bird" is copied from the sentence; the head reads what it will say next."""
    tokens = ["Ann", " saw", " the", " green", " bird", ".", " She", " saw", " a", " green", " bird"]
    w = weights_of(len(tokens), 1, {(0, 8): {3: 0.9}, (0, 9): {4: 0.8}})
    made = Trace.from_tensors({"layer": map_of(w)}, tokens=tokens, prompt_length=9)
    for needle in ("green bird", "een bi", [3, 4], slice(3, 5)):
        assert made.heads(needle)["retrieval"] == [1.0]
    assert made.heads("the green bird.")["retrieval"] == [0.5]
    with pytest.raises(ValueError, match="'blue' is not in the text"):
        made.heads("blue")


def test_contributions_want_the_output_weight(trace: Trace) -> None:
    with pytest.raises(ValueError, match="keeps no output weight"):
        trace.contributions(0)
    model = tiny_models.tiny("llama")
    with qkv.record(model) as made, torch.no_grad():
        model(input_ids=tiny_models.ids(1))
    weight = model.model.layers[1].self_attn.o_proj.weight
    got = made.contributions(1, heads="sum").value
    assert_close(got[:], made[1].contributions(weight, heads="sum")[:])
    assert_close(got.total()[0, 0], got[0, 0].sum(-1))


def test_padding_of_a_batch_counts_nowhere() -> None:
    """The padded sequence alone gives the same numbers as in its batch; so its averages know no padding."""
    model = tiny_models.tiny("llama")
    ids = tiny_models.ids()
    for side in ("left", "right"):
        text = tiny_models.padding(side)
        with qkv.record(model) as both, torch.no_grad():
            model(input_ids=ids, attention_mask=text)
        alone_ids = ids[:1][:, text[0].bool()]
        with qkv.record(model) as alone, torch.no_grad():
            model(input_ids=alone_ids)
        one = both.sequence(0)
        for a, b in ((one.sink_share(), alone.sink_share()), (one.rollout(), alone.rollout())):
            value = a.value.first if hasattr(a.value, "first") else a.value[:, text[0].bool()]
            right = b.value.first if hasattr(b.value, "first") else b.value
            assert_close(value, right, rtol=1e-3, atol=1e-5)
        for name in ("entropy", "relative_entropy", "distance", "previous_token", "self_share", "induction"):
            assert_close(
                torch.tensor(one.heads()[name]), torch.tensor(alone.heads()[name]), rtol=1e-3, atol=1e-4, equal_nan=True
            )
        assert_close(one.received(1).value[..., text[0].bool()], alone.received(1).value, rtol=1e-3, atol=1e-5)


def test_an_encoder_and_a_decoder() -> None:
    """Rollout takes the decoder's own attention by default; scores of places are not for cross-attention."""
    model = tiny_models.tiny("bart")
    with qkv.record(model) as made, torch.no_grad():
        model(input_ids=tiny_models.ids(1, 9), decoder_input_ids=tiny_models.ids(1, 6))
    own = [n for n, layer in enumerate(made.run.layers) if layer.kind == "self" and layer.streams[0] == "decoder"]
    assert len(own) == 2
    assert_close(made.rollout().value, rollout([made[n] for n in own]).value)
    assert made.rollout().value.shape == (1, 6)
    table = made.heads()
    cross = {layer.name for layer in made.run.layers if layer.kind == "cross"}
    assert len(cross) == 2
    for row in table:
        assert (row["previous_token"] != row["previous_token"]) == (row["name"] in cross)
    with pytest.raises(ValueError, match="cross-attention"):
        made.rollout(layers=sorted(cross))


def test_a_generated_answer_belongs_to_the_rows() -> None:
    """After `generate` the scores run over the answer's rows too, as they would over the whole text at once."""
    model = tiny_models.tiny("llama")
    with qkv.record(model) as made:
        whole = model.generate(tiny_models.ids(1), max_new_tokens=6, do_sample=False, pad_token_id=0, eos_token_id=None)
    with qkv.record(model) as once, torch.no_grad():
        model(input_ids=whole[:, :-1])
    assert made[0].shape == once[0].shape
    for name in once.heads().names[3:]:
        assert_close(
            torch.tensor(made.heads()[name]), torch.tensor(once.heads()[name]), rtol=1e-3, atol=1e-4, equal_nan=True
        )
    assert_close(made.rollout().value, once.rollout().value, rtol=1e-3, atol=1e-5)


# ---- the real model -----------------------------------------------------------------------------------------------------


def repeated(seed: int) -> torch.Tensor:
    once = torch.randint(1000, 40000, (1, 64), generator=torch.Generator().manual_seed(seed))
    return torch.cat([torch.tensor([[1]]), once, once], 1)


@pytest.fixture(scope="module")
def tables(smollm2: Loaded) -> list[tuple[HeadTable, Trace]]:
    """The head table and the trace of one recorded pass over 64 random tokens that are given twice; three seeds."""
    found = []
    for seed in range(3):
        with qkv.record(smollm2.model) as trace, torch.no_grad():
            smollm2.model(input_ids=repeated(seed))
        found.append((trace.heads(), trace))
    return found


KNOWN = {
    "induction": {(18, 6): 0.89, (17, 3): 0.77, (17, 4): 0.70},
    "previous_token": {(16, 0): 0.88, (11, 1): 0.85},
}


def test_the_known_heads_of_smollm2_come_out_of_one_pass(tables: list[tuple[HeadTable, Trace]]) -> None:
    for name, expected in KNOWN.items():
        scores = torch.tensor([table[name] for table, _ in tables]).mean(0).view(30, 9)
        for (layer, head), right in expected.items():
            assert float(scores[layer, head]) == pytest.approx(right, abs=0.03)
        best = scores.flatten().argsort(descending=True)[: len(expected)].tolist()
        assert {(n // 9, n % 9) for n in best} == set(expected)


def test_the_sinks_of_smollm2_come_out_of_one_pass(tables: list[tuple[HeadTable, Trace]]) -> None:
    """As the rows 10 and later of the dense weights have it: 31 to 35 %, and more than half in 47 heads each time."""
    shares = torch.stack([trace.sink_share(skip=10).value.first for _, trace in tables])
    assert 0.30 < float(shares.mean((1, 2)).min()) < float(shares.mean((1, 2)).max()) < 0.37
    assert int((shares > 0.5).all(0).sum()) == 47


def test_the_scores_of_smollm2_are_those_of_the_dense_weights(tables: list[tuple[HeadTable, Trace]]) -> None:
    table, trace = tables[0]
    for layer in (1, 15, 29):
        w = trace[layer].dense()[0]
        mine = [row for row in table if row["layer"] == layer]
        for h, row in enumerate(mine):
            assert row["induction"] == pytest.approx(float(w[h, range(65, 129), range(2, 66)].mean()), abs=1e-6)
            assert row["previous_token"] == pytest.approx(float(w[h, range(1, 129), range(128)].mean()), abs=1e-6)
            assert row["self_share"] == pytest.approx(float(w[h].diagonal().mean()), abs=1e-6)
