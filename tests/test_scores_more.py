"""Concat, Cosine, the kernels of attention pooling and feature maps: by hand, against their papers' formulas, errors."""

from __future__ import annotations

import math
from typing import Any

import more_scores
import pytest
import torch
from torch import Tensor

import qkv
from qkv import normalizers, scores
from qkv.engines import tiled

ONE = torch.ones(1, 1)


def column(*numbers: float) -> Tensor:
    return torch.tensor(numbers).unsqueeze(-1)


def weights(query: Tensor, key: Tensor, **details: Any) -> Tensor:
    """(Lq, Lk) of one head, the values being the unit vectors."""
    return qkv.attention(query, key, torch.eye(len(key)), **details)


# ---- by hand ---------------------------------------------------------------------------------------------------------


def test_concat_is_a_layer_on_the_two_joined() -> None:
    """W takes the query's first rows: tanh(2·1 + 3·0.5 − 3·1) = tanh(0.5), times an energy of 4."""
    score = scores.Concat(torch.tensor([[2.0], [3.0], [-3.0]]), torch.tensor([4.0]))
    found = qkv.AttentionMap.from_tensors(torch.tensor([[1.0, 0.5]]), ONE, score=score).scores[0, 0]
    torch.testing.assert_close(found, torch.tensor([[4 * math.tanh(0.5)]]))


def test_concat_is_additive_with_one_matrix() -> None:
    q, k = torch.randn(3, 2), torch.randn(4, 5)
    w, energy = torch.randn(7, 6), torch.randn(6)
    torch.testing.assert_close(
        weights(q, k, score=scores.Concat(w, energy)), weights(q, k, score=scores.Additive(w[:2], w[2:], energy))
    )


def test_cosine_sees_directions_only() -> None:
    """Right angle: 0; same direction: 1, however long; opposite: −1. At temperature 1/2 they count twice."""
    keys = torch.tensor([[0.0, 5.0], [3.0, 0.0], [-1e30, 0.0], [1e-30, 0.0]])
    score = scores.Cosine(temperature=0.5)
    found = qkv.AttentionMap.from_tensors(torch.tensor([[1e20, 0.0]]), keys, score=score).scores[0, 0]
    torch.testing.assert_close(found, torch.tensor([[0.0, 2.0, -2.0, 2.0]]))


def test_cosine_with_nothing_is_zero() -> None:
    q, k = torch.zeros(2, 3, requires_grad=True), torch.randn(4, 3, requires_grad=True)
    out = weights(q, k, score=scores.Cosine())
    torch.testing.assert_close(out, torch.full((2, 4), 0.25))
    for grad in torch.autograd.grad(out.square().sum(), (q, k)):
        assert torch.isfinite(grad).all()
        assert (grad == 0).all()


def test_gaussian_is_nadaraya_watson() -> None:
    """Kernels e^(−0/2), e^(−1/2), e^(−4/2) at distances 0, 1, 2."""
    kernel = torch.tensor([1.0, math.exp(-0.5), math.exp(-2.0)])
    found = weights(column(1.0), column(1.0, 2.0, 3.0), score=scores.Gaussian())
    torch.testing.assert_close(found[0], kernel / kernel.sum())


def test_a_gaussian_far_from_all_keys_still_shares() -> None:
    """e^(−10⁶/2) underflows; the nearest key takes it all the same."""
    found = weights(column(0.0), column(1000.0, 1001.0), score=scores.Gaussian())
    torch.testing.assert_close(found, torch.tensor([[1.0, 0.0]]))


def test_distances_far_from_the_origin_keep_their_digits() -> None:
    """‖q‖² + ‖k‖² − 2 q·k would lose a distance of 1 beside 10⁸ (float32 has 7 digits)."""
    near = weights(column(1e4), column(1e4, 1e4 + 1), score=scores.Gaussian())
    torch.testing.assert_close(near, weights(column(0.0), column(0.0, 1.0), score=scores.Gaussian()))


def test_boxcar_takes_the_mean_of_what_is_near() -> None:
    """Within a width of 1, the edge included: keys 0, 1 and 2 of the query at 1; the query at 9 sees nothing."""
    found = weights(column(1.0, 9.0), column(0.0, 1.0, 2.0, 3.0), score=scores.Boxcar())
    torch.testing.assert_close(found, torch.tensor([[1 / 3, 1 / 3, 1 / 3, 0], [0, 0, 0, 0]]))


