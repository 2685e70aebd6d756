"""The engine `linear`: its own table of cases against the oracle, what it refuses, when it is chosen, and what it costs."""

from __future__ import annotations

import itertools
import random
from typing import Any

import cases
import pytest
import torch
from test_engines import run
from torch import Tensor

import qkv
from qkv import masks, normalizers, scores
from qkv.engines import tiled

PHI = scores.FeatureMap()


def table() -> list[cases.Case]:
    """Its masks × head layouts × dtypes × sizes × offsets, the other axes going round."""
    whole = ("mask", "heads", "dtype", "size")
    rest = [a for a in cases.AXES if a not in whole]
    draw, found = random.Random(2), []
    for values in itertools.product(*(cases.AXES[a] for a in whole)):
        case = dict(zip(whole, values, strict=True)) | {a: draw.choice(cases.AXES[a]) for a in rest}
        case |= {"score": "feature map", "bias": "none", "dropout": 0.0, "scaling": draw.choice(("default", "scale"))}
        case["normalize"] = draw.choice(("proportional", "identity"))
        if cases.suits_linear(case) and cases.allowed(case):
            found.append({a: case[a] for a in cases.AXES})
    return found


TABLE = table()


@pytest.mark.parametrize("case", TABLE[::3], ids=cases.name)
def test_values_and_gradients(case: cases.Case) -> None:
    run(case, ("linear", "linear, chunks of 3"))


@pytest.mark.slow
def test_the_whole_table() -> None:
    for case in TABLE:
        run(case, ("linear", "linear, chunks of 3"))


@pytest.mark.parametrize("kind", ["more rows", "more keys", "one sequence ends early"])
def test_chunks_of_the_real_size(kind: str) -> None:
    """Several chunks of 128, the last one short, against the engine that forms every pair."""
    rows, keys = {"more rows": (300, 250), "more keys": (250, 700), "one sequence ends early": (300, 300)}[kind]
    g = torch.Generator().manual_seed(0)
    q, k, v = (
        torch.randn(2, h, n, d, generator=g, dtype=torch.float64).requires_grad_()
        for h, n, d in ((4, rows, 6), (2, keys, 6), (2, keys, 3))
    )
    mask = masks.lengths(torch.tensor([keys, 130])) if kind == "one sequence ends early" else None
    found = []
    for engine in ("linear", "tiled"):
        out = qkv.attention(q, k, v, score=PHI, causal=True, mask=mask, engine=engine)
        found.append([out, *torch.autograd.grad(out.sin().sum(), (q, k, v))])
    for ours, theirs in zip(*found, strict=True):
        torch.testing.assert_close(ours, theirs)


@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("normalize", [None, normalizers.Identity()])
def test_gradients_and_their_gradients(causal: bool, normalize: Any) -> None:
    g = torch.Generator().manual_seed(0)
    shapes = ((1, 2, 5, 2), (1, 1, 6, 2), (1, 1, 6, 2), (2, 3))
    q, k, v, w = (torch.randn(s, generator=g, dtype=torch.float64).requires_grad_() for s in shapes)

    def attend(q: Tensor, k: Tensor, v: Tensor, w: Tensor) -> Any:
        score = scores.FeatureMap(lambda x, w: torch.exp(x @ w), w)
        return qkv.attention(q, k, v, score=score, causal=causal, normalize=normalize, engine="linear")

    with tiled.tile_sizes(2, 2):
        assert torch.autograd.gradcheck(attend, (q, k, v, w))
        assert torch.autograd.gradgradcheck(attend, (q, k, v, w))


def test_by_hand() -> None:
    """φ = x: row 1 sees keys 1 and 3 with scores 2 and 6: shares 1/4 and 3/4 of the values 0 and 8."""
    q, k, v = (torch.tensor(x).unsqueeze(-1) for x in ([1.0, 2.0], [1.0, 3.0], [0.0, 8.0]))
    out, made = qkv.attention_with_map(
        q, k, v, score=scores.FeatureMap(lambda x: x), causal=True, engine="linear", scale=0.5
    )
    torch.testing.assert_close(out, torch.tensor([[0.0], [6.0]]))
    torch.testing.assert_close(made.row_state[0, 0], torch.tensor([0.5, 4.0]))
    torch.testing.assert_close(made.dense()[0, 0], torch.tensor([[1.0, 0.0], [0.25, 0.75]]))
    assert made.check().output < 1e-6


def test_rows_whose_features_are_zero_see_nothing() -> None:
    relu = scores.FeatureMap(torch.relu)
    q = torch.tensor([[-1.0], [1.0]], requires_grad=True)
    out = qkv.attention(q, torch.ones(3, 1), torch.ones(3, 2), score=relu, engine="linear")
    torch.testing.assert_close(out, torch.tensor([[0.0, 0.0], [1.0, 1.0]]))
    assert torch.isfinite(torch.autograd.grad(out.sum(), q)[0]).all()


# ---- the choice --------------------------------------------------------------------------------------------------------

X = torch.ones(1, 2, 40, 4)


