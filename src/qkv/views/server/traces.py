"""What is looked at: a trace with the image that it is of, and a second one to compare it with."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .answers import Answers
from .told import comparable

if TYPE_CHECKING:
    from ...trace import Trace


@dataclass(frozen=True, eq=False)
class Seen:
    """A trace of one sequence. image: the picture that the model saw, as PNG; name: what to call it beside another one;
    model: the one that was recorded, where it is at hand."""

    trace: Trace
    image: bytes | None = None
    name: str = ""
    model: Any = None


def answers(seen: Seen, beside: Seen | None = None) -> tuple[Answers, ...]:
    """Who answers the page's questions. ValueError where two traces are not of the same tokens, layers and heads."""
    if beside is None:
        return (Answers(seen.trace, seen.image, model=seen.model),)
    comparable(seen.trace, beside.trace)
    first = Answers(seen.trace, seen.image, beside.name or beside.trace.model, seen.model)
    return first, Answers(beside.trace, beside.image, model=beside.model)


def png(pixels: Any) -> bytes:
    """An image (height, width), (height, width, 1) or (height, width, 3) with values from 0 to 1 as the bytes of a PNG file."""
    x = np.asarray(pixels, dtype=float)
    x = x[..., None] if x.ndim == 2 else x
    data = np.rint(x.clip(0, 1) * 255).astype(np.uint8)
    height, width, channels = data.shape
    lines = np.concatenate([np.zeros((height, 1), np.uint8), data.reshape(height, -1)], axis=1)  # filter 0: as they are
    head = struct.pack(">IIBBBBB", width, height, 8, 2 if channels == 3 else 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines.tobytes())), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
