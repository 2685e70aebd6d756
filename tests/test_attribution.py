"""Attribution: spans and answers, hand-made traces whose scores a person can add up, and one clear error for bad input."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import torch
from hand_made import map_of, trace_of, weights_of
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.testing import assert_close

import qkv
from qkv.trace import Trace, attribution
from qkv.trace.attribution import METHODS, Coefficients, Reliability, Span
from qkv.trace.attribution.methods import default

TOKENS = ["Ann", " saw", " it", ".", " Tom", " sang", "!", " It", " was", " green"]
FIRST = {(0, 7): {4: 0.5, 1: 0.25}, (1, 7): {1: 0.5}, (0, 8): {5: 1.0}, (1, 8): {8: 0.5, 3: 0.25}}
SECOND = {(0, 7): {2: 1.0}, (1, 8): {6: 0.5}}


@pytest.fixture
def trace() -> Trace:
    """Two layers of two heads; the answer is "was green", which the rows of "It" (7) and "was" (8) gave."""
    return trace_of(TOKENS, FIRST, SECOND, prompt_length=8)


# ---- by hand --------------------------------------------------------------------------------------------------------------


def test_two_tokens_by_hand() -> None:
    """One head, one row: it read the first token, a sink, with 1/4 and the second with 3/4."""
    made = trace_of(["a", "b", "c", "d"], {(0, 2): {1: 0.75}}, heads=1, prompt_length=3)
    found = made.attribute(spans="tokens", by="share")
    assert [(s.text, round(x, 4)) for s, x in zip(found.spans, found.scores.tolist(), strict=True)] == [
        ("a", 0.0), ("b", 0.75), ("c", 0.0),
    ]  # fmt: skip
    assert found.answer == Span("d", 3, 4) and found.apart == (0, 2)
    assert found.top(1) == [(Span("b", 1, 2), pytest.approx(0.75))]


def test_the_mean_share_by_hand(trace: Trace) -> None:
    """Token 1 got 1/4 and 1/2 of the 8 rows (2 heads, 2 layers, 2 tokens of answer); 7 gave the answer and is no source."""
    found = trace.attribute(by="share")
    assert [s.text for s in found.spans] == ["Ann saw it.", "Tom sang!", "It"]
    assert_close(found.scores, torch.tensor([0.25 + 0.5 + 0.25 + 1.0, 0.5 + 1.0 + 0.5, 0.0], dtype=torch.float64) / 8)
    assert found.kind == "heuristic" and found.by == "share" and found.trusted == "not known for this model"


def test_learned_coefficients_by_hand(trace: Trace) -> None:
    """Only head 1 of layer 0 counts, twice: ½ of "saw", ¼ of the point; of two rows the mean."""
    theta = torch.tensor([[0.0, 2.0], [0.0, 0.0]], dtype=torch.float64)
    found = trace.attribute(by="learned", coefficients=Coefficients(theta))
    assert_close(found.scores, torch.tensor([2 * (0.5 + 0.25) / 2, 0.0, 0.0], dtype=torch.float64))


@pytest.mark.parametrize(("second", "expected"), [(-1.0, 0.0), (3.0, 2 / 3)])
def test_contributions_are_parts_of_a_row(second: float, expected: float) -> None:
    """Each head gives half to token 1: ½ · 1 + ½ · second beside the sink's ½ + ½ = 1; opposite vectors hand over nothing."""
    q, k = map_of(weights_of(4, 2, {(0, 2): {1: 0.5}, (1, 2): {1: 0.5}})).tensors[:2]
    value = torch.zeros(1, 2, 4, 1)
    value[0, :, 0], value[0, :, 1, 0] = 1.0, torch.tensor([1.0, second])
    made = Trace.from_tensors(
        {"layer": qkv.AttentionMap.from_tensors(q, k, value, scale=1.0, causal=True)},
        tokens=["a", "b", "c", "d"], prompt_length=3, output_weights={"layer": torch.ones(1, 2)},
    )  # fmt: skip
    found = made.attribute(spans="tokens", by="contribution")
    assert_close(found.scores, torch.tensor([0.0, expected, 0.0], dtype=torch.float64), atol=1e-6, rtol=0)


# ---- answers and spans ----------------------------------------------------------------------------------------------------


def test_an_answer_is_a_text_or_positions(trace: Trace) -> None:
    assert trace.attribute(by="share").answer == Span("was green", 8, 10)
    assert trace.attribute("green", by="share").answer == Span("green", 9, 10)
    assert trace.attribute((5, 7), by="share").answer == Span("sang!", 5, 7)
    assert [s.text for s in trace.attribute((5, 7), by="share").spans] == ["Ann saw it.", "Tom"]
    earlier = trace.attribute("green", spans=[(1, 4), (8, 9)], by="share")  # the model's own words, too
    assert [s.text for s in earlier.spans] == ["saw it.", "was"]


