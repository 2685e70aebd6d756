"""Text files, read as UTF-8 or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import TrainError


def read_text(path: str | Path) -> str:
    """A file's text, line ends as "\\n". TrainError for a file that cannot be read, or that is not UTF-8 (it says where)."""
    try:
        data = Path(path).read_bytes()
    except IsADirectoryError as error:
        raise TrainError(f"{str(path)!r} is a folder. Give the text files in it.") from error
    except OSError as error:
        raise TrainError(f"{str(path)!r} cannot be read: {error.strerror}. Give the path of a file.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TrainError(
            f"{str(path)!r} is not UTF-8: line {line:,} has the byte 0x{data[error.start]:02x}, which means nothing there. "
            f"Convert it first: iconv -f latin1 -t UTF-8 {str(path)!r} > converted.txt (or whatever encoding it has)."
        ) from error
    return text.replace("\r\n", "\n")


def read_lines(path: str | Path) -> list[str]:
    """A file's lines, as an editor counts them: only a line feed ends one."""
    text = read_text(path)
    return text.removesuffix("\n").split("\n") if text else []


def digest(parts: Iterable[str | bytes]) -> str:
    """A checksum of data, so that a run goes on with what it began with, or says that the data has changed."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass"))
        found.update(b"\0")
    return found.hexdigest()


def numbered(lines: Sequence[int], what: str = "line") -> str:
    """Line numbers in words: "line 3", "lines 3, 8, 9 and 12 more"."""
    shown = ", ".join(f"{n:,}" for n in lines[:4])
    more = f" and {len(lines) - 4:,} more" if len(lines) > 4 else ""
    return f"{what}{'s' * (len(lines) > 1)} {shown}{more}"
