"""Positions on q and k, or on the input: by hand, against transformers, and what they are for: only distances matter."""

from __future__ import annotations

import cmath
import math
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv import positions
from qkv._frequencies import frequencies


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


# ---- by hand ------------------------------------------------------------------------------------------------------------


def test_one_radian_a_position() -> None:
    """Row p of a pair is turned by p radians."""
    q = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]], dtype=torch.float64)
    turned, _ = positions.rope(q, q)
    expected = [[1, 0], [math.cos(1), math.sin(1)], [-math.sin(2), math.cos(2)]]
    assert_close(turned, torch.tensor(expected, dtype=torch.float64))


@pytest.mark.parametrize("interleaved", [False, True])
def test_pairs_are_complex_numbers_that_turn(interleaved: bool) -> None:
    """Su et al. 2021, eq. 14 and 34: (a + bi) · e^(i·p·θ_n), θ_n = 10000^(−2n/D)."""
    q, k = random(1, 2, 3, 6), random(1, 1, 5, 6, seed=1)
    found = positions.rope(q, k, interleaved=interleaved)
    for x, turned, first in ((q, found[0], 2), (k, found[1], 0)):
        for h in range(x.shape[1]):
            for row in range(x.shape[2]):
                for n in range(3):
                    a, b = (2 * n, 2 * n + 1) if interleaved else (n, n + 3)
                    z = complex(x[0, h, row, a], x[0, h, row, b]) * cmath.exp(
                        1j * (first + row) * 10000 ** (-2 * n / 6)
                    )
                    assert abs(z - complex(turned[0, h, row, a], turned[0, h, row, b])) < 1e-12


def test_sinusoidal_by_hand() -> None:
    found = positions.sinusoidal(2, 5, offset=3, dtype=torch.float64)
    for row, p in enumerate((3, 4)):
        slower, slowest = p / 10000 ** (2 / 5), p / 10000 ** (4 / 5)
        expected = [math.sin(p), math.cos(p), math.sin(slower), math.cos(slower), math.sin(slowest)]
        assert_close(found[row], torch.tensor(expected, dtype=torch.float64))
    assert positions.sinusoidal(0, 4).shape == (0, 4) and positions.sinusoidal(3, 0).shape == (3, 0)
    assert positions.sinusoidal(2, 2).dtype == torch.get_default_dtype()
    assert positions.sinusoidal(2, 4, device="meta").device.type == "meta"


def test_learned_by_hand() -> None:
    table = torch.tensor([[0.0], [1.0], [2.0], [3.0]], requires_grad=True)
    assert positions.learned(table, 3).tolist() == [[0.0], [1.0], [2.0]]
    assert positions.learned(table, 2, offset=2).tolist() == [[2.0], [3.0]]
    found = positions.learned(table, torch.tensor([[0, 2], [2, 2]]))
    found.sum().backward()
    assert found.shape == (2, 2, 1) and table.grad.tolist() == [[1.0], [0.0], [3.0], [0.0]]  # type: ignore[union-attr]


def test_a_prepare_has_a_name_and_can_be_compared() -> None:
    a = qkv.Attention(prepare=positions.rotary(base=500000.0, width=32, interleaved=True))
    assert a.details()["prepare"] == "rope(base 500000, first 32 numbers, interleaved)"
    assert positions.rotary() == positions.rotary() != positions.rotary(base=2.0)
    yarn = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 2048}
    assert positions.rotary(scaling=yarn).__name__ == "rope(base 10000, yarn ×4)"
    assert str(qkv.Attention(prepare=positions.rotary()).changes()) == "prepare  none  →  rope(base 10000)"


# ---- what they are for --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("interleaved", [False, True])
def test_a_score_knows_the_distance_only(interleaved: bool) -> None:
    q, k = random(1, 1, 1, 8), random(1, 1, 1, 8, seed=1)

    def score(i: int, j: int) -> float:
        at_i, at_j = positions.rope(q, k, i, j, interleaved=interleaved)
        return float((at_i * at_j).sum())

    assert score(5, 2) == pytest.approx(score(105, 102), abs=1e-12)
    assert score(5, 2) != pytest.approx(score(5, 3), abs=1e-3)


