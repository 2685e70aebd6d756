"""The torch road: any module that calls torch's own attention, seen without changing what it computes."""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from fake_sink import FakeSink
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention as early_bound

import qkv
from qkv._detail import strip
from qkv.trace.recording.roads import torch_calls

ENGINES = ("qkv", "model")
pytestmark = pytest.mark.filterwarnings("ignore:The PyTorch API of nested tensors")


@contextlib.contextmanager
def recorded(model: nn.Module, engine: str) -> Iterator[FakeSink]:
    sink = FakeSink(model)
    with sink.following(), torch_calls.recording(model, sink, engine):
        yield sink
    assert torch._C._len_torch_function_stack() == 0


class Calls(nn.Module):
    """A module whose whole forward is one call of torch's attention."""

    def __init__(self, call: Any = None, **options: Any):
        super().__init__()
        self.call, self.options = call or F.scaled_dot_product_attention, options

    def forward(self, *tensors: Tensor, **more: Any) -> Any:
        return self.call(*tensors, **self.options, **more)


def numbers(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed + sum(shape)))


def inputs(batch: int = 2, heads: int = 4, kv_heads: int = 4, rows: int = 7, cols: int = 9) -> tuple[Tensor, ...]:
    shapes = ((heads, rows, 8), (kv_heads, cols, 8), (kv_heads, cols, 6))
    return tuple(numbers(batch, *shape, seed=n) for n, shape in enumerate(shapes))


def padding(batch: int = 2, cols: int = 9) -> Tensor:
    """(batch, cols): True where there is text; the first sequence lacks 3 at the left."""
    seen = torch.ones(batch, cols, dtype=torch.bool)
    seen[0, :3] = False
    return seen


def below(rows: int = 7, cols: int = 9) -> Tensor:
    return torch.ones(rows, cols, dtype=torch.bool).tril(cols - rows)


def added(mask: Tensor, hidden: float = float("-inf")) -> Tensor:
    return torch.zeros(mask.shape).masked_fill(~mask, hidden)


# what is passed to scaled_dot_product_attention, and whether the map may keep it without a tensor of Lq × Lk
CASES: dict[str, tuple[dict[str, Any], bool]] = {
    "nothing": ({}, True),
    "causal": ({"is_causal": True}, True),
    "scale": ({"scale": 0.7}, True),
    "bool causal": ({"attn_mask": below()}, True),
    "float causal": ({"attn_mask": added(below())}, True),
    "lowest causal": ({"attn_mask": added(below(), torch.finfo(torch.float32).min)}, True),
    "window": ({"attn_mask": below() & ~below().tril(-1)}, True),
    "padding": ({"attn_mask": padding()[:, None, None]}, True),
    "causal and padding": ({"attn_mask": below() & padding()[:, None, None]}, True),
    "arbitrary": ({"attn_mask": numbers(2, 1, 7, 9) > -0.5}, False),
    "one a head": ({"attn_mask": numbers(1, 4, 7, 9) > -0.5}, False),
    "added": ({"attn_mask": numbers(7, 9)}, False),
    "lowest rows": ({"attn_mask": added(below() & (torch.arange(7) > 2)[:, None], -3.4028234663852886e38)}, False),
}


def weights(q: Tensor, k: Tensor, **options: Any) -> Tensor:
    """What torch's attention weighs with: its output for the unit matrix as values."""
    return F.scaled_dot_product_attention(q, k, torch.eye(k.shape[-2]).expand(*k.shape[:-1], -1), **options)


