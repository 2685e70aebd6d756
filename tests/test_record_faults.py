"""What goes wrong while a model is recorded: one clear error, the model restored, and never a wrong number."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import torch
from test_record import ENGINES, eager, hold, weights_of
from tiny_models import ids, tiny
from torch import Tensor

import qkv
from qkv import record
from qkv.trace import Capture
from qkv.trace.recording.sink import Sink


class Broken(RuntimeError):
    pass


def breaks(model: Any, layer: int) -> None:
    """From now on the model raises in this layer, after its attention."""

    def hook(*_: Any) -> None:
        raise Broken("the model broke")

    model.model.layers[layer].mlp.register_forward_hook(hook)


def left_alone(model: Any) -> bool:
    """Whether nothing of a recording is on the model or on torch."""
    from torch.nn.modules import module as hooks
    from transformers.modeling_utils import AttentionInterface

    ours = [h for m in model.modules() for h in (*m._forward_hooks.values(), *m._forward_pre_hooks.values())]
    mine = [h for h in ours if "qkv" in getattr(h, "__module__", "")]
    wrapped = hasattr(AttentionInterface.get_interface, "__wrapped__")
    return not (mine or hooks._global_forward_hooks or hooks._global_forward_pre_hooks or wrapped)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_model_that_raises_in_the_middle(engine: str, tmp_path: Any) -> None:
    """What had run by then is there, right, and called partial; in memory and on disk."""
    for to in (None, tmp_path / "trace"):
        model = tiny("llama")
        wanted = weights_of(eager(model, input_ids=ids()))
        breaks(model, 0)
        with (
            pytest.raises(Broken, match="the model broke"),
            torch.no_grad(),
            record(model, engine=engine, to=to) as trace,
        ):
            model(ids())
        assert trace.layers == ("model.layers.0.self_attn",) and trace.run.partial
        hold(trace, wanted[:1])
        assert trace.facts["partial"] == "Broken: the model broke" and "partial: the last forward" in str(trace.info())
        assert trace.tokens[0] == tuple(map(str, ids()[0].tolist()))
        assert model.config._attn_implementation == "eager" and left_alone(model)
    assert qkv.load(tmp_path / "trace").facts["partial"] == "Broken: the model broke"


def test_an_error_that_is_caught_inside_ends_the_run() -> None:
    """The broken step has given one layer a row and the other none: the next forward begins a run of its own."""
    from transformers import DynamicCache

    model, text = tiny("llama"), ids(2, 9)
    cache = DynamicCache(config=model.config)
    with torch.no_grad(), record(model) as trace:
        model(text[:, :6], cache=cache)
        breaks(model, 0)
        with pytest.raises(Broken):
            model(text[:, 6:7], cache=cache)
        model.model.layers[0].mlp._forward_hooks.clear()
        model(text[:, :5])
    wanted = weights_of(eager(model, input_ids=text))
    first, second = trace.runs
    assert first.partial and not second.partial and [la.shape[2:] for la in first.layers] == [(7, 7), (6, 6)]
    for n in range(2):
        rows = first.layers[n].shape[2]
        torch.testing.assert_close(first[n].dense(), wanted[n][:, :, :rows, :rows], atol=1e-5, rtol=0)
        torch.testing.assert_close(second[n].dense(), wanted[n][:, :, :5, :5], atol=1e-5, rtol=0)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_exception_inside_the_with(engine: str) -> None:
    model = tiny("gemma2")

    def after(shape: tuple[int, ...]) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError), torch.no_grad(), record(model, engine=engine) as trace:
        after(model(ids()).logits.shape)
    hold(trace, weights_of(eager(model, input_ids=ids())))
    assert trace.facts["partial"] == "KeyError: 'mine'" and not trace.run.partial and left_alone(model)


def test_recordings_of_one_model_do_not_nest() -> None:
    model = tiny("llama")
    with torch.no_grad(), record(model) as outer:
        for again in (model, model.model, model.model.layers[0].self_attn):
            with (
                pytest.raises(ValueError, match=r"is being recorded already \(as a LlamaForCausalLM\)") as error,
                record(again),
            ):
                pass
            assert "Recordings of one model do not nest" in str(error.value)
        model(ids())
    assert len(outer.runs) == 1 and left_alone(model)
    with torch.no_grad(), record(model) as later:
        model(ids())
    hold(later, weights_of(eager(model, input_ids=ids())))


def test_recordings_of_two_models_nest() -> None:
    one, other = tiny("llama"), tiny("gpt2")
    with torch.no_grad(), record(one) as first, record(other, engine="model") as second:
        one(ids())
        other(ids(2, 7))
    hold(first, weights_of(eager(one, input_ids=ids())))
    hold(second, weights_of(eager(other, input_ids=ids(2, 7))))


def test_two_models_in_two_threads() -> None:
    """Each thread's trace holds its own model's calls, whatever the other one does at the same time."""
    failed: list[BaseException] = []
    names = ("llama", "gpt2")
    models = [tiny(name) for name in names]
    wanted = [weights_of(eager(model, input_ids=ids(2, 9 + n))) for n, model in enumerate(models)]
    start = threading.Barrier(2)

    def work(n: int) -> None:
        try:
            start.wait()
            for turn in range(6):
                with torch.no_grad(), record(models[n], engine=ENGINES[turn % 2]) as trace:
                    models[n](ids(2, 9 + n))
                hold(trace, wanted[n])
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed and all(map(left_alone, models))


def test_another_thread_is_not_recorded() -> None:
    model, done = tiny("llama"), []
    with torch.no_grad(), record(model, engine="model") as trace:
        model(ids(2, 5))

        def run() -> None:
            with torch.no_grad():
                done.append(model(ids(2, 6)))

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    assert len(done) == 1 and [run[0].shape for run in trace.runs] == [(2, 4, 5, 5)]


@pytest.mark.parametrize("name", ["llama", "gpt2", "t5"])
def test_beam_search_is_recognised(name: str) -> None:
    """It moves sequences about between steps: refused, not recorded wrongly."""
    model = tiny(name)
    with (
        pytest.raises(ValueError, match=r"the sequences of the batch changed places in .*, as beam search does"),
        torch.no_grad(),
        record(model),
    ):
        model.generate(ids(1, 9), num_beams=3, max_new_tokens=12, do_sample=False, pad_token_id=0)
    assert left_alone(model) and model.config._attn_implementation == "eager"


class Overwriting(torch.nn.Module):
    """Its buffer holds the keys of the last call only."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("keys", torch.zeros(1, 2, 6, 4))

    def forward(self, x: Tensor) -> Tensor:
        self.keys.copy_(x)
        return qkv.attention(x, self.keys, x, causal=True)  # type: ignore[no-any-return]


