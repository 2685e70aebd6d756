"""Images in the explorer: patches over a picture, of a small trained run, and of DINOv2 on a photo."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from browser import until, violations
from explored import go, percent, saved, served, text_of
from PIL import Image

from qkv.models import Loaded
from qkv.trace import Trace
from qkv.trace.disk.storage import load
from qkv.views.server.traces import png

pytest.importorskip("uvicorn", reason="the extra `explore` is not installed")


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
    data = json.loads(saved(page, "JSON", tmp_path).read_text())
    token = before + cols + 1
    assert data["token"] == token and data["grid"] == {"rows": rows, "columns": cols, "before": before}
    assert [r[3] for r in data["rows"]] == pytest.approx(trace[1][0, :, token].mean(0).tolist(), rel=1e-5)
    page.click("text=who read it")
    until(page, "document.querySelector('h2').textContent.startsWith('Who read')")
    data = json.loads(saved(page, "JSON", tmp_path).read_text())
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
    pixels = torch.rand(5, 7, 3, generator=torch.Generator().manual_seed(0))
    for given, mode in ((pixels, "RGB"), (pixels[..., :1], "L"), (pixels[..., 0], "L")):
        with Image.open(io.BytesIO(png(given))) as found:
            assert (found.size, found.mode) == ((7, 5), mode)
            got = np.asarray(found).reshape(5, 7, -1) / 255
        assert np.abs(got - given.reshape(5, 7, -1).numpy()).max() <= 0.5 / 255 + 1e-6


# ---- DINOv2 ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def photos(dinov2: Loaded, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What DINOv2 read of a pagoda and of a flower, as `qkv record --image` keeps it."""
    from qkv.cli import main

    images = Path(pytest.importorskip("sklearn.datasets").__file__).parent / "images"
    folder = tmp_path_factory.mktemp("photos")
    for name in ("china", "flower"):
        with pytest.raises(SystemExit) as end:
            main(
                ["record", "--image", f"{images / name}.jpg", "--model", "dinov2", "-o", str(folder / name), "--plain"]
            )
        assert not end.value.code
    return [folder / "china", folder / "flower"]


@pytest.fixture(scope="module")
def photo(photos: list[Path]) -> Iterator[tuple[str, Trace]]:
    with served(photos[0]) as address:
        yield address, load(photos[0])


# The mean colour of a patch on the screen, 0 to 255.
PATCH = """([row, col, rows, cols]) => {
  const canvas = document.querySelector("[data-testid=image]");
  const [w, h] = [canvas.width / cols, canvas.height / rows];
  const [x, y] = [Math.ceil(col * w) + 1, Math.ceil(row * h) + 1];
  const { data } = canvas.getContext("2d").getImageData(x, y, Math.floor(w) - 3, Math.floor(h) - 3);
  const sum = [0, 0, 0];
  data.forEach((value, i) => { if (i % 4 < 3) sum[i % 4] += value; });
  return sum.map((value) => (4 * value) / data.length);
}"""


def facts(page: Any) -> str:
    return text_of(page, ".facts")