def near(a: Tensor, b: Tensor, error: float = 2e-6) -> bool:
    return a.shape == b.shape and float((a - b).detach().abs().max()) < error


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES)
def test_a_call_gives_what_it_gave_and_its_weights(case: str, engine: str) -> None:
    options, structured = CASES[case]
    q, k, v = inputs()
    model = Calls(**options)
    with recorded(model, engine) as sink:
        out = model(q, k, v)
    unrecorded = F.scaled_dot_product_attention if engine == "model" else qkv.scaled_dot_product_attention
    assert torch.equal(out, unrecorded(q, k, v, **options))
    ((name, capture),) = sink.captures
    assert name == "" and torch.equal(capture.output, out)
    assert near(capture.map.dense(), weights(q, k, **options))
    check = capture.map.check()
    assert check.weight_sum < 1e-5 and check.output < 1e-5
    leaves: list[Tensor] = []
    strip(capture.map._d, leaves)
    assert (max((t.numel() for t in leaves), default=0) < 7 * 9) == structured


@pytest.mark.parametrize("engine", ENGINES)
def test_grouped_heads_are_kept_once(engine: str) -> None:
    q, k, v = inputs(kv_heads=2)
    model = Calls(enable_gqa=True, is_causal=True)
    with recorded(model, engine) as sink:
        out = model(q, k, v)
    assert near(out, F.scaled_dot_product_attention(q, k, v, enable_gqa=True, is_causal=True))
    assert sink.maps[0]._k.shape[1] == 2
    assert near(sink.maps[0].dense(), weights(q, k.repeat_interleave(2, 1), is_causal=True))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("shape", [(9, 8), (3, 9, 8), (2, 2, 3, 9, 8)])
def test_any_rank(shape: tuple[int, ...], engine: str) -> None:
    q, k, v = (numbers(*shape, seed=n) for n in range(3))
    with recorded(model := Calls(is_causal=True), engine) as sink:
        out = model(q, k, v)
    assert near(out, F.scaled_dot_product_attention(q, k, v, is_causal=True))
    assert near(sink.maps[0].dense().reshape(*shape[:-1], 9), weights(q, k, is_causal=True))


@pytest.mark.parametrize("call", [early_bound, torch._C._nn.scaled_dot_product_attention])
def test_early_bound_imports_are_seen(call: Any) -> None:
    with recorded(model := Calls(call), "qkv") as sink:
        model(*inputs())
    assert len(sink.captures) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_that_sees_nothing_stays_as_torch_has_it(engine: str) -> None:
    q, k, v = inputs()
    mask = below()
    mask[2] = False
    with recorded(model := Calls(attn_mask=mask), engine) as sink:
        out = model(q, k, v)
    assert torch.equal(out[:, :, 2], torch.zeros_like(out[:, :, 2]))
    assert float(sink.maps[0][:, :, 2, :].abs().max()) == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_not_finite_is_answered_by_torch(engine: str) -> None:
    q, k, v = inputs()
    v[0, 0, 8] = torch.nan  # hidden from row 0; torch lets it through where the row sees it
    with recorded(model := Calls(attn_mask=below()), engine) as sink:
        out = model(q, k, v)
    assert torch.equal(out.nan_to_num(7.0), F.scaled_dot_product_attention(q, k, v, attn_mask=below()).nan_to_num(7.0))
    assert near(sink.maps[0].dense(), weights(q, k, attn_mask=below()))


def test_dropout_is_drawn_as_it_is_unrecorded() -> None:
    q, k, v = inputs()
    for engine, call in (("qkv", qkv.scaled_dot_product_attention), ("model", F.scaled_dot_product_attention)):
        torch.manual_seed(3)
        plain = call(q, k, v, dropout_p=0.4)
        torch.manual_seed(3)
        with recorded(model := Calls(dropout_p=0.4), engine) as sink:
            assert torch.equal(model(q, k, v), plain)
        (_, capture), expected = sink.captures[0], weights(q, k)
        assert near(capture.map.dense(), expected)
        assert (capture.output is None) == (engine == "model")  # torch does not say which weights it dropped


