"""Whisper out of CTranslate2's files: a hand-made one against the model that it was made of, and (slow) a recorded voice."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

pytest.importorskip("transformers")

from whisper_files import TIMES, model_bin, recorded_voice, tensors_of, vocabulary, whisper, write_files

from qkv.models import ModelError, load, model_folder
from qkv.models.catalogue import MODELS
from qkv.models.model_bin import read
from qkv.models.whisper import convert


def ignore(stage: str, done: int, total: int) -> None:
    """A progress callback."""


@pytest.fixture(scope="module")
def original() -> Any:
    return whisper(len(vocabulary()))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """(the unpacked wheel's, the converted copy's)"""
    unpacked, target = tmp_path / "unpacked" / "package" / "model", tmp_path / "target"
    unpacked.mkdir(parents=True)
    target.mkdir()
    return unpacked, target


def converted(folders: tuple[Path, Path], tensors: dict[str, Any], **options: Any) -> Path:
    unpacked, target = folders
    write_files(unpacked, model_bin(tensors, **options))
    convert(unpacked.parent.parent, target, ignore)
    return target


# ---- the copy is the model ------------------------------------------------------------------------------------------


def test_the_copy_computes_what_the_original_does(folders: tuple[Path, Path], original: Any) -> None:
    model, tokenizer, label = load(converted(folders, tensors_of(original)))
    assert label == "target" and model.dtype == torch.float32 and not model.training
    sound = torch.randn(1, 8, 100, generator=torch.Generator().manual_seed(1))
    inputs = {"input_features": sound, "decoder_input_ids": torch.tensor([[1, 2, 7, 8]])}
    with torch.no_grad():
        assert torch.equal(model(**inputs).logits, original(**inputs).logits)
    assert model.state_dict().keys() == original.state_dict().keys()
    assert tokenizer.decode(tokenizer("Fail better.", add_special_tokens=False).input_ids) == "Fail better."


def test_what_belongs_to_the_model_comes_with_it(folders: tuple[Path, Path], original: Any) -> None:
    from transformers import GenerationConfig, WhisperProcessor

    target = converted(folders, tensors_of(original))
    settings = GenerationConfig.from_pretrained(target)
    assert (settings.decoder_start_token_id, settings.eos_token_id, settings.no_timestamps_token_id) == (1, 0, 2)
    assert (settings.suppress_tokens, settings.begin_suppress_tokens, settings.alignment_heads) == ([7], [8], [[1, 0]])
    assert settings.max_length == 12 and settings.is_multilingual is False
    processor = WhisperProcessor.from_pretrained(target)
    features = processor(np.zeros(1600, np.float32), sampling_rate=16_000, return_tensors="pt").input_features
    assert features.shape == (1, 8, 100)  # 50 positions of sound are one second
    first = len(vocabulary()) - len(TIMES)
    assert processor.tokenizer.convert_tokens_to_ids(TIMES) == [first, first + 1]
    assert load(target).model.generate(features, max_new_tokens=3).shape[0] == 1


def test_the_weights_stay_float16(folders: tuple[Path, Path], original: Any) -> None:
    assert load(converted(folders, tensors_of(original)), dtype="auto").model.dtype == torch.float16


# ---- the file by itself ---------------------------------------------------------------------------------------------


def test_a_file_written_by_hand(tmp_path: Path) -> None:
    """Two tensors and an alias, byte by byte."""
    raw = b"\6\0\0\0\2\0A\0\3\0\0\0\2\0\0\0"
    raw += b"\2\0x\0\2\2\0\0\0\1\0\0\0\4\4\0\0\0" + np.array([1, 2], "<f2").tobytes()
    raw += b"\2\0y\0\0\1\1\0\0\0\xff"
    raw += b"\1\0\0\0\2\0z\0\2\0x\0"
    (tmp_path / "model.bin").write_bytes(raw)
    found = read(tmp_path / "model.bin")
    assert (found.kind, found.revision, found.aliases) == ("A", 3, {"z": "x"})
    assert found.tensors["x"].tolist() == [[1], [2]] and found.tensors["x"].dtype == np.float16
    assert found.tensors["y"] == -1 and found.tensors["y"].shape == ()


def test_wherever_a_file_is_cut_short_it_says_so(tmp_path: Path) -> None:
    whole = model_bin({"a": np.arange(3, dtype=np.float32), "b": np.int8(1)})
    path = tmp_path / "model.bin"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(
            ModelError, match=r"^model\.bin is cut short: .* needs \d+ bytes at byte \d+, and \d+ are left"
        ):
            read(path)
    path.write_bytes(whole)
    assert read(path).tensors["a"].tolist() == [0, 1, 2]
    path.write_bytes(whole + b"\0")
    with pytest.raises(ModelError, match=rf"damaged: it should end at byte {len(whole)} and has {len(whole) + 1}"):
        read(path)


@pytest.mark.parametrize("version", [5, 7, 0xFFFFFFFF])
def test_a_foreign_version(tmp_path: Path, version: int) -> None:
    (tmp_path / "model.bin").write_bytes(model_bin({}, version=version))
    with pytest.raises(ModelError, match=rf"is of version {version}, and only CTranslate2's version 6 is read here"):
        read(tmp_path / "model.bin")


def test_a_size_that_does_not_fit_its_shape_and_an_unknown_dtype(tmp_path: Path) -> None:
    path, start = tmp_path / "model.bin", b"\6\0\0\0\2\0A\0\3\0\0\0\1\0\0\0\2\0x\0\1"
    path.write_bytes(start + struct.pack("<IBI", 3, 0, 8) + bytes(8) + b"\0\0\0\0")
    with pytest.raises(ModelError, match=r"damaged: the tensor 'x' of \(3,\) takes 8 bytes"):
        read(path)
    path.write_bytes(start + struct.pack("<IBI", 4, 5, 8) + bytes(8) + b"\0\0\0\0")
    with pytest.raises(
        ModelError, match=r"the tensor 'x' has CTranslate2's dtype 5; floats and integers are read here"
    ):
        read(path)


# ---- another model than the pinned one --------------------------------------------------------------------------------


def changed(tensors: dict[str, Any], name: str, values: Any) -> dict[str, Any]:
    return {
        key: (values if key == name else kept) for key, kept in tensors.items() if key != name or values is not None
    }


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("decoder/pre_norm", np.int8(0), r"decoder/pre_norm = 0, expected 1"),
        ("decoder/activation", np.int8(0), r"decoder/activation = 0, expected 3"),
        ("decoder/num_heads", np.int16(3), r"2 and 3 heads for a width of 16"),
        ("encoder/num_heads", np.int16(0), r"0 and 2 heads for a width of 16"),
        ("encoder/conv1/bias", None, r"has no 'encoder/conv1/bias'"),
        ("encoder/conv1/bias", np.zeros(15, np.float16), r"conv1\.bias it has float16 of \(15,\), expected .* \(16,\)"),
        ("encoder/conv1/bias", np.zeros(16, np.int8), r"encoder\.conv1\.bias it has int8 of \(16,\), expected floats"),
        ("encoder/position_encodings/encodings", np.zeros((51, 16), np.float16), r"51 positions of sound, no whole seconds"),
        ("decoder/embeddings/weight", np.zeros((9, 16), np.float16), r"has 9 tokens and its vocabulary 261"),
        ("decoder/layer_1/attention/linear_1/weight", np.zeros((33, 16), np.float16), r"linear_1 has 33 rows for 2 parts"),
        ("decoder/layer_0/self_attention/linear_0/bias", np.ones(48, np.float16), r"keys of .* have a bias"),
    ],
)  # fmt: skip
def test_a_part_that_is_not_as_it_must_be(
    folders: tuple[Path, Path], original: Any, name: str, values: Any, says: str
) -> None:
    with pytest.raises(ModelError, match=says):
        converted(folders, changed(tensors_of(original), name, values))


def test_another_kind_of_model_and_a_missing_layer(folders: tuple[Path, Path], original: Any) -> None:
    tensors = tensors_of(original)
    with pytest.raises(ModelError, match=r"holds a 'TransformerSpec', expected 'WhisperSpec'. The package has changed"):
        converted(folders, tensors, kind="TransformerSpec")
    gap = {name: values for name, values in tensors.items() if not name.startswith("decoder/layer_0/")}
    with pytest.raises(ModelError, match=r"has the decoder layers layer_1"):
        converted(folders, gap)


def test_a_wheel_without_the_file_and_a_vocabulary_without_its_tokens(
    folders: tuple[Path, Path], original: Any
) -> None:
    unpacked, target = folders
    with pytest.raises(ModelError, match=r"should hold one model\.bin and holds 0. The package has changed"):
        convert(unpacked, target, ignore)
    write_files(unpacked, model_bin(tensors_of(original)))
    words = unpacked / "vocabulary.txt"
    words.write_text(words.read_text(encoding="utf-8").replace("<|notimestamps|>", "<|other|>"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"The vocabulary has no '<\|notimestamps\|>'"):
        convert(unpacked, target, ignore)


def test_a_vocabulary_that_numbers_tokens_differently(folders: tuple[Path, Path], original: Any) -> None:
    unpacked, target = folders
    write_files(unpacked, model_bin(tensors_of(original)))
    words = vocabulary()
    words[5], words[6] = words[6], words[5]
    (unpacked / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"The tokenizer and the vocabulary number the tokens differently"):
        convert(unpacked, target, ignore)


# ---- the real one -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_whisper_writes_down_what_the_voice_says(tmp_path: Path) -> None:
    """Samuel Beckett, Worstward Ho: "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better." """
    from transformers import WhisperFeatureExtractor

    model, tokenizer, label = load("whisper")
    assert label == "Whisper tiny.en (float16, from CTranslate2)"
    extractor = WhisperFeatureExtractor.from_pretrained(model_folder(MODELS["whisper"]))
    sound = extractor(recorded_voice(tmp_path), sampling_rate=16_000, return_tensors="pt")
    with torch.no_grad():
        said = model.generate(sound.input_features)
    text = tokenizer.decode(said[0], skip_special_tokens=True)
    assert text == " Ever tried, ever failed. No matter, try again. Fail again. Fail better."


@pytest.mark.slow
def test_whisper_has_the_shape_it_should() -> None:
    config = load("whisper").model.config
    assert (config.encoder_layers, config.decoder_layers, config.encoder_attention_heads) == (4, 4, 6)
    assert (config.d_model, config.max_source_positions, config.max_target_positions) == (384, 1500, 448)
    heads = json.loads((model_folder(MODELS["whisper"]) / "generation_config.json").read_text())["alignment_heads"]
    assert heads == [[1, 0], [2, 0], [2, 5], [3, 0], [3, 1], [3, 2], [3, 3], [3, 4]]  # as OpenAI publishes them
