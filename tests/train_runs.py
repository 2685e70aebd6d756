"""Small runs for the tests."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

TINY: dict[str, Any] = {
    "width": 16,
    "heads": 2,
    "layers": 1,
    "vocabulary": 300,
    "batch": 8,
    "steps": 6,
    "every": 3,
    "longest": 24,
}
_WORDS = {"one": "uno", "two": "dos", "three": "tres", "red": "rojo", "cat": "gato", "dog": "perro"}


def pairs_in(folder: Path, count: int = 60) -> Path:
    """Sentences of one to four words with their translation."""
    draw = random.Random(0)
    rows = [[draw.choice(list(_WORDS)) for _ in range(draw.randint(1, 4))] for _ in range(count)]
    path = folder / "pairs.tsv"
    path.write_text("".join(f"{' '.join(row)}\t{' '.join(_WORDS[w] for w in row)}\n" for row in rows))
    return path


def options(**given: Any) -> list[str]:
    """Settings as words of the command line."""
    return [word for name, value in {**TINY, **given}.items() for word in (f"--{name}", str(value))]


def started(*words: str | Path, **environment: str) -> subprocess.Popen[str]:
    """`qkv train …` in a process of its own, one thread."""
    surroundings = {**os.environ, "OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE", "NO_COLOR": "1", **environment}
    command = [sys.executable, "-m", "qkv.cli", "train", *map(str, words), "--plain"]
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str], code: int = 0) -> str:
    """What a process said, when it has ended as expected."""
    out, err = process.communicate(timeout=280)
    assert process.returncode == code, f"{process.returncode}: {out}{err}"
    return out + err


def kept(run: Path, step: int) -> tuple[bytes, bytes]:
    """The bytes that a run is compared by: everything in the checkpoint of a step, and the best model."""
    checkpoint = run / "checkpoints" / f"step-{step:08d}" / "tensors.safetensors"
    return checkpoint.read_bytes(), (run / "model" / "model.safetensors").read_bytes()