@pytest.mark.parametrize("engine", ENGINES)
def test_errors_are_torchs_own(engine: str) -> None:
    q, k, v = inputs()
    with pytest.raises(RuntimeError) as theirs:
        F.scaled_dot_product_attention(q, k[..., :5], v)
    with recorded(model := Calls(), engine) as sink, pytest.raises(RuntimeError) as ours:
        model(q, k[..., :5], v)
    assert str(ours.value) == str(theirs.value) and not sink.captures


# -- nn.MultiheadAttention ---------------------------------------------------------------------------------------------

OPTIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "learned and zero keys": {"add_bias_kv": True, "add_zero_attn": True},
    "other widths": {"kdim": 10, "vdim": 12},
    "no bias": {"bias": False},
}
MASKS: dict[str, dict[str, Any]] = {
    "none": {},
    "bool": {"attn_mask": ~below(9, 9)},
    "float": {"attn_mask": added(below(9, 9))},
    "one a head": {"attn_mask": numbers(8, 9, 9) < -0.7},
    "padding": {"key_padding_mask": ~padding()},
    "both": {"attn_mask": ~below(9, 9).triu(-6), "key_padding_mask": ~padding().flip(1)},
    "hint": {"attn_mask": added(below(9, 9)), "is_causal": True},
}
# with keys of its own torch takes the hint for a mask that hides them: is_causal, from the upper left
KINDS = [kind for kind in itertools.product(OPTIONS, MASKS) if kind != ("learned and zero keys", "hint")]


def multi_head(batch_first: bool = True, **options: Any) -> nn.MultiheadAttention:
    torch.manual_seed(0)
    return nn.MultiheadAttention(16, 4, batch_first=batch_first, **options).eval()


def given(module: nn.MultiheadAttention, separate: bool) -> tuple[Tensor, ...]:
    x = numbers(2, 9, 16)
    if not module._qkv_same_embed_dim:
        return x, numbers(2, 9, 10), numbers(2, 9, 12)
    return (x, (y := numbers(2, 9, 16, seed=1)), y) if separate else (x, x, x)


@contextlib.contextmanager
def drop_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """torch with qkv's attention in the place of its own, and without paths that go round it."""
    torch.backends.mha.set_fastpath_enabled(False)
    with monkeypatch.context() as patch:
        patch.setattr(F, "scaled_dot_product_attention", qkv.scaled_dot_product_attention)
        yield
    torch.backends.mha.set_fastpath_enabled(True)


def seen(sink: FakeSink, expected: Tensor) -> None:
    """One capture, whose weights are those that torch returned, but for rows that see nothing."""
    ((_, capture),) = sink.captures
    assert capture.map.check().weight_sum < 1e-5 and (capture.map.check().output or 0) < 1e-5
    expected = expected.detach()
    made, rows = capture.map.dense(), ~expected.isnan().any(-1)
    assert made.shape == expected.shape and float((made - expected)[rows].abs().max()) < 2e-6
    assert float(made[~rows].abs().sum()) == 0


