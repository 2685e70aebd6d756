"""Gradients: checked by differences, of gradients too, only where they are needed, and through what autograd offers."""

from __future__ import annotations

import contextlib
import gc
import math
import weakref
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.autograd import gradcheck, gradgradcheck
from torch.testing import assert_close

import qkv
from qkv import biases, masks, normalizers, scores
from qkv.engines import tiled

engines = pytest.mark.parametrize("engine", ["reference", "tiled"])
CHECK = {"eps": 1e-6, "atol": 1e-6, "rtol": 1e-5}
# torch.func.jvp, on its first use, loads a module of torch that warns about itself.
twice = pytest.mark.filterwarnings("ignore:.*torch.jit.script.*:DeprecationWarning")


def numbers(*shape: int, seed: int = 0, positive: bool = False) -> Tensor:
    x = torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return (x.abs() + 0.5 if positive else x).requires_grad_()


def inputs(positive: bool = False, width: int = 3) -> list[Tensor]:
    """2 query heads on 1, 3 queries, 4 keys, values of another width."""
    sizes = ((2, 3, width), (1, 4, width), (1, 4, 2))
    return [numbers(1, *size, seed=n, positive=positive and n < 2) for n, size in enumerate(sizes)]


def bent(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, table: Tensor) -> Tensor:
    return s * torch.sin(table)[h] + 0.1 * (i - j)


# name -> (tensors of the details, how they become details)
DETAILS: dict[str, tuple[list[Tensor], Any]] = {
    "plain": ([], dict),
    "causal": ([], lambda: {"causal": True}),
    "rows that see nothing": ([], lambda: {"window": (0, 0), "query_offset": -2}),
    "softcap": ([], lambda: {"softcap": 1.3, "scale": 0.8}),
    "bias": ([numbers(2, 3, 4, seed=5)], lambda t: {"bias": t}),
    "bias of -inf": (
        [numbers(1, 2, 1, 1, seed=5)],
        lambda t: {"bias": biases.ALiBi() + t + torch.tensor([0, 0, -math.inf, 0])},
    ),
    "one bias for all": ([numbers(1, 1, seed=5)], lambda t: {"bias": t, "normalize": normalizers.Sigmoid()}),
    "sinks": ([numbers(2, seed=5)], lambda t: {"sinks": t}),
    "off by one": ([], lambda: {"normalize": normalizers.Softmax(off_by_one=True)}),
    "alibi": ([numbers(2, seed=5)], lambda t: {"bias": biases.ALiBi(t)}),
    "callable bias": ([numbers(2, seed=5)], lambda t: {"bias": biases.from_function(bent, t)}),
    "biases together": (
        [numbers(3, 4, seed=5), numbers(2, seed=6), numbers(2, seed=7)],
        lambda a, b, c: {"bias": biases.from_function(bent, b) + a + biases.ALiBi(c)},
    ),
    "general": ([numbers(3, 3, seed=5)], lambda t: {"score": scores.General(t)}),
    "additive": (
        [numbers(3, 4, seed=5), numbers(3, 4, seed=6), numbers(4, seed=7)],
        lambda *t: {"score": scores.Additive(*t), "mask": masks.lengths(torch.tensor([3]))},
    ),
    "callable score": (
        [numbers(3, seed=5)],
        lambda t: {"score": scores.from_function(lambda q, k, w: torch.tanh(q * w) @ k.mT, t), "causal": True},
    ),
    "sigmoid": ([], lambda: {"normalize": normalizers.Sigmoid(bias=-1.0), "causal": True}),
    "proportional": ([], lambda: {"normalize": normalizers.Proportional(), "causal": True}),
    "random mask": ([], lambda: {"mask": torch.rand(2, 3, 4, generator=torch.Generator().manual_seed(1)) < 0.6}),
}


