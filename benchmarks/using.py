"""Random use of the explorer's page, for benchmarks/explore.py: what somebody does who tries everything, and what it costs."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from qkv.trace import Trace

PLACES = ("text", "map", "gallery", "cell")
MOVES = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageDown")
EVERY = 5.0  # seconds between two looks at the memory
ROOM = 300e6  # bytes that a server may have in memory beside the trace


def use(
    page: Any, address: str, memory: Callable[[], dict[str, int]], trace: Trace, minutes: float, seed: int = 0
) -> dict[str, Any]:  # fmt: skip
    """What happened in some minutes of random use: how many actions and answers, what went wrong, and memory over time.

    memory: the server's bytes now, its own and those of files. within: whether both together never were more than the trace
    and 300 MB.
    """
    draw = random.Random(seed)
    wrong: list[str] = []
    answers, done, refused = Counter[int](), Counter[str](), Counter[str]()

    def answered(answer: Any) -> None:
        answers.update([answer.status])
        if answer.status >= 400:
            url = urlsplit(answer.url)
            refused.update([f"{answer.status} {url.path.rsplit('/', 1)[-1]}?{url.query}"])

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("response", answered)
    page.goto(address)
    page.wait_for_selector("tbody td")
    began, looked = time.monotonic(), 0.0
    seen: list[dict[str, float]] = [{"seconds": 0.0, **memory()}]
    while (now := time.monotonic() - began) < 60 * minutes:
        if now - looked >= EVERY:
            looked = now
            seen.append({"seconds": round(now, 1), **memory()})
        act = draw.choices(list(ACTIONS), weights=list(ACTIONS.values()))[0]
        done[act.__name__] += 1
        act(page, draw, trace)
        page.wait_for_timeout(draw.randint(20, 400))
    seen.append({"seconds": round(time.monotonic() - began, 1), **memory()})
    alerts = page.locator("[role=alert]").all_inner_texts()
    most = max(one["RssAnon"] + one["RssFile"] for one in seen)
    return {
        "tokens": trace.table.length, "minutes": minutes, "seed": seed, "actions": sum(done.values()), "kinds": dict(done),
        "answers": sum(answers.values()), "statuses": dict(answers), "refused": dict(refused), "console_errors": list(wrong),
        "alerts_at_the_end": alerts, "trace_bytes": trace.nbytes, "memory_before": seen[0], "memory_after": seen[-1],
        "most_bytes": most,
        "within": most <= trace.nbytes + ROOM, "memory": seen,
    }  # fmt: skip


def drag_or_zoom(page: Any, draw: random.Random) -> None:
    """A drag of the map, or a few turns of the wheel."""
    box = page.locator("[data-testid=map]").bounding_box()
    x, y = (box[a] + box[b] * draw.uniform(0.3, 0.7) for a, b in (("x", "width"), ("y", "height")))
    page.mouse.move(x, y)
    if draw.random() < 0.4:
        for _ in range(draw.randint(1, 4)):
            page.mouse.wheel(0, draw.choice([-240, -240, 200]))
            page.wait_for_timeout(40)
        return
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x + step * draw.uniform(-30, 30), y + step * draw.uniform(-30, 30))
        page.wait_for_timeout(16)
    page.mouse.up()


def _there(page: Any, selector: str) -> Any:
    """The elements that there are now; a view may just be changing."""
    return page.locator(selector).all()


def _to(page: Any, view: str) -> None:
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press(str(1 + PLACES.index(view)))
    page.wait_for_selector("main section")


def map_moved(page: Any, draw: random.Random, of: Trace) -> None:
    _to(page, "map")
    for _ in range(draw.randint(1, 6)):
        drag_or_zoom(page, draw)
    page.focus("[data-testid=map]")
    for _ in range(draw.randint(0, 8)):
        page.keyboard.press(draw.choice([*MOVES[:4], "Shift+ArrowRight", "Shift+ArrowDown", "+", "-", "0"]))


def map_shown_otherwise(page: Any, draw: random.Random, of: Trace) -> None:
    _to(page, "map")
    boxes, menus = _there(page, "main input[type=checkbox]"), _there(page, "main select")
    if draw.random() < 0.5:
        draw.choice(boxes).click()
    else:
        _another(draw.choice(menus), draw)


def word_clicked(page: Any, draw: random.Random, of: Trace) -> None:
    _to(page, "text")
    page.wait_for_selector(".u")
    place = draw.randrange(page.locator(".u").count())
    word = page.locator(".u").nth(place)
    word.scroll_into_view_if_needed()
    word.click(modifiers=["Shift"] if draw.random() < 0.2 else [], force=True)
    for _ in range(draw.randint(0, 5)):
        page.keyboard.press(draw.choice(MOVES))


def text_shown_otherwise(page: Any, draw: random.Random, of: Trace) -> None:
    _to(page, "text")
    draw.choice(_there(page, ".choices label:not(.off)")).click()


def another_head(page: Any, draw: random.Random, of: Trace) -> None:
    menus = _there(page, ".heads select")
    for menu in menus[:2]:
        if menu.is_enabled():
            _another(menu, draw)
    for _ in range(draw.randint(0, 3)):
        page.keyboard.press(draw.choice("[]{}"))


def gallery_looked_at(page: Any, draw: random.Random, of: Trace) -> None:
    _to(page, "gallery")
    page.wait_for_selector("[data-testid=gallery] button")
    if draw.random() < 0.5:
        _another(page.locator("[data-testid=sort]"), draw)
    page.mouse.wheel(0, draw.randint(-2000, 2000))
    if draw.random() < 0.5:
        pictures = page.locator("[data-testid=gallery] button")
        pictures.nth(draw.randrange(pictures.count())).click(force=True)


def cell_calculated(page: Any, draw: random.Random, of: Trace) -> None:
    _to(page, "cell")
    for _ in range(draw.randint(1, 6)):
        page.keyboard.press(draw.choice(MOVES[:4]))


def link_followed(page: Any, draw: random.Random, of: Trace) -> None:
    layer = draw.randrange(len(of))
    head = draw.choice([str(draw.randrange(of.layer(layer).shape[1])), "*", "**"])
    query = draw.randrange(of.table.length)
    said = {"view": draw.choice(PLACES), "layer": layer, "head": head, "query": query, "key": draw.randrange(query + 1)}
    page.evaluate("(to) => (location.hash = to)", "&".join(f"{name}={value}" for name, value in said.items()))


def _another(menu: Any, draw: random.Random) -> None:
    menu.select_option(index=draw.randrange(menu.locator("option").count()))


ACTIONS: dict[Callable[[Any, random.Random, Trace], None], int] = {
    map_moved: 6, map_shown_otherwise: 2, word_clicked: 4, text_shown_otherwise: 2, another_head: 3, gallery_looked_at: 2,
    cell_calculated: 2, link_followed: 2,
}  # fmt: skip
