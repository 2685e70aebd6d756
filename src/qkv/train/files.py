"""Files of a run: written aside, flushed to the disk, renamed whole. A full disk gives one message; what was there stays."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .._files import PARTIAL, sync_files, sync_folder, write
from .errors import TrainError, TrainWriteError


@contextlib.contextmanager
def told(what: str, folder: Path) -> Iterator[None]:
    """Turns the file system's refusal into one message. what: "the checkpoint of step 400"."""
    try:
        yield
    except TrainWriteError:
        raise
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        why = "no space left" if full else (error.strerror or str(error)).lower()
        raise TrainWriteError(
            f"{what[0].upper()}{what[1:]} could not be written to {folder}: {why}. What was saved before is whole: "
            f"{'free some space' if full else 'see to that'}, then go on with --resume."
        ) from error


def write_json(path: Path, data: Any) -> None:
    """A JSON file, whole or not at all."""
    write(path, json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def read_json(path: Path) -> Any:
    """TrainError for a file that is no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainError(f"{str(path)!r} cannot be read: {error}. It belongs to a run of qkv train.") from error


@contextlib.contextmanager
def folder_made(path: Path) -> Iterator[Path]:
    """A new folder beside `path` that gets its name when all files in it have reached the disk."""
    aside = path.with_name(path.name + PARTIAL)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        yield aside
        sync_files(aside)
        if path.exists():
            shutil.rmtree(path)
        os.rename(aside, path)
        sync_folder(path.parent)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