def test_boxcar_has_its_edge_where_the_width_says() -> None:
    found = weights(column(0.0), column(0.1, 0.2, -0.1), score=scores.Boxcar(width=0.1))
    torch.testing.assert_close(found, torch.tensor([[0.5, 0.0, 0.5]]))


def test_epanechnikov_falls_with_the_distance() -> None:
    """1 − 0/2 and 1 − 1/2; at a distance of 2 nothing is left."""
    found = weights(column(0.0), column(0.0, 1.0, 2.0, 5.0), score=scores.Epanechnikov(width=2.0))
    torch.testing.assert_close(found, torch.tensor([[2 / 3, 1 / 3, 0.0, 0.0]]))


def test_features_are_multiplied() -> None:
    """φ = (1, x): scores 1 + 2·1 = 3 and 1 + 2·4 = 9, shares 1/4 and 3/4."""
    phi = lambda x: torch.cat([torch.ones_like(x), x], -1)  # noqa: E731
    torch.testing.assert_close(
        weights(column(2.0), column(1.0, 4.0), score=scores.FeatureMap(phi)), torch.tensor([[0.25, 0.75]])
    )


def test_features_by_default_are_elu_plus_one() -> None:
    """x + 1 above 0, e^x below: 3 · 2 and 3 · e^(−30), which elu in float32 would round to 0."""
    found = qkv.AttentionMap.from_tensors(column(2.0), column(1.0, -30.0), score=scores.FeatureMap()).scores[0, 0]
    torch.testing.assert_close(found, torch.tensor([[6.0, 3 * math.exp(-30.0)]]))


# ---- against the formulas ----------------------------------------------------------------------------------------------


def drawn(seed: int = 0) -> Any:
    generator = torch.Generator().manual_seed(seed)

    def numbers(*shape: int, positive: bool = False) -> Tensor:
        x = torch.randn(shape, generator=generator, dtype=torch.float64)
        return (x.abs() + 0.5 if positive else x).requires_grad_()

    return numbers


def inputs(numbers: Any) -> tuple[Tensor, Tensor, Tensor]:
    return numbers(2, 4, 5, 3), numbers(2, 2, 6, 3), numbers(2, 2, 6, 2)


def independent(kind: str, numbers: Any, width: int = 3, heads: int = 4) -> tuple[Any, tuple[Tensor, ...], Any]:
    formula, ws, score = more_scores.make(kind, numbers, width, heads)
    return formula, tuple(w.detach().requires_grad_() for w in ws), score


def rebuilt(score: Any, ws: tuple[Tensor, ...]) -> Any:
    """The score with other tensors in the place of its own."""
    if isinstance(score, scores.FeatureMap):
        return scores.FeatureMap(score.phi, *ws)
    return type(score)(*ws)


def plain(formula: Any, q: Tensor, k: Tensor, v: Tensor, *ws: Tensor, proportional: bool) -> Tensor:
    k, v = (x.repeat_interleave(2, 1) for x in (k, v))
    s = formula(q.unsqueeze(-2), k.unsqueeze(-3), *ws)
    w = s / s.sum(-1, keepdim=True) if proportional else torch.softmax(s, -1)
    return w @ v


@pytest.mark.parametrize("kind", more_scores.KINDS)
def test_value_and_gradients_are_the_formulas(kind: str) -> None:
    numbers = drawn()
    q, k, v = inputs(numbers)
    formula, ws, score = independent(kind, numbers)
    every = (q, k, v, *ws)
    with tiled.tile_sizes(2, 3):
        out = qkv.attention(q, k, v, score=rebuilt(score, ws))
        truth = plain(formula, *every, proportional=score.normalizer == "proportional")
        torch.testing.assert_close(out, truth)
        way = torch.randn_like(out)
        for ours, true in zip(
            torch.autograd.grad(out, every, way), torch.autograd.grad(truth, every, way), strict=True
        ):
            torch.testing.assert_close(ours, true)


