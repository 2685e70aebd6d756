"""Files of a trace: written aside and renamed whole, hashed while they are written, mapped and verified when they are read.

Tensors are safetensors files. They are written here, not by that package: it wants every tensor contiguous at once, which would
double a segment's memory, reports a full disk in an error class of its own, and the checksum would need a second reading.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import torch
from torch import Tensor

from ... import _files
from ..errors import TraceError, TraceWriteError

_CHUNK = 1 << 20
DTYPES: Mapping[str, torch.dtype] = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
    "I32": torch.int32,
    "I16": torch.int16,
    "I8": torch.int8,
    "U8": torch.uint8,
    "BOOL": torch.bool,
}
_NAMES = {dtype: name for name, dtype in DTYPES.items()}


# ---- writing ----------------------------------------------------------------------------------------------------------


class Hashed:
    """A file that is being written, its SHA-256 and its length."""

    def __init__(self, file: BinaryIO):
        self._file = file
        self._digest = hashlib.sha256()
        self.bytes = 0

    def write(self, data: Any) -> None:
        self._digest.update(data)
        self._file.write(data)
        self.bytes += len(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Hashed]:
    """A whole file, or none, that is hashed while it is written."""
    with _files.whole(path) as file:
        yield Hashed(file)


def write_tensors(folder: Path, name: str, tensors: Mapping[str, Tensor]) -> dict[str, Any]:
    """Write a safetensors file; returns its entry: file, sha256, bytes, and each tensor's dtype and shape."""
    order = sorted(
        tensors, key=lambda n: -tensors[n].element_size()
    )  # so that every tensor begins at a whole number of itself
    header, end = {}, 0
    for n in order:
        t = tensors[n]
        if t.dtype not in _NAMES:
            raise TraceError(f"A tensor of {t.dtype} ({n}) cannot be written. Expected one of {', '.join(DTYPES)}.")
        begin, end = end, end + t.numel() * t.element_size()
        header[n] = {"dtype": _NAMES[t.dtype], "shape": list(t.shape), "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-(len(text) + 8) % 64)
    with whole(folder / name) as out:
        out.write(len(text).to_bytes(8, "little") + text)
        for n in order:
            for chunk in _chunks(tensors[n]):
                out.write(chunk)
    shapes = {n: {"dtype": header[n]["dtype"], "shape": header[n]["shape"]} for n in tensors}
    return {"file": name, "sha256": out.sha256, "bytes": out.bytes, "tensors": shapes}


def _chunks(tensor: Tensor) -> Iterator[Any]:
    """The bytes of a tensor in C order, a contiguous copy of one tensor at a time where it is not laid out like that."""
    if not tensor.numel():
        return
    tensor = tensor.detach().cpu().contiguous()
    flat = tensor.as_strided((tensor.numel(),), (1,)).view(torch.uint8).numpy()
    for begin in range(0, len(flat), _CHUNK):
        yield flat[begin : begin + _CHUNK]


def digest(tensor: Tensor) -> str:
    """SHA-256 of a tensor's dtype, shape and numbers."""
    found = hashlib.sha256(f"{tensor.dtype} {tuple(tensor.shape)} ".encode())
    for chunk in _chunks(tensor):
        found.update(chunk)
    return found.hexdigest()


def write_json(folder: Path, name: str, value: Any) -> dict[str, Any]:
    """Write a JSON file; returns its entry: file, sha256, bytes."""
    with whole(folder / name) as out:
        out.write(json.dumps(value, ensure_ascii=False, allow_nan=False).encode())
    return {"file": name, "sha256": out.sha256, "bytes": out.bytes}


@contextlib.contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses into one sentence about the cause and one about the way out."""
    try:
        yield
    except TraceError:
        raise
    except OSError as error:
        full = {
            errno.ENOSPC: "The disk is full",
            errno.EDQUOT: "The disk quota is used up",
            errno.EFBIG: "A file would become larger than this process may write (ulimit -f)",
        }
        if error.errno in full:
            text = f"{full[error.errno]}: the trace {folder} could not be written. Free some space, or choose another place."
        elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
            text = (
                f"The trace {folder} cannot be written ({error.strerror}). Make it writable, or choose another place."
            )
        else:
            text = f"Writing the trace {folder} failed: {error}. Choose another place, or try again."
        raised = TraceWriteError(text)
        raised.errno = error.errno
        raise raised from error


# ---- reading ----------------------------------------------------------------------------------------------------------


class StoredFile:
    """A file of a trace by its entry. Its size is compared at once, its checksum when it is first read."""

    def __init__(self, folder: Path, entry: Mapping[str, Any]):
        self.path = f"{folder}/{entry['file']}"
        self.entry = entry
        try:
            found = os.stat(self.path)
        except FileNotFoundError as error:
            raise TraceError(
                f"The trace {folder} lacks its file {entry['file']}. Copy the folder again, whole."
            ) from error
        except OSError as error:
            raise TraceError(f"The file {self.path} cannot be read ({error.strerror}).") from error
        if not stat.S_ISREG(found.st_mode):
            raise TraceError(
                f"{self.path} is no regular file, so it is no part of a trace. Copy the folder again, whole."
            )
        if found.st_size != entry["bytes"]:
            raise TraceError(
                f"The file {self.path} has {found.st_size:,} bytes, expected {entry['bytes']:,}: it was cut short or replaced. "
                "Copy the folder again, whole."
            )

    def meta(self, name: str) -> Tensor:
        """A tensor without numbers, as the entry describes it."""
        about = self.entry["tensors"][name]
        return torch.empty(about["shape"], dtype=DTYPES[about["dtype"]], device="meta")

    def __getitem__(self, name: str) -> Tensor:
        return self.tensors[name]

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        """All tensors, mapped: their numbers are read from the disk when they are used, and what is changed stays in memory."""
        from safetensors import SafetensorError, safe_open

        self.verify()
        wanted = self.entry["tensors"]
        try:
            with safe_open(self.path, framework="pt") as opened:
                found = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
        except (SafetensorError, OSError) as error:
            raise TraceError(f"The file {self.path} is no safetensors file: {error}.") from error
        shapes = {n: {"dtype": _NAMES.get(t.dtype), "shape": list(t.shape)} for n, t in found.items()}
        if shapes != wanted:
            raise TraceError(f"The file {self.path} holds {shapes}; trace.json says {wanted}.")
        return found

    @cached_property
    def json(self) -> Any:
        """The content of a JSON file."""
        return parsed(self.verify(keep=True), self.path)

    def verify(self, keep: bool = False) -> bytes:
        """Read the file and compare its checksum. keep: return what was read."""
        found, kept = hashlib.sha256(), []
        try:
            with open(self.path, "rb") as file:
                while chunk := file.read(_CHUNK):
                    found.update(chunk)
                    kept += [chunk] * keep
        except OSError as error:
            raise TraceError(f"The file {self.path} cannot be read ({error.strerror}).") from error
        if found.hexdigest() != self.entry["sha256"]:
            raise TraceError(damaged(self.path, found.hexdigest(), self.entry["sha256"]))
        return b"".join(kept)


def damaged(what: str, found: str, expected: str) -> str:
    return (
        f"{what} was changed or damaged: its SHA-256 is {found}, expected {expected}. Copy it again from where it came, or "
        "record again."
    )


def parsed(raw: bytes, what: str) -> Any:
    """JSON without duplicate names, NaN or infinities. TraceError where it is none."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            raise ValueError("a name stands twice in an object")
        return made

    def no_number(name: str) -> Any:
        raise ValueError(f"{name} is no number of JSON")

    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=once, parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        raise TraceError(f"{what} is damaged, or no trace of qkv: {error}.") from error
