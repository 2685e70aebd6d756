"""Hugging Face models through qkv against their own eager attention: outputs, weights, caches, gradients."""

from __future__ import annotations

import inspect
import threading
import warnings
from typing import Any

import pytest
import torch
from tiny_models import DECODERS, TINY, ids, padding, tiny

import qkv

pytest.importorskip("transformers")

OUTPUT, WEIGHT = 2e-4, 1e-5


@pytest.fixture(autouse=True)
def _registered() -> None:
    assert qkv.hf.register() == qkv.hf.register() == "qkv"


def inputs_of(name: str, side: str) -> tuple[dict[str, Any], torch.Tensor | None]:
    """Inputs for a tiny model, and which of its output rows are no padding (None: all)."""
    if name == "vit":
        return {"pixel_values": torch.randn(2, 1, 16, 16, generator=torch.Generator().manual_seed(2))}, None
    if name == "whisper":
        sound = torch.randn(2, 8, 24, generator=torch.Generator().manual_seed(2))
        return {"input_features": sound, "decoder_input_ids": ids(length=7)}, None
    mask = padding(side)
    inputs = {"input_ids": ids(), "attention_mask": mask}
    if name in ("t5", "bart"):
        return {**inputs, "decoder_input_ids": ids(length=7, seed=3)}, None
    return inputs, mask.bool()


def run(model: Any, name: str, inputs: dict[str, Any], **options: Any) -> Any:
    model.set_attn_implementation(name)
    with torch.no_grad():
        return model(**inputs, **options)


def main_output(outputs: Any) -> torch.Tensor:
    return outputs.logits if "logits" in outputs else outputs.last_hidden_state


def assert_weights(theirs: Any, ours: Any, rows: torch.Tensor | None) -> int:
    """Every weight of every map, on rows that are no padding; the number of maps."""
    for weights, made in zip(theirs, ours, strict=True):
        assert isinstance(made, qkv.AttentionMap)
        error = (made.dense() - weights).abs().amax((1, 3))
        assert float((error if rows is None else error[rows]).max()) < WEIGHT
    return len(ours)


CASES = [(n, s) for n in TINY for s in ("none", "left", "right", "both") if s == "none" or n not in ("vit", "whisper")]


@pytest.mark.parametrize(("name", "side"), CASES)
def test_outputs_and_weights_are_those_of_eager(name: str, side: str) -> None:
    model = tiny(name)
    inputs, rows = inputs_of(name, side)
    theirs = run(model, "eager", inputs, output_attentions=True)
    ours = run(model, "qkv", inputs, output_attentions=True)
    error = (main_output(ours) - main_output(theirs)).abs().amax(-1)
    assert float((error if rows is None else error[rows]).max()) < OUTPUT
    maps = 0
    for kind in ("attentions", "encoder_attentions", "decoder_attentions", "cross_attentions"):
        if theirs.get(kind) is not None:
            encoder = padding(side).bool() if kind == "encoder_attentions" and name != "whisper" else rows
            maps += assert_weights(theirs[kind], ours[kind], encoder)
    assert maps == (6 if name in ("t5", "bart", "whisper") else 2)


def test_weights_are_far_from_uniform_in_the_tiny_models() -> None:
    """The comparison above tells right weights from wrong ones only where they differ."""
    made = run(tiny("llama"), "qkv", {"input_ids": ids()}, output_attentions=True).attentions[0]
    assert float(made[0, :, 12].max()) > 0.2


def test_no_map_is_made_where_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("a map was made")

    monkeypatch.setattr("qkv.hf.attention_function.attention_with_map", never)
    assert run(tiny("llama"), "qkv", {"input_ids": ids()}).attentions is None


def generated(model: Any, name: str, **options: Any) -> torch.Tensor:
    model.set_attn_implementation(name)
    settings = {"max_new_tokens": 8, "do_sample": False, "eos_token_id": None, "pad_token_id": 0}
    return model.generate(**settings, **options)


@pytest.mark.slow
@pytest.mark.parametrize("cache", ["dynamic", "static"])
@pytest.mark.parametrize("name", DECODERS)
def test_generation_gives_the_same_tokens(name: str, cache: str) -> None:
    """Left padding, and layers whose window (5) or chunk ends long before the sequence does."""
    model = tiny(name)
    options = {"input_ids": ids(), "attention_mask": padding("left"), "cache_implementation": cache}
    theirs = generated(model, "eager", **options)
    assert torch.equal(generated(model, "qkv", **options), theirs)


