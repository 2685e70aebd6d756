"""Sparsemax, α-entmax and Identity: numbers a person can check, the published package, and thresholds that are hard to find."""

from __future__ import annotations

import contextlib
import random
from typing import Any

import cases
import oracle
import pytest
import test_engines
import torch
from torch import Tensor
from torch.autograd import gradcheck, gradgradcheck
from torch.testing import assert_close

import qkv
from qkv import masks, normalizers
from qkv.engines.tiled import tile_sizes
from qkv.normalizers import Entmax, Identity, Sparsemax

FAMILY: dict[str, tuple[Any, float]] = {
    "sparsemax": (Sparsemax(), 2.0),
    "1.5": (Entmax(), 1.5),
    "1.3": (Entmax(1.3), 1.3),
    "1.75": (Entmax(1.75), 1.75),
    "1.05": (Entmax(1.05), 1.05),
}
CHECK = {"atol": 1e-6, "rtol": 1e-5}
family = pytest.mark.parametrize(("normalize", "alpha"), FAMILY.values(), ids=FAMILY)
engines = pytest.mark.parametrize("engine", ["reference", "tiled", "tiled 3x5"])


def attend(engine: str, *tensors: Tensor, **details: Any) -> Any:
    """qkv.attention_with_map; "tiled 3x5" in many small tiles."""
    engine, _, small = engine.partition(" ")
    with tile_sizes(3, 5) if small else contextlib.nullcontext():
        return qkv.attention_with_map(*tensors, **details, engine=engine)


def of_scores(s: Any, normalize: Any, engine: str = "tiled", dtype: torch.dtype = torch.float64) -> tuple[Tensor, Any]:
    """(weights, map) of one row with these scores: the query is 1, the keys are the scores, the values the unit vectors."""
    k = torch.as_tensor(s, dtype=dtype).view(-1, 1)
    out, m = attend(
        engine, torch.ones(1, 1, dtype=dtype), k, torch.eye(len(k), dtype=dtype), normalize=normalize, scale=1
    )
    return out[0], m


