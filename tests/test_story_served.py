"""The story's page, served: a sentence that somebody types, read by a model; and what the server refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import torch
from browser import until, violations
from commands import Command
from explored import serving
from test_explore_server import Server
from test_story_page import unpacked

import qkv as package
from qkv.models import Loaded, load
from qkv.story.sentences import LONGEST as TOKENS
from qkv.story.sentences import record
from qkv.views.server.story import LONGEST, Sentences

pytest.importorskip("uvicorn", reason="the extra `explore` is not installed")

SENTENCE = "the hat that the cat hid in the hat"


@pytest.fixture(scope="module")
def address(tiny: Path) -> Iterator[str]:
    with serving("story", "--serve", "--model", str(tiny), "--no-browser") as found:
        yield found


@pytest.fixture(scope="module")
def server(address: str) -> Server:
    return Server(address)


def asked(server: Server, text: str) -> tuple[int, Any]:
    status, _, body = server.ask(f"sentence?text={quote(text)}")
    return status, json.loads(body)


def typed(page: Any, sentence: str) -> None:
    page.get_by_label("A sentence of your own").fill(sentence)
    page.keyboard.press("Enter")


def test_a_typed_sentence_is_shown_with_the_models_numbers(page: Any, address: str, tiny: Path) -> None:
    page.goto(f"{address}#tokens")
    page.wait_for_selector("h2")
    typed(page, SENTENCE)
    until(page, "document.querySelector('form [role=status]').textContent.startsWith('Read.')")
    said = page.get_by_role("radiogroup").inner_text().replace("␣", " ")
    assert "".join(said.split()) == SENTENCE.replace(" ", "")
    of = load(str(tiny))
    kept = record(of.model, of.tokenizer, of.label, SENTENCE)
    q, k, v = (unpacked(kept[part]) for part in ("query", "key", "value"))
    weights = package.attention_with_map(q, k, v, causal=True)[1][0, kept["head"], kept["row"]]
    page.goto(f"{address}#shares")  # no new page: the address after # alone is another one
    page.wait_for_selector("#screen-shares")
    labels = [w.get_attribute("aria-label") for w in page.get_by_role("radiogroup").get_by_role("radio").all()]
    shown = [float(found[1]) if (found := re.search(r", (\d+)\u00a0%$", label)) else None for label in labels]
    for share, wanted in zip(shown, (100 * weights).tolist(), strict=True):
        assert share is None or share == pytest.approx(wanted, abs=0.51)
    assert sum(share is not None for share in shown) > 1
    page.get_by_role("link", name="another one of your own").click()
    page.wait_for_selector("#screen-tokens")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_hostile_sentence_is_text_and_a_long_one_is_refused_in_a_sentence(page: Any, address: str) -> None:
    page.goto(f"{address}#tokens")
    page.wait_for_selector("h2")
    typed(page, "<img src=x onerror=alert(1)> the hat")
    until(page, "document.querySelector('form [role=status]').textContent.startsWith('Read.')")
    assert "onerror" in page.get_by_role("radiogroup").inner_text() and page.locator("#page img").count() == 0
    assert page.get_by_label("A sentence of your own").get_attribute("maxlength") == str(LONGEST)


def test_all_screens_are_shown_under_the_strict_policy(page: Any, address: str) -> None:
    """What the policy forbids, a style in the markup or a script in the page, is an error in the console: none there may be."""
    page.goto(f"{address}#all")
    page.wait_for_selector("#screen-tell")
    assert page.locator("section").count() == 23


def test_questions_are_bounded(server: Server) -> None:
    for text, why in (
        ("", "type a sentence"),
        ("  ", "type a sentence"),
        ("a" * (LONGEST + 1), f"at most {LONGEST} characters"),
        ("a b " * (TOKENS // 2 + 1), f"at most {TOKENS} tokens"),
    ):
        status, said = asked(server, text)
        assert status == 400 and why in said["error"]
    assert server.ask("sentence?text=" + "a" * 5000)[0] == 414
    assert server.ask("sentence", method="POST", body=b"text=hat")[0] in (405, 413)
    status, said = asked(server, SENTENCE)
    assert status == 200 and said["sentence"] == SENTENCE


def test_the_guard_stands_before_the_story(server: Server) -> None:
    status, headers, body = server.get(server.path)
    assert status == 200 and b'src="story.js"' in body and b"<style" not in body
    assert (
        "script-src 'self'" in headers["content-security-policy"] and "unsafe" not in headers["content-security-policy"]
    )
    assert server.get(server.path, {"Host": "evil.example"})[0] == 421
    assert server.ask("sentence?text=a", headers={"Origin": "http://evil.example"})[0] == 403
    assert server.get("/wrong/api/sentence?text=a")[0] == 403
    assert server.get(f"{server.path}explore.js")[0] == 404 and server.ask("trace")[0] == 404


def test_a_sentence_stops_once_nobody_waits(tiny: Path) -> None:
    class Gone(Exception):
        pass

    def check() -> None:
        raise Gone

    of = load(str(tiny))
    with pytest.raises(Gone):
        Sentences(of).sentence({"text": SENTENCE}, check)
    again = json.loads(Sentences(of).sentence({"text": SENTENCE}, lambda: None).body)  # no hook was left behind
    assert again["sentence"] == SENTENCE and not of.model.model.layers[0].self_attn.o_proj._forward_pre_hooks


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--serve", "--page", "x.html"), "Give one of them"),
        (("--serve", "--all"), "--serve holds the whole story"),
        (("--serve", "--head", "2"), "choose in your own sentence"),
        (("--port", "8000"), "go with --serve"),
    ],
)
def test_what_cannot_be_served_is_told(qkv: Command, words: tuple[str, ...], message: str) -> None:
    done = qkv("story", *words)
    assert done.code == 2 and message in " ".join(done.err.split())


@pytest.mark.slow
def test_a_typed_sentence_on_smollm2(page: Any, smollm2: Loaded) -> None:
    """What the package recorded of the same sentence is what the page shows when it is typed."""
    with serving("story", "--serve", "--no-browser") as address:
        page.goto(f"{address}#tokens")
        page.wait_for_selector("h2")
        text = "Ann lent the green bicycle to Ben. When the sun came out, Ben gave the green"
        typed(page, text)
        until(page, "document.querySelector('form [role=status]').textContent.startsWith('Read.')")
        kept = record(smollm2.model, smollm2.tokenizer, smollm2.label, text)
        page.goto(f"{address}#next")
        page.wait_for_selector("#screen-next")
        guess, probability = kept["next"][0]
        assert page.inner_text("p.text b").strip() == guess.strip()
        assert page.inner_text(".guess > b") == f"{round(100 * probability)}\u00a0%"
        assert torch.tensor(kept["cuts"]["head"]).max() <= 1
