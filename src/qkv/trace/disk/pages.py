"""Pages of a trace's mapped files: how many this process has in memory, and letting them go.

A page that was read once counts as the process's memory until the system runs short, although it stays in the system's cache
when the process lets it go, and comes back from there in microseconds. Linux only; elsewhere nothing is let go.
"""

from __future__ import annotations

import ctypes
import os
import re
import threading
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_HEADER = re.compile(r"([0-9a-f]+)-([0-9a-f]+) \S+ \S+ \S+ \S+ +(/.*)")
_CHANGED = re.compile(r"Anonymous: +(\d+) kB")
_DONTNEED = 4  # MADV_DONTNEED of <sys/mman.h>


class Mapping(NamedTuple):
    """A part of a file in memory: its addresses, and whether a page of it was changed here (its file does not have that)."""

    start: int
    end: int
    path: str
    changed: bool


class Pages:
    """The pages of some files, of which no more than `most` bytes shall stay in memory. Safe to be asked by several threads."""

    def __init__(self, paths: Collection[str], most: int):
        self._paths, self._most = {os.path.realpath(path) for path in paths}, most
        self._others, self._lock = from_files(), threading.Lock()

    def bound(self) -> None:
        """Let all of them go if they, or those of other files since then, have become too many."""
        if from_files() <= self._others + self._most or not self._lock.acquire(blocking=False):
            return
        try:
            with suppress(OSError, AttributeError):
                let_go = ctypes.CDLL(None, use_errno=True).madvise
                for mapping in mappings():
                    if mapping.path in self._paths and not mapping.changed:
                        let_go(ctypes.c_void_p(mapping.start), ctypes.c_size_t(mapping.end - mapping.start), _DONTNEED)
            self._others = from_files()
        finally:
            self._lock.release()


def from_files() -> int:
    """Bytes of files that this process has in memory; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[2]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def mappings() -> Iterator[Mapping]:
    """The files that are mapped into this process's memory."""
    with open("/proc/self/smaps", encoding="utf-8", errors="surrogateescape") as lines:
        found = None
        for line in lines:
            if header := _HEADER.match(line):
                found = header
            elif found and (changed := _CHANGED.match(line)):
                yield Mapping(int(found[1], 16), int(found[2], 16), found[3], changed[1] != "0")
                found = None
