"""Traces on the disk: save one whole, and open one. docs/trace-format.md tells the format."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from ..._files import sync_folder
from ..errors import TraceError, TraceExistsError
from . import document, stored
from .files import storage_errors
from .writer import Writer, is_trace, locked, may_have

if TYPE_CHECKING:
    from ..trace import Trace

__all__ = ["Writer", "load", "save"]


def save(trace: Trace, path: str | os.PathLike[str], overwrite: bool = False) -> Path:
    """Write a trace to the folder `path`, whole or not at all; returns the folder.

    overwrite: replace a trace that is there.

    Raises:
        TraceExistsError: something has that name (with overwrite=True: something that is no trace). A FileExistsError.
        TraceWriteError: the disk is full, or the folder cannot be written; nothing of it is left. An OSError.
        TraceError: the trace holds what no file can: a bias or a score that is a function.
    """
    path = Path(path)
    may_have(path, overwrite)
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_dead(path)
        scratch = path.parent / f".{path.name}.partial-{secrets.token_hex(6)}"
        try:
            with Writer(scratch, model=trace.model, called=path) as writer:
                _write_all(trace, writer)
            _place(scratch, path, overwrite)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return path


def load(path: str | os.PathLike[str]) -> Trace:
    """Open a trace that was saved or recorded to the folder `path`. It takes milliseconds whatever its size.

    Only `trace.json` is read. Tensors are mapped into memory when somebody asks for them, and a file's checksum is compared
    when it is first read. A recording that was cut off is opened as far as it came: `trace.facts["partial"]` says so.

    TraceError (a ValueError) where there is no trace, or where it is damaged, foreign or of a newer schema.
    """
    from ..trace import Trace

    path = Path(path)
    folder = path.parent if path.name == document.TRACE else path
    said = _read(folder)
    facts = dict(said["facts"])
    if said["partial"] is not None:
        facts["partial"] = said["partial"]
    return Trace(stored.runs(said, folder), said["model"], seconds=said["seconds"], facts=facts)


def _read(folder: Path) -> document.Document:
    for name, read in ((document.TRACE, document.unseal), (document.JOURNAL, document.replay)):
        try:
            return read((folder / name).read_bytes(), str(folder / name))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise TraceError(f"The trace {folder} cannot be read ({error.strerror}).") from error
    what = "holds no trace.json" if folder.is_dir() else "is not there" if not folder.exists() else "is no folder"
    raise TraceError(
        f"There is no trace in {folder}: it {what}. Give the folder that trace.save or qkv.record(to=) wrote."
    )


def _place(scratch: Path, path: Path, overwrite: bool) -> None:
    """Give a whole folder its name; what had it before goes when the new one is there."""
    old = scratch.with_name(scratch.name + ".old")
    if overwrite and is_trace(path):
        os.rename(path, old)
    try:
        os.rename(scratch, path)
    except OSError as error:
        if old.exists():
            os.rename(old, path)
        if path.exists():
            raise TraceExistsError(
                f"The trace {path} exists already: another process has written it meanwhile."
            ) from error
        raise
    sync_folder(path.parent)
    shutil.rmtree(old, ignore_errors=True)


def _remove_dead(path: Path) -> None:
    """Remove what processes that were killed while they saved this trace have left: nobody holds the lock of their journal."""
    for dead in path.parent.glob(f".{path.name}.partial-*"):
        with contextlib.suppress(OSError), open(dead / document.JOURNAL, "rb") as journal:
            if locked(journal.fileno()):
                shutil.rmtree(dead, ignore_errors=True)


def _write_all(trace: Trace, writer: Writer) -> None:
    facts = {name: value for name, value in trace.facts.items() if name != "partial"}
    writer.describe(model=trace.model, facts=facts, seconds=trace.seconds or None)
    for k, run in enumerate(trace.runs):
        writer.run(k, partial=run.partial, seconds=run.seconds)
        if run.tokens:
            writer.tokens(k, run.tokens)
        for i, layer in enumerate(run.layers):
            writer.layer(
                k, i, layer.name, kind=layer.kind, output_weight=layer.output_weight, check=layer.check,
                streams=layer.streams, heads=layer.heads, first_query=layer.first_query, first_key=layer.first_key,
            )  # fmt: skip
            for segment in layer.segments:
                writer.segment(k, i, layer.name, segment)
        writer.flush()
    writer.close(partial=trace.facts.get("partial"))
