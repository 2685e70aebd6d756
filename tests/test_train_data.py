"""Data for training: what is read, what is left out and told, what is refused, each with one message."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import numpy as np
import pytest
import torch

pytest.importorskip("tokenizers")

from qkv.train import TrainError, settings_for
from qkv.train.batches import parts, planned
from qkv.train.data.bibles import clean
from qkv.train.data.dates import FORMS, LANGUAGES, date_pairs, in_words
from qkv.train.data.images import digits, read_images
from qkv.train.data.pairs import read_pairs
from qkv.train.data.text import read_lines
from qkv.train.recipes.images import ImageClasses
from qkv.train.tokens import EOS, LEAST, Tokens

ROWS = [("the house", "la casa"), ("the garden", "el jardín")]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# ---- pairs --------------------------------------------------------------------------------------------------------------


def forms_of_pairs(folder: Path) -> dict[str, tuple[list[Path], tuple[str, str] | None]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    import pyarrow

    parquet.write_table(pyarrow.table({"en": [a for a, _ in ROWS], "es": [b for _, b in ROWS]}), folder / "p.parquet")
    tsv = "".join(f"{a}\t{b}\n" for a, b in ROWS)
    return {
        "tsv": ([written(folder, "p.tsv", tsv)], None),
        "line ends of Windows": ([written(folder, "w.tsv", "\ufeff" + tsv.replace("\n", "\r\n"))], None),
        "csv": ([written(folder, "p.csv", "source,target\n" + "".join(f'"{a}",{b}\n' for a, b in ROWS))], None),
        "csv by name": (
            [written(folder, "n.csv", "id,es,en\n" + "".join(f"1,{b},{a}\n" for a, b in ROWS))],
            ("en", "es"),
        ),
        "jsonl": ([written(folder, "p.jsonl", "".join(json.dumps({"en": a, "es": b}) + "\n" for a, b in ROWS))], None),
        "nested": (
            [
                written(
                    folder, "t.jsonl", "".join(json.dumps({"translation": {"en": a, "es": b}}) + "\n" for a, b in ROWS)
                )
            ],
            None,
        ),
        "parquet": ([folder / "p.parquet"], ("en", "es")),
        "two files": (
            [
                written(folder, "a.en", "\n".join(a for a, _ in ROWS)),
                written(folder, "a.es", "\n".join(b for _, b in ROWS)),
            ],
            None,
        ),
    }


def test_every_form_of_pairs_gives_the_same(tmp_path: Path) -> None:
    for name, (paths, columns) in forms_of_pairs(tmp_path).items():
        found = read_pairs(paths, columns)
        assert list(zip(found.sources, found.targets, strict=True)) == ROWS, name
        assert found.notes == (), name


def test_empty_lines_and_one_sided_pairs_are_left_out_and_told(tmp_path: Path) -> None:
    found = read_pairs([written(tmp_path, "p.tsv", "a\tb\n\n \t \nonly\t\n\tonly\nalone\nc\td\n")])
    assert (found.sources, found.targets, found.lines) == (("a", "c"), ("b", "d"), (1, 7))
    assert found.notes == (
        "2 without text left out (lines 2, 3)",
        "3 with one side only left out (lines 4, 5, 6)",
    )


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("latin.tsv", "a\tb\nse\xf1or\tsir\n".encode("latin1"), "is not UTF-8: line 2 has the byte 0xf1"),
        ("empty.tsv", "", "holds no pair: of 0 lines"),
        ("halves.tsv", "a\t\nb\t\n", "holds no pair: of 2 lines 2 have one side only"),
        ("words.doc", "a\tb\n", "has an ending that says nothing about pairs"),
        ("bad.jsonl", '{"a": "x", "b": "y"}\n{"a": \n', "line 2 is no JSON"),
        ("one.jsonl", '{"a": "x"}\n', "expected two texts, found 1"),
        ("bad.parquet", "not parquet", "is no Parquet file"),
    ],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, name: str, text: str | bytes, says: str) -> None:
    with pytest.raises(TrainError, match=says):
        read_pairs([written(tmp_path, name, text)])


def test_files_that_are_not_aligned_are_refused(tmp_path: Path) -> None:
    paths = [written(tmp_path, "a.en", "a\nb\n"), written(tmp_path, "a.es", "a\n")]
    with pytest.raises(TrainError, match=r"has 2 and .* has 1\. Give files that are aligned"):
        read_pairs(paths)


def test_a_line_ends_at_a_line_feed_alone(tmp_path: Path) -> None:
    assert read_lines(written(tmp_path, "t.txt", "one\u2028still one\ntwo\x0bstill two\n")) == [
        "one\u2028still one",
        "two\x0bstill two",
    ]


# ---- dates and verses ---------------------------------------------------------------------------------------------------


def test_dates_are_right_and_mean_one_day_each() -> None:
    """The same words in two languages never mean two days: every month, language and form."""
    pytest.importorskip("babel")
    assert in_words(datetime.date(2024, 3, 5), "fr", "full") == "mardi 5 mars 2024"
    assert in_words(datetime.date(2024, 3, 5), "en", "long") == "March 5, 2024"
    known: dict[str, datetime.date] = {}
    for month in range(1, 13):
        for day in (datetime.date(2031, month, 5), datetime.date(2031, month, 12)):
            for language in LANGUAGES:
                for form in FORMS:
                    said = in_words(day, language, form)
                    assert known.setdefault(said, day) == day, said


def test_held_out_dates_occur_in_no_language_of_the_training_part() -> None:
    pytest.importorskip("babel")
    train, held = date_pairs(400, 3), date_pairs(200, 3, held_out=True)
    assert not set(train.targets) & set(held.targets)
    assert train == date_pairs(400, 3) and train != date_pairs(400, 4)


def test_a_verse_is_cleaned_without_glueing_words_together() -> None:
    osis = (
        '<w>God</w><note placement="foot">The <b>Hebrew</b> word</note><w>created</w> <w>light</w><note>x</note>. <l/>'
    )
    assert clean(osis) == "God created light."


# ---- tokens and batches -------------------------------------------------------------------------------------------------


def test_any_text_comes_back_from_its_tokens() -> None:
    tokens = Tokens.learned(["the cat sat", "the mat  sat 2024"] * 5, 300)
    for text in ("the cat", " the  mat\n\tsat", "naïve 漢字 😀 </s> <pad> <0x41>", "", "12 345"):
        assert tokens.decode(tokens.encode(text)) == text
        assert not set(tokens.encode(text)) & set(tokens.all_special_ids)
    assert tokens.plain([*tokens.encode("the mat"), EOS, 5, 6]) == "the mat"


def test_tokens_are_the_same_each_time(tmp_path: Path) -> None:
    """Also where more letters occur than there is room for."""
    texts = ["".join(map(chr, range(0x4E00, 0x4E00 + 200))), "aa bb aa bb"]
    first, again = Tokens.learned(texts, 320), Tokens.learned(texts, 320)
    assert first.text() == again.text()
    (tmp_path / "t.json").write_text(first.text())
    assert Tokens.load(tmp_path / "t.json").encode(texts[0]) == first.encode(texts[0])
    with pytest.raises(TrainError, match=f"{LEAST} tokens are bytes and signs"):
        Tokens.learned(texts, LEAST)


def test_batches_hold_every_example_and_similar_lengths() -> None:
    lengths = np.random.default_rng(0).integers(1, 100, 1000)
    batches = planned(lengths.tolist(), 16, seed=1, epoch=2)
    assert {n for b in batches for n in b} == set(range(1000)) and {len(b) for b in batches} == {16}
    assert batches == planned(lengths.tolist(), 16, seed=1, epoch=2) != planned(lengths.tolist(), 16, seed=1, epoch=3)
    spread = np.mean([np.ptp(lengths[b]) for b in batches])
    assert spread < 10, "batches of unsorted lengths span about 88"
    assert planned([1, 1, 1], 8, 0, 0)[0].__len__() == 3, "fewer examples than a batch: all of them"


def test_parts_do_not_overlap() -> None:
    for count in (3, 10, 1000):
        train, valid, test = parts(count, 0)
        assert sorted(train + valid + test) == list(range(count)) and valid and test and train


# ---- images -------------------------------------------------------------------------------------------------------------


def images_in(folder: Path, sizes: dict[str, list[tuple[int, int]]], mode: str = "L") -> Path:
    image = pytest.importorskip("PIL.Image")
    for name, several in sizes.items():
        (folder / name).mkdir(parents=True)
        for n, size in enumerate(several):
            image.new(mode, size, n * 10).save(folder / name / f"{n}.png")
    return folder


def test_a_folder_for_each_class(tmp_path: Path) -> None:
    folder = images_in(tmp_path / "i", {"cat": [(8, 6)] * 2, "dog": [(8, 6)] * 3}, "RGB")
    (folder / "dog" / "broken.png").write_bytes(b"no image")
    found = read_images(folder)
    assert (
        found.pixels.shape == (5, 3, 6, 8)
        and found.classes == ("cat", "dog")
        and found.labels.tolist() == [0, 0, 1, 1, 1]
    )
    assert len(found.notes) == 1 and "1 files that are no images left out" in found.notes[0]


def test_images_of_mixed_sizes_need_a_size(tmp_path: Path) -> None:
    folder = images_in(tmp_path / "i", {"a": [(8, 8), (8, 8)], "b": [(6, 8)]})
    with pytest.raises(TrainError, match=r"different sizes: 2 of 8×8, but 8×6: 1 .*Scale them all alike: --size 8"):
        read_images(folder)
    assert read_images(folder, size=4).pixels.shape == (3, 1, 4, 4)


def test_a_single_class_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainError, match=r"there must be two classes or more; .* has only one, 'a'"):
        read_images(images_in(tmp_path / "i", {"a": [(8, 8)] * 3}))
    with pytest.raises(TrainError, match="holds no images in folders of their own"):
        read_images(tmp_path)


def test_arrays_of_images(tmp_path: Path) -> None:
    pixels = np.arange(4 * 6 * 6).reshape(4, 6, 6) % 256
    np.savez(tmp_path / "a.npz", images=pixels / 255, labels=np.array(["x", "y", "x", "y"]))
    found = read_images(tmp_path / "a.npz")
    assert (
        (found.pixels[:, 0] == pixels).all() and found.classes == ("x", "y") and found.labels.tolist() == [0, 1, 0, 1]
    )
    np.savez(tmp_path / "b.npz", images=pixels, labels=np.zeros(3, int))
    with pytest.raises(TrainError, match="expected a number or name for each of 4 images"):
        read_images(tmp_path / "b.npz")
    np.savez(tmp_path / "c.npz", pictures=pixels)
    with pytest.raises(TrainError, match="holds pictures; expected the arrays images and labels"):
        read_images(tmp_path / "c.npz")


def test_the_digits_are_there() -> None:
    pytest.importorskip("sklearn")
    found = digits()
    assert found.pixels.shape == (1797, 1, 8, 8) and found.pixels.max() == 255 and len(found.classes) == 10


# ---- settings -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"steps": 0}, "steps is 0; expected 1 or more"),
        ({"rate": -1.0}, "rate is -1.0; expected a number above 0"),
        ({"dropout": 1.0}, "expected a share from 0 to below 1"),
        ({"kind": "magic"}, "kind is 'magic'; expected one of transformer, recurrent"),
        ({"colour": 1}, "There is no setting 'colour'"),
    ],
)
def test_settings_that_make_no_sense_are_refused(given: dict[str, object], says: str) -> None:
    with pytest.raises(TrainError, match=says):
        settings_for("translate", **given)


def test_images_are_moved_and_mirrored(tmp_path: Path) -> None:
    """The same draw gives the same images; "flip" mirrors some; "shift" moves by an eighth of the side at most."""
    pixels = np.zeros((40, 16, 16), np.uint8)
    pixels[:, 7, 4] = 255
    np.savez(tmp_path / "dots.npz", images=pixels, labels=np.arange(40) % 2)

    def places(augment: str) -> list[tuple[int, int]]:
        recipe = ImageClasses(settings_for("images", (str(tmp_path / "dots.npz"),), augment=augment))
        parts = [recipe.part(list(range(20)), (3, 1), 0, 1).inputs[0] for _ in range(2)]
        assert torch.equal(*parts)
        return [divmod(int(image.argmax()), 16) for image in parts[0]]

    assert set(places("none")) == {(7, 4)}
    assert set(places("flip")) == {(7, 4), (7, 11)}
    moved = places("shift")
    assert len(set(moved)) > 5 and all(abs(row - 7) <= 2 and abs(column - 4) <= 2 for row, column in moved)
    assert {column > 7 for _, column in places("shift+flip")} == {True, False}
