"""Attention that a model writes out by itself: seen by what it is made of, and unchanged where it is something else."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from fake_sink import FakeSink
from round_models import NAMED, OTHERS, Case, built, reads
from tiny_models import ids, padding
from torch import Tensor, nn

import qkv
from qkv._detail import strip
from qkv.trace.recording.roads import going_round, torch_calls

ENGINES = ("qkv", "model")


@contextlib.contextmanager
def recorded(model: nn.Module, engine: str) -> Iterator[FakeSink]:
    sink = FakeSink(model)
    with sink.following(), torch_calls.recording(model, sink, engine):
        yield sink


def near(a: Tensor, b: Tensor, error: float = 1e-5) -> bool:
    return a.shape == b.shape and float((a - b).detach().abs().max()) < error


# -- a few lines, written as people write them -------------------------------------------------------------------------------


class Written(nn.Module):
    """Attention with 4 heads, of which `attend(q, k, v)` writes out the middle; q, k, v (2, 4, 9, 8)."""

    def __init__(self, attend: Callable[..., Tensor]):
        super().__init__()
        torch.manual_seed(0)
        self.num_heads, self.attend = 4, attend
        self.make, self.proj = nn.Linear(32, 96), nn.Linear(32, 32)

    def heads(self, x: Tensor) -> Tensor:
        return self.make(x).view(2, 9, 3, 4, 8).permute(2, 0, 3, 1, 4)

    def forward(self, x: Tensor) -> Tensor:
        return self.proj(self.attend(*self.heads(x)).transpose(1, 2).reshape(2, 9, 32))


LOWER = torch.ones(9, 9).tril()
HIDDEN = LOWER == 0
BIAS = torch.randn(4, 9, 9, generator=torch.Generator().manual_seed(1))
FAR = BIAS[:, :1, :1] * (torch.arange(9) - torch.arange(9)[:, None])


def mingpt(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    att = (q @ k.transpose(-2, -1)) * (1.0 / k.size(-1) ** 0.5)
    return F.softmax(att.masked_fill(LOWER == 0, float("-inf")), dim=-1) @ v


def in_place(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = torch.matmul(q, k.mT)
    s /= 8**0.5
    s += BIAS
    s.masked_fill_(HIDDEN, torch.finfo(s.dtype).min)
    return s.softmax(-1).to(v.dtype).matmul(v)


def einsums(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    q, k, v = (x.transpose(1, 2) for x in (q, k, v))
    s = torch.einsum("bihd,bjhd->bhij", q, k) * 8**-0.5
    return torch.einsum("bhij,bjhd->bhid", torch.softmax(s + BIAS, dim=3), v)


def batches_of_heads(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    q, k, v = (x.reshape(8, 9, 8) for x in (q, k, v))
    s = torch.bmm(q * 8**-0.5, k.transpose(1, 2))
    s = s.view(2, 4, 9, 9) + torch.zeros(2, 1, 9, 9).masked_fill(HIDDEN, -3.4028234663852886e38)
    w = F.dropout(F.softmax(s.view(8, 9, 9), dim=-1), p=0.1, training=False)
    return torch.bmm(w, v).view(2, 4, 9, 8)


def alibi(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    slopes = BIAS[:, 0, :1].repeat(2, 1)[:, None] * torch.arange(9)
    q, k, v = (x.reshape(8, 9, 8) for x in (q, k, v))
    s = slopes.baddbmm(batch1=q, batch2=k.transpose(-1, -2), beta=1.0, alpha=8**-0.5)
    return torch.bmm(torch.where(LOWER.bool(), s, torch.tensor(-1e9)).softmax(dim=-1), v).view(2, 4, 9, 8)


def distances(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = FAR + torch.matmul(q, k.mT) / torch.tensor(8.0).sqrt()
    s = torch.max(s + (1.0 - padding("left", 9)[:, None, None]) * -10000.0, torch.tensor(torch.finfo(s.dtype).min))
    return torch.matmul(nn.Dropout(0.2).eval()(nn.Softmax(dim=-1)(s)), v)


def one_key_head(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return (q @ k[:, :1].mT).mul(8**-0.5).softmax(-1) @ v[:, :1]


STYLES = {f.__name__: f for f in (mingpt, in_place, einsums, batches_of_heads, alibi, distances, one_key_head)}
# numbers of Lq × Lk or more that a map may hold: a bias that is one is kept as it is
WHOLE = {"in_place", "einsums"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("style", STYLES)
def test_attention_that_is_written_out(style: str, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    model, x = Written(STYLES[style]), torch.randn(2, 9, 32, generator=torch.Generator().manual_seed(3))
    plain = model(x)
    if engine == "qkv":  # nothing may be computed as it is written: that would be Lq × Lk numbers

        def never(*_: Any) -> None:
            raise AssertionError("the matrix was made")

        monkeypatch.setattr(going_round.Cell, "value", never)
    with recorded(model, engine) as sink:
        found = model(x)
    assert torch.equal(found, plain) if engine == "model" else near(found, plain)
    ((_, capture),) = sink.captures
    q, k, _ = model.heads(x)
    eye = torch.eye(9).expand(2, 4, 9, 9)
    expected = STYLES[style](q, k, eye if style != "alibi" else eye.reshape(2, 4, 9, 9)) if _square(style) else None
    if expected is not None:
        assert near(capture.map.dense(), expected)
    check = capture.map.check()
    assert check.weight_sum < 1e-5 and check.output < 1e-5
    leaves: list[Tensor] = []
    strip(capture.map._d, leaves)
    assert (max((t.numel() for t in leaves), default=0) >= 81) == (style in WHOLE)


def _square(style: str) -> bool:
    """Whether the lines take the unit matrix as values."""
    return style not in ("batches_of_heads", "alibi")


def softcapped(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return torch.tanh(q @ k.mT / 5).mul(5).softmax(-1) @ v


def talking(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = torch.einsum("bhij,hg->bgij", q @ k.mT, BIAS[:, 0, :4])
    return s.softmax(-1) @ v


def over_queries(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return (q @ k.mT).softmax(-2) @ v


def linear(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return q.softmax(-1) @ (k.softmax(-2).mT @ v)


def half_done(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = q @ k.mT
    view = s.view(8, 9, 9)
    view += 1.0
    return (s * 2).cumsum(-1)[..., :8] + s[..., :8] + (s.softmax(-1) * BIAS.abs() @ v)


def zeroed(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return ((q @ k.mT) * LOWER).softmax(-1) @ v


def negative(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return (-1.0 * (q @ k.mT)).softmax(-1) @ v


def changed_later(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = q @ k.mT
    kept = s * 1.0
    s += BIAS
    return torch.cat([kept[..., :4], s[..., :4]], -1)


def touched(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = q @ k.mT
    s[..., 0] = 0.3
    w = s.softmax(-1)
    w[:, 1].clamp_(max=0.2)
    return w @ v


def touched_weights(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    w = (q @ k.mT).softmax(-1)
    w[:, 1].clamp_(max=0.2)
    return w @ v


OTHER = (
    touched,
    touched_weights,
    softcapped,
    talking,
    over_queries,
    linear,
    half_done,
    zeroed,
    negative,
    changed_later,
)


@pytest.mark.parametrize("mode", [torch.enable_grad, torch.no_grad, torch.inference_mode])
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("lines", OTHER, ids=lambda f: f.__name__)
def test_what_is_no_such_attention_stays_bit_for_bit(lines: Callable[..., Tensor], engine: str, mode: Any) -> None:
    model, x = Written(lines), torch.randn(2, 9, 32, generator=torch.Generator().manual_seed(3))
    with mode():
        plain = model(x)
        with recorded(model, engine) as sink:
            assert torch.equal(model(x), plain)
    assert not sink.captures


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("style", STYLES)
def test_inference_mode(style: str, engine: str) -> None:
    model, x = Written(STYLES[style]), torch.randn(2, 9, 32, generator=torch.Generator().manual_seed(3))
    with torch.inference_mode():
        plain = model(x)
        with recorded(model, engine) as sink:
            assert near(model(x), plain)
    assert len(sink.captures) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_gradients_and_learned_biases(engine: str) -> None:
    bias = BIAS.clone().requires_grad_()
    model = Written(lambda q, k, v: (q @ k.mT * 8**-0.5 + bias).softmax(-1) @ v)
    x = torch.randn(2, 9, 32)
    leaves = (bias, model.make.weight)
    plain = torch.autograd.grad(model(x).pow(2).sum(), leaves)
    with recorded(model, engine) as sink:
        found = torch.autograd.grad(model(x).pow(2).sum(), leaves)
    assert all(near(a, b, 1e-5 * float(b.abs().max())) for a, b in zip(found, plain, strict=True))
    assert len(sink.captures) == 1


def test_weights_that_a_model_returns_are_its_own() -> None:
    def both(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        weights = (q @ k.mT).softmax(-1)
        kept.append(weights)
        return weights @ v

    kept: list[Tensor] = []
    model, x = Written(both), torch.randn(2, 9, 32)
    model(x)
    for engine in ENGINES:
        with recorded(model, engine):
            model(x)
        assert kept[-1].shape == (2, 4, 9, 9) and kept[-1].dtype == torch.float32
        assert torch.equal(kept[-1][0, :, 2], kept[0][0, :, 2]) and "tensor" in repr(kept[-1])


def test_dropout_in_training() -> None:
    model, x = Written(lambda q, k, v: F.dropout((q @ k.mT).softmax(-1), 0.5) @ v), torch.randn(2, 9, 32)
    for engine in ENGINES:
        torch.manual_seed(1)
        plain = model(x)
        torch.manual_seed(1)
        with recorded(model, engine) as sink:
            found = model(x)
        q, k, _ = model.heads(x)
        assert near(sink.maps[0].dense(), (q @ k.mT).softmax(-1))
        assert torch.equal(found, plain) == (engine == "model") and found.isfinite().all()
        assert (sink.captures[0][1].output is None) == (engine == "model")


def test_a_function_of_the_users_that_would_lose_a_gradient_raises() -> None:
    class Own(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: Tensor) -> Tensor:
            return x.softmax(-1)

    model, x = Written(lambda q, k, v: Own.apply(q @ k.mT) @ v), torch.randn(2, 9, 32)
    with recorded(model, "qkv"), pytest.raises(RuntimeError, match=r"autograd\.Function.*no_grad"):
        model(x)
    with torch.no_grad():
        plain = model(x)
        with recorded(model, "qkv") as sink:
            assert near(model(x), plain) and len(sink.captures) == 1


def test_numbers_looked_at_without_gradients_keep_theirs() -> None:
    """A value that is first computed where gradients are off is not cut off from them."""

    def watched(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        s = q @ k.mT
        with torch.no_grad():
            assert not s.max().requires_grad
        return torch.tanh(s).softmax(-1) @ v

    model, x = Written(watched), torch.randn(2, 9, 32)
    (plain,) = torch.autograd.grad(model(x).pow(2).sum(), model.make.weight)
    with recorded(model, "qkv"):
        (found,) = torch.autograd.grad(model(x).pow(2).sum(), model.make.weight)
    assert torch.equal(found, plain)


def test_autocast_is_as_it_was() -> None:
    def mixed(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        s = q @ k.mT
        with torch.autocast("cpu", enabled=False):
            return torch.tanh(s.float()).softmax(-1) @ v.float()

    for lines in (mixed, STYLES["mingpt"]):
        model, x = Written(lines), torch.randn(2, 9, 32)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            plain = model(x)
            for engine in ENGINES:
                with recorded(model, engine) as sink:
                    found = model(x)
                exact = engine == "model" or lines is mixed
                assert torch.equal(found, plain) if exact else near(found.float(), plain.float(), 0.05)
                assert len(sink.captures) == (lines is not mixed)


def test_qkvs_own_products_are_left_alone() -> None:
    model = Written(lambda q, k, v: qkv.attention(q, k, v, engine="tiled"))
    x = torch.randn(2, 9, 32)
    plain = model(x)
    with recorded(model, "qkv") as sink:
        assert torch.equal(model(x), plain)
    assert not sink.captures


# -- Hugging Face's models ---------------------------------------------------------------------------------------------------


def weights_of(outputs: Any) -> list[Tensor]:
    names = ("attentions", "encoder_attentions", "decoder_attentions", "cross_attentions")
    found: list[Tensor] = []
    for name in names:
        for part in outputs.get(name) or ():
            found += [part] if isinstance(part, Tensor) else [p for p in part if isinstance(p, Tensor)]
    return found


def first(outputs: Any) -> Tensor:
    return outputs[0] if isinstance(outputs[0], Tensor) else outputs[0][0]


def apart(found: Tensor, true: Tensor, rows: Tensor | None) -> float:
    """Largest difference in rows that are no padding, of numbers of the size of 1."""
    far = (found - true).abs()
    if rows is not None and far.shape[:2] == rows.shape:
        far = far[rows]
    return float(far.max()) / max(1.0, float(true.abs().max()))


def held(case: Case, side: str, engine: str) -> FakeSink:
    """The outputs and weights of a recording, against the model's own eager attention."""
    model, inputs = built(case), reads(case.reads, side)
    rows = inputs["attention_mask"].bool() if "attention_mask" in inputs else None
    with torch.no_grad():
        torch.manual_seed(1)
        plain = first(model(**inputs))
        torch.manual_seed(1)
        theirs = weights_of(model(**inputs, output_attentions=True)) if case.compared else []
        torch.manual_seed(1)
        with recorded(model, engine) as sink:
            found = first(model(**inputs))
    assert torch.equal(found, plain) if engine == "model" else apart(found, plain, rows) < 1e-5
    assert len(sink.captures) == case.calls
    live = [made.dense().sum(-1, keepdim=True) > 0 for made in sink.maps]  # rows that see nothing are 0 here
    for made, seen in zip(sink.maps, live, strict=True):
        same = [w for w in theirs if w.shape == made.shape]
        assert not case.compared or min(float(((made.dense() - w) * seen).abs().max()) for w in same) < 1e-5
    for made, seen in zip(sink.maps, live, strict=True):
        assert made.check().weight_sum < 1e-5
        if bool(seen.all()) and made._out is not None and not case.model.startswith("Vits"):
            assert made.check().output < 1e-4
    return sink


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("name", NAMED)
def test_named_architectures(name: str, side: str, engine: str) -> None:
    sink = held(NAMED[name], side, engine)
    leaves: list[Tensor] = []
    for made in sink.maps:
        strip(made._d, leaves)
    whole = max((t.numel() for t in leaves), default=0) >= 13 * 13
    assert whole == name.startswith("deberta")  # whose bias is one number a pair; ALiBi and distances are not


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", OTHERS)
def test_other_architectures(name: str, engine: str) -> None:
    held(OTHERS[name], "right", engine)