def test_spans_are_sentences_lines_tokens_ranges_or_texts(trace: Trace) -> None:
    def texts(**more: Any) -> list[str]:
        return [s.text for s in trace.attribute(by="share", **more).spans]

    assert texts(spans="tokens") == ["Ann", "saw", "it", ".", "Tom", "sang", "!", "It"]
    assert texts(spans="lines") == ["Ann saw it. Tom sang! It"]
    assert texts(spans=[(4, 6), (1, 2)]) == ["saw", "Tom sang"]
    assert texts(spans=["Tom sang", "saw"]) == ["saw", "Tom sang"]
    assert texts(within="saw it. Tom") == ["saw it.", "Tom"]
    assert texts(within=(4, 8)) == ["Tom sang!", "It"]


@pytest.mark.parametrize(
    ("tokens", "by", "expected"),
    [
        (["One", ".\n", "\n", "Two", " 3", ".", "5", ".", " x"], "sentences", ["One.", "Two 3.5."]),
        (['He: "', "No", '."', " She", " left", " x"], "sentences", ['He: "No."', "She left"]),
        (["a", "\n", "b", "\n\n", "c", " x"], "lines", ["a", "b", "c"]),
        (["今日は。", "明日も", "。", "x"], "sentences", ["今日は。明日も。"]),
    ],
)
def test_where_a_text_is_cut(tokens: list[str], by: str, expected: list[str]) -> None:
    made = trace_of(tokens, {}, prompt_length=len(tokens) - 1)
    assert [s.text for s in made.attribute(spans=by, by="share").spans] == expected


def test_tokens_that_are_no_text_are_no_source() -> None:
    made = trace_of(
        ["<s>", "a", "<sep>", "b", "c"], {(0, 3): {2: 0.5, 1: 0.25}}, prompt_length=4, special=frozenset({0, 2})
    )
    found = made.attribute(spans="tokens", by="share")
    assert [s.text for s in found.spans] == ["a", "b"] and found.apart == (0, 2, 3)
    assert_close(found.scores, torch.tensor([0.125, 0.0], dtype=torch.float64))


