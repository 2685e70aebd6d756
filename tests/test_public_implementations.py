"""Variants against public implementations of them: torch's modules, entmax, transformers' models, Keras and x-transformers.

What is no dependency of the tests is skipped where it is missing; `nox -s peers` installs it into an environment of its own.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.testing import assert_close

import qkv
from qkv import variants

H, L, D = 4, 16, 8


def numbers(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def inputs(kv_heads: int = H, width: int = D) -> list[Tensor]:
    shapes = ((2, H, L, width), (2, kv_heads, L, width), (2, kv_heads, L, width))
    return [numbers(*s, seed=n).requires_grad_() for n, s in enumerate(shapes)]


def same(ours: Tensor, theirs: Tensor, learned: Sequence[Tensor], rtol: float = 1e-9) -> None:
    """Values, and gradients of everything in `learned`."""
    assert_close(ours, theirs, rtol=rtol, atol=rtol)
    direction = numbers(*ours.shape, seed=9)
    found, right = (
        torch.autograd.grad(x, list(learned), direction, materialize_grads=True, allow_unused=True)
        for x in (ours, theirs)
    )
    for a, b in zip(found, right, strict=True):
        assert_close(a, b, rtol=10 * rtol, atol=10 * rtol)


def split(x: Tensor, heads: int = H) -> Tensor:
    """(B, L, H · D) -> (B, H, L, D)."""
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def joined(x: Tensor) -> Tensor:
    return x.transpose(1, 2).flatten(2)


def shaken(module: nn.Module) -> nn.Module:
    """In float64 and evaluation mode, every parameter drawn."""
    torch.manual_seed(0)
    for p in module.parameters():
        nn.init.normal_(p, std=0.3)
    return module.double().eval()


# ---- torch --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["scaled_dot_product", "causal", "grouped_query", "multi_query"])
def test_torch_scaled_dot_product_attention(name: str) -> None:
    q, k, v = inputs({"grouped_query": 2, "multi_query": 1}.get(name, H))
    causal = name != "scaled_dot_product"
    right = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=causal, enable_gqa=k.shape[1] != H)
    same(variants[name].make()(q, k, v), right, (q, k, v))


def test_torch_multihead_attention() -> None:
    module = shaken(nn.MultiheadAttention(H * D, H, batch_first=True))
    x = numbers(2, L, H * D).requires_grad_()
    q, k, v = (split(y) for y in nn.functional.linear(x, module.in_proj_weight, module.in_proj_bias).chunk(3, -1))
    ours = module.out_proj(joined(variants["multi_head"].make()(q, k, v)))
    same(ours, module(x, x, x, need_weights=False)[0], (x, *module.parameters()))


# ---- entmax -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sparsemax", "entmax15", "entmax"])
def test_entmax_package(name: str) -> None:
    entmax = pytest.importorskip("entmax", reason="entmax is part of the extra dev")
    dense = {"entmax": lambda s, dim: entmax.entmax_bisect(s, 1.25, dim=dim, n_iter=70)}
    q, k, v = inputs()
    right = dense.get(name, getattr(entmax, name, None))(q @ k.mT / math.sqrt(D), dim=-1) @ v
    same(variants[name].make()(q, k, v), right, (q, k, v), rtol=1e-7)


# ---- transformers -------------------------------------------------------------------------------------------------------


def models() -> Any:
    return pytest.importorskip("transformers", reason="transformers is part of the extra models").models


def causal_mask() -> Tensor:
    return torch.full((L, L), -math.inf, dtype=torch.float64).triu(1)[None, None]


def rotation(width: int, base: float = 10_000.0) -> tuple[Tensor, Tensor]:
    """cos and sin (1, L, width) as transformers' models hand them to their layers."""
    angle = torch.arange(L).double()[:, None] * base ** (-torch.arange(0, width, 2).double() / width)
    angle = torch.cat([angle, angle], -1)[None]
    return angle.cos(), angle.sin()


