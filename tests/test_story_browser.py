"""The story page in a browser, opened from disk: keyboard alone, no network, axe-core, numbers equal to Python's."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import torch
from browser import violations
from test_story_page import unpacked

import qkv
from qkv.story import coins, page_data
from qkv.views.web import save_page, story_page


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save_page(story_page(), tmp_path_factory.mktemp("story") / "story.html").as_uri()


def title(page: Any) -> str:
    return page.inner_text("h2")


def walk_through(page: Any) -> list[str]:
    """The ids of all screens, reached with the right arrow alone."""
    seen = []
    for _ in range(60):
        seen.append(page.locator("section").get_attribute("id"))
        before = title(page)
        page.keyboard.press("ArrowRight")
        if title(page) == before:
            break
    return seen


def test_by_keyboard_alone_through_all_screens_and_back(page: Any, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("h2")
    seen = walk_through(page)
    assert len(seen) == page.locator("#contents option").count() == len(set(seen)) == 23
    assert page.evaluate("document.activeElement.tagName") == "H2"  # a screen reader starts at the title
    for _ in seen:
        page.keyboard.press("ArrowLeft")
    assert page.locator("section").get_attribute("id") == "screen-alone"
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def short(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".rstrip("0").rstrip(".")


def test_the_question_counts_under_a_softmax_only(page: Any, address: str) -> None:
    page.goto(address + "#wish")
    slider = page.locator("input[type=range]")
    slider.focus()
    assert page.locator(".words .enough").count() == 0
    page.keyboard.press("End")
    page.keyboard.press("Home")  # from one end to the other: now the finding stands out
    assert "B's share stays 0.8, whatever A wants" in page.inner_text(".words .enough")
    assert "416 + 0.8 × 100 + 0.2 × 150 = 526 coins" in page.inner_text("figcaption")
    page.goto(address + "#softmax")
    for wish, key in ((2000, "End"), (100, "Home")):
        page.locator("input[type=range]").focus()
        page.keyboard.press(key)
        answer = coins.ask(coins.SOFT, wish)
        said = page.inner_text("figcaption")
        assert [short(share, 4) for share in answer.shares] == re.findall(r"\+ ([\d.]+) ×", said)
        assert f"= {short(answer.total, 2)} coins" in said
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # as in the story
    assert "525.12" in page.inner_text("figcaption")


def test_what_was_set_is_kept_on_other_screens(page: Any, address: str) -> None:
    page.goto(address + "#friend")
    page.locator("input[type=range]").nth(1).focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Forward").press("Enter")
    assert title(page) == "What if A wants less, or more?"
    assert "416 + 0 × 100 + 1 × 150" in page.inner_text("figcaption")
    page.keyboard.press("ArrowLeft")
    assert page.locator("input[type=range]").nth(1).input_value() == "0"


def percent(share: float) -> str:
    return "<1\u00a0%" if 0 < share < 0.01 else f"{int(share * 100 + 0.5)}\u00a0%"


@pytest.mark.slow
@pytest.mark.parametrize("index", range(len(page_data.SENTENCES)))
def test_shares_on_the_page_are_qkvs(page: Any, address: str, index: int) -> None:
    recorded = page_data.recorded()["sentences"][index]
    q, k, v = (unpacked(recorded[part]) for part in ("query", "key", "value"))
    _, weights = qkv.attention_with_map(q, k, v, causal=True)
    page.goto(address + "#shares")
    page.locator("main select").select_option(str(index))
    words = page.get_by_role("radiogroup")
    words.get_by_role("radio").nth(recorded["row"]).focus()
    for row in range(recorded["row"], -1, -1):
        said = [w.get_attribute("aria-label") for w in words.get_by_role("radio").all()[: row + 1]]
        wanted = weights[0, recorded["head"], row, : row + 1]
        sure = (wanted * 100 % 1 - 0.5).abs() > 1e-3  # a share on the edge of rounding may fall to either side
        for label, share, clear in zip(said, wanted.tolist(), sure.tolist(), strict=True):
            assert not clear or label.endswith(f", {percent(share)}")
        page.keyboard.press("ArrowLeft")
    assert torch.isfinite(weights[0]).all()


def test_words_are_shaded_and_why_this_one_is_told_only_where_it_is_so(page: Any, address: str) -> None:
    best, row = (page_data.recorded()["sentences"][0][name] for name in ("best", "row"))
    page.goto(address + "#shares")
    words = page.get_by_role("radiogroup").get_by_role("radio")
    ground = [w.evaluate("e => getComputedStyle(e).backgroundColor") for w in words.all()]
    assert {n for n, colour in enumerate(ground) if not re.search(r"[,/] 0\)$", colour)} == {0, best}
    assert "The last time “blue” stood in the text, “umbrella” came after it." in page.inner_text(".words")
    page.goto(address + "#heads")
    assert "Head 6 here asks: what came after this word last time?" in page.inner_text(".words")
    words.nth(row - 1).click()  # "the", which reads the first token
    assert "last time" not in page.inner_text(".words")


def test_the_three_kinds_are_seen_at_once(page: Any, address: str) -> None:
    page.goto(address + "#kinds")
    assert page.locator("figcaption").all_inner_texts() == ["encoder", "decoder", "cross-attention"]
    assert "queries come from one text, keys and values from the other" in page.inner_text(".words")
    canvas = page.get_by_role("application").nth(2)
    canvas.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"):  # the first press is at the first cell
        canvas.press(key)
    share = page_data.recorded()["numbers"]["cross"]["shares"][1][2]
    assert f"“gato” reads {percent(share)} from “cat”" in page.inner_text("figure >> nth=2")


LOWEST = """() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const bottom = (e) => e.closest(".unseen") ? 0 : e.getBoundingClientRect().bottom;
  const lowest = Math.max(...Array.from(document.querySelectorAll("section *"), bottom));
  return document.querySelector("nav").getBoundingClientRect().top - lowest;
}"""


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1100, 850), (360, 740)])
def test_nothing_stays_hidden_behind_the_bar(page: Any, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    page.wait_for_selector("h2")
    for _ in range(23):
        assert page.evaluate(LOWEST) >= 0, title(page)
        page.keyboard.press("ArrowRight")


def test_a_knock_out_as_recorded(page: Any, address: str) -> None:
    cuts = page_data.recorded()["sentences"][0]["cuts"]
    best = page_data.recorded()["sentences"][0]["best"]
    page.goto(address + "#next")
    for label, p in (("nowhere", cuts["with"]), ("head 6", cuts["head"][best]), ("every head", cuts["all"][best])):
        page.get_by_role("radio", name=re.compile(label)).check(force=True)
        assert page.inner_text(".guess b") == percent(p)


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "es")])
def test_axe_finds_nothing_on_any_screen(page: Any, address: str, scheme: str, language: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    page.get_by_label("Language").select_option(language)
    page.locator("h2").focus()
    found = {}
    for _ in range(23):
        found[title(page)] = violations(page)
        page.keyboard.press("ArrowRight")
    assert len(found) == 23
    assert {screen: said for screen, said in found.items() if said} == {}
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    assert page.evaluate("document.documentElement.lang") == language


@pytest.mark.slow
def test_a_phone_sees_all_and_all_at_once(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    page.wait_for_selector("h2")
    for _ in range(23):
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, title(page)
        page.keyboard.press("ArrowRight")
    page.goto("about:blank")
    page.goto(address + "#all")
    assert page.locator("section").count() == 23
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.slow
def test_both_languages_say_something_else_everywhere(page: Any, address: str) -> None:
    page.goto(address + "#all")
    said = {}
    for language in ("en", "es"):
        page.locator("header select").first.select_option(language)
        said[language] = page.locator("section .words, section h2").all_inner_texts()
    assert len(said["en"]) == len(said["es"])
    assert [one for one, other in zip(said["en"], said["es"], strict=True) if one == other] == []


def test_a_sentence_of_script_is_text(page: Any, tmp_path: Path) -> None:
    data = page_data.recorded()
    hostile = '</script><img src=x onerror="document.title=1">'
    sentence = json.loads(json.dumps(data["sentences"][0]))
    sentence["tokens"][3], sentence["sentence"] = hostile, hostile
    where = save_page(story_page(sentence), tmp_path / "hostile.html")
    page.goto(where.as_uri() + "#all")
    assert page.locator("img").count() == 0
    assert hostile in page.inner_text("main")
