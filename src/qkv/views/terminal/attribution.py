"""Which parts of a text an answer came from, in the terminal: the text shaded, the first spans, how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from rich.console import Console
from rich.style import Style
from rich.text import Text
from torch import Tensor

from ...trace import Knockout, Trace, View
from ...trace.attribution import Attribution, Span
from ...trace.attribution.verify import in_a_line
from ...trace.showing.facts import Read
from .look import BAR_WIDTH, Picture, bar, cut, quoted, shade
from .running_text import visible
from .theme import print_lines

AGAINST = "key"  # the colour of what speaks against the answer; the sign says it too


def show(
    trace: Trace,
    found: Attribution,
    out: Console,
    *,
    top: int = 5,
    verified: Sequence[tuple[Span, Knockout]] = (),
    plain: bool = False,
    light: bool = False,
    again: str = "qkv look",
) -> None:
    """Print it. `plain` says as numbers what colours and bars say; `again` is the command that gave the trace."""
    print_lines(out, Attributed(trace, found, verified, out, top, plain, light).parts(again))


def by_word(trace: Trace, found: Attribution) -> Tensor:
    """(words,): the part of the span that each word begins in, what speaks against the answer as 0."""
    token = torch.zeros(len(trace.tokens), dtype=torch.float64)
    for span, part in zip(found.spans, found.parts.tolist(), strict=True):
        token[span.first : span.stop] = max(0.0, part)
    return token[[word.first for word in trace.words]]


class Attributed(Picture):
    """One attribution, part by part."""

    def __init__(
        self,
        trace: Trace,
        found_: Attribution,
        verified: Sequence[tuple[Span, Knockout]],
        out: Console,
        top: int,
        plain: bool,
        light: bool,
    ):
        self.attribution, self.kind = found_, found_.kind
        self.verified = dict(verified)
        self.parts_of = dict(zip(found_.spans, found_.parts.tolist(), strict=True))
        self.order = sorted(found_.spans, key=lambda s: -abs(self.parts_of[s]))[:top]
        self.first_word = {span: n for n, w in reversed(list(enumerate(trace.words))) for span in self.order
                           if span.first <= w.first < span.stop}  # fmt: skip
        asker = next(n for n, w in enumerate(trace.words) if w.last >= found_.answer.first)
        view = View(asker, 0, 0, by_word(trace, found_), (), None, False)
        super().__init__(trace, view, out, top, plain, light)

    def found(self, top: int) -> list[Read]:
        return [Read(n, span.text, self.parts_of[span], False, "") for span, n in self.first_word.items()]

    def end(self, prompt: int) -> int:
        answered = self.attribution.answer.stop
        return max(n for n, w in enumerate(self.trace.words) if w.first < answered)

    def parts(self, again: str) -> Iterator[Text]:
        question = f"What did {quoted(self.attribution.answer.text)} come from?"
        yield self.beside(Text(cut(question, self.width), style="title"), f"by {self.attribution.by} · part")
        yield Text()
        yield from self.text()
        yield Text()
        yield from self.spans()
        yield Text()
        yield from self.footer(again)

    def is_answer(self, word: int) -> bool:
        return self.attribution.answer.first <= self.trace.words[word].first < self.attribution.answer.stop

    def dress(self, text: str, word: int) -> str:
        if not self.plain:
            return text
        if word in self.marked:
            return f"[{self.signed(self.marked[word].share)}] {text}"
        return f"[A {text}]" if word == self.view.query else text

    def style(self, word: int) -> Style | str:
        if self.is_answer(word):
            return Style.parse("underline bold")
        return shade(float(self.view.shares[word]), self.light, self.few_colours)

    def line_share(self, number: int) -> float:
        return 0.0  # a span's part is said once, below

    def signed(self, part: float) -> str:
        """A part in per cent; what speaks against the answer with its sign."""
        size = "<1 %" if 0 < abs(part) < 0.01 else f"{abs(part) * 100:.0f} %"
        return f"−{size}" if part < 0 else size

    def spans(self) -> Iterator[Text]:
        for span in self.order:
            part = self.parts_of[span]
            made = Text(f" {self.signed(part):>6}  ")
            if not self.plain:
                drawn = bar(abs(part), BAR_WIDTH // 2)
                made.append(f"{drawn:<{BAR_WIDTH // 2}}  ", style="query" if part >= 0 else AGAINST)
            made.append(visible(span.text))
            made.truncate(self.width - 1, overflow="ellipsis")
            yield made
            if span in self.verified:
                yield Text(f"         {in_a_line(self.verified[span])}", style="dim")

    def remarks(self) -> Iterator[str]:
        found = self.attribution
        rest = len(found.spans) - len(self.order)
        yield f"{found.by}: {found.what}; parts of {len(found.spans)} spans{f', {rest} not shown' if rest else ''}"
        yield f"how far to trust it: {found.trusted}"
        if not self.verified:
            yield "No proof of influence: --verify cuts the answer off from the first spans."
        yield f"source: {found.source}"

    def next(self, again: str) -> Iterator[str]:
        yield f"{again} --answer --verify" if not self.verified else f"{again} --answer --by contribution"
        yield again
