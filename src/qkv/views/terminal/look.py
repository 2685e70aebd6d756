"""`qkv look` in the terminal: what a word read, in at most 80 columns. It draws a trace's view and computes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.style import Style
from rich.text import Text

from ...trace import Trace, View, as_data, strongest
from ...trace.showing.by_word import head_number
from ...trace.showing.facts import Read, read
from .running_text import Line, excerpt, lay_out, visible
from .theme import PALETTE, print_lines

TEXT_WIDTH = 70
NAME_WIDTH = 16
BAR_WIDTH = 20
MOST_LINES = 14  # of a text; a longer one is shown in parts
STRIP_WIDTH = 60
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_HATCH = "▒"
_LIGHT, _DARK = (255, 255, 255), (10, 20, 30)


def print_json(trace: Trace, view: View, top: int = 5) -> None:
    """The facts as JSON on standard output."""
    print(json.dumps(as_data(trace, view, top), ensure_ascii=False, indent=2))


def show(
    trace: Trace,
    view: View,
    out: Console,
    *,
    top: int = 5,
    plain: bool = False,
    light: bool = False,
    again: str = "qkv look",
) -> None:
    """Print the view. `plain` says as numbers what colours and bars say; `again` is the command that gave it."""
    print_lines(out, Picture(trace, view, out, top, plain, light).parts(again))


def percent(share: float) -> str:
    """Whole per cent; what is there but below one is `<1 %`."""
    return "<1 %" if 0 < share < 0.01 else f"{share * 100:.0f} %"


def bar(share: float, width: int = BAR_WIDTH, hatched: bool = False) -> str:
    """A share from 0 to 1 as a bar of eighths of a column; hatched ones are of whole columns."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    if hatched:
        return _HATCH * max(1, round(eighths / 8))
    full, rest = divmod(max(1, eighths), 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def shade(share: float, light: bool = False, few_colours: bool = False) -> Style:
    """The background for a share: from the terminal's own to the query's blue, with text that stands out from it.

    It grows with the square root, so that a share of some per cent is seen beside one of a hundred. A terminal of 16
    colours shows two steps.
    """
    if share < 0.01:
        return Style()
    if few_colours:
        return Style(color="bright_white", bgcolor="blue" if share >= 0.25 else "bright_black", bold=share >= 0.5)
    blue = [int(PALETTE["query"][i : i + 2], 16) for i in (1, 3, 5)]
    strength = min(1.0, share) ** 0.5
    mixed = [round(a + (b - a) * strength) for a, b in zip(_LIGHT if light else _DARK, blue, strict=True)]
    front = "#000000" if light and strength < 0.94 else "#ffffff"
    return Style(color=front, bgcolor="#" + "".join(f"{c:02x}" for c in mixed), bold=share >= 0.5)


def quoted(answer: str) -> str:
    """What a model said, in quotation marks; an ellipsis where it was stopped in the middle of a sentence."""
    said = visible(answer)
    if not said.endswith((".", "!", "?")):
        said += " …"
    return f"“{said}”" if '"' in said else f'"{said}"'


def cut(text: str, most: int) -> str:
    """A text of at most `most` columns; where something was left out it ends in an ellipsis."""
    return text if cell_len(text) <= most else set_cell_size(text, most - 1).rstrip() + "…"


class Picture:
    """One look, part by part."""

    kind = "measured"

    def __init__(self, trace: Trace, view: View, out: Console, top: int, plain: bool, light: bool):
        self.trace, self.view, self.width, self.plain, self.light = trace, view, out.width, plain, light
        self.few_colours = out.color_system == "standard"
        self.read = self.found(top)
        self.marked = {found.word: found for found in self.read}
        prompt = sum(word.last < trace.prompt_length for word in trace.words)
        self.in_answer = view.query >= prompt
        self.last = self.end(prompt)
        self.lines = lay_out(trace, min(TEXT_WIDTH, self.width - 2), self.last, self.dress)
        self.long = len(self.lines) > MOST_LINES
        if self.long:
            self.lines = lay_out(trace, max(20, min(TEXT_WIDTH, self.width - 14)), self.last, self.dress)
        self.line_of = {word: n for n, line in reversed(list(enumerate(self.lines))) for word in line.words}

    def found(self, top: int) -> list[Read]:
        """The words that are told of."""
        return strongest(self.trace, self.view, top)

    def end(self, prompt: int) -> int:
        """The number of the last word that is shown: the prompt's last one, or the one that asked."""
        return max(prompt - 1, self.view.query)

    def parts(self, again: str) -> Iterator[Text]:
        """Everything, from the question to what to type next."""
        yield self.title()
        yield Text()
        yield from self.text()
        yield Text()
        if self.long:
            yield from self.where()
            yield Text()
        yield from self.shares()
        if self.trace.answer.strip() and not self.in_answer:
            yield Text()
            yield Text.assemble("the model goes on: ", (quoted(self.trace.answer), "output"))
        yield from self.others()
        yield Text()
        yield from self.footer(again)

    # -- the question --------------------------------------------------------------------------------------------------

    def title(self) -> Text:
        left = Text(f"What did {self.asker()} read?", style="title")
        right = f"{self.place(self.view.layer, self.view.head)} · share"
        return self.beside(left, right)

    def beside(self, left: Text, right: str) -> Text:
        """A title with what it is about at the right edge, below it where there is no room."""
        gap = self.width - left.cell_len - cell_len(right)
        return left.append(" " * gap if gap > 1 else "\n", style="").append(right, style="not bold dim")

    def place(self, layer: int, head: int) -> str:
        """A head in words, with the layer's name where its number in the trace is not that of its name."""
        name = self.trace.layers[layer]
        told = "" if str(layer) in re.findall(r"\d+", name) or not re.search(r"\d", name) else f" ({name})"
        return f"layer {layer}{told}, head {head_number(self.trace, layer, head)}"

    def asker(self) -> str:
        word = self.trace.words[self.view.query]
        if word.last == self.trace.prompt_length - 1 and self.view.query:
            return f'the last {"word" if word.speaks else "sign"}, "{cut(visible(word.text), 24)}",'
        name = f'"{self.name(self.view.query, 24)}"'
        return f"{name}, a word of the answer," if self.in_answer else name

    def name(self, number: int, most: int = NAME_WIDTH) -> str:
        """A word's text, cut to `most` columns; which one it is where a short text has several."""
        words = self.trace.words
        text = visible(words[number].text) or "(line break)"
        same = [i for i, w in enumerate(words[: self.last + 1]) if w.text == words[number].text]
        which = f" ({_ordinal(same.index(number) + 1)})" if len(same) > 1 and not self.long else ""
        return cut(text, most - len(which)) + which

    # -- the text ------------------------------------------------------------------------------------------------------

    def text(self) -> Iterator[Text]:
        if not self.long:
            for line in self.lines:
                yield Text(" ").append_text(self.styled(line))
            return
        digits = len(str(len(self.lines)))
        important = [self.view.query, *(found.word for found in self.read if not found.sink)]
        for number in excerpt(self.lines, [self.line_of[w] for w in important if w in self.line_of], MOST_LINES):
            if number is None:
                yield Text(" " * digits + " ⋮", style="dim")
            else:
                yield self.marked_line(number, digits)

    def marked_line(self, number: int, digits: int) -> Text:
        """A line with its number in front and its share at the side."""
        line = self.styled(self.lines[number])
        share = self.line_share(number)
        made = Text.assemble((f"{number + 1:>{digits}} │ ", "dim"), line)
        if share >= 0.01:
            made.pad_right(max(0, self.width - 6 - made.cell_len))
            made.append(f"{percent(share):>5}", style="query")
        made.rstrip()
        return made

    def line_share(self, number: int) -> float:
        """What was read of the words that begin in a line."""
        return sum(float(self.view.shares[w]) for w in set(self.lines[number].words) if self.line_of[w] == number)

    def dress(self, text: str, word: int) -> str:
        """A word with what is said beside it: numbers where there is no colour, the hatching of a sink where there is."""
        found = self.marked.get(word)
        if not self.plain:
            return f"{_HATCH}{text}{_HATCH}" if found and found.sink else text
        share = f" {percent(found.share)}" if found else ""
        if word == self.view.query:
            return f"[Q {text}{share}]"
        return f"[{text}{share}]" if found else text

    def styled(self, line: Line) -> Text:
        made = Text()
        for text, word in line.parts:
            made.append(text, style="" if word is None or self.plain else self.style(word))
        return made

    def style(self, word: int) -> Style | str:
        if word in self.marked and self.marked[word].sink:
            return "sink"
        style = shade(float(self.view.shares[word]), self.light, self.few_colours)
        if word == self.view.query:
            return style + Style(underline=True, bold=True, color=None if style.bgcolor else PALETTE["query"])
        if self.trace.words[word].first >= self.trace.prompt_length and not style.bgcolor:
            return "output"
        return style

    # -- where in a long text ------------------------------------------------------------------------------------------

    def where(self) -> Iterator[Text]:
        """Where in the text the weight lies, from its first word to its last."""
        count = self.last + 1
        bins = [0.0] * STRIP_WIDTH
        for number in range(count):
            bins[number * STRIP_WIDTH // count] += float(self.view.shares[number])
        if self.plain:
            tenth = STRIP_WIDTH // 10
            parts = [sum(bins[i : i + tenth]) for i in range(0, STRIP_WIDTH, tenth)]
            yield Text("Where in the text, tenth by tenth: " + ", ".join(percent(p)[:-2] for p in parts) + " %")
            return
        yield Text(f"Where in the text of {len(self.lines):,} lines?", style="title")
        strip = Text(" start ", style="dim")
        highest = max(bins[1:]) or 1.0
        for i, share in enumerate(bins):
            height = _HEIGHTS[min(8, max(1, round(share * 8 / highest)))] if share >= 0.001 else "·"
            made = (_HATCH, "sink") if i == 0 and 0 in self.marked else (height, "query" if share >= 0.001 else "dim")
            strip.append(made[0], style=made[1])
        yield strip.append(" end", style="dim")
        at = self.view.query * STRIP_WIDTH // count
        yield Text.assemble(" " * (7 + at), ("▲", "query"), (" Q", "query"))

    # -- the numbers ---------------------------------------------------------------------------------------------------

    def shares(self) -> Iterator[Text]:
        width = max(cell_len(self.name(found.word)) for found in self.read)
        for found in self.read:
            yield self.row(found, width)
        rest = int((self.view.shares > 0).sum()) - len(self.read)
        left = max(0.0, float(self.view.shares.sum()) - sum(found.share for found in self.read))
        if rest > 0 and left > 0:
            yield Text(f" {percent(left):>5}  {rest:,} {'other' if rest == 1 else 'others'}", style="dim")

    def remark(self, found: Read) -> str:
        line = f"line {self.line_of[found.word] + 1}" if self.long and found.word in self.line_of else ""
        return " · ".join(part for part in (line, found.note) if part)

    def row(self, found: Read, width: int, place: str = "") -> Text:
        """A share, its word (in `width` columns), its bar and what it is; `place` at the right edge."""
        made = Text(f" {percent(found.share):>5}  ")
        name = self.name(found.word)
        made.append(name + " " * (width - cell_len(name) + 2), style="sink" if found.sink else "bold")
        wide = BAR_WIDTH // 2 if place else BAR_WIDTH
        if not self.plain:
            drawn = bar(found.share, wide, hatched=found.sink)
            made.append(drawn, style="sink" if found.sink else "query").append(" " * (wide - len(drawn) + 2))
        made.append(self.remark(found), style="dim")
        made.truncate(self.width - len(place) - (1 if place else 0), overflow="ellipsis")
        made.rstrip()
        return made.append(place.rjust(self.width - made.cell_len)) if place else made

    def others(self) -> Iterator[Text]:
        """What the same word read elsewhere in the model."""
        rows = [(c, read(self.trace, c.query, c.key, c.share)) for c in self.view.others]
        if not rows:
            return
        yield Text()
        title, right = Text("What did it read in other heads?", style="title"), "layer.head"
        yield title.append(right.rjust(self.width - title.cell_len), style="not bold dim")
        width = max(cell_len(self.name(found.word)) for _, found in rows)
        for c, found in rows:
            yield self.row(found, width, f"{c.layer}.{head_number(self.trace, c.layer, c.head)}")

    # -- the end -------------------------------------------------------------------------------------------------------

    def footer(self, again: str) -> Iterator[Text]:
        trace = self.trace
        yield from (Text(line, style="dim") for line in self.remarks())
        yield Text.assemble((f"{self.kind}: ", "dim"), source_line(trace))
        yield Text.assemble(("next: ", "dim"), "    ".join(self.next(again)))

    def remarks(self) -> Iterator[str]:
        """What a newcomer needs to know to read the numbers."""
        if self.view.query == 0 and len(self.read) == 1:
            yield "Nothing stands before it, so it can only read itself."
        elif self.view.chosen:
            heads = sum(layer.shape[1] for layer in self.trace.run.layers)
            what = "This one reads far and strongly." if self.reads_far() else "None reads far here."
            yield f"One of {heads:,} heads; each asks its own question. {what}"
        if any(found.sink and found.word != self.view.query for found in self.read):
            yield "A sink is where heads leave their share when nothing fits: it carries no news."
        yield "A share says where a head read from, not why the model goes on as it does."

    def reads_far(self) -> bool:
        return any(not found.sink and abs(found.word - self.view.query) > 1 for found in self.read[:2])

    def next(self, again: str) -> Iterator[str]:
        """Commands that show more: another head, another word; where there is neither, the story."""
        view = self.view
        if view.others:
            other = view.others[0]
            yield f"{again} --head {other.layer}.{head_number(self.trace, other.layer, other.head)}"
        if view.elsewhere:
            text = self.trace.words[view.elsewhere.query].text
            same = [i for i, w in enumerate(self.trace.words) if w.text.casefold() == text.casefold()]
            plain = text.isalnum() and same[-1] == view.elsewhere.query
            yield f"{again} --word {text if plain else view.elsewhere.query}"
        yield "qkv story"


def source_line(trace: Trace) -> str:
    """The model, how much it read and how long that took."""
    took = f", {sum(trace.seconds.values()):.1f} s" if trace.seconds else ""
    partial = ", cut off while it was recorded" if trace.facts.get("partial") or trace.run.partial else ""
    read = _tokens(trace.prompt_length)
    if len(trace.run.tokens) > 1:  # an encoder and a decoder
        read = " and ".join(f"{table.length:,} {name} tokens" for name, table in trace.run.tokens.items())
    return f"{trace.model}, {read}{took}{partial}"


def _tokens(count: int) -> str:
    return f"{count:,} {'token' if count == 1 else 'tokens'}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
