"""Recorded runs of many architectures against their own eager attention: outputs and every weight of every layer."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

pytest.importorskip("transformers")

import architectures
from architectures import ARCHITECTURES, LAYERS, build, compare, half_precision, inputs_of, recorded

PAGE = Path(__file__).parent.parent / "docs" / "architectures.md"
TOLERANCE = 1e-5

# What differs most from one another; the others take longer and run with the slow tests.
QUICK = (
    "llama",
    "gemma3",
    "gpt_oss",
    "deepseek_v3",
    "bloom",
    "gpt_neo",
    "bert",
    "albert",
    "deberta_v2",
    "t5",
    "whisper",
    "vit",
)


def marked(names: dict[str, object]) -> list[object]:
    return [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in names]


@pytest.mark.parametrize("name", marked(ARCHITECTURES))
def test_outputs_and_weights_are_those_of_eager(name: str) -> None:
    """Float32, padded batches, on positions that are text: every row of every head of all three layers."""
    for side in ARCHITECTURES[name].sides:
        found = compare(name, side)
        assert found.output <= TOLERANCE, side
        assert len(found.weights) == LAYERS and max(found.weights) <= TOLERANCE, (side, found.weights)
        assert found.maps == (3 if ARCHITECTURES[name].reads in ("text twice", "sound, text") else 1) * LAYERS
        assert found.peak > 1.3, "weights that are nearly uniform tell nothing"


@pytest.mark.slow
@pytest.mark.parametrize("name", marked(ARCHITECTURES))
def test_bfloat16_is_as_near_to_float32_as_eager(name: str) -> None:
    found = half_precision(name, ARCHITECTURES[name].sides[-1])
    for eager, ours in (found.output, found.weights):
        assert eager > 0 and ours < 1.25 * eager


def test_a_comparison_finds_a_wrong_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps of the same model without the layer's window: the numbers above are measured, not assumed."""

    def wrong(model: object, inputs: dict[str, object]) -> object:
        model.config.sliding_window = 6  # type: ignore[attr-defined]
        return recorded(model, inputs)

    monkeypatch.setattr(architectures, "recorded", wrong)
    assert min(compare("mistral", "left").weights) > 1e-2


def test_a_recording_restores_the_model() -> None:
    model = build("gpt_oss")
    inputs, _ = inputs_of("gpt_oss", "left")
    with torch.no_grad():
        before = model(**inputs).logits
        recorded(model, inputs)
        assert torch.equal(model(**inputs).logits, before)
    assert model.config._attn_implementation == "eager"


def test_the_page_lists_the_architectures_that_are_compared() -> None:
    rows = [
        line.split("|")[1].strip(" `")
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert rows == list(ARCHITECTURES), "run: python docs/make_architectures.py"
    assert len(rows) >= 30
