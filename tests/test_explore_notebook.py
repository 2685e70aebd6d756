"""The explorer in a notebook: its questions, and the widget in a real JupyterLab."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from browser import until
from explored import small

from qkv.views.notebook import reply
from qkv.views.server.traces import Seen, answers

WIDGET = "document.querySelector('[data-lm-suppress-shortcuts]').shadowRoot"
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


def jupyter() -> list[str]:
    """How to start JupyterLab: QKV_JUPYTER names a Python that has it and can import qkv; else this one, if it has."""
    python = os.environ.get("QKV_JUPYTER", sys.executable)
    there = subprocess.run([python, "-c", "import jupyterlab, anywidget, qkv.trace"], capture_output=True, check=False)
    if there.returncode:
        pytest.skip("no JupyterLab here (pip install jupyterlab anywidget, or name its Python in QKV_JUPYTER)")
    return [python, "-m", "jupyterlab"]


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """The address of a JupyterLab with a notebook of one cell, which shows the widget."""
    source = CELL.format(tests=str(Path(__file__).parent))
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "id": "a", "source": source}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "a.ipynb").write_text(json.dumps(book))
    options = (
        "--no-browser",
        "--allow-root",
        "--port=0",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={tmp_path}",
    )
    command = [*jupyter(), *options]
    surroundings = {**os.environ, "HOME": str(tmp_path / "home"), "OMP_NUM_THREADS": "1"}
    with (tmp_path / "log").open("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=surroundings, cwd=tmp_path)
        try:
            end = time.monotonic() + 90
            while not (
                found := re.search(r"(http://127\.0\.0\.1:\d+/lab)\?token=(\w+)", (tmp_path / "log").read_text())
            ):
                assert process.poll() is None and time.monotonic() < end, (tmp_path / "log").read_text()
                time.sleep(0.2)
            yield f"{found[1]}/tree/a.ipynb?token={found[2]}"
        finally:
            process.terminate()
            process.wait(20)
            shutil.rmtree(tmp_path / "home", ignore_errors=True)


@pytest.mark.slow
def test_the_widget_in_jupyterlab(browser: Any, lab: str, tmp_path: Path) -> None:
    """Lab reports errors of its own (no news feed without a network), so the page is one without the usual watch."""
    page = browser.new_page(viewport={"width": 1300, "height": 950})
    page.set_default_timeout(120_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(lab)
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.wait_for_selector("text=Python 3 (ipykernel) | Idle")
    page.locator(".jp-Notebook .jp-CodeCell").first.click()
    page.keyboard.press("Control+Enter")
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
    assert page.locator(".jp-Notebook .jp-Cell").count() == 1
    page.locator("[data-testid=side]").select_option("all")
    until(
        page,
        "document.querySelector('[data-lm-suppress-shortcuts]').shadowRoot.querySelectorAll('canvas.map').length === 3",
    )
    page.wait_for_timeout(800)
    if where := os.environ.get("QKV_SCREENSHOTS"):
        page.screenshot(path=Path(where) / "explore-notebook.png")
    assert wrong == []
    page.close()
