"""Traces and processes: killed while they write, out of space, two of them under one name, and what they keep in memory."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from trace_files import files_of, same_numbers, segments, trace

import qkv
from qkv.trace.disk.storage import Writer, load, save
from qkv.trace.errors import TraceExistsError, TraceWriteError

START = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"


def begin(code: str, *arguments: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", START + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return
    raise AssertionError(f"it never said {word}: {process.communicate()}")


_RECORD = """
import time
from test_storage_processes import segments
from qkv.trace.disk.storage import Writer
made = list(segments(0, 40, prompt=300))
with Writer(sys.argv[1], model="killed") as writer:
    for n, segment in enumerate(made):
        for layer in range(3):
            writer.layer(0, layer, f"l{layer}")
            writer.segment(0, layer, f"l{layer}", segment)
        writer.flush()
        print("written", n, flush=True)
    time.sleep(600)  # it never ends by itself
"""


@pytest.mark.parametrize("after", [7, *(pytest.param(n, marks=pytest.mark.slow) for n in (0, 1, 4, 11, 16, 23))])
def test_a_killed_recording_opens_as_far_as_it_came(tmp_path: Path, after: int) -> None:
    process = begin(_RECORD, tmp_path / "t")
    wait_for(process, f"written {after}")
    for _ in range(min(after, 5)):  # it can be read while it goes on; and then it dies somewhere within a segment
        load(tmp_path / "t").runs[0].layers[0].segments[-1].query.sum()
    process.kill()
    process.communicate()
    assert not (tmp_path / "t" / "trace.json").exists()
    found = load(tmp_path / "t")
    assert found.facts["partial"] == "the recording did not reach its end" and found.runs[0].partial
    made = list(segments(0, 40, prompt=300))
    for one in found.runs[0].layers:
        count = len(one.segments)
        assert count > after
        for mine, theirs in zip(one.segments, made[:count], strict=True):
            assert torch.equal(mine.query, theirs.query) and torch.equal(mine.key, theirs.key)
        parts = (torch.cat([getattr(s, n) for s in made[:count]], 2) for n in ("query", "key", "value"))
        whole = qkv.attention_with_map(*parts, causal=True)[1]
        torch.testing.assert_close(one.map[0, 0, -1], whole[0, 0, -1])
    save(found, tmp_path / "kept")
    assert load(tmp_path / "kept").facts["partial"] == found.facts["partial"]
    save(found, tmp_path / "t", overwrite=True)
    assert same_numbers(load(tmp_path / "t"), load(tmp_path / "kept"))


def test_memory_stays_at_one_tensor(tmp_path: Path) -> None:
    """Twelve segments of 16 MB, transposed as models have them: the peak is far below what was written."""
    code = """
import resource, torch, qkv
from qkv.trace.capture import Segment
from qkv.trace.disk.storage import Writer
tiny = torch.ones(1, 4, 2, 64)
d = qkv.attention_with_map(tiny, tiny, tiny, causal=True)[1].description.changed(offset=0)
x = torch.randn(1, 8192, 8, 64).transpose(1, 2)
s = torch.zeros(1, 8, 8192, 2)
with Writer(sys.argv[1] + "/warm") as writer:
    writer.segment(0, 0, "a", Segment(x[:, :, :64], x[:, :1, :64], None, s[:, :, :64], d))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with Writer(sys.argv[1] + "/t") as writer:
    for n in range(12):
        writer.segment(0, 0, "a", Segment(x, x[:, :1], None, s, d.changed(offset=n * 8192), n * 8192, n * 8192))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    out, errors = begin(code, tmp_path).communicate(timeout=120)
    assert out, errors
    assert sum(f.stat().st_size for f in files_of(tmp_path / "t")) > 200 * 2**20
    assert int(out) < 80 * 1024, f"{int(out) / 1024:.0f} MB"


# ---- no space ---------------------------------------------------------------------------------------------------------

_FULL = """
from test_storage_processes import check_full
check_full(sys.argv[1])
print("held", flush=True)
"""


def refused(call: Callable[[], Any]) -> TraceWriteError:
    """The error of a call that finds no space. These run in processes of their own, where pytest looks at nothing."""
    try:
        call()
    except TraceWriteError as error:
        return error
    raise RuntimeError("it went on")


def check_full(place: str) -> None:
    """Write until it no longer goes: one error, again and again; then what was whole opens, and nothing else is there."""
    folder, wide = Path(place) / "t", next(segments(0, 0, prompt=300))
    writer, count = Writer(folder), 0
    with contextlib.suppress(TraceWriteError):
        for n in range(100):
            writer.segment(n, 0, "a", wide)
            count += 1
    assert 0 < count < 100, count
    for call in (writer.flush, lambda: writer.segment(0, 0, "a", wide), writer.trace):
        error = refused(call)
        assert isinstance(error, OSError) and isinstance(error, ValueError) and error.errno == errno.ENOSPC
        assert str(error) == (
            f"The disk is full: the trace {folder} could not be written. Free some space, or choose another place."
        )
    writer.close()
    found = load(folder)
    runs = [run for run in found.runs if run.layers]
    assert (
        len(runs) == count
        and all(torch.equal(run[0].tensors[0], wide.query) for run in runs)
        and found.facts["partial"]
    )
    assert not [f for f in files_of(folder) if f.name.endswith(".partial")]
    refused(lambda: save(found, Path(place) / "copy"))
    assert sorted(f.name for f in Path(place).iterdir()) == ["t"]


