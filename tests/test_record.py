"""Recorded models: the weights are eager attention's, whatever the model, its padding, its cache and the way it is run."""

from __future__ import annotations

import json
from typing import Any

import pytest
import torch
from tiny_models import ids, padding, tiny
from torch import Tensor

import qkv
from qkv import record

ENGINES = ("qkv", "model")
SEQ2SEQ = ("t5", "bart")


class Tokenizer:
    """Token n is the letter number n mod 26 after a space; 1 and 2 are no text."""

    all_special_ids = (1, 2)

    def decode(self, some: Any, **_: Any) -> str:
        return "".join(" " + chr(97 + n % 26) for n in some)


def eager(model: Any, **inputs: Any) -> Any:
    """What the model computes by itself: its output with dense attentions."""
    before = model.config._attn_implementation
    model.set_attn_implementation("eager")
    with torch.no_grad():
        out = model(**inputs, output_attentions=True, use_cache=False)
    model.set_attn_implementation(before)
    return out


def weights_of(out: Any) -> list[Tensor]:
    """In the order in which layers run."""
    if getattr(out, "cross_attentions", None):
        pairs = zip(out.decoder_attentions, out.cross_attentions, strict=True)
        return [*out.encoder_attentions, *(w for pair in pairs for w in pair)]
    return list(out.attentions)


def hold(trace: Any, wanted: list[Tensor], hidden: Tensor | None = None) -> None:
    """Equal shapes and weights in all layers; hidden (B, Lq): rows that nobody reads (padding)."""
    assert len(trace) == len(wanted)
    for n, dense in enumerate(wanted):
        found = trace[n].dense()
        assert found.shape == dense.shape, (n, found.shape, dense.shape)
        if hidden is not None:
            found, dense = (x.masked_fill(hidden[:, None, :, None], 0.0) for x in (found, dense))
        torch.testing.assert_close(found, dense, atol=1e-5, rtol=0)


# ---- one forward ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("name", ["llama", "gpt2", "bert", "gemma2", "gpt_oss"])
def test_a_padded_batch_has_the_weights_of_eager_attention(name: str, side: str, engine: str) -> None:
    model, mask = tiny(name), padding(side)
    inputs = {"input_ids": ids(), "attention_mask": mask}
    wanted = eager(model, **inputs)
    with torch.no_grad(), record(model, engine=engine) as trace:
        out = model(**inputs)
    hold(trace, weights_of(wanted), ~mask.bool())
    seen = mask.bool()
    torch.testing.assert_close(out.logits[seen], wanted.logits[seen], atol=1e-5, rtol=1e-5)
    assert torch.equal(trace.padding, seen) and trace.prompt_length == 13 and len(trace.runs) == 1
    assert "DOES NOT" not in str(trace.info()) and trace.check().holds
    assert model.config._attn_implementation == "eager"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", SEQ2SEQ)
def test_encoder_decoder_and_cross_attention(name: str, engine: str) -> None:
    model, mask = tiny(name), padding("right")
    inputs = {"input_ids": ids(), "attention_mask": mask, "decoder_input_ids": ids(2, 5, 3)}
    with torch.no_grad(), record(model, engine=engine) as trace:
        model(**inputs)
    hold(trace, weights_of(eager(model, **inputs)))
    kinds = [(layer.kind, layer.streams) for layer in trace.run.layers]
    assert kinds[0] == ("self", ("encoder", "encoder"))
    assert kinds[2:4] == [("self", ("decoder", "decoder")), ("cross", ("decoder", "encoder"))]
    assert len(trace.query_tokens(3)[0]) == 5 and trace.key_tokens(3)[0] == tuple(map(str, ids()[0].tolist()))


@pytest.mark.parametrize("engine", ENGINES)
def test_an_image_and_its_patches(engine: str) -> None:
    model, pixels = tiny("vit"), torch.randn(2, 1, 16, 16)
    with torch.no_grad(), record(model, engine=engine) as trace:
        model(pixel_values=pixels)
    hold(trace, weights_of(eager_vision(model, pixels)))
    assert trace.grid == (4, 4, 1) and trace.frames is None and trace.layer(0).streams == ("image", "image")


def eager_vision(model: Any, pixels: Tensor) -> Any:
    model.set_attn_implementation("eager")
    with torch.no_grad():
        return model(pixel_values=pixels, output_attentions=True)


def test_a_module_that_is_used_several_times_is_several_layers() -> None:
    import transformers

    config = transformers.AlbertConfig(
        vocab_size=99,
        embedding_size=16,
        hidden_size=32,
        intermediate_size=40,
        num_hidden_layers=3,
        num_attention_heads=4,
    )
    model = transformers.AlbertModel(config).eval()
    with torch.no_grad(), record(model) as trace:
        model(ids())
    hold(trace, weights_of(eager(model, input_ids=ids())))
    assert len(set(trace.layers)) == 1 and len(trace) == 3
    with pytest.raises(ValueError, match=r"ran 3 times. Choose by number: 0, 1, 2"):
        trace[trace.layers[0]]
    assert trace.layer(0).output_weight is trace.layer(2).output_weight is not None