def test_bert() -> None:
    bert = models().bert
    config = bert.BertConfig(hidden_size=H * D, num_attention_heads=H, attn_implementation="eager")
    module, x = shaken(bert.modeling_bert.BertSelfAttention(config)), numbers(2, L, H * D).requires_grad_()
    ours = variants["self_attention"].make()(*(split(p(x)) for p in (module.query, module.key, module.value)))
    same(joined(ours), module(x)[0], (x, module.query.weight, module.key.weight), rtol=1e-6)  # its softmax is float32


@pytest.mark.parametrize("decoder", [False, True])
def test_t5(decoder: bool) -> None:
    t5 = models().t5
    config = t5.T5Config(d_model=H * D, d_kv=D, num_heads=H, is_decoder=decoder, relative_attention_num_buckets=8,
                         relative_attention_max_distance=12, attn_implementation="eager")  # fmt: skip
    module = shaken(t5.modeling_t5.T5Attention(config, has_relative_attention_bias=True, layer_idx=0))
    x, table = numbers(2, L, H * D).requires_grad_(), module.relative_attention_bias.weight
    attention = variants["t5"].make(table=table, max_distance=12, bidirectional=not decoder)
    ours = module.o(joined(attention(*(split(p(x)) for p in (module.q, module.k, module.v)))))
    same(ours, module(x, mask=causal_mask() if decoder else None)[0], (x, table), rtol=1e-5)


def test_gemma_2() -> None:
    eager = models().gemma2.modeling_gemma2.eager_attention_forward
    module = nn.Module()
    module.num_key_value_groups = 1
    q, k, v = inputs()
    theirs, _ = eager(module, q, k, v, causal_mask(), scaling=D**-0.5, softcap=0.7)
    same(variants["softcap"].make(cap=0.7)(q, k, v), theirs.transpose(1, 2), (q, k, v), rtol=1e-5)


def test_gpt_oss() -> None:
    eager = models().gpt_oss.modeling_gpt_oss.eager_attention_forward
    module = nn.Module()
    module.num_key_value_groups, module.sinks = 2, nn.Parameter(numbers(H, seed=5))
    q, k, v = inputs(2)
    hidden = torch.ones(L, L, dtype=torch.bool).tril(-8)  # a window of 8
    theirs, _ = eager(module, q, k, v, causal_mask().masked_fill(hidden, -math.inf), scaling=D**-0.5)
    ours = variants["gpt_oss"].make(sinks=module.sinks, window=8)(q, k, v)
    same(ours, theirs.transpose(1, 2), (q, k, v, module.sinks))


@pytest.mark.parametrize("name", ["latent", "latent_absorbed"])
def test_deepseek_v2(name: str) -> None:
    deepseek = models().deepseek_v2
    config = deepseek.DeepseekV2Config(
        hidden_size=24, num_attention_heads=H, num_key_value_heads=H, q_lora_rank=None, kv_lora_rank=6, qk_rope_head_dim=4,
        qk_nope_head_dim=D, v_head_dim=5, attn_implementation="eager", rope_parameters={"rope_type": "default",
        "rope_theta": 10_000.0},
    )  # fmt: skip
    module = shaken(deepseek.modeling_deepseek_v2.DeepseekV2Attention(config, layer_idx=0))
    x = numbers(2, L, 24).requires_grad_()
    angle = torch.arange(L).double()[:, None] * torch.tensor([1.0, 0.01]).double()
    theirs, _ = module(x, causal_mask(), position_embeddings=torch.polar(torch.ones_like(angle), angle)[None])
    latent, turned = module.kv_a_proj_with_mqa(x).split([6, 4], -1)
    latent = module.kv_a_layernorm(latent)
    up = module.kv_b_proj.weight.unflatten(0, (H, D + 5)).mT  # (H, R, D + Dv)
    attention = variants[name].make(key_up=up[..., :D], value_up=up[..., D:], width=D + 4)
    ours = attention(split(module.q_proj(x)), torch.cat([latent, turned], -1)[:, None], latent[:, None])
    same(module.o_proj(joined(ours)), theirs, (x, *module.parameters()), rtol=1e-5)


