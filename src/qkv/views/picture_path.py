"""Where a picture can be saved: known without anything that draws one."""

from __future__ import annotations

import os
from pathlib import Path

FORMATS = (".png", ".svg", ".pdf")


def check_path(path: str | os.PathLike[str]) -> Path:
    """The path if a picture can be saved there. ValueError for another ending, or a folder that is not there."""
    where = Path(path)
    if where.suffix.lower() not in FORMATS:
        raise ValueError(
            f"A picture is saved by its file's ending, and {str(where)!r} has another one. Give a name that ends in "
            f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}."
        )
    if not where.parent.is_dir():
        raise ValueError(
            f"There is no folder {str(where.parent)!r} to save a picture in. Make it first, or give another."
        )
    return where
