"""Every variant's derivatives against differences: inputs and what it learns, in float64; of gradients where claimed."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor
from torch.autograd import gradcheck, gradgradcheck

import qkv
from qkv._detail import bind, strip
from qkv.engines import tiled
from qkv.normalizers import Proportional, Sigmoid, Softmax

NAMES = list(qkv.variants)
STRAIGHT_THROUGH = {"hard", "hardmax"}  # their gradient is an estimate, and no derivative
CHECK: dict[str, Any] = {"eps": 1e-6, "atol": 1e-6, "rtol": 1e-4}


def small(name: str) -> tuple[Any, list[Tensor]]:
    """(a function of query, key, value and all floating tensors, those tensors): 4 queries and keys, 2 heads where any fit."""
    variant = qkv.variants[name]
    shapes = variant.shapes
    heads, kv_heads = (2, 2 if shapes.kv_heads > 1 else 1) if shapes.heads > 1 else (1, 1)
    width = {"latent": 8, "latent_absorbed": 8}.get(name, min(shapes.width, 4))
    value_width = shapes.value_width if shapes.key_width else min(shapes.value_width, 4)
    sizes = {"queries": 4, "keys": 4, "width": width, "value_width": value_width}
    given = {"parents": [-1, 0, 0, 1]} if name == "tree" else {}
    inputs = variant.example(dtype=torch.float64, heads=heads, kv_heads=kv_heads, **sizes)
    leaves: list[Tensor] = []
    stripped = strip(variant.fitting(heads=heads, **sizes, **given), leaves)
    fixed = [None if t.is_floating_point() else t for t in leaves]

    def run(*tensors: Tensor) -> Tensor:
        learned = iter(tensors[3:])
        with tiled.tile_sizes(3, 3):  # several tiles even here
            return bind(stripped, [next(learned) if t is None else t for t in fixed])(*tensors[:3])

    floats = [t.detach().double() for t in leaves if t.is_floating_point()]
    return run, [x.requires_grad_() for x in (*inputs, *floats)]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in STRAIGHT_THROUGH])
def test_derivatives_in_a_random_direction(name: str) -> None:
    run, tensors = small(name)
    assert gradcheck(run, tensors, fast_mode=True, **CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name not in STRAIGHT_THROUGH])
def test_each_derivative(name: str) -> None:
    run, tensors = small(name)
    assert gradcheck(run, tensors, **CHECK)


def twice_differentiable(name: str) -> bool:
    attention = qkv.variants[name].make()
    score = attention.score or qkv.scores.Dot()
    return isinstance(qkv.normalizers.lower(attention.normalize, score), (Softmax, Sigmoid, Proportional))


# One of each kind; the second derivatives of all are also held to their formulas, in test_variants.
OFTEN = {
    "additive",
    "differential",
    "gpt_oss",
    "linear",
    "performer",
    "shaw",
    "sigmoid",
    "swin_bias",
    "t5",
    "talking_heads",
}


@pytest.mark.filterwarnings("ignore:.*torch.jit.script.*:DeprecationWarning")  # torch.func.jvp's own, on its first use
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in OFTEN else pytest.mark.slow)
        for name in NAMES
        if twice_differentiable(name)
    ],
)
def test_second_derivatives_in_a_random_direction(name: str) -> None:
    run, tensors = small(name)
    assert gradgradcheck(run, tensors, fast_mode=True, eps=1e-6, atol=1e-5, rtol=1e-3)


def test_what_is_claimed_to_have_second_derivatives() -> None:
    claimed = [name for name in NAMES if twice_differentiable(name)]
    assert len(claimed) > 80 and {"linear", "sigmoid", "additive", "shaw"} <= set(claimed)
    assert not {"hard", "entmax15", "retnet"} & set(claimed)


def test_a_missing_derivative_would_be_seen() -> None:
    run, tensors = small("talking_heads")
    with pytest.raises(RuntimeError, match="Jacobian"):
        gradcheck(lambda *given: run(*given[:4], given[4].detach()), tensors, fast_mode=True, **CHECK)