@pytest.mark.parametrize("engine", ["reference", "tiled", "tiled 2x2"])
@pytest.mark.parametrize("name", DETAILS)
def test_gradients_by_differences(name: str, engine: str) -> None:
    learned, details = DETAILS[name]
    engine, _, small = engine.partition(" ")

    def run(q: Tensor, k: Tensor, v: Tensor, *learned: Tensor) -> Tensor:
        with tiled.tile_sizes(2, 2) if small else contextlib.nullcontext():
            return qkv.attention(q, k, v, **details(*learned), engine=engine)

    assert gradcheck(run, (*inputs(positive=name == "proportional"), *learned), **CHECK)


@engines
def test_gradients_of_the_quotient_by_differences(engine: str) -> None:
    q, k, v = inputs(positive=True, width=1)
    for normalize in (None, normalizers.Softmax()):
        run = lambda *t: qkv.attention(*t, score=scores.Quotient(), normalize=normalize, causal=True, engine=engine)  # noqa: B023, E731
        assert gradcheck(run, (q, k, v), **CHECK)


@engines
@pytest.mark.parametrize("name", ["plain", "rows that see nothing", "softcap", "sinks", "bias", "random mask"])
def test_gradients_of_the_lse_by_differences(name: str, engine: str) -> None:
    learned, details = DETAILS[name]

    def run(*tensors: Tensor) -> tuple[Tensor, Tensor]:
        out, m = qkv.attention_with_map(*tensors[:3], **details(*tensors[3:]), engine=engine)
        return out, torch.where(m.lse.isfinite(), m.lse, 0.0)

    assert gradcheck(run, (*inputs(), *learned), **CHECK)


@engines
@pytest.mark.parametrize("dropout_p", [0.4, 1.0])
def test_gradients_through_dropout_by_differences(engine: str, dropout_p: float) -> None:
    def run(*t: Tensor) -> Tensor:
        return qkv.attention(
            *t, dropout_p=dropout_p, generator=torch.Generator().manual_seed(2), causal=True, engine=engine
        )

    assert gradcheck(run, inputs(), **CHECK)


@twice
@engines
@pytest.mark.parametrize(
    "name",
    ["plain", "causal", "rows that see nothing", "softcap", "bias", "sinks", "off by one", "alibi", "callable bias", "general",
     "additive", "callable score", "sigmoid", "random mask"],
)  # fmt: skip
def test_gradients_of_gradients_by_differences(name: str, engine: str) -> None:
    learned, details = DETAILS[name]
    run = lambda *t: qkv.attention(*t[:3], **details(*t[3:]), engine=engine)  # noqa: E731
    assert gradgradcheck(run, (*inputs(), *learned), **CHECK)


@twice
@engines
def test_gradients_of_gradients_of_the_lse(engine: str) -> None:
    def run(*t: Tensor) -> tuple[Tensor, Tensor]:
        out, m = qkv.attention_with_map(*t, causal=True, engine=engine)
        return out, torch.where(m.lse.isfinite(), m.lse, 0.0)

    assert gradgradcheck(run, inputs(), **CHECK)


def test_hard_has_no_second_derivative() -> None:
    q, k, v = inputs()
    out = qkv.attention(q, k, v, normalize=normalizers.Hard())
    (first,) = torch.autograd.grad(out.sum(), q, create_graph=True)
    with pytest.raises(NotImplementedError, match=r"(?s)Hard.*straight-through.*Softmax"):
        first.sum().backward()


@engines
def test_gradients_only_where_they_are_needed(engine: str) -> None:
    for needs in range(1, 16):
        tensors = [t.detach().requires_grad_(bool(needs >> n & 1)) for n, t in enumerate((*inputs(), numbers(3, 4)))]
        out = qkv.attention(*tensors[:3], bias=tensors[3], causal=True, engine=engine)
        out.sum().backward()
        full = [t.detach().clone().requires_grad_() for t in tensors]
        qkv.attention(*full[:3], bias=full[3], causal=True, engine=engine).sum().backward()
        for one, other in zip(tensors, full, strict=True):
            if one.requires_grad:
                assert_close(one.grad, other.grad)
            else:
                assert one.grad is None
    q, k, v = (t.detach() for t in inputs())
    assert not qkv.attention(q, k, v, engine=engine).requires_grad
    with torch.no_grad():
        assert not qkv.attention(*inputs(), engine=engine).requires_grad
    with torch.inference_mode():
        assert qkv.attention(*inputs(), engine=engine).is_inference()


