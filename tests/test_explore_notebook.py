"""The explorer in a notebook: its questions, and the widget in a real JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from browser import until
from explored import small
from lab import lab, python, run_cell

from qkv.views.notebook import reply
from qkv.views.server.traces import Seen, answers

CELL = """import sys; sys.path.insert(0, {tests!r})
from explored import small
from qkv.views.notebook import explore
w = explore(small(), beside=small(seed=1), place="#view=text&layer=1&head=2&query=7&by=tokens&side=first")
w"""


def test_questions_are_answered_as_the_server_does() -> None:
    found = answers(Seen(small()), Seen(small(seed=1)))
    for of, trace in enumerate((small(), small(seed=1))):
        asked = {"id": "a.1", "of": of, "question": "row", "asked": {"heads": "1.2", "queries": "7"}}
        said, body = reply(found, asked)
        assert said["id"] == "a.1" and said["headers"]["x-qkv-shape"] == "1,12" and body is not None
        np.testing.assert_allclose(np.frombuffer(body, "<f4")[:8], trace[1].dense()[0, 2, 7, :8], rtol=1e-5)
    said, body = reply(found, {"id": "a.2", "of": 0, "question": "trace", "asked": {}})
    assert body is not None and json.loads(body)["beside"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"of": 0, "question": "row", "asked": {"heads": "9.9", "queries": "1"}}, "no layer 9"),
        ({"of": 0, "question": "__class__", "asked": {}}, "no question"),
        ({"of": 0, "question": "_mean", "asked": {}}, "no question"),
        ({"of": 2, "question": "trace", "asked": {}}, "no question"),
        ({"of": 0, "question": "trace", "asked": "all"}, "no question"),
        ("nothing", "no question"),
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused(asked: Any, why: str) -> None:
    said, body = reply(answers(Seen(small())), asked)
    assert why in said["error"] and body is None


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[str]:
    """The address of a JupyterLab with a notebook of one cell, which shows the widget."""
    found = python()
    if found is None:
        pytest.skip("no JupyterLab here (pip install jupyterlab anywidget, or name its Python in QKV_JUPYTER)")
    with lab(tmp_path, CELL.format(tests=str(Path(__file__).parent)), found) as address:
        yield address


@pytest.mark.slow
def test_the_widget_in_jupyterlab(browser: Any, notebook: str) -> None:
    """Lab reports errors of its own (no news feed without a network), so the page is one without the usual watch."""
    page = browser.new_page(viewport={"width": 1300, "height": 950})
    page.set_default_timeout(120_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    run_cell(page, notebook)
    page.wait_for_selector("[data-testid=text]")
    page.wait_for_selector("tbody td")
    row = small()[1].dense()[0, 2, 7]
    said = page.locator("tbody tr").first.inner_text().split()
    assert int(said[-3]) == int(row.argmax()) and said[-2] == str(round(100 * float(row.max())))
    page.locator("[data-testid=text]").focus()
    page.keyboard.press("ArrowLeft")  # the notebook's own keys stay out of it
    until(
        page,
        "document.querySelector('[data-lm-suppress-shortcuts]').shadowRoot.querySelector('h2').textContent.includes('umb')",
    )
    page.keyboard.press("2")
    page.wait_for_selector("canvas[data-testid=map]")
    page.keyboard.press("3")  # what had the focus is gone, and keys are heard all the same
    page.wait_for_selector("[data-testid=gallery] button")
    page.keyboard.press("2")
    page.wait_for_selector("canvas[data-testid=map]")
    assert page.locator(".jp-Notebook .jp-Cell").count() == 1
    page.locator("[data-testid=side]").select_option("all")
    until(
        page,
        "document.querySelector('[data-lm-suppress-shortcuts]').shadowRoot.querySelectorAll('canvas.map').length === 3",
    )
    assert wrong == []
    page.close()
