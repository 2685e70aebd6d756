"""Questions are computed in threads, so that none blocks the page: two lanes, a queue with an end, time-outs, and stopping.

What somebody waits for while moving about (a tile, a row) has a lane of its own; what takes seconds (a layer's table) waits in
another. A question whose asker has gone, or whose time is over, is stopped at its next tile.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Literal

Lane = Literal["quick", "long"]
Check = Callable[[], None]

WORKERS = {"quick": 2, "long": 1}
SECONDS = {"quick": 20.0, "long": 300.0}
QUEUE = 64  # questions of a lane that may wait or run


class Stopped(Exception):
    """The asker has gone, or the time is over."""


class Busy(Exception):
    """Too many questions wait already."""


class Overdue(Exception):
    """The answer took longer than a question may."""


class Work:
    """The lanes of one server. seconds: how long a question of each lane may take, waiting included."""

    def __init__(self, seconds: dict[str, float] | None = None):
        self.seconds = SECONDS | (seconds or {})
        self._pools = {
            name: ThreadPoolExecutor(count, thread_name_prefix=f"qkv-{name}") for name, count in WORKERS.items()
        }
        self._open = dict.fromkeys(WORKERS, 0)
        self._ending = threading.Event()

    async def ask(self, lane: Lane, question: Callable[[Check], Any], gone: Callable[[], Any]) -> Any:
        """The answer. `gone()` is awaited: it returns once nobody waits any more.

        Raises Stopped then, Overdue after the lane's time, Busy where the queue is full, else what the question raises.
        """
        if self._open[lane] >= QUEUE:
            raise Busy
        stop = threading.Event()

        def check() -> None:
            if stop.is_set() or self._ending.is_set():
                raise Stopped

        def run() -> Any:
            check()
            return question(check)

        self._open[lane] += 1
        job: Future[Any] = self._pools[lane].submit(run)
        loop = asyncio.get_running_loop()
        job.add_done_callback(lambda _: loop.call_soon_threadsafe(self._done, lane))
        answer, left = asyncio.wrap_future(job), asyncio.ensure_future(gone())
        try:
            finished, _ = await asyncio.wait(
                {answer, left}, timeout=self.seconds[lane], return_when=asyncio.FIRST_COMPLETED
            )
            if answer in finished:
                return answer.result()
            stop.set()
            raise Stopped if left in finished else Overdue
        finally:
            stop.set()
            left.cancel()
            job.cancel()
            answer.add_done_callback(lambda f: f.cancelled() or f.exception())  # nobody waits: its error is read

    def _done(self, lane: Lane) -> None:
        self._open[lane] -= 1

    def close(self) -> None:
        """Stop everything that runs."""
        self._ending.set()
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