def test_the_disk_is_full(tmp_path: Path) -> None:
    """A real file system of 2 MB, in a namespace of its own."""
    script = f'mount -t tmpfs -o size=2m tmpfs "$1" && exec {sys.executable} -c "$2" "$1"'
    place = tmp_path / "small"
    place.mkdir()
    space = ["unshare", "--user", "--map-root-user", "--mount"] if os.geteuid() else ["unshare", "--mount"]
    try:
        there = subprocess.run([*space, "mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no unshare here")
    if there.returncode:
        pytest.skip("no file system may be mounted here")
    ran = subprocess.run([*space, "sh", "-c", script, "sh", str(place), START + _FULL], capture_output=True, text=True)
    assert ran.stdout == "held\n", ran.stderr
    assert list(place.iterdir()) == []


def test_a_file_may_not_grow(tmp_path: Path) -> None:
    """The journal reaches the limit of file sizes that the process has; its torn line is taken back."""
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
    code += _FULL.replace(
        "check_full(sys.argv[1])", "import test_storage_processes as t; t.check_limit(sys.argv[1], int(sys.argv[2]))"
    )
    out, errors = begin(code, tmp_path, 40_000).communicate(timeout=120)
    assert out == "held\n", errors


def check_limit(place: str, limit: int) -> None:
    folder = Path(place) / "t"
    writer, small, count = Writer(folder), next(segments(0, 0)), 0
    with contextlib.suppress(TraceWriteError):
        for n in range(1000):
            writer.segment(n, 0, "a", small)
            count += 1
    assert 5 < count < 1000 and (folder / "journal").stat().st_size <= limit
    assert (folder / "journal").read_bytes().endswith(b"\n")
    writer.close()
    assert len([run for run in load(folder).runs if run.layers]) == count
    wide = next(segments(0, 0, prompt=300))
    error = refused(lambda: Writer(Path(place) / "wide").segment(0, 0, "a", wide))
    assert error.errno == errno.EFBIG and str(error).startswith(
        "A file would become larger than this process may write"
    )
    assert [f.name for f in files_of(Path(place) / "wide")] == ["journal"]


# ---- several processes ------------------------------------------------------------------------------------------------

_SAVE = """
import trace_files
from qkv.trace.errors import TraceExistsError
from qkv.trace.disk.storage import save
made = trace_files.trace()
print("ready", flush=True)
sys.stdin.readline()
for n in range(5):
    try:
        save(made, f"{sys.argv[1]}/{n}")
    except TraceExistsError as error:
        print("late", "exists already" in str(error), flush=True)
    else:
        print("saved", flush=True)
"""


def test_two_processes_save_under_one_name(tmp_path: Path) -> None:
    """Five names: of each one process is told that the other was first, and the trace is whole."""
    both = [
        subprocess.Popen(
            [sys.executable, "-c", START + _SAVE, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in both:
        wait_for(process, "ready")
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=120) for process in both]
    lines = [out.split("\n")[:-1] for out, _ in said]
    assert [len(some) for some in lines] == [5, 5], said
    assert all(sorted(pair) == ["late True", "saved"] for pair in zip(*lines, strict=True)), lines
    assert sorted(f.name for f in tmp_path.iterdir()) == list("01234")
    assert all(same_numbers(load(tmp_path / str(n)), trace()) for n in range(5))


def test_two_recordings_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    first = Writer(tmp_path / "t")
    with pytest.raises(TraceExistsError, match="exists already"):
        Writer(tmp_path / "t")
    first.close()
    assert load(tmp_path / "t").runs == ()


def test_what_a_killed_save_left_is_removed_by_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
import os, trace_files
from qkv.trace.disk import storage
storage._place = lambda *_: print("written", flush=True) or sys.stdin.readline()
writer = storage.Writer.close
storage.Writer.close = lambda self, partial=None: None
storage.save(trace_files.trace(), sys.argv[1])
"""
    command = [sys.executable, "-c", START + code, str(tmp_path / "t")]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    wait_for(process, "written")
    left = list(tmp_path.iterdir())
    assert len(left) == 1 and left[0].name.startswith(".t.partial-")
    save(trace(1), tmp_path / "t")
    assert left[0].exists()  # it is being written still: its process lives
    process.send_signal(signal.SIGKILL)
    process.communicate()
    save(trace(1), tmp_path / "t", overwrite=True)
    assert [f.name for f in tmp_path.iterdir()] == ["t"]
    assert same_numbers(load(tmp_path / "t"), trace(1))
