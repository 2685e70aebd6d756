"""A trace on its way to the disk, a segment at a time: what `save` and a recording write with."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import weakref
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ...plan import Description, Size
from ..capture import Kind, Segment, join
from ..errors import TraceError, TraceExistsError
from ..layer import Sampled
from ..run import TokenTable
from . import document, spec, stored
from .files import digest, storage_errors, whole, write_json, write_tensors

if TYPE_CHECKING:
    from ..trace import Trace

GATHER_ROWS = 256  # rows of a layer that are gathered before they are written: a step of `generate` adds one
GATHER_BYTES = 2**22
SHARED_BYTES = 2**16  # of a tensor of a description, from which on it is written once for all layers that have it


def is_trace(path: Path) -> bool:
    return any((path / name).is_file() for name in (document.TRACE, document.JOURNAL))


def may_have(path: Path, overwrite: bool) -> None:
    try:
        there = path.exists() and not (path.is_dir() and not any(path.iterdir()))
    except OSError as error:
        raise TraceError(f"The folder {path} cannot be read ({error.strerror}). Choose another place.") from error
    if there and not is_trace(path):
        raise TraceExistsError(f"{path} exists and is no trace, so it is not written over. Choose another name.")
    if there and not overwrite:
        raise TraceExistsError(
            f"The trace {path} exists already. Choose another name, or replace it with overwrite=True."
        )


def locked(file: int) -> bool:
    """Take the lock of a file, which the system frees when the process ends. Whether nobody else has it."""
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Writer:
    """Writes a trace while it is recorded, a segment at a time; its memory stays at one segment.

        with Writer(folder, model="SmolLM2") as writer:
            writer.layer(0, 3, "model.layers.3.self_attn", output_weight=weight)
            writer.segment(0, 3, "model.layers.3.self_attn", segment)

    A layer's first segment is written at once; those that follow are gathered to files of 256 rows. Whatever happens to the
    process, the folder then opens as far as segments were whole. Errors are those of `save`; after one each
    further call raises it again, and `close` leaves the folder as it is.
    """

    def __init__(
        self, folder: str | os.PathLike[str], *, model: str = "", overwrite: bool = False, called: Path | None = None
    ):
        """called: the name by which errors call the trace, where its folder gets another one later."""
        from ... import __version__

        self.folder = Path(folder)
        self._called = called or self.folder
        may_have(self.folder, overwrite)
        self._document = document.begun(model, __version__)
        self._gathered: dict[tuple[int, int], list[Segment]] = {}
        self._shared: dict[str, dict[str, Any]] = {}
        self._asked: list[tuple[Any, Any, Any]] = []
        self._replaced: list[Path] = []
        self._failed: TraceError | None = None
        self._journal: int | None = None
        with storage_errors(self._called):
            if overwrite and is_trace(self.folder):
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True, exist_ok=True)
            self._journal = self._claim()
        head = {name: self._document[name] for name in ("qkv", "version", "model")}
        with self._writing():
            self._note({"set": head})

    def _claim(self) -> int:
        path = self.folder / document.JOURNAL
        try:
            journal = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o666)
        except FileExistsError as error:
            raise TraceExistsError(f"Another process writes the trace {self.folder}. Choose another name.") from error
        locked(journal)
        return journal

    # -- what is told -------------------------------------------------------------------------------------------------------

    def describe(
        self,
        *,
        model: str | None = None,
        facts: Mapping[str, Any] | None = None,
        seconds: Mapping[str, float] | None = None,
    ) -> None:
        """What the trace as a whole is: `facts` are plain values of JSON. TraceError for any other."""
        for name, value in (facts or {}).items():
            _check_plain(value, name)
        with self._writing():
            told = {"model": model, "facts": facts and dict(facts), "seconds": seconds and dict(seconds)}
            self._set({}, told)

    def run(self, run: int, *, partial: bool | None = None, seconds: Sequence[float] | None = None) -> None:
        """Facts of a run: whether its last forward did not reach its end, how long each forward took."""
        with self._writing():
            self._set({"run": run}, {"partial": partial, "seconds": None if seconds is None else list(seconds)})

    def layer(
        self, run: int, index: int, name: str, *, kind: Kind = "self", output_weight: Tensor | None = None,
        check: Sampled | None = None, streams: tuple[str, str] = ("text", "text"), heads: Sequence[int] | None = None,
        first_query: int = 0, first_key: int = 0,
    ) -> None:  # fmt: skip
        """Facts of a layer, as `Layer` has them; what is told again replaces what was told before."""
        described = None
        if check is not None:
            described = {
                n: _plain_number(getattr(check, n)) for n in ("rows", "weight_sum", "output", "scale", "allowed")
            }
        with self._writing():
            self._set(
                {"run": run, "layer": index},
                {
                    "name": name,
                    "kind": kind,
                    "streams": list(streams),
                    "heads": None if heads is None else list(heads),
                    "first_query": first_query,
                    "first_key": first_key,
                    "check": described,
                    "output_weight": None if output_weight is None else self._once(output_weight),
                },
            )

    def tokens(self, run: int, tables: Mapping[str, TokenTable]) -> None:
        """The tokens of a run by stream; they replace those that were told before."""
        before = self._run(run)["tokens"]
        number = 0 if before is None else int(before["file"].split(".")[1]) + 1
        with self._writing():
            self._folder(f"run{run}")
            data = {stream: stored.as_json(table) for stream, table in tables.items()}
            self._set({"run": run}, {"tokens": write_json(self.folder, f"run{run}/tokens.{number:03d}.json", data)})
            if before is not None:  # somebody may be reading the recording now: it goes at the end
                self._replaced.append(self.folder / before["file"])

    def segment(self, run: int, index: int, name: str, segment: Segment) -> None:
        """One more segment of a layer."""
        with self._writing():
            layers = self._run(run)["layers"]
            if index >= len(layers) or layers[index]["name"] != name:
                self._set({"run": run, "layer": index}, {"name": name})
            gathered = self._gathered.setdefault((run, index), [])
            if not self._run(run)["layers"][index]["segments"]:
                self._write(run, index, segment)
                return
            gathered.append(segment)
            if sum(s.size[2] for s in gathered) >= GATHER_ROWS or sum(map(_numbers, gathered)) >= GATHER_BYTES:
                self._write_gathered(run, index)

    # -- how it gets to the disk --------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write what is gathered."""
        with self._writing():
            for run, index in self._gathered:
                self._write_gathered(run, index)

    def trace(self) -> Trace:
        """The trace as far as it is on the disk; what was gathered is written first."""
        from .storage import load

        self.flush()
        return load(self.folder)

    def close(self, partial: str | None = None) -> None:
        """Write trace.json, by which the folder is whole. partial: why the recording holds less than it should."""
        if self._journal is None:
            return
        try:
            if self._failed is None:
                self.flush()
                with self._writing():
                    self._document["partial"] = partial
                    for run in self._document["runs"]:
                        run["layers"] = [layer for layer in run["layers"] if layer["segments"]]
                    with whole(self.folder / document.TRACE) as out:
                        out.write(document.seal(self._document))
                    for path in (self.folder / document.JOURNAL, *self._replaced):
                        path.unlink()
        finally:
            os.close(self._journal)
            self._journal = None

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if error is None or self._failed is not None:
            self.close()
            return
        with contextlib.suppress(TraceError):  # the error that is on its way says more
            self.close(partial=f"{type(error).__name__}: {error}")

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        if self._failed is not None:
            raise self._failed
        if self._journal is None:
            raise TraceError(f"The trace {self._called} is closed; nothing can be added to it.")
        try:
            with storage_errors(self._called), torch.no_grad():
                yield
        except TraceError as error:
            self._failed = error
            raise
        except BaseException as error:  # Ctrl-C: what was being written is not whole, and nothing may follow it
            self._failed = TraceError(f"Writing the trace {self._called} was interrupted ({type(error).__name__}).")
            raise

    def _note(self, entry: Mapping[str, Any]) -> None:
        """An entry to the journal, whole or not at all, and to the document."""
        assert self._journal is not None
        data, size = document.line(entry), os.fstat(self._journal).st_size
        try:
            while data:
                data = data[os.write(self._journal, data) :]
            os.fsync(self._journal)
            document.apply(self._document, entry)
        except BaseException:
            os.ftruncate(self._journal, size)
            raise

    def _set(self, where: dict[str, int], fields: Mapping[str, Any]) -> None:
        told = {name: value for name, value in fields.items() if value is not None}
        if told:
            self._note({**where, "set": told})

    def _run(self, run: int) -> dict[str, Any]:
        document.apply(self._document, {"run": run})
        return self._document["runs"][run]

    def _folder(self, name: str) -> None:
        (self.folder / name).mkdir(exist_ok=True)

    def _write_gathered(self, run: int, index: int) -> None:
        gathered = self._gathered[run, index]
        if gathered:
            self._write(run, index, join(gathered))
            gathered.clear()

    def _write(self, run: int, index: int, segment: Segment) -> None:
        number = len(self._run(run)["layers"][index]["segments"])
        tensors = {name: getattr(segment, name) for name in ("query", "key", "value", "state", "rows")}
        tensors = {name: tensor for name, tensor in tensors.items() if tensor is not None}
        shared: dict[str, dict[str, Any]] = {}

        def keep(name: str, tensor: Tensor) -> dict[str, Any]:
            if tensor.numel() * tensor.element_size() < SHARED_BYTES:
                tensors[name] = tensor
                return {"tensor": name}
            entry = self._once(tensor)
            shared[entry["file"]] = entry
            return {"tensor": "tensor", "file": entry["file"]}

        description = spec.write(self._bare(segment.description, segment.size, segment.query.device), keep)
        self._folder(f"run{run}")
        file = write_tensors(self.folder, f"run{run}/layer{index:03d}.{number:04d}.safetensors", tensors)
        entry: dict[str, Any] = {"file": file, "shared": list(shared.values()), "description": description}
        entry |= {"first_row": segment.first_row, "first_key": segment.first_key}
        self._note({"run": run, "layer": index, "segment": entry})

    def _once(self, tensor: Tensor) -> dict[str, Any]:
        """The entry of a file with this tensor alone; the same numbers are written once."""
        name = digest(tensor)[:32]
        if name not in self._shared:
            self._folder("shared")
            self._shared[name] = write_tensors(self.folder, f"shared/{name}.safetensors", {"tensor": tensor})
        return self._shared[name]

    def _bare(self, d: Description, size: Size, device: torch.device) -> Description:
        """`spec.bare`; a function that several layers share is asked once."""
        for mask, key, found in self._asked:
            if mask() is d.mask and key == (size, d.offset, d.raw):
                return d.changed(mask=found)
        bare = spec.bare(d, size, device)
        if bare is not d and not isinstance(d.offset, Tensor):
            self._asked = [*self._asked[-3:], (weakref.ref(d.mask), (size, d.offset, d.raw), bare.mask)]
        return bare


def _numbers(segment: Segment) -> int:
    """Bytes of the rows and keys of a segment."""
    parts = (segment.query, segment.key, segment.value, segment.state)
    return sum(t.numel() * t.element_size() for t in parts if t is not None)


def _plain_number(value: float | None) -> Any:
    return None if value is None else spec.write_number(value)


def _check_plain(value: Any, name: str) -> None:
    """TraceError for what JSON has no word for."""
    if isinstance(value, (list, tuple)):
        for item in value:
            _check_plain(item, name)
    elif isinstance(value, dict) and all(isinstance(key, str) for key in value):
        for key, item in value.items():
            _check_plain(item, f"{name}.{key}")
    elif not (
        value is None or isinstance(value, (bool, int, str)) or (isinstance(value, float) and math.isfinite(value))
    ):
        raise TraceError(
            f"The fact {name} is {value!r}, which JSON cannot say. Give text, numbers, lists or objects of them."
        )
