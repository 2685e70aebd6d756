"""`qkv look --answer`: which parts of a text an answer came from, on a small model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import TEXT, Command


def test_an_answer_attributed(qkv: Command, kept: Path) -> None:
    ran = qkv("look", kept, "--answer", "--spans", "tokens", "--top", "3", "--plain")
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[0].startswith('What did "') and lines[0].endswith("by contribution · part")
    assert "how far to trust it: not known for this model" in ran.out and "No proof of influence" in ran.out
    assert sum(line.startswith("  ") and "%" in line for line in lines) == 3 and max(map(len, lines)) <= 80


def test_an_answer_as_json(qkv: Command, kept: Path) -> None:
    told = json.loads(qkv("look", kept, "--answer", "--by", "share", "--json").out)
    assert (told["by"], told["kind"], told["text"]) == ("share", "heuristic", TEXT)
    assert sum(span["part"] for span in told["spans"]) == pytest.approx(1.0)


def test_methods_that_run_the_model_again(qkv: Command, kept: Path, tiny: Path) -> None:
    ran = qkv("look", kept, "--answer", "--by", "ablation", "--model", tiny, "--verify", "--json")
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert told["kind"] == "measured" and len(told["verified"]) == len(told["spans"][:3])
    shown = qkv("look", kept, "--answer", "--by", "signed", "--model", tiny, "--verify", "--plain")
    assert shown.code == 0 and "cut off: " in shown.out and "too few other keys for controls" in shown.out


def test_a_picture_of_an_answer(qkv: Command, kept: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    ran = qkv("look", kept, "--answer", "--picture", tmp_path / "a.svg", "--plain")
    assert ran.code == 0 and (tmp_path / "a.svg").stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--by", "share"], "--by and --verify go with --answer"),
        (["--answer", "--by", "magic"], "--by magic is no method. Choose one: share, contribution, signed"),
        (["--answer", "--spans", "words"], "--spans words is no way to cut a text"),
        (["--answer", "--by", "signed"], "--by signed runs the model again. Say which one the trace was recorded from"),
        (["--answer", "--verify"], "--verify runs the model again"),
        (["--answer", "--received"], "--received and --answer are two questions"),
    ],
)
def test_what_look_cannot_answer(qkv: Command, kept: Path, words: list[str], says: str) -> None:
    ran = qkv("look", kept, *words)
    assert ran.code != 0 and says in " ".join(ran.err.split())
