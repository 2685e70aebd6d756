"""The explorer's page in a browser: its views by mouse and keyboard alone, hostile texts, and the file that needs no server."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import torch
from browser import until, violations
from commands import Command
from explored import SCRIPT, TOKENS, served, small
from PIL import Image

from qkv.trace import Trace
from qkv.trace.disk.storage import load
from qkv.views.server.traces import png

pytest.importorskip("uvicorn", reason="the extra `explore` is not installed")

SENTENCE = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile") / "trace"
    small().save(folder)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def trace(smollm2: Any, tmp_path_factory: pytest.TempPathFactory) -> Trace:
    from qkv.trace import read_text

    found = read_text(smollm2.model, smollm2.tokenizer, SENTENCE, label=smollm2.label, answer_tokens=4, weights=True)
    return load(found.save(tmp_path_factory.mktemp("smollm2") / "trace"))


@pytest.fixture(scope="module")
def address(trace: Trace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("explored") / "trace"
    trace.save(folder)
    with served(folder) as found:
        yield found


def go(page: Any, address: str, **said: object) -> None:
    page.goto("about:blank")
    page.goto(f"{address}#" + "&".join(f"{k}={v}" for k, v in said.items()))
    page.wait_for_selector("main section")


def text_of(page: Any, selector: str) -> str:
    return " ".join(page.inner_text(selector).split())


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.01 else f"{round(share * 100)} %"


# ---- hostile texts -----------------------------------------------------------------------------------------------------


def test_tokens_are_shown_and_never_run(page: Any, hostile: str) -> None:
    go(page, hostile, view="text", layer=1, head=2, query=7, by="tokens")
    page.wait_for_selector("tbody td")
    shown = page.inner_text("[data-testid=text]")
    assert SCRIPT in shown and TOKENS[5].strip() in shown
    for view in ("map", "gallery", "cell"):
        go(page, hostile, view=view, layer=1, head=2, query=7, key=3)
        page.wait_for_timeout(300)
    assert page.title().startswith(SCRIPT) and page.locator("#page img, #page script").count() == 0


def test_a_narrow_screen_is_enough(page: Any, hostile: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for view in ("text", "map", "gallery", "cell"):
        go(page, hostile, view=view, layer=1, head=2, query=7, key=3)
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view


# ---- pictures and numbers as files -------------------------------------------------------------------------------------


def kept(page: Any, kind: str, folder: Path) -> Path:
    """What a click on SVG, PNG, CSV or JSON gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Save {kind}").click()
    where = folder / waiting.value.suggested_filename
    waiting.value.save_as(where)
    return where


def test_any_view_is_kept_as_picture_and_numbers(page: Any, hostile: str, tmp_path: Path) -> None:
    dense = small()[1].dense()[0, 2]
    for view in ("text", "map", "gallery", "cell"):
        go(page, hostile, view=view, layer=1, head=2, query=7, key=3, by="tokens")
        until(page, "!document.querySelector('.title button').disabled")
        if view == "map":
            until(page, "qkvTiles.get(0, 0, 0) !== undefined")
        drawn = ElementTree.parse(kept(page, "SVG", tmp_path)).getroot()
        names = {element.tag.rsplit("}", 1)[-1] for element in drawn.iter()}
        assert "text" in names and not names & {"script", "foreignObject", "img"}, view
        assert not any(a.startswith("on") for element in drawn.iter() for a in element.attrib)
        if view in ("text", "map"):
            assert any(SCRIPT[:8] in "".join(element.itertext()) for element in drawn)
        with Image.open(kept(page, "PNG", tmp_path)) as picture:
            assert picture.width == 2 * int(drawn.attrib["width"]) and len(picture.convert("RGB").getcolors(2**20)) > 8
        data = json.loads(kept(page, "JSON", tmp_path).read_text())
        table = list(csv.reader(kept(page, "CSV", tmp_path).read_text().splitlines()))
        assert data["model"] == SCRIPT and table[0] == data["columns"] and len(table) == 1 + len(data["rows"])
        if view == "text":
            assert [float(row[3]) for row in table[1:9]] == pytest.approx(dense[7, :8].tolist(), rel=1e-6)
            assert table[9][3] == "" and data["rows"][9][3] is None and data["kind"] == "measured"  # hidden by the mask
        if view == "map":
            assert [float(n) for n in table[8][2:10]] == pytest.approx(dense[7, :8].tolist(), rel=1e-6)
            assert data["keys"] == list(range(12)) and table[8][10] == ""
        if view == "cell":
            assert data["weight"] == pytest.approx(float(dense[7, 3]), rel=1e-6)


