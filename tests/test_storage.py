"""Traces on the disk: saved whole, opened at once, and no wrong number from a damaged or foreign file."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from trace_files import fails, files_of, layer, same_numbers, segments, trace

import qkv
from qkv import masks
from qkv.trace import Trace
from qkv.trace.capture import Segment
from qkv.trace.disk.pages import Pages, from_files
from qkv.trace.disk.storage import Writer, load, save
from qkv.trace.errors import TraceError, TraceExistsError
from qkv.trace.layer import KEPT, Layer
from qkv.trace.run import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A saved trace."""
    return save(trace(), tmp_path / "a trace")


# ---- there and back ---------------------------------------------------------------------------------------------------


def test_everything_comes_back(folder: Path) -> None:
    first, again = trace(), load(folder)
    assert same_numbers(first, again)
    assert (again.model, again.facts) == (first.model, first.facts)
    for mine, theirs in zip(again.runs, first.runs, strict=True):
        assert (mine.partial, mine.seconds, mine.names) == (theirs.partial, theirs.seconds, theirs.names)
        assert dict(mine.tokens).keys() == dict(theirs.tokens).keys()
        for a, b in zip(mine.layers, theirs.layers, strict=True):
            plain = [f.name for f in dataclasses.fields(Layer) if f.name not in ("segments", "output_weight")]
            assert [getattr(a, n) for n in plain] == [getattr(b, n) for n in plain]
    table, old = again.runs[0].tokens["text"], first.runs[0].tokens["text"]
    plain = ["length", "strings", "prompt_length", "special", "grid", "frames"]
    assert [getattr(table, n) for n in plain] == [getattr(old, n) for n in plain]
    assert again.runs[0].query_tokens(1) == first.runs[0].query_tokens(1)


def test_single_rows_are_gathered_to_one_file_a_layer(folder: Path) -> None:
    names = [str(f.relative_to(folder)) for f in files_of(folder) if f.parent.name != "shared"]
    assert names == [
        *("run0/layer000.0000.safetensors", "run0/layer000.0001.safetensors"),
        *("run0/layer001.0000.safetensors", "run0/layer001.0001.safetensors"),
        *("run0/tokens.000.json", "run1/layer000.0000.safetensors", "trace.json"),
    ]
    found = load_file(folder / "run0" / "layer001.0001.safetensors")
    assert {n: tuple(t.shape) for n, t in found.items()} == {
        "query": (2, 4, 5, 8),
        "key": (2, 2, 5, 8),
        "value": (2, 2, 5, 6),
        "state": (2, 4, 5, 2),
    }


def test_a_trace_of_loose_tensors_comes_back(tmp_path: Path) -> None:
    """Without values, row state, tokens and weights; in bfloat16, with a transposed layout and a mask of numbers."""
    query, key = (torch.randn(1, 5, 4, 8).bfloat16().transpose(1, 2) for _ in range(2))
    mask = masks.from_tensor(torch.rand(5, 5) > 0.3)
    first = Trace.from_tensors({"one": (query, key)}, mask=mask, softcap=20.0)
    again = load(save(first, tmp_path / "t"))
    assert same_numbers(first, again) and again[0].tensors[2] is None
    assert again.tokens == first.tokens and again.info().data["runs"]


def test_rows_that_were_chosen_and_empty_segments_come_back(tmp_path: Path) -> None:
    one = next(segments(0, 0))
    rows = torch.tensor([1, 4])
    kept = dataclasses.replace(one, query=one.query[:, :, rows], state=None, rows=rows, description=one.description)
    none = dataclasses.replace(one, key=one.key[:, :, :0], value=one.value[:, :, :0], first_row=7, first_key=7)
    cross = Layer("cross", "cross", (one, none), None, None, ("decoder", "encoder"), (0, 2, 3, 1))
    first = Trace((Run((Layer("rows", "self", (kept,)), cross)),), "x")
    again = load(save(first, tmp_path / "t"))
    assert same_numbers(first, again)
    assert again.layer("rows").positions.tolist() == [1, 4] and again.layer("rows").shape == (2, 4, 2, 7)
    assert again.layer("cross").shape == (2, 4, 14, 7) and again.layer(1).streams == ("decoder", "encoder")


def test_a_loaded_trace_can_be_saved_and_cut(folder: Path, tmp_path: Path) -> None:
    again = load(save(load(folder), tmp_path / "copy"))
    assert same_numbers(again, trace())
    assert torch.equal(again.sequence(1).runs[0][0].dense(), trace().runs[0][0].dense()[1:])
    with_mask = Trace.from_tensors({"a": trace().runs[0][0]}, mask=None)
    replaced = dataclasses.replace(again.runs[0].layers[0], name="other")
    assert (replaced.name, replaced.nbytes) != (again.runs[0].layers[0].name, 0) and len(with_mask) == 1


