"""Damaged, edited and foreign traces: one clear error, and never a wrong number."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file, save_file
from trace_files import fails, files_of, rewritten, same_numbers, trace

from qkv.trace.disk.storage import load, save
from qkv.trace.errors import TraceError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A saved trace."""
    return save(trace(), tmp_path / "a trace")


def flip(path: Path, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[bit // 8] ^= 1 << bit % 8
    path.write_bytes(raw)


def test_one_flipped_bit_in_any_file_is_found(folder: Path) -> None:
    """In each file of tensors the length of the header, the header and the numbers; in tokens: one error that names it."""
    for path in files_of(folder):
        if path.name == "trace.json":
            continue
        raw = path.read_bytes()
        for at in (0, 3, 12, len(raw) // 3, len(raw) // 2, len(raw) - 1):
            flip(path, at * 8 + at % 8)
            said = fails(folder)
            assert path.name in said and "was changed or damaged: its SHA-256 is" in said
            path.write_bytes(raw)
    assert same_numbers(load(folder), trace())


def test_one_flipped_bit_in_trace_json_is_found(folder: Path) -> None:
    path = folder / "trace.json"
    raw = path.read_bytes()
    draw = random.Random(0)
    for bit in [
        *range(0, 64 * 8, 5),
        *draw.sample(range(len(raw) * 8), 200),
        *range(len(raw) * 8 - 640, len(raw) * 8, 3),
    ]:
        flip(path, bit)
        with pytest.raises(TraceError, match=r"trace\.json"):
            load(folder)
        path.write_bytes(raw)
    assert same_numbers(load(folder), trace())


def test_only_what_is_read_is_compared(folder: Path) -> None:
    """Opening stays instant: a damaged layer is found when it is asked for, and the others can still be."""
    flip(folder / "run0" / "layer001.0000.safetensors", 9000)
    opened = load(folder)
    assert opened.runs[0][0].dense().isfinite().all() and opened.info()
    with pytest.raises(TraceError, match=r"layer001\.0000\.safetensors was changed or damaged"):
        opened.runs[0][1].dense()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _other_numbers(path: Path) -> None:
    save_file({n: t + 1 for n, t in load_file(path).items()}, path)


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Path.unlink, r"lacks its file run0/layer000\.0001\.safetensors\. Copy the folder again, whole\.$"),
        (_cut, r"layer000\.0001\.safetensors has [\d,]+ bytes, expected [\d,]+: it was cut short or replaced\."),
        (lambda path: path.write_bytes(b""), r"has 0 bytes, expected"),
        (_other_numbers, r"layer000\.0001\.safetensors (was changed or damaged|has [\d,]+ bytes)"),
        (_link, r"is no regular file, so it is no part of a trace"),
        (_pipe, r"is no regular file, so it is no part of a trace"),
        (_folder, r"is no regular file, so it is no part of a trace"),
    ],
)
def test_a_file_that_is_not_the_one(folder: Path, change: Callable[[Path], Any], says: str) -> None:
    change(folder / "run0" / "layer000.0001.safetensors")
    assert re.search(says, fails(folder))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is damaged, or no trace of qkv: Expecting value"),
        (b"{}", "is no trace of qkv: it does not name a schema."),
        (b"[1]", "is no trace of qkv: it does not name a schema."),
        (b'{"qkv": 1}', "was changed or damaged: it carries no checksum of its own."),
        (b'{"qkv": 2, "version": "0.9"}', "was written by a newer qkv (0.9, schema 2); this one reads schema 1. Update it"),
        (b'{"qkv": 0}', "has the schema 0, which no qkv has written."),
        (b'{"qkv": true}', "is no trace of qkv"),
        (b"\xff\xfe", "is damaged, or no trace of qkv"),
        (b"[" * 100_000, "is damaged, or no trace of qkv"),
        (b'{"qkv": 1, "qkv": 1}', "a name stands twice in an object"),
        (b'{"qkv": NaN}', "NaN is no number of JSON"),
    ],
    ids=range(11),
)  # fmt: skip
def test_a_foreign_trace_json(folder: Path, content: bytes, says: str) -> None:
    (folder / "trace.json").write_bytes(content)
    said = fails(folder)
    assert said.startswith(f"{folder}/trace.json") and says in said


def test_an_edited_trace_json_is_found(folder: Path) -> None:
    path = folder / "trace.json"
    path.write_text(path.read_text().replace("by hand", "by foot"))
    assert "was changed or damaged: its SHA-256 is" in fails(folder)