def test_a_buffer_that_is_overwritten_is_noticed() -> None:
    model = Overwriting()
    twice = torch.nn.Sequential(model, model)
    with (
        pytest.raises(RuntimeError, match="0 changed its queries, keys or values in place"),
        torch.no_grad(),
        record(twice),
    ):
        twice(torch.randn(1, 2, 6, 4))


def test_a_model_that_shows_no_attention_says_so() -> None:
    model = torch.nn.Linear(3, 3)
    with (
        pytest.raises(ValueError, match=r"^Linear computes its attention by itself: neither .* could be recorded"),
        record(model),
    ):
        model(torch.ones(1, 3))


def test_a_model_that_never_ran_has_no_layers() -> None:
    with record(tiny("llama")) as trace:
        pass
    assert trace.runs == () and "0 runs" in repr(trace)
    with pytest.raises(ValueError, match=r"nothing was recorded yet: run the model inside `with qkv.record"):
        trace[0]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"keep": "q"}, "keep must be 'qkv' or 'qk'"),
        ({"engine": "eager"}, "engine must be 'qkv' .* or 'model' .*, got 'eager'"),
        ({"layers": [-1]}, "layers must be numbers from 0 on, names or patterns .* got -1"),
        ({"layers": []}, "layers must be numbers"),
        ({"heads": [-1]}, "heads must be one or more whole numbers from 0 on"),
        ({"heads": []}, "heads must be"),
        ({"queries": [1.5]}, r"queries must be one or more whole numbers, got \[1.5\]"),
    ],
)
def test_options_that_are_none(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^qkv.record: {message}"), record(tiny("llama"), **given):
        pass


def test_a_head_that_is_not_there() -> None:
    model = tiny("llama")
    with (
        pytest.raises(ValueError, match="there is no head 9: a layer has 4, counted from 0 to 3"),
        record(model, heads=[9]),
    ):
        model(ids())
    assert left_alone(model)


def test_a_recording_that_does_not_reproduce_the_model_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A road that hands over other keys than the model used is found out by the rows that are computed again."""
    plain = Sink.take

    def lying(self: Sink, module: Any, capture: Capture) -> None:
        q, k, v, state = capture.map.tensors
        wrong = qkv.AttentionMap(capture.map.description, q, k.roll(1, 2), v, state=state)
        plain(self, module, Capture(wrong, output=capture.map.output))

    monkeypatch.setattr(Sink, "take", lying)
    for engine in ENGINES:
        model = tiny("llama")
        with torch.no_grad(), record(model, engine=engine) as trace:
            model(ids())
        assert trace.layer(0).check.holds is False  # type: ignore[union-attr]
        assert "DOES NOT reproduce the model's attention in model.layers.0.self_attn" in str(trace.info())
    monkeypatch.setattr(Sink, "take", plain)


def test_a_row_state_that_is_wrong_is_found_by_check() -> None:
    from dataclasses import replace

    from qkv.trace import Run, Trace

    model = tiny("llama")
    with torch.no_grad(), record(model) as trace:
        model(ids())
    assert trace.check().holds
    segment = trace.layer(0).segments[0]
    wrong = replace(trace.layer(0), segments=(replace(segment, state=segment.state + 0.5),))
    found = Trace((Run((wrong, *trace.run.layers[1:]), trace.run.tokens),), "m").check()
    assert not found.holds and str(found).startswith("DOES NOT hold") and found.layers[0][2]["row_state"] > 0.4  # type: ignore[operator]
