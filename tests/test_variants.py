"""The catalogue: every variant against the formula of its paper, in both engines, with gradients; and how it reads."""

from __future__ import annotations

import itertools

import pytest
import torch
import variant_formulas_kernels  # noqa: F401
import variant_formulas_places  # noqa: F401
from torch import Tensor
from variant_formulas import FORMULAS

import qkv
from qkv import variants
from qkv._detail import bind, strip

NAMES = list(variants)


def made(name: str) -> tuple[qkv.Attention, list[Tensor], tuple[Tensor, ...]]:
    """(the variant in float64, all its tensors, query, key and value), what can be learned requiring a gradient."""
    leaves: list[Tensor] = []
    stripped = strip(variants[name].make(), leaves)
    wide = [t.detach().double().requires_grad_() if t.is_floating_point() else t for t in leaves]
    inputs = variants[name].example(dtype=torch.float64)
    return bind(stripped, wide), wide, tuple(x.requires_grad_() for x in inputs)


def gradients(out: Tensor, tensors: list[Tensor]) -> list[Tensor]:
    direction = torch.randn(out.shape, generator=torch.Generator().manual_seed(3), dtype=out.dtype)
    return list(torch.autograd.grad(out, tensors, direction, materialize_grads=True, allow_unused=True))


def test_there_are_more_than_fifty() -> None:
    assert len(variants) > 50
    assert list(variants) == sorted(variants, key=lambda name: (variants[name].year, name))


def test_every_variant_has_a_formula_and_every_formula_a_variant() -> None:
    assert set(FORMULAS) == set(variants)


@pytest.mark.parametrize("engine", ["auto", "reference"])
@pytest.mark.parametrize("name", NAMES)
def test_a_variant_is_its_papers_formula_and_so_are_its_gradients(name: str, engine: str) -> None:
    attention, leaves, inputs = made(name)
    with qkv.engines.tiled.tile_sizes(5, 7):  # several tiles even here
        out = attention(*inputs, engine=engine)
        torch.testing.assert_close(out, FORMULAS[name](*inputs, *leaves), rtol=1e-9, atol=1e-10)
        learned = [*inputs, *(t for t in leaves if t.requires_grad)]
        found = gradients(out, learned)
    for a, b in zip(found, gradients(FORMULAS[name](*inputs, *leaves), learned), strict=True):
        torch.testing.assert_close(a, b, rtol=1e-8, atol=1e-9)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("hard", "hardmax")])
