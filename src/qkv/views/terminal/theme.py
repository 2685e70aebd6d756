"""The colours that mean something, and the console that every command prints to.

The palette is Okabe and Ito's ("Color universal design", 2008), which colour-blind readers can tell apart. The same
names stand in the style sheets of the other views. Colour never speaks alone: a letter, a shape or a number does too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import IO, Any

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

PALETTE = {
    "query": "#0072B2",  # blue: what a position looks for
    "key": "#D55E00",  # vermilion: what a position offers
    "value": "#009E73",  # green: what it hands over
    "output": "#CC79A7",  # purple: what is added
    "residual": "#767676",  # grey: what was there already
    "sink": "#767676",  # grey as well, but hatched wherever it is drawn
}

# The colours of text on white, at a contrast of 4.5 : 1 at least: as on the pages in the browser.
ON_WHITE = {"query": PALETTE["query"], "key": "#B84F00"}

THEME = Theme(
    {
        **PALETTE,
        "sink": f"italic {PALETTE['sink']}",
        "good": f"bold {PALETTE['value']}",
        "bad": f"bold {PALETTE['key']}",
        "dim": "#767676",  # the grey that is equally readable on black and on white (4.5 : 1); "faint" is not
        "title": "bold",
        "term": "italic",
    },
    inherit=True,
)

# Rich would round our grey to white where a terminal has 16 colours: invisible on a light background.
_SIXTEEN = Theme(
    {"dim": "bright_black", "residual": "bright_black", "sink": "italic bright_black", "output": "magenta"},
    inherit=False,
)

WIDTH = 80


def is_plain(plain: bool = False, file: IO[str] | None = None) -> bool:
    """Whether numbers must say what colour would: asked for, NO_COLOR set, a dumb terminal, or not a terminal.

    FORCE_COLOR (any value but 0) makes a pipe count as a terminal; `plain=True` and NO_COLOR win over it.
    """
    if plain or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return True
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return False
    file = file or sys.stdout
    return not (hasattr(file, "isatty") and file.isatty())


def console(
    plain: bool = False, *, file: IO[str] | None = None, stderr: bool = False, width: int | None = None
) -> Console:
    """A rich console with the theme, at most 80 columns wide (a narrower terminal is respected).

    `plain` (or whatever `is_plain` finds) switches colour, bold and animation off; the text stays the same.
    `stderr=True` is for progress and errors, so that standard output can be piped. `width` overrides the width.
    """
    stream = file or (sys.stderr if stderr else sys.stdout)
    bare = is_plain(plain, stream)
    options: dict[str, Any] = {"no_color": True, "force_terminal": False, "color_system": None} if bare else {}
    made = Console(theme=THEME, file=file, stderr=stderr, highlight=False, emoji=False, **options)
    if made.color_system == "standard":
        made.push_theme(_SIXTEEN)
    made.width = width or (WIDTH if bare and not _has_width(stream) else min(WIDTH, made.width))
    return made


def print_lines(out: Console, lines: Iterable[Text], blanks: bool = False) -> None:
    """Print lines, each broken where the page ends; `blanks` keeps those at a line's end, which may be shaded."""
    for line in lines:
        for part in line.wrap(out, out.width) if line else [line]:
            if not blanks:
                part.rstrip()  # what is kept in a file ends no line in blanks
            out.print(part)


def _has_width(stream: IO[str]) -> bool:
    return bool(os.environ.get("COLUMNS")) or (hasattr(stream, "isatty") and stream.isatty())