def test_heads_of_ones_own_choice_make_a_mean(page: Any, hostile: str) -> None:
    go(page, hostile, view="gallery")
    until(page, "document.querySelectorAll('[data-testid=gallery] button').length === 8")
    page.get_by_label("choose several").focus()
    page.keyboard.press("Space")
    for name in ("0.1", "1.3"):
        page.focus(f"[data-id='{name}']")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="map of the mean of 2").click()
    until(page, "window.qkvTiles && qkvTiles.get(0, 0, 0)")
    trace = small()
    wanted = (trace[0].dense()[0, 1] + trace[1].dense()[0, 3]) / 2
    assert page.evaluate("qkvTiles.value(0, 7, 3, 256)") == pytest.approx(float(wanted[7, 3]), rel=1e-5)
    assert "mean of the heads 0.1, 1.3" in text_of(page, ".facts")
    until(page, "location.hash.includes('set=0.1_1.3')")


# ---- images ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def digits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Trace]]:
    """A run of `qkv train images digits`, a few steps long."""
    from qkv.train import train

    folder = tmp_path_factory.mktemp("runs") / "digits"
    run = train("images", ("digits",), out=folder, width=16, heads=2, layers=2, patch=2, batch=8, steps=4, every=4)
    with served(folder) as address:
        yield address, run.watch_image()


