"""Recorded caches: generate, chunks, windows, static caches: one map a layer, and never a wrong column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from test_record import ENGINES, SEQ2SEQ, Tokenizer, eager, hold, weights_of
from tiny_models import ids, padding, tiny
from torch import Tensor

import qkv
from qkv import record
from qkv._placed import PlacedMask


def generate(model: Any, inputs: dict[str, Any], engine: str, steps: int = 7, **more: Any) -> tuple[Any, Tensor]:
    more = {"do_sample": False, "max_new_tokens": steps, "min_new_tokens": steps, "pad_token_id": 0, **more}
    to = more.pop("to", None)
    with torch.no_grad(), record(model, engine=engine, to=to) as trace:
        out = model.generate(**inputs, **more)
    return trace, out


def all_at_once(out: Tensor, mask: Tensor, steps: int = 7) -> tuple[dict[str, Tensor], Tensor]:
    """(inputs of one forward over prompt and answer, which of its rows are padding)."""
    whole = torch.cat([mask, torch.ones(len(mask), steps - 1, dtype=mask.dtype)], 1)
    inputs = {"input_ids": out[:, :-1], "attention_mask": whole, "position_ids": (whole.cumsum(1) - 1).clamp_min(0)}
    return inputs, ~whole.bool()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("cache", ["dynamic", "static"])
@pytest.mark.parametrize("name", ["llama", "gemma2", "gpt2"])
def test_generate_is_one_map_a_layer(name: str, cache: str, engine: str, tmp_path: Path) -> None:
    """The prompt's rows and those of the steps, one below the other; a window's cache has dropped keys by then."""
    model, mask = tiny(name), padding("left")
    more = {"cache_implementation": "static"} if cache == "static" else {}
    for to in (None, tmp_path / "trace"):
        trace, out = generate(model, {"inputs": ids(), "attention_mask": mask}, engine, to=to, **more)
        inputs, hidden = all_at_once(out, mask)
        hold(trace, weights_of(eager(model, **inputs)), hidden)
        assert trace.prompt_length == 13 and trace.tokens[1] == tuple(map(str, out[1, :-1].tolist()))
        assert not any(isinstance(layer.whole.description.mask, PlacedMask) for layer in trace.run.layers)
        assert torch.equal(trace.padding, ~hidden) and len(trace.run.seconds) == 7 and trace.check().holds
    assert qkv.load(tmp_path / "trace").layers == trace.layers


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", [*SEQ2SEQ, "whisper"])
def test_generate_with_an_encoder_of_its_own(name: str, engine: str) -> None:
    """The encoder, which `generate` calls by itself, belongs to the run of the decoder's forwards."""
    model, given = tiny(name), {"input_ids": ids(), "attention_mask": padding("right")}
    if name == "whisper":
        given = {"input_features": torch.randn(2, 8, 24)}
    trace, _ = generate(model, given, engine)
    wanted = eager(model, **given, decoder_input_ids=trace.run.tokens["decoder"].ids)
    hold(trace, weights_of(wanted))
    assert trace.prompt_length == 1 and trace.run.main == "decoder" and len(trace.runs) == 1
    assert trace.frames == (12 if name == "whisper" else None)
    if name == "t5":  # a number for each distance, the same for all layers
        tables = {layer.whole.description.bias.table.shape for layer in trace.run.layers if layer.kind == "self"}
        assert tables == {(4, 2 * 13 - 1), (4, 2 * 7 - 1)}
        assert all(layer.whole.description.bias is None for layer in trace.run.layers if layer.kind == "cross")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["mistral", "gemma2", "llama4", "gpt_oss"])
def test_a_prompt_in_chunks_is_one_run(name: str, engine: str) -> None:
    from transformers import DynamicCache

    model, text = tiny(name), ids(2, 17)
    cache = DynamicCache(config=model.config)
    with torch.no_grad(), record(model, engine=engine) as trace:
        for part in text.split([8, 6, 1, 2], 1):
            model(part, cache=cache, use_cache=True)
            assert len(trace.runs) == 1
    hold(trace, weights_of(eager(model, input_ids=text)))


def test_a_cache_that_was_filled_before_keeps_all_its_keys() -> None:
    from transformers import DynamicCache

    model, text = tiny("gemma2"), ids(2, 17)
    cache = DynamicCache(config=model.config)
    with torch.no_grad():
        model(text[:, :10], cache=cache)
        with record(model, Tokenizer()) as trace:
            model(text[:, 10:], cache=cache)
    wanted = weights_of(eager(model, input_ids=text))
    torch.testing.assert_close(trace[1].dense(), wanted[1][:, :, 10:], atol=1e-5, rtol=0)
    torch.testing.assert_close(trace[0].dense(), wanted[0][:, :, 10:, 6:], atol=1e-5, rtol=0)
    said = tuple(" " + chr(97 + n % 26) for n in text[0, 10:].tolist())
    assert trace.query_tokens(0)[0] == said and trace.key_tokens(1)[0] == ("?",) * 10 + said
    assert trace.key_tokens(0)[0] == ("?",) * 4 + said


