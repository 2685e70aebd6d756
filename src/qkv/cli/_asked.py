"""What `qkv look` was asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ask:
    """What is asked of a trace. question: None for a look at one word. head: its number in the model. by, spans, verify: how an
    answer is attributed; html: where it is written as a page."""

    question: str | None
    readers: str | None
    word: str | None
    layer: int | None
    head: int | None
    top: int
    picture: Path | None
    draw: str
    image: Path | None
    by: str | None = None
    spans: str = "sentences"
    verify: bool = False
    html: Path | None = None
