"""A trace as it lies on the disk: layers and segments whose tensors are mapped, and verified, when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ...plan import Description, Size
from ..capture import Segment
from ..errors import TraceError
from ..layer import Layer, Sampled
from ..run import Run, TokenTable
from . import document, spec
from .files import StoredFile

_TENSORS = frozenset({"query", "key", "value", "state", "rows"})


class Files:
    """The files of a trace's folder, each opened once."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._known: dict[str, StoredFile] = {}

    def __call__(self, entry: Mapping[str, Any]) -> StoredFile:
        name = entry["file"]
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = StoredFile(self.folder, entry)
        if found.entry != entry:
            raise TraceError(f"the file {name} is described in two ways.")
        return found


class StoredSegment(Segment):
    """A segment in a file. Its fields are read when they are first asked for; what is replaced makes an ordinary segment."""

    _file: StoredFile
    _shared: dict[str, StoredFile]
    _json: dict[str, Any]

    query = cached_property(lambda self: self._tensor("query"))
    key = cached_property(lambda self: self._tensor("key"))
    value = cached_property(lambda self: self._tensor("value"))
    state = cached_property(lambda self: self._tensor("state"))
    rows = cached_property(lambda self: self._tensor("rows"))
    description = cached_property(lambda self: self._described(meta=False))

    @classmethod
    def of(cls, entry: Mapping[str, Any], files: Files) -> StoredSegment:
        """The segment that an entry of trace.json describes. TraceError where its parts do not fit one another."""
        made = object.__new__(cls)
        held = {
            "_file": files(entry["file"]),
            "_shared": {shared["file"]: files(shared) for shared in entry["shared"]},
            "_json": entry["description"],
            "first_row": entry["first_row"],
            "first_key": entry["first_key"],
        }
        for name, value in held.items():
            object.__setattr__(made, name, value)
        made._check()
        return made

    @property
    def kept(self) -> frozenset[str]:
        return _TENSORS & self._file.entry["tensors"].keys() if self._lazy else super().kept

    @property
    def size(self) -> Size:
        if not self._lazy:
            return super().size
        query, key = self._shape("query"), self._shape("key")
        return query[0], query[1], query[2], self.first_key + key[2]

    @property
    def held(self) -> dict[Any, int]:
        if not self._lazy:
            return super().held
        return {f.path: f.entry["bytes"] for f in (self._file, *self._shared.values())}

    @property
    def _lazy(self) -> bool:
        return "_file" in self.__dict__

    def _shape(self, name: str) -> tuple[int, ...]:
        return tuple(self._file.entry["tensors"][name]["shape"])

    def _tensor(self, name: str) -> Tensor | None:
        return self._file[name] if name in self._file.entry["tensors"] else None

    def _described(self, meta: bool) -> Description:
        def leaf(place: dict[str, Any], path: str) -> Tensor:
            known = place.keys() <= {"tensor", "file"} and all(isinstance(v, str) for v in place.values())
            file = None if not known else self._shared.get(place["file"]) if "file" in place else self._file
            name = place["tensor"]
            if file is None or name not in file.entry["tensors"]:
                raise TraceError(f"{path} is the tensor {place}, which is not there.")
            return file.meta(name) if meta else file[name]

        return spec.read(self._json, leaf, self.size)

    def _check(self) -> None:
        tensors = self._file.entry["tensors"]
        if not {"query", "key"} <= tensors.keys():
            raise TraceError(f"{self._file.entry['file']} holds no query and key.")
        query, key, value = (self._shape(n) if n in tensors else None for n in ("query", "key", "value"))
        assert query is not None and key is not None
        fits = len(query) == len(key) == 4 and query[0] == key[0] and query[3] == key[3]
        fits = fits and (query[1] % key[1] == 0 if key[1] else query[1] == 0)
        if not fits or (value is not None and (len(value) != 4 or value[:3] != key[:3])):
            raise TraceError(
                f"query is {query}, key {key} and value {value}; expected (B, Hq, n, D), (B, Hkv, m, D) and (B, Hkv, m, Dv)."
            )
        described = self._described(meta=True)
        wanted = {"state": (*query[:3], *described.normalize.state_shape), "rows": (query[2],)}
        for name, shape in wanted.items():
            if name in tensors and self._shape(name) != shape:
                raise TraceError(f"{name} is {self._shape(name)}; expected {shape}.")