@pytest.mark.parametrize("separate", [False, True], ids=["self", "cross"])
@pytest.mark.parametrize(("options", "masks"), KINDS)
def test_multihead_attention(options: str, masks: str, separate: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    module = multi_head(**OPTIONS[options])
    tensors, more = given(module, separate), MASKS[masks]
    with torch.no_grad():
        out, expected = module(*tensors, **{**more, "is_causal": False}, average_attn_weights=False)
        plain = module(*tensors, **more, need_weights=False)[0]
        with drop_in(monkeypatch):
            dropped = module(*tensors, **more, need_weights=False)[0]
        torch.backends.mha.set_fastpath_enabled(False)
        expected = module(*tensors, **{**more, "is_causal": False}, average_attn_weights=False)[1]
        torch.backends.mha.set_fastpath_enabled(True)
        for engine in ENGINES:
            with recorded(module, engine) as sink:
                found = module(*tensors, **more, need_weights=False)
            assert torch.equal(found[0], dropped if engine == "qkv" else plain) and found[1] is None
            seen(sink, expected)
            assert sink.captures[0][1].kind == ("self" if tensors[0] is tensors[1] else "cross")
            assert sink.captures[0][1].output_weight is module.out_proj.weight
            if masks != "hint":
                with recorded(module, engine) as sink:
                    again = module(*tensors, **more, average_attn_weights=False)
                assert torch.equal(again[0].nan_to_num(7), out.nan_to_num(7))
                seen(sink, expected)


def test_a_hint_beside_learned_keys_means_what_torch_makes_of_it() -> None:
    module, x = multi_head(add_bias_kv=True), numbers(2, 9, 16)
    more = {"attn_mask": added(below(9, 9)), "is_causal": True, "need_weights": False}
    for engine in ENGINES:
        with recorded(module, engine) as sink:
            assert near(module(x, x, x, **more)[0], module(x, x, x, **more)[0])
        made = sink.maps[0].dense()
        assert made.shape[3] == 10 and float(made.triu(1).abs().max()) == 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("average", [True, False])
def test_weights_that_torch_returns_stay_its_own(engine: str, average: bool) -> None:
    """Gradients of the weights, and NaN in a row that sees nothing, included."""
    module, mask = multi_head().train(), below(9, 9)
    mask[0] = False
    x = numbers(2, 9, 16).requires_grad_()
    theirs = module(x, x, x, attn_mask=~mask, average_attn_weights=average)
    with recorded(module, engine) as sink:
        ours = module(x, x, x, attn_mask=~mask, average_attn_weights=average)
    for a, b in zip(ours, theirs, strict=True):
        assert torch.equal(a.nan_to_num(7), b.nan_to_num(7)) and a.isnan().any()
    (mine,), (other,) = (torch.autograd.grad(w[:, ..., 1:, :].pow(2).sum(), x) for _, w in (ours, theirs))
    assert torch.equal(mine.nan_to_num(7), other.nan_to_num(7))
    assert float(sink.maps[0][:, :, 0, :].abs().sum()) == 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("need_weights", [True, False])
@pytest.mark.parametrize("shape", [(9, 16), (9, 2, 16)], ids=["unbatched", "batch second"])
def test_layouts(shape: tuple[int, ...], need_weights: bool, engine: str) -> None:
    module = multi_head(batch_first=len(shape) == 2)
    x = numbers(*shape)
    expected = module(x, x, x, average_attn_weights=False)[1]
    theirs = module(x, x, x, need_weights=need_weights)
    with recorded(module, engine) as sink:
        ours = module(x, x, x, need_weights=need_weights)
    assert near(ours[0], theirs[0]) and (ours[1] is None) == (theirs[1] is None)
    seen(sink, expected if expected.dim() == 4 else expected[None])


def test_a_functional_call_is_seen_without_a_module_of_torchs() -> None:
    own = multi_head()
    weight = {n: getattr(own, n).detach() for n in ("in_proj_weight", "in_proj_bias")}
    x = numbers(9, 2, 16)
    call = lambda x: F.multi_head_attention_forward(  # noqa: E731
        x, x, x, 16, 4, weight["in_proj_weight"], weight["in_proj_bias"], None, None, False, 0.0,
        own.out_proj.weight, own.out_proj.bias, need_weights=False,
    )  # fmt: skip
    for engine in ENGINES:
        with recorded(model := Calls(call), engine) as sink:
            assert near(model(x)[0], call(x)[0])
        seen(sink, own(*(x.transpose(0, 1),) * 3, average_attn_weights=False)[1])


def test_a_wrong_multihead_call_raises_torchs_error() -> None:
    module, x = multi_head(), numbers(2, 9, 16)
    wrong = torch.zeros(4, 4, dtype=torch.bool)
    with pytest.raises(RuntimeError) as theirs:
        module(x, x, x, attn_mask=wrong, need_weights=False)
    with recorded(module, "qkv"), pytest.raises(RuntimeError) as ours:
        module(x, x, x, attn_mask=wrong, need_weights=False)
    assert str(ours.value) == str(theirs.value)


# -- whole models --------------------------------------------------------------------------------------------------------


def encoder(norm_first: bool = False) -> nn.TransformerEncoder:
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(16, 4, 20, 0.0, batch_first=True, norm_first=norm_first)
    return nn.TransformerEncoder(layer, 2, enable_nested_tensor=not norm_first).eval()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("how", ["fast", "fast, norm first", "fast, padded at the left", "causal", "with gradients"])
def test_an_encoder_keeps_its_fast_path(how: str, engine: str) -> None:
    """Which leaves 0 at padding where it takes it out, and has numbers of its own."""
    model, x, mask = encoder("norm first" in how), numbers(2, 9, 16), None
    hidden = ~padding() if "left" in how else ~padding().flip(1)
    more = {"src_key_padding_mask": hidden}
    if how == "causal":
        more, mask = {"mask": ~below(9, 9)}, ~below(9, 9)
    with contextlib.nullcontext() if how == "with gradients" else torch.no_grad():
        plain = model(x, **more)
        with recorded(model, engine) as sink:
            found = model(x, **more)
    assert torch.equal(found, plain) if engine == "model" else near(found, plain)
    assert [name for name, _ in sink.captures] == ["layers.0.self_attn", "layers.1.self_attn"]
    own = model.layers[0]
    y = own.norm1(x) if own.norm_first else x
    rows = torch.ones(2, 9, dtype=torch.bool) if mask is not None else ~hidden
    expected = own.self_attn(y, y, y, attn_mask=mask, key_padding_mask=None if mask is not None else hidden,
                             average_attn_weights=False)[1].detach()  # fmt: skip
    made = sink.maps[0].dense()
    made = F.pad(made, (0, 9 - made.shape[3], 0, 9 - made.shape[2]))
    assert float((made - expected).abs().amax((1, 3))[rows].max()) < 2e-6


@pytest.mark.parametrize("engine", ENGINES)
def test_an_encoder_and_a_decoder(engine: str) -> None:
    torch.manual_seed(0)
    model = nn.Transformer(16, 4, 1, 2, 20, 0.0, batch_first=True).eval()
    x, y = numbers(2, 9, 16), numbers(2, 5, 16)
    causal = nn.Transformer.generate_square_subsequent_mask(5)
    with torch.no_grad():
        plain = model(x, y, tgt_mask=causal, tgt_is_causal=True)
        with recorded(model, engine) as sink:
            found = model(x, y, tgt_mask=causal, tgt_is_causal=True)
    assert torch.equal(found, plain) if engine == "model" else near(found, plain)
    kinds = [(name.split(".")[0], capture.kind, capture.map.shape[2:]) for name, capture in sink.captures]
    decoder = [("decoder", "self", (5, 5)), ("decoder", "cross", (5, 9))]
    assert kinds == [("encoder", "self", (9, 9)), *decoder, *decoder]
    assert float(sink.maps[1].dense().triu(1).abs().max()) == 0


class Block(nn.Module):
    """As nanoGPT writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.c_attn, self.c_proj = nn.Linear(16, 48), nn.Linear(16, 16)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (y.view(*x.shape[:2], 4, 4).transpose(1, 2) for y in self.c_attn(x).split(16, dim=2))
        y = F.scaled_dot_product_attention(q, k, v, dropout_p=0.1 if self.training else 0, is_causal=True)
        return x + self.c_proj(y.transpose(1, 2).contiguous().view(x.shape))


class NanoGPT(nn.Module):
    def __init__(self, checkpointed: bool = False) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.wte, self.h, self.checkpointed = (
            nn.Embedding(30, 16),
            nn.ModuleList(Block() for _ in range(3)),
            checkpointed,
        )

    def forward(self, ids: Tensor) -> Tensor:
        x = self.wte(ids)
        for block in self.h:
            x = torch.utils.checkpoint.checkpoint(block, x, use_reentrant=False) if self.checkpointed else block(x)
        return x @ self.wte.weight.T


IDS = torch.arange(24).view(2, 12)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_model_like_nanogpt(engine: str) -> None:
    model = NanoGPT().eval()
    plain = model(IDS)
    with recorded(model, engine) as sink:
        found = model(IDS)
    assert torch.equal(found, plain) if engine == "model" else near(found, plain, 1e-5)
    assert [name for name, _ in sink.captures] == ["h.0", "h.1", "h.2"]
    q, k, _ = (y.view(2, 12, 4, 4).transpose(1, 2) for y in model.h[0].c_attn(model.wte(IDS)).split(16, dim=2))
    assert near(sink.maps[0].dense(), weights(q, k, is_causal=True))


@pytest.mark.parametrize("checkpointed", [False, True])
@pytest.mark.parametrize("engine", ENGINES)
def test_training_goes_on_and_a_checkpoint_is_taken_once(engine: str, checkpointed: bool) -> None:
    model = NanoGPT(checkpointed).eval()
    (plain,) = torch.autograd.grad(model(IDS).pow(2).mean(), model.wte.weight)
    with recorded(model, engine) as sink:
        (found,) = torch.autograd.grad(model(IDS).pow(2).mean(), model.wte.weight)
    assert near(found, plain, 1e-5 * float(plain.abs().max()))
    assert len(sink.captures) == 3


def test_everything_is_put_back_after_an_exception() -> None:
    model = encoder()
    kept = model.layers[1].forward
    model.layers[1].forward = kept  # somebody else's wrapper

    def fails(*_: Any) -> None:
        raise KeyboardInterrupt

    model.layers[1].self_attn.out_proj.weight.requires_grad_()
    hook = model.layers[1].register_forward_pre_hook(fails)
    with pytest.raises(KeyboardInterrupt), recorded(model, "qkv") as sink:
        model(numbers(2, 9, 16))
    hook.remove()
    assert len(sink.captures) == 1 and torch._C._len_torch_function_stack() == 0
    changed = [name for name, module in model.named_modules() if "forward" in module.__dict__]
    assert changed == ["layers.1"] and model.layers[1].forward is kept


def test_other_models_and_other_threads_are_left_alone() -> None:
    model, other, found = NanoGPT().eval(), NanoGPT().eval(), []
    with recorded(model, "qkv") as sink:
        other(IDS)
        early_bound(*inputs())
        thread = threading.Thread(target=lambda: found.append(model(IDS)))
        thread.start()
        thread.join()
    assert not sink.captures and torch.equal(found[0], model(IDS))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch of its own compiler
def test_a_compiled_model_says_that_it_cannot_be_seen_into() -> None:
    inner = nn.Sequential(NanoGPT())
    inner[0].compile()
    for model in (torch.compile(NanoGPT()), inner):
        for engine in ENGINES:
            with pytest.raises(ValueError, match=r"compiled.*_orig_mod"), recorded(model, engine):
                pass
    assert torch._C._len_torch_function_stack() == 0


def test_quiet_calls_are_somebody_elses() -> None:
    model = multi_head()
    x = numbers(2, 9, 16)
    with recorded(model, "qkv") as sink, torch_calls.quiet():
        model(x, x, x)
    assert not sink.captures


def test_a_mode_of_the_users_stays_where_it_is() -> None:
    model, x = encoder(), numbers(2, 9, 16)
    with torch.no_grad(), recorded(model, "model") as sink, torch.device("cpu"):
        model(x, src_key_padding_mask=~padding().flip(1))
        assert torch._C._len_torch_function_stack() == 2
    assert [name for name, _ in sink.captures] == ["layers.0.self_attn", "layers.1.self_attn"]