@engines
def test_one_tensor_as_query_key_and_value(engine: str) -> None:
    x, apart = numbers(1, 2, 4, 3), [numbers(1, 2, 4, 3) for _ in range(3)]
    qkv.attention(x, x, x, causal=True, engine=engine).pow(2).sum().backward()
    qkv.attention(*apart, causal=True, engine=engine).pow(2).sum().backward()
    assert_close(x.grad, sum(t.grad for t in apart))


@engines
def test_incoming_gradients_of_any_stride_and_a_graph_used_twice(engine: str) -> None:
    q, k, v = inputs()
    out = qkv.attention(q, k, v, engine=engine)
    ones = torch.autograd.grad(out.sum(), (q, k, v), retain_graph=True)  # expanded: stride 0
    again = torch.autograd.grad(out, (q, k, v), torch.ones_like(out), retain_graph=True)
    flipped = torch.ones(out.shape[::-1], dtype=out.dtype).permute(3, 2, 1, 0)
    third = torch.autograd.grad(out, (q, k, v), flipped)
    for a, b, c in zip(ones, again, third, strict=True):
        assert_close(a, b, rtol=0, atol=1e-15)
        assert_close(a, c, rtol=0, atol=1e-15)


@engines
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16])
def test_gradients_have_the_dtype_of_their_tensor(engine: str, dtype: torch.dtype) -> None:
    tensors = [t.detach().to(dtype).requires_grad_() for t in inputs()]
    bias, sinks = torch.zeros(3, 4, requires_grad=True), torch.zeros(2, dtype=dtype, requires_grad=True)
    qkv.attention(*tensors, bias=bias, sinks=sinks, engine=engine).sum().backward()
    assert [t.grad.dtype for t in tensors] == [dtype] * 3
    assert bias.grad.dtype == torch.float32 and sinks.grad.dtype == dtype


def test_a_callable_that_captures_a_learned_tensor_raises() -> None:
    table = numbers(2)
    captured = lambda s, b, h, i, j: s * table[h]  # noqa: E731
    q, k, v = inputs()
    for call in (
        lambda: biases.from_function(captured),
        lambda: qkv.attention(q, k, v, bias=captured),
        lambda: scores.from_function(lambda q, k: (q * table[0]) @ k.mT),
        lambda: qkv.attention(q, k, v, score=torch.nn.Bilinear(3, 3, 1)),
    ):
        with pytest.raises(ValueError, match=r"(?s)captures a tensor that requires a gradient.*explicitly"):
            call()
    fixed = table.detach()
    qkv.attention(q, k, v, bias=lambda s, b, h, i, j: s * fixed[h])


def test_what_tiled_keeps_for_the_backward_grows_with_the_length_not_its_square() -> None:
    kept: list[int] = []

    def pack(t: Tensor) -> Tensor:
        kept.append(t.numel())
        return t

    sizes = {}
    for length in (128, 256):
        kept.clear()
        q = torch.randn(1, 1, length, 4, requires_grad=True)
        with torch.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
            out = qkv.attention(q, q, q, causal=True, bias=biases.ALiBi())
        sizes[length] = sum(kept)
        out.sum().backward()
    assert 0 < sizes[256] <= 2 * sizes[128] + 64


def test_nothing_is_kept_alive_by_the_plan_of_a_mask() -> None:
    q = torch.randn(1, 1, 8, 2)
    flags = torch.ones(8, 8, dtype=torch.bool)
    qkv.attention(q, q, q, mask=flags)
    flags[3, 3] = False  # a plan that is kept has to notice
    assert qkv.attention_with_map(q, q, q, mask=flags)[1][0, 0, 3, 3] == 0
    gone = weakref.ref(flags)
    del flags
    gc.collect()
    assert gone() is None


