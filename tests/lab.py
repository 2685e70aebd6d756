"""A real JupyterLab with a notebook of one cell."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def python() -> str | None:
    """A Python that has JupyterLab and can import qkv: the one that QKV_JUPYTER names, else this one; None: it cannot."""
    found = os.environ.get("QKV_JUPYTER", sys.executable)
    there = subprocess.run([found, "-c", "import jupyterlab, anywidget, qkv.trace"], capture_output=True, check=False)
    return None if there.returncode else found


@contextmanager
def lab(folder: Path, source: str, found: str) -> Iterator[str]:
    """Where its notebook is, as an address for a browser. folder: empty, for all that it writes; source: the cell."""
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "id": "a", "source": source}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "a.ipynb").write_text(json.dumps(book))
    settings = folder / "home" / ".jupyter" / "labconfig"
    settings.mkdir(parents=True)
    news = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    (settings / "page_config.json").write_text(json.dumps(news))
    where = ("--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={folder}")
    command = [found, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0", *where]
    surroundings = {**os.environ, "HOME": str(folder / "home"), "OMP_NUM_THREADS": "1"}
    with (folder / "log").open("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=surroundings, cwd=folder)
        try:
            end = time.monotonic() + 90
            while not (
                address := re.search(r"(http://127\.0\.0\.1:\d+/lab)\?token=(\w+)", (folder / "log").read_text())
            ):
                assert process.poll() is None and time.monotonic() < end, (folder / "log").read_text()
                time.sleep(0.2)
            yield f"{address[1]}/tree/a.ipynb?token={address[2]}"
        finally:
            process.terminate()
            process.wait(20)
            shutil.rmtree(folder / "home", ignore_errors=True)


def run_cell(page: Any, address: str) -> None:
    """Opens the notebook and runs its cell."""
    page.goto(address)
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.wait_for_selector("text=Python 3 (ipykernel) | Idle")
    page.locator(".jp-Notebook .jp-CodeCell").first.click()
    page.keyboard.press("Control+Enter")
