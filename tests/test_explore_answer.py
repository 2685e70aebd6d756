"""What an answer came from, in the explorer: the questions, the page by keyboard and mouse, and files without a server."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browser import until, violations
from commands import Command
from explored import SCRIPT, TOKENS, go, saved, served, small, text_of
from hand_made import trace_of

from qkv.trace import Trace
from qkv.trace.disk.storage import load
from qkv.views.server.answers import Answers
from qkv.views.server.attributing import Attributing
from qkv.views.server.single import single_file
from qkv.views.server.traces import Seen

WORDS = ["Ann", " saw", " it", ".", " Tom", " sang", "!", " It", " was", " green"]
READ = {(0, 7): {4: 0.5, 1: 0.25}, (1, 7): {1: 0.5}, (0, 8): {5: 1.0}, (1, 8): {8: 0.5, 3: 0.25}}


def nothing() -> None:
    """Goes on."""


def by_hand(**more: Any) -> Trace:
    """One layer of two heads; the answer is "was green"."""
    return trace_of(WORDS, READ, prompt_length=8, **more)


# ---- questions ---------------------------------------------------------------------------------------------------------


def test_the_question_is_that_of_the_trace() -> None:
    answers = Answers(by_hand())
    found = json.loads(answers.attribution({"by": "share"}, nothing).body)
    assert [s["text"] for s in found["spans"]] == ["Ann saw it.", "Tom sang!", "It"]
    assert [s["score"] for s in found["spans"]] == pytest.approx([1.0 / 4, 1.5 / 4, 0.0])
    assert found["trusted"] == "not known for this model" and found["verified"] is None
    one = json.loads(answers.attribution({"by": "share", "answer": "9,10", "spans": "tokens"}, nothing).body)
    assert one["answer"] == {"text": "green", "first": 9, "stop": 10} and len(one["spans"]) == 8
    assert [s["score"] for s in one["spans"]] == pytest.approx([0, 0, 0, 0.125, 0, 0.5, 0, 0])


def test_what_a_method_lacks_is_told() -> None:
    told = json.loads(Answers(by_hand()).trace({}, nothing).body)["attribution"]
    assert {m["name"]: m["lacks"] for m in told["methods"]} == {
        "share": None, "contribution": "values", "signed": "values", "support": "values", "learned": "coefficients",
        "ablation": "model",
    }  # fmt: skip
    assert told["lacks"] == "values" and told["default"] == "contribution"
    told = Attributing(small()).told()
    assert told and {m["name"]: m["lacks"] for m in told["methods"]}["signed"] == "model" and told["lacks"] == "model"
    told = Attributing(small(), model=object()).told()
    assert told and [m["name"] for m in told["methods"] if m["lacks"]] == ["learned"] and told["lacks"] is None


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"by": "magic"}, "by must be one of"),
        ({"spans": "words"}, "spans must be one of sentences, lines, tokens"),
        ({"answer": "8"}, "'8' are no positions|no positions"),
        ({"answer": "8,9,10"}, "at most 2"),
        ({"answer": "8,x"}, "whole numbers"),
        ({"answer": "0,1", "by": "share"}, "token 0 was read by nothing"),
        ({"answer": "9,99", "by": "share"}, "are not there"),
        ({}, "keeps no values"),
        ({"by": "learned"}, "no coefficients for a hand-made model"),
        ({"by": "ablation"}, "runs the model again"),
        ({"by": "share", "verify": "1"}, "runs the model again"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(asked: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Answers(by_hand()).attribution(asked, nothing)


def test_a_question_ends_where_nobody_waits() -> None:
    class Gone(Exception):
        pass

    called = []

    def gone() -> None:
        called.append(1)
        if len(called) == 2:  # in the second layer
            raise Gone

    with pytest.raises(Gone):
        Answers(small()).attribution({"by": "contribution"}, gone)
    assert len(called) == 2


# ---- the page ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def refused(browser: Any) -> Iterator[Any]:
    """A page whose questions may be refused, which a browser calls an error."""
    opened, wrong = browser.new_page(viewport={"width": 1100, "height": 820}, locale="en"), []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    opened.close()
    assert wrong == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("answered") / "trace"
    small().save(folder)
    with served(folder) as address:
        yield address


def parts(trace: Trace, **asked: Any) -> dict[tuple[int, int], float]:
    found = trace.attribute(**asked)
    return {(s.first, s.stop): p for s, p in zip(found.spans, found.parts.tolist(), strict=True)}


def table(page: Any) -> list[list[str]]:
    return [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]


def answered(page: Any) -> None:
    """Wait until the page shows an attribution that nothing is to come after."""
    until(page, "document.querySelectorAll('tbody td').length > 0")
    page.wait_for_timeout(400)


def test_an_answer_by_keyboard_alone(page: Any, hostile: str, tmp_path: Path) -> None:
    go(page, hostile)
    page.wait_for_selector("tbody td")
    for _ in range(25):  # Tab reaches the questions, an arrow the third of them
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "read":
            break
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('h2').textContent === 'What did “. Tom” come from?'")
    answered(page)
    assert "by contribution · heuristic" in text_of(page, ".facts")
    wanted = sorted(parts(small()).items(), key=lambda one: -abs(one[1]))
    assert [row[-1].strip() for row in table(page)] == [f"{round(100 * part)} %" for _, part in wanted]
    until(page, "/What did .* come from.*\\d+ %/.test(document.querySelector('[role=status]').textContent)")
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.testid") == "text":
            break
    page.keyboard.press("ArrowLeft")  # the sub-words before the last one, and the one before
    page.keyboard.press("Shift+ArrowLeft")
    until(page, "location.hash.includes('answer=9.11')")
    answered(page)
    data = json.loads(saved(page, "JSON", tmp_path).read_text())
    wanted_parts = parts(small(), answer=(9, 11))
    assert {(r[0], r[1] + 1): r[4] for r in data["rows"]} == pytest.approx(wanted_parts)
    assert data["answer"]["first"] == 9 and data["by"] == "contribution" and data["kind"] == "heuristic"
    page.locator("[data-testid=text]").focus()
    page.keyboard.press("Escape")
    until(page, "!location.hash.includes('answer=9')")


def test_an_answer_by_mouse_and_its_link(page: Any, hostile: str, tmp_path: Path) -> None:
    go(page, hostile, ask="answer", by="tokens")
    answered(page)
    page.locator(".u").nth(8).click()
    page.select_option("[data-testid=spans]", "tokens")
    page.select_option("[data-testid=method]", "share")
    until(page, "document.querySelector('.facts').textContent.includes('by share')")
    until(page, "location.hash.includes('method=share') && location.hash.includes('answer=8.9')")
    answered(page)
    link = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(link)
    answered(page)
    assert page.locator(".u.chosen").all_inner_texts() == ["to"]
    rows = list(csv.reader(saved(page, "CSV", tmp_path).read_text().splitlines()))
    assert rows[0] == ["first_token", "last_token", "span", "score", "part"]
    found = small().attribute((8, 9), "tokens", "share")
    assert [float(row[3]) for row in rows[1:]] == pytest.approx(found.scores.tolist())
    page.get_by_role("button", name="what the model said").click()
    until(page, "document.querySelectorAll('.u.chosen').length === 2")


def test_what_is_not_at_hand_says_so(refused: Any, hostile: str) -> None:
    page = refused
    go(page, hostile, ask="answer", method="signed", verify=1)
    until(page, "document.querySelector('[role=alert]') !== null")
    assert "runs the model again" in text_of(page, "[role=alert]")  # asked for by a link all the same
    page.select_option("[data-testid=method]", "contribution")
    answered(page)
    assert page.locator("[role=alert]").count() == 0
    off = page.locator("[data-testid=method] option[disabled]").all_inner_texts()
    assert off == ["signed (needs the model)", "support (needs the model)", "learned (no coefficients)",
                   "ablation (needs the model)"]  # fmt: skip
    assert "signed, support, ablation: run the model again, and it is not at hand" in text_of(
        page, "[data-testid=lacking]"
    )
    assert page.locator("[data-testid=verify]").is_disabled()
    assert "the model is not at hand" in text_of(page, "[data-testid=proof]")
    assert text_of(page, "[data-testid=trusted]") == "How far to trust it: not known for this model."


def test_tokens_are_shown_and_the_page_is_kept(page: Any, hostile: str, tmp_path: Path) -> None:
    go(page, hostile, ask="answer", spans="tokens")
    answered(page)
    assert SCRIPT in page.inner_text("[data-testid=text]") and TOKENS[5].strip() in page.inner_text("tbody")
    assert page.locator("#page img, #page script").count() == 0
    drawn = ElementTree.parse(saved(page, "SVG", tmp_path)).getroot()
    names = {element.tag.rsplit("}", 1)[-1] for element in drawn.iter()}
    assert "text" in names and not names & {"script", "foreignObject", "img"}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_text_without_an_answer_and_one_of_two_traces(refused: Any, tmp_path: Path) -> None:
    page = refused
    for name, seed in (("a", 0), ("b", 1)):
        made = {layer: small(seed=seed)[n].tensors[:3] for n, layer in enumerate(("layers.0", "layers.1"))}
        Trace.from_tensors(made, tokens=TOKENS, causal=True, model=name).save(tmp_path / name)
    with served(tmp_path / "a", "--with", str(tmp_path / "b")) as address:
        page.goto(f"{address}#ask=answer&method=share&side=difference")
        page.wait_for_selector("text=An attribution is of one trace")
        page.select_option("[data-testid=side]", "second")
        until(page, "document.querySelector('[role=alert]') !== null")
        assert "this trace holds no answer" in text_of(page, "[role=alert]")
        page.locator(".u", has_text="Tom").last.click()
        answered(page)
        wanted = parts(load(tmp_path / "b"), answer=(11, 12), by="share")
        best = max(wanted.values())
        assert table(page)[0][-1].strip() == f"{round(100 * best)} %"


@pytest.mark.slow
def test_methods_and_knock_outs_of_the_model(page: Any, kept: Path, tiny: Path, tmp_path: Path) -> None:
    from qkv.models import load as load_model
    from qkv.trace.attribution import verify

    with served(kept, "--model", str(tiny)) as address:
        go(page, address, ask="answer", method="signed", spans="tokens")
        answered(page)
        page.locator("[data-testid=verify]").focus()
        page.keyboard.press("Space")
        until(page, "document.querySelectorAll('.verdict').length === 3")
        until(page, "document.querySelector('[role=status]').textContent.includes('cut off')")
        trace, model = load(kept), load_model(str(tiny)).model
        found = trace.attribute(spans="tokens", by="signed", model=model)
        data = json.loads(saved(page, "JSON", tmp_path).read_text())
        assert [r[3] for r in data["rows"]] == pytest.approx(found.scores.tolist(), rel=1e-4)
        effects = {r[0]: r[5] for r in data["rows"] if r[5] is not None}
        assert effects == pytest.approx({s.first: k.effect for s, k in verify(trace, found, model)}, abs=1e-4)
        page.select_option("[data-testid=spans]", "sentences")
        page.select_option("[data-testid=method]", "ablation")
        until(page, "document.querySelector('[data-testid=trusted]').textContent.includes('exact')")
        until(page, "document.querySelector('[data-testid=proof]').textContent.trim().startsWith('Cut off:')")


# ---- files -------------------------------------------------------------------------------------------------------------


def opened(page: Any, path: Path) -> list[str]:
    """Open a file; what it asks of the network."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    answered(page)
    return [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]


