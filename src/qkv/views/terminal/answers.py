"""Answers to questions about a trace in the terminal: a number a word (`ByWord`) or a number a head (`ByHead`)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from ...trace import Trace, View
from ...trace.showing.by_word import ByHead, ByWord, as_data, head_number, ranges, text_layers
from ...trace.showing.facts import Read, note
from ...trace.showing.picks import sinks
from .look import BAR_WIDTH, Picture, bar, percent, shade, source_line
from .theme import PALETTE, print_lines


def print_json(trace: Trace, found: ByWord | ByHead, top: int = 5) -> None:
    """The answer as JSON on standard output."""
    print(json.dumps(as_data(trace, found, top), ensure_ascii=False, indent=2))


def show(
    trace: Trace,
    found: ByWord | ByHead,
    out: Console,
    *,
    top: int = 5,
    plain: bool = False,
    light: bool = False,
    again: str = "qkv look",
) -> None:
    """Print the answer. `plain` says as numbers what colours and bars say; `again` is the command that gave the trace."""
    if isinstance(found, ByHead):
        print_lines(out, _by_head(trace, found, out, plain, light, again), blanks=not plain)
    else:
        print_lines(out, Asked(trace, found, out, top, plain, light).parts(again))


_QUESTIONS = {
    "readers": 'Who read "{}"?',
    "received": "Which words were read most?",
    "rollout": 'What does "{}" draw from, through the layers?',
    "contributions": 'What did each word hand over to "{}"?',
    "entropy": "How widely did each word read?",
}


def question_of(trace: Trace, found: ByWord) -> tuple[str, str]:
    """The question that an answer answers, and the layers and heads that were asked."""
    asked = Asked(trace, found, Console(width=80), 5, True, False)
    return asked.question().plain, asked.where_asked()


class Asked(Picture):
    """One answer, part by part."""

    def __init__(self, trace: Trace, asked: ByWord, out: Console, top: int, plain: bool, light: bool):
        self.asked, self.kind = asked, asked.kind
        word = -1 if asked.word is None else asked.word
        view = View(word, asked.layer or 0, asked.head or 0, asked.shades, (), None, False)
        super().__init__(trace, view, out, top, plain, light)

    def found(self, top: int) -> list[Read]:
        words = self.asked.strongest(top)
        if self.is_share:
            words = [w for n, w in enumerate(words) if n == 0 or self.asked.values[w] >= 0.01]
        return [
            Read(w, self.trace.words[w].text, float(self.asked.values[w]), w in sinks(self.trace), self.said(w))
            for w in words
        ]

    def end(self, prompt: int) -> int:
        return max(prompt - 1, self.view.query, *(found.word for found in self.read), 0)

    def parts(self, again: str) -> Iterator[Text]:
        yield self.beside(self.question(), f"{self.where_asked()} · {self.asked.unit}")
        yield Text()
        yield from self.text()
        yield Text()
        if self.long and self.asked.ask == "rollout":
            yield from self.where()
            yield Text()
        yield from self.shares()
        yield Text()
        yield from self.footer(again)

    @property
    def is_share(self) -> bool:
        """Whether the numbers are shares."""
        return self.asked.unit.startswith("share")

    def question(self) -> Text:
        word = self.asked.word
        return Text(_QUESTIONS[self.asked.ask].format("" if word is None else self.name(word, 24)), style="title")

    def where_asked(self) -> str:
        """The layers and heads that were asked."""
        asked, trace = self.asked, self.trace
        if asked.ask == "rollout":
            most = len(trace) - 1 if asked.layer is None else asked.layer
            return f"layers {ranges([n for n in text_layers(trace) if n <= most])}"
        if asked.layer is None:
            heads = sum(layer.shape[1] for layer in trace.run.layers)
            return f"all {heads:,} heads" if asked.head is None else f"head {asked.head} of all layers"
        if asked.head is None:
            together = ", heads summed" if asked.ask == "contributions" else ", all heads"
            return f"layer {asked.layer}{together}"
        return self.place(asked.layer, asked.head)

    def said(self, word: int) -> str:
        """What a word is to the one that was asked about."""
        asked = self.asked.word
        if asked is None:
            return ""
        if self.asked.ask == "readers":
            return "the word itself" if word == asked else ""
        return note(self.trace, asked, word)

    # -- the text --------------------------------------------------------------------------------------------------------

    def dress(self, text: str, word: int) -> str:
        if not self.plain or word not in {self.asked.word, *self.marked}:
            return text
        letter = ("K " if self.asked.ask == "readers" else "Q ") if word == self.asked.word else ""
        return f"[{letter}{text}{' ' + self.number(self.marked[word].share) if word in self.marked else ''}]"

    def style(self, word: int) -> Style | str:
        style = shade(float(self.view.shares[word]), self.light, self.few_colours)
        if word == self.asked.word:
            colour = PALETTE["key" if self.asked.ask == "readers" else "query"]
            return style + Style(underline=True, bold=True, color=None if style.bgcolor else colour)
        return style

    def line_share(self, number: int) -> float:
        return super().line_share(number) if self.asked.ask == "rollout" else 0.0

    # -- the numbers -------------------------------------------------------------------------------------------------------

    def number(self, value: float) -> str:
        """A share in per cent, anything else with three digits."""
        return percent(value) if self.is_share else three_digits(value)

    def shares(self) -> Iterator[Text]:
        if not self.read:
            yield Text(" none", style="dim")
            return
        width = max(cell_len(self.name(found.word)) for found in self.read)
        also = self.asked.also
        if also is not None:
            heads = "length  share" if self.asked.ask == "contributions" else "  mean     sum"
            yield Text(f" {heads}", style="dim")
        for found in self.read:
            yield self.numbers(found, width, "" if also is None else self.second(float(also[found.word])))

    def second(self, value: float) -> str:
        """The second number of a row: a share, or shares added up."""
        return f"{percent(value):>5}" if self.asked.ask == "contributions" else f"{three_digits(value):>6}"

    def numbers(self, found: Read, width: int, also: str) -> Text:
        """A number, a second one, its word (in `width` columns), its bar, what it is, and where it comes from."""
        wide = 5 if self.is_share and not also else 6
        made = Text(f" {self.number(found.share):>{wide}}  {also}{'  ' if also else ''}")
        name = self.name(found.word)
        made.append(name + " " * (width - cell_len(name) + 2), style="bold")
        if not self.plain:
            drawn = bar(float(self.view.shares[found.word]), BAR_WIDTH)
            made.append(drawn, style="query").append(" " * (BAR_WIDTH - len(drawn) + 2))
        made.append(self.remark(found), style="dim")
        place = ""
        if self.asked.places is not None:
            layer, head = self.asked.places[found.word]
            place = f"{layer}.{head_number(self.trace, layer, head)}"
        made.truncate(self.width - len(place) - 1, overflow="ellipsis")
        made.rstrip()
        return made.append(place.rjust(self.width - made.cell_len)) if place else made

    # -- the end -------------------------------------------------------------------------------------------------------------

    def remarks(self) -> Iterator[str]:
        if self.asked.places is not None:
            yield "At the right edge: layer.head in which it was the most."
        yield self.asked.remark
        if self.kind != "measured":
            yield f"source: {self.asked.source}"

    def next(self, again: str) -> Iterator[str]:
        asked = self.asked
        if asked.ask == "readers" and asked.places is not None and self.read:
            found = max(self.read, key=lambda r: (r.word != asked.word, r.share))
            layer, head = asked.places[found.word]
            yield f"{again} --word {found.word} --head {layer}.{head_number(self.trace, layer, head)}"
        elif asked.ask == "received" and self.read:
            yield f"{again} --readers {self.read[-1].word}"
        elif asked.ask in ("rollout", "contributions") and self.read:
            yield f"{again} --readers {self.read[0].word}"
        else:
            yield again
        yield again.replace("look", "heads", 1)


def three_digits(value: float) -> str:
    """Three significant digits; what is there and below a thousandth is `<0.001`."""
    if 0 < abs(value) < 0.001:
        return "<0.001"
    places = 3 if abs(value) < 1 else max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{places}f}"


# ---- a number a head -------------------------------------------------------------------------------------------------------


def _by_head(trace: Trace, found: ByHead, out: Console, plain: bool, light: bool, again: str) -> Iterator[Text]:
    """Layers downwards, heads across: the numbers themselves where there is room, else shades and the extremes."""
    largest = max((v for row in found.values for v in row if v == v), default=0.0) or 1.0
    few = out.color_system == "standard"
    most = max(map(len, found.values))
    width = 5 if 11 + most * 5 <= out.width else 4 if 11 + most * 4 <= out.width else 0
    title = Text("How widely does each head read?", style="title")
    right = f"mean of the rows · {found.unit}"
    yield title.append(right.rjust(out.width - title.cell_len), style="not bold dim")
    yield Text()
    numbered = all(heads == tuple(range(len(heads))) for heads in found.heads)
    head = "".join(f"{h:>{width}}" for h in found.heads[0]) if width and numbered else ""
    yield Text(f"layer{head}{'  mean' if width else '   least   mean   most'}", style="dim")
    for n, heads, values in zip(found.layers, found.heads, found.values, strict=True):
        known = [v for v in values if v == v]
        mean = sum(known) / len(known) if known else float("nan")
        line = Text(f"{n:>5}", style="dim")
        if width:
            for value in values:
                text = f"{value:.{2 if width == 5 and value < 100 else 1}f}"[: width - 1].rstrip(".")
                line.append(" ")
                line.append(f"{text:>{width - 1}}", style="" if plain else shade(value / largest, light, few))
            yield line.append(f" {mean:>5.2f}")
            continue
        order = sorted(range(len(values)), key=lambda h: values[h])
        least, high = order[0], order[-1]
        line.append(f"  {values[least]:>6.2f} {mean:>6.2f} {values[high]:>6.2f}", style="not dim")
        line.append(f"   heads {heads[least]} and {heads[high]}", style="dim")
        if not plain and len(values) <= out.width - 46:
            line.append("  ")
            for value in values:
                line.append(" ", style=shade(value / largest, light, few))
        yield line
    yield Text()
    yield Text("0 nats: a head reads one token each time. ln n nats: it reads n tokens alike.", style="dim")
    yield Text(f"source: {found.source}", style="dim")
    yield Text.assemble((f"{found.kind}: ", "dim"), source_line(trace))
    low = min(((v, n, h) for n, hs, vs in zip(found.layers, found.heads, found.values, strict=True)
               for h, v in zip(hs, vs, strict=True) if v == v), default=None)  # fmt: skip
    where = f" --head {low[1]}.{low[2]}" if low else ""
    yield Text.assemble(("next: ", "dim"), f"{again} --entropy{where}    {again.replace('look', 'heads', 1)}")
