"""A server's addresses: the page, its files, and the questions under api/."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from ...trace.disk.pages import Pages
from ..web import asset
from .answers import QUESTIONS, Answers, Reply
from .asked import Asked, whole
from .guard import Guard
from .work import Busy, Check, Lane, Overdue, Stopped, Work

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{page}.css">
<script type="module" src="{page}.js"></script>
</head>
<body>
<div id="page"></div>
<noscript><p>This page is drawn by a script. Without one, in a terminal: {without}.</p></noscript>
</body>
</html>
"""
_PAGES = {"explore": ("qkv explore", "qkv look"), "story": ("What is attention?", "qkv story --all")}

Answering = Callable[[Asked, Check], Reply]

MAPPED = 2**27  # bytes of the traces' files that may stay in memory


def application(
    traces: Sequence[Answers], token: str, hosts: Iterable[str], seconds: dict[str, float] | None = None
) -> Callable[..., Any]:
    """The explorer as an ASGI application: of one trace, or of two. seconds: how long a question of each lane may take."""
    traces[0].trace({}, lambda: None)  # every page's first question, answered before it is asked

    pages = Pages({path for of in traces for path in of.files}, MAPPED)

    def question(name: str) -> Answering:
        def answer(asked: Asked, check: Check) -> Reply:
            def bound() -> None:
                pages.bound()
                check()

            try:
                found: Reply = getattr(traces[whole(asked, "of", 0, len(traces) - 1, 0)], name)(asked, bound)
                return found
            finally:
                pages.bound()

        return answer

    questions = {name: (lane, question(name)) for name, lane in QUESTIONS.items()}
    return served_page("explore", questions, token, hosts, seconds)


def served_page(
    page: str, questions: Mapping[str, tuple[Lane, Answering]], token: str, hosts: Iterable[str],
    seconds: dict[str, float] | None = None,
) -> Callable[..., Any]:  # fmt: skip
    """A page of the front end, its two files and its questions, behind the guard."""
    work = Work(seconds)

    @asynccontextmanager
    async def lifespan(_: Any) -> Any:
        yield
        work.close()

    def answering(lane: Lane, question: Answering) -> Any:
        async def answer(request: Request) -> Response:
            asked = dict(request.query_params)
            try:
                found: Reply = await work.ask(lane, lambda check: question(asked, check), lambda: _gone(request))
            except Exception as error:
                return _problem(error)
            return Response(found.body, media_type=found.kind, headers=found.headers)

        return answer

    title, without = _PAGES[page]
    text = _PAGE.format(page=page, title=title, without=without)
    routes = [Route("/", lambda _: HTMLResponse(text)), *(Route(f"/{page}.{kind}", _file) for kind in ("js", "css"))]
    routes += [Route(f"/api/{name}", answering(*one)) for name, one in questions.items()]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={404: _missing})
    return Guard(app, token, hosts)


def _file(request: Request) -> Response:
    name = request.url.path.rsplit("/", 1)[-1]
    return Response(asset(name), media_type=mimetypes.guess_type(name)[0] or "text/plain")


def _missing(_: Request, __: Exception) -> Response:
    return _told(404, "There is nothing at this address.")


def _problem(error: Exception) -> Response:
    """What could not be answered, as one sentence; a fault of the program goes on to the log."""
    if isinstance(error, Busy):
        return _told(503, "Too many questions are waiting. Ask again in a moment.")
    if isinstance(error, Overdue):
        return _told(504, "This took longer than a question may. Ask for fewer heads or a smaller part.")
    if isinstance(error, Stopped):
        return _told(499, "Nobody waits for this any more.")
    if isinstance(error, (ValueError, LookupError)):
        return _told(400, str(error.args[0]) if error.args else "This question cannot be answered.")
    raise error


def _told(status: int, why: str) -> Response:
    return Response(json.dumps({"error": why}), status, media_type="application/json")


async def _gone(request: Request) -> None:
    """Returns once the asker has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
