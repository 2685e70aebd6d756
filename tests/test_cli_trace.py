"""`qkv look` and `qkv heads` on a saved trace: questions, refusals, pictures."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from commands import TEXT, Command

from qkv.trace.disk.storage import load as load_trace

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


# ---- the real model -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("smollm2")
def test_the_real_models_induction_heads_stand_on_top(qkv: Command, tmp_path: Path) -> None:
    text = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"
    assert qkv("record", text, "-o", tmp_path / "a", "--answer", "2").code == 0
    told = json.loads(qkv("heads", tmp_path / "a", "--json").out)
    assert {(r["layer"], r["head"]) for r in told["rows"][:3]} == {(17, 4), (17, 5), (18, 6)}
    shown = qkv("look", tmp_path / "a").out
    assert re.search(r'^  97 %  umbrella +what came after "blue" the first time$', shown, re.MULTILINE)
