"""Writes the explorer's pictures into docs/static, of real traces in a real browser:

    python docs/make_explorer.py TRACE PHOTO            or some of them: … TRACE PHOTO compare map

TRACE as `qkv record "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue" --answer 6 -o trace`
makes it, PHOTO as `qkv record --image china.jpg --model dinov2 -o photo` does (china.jpg: scikit-learn brings it along, in
sklearn/datasets/images). Compared is TRACE with itself where its queries see eight tokens back; the answer is that of
docs/attribution.md, read anew. Needs chromium and playwright;
for `notebook` JupyterLab with anywidget, here or in the Python that QKV_JUPYTER names.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.extend(str(Path(__file__).parents[1] / folder) for folder in ("benchmarks", "tests"))

from explore import launched, server, until
from lab import lab, python, run_cell

import qkv
from qkv.trace import Trace

STATIC = Path(__file__).parent / "static"
CELL = """import qkv
from qkv.views.notebook import explore

trace = qkv.load({trace!r})
explore(trace, place="#view=text&layer=18&head=6&query=17")"""
DOCUMENT = (
    "The museum opens at nine. Mary keeps an umbrella in the hall. The code of the door is 7391. "
    "Tom likes tea, and reads the news in the morning. The garden is closed in winter. So the code of the door is"
)
# view: (which trace, what stands after #, when it is ready, height)
VIEWS = {
    "image": (1, "layer=11&head=2&query=0", "document.querySelectorAll('tbody td').length > 12", 800),
    "text": (0, "layer=18&head=6&query=17", "document.querySelectorAll('tbody td').length > 12", 620),
    "map": (0, "layer=18&head=6&query=17", "!!window.qkvTiles?.times.length && qkvTiles.waiting === 0", 760),
    "gallery": (0, "layer=18&head=6", "document.querySelectorAll('[data-testid=gallery] button').length === 270", 760),
    "compare": (2, "layer=18&head=6&query=17", "window.qkvTiles?.times.length > 0", 760),
    "answer": (3, "ask=answer&verify=1", "document.querySelectorAll('.verdict').length === 3", 820),
    "cell": (0, "layer=18&head=6&query=17&key=5", "document.querySelector('.steps') !== null", 900),
}


def main() -> None:
    trace, photo = map(Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder, launched() as page:
        window = windowed(qkv.load(trace)).save(Path(folder) / "a window of 8 tokens")
        asked = sys.argv[3:] or [*VIEWS, "notebook"]
        wanted = {view: VIEWS[view] for view in asked if view != "notebook"}
        if "notebook" in asked:
            in_notebook(page, trace, Path(folder))
        for number, words in enumerate([(trace,), (photo,), (trace, "--with", window), (DOCUMENT, "--answer", "5")]):
            if number not in {of for of, *_ in wanted.values()}:
                continue
            with server(*words) as (address, _):
                for view, (of, place, ready, height) in wanted.items():
                    if of == number:
                        named = {"compare": "map", "answer": "text"}.get(view, view)
                        shown(page, f"{address}#view={named}&{place}", view, ready, height)
                        page.screenshot(path=STATIC / f"explore-{view}.png")


def in_notebook(page: Any, trace: Path, folder: Path) -> None:
    found = python()
    if found is None:
        raise SystemExit("There is no JupyterLab here. Install it with anywidget, or name its Python in QKV_JUPYTER.")
    (folder / "trace").symlink_to(trace.resolve())
    with lab(folder, CELL.format(trace="trace"), found) as address:
        page.set_viewport_size({"width": 1180, "height": 900})
        run_cell(page, address)
        page.wait_for_selector("tbody td")
        page.keyboard.press("Control+B")  # the list of files makes room
        page.wait_for_timeout(4000)
        page.screenshot(path=STATIC / "explore-notebook.png")


def windowed(trace: Trace) -> Trace:
    """The same queries and keys where a token sees eight tokens back."""
    maps = {
        layer.name: qkv.AttentionMap.from_tensors(*layer.map.tensors[:3], causal=True, window=(8, 0))
        for layer in trace.run.layers
    }
    return Trace.from_tensors(maps, tokens=trace.tokens, prompt_length=trace.prompt_length, model=trace.model)


def shown(page: Any, address: str, view: str, ready: str, height: int) -> None:
    page.set_viewport_size({"width": 1180, "height": height})
    page.goto("about:blank")
    page.goto(address)
    until(page, ready)
    if view == "gallery":  # sorted by what tells the heads apart
        until(page, "!document.querySelector('.facts').textContent.includes('scores:')")
        page.select_option("[data-testid=sort]", "induction")
    if view == "map":
        page.focus("[data-testid=map]")
        for _ in range(5):
            page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    main()
