"""Pictures of maps, heads, texts and images: what is drawn is what was measured."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hand_made import SENTENCE, map_of, trace_of, weights_of

import qkv
from qkv.views.pictures import cells_of, draw_heads, draw_map, draw_patches, draw_text, save
from qkv.views.pictures.cells import edges
from qkv.views.pictures.figure import name_of, per_cent

RIVER = ["The", " river", " ran", " dry"]


def small_map() -> qkv.AttentionMap:
    return map_of(weights_of(4, 2, {(0, 1): {1: 0.25}, (0, 3): {1: 0.5, 2: 0.5}}))


def long_map(length: int, heads: int = 2, **details: Any) -> qkv.AttentionMap:
    draw = torch.Generator().manual_seed(0)
    q, k = torch.randn(2, 1, heads, length, 8, generator=draw)
    return qkv.AttentionMap.from_tensors(2 * q, k, **details)


# ---- the cells ------------------------------------------------------------------------------------------------------


def test_a_map_that_fits_is_shown_weight_by_weight() -> None:
    found = cells_of(small_map(), head=0)
    assert found.values[1].tolist() == pytest.approx([0.75, 0.25, 0, 0]) and not found.pooled and found.what == "share"
    assert found.hidden.tolist() == [[j > i for j in range(4)] for i in range(4)]


def test_a_larger_map_is_pooled_to_what_each_row_of_bins_read() -> None:
    m = long_map(103, causal=True)
    found = cells_of(m, head=1, most=10)
    dense, at = m.dense()[0, 1].double().numpy(), [np.arange(103) * 10 // 103] * 2
    expected = [[dense[at[0] == r][:, at[1] == c].sum(1).mean() for c in range(10)] for r in range(10)]
    np.testing.assert_allclose(found.values, expected, atol=1e-6)
    assert found.values.sum(1) == pytest.approx(1, abs=1e-5) and found.pooled
    assert found.hidden.tolist() == [[c > r for c in range(10)] for r in range(10)]
    largest = cells_of(m, head=1, most=10, reduce="max").values
    assert largest == pytest.approx(
        np.array([[dense[at[0] == r][:, at[1] == c].max() for c in range(10)] for r in range(10)]), abs=1e-6
    )


def test_a_bin_with_one_visible_pair_is_not_hidden() -> None:
    found = cells_of(long_map(40, causal=True, window=(9, 0)), most=4)
    assert found.hidden.tolist() == [[c > r or c < r - 1 for c in range(4)] for r in range(4)]


def test_where_a_bin_begins() -> None:
    assert edges(7, 3).tolist() == [0, 3, 5, 7] and edges(4, 4).tolist() == [0, 1, 2, 3, 4]


def test_cells_of_refuses() -> None:
    with pytest.raises(ValueError, match=r"cells_of: got most=0, reduce='mean'; expected a size from 1 on"):
        cells_of(small_map(), most=0)
    with pytest.raises(ValueError, match=r"reduce='sum'; expected a size from 1 on and \"mean\" or \"max\""):
        cells_of(small_map(), reduce="sum")


# ---- a map ----------------------------------------------------------------------------------------------------------


def words_of(figure: Any) -> set[str]:
    from matplotlib.text import Text

    return {t.get_text() for t in figure.findobj(Text) if t.get_text()}


def test_a_map_names_its_tokens_its_question_and_its_marks() -> None:
    figure = draw_map(small_map(), queries=RIVER, keys=RIVER, facts=["layer 0, head 0", "by hand"])
    [image] = figure.axes[0].images
    assert image.get_array().shape == (4, 4) and float(image.get_array()[1, 1]) == pytest.approx(0.25)
    assert np.ma.getmaskarray(image.get_array()).tolist() == [[j > i for j in range(4)] for i in range(4)]
    said = words_of(figure)
    assert {"The", "river", "ran", "dry", "Who read whom?", "layer 0, head 0 · by hand"} <= said
    assert {"Q  the token that reads", "K  the token that is read", "hidden by the mask"} <= said
    assert not {"NaN: not a number", "exactly 0"} & said


def test_entropy_and_received_stand_beside_the_map() -> None:
    m = small_map()
    figure = draw_map(m)
    _, received, entropy = figure.axes[:3]
    assert received.get_ylim()[1] == pytest.approx(1.05 * float(m.received(per_eligible=True)[0, 0].max()))
    assert entropy.get_xlim()[1] == pytest.approx(1.05 * float(m.entropy()[0, 0].max()))
    assert len(draw_map(m, margins=False).axes) == 2  # the map and its scale


def test_nan_is_outlined_and_exact_zeros_bear_a_dot() -> None:
    q, k = torch.ones(1, 1, 3, 1), torch.tensor([[1.0], [0.0], [float("nan")]])[None, None]
    figure = draw_map(qkv.AttentionMap.from_tensors(9 * q, k, causal=True, normalize=qkv.normalizers.Sparsemax()))
    assert {"NaN: not a number", "exactly 0", "hidden by the mask"} <= words_of(figure)
    [dots] = figure.axes[0].lines
    assert list(zip(*dots.get_data(), strict=True)) == [(1, 1)]


def test_weights_below_zero_diverge_around_zero() -> None:
    q = torch.tensor([[1.0], [-1.0]])[None, None]
    figure = draw_map(qkv.AttentionMap.from_tensors(q, q, normalize=qkv.normalizers.Identity()))
    [image] = figure.axes[0].images
    assert (image.norm.vmin, image.norm.vmax) == (-1.0, 1.0)
    green, middle, purple = (image.cmap(image.norm(x))[:3] for x in (1.0, 0.0, -1.0))
    assert green == pytest.approx((0, 158 / 255, 115 / 255)) and purple == pytest.approx(
        (204 / 255, 121 / 255, 167 / 255)
    )
    assert min(middle) > 0.99 and len(figure.axes) == 2


def test_a_key_that_is_thinner_than_a_line_is_seen_in_the_margin() -> None:
    q = torch.zeros(1, 1, 1000, 2)
    q[..., 0] = 30.0
    k = torch.zeros(1, 1, 1000, 2)
    k[..., 500, 0] = 1.0
    margin = draw_map(qkv.AttentionMap.from_tensors(q, k, scale=1.0), most=50).axes[1]
    [filled] = margin.collections
    heights = filled.get_paths()[0].vertices
    assert heights[:, 1].max() == pytest.approx(1.0, abs=1e-3)
    assert heights[heights[:, 1] > 0.9][:, 0] == pytest.approx([499.5, 519.5])


def test_a_long_map_counts_its_tokens() -> None:
    figure = draw_map(long_map(300, causal=True), keys=[f"token{i}" for i in range(300)], most=64)
    assert figure.axes[0].images[0].get_array().shape == (64, 64)
    assert "token3" not in words_of(figure) and "share of a row's reading" in words_of(figure)


def test_draw_map_refuses() -> None:
    with pytest.raises(ValueError, match=r"draw_map: got 3 keys for a map of 4\. Give one token for each\."):
        draw_map(small_map(), keys=["a", "b", "c"])
    with pytest.raises(
        ValueError, match=r"A picture has no colours 'jet'\. Choose \"cividis\", \"viridis\" or \"query\"\."
    ):
        draw_map(small_map(), colour="jet")


def test_labels_show_no_markers_of_tokenizers() -> None:
    assert [name_of(t) for t in (" river", "\n", " ", "", 7, "internationalization")] == [
        "river", "↵", "␣", "", "7", "international…",
    ]  # fmt: skip
    assert [per_cent(x) for x in (0, 0.004, 0.5)] == ["0 %", "0.4 %", "50 %"]


# ---- the other pictures ---------------------------------------------------------------------------------------------


def test_every_head_has_its_picture() -> None:
    stages: list[tuple[str, int, int]] = []
    figure = draw_heads(trace_of(RIVER, {(0, 3): {1: 1.0}}, {}, heads=3), progress=lambda *x: stages.append(x))
    pictures = figure.axes[0].images
    assert len(pictures) == 6 and [s[1:] for s in stages] == [(0, 2), (1, 2)]
    assert pictures[0].get_array()[3].tolist() == pytest.approx([0, 1, 0, 0], abs=1e-6)
    assert {p.norm.vmax for p in pictures} == {1.0}, "one scale for all"
    with pytest.raises(ValueError, match=r"draw_heads: got no map\. Give a map a layer, or a trace\."):
        draw_heads([])


def test_a_text_is_shaded_by_what_was_read() -> None:
    from matplotlib.patches import Rectangle

    trace = trace_of(SENTENCE, {(0, 9): {5: 0.6}})
    shares = [0.4 if w.text == "Ann" else 0.6 if w.text == "bird" else 0.0 for w in trace.words]
    figure = draw_text(trace, shares, len(trace.words) - 1, question="What did it read?")
    boxes = [p for p in figure.axes[0].patches if isinstance(p, Rectangle)]
    assert [round(box.get_width() - 0.3) for box in boxes] == [3, 4] and len(figure.axes[0].lines) == 1
    assert boxes[0].get_facecolor()[0] > boxes[1].get_facecolor()[0], "what was read more is bluer"
    with pytest.raises(ValueError, match=r"draw_text: got shares \(1,\) for 9 words"):
        draw_text(trace, [1.0], question="?")


def test_patches_over_an_image() -> None:
    shares = np.array([[0.0, 0.25], [0.5, 0.25]])
    figure = draw_patches(shares, np.ones((28, 28, 3)), (1, 0))
    plain, lit = figure.axes[:2]
    assert lit.images[-1].get_array().tolist() == shares.tolist() and plain.images[0].get_array().shape == (28, 28, 3)
    assert lit.patches[0].get_xy() == (0, 1)
    assert len(draw_patches(shares).axes) == 2
    with pytest.raises(ValueError, match=r"draw_patches: got shares \(4,\); expected a grid"):
        draw_patches(shares.ravel())
    with pytest.raises(ValueError, match=r"draw_patches: got an image \(28, 28\)"):
        draw_patches(shares, np.ones((28, 28)))


# ---- saving ---------------------------------------------------------------------------------------------------------


def test_pictures_are_saved_by_their_names_and_the_same_every_time(tmp_path: Path) -> None:
    starts = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}
    figure = draw_map(small_map(), keys=["$x^2", "漢", "\\frac{", "_"])
    for ending, start in starts.items():
        first, again = (save(figure, tmp_path / f"{name}{ending}").read_bytes() for name in "ab")
        assert first.startswith(start) and first == again
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"{n}{e}" for n in "ab" for e in (".pdf", ".png", ".svg")]


def test_the_pixels_are_the_weights(tmp_path: Path) -> None:
    import matplotlib
    from matplotlib.image import imread

    figure = draw_map(map_of(torch.tensor([[[1.0]]])), margins=False)
    figure.canvas.draw()
    box = figure.axes[0].get_window_extent()
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=figure.dpi)
    file.seek(0)
    pixels = imread(file)
    middle = pixels[pixels.shape[0] - int(box.y0 + box.y1) // 2, int(box.x0 + box.x1) // 2, :3]
    assert middle == pytest.approx(matplotlib.colormaps["cividis"](1.0)[:3], abs=0.01)


def test_a_picture_that_cannot_be_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = draw_map(small_map())
    with pytest.raises(
        ValueError, match=r"'a\.bmp' has another one\. Give a name that ends in \.png, \.svg or \.pdf\."
    ):
        save(figure, "a.bmp")
    with pytest.raises(ValueError, match=r"There is no folder '/nonexistent' to save a picture in\."):
        save(figure, "/nonexistent/a.png")
    (tmp_path / "a.png").write_text("an earlier picture")
    monkeypatch.setattr(figure, "savefig", lambda file, **_: file.write(b"half") and 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save(figure, tmp_path / "a.png")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.png", "an earlier picture")]


def test_matplotlib_is_imported_when_a_picture_is_drawn() -> None:
    code = "import sys, qkv.views.pictures; print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(
        ModuleNotFoundError, match=r"needs the package matplotlib\. Install it: pip install 'qkv\[pictures\]'"
    ):
        draw_map(small_map())