def test_checkpointing_gives_the_same_gradients() -> None:
    tensors, others = inputs(), inputs()
    run = lambda *t: qkv.attention(*t, causal=True)  # noqa: E731
    run(*tensors).pow(2).sum().backward()
    torch.utils.checkpoint.checkpoint(run, *others, use_reentrant=False).pow(2).sum().backward()
    for a, b in zip(tensors, others, strict=True):
        assert torch.equal(a.grad, b.grad)


@engines
def test_vmap_and_functional_gradients(engine: str) -> None:
    q, k, v = (torch.randn(3, 1, 2, n, 4, dtype=torch.float64) for n in (3, 5, 5))
    run = lambda q, k, v: qkv.attention(q, k, v, causal=True, engine=engine)  # noqa: E731
    one_by_one = torch.stack([run(*t) for t in zip(q, k, v, strict=True)])
    assert_close(torch.vmap(run)(q, k, v), one_by_one)
    gradient = torch.func.grad(lambda q: run(q, k[0], v[0]).pow(2).sum())(q[0])
    leaf = q[0].clone().requires_grad_()
    run(leaf, k[0], v[0]).pow(2).sum().backward()
    assert_close(gradient, leaf.grad)


@engines
def test_autocast(engine: str) -> None:
    q, k, v = (torch.randn(1, 2, 4, 8, requires_grad=True) for _ in range(3))
    with torch.autocast("cpu", torch.bfloat16):
        out = qkv.attention(q, k, v, engine=engine)
        exact = qkv.attention(q.double(), k.double(), v.double(), engine=engine)
    assert out.dtype == torch.bfloat16 and exact.dtype == torch.float64
    assert_close(out, qkv.attention(q.bfloat16(), k.bfloat16(), v.bfloat16(), engine=engine))
    out.float().sum().backward()
    assert q.grad.dtype == torch.float32


VMAPPED = {
    "causal": {"causal": True},
    "alibi, window, sinks": {"bias": biases.ALiBi(), "window": (2, 1), "sinks": torch.tensor([0.3, -1.0]).double()},
    "sparsemax": {"normalize": normalizers.Sparsemax()},
    "lengths, which tell sequences apart": {"mask": masks.lengths(torch.tensor([3, 4]))},
    "a function": {"bias": lambda s, b, h, i, j: s + b * (i - j)},
}


@pytest.mark.parametrize("details", VMAPPED)
def test_vmap_calls_the_engine_once_where_no_sequence_differs(details: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options, called = VMAPPED[details], []
    forward = tiled.forward
    monkeypatch.setattr(tiled, "forward", lambda *args: called.append(1) or forward(*args))
    q, k, v = (torch.randn(3, 2, 2, n, 4, dtype=torch.float64) for n in (3, 5, 5))
    run = lambda q, k, v: qkv.attention(q, k, v, engine="tiled", **options)  # noqa: E731
    loss = torch.func.grad(lambda *t: run(*t).sin().sum(), argnums=(0, 1, 2))
    found, gradients = torch.vmap(run)(q, k, v), torch.vmap(loss, (0, None, 0))(q, k[0], v)
    apart = ("," in details and "alibi" not in details) or details == "a function"
    assert len(called) == (6 if apart else 2)
    assert_close(found, torch.stack([run(*t) for t in zip(q, k, v, strict=True)]))
    right = [loss(a, k[0], b) for a, b in zip(q, v, strict=True)]
    for got, several in zip(gradients, zip(*right, strict=True), strict=True):
        assert_close(got, torch.stack(several))


def test_vmap_gives_each_element_its_own_gradient_of_what_is_shared() -> None:
    q, table = torch.randn(3, 1, 2, 4, 4, dtype=torch.float64), torch.randn(2, 5, dtype=torch.float64)
    loss = lambda x, t: qkv.attention(x, x, x, bias=biases.RelativePosition(t)).sin().sum()  # noqa: E731
    found = torch.vmap(torch.func.grad(loss, argnums=1), (0, None))(q, table)
    assert_close(found, torch.stack([torch.func.grad(loss, argnums=1)(x, table) for x in q]))