def test_an_answer_as_one_file(page: Any, qkv: Command, tmp_path: Path) -> None:
    trace, where = small(), tmp_path / "answer.html"
    trace.save(tmp_path / "trace")
    ran = qkv("look", tmp_path / "trace", "--answer", "--by", "share", "--spans", "tokens", "--html", where, "--plain")
    assert ran.code == 0 and ran.out.endswith(f"page: {where}\n"), ran.err
    text = where.read_text()
    assert "default-src 'none'; script-src 'sha256-" in text and SCRIPT not in text and len(text) < 600_000
    assert opened(page, where) == []
    wanted = sorted(parts(trace, spans="tokens", by="share").items(), key=lambda one: -abs(one[1]))
    assert table(page)[0][-1].strip() == f"{round(100 * wanted[0][1])} %"
    assert SCRIPT in page.inner_text("[data-testid=text]") and page.locator("#page img, #page script").count() == 0
    assert page.locator("nav, select[data-testid], input[data-testid]").count() == 0  # one answer, nothing to choose
    page.locator(".u").nth(3).click()
    page.keyboard.press("2")
    page.keyboard.press("]")
    page.wait_for_timeout(400)
    assert page.locator(".u.chosen").count() == 2 and page.locator("[role=alert]").count() == 0
    rows = list(csv.reader(saved(page, "CSV", tmp_path).read_text().splitlines()))
    assert len(rows) == 1 + 9  # ten tokens of the prompt, one of them a line break
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_file_with_knock_outs(page: Any, qkv: Command, kept: Path, tiny: Path, tmp_path: Path) -> None:
    where = tmp_path / "answer.html"
    words = ("--answer", "--by", "signed", "--spans", "tokens", "--verify", "--model", tiny, "--html", where, "--json")
    ran = qkv("look", kept, *words)
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert told["page"] == str(where) and opened(page, where) == []
    said = page.locator(".verdict").all_inner_texts()
    effects = {f"{k['effect']:+.2f}".replace("-", "−") for k in told["verified"]}
    assert len(said) == 3 and effects == {s.split()[2] for s in said}
    assert "log-probability" in text_of(page, "[data-testid=proof]")


