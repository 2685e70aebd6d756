"""Scores and logits as sums over what was written into the residual stream."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from tiny_models import ids, tiny

import qkv
from qkv.models import Loaded
from qkv.trace import Writer, logit_difference, writes

pytest.importorskip("transformers")

# RMSNorm of transformers' computes in float32 whatever it is given; LayerNorm does not.
ROUNDING = {"llama": 1e-6, "mistral": 1e-6, "qwen2": 1e-6, "gpt2": 1e-12}


@pytest.fixture
def text() -> torch.Tensor:
    return ids(1, 20)


def recorded(model: Any, text: torch.Tensor, **options: Any) -> qkv.Trace:
    with qkv.record(model, **options) as trace, torch.no_grad():
        model(input_ids=text, use_cache=False)
    return trace


def trained(name: str) -> Any:
    """A tiny model whose biases and norms are no longer what they were made as."""
    model = tiny(name).double()
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter.add_(torch.randn(parameter.shape, generator=generator, dtype=torch.float64) * 0.3)
    return model


@pytest.mark.parametrize("name", ROUNDING)
def test_writes_sum_to_the_stream(name: str, text: torch.Tensor) -> None:
    """What entered the last norm and each layer, against transformers' own hidden states."""
    model = trained(name)
    found = writes(model, text, [3, -1])
    with torch.no_grad():
        states = model(input_ids=text, output_hidden_states=True).hidden_states
    assert found.positions == (3, 19) and found.vectors.shape[:2] == (2, len(found.writers))
    for layer in range(2):
        expected = states[layer][0, [3, 19]]
        torch.testing.assert_close(found.stream[:, layer], expected, rtol=0, atol=1e-12)
        before = found.vectors[:, found.before(layer)].sum(1)
        torch.testing.assert_close(before, expected, rtol=0, atol=1e-6)
    torch.testing.assert_close(found.vectors.sum(1), found.stream[:, -1], rtol=0, atol=1e-6)


@pytest.mark.parametrize("name", ROUNDING)
def test_the_terms_sum_to_the_logit_difference(name: str, text: torch.Tensor) -> None:
    model = trained(name)
    found = logit_difference(model, text, 5, 9, position=12)
    with torch.no_grad():
        logits = model(input_ids=text).logits[0, 12]
    assert found.value == pytest.approx(float(logits[5] - logits[9]), abs=1e-12)
    size = float(found.terms.abs().max())
    assert abs(float(found.terms.sum()) - found.value) < ROUNDING[name] * size
    assert int((found.terms.abs() > 1e-6).sum()) >= 9 and bool((found.terms < 0).any())
    assert len(found.top(3)) == 3 and found.of(*found.top(1)[0][0]) == found.top(1)[0][1]
    assert sum(term["term"] for term in found.data["terms"]) == pytest.approx(found.value, abs=ROUNDING[name] * size)


@pytest.mark.parametrize("name", ROUNDING)
def test_a_heads_edges_sum_to_its_term(name: str, text: torch.Tensor) -> None:
    """The signed contributions of the map, each head of each layer."""
    model = trained(name)
    trace, found = recorded(model, text), logit_difference(model, text, 5, 9, position=12)
    for layer in range(2):
        weight = trace.layer(layer).output_weight
        edges = trace[layer].contributions(weight, direction=found.direction)[0, :, 12]
        for head in range(4):
            assert float(edges[head].sum()) == pytest.approx(found.of("head", layer, head), abs=1e-6)
            assert abs(found.of("head", layer, head)) > 1e-6


@pytest.mark.parametrize("name", ROUNDING)
@pytest.mark.parametrize(("layer", "head", "query", "key"), [(0, 0, 7, 7), (1, 3, 19, 16), (1, 2, 12, 9)])
def test_the_terms_sum_to_the_score(name: str, layer: int, head: int, query: int, key: int, text: torch.Tensor) -> None:
    """Grouped keys, biases, scales of each layer: the score of the recorded map."""
    model = trained(name)
    trace = recorded(model, text)
    found = trace.why(layer, head, query, key, model=model)
    score = float(trace[layer].scores[0, head, query, key])
    assert found.score == pytest.approx(score, abs=1e-12)
    assert abs(float(found.terms.sum()) - score) < 10 * ROUNDING[name] * max(1.0, float(found.terms.abs().max()))
    assert found.terms.shape == (len(found.queries), len(found.keys))
    torch.testing.assert_close(found.of_queries.sum(), found.of_keys.sum())
    assert sum(pair["term"] for pair in found.data["pairs"]) == pytest.approx(score, abs=1e-5)
    assert f"head {layer}.{head}" in str(found) and f"({query})" in str(found)