@pytest.mark.parametrize("name", ["t5", "bart"])
def test_generation_with_cross_attention_gives_the_same_tokens(name: str) -> None:
    model = tiny(name)
    options = {"input_ids": ids(), "attention_mask": padding("right")}
    assert torch.equal(generated(model, "qkv", **options), generated(model, "eager", **options))


@pytest.mark.parametrize("cache", ["dynamic", "static"])
def test_maps_of_a_generation_can_be_asked_afterwards(cache: str) -> None:
    """A static cache overwrites its keys: maps that a caller asked for hold copies."""
    model = tiny("mistral")
    options = {
        "input_ids": ids(), "cache_implementation": cache, "output_attentions": True, "return_dict_in_generate": True,
    }  # fmt: skip
    theirs, ours = (generated(model, name, **options).attentions for name in ("eager", "qkv"))
    for step, (a, b) in enumerate(zip(theirs, ours, strict=True)):
        assert b[0].shape[2] == (13 if step == 0 else 1)
        assert_weights(a, b, None)


@pytest.mark.parametrize("name", ["llama", "mistral", "gemma3", "llama4"])
@pytest.mark.parametrize("static", [False, True])
def test_a_prompt_read_in_chunks(name: str, static: bool) -> None:
    from transformers import DynamicCache, StaticCache

    model, tokens = tiny(name), ids(length=17)
    whole = run(model, "eager", {"input_ids": tokens}).logits
    model.set_attn_implementation("qkv")
    cache = StaticCache(model.config, max_cache_len=24) if static else DynamicCache(config=model.config)
    keyword = "cache" if "cache" in inspect.signature(model.forward).parameters else "past_key_values"  # before 5.24
    with torch.no_grad():
        parts = [model(part, **{keyword: cache}, use_cache=True).logits for part in tokens.split(4, 1)]
    assert float((torch.cat(parts, 1) - whole).abs().max()) < OUTPUT


@pytest.mark.parametrize("name", ["llama", "mistral", "gemma3", "llama4"])
def test_packed_sequences_see_only_themselves(name: str) -> None:
    model, tokens = tiny(name), ids(batch=1, length=16)
    positions = torch.cat([torch.arange(n) for n in (7, 6, 3)])[None]
    inputs = {"input_ids": tokens, "position_ids": positions, "use_cache": False}
    theirs, ours = (run(model, how, inputs, output_attentions=True) for how in ("eager", "qkv"))
    assert float((ours.logits - theirs.logits).abs().max()) < OUTPUT
    assert_weights(theirs.attentions, ours.attentions, None)
    assert not ours.attentions[1][0, :, 7:, :7].any()


@pytest.mark.parametrize("given", ["bool", "float", "one head each", "longer than the keys"])
def test_a_mask_of_the_users_own(given: str) -> None:
    model, tokens = tiny("llama"), ids()
    heads, generator = 4 if given == "one head each" else 1, torch.Generator().manual_seed(5)
    seen = (torch.rand(2, heads, 13, 13, generator=generator) > 0.4) | torch.eye(13, dtype=torch.bool)
    added = torch.zeros(seen.shape).masked_fill(~seen, torch.finfo(torch.float32).min)
    theirs = run(model, "eager", {"input_ids": tokens, "attention_mask": added}).logits
    mask = added if given == "float" else seen
    if given == "longer than the keys":
        mask = torch.nn.functional.pad(seen, (0, 4), value=True)
    ours = run(model, "qkv", {"input_ids": tokens, "attention_mask": mask}).logits
    assert float((ours - theirs).abs().max()) < OUTPUT


def test_a_mask_of_whole_numbers_is_refused() -> None:
    mask = torch.ones(2, 1, 13, 13, dtype=torch.int64)
    with pytest.raises(ValueError, match=r"mask of torch\.int64; expected a bool one .* Convert it with \.bool\(\)"):
        run(tiny("llama"), "qkv", {"input_ids": ids(), "attention_mask": mask})


