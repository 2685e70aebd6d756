"""qkv.nn's layers and models: torch's own with the same weights, finite differences, generation, checkpoints, errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

import qkv
from qkv.nn import (
    Cache,
    DecoderLayer,
    EncoderLayer,
    FeedForward,
    LanguageModel,
    LanguageModelConfig,
    RecurrentConfig,
    RecurrentSeq2Seq,
    Transformer,
    TransformerConfig,
    VisionConfig,
    VisionTransformer,
)
from qkv.nn._norm import RMSNorm, _RootMeanSquare
from qkv.nn.generate import choose

ATTENTIONS = ["additive", "dot", "general", "concat", None]


def numbers(*size: int, seed: int = 0) -> Tensor:
    return torch.randn(*size, generator=torch.Generator().manual_seed(seed))


def ids(*size: int, below: int = 20, seed: int = 0) -> Tensor:
    return torch.randint(3, below, size, generator=torch.Generator().manual_seed(seed))


def models() -> dict[str, tuple[nn.Module, tuple[Any, ...]]]:
    """Small models, each with what it is called with."""
    torch.manual_seed(0)
    pair = ids(3, 6), ids(3, 5, seed=1), torch.tensor([6, 2, 4])
    made: dict[str, tuple[nn.Module, tuple[Any, ...]]] = {}
    for norm in ("pre", "post"):
        made[f"transformer {norm}"] = (
            Transformer(TransformerConfig(20, 20, 8, 2, 1, decoder_layers=2, norm=norm, dropout=0.0)),
            pair,
        )
    shared = TransformerConfig(
        20, 20, 8, 2, 1, shared=True, activation="geglu", normalization="rms", kv_heads=1, dropout=0.0
    )
    made["transformer shared"] = Transformer(shared), pair
    for kind in ATTENTIONS:
        made[f"recurrent {kind}"] = RecurrentSeq2Seq(RecurrentConfig(20, 20, 8, attention=kind, dropout=0.0)), pair
    made["recurrent tied"] = RecurrentSeq2Seq(RecurrentConfig(20, 20, 8, 6, layers=2, tied=True, dropout=0.0)), pair
    for positions in ("rope", "alibi", "learned", "sinusoidal", None):
        config = LanguageModelConfig(20, 8, 2, 2, kv_heads=1, positions=positions, context=12)
        made[f"language {positions}"] = LanguageModel(config), (pair[0],)
    plain = LanguageModelConfig(20, 8, 2, 2, activation="gelu", normalization="layer", bias=True, window=2, tied=False)
    made["language plain"] = LanguageModel(plain), (pair[0],)
    made["vision"] = (
        VisionTransformer(VisionConfig((4, 6), 2, 2, 3, 8, 2, 1, dropout=0.0, registers=1)),
        (numbers(2, 2, 4, 6),),
    )
    return made


NAMES = list(models())


@pytest.mark.parametrize("name", NAMES)
def test_gradients_are_finite_differences(name: str) -> None:
    """Along two random directions through all parameters at once, in float64: (f(p + εu) − f(p − εu)) / 2ε = ∇f · u."""
    model, inputs = models()[name]
    model.double()
    inputs = tuple(x.double() if x.is_floating_point() else x for x in inputs)
    parameters = list(model.parameters())
    weights = torch.randn(model(*inputs).shape, dtype=torch.float64)

    def scalar() -> Tensor:
        return (model(*inputs) * weights).sum()

    gradients = torch.autograd.grad(scalar(), parameters)
    assert all(bool(g.abs().sum() > 0) for g in gradients)
    for _ in range(2):
        direction, step = [torch.randn_like(p) for p in parameters], 1e-6
        ends = []
        with torch.no_grad():
            for move in (step, -2 * step, step):
                for p, u in zip(parameters, direction, strict=True):
                    p += move * u
                ends.append(float(scalar()))
        told = sum(float((g * u).sum()) for g, u in zip(gradients, direction, strict=True))
        assert (ends[0] - ends[1]) / (2 * step) == pytest.approx(told, rel=1e-6, abs=1e-6)


def test_the_norm_of_root_mean_squares_is_torchs() -> None:
    torch.manual_seed(0)
    ours, theirs, x = RMSNorm(6, eps=1e-6).double(), nn.RMSNorm(6, eps=1e-6).double(), numbers(2, 3, 6).double()
    nn.init.normal_(ours.weight)
    theirs.load_state_dict(ours.state_dict())
    x.requires_grad_()
    torch.testing.assert_close(ours(x), theirs(x))
    parameters = (x, ours.weight.detach().requires_grad_())
    run = lambda x, w: _RootMeanSquare.apply(x, w, 1e-6)[0]  # noqa: E731
    assert torch.autograd.gradcheck(run, parameters)
    assert torch.autograd.gradgradcheck(run, parameters)
    assert ours.to(torch.bfloat16)(x.bfloat16()).dtype == torch.bfloat16


# ---- torch's own ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("norm_first", [True, False])
@pytest.mark.parametrize("activation", ["relu", "gelu"])
def test_an_encoder_layer_is_torchs(norm_first: bool, activation: str) -> None:
    torch.manual_seed(0)
    theirs = nn.TransformerEncoderLayer(8, 2, 12, activation=activation, batch_first=True, norm_first=norm_first)
    jolted(theirs)
    ours, x, n = EncoderLayer.from_torch(theirs), numbers(3, 5, 8), torch.tensor([5, 2, 3])
    theirs.eval(), ours.eval()
    hidden = torch.arange(5) >= n[:, None]
    with torch.enable_grad():  # not torch's fused path, which gives 0 at padding
        wanted = theirs(x, src_key_padding_mask=hidden)
    torch.testing.assert_close(ours(x, mask=qkv.masks.lengths(n)), wanted)


@pytest.mark.parametrize("norm_first", [True, False])
def test_a_decoder_layer_is_torchs(norm_first: bool) -> None:
    torch.manual_seed(0)
    theirs = nn.TransformerDecoderLayer(8, 2, 12, batch_first=True, norm_first=norm_first)
    jolted(theirs)
    ours, x, context, n = (
        DecoderLayer.from_torch(theirs),
        numbers(3, 4, 8),
        numbers(3, 5, 8, seed=1),
        torch.tensor([5, 2, 3]),
    )
    theirs.eval(), ours.eval()
    ahead = nn.Transformer.generate_square_subsequent_mask(4)
    wanted = theirs(x, context, tgt_mask=ahead, memory_key_padding_mask=torch.arange(5) >= n[:, None])
    torch.testing.assert_close(ours(x, context, context_mask=qkv.masks.lengths(n)), wanted)


def jolted(module: nn.Module) -> None:
    """Biases and norms away from 0 and 1, so that each matters."""
    for p in module.parameters():
        if p.dim() == 1:
            nn.init.normal_(p, 0.5)


def test_a_recurrent_model_without_attention_is_torchs_gru() -> None:
    torch.manual_seed(0)
    model = RecurrentSeq2Seq(RecurrentConfig(20, 20, 8, attention=None, dropout=0.0))
    source, target = ids(1, 6), ids(1, 5, seed=1)
    _, last = model.encoder.gru(model.source_embedding(source))
    summary = torch.cat([last[0], last[1]], -1)
    y = model.target_embedding(target)
    given = torch.cat([y, summary[:, None].expand(-1, 5, -1)], -1)
    states, _ = model.decoder(given, torch.tanh(model.begin(summary))[None])
    made = model.readout(torch.cat([states, given], -1))
    torch.testing.assert_close(model(source, target), model.output(torch.maximum(made[..., 0::2], made[..., 1::2])))


@pytest.mark.parametrize("kind", ATTENTIONS)
def test_padding_of_a_recurrent_source_is_never_read(kind: str) -> None:
    model = RecurrentSeq2Seq(RecurrentConfig(20, 20, 8, attention=kind, dropout=0.0))
    source, target, n = ids(2, 6), ids(2, 5, seed=1), torch.tensor([6, 3])
    together = model(source, target, n)
    torch.testing.assert_close(together[1:], model(source[1:, :3], target[1:]))


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith("transformer")])
def test_padding_of_a_source_is_never_read(name: str) -> None:
    model, (source, target, n) = models()[name]
    together = model(source, target, n)
    torch.testing.assert_close(together[1:2], model(source[1:2, :2], target[1:2]))


@pytest.mark.parametrize("name", ["transformer pre", "recurrent additive", "language rope", "vision"])
def test_under_autocast_a_model_is_itself_up_to_rounding(name: str) -> None:
    model, inputs = models()[name]
    wanted = model(*inputs)
    with torch.autocast("cpu", torch.bfloat16):
        out = model(*inputs)
    assert out.dtype == torch.bfloat16
    assert bool((out - wanted).abs().max() < 0.03 * wanted.abs().max())
    out.float().sum().backward()
    assert all(bool(p.grad.isfinite().all()) for p in model.parameters() if p.grad is not None)


# ---- generation --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith(("transformer", "recurrent"))])
def test_translate_with_what_it_keeps_gives_what_is_computed_anew(name: str) -> None:
    model, (source, _, n) = models()[name]
    model.double()
    made = model.translate(source, n, bos=1, eos=2, max_tokens=7)
    assert model.training
    text = torch.ones(3, 1, dtype=torch.long)
    done = torch.zeros(3, dtype=torch.bool)
    for _ in range(made.shape[1]):
        token = model.eval()(source, text, n)[:, -1].argmax(-1).masked_fill(done, 2)
        done |= token == 2
        text = torch.cat([text, token[:, None]], 1)
    assert torch.equal(made, text[:, 1:])
    assert made.shape[1] == 7 or bool(done.all())


def test_after_its_end_a_translation_goes_on_with_the_end() -> None:
    model = Transformer(TransformerConfig(20, 20, 8, 2, 1, tied=False))
    nn.init.zeros_(model.output.weight)  # every token is as likely: argmax takes 0
    assert model.translate(ids(2, 4), bos=1, eos=0, max_tokens=5).tolist() == [[0], [0]]
    assert model.translate(ids(2, 4), bos=1, eos=2, max_tokens=3).tolist() == [[0, 0, 0]] * 2


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith("language")])
def test_generate_with_a_cache_gives_what_is_computed_anew(name: str) -> None:
    model, (tokens,) = models()[name]
    model.double()
    made = model.generate(tokens, 6)
    for n in range(tokens.shape[1], made.shape[1]):
        assert torch.equal(model(made[:, :n])[:, -1].argmax(-1), made[:, n])
    cache = Cache.of(2)
    with torch.no_grad():
        parts = torch.cat([model(part, cache=cache) for part in made.split([4, 1, 7], 1)], 1)
        torch.testing.assert_close(parts, model(made))


def test_a_language_model_ends_where_every_text_has() -> None:
    model = LanguageModel(LanguageModelConfig(20, 8, 2, 1, tied=False))
    nn.init.zeros_(model.output.weight)
    assert model.generate(ids(2, 3), 5, eos=0)[:, 3:].tolist() == [[0], [0]]
    assert model.generate(ids(2, 3), 0).shape == (2, 3)


def test_choose_draws_from_what_it_may() -> None:
    logits = torch.tensor([0.4, 0.3, 0.2, 0.1]).log().expand(4000, 4)

    def shares(**options: Any) -> list[float]:
        drawn = choose(logits, 1.0, generator=torch.Generator().manual_seed(0), **options)
        return [float((drawn == n).float().mean()) for n in range(4)]

    assert shares() == pytest.approx([0.4, 0.3, 0.2, 0.1], abs=0.03)
    assert shares(top_k=2) == pytest.approx([4 / 7, 3 / 7, 0, 0], abs=0.03)
    assert shares(top_p=0.65) == pytest.approx([4 / 7, 3 / 7, 0, 0], abs=0.03)
    assert shares(top_p=0.75) == pytest.approx([4 / 9, 3 / 9, 2 / 9, 0], abs=0.03)
    assert shares(top_p=0.01) == [1, 0, 0, 0]
    assert choose(logits).unique().tolist() == [0]
    cold = choose(logits, 0.01, generator=torch.Generator().manual_seed(0))
    assert cold.unique().tolist() == [0]


# ---- checkpoints -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_what_is_saved_is_loaded(name: str, tmp_path: Path) -> None:
    model, inputs = models()[name]
    qkv.nn.save(model, tmp_path / "a" / "model")
    again = qkv.nn.load(tmp_path / "a" / "model")
    assert again.config == model.config and not again.training
    assert torch.equal(again(*inputs), model.eval()(*inputs))
    assert sorted(p.name for p in (tmp_path / "a" / "model").iterdir()) == ["config.json", "model.safetensors"]
    assert json.loads((tmp_path / "a" / "model" / "config.json").read_text())["kind"] == type(model).__name__


def test_a_save_that_fails_leaves_the_old_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, inputs = models()["vision"]
    qkv.nn.save(old, tmp_path)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        qkv.nn.save(models()["language rope"][0], tmp_path)
    monkeypatch.undo()
    assert torch.equal(qkv.nn.load(tmp_path)(*inputs), old.eval()(*inputs))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["config.json", "model.safetensors"]


def test_a_checkpoint_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"qkv.nn.load: there is no model.safetensors in "):
        qkv.nn.load(tmp_path)
    qkv.nn.save(models()["vision"][0], tmp_path)
    file = tmp_path / "model.safetensors"
    whole = file.read_bytes()
    file.write_bytes(whole[:-9])
    with pytest.raises(ValueError, match="is damaged"):
        qkv.nn.load(tmp_path)
    file.write_bytes(whole.replace(b"qkv.nn 1", b"qkv.nn 9"))
    with pytest.raises(ValueError, match=r"format 'qkv\.nn 9'"):
        qkv.nn.load(tmp_path)
    file.write_bytes(whole.replace(b'\\"classes\\": 3', b'\\"classes\\": 4'))
    with pytest.raises(ValueError, match="does not fit its own configuration"):
        qkv.nn.load(tmp_path)
    with pytest.raises(TypeError, match="got a Linear; expected one of Transformer"):
        qkv.nn.save(nn.Linear(2, 2), tmp_path)


# ---- errors ------------------------------------------------------------------------------------------------------------------

TOKENS = LanguageModelConfig(20, 8, 2, 1)
SMALL = TransformerConfig(20, 20, 8, 2, 1)


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: TransformerConfig(20, 20, 10, 4), ValueError, "width 10 is no multiple of heads 4"),
        (lambda: TransformerConfig(20, 20, dropout=1.0), ValueError, "dropout is 1.0; expected a share from 0"),
        (lambda: TransformerConfig(20, 20, norm="both"), ValueError, "norm is 'both'; expected one of 'pre', 'post'"),
        (lambda: TransformerConfig(20, 30, shared=True), ValueError, "20 source and 30 target ids"),
        (lambda: TransformerConfig(20, 20, hidden=0), ValueError, "hidden is 0"),
        (lambda: LanguageModelConfig(20, positions="learned"), ValueError, "needs context"),
        (lambda: LanguageModelConfig(20, 6, 2), ValueError, "a head is 3 wide, and rope turns pairs"),
        (lambda: LanguageModelConfig(20, activation="tanh"), ValueError, "activation is 'tanh'"),
        (lambda: LanguageModelConfig(20, window=-1), ValueError, "window is -1"),
        (lambda: RecurrentConfig(20, 20, 7), ValueError, "width is 7; expected an even number"),
        (lambda: RecurrentConfig(20, 20, attention="soft"), ValueError, "attention is 'soft'"),
        (lambda: VisionConfig((28, 28), 1, 5, 10), ValueError, "image_size 28 is no multiple of patch 5"),
        (lambda: VisionConfig(28, 1, 7, 10), ValueError, r"image_size is 28; expected \(rows, columns\)"),
        (lambda: FeedForward(8, activation="step"), ValueError, "activation is 'step'"),
        (lambda: EncoderLayer(8, 2, norm="first"), ValueError, "norm is 'first'"),
        (lambda: EncoderLayer(8, 2, normalization="batch"), ValueError, "normalization is 'batch'"),
        (lambda: Transformer(SMALL)(ids(4), ids(4)), ValueError, r"target is \(4,\).*expected ids"),
        (lambda: Transformer(SMALL)(None, ids(1, 4)), ValueError, "source is None, and no cache holds one"),
        (lambda: Transformer(SMALL)(ids(2, 4), ids(2, 4), torch.tensor([4])), ValueError, r"source_lengths is \(1,\)"),
        (lambda: Transformer(SMALL)(ids(2, 4), ids(3, 4)), ValueError, "x has 3 sequences and context 2"),
        (lambda: LanguageModel(TOKENS)(numbers(1, 4)), ValueError, "tokens is .* expected ids"),
        (lambda: LanguageModel(LanguageModelConfig(20, 8, 2, 1, context=3))(ids(1, 4)), ValueError, "4 tokens, but the model"),
        (lambda: LanguageModel(TOKENS).generate(ids(1, 0), 3), ValueError, "no token to go on from"),
        (lambda: LanguageModel(TOKENS).generate(ids(1, 2), 3, -1.0), ValueError, "temperature is -1.0"),
        (lambda: LanguageModel(TOKENS).generate(ids(1, 2), 3, 1.0, top_p=0), ValueError, "top_p is 0"),
        (lambda: RecurrentSeq2Seq(RecurrentConfig(20, 20, 8))(None, ids(1, 3)), ValueError, "source is None"),
        (lambda: VisionTransformer(VisionConfig((4, 4), 1, 2, 3, 8, 2, 1))(numbers(1, 3, 4, 4)), ValueError, r"\(B, 1, 4, 4\)"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(call: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        call()


def test_patches_are_the_convolution() -> None:
    model = VisionTransformer(VisionConfig((12, 8), 3, 4, 5, 16, 2, 1))
    images = numbers(2, 3, 12, 8)
    torch.testing.assert_close(model._patched(images), model.patches(images).flatten(2).mT)


def test_room_of_a_cache_is_its_own():
    """Without gradients a cache grows in buffers; what it gave before stays, and keys set from outside begin a new one."""
    from qkv.nn import KeysAndValues

    parts = [torch.randn(2, 3, n, 4) for n in (3, 1, 5, 1, 40)]
    cache, seen = KeysAndValues(), []
    with torch.no_grad():
        for n, part in enumerate(parts):
            seen.append(cache.extend(part, -part)[0])
            for m, before in enumerate(seen):
                assert torch.equal(before, torch.cat(parts[: m + 1], 2)), (n, m)
        cache.keys, cache.values = cache.keys.flip(0), cache.values.flip(0)
        keys, values = cache.extend(parts[1], -parts[1])
    assert torch.equal(keys, torch.cat([torch.cat(parts, 2).flip(0), parts[1]], 2))
    assert torch.equal(values, -keys)