@pytest.mark.parametrize("normalize", [None, normalizers.Sigmoid()])
@pytest.mark.parametrize("kind", more_scores.KINDS)
def test_gradients_and_their_gradients(kind: str, normalize: Any) -> None:
    numbers = drawn(1)
    q, k, v = numbers(1, 2, 2, 2), numbers(1, 1, 3, 2), numbers(1, 1, 3, 2)
    _, ws, score = independent(kind, numbers, 2, 2)

    def run(q: Tensor, k: Tensor, v: Tensor, *ws: Tensor) -> Tensor:
        return qkv.attention(q, k, v, score=rebuilt(score, ws), normalize=normalize, causal=True)

    assert torch.autograd.gradcheck(run, (q, k, v, *ws))
    assert torch.autograd.gradgradcheck(run, (q, k, v, *ws))


def test_boxcar_is_flat() -> None:
    numbers = drawn(2)
    q, k, v = inputs(numbers)
    width = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    out = qkv.attention(q, k, v, score=scores.Boxcar(width))
    torch.testing.assert_close(out, plain(more_scores.boxcar, q, k, v, width, proportional=True).nan_to_num(0.0))
    for grad in torch.autograd.grad(out.sum(), (q, k, width)):
        assert (grad == 0).all()
    assert torch.autograd.gradcheck(lambda v: qkv.attention(q, k, v, score=scores.Boxcar(2.0)), (v,))


def test_what_is_beyond_the_width_has_no_slope() -> None:
    numbers = drawn(5)
    q, k, v, width = numbers(4, 1), numbers(6, 1), numbers(6, 2), numbers(1, positive=True)
    assert (weights(q.float(), k.float(), score=scores.Epanechnikov(width.float().detach())) == 0).any()
    run = lambda q, k, v, w: qkv.attention(q, k, v, score=scores.Epanechnikov(w))  # noqa: E731
    assert torch.autograd.gradcheck(run, (q, k, v, width))
    assert torch.autograd.gradgradcheck(run, (q, k, v, width))


def test_what_coincides_has_no_slope() -> None:
    x = torch.randn(3, 2, requires_grad=True)
    out = qkv.attention(x, x, torch.randn(3, 2), score=scores.Epanechnikov(width=10.0))
    assert torch.isfinite(torch.autograd.grad(out.sum(), x)[0]).all()


@pytest.mark.parametrize("kind", [*more_scores.KINDS, "boxcar"])
def test_the_map_holds_the_same_weights(kind: str) -> None:
    numbers = drawn(3)
    q, k, v = (x.detach() for x in inputs(numbers))
    score = scores.Boxcar(2.0) if kind == "boxcar" else more_scores.make(kind, numbers, 3, heads=4)[2]
    out, made = qkv.attention_with_map(q, k, v, score=score, causal=True)
    torch.testing.assert_close(made.dense() @ v.repeat_interleave(2, 1), out)
    torch.testing.assert_close(made[1, 2, 3:, [4, 0]], made.dense()[1, 2, 3:][:, [4, 0]])
    assert made.check().weight_sum < 1e-12


@pytest.mark.parametrize("kind", more_scores.KINDS)
def test_compiled_without_a_break(kind: str) -> None:
    torch._dynamo.reset()
    numbers = drawn(4)
    q, k, v = inputs(numbers)
    _, ws, score = independent(kind, numbers)

    def run(q: Tensor, k: Tensor, v: Tensor, *ws: Tensor) -> Tensor:
        return qkv.attention(q, k, v, score=rebuilt(score, ws), causal=True)

    every = (q, k, v, *ws)
    compiled, eager = torch.compile(run, backend="aot_eager", fullgraph=True)(*every), run(*every)
    torch.testing.assert_close(compiled, eager)
    for a, b in zip(*(torch.autograd.grad(x.sum(), every) for x in (compiled, eager)), strict=True):
        torch.testing.assert_close(a, b)


# ---- in words, and errors ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (scores.Concat(torch.ones(4, 2), torch.ones(2)), "e·tanh([q; k] W)"),
        (scores.Cosine(), "cos(q, k)"),
        (scores.Cosine(0.1), "cos(q, k) / 0.1"),
        (scores.Cosine(torch.ones(4)), "cos(q, k) / τ"),
        (scores.Gaussian(), "−‖q − k‖² / 2"),
        (scores.Gaussian(3), "−‖q − k‖² / (2·3²)"),
        (scores.Boxcar(), "1 where ‖q − k‖ ≤ 1"),
        (scores.Epanechnikov(), "max(0, 1 − ‖q − k‖)"),
        (scores.Epanechnikov(torch.ones(())), "max(0, 1 − ‖q − k‖ / σ)"),
        (scores.FeatureMap(), "φ(q)·φ(k), φ = elu + 1"),
        (scores.FeatureMap(torch.relu), "φ(q)·φ(k), φ = relu"),
        (scores.FeatureMap(lambda x: x), "φ(q)·φ(k)"),
    ],
)
def test_in_words(score: Any, words: str) -> None:
    assert f"s_ij = {words}\n" in str(qkv.Attention(score=score))


