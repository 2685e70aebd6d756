"""Serving a page: the server itself, its address and its end."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import secrets
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answers import Answers

HEADER_SECONDS = 10.0  # a connection that has not said what it wants by then is closed
MANY = 256  # connections at once; more get 503


@dataclass(frozen=True)
class Serving:
    """Where a server listens. address: for a browser; it holds the token."""

    host: str
    port: int
    token: str

    @property
    def address(self) -> str:
        host = "127.0.0.1" if self.host in ("", "0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/{self.token}/"


def serve(
    traces: Sequence[Answers],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    names: tuple[str, ...] = (),
    token: str | None = None,
    opened: Callable[[Serving], None] = lambda _: None,
    seconds: dict[str, float] | None = None,
) -> None:
    """Serve the explorer of one sequence's trace, or of two that are compared, until Ctrl-C; as `serve_page`."""

    def made(token: str, hosts: Iterable[str]) -> Any:
        from .app import application

        return application(traces, token, hosts, seconds)

    serve_page(made, host=host, port=port, names=names, token=token, opened=opened)


def serve_page(
    made: Callable[[str, Iterable[str]], Any],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    names: tuple[str, ...] = (),
    token: str | None = None,
    opened: Callable[[Serving], None] = lambda _: None,
) -> None:
    """Serve what `made(token, hosts)` gives, an ASGI application, until Ctrl-C.

    host, port: where to listen (port 0: a free one); names: further names of this machine that a browser may use; token:
    by default a random one; opened: called once the server answers. ImportError where the extra `explore` is not
    installed; OSError where the port is taken.
    """
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise ImportError(
            "Serving a page needs two more packages. Install them: pip install 'qkv[explore]'."
        ) from error
    _give_memory_back()
    token = token or secrets.token_urlsafe(24)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        where = Serving(host, listener.getsockname()[1], token)
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_run(made, where, listener, names, opened))


def _give_memory_back() -> None:
    """Let glibc return blocks of over a megabyte to the system when they are freed: by itself it keeps up to 32 MB of each size
    that was freed once, in an arena for every thread, which is a hundred megabytes after a minute of looking around."""
    threshold, arenas = -3, -8  # M_MMAP_THRESHOLD, M_ARENA_MAX of <malloc.h>
    with contextlib.suppress(OSError, AttributeError):  # another C library has other ways
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(threshold, 2**20)
        libc.mallopt(arenas, 2)


async def _run(
    made: Callable[[str, Iterable[str]], Any], where: Serving, listener: socket.socket, names: tuple[str, ...], opened: Any
) -> None:  # fmt: skip
    import uvicorn

    hosts = {f"{name}:{where.port}" for name in ("127.0.0.1", "localhost", "[::1]", where.host, *names)}
    config = uvicorn.Config(
        made(where.token, hosts), http=_patient(), ws="none", log_level="warning", access_log=False,
        server_header=False, limit_concurrency=MANY, timeout_keep_alive=30, timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=16_384, lifespan="on",
    )  # fmt: skip
    server = uvicorn.Server(config)
    task = asyncio.ensure_future(server.serve(sockets=[listener]))
    while not server.started and not task.done():
        await asyncio.sleep(0.01)
    if server.started:
        opened(where)
    await task


def _patient() -> type[Any]:
    """uvicorn's HTTP, which waits for ever for a request's headers, with an end to its patience."""
    import h11
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class Patient(H11Protocol):
        _timer: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._wait(True)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._wait(self.conn.their_state is h11.IDLE)

        def connection_lost(self, exc: Exception | None) -> None:
            self._wait(False)
            super().connection_lost(exc)

        def _wait(self, for_headers: bool) -> None:
            """The time that is running already goes on: a byte now and then does not lengthen it."""
            if for_headers and self._timer is None:
                self._timer = self.loop.call_later(HEADER_SECONDS, self.transport.close)
            elif not for_headers and self._timer is not None:
                self._timer.cancel()
                self._timer = None

    return Patient