def test_a_mask_that_is_a_function_is_kept_as_bits_and_a_bias_is_not(tmp_path: Path) -> None:
    asked = []

    def near(b: Any, h: Any, i: Any, j: Any) -> Any:
        asked.append(1)
        return (i - j).abs() < 2

    q = torch.randn(1, 2, 6, 4)
    maps = {n: qkv.attention_with_map(q, q, q, mask=near)[1] for n in "ab"}
    first = Trace.from_tensors(maps)
    before = len(asked)
    again = load(save(first, tmp_path / "t"))
    assert len(asked) - before <= 4 and same_numbers(first, again)
    bent = qkv.attention_with_map(q, q, q, bias=lambda s, *_: s * 2)[1]
    with pytest.raises(
        TraceError, match=r"^The bias is a function \(<lambda>\), which no file can hold\. Give it as a tensor"
    ):
        save(Trace.from_tensors({"a": bent}), tmp_path / "bent")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["t"]


def test_what_layers_share_is_written_once(tmp_path: Path) -> None:
    q, weight, hidden = torch.randn(1, 2, 300, 4), torch.randn(9, 8), torch.rand(300, 300) > 0.5
    maps = {
        n: qkv.attention_with_map(q, q, q, mask=hidden, bias=torch.zeros(1, 1, 1, 1).expand(1, 2, 300, 300))[1]
        for n in "abc"
    }
    save(Trace.from_tensors(maps, output_weights=dict.fromkeys("abc", weight)), tmp_path / "t")
    assert len(files_of(tmp_path / "t" / "shared")) == 2
    assert sum(f.stat().st_size for f in files_of(tmp_path / "t")) < 400_000
    assert same_numbers(load(tmp_path / "t"), Trace.from_tensors(maps, output_weights=dict.fromkeys("abc", weight)))


# ---- mapped, not read -------------------------------------------------------------------------------------------------

_OPEN = """
import sys
from qkv.trace.disk.storage import load
import safetensors
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096
before = resident()
trace = load(sys.argv[1])
opened = resident() - before
trace.info(), trace.layer(3).shape, trace.layer(3).nbytes
known = resident() - before
trace[3][0, 0, 5]
print(opened, known, resident() - before)
"""


def test_opening_reads_no_numbers_and_a_layer_only_its_own(tmp_path: Path) -> None:
    """Eight layers of 8 MB: opening takes none of it into memory, a row of one layer what its pages need."""
    q = torch.randn(1, 8, 4096, 64)
    layers = []
    for n in range(8):
        d = qkv.attention_with_map(q[:, :, :4], q[:, :, :4], q[:, :, :4], causal=True)[1].description
        layers.append(Layer(str(n), "self", (Segment(q + n, q[:, :1], q[:, :1], torch.zeros(1, 8, 4096, 2), d),)))
    save(Trace((Run(tuple(layers)),), "x"), tmp_path / "t")
    assert sum(f.stat().st_size for f in files_of(tmp_path / "t")) > 2**26
    ran = subprocess.run([sys.executable, "-c", _OPEN, str(tmp_path / "t")], capture_output=True, text=True, check=True)
    opened, known, asked = map(int, ran.stdout.split())
    assert opened < 2**22 and known < 2**22 and asked < 2**24, (opened, known, asked)


def test_what_is_changed_in_memory_stays_there(folder: Path) -> None:
    before = [f.read_bytes() for f in files_of(folder)]
    load(folder).runs[0].layers[0].segments[0].query.zero_()
    assert [f.read_bytes() for f in files_of(folder)] == before
    assert same_numbers(load(folder), trace())


# ---- where a trace may go ---------------------------------------------------------------------------------------------


def test_nothing_is_written_over_unasked(folder: Path, tmp_path: Path) -> None:
    before = {f: f.read_bytes() for f in files_of(folder)}
    with pytest.raises(FileExistsError) as caught:
        save(trace(1), folder)
    assert isinstance(caught.value, TraceExistsError)
    assert str(caught.value) == (
        f"The trace {folder} exists already. Choose another name, or replace it with overwrite=True."
    )
    with pytest.raises(TraceExistsError, match="exists already"):
        Writer(folder)
    assert {f: f.read_bytes() for f in files_of(folder)} == before
    assert save(trace(1), folder, overwrite=True) == folder and same_numbers(load(folder), trace(1))
    assert [f.name for f in tmp_path.iterdir()] == ["a trace"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_is_no_trace_is_never_written_over(tmp_path: Path, overwrite: bool) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"x")
    (tmp_path / "file").write_text("x")
    for name in ("photos", "file"):
        with pytest.raises(TraceExistsError, match=f"{name} exists and is no trace, so it is not written over"):
            save(trace(1), tmp_path / name, overwrite=overwrite)
        with pytest.raises(TraceExistsError, match="is no trace"):
            Writer(tmp_path / name, overwrite=overwrite)
    assert sorted(f.name for f in tmp_path.rglob("*")) == ["file", "one.jpg", "photos"]


