"""Knock-outs against a dense run of the same model with the edges hidden by hand."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
import torch
from dense_cuts import Cuts, log_probability, logits
from hand_made import map_of
from tiny_models import ids, tiny

import qkv
from qkv.trace import edges
from qkv.trace.interventions.asked import where
from qkv.trace.interventions.controls import Candidates
from qkv.trace.interventions.passes import Passes, Variant
from qkv.trace.interventions.verdict import verdict

pytest.importorskip("transformers")

ANSWER = [41, 7, 63]
MODELS = ("llama", "mistral", "qwen3", "gemma2", "gemma3", "gpt_oss", "gpt2", "llama4")


def double(name: str) -> Any:
    """In float64; gpt-oss's experts know float32 only."""
    return tiny(name) if name == "gpt_oss" else tiny(name).double()


def within(name: str) -> float:
    return 3e-5 if name == "gpt_oss" else 1e-10


@pytest.fixture
def prompt() -> torch.Tensor:
    return ids(1, 24)[0]


@pytest.mark.parametrize("name", MODELS)
def test_the_effect_is_that_of_the_dense_run(name: str, prompt: torch.Tensor) -> None:
    """Grouped heads, windows, softcaps, sinks and chunks; the answer's rows may not read four tokens. Float64."""
    model, cut = double(name), edges(range(23, 26), range(17, 21))
    found = qkv.knockout(model, prompt, cut, answer=ANSWER, controls=3)
    before = log_probability(model, prompt, ANSWER)
    after = log_probability(model, prompt, ANSWER, Cuts(cut))
    assert found.before == pytest.approx(before, abs=within(name))
    assert found.effect == pytest.approx(after - before, abs=within(name)) and abs(found.effect) > 10 * within(name)
    uniform = log_probability(model, prompt, ANSWER, Cuts(uniform=range(23, 26)))
    assert found.uniform == pytest.approx(uniform - before, abs=within(name)) and abs(found.uniform) > 10 * within(name)


@pytest.mark.parametrize(
    ("layers", "heads"), [([1], None), (None, [0, 3]), (0, 2), (["*.1.*"], [1]), (None, {1: [2], "*.0.*": [0, 3]})]
)
def test_layers_and_heads(layers: Any, heads: Any, prompt: torch.Tensor) -> None:
    """Edges in the middle of the prompt, in some layers and heads only; a head that shares its keys with another."""
    model, cut = double("llama"), torch.tensor([[9, 3], [9, 4], [12, 12], [23, 9], [23, 0]])
    found = qkv.knockout(model, prompt, cut, layers=layers, heads=heads, answer=ANSWER, controls=2)
    numbers = None if layers is None else [1] if layers != 0 else [0]
    dense = Cuts(cut, layers=numbers, heads=[heads] if isinstance(heads, int) else heads)
    if isinstance(heads, dict):
        dense = Cuts(cut, heads={1: [2], 0: [0, 3]})
    expected = log_probability(model, prompt, ANSWER, dense) - log_probability(model, prompt, ANSWER)
    assert found.effect == pytest.approx(expected, abs=1e-10) and abs(expected) > 1e-7
    everywhere = log_probability(model, prompt, ANSWER, Cuts(cut)) - log_probability(model, prompt, ANSWER)
    assert abs(found.effect - everywhere) > 1e-7


@pytest.mark.parametrize("name", ["llama", "mistral", "gpt2"])
def test_a_row_whose_every_key_is_cut(name: str, prompt: torch.Tensor) -> None:
    """From the first token on, so that nothing is shared: the row reads nothing and its attention gives 0."""
    model, cut = double(name), torch.tensor([[0, 0], [5, 1], [23, 22]])
    found = qkv.knockout(model, prompt, cut, answer=ANSWER, controls=0)
    expected = log_probability(model, prompt, ANSWER, Cuts(cut)) - log_probability(model, prompt, ANSWER)
    assert found.effect == pytest.approx(expected, abs=1e-10) and found.controls == ()


def test_a_logit_difference(prompt: torch.Tensor) -> None:
    model, cut = double("llama"), edges([23], range(3, 9))
    found = qkv.knockout(model, prompt, cut, answer=[41], alternative=[7], controls=0)
    (before, after) = (logits(model, prompt, cuts)[-1] for cuts in (None, Cuts(cut)))
    assert found.before == pytest.approx(float(before[41] - before[7]), abs=1e-10)
    assert found.effect == pytest.approx(float((after - before)[41] - (after - before)[7]), abs=1e-10)


