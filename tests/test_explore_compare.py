"""Two traces side by side in the explorer: their numbers, their difference, and traces that cannot be compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from browser import until, violations
from commands import Command
from explored import served, small

from qkv.trace.disk.storage import load
from qkv.views.server.single import single_file
from qkv.views.server.traces import Seen

if TYPE_CHECKING:
    from qkv.train import Run

pytest.importorskip("uvicorn", reason="the extra `explore` is not installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("compared")
    small().save(folder / "before")
    small(seed=1).save(folder / "after")
    with served(folder / "before", "--with", str(folder / "after")) as found:
        yield found


def numbers(page: Any, which: int, folder: Path) -> dict[str, Any]:
    """What the JSON of the first, second or third picture holds."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save JSON").nth(which).click()
    waiting.value.save_as(folder / "kept.json")
    return dict(json.loads((folder / "kept.json").read_text()))


def values(table: dict[str, Any], skip: int) -> np.ndarray:
    return np.array([[np.nan if x is None else x for x in row[skip:]] for row in table["rows"]], dtype=float)


def test_the_maps_and_their_difference(page: Any, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}#view=map&layer=1&head=2&side=all")
    until(page, "document.querySelectorAll('[data-testid=map]').length === 3")
    until(page, "[...document.querySelectorAll('.facts')].length === 3 && qkvTiles.waiting === 0")
    page.wait_for_timeout(600)
    found = [values(numbers(page, n, tmp_path), 2) for n in range(3)]
    dense = [trace[1].dense()[0, 2].numpy() for trace in (small(), small(seed=1))]
    seen = np.tril(np.ones((12, 12), bool))
    for got, wanted in zip(found, (*dense, dense[1] - dense[0]), strict=True):
        assert np.isnan(got[~seen]).all()
        np.testing.assert_allclose(got[seen], wanted[seen], rtol=1e-4, atol=1e-6)
    page.locator("[data-testid=map]").nth(0).focus()  # one cursor, and one window, for all of them
    page.keyboard.press("ArrowUp")
    until(page, "[...document.querySelectorAll('.under')].every((p) => /→/.test(p.textContent))")
    page.keyboard.press("+")
    until(page, "location.hash.includes('at=')")
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_difference_of_texts_heads_and_numbers(page: Any, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}#view=text&layer=1&head=2&query=7&by=tokens&side=difference")
    page.wait_for_selector("tbody td")
    a, b = (trace[1].dense()[0, 2, 7].numpy() for trace in (small(), small(seed=1)))
    got = values(numbers(page, 0, tmp_path), 3)[:8, 0]
    np.testing.assert_allclose(got, (b - a)[:8], rtol=1e-4, atol=1e-6)
    largest = int(np.abs(b - a).argmax())
    row = page.locator("tbody tr").first.inner_text().split()
    assert int(row[-3]) == largest and row[-2] == f"{round(100 * (b - a)[largest]):+d}".replace("-", "−")
    page.keyboard.press("3")
    until(page, "document.querySelectorAll('[data-testid=gallery] button').length === 8")
    until(page, "!document.querySelector('.facts').textContent.includes('scores:')")
    table = numbers(page, 0, tmp_path)
    tables = [trace.heads() for trace in (small(), small(seed=1))]
    wanted = [y["entropy"] - x["entropy"] for x, y in zip(*tables, strict=True)]
    assert [r[table["columns"].index("entropy")] for r in table["rows"]] == pytest.approx(wanted, rel=1e-3, abs=1e-5)
    page.keyboard.press("4")
    assert "one trace" in page.inner_text("main")
    page.select_option("[data-testid=side]", "all")
    until(page, "document.querySelectorAll('.steps').length === 2")