def test_an_empty_folder_and_missing_parents_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert same_numbers(load(save(trace(1), tmp_path / "empty")), trace(1))
    assert same_numbers(load(save(trace(1), str(tmp_path / "a" / "b" / "c"))), trace(1))
    assert load(tmp_path / "empty" / "trace.json").model == "by hand"


def test_a_loaded_trace_may_replace_itself(folder: Path) -> None:
    opened = load(folder)
    save(opened, folder, overwrite=True)
    assert same_numbers(load(folder), trace()) and same_numbers(opened, trace())


@pytest.mark.parametrize(
    ("name", "says"), [("nowhere", "is not there"), ("file", "is no folder"), (".", "holds no trace.json")]
)
def test_no_trace_there(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "file").write_text("x")
    assert says in fails(tmp_path / name)


def test_facts_that_json_cannot_say(tmp_path: Path) -> None:
    for value in (object(), {1: 2}, float("nan"), [torch.ones(1)]):
        with pytest.raises(TraceError, match=r"^The fact mine is .*, which JSON cannot say\."):
            save(Trace(trace(1).runs, "x", facts={"mine": value}), tmp_path / "t")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OSError, match=r"^The trace .* cannot be written \(Permission denied\)\. Make it writable"):
        save(trace(1), tmp_path / "t")


def test_a_place_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match=r"^Writing the trace .* failed: .*File exists.*Choose another place"):
        save(trace(1), tmp_path / "file" / "t")


def test_threads_may_read_one_trace(folder: Path) -> None:
    opened, wanted, wrong = load(folder), trace(), []

    def read() -> None:
        wrong.extend([1] * (not same_numbers(opened, wanted)))

    threads = [threading.Thread(target=read) for _ in range(4)]
    [t.start() for t in threads]  # type: ignore[func-returns-value]
    [t.join() for t in threads]  # type: ignore[func-returns-value]
    assert not wrong


def test_a_moved_trace_opens(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder, tmp_path / "elsewhere")
    assert same_numbers(load(tmp_path / "elsewhere"), trace())
    assert layer(0).name == load(tmp_path / "elsewhere").runs[0].layers[0].name


# ---- memory -------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="says what a process has mapped: Linux")
def test_pages_are_let_go_and_come_back(tmp_path: Path) -> None:
    numbers = torch.arange(2.0**22).view(1, 1, -1, 64)  # 16 MiB
    kept = Trace.from_tensors({"a": (numbers, numbers.clone())}).save(tmp_path / "kept")
    read = load(kept).layer(0)
    pages = Pages(frozenset(map(str, read.held)), most=2**22)
    query, key = (tensor.double().sum() for tensor in (read.segments[0].query, read.segments[0].key))
    many = from_files()
    pages.bound()
    assert from_files() <= many - 2**24
    few = from_files()
    assert read.segments[0].query[0, 0, 0, :5].tolist() == [0, 1, 2, 3, 4]  # a few pages more
    pages.bound()
    assert few < from_files() <= few + 2**22  # still not too many: they stay
    assert (query, key) == tuple(t.double().sum() for t in (read.segments[0].query, read.segments[0].key))


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="says what a process has mapped: Linux")
def test_numbers_that_were_changed_in_memory_are_not_let_go(folder: Path) -> None:
    read = load(folder).runs[0].layers[0]
    read.segments[0].query[:] = 7.0
    Pages(frozenset(map(str, read.held)), most=-(2**40)).bound()
    assert bool((read.segments[0].query == 7.0).all())
    assert bool((load(folder).runs[0].layers[0].segments[0].query != 7.0).any())


def test_only_a_few_layers_of_several_segments_stay_put_together(folder: Path) -> None:
    of = [layer(n) for n in range(KEPT + 1)]
    first = of[0].map
    assert of[0].map is first and of[0].whole is of[0].whole
    weights, gone = first[:], weakref.ref(first)
    for other in of[1:]:
        assert other.map.shape == other.shape
    del first
    assert gone() is None
    assert torch.equal(of[0].map[:], weights)
