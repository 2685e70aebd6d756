"""The explorer's page in a browser: its views by mouse and keyboard alone, hostile texts, and the file that needs no server."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browser import until, violations
from commands import Command
from explored import SCRIPT, TOKENS, go, percent, saved, served, small, text_of
from PIL import Image

from qkv import AttentionMap
from qkv.trace import Trace
from qkv.trace.disk.storage import load

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


def test_any_view_is_kept_as_picture_and_numbers(page: Any, hostile: str, tmp_path: Path) -> None:
    dense = small()[1].dense()[0, 2]
    for view in ("text", "map", "gallery", "cell"):
        go(page, hostile, view=view, layer=1, head=2, query=7, key=3, by="tokens")
        until(page, "!document.querySelector('.title button').disabled")
        if view == "map":
            until(page, "qkvTiles.get(0, 0, 0) !== undefined")
        drawn = ElementTree.parse(saved(page, "SVG", tmp_path)).getroot()
        names = {element.tag.rsplit("}", 1)[-1] for element in drawn.iter()}
        assert "text" in names and not names & {"script", "foreignObject", "img"}, view
        assert not any(a.startswith("on") for element in drawn.iter() for a in element.attrib)
        if view in ("text", "map"):
            assert any(SCRIPT[:8] in "".join(element.itertext()) for element in drawn)
        with Image.open(saved(page, "PNG", tmp_path)) as picture:
            assert picture.width == 2 * int(drawn.attrib["width"]) and len(picture.convert("RGB").getcolors(2**20)) > 8
        data = json.loads(saved(page, "JSON", tmp_path).read_text())
        table = list(csv.reader(saved(page, "CSV", tmp_path).read_text().splitlines()))
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
def test_two_traces_of_one_sentence(page: Any, trace: Trace, tmp_path: Path) -> None:
    """Beside the trace: the same queries and keys where a token sees eight tokens back."""
    maps = {
        layer.name: AttentionMap.from_tensors(*layer.map.tensors[:3], causal=True, window=(8, 0))
        for layer in trace.run.layers
    }
    near = Trace.from_tensors(maps, tokens=trace.tokens, prompt_length=trace.prompt_length, model=trace.model)
    for name, one in (("all", trace), ("near", near)):
        one.save(tmp_path / name)
    with served(tmp_path / "all", "--with", str(tmp_path / "near")) as address:
        go(page, address, view="text", layer=18, head=6, query=17, by="tokens", side="difference")
        page.wait_for_selector("tbody td")
        wanted = near[18][0, 6, 17] - trace[18][0, 6, 17]
        data = json.loads(saved(page, "JSON", tmp_path).read_text())
        shown = [0.0 if row[3] is None else row[3] for row in data["rows"][:18]]
        assert shown == pytest.approx(wanted[:18].tolist(), rel=1e-3, abs=1e-6)
        page.keyboard.press("2")
        until(page, "window.qkvTiles && qkvTiles.get(0, 0, 0)")
        page.select_option("[data-testid=side]", "all")
        until(page, "document.querySelectorAll('[data-testid=map]').length === 3")
        assert violations(page) == []


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