def test_what_was_read_of_an_image(page: Any, digits: tuple[str, Trace], tmp_path: Path) -> None:
    address, trace = digits
    assert trace.grid is not None
    rows, cols, before = trace.grid
    go(page, address)
    page.wait_for_selector("tbody td")
    assert text_of(page, "h2") == "What did the class token read?" and "layer 1, mean" in text_of(page, ".facts")
    until(page, "performance.getEntriesByType('resource').some((r) => r.name.includes('api/image'))")
    row = trace[1][0, :, 0].mean(0)
    best = text_of(page, "tbody tr:first-child").split()
    where = int(row.argmax())
    assert int(best[-3]) == where and best[-2] == str(round(float(row.max()) * 100))
    for _ in range(25):  # Tab reaches the image
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.testid") == "image":
            break
    page.keyboard.press("ArrowRight")  # the first patch
    until(page, "document.querySelector('h2').textContent.includes('row 0, column 0')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    until(page, "/row 1, column 1 read.*%/.test(document.querySelector('[role=status]').textContent)")
    data = json.loads(kept(page, "JSON", tmp_path).read_text())
    token = before + cols + 1
    assert data["token"] == token and data["grid"] == {"rows": rows, "columns": cols, "before": before}
    assert [r[3] for r in data["rows"]] == pytest.approx(trace[1][0, :, token].mean(0).tolist(), rel=1e-5)
    page.click("text=who read it")
    until(page, "document.querySelector('h2').textContent.startsWith('Who read')")
    data = json.loads(kept(page, "JSON", tmp_path).read_text())
    assert [r[3] for r in data["rows"]] == pytest.approx(trace[1][0, :, :, token].mean(0).tolist(), rel=1e-5)
    page.keyboard.press("2")
    page.wait_for_selector("[data-testid=map]")
    page.keyboard.press("1")
    page.wait_for_selector("[data-testid=image]")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_image_as_png() -> None:
    import io

    pixels = torch.rand(5, 7, 3, generator=torch.Generator().manual_seed(0))
    for given, mode in ((pixels, "RGB"), (pixels[..., :1], "L"), (pixels[..., 0], "L")):
        with Image.open(io.BytesIO(png(given))) as found:
            assert (found.size, found.mode) == ((7, 5), mode)
            got = np.asarray(found).reshape(5, 7, -1) / 255
        assert np.abs(got - given.reshape(5, 7, -1).numpy()).max() <= 0.5 / 255 + 1e-6


# ---- a real trace ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_text_by_keyboard_alone(page: Any, address: str, trace: Trace) -> None:
    go(page, address)
    page.wait_for_selector("tbody td")
    assert text_of(page, "h2") == "What did “blue” read?"
    row = trace[18][0, 6, 17]
    best = text_of(page, "tbody tr:first-child")
    assert best.startswith("umbrella") and best.endswith(percent(float(row[5])))
    for _ in range(20):  # Tab reaches the text
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.testid") == "text":
            break
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('h2').textContent.includes('Jenkins')")
    until(page, "/Jenkins.*Mary \\d+ %/.test(document.querySelector('[role=status]').textContent)")
    page.keyboard.press("2")  # another view
    page.wait_for_selector("[data-testid=map]")
    page.keyboard.press("1")
    page.keyboard.press("]")  # the next head
    until(page, "document.querySelector('.facts').textContent.includes('head 7')")


@pytest.mark.slow
def test_the_text_by_mouse_readers_and_contributions(page: Any, address: str, trace: Trace) -> None:
    go(page, address, layer=18, head=6, query=17)
    page.click("text=who read it")
    page.click(".u >> text=umbrella")
    until(page, "document.querySelector('h2').textContent.startsWith('Who read “umbrella”')")
    until(page, "document.querySelector('tbody tr td').textContent.includes('blue')")
    assert text_of(page, "tbody tr:first-child").endswith(percent(float(trace[18][0, 6, 17, 5])))
    page.click("text=what it read")
    page.click("text=contributions")
    until(page, "document.querySelector('.facts').textContent.includes('handed over')")
    assert page.locator(".u.chosen").count() == 1
    page.locator(".u", has_text="Tom").first.click(modifiers=["Shift"])
    until(page, "document.querySelectorAll('.u.chosen').length === 2")


@pytest.mark.slow
def test_the_map_by_keyboard_and_its_link(page: Any, address: str, trace: Trace) -> None:
    go(page, address, view="map", layer=18, head=6, query=17, key=4)
    page.focus("[data-testid=map]")
    until(page, "window.qkvTiles && window.qkvTiles.get(0, 0, 0)")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.under').textContent.includes('umbrella (5)')")
    said = text_of(page, ".under")
    weight = float(trace[18][0, 6, 17, 5])
    assert said.startswith("blue (17) → umbrella (5): ") and float(re.search(r": ([\d.]+) share", said)[1]) == round(
        weight, 3
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.under').textContent.startsWith('the (16) → to (6)')")
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.under').textContent.includes('hidden by the mask')")
    page.keyboard.press("+")
    until(page, "location.hash.includes('at=')")
    link = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(link)
    until(page, "location.hash.includes('at=') && window.qkvTiles && window.qkvTiles.get(0, 0, 0)")
    page.click("text=as a table")
    assert "umbrella" in page.inner_text(".scroll")


@pytest.mark.slow
def test_all_heads_sorted_and_opened(page: Any, address: str, trace: Trace) -> None:
    go(page, address, view="gallery")
    until(page, "document.querySelectorAll('[data-testid=gallery] button').length === 270")
    until(page, "!document.querySelector('.facts').textContent.includes('scores:')", seconds=200)
    page.select_option("[data-testid=sort]", "previous_token")
    best = trace.heads().sort("previous_token")[0]
    first = page.locator("[data-testid=gallery] button").first
    assert first.get_attribute("data-id") == f"{best['layer']}.{best['head']}"
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-testid=map]")
    until(page, f"location.hash.includes('layer={best['layer']}&head={best['head']}&')")


@pytest.mark.slow
def test_where_a_number_comes_from(page: Any, address: str, trace: Trace) -> None:
    go(page, address, view="cell", layer=18, head=6, query=17, key=5)
    page.wait_for_selector(".steps")
    numbers = [float(n.replace("−", "-")) for n in page.locator(".steps .big").all_inner_texts()]
    query, key, _, _ = trace[18].tensors
    product = float(query[0, 6, 17] @ key[0, 2, 5])
    length = float(trace.layer(18).map.contributions(trace.layer(18).output_weight)[0, 6, 17, 5])
    assert numbers == pytest.approx([product, product / 8, float(trace[18][0, 6, 17, 5]), length], rel=5e-3)
    page.focus("[data-testid=cell]")
    page.keyboard.press("ArrowRight")
    until(page, "location.hash.includes('key=6')")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Any, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for view in ("text", "map", "gallery", "cell"):
        go(page, address, view=view, layer=18, head=6, query=17, key=5)
        page.wait_for_timeout(1000)
        if view == "map":
            page.click("text=as a table")
        assert violations(page) == [], view


@pytest.mark.slow
def test_one_file_opens_from_disk_without_a_network(page: Any, trace: Trace, qkv: Command, tmp_path: Path) -> None:
    trace.save(tmp_path / "trace")
    ran = qkv("explore", tmp_path / "trace", "--html", tmp_path / "trace.html")
    assert ran.code == 0 and "270 of 270 heads whole" in ran.out
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "trace.html").as_uri())
    page.wait_for_selector("tbody td")
    assert text_of(page, "tbody tr:first-child").endswith(percent(float(trace[18][0, 6, 17, 5])))
    page.keyboard.press("2")
    until(page, "window.qkvTiles && window.qkvTiles.get(0, 0, 0)")
    page.keyboard.press("3")
    until(page, "document.querySelectorAll('[data-testid=gallery] button').length === 270")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