def test_a_step_with_a_cache_is_a_row_of_the_whole() -> None:
    """Keys that are kept before they turn; keys that are kept turned; positions one a sequence: the same rows."""
    q, k, v = random(2, 4, 6, 8), random(2, 2, 6, 8, seed=1), random(2, 2, 6, 8, seed=2)
    a = qkv.Attention(prepare=positions.rotary(), causal=True)
    whole = a(q, k, v)
    assert_close(a(q[:, :, 4:], k, v), whole[:, :, 4:])
    whole_q, turned = positions.rope(q, k)
    new_q, new_k = positions.rope(q[:, :, 4:], k[:, :, 4:], 4)
    kept = torch.cat([positions.rope(q[:, :, :4], k[:, :, :4], 0)[1], new_k], 2)
    assert_close((new_q, kept), (whole_q[:, :, 4:], turned))
    at = torch.tensor([[0, 1, 2, 3, 4, 5], [3, 4, 5, 6, 7, 8]])
    by_sequence = positions.rope(q, k, at)
    for b in range(2):
        assert_close(by_sequence[0][b], positions.rope(q[b], k[b], at[b])[0])
    assert_close(qkv.attention(*by_sequence, v, causal=True), whole)


def test_what_does_not_turn_stays() -> None:
    q, k = random(1, 1, 3, 8), random(1, 1, 3, 8, seed=1)
    for pair in (positions.rope(q, k, width=4), positions.rope(q, k, scaling={"partial_rotary_factor": 0.5})):
        for x, turned in zip((q, k), pair, strict=True):
            assert torch.equal(turned[..., 4:], x[..., 4:])
            assert_close(turned[..., :4], positions.rope(x[..., :4], x[..., :4])[0])
    assert torch.equal(positions.rope(q, k, width=0)[0], q)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16])
def test_rounded_once(dtype: torch.dtype) -> None:
    """Angles are float64: far out in a long text the result is as exact as its own dtype."""
    q = random(1, 1, 4, 64).to(dtype)
    found, _ = positions.rope(q, q, 1_000_000)
    exact, _ = positions.rope(q.double(), q.double(), 1_000_000)
    assert found.dtype == dtype
    assert (found.double() - exact).abs().max() <= 2 * torch.finfo(dtype).eps * exact.abs().max()


def test_gradients_and_compile_and_vmap() -> None:
    q, k = random(2, 2, 3, 4).requires_grad_(), random(2, 1, 5, 4, seed=1).requires_grad_()
    call = lambda q, k: positions.rope(q, k, width=2, interleaved=True)  # noqa: E731
    assert torch.autograd.gradcheck(call, (q, k))
    assert_close(torch.compile(call, backend="aot_eager", fullgraph=True)(q, k), call(q, k))
    assert_close(torch.func.vmap(call)(q, k), call(q, k))
    a = qkv.Attention(prepare=positions.rotary(), causal=True)
    whole = torch.compile(lambda q, k: a(q, k, k), backend="aot_eager", fullgraph=True)
    assert_close(whole(q, k), a(q, k, k))


def test_empty_inputs() -> None:
    for q, k in ((random(1, 1, 0, 4), random(1, 1, 0, 4)), (random(0, 1, 2, 4), random(0, 1, 3, 4))):
        assert [x.shape for x in positions.rope(q, k)] == [q.shape, k.shape]


# ---- against transformers ---------------------------------------------------------------------------------------------------

SCALINGS: dict[str, dict[str, Any]] = {
    "linear": {"rope_type": "linear", "factor": 4.0},
    "dynamic": {"rope_type": "dynamic", "factor": 2.0},
    "yarn": {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 2048},
    "yarn as in DeepSeek": {
        "rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 2048, "mscale": 1.0, "mscale_all_dim": 0.7,
        "beta_fast": 16, "beta_slow": 2, "truncate": False,
    },
    "yarn, its factor given": {
        "rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 2048, "attention_factor": 0.9,
    },
    "llama3": {
        "rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
        "original_max_position_embeddings": 4096,
    },
}  # fmt: skip


@pytest.mark.parametrize("length", [100, 30_000])
@pytest.mark.parametrize("name", SCALINGS)
def test_frequencies_are_those_of_transformers(name: str, length: int) -> None:
    rope_utils = pytest.importorskip("transformers.modeling_rope_utils")
    from transformers import LlamaConfig

    scaling = SCALINGS[name] | {"rope_theta": 10000.0}
    config = LlamaConfig(
        hidden_size=256, num_attention_heads=4, max_position_embeddings=8192, rope_parameters=dict(scaling)
    )
    expected, factor = rope_utils.ROPE_INIT_FUNCTIONS[scaling["rope_type"]](config, None, seq_len=length)
    if name == "dynamic":
        scaling["original_max_position_embeddings"] = (
            8192  # which transformers takes from the rest of the configuration
        )
    found, own = frequencies(64, 10000.0, scaling, length)
    assert_close(found.float(), expected, rtol=1e-6, atol=0)
    assert own == pytest.approx(factor)


