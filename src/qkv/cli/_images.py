"""What `qkv look` answers about a trace of an image: which patches were read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..trace import Trace
from ..trace.questions.measured import subject
from ..trace.showing.by_word import head_index, head_number, there
from ._pictures import facts_of

if TYPE_CHECKING:
    from rich.console import Console
    from torch import Tensor

    from ._asked import Ask


def looked_at(trace: Trace, ask: Ask) -> Patches:
    """What the class token, or the patch that `--word row,column` names, read of the image.

    In the last layer and as the mean of its heads, where none was chosen. ValueError for a question about words.
    """
    if ask.question is not None:
        raise ValueError(
            f"--{ask.question} is about words, and this trace is of an image. Look at it: --layer, --head."
        )
    if trace.grid is None:
        raise ValueError("This trace is of an image, and does not say where its patches are: there is no grid to show.")
    rows, cols, before = trace.grid
    query = _patch(ask.word, rows, cols)
    layer = len(trace) - 1 if ask.layer is None else there(trace, ask.layer)
    head = None if ask.head is None else head_index(trace, layer, ask.head)
    of = subject(trace.run, layer)
    [row] = of.rows(0 if query is None else before + query[0] * cols + query[1])
    weights = of.map[0, :, row].cpu()
    return Patches(trace, layer, head, query, weights.mean(0) if head is None else weights[head], ask.image)


def _patch(word: str | None, rows: int, cols: int) -> tuple[int, int] | None:
    if word is None:
        return None
    found = re.fullmatch(r"\s*(\d+)\s*,\s*(\d+)\s*", word)
    if not found or int(found[1]) >= rows or int(found[2]) >= cols:
        raise ValueError(
            f"--word {word!r} is no patch of this image. Give its row and column, from 0,0 to {rows - 1},{cols - 1}."
        )
    return int(found[1]), int(found[2])


class Patches:
    """What was read of an image. shares (rows, cols): of each patch; before: of each token that is no patch."""

    def __init__(
        self,
        trace: Trace,
        layer: int,
        head: int | None,
        query: tuple[int, int] | None,
        weights: Tensor,
        image: Path | None,
    ):
        assert trace.grid is not None
        rows, cols, before = trace.grid
        self.trace, self.layer, self.head, self.query, self.image = trace, layer, head, query, image
        self.before = weights[:before].tolist()
        self.shares = weights[before : before + rows * cols].view(rows, cols)

    @property
    def place(self) -> str:
        """The layer and head in words."""
        head = "mean of all heads" if self.head is None else f"head {head_number(self.trace, self.layer, self.head)}"
        return f"layer {self.layer}, {head}"

    def show(self, out: Console, *, plain: bool, light: bool, again: str) -> None:
        from ..views.terminal import patches

        patches.show(self, out, plain=plain, light=light, again=again)

    def print_json(self, picture: Path | None) -> None:
        told: dict[str, Any] = {
            "schema": 1, "kind": "measured", "model": self.trace.model, "unit": "share", "grid": list(self.shares.shape),
            "query": None if self.query is None else list(self.query), "layer": self.layer,
            "head": None if self.head is None else head_number(self.trace, self.layer, self.head),
            "before": self.before, "shares": self.shares.tolist(),
            **({} if picture is None else {"picture": str(picture)}),
        }  # fmt: skip
        print(json.dumps(told, ensure_ascii=False, indent=2))

    def draw(self, path: Path, progress: Callable[[str, int, int], None]) -> Path:
        """The image with what was read of it; without the image the patches alone."""
        from ..views import pictures
        from ..views.terminal.patches import question

        progress(f"drawing {path}", 0, 0)
        figure = pictures.draw_patches(
            self.shares,
            self._image(),
            self.query,
            question=question(self),
            facts=facts_of(self.trace, self.place, "share"),
        )
        return pictures.save(figure, path)

    def _image(self) -> Any:
        """The image as the model saw it: the one that is given, else the one that was recorded if it is still there."""
        known = self.trace.facts.get("image")
        where = self.image or (Path(known) if known and Path(known).is_file() else None)
        if where is None:
            return None
        from ._running import seen_by

        return seen_by(str(self.trace.facts.get("image_model", "dinov2")), where)
