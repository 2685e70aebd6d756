"""The oracle itself: one small case in plain Python, pair by pair, and published numbers for its random generator."""

from __future__ import annotations

import math

import numpy as np
import oracle
import pytest
import torch
from close import gradients

from qkv import dropout

# Random123's known answers for philox4x32-10 (kat_vectors): counter, key, output.
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "output"), KNOWN)
def test_philox_known_answers(counter: tuple[int, ...], key: tuple[int, int], output: tuple[int, ...]) -> None:
    assert oracle.philox(counter, key) == output
    words = dropout.philox(tuple(torch.tensor(c) for c in counter), key[0] | key[1] << 32)
    assert tuple(int(w) for w in words) == output


def test_one_pair_at_a_time() -> None:
    """Causal softmax with a sink, softcap and bias, in plain Python numbers."""
    rng = np.random.default_rng(0)
    q, k, v, bias = (
        rng.standard_normal((2, 3)),
        rng.standard_normal((4, 3)),
        rng.standard_normal((4, 2)),
        rng.standard_normal((2, 4)),
    )
    sink, cap, scale = 0.3, 2.0, 0.7
    out = np.zeros((2, 2))
    for i in range(2):
        shares = {}
        for j in range(4):
            if j <= i + 2:
                s = sum(q[i][d] * k[j][d] for d in range(3)) * scale
                shares[j] = math.exp(cap * math.tanh(s / cap) + bias[i][j])
        total = sum(shares.values()) + math.exp(sink)
        for j, share in shares.items():
            out[i] += share / total * v[j]
    tensors = [torch.tensor(x)[None, None] for x in (q, k, v)]
    problem = oracle.Problem(
        *tensors,
        scale=scale,
        softcap=cap,
        biases=(torch.tensor(bias),),
        mask=("causal",),
        sinks=torch.tensor([sink]).double(),
    )
    np.testing.assert_allclose(oracle.answer(problem).out[0, 0].numpy(), out, rtol=1e-6)  # the sink is a float32 0.3


@pytest.mark.parametrize("normalize", ["softmax", "off_by_one", "sigmoid", "proportional"])
def test_gradients_by_differences(normalize: str) -> None:
    rng = torch.Generator().manual_seed(0)
    q, k, v = (torch.rand(1, 2, n, 3, generator=rng, dtype=torch.float64) + 0.5 for n in (2, 4, 4))
    problem = oracle.Problem(q, k, v, mask=("causal",), normalize=normalize).wide()
    outer = torch.randn(1, 2, 2, 3, generator=rng, dtype=torch.float64)
    found = gradients(oracle.answer(problem).out, problem.leaves(), outer)
    for name, leaf in problem.leaves().items():
        for at in np.ndindex(*leaf.shape):
            shift = torch.zeros_like(leaf)
            shift[at] = 1e-6
            with torch.no_grad():
                leaf += shift
                up = (oracle.answer(problem).out * outer).sum()
                leaf -= 2 * shift
                down = (oracle.answer(problem).out * outer).sum()
                leaf += shift
            assert float((up - down) / 2e-6) == pytest.approx(float(found[f"d {name}"][at]), abs=1e-7)


def test_masks_drawn() -> None:
    draw = lambda rule, lq, lk, offset=None: [  # noqa: E731
        "".join(" #"[int(x)] for x in row) for row in oracle.visible(rule, oracle.Cells((1, 1, lq, lk), offset))[0, 0]
    ]
    assert draw(("causal",), 2, 5) == ["#### ", "#####"]
    assert draw(("causal",), 5, 2) == ["  ", "  ", "  ", "# ", "##"]
    assert draw(("upper_left",), 2, 5) == ["#    ", "##   "]
    assert draw(("window", 1, 0), 4, 4) == ["#   ", "##  ", " ## ", "  ##"]
    assert draw(("window", 0, 1), 2, 4, 1) == [" ## ", "  ##"]
    assert draw(("prefix", 1), 2, 3) == ["#  ", "#  "]
    assert draw(("documents", np.array([0, 0, 1, 1])), 3, 4) == ["##  ", "  ##", "  ##"]
    assert draw(("global_tokens", [1]), 3, 3) == [" # ", "###", " # "]
    assert draw(("block_sparse", np.array([[True, False], [False, True]]), 2), 3, 4) == ["##  ", "##  ", "  ##"]
