"""`qkv look --answer`: which parts of the text the answer came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..trace import Knockout, Trace
from ..trace.attribution import METHODS, Attribution, Span, verify
from ..trace.attribution.spans import WAYS

if TYPE_CHECKING:
    from rich.console import Console

    from ..models import Loaded
    from ._asked import Ask


def check(by: str | None, spans: str, verified: bool, trace: bool, model: str | None) -> None:
    """ValueError, before anything is loaded, for a method or spans that are none, or a trace without the model it needs."""
    if by is not None and by not in METHODS:
        raise ValueError(f"--by {by} is no method. Choose one: {', '.join(METHODS)}.")
    if spans not in WAYS:
        raise ValueError(f"--spans {spans} is no way to cut a text. Choose sentences, lines or tokens.")
    if trace and model is None and (verified or (by is not None and METHODS[by].reruns)):
        what = "--verify" if verified else f"--by {by}"
        raise ValueError(f"{what} runs the model again. Say which one the trace was recorded from: --model smollm2.")


class Attributed:
    """Which spans the answer came from; with `verified`, what cutting the answer off from the first of them did."""

    def __init__(self, trace: Trace, ask: Ask, loaded: Loaded | None):
        self.trace, self.top, self.spans = trace, ask.top, ask.spans
        model = None if loaded is None else loaded.model
        self.found: Attribution = trace.attribute(spans=ask.spans, by=ask.by, model=model)
        self.page: Path | None = None
        self.verified: list[tuple[Span, Knockout]] = verify(trace, self.found, model, top=3) if ask.verify else []

    def show(self, out: Console, *, plain: bool, light: bool, again: str) -> None:
        from ..views.terminal import attribution

        attribution.show(
            self.trace, self.found, out, top=self.top, verified=self.verified, plain=plain, light=light, again=again
        )

    def print_json(self, picture: Path | None) -> None:
        told: dict[str, Any] = self.found.data | {"text": self.trace.text}
        if self.verified:
            told["verified"] = [{"first": s.first, "stop": s.stop, **k.data} for s, k in self.verified]
        for name, path in (("picture", picture), ("page", self.page)):
            if path is not None:
                told[name] = str(path)
        print(json.dumps(told, ensure_ascii=False, indent=2))

    def write(self, path: Path) -> Path:
        """One HTML file that shows it."""
        from ..views.server.single import answer_page
        from ..views.web import save_page

        self.page = save_page(answer_page(self.trace, self.found, self.spans, self.verified), path)
        return self.page

    def draw(self, path: Path, progress: Any) -> Path:
        from ..views import pictures
        from ..views.terminal.attribution import by_word
        from ._pictures import facts_of

        progress(f"drawing {path}", 0, 0)
        found = self.found
        figure = pictures.draw_text(
            self.trace, by_word(self.trace, found), None, question=f'What did "{found.answer.text}" come from?',
            facts=facts_of(self.trace, f"by {found.by}", "part"),
        )  # fmt: skip
        return pictures.save(figure, path)
