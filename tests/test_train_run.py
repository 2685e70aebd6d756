"""Runs in this process: what comes out is a function of settings and data, and a run goes on where it stopped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

pytest.importorskip("accelerate")
pytest.importorskip("tokenizers")

from train_runs import TINY, kept, pairs_in

import qkv
from qkv.train import Run, Settings, TrainError, train
from qkv.train.loop import rate_at
from qkv.train.run import Silent

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


class Heard(Silent):
    """A report that remembers."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.steps: list[int] = []

    def step(self, step: int, steps: int, loss: float, speed: float, unit: str) -> None:
        self.steps.append(step)

    def say(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Models this small gain nothing by a second one, which would wait for the first by spinning."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def run(one_thread: None, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("run")
    return train("translate", (str(pairs_in(folder)),), out=folder / "run", film=3, **TINY)


def test_a_run_holds_what_it_learned(run: Run) -> None:
    assert isinstance(run.model, qkv.nn.Transformer)
    assert set(run.result) == {"loss", "exact", "bleu", "steps", "seconds"} and run.result["steps"] == 6
    assert [row["step"] for row in run.log] == [1, 2, 3, 4, 5, 6]
    assert [("valid_loss" in row) for row in run.log] == [False, False, True, False, False, True]
    assert [step for step, _ in run.frames] == [0, 3, 6]
    assert isinstance(run.translate("two red cat"), str)


def test_the_same_settings_give_the_same_bits_and_a_run_goes_on_with_them(run: Run, tmp_path: Path) -> None:
    """Without its last checkpoint the run makes those steps again, and ends with the same bits; another seed does not."""
    copy = tmp_path / "run"
    shutil.copytree(run.folder, copy)
    shutil.rmtree(copy / "checkpoints" / "step-00000006")
    (copy / "model" / "model.safetensors").write_bytes(b"damaged meanwhile")
    heard = Heard()
    train("translate", out=copy, resume=True, report=heard)
    assert heard.steps == [4, 5, 6] and kept(copy, 6) == kept(run.folder, 6)
    assert [row["step"] for row in Run(copy).log] == [1, 2, 3, 4, 5, 6]
    data = run.settings.data
    other = train("translate", data, out=tmp_path / "other", **{**TINY, "seed": 1})
    assert kept(other.folder, 6)[1] != kept(run.folder, 6)[1]


def test_a_damaged_checkpoint_is_passed_over(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "run"
    shutil.copytree(run.folder, copy)
    tensors = copy / "checkpoints" / "step-00000006" / "tensors.safetensors"
    data = bytearray(tensors.read_bytes())
    data[-1] ^= 1
    tensors.write_bytes(data)
    heard = Heard()
    train("translate", out=copy, resume=True, report=heard)
    assert heard.steps == [4, 5, 6] and kept(copy, 6) == kept(run.folder, 6)


def test_a_run_goes_on_as_it_began_or_says_why_not(run: Run, tmp_path: Path) -> None:
    with pytest.raises(TrainError, match=r"There is a run in .* already. Go on with it"):
        train("translate", run.settings.data, out=run.folder)
    with pytest.raises(TrainError, match=r"has width = 16, and 32 was given"):
        train("translate", out=run.folder, resume=True, width=32)
    copy = tmp_path / "run"
    shutil.copytree(run.folder, copy)
    data = Path(run.settings.data[0])
    before = data.read_text()
    try:
        data.write_text(before + "red\tazul\n" * 20)
        with pytest.raises(TrainError, match="The data has changed since the run"):
            train("translate", out=copy, resume=True)
    finally:
        data.write_text(before)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("…")
    with pytest.raises(TrainError, match="holds something that is no run"):
        train("translate", run.settings.data, out=tmp_path / "mine", overwrite=True)
    assert (tmp_path / "mine" / "thesis.txt").exists()


def test_the_alignment_is_what_the_model_computed(run: Run) -> None:
    """The table's rows are the weights of the recorded layer, summed over a word's tokens."""
    from qkv.train.grid import grid_of

    trace = run.watch("two red cat")
    found = grid_of(trace.run)
    assert found.columns[:3] == ("two", "red", "cat") and found.rows[-1] == "</s>"
    weights = trace.run[found.layer][0, :, :, :].mean(0)
    torch.testing.assert_close(found.shares[-1].sum(), weights[-1].sum())
    torch.testing.assert_close(found.shares.sum(1), torch.ones(len(found.rows)))
    with pytest.raises(ValueError, match="does not align the two texts"):
        grid_of(trace.run, layer=0)
    with pytest.raises(ValueError, match="There is no head 7"):
        grid_of(trace.run, head=7)


@pytest.mark.parametrize("attention", ["additive", "dot", "none"])
def test_recurrent_translations(tmp_path: Path, attention: str) -> None:
    from qkv.train.grid import grid_of

    made = train(
        "translate", (str(pairs_in(tmp_path)),), out=tmp_path / "run", kind="recurrent", attention=attention,
        **{**TINY, "steps": 2, "every": 2},
    )  # fmt: skip
    trace = None if attention == "none" else made.watch("two red cat")
    if trace is not None:
        assert grid_of(trace.run).columns[:3] == ("two", "red", "cat")


def test_a_language_model_learns_and_is_watched(qkv: Any, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("the cat sat on the mat. the dog sat on the cat.\n" * 60 + "a " * 3000 + "\n")
    made = train(
        "language", (str(tmp_path / "t.txt"),), out=tmp_path / "run", **{**TINY, "steps": 20, "every": 10, "rate": 0.01}
    )
    assert made.log[-1]["valid_loss"] < made.log[0]["loss"] - 1
    trace = made.watch("the cat", 3)
    assert trace.text == "the cat" and len(trace.layers) == 1
    code, out, err = qkv("story", "--block", "the cat sat", "--model", made.folder, "--plain")
    assert code == 0 and "differs from the model's own by" in out, err


def test_images_of_ones_own_are_learned(tmp_path: Path) -> None:
    """Dark against light: a task that a few steps suffice for, from fewer images than a batch."""
    draw = np.random.default_rng(0)
    pixels = np.concatenate([draw.integers(0, 90, (20, 8, 8)), draw.integers(160, 256, (20, 8, 8))]).astype(np.uint8)
    np.savez(tmp_path / "a.npz", images=pixels, labels=["dark"] * 20 + ["light"] * 20)
    heard = Heard()
    given = {**TINY, "steps": 20, "every": 10, "batch": 64, "patch": 4, "rate": 0.01, "film": 10}
    made = train("images", (str(tmp_path / "a.npz"),), out=tmp_path / "run", report=heard, **given)
    assert made.result["accuracy"] == 1.0
    assert heard.said == ["There are 32 examples, fewer than a batch of 64: each batch is all of them."]
    assert made.watch_image().grid == (2, 2, 1)


def test_long_pairs_are_left_out_and_told(tmp_path: Path) -> None:
    path = pairs_in(tmp_path)
    path.write_text(path.read_text() + "cat " * 3000 + "\tgato\n")
    heard = Heard()
    train("translate", (str(path),), out=tmp_path / "run", report=heard, **{**TINY, "steps": 1, "every": 1})
    assert len(heard.said) == 1 and heard.said[0].startswith(
        "1 pairs of more than 24 tokens left out (line 61; the longest has"
    )


@pytest.mark.parametrize(
    ("recipe", "text", "says"),
    [
        ("translate", "a\tb\nc\td\n", "There are 2 pairs to train on"),
        ("translate", "word " * 50 + "\tx\n" + "x\ty\n" * 2, "No pair is left|longer than"),
        ("language", " \n\n", "There is no text in"),
        ("language", "a", "too few to train on"),
    ],
)
def test_too_little_data_says_so(tmp_path: Path, recipe: str, text: str, says: str) -> None:
    (tmp_path / "d.tsv").write_text(text)
    given = {**TINY, "longest": 1} if "longer" in says else TINY
    with pytest.raises(TrainError, match=says):
        train(recipe, (str(tmp_path / "d.tsv"),), out=tmp_path / "run", **given)
    assert not (tmp_path / "run").exists()


def test_a_gradient_that_is_no_number_ends_the_run(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from qkv.train.recipes.translation import Translation

    monkeypatch.setattr(Translation, "loss", lambda self, logits, *_: logits.sum() * float("nan"))
    with pytest.raises(TrainError, match="At step 1 a gradient is no finite number"):
        train("translate", run.settings.data, out=tmp_path / "run", **TINY)


def test_the_rate_goes_up_along_a_line_and_down_along_a_cosine() -> None:
    settings = Settings("translate", ("dates",), steps=110, warmup=10, rate=1.0)
    assert rate_at(0, settings) == 0.1 and rate_at(9, settings) == 1.0
    assert rate_at(60, settings) == pytest.approx(0.55) and rate_at(109, settings) == pytest.approx(0.1, abs=1e-3)


def test_the_command_and_what_can_be_looked_at(run: Run, qkv: Any, tmp_path: Path) -> None:
    words = ("look", "--model", run.folder, "two red cat", "--plain", "--picture", tmp_path / "alignment.svg")
    code, out, err = qkv(*words)
    assert code == 0, err
    assert "the model says:" in out and "Which words was each word read from?" in out
    assert (tmp_path / "alignment.svg").stat().st_size > 1000
    code, out, err = qkv("look", run.folder, "--film", "--plain", "--picture", tmp_path / "film.gif")
    assert code == 0 and out.count("Which words was each word read from?") == 3 and "step 6" in out
    image = pytest.importorskip("PIL.Image")
    with image.open(tmp_path / "film.gif") as film:
        assert film.n_frames >= 2
    code, out, err = qkv("look", run.folder, "--plain")
    assert code == 0, err
    code, out, err = qkv("story", "--block", "two red cat", "--model", run.folder, "--plain")
    assert code == 2 and "follows a language model" in err and f"qkv look {run.folder}" in err
    assert qkv("train", "translate", tmp_path / "absent.tsv", "-o", tmp_path / "x").code == 2
    assert not (tmp_path / "x").exists()
