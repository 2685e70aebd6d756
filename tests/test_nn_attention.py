"""qkv.nn's attentions: torch's own with the same weights, float64 finite differences, caches, and what a call may not be."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.func import functional_call

import qkv
from qkv.nn import (
    Alignment,
    DifferentialAttention,
    GatedAttention,
    KeysAndValues,
    LatentAttention,
    MultiHeadAttention,
    TalkingHeadsAttention,
)

CAUSAL = qkv.Attention(causal=True)


def numbers(*size: int, seed: int = 0) -> Tensor:
    return torch.randn(*size, generator=torch.Generator().manual_seed(seed))


def made(name: str, **options: Any) -> nn.Module:
    torch.manual_seed(1)
    return MODULES[name](**options)


MODULES: dict[str, Any] = {
    "multi-head": lambda: MultiHeadAttention(8, 2, bias=True),
    "causal": lambda: MultiHeadAttention(8, 2, attention=CAUSAL),
    "multi-query": lambda: MultiHeadAttention(8, 4, 1, head_width=3, attention=CAUSAL),
    "grouped, rotated": lambda: MultiHeadAttention(16, 4, 2, rope=True, attention=CAUSAL),
    "interleaved": lambda: MultiHeadAttention(
        8, 2, rope=qkv.positions.rotary(interleaved=True, width=2), attention=CAUSAL
    ),
    "alibi, window": lambda: MultiHeadAttention(8, 2, attention=qkv.Attention(bias=qkv.biases.ALiBi(), window=(2, 0))),
    "entmax": lambda: MultiHeadAttention(
        8, 2, attention=qkv.Attention(normalize=qkv.normalizers.Entmax(1.5), causal=True)
    ),
    "gated": lambda: GatedAttention(8, 2, bias=True, attention=CAUSAL),
    "talking heads": lambda: TalkingHeadsAttention(8, 2, causal=True),
    "differential": lambda: DifferentialAttention(8, 2, causal=True),
    "latent": lambda: LatentAttention(8, 2, latent=3, turned=2, causal=True),
}


def differentiable(module: nn.Module, *inputs: Tensor) -> bool:
    """gradcheck of a module's inputs and parameters, along random directions."""
    module = module.double()
    names, values = zip(*((n, p.detach().requires_grad_()) for n, p in module.named_parameters()), strict=True)

    def run(*tensors: Tensor) -> Tensor:
        parameters = dict(zip(names, tensors[len(inputs) :], strict=True))
        out: Tensor = functional_call(module, parameters, tensors[: len(inputs)])
        return out

    inputs = tuple(x.double().requires_grad_() for x in inputs)
    return torch.autograd.gradcheck(run, (*inputs, *values), fast_mode=True)


@pytest.mark.parametrize("name", MODULES)
def test_gradients_are_finite_differences(name: str) -> None:
    module = made(name)
    assert differentiable(module, numbers(2, 4, module.width))


def test_gradients_of_cross_attention_are_finite_differences() -> None:
    assert differentiable(
        MultiHeadAttention(8, 2, context_width=6, cross=True), numbers(2, 3, 8), numbers(2, 4, 6, seed=1)
    )


