"""CTranslate2's model.bin, version 6, read in plain Python.

Little-endian throughout: the version (uint32), the model's kind (a string), the kind's revision (uint32); a count (uint32)
and as many tensors: name, rank (uint8), sizes (uint32 each), dtype (uint8), bytes (uint32), the bytes; a count (uint32)
and as many aliases: name, the name that it stands for. A string is its length (uint16), closing NUL included, and its bytes.
(github.com/OpenNMT/CTranslate2, python/ctranslate2/specs/model_spec.py, `_serialize`.)
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ModelError

VERSION = 6
_DTYPES = {0: "<f4", 1: "<i1", 2: "<i2", 3: "<i4", 4: "<f2"}  # CTranslate2's DataType; 5 is bfloat16, which NumPy lacks


@dataclass(frozen=True, eq=False)
class ModelBin:
    """The file's content: tensors and aliases (a second name -> the tensor's name)."""

    kind: str
    revision: int
    tensors: dict[str, Any]  # name -> NumPy array, a read-only view of the file's bytes
    aliases: dict[str, str]


def read(path: Path) -> ModelBin:
    """The content of a model.bin. ModelError where the file is cut short or longer than it says, of another version, or
    stores a dtype that is not one of float32, float16 and the integers."""
    file = _Reader(path)
    version = file.number("I", "the version")
    if version != VERSION:
        raise ModelError(
            f"{path.name} is of version {version}, and only CTranslate2's version {VERSION} is read here. "
            "It is another file than the pinned one: convert the model again with CTranslate2 3 or 4."
        )
    kind, revision = file.text("the model's kind"), file.number("I", "the revision")
    tensors = dict(file.tensor() for _ in range(file.number("I", "the number of tensors")))
    aliases = {file.text("an alias"): file.text("an alias") for _ in range(file.number("I", "the number of aliases"))}
    file.expect_end()
    return ModelBin(kind, revision, tensors, aliases)


class _Reader:
    """The file's bytes and how far they have been read; a read past the end is the one error that it makes."""

    def __init__(self, path: Path) -> None:
        self._name, self._bytes, self._at = path.name, memoryview(path.read_bytes()), 0

    def take(self, count: int, what: str) -> memoryview:
        left = len(self._bytes) - self._at
        if count > left:
            raise ModelError(
                f"{self._name} is cut short: {what} needs {count} bytes at byte {self._at}, and {left} are left. "
                "Fetch the model again."
            )
        self._at += count
        return self._bytes[self._at - count : self._at]

    def number(self, form: str, what: str) -> int:
        form = "<" + form
        return int(struct.unpack(form, self.take(struct.calcsize(form), what))[0])

    def text(self, what: str) -> str:
        raw = bytes(self.take(self.number("H", what), what))
        try:
            return raw.rstrip(b"\0").decode()
        except UnicodeDecodeError as error:
            raise ModelError(f"{self._name} is damaged: {what} is no text. Fetch the model again.") from error

    def tensor(self) -> tuple[str, Any]:
        import numpy as np

        name = self.text("a tensor's name")
        what = f"the tensor {name!r}"
        shape = tuple(self.number("I", what) for _ in range(self.number("B", what)))
        kind, size = self.number("B", what), self.number("I", what)
        if kind not in _DTYPES:
            raise ModelError(f"{self._name}: {what} has CTranslate2's dtype {kind}; floats and integers are read here.")
        values = np.frombuffer(self.take(size, what), dtype=np.uint8)
        dtype = np.dtype(_DTYPES[kind])
        if size != dtype.itemsize * int(np.prod(shape, dtype=object)):
            raise ModelError(f"{self._name} is damaged: {what} of {shape} takes {size} bytes. Fetch the model again.")
        return name, values.view(dtype).reshape(shape)

    def expect_end(self) -> None:
        if self._at != len(self._bytes):
            raise ModelError(
                f"{self._name} is damaged: it should end at byte {self._at} and has {len(self._bytes)}. Fetch the model again."
            )