X = torch.ones(1, 4, 5, 3)


@pytest.mark.parametrize(
    ("action", "kind", "words"),
    [
        (lambda: scores.Concat(torch.ones(3), torch.ones(2)), ValueError, ("scores.Concat: weight", "(Dq + Dk, E)")),
        (lambda: scores.Concat(torch.ones(5, 2), torch.ones(2)), ValueError, ("scores.Concat", "(5, 2)", "(6, 2)")),
        (lambda: scores.Concat(torch.ones(6, 2), torch.ones(3)), ValueError, ("scores.Concat", "(6, 2)", "(6, 3)")),
        (lambda: scores.Cosine(0.0), ValueError, ("scores.Cosine: temperature", "above 0")),
        (lambda: scores.Cosine(math.nan), ValueError, ("scores.Cosine: temperature", "nan")),
        (lambda: scores.Cosine("warm"), TypeError, ("scores.Cosine: temperature", "'warm'")),
        (lambda: scores.Cosine(torch.ones(3)), ValueError, ("scores.Cosine", "(3,)", "(4,)")),
        (lambda: scores.Cosine(torch.ones(4, dtype=torch.int64)), ValueError, ("scores.Cosine", "int64")),
        (lambda: scores.Gaussian(-1), ValueError, ("scores.Gaussian: width", "above 0", "-1.0")),
        (lambda: scores.Gaussian(torch.ones(4)), ValueError, ("scores.Gaussian: width", "(4,)", "one number")),
        (lambda: scores.Boxcar(math.inf), ValueError, ("scores.Boxcar: width", "inf")),
        (lambda: scores.Epanechnikov(None), TypeError, ("scores.Epanechnikov: width", "None")),
        (lambda: scores.FeatureMap("elu"), TypeError, ("scores.FeatureMap", "'elu'")),
        (
            lambda: scores.FeatureMap(lambda x: x.sum(-1)),
            ValueError,
            ("scores.FeatureMap", "(1, 4, 5)", "(1, 4, 5, F)"),
        ),
        (lambda: scores.FeatureMap(lambda x: x[..., :2, :]), ValueError, ("scores.FeatureMap", "(1, 4, 2, 3)")),
        (lambda: scores.FeatureMap(lambda x: 1), ValueError, ("scores.FeatureMap", "int")),
    ],
)
def test_one_clear_error(action: Any, kind: type, words: tuple[str, ...]) -> None:
    with pytest.raises(kind) as caught:
        qkv.attention(X, X, X, score=action())
    assert all(word in str(caught.value) for word in words), caught.value
    assert len(str(caught.value).splitlines()) == 1


def test_features_of_two_widths_raise() -> None:
    rows = iter([2, 3])
    with pytest.raises(ValueError, match="2 features for the query and 3 for the key"):
        qkv.attention(X, X, X, score=scores.FeatureMap(lambda x: x[..., :1].expand(*x.shape[:-1], next(rows))))


def test_captured_weights_raise() -> None:
    learned = torch.ones(3, 2, requires_grad=True)
    with pytest.raises(ValueError, match="captures a tensor that requires a gradient"):
        scores.FeatureMap(lambda x: x @ learned)


def test_learned_weights_of_a_score_take_the_dtype_of_the_inputs() -> None:
    """A layer made in float32 serves float64 inputs: the score is computed in the inputs' precision."""
    q, k = (torch.randn(1, 1, n, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(n)) for n in (4, 5))
    weight = torch.randn(3, 3, generator=torch.Generator().manual_seed(0))
    out = qkv.attention(q, k, k, score=scores.General(weight))
    assert out.dtype == torch.float64
    torch.testing.assert_close(out, qkv.attention(q @ weight.double(), k, k, scale=1.0))
