"""Whether the terminal is light or dark: shading by background has to start from it."""

from __future__ import annotations

import os
import re
import sys

PATIENCE = 0.25  # seconds for the terminal to answer; one far away that takes longer counts as dark
# Its background colour, then what it is: every terminal answers the second, so that nobody waits for the first.
_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
_IDENTITY = re.compile(rb"\x1b\[\?[0-9;]*c")


def is_light() -> bool:
    """Whether the background is light, by QKV_BACKGROUND (light or dark), COLORFGBG, or the terminal's own word.

    Unknown counts as dark. The terminal is asked only where standard output is one and nobody has typed ahead.
    """
    chosen = os.environ.get("QKV_BACKGROUND", "").lower()
    if chosen in ("light", "dark"):
        return chosen == "light"
    last = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if last.isdecimal():
        return int(last) in (7, *range(9, 16))
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") in ("dumb", "linux") or sys.platform == "win32":
        return False
    try:
        return brightness(_answer()) > 0.5
    except OSError:  # no terminal that belongs to this process
        return False


def brightness(answer: bytes) -> float:
    """From 0 (black) to 1 (white), of a terminal's answer; 0 where it says nothing. ITU-R BT.709's weights."""
    found = _COLOUR.search(answer)
    if not found:
        return 0.0
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _answer() -> bytes:
    """What the terminal says to the question, b"" where asking could disturb; it is left as it was found."""
    import select
    import termios
    import time
    import tty

    terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    try:
        if os.tcgetpgrp(terminal) != os.getpgrp() or select.select([terminal], [], [], 0)[0]:
            return b""
        before = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal, termios.TCSANOW)
            os.write(terminal, _QUESTION)
            heard, end = b"", time.monotonic() + PATIENCE
            while not _IDENTITY.search(heard) and (left := end - time.monotonic()) > 0:
                if select.select([terminal], [], [], left)[0]:
                    heard += os.read(terminal, 256)
            return heard
        except termios.error:
            return b""
        finally:
            termios.tcsetattr(terminal, termios.TCSANOW, before)
    finally:
        os.close(terminal)