def test_two_traces_in_one_file(page: Any, tmp_path: Path) -> None:
    text, _ = single_file(Seen(small()), 10**6, lambda *_: None, Seen(small(seed=1), name="after"))
    (tmp_path / "two.html").write_text(text, encoding="utf-8")
    page.goto(f"{(tmp_path / 'two.html').as_uri()}#view=text&layer=1&head=2&query=7&by=tokens&side=difference")
    page.wait_for_selector("tbody td")
    a, b = (trace[1].dense()[0, 2, 7].numpy() for trace in (small(), small(seed=1)))
    assert int(page.locator("tbody tr").first.inner_text().split()[-3]) == int(np.abs(b - a).argmax())


def test_what_cannot_be_compared_is_said(qkv: Command, tmp_path: Path) -> None:
    small().save(tmp_path / "a")
    for name, other, why in (
        ("b", small(heads=2), "their layers and heads are not the same"),
        ("c", small(length=11), "the tokens of their text are not the same"),
    ):
        other.save(tmp_path / name)
        ran = qkv("explore", tmp_path / "a", "--with", tmp_path / name, "--no-browser")
        assert ran.code != 0 and f"cannot be laid side by side: {why}" in " ".join(ran.err.split())
    ran = qkv("explore", tmp_path / "a", "--with", "no trace", "--no-browser")
    assert ran.code != 0 and "is no trace and no run" in ran.err


# ---- a trained translation ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def translation(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of a few steps, with a film of two frames or more."""
    from train_runs import TINY, pairs_in

    from qkv.train import train

    folder = tmp_path_factory.mktemp("translation")
    return train("translate", (str(pairs_in(folder)),), out=folder / "run", film=3, **TINY)


def test_a_trained_translation_is_looked_at(page: Any, translation: Run) -> None:
    """The run itself is given: its decoder's words ask, the other language's words answer."""
    trace = translation.watch(translation.facts["example"])
    cross = next(n for n, layer in enumerate(trace.run.layers) if layer.kind == "cross")
    dense = trace[cross].dense()[0, 1]
    with served(translation.folder) as address:
        page.goto(f"{address}#view=map&layer={cross}&head=1")
        until(page, "window.qkvTiles && qkvTiles.get(0, 0, 0)")
        found = page.evaluate("Array.from(qkvTiles.get(0, 0, 0).numbers.values)")
        np.testing.assert_allclose(found, dense.flatten(), rtol=1e-4, atol=1e-6)
        page.keyboard.press("1")
        page.wait_for_selector("tbody td")
        assert page.locator(".other select").count() == 1 and violations(page) == []
        page.locator("[data-testid=text]").focus()
        page.keyboard.press("Home")  # the first word that was written, and what it read of the other language
        best = int(dense[0].argmax())
        until(page, f"document.querySelector('tbody tr').innerText.split(/\\s+/).includes('{best}')")
        page.keyboard.press("3")
        heads = sum(layer.shape[1] for layer in trace.run.layers)
        until(page, f"document.querySelectorAll('[data-testid=gallery] button').length === {heads}")
        page.goto(f"{address}#view=cell&layer={cross}&head=1&query={int(trace.layer(cross).positions[0])}&key=1")
        page.wait_for_selector(".steps")
        numbers = [float(n.replace("−", "-")) for n in page.locator(".steps .big").all_inner_texts()]
        assert numbers[2] == pytest.approx(float(dense[0, 1]), rel=5e-3)
        assert violations(page) == []


def test_two_frames_of_a_translations_film(page: Any, translation: Run, tmp_path: Path) -> None:
    (_, first), *_, (_, last) = translation.frames
    before, after = (load(frame).runs[0] for frame in (first, last))
    cross = next(n for n, layer in enumerate(before.layers) if layer.kind == "cross")
    wanted = (after[cross].dense() - before[cross].dense())[0, 1].numpy()
    with served(first, "--with", str(last), "--run", "0") as address:
        page.goto(f"{address}#view=map&layer={cross}&head=1&side=difference")
        until(page, "window.qkvTiles && qkvTiles.get(0, 0, 0)")
        found = values(numbers(page, 0, tmp_path), 2)
    np.testing.assert_allclose(found, wanted[: found.shape[0], : found.shape[1]], rtol=1e-3, atol=1e-6)