class StoredLayer(Layer):
    """A layer on the disk. Its output weight is read when it is first asked for."""

    _weight: StoredFile | None

    output_weight = cached_property(lambda self: self._weight["tensor"] if self._weight else None)

    @classmethod
    def of(cls, entry: Mapping[str, Any], segments: tuple[Segment, ...], files: Files) -> StoredLayer:
        """The layer that an entry of trace.json describes."""
        made = object.__new__(cls)
        weight, check, heads = entry["output_weight"], entry["check"], entry["heads"]
        if weight is not None and [len(t["shape"]) for t in weight["tensors"].values()] != [2]:
            raise TraceError(f"the output weight is {weight['tensors']}; expected one tensor (width, Hq · Dv).")
        held = {
            **{name: entry[name] for name in ("name", "kind", "first_query", "first_key")},
            "_weight": None if weight is None else files(weight),
            "check": None if check is None else Sampled(**{n: spec.number(v) for n, v in check.items()}),
            "streams": tuple(entry["streams"]),
            "heads": None if heads is None else tuple(heads),
            "segments": segments,
        }
        for name, value in held.items():
            object.__setattr__(made, name, value)
        made.__post_init__()
        return made

    @property
    def has_output_weight(self) -> bool:
        return self._weight is not None if "_weight" in self.__dict__ else super().has_output_weight

    @property
    def held(self) -> dict[Any, int]:
        if "_weight" not in self.__dict__:
            return super().held
        own = {} if self._weight is None else {self._weight.path: self._weight.entry["bytes"]}
        return {key: count for s in self.segments for key, count in s.held.items()} | own


class StoredTokens(Mapping[str, TokenTable]):
    """The token tables of a run, read when one is first asked for."""

    def __init__(self, file: StoredFile):
        self._file = file

    @cached_property
    def _tables(self) -> dict[str, TokenTable]:
        data = self._file.json
        try:
            document.TOKENS(data, "tokens")
            return {name: table(entry) for name, entry in data.items()}
        except TraceError as error:
            raise TraceError(f"{self._file.path} is no valid table of tokens: {error}") from error

    def __getitem__(self, stream: str) -> TokenTable:
        return self._tables[stream]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def table(data: Mapping[str, Any]) -> TokenTable:
    """A token table from JSON. TraceError where a row has another length than the table."""
    for name in ("ids", "strings", "padding"):
        if any(len(row) != data["length"] for row in data[name] or ()):
            raise TraceError(f"{name} has rows of other lengths than {data['length']}.")
    shape = (-1, data["length"]) if data["length"] else (len(data["ids"] or data["padding"] or ()), 0)
    return TokenTable(
        data["length"],
        ids=None if data["ids"] is None else torch.tensor(data["ids"], dtype=torch.int64).reshape(shape),
        strings=None if data["strings"] is None else tuple(tuple(row) for row in data["strings"]),
        padding=None if data["padding"] is None else torch.tensor(data["padding"], dtype=torch.bool).reshape(shape),
        prompt_length=data["prompt_length"],
        special=tuple(frozenset(row) for row in data["special"]),
        grid=None if data["grid"] is None else tuple(data["grid"]),
        frames=data["frames"],
    )


def as_json(table: TokenTable) -> dict[str, Any]:
    """The inverse of `table`."""
    return {
        "length": table.length,
        "ids": None if table.ids is None else table.ids.tolist(),
        "strings": table.strings,
        "padding": None if table.padding is None else table.padding.int().tolist(),
        "prompt_length": table.prompt_length,
        "special": [sorted(row) for row in table.special],
        "grid": table.grid,
        "frames": table.frames,
    }


def runs(document: Mapping[str, Any], folder: Path) -> tuple[Run, ...]:
    """The runs that a checked document describes. TraceError, naming the place, where parts do not fit one another."""
    files, found = Files(folder), []
    for k, run in enumerate(document["runs"]):
        layers = []
        for i, layer in enumerate(run["layers"]):
            try:
                segments = tuple(StoredSegment.of(entry, files) for entry in layer["segments"])
                _follow(segments)
                layers.append(StoredLayer.of(layer, segments, files))
            except ValueError as error:
                raise TraceError(f"{folder}: run {k}, layer {i} ({layer['name']}): {error}") from error
        tokens = {} if run["tokens"] is None else StoredTokens(files(run["tokens"]))
        seconds = tuple(float(spec.number(s)) for s in run["seconds"])
        found.append(Run(tuple(layers), tokens, run["partial"], seconds))
    return tuple(found)


def _follow(segments: tuple[StoredSegment, ...]) -> None:
    """TraceError where a segment's keys do not begin where those before it end, or another attention's."""
    for before, after in pairwise(segments):
        other = (after.kept ^ before.kept) - {"state", "rows"}
        if after.first_key != before.size[3] or after.size[:2] != before.size[:2] or other:
            raise TraceError(
                f"a segment of {after.size} begins at key {after.first_key}; expected one like {before.size}, at its end."
            )
