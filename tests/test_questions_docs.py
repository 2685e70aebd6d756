"""The guides to the questions run on the real models, and print what they say they print."""

from __future__ import annotations

import contextlib
import functools
import io
import re
from pathlib import Path

import pytest

from qkv.models import Loaded, ModelError, load

PAGES = sorted((Path(__file__).parents[1] / "docs" / "questions").glob("*.md"))
NUMBER = re.compile(r"-?\d+\.\d+|-?\d+")


def blocks(text: str) -> list[tuple[str, str | None]]:
    """(code, what it prints by the text block after it, or None) of a page."""
    found = re.findall(r"^```(python|text)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    pairs: list[tuple[str, str | None]] = []
    for kind, body in found:
        if kind == "python":
            pairs.append((body, None))
        else:
            pairs[-1] = (pairs[-1][0], body)
    return pairs


def same(printed: str, said: str) -> bool:
    """Equal but for spaces and the last digits, which other processors may round in another way."""
    if NUMBER.sub("#", printed).split() != NUMBER.sub("#", said).split():
        return False
    pairs = zip(NUMBER.findall(printed), NUMBER.findall(said), strict=True)
    return all(abs(float(a) - float(b)) <= 1.5 * 10.0 ** -len(b.partition(".")[2]) * ("." in b) for a, b in pairs)


@functools.cache
def loaded(name: str) -> Loaded:
    return load(name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_guide_prints_what_it_says(page: Path, smollm2: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    if '"minilm"' in page.read_text():
        try:
            loaded("minilm")
        except ModelError as error:
            pytest.skip(f"the real model is not here: {error}")
    monkeypatch.setattr("qkv.models.load", lambda name: smollm2 if name == "smollm2" else loaded(name))
    names: dict[str, object] = {}
    for n, (code, said) in enumerate(blocks(page.read_text())):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(code, f"{page.name}, example {n}", "exec"), names)
        assert same(out.getvalue(), said or ""), f"{page.name}, example {n} printed\n{out.getvalue()}\nnot\n{said}"


def test_a_wrong_number_is_found() -> None:
    assert blocks("```python\nprint(1)\n```\n\n```text\n2\n```\n") == [("print(1)\n", "2\n")]
    assert same("a 0.97  b\n", "a 0.98 b")
    assert not same("a 0.97", "a 0.93")
    assert not same("a 0.97", "b 0.97")
    assert not same("a 0.97", "")