def test_swin_v2() -> None:
    swin = models().swinv2
    config = swin.Swinv2Config(attn_implementation="eager")
    module = shaken(swin.modeling_swinv2.Swinv2SelfAttention(config, H * D, H, 4))
    module.relative_coords_table = module.relative_coords_table.double()
    x = numbers(2, L, H * D).requires_grad_()
    table = 16 * module.continuous_position_bias_mlp(module.relative_coords_table).sigmoid().view(-1, H)
    bias = table[module.relative_position_index].permute(2, 0, 1)
    attention = variants["swin_v2"].make(temperature=1 / module.logit_scale.exp().flatten(), bias=bias)
    ours = attention(*(split(p(x)) for p in (module.query, module.key, module.value)))
    same(joined(ours), module(x)[0], (x, *module.parameters()), rtol=1e-7)


def test_big_bird() -> None:
    big_bird = models().big_bird
    config = big_bird.BigBirdConfig(hidden_size=H * D, num_attention_heads=H, block_size=2, num_random_blocks=1)
    module, length = shaken(big_bird.modeling_big_bird.BigBirdBlockSparseAttention(config)), 24
    x, ones = numbers(1, length, H * D).requires_grad_(), torch.ones(1, length, dtype=torch.float64)
    blocked, band, rows, columns = big_bird.modeling_big_bird.BigBirdModel.create_masks_for_block_sparse_attn(ones, 2)
    theirs, _ = module(x, band, rows, columns, blocked, blocked)
    drawn = torch.zeros(12, 12, dtype=torch.bool)
    drawn[1:-1, 0] = True  # outside of training its random block is always the first one, which it counts a second time
    attention = variants["bigbird"].make(global_blocks=(0, -1), length=length, drawn=drawn)
    q, k, v = (split(p(x)) for p in (module.query, module.key, module.value))
    twice = torch.zeros(length, length, dtype=torch.float64)
    twice[2:-2, :2] = math.log(2)
    same(joined(qkv.attention(q, k, v, mask=attention.mask, bias=twice)), theirs, (x,), rtol=1e-7)


def test_longformer() -> None:
    longformer = models().longformer
    config = longformer.LongformerConfig(hidden_size=H * D, num_attention_heads=H, attention_window=[4])
    module = shaken(longformer.modeling_longformer.LongformerSelfAttention(config, 0))
    for ours, theirs in ((module.query, module.query_global), (module.key, module.key_global)):
        theirs.load_state_dict(ours.state_dict())
    module.value_global.load_state_dict(module.value.state_dict())
    x, seen = numbers(1, L, H * D).requires_grad_(), torch.zeros(1, L, dtype=torch.bool)
    globally = seen.clone()
    globally[0, 0] = True
    theirs = module(x, globally * 10_000.0, seen, globally, True)[0]
    ours = variants["longformer"].make()(*(split(p(x)) for p in (module.query, module.key, module.value)))
    same(joined(ours), theirs, (x,), rtol=1e-5)


def test_differential_llama() -> None:
    diff = models().diffllama
    config = diff.DiffLlamaConfig(hidden_size=2 * H * D, num_attention_heads=2 * H, num_key_value_heads=2 * H, head_dim=D,
                                  attn_implementation="eager", rms_norm_eps=1e-5)  # fmt: skip
    module = shaken(diff.modeling_diffllama.DiffLlamaAttention(config, layer_idx=3))
    x = numbers(2, L, 2 * H * D).requires_grad_()
    theirs, _ = module(x, rotation(D), causal_mask())

    def paired(heads: Tensor) -> Tensor:  # its head h and head h + H are one head's two halves
        return torch.cat(heads.chunk(2, 1), -1)

    q, k = qkv.positions.rope(split(module.q_proj(x), 2 * H), split(module.k_proj(x), 2 * H))
    vectors = torch.stack([module.lambda_q1, module.lambda_k1, module.lambda_q2, module.lambda_k2])
    gain = torch.ones(2 * D, dtype=torch.float64)
    attention = variants["differential"].make(vectors=vectors, gain=gain, initial=0.8 - 0.6 * math.exp(-0.9))
    ours = attention(paired(q), paired(k), paired(split(module.v_proj(x), 2 * H)), mask=qkv.masks.causal())
    same(module.o_proj(joined(ours)), theirs, (x, *module.parameters()), rtol=1e-5)


