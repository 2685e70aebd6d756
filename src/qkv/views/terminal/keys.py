"""One key press, without Enter, and which way it goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ON, BACK, QUIT = "on", "back", "quit"
_QUIT = ("q", "Q", "\x1b", "\x04", "")
_BACK = ("b", "B", "\x7f", "\x08", "\x1b[D", "\x1b[5~", "\x1bOD")
_WAIT = 0.05  # seconds in which the rest of an arrow key's sequence arrives after its Escape


def can_wait() -> bool:
    """Whether somebody is there to press a key: standard input and output are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


@contextmanager
def listening() -> Iterator[Callable[[], str]]:
    """A function that waits for a key and says where it goes: "quit" for q, Escape and the end of input; "back" for b, ←,
    Backspace and Page up; "on" for all others. Ctrl-C raises KeyboardInterrupt. The terminal is left as it was found.
    """
    if sys.platform == "win32":
        yield lambda: _direction(_read_windows())
        return
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    try:
        tty.setcbreak(fd, termios.TCSADRAIN)  # what was typed ahead is kept
        yield lambda: _direction(_read_posix(fd))
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _direction(key: str) -> str:
    return QUIT if key in _QUIT else BACK if key in _BACK else ON


def _read_posix(fd: int) -> str:
    import os
    import select

    key = os.read(fd, 1)
    while key[:1] == b"\x1b" and select.select([fd], [], [], _WAIT)[0] and len(key) < 8:
        key += os.read(fd, 1)
    return key.decode(errors="replace")


def _read_windows() -> str:
    import msvcrt

    key = str(msvcrt.getwch())  # type: ignore[attr-defined]
    if key in ("\x00", "\xe0"):  # a key without a character: its code follows
        return {"K": "\x1b[D", "I": "\x1b[5~"}.get(str(msvcrt.getwch()), "\x1b[C")  # type: ignore[attr-defined]
    if key == "\x03":
        raise KeyboardInterrupt
    return key
