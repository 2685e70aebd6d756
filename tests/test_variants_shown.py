"""How variants are shown: the command `qkv variants`, and the gallery in the documentation."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import qkv
from qkv.cli import main

ROOT = Path(__file__).parents[1]


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """The command in this process, which has loaded torch already."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as end:
        main(["variants", *words])
    code = end.value.code
    return subprocess.CompletedProcess(words, code if isinstance(code, int) else 0, out.getvalue(), err.getvalue())


def test_the_command_in_a_process_of_its_own() -> None:
    code = "from qkv.cli import main; main(['variants', 'mistral'])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0 and ran.stdout == command("mistral").stdout


def shown(*words: str) -> str:
    ran = command(*words)
    assert ran.returncode == 0 and ran.stderr == "", ran.stderr
    assert max(map(len, ran.stdout.splitlines())) <= 80
    return ran.stdout


def test_the_list_names_every_variant_and_counts_what_changed() -> None:
    page = shown()
    for name, variant in qkv.variants.items():
        assert re.search(rf"^{variant.year}  {name}\b", page, re.MULTILINE)
    assert f"Of these {len(qkv.variants)}, how many change" in page
    assert page.splitlines()[-2].startswith("next: qkv variants ") and page.splitlines()[-1].startswith("also: ")


def test_the_help_shows_an_example() -> None:
    assert "Example:  qkv variants alibi" in shown("--help")


def test_since_the_transformer_the_mix_has_stayed() -> None:
    page, found = shown("--since", "2017"), json.loads(shown_json("--since", "2017"))
    assert page.startswith("What has changed in attention since 2017?") and "additive" not in page
    count = len(found["variants"])
    assert all(v["year"] >= 2017 for v in found["variants"])
    assert found["kept"]["each query asks keys, and takes a weighted sum of their values"] == count
    of_softmax = [
        v for v in found["variants"] if v["changes"].get("normalize", ["", "softmax"])[1].startswith("softmax")
    ]
    assert found["kept"]["the weights come from a softmax"] == len(of_softmax) > count / 2
    assert found["changed"]["mask"] == sum("mask" in v["changes"] for v in found["variants"])


def shown_json(*words: str) -> str:
    ran = command(*words, "--json")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_one_variant_in_full() -> None:
    page = shown("alibi")
    for part in (
        "What is ALiBi?",
        "s_ij = s_ij − slope·|i − j|",
        "everyone → causal",
        "Press, Smith & Lewis",
        "  ██· · ",
    ):
        assert part in page
    told = json.loads(shown_json("alibi"))
    assert told["changes"]["bias"] == ["none", "−slope·|i − j|"]
    weights = told["example"]["weights"]
    assert [sum(row) for row in weights] == pytest.approx([1.0] * 16, abs=1e-4)
    assert told["example"]["visible"][3] == [True] * 4 + [False] * 12


def test_what_differs_between_two() -> None:
    page = shown("soft", "--diff", "hard")
    assert "normalize  softmax → hard" in page and "scale" not in page
    assert json.loads(shown_json("soft", "--diff", "hard"))["changes"] == {"normalize": ["softmax", "hard"]}
    assert "nothing" in shown("alibi", "--diff", "alibi")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["alibbi"], "qkv.variants has no 'alibbi'. Near it: alibi"),
        (["--diff", "alibi"], "--diff compares two variants: qkv variants soft --diff hard"),
        (["alibi", "--since", "2017"], "--since lists variants, a name shows one."),
        (["--since", "3000"], "There is no variant from 3000 on"),
    ],
)
def test_what_cannot_be_shown(words: list[str], message: str) -> None:
    ran = command(*words)
    assert ran.returncode == 2 and message in ran.stderr and ran.stdout == ""


def test_weights_are_drawn_apart_from_what_is_hidden() -> None:
    from qkv.views.terminal.variants import drawn

    assert drawn([[1.0, 0.2, 0.0], [-0.5, 0.75, 0.9]], [[True, True, False], [True, True, True]]) == ["██░░·", "−▓████"]
    assert drawn([[0.0, 1.0]], [[True, True]]) == ["0 ██"]


def test_the_gallery_is_what_the_catalogue_says() -> None:
    spec = importlib.util.spec_from_file_location("make_variants", ROOT / "docs" / "make_variants.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run: python docs/make_variants.py"
