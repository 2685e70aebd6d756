"""torch.compile in one graph, torch.export, and the registered operators themselves."""

import pytest
import torch
from torch import Tensor

import qkv
from qkv import biases, masks, normalizers, ops, scores
from qkv._detail import bind, strip
from qkv._encoding import decode, encode

HEADS, LENGTH, WIDTH = 4, 13, 8


def numbers(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


Q, K = numbers(1, HEADS, LENGTH, WIDTH), numbers(1, 2, LENGTH, WIDTH, seed=1)
SINKS, BIAS, WEIGHT = numbers(HEADS, seed=2), numbers(HEADS, LENGTH, LENGTH, seed=3), numbers(WIDTH, WIDTH, seed=4)
KEYS = torch.arange(LENGTH)[None] % 5 != 3

CALLS = {
    "plain": lambda q, k, *_: qkv.attention(q, k, k),
    "self-attention, one tensor three times": lambda q, *_: qkv.attention(q, q, q, causal=True),
    "window and sinks": lambda q, k, sinks, *_: qkv.attention(q, k, k, causal=True, window=(3, 0), sinks=sinks),
    "padding": lambda q, k, *_: qkv.attention(q, k, k, mask=masks.keys(KEYS) & masks.causal()),
    "bias": lambda q, k, s, bias, w: qkv.attention(q, k, k, bias=bias),
    "alibi, softcap": lambda q, k, *_: qkv.attention(q, k, k, bias=biases.ALiBi(), softcap=4.0),
    "general": lambda q, k, s, b, weight: qkv.attention(q, k, k, score=scores.General(weight)),
    "sigmoid": lambda q, k, *_: qkv.attention(q, k, k, normalize=normalizers.Sigmoid()),
    "with a map": lambda q, k, *_: qkv.attention_with_map(q, k, k)[0],
    "torch's own name": lambda q, *_: qkv.scaled_dot_product_attention(q, q, q, is_causal=True),
}


@pytest.mark.parametrize("name", CALLS)
def test_one_graph_with_the_same_values_and_gradients(name: str) -> None:
    torch._dynamo.reset()
    inputs = [x.clone().requires_grad_() for x in (Q, K, SINKS, BIAS, WEIGHT)]
    compiled = torch.compile(CALLS[name], backend="aot_eager", fullgraph=True)
    plain, traced = CALLS[name](*inputs), compiled(*inputs)
    torch.testing.assert_close(traced, plain)
    right, got = (torch.autograd.grad(x.sin().sum(), inputs, allow_unused=True) for x in (plain, traced))
    for a, b in zip(right, got, strict=True):
        assert (a is None) == (b is None)
        if a is not None:
            torch.testing.assert_close(b, a)


def test_a_second_length_and_a_function_of_the_user_compile_too() -> None:
    torch._dynamo.reset()
    for attend in (
        lambda q, k: qkv.attention(q, q, q, causal=True),
        lambda q, k: qkv.attention(q, k, k, causal=True),
        lambda q, k: qkv.attention(q, k, k, causal=True, score=scores.FeatureMap()),
    ):
        compiled = torch.compile(attend, backend="aot_eager", fullgraph=True)
        for length, before in ((LENGTH, 0), (7, 0), (9, 2), (10, 2)):
            some = Q[:, :, before:length], K[:, :, :length]
            torch.testing.assert_close(compiled(*some), attend(*some))
    call = lambda q: qkv.attention(q, q, q, bias=lambda s, b, h, i, j: s + (i - j))  # noqa: E731
    torch.testing.assert_close(torch.compile(call, backend="aot_eager")(Q), call(Q))


def test_export() -> None:
    class Block(torch.nn.Module):
        def forward(self, q: Tensor, k: Tensor) -> Tensor:
            return qkv.attention(q, k, k, causal=True)  # type: ignore[no-any-return]

    program = torch.export.export(Block(), (Q, K))
    torch.testing.assert_close(program.module()(Q, K), Block()(Q, K))


@pytest.mark.filterwarnings("ignore:The .grad attribute")  # opcheck's own, where it casts
@pytest.mark.parametrize("name", ["plain", "sinks", "sigmoid", "half"])
def test_the_registered_operator(name: str) -> None:
    """torch's own check of schema, fake tensors and autograd registration."""
    kind = torch.bfloat16 if name == "half" else torch.float32
    q, k = (x.to(kind).requires_grad_() for x in (Q, K))
    description = ops.Description(
        score=scores.Dot(),
        bias=None,
        mask=masks.causal(),
        normalize={"sinks": normalizers.Softmax(SINKS.clone().requires_grad_()), "sigmoid": normalizers.Sigmoid()}.get(
            name, normalizers.Softmax()
        ),
        scale=0.5,
        softcap=None,
        offset=0,
        raw=True,
    )
    leaves: list[Tensor] = []
    spec = encode(strip(description, leaves))
    torch.library.opcheck(torch.ops.qkv.attend, (q, k, k.detach(), leaves, "tiled", spec))


def test_a_description_survives_its_string() -> None:
    mask = masks.causal() & (masks.window(3, None) | ~masks.keys(KEYS))
    leaves: list[Tensor] = []
    spec = strip((mask, biases.ALiBi() + BIAS, normalizers.Softmax(SINKS), lambda x: x), leaves)
    again = decode(encode(spec))
    assert again == spec
    assert bind(again, leaves)[0] == mask
    assert "hole(0)" in encode(spec) and "held(" in encode(spec)


@pytest.mark.parametrize("name", ["plain", "window and sinks", "bias", "alibi, softcap", "a scale made of a size"])
def test_one_graph_with_every_size_left_open(name: str) -> None:
    torch._dynamo.reset()
    call = CALLS.get(name, lambda q, k, *_: qkv.attention(q, k, k, scale=q.shape[-1] ** -0.5 / k.shape[-2]))
    inputs = [x.detach().clone().requires_grad_() for x in (Q, K, SINKS, BIAS, WEIGHT)]
    compiled = torch.compile(call, backend="aot_eager", fullgraph=True, dynamic=True)
    plain, traced = call(*inputs), compiled(*inputs)
    torch.testing.assert_close(traced, plain)
    got, right = (torch.autograd.grad(x.sin().sum(), inputs[0])[0] for x in (traced, plain))
    torch.testing.assert_close(got, right)
    if name in ("plain", "alibi, softcap", "a scale made of a size"):  # another batch, length and width
        q, k = numbers(2, HEADS, 9, 6), numbers(2, 2, 11, 6)
        torch.testing.assert_close(compiled(q, k, *inputs[2:]), call(q, k, *inputs[2:]))
