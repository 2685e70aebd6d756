"""How every command ends when it does not end well: one message, the right exit status, no traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

INTERRUPTED = 130  # 128 + SIGINT, as shells count
CLOSED_PIPE = 1
WRONG_INPUT = 2


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Turn Ctrl-C, a closed pipe and errors about what was given into an exit status.

    `ValueError` and `ModelError` (a `RuntimeError`) carry messages written for people; anything else is a fault of the
    program and keeps its traceback. QKV_DEBUG=1 shows the traceback of these as well.
    """
    _never_fail_to_print()
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        _leave("Stopped.", INTERRUPTED)
    except BrokenPipeError:
        _leave(None, CLOSED_PIPE)
    except SystemExit as end:
        _finish(end)
    except Exception as error:
        if os.environ.get("QKV_DEBUG") or not _is_for_people(error):
            raise
        _leave(str(error), WRONG_INPUT)


def _is_for_people(error: Exception) -> bool:
    if isinstance(error, (ValueError, FileNotFoundError, IsADirectoryError, PermissionError)):
        return True
    models = sys.modules.get("qkv.models.errors")
    return models is not None and isinstance(error, models.ModelError)


def _finish(end: SystemExit) -> None:
    """A command's own exit, unless its last words meet a closed pipe or it was typer's answer to Ctrl-C."""
    if end.code == INTERRUPTED:
        _leave("Stopped.", INTERRUPTED)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave(None, CLOSED_PIPE)
    raise end


def _leave(message: str | None, status: int) -> None:
    with contextlib.suppress(OSError):
        if message:
            start = "" if status == INTERRUPTED else "error: "
            print(f"{start}{message}", file=sys.stderr, flush=True)
    if status == CLOSED_PIPE:
        # Python flushes standard output once more when it exits, and would complain: give it somewhere to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _never_fail_to_print() -> None:
    """A terminal that cannot show a bar or a Greek letter gets a question mark, not an exception."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