@pytest.mark.parametrize("name", ["llama3", "yarn"])
def test_rotation_is_that_of_llama(name: str) -> None:
    llama = pytest.importorskip("transformers.models.llama.modeling_llama")
    scaling = SCALINGS[name] | {"rope_theta": 500000.0}
    config = llama.LlamaConfig(
        hidden_size=64, num_attention_heads=4, max_position_embeddings=8192, rope_parameters=scaling
    )
    q, k, at = random(2, 4, 7, 16).float(), random(2, 2, 7, 16, seed=1).float(), torch.randint(0, 90, (2, 7))
    cos, sin = llama.LlamaRotaryEmbedding(config)(q, at)
    expected = llama.apply_rotary_pos_emb(q, k, cos, sin)
    found = positions.rope(q, k, at, scaling=config.rope_parameters)
    assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_rotation_is_that_of_gptj() -> None:
    gptj = pytest.importorskip("transformers.models.gptj.modeling_gptj")
    q, at = random(2, 4, 7, 16).float(), torch.randint(0, 90, (2, 7))
    sin, cos = gptj.create_sinusoidal_positions(90, 16)[at].split(8, -1)
    expected = gptj.apply_rotary_pos_emb(q.transpose(1, 2), sin, cos).transpose(1, 2)
    assert_close(positions.rope(q, q, at, interleaved=True)[0], expected, rtol=1e-4, atol=1e-5)


def test_dynamic_takes_the_length_of_the_keys() -> None:
    """Within the original length nothing is scaled; beyond it the base grows."""
    q, k = random(1, 1, 12, 8), random(1, 1, 12, 8, seed=1)
    scaling = {"rope_type": "dynamic", "factor": 2.0, "original_max_position_embeddings": 8}
    assert_close(positions.rope(q[:, :, :8], k[:, :, :8], scaling=scaling), positions.rope(q[:, :, :8], k[:, :, :8]))
    base = 10000 * (2.0 * 12 / 8 - 1) ** (8 / 6)
    assert_close(positions.rope(q, k, scaling=scaling), positions.rope(q, k, base=base))


# ---- errors -----------------------------------------------------------------------------------------------------------------

X = torch.zeros(2, 1, 3, 6)
WRONG: dict[str, tuple[Any, tuple[str, ...]]] = {
    "odd width": (lambda: positions.rope(X, X, width=3), ("3 of 6", "even")),
    "odd inputs": (lambda: positions.rope(X[..., :5], X[..., :5]), ("5 of 5", "even")),
    "wide width": (lambda: positions.rope(X, X, width=8), ("8 of 6", "0 to 6")),
    "two widths": (lambda: positions.rope(X, X[..., :4]), ("(2, 1, 3, 6)", "(2, 1, 3, 4)", "one width")),
    "positions for other rows": (lambda: positions.rope(X, X, torch.arange(4)), ("positions", "(4,)", "(3,)")),
    "positions of another batch": (lambda: positions.rope(X, X, torch.zeros(3, 3)), ("(3, 3)", "(B, 3)")),
    "whose positions": (lambda: positions.rope(X[:, :, :2], X, 1), ("2 queries", "3 keys", "key_positions=0")),
    "keys alone": (lambda: positions.rope(X, X, None, 1), ("key_positions", "Give both")),
    "base 0": (lambda: positions.rope(X, X, base=0.0), ("base is 0.0", "above 0")),
    "base twice": (
        lambda: positions.rope(X, X, base=1e4, scaling={"rope_theta": 1e4}),
        ("base", "twice", "rope_theta"),
    ),
    "another scaling": (lambda: positions.rotary(scaling={"rope_type": "su"}), ("'su'", "llama3", "yarn")),
    "a scaling without its factor": (
        lambda: positions.rotary(scaling={"type": "linear"}),
        ("'linear'", "lacks factor"),
    ),
    "a number that it does not know": (
        lambda: positions.rotary(scaling={"rope_type": "linear", "factor": 2.0, "beta_fast": 1}),
        ("does not know beta_fast", "it takes factor"),
    ),
    "outside the table": (lambda: positions.learned(torch.zeros(4, 2), 3, offset=2), ("2 to 4", "4 rows", "0 to 3")),
    "a length below 0": (lambda: positions.sinusoidal(-1, 4), ("length -1", "0 or more")),
}


@pytest.mark.parametrize("name", WRONG)
def test_errors(name: str) -> None:
    made, words = WRONG[name]
    with pytest.raises(ValueError, match=r"positions\.") as error:
        made()
    for word in words:
        assert word in str(error.value), f"{word!r} is not in {error.value}"