def test_without_an_answer_the_models_own_next_token_counts(prompt: torch.Tensor) -> None:
    model = double("llama")
    found = qkv.knockout(model, prompt, edges([23], [5]), controls=0)
    assert found.answer == (int(logits(model, prompt)[-1].argmax()),)


@pytest.mark.parametrize("name", ["llama", "mistral", "gpt_oss", "gpt2"])
@pytest.mark.parametrize("first", [0, 15])
def test_variants_beside_each_other_are_what_they_are_alone(name: str, first: int, prompt: torch.Tensor) -> None:
    """Five variants in one pass, whose cuts differ, against five dense runs of the whole text."""
    model = double(name)
    several = [edges([q], range(q - 4, q + 1)) for q in (20, 22, 23)]
    passes = Passes(model, prompt, first, range(23 - first, 24 - first), where([0], [0, 3]))
    variants = [Variant(e - torch.tensor([first, 0])) for e in several]
    variants += [Variant(uniform=torch.tensor([21, 23]) - first), Variant()]
    with passes.ready():
        found = passes.logits(variants)
    dense = [Cuts(e, layers=[0], heads=[0, 3]) for e in several]
    dense += [Cuts(uniform=[21, 23], layers=[0], heads=[0, 3]), Cuts()]
    expected = torch.stack([logits(model, prompt, cuts)[-1:] for cuts in dense])
    torch.testing.assert_close(found, expected.double(), rtol=0, atol=within(name))
    assert float((expected[:-1] - expected[-1]).abs().amax((1, 2)).min()) > 10 * within(name)


def test_the_beginning_is_read_once(prompt: torch.Tensor) -> None:
    """20 rows before the first cut one; 4 + 2 rows at the end, for the model as it is, 8 controls, the cut and uniform rows."""
    model, read = tiny("llama"), []
    model.register_forward_pre_hook(lambda _, args, kwargs: read.append(kwargs["input_ids"].shape[1]), with_kwargs=True)
    qkv.knockout(model, prompt, edges(range(20, 26), range(3, 6)), answer=ANSWER, controls=8)
    assert read == [20, 6, 10 * 6]


def test_what_was_read_before_is_not_read_again(prompt: torch.Tensor) -> None:
    """A cache of more tokens than can be used, of fewer, and of another kind. The keys are those of eager's float32 softmax."""
    from transformers import DynamicCache

    model, cut = double("llama"), edges(range(20, 26), range(3, 6))
    expected = qkv.knockout(model, prompt, cut, answer=ANSWER, controls=2)
    for known, again in ((24, 0), (12, 8)):
        past, read = DynamicCache(), []
        with torch.no_grad():
            model(input_ids=prompt[None, :known], cache=past)
        noting = model.register_forward_pre_hook(
            lambda *a, r=read: r.append(a[2]["input_ids"].shape[1]), with_kwargs=True
        )
        found = qkv.knockout(model, prompt, cut, answer=ANSWER, controls=2, past=past)
        noting.remove()
        assert found.effect == pytest.approx(expected.effect, abs=1e-7) and sum(read) == again + 6 + 4 * 6
        assert past.get_seq_length() == known
    with pytest.raises(ValueError, match=r"qkv\.knockout: past must be a DynamicCache"):
        qkv.knockout(model, prompt, cut, answer=ANSWER, past=DynamicCache(config=tiny("mistral").config))
    assert model.config._attn_implementation == "eager" and torch.is_grad_enabled()


def test_the_model_is_left_as_it_was(prompt: torch.Tensor) -> None:
    model = tiny("llama")
    before = logits(model, prompt)
    model.model.layers[0].train()
    qkv.knockout(model, prompt, edges([23], [5]), answer=ANSWER)
    assert [n for n, m in model.named_modules() if m.training][:2] == ["model.layers.0", "model.layers.0.self_attn"]
    assert not model.model.layers[1].training
    assert model.config._attn_implementation == "eager" and torch.equal(logits(model, prompt), before)
    with pytest.raises(ValueError, match="there is no layer 9"):
        qkv.knockout(model, prompt, edges([23], [5]), layers=9)
    assert model.config._attn_implementation == "eager" and torch.equal(logits(model, prompt), before)