def test_a_whole_trace_as_a_file_holds_what_needs_no_model(page: Any, tmp_path: Path) -> None:
    where = tmp_path / "trace.html"
    where.write_text(single_file(Seen(small()), 10**6, lambda *_: None)[0], encoding="utf-8")
    page.goto(f"{where.as_uri()}#ask=answer&method=share&spans=lines")
    answered(page)
    best = max(parts(small(), spans="lines", by="share").values())
    assert table(page)[0][-1].strip() == f"{round(100 * best)} %"
    off = page.locator("[data-testid=method] option[disabled]").all_inner_texts()
    assert off == ["signed (not in this file)", "support (not in this file)", "learned (no coefficients)",
                   "ablation (not in this file)"]  # fmt: skip
    page.keyboard.press("2")
    page.wait_for_selector("[data-testid=map]")
    only_read = Trace.from_tensors({"layer": small()[0].tensors[:3]}, tokens=TOKENS, causal=True)
    where.write_text(single_file(Seen(only_read), 10**6, lambda *_: None)[0], encoding="utf-8")
    page.goto("about:blank")
    page.goto(where.as_uri())
    page.wait_for_selector("tbody td")
    assert page.locator("text=what an answer came from").count() == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--html", "a.html"], "--html goes with --answer"),
        (["--answer", "--html", "a.txt"], "Give a name ending in .html"),
        (["--answer", "--html", "nowhere/a.html"], "There is no folder 'nowhere'"),
    ],
)
def test_a_page_that_cannot_be(qkv: Command, kept: Path, words: list[str], says: str) -> None:
    ran = qkv("look", kept, *words)
    assert ran.code == 2 and says in " ".join(ran.err.split())