@pytest.mark.parametrize("kind", ["additive", "dot", "general", "concat"])
def test_gradients_of_alignments_are_finite_differences(kind: str) -> None:
    class Asked(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.alignment = Alignment(6, kind)

        def forward(self, query: Tensor, memory: Tensor) -> Tensor:
            out: Tensor = self.alignment(query, self.alignment.keys(memory), memory)
            return out

    torch.manual_seed(0)
    module, inputs = Asked().double(), [numbers(2, 3, 6).double(), numbers(2, 4, 6, seed=1).double()]
    if kind != "dot":
        assert differentiable(module, *inputs)
    assert torch.autograd.gradcheck(module, [x.requires_grad_() for x in inputs], fast_mode=True)


@pytest.mark.parametrize("kind", ["additive", "general", "concat"])
def test_an_alignment_is_its_papers_equation(kind: str) -> None:
    module, q, m = Alignment(6, kind), numbers(2, 3, 6), numbers(2, 4, 6, seed=1)
    if kind == "additive":
        s = torch.tanh((q @ module.query_weights)[:, :, None] + (m @ module.key_weights)[:, None]) @ module.energy
    elif kind == "general":
        s = q @ module.weights @ m.mT
    else:
        pairs = torch.cat([q[:, :, None].expand(-1, -1, 4, -1), m[:, None].expand(-1, 3, -1, -1)], -1)
        s = torch.tanh(pairs @ module.weights) @ module.energy
    torch.testing.assert_close(module(q, module.keys(m), m), s.softmax(-1) @ m)


# ---- torch's own ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("batch_first", [True, False])
def test_from_torch_gives_what_torch_gives(bias: bool, batch_first: bool) -> None:
    theirs = nn.MultiheadAttention(8, 2, bias=bias, batch_first=batch_first, dropout=0.5).eval()
    if bias:
        nn.init.normal_(theirs.in_proj_bias)
        nn.init.normal_(theirs.out_proj.bias)
    ours, x = MultiHeadAttention.from_torch(theirs), numbers(3, 5, 8)
    turned = x if batch_first else x.transpose(0, 1)
    wanted, _ = theirs(turned, turned, turned)
    torch.testing.assert_close(ours(x), wanted if batch_first else wanted.transpose(0, 1))
    n = torch.tensor([5, 2, 3])
    hidden = torch.arange(5) >= n[:, None]
    wanted, _ = theirs(turned, turned, turned, key_padding_mask=hidden)
    torch.testing.assert_close(ours(x, mask=qkv.masks.lengths(n)), wanted if batch_first else wanted.transpose(0, 1))


def test_from_torch_of_cross_attention() -> None:
    theirs = nn.MultiheadAttention(8, 2, kdim=6, vdim=6, batch_first=True)
    x, context = numbers(2, 3, 8), numbers(2, 5, 6, seed=1)
    torch.testing.assert_close(MultiHeadAttention.from_torch(theirs)(x, context), theirs(x, context, context)[0])


@pytest.mark.parametrize("options", [{"add_bias_kv": True}, {"add_zero_attn": True}, {"kdim": 4, "vdim": 6}])
def test_from_torch_says_what_it_has_not(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="from_torch: the module has "):
        MultiHeadAttention.from_torch(nn.MultiheadAttention(8, 2, **options))


def test_weights_are_applied_as_the_docstring_says() -> None:
    module, x = MultiHeadAttention(8, 2), numbers(1, 5, 8)
    heads = []
    for h in range(2):
        q, k, v = (x @ getattr(module, f"{n}_weights")[:, 4 * h : 4 * h + 4] for n in ("query", "key", "value"))
        heads.append((q @ k.mT / 2).softmax(-1) @ v)
    torch.testing.assert_close(module(x), torch.cat(heads, -1) @ module.output_weights)


@pytest.mark.parametrize("interleaved", [False, True])
@pytest.mark.parametrize("width", [None, 4])
def test_rope_is_that_of_positions(interleaved: bool, width: int | None) -> None:
    rope = qkv.positions.rotary(interleaved=interleaved, width=width, base=100.0)
    module, x = MultiHeadAttention(16, 2, rope=rope), numbers(1, 6, 16)
    q, k, v = (module._heads(x, n, 2) for n in ("query", "key", "value"))
    out = qkv.attention(*qkv.positions.rope(q, k, interleaved=interleaved, width=width, base=100.0), v)
    torch.testing.assert_close(module(x), out.transpose(1, 2).flatten(2) @ module.output_weights)


# ---- details, caches, dropout ------------------------------------------------------------------------------------------------


def test_a_details_tensors_are_trained_and_saved() -> None:
    weight = nn.Parameter(numbers(4, 4))
    module = MultiHeadAttention(8, 2, attention=qkv.Attention(score=qkv.scores.General(weight)))
    assert any(p is weight for p in module.parameters())
    module(numbers(1, 3, 8)).sum().backward()
    assert weight.grad is not None and weight.grad.abs().sum() > 0
    fixed = MultiHeadAttention(8, 2, attention=qkv.Attention(bias=numbers(3, 3)))
    assert [name for name, _ in fixed.named_buffers()] == ["detail_0"]
    assert fixed.double()(numbers(1, 3, 8).double()).dtype == torch.float64


@pytest.mark.parametrize("name", [n for n in MODULES if n != "multi-head"])
def test_with_a_cache_the_result_is_the_same(name: str) -> None:
    module = made(name).double()
    x, cache = numbers(2, 7, module.width).double(), KeysAndValues()
    with torch.no_grad():
        steps = torch.cat([module(part, cache=cache) for part in x.split([3, 1, 1, 2], 1)], 1)
        torch.testing.assert_close(steps, module(x))
    assert cache.length == 7


def test_a_full_cache_stands_for_the_context() -> None:
    module, context, cache = MultiHeadAttention(8, 2, cross=True), numbers(2, 5, 8), KeysAndValues()
    x = numbers(2, 3, 8, seed=1)
    torch.testing.assert_close(module(x, context, cache=cache), module(x, cache=cache))
    assert cache.length == 5


def test_dropout_acts_in_training_only() -> None:
    module, x = MultiHeadAttention(8, 2, attention=qkv.Attention(dropout_p=0.5)), numbers(2, 5, 8)
    generator = torch.Generator().manual_seed(0)
    once, again = module(x, generator=generator), module(x, generator=generator)
    assert not torch.equal(once, again)
    assert torch.equal(once, module(x, generator=torch.Generator().manual_seed(0)))
    module.eval()
    assert torch.equal(module(x), module(x))


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: MultiHeadAttention(10, 4), ValueError, "width 10 is no multiple of heads 4"),
        (lambda: MultiHeadAttention(8, 4, 3), ValueError, "heads 4 is no multiple of kv_heads 3"),
        (lambda: MultiHeadAttention(8, 0), ValueError, "heads is 0; expected 1 or more"),
        (lambda: MultiHeadAttention(8.0, 2), TypeError, "width must be a whole number, got 8.0"),
        (lambda: MultiHeadAttention(6, 2, rope=True), ValueError, "3 of 3 numbers would turn; expected an even count"),
        (lambda: MultiHeadAttention(8, 2, attention="causal"), TypeError, "attention must be a qkv.Attention, got a str"),
        (lambda: MultiHeadAttention(8, 2)(torch.ones(3, 8)), ValueError, r"x is \(3, 8\).*expected floating numbers"),
        (lambda: MultiHeadAttention(8, 2)(torch.ones(1, 3, 6)), ValueError, r"x is \(1, 3, 6\)"),
        (lambda: MultiHeadAttention(8, 2)(torch.ones(1, 3, 8).long()), ValueError, "torch.int64; expected floating"),
        (lambda: MultiHeadAttention(8, 2, cross=True)(torch.ones(1, 3, 8)), ValueError, "brings no context"),
        (lambda: MultiHeadAttention(8, 2)(torch.ones(1, 3, 8), torch.ones(2, 3, 8)), ValueError, "and context 2"),
        (lambda: DifferentialAttention(6, 2), ValueError, "3 is no multiple"),
        (lambda: LatentAttention(8, 2, latent=0), ValueError, "latent is 0"),
        (lambda: LatentAttention(8, 2, latent=2, turned=3), ValueError, "turned 3 is no multiple"),
        (lambda: Alignment(8, "cosine"), ValueError, "kind is 'cosine'; expected one of 'additive'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(call: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        call()