@pytest.mark.parametrize("name", ["llama", "gemma2", "gpt_oss", "t5"])
def test_gradients_in_training_are_those_of_eager(name: str) -> None:
    """Through softcap, windows, sinks and T5's learned bias, every parameter's gradient."""
    model = tiny(name).train()
    inputs, rows = inputs_of(name, "right")
    found = {}
    for how in ("eager", "qkv"):
        model.set_attn_implementation(how)
        model.zero_grad()
        logits = model(**inputs, use_cache=False).logits
        (logits if rows is None else logits[rows]).pow(2).mean().backward()
        found[how] = {n: p.grad.clone() for n, p in model.named_parameters() if p.grad is not None}
    assert found["eager"].keys() == found["qkv"].keys()
    if name == "gpt_oss":
        assert found["qkv"]["model.layers.0.self_attn.sinks"].abs().max() > 0
    for parameter, gradient in found["eager"].items():
        error = (found["qkv"][parameter] - gradient).abs().max()
        assert float(error) < 1e-5 + 1e-4 * float(gradient.abs().max()), parameter


@pytest.mark.parametrize("name", ["llama", "gemma2", "gpt_oss", "deepseek_v3", "t5"])
@pytest.mark.parametrize("how", ["bfloat16", "autocast"])
def test_half_precision_is_as_near_to_float32_as_eager(name: str, how: str) -> None:
    inputs, rows = inputs_of(name, "left")
    exact = main_output(run(tiny(name), "eager", inputs))
    model, errors = tiny(name), {}
    for attention in ("eager", "qkv"):
        model = model.to(torch.bfloat16 if how == "bfloat16" else torch.float32)
        with torch.autocast("cpu", enabled=how == "autocast"):
            error = (main_output(run(model, attention, inputs)).float() - exact).abs().amax(-1)
        errors[attention] = float((error if rows is None else error[rows]).mean())
    assert errors["qkv"] < 1.5 * errors["eager"]


def test_gradient_checkpointing_gives_the_same_gradients() -> None:
    model = tiny("llama").train()
    model.set_attn_implementation("qkv")
    found = []
    for checkpointing in (False, True):
        if checkpointing:
            enable = getattr(model, "activation_checkpointing_enable", None) or model.gradient_checkpointing_enable
            enable()
        model.zero_grad()
        model(input_ids=ids(), attention_mask=padding("left"), use_cache=False).logits.pow(2).mean().backward()
        found.append(model.model.layers[0].self_attn.q_proj.weight.grad.clone())
    torch.testing.assert_close(*found)


def test_dropout_only_in_training() -> None:
    model = tiny("llama")
    for layer in model.model.layers:
        layer.self_attn.attention_dropout = 0.5
    quiet = run(model, "qkv", {"input_ids": ids()}).logits
    assert torch.equal(run(model, "qkv", {"input_ids": ids()}).logits, quiet)
    assert not torch.allclose(run(model.train(), "qkv", {"input_ids": ids()}).logits, quiet, atol=1e-3)
    x = torch.randn(1, 2, 3, 8)  # some models pass their dropout always
    assert torch.equal(*(qkv.hf.attend(Layer(True).eval(), x, x, x, None, dropout=p)[0] for p in (0.0, 0.9)))


@pytest.mark.slow
def test_a_compiled_generation_gives_the_same_tokens() -> None:
    """What generate does by itself for a static cache on a GPU; the attention runs between the compiled parts."""
    from transformers import CompileConfig

    model = tiny("mistral")
    options = {"input_ids": ids(), "attention_mask": padding("left")}
    theirs = generated(model, "eager", **options)
    compiled = CompileConfig(fullgraph=False, backend="eager", mode=None)
    compiled._compile_all_devices = True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the compiler's own
        ours = generated(model, "qkv", **options, cache_implementation="static", compile_config=compiled)
    assert torch.equal(ours, theirs)


def test_switching_back_leaves_the_model_as_it_was() -> None:
    model = tiny("llama")
    before = run(model, "eager", {"input_ids": ids()}).logits
    run(model, "qkv", {"input_ids": ids()})
    assert torch.equal(run(model, "eager", {"input_ids": ids()}).logits, before)


# -- observing -----------------------------------------------------------------------------------------------------------


