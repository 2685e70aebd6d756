"""Writes the explorer's pictures into docs/static, of a real trace in a real browser: python docs/make_explorer.py TRACE

TRACE as `qkv record "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue" --answer 6 -o trace`
makes it. Needs chromium and playwright.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from explore import launched, server, until

STATIC = Path(__file__).parent / "static"
# view: (what stands after #, when it is ready, height)
VIEWS = {
    "text": ("layer=18&head=6&query=17", "document.querySelectorAll('tbody td').length > 12", 620),
    "map": ("layer=18&head=6&query=17", "!!window.qkvTiles?.times.length && qkvTiles.waiting === 0", 760),
    "gallery": ("layer=18&head=6", "document.querySelectorAll('[data-testid=gallery] button').length === 270", 760),
    "cell": ("layer=18&head=6&query=17&key=5", "document.querySelector('.steps') !== null", 900),
}


def main() -> None:
    with launched() as page, server(Path(sys.argv[1])) as (address, _):
        for view, (place, ready, height) in VIEWS.items():
            page.set_viewport_size({"width": 1180, "height": height})
            page.goto("about:blank")
            page.goto(f"{address}#view={view}&{place}")
            until(page, ready)
            if view == "gallery":  # sorted by what tells the heads apart
                until(page, "!document.querySelector('.facts').textContent.includes('scores:')")
                page.select_option(".choices select", "induction")
            if view == "map":
                page.focus("[data-testid=map]")
                page.keyboard.press("ArrowRight")
                for _ in range(4):
                    page.keyboard.press("ArrowRight")
            page.wait_for_timeout(1500)
            page.screenshot(path=STATIC / f"explore-{view}.png")


if __name__ == "__main__":
    main()