def test_half_precision_is_recorded_as_it_is() -> None:
    model = tiny("llama").bfloat16()
    with torch.no_grad(), record(model) as trace:
        model(ids())
    layer = trace.layer(0)
    assert layer.segments[0].query.dtype == torch.bfloat16 and layer.segments[0].state.dtype == torch.float32  # type: ignore[union-attr]
    assert layer.check.holds and layer.check.output > 0  # type: ignore[union-attr, operator]


# ---- what is kept ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_layers_heads_and_queries_are_chosen(engine: str) -> None:
    model, text = tiny("gemma2"), ids(2, 13)
    chosen = {"layers": ["*.1.*"], "heads": [1, 2, 3], "queries": [3, -1], "weights": False}
    with torch.no_grad(), record(model, engine=engine, **chosen) as trace:
        out = model.generate(text, max_new_tokens=4, min_new_tokens=4, do_sample=False, pad_token_id=0)
    [layer] = trace.run.layers
    assert layer.name == "model.layers.1.self_attn" and layer.heads == (1, 2, 3) and layer.output_weight is None
    assert layer.positions.tolist() == [3, 12, 13, 14, 15] and layer.shape == (2, 3, 5, 16)
    wanted = eager(model, input_ids=out[:, :-1]).attentions[1][:, [1, 2, 3]][:, :, layer.positions]
    torch.testing.assert_close(layer.map.dense(), wanted, atol=1e-5, rtol=0)
    assert trace.query_tokens(0)[1] == tuple(str(n) for n in out[1, layer.positions].tolist())
    with pytest.raises(ValueError, match="a batch of 2"):
        trace.rows(0, [3])
    one = trace.sequence(1)
    torch.testing.assert_close(one.rows(0, [14, 3]), wanted[1][:, [3, 0]], atol=1e-5, rtol=0)
    with pytest.raises(ValueError, match="layer 0 has no row for position 4"):
        one.rows(0, [4])


def test_whole_groups_of_heads_keep_their_key_heads_once() -> None:
    model = tiny("llama")  # 4 query heads, 2 key heads
    for heads, kept in (([0, 1], 1), ([0, 2], 2), ([0, 1, 2], 3), ([0, 1, 2, 3], 2)):
        with torch.no_grad(), record(model, heads=heads) as trace:
            model(ids())
        assert trace.layer(0).segments[0].key.shape[1] == kept
        hold(trace, [w[:, heads] for w in weights_of(eager(model, input_ids=ids()))])
        assert trace.layer(0).output_weight.shape == (32, 8 * len(heads))  # type: ignore[union-attr]


def test_without_values_nothing_is_contributed() -> None:
    model = tiny("llama")
    with torch.no_grad(), record(model, keep="qk") as trace:
        model(ids())
    assert trace.layer(0).segments[0].value is None and not trace.info().data["runs"][0]["layers"][0]["values"]
    hold(trace, weights_of(eager(model, input_ids=ids())))


OUTPUTS = {
    "llama": "layers.1.self_attn.o_proj",
    "gpt2": "transformer.h.1.attn.c_proj",
    "t5": "encoder.block.1.layer.0.SelfAttention.o",
    "bert": "encoder.layer.1.attention.output.dense",
    "bart": "encoder.layers.1.self_attn.out_proj",
}


@pytest.mark.parametrize(("name", "path"), OUTPUTS.items())
def test_the_output_weight_is_found_and_kept_as_nn_linear_has_it(name: str, path: str) -> None:
    model = tiny(name)
    with torch.no_grad(), record(model) as trace:
        model(ids(), **({"decoder_input_ids": ids(2, 3)} if name in SEQ2SEQ else {}))
    module = next(m for n, m in model.named_modules() if n.endswith(path))
    wanted = module.weight.T if name == "gpt2" else module.weight
    kept = trace.layer(1).output_weight
    assert kept is not None and torch.equal(kept, wanted) and kept.data_ptr() != module.weight.data_ptr()


def test_a_trace_holds_what_it_says_and_no_more() -> None:
    """Views of larger storages are copied; query, key and value of one projection are not."""
    for name in ("llama", "gpt2"):
        model, text = tiny(name), ids(2, 16)
        for cache in ({}, {"cache_implementation": "static"}):
            with torch.no_grad(), record(model, weights=False) as trace:
                model.generate(text, max_new_tokens=9, min_new_tokens=9, do_sample=False, pad_token_id=0, **cache)
            q, k, v, state = (getattr(trace.layer(0).whole, n) for n in ("query", "key", "value", "state"))
            numbers = sum(t.numel() * t.element_size() for t in (q, k, v, state))
            assert trace.layer(0).nbytes == numbers and trace.nbytes == 2 * numbers
    with torch.no_grad(), record(tiny("gpt2"), weights=False) as trace:
        trace_of = trace
    assert trace_of.runs == ()