def test_qwen3_next() -> None:
    qwen = models().qwen3_next
    config = qwen.Qwen3NextConfig(hidden_size=H * D, num_attention_heads=H, num_key_value_heads=2, head_dim=D,
                                  attn_implementation="eager")  # fmt: skip
    module = shaken(qwen.modeling_qwen3_next.Qwen3NextAttention(config, layer_idx=0))
    x = numbers(1, L, H * D).requires_grad_()
    theirs, _ = module(x, rotation(4), causal_mask())  # a part of each head turns
    q, gate = module.q_proj(x).unflatten(-1, (H, 2 * D)).chunk(2, -1)
    q, k = module.q_norm(q).transpose(1, 2), split(module.k_proj(x), 2)
    q, k = qkv.positions.rope(q, module.k_norm(k), width=4)
    ours = variants["gated"].make(gate=gate.transpose(1, 2))(q, k, split(module.v_proj(x), 2))
    same(module.o_proj(joined(ours)), theirs, (x, *module.parameters()), rtol=1e-5)


def test_mamba_2() -> None:
    mamba = models().mamba2
    config = mamba.Mamba2Config(
        hidden_size=16, num_heads=H, head_dim=D, state_size=6, n_groups=1, chunk_size=8, conv_kernel=2
    )
    module = shaken(mamba.modeling_mamba2.Mamba2Mixer(config, layer_idx=0))
    x, seen = numbers(1, L, 16).requires_grad_(), []
    module.norm.register_forward_pre_hook(lambda _, args: seen.append(args[0]))
    module(x)
    projected = module.in_proj(x)[..., H * D :]
    steps = projected[..., -H:] + module.dt_bias
    mixed = module.act(module.conv1d(projected[..., :-H].mT)[..., :L].mT)
    value, key, query = mixed[..., : H * D], mixed[..., H * D : -6], mixed[..., -6:]
    attention = variants["mamba2"].make(steps=steps[0].mT, rate=module.A_log)
    ours = attention(*(y[:, None].expand(-1, H, -1, -1) for y in (query, key)), split(value))
    ours = ours + module.D[:, None, None] * split(value)  # the block's own skip
    learned = (x, module.A_log, module.dt_bias, module.in_proj.weight)
    same(joined(ours), seen[0], learned, rtol=1e-5)  # it computes its decays in float32


def test_bloom() -> None:
    bloom = models().bloom
    biased = bloom.modeling_bloom.build_alibi_tensor(torch.ones(1, L), H, torch.float64)[:, 0]  # (H, L): slope · j
    q, k, v = inputs()
    s = q @ k.mT / math.sqrt(D) + biased[:, None] + causal_mask()
    same(variants["alibi"].make()(q, k, v), torch.softmax(s, -1) @ v, (q, k, v), rtol=1e-6)


# ---- Keras --------------------------------------------------------------------------------------------------------------


def keras() -> Any:
    if "keras" not in os.sys.modules:
        os.environ.setdefault("KERAS_BACKEND", "torch")
    found = pytest.importorskip("keras", reason="Keras is installed by nox -s peers")
    if found.backend.backend() != "torch":
        pytest.skip("Keras runs on another backend here; KERAS_BACKEND=torch chooses torch's")
    found.config.set_floatx("float64")  # what a layer is told of its dtype does not reach all that it makes
    return found


def test_keras_additive_attention() -> None:
    layer = keras().layers.AdditiveAttention(use_scale=True)
    q, k, v = (numbers(2, n, D, seed=s).requires_grad_() for s, n in enumerate((5, L, L)))
    layer.build([q.shape, v.shape, k.shape])
    layer.scale.assign(numbers(D, seed=4))
    one, energy = torch.eye(D, dtype=torch.float64), layer.scale.value.detach().requires_grad_()
    attention = variants["additive"].make(query_weight=one, key_weight=one, energy=energy)
    ours = attention(q[:, None], k[:, None], v[:, None])[:, 0]
    same(ours, layer([q, v, k]).double(), (q, k, v), rtol=1e-5)  # its softmax is float32


