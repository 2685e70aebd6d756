"""Answers to questions word by word: by hand, and how they look in the terminal."""

from __future__ import annotations

import io
import json
import math
from typing import Any

import pytest
import torch
from hand_made import SENTENCE, map_of, trace_of, weights_of
from test_look import bare

from qkv.trace import Run, TokenTable, Trace, pick
from qkv.trace.showing import by_word
from qkv.views.terminal import answers
from qkv.views.terminal.theme import THEME, console


@pytest.fixture(scope="module")
def bird() -> Trace:
    """Ten tokens, nine words ("gre" + "en"): "green" reads the bird and itself in layer 0, Ann "saw" in layer 1."""
    return trace_of(SENTENCE, {(0, 9): {5: 0.6, 3: 0.1, 4: 0.1}, (1, 9): {9: 0.5}}, {(1, 9): {1: 0.35}})


# ---- answers by word, by hand ---------------------------------------------------------------------------------------


def test_readers_name_the_head_that_read_most(bird: Trace) -> None:
    found = by_word.readers(bird, bird.find("bird"))
    assert float(found.values[8]) == pytest.approx(0.6) and found.places is not None and found.places[8] == (0, 0)
    assert found.strongest(3)[0] == 8 and found.kind == "measured"
    one = by_word.readers(bird, bird.find("saw"), 1, 1)
    assert one.places is None and float(one.values[8]) == pytest.approx(0.35) and float(one.values[:8].sum()) < 1e-20


def test_a_word_of_several_tokens_is_read_with_all_of_them(bird: Trace) -> None:
    assert float(by_word.readers(bird, 3, 0, 0).values[8]) == pytest.approx(0.2)


def test_received_is_the_mean_over_rows_that_could_see_a_word(bird: Trace) -> None:
    found = by_word.received(bird)
    dense = torch.stack([m.dense()[0] for m in bird])  # layers, heads, 10, 10
    total = dense.sum(2).mean((0, 1))
    mean = total / torch.arange(10, 0, -1)
    words = [[0], [1], [2], [3, 4], [5], [6], [7], [8], [9]]
    torch.testing.assert_close(found.also, torch.stack([total[w].sum() for w in words]))
    torch.testing.assert_close(found.values, torch.stack([mean[w].sum() for w in words]))
    one = by_word.received(bird, 0, 0)
    torch.testing.assert_close(one.also, torch.stack([dense[0, 0].sum(0)[w].sum() for w in words]))


def test_words_that_few_rows_can_see_are_left_out_of_a_longer_text() -> None:
    found = by_word.received(trace_of([f" w{i}" for i in range(20)], {}))
    assert [math.isnan(v) for v in found.values.tolist()] == [False] * 13 + [True] * 7
    assert "Words that fewer than 8 rows can see are left out." in found.remark


def test_rollout_is_a_product_of_matrices(bird: Trace) -> None:
    dense = [0.5 * torch.eye(10).double() + 0.5 * m.dense()[0].double().mean(0) for m in bird]
    expected = (dense[1] @ dense[0])[9]
    found = by_word.rollout(bird, 8)
    torch.testing.assert_close(found.values[3].double(), expected[3] + expected[4], atol=1e-6, rtol=0)
    torch.testing.assert_close(found.values[[0, 4, 8]].double(), expected[[0, 5, 9]], atol=1e-6, rtol=0)
    assert found.kind == "heuristic"
    first = by_word.rollout(bird, 8, layer=0)
    torch.testing.assert_close(float(first.values[4]), float(dense[0][9, 5]))


def test_contributions_are_lengths_and_need_values(bird: Trace) -> None:
    with pytest.raises(ValueError, match=r"This trace keeps no values, so what was handed over is not known\."):
        by_word.contributions(bird, 8, 0, 0)
    weights = weights_of(3, 1, {(0, 2): {1: 0.5}})
    query, key = weights.clamp_min(1e-30).log()[None], torch.eye(3)[None, None]
    value = torch.tensor([[1.0, 0.0], [0.0, 4.0], [0.0, 0.0]])[None, None]
    trace = Trace.from_tensors(
        {"a": (query, key, value)},
        tokens=["x", " y", " z"],
        output_weights={"a": 3 * torch.eye(2)},
        scale=1.0,
        causal=True,
    )
    found = by_word.contributions(trace, 2, 0, None)
    assert found.values.tolist() == pytest.approx([1.5, 6.0, 0.0]) and found.also is not None
    assert found.also.tolist() == pytest.approx([0.5, 0.5, 0.0])