def test_controls_are_drawn_by_the_seed(prompt: torch.Tensor) -> None:
    model, cut = tiny("llama"), edges([22, 23], [12, 13])
    once, again, other = (qkv.knockout(model, prompt, cut, answer=ANSWER, seed=s) for s in (4, 4, 5))
    assert once.controls == again.controls != other.controls and len(once.controls) == 20
    assert once.effect == again.effect == other.effect
    assert len(set(once.controls)) > 10


def test_controls_match_row_distance_and_mass() -> None:
    """Three heavy keys stand near the cut one, as heavy as it; all others are light, and heavy ones too far away."""
    length = 200
    mass = torch.full((length, length), 1e-4).tril()
    mass[150, [60, 66, 75, 84, 3, 140]] = 0.1
    mass[150, 0] = 0
    mass[150, 0] = 1 - mass[150].sum()
    cut = torch.tensor([[150, 60]])
    found = Candidates(cut, 0, 40, torch.Generator().manual_seed(0))
    found.see(map_of(mass[None]), [0])
    assert found.mass == pytest.approx(0.1, abs=1e-5)
    chosen = [pairs for pairs, _ in found.chosen()]
    assert all(len(pairs) == 1 and int(pairs[0, 0]) == 150 for pairs in chosen)
    keys = [int(pairs[0, 1]) for pairs in chosen]
    assert all(150 - 2 * 90 < k <= 150 - 45 and k not in (0, 60) for k in keys)
    assert sum(k in (66, 75, 84) for k in keys) > 10
    weights = [mass for _, mass in found.chosen()]
    assert max(weights) == pytest.approx(0.1, abs=1e-5)


def test_rows_without_other_keys_have_no_controls(prompt: torch.Tensor) -> None:
    model = tiny("llama")
    for cut in ([[0, 0]], edges([5], range(6))):
        found = qkv.knockout(model, prompt, cut, answer=ANSWER, controls=3)
        assert found.controls == () and found.holds is None and "There were no controls" in found.verdict


def test_a_control_has_as_many_edges_each_once() -> None:
    cut = edges(range(100, 104), range(40, 56))
    found = Candidates(cut, 100, 10, torch.Generator().manual_seed(1))
    query = torch.randn(1, 2, 4, 8, generator=torch.Generator().manual_seed(2))
    key = torch.randn(1, 2, 104, 8, generator=torch.Generator().manual_seed(3))
    made = qkv.AttentionMap.from_tensors(query, key, causal=True, query_offset=100)
    found.see(made, [1])
    assert found.mass == pytest.approx(float(made[0, 1, :, 40:56].sum() / 4), abs=1e-6)
    for pairs, held in found.chosen():
        assert len(pairs.unique(dim=0)) == len(cut) and torch.equal(pairs[:, 0].unique(), torch.arange(100, 104))
        assert not set(map(tuple, pairs.tolist())) & set(map(tuple, cut.tolist()))
        expected = sum(float(made[0, 1, q - 100, k]) for q, k in pairs.tolist()) / 4
        assert held == pytest.approx(expected, abs=1e-6)
        assert 0.7 < held / found.mass < 1.4


class Copier(torch.nn.Module):
    """Not one of Hugging Face's."""


def test_edges_of_two_spans() -> None:
    assert edges(slice(4, 6), range(3, 6)).tolist() == [[4, 3], [4, 4], [5, 3], [5, 4], [5, 5]]
    with pytest.raises(ValueError, match="no key of range\\(8, 9\\) is at or before a query"):
        edges([3], range(8, 9))
    with pytest.raises(ValueError, match="has no ends from 0 on"):
        edges([3], slice(-2, None))