def test_forwards_without_a_common_cache_are_several_runs() -> None:
    model, text = tiny("llama"), ids(2, 9)
    with torch.no_grad(), record(model) as trace:
        model(text)
        assert trace[0].shape == (2, 4, 9, 9)
        model(text[:, :4], use_cache=False)
        model(text[:1])
    assert [run[0].shape for run in trace.runs] == [(2, 4, 9, 9), (2, 4, 4, 4), (1, 4, 9, 9)]
    with pytest.raises(
        ValueError, match=r"this trace holds 3 runs. Choose one: trace.runs\[k\]\[layer\], k from 0 to 2"
    ):
        trace[0]
    hold(trace.runs[1], weights_of(eager(model, input_ids=text[:, :4])))


def test_two_caches_in_turn_are_never_mixed() -> None:
    """Each step goes on with what was recorded last or begins a run of its own, with all the keys that it saw."""
    from transformers import DynamicCache

    model, text, other = tiny("llama"), ids(1, 9), ids(1, 9, seed=5)
    other[:, 7] = text[:, 7]  # the last key of the first layer is the same in both
    with torch.no_grad(), record(model) as trace:
        caches = [DynamicCache(config=model.config) for _ in range(2)]
        for one, cache in zip((text, other), caches, strict=True):
            model(one[:, :8], cache=cache)
        for one, cache in zip((text, other), caches, strict=True):
            model(one[:, 8:], cache=cache)
    wanted = [weights_of(eager(model, input_ids=one)) for one in (text, other)]
    assert [run[1].shape[2:] for run in trace.runs] == [(8, 8), (8, 8), (1, 9), (1, 9)]
    for n, run in enumerate(trace.runs):
        rows = slice(0, 8) if n < 2 else slice(8, 9)
        keys = 8 if n < 2 else 9
        torch.testing.assert_close(run[1].dense(), wanted[n % 2][1][:, :, rows, :keys], atol=1e-5, rtol=0)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["mistral", "qwen2"])
def test_a_window_that_fills_up_while_generating(name: str, engine: str) -> None:
    """A static cache of a window moves its keys in place from then on."""
    for cache in ({}, {"cache_implementation": "static"}):
        model, text = tiny(name), ids(2, 4)
        trace, out = generate(model, {"inputs": text, "attention_mask": torch.ones_like(text)}, engine, **cache)
        hold(trace, weights_of(eager(model, input_ids=out[:, :-1])))


@pytest.mark.parametrize("engine", ENGINES)
def test_under_inference_mode_and_autocast(engine: str) -> None:
    model = tiny("llama")
    with torch.inference_mode(), record(model, engine=engine) as trace:
        out = model.generate(ids(2, 5), max_new_tokens=4, min_new_tokens=4, do_sample=False, pad_token_id=0)
    hold(trace, weights_of(eager(model, input_ids=out[:, :-1])))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16), record(model, engine=engine) as trace:
        model(ids())
    assert trace.layer(0).segments[0].query.dtype == torch.bfloat16 and "DOES NOT" not in str(trace.info())


@pytest.mark.parametrize("engine", ENGINES)
def test_a_mask_of_the_users_own(engine: str) -> None:
    mask = torch.rand(2, 1, 13, 13, generator=torch.Generator().manual_seed(0)) > 0.4
    mask = torch.where((mask | torch.eye(13, dtype=torch.bool)).tril(), 0.0, torch.finfo(torch.float32).min)
    model = tiny("llama")
    with torch.no_grad(), record(model, engine=engine) as trace:
        model(ids(), attention_mask=mask)
    hold(trace, weights_of(eager(model, input_ids=ids(), attention_mask=mask)))


@pytest.mark.parametrize("engine", ENGINES)
def test_weights_are_those_before_dropout_and_the_output_is_held_against_that_after_it(engine: str) -> None:
    model = tiny("bert").train()
    with record(model, engine=engine) as trace:
        model(ids(), labels=ids()).loss.backward()
    check = trace.layer(0).check
    assert check is not None and check.holds is not False and (check.output is None) == (engine == "model")
    torch.testing.assert_close(trace[0].dense().sum(-1), torch.ones(2, 4, 13))