@pytest.mark.parametrize("name", ["xlnet", "openai", "donut", "speecht5"])
def test_some_other_architectures(name: str) -> None:
    held(OTHERS[name], "right", "qkv")


GENERATING = [(name, "eager") for name, case in NAMED.items() if case.steps]
GENERATING += [(name, "sdpa") for name, _ in GENERATING if name.startswith("falcon")]  # the one that has both


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("name", "implementation"), GENERATING)
def test_generation_with_a_cache(name: str, engine: str, implementation: str) -> None:
    """Every step's map is the last row of eager attention over all that there is by then."""
    model, mask = built(NAMED[name], implementation), padding("left")
    settings = {"max_new_tokens": 5, "do_sample": False, "eos_token_id": None, "pad_token_id": 0, "use_cache": True}
    plain = model.generate(ids(), attention_mask=mask, **settings)
    with recorded(model, engine) as sink:
        made = model.generate(ids(), attention_mask=mask, **settings)
    assert torch.equal(made, plain)
    assert [m.shape[2:] for m in sink.maps[::2]] == [(13, 13), (1, 14), (1, 15), (1, 16), (1, 17)]
    if "ALiBi" in name and implementation == "sdpa":
        return  # transformers' eager falcon adds ALiBi twice
    eager, longer = built(NAMED[name]), torch.cat([mask, torch.ones(2, 4, dtype=torch.int64)], 1)
    positions = {"position_ids": (longer.cumsum(-1) - 1).clamp_min(0)} if "falcon" in name or name == "gpt_neo" else {}
    with torch.no_grad():
        theirs = eager(made[:, :-1], attention_mask=longer, output_attentions=True, **positions).attentions
    for n, found in enumerate(sink.maps):
        expected = theirs[n % 2][:, :, found.shape[3] - 1, : found.shape[3]]
        assert near(found[:, :, -1], expected)


