"""What stands before every request: the method, the size, Host, Origin and the token; and what goes with every answer.

The token is the first part of every path, so that the page's own scripts and questions need no cookie: a foreign page can
neither guess an address nor make a browser send something by itself. Host is checked against names of this machine, which
a name that an attacker lets point here (DNS rebinding) is not.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from typing import Any

LONGEST = 4096  # bytes of a path with its query
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Guard:
    """An ASGI application before another one. token: what every path begins with; hosts: the names that Host may bear."""

    def __init__(self, app: Any, token: str, hosts: Iterable[str]):
        self.app, self.token, self.hosts = app, token, frozenset(name.lower() for name in hosts)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # no web sockets here
            await send({"type": "websocket.close", "code": 1008})
            return

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *HEADERS]}
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await _answer(with_headers, *refusal)
            return
        path = "/" + scope["path"].split("/", 2)[2] if scope["path"].count("/") > 1 else "/"
        if scope["path"].count("/") < 2:  # relative addresses of the page need the stroke at the end
            await _answer(with_headers, 307, "", [(b"location", f"/{self.token}/".encode())])
            return
        await self.app({**scope, "path": path, "raw_path": path.encode(), "root_path": ""}, receive, with_headers)

    def _refusal(self, scope: Any) -> tuple[int, str] | None:
        """(status, why) of a request that is not answered; None for one that is."""
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.lower(), []).append(value)
        host = [value.decode("latin-1").lower() for value in headers.get(b"host", [])]
        if len(host) != 1 or host[0] not in self.hosts:
            return 421, "This address is not one of this server. Open the one that qkv printed."
        for origin in headers.get(b"origin", []):
            if origin.decode("latin-1").lower() not in {f"http://{name}" for name in self.hosts}:
                return 403, "Another page may not ask this server."
        if _from_elsewhere(headers):
            return 403, "Another page may not ask this server."
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST:
            return 414, "The address is too long."
        given = scope["path"].split("/", 2)[1] if scope["path"].startswith("/") else ""
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            return 403, "The token in the address is missing or wrong. Open the address that qkv printed."
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "This server answers GET only."
        if headers.get(b"content-length", [b"0"]) != [b"0"] or b"transfer-encoding" in headers:
            return 413, "A question has no body here."
        return None


def _from_elsewhere(headers: dict[bytes, list[bytes]]) -> bool:
    """Whether a browser says that another site's page asks; following a link to here is no such question."""
    site, mode = headers.get(b"sec-fetch-site", []), headers.get(b"sec-fetch-mode", [])
    return any(value in (b"cross-site", b"same-site") for value in site) and mode != [b"navigate"]


async def _answer(send: Any, status: int, why: str, more: Iterable[tuple[bytes, bytes]] = ()) -> None:
    """A refusal, after which the connection is closed: a body that was sent with it is never read."""
    body = json.dumps({"error": why}).encode() if why else b""
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send(
        {"type": "http.response.start", "status": status, "headers": [*headers, (b"connection", b"close"), *more]}
    )
    await send({"type": "http.response.body", "body": body})