FIRST = "runs.0.layers.0.segments.0"
_WRONG: list[tuple[str, Any, str]] = [
    (
        f"{FIRST}.file.file",
        "../../etc/passwd",
        "the trace, runs 0, layers 0, segments 0, file, file is '../../etc/passwd'; expected the name of a file of a trace.",
    ),
    (f"{FIRST}.file.file", "/etc/passwd", "file is '/etc/passwd'; expected the name of a file"),
    (f"{FIRST}.file.file", "run0/../run0/layer000.0000.safetensors", "expected the name of a file of a trace."),
    (f"{FIRST}.file.file", "run0/layer000.0000.safetensors\n", "expected the name of a file of a trace."),
    (f"{FIRST}.file.file", "run1/layer000.0000.safetensors", "is described in two ways"),
    (f"{FIRST}.file.bytes", -1, "bytes is -1; expected a whole number of 0 or more."),
    (f"{FIRST}.file.bytes", 1.5, "bytes is 1.5; expected a whole number of 0 or more."),
    (f"{FIRST}.file.tensors.key.dtype", "F8", "dtype is 'F8'; expected one of F64"),
    (f"{FIRST}.file.tensors.key.shape", [2, 2, 7], "query is (2, 4, 7, 8), key (2, 2, 7) and value (2, 2, 7, 6)"),
    (f"{FIRST}.file.tensors.key.shape", [2, 3, 7, 8], "query is (2, 4, 7, 8), key (2, 3, 7, 8)"),
    (f"{FIRST}.file.tensors.state.shape", [2, 4, 7], "state is (2, 4, 7); expected (2, 4, 7, 2)."),
    (f"{FIRST}.file.tensors", {}, "layer000.0000.safetensors holds no query and key."),
    (f"{FIRST}.file.tensors.value", None, "value is None; expected an object of dtype, shape."),
    (
        f"{FIRST}.description.score",
        {"is": "os.system"},
        "run 0, layer 0 (layers.0): score is 'os.system'; expected a Score of qkv's own.",
    ),
    (
        f"{FIRST}.description.bias",
        {"is": "biases.Values", "values": {"tensor": "b"}},
        "bias.values is the tensor {'tensor': 'b'}, which is not there.",
    ),
    (f"{FIRST}.description.offset", {"tensor": "key", "file": ["x"]}, "which is not there."),
    (
        f"{FIRST}.first_key",
        3,
        "a segment of (2, 4, 5, 12) begins at key 7; expected one like (2, 4, 7, 10), at its end.",
    ),
    (f"{FIRST}.surprise", 1, "expected an object of file, shared, first_row, first_key, description."),
    ("runs.0.layers.0.kind", "other", """kind is 'other'; expected "self" or "cross"."""),
    ("runs.0.layers.0.segments", [], "got no segment; expected one or more"),
    ("runs.0.layers.0.check.scale", "big", "scale is 'big'; expected a number."),
    ("runs.0.seconds", None, "seconds is None; expected a list."),
    ("model", 1, "the trace, model is 1; expected text."),
    ("runs", {}, "the trace, runs is {}; expected a list."),
]


@pytest.mark.parametrize(("place", "value", "says"), _WRONG, ids=range(len(_WRONG)))
def test_a_trace_that_says_what_cannot_be(folder: Path, place: str, value: Any, says: str) -> None:
    """With a checksum that fits: what somebody's own program may get wrong is one sentence with the place."""

    def change(data: Any) -> None:
        *way, last = place.split(".")
        for name in way:
            data = data[int(name)] if isinstance(data, list) else data[name]
        data[last] = value

    rewritten(folder, change)
    assert says in fails(folder)


def test_tensors_other_than_announced(folder: Path) -> None:
    def swap(data: dict[str, Any]) -> None:
        file = data["runs"][0]["layers"][0]["segments"][0]["file"]
        file["tensors"]["state"]["dtype"] = "F64"

    rewritten(folder, swap)
    assert "trace.json says" in fails(folder)


def test_tokens_of_another_length(folder: Path) -> None:
    path = folder / "run0" / "tokens.000.json"
    data = json.loads(path.read_text())
    data["text"]["ids"][0].pop()
    path.write_text(json.dumps(data))
    raw = path.read_bytes()
    entry = {"file": "run0/tokens.000.json", "sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    rewritten(folder, lambda d: d["runs"][0].update(tokens=entry))
    assert "tokens.000.json is no valid table of tokens: ids has rows of other lengths than 12." in fails(folder)
