"""Checkpoints: all that a run needs to go on as if nothing had happened.

A checkpoint is a folder `checkpoints/step-00000400` with the tensors (weights, AdamW's averages, each process's random state)
as safetensors and the rest (place in the data, best measure, sums that go on) as JSON with the tensors' checksum. It gets its
name when all of it is on the disk, so whatever has the name is whole. No pickle.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torch import Tensor

from .errors import TrainError
from .files import folder_made, read_json, told, write_json

TENSORS, STATE = "tensors.safetensors", "state.json"
KEPT = 2


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A checkpoint that was read."""

    step: int
    tensors: dict[str, Tensor]
    state: dict[str, Any]


def save(run: Path, step: int, tensors: dict[str, Tensor], state: dict[str, Any]) -> None:
    """Write the checkpoint of a step; the one before it stays, older ones go. TrainWriteError where the disk refuses."""
    from safetensors.torch import save as packed

    data = packed({name: t.detach().cpu().contiguous().clone() for name, t in tensors.items()})  # a shared one twice
    with told(f"the checkpoint of step {step:,}", run), folder_made(folder_of(run, step)) as made:
        (made / TENSORS).write_bytes(data)
        write_json(made / STATE, {"step": step, "sha256": hashlib.sha256(data).hexdigest(), **state})
    for old in steps(run)[:-KEPT]:
        shutil.rmtree(folder_of(run, old), ignore_errors=True)


def latest(run: Path) -> Checkpoint | None:
    """The last checkpoint whose checksum holds; None where there is none yet. TrainError where all are damaged."""
    from safetensors.torch import load as unpacked

    there = steps(run)
    for step in reversed(there):
        state = read_json(folder_of(run, step) / STATE)
        data = (folder_of(run, step) / TENSORS).read_bytes()
        if state.get("step") == step and hashlib.sha256(data).hexdigest() == state.get("sha256"):
            return Checkpoint(step, unpacked(data), state)
    if there:
        raise TrainError(
            f"No checkpoint in {run} is whole any more: their checksums do not hold. Begin anew: --overwrite."
        )
    return None


def steps(run: Path) -> list[int]:
    """The steps of which there are checkpoints, in order."""
    names = (f.name for f in (run / "checkpoints").glob("step-*") if f.name.removeprefix("step-").isdecimal())
    return sorted(int(name.removeprefix("step-")) for name in names)


def folder_of(run: Path, step: int) -> Path:
    """Where the checkpoint of a step lies."""
    return run / "checkpoints" / f"step-{step:08d}"
