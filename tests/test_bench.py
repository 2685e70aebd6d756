"""`qkv bench`: what it counts, what it shows, and that a wrong result is never timed."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from commands import Command

from qkv.cli import _benching, _benching_model
from qkv.cli._benching import Case
from qkv.engines import cpu

SMALL = (Case("prompt", 2, 2, 40, 40, 16), Case("window", 2, 2, 40, 40, 16, window=7), Case("token", 4, 2, 1, 70, 32))
BOTH = (*SMALL, Case("training", 2, 1, 30, 30, 16, both=True))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_benching, "CASES", BOTH)
    if cpu.ABSENT is None:
        monkeypatch.setattr(cpu.native, "limit", lambda what, threads: {"bfloat16": 8e9, "memory": 1e10}.get(what, 1e9))


def test_pairs_and_the_least_time_by_hand() -> None:
    assert Case("", 2, 2, 3, 5, 16).pairs == 2 * (3 + 4 + 5)
    assert Case("", 1, 1, 4, 4, 16, window=2).pairs == 1 + 2 + 2 + 2
    limits = {"float32": 4.0, "bfloat16": 8.0, "exp2": 1.0, "memory": 1e9}
    token = Case("", 1, 1, 1, 10, 2)
    assert _benching._least(token, "float32", limits) == 4 * 10 * 2 / 4 + 10
    assert (
        _benching._least(token, "float32", limits | {"memory": 1.0}) == 2 * 10 * 2 * 4
    )  # keys and values, 4 bytes each
    assert _benching._least(Case("", 1, 1, 1, 10, 2, both=True), "bfloat16", limits) == 14 * 10 * 2 / 8 + 20


@pytest.mark.skipif(cpu.ABSENT is not None, reason="the native kernels are not there")
def test_the_command_shows_every_call_and_says_what_the_columns_are(qkv: Command, small: None) -> None:
    ran = qkv("bench", "--rounds", "1", "--plain")
    assert ran.code == 0
    for case in BOTH:
        assert ran.out.count(case.name) >= 2
    assert "8 GFLOP/s" in ran.out and "× torch" in ran.out and "of limit" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_json_holds_every_number(qkv: Command, small: None) -> None:
    threads = torch.get_num_threads()
    try:
        ran = qkv("bench", "--rounds", "2", "--threads", "1", "--json")
    finally:
        torch.set_num_threads(threads)
    report = json.loads(ran.out)
    assert report["threads"] == 1 and len(report["results"]) == 2 * len(BOTH)
    for r in report["results"]:
        assert r["ratio"] == pytest.approx(r["torch_seconds"] / r["qkv_seconds"])
        assert r["share_of_limit"] is None or r["share_of_limit"] > 0


def test_a_model_end_to_end(qkv: Command, small: None, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_benching, "PROMPT", 24)
    monkeypatch.setattr(_benching, "ANSWER", 9)
    ran = qkv("bench", "--rounds", "1", "--model", tiny, "--json")
    report = json.loads(ran.out)
    rows = report["results"][2 * len(BOTH) :]
    assert [(r["case"], r["dtype"]) for r in rows] == [
        (f"model: {what}", dtype) for dtype in ("float32", "bfloat16") for what in ("prompt of 24", "8 more tokens")
    ]
    assert all(r["ratio"] == r["torch_seconds"] / r["qkv_seconds"] > 0 for r in rows)
    assert report["model"] and rows[0]["share_of_limit"] is None


def test_a_model_that_answers_otherwise_is_not_timed(tiny: Path) -> None:
    from qkv.hf import register
    from qkv.models import load

    register()
    model = load(tiny).model
    prompt = _benching_model.prompt_of(model, 10**9, 9)
    assert prompt.shape[1] + 9 == model.config.max_position_embeddings
    new, seconds = _benching_model.answer(model, "qkv", prompt[:, :20], 5)
    assert new.shape == (1, 5) and set(seconds) == {"prompt", "answer"} and min(seconds.values()) > 0
    right = model.set_attn_implementation
    model.set_attn_implementation = lambda way: (right(way), setattr(model, "is_qkv", way == "qkv"))
    model.lm_head.register_forward_hook(lambda module, _, out: out * (1.01 if model.is_qkv else 1.0))
    with pytest.raises(AssertionError, match="float32: the logits differ by"):
        _benching_model.measure(model, prompt[:, :20], 9, 1, "float32")


def test_a_model_must_be_there_and_generate_text(
    qkv: Command, small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = qkv("bench", "--model", tmp_path / "missing")
    assert ran.code and "There is no folder" in ran.err
    encoder = SimpleNamespace(model=SimpleNamespace(can_generate=lambda: False))
    monkeypatch.setattr("qkv.models.load", lambda name, progress: encoder)
    ran = qkv("bench", "--model", "minilm")
    assert ran.code and "qkv bench --model minilm: it generates no text." in ran.err


def test_a_wrong_result_is_told_and_not_timed(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    right = _benching.attention

    def wrong(*tensors: Any, **options: Any) -> Any:
        return right(*tensors, **options) * 1.01

    monkeypatch.setattr(_benching, "attention", wrong)
    with pytest.raises(AssertionError, match=r"qkv bench: prompt, float32: qkv is .* from float64"):
        _benching.measure(1)


def test_without_the_native_kernels_it_says_so(qkv: Command, small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpu, "ABSENT", "they were not built")
    ran = qkv("bench", "--rounds", "1", "--plain")
    assert ran.code == 0 and "The native kernels are missing: they were not built." in ran.out.replace("\n", " ")
