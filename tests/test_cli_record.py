"""`qkv record`: what it keeps of a text and an image, what it says, and what Ctrl-C leaves."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from commands import TEXT, Command

from qkv.trace.disk.storage import load as load_trace


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