def test_entropy_of_a_word_and_of_every_head(bird: Trace) -> None:
    shares = torch.tensor([0.2, 0.6, 0.1, 0.1])
    found = by_word.entropy(bird, 0, 0)
    assert float(found.values[8]) == pytest.approx(float(-(shares * shares.log()).sum()))
    table = by_word.entropy_by_head(bird)
    assert table.values[0][0] == pytest.approx(float(found.values[8]) / 10) and table.heads == ((0, 1), (0, 1))


def test_layers_in_which_no_text_reads_itself_are_named() -> None:
    maps = [("encoder.0", map_of(weights_of(4, 1, {}))), ("decoder.0", map_of(weights_of(4, 1, {})))]
    trace = Trace.from_tensors(maps, tokens=["a", " b", " c", " d"])
    run = trace.run
    other = type(run.layers[0])(**{**vars_of(run.layers[0]), "streams": ("audio", "audio")})
    mixed = Trace((type(run)((other, run.layers[1]), run.tokens),), "two stacks")
    assert by_word.text_layers(mixed) == [1]
    view = pick(mixed)  # only the layers with words are looked at
    assert view.layer == 1 and {c.layer for c in view.others} <= {1}
    with pytest.raises(
        ValueError, match=r"In layer 0 \(encoder\.0\) the audio reads the audio.*Layers with words: 1\."
    ):
        by_word.text_layers(mixed, 0)
    with pytest.raises(ValueError, match=r"There is no layer 5: this trace has 2, counted from 0 \(encoder\.0\) to 1"):
        by_word.text_layers(trace, 5)


def test_without_a_tokenizer_each_token_is_a_word() -> None:
    ids = TokenTable(3, ids=torch.tensor([[11, 12, 13]]), prompt_length=3)
    run = Run(trace_of(["a", " b", " c"], {}).run.layers, {"text": ids})
    assert [w.text for w in Trace((run,), "ids").words] == ["11", "12", "13"]


def vars_of(layer: Any) -> dict[str, Any]:
    return {name: getattr(layer, name) for name in layer.__dataclass_fields__}


# ---- how answers look -----------------------------------------------------------------------------------------------


def drawn(trace: Trace, found: Any, plain: bool = True) -> str:
    file = io.StringIO()
    out = console(plain=True, file=file, width=80)
    if not plain:
        from rich.console import Console

        out = Console(theme=THEME, file=file, force_terminal=True, color_system="truecolor", width=80, highlight=False)
    answers.show(trace, found, out, plain=plain)
    return file.getvalue()


def test_who_read_a_word(bird: Trace) -> None:
    assert (
        drawn(bird, by_word.readers(bird, bird.find("bird")))
        == """\
Who read "bird"?                                             all 4 heads · share

 Ann saw the green [K bird]. It sang [green 60 %]

  60 %  green (2nd)                                                          0.0

At the right edge: layer.head in which it was the most.
A share says where a head read from, not why the model goes on as it does.
measured: a hand-made model, 10 tokens
next: qkv look --word 8 --head 0.0    qkv heads
"""
    )


def test_every_answer_fits_80_columns_and_says_its_kind(bird: Trace) -> None:
    for found, kind, said in (
        (by_word.received(bird), "derived", "Which words were read most?"),
        (by_word.rollout(bird, 8), "heuristic", 'What does "green (2nd)" draw from, through the layers?'),
        (by_word.entropy(bird, 0, 0), "derived", "How widely did each word read?"),
        (by_word.entropy_by_head(bird), "derived", "layer    0    1  mean"),
    ):
        for plain in (True, False):
            shown = bare(drawn(bird, found, plain))
            assert said in shown and f"\n{kind}: a hand-made model" in shown and "\nnext: qkv look" in shown
            assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in drawn(bird, by_word.received(bird)) and "█" in drawn(bird, by_word.received(bird), False)


def test_many_heads_are_told_by_their_extremes() -> None:
    table = by_word.entropy_by_head(trace_of(["a", " b", " c"], {(7, 2): {1: 0.5}}, heads=40))
    shown = drawn(trace_of(["a", " b", " c"], {}, heads=40), table)
    assert "least   mean   most" in shown and "0.23   heads 0 and 7" in shown


def test_answers_as_plain_values(bird: Trace) -> None:
    told = by_word.as_data(bird, by_word.readers(bird, 4), top=1)
    assert told["asked"] == {"word": 4, "text": "bird"} and told["kind"] == "measured"
    [only] = told["strongest"]
    assert (only["word"], only["layer"], only["head"]) == (8, 0, 0)
    table = by_word.as_data(bird, by_word.entropy_by_head(bird, 1))
    assert [(layer["layer"], layer["heads"]) for layer in table["layers"]] == [(1, [0, 1])]
    json.dumps([told, table], allow_nan=False)