@torch.no_grad()
def test_a_pair_is_what_is_lost_without_its_writer(text: torch.Tensor) -> None:
    """By hand, GPT-2: with one writer taken out of the key's stream, the norm's scale as it was, the score loses its column."""
    model = trained("gpt2")
    trace = recorded(model, text)
    found = trace.why(1, 2, 12, 9, model=model)
    wrote, block = writes(model, text, [12, 9]), model.transformer.h[1]
    out = found.keys.index(Writer("head", 0, 1))

    def normed(x: torch.Tensor, of: torch.Tensor) -> torch.Tensor:
        spread = (of - of.mean()).square().mean() + block.ln_1.eps
        return (x - x.mean()) / spread.sqrt() * block.ln_1.weight + block.ln_1.bias

    query, key = wrote.stream[:, 1]
    less = key - wrote.vectors[1, out]
    scores = []
    for x in (key, less):
        q = block.attn.c_attn(normed(query, query))[16:24]
        k = block.attn.c_attn(normed(x, key))[32 + 16 : 32 + 24]
        scores.append(float(q @ k * block.attn.scaling))
    assert scores[0] == pytest.approx(found.score, abs=1e-12)
    assert (
        scores[0] - scores[1] == pytest.approx(float(found.of_keys[out]), abs=1e-12)
        and abs(scores[0] - scores[1]) > 1e-6
    )


def test_heads_that_were_kept_keep_their_numbers(text: torch.Tensor) -> None:
    model = trained("llama")
    whole, part = recorded(model, text), recorded(model, text, heads=[3], queries=[12], layers=[1])
    found = part.why(0, 3, 12, 9, model=model)
    assert found.score == pytest.approx(whole.why(1, 3, 12, 9, model=model).score, abs=1e-9)
    assert Writer("head", 0, 3) in found.queries and Writer("head", 1, 0) not in found.queries


def test_of_a_generation(text: torch.Tensor) -> None:
    """A row of the answer, which a step with a cache computed."""
    model = trained("llama")
    with qkv.record(model) as trace:
        model.generate(text, max_new_tokens=6, do_sample=False, eos_token_id=None, pad_token_id=0)
    found = trace.why(1, 1, -1, 21, model=model)
    assert found.query == 24 and float(found.terms.sum()) == pytest.approx(found.score, abs=1e-5)


def test_errors(text: torch.Tensor) -> None:
    model = trained("llama")
    trace = recorded(model, text)
    with pytest.raises(ValueError, match="it is not the trace's model, or more is done"):
        trace.why(1, 0, 12, 5, model=tiny("llama", seed=3).double())
    with pytest.raises(ValueError, match=r"has no attention model\.layers\.1\.self_attn: it is not the trace's model"):
        trace.why(1, 0, 12, 5, model=trained("gpt2"))
    with pytest.raises(ValueError, match=r"Trace\.why: there is no head 4 in layer 1"):
        trace.why(1, 4, 12, 5, model=model)
    with pytest.raises(ValueError, match="the key 13 lies after the query 12"):
        trace.why(1, 0, 12, 13, model=model)
    with pytest.raises(IndexError, match="There is no row for token 20"):
        trace.why(1, 0, 20, 5, model=model)
    for name in ("gemma2", "qwen3", "bert"):
        with pytest.raises(ValueError, match=r"it is not known what \w+ writes into its residual stream"):
            writes(tiny(name), text, [3])
    with pytest.raises(IndexError, match="there is no position 20; the text has 20 tokens"):
        writes(model, text, [20])
    with pytest.raises(ValueError, match=r"the alternative \[5, 6\] is 2 tokens"):
        logit_difference(model, text, 4, [5, 6])
    with pytest.raises(KeyError, match=r"there is no writer head 7\.1"):
        logit_difference(model, text, 4, 5).of("head", 7, 1)


def test_a_model_that_scales_what_it_adds_is_refused(text: torch.Tensor) -> None:
    """Built like Llama by its names, but what is added is multiplied: the sum tells."""
    from transformers import GraniteConfig, GraniteForCausalLM

    model = GraniteForCausalLM(
        GraniteConfig(
            vocab_size=99, hidden_size=32, intermediate_size=40, num_hidden_layers=2, num_attention_heads=4,
            num_key_value_heads=2, residual_multiplier=0.3, embedding_multiplier=2.0,
        )
    ).eval()  # fmt: skip
    with pytest.raises(ValueError, match="does not add up to what layer 0 was given"):
        writes(model, text, [3])


@pytest.mark.slow
def test_smollm2(smollm2: Loaded) -> None:
    """Float32, 30 layers: the logits' difference within 1e-4, the score of the strongest induction head within 1e-4."""
    model, tokenizer = smollm2.model, smollm2.tokenizer
    sentence = "The capital of France is Paris. The capital of Italy is Rome. The capital of France is"
    found = logit_difference(model, sentence, " Paris", " Rome", tokenizer=tokenizer)
    assert found.value > 1
    assert abs(float(found.terms.sum()) - found.value) < 1e-4 * abs(found.value)
    assert len(found.terms) == 1 + 30 * (9 + 1)
    with qkv.record(model, tokenizer) as trace, torch.no_grad():
        model(**tokenizer(sentence, return_tensors="pt"))
    at = len(trace.tokens) - 1
    for layer in (0, 14, 29):
        edges = trace[layer].contributions(trace.layer(layer).output_weight, direction=found.direction)[0, :, at]
        for head in range(9):
            expected = found.of("head", layer, head)
            assert float(edges[head].sum()) == pytest.approx(expected, abs=1e-4 * max(1.0, abs(expected)))
    for layer, head in ((18, 6), (29, 0), (2, 4)):
        score = trace.why(layer, head, at, 6, model=model)
        assert abs(float(score.terms.sum()) - score.score) < 1e-4 * max(abs(score.score), 1.0)