def test_second_derivatives_are_the_formulas(name: str) -> None:
    """Hard attention has none: its gradient passes straight through."""
    attention, leaves, inputs = made(name)
    learned = [*inputs, *(t for t in leaves if t.requires_grad)]

    def twice(out: Tensor) -> list[Tensor]:
        first = torch.autograd.grad(
            out, learned, torch.ones_like(out).cumsum(2), create_graph=True, materialize_grads=True, allow_unused=True
        )
        return gradients(torch.stack([x.sin().sum() for x in first]), learned)

    with qkv.engines.tiled.tile_sizes(5, 7):
        found = twice(attention(*inputs))
    for a, b in zip(found, twice(FORMULAS[name](*inputs, *leaves)), strict=True):
        torch.testing.assert_close(a, b, rtol=1e-7, atol=1e-8 * (1 + float(b.abs().max())))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_variant_learns_gets_a_gradient(name: str) -> None:
    attention, leaves, inputs = made(name)
    learned = [t for t in leaves if t.requires_grad]
    found = gradients(attention(*inputs), learned) if learned else []
    for tensor, g in zip(learned, found, strict=True):
        assert g.shape == tensor.shape and g.isfinite().all() and bool((g != 0).any())


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_can_be_read(name: str) -> None:
    variant = variants[name]
    attention = variant.make()
    assert variant.name == name and variant.title and variant.paper and variant.cost
    assert 1956 <= variant.year <= 2026
    assert len(variant.note) > 40 and variant.note.endswith(".")
    assert "o_i  = Σ_j w_ij v_j" in variant.equation and attention.latex().startswith("o_i = ")
    assert variant.changes or name == "scaled_dot_product"
    shown = str(variant) + attention.latex()
    assert "lambda" not in shown and "<" not in variant.equation.replace("< ", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_in_single_precision_has_a_map(name: str) -> None:
    variant = variants[name]
    q, k, v = variant.example()
    out, made_map = variant.make().with_map(q, k, v)
    assert out.dtype == torch.float32 and out.shape[:3] == q.shape[:3] and out.isfinite().all()
    assert made_map[0, 0].isfinite().all()


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_takes_half_precision_batches_and_arrays(name: str) -> None:
    attention, (q, k, v) = variants[name].make(), variants[name].example()
    out = attention(q, k, v)
    half = attention(*(x.bfloat16() for x in (q, k, v)))
    assert half.dtype == torch.bfloat16 and half.shape == out.shape
    if name not in ("boxcar", "hard", "hardmax"):  # these jump where a score is rounded
        torch.testing.assert_close(half.float(), out, rtol=0.05, atol=0.05 * float(out.abs().max()))
    batch = attention(*(torch.cat([x, 2 * x]) for x in (q, k, v)))
    torch.testing.assert_close(batch[:1], out, rtol=1e-4, atol=1e-5)
    array = attention(*(x[0].numpy() for x in (q, k, v)))
    torch.testing.assert_close(torch.from_numpy(array), out[0], rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", ["rope", "differential", "talking_heads", "latent_absorbed", "gpt_oss", "linear"])
def test_a_variant_without_functions_compiles_in_one_graph(name: str) -> None:
    attention, inputs = variants[name].make(), variants[name].example()
    torch.compiler.reset()
    compiled = torch.compile(lambda *x: attention(*x), backend="aot_eager", fullgraph=True)
    torch.testing.assert_close(compiled(*inputs), attention(*inputs))


def test_two_variants_that_are_one_mechanism_differ_in_inputs_alone() -> None:
    assert list(variants["self_attention"].diff("cross_attention")) == ["inputs"]
    assert variants["soft"].diff("hard") == {"normalize": ("softmax", "hard")}
    assert variants["causal"].diff(variants["causal"]) == {}


def test_no_two_variants_have_one_title() -> None:
    for a, b in itertools.combinations(variants.values(), 2):
        assert a.title != b.title


def test_the_two_forms_of_latent_attention_agree() -> None:
    q, k, v = variants["latent"].example(dtype=torch.float64)
    maps = {name: torch.randn(4, 8, 16, dtype=torch.float64) for name in ("key_up", "value_up")}
    expanded, absorbed = (variants[n].make(**maps)(q, k, v) for n in ("latent", "latent_absorbed"))
    torch.testing.assert_close(expanded, absorbed)


def test_forget_gates_are_learned_through_their_sums() -> None:
    gates = torch.randn(4, 16, dtype=torch.float64, requires_grad=True)
    q, k, v = variants["forgetting"].example(dtype=torch.float64)
    out = variants["forgetting"].make(gates=gates)(q, k, v)
    fade = torch.zeros(4, 16, 16, dtype=torch.float64)
    for h, i, j in itertools.product(range(4), range(16), range(16)):
        fade[h, i, j] = sum((torch.sigmoid(gates[h, n]).log() for n in range(j + 1, i + 1)), torch.zeros(()))
    hidden = ~torch.ones(16, 16, dtype=torch.bool).tril()
    s = (q @ k.mT / 4 + fade).masked_fill(hidden, float("-inf"))
    expected = torch.softmax(s, -1) @ v
    torch.testing.assert_close(out, expected)
    torch.testing.assert_close(gradients(out, [gates]), gradients(expected, [gates]))


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(KeyError, match=r"qkv.variants has no 'alibbi'. Near it: alibi"):
        variants["alibbi"]
    assert variants["Grouped-Query"] is variants["grouped_query"]
    assert "nonsense" not in variants and variants.get("nonsense") is None


@pytest.mark.parametrize(
    ("name", "heads", "length", "width"),
    [
        *(
            (name, 8, 16, 16)
            for name in ("gated", "talking_heads", "kerple", "temperature", "collaborative", "gpt_oss")
        ),
        *((name, 4, 25, 16) for name in ("forgetting", "swin_bias", "graphormer", "linformer", "learned_positions")),
        *((name, 4, 25, 16) for name in ("neighbourhood", "axial", "luong_local_p", "pair_bias", "value_residual")),
        *(
            (name, 4, 16, 8)
            for name in ("qk_rms_norm", "shaw", "additive", "luong_concat", "performer", "random_features")
        ),
        ("differential", 4, 16, 15),
    ],
)
def test_sizes_that_do_not_fit(name: str, heads: int, length: int, width: int) -> None:
    """One error in words, not one of torch's, for tensors that were made for others."""
    q = torch.randn(1, heads, length, width)
    with pytest.raises(
        ValueError, match=r"^(qkv|scores|biases|normalizers)\b.*(expected|do not fit|does not broadcast)"
    ):
        variants[name].make()(q, q, q)


def test_a_tensor_that_is_given_is_the_one_that_is_used() -> None:
    slopes = torch.tensor([0.1, 0.2, 0.3, 0.4])
    assert variants["alibi"].make(slopes=slopes).bias.slopes is slopes
    same = [variants["additive"].make(generator=torch.Generator().manual_seed(5)).score.energy for _ in range(2)]
    assert same[0].equal(same[1])


def test_variants_are_a_mapping_behind_the_face() -> None:
    import qkv.variants as room

    assert qkv.variants is variants and room is variants
    assert repr(variants).startswith("<qkv.variants: ")
