"""Pictures that commands save: whether one can be, before a model runs, and what stands on it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..trace import Trace


def ready(picture: Path) -> None:
    """ValueError for a file that no picture can be saved to, or where matplotlib is missing."""
    from ..views.picture_path import check_path

    check_path(picture)
    if importlib.util.find_spec("matplotlib") is None:
        raise ValueError("A picture needs the package matplotlib. Install it: pip install 'qkv[pictures]'.")


def facts_of(trace: Trace, *before: str) -> list[str]:
    """What stands in grey above a picture: what is shown, the model, how much it read."""
    shape = trace.layer(0).shape
    return [*before, trace.model.split(" (")[0], f"{shape[2]:,} tokens"]
