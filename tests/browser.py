"""Debian's Chromium for end-to-end tests: a browser, a page of it, and axe-core's audit of what a page shows."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Playwright's Browser. Skips where none is installed; QKV_REQUIRE_BROWSER=1 makes that a failure."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    missing = "no Chromium on the PATH (Debian: apt install chromium)" if found is None else ""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "Playwright is not installed (pip install playwright)"
    if missing:
        if os.environ.get("QKV_REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page in a context of its own. What goes wrong in it fails the test."""
    context = browser.new_context(viewport={"width": 1100, "height": 820}, locale="en", reduced_motion="reduce")
    opened, errors = context.new_page(), []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    opened.set_default_timeout(60_000)
    yield opened
    context.close()
    assert errors == []


def until(page: Any, expression: str, seconds: float = 60) -> None:
    """Wait for an expression to be true. Playwright's own way needs `eval` in the page, which the policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}; {page.evaluate('document.body.innerText')[:400]}"
        page.wait_for_timeout(50)


def violations(page: Any) -> list[str]:
    """axe-core's violations on the page as it stands: rule and element."""
    axe = pytest.importorskip("axe_playwright_python")
    if not page.evaluate("'axe' in window"):
        # Evaluated and not a script element: a page's own policy allows no script but its own.
        page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]