@pytest.mark.parametrize("mode", ["dot", "concat"])
def test_keras_attention(mode: str) -> None:
    layer = keras().layers.Attention(score_mode=mode)
    q, k, v = (numbers(2, n, D, seed=s).requires_grad_() for s, n in enumerate((5, L, L)))
    layer.build([q.shape, v.shape, k.shape])
    attention = variants["luong_dot"].make()
    if mode == "concat":  # its sum of tanh(query + key) is the concat score with two identities, one above the other
        eye, scale = torch.eye(D, dtype=torch.float64), layer.concat_score_weight.value.detach().reshape(-1)
        attention = variants["luong_concat"].make(weight=torch.cat([eye, eye]), energy=scale.expand(D))
    ours = attention(q[:, None], k[:, None], v[:, None])[:, 0]
    same(ours, layer([q, v, k]).double(), (q, k, v), rtol=1e-5)


def test_keras_grouped_query_attention() -> None:
    layer = keras().layers.GroupQueryAttention(head_dim=D, num_query_heads=H, num_key_value_heads=2)
    x = numbers(2, L, 12).requires_grad_()
    layer(x, x)
    weights = {w.path.split("/")[-2] + "." + w.name: w.value.detach() for w in layer.weights}
    dense = {n: torch.einsum("bli,ihd->bhld", x, weights[f"{n}.kernel"]) for n in ("query", "key", "value")}
    dense = {n: y + weights[f"{n}.bias"][:, None] for n, y in dense.items()}
    out = variants["grouped_query"].make()(*dense.values())
    last = "attention_output"
    ours = torch.einsum("bhld,hdo->blo", out, weights[f"{last}.kernel"]) + weights[f"{last}.bias"]
    same(ours, layer(x, x, use_causal_mask=True), (x,), rtol=1e-5)


# ---- x-transformers -----------------------------------------------------------------------------------------------------


def attend(**options: Any) -> Any:
    return pytest.importorskip("x_transformers.attend", reason="x-transformers is installed by nox -s peers").Attend(
        heads=H, **options
    )


def test_x_transformers_talking_heads() -> None:
    module = shaken(attend(pre_talking_heads=True, post_talking_heads=True))
    q, k, v = inputs()
    before, after = (m.weight[..., 0, 0] for m in (module.pre_softmax_talking_heads, module.post_softmax_talking_heads))
    attention = variants["talking_heads"].make(
        before=before + torch.eye(H), after=after, width=D
    )  # it adds the scores again
    same(attention(q, k, v), module(q, k, v)[0], (q, k, v, *module.parameters()), rtol=1e-5)


@pytest.mark.parametrize(
    ("name", "options", "made"),
    [
        ("causal", {"causal": True}, {}),
        ("softcap", {"causal": True, "softclamp_logits": True, "logit_softclamp_value": 0.7}, {"cap": 0.7}),
        ("sigmoid", {"sigmoid": True}, {"length": 1}),
        ("off_by_one", {"add_zero_kv": True}, {}),
        ("multi_query", {"causal": True}, {}),
    ],
)
def test_x_transformers_attend(name: str, options: dict[str, Any], made: dict[str, Any]) -> None:
    q, k, v = inputs(1 if name == "multi_query" else H)
    same(variants[name].make(**made)(q, k, v), attend(**options)(q, k, v)[0], (q, k, v), rtol=1e-5)


def test_x_transformers_qk_norm_and_hard() -> None:
    q, k, v = inputs()
    module = attend(qk_norm=True, scale=10.0)
    unit = [nn.functional.normalize(x, dim=-1) for x in (q, k)]
    same(variants["qk_norm"].make(gain=torch.tensor([10.0]))(q, k, v), module(*unit, v)[0], (q, k, v), rtol=1e-6)
    assert_close(variants["hardmax"].make()(q, k, v), attend(hard=True)(q, k, v)[0])


def test_x_transformers_sinks() -> None:
    module = shaken(attend(causal=True, head_learned_sink=True))
    q, k, v = inputs()
    ours = variants["gpt_oss"].make(sinks=module.head_attn_sink, window=None)(q, k, v)
    same(ours, module(q, k, v)[0], (q, k, v, module.head_attn_sink), rtol=1e-5)
