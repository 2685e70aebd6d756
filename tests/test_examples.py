"""The papers in small: each example runs from training to picture, in a size that says nothing."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
import torch

import qkv

EXAMPLES = Path(__file__).parents[1] / "examples"


def opened(name: str) -> ModuleType:
    """An example as a module."""
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_length_curve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("accelerate")
    pytest.importorskip("sacrebleu")
    example, draw = opened("length_curve"), random.Random(0)
    example.LONGEST, example.BINS = 4, ((1, 2), (3, 4), (5, 8))
    words = {"one": "uno", "red": "rojo", "cat": "gato", "dog": "perro", "sea": "mar"}
    texts = [draw.choices(list(words), k=n) for n in range(1, 9) for _ in range(8)]
    pairs = [(" ".join(t), " ".join(words[w] for w in t)) for t in texts]
    short, bins = example.divided(pairs, 4)
    assert all(len(source.split()) <= example.LONGEST for source, _ in short)
    tested = {source for several in bins.values() for source, _ in several}
    assert not tested & {source for source, _ in short} and all(0 < len(b) <= 4 for b in bins.values())

    tiny = {"steps": 2, "every": 1, "width": 16, "heads": 2, "layers": 1, "vocabulary": 300, "batch": 4, "longest": 10}
    plan = [("attention", 0), ("transformer", 1)]
    told = example.made(tmp_path, pairs, plan, tmp_path / "curve.json", 2, **tiny)
    assert [(run["model"], run["seed"]) for run in told["runs"]] == plan
    assert all(len(run["bins"]) == len(example.BINS) and run["seconds"] > 0 for run in told["runs"])
    again = example.made(tmp_path, pairs, plan[:1], tmp_path / "curve.json", 2, **tiny)
    assert again == told == json.loads((tmp_path / "curve.json").read_text())  # what has ended is not trained again
    example.draw(told, tmp_path / "curve.svg")
    assert "words of the sentence" in (tmp_path / "curve.svg").read_text() and "BLEU" in capsys.readouterr().out


def test_induction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = opened("induction")
    tokens, known = example.texts(3, torch.Generator().manual_seed(0))
    for row, there in zip(tokens, known, strict=True):
        block = int((~there).sum())
        assert torch.equal(row[block:], row[:-block]) and len(set(row[:block].tolist())) == block
    results, picture = tmp_path / "i.json", tmp_path / "i.svg"
    words = ["--steps", "2", "--every", "1", "--seeds", "1", "--results", str(results), "--picture", str(picture)]
    monkeypatch.setattr(sys, "argv", ["induction.py", *words])
    example.main()
    runs = json.loads(results.read_text())["runs"]
    assert [(run["layers"], len(run["rows"])) for run in runs] == [(1, 3), (2, 3)]
    assert all(0 <= row["induction"] <= 1 and row["loss"] > 0 for run in runs for row in run["rows"])
    assert "induction score" in picture.read_text()


def test_class_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("accelerate")
    pytest.importorskip("sklearn")
    example = opened("class_token")
    tiny = {"steps": 2, "every": 2, "width": 16, "heads": 2, "layers": 2, "batch": 8}
    run = qkv.train.images("digits", out=tmp_path / "run", **tiny)
    pixels = torch.randn(2, 1, 8, 8)
    read = example.read_by(run.model, pixels, run.model.config.grid)
    with qkv.record(run.model) as trace:
        run.model(pixels)
    dense = trace[1][:, :, :].mean(1)
    torch.testing.assert_close(read.flatten(1), dense[:, 0, 1:])
    words = [str(run.folder), "--images", "60", "--no-photographs", "--results", str(tmp_path / "c.json")]
    monkeypatch.setattr(sys, "argv", ["class_token.py", *words, "--picture", str(tmp_path / "c.png")])
    example.main()
    told = json.loads((tmp_path / "c.json").read_text())
    assert told["images"] == 60 and 0 < told["on_the_piece"] < 1 and 0 < told["area"] < 1
    assert (tmp_path / "c.png").read_bytes()[:4] == b"\x89PNG"


def test_soft_alignments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("accelerate")
    example = opened("soft_alignments")
    pairs = [
        f"the {noun} {verb}\tel {noun} {verb}" for noun in ("cat", "dog", "sea") for verb in ("runs", "sings", "sleeps")
    ]
    (tmp_path / "pairs.tsv").write_text("\n".join(pairs) + "\n")
    tiny = {"kind": "recurrent", "steps": 2, "every": 2, "width": 16, "vocabulary": 300, "batch": 4, "longest": 8}
    run = qkv.train.translate(str(tmp_path / "pairs.tsv"), out=tmp_path / "run", **tiny)
    texts = ["the cat runs", "the sea sings", "the dog sleeps"]
    monkeypatch.setattr(
        sys, "argv", ["soft_alignments.py", str(run.folder), *texts, "--picture", str(tmp_path / "a.svg")]
    )
    example.main()
    said = capsys.readouterr().out
    assert all(text in said and run.translate(text) in said for text in texts)
    assert (tmp_path / "a.svg").read_text().count("<image") == len(texts)