@pytest.mark.slow
def test_what_the_class_token_read_of_a_photo(page: Any, photo: tuple[str, Trace]) -> None:
    from qkv.cli._running import seen_by

    address, trace = photo
    assert trace.grid == (16, 16, 1)
    go(page, address)
    page.wait_for_selector("tbody td")
    assert text_of(page, "h2") == "What did the class token read?" and "layer 11, mean" in facts(page)
    go(page, address, layer=11, head=2)
    page.wait_for_selector("tbody td")
    row = trace[11][0, 2, 0]
    best = int(row[1:].argmax())
    first = text_of(page, "tbody tr:first-child")
    assert first == f"{best // 16}, {best % 16} {best + 1} {percent(float(row[1 + best]))}"
    # What was read most is lit: there the photo is seen as it is. What was not read is as dark as the page is light.
    pixels = torch.as_tensor(seen_by("dinov2", Path(str(trace.facts["image"])))).unfold(0, 14, 14).unfold(1, 14, 14)
    until(page, "performance.getEntriesByType('resource').some((r) => r.name.includes('api/image'))")
    page.wait_for_timeout(300)
    lit = page.evaluate(PATCH, [best // 16, best % 16, 16, 16])
    assert lit == pytest.approx((255 * pixels[best // 16, best % 16].mean((1, 2))).tolist(), abs=12)
    least = int(row[1:].argmin())
    dim = torch.tensor(page.evaluate(PATCH, [least // 16, least % 16, 16, 16]))
    colour = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")
    paper = torch.tensor(list(bytes.fromhex(colour.strip().removeprefix("#"))))
    seen = 255 * pixels[least // 16, least % 16].mean((1, 2))
    assert float((dim - paper).abs().mean()) < 0.5 * float((seen - paper).abs().mean()) + 4


@pytest.mark.slow
def test_any_patch_of_a_photo_by_keyboard_and_mouse(page: Any, photo: tuple[str, Trace], tmp_path: Path) -> None:
    address, trace = photo
    go(page, address, layer=11, head=2)
    page.wait_for_selector("tbody td")
    for _ in range(25):  # Tab reaches the image
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.testid") == "image":
            break
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight"):  # the first press is at the first patch
        page.keyboard.press(key)
    until(page, "/row 2, column 1 read.*%/.test(document.querySelector('[role=status]').textContent)")
    token = 1 + 2 * 16 + 1
    data = json.loads(saved(page, "JSON", tmp_path).read_text())
    assert data["token"] == token and data["grid"] == {"rows": 16, "columns": 16, "before": 1}
    assert [r[3] for r in data["rows"]] == pytest.approx(trace[11][0, 2, token].tolist(), rel=1e-5)
    box = page.locator("[data-testid=image]").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 9.5 / 16, box["y"] + box["height"] * 4.5 / 16)
    until(page, "document.querySelector('h2').textContent.includes('row 4, column 9')")
    page.click("text=who read it")
    page.click("text=contributions")
    until(page, "document.querySelector('.facts').textContent.includes('handed over')")
    data = json.loads(saved(page, "JSON", tmp_path).read_text())
    handed = trace[11].contributions(trace.layer(11).output_weight)[0, 2, :, 1 + 4 * 16 + 9]
    assert [r[3] for r in data["rows"]] == pytest.approx(handed.tolist(), rel=1e-3)
    page.focus("[data-testid=image]")
    page.keyboard.press("Home")
    until(page, "document.querySelector('h2').textContent.startsWith('Who read the class token')")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(page) == []


@pytest.mark.slow
def test_map_heads_and_calculation_of_a_photo(page: Any, photo: tuple[str, Trace]) -> None:
    address, trace = photo
    go(page, address, view="map", layer=11, head=2)
    until(page, "window.qkvTiles && qkvTiles.get(1, 0, 0) && qkvTiles.waiting === 0")
    page.focus("[data-testid=map]")
    for _ in range(12):
        page.keyboard.press("+")
    until(page, "qkvTiles.get(0, 0, 0) && qkvTiles.waiting === 0")
    found = torch.tensor(page.evaluate("Array.from(qkvTiles.get(0, 0, 0).numbers.values)")).view(256, 256)
    torch.testing.assert_close(found, trace[11][0, 2, :256, :256], rtol=1e-4, atol=1e-7)
    page.keyboard.press("3")
    until(page, "document.querySelectorAll('[data-testid=gallery] button').length === 72")
    until(page, "!document.querySelector('.facts').textContent.includes('scores:')", seconds=200)
    page.select_option("[data-testid=sort]", "entropy")
    best = trace.heads().sort("entropy")[0]
    first = page.locator("[data-testid=gallery] button").first
    assert first.get_attribute("data-id") == f"{best['layer']}.{best['head']}"
    go(page, address, view="cell", layer=11, head=2, query=0, key=100)
    page.wait_for_selector(".steps")
    query, key, _, _ = trace[11].tensors
    numbers = [float(n.replace("−", "-")) for n in page.locator(".steps .big").all_inner_texts()]
    assert numbers[0] == pytest.approx(float(query[0, 2, 0] @ key[0, 2, 100]), rel=5e-3)
    assert numbers[2] == pytest.approx(float(trace[11][0, 2, 0, 100]), rel=5e-3)


@pytest.mark.slow
def test_two_photos_side_by_side(page: Any, photos: list[Path], tmp_path: Path) -> None:
    china, flower = (load(folder)[11][0, 2, 0] for folder in photos)
    with served(photos[0], "--with", str(photos[1])) as address:
        go(page, address, layer=11, head=2, query=0, side="difference")
        page.wait_for_selector("tbody td")
        data = json.loads(saved(page, "JSON", tmp_path).read_text())
        assert [r[3] for r in data["rows"]] == pytest.approx((flower - china).tolist(), rel=1e-3, abs=1e-7)
        page.select_option("[data-testid=side]", "all")
        until(page, "document.querySelectorAll('[data-testid=image]').length === 3")
        assert violations(page) == []
