"""Step 7 on a model: a tiny one of random weights, and the real one where it is there."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

import qkv
from qkv.nn import LanguageModel, LanguageModelConfig
from qkv.story import as_data
from qkv.story.model_block import follow, words_of
from qkv.story.tell_model import model_screens

MARY = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"


class Letters:
    """A tokenizer whose tokens are words with their blank, as a real one's are."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def __call__(self, sentence: str) -> dict[str, list[int]]:
        pieces = [" " + w if i else w for i, w in enumerate(sentence.split())]
        return {"input_ids": [self.known.setdefault(p, len(self.known)) for p in pieces]}

    def decode(self, ids: list[int]) -> str:
        names = {i: p for p, i in self.known.items()}
        return "".join(names[i] for i in ids)


@pytest.fixture(scope="module")
def tiny():
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=64, hidden_size=32, intermediate_size=48, num_hidden_layers=3, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=64, tie_word_embeddings=True,
    )  # fmt: skip
    return transformers.LlamaForCausalLM(config).eval()


def test_pieces_of_a_word_are_one_word():
    assert words_of(("Rosa", " Del", "g", "ado", " met", ".", " Then")) == [0, 1, 1, 1, 2, 3, 4]
    assert words_of(()) == []


@pytest.mark.parametrize("attention", ["eager", "sdpa"])
def test_the_walk_is_what_the_model_did(tiny, attention):
    tiny.set_attn_implementation(attention)
    w = follow(tiny, Letters(), "one two three four five six", layer=1, head=3, word="five")
    assert (w.layer, w.head, w.row) == (1, 3, 4)
    assert w.difference < 1e-6
    q, k, v = w.query.numpy(), w.keys.numpy(), w.values.numpy()
    shares = np.exp(k @ q / np.sqrt(8))
    shares /= shares.sum()
    np.testing.assert_allclose(w.raw.numpy(), k @ q, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(w.shares.numpy(), shares, rtol=1e-5)
    np.testing.assert_allclose(w.mixed.numpy(), shares @ v, rtol=1e-4, atol=1e-6)
    layer = tiny.model.layers[1]
    weight = layer.self_attn.o_proj.weight.detach().numpy()[:, 24:32]
    np.testing.assert_allclose(w.added.numpy(), weight @ (shares @ v), rtol=1e-4, atol=1e-7)


def test_after_is_what_the_rest_of_the_block_receives(tiny):
    seen = {}
    hook = tiny.model.layers[2].post_attention_layernorm.register_forward_pre_hook(lambda m, a: seen.update(x=a[0][0]))
    w = follow(tiny, Letters(), "one two three four", layer=2)
    hook.remove()
    torch.testing.assert_close(w.after, seen["x"][w.row], rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("sentence", ["one", "one two", "one two three", ". , ; :"])
def test_short_sentences_have_something_to_show(tiny, sentence):
    told = list(model_screens(tiny, Letters(), "a tiny model", sentence))
    assert len(told) == 3
    assert json.dumps([as_data(s) for s in told])


def test_no_hook_is_left_behind(tiny):
    follow(tiny, Letters(), "one two three")
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in tiny.modules())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"layer": 3}, "--layer 3 is not there: this model has 3, counted from 0 to 2."),
        ({"head": -1}, "--head -1 is not there: this model has 4, counted from 0 to 3."),
        ({"word": "nine"}, "--word 'nine' is not in the sentence. Its words: one two three"),
    ],
)
def test_what_is_not_there_is_named(tiny, options, message):
    with pytest.raises(ValueError, match="is not") as caught:
        follow(tiny, Letters(), "one two three", **options)
    assert str(caught.value) == message


def test_a_text_and_another_kind_of_model_are_refused(tiny):
    with pytest.raises(ValueError, match="1 to 512 tokens, got 600"):
        follow(tiny, Letters(), "word " * 600)
    with pytest.raises(ValueError, match="models built like Llama, got Linear"):
        follow(torch.nn.Linear(1, 1), Letters(), "one")


def test_a_sentence_that_looks_like_markup_is_shown_as_it_is(tiny):
    told = next(model_screens(tiny, Letters(), "tiny", "*one* {query:two} `three` four"))
    assert "*one*" in as_data(told)["items"][0]["words"]


def test_the_real_model_reads_the_umbrella(smollm2):
    w = follow(smollm2.model, smollm2.tokenizer, MARY)
    assert (w.layer, w.head) == (18, 6)
    assert (w.tokens[w.row], w.tokens[w.best]) == (" blue", " umbrella")
    assert w.shares[w.best].item() == pytest.approx(0.972, abs=0.01)
    assert w.difference < 1e-4


@pytest.mark.parametrize("positions", ["rope", "learned"])
def test_the_walk_through_a_language_model_of_our_own(positions):
    """The residual after the attention is what the layer's feed-forward reads; shares are the recorded ones."""
    torch.manual_seed(0)
    config = LanguageModelConfig(64, 32, 4, 2, kv_heads=2, positions=positions, context=16)
    model, letters = LanguageModel(config).eval(), Letters()
    text, read = "one two three four five six", []
    model.layers[1].feed_forward_norm.register_forward_pre_hook(lambda _, args: read.append(args[0][0]))
    w = follow(model, letters, text, layer=1, head=3, word="five")
    assert (w.layer, w.head, w.row, w.heads, w.layers) == (1, 3, 4, 4, 2)
    torch.testing.assert_close(w.after, read[0][4].detach())
    with qkv.record(model) as trace, torch.no_grad():
        model(torch.tensor([letters(text)["input_ids"]]))
    torch.testing.assert_close(w.shares, trace[1][0, 3, 4][:5])
    assert w.difference < 1e-6 and len(list(model_screens(model, letters, "ours", text))) == 3


def test_what_a_walk_cannot_tell_is_refused():
    model = LanguageModel(LanguageModelConfig(64, 32, 4, 1, positions="alibi"))
    with pytest.raises(ValueError, match="this one has ALiBi"):
        follow(model, Letters(), "one two")