def inputs(*lengths: int, dtype: torch.dtype = torch.float64, seed: int = 0) -> list[Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [
        torch.randn(2, 2, n, 4, generator=generator, dtype=torch.float64).to(dtype).requires_grad_() for n in lengths
    ]


# ---- by hand ----------------------------------------------------------------------------------------------------------

BY_HAND = {
    "two of three share": (Sparsemax(), [1.0, 0.5, 0.0], [0.75, 0.25, 0.0], 0.25),
    "the winner takes all": (Sparsemax(), [3.0, 1.0, -2.0], [1.0, 0.0, 0.0], 2.0),
    "a score on the threshold": (Sparsemax(), [1.0, 0.0, 0.0], [1.0, 0.0, 0.0], 0.0),
    "0.8² + 0.6²": (Entmax(), [1.6, 1.2, -0.4], [0.64, 0.36, 0.0], 0.0),
    "3³ + 4³ + 5³ = 6³": (Entmax(4 / 3), [1.5, 2.0, 2.5, -1.0], [27 / 216, 64 / 216, 125 / 216, 0.0], 0.0),
    "equals": (Entmax(), [7.0] * 4, [0.25] * 4, 3.0),
    "one key": (Entmax(1.2), [-5.0], [1.0], -2.0),
}


@engines
@pytest.mark.parametrize("name", BY_HAND)
def test_by_hand(name: str, engine: str) -> None:
    normalize, s, right, threshold = BY_HAND[name]
    w, m = of_scores(s, normalize, engine)
    assert w.tolist() == pytest.approx(right, abs=1e-14)
    assert m[0, 0, 0].tolist() == pytest.approx(right, abs=1e-14)
    assert m.row_state.item() == pytest.approx(threshold, abs=1e-14)


@engines
def test_a_gradient_by_hand(engine: str) -> None:
    """Sparsemax hands each key inside what came in less its mean over those inside; the others get exactly nothing."""
    k = torch.tensor([[1.0], [0.5], [0.0]], requires_grad=True)
    out, _ = attend(engine, torch.ones(1, 1), k, torch.tensor([[5.0], [1.0], [100.0]]), normalize=Sparsemax(), scale=1)
    out.sum().backward()
    assert k.grad.view(-1).tolist() == [2.0, -2.0, 0.0]


def test_identity_by_hand() -> None:
    w, m = of_scores([2.0, -3.0, 0.5], Identity())
    assert w.tolist() == [2.0, -3.0, 0.5] and m[0, 0, 0].tolist() == [2.0, -3.0, 0.5]
    assert m.row_state is None and m.check().weight_sum is None and m.check().output == 0
    weights, indices = m.top(2)
    assert weights[0, 0, 0].tolist() == [2.0, 0.5] and indices[0, 0, 0].tolist() == [0, 2]
    assert m.received()[0, 0].tolist() == [2.0, -3.0, 0.5]
    assert m.contributions()[0, 0, 0].tolist() == [2.0, 3.0, 0.5]
    with pytest.raises(ValueError, match=r"(?s)AttentionMap\.entropy.*below 0"):
        m.entropy()
    assert of_scores([1.0, 1.0], Identity())[1].entropy().item() == pytest.approx(0.6931471805599453)  # ln 2


def test_identity_hides_with_0() -> None:
    q, k, v = (torch.ones(2, 2), torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.eye(2))
    out, m = attend("tiled", q, k, v, normalize=Identity(), scale=1, mask=torch.tensor([[False, False], [True, False]]))
    assert out.tolist() == [[0, 0], [3, 0]] and m[0, 0].tolist() == [[0, 0], [3, 0]]
    assert m.scores[0, 0, 0].tolist() == [-torch.inf, -torch.inf]


# ---- against others -----------------------------------------------------------------------------------------------------


@family
@engines
def test_the_published_package_gives_the_same(normalize: Any, alpha: float, engine: str) -> None:
    package = pytest.importorskip("entmax")
    q, k, v = inputs(9, 23, 23)
    hidden = torch.ones(9, 23, dtype=torch.bool).triu(15)
    s = (q @ k.mT / 2).masked_fill(hidden, -1e9)
    if alpha in (1.5, 2):
        w = (package.sparsemax if alpha == 2 else package.entmax15)(s, -1)
    else:
        w = package.root_finding.entmax_bisect(s, alpha, -1, n_iter=100)
    out, m = attend(engine, q, k, v, normalize=normalize, mask=~hidden)
    assert_close(m[:], w.detach(), rtol=1e-9, atol=1e-12)
    assert_close(out, w @ v, rtol=1e-9, atol=1e-12)
    right, got = (torch.autograd.grad(x.sin().sum(), (q, k, v)) for x in (w @ v, out))
    assert_close(got, right, rtol=1e-7, atol=1e-10)


@pytest.mark.parametrize("mask", cases.AXES["mask"])
def test_every_mask_and_dtype_against_the_oracle(mask: str) -> None:
    """The other axes of the table are drawn, heads in groups among them."""
    draw = random.Random(mask)
    for normalize in ("sparsemax", "entmax", "1.3-entmax", "identity"):
        for dtype in cases.AXES["dtype"]:
            fixed = {"score": "dot", "mask": mask, "normalize": normalize, "dtype": dtype}
            case = {axis: draw.choice(values) for axis, values in cases.AXES.items()} | fixed
            while not cases.allowed(case):
                case = {axis: draw.choice(values) for axis, values in cases.AXES.items()} | fixed
            test_engines.run(case, ("reference", "tiled", "tiled 3x5"))


@engines
@family
def test_gradients_by_differences(normalize: Any, alpha: float, engine: str) -> None:
    run = lambda *t: attend(engine, *t, normalize=normalize, causal=True, query_offset=2)[0]  # noqa: E731
    assert gradcheck(run, [t[:1, :, :, :2].detach().requires_grad_() for t in inputs(3, 5, 5)], **CHECK)


@pytest.mark.filterwarnings("ignore:.*torch.jit.script.*:DeprecationWarning")  # torch.func.jvp, on its first use
@engines
@pytest.mark.parametrize("normalize", [Sparsemax(), Entmax(), Entmax(1.3), Identity()], ids=str)
def test_gradients_of_gradients_by_differences(normalize: Any, engine: str) -> None:
    run = lambda *t: attend(engine, *t, normalize=normalize, causal=True)[0]  # noqa: E731
    assert gradgradcheck(run, [t[:1, :1, :, :2].detach().requires_grad_() for t in inputs(2, 5, 5)], **CHECK)


@engines
def test_vmap_and_functional_gradients(engine: str) -> None:
    q, k, v = (t.detach() for t in inputs(5, 8, 8))
    run = lambda *t: attend(engine, *t, normalize=Entmax())[0]  # noqa: E731
    assert_close(torch.vmap(run)(q, k, v), torch.stack([run(*t) for t in zip(q, k, v, strict=True)]))
    gradient = torch.func.grad(lambda q: run(q, k, v).pow(2).sum())(q)
    leaf = q.clone().requires_grad_()
    assert_close(gradient, torch.autograd.grad(run(leaf, k, v).pow(2).sum(), leaf)[0])


@pytest.mark.parametrize("normalize", [Sparsemax(), Entmax(1.3), Identity()], ids=str)
def test_one_graph(normalize: Any) -> None:
    torch._dynamo.reset()
    q, k, v = inputs(5, 8, 8)
    run = lambda q, k, v: qkv.attention(q, k, v, normalize=normalize, causal=True)  # noqa: E731
    traced, plain = torch.compile(run, backend="aot_eager", fullgraph=True)(q, k, v), run(q, k, v)
    assert_close(traced, plain)
    right, got = (torch.autograd.grad(x.sin().sum(), (q, k, v)) for x in (plain, traced))
    assert_close(got, right)


# ---- thresholds that are hard to find -----------------------------------------------------------------------------------


def ladders(n: int) -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(0)
    ladder = torch.arange(n, dtype=torch.float64)
    return {
        "equal": torch.zeros(n),
        "nearly equal": torch.randn(n, generator=generator) * 1e-6,
        "normal": torch.randn(n, generator=generator),
        "wide": torch.randn(n, generator=generator) * 1e4,
        "heavy tails": torch.randn(n, generator=generator) / torch.randn(n, generator=generator),
        "halved again and again": -(0.5 ** (ladder / 8)),
        "doubled again and again": -(2.0 ** (ladder / 64 - 40)),
        "a stair": -ladder / n,
        "one far above": torch.cat([torch.tensor([1.0]), torch.zeros(n - 1)]),
        "a harmonic row": 1 / (ladder + 1),
        "ties": torch.randint(0, 4, (n,), generator=generator).double(),
    }


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32])
@pytest.mark.parametrize("name", ladders(2))
@family
def test_few_passes_find_the_exact_threshold(
    normalize: Any, alpha: float, name: str, dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sums are 1 and weights those of float64; passes stay below the bound log₄(N²/ε), one that ends it and the maximum's."""
    passes = []
    settle = type(normalize).settle
    monkeypatch.setattr(type(normalize), "settle", lambda self, run, n: passes.append(n) or settle(self, run, n))
    n = 2048
    s = ladders(n)[name].to(dtype)
    q, k, v = torch.ones(1, 1, 1, 1, dtype=dtype), s.view(1, 1, n, 1), torch.ones(1, 1, n, 1, dtype=dtype)
    out, m = qkv.attention_with_map(q, k, v, normalize=normalize, scale=1, engine="tiled")
    eps = torch.finfo(dtype).eps
    assert max(passes) <= {torch.float32: 22, torch.float64: 36}[dtype] + 2
    p = 1 / (alpha - 1)
    assert abs(out.item() - 1) <= 40 * p * eps and m.check().weight_sum <= 40 * p * eps
    right, threshold = oracle._entmax(s.double()[None], torch.ones(1, n, dtype=torch.bool), alpha)
    assert_close(m[0, 0].double(), right, rtol=0, atol=100 * p * eps * max(1.0, float(right.max())))
    assert_close(m.row_state.double()[0, 0], threshold, rtol=4 * eps, atol=20 * eps)


@family
@pytest.mark.parametrize("height", [2.0**13, -(2.0**13), 2.0**40])
def test_large_scores_lose_nothing(normalize: Any, alpha: float, height: float) -> None:
    """Scores of ten thousand and more in float32: what is exact as a score is exact as a weight."""
    fine = 2.0**-10 if abs(height) < 2.0**20 else 2.0**17
    s = torch.tensor([3.0, 0.0, 2.0, -5.0, 3.0]) * fine
    w, m = of_scores(s + height, normalize, dtype=torch.float32)
    assert torch.equal(s + height - height, s)
    right = of_scores(s, normalize)[0]
    assert_close(w.double(), right, rtol=1e-5, atol=1e-6)
    assert_close(m[0, 0, 0], w)


def test_a_low_bias_over_a_whole_row_keeps_its_shares() -> None:
    bias = torch.tensor([[0.0], [-1e9]])
    q, k, v = torch.zeros(2, 2), torch.zeros(4, 2), torch.eye(4)
    for normalize, _ in FAMILY.values():
        out, m = attend("tiled", q, k, v, normalize=normalize, bias=bias)
        assert_close(out, torch.full((2, 4), 0.25))
        assert_close(m[0, 0], out)


@engines
@family
def test_hidden_rows_beside_seen_ones(normalize: Any, alpha: float, engine: str) -> None:
    q, k, v = inputs(7, 6, 6)
    out, m = attend(engine, q, k, v, normalize=normalize, mask=masks.window(0, 0), query_offset=-2)
    assert out[:, :, :2].abs().max() == 0
    assert_close(out[:, :, 2:], v[:, :, :5])  # each reads the one that it sees
    assert m.row_state[:, :, :2].eq(torch.inf).all() and m.row_state[:, :, 2:].isfinite().all()
    assert all(g.isfinite().all() for g in torch.autograd.grad(out.sin().sum(), (q, k, v)))
    assert m.check().weight_sum < 1e-14 and m.entropy().max() < 1e-14
    cut = m.without([[0, 0, 4, 2], [1, 1, 5, 0]])
    assert cut[0, 0, 4].tolist() == [0] * 4 and torch.equal(cut[1, 1], m.without([[0, 0, 4, 2]])[1, 1])


@family
def test_a_map_from_tensors_with_and_without_its_state(normalize: Any, alpha: float) -> None:
    q, k, v = (t.detach() for t in inputs(6, 11, 11, dtype=torch.float32))
    out, m = attend("tiled 3x5", q, k, v, normalize=normalize, causal=True)
    for state in (None, m.row_state):
        again = qkv.AttentionMap.from_tensors(q, k, v, state, output=out, normalize=normalize, causal=True)
        assert_close(again.dense(), m.dense(), rtol=1e-4, atol=1e-6)
        assert again.check().output < 1e-5 and again.check().weight_sum < 1e-5


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
@family
def test_half_precision_is_computed_in_float32(normalize: Any, alpha: float, dtype: torch.dtype) -> None:
    q, k, v = inputs(9, 23, 23, dtype=dtype)
    out, m = attend("tiled 3x5", q, k, v, normalize=normalize)
    assert out.dtype == dtype and m.row_state.dtype == torch.float32
    wide = attend("tiled", q.float(), k.float(), v.float(), normalize=normalize)[0].detach()
    assert_close(out.float(), wide, rtol=torch.finfo(dtype).eps, atol=1e-5)


# ---- what it says ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "alpha", [1, 1.0, 0.5, 2.0001, -1, float("nan"), float("inf"), "1.5", None, True, torch.tensor(1.5)]
)
def test_alpha_outside_is_refused(alpha: Any) -> None:
    with pytest.raises(ValueError, match=r"(?s)normalizers\.Entmax: alpha .*above 1 and at most 2.*Softmax\(\)"):
        Entmax(alpha)


def test_a_log_sum_exp_belongs_to_a_softmax() -> None:
    for normalize in (Sparsemax(), Entmax(), Identity()):
        with pytest.raises(ValueError, match=normalize.name):
            _ = of_scores([1.0, 2.0], normalize)[1].lse


def test_how_it_is_written() -> None:
    assert "w_ij = sparsemax over" in str(qkv.Attention(normalize=Sparsemax()))
    assert "w_ij = 1.5-entmax over" in str(qkv.Attention(normalize=Entmax()))
    assert "w_ij = identity over" in str(qkv.Attention(normalize=Identity()))
    assert r"\mathrm{sparsemax}" in qkv.Attention(normalize=Sparsemax()).latex()
    assert set(qkv.Attention(normalize=Entmax(1.2)).diff(qkv.Attention(normalize=Entmax()))) == {"normalize"}
    assert Entmax(2) == Entmax(2.0) and hash(Entmax(2)) == hash(Entmax(2.0)) and Entmax(1.5) != Entmax(1.6)
    assert normalizers.Entmax is Entmax