@pytest.mark.parametrize(
    ("details", "word"),
    [
        ({"score": None}, "FeatureMap"),
        ({"normalize": normalizers.Softmax()}, "softmax"),
        ({"bias": torch.ones(40, 40)}, "bias"),
        ({"softcap": 2.0}, "softcap"),
        ({"dropout_p": 0.1}, "dropout"),
        ({"window": (3, 0)}, "window(3, 0)"),
        ({"mask": masks.causal() | masks.prefix(3)}, "causal | prefix(3)"),
        ({"mask": ~masks.prefix(3)}, "~prefix(3)"),
        ({"mask": torch.ones(40, 40, dtype=torch.bool)}, "tensor(40×40)"),
    ],
)
def test_what_it_cannot_do_goes_elsewhere_and_raises_when_forced(details: dict[str, Any], word: str) -> None:
    details = {"score": PHI} | details
    choice = qkv.explain_engine(X, X, X, **details)
    assert choice.engine in ("cpu", "tiled")
    assert word in choice.reasons["linear"]
    for call in (qkv.attention, qkv.explain_engine):
        with pytest.raises(ValueError, match="engine='linear' cannot run this call") as caught:
            call(X, X, X, **details, engine="linear")
        assert word in str(caught.value)
        assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "details",
    [{}, {"causal": True}, {"mask": masks.keys(torch.ones(1, 40, dtype=torch.bool)), "causal": True}, {"scale": 0.3},
     {"mask": masks.lengths(7)}, {"mask": masks.everyone()}, {"query_offset": torch.tensor([3]), "causal": True}],
)  # fmt: skip
def test_it_is_chosen_where_it_takes_the_call(details: dict[str, Any]) -> None:
    choice = qkv.explain_engine(X, X, X, score=PHI, **details)
    assert choice.engine == "linear"
    assert set(choice.reasons) == {"cpu", "gpu", "linear", "tiled", "reference"}


def test_it_is_chosen_where_it_costs_less() -> None:
    """One query and 40 keys of 4 features, 4 wide: (1 + 40) · 4 · 4 = 656 products a head, against 1 · 40 · (4 + 4) = 320."""
    choice = qkv.explain_engine(X[:, :, :1], X, X, score=PHI)
    assert choice.engine == "tiled"
    assert choice.reasons["linear"] == "1,312 products of features, where tiles of pairs take 640"
    assert qkv.explain_engine(X[:, :, :1], X, X, score=PHI, engine="linear").engine == "linear"


def test_auto_gives_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    from qkv.engines import linear

    ran = []
    forward = linear.forward
    monkeypatch.setattr(linear, "forward", lambda *args: ran.append(1) or forward(*args))
    qkv.attention(X, X, X, score=PHI)
    assert ran == [1]
    qkv.attention(X[:, :, :1], X, X, score=PHI)
    qkv.attention(X, X, X, score=PHI, normalize=normalizers.Softmax())
    assert ran == [1]


# ---- what it costs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("causal", [False, True])
def test_no_tensor_of_pairs(causal: bool) -> None:
    """At 4,096 tokens nothing as large as a hundredth of the pairs is ever made, forward or backward."""
    from torch.utils._python_dispatch import TorchDispatchMode

    largest = 0

    class Watch(TorchDispatchMode):
        def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            nonlocal largest
            out = func(*args, **(kwargs or {}))
            for x in out if isinstance(out, (tuple, list)) else (out,):
                largest = max(largest, x.numel() if isinstance(x, Tensor) else 0)
            return out

    q, k, v = (torch.randn(1, 1, 4096, 16, requires_grad=True) for _ in range(3))
    with Watch():
        out = qkv.attention(q, k, v, score=PHI, causal=causal, engine="linear")
        torch.autograd.grad(out, (q, k, v), torch.ones_like(out))
    assert 0 < largest <= 4096 * 4096 // 100


def test_compiled_without_a_break() -> None:
    torch._dynamo.reset()
    q, k, v = (torch.randn(1, 2, 40, 4, requires_grad=True) for _ in range(3))
    attend = lambda q, k, v: qkv.attention(q, k, v, score=PHI, causal=True)  # noqa: E731
    compiled, eager = torch.compile(attend, backend="aot_eager", fullgraph=True)(q, k, v), attend(q, k, v)
    torch.testing.assert_close(compiled, eager)
    for a, b in zip(*(torch.autograd.grad(x.sum(), (q, k, v)) for x in (compiled, eager)), strict=True):
        torch.testing.assert_close(a, b)


def test_mapped_over_a_batch() -> None:
    x = torch.randn(3, 2, 6, 4)
    attend = lambda x: qkv.attention(x, x, x, score=PHI, causal=True, engine="linear")  # noqa: E731
    torch.testing.assert_close(torch.func.vmap(attend)(x), attend(x))


@pytest.mark.parametrize("engine", ["linear", "tiled"])
def test_a_gradient_for_each_of_a_batch(engine: str) -> None:
    x = torch.randn(3, 2, 6, 4)
    total = lambda x: qkv.attention(x, x, x, score=PHI, causal=True, engine=engine).sin().sum()  # noqa: E731
    torch.testing.assert_close(torch.func.vmap(torch.func.grad(total))(x), torch.func.grad(total)(x))


def test_a_map_of_captured_tensors_finds_the_same_state() -> None:
    q, k = torch.rand(1, 2, 50, 3), torch.rand(1, 2, 50, 3)
    ran, captured = (
        qkv.attention_with_map(q, k, k, score=PHI, causal=True, engine="tiled")[1],
        qkv.AttentionMap.from_tensors(q, k, score=PHI, causal=True),
    )
    torch.testing.assert_close(captured.row_state, ran.row_state)
    torch.testing.assert_close(captured.dense(), ran.dense())
