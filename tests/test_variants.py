"""The catalogue: every variant against the formula of its paper, in both engines, with gradients; and how it reads."""

from __future__ import annotations

import itertools
from typing import Any

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


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("temperature", {"logits": torch.ones(5)}, r"s_ij · exp\(t_h\): got a tensor \(5,\) .*; expected \(Hq\)"),
        ("kerple", {"rate": torch.ones(3)}, r"expected \(Hq\)"),
        ("scalable_softmax", {"factor": torch.ones(4, 1)}, r"expected \(Hq\)"),
        ("forgetting", {"gates": torch.ones(4, 17)}, r"got a tensor \(4, 17\) .*; expected \(Hq, Lk\)"),
        ("retnet", {"decay": [0.9] * 5}, r"expected \(Hq\)"),
        ("mamba2", {"steps": torch.ones(4, 15)}, r"do not fit"),
        ("mamba2", {"steps": torch.ones(5, 16)}, r"steps is \(5, 16\) and rate \(4,\); expected \(Hq, L\) and \(Hq,\)"),
        ("swin_bias", {"table": torch.ones(4, 7, 8)}, r"expected \(Hq, 7, 7\)"),
        ("graphormer", {"distances": torch.zeros(16, 17).long()}, r"expected \(Lq, Lk\)"),
        ("luong_local_p", {"centre": torch.ones(9)}, r"expected \(Lq\)"),
        ("relative_bias", {"table": torch.ones(4, 8)}, r"biases.RelativePosition: table is \(4, 8\).* an odd count"),
        ("t5", {"table": torch.ones(32, 5)}, r"biases.T5: table is \(32, 5\) for 4 query heads"),
        ("shaw", {"table": torch.ones(8, 16)}, r"table is \(8, 16\); expected \(2·reach \+ 1, D\)"),
        ("learned_positions", {"table": torch.ones(15, 16)}, r"do not fit"),
        ("bigbird", {"drawn": torch.ones(7, 8).bool()}, r"drawn is \(7, 8\); expected a bool for each pair of blocks"),
        ("alibi", {"slopes": torch.ones(5)}, r"biases.ALiBi: slopes has shape \(5,\); expected \(4,\)"),
        ("gpt_oss", {"sinks": torch.ones(5)}, r"sinks.*\(5,\).*expected"),
        ("swin_v2", {"temperature": torch.ones(5)}, r"scores.Cosine.*\(5,\)"),
        ("differential", {"vectors": torch.ones(3, 8)}, r"first − λ · second.*do not fit"),
        ("differential", {"gain": torch.ones(15)}, r"first − λ · second.*do not fit"),
        ("talking_heads", {"before": torch.ones(5, 5)}, r"do not fit"),
        ("latent", {"key_up": torch.ones(4, 9, 16)}, r"do not fit"),
        ("latent_absorbed", {"value_up": torch.ones(4, 9, 16)}, r"do not fit"),
        ("value_residual", {"share": torch.ones(3)}, r"do not fit"),
        ("fast_weights", {"strength": torch.ones(4, 15)}, r"do not fit"),
        ("gated", {"gate": torch.ones(4, 16, 15)}, r"do not fit"),
        ("additive", {"query_weight": torch.ones(15, 16)}, r"scores.Additive"),
        ("luong_general", {"weight": torch.ones(16, 15)}, r"scores.General"),
        ("luong_concat", {"weight": torch.ones(31, 16)}, r"scores.Concat"),
        ("nadaraya_watson", {"width": torch.ones(2)}, r"scores.Gaussian: width"),
        ("content_addressing", {"temperature": torch.ones(3)}, r"scores.Cosine"),
        ("performer", {"directions": torch.ones(8, 15)}, r"directions are \(8, 15\), but query and key 16 wide"),
        ("linformer", {"key_map": torch.ones(4, 15)}, r"do not fit"),
        ("memory_compressed", {"kernel": torch.ones(16, 15, 4)}, r"do not fit"),
        ("persistent_memory", {"keys": torch.ones(4, 4, 15)}, r"do not fit"),
        ("collaborative", {"mixing": torch.ones(4, 15)}, r"do not fit"),
        ("entmax", {"alpha": 1.0}, r"alpha must be a number above 1 and at most 2, got 1.0"),
        ("entmax", {"alpha": 2.5}, r"alpha must be a number above 1 and at most 2, got 2.5"),
        ("entmax", {"alpha": float("nan")}, r"alpha must be a number above 1 and at most 2, got nan"),
    ],
)  # fmt: skip
def test_a_table_of_the_wrong_size_or_a_number_out_of_bounds(name: str, given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        variants[name].make(**given)(*variants[name].example())
    assert len(str(caught.value)) < 420


@pytest.mark.parametrize(
    ("details", "message"),
    [
        (
            {"finish": lambda out: out[:, :2]},
            r"after finish the output is \(1, 2, 16, 16\), from \(1, 4, 16, 16\) before",
        ),
        ({"finish": lambda out: out.flatten(1, 2)}, r"after finish the output is \(1, 64, 16\)"),
        ({"finish": lambda out: None}, r"finish gave NoneType; expected a tensor \(B, Hq, Lq, …\)"),
        ({"prepare": lambda q, k, v: (q, k)}, r"prepare gave 2 values; expected \(q, k, v\)"),
        ({"prepare": lambda q, k, v: q}, r"prepare gave a Tensor; expected \(q, k, v\)"),
        ({"prepare": lambda q, k, v: (q, k[:, :3], v)}, r"key has 3 heads and value 4"),
        ({"score": qkv.scores.FeatureMap(lambda x: x[..., 0])}, r"phi gave \(1, 4, 16\) for a query"),
    ],
)
def test_a_prepare_or_finish_that_changes_what_it_may_not(details: dict[str, Any], message: str) -> None:
    q = torch.randn(1, 4, 16, 16)
    with pytest.raises(ValueError, match=message):
        qkv.Attention(**details)(q, q, q)


def test_a_tensor_that_is_given_is_the_one_that_is_used() -> None:
    slopes = torch.tensor([0.1, 0.2, 0.3, 0.4])
    assert variants["alibi"].make(slopes=slopes).bias.slopes is slopes
    same = [variants["additive"].make(generator=torch.Generator().manual_seed(5)).score.energy for _ in range(2)]
    assert same[0].equal(same[1])


def test_variants_are_a_mapping_behind_the_face() -> None:
    import qkv.variants as room

    assert qkv.variants is variants and room is variants
    assert repr(variants).startswith("<qkv.variants: ")


def test_a_hard_key_is_drawn_by_its_share() -> None:
    """Xu et al. 2015: a multinomial draw while training; the same seed draws the same."""
    q, k, v = variants["hard"].example(dtype=torch.float64)
    given = {n: t.double() for n, t in zip(("query_weight", "key_weight", "energy"), _leaves("hard"), strict=True)}
    weights = variants["soft"].make(**given).with_map(q, k, v)[1][0, 0, 0]
    drawn = [variants["hard"].make(**given, seed=n) for n in range(400)]
    counts = sum(one.with_map(q, k, v)[1][0, 0, 0] for one in drawn) / 400
    assert float((counts - weights).abs().max()) < 4 * (0.25 / 400) ** 0.5
    again, dense = (drawn[3](q, k, v, engine=engine) for engine in ("tiled", "reference"))
    torch.testing.assert_close(again, dense)
    assert not torch.equal(again, drawn[4](q, k, v))


def _leaves(name: str) -> list[Tensor]:
    leaves: list[Tensor] = []
    strip(variants[name].make(), leaves)
    return leaves


def test_mamba_learns_its_steps_through_their_sums() -> None:
    steps, rate = torch.randn(4, 16).double().requires_grad_(), torch.randn(4).double().requires_grad_()
    q, k, v = variants["mamba2"].example(dtype=torch.float64)
    out = variants["mamba2"].make(steps=steps, rate=rate)(q, k, v)
    delta = torch.log(1 + steps.exp())
    state, expected = torch.zeros(1, 4, 16, 16).double(), []
    for n in range(16):  # Dao & Gu 2024, eq. 1 and 2 with a scalar times the identity: h = exp(Δ A) h + Δ B x
        state = state * torch.exp(-delta[:, n] * rate.exp())[:, None, None]
        state = state + k[:, :, n, :, None] * (delta[:, n, None] * v[:, :, n])[:, :, None]
        expected.append((q[:, :, n, None] @ state)[:, :, 0])
    right = torch.stack(expected, 2)
    torch.testing.assert_close(out, right)
    torch.testing.assert_close(gradients(out, [steps, rate]), gradients(right, [steps, rate]))


def test_the_delta_rule_is_the_same_in_chunks_of_any_size() -> None:
    from qkv.variants.linear import corrected

    k, v = (torch.randn(2, 3, 13, n, dtype=torch.float64) for n in (5, 4))
    strength = torch.rand(3, 13, dtype=torch.float64)
    for chunk in (1, 4, 13):
        torch.testing.assert_close(corrected(k, v, strength, chunk), corrected(k, v, strength, 64))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("graphormer", "pair_bias")])
def test_a_variant_can_be_made_for_other_sizes(name: str) -> None:
    shapes = variants[name].shapes
    sizes = {"queries": 9, "keys": 9}
    sizes |= {part: 32 for part in ("width", "value_width") if getattr(shapes, part) == 16}
    q, k, v = variants[name].example(
        heads=6 if shapes.heads > 1 else 1, kv_heads=6 if shapes.kv_heads > 2 else 1, **sizes
    )
    given = {"parents": [-1, *range(8)]} if name == "tree" else {}
    made = variants[name].fitting(
        heads=q.shape[1], queries=9, keys=9, width=q.shape[3], value_width=v.shape[3], **given
    )
    assert made(q, k, v).shape[:3] == q.shape[:3]


def test_an_image_needs_a_square_number_of_places() -> None:
    with pytest.raises(ValueError, match=r"qkv.variants, axial: 10 keys are no square image; expected a square number"):
        variants["axial"].fitting(heads=1, queries=10, keys=10, width=4, value_width=4)