# ---- tokens ------------------------------------------------------------------------------------------------------------------


def test_tokens_are_strings_where_there_is_a_tokenizer() -> None:
    model, text = tiny("llama"), torch.tensor([[1, 5, 6, 2, 30, 31]])
    with torch.no_grad(), record(model, Tokenizer()) as trace:
        model.generate(text, max_new_tokens=3, min_new_tokens=3, do_sample=False, pad_token_id=0)
        assert len(trace.tokens) == 8
    assert trace.text == " b f g c e f" and trace.special == {0, 3}
    assert len(trace.tokens) == 8 and trace.answer == "".join(trace.tokens[6:])
    assert trace.query_tokens(0) == trace.key_tokens(1) == trace.tokens
    assert [w.text for w in trace.words[:2]] == ["b", "f"]
    with torch.no_grad(), record(model, Tokenizer()) as batch:
        model(ids(2, 4))
    assert len(batch.tokens) == 2 and batch.sequence(1).tokens == batch.tokens[1]
    with pytest.raises(
        ValueError, match=r"Trace.text: this trace holds a batch of 2. Choose one: trace.sequence\(0\).text"
    ):
        batch.text  # noqa: B018


def test_info_is_for_people_and_for_programs() -> None:
    model = tiny("llama")
    with torch.no_grad(), record(model) as trace:
        model(ids(), attention_mask=padding("left"))
    said, data = str(trace.info()), trace.info().data
    assert "trace of LlamaForCausalLM" in said and "B 2 × heads 4 × queries 13 × keys 13" in said
    assert "13 positions, 13 of them given, 4 of padding" in said and "Σw within" in said
    assert json.loads(json.dumps(data))["runs"][0]["layers"][1]["name"] == "model.layers.1.self_attn"
    assert data["runs"][0]["layers"][0]["check"]["holds"] is True
    assert repr(trace) == "Trace(LlamaForCausalLM, 2 layers, batch 2, 13 tokens, 13 of them given)"


# ---- other models ------------------------------------------------------------------------------------------


class Own(torch.nn.Module):
    """A layer that calls qkv's attention."""

    def __init__(self) -> None:
        super().__init__()
        self.proj, self.out_proj = torch.nn.Linear(8, 24), torch.nn.Linear(8, 8)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (t.unflatten(-1, (2, 4)).transpose(1, 2) for t in self.proj(x).chunk(3, -1))
        return self.out_proj(qkv.attention(q, k, v, causal=True).transpose(1, 2).flatten(2))  # type: ignore[no-any-return]


def test_a_module_that_calls_qkv_is_recorded() -> None:
    model = torch.nn.Sequential(Own(), torch.nn.ReLU(), Own())
    x = torch.randn(2, 6, 8)
    with torch.no_grad(), record(model) as trace:
        model(x)
        qkv.attention(*3 * [torch.randn(1, 1, 3, 4)])  # no part of the model
    assert trace.layers == ("0", "2") and trace.layer(1).output_weight.shape == (8, 8)  # type: ignore[union-attr]
    assert trace.check().holds and trace[0].shape == (2, 2, 6, 6)


@pytest.mark.slow
def test_a_compiled_model_is_recorded_outside_of_its_graph() -> None:
    torch._dynamo.reset()
    wanted = eager(tiny("llama"), input_ids=ids())
    for compiled in (torch.compile(tiny("llama"), backend="eager"), tiny("llama")):
        if not hasattr(compiled, "_orig_mod"):
            compiled.compile(backend="eager")
        with torch.no_grad(), record(compiled) as trace:
            compiled(ids())
        assert trace.layers[0] == "model.layers.0.self_attn" and trace.model == "LlamaForCausalLM"
        hold(trace, weights_of(wanted))
    torch._dynamo.reset()


def test_the_own_attention_of_a_compiled_model_cannot_be_tapped() -> None:
    model = torch.compile(tiny("llama"), backend="eager")
    with (
        pytest.raises(ValueError, match='engine="model" cannot see into a compiled model'),
        record(model, engine="model"),
    ):
        pass


@pytest.mark.parametrize("engine", ENGINES)
def test_what_gradient_checkpointing_computes_again_is_no_new_call(engine: str) -> None:
    model = tiny("llama").train()
    with record(model, engine=engine) as plain:
        plain_loss = model(ids(), labels=ids(), use_cache=False).loss
    model.activation_checkpointing_enable()
    with record(model, engine=engine) as trace:
        loss = model(ids(), labels=ids(), use_cache=False).loss
        loss.backward()
    assert len(trace.runs) == 1 and len(trace) == 2 and trace[0].shape == (2, 4, 13, 13)
    torch.testing.assert_close(loss, plain_loss)
    torch.testing.assert_close(trace[1].dense(), plain[1].dense())
    assert not trace.layer(0).segments[0].query.requires_grad