def test_half_precision_is_kept() -> None:
    """gpt_neo widens its queries and keys for the scores: what is recorded is what the cache holds."""
    for name in ("gpt_neo", "bloom", "mpnet"):
        model = built(NAMED[name]).to(torch.bfloat16)
        inputs = reads("text")
        with torch.no_grad():
            plain = first(model(**inputs))
            with recorded(model, "qkv") as sink:
                found = first(model(**inputs))
        assert all(m._q.dtype == m._v.dtype == torch.bfloat16 for m in sink.maps)
        rows = inputs["attention_mask"].bool()
        assert float((found - plain).abs()[rows].max()) < 0.05 * float(plain.abs().max())


def test_pieces_of_a_sequence_are_no_layers() -> None:
    case = Case("BigBirdModel", "BigBirdConfig", {**OTHERS["big_bird"].details, "attention_type": "block_sparse",
                "block_size": 4, "num_random_blocks": 1, "max_position_embeddings": 256})  # fmt: skip
    model, inputs = built(case), {"input_ids": ids(length=96), "attention_mask": torch.ones(2, 96, dtype=torch.int64)}
    with torch.no_grad():
        torch.manual_seed(1)
        plain = first(model(**inputs))
        torch.manual_seed(1)
        with recorded(model, "qkv") as sink:
            assert torch.equal(first(model(**inputs)), plain)
    assert not sink.captures


def test_a_recording_of_a_generation() -> None:
    """The road in its place: one run, one map a layer, and the model as it was."""
    model, mask = built(NAMED["bloom"]), padding("left")
    settings = {"max_new_tokens": 5, "do_sample": False, "eos_token_id": None, "pad_token_id": 0, "use_cache": True}
    with qkv.record(model) as trace:
        made = model.generate(ids(), attention_mask=mask, **settings)
    assert torch.equal(made, model.generate(ids(), attention_mask=mask, **settings))
    assert trace.layers == ("transformer.h.0.self_attention", "transformer.h.1.self_attention")
    longer = torch.cat([mask, torch.ones(2, 4, dtype=torch.int64)], 1)
    with torch.no_grad():
        theirs = model(made[:, :-1], attention_mask=longer, output_attentions=True).attentions
    for n in range(2):
        assert float((trace[n].dense() - theirs[n]).abs().amax((1, 3))[longer.bool()].max()) < 1e-5
