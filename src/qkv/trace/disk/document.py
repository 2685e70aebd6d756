"""trace.json, which says what a trace holds, and the journal that grows in its place while a trace is recorded.

trace.json is written last, so a folder that has it is whole. It carries its own checksum: the SHA-256 of its bytes, with the 64
digits themselves as zeros. The journal has one entry a line, each behind its SHA-256, and says the same things in the order
in which they became known:

    {"run": 0, "layer": 3, "set": {"name": …}}         fields of the trace (no run), a run (no layer) or a layer
    {"run": 0, "layer": 3, "segment": {…}}             one more segment of a layer

A process that is killed leaves a journal; its last line may be torn, and what the whole lines say is there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import TraceError
from .files import DTYPES, damaged, parsed

SCHEMA = 1
TRACE, JOURNAL = "trace.json", "journal"
_ZEROS = "0" * 64
_GAP = 10_000  # runs or layers of which nothing is told: more than a model has
_FILE_NAME = re.compile(
    r"run\d{1,9}/(layer\d{3,9}\.\d{4,9}\.safetensors|tokens\.\d{3,9}\.json)|shared/[0-9a-f]{32}\.safetensors"
)

Document = dict[str, Any]


def begun(model: str, version: str) -> Document:
    """The document of a trace that holds nothing yet."""
    return {
        "qkv": SCHEMA,
        "version": version,
        "model": model,
        "partial": None,
        "seconds": None,
        "facts": {},
        "runs": [],
    }


def new_run() -> Document:
    return {"partial": False, "seconds": [], "tokens": None, "layers": []}


def new_layer() -> Document:
    place = {"streams": ["text", "text"], "heads": None, "first_query": 0, "first_key": 0}
    return {"name": "", "kind": "self", **place, "check": None, "output_weight": None, "segments": []}


def apply(document: Document, entry: Mapping[str, Any]) -> None:
    """Do what a journal entry says. TraceError where it names a place that cannot be."""
    target = document
    for field, kind, new in (("run", "runs", new_run), ("layer", "layers", new_layer)):
        if field in entry:
            several, number = target[kind], entry[field]
            if type(number) is not int or not 0 <= number < len(several) + _GAP:
                raise TraceError(f"{field} is {number!r}; expected its number, counted from 0.")
            while len(several) <= number:
                several.append(new())
            target = several[number]
    target.update(entry.get("set", {}))
    if "segment" in entry:
        target["segments"].append(entry["segment"])


# ---- checksums --------------------------------------------------------------------------------------------------------


def seal(document: Document) -> bytes:
    """A document as the bytes of trace.json."""
    raw = json.dumps({**document, "checksum": _ZEROS}, ensure_ascii=False, allow_nan=False).encode()
    found = hashlib.sha256(raw).hexdigest()
    head, tail = raw.rsplit(_ZEROS.encode(), 1)
    return head + found.encode() + tail


def unseal(raw: bytes, what: str) -> Document:
    """The checked document of a trace.json. TraceError where it is damaged, foreign or of a newer schema."""
    data = parsed(raw, what)
    _check_schema(data, what)
    given = data.pop("checksum", None)
    if not isinstance(given, str) or not re.fullmatch(r"[0-9a-f]{64}", given):
        raise TraceError(
            f"{what} was changed or damaged: it carries no checksum of its own. Copy it again from where it came."
        )
    head, _, tail = raw.rpartition(given.encode())
    found = hashlib.sha256(head + _ZEROS.encode() + tail).hexdigest()
    if found != given:
        raise TraceError(damaged(what, found, given))
    check(data, what)
    return data


def _check_schema(data: Any, what: str) -> None:
    if not isinstance(data, dict) or type(data.get("qkv")) is not int:
        raise TraceError(f"{what} is no trace of qkv: it does not name a schema.")
    if data["qkv"] > SCHEMA:
        raise TraceError(
            f"{what} was written by a newer qkv ({data.get('version')}, schema {data['qkv']}); this one reads schema {SCHEMA}. "
            "Update it: pip install -U qkv."
        )
    if data["qkv"] != SCHEMA:
        raise TraceError(f"{what} has the schema {data['qkv']}, which no qkv has written.")


def line(entry: Mapping[str, Any]) -> bytes:
    """A journal entry as a line."""
    text = json.dumps(entry, ensure_ascii=False, allow_nan=False).encode()
    return hashlib.sha256(text).hexdigest().encode() + b" " + text + b"\n"


def replay(raw: bytes, what: str) -> Document:
    """The checked document that a journal tells; a torn last line is left out. TraceError where it is damaged."""
    lines = raw.split(b"\n")
    torn = lines.pop()
    if _intact(torn) or _intact(torn[:-1]):
        raise TraceError(f"{what} was changed or damaged: the end of its last line. Copy it again from where it came.")
    document = begun("", "")
    for number, text in enumerate(lines, 1):
        if not _intact(text):
            raise TraceError(f"{what} was changed or damaged in line {number}. Copy it again from where it came.")
        entry = parsed(text[65:], what)
        if number == 1:
            _check_schema(entry.get("set") if isinstance(entry, dict) else None, what)
        _check_entry(entry, f"{what}, line {number}")
        apply(document, entry)
    if not lines:
        document["partial"] = "nothing had been recorded yet"
    document["partial"] = document["partial"] or "the recording did not reach its end"
    for run in document["runs"]:
        run["layers"] = [layer for layer in run["layers"] if layer.get("segments")]
    if document["runs"]:
        document["runs"][-1]["partial"] = True
    check(document, what)
    return document


def _intact(text: bytes) -> bool:
    return hashlib.sha256(text[65:]).hexdigest().encode() + b" " == text[:65]


def _check_entry(entry: Any, what: str) -> None:
    known = isinstance(entry, dict) and entry.keys() <= {"run", "layer", "set", "segment"}
    if not known or not isinstance(entry.get("set", {}), dict) or ("layer" in entry and "run" not in entry):
        raise TraceError(f"{what} is no entry of a trace's journal.")
    if "segment" in entry and "layer" not in entry:
        raise TraceError(f"{what} is a segment of no layer.")


# ---- what may stand where -----------------------------------------------------------------------------------------------

Rule = Callable[[Any, str], None]


def check(data: Any, what: str) -> None:
    """TraceError where a document holds anything else than it should, naming the place."""
    try:
        _TRACE(data, "the trace")
    except TraceError as error:
        raise TraceError(f"{what} is no valid trace: {error}") from error


def _fail(value: Any, path: str, wanted: str) -> None:
    shown = repr(value)
    raise TraceError(f"{path} is {shown if len(shown) <= 60 else shown[:57] + '…'}; expected {wanted}.")


def _of(wanted: str, test: Callable[[Any], bool]) -> Rule:
    def rule(value: Any, path: str) -> None:
        if not test(value):
            _fail(value, path, wanted)

    return rule


def _fields(**rules: Rule) -> Rule:
    def rule(value: Any, path: str) -> None:
        if not isinstance(value, dict) or value.keys() != rules.keys():
            _fail(sorted(value) if isinstance(value, dict) else value, path, f"an object of {', '.join(rules)}")
        for name, inner in rules.items():
            inner(value[name], f"{path}, {name}")

    return rule


def _each(inner: Rule, count: int | None = None) -> Rule:
    def rule(value: Any, path: str) -> None:
        if not isinstance(value, list) or count not in (None, len(value)):
            _fail(value, path, "a list" if count is None else f"a list of {count}")
        for number, item in enumerate(value):
            inner(item, f"{path} {number}")

    return rule


def _named(inner: Rule) -> Rule:
    def rule(value: Any, path: str) -> None:
        if not isinstance(value, dict):
            _fail(value, path, "an object")
        for name, item in value.items():
            inner(item, f"{path} {name}")

    return rule


def _or_null(inner: Rule) -> Rule:
    return lambda value, path: None if value is None else inner(value, path)


_NUMBER = _of("a number", lambda v: type(v) in (int, float) or v in ("inf", "-inf", "nan"))
_COUNT = _of("a whole number of 0 or more", lambda v: type(v) is int and 0 <= v < 2**63)
_TEXT = _of("text", lambda v: isinstance(v, str))
_BOOL = _of("true or false", lambda v: isinstance(v, bool))
_OBJECT = _of("an object", lambda v: isinstance(v, dict))
_NAME = _of("the name of a file of a trace", lambda v: isinstance(v, str) and _FILE_NAME.fullmatch(v) is not None)
_SHA256 = _of("64 digits", lambda v: isinstance(v, str) and re.fullmatch(r"[0-9a-f]{64}", v) is not None)
_DTYPE = _of(f"one of {', '.join(DTYPES)}", lambda v: isinstance(v, str) and v in DTYPES)
_KIND = _of('"self" or "cross"', lambda v: v in ("self", "cross"))

_JSON_FILE = _fields(file=_NAME, sha256=_SHA256, bytes=_COUNT)
_TENSOR_FILE = _fields(
    file=_NAME, sha256=_SHA256, bytes=_COUNT, tensors=_named(_fields(dtype=_DTYPE, shape=_each(_COUNT)))
)
_SEGMENT = _fields(
    file=_TENSOR_FILE, shared=_each(_TENSOR_FILE), first_row=_COUNT, first_key=_COUNT, description=_OBJECT
)
_CHECK = _fields(
    rows=_COUNT,
    weight_sum=_or_null(_NUMBER),
    output=_or_null(_NUMBER),
    scale=_or_null(_NUMBER),
    allowed=_or_null(_NUMBER),
)
_LAYER = _fields(
    name=_TEXT, kind=_KIND, streams=_each(_TEXT, 2), heads=_or_null(_each(_COUNT)), first_query=_COUNT, first_key=_COUNT,
    check=_or_null(_CHECK), output_weight=_or_null(_TENSOR_FILE), segments=_each(_SEGMENT),
)  # fmt: skip
_RUN = _fields(partial=_BOOL, seconds=_each(_NUMBER), tokens=_or_null(_JSON_FILE), layers=_each(_LAYER))
_TRACE = _fields(
    qkv=_COUNT,
    version=_TEXT,
    model=_TEXT,
    partial=_or_null(_TEXT),
    seconds=_or_null(_named(_NUMBER)),
    facts=_OBJECT,
    runs=_each(_RUN),
)
_GRID = _or_null(_each(_COUNT, 3))
_IDS = _of("a whole number", lambda v: type(v) is int and -(2**63) <= v < 2**63)
TOKENS = _named(
    _fields(
        length=_COUNT, ids=_or_null(_each(_each(_IDS))), strings=_or_null(_each(_each(_TEXT))),
        padding=_or_null(_each(_each(_of("0 or 1", lambda v: v in (0, 1))))), prompt_length=_COUNT,
        special=_each(_each(_COUNT)), grid=_GRID, frames=_or_null(_COUNT),
    )
)  # fmt: skip