ERRORS: list[tuple[dict[str, Any], str]] = [
    ({"edges": [[26, 3]]}, r"the edge \(26, 3\) lies outside: the model reads 26 tokens"),
    ({"edges": [[3, -1]]}, r"the edge \(3, -1\) lies outside"),
    ({"edges": [[3, 4]]}, r"the edge \(3, 4\) lies in the future"),
    ({"edges": [3, 4]}, r"edges are \(2,\) of torch.int64; expected whole numbers \(n, 2\)"),
    ({"edges": torch.zeros(0, 2, dtype=torch.int64)}, r"edges are \(0, 2\)"),
    ({"edges": [[3.0, 1.0]]}, r"edges are \(1, 2\) of torch.float32"),
    ({"layers": 2}, "there is no layer 2. The model has 2, from 0 to 1: model.layers.0.self_attn"),
    ({"layers": "h.*"}, "there is no layer 'h"),
    ({"layers": []}, "layers must be numbers"),
    ({"heads": [4]}, "there is no head 4; the layers have 4, from 0 to 3"),
    ({"heads": {0: [4]}}, "there is no head 4"),
    ({"heads": {3: None}}, "there is no layer 3"),
    ({"heads": {1: [0]}, "layers": 1}, "heads name their layers, so layers must be left out"),
    ({"heads": [-1]}, "heads must be whole numbers from 0 on"),
    ({"alternative": [5, 6]}, r"the alternative \[5, 6\] is 2 tokens; expected one"),
    ({"alternative": [41]}, "the answer begins with the alternative, token 41"),
    ({"answer": "red"}, "answer is a text and there is no tokenizer"),
    ({"answer": []}, "answer must be one or more token ids"),
    ({"inputs": "a text"}, "inputs are a text and there is no tokenizer"),
    ({"inputs": torch.zeros(2, 5, dtype=torch.int64)}, r"inputs are \(2, 5\) of torch.int64; expected the ids of one text"),
    ({"inputs": {"input_ids": [[4, 5]], "attention_mask": [[0, 1]]}}, "the attention_mask hides tokens"),
    ({"inputs": {"pixel_values": [[4, 5]]}}, "inputs hold pixel_values; expected input_ids"),
    ({"controls": -1}, "controls must be a whole number from 0 on"),
    ({"model": Copier()}, "Copier has no attention interface of Hugging Face's"),
    ({"model": "bert"}, "BertForMaskedLM does not go on with a text"),
    ({"model": "t5"}, "T5ForConditionalGeneration does not go on with a text"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "message"), ERRORS)
def test_errors(changed: dict[str, Any], message: str, prompt: torch.Tensor) -> None:
    model = changed.pop("model", None) if "model" in changed else tiny("llama")
    changed = dict(changed)
    if isinstance(model, str):
        model = tiny(model)
    given = {"inputs": prompt, "edges": [[23, 4]], "answer": ANSWER, "controls": 2, **changed}
    with pytest.raises(ValueError, match=f"qkv.knockout: .*{message}"):
        qkv.knockout(model, given.pop("inputs"), given.pop("edges"), **given)


def test_a_model_that_goes_round_the_interface(prompt: torch.Tensor) -> None:
    from transformers import FalconConfig, FalconForCausalLM

    model = FalconForCausalLM(
        FalconConfig(vocab_size=99, hidden_size=32, num_hidden_layers=1, num_attention_heads=4)
    ).eval()
    with pytest.raises(ValueError, match=r"qkv\.knockout: FalconForCausalLM has no attention interface"):
        qkv.knockout(model, prompt, [[23, 4]], answer=ANSWER)


def test_the_verdict_says_what_was_found() -> None:
    made = qkv.Knockout(
        effect=-4.0, controls=(-0.1, 0.1, 0.0), verdict="", before=-0.5, uniform=-6.0, mass=0.03, control_mass=(0.02,) * 3,
        edges=torch.tensor([[5, 2], [5, 3]]), answer=(4,), text=None, alternative=None,
    )  # fmt: skip
    words, holds = verdict(made)
    assert holds and "falls by 4.00, from -0.50 to -4.50" in words and "as heavy" not in words
    assert "That is more than any control did, over 20 standard deviations from their mean (p = 0.250)" in words
    assert "holding 2.00% of their attention where these hold 3.00%: +0.00 ± 0.10" in words
    assert made.p == pytest.approx(0.25)
    assert "no other edges of these rows are as heavy" in verdict(replace(made, control_mass=(0.001,) * 3))[0]
    assert "any control did, 9 standard" in verdict(replace(made, controls=(-0.4, 0.4, 0.0), effect=-3.6))[0]
    for controls in itertools.permutations((-5.0, 0.0, 0.1)):
        words, holds = verdict(replace(made, controls=controls))
        assert not holds and "no more than other edges do (p = 0.50)" in words
    words, holds = verdict(replace(made, controls=(), control_mass=()))
    assert holds is None and "no controls" in words
