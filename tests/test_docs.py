"""The documentation: its examples run, it names everything public, and docstrings come out as they were meant."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import qkv

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def examples(text: str) -> list[str]:
    """The Python blocks of a page."""
    return re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run(page: Path) -> None:
    names: dict[str, object] = {}
    for n, block in enumerate(examples(page.read_text())):
        exec(compile(block, f"{page.name}, example {n}", "exec"), names)


def test_an_example_that_does_not_run_is_found() -> None:
    assert examples("text\n```python\n1 / 0\n```\n```sh\nls\n```\n") == ["1 / 0\n"]


def test_every_public_name_has_its_place_in_the_api_pages() -> None:
    pages = "".join(page.read_text() for page in (ROOT / "docs" / "api").glob("*.md"))
    missing = [n for n in qkv.__all__ if not re.search(rf"^\.\. auto\w+:: ([\w.]+\.)?{n}(\(\))?$", pages, re.MULTILINE)]
    assert missing == []


@pytest.fixture(scope="module")
def plain() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plain_docstrings", ROOT / "docs" / "plain_docstrings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Takes `query` and *any* **details.", r"Takes ``query`` and \*any\* \*\*details."),
        ("causal() | prefix(n), w_ij, name_", r"causal() \| prefix(n), w_ij, name\_"),
        ("Drawn:\n\n    █ ·\n    █ █", "Drawn:\n\n::\n\n        █ ·\n        █ █"),
        ("scale: a factor;\n    default 1.\nbias: added.", "* ``scale``: a factor;\n  default 1.\n* ``bias``: added."),
        ("Raises:\n    OSError: when\n        full.", "*Raises*\n\n* ``OSError``: when\n  full."),
        ("- one\n- two", "* one\n* two"),
        ("Source: Vaswani et al. 2017.", "Source: Vaswani et al. 2017."),
    ],
)
def test_a_docstring_is_read_as_plain_text(plain: ModuleType, text: str, becomes: str) -> None:
    assert "\n".join(plain.convert(text.split("\n"))).strip() == becomes
