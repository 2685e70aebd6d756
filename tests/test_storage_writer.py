"""A trace on its way to the disk: killed, interrupted, out of space, and by several processes at once."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
import torch
from trace_files import fails, files_of, layer, same_numbers, segments, tokens, trace

from qkv.trace import Trace
from qkv.trace.disk import document, files
from qkv.trace.disk.storage import Writer, load, save
from qkv.trace.errors import TraceError, TraceWriteError


def write(writer: Writer, layers: int = 2, steps: int = 5) -> None:
    """What `trace_files.trace` has in its first run, in the order in which a model runs."""
    made = [layer(n, steps) for n in range(layers)]
    for i, one in enumerate(made):
        writer.layer(0, i, one.name, output_weight=one.output_weight, check=one.check, first_query=1)
    for parts in zip(*(one.segments for one in made), strict=True):
        for i, segment in enumerate(parts):
            writer.segment(0, i, made[i].name, segment)
    writer.tokens(0, {"text": tokens(7 + steps)})
    writer.run(0, partial=False, seconds=(0.5, 0.25))


# ---- a recording ------------------------------------------------------------------------------------------------------


def test_what_is_written_by_segments_is_what_is_saved(tmp_path: Path) -> None:
    with Writer(tmp_path / "t", model="by hand") as writer:
        writer.describe(facts={"engine": "qkv"}, seconds={"prompt": 1.0, "answer": 0.5})
        write(writer)
        assert (tmp_path / "t" / "journal").exists() and not (tmp_path / "t" / "trace.json").exists()
    found, wanted = load(tmp_path / "t"), Trace(trace().runs[:1], "by hand")
    assert same_numbers(found, wanted)
    assert (found.model, found.facts, found.seconds) == ("by hand", {"engine": "qkv"}, {"prompt": 1.0, "answer": 0.5})
    assert found.runs[0].layers[1].check == wanted.runs[0].layers[1].check
    assert not [f for f in files_of(tmp_path) if f.name == "journal" or f.name.endswith(".partial")]


def test_steps_are_gathered_to_files_of_256_rows(tmp_path: Path) -> None:
    made = list(segments(0, steps=600, prompt=3))
    with Writer(tmp_path / "t") as writer:
        for segment in made:
            writer.segment(0, 0, "a", segment)
    shapes = [s.size[2] for s in load(tmp_path / "t").layer(0).segments]
    assert shapes == [3, 256, 256, 88]
    assert torch.equal(load(tmp_path / "t")[0].tensors[0], torch.cat([s.query for s in made], 2))


def test_tokens_that_are_told_again_replace_the_earlier_ones(tmp_path: Path) -> None:
    with Writer(tmp_path / "t") as writer:
        write(writer)
        writer.tokens(0, {"text": tokens(9)})
    assert load(tmp_path / "t").runs[0].tokens["text"].length == 9
    assert [f.name for f in files_of(tmp_path / "t") if f.suffix == ".json"] == ["tokens.001.json", "trace.json"]


def test_a_recording_can_be_read_while_it_goes_on(tmp_path: Path) -> None:
    with Writer(tmp_path / "t", model="by hand") as writer:
        write(writer)
        mine, theirs = writer.trace(), load(tmp_path / "t")
        assert same_numbers(mine, theirs) and same_numbers(mine, Trace(trace().runs[:1], "by hand"))
        assert theirs.facts["partial"] == "the recording did not reach its end" and theirs.runs[0].partial
    assert "partial" not in load(tmp_path / "t").facts and not load(tmp_path / "t").runs[0].partial


def test_a_layer_that_never_ran_is_left_out(tmp_path: Path) -> None:
    with Writer(tmp_path / "t") as writer:
        writer.layer(0, 0, "announced")
        writer.segment(0, 1, "ran", next(segments(0)))
    assert load(tmp_path / "t").layers == ("ran",)


# ---- cut off ----------------------------------------------------------------------------------------------------------


def test_a_journal_cut_anywhere_opens_as_far_as_its_whole_lines_go(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "t")
    write(writer)
    writer.flush()
    path = tmp_path / "t" / "journal"
    raw = path.read_bytes()
    counts = []
    for length in sorted({*range(0, len(raw), 97), *(n + 1 for n, c in enumerate(raw) if c == 10)}):
        path.write_bytes(raw[:length])
        counts.append(sum(len(one.segments) for run in load(tmp_path / "t").runs for one in run.layers))
    assert counts == sorted(counts) and counts[0] == 0 and counts[-1] == 4


def test_one_flipped_bit_in_a_journal_is_found(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "t")
    write(writer, layers=1, steps=0)
    path = tmp_path / "t" / "journal"
    raw = path.read_bytes()
    ends = [n * 8 + 3 for n, c in enumerate(raw) if c == 10]
    for bit in [*range(0, len(raw) * 8, 41), *ends]:
        path.write_bytes(raw[: bit // 8] + bytes([raw[bit // 8] ^ 1 << bit % 8]) + raw[bit // 8 + 1 :])
        assert "was changed or damaged" in fails(tmp_path / "t")


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"run": -1, "set": {}}, "run is -1; expected its number, counted from 0."),
        ({"run": 0, "layer": "0", "set": {}}, "layer is '0'; expected its number, counted from 0."),
        ({"layer": 0}, "line 2 is no entry of a trace's journal."),
        ({"run": 0, "segment": {}}, "line 2 is a segment of no layer."),
        ({"run": 0, "layer": 0, "segment": {}}, "expected an object of file, shared"),
        ([], "line 2 is no entry of a trace's journal."),
    ],
    ids=range(6),
)
def test_a_foreign_journal(tmp_path: Path, entry: Any, says: str) -> None:
    (tmp_path / "t").mkdir()
    head = {"set": {"qkv": 1, "version": "1", "model": "m"}}
    (tmp_path / "t" / "journal").write_bytes(document.line(head) + document.line(entry))
    assert says in fails(tmp_path / "t")
    (tmp_path / "t" / "journal").write_bytes(document.line({"set": {"qkv": 3, "version": "7"}}))
    assert "was written by a newer qkv (7, schema 3)" in fails(tmp_path / "t")


def test_a_run_number_out_of_all_bounds_fills_no_memory(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    lines = [{"set": {"qkv": 1, "version": "1", "model": "m"}}, {"run": 10**8, "set": {}}]
    (tmp_path / "t" / "journal").write_bytes(b"".join(map(document.line, lines)))
    assert "run is 100000000; expected its number, counted from 0." in fails(tmp_path / "t")


def _fails_after(call: Any) -> None:
    call()
    raise ZeroDivisionError("division by zero")


def test_an_exception_within_leaves_a_trace_that_says_so(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "t", model="by hand")
    with pytest.raises(ZeroDivisionError), writer:
        _fails_after(lambda: write(writer))
    found = load(tmp_path / "t")
    assert found.facts["partial"] == "ZeroDivisionError: division by zero"
    assert same_numbers(found, Trace(trace().runs[:1], "by hand"))
    with pytest.raises(TraceError, match=r"^The trace .* is closed; nothing can be added to it\.$"):
        writer.flush()


def test_ctrl_c_while_a_segment_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was being written is gone, nothing follows it, and what was whole before opens."""

    def interrupted(*_: Any) -> Any:
        raise KeyboardInterrupt

    writer, made = Writer(tmp_path / "t"), list(segments(0, 3))
    for segment in made[:2]:
        writer.segment(0, 0, "a", segment)
    writer.flush()
    monkeypatch.setattr(files, "_chunks", interrupted)
    writer.segment(0, 0, "a", made[2])
    with pytest.raises(KeyboardInterrupt), writer:
        writer.flush()
    monkeypatch.undo()
    with pytest.raises(TraceError, match=r"was interrupted \(KeyboardInterrupt\)"):
        writer.flush()
    assert [s.size[2] for s in load(tmp_path / "t").runs[0].layers[0].segments] == [7, 1]
    assert not [f for f in files_of(tmp_path) if f.name.endswith(".partial")]


def test_a_save_without_space_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = save(trace(1), tmp_path / "old")

    def full(*_: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "_chunks", full)
    with pytest.raises(
        OSError, match=r"^The disk is full: the trace .*new could not be written\. Free some space, or choose"
    ):
        save(trace(1), tmp_path / "new")
    with pytest.raises(TraceWriteError):
        save(trace(2), before, overwrite=True)
    monkeypatch.undo()
    assert [f.name for f in tmp_path.iterdir()] == ["old"] and same_numbers(load(before), trace(1))
