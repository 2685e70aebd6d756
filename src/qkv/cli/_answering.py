"""What `qkv look` answers: each answer can be shown, printed as JSON and drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..trace import Trace, View, as_data, pick
from ..trace.showing import by_word
from ..trace.showing.by_word import ByHead, ByWord, head_index, head_number, text_layers, there
from ._pictures import facts_of

if TYPE_CHECKING:
    from rich.console import Console

    from ..models import Loaded
    from ._asked import Ask

Progress = Callable[[str, int, int], None]


class Answer(Protocol):
    """An answer to one question."""

    def show(self, out: Console, *, plain: bool, light: bool, again: str) -> None:
        """Print it for people."""

    def print_json(self, picture: Path | None) -> None:
        """Print it for programs."""

    def draw(self, path: Path, progress: Progress) -> Path:
        """Save it as a picture."""


def tell(
    trace: Trace, ask: Ask, again: str, plain: bool, light: bool, as_json: bool, loaded: Loaded | None = None
) -> None:
    """Answer, on the terminal, as JSON, as a picture, as a page. loaded: the model, for what runs it again."""
    from ..views.terminal.progress import progress_line
    from ..views.terminal.theme import console, is_plain

    with progress_line(plain=plain) as progress:
        found = answer(trace, ask, progress, loaded)
        drawn = None if ask.picture is None else found.draw(ask.picture, progress)
        page = None if ask.html is None else _write(found, ask.html)
    if as_json:
        found.print_json(drawn)
        return
    found.show(console(plain), plain=is_plain(plain), light=light, again=again)
    for name, path in (("picture", drawn), ("page", page)):
        if path is not None:
            print(f"{name}: {path}")


def _write(found: Answer, path: Path) -> Path:
    from ._attributing import Attributed

    assert isinstance(found, Attributed)  # --html goes with --answer
    return found.write(path)


def answer(trace: Trace, ask: Ask, progress: Progress, loaded: Loaded | None = None) -> Answer:
    """The answer to what was asked. ValueError where the trace has nothing that could answer it. loaded: the model itself."""
    if ask.question == "answer":
        from ._attributing import Attributed

        progress("attributing the answer", 0, 0)
        return Attributed(trace, ask, loaded)
    if ask.question == "entropy" and ask.head is None:
        return Told(trace, by_word.entropy_by_head(trace, _layer(trace, ask.layer), progress), ask.top)
    if trace.run.main == "image" or (trace.grid is not None and not _has_words(trace)):
        from ._images import looked_at

        return looked_at(trace, ask)
    if ask.question is not None:
        return Told(trace, _asked(trace, ask, progress), ask.top)
    progress("looking", 0, 0)
    return Looked(trace, _view(trace, ask), ask)


def _has_words(trace: Trace) -> bool:
    return any(table.strings is not None for table in trace.run.tokens.values())


def _layer(trace: Trace, layer: int | None) -> int | None:
    return None if layer is None else there(trace, layer)


def _head(trace: Trace, ask: Ask) -> int | None:
    """The asked head as the maps count it."""
    if ask.head is None:
        return None
    return head_index(trace, text_layers(trace, ask.layer)[0], ask.head)


def _view(trace: Trace, ask: Ask) -> View:
    query = None if ask.word is None else trace.find(ask.word)
    return pick(trace, query, layer=_layer(trace, ask.layer), head=_head(trace, ask))


def _asked(trace: Trace, ask: Ask, progress: Progress) -> ByWord:
    layer, head = ask.layer, _head(trace, ask)
    if ask.question in ("readers", "received", "entropy") and ask.word is not None:
        raise ValueError(
            f"--word goes with a look, --rollout and --contributions; --{ask.question} is about all words."
        )
    if ask.question == "readers":
        return by_word.readers(trace, trace.find(ask.readers or ""), layer, head, progress)
    if ask.question == "received":
        return by_word.received(trace, layer, head, progress)
    if ask.question == "entropy":
        if layer is None or head is None:
            raise ValueError(
                f"Entropy word by word is of one head: --entropy --head 18.{ask.head}. Without: every head."
            )
        return by_word.entropy(trace, layer, head)
    progress("looking", 0, 0)
    if ask.question == "rollout":
        if head is not None:
            raise ValueError("--rollout goes through all heads of each layer. Leave --head out; --layer says how far.")
        asked = trace.find(ask.word) if ask.word is not None else _view(trace, ask).query
        return by_word.rollout(trace, asked, layer, progress)
    view = _view(trace, ask)
    return by_word.contributions(trace, view.query, view.layer, view.head)


class Looked:
    """What a word read in a head."""

    def __init__(self, trace: Trace, view: View, ask: Ask):
        self.trace, self.view, self.ask = trace, view, ask

    def show(self, out: Console, *, plain: bool, light: bool, again: str) -> None:
        from ..views.terminal import look

        look.show(self.trace, self.view, out, top=self.ask.top, plain=plain, light=light, again=again)

    def print_json(self, picture: Path | None) -> None:
        _print(as_data(self.trace, self.view, self.ask.top), picture)

    def draw(self, path: Path, progress: Progress) -> Path:
        from ..views import pictures

        trace, view = self.trace, self.view
        where = f"layer {view.layer}, head {head_number(trace, view.layer, view.head)}"
        progress(f"drawing {path}", 0, 0)
        if self.ask.draw == "text":
            question = f'What did "{trace.words[view.query].text}" read?'
            figure = pictures.draw_text(
                trace, view.shares, view.query, question=question, facts=facts_of(trace, where, "share")
            )
        else:
            figure = pictures.draw_map(
                trace[view.layer], head=view.head, queries=trace.query_tokens(view.layer),
                keys=trace.key_tokens(view.layer), facts=facts_of(trace, where),
            )  # fmt: skip
        return pictures.save(figure, path)


class Told:
    """An answer with a number a word or a head."""

    def __init__(self, trace: Trace, found: ByWord | ByHead, top: int):
        self.trace, self.found, self.top = trace, found, top

    def show(self, out: Console, *, plain: bool, light: bool, again: str) -> None:
        from ..views.terminal import answers

        answers.show(self.trace, self.found, out, top=self.top, plain=plain, light=light, again=again)

    def print_json(self, picture: Path | None) -> None:
        _print(by_word.as_data(self.trace, self.found, self.top), picture)

    def draw(self, path: Path, progress: Progress) -> Path:
        from ..views import pictures
        from ..views.terminal.answers import question_of

        found = self.found
        if isinstance(found, ByHead):
            raise ValueError(
                "A picture of all heads is made by qkv heads: qkv heads trace --picture heads.png. Here: --entropy --head 18.6."
            )
        progress(f"drawing {path}", 0, 0)
        question, where = question_of(self.trace, found)
        figure = pictures.draw_text(
            self.trace, found.shades, found.word, question=question, facts=facts_of(self.trace, where, found.unit)
        )
        return pictures.save(figure, path)


def _print(told: dict[str, Any], picture: Path | None) -> None:
    if picture is not None:
        told = told | {"picture": str(picture)}
    print(json.dumps(told, ensure_ascii=False, indent=2))
