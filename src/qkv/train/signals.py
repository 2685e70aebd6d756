"""Being asked to stop: the step that goes on is finished first, so that a checkpoint can be written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Stop:
    """True once the process was asked to stop."""

    asked = False

    def __bool__(self) -> bool:
        return self.asked


@contextmanager
def asked_to_stop(listen: bool) -> Iterator[Stop]:
    """Within it Ctrl-C and SIGTERM are noted; a second one ends the process at once, as they do elsewhere.

    listen: False leaves signals alone. They are also left alone outside the main thread, where Python lets nobody listen.
    """
    stop = Stop()
    if not listen or threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before: dict[Any, Any] = {}

    def note(number: int, _frame: Any) -> None:
        stop.asked = True
        for n, handler in before.items():
            signal.signal(n, handler)

    for known in (signal.SIGINT, signal.SIGTERM):
        before[known] = signal.signal(known, note)
    try:
        yield stop
    finally:
        for known, handler in before.items():
            signal.signal(known, handler)