def test_observers_get_every_layers_map_and_nest() -> None:
    model, outer, inner = tiny("llama"), [], []
    plain = run(model, "qkv", {"input_ids": ids()}).logits
    with qkv.hf.observe(lambda module, made: outer.append((module, made))):
        assert torch.equal(run(model, "qkv", {"input_ids": ids()}).logits, plain)
        with qkv.hf.observe(lambda module, made: inner.append(made)):
            run(model, "qkv", {"input_ids": ids()})
    run(model, "qkv", {"input_ids": ids()})
    layers = [layer.self_attn for layer in model.model.layers]
    assert [module for module, _ in outer] == layers * 2 and inner == [made for _, made in outer[2:]]
    assert inner[0].shape == (2, 4, 13, 13)


def test_an_observer_sees_only_its_own_thread() -> None:
    model, seen = tiny("llama"), []
    with qkv.hf.observe(lambda module, made: seen.append(made)):
        other = threading.Thread(target=run, args=(model, "qkv", {"input_ids": ids()}))
        other.start()
        other.join()
    assert not seen


def test_an_observer_that_raises_leaves_nothing_behind() -> None:
    def refuse(*_: Any) -> None:
        raise RuntimeError("no")

    model = tiny("llama")
    with pytest.raises(RuntimeError, match="no"), qkv.hf.observe(refuse):
        run(model, "qkv", {"input_ids": ids()})
    run(model, "qkv", {"input_ids": ids()})


# -- the attention function by itself ----------------------------------------------------------------------------------------


class Layer(torch.nn.Module):
    def __init__(self, is_causal: bool):
        super().__init__()
        self.is_causal = is_causal


@pytest.mark.parametrize(
    ("causal", "asked", "rows", "expected"),
    [(1, None, 3, True), (0, None, 3, False), (1, False, 3, False), (0, True, 3, True), (1, None, 1, False)],
)
def test_no_mask_means_causal_where_the_layer_is(causal: int, asked: bool | None, rows: int, expected: bool) -> None:
    q, k, v = torch.randn(1, 4, rows, 8), torch.randn(1, 2, 5, 8), torch.randn(1, 2, 5, 6)
    out, made = qkv.hf.attend(Layer(bool(causal)), q, k, v, None, is_causal=asked, output_attentions=True)
    mask = qkv.masks.causal("upper_left") if expected else None
    assert torch.equal(out, qkv.attention(q, k, v, mask=mask).transpose(1, 2)) and out.is_contiguous()
    assert out.shape == (1, rows, 4, 6) and made.shape == (1, 4, rows, 5)


def test_learned_queries_of_batch_one_are_spread() -> None:
    q, k = torch.randn(1, 2, 3, 8), torch.randn(4, 2, 5, 8)
    assert qkv.hf.attend(Layer(False), q, k, k, None)[0].shape == (4, 3, 2, 8)


def test_a_paged_cache_is_refused() -> None:
    x = torch.randn(1, 2, 3, 8)
    with pytest.raises(ValueError, match="continuous batching hands over a paged cache"):
        qkv.hf.attend(Layer(True), x, x, x, None, read_index=[torch.arange(3)])


def test_keys_that_each_query_chose() -> None:
    q, k, chosen = torch.randn(2, 4, 3, 8), torch.randn(2, 2, 7, 8), torch.tensor([[[0, 4], [1, 5], [6, 6]]] * 2)
    mask = qkv.hf.make_mask(2, 3, 7, q_offset=4)
    seen = torch.zeros(2, 3, 7, dtype=torch.bool).scatter(-1, chosen, True)[:, None] & mask.visible()
    with qkv.engines.tiled.tile_sizes(2, 3):
        out = qkv.hf.attend(Layer(True), q, k, k, mask, indices=chosen)[0]
    torch.testing.assert_close(out, qkv.attention(q, k, k, mask=seen).transpose(1, 2))


@pytest.mark.parametrize("name", ["sinks", "block_indices"])
def test_what_qkv_does_not_know_is_not_ignored(name: str) -> None:
    x = torch.randn(1, 2, 3, 8)
    with pytest.raises(ValueError, match=f"this model passes '{name}' to its attention, which qkv does not know"):
        qkv.hf.attend(Layer(True), x, x, x, None, **{name: torch.zeros(1, 2, 3, 1)})


def test_registering_without_transformers_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ImportError, match=r"transformers 5\.23 or newer\. Install it: pip install 'qkv\[models\]'"):
        qkv.hf.register()
