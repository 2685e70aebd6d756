"""The explorer as one file: what it holds at a realistic length, and the page that opens it from disk without any network."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import torch
from browser import until
from explored import small

from qkv.views.server.single import TOP, single_file
from qkv.views.server.traces import Seen


def nobody(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


def held(page: str) -> list[dict[str, Any]]:
    """What a page holds of its traces."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return list(json.loads(found[1])["traces"])


@pytest.fixture(scope="module")
def long() -> Any:
    return small(8192, layers=1, heads=2)


def test_tiles_go_as_far_down_as_the_size_allows(long: Any) -> None:
    deepest, said = [], []
    for megabytes in (1, 6):
        page, told = single_file(Seen(long), megabytes * 10**6, nobody)
        assert len(page) < megabytes * 10**6 + 700_000  # the page itself, its tokens and words
        [found] = held(page)
        finest = {name: one["level"] for name, one in found["held"].items()}
        assert found["gallery"]["0"]["heads"] == [0, 1]
        if finest:
            begin = found["info"]["begin"]
            assert finest[f"0.{begin['head']}"] == min(
                finest.values()
            )  # the head that the page opens with goes deepest
            deepest.append(min(finest.values()))
            assert all(one["tops"]["count"] == TOP for one in found["held"].values())
        said.append(told)
    assert "2 did not fit" in said[0] and "did not fit" not in said[1] and deepest == sorted(deepest, reverse=True)
    assert deepest[-1] < 5


def test_a_short_text_is_there_whole() -> None:
    page, said = single_file(Seen(small()), 10**6, nobody)
    [found] = held(page)
    assert said == "It holds 8 of 8 heads whole." and {one["level"] for one in found["held"].values()} == {0}


@pytest.mark.slow
def test_a_long_file_is_looked_at_without_a_server(page: Any, long: Any, tmp_path: Path) -> None:
    where = tmp_path / "long.html"
    where.write_text(single_file(Seen(long), 8 * 10**6, nobody)[0], encoding="utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{where.as_uri()}#view=text&layer=0&head=1&query=8000&by=tokens")
    page.wait_for_selector("tbody td")
    row = long[0][0, 1, 8000]
    weight, key = row.max(0)
    strongest = page.locator("tbody tr").first.inner_text().split()
    assert strongest[1] == str(int(key)) and strongest[-2:] == [f"{round(float(weight) * 100)}", "%"]
    page.click("text=who read it")  # a column, out of the rows' strongest keys
    until(page, "document.querySelector('h2').textContent.startsWith('Who read')")
    page.keyboard.press("2")
    until(page, "window.qkvTiles && qkvTiles.get(5, 0, 0) && qkvTiles.waiting === 0")
    found = page.evaluate("Array.from(qkvTiles.get(5, 0, 0).numbers.values)")
    wanted = long[0][0, 1, 5000:5024].max()  # of a block of 32 × 32 cells no one may be larger than its bin
    assert max(found) <= 1 and float(wanted) <= max(found) + 1e-7
    bin_of = torch.tensor(found).view(256, 256)[5000 // 32]
    assert float(long[0][0, 1, 4992:5024, :32].max()) == pytest.approx(float(bin_of[0]), rel=1e-6)
    page.focus("[data-testid=map]")
    for _ in range(9):
        page.keyboard.press("+")
    page.keyboard.press("ArrowDown")
    until(page, "/the largest of \\d+ × \\d+ cells/.test(document.querySelector('.under').textContent)")
    assert page.locator("[role=alert]").count() == 0
    page.keyboard.press("3")
    until(page, "document.querySelectorAll('[data-testid=gallery] button').length === 2")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