@given(cuts=st.sets(st.integers(1, 8), max_size=6), by=st.sampled_from(["share", "learned"]), seed=st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_the_scores_of_spans_are_those_of_their_tokens(cuts: set[int], by: str, seed: int) -> None:
    g = torch.Generator().manual_seed(seed)
    w = torch.rand(2, 10, 10, generator=g).tril() + 1e-3
    w = w.tril() / w.tril().sum(-1, keepdim=True)
    made = Trace.from_tensors({"layer": map_of(w)}, tokens=TOKENS, prompt_length=9)
    theta = Coefficients(torch.randn(1, 2, generator=g, dtype=torch.float64))
    edges = sorted({0, 9, *cuts})
    spans = list(pairwise(edges))
    more: dict[str, Any] = {"by": by, "coefficients": theta}
    by_token, by_span = made.attribute(spans="tokens", **more), made.attribute(spans=spans, **more)
    expected = [by_token.scores[a:b].sum().item() for a, b in spans]
    assert_close(by_span.scores, torch.tensor(expected, dtype=torch.float64))
    assert by_token.of_tokens is not None
    assert_close(by_token.of_tokens[:9], by_token.scores)


# ---- what an attribution says ---------------------------------------------------------------------------------------------


def test_it_prints_and_goes_on_as_data(trace: Trace) -> None:
    found = trace.attribute(by="share")
    said = str(found)
    assert said.startswith("Which of 3 spans did 'was green' come from?")
    assert "50%  Ann saw it." in said and "heuristic · mean attention" in said and "not known for this model" in said
    data = found.data
    assert data["spans"][0]["text"] == "Ann saw it." and data["spans"][0]["stop"] == 4
    assert sum(abs(s["part"]) for s in data["spans"]) == pytest.approx(1.0)
    assert data["reliability"] is None and data["answer"]["text"] == "was green"


def test_a_method_is_shown_with_how_far_it_can_be_trusted(trace: Trace) -> None:
    judged = {"learned": Reliability(40, 0.61, 0.2, 0.7, 0.9)}
    found = trace.attribute(coefficients=Coefficients(torch.ones(2, 2, dtype=torch.float64), judged=judged))
    assert found.by == "learned"  # the default where there are coefficients
    assert "0.61 ± 0.20 over 40 held-out prompts" in str(found) and found.data["reliability"]["top1"] == 0.7


def test_the_default_is_what_was_judged_best() -> None:
    theta, better = torch.ones(2, 2, dtype=torch.float64), Reliability(9, 0.5, 0.1, 0.5, 0.5)
    worse = Reliability(9, 0.4, 0.1, 0.5, 0.5)
    assert default(None) == "contribution"
    assert default(Coefficients(theta)) == "learned"
    assert default(Coefficients(theta, judged={"learned": worse, "support": better})) == "learned"  # it needs the model
    assert default(Coefficients(theta, judged={"learned": better, "share": worse})) == "learned"
    assert default(Coefficients(theta, judged={"learned": worse, "share": better})) == "share"


def test_what_is_shipped_says_how_it_was_judged() -> None:
    [mine] = [c for c in attribution.coefficients.shipped() if c.model.startswith("SmolLM2")]
    assert mine.theta.shape == (30, 9) and default(mine) == "learned"
    assert {"share", "contribution", "signed", "support", "learned"} <= set(mine.judged)
    assert mine.judged["learned"].spearman > mine.judged["share"].spearman
    assert all(r.prompts >= mine.about["prompts"] for r in mine.judged.values())


def test_coefficients_are_kept_in_a_file(tmp_path: Any) -> None:
    judged = {"share": Reliability(4, 0.5, 0.1, 0.2, 0.3)}
    made = Coefficients(torch.randn(2, 3, dtype=torch.float64), "a model", "ab12", {"prompts": 3}, judged)
    made.save(tmp_path / "c.json")
    again = Coefficients.load(tmp_path / "c.json")
    assert_close(again.theta, made.theta, atol=1e-5, rtol=1e-5)
    assert (again.model, again.fingerprint, again.about, again.judged) == (
        "a model",
        "ab12",
        {"prompts": 3},
        made.judged,
    )
    for broken in (
        "",
        "{}",
        '{"schema": 9, "theta": [[1]], "judged": {}}',
        '{"schema": 1, "theta": [[NaN]], "judged": {}}',
    ):
        (tmp_path / "b.json").write_text(broken)
        with pytest.raises(ValueError, match=r"Coefficients.load: .*b.json' holds no coefficients of heads"):
            Coefficients.load(tmp_path / "b.json")


# ---- one clear error ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"spans": [(1, 4), (3, 6)]}, r"the spans \(1, 4\) and \(3, 6\) overlap: a token would count twice"),
        ({"spans": [(4, 12)]}, r"the span \(4, 12\) lies outside tokens 0 to 7, those before the answer"),
        ({"spans": [(-2, 3)]}, r"the span \(-2, 3\) lies outside"),
        ({"spans": [(3, 3)]}, r"the span \(3, 3\) lies outside"),
        ({"spans": ["Bob"]}, "the span 'Bob' does not stand in the text before the answer"),
        ({"spans": [7]}, r"7 are no positions; expected a pair \(first, stop\)"),
        ({"spans": "words"}, "spans must be 'sentences', 'lines', 'tokens' or ranges"),
        ({"spans": []}, "there is no span before the answer"),
        ({"within": "Bob"}, "within is a text that does not stand before the answer"),
        ({"within": (4, 10)}, r"within=\(4, 10\) lies outside the text before the answer, tokens 0 to 7"),
        ({"answer": "blue"}, "the model did not answer 'blue'; its answer is ' was green'"),
        ({"answer": " "}, "the model did not answer ' '"),
        ({"answer": (0, 2)}, "the answer's tokens 0 to 1 are not there"),
        ({"answer": (8, 11)}, "the answer's tokens 8 to 10 are not there; this trace holds tokens 0 to 9"),
        (
            {"by": "magic"},
            "by must be one of 'share', 'contribution', 'signed', 'support', 'learned', 'ablation', got 'magic'",
        ),
        ({"by": "contribution"}, "this trace keeps no values"),
        ({"by": "support"}, r"this method runs the model again"),
        ({"by": "signed"}, r"this method runs the model again. Give it: attribute\(…, model=model\)"),
        ({"by": "ablation"}, r"this method runs the model again"),
        ({"by": "learned"}, r"there are no coefficients for a hand-made model. Fit them: qkv.attribution.fit"),
        ({"by": "share", "alternative": " red"}, "an alternative goes with by='signed', got by='share'"),
        (
            {"by": "learned", "coefficients": Coefficients(torch.ones(3, 2))},
            r"not of the trace's model \(2 layers of 2\)",
        ),
    ],
)
def test_what_cannot_be_asked(trace: Trace, more: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=f"^Trace.attribute: .*{says}"):
        trace.attribute(**{"by": "share"} | more)


def test_traces_that_cannot_answer() -> None:
    with pytest.raises(ValueError, match="this trace holds no answer: the model only read"):
        trace_of(TOKENS, FIRST).attribute()
    w = torch.eye(4).expand(2, 4, 4)
    with pytest.raises(ValueError, match="without a tokenizer the text is not known, so it has no sentences"):
        Trace.from_tensors({"layer": map_of(w)}, prompt_length=3).attribute()
    q = torch.randn(2, 1, 4, 2)
    with pytest.raises(ValueError, match=r"holds a batch of 2. Choose one text: trace.sequence\(0\).attribute"):
        Trace.from_tensors({"layer": (q, q)}, prompt_length=3, causal=True).attribute()
    with pytest.raises(ValueError, match=r"Attribution.top: k must be a whole number of 1 or more, got 0"):
        trace_of(TOKENS, FIRST, prompt_length=8).attribute(by="share").top(0)


def test_every_method_says_what_it_is() -> None:
    for method in METHODS.values():
        assert method.kind in ("measured", "derived", "heuristic") and method.what and method.unit and method.source
    assert qkv.attribution.METHODS is METHODS
