"""Attention as data: it runs as the function does, prints as an equation, and two of them can be compared."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pytest
import torch
from torch.testing import assert_close

import qkv
from qkv import biases, masks, normalizers, scores

G = torch.Generator().manual_seed(0)
Q, K, V = (torch.randn(2, h, n, 3, generator=G, dtype=torch.float64) for h, n in ((4, 5), (2, 7), (2, 7)))

DETAILS: dict[str, dict[str, Any]] = {
    "plain": {},
    "causal": {"causal": True, "window": (3, None)},
    "gemma": {"softcap": 2.0, "scale": 0.3, "window": (2, 0)},
    "alibi": {"bias": biases.ALiBi(), "causal": True},
    "sinks": {"sinks": torch.tensor([0.1, -1.0, 2.0, 0.0]).double()},
    "additive": {
        "score": scores.Additive(torch.ones(3, 4).double(), torch.ones(3, 4).double(), torch.ones(4).double())
    },
    "sigmoid": {"normalize": normalizers.Sigmoid(bias=-1.0), "mask": masks.lengths(torch.tensor([3, 7]))},
    "bare functions": {
        "score": lambda q, k: q @ k.mT,
        "bias": lambda s, b, h, i, j: s + j,
        "mask": lambda b, h, i, j: j > i,
    },
    "hard": {"normalize": normalizers.Hard(), "mask": torch.ones(5, 7, dtype=torch.bool).tril()},
}


@pytest.mark.parametrize("name", DETAILS)
def test_it_runs_as_the_function_does(name: str) -> None:
    a = qkv.Attention(**DETAILS[name])
    expected = qkv.attention(Q, K, V, **DETAILS[name])
    assert torch.equal(a(Q, K, V), expected)
    out, m = a.with_map(Q, K, V)
    assert torch.equal(out, expected)
    assert_close(m[:], qkv.attention_with_map(Q, K, V, **DETAILS[name])[1][:])
    assert torch.equal(a(Q, K, V, query_offset=1), qkv.attention(Q, K, V, **DETAILS[name], query_offset=1))


def test_a_mask_given_to_the_call_is_joined_by_and() -> None:
    more = masks.keys(torch.arange(7)[None] % 2 == 0)
    for own in ({}, {"mask": masks.window(2, 2)}, {"causal": True}):
        expected = qkv.attention(Q, K, V, **own | {"mask": own["mask"] & more if "mask" in own else more})
        assert torch.equal(qkv.Attention(**own)(Q, K, V, mask=more), expected)
        flags = more.dense(5, 7)[0, 0]
        assert_close(qkv.Attention(**own)(Q, K, V, mask=flags), expected)


def test_prepare_and_finish() -> None:
    rotate = lambda q, k, v: (q.flip(-1), k.flip(-1), v * 2)  # noqa: E731
    gate = lambda out: torch.tanh(out)  # noqa: E731
    a = qkv.Attention(prepare=rotate, finish=gate, causal=True)
    assert_close(a(Q, K, V), torch.tanh(2 * qkv.attention(Q, K, V, causal=True)))
    assert "prepare" in str(a) and "finish" in str(a)


def test_it_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        qkv.Attention().causal = True
    with pytest.raises(dataclasses.FrozenInstanceError):
        scores.Dot().scale = 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        masks.window(1, 1).left = 2


def test_equality_is_of_descriptions_and_never_compares_tensors_by_value() -> None:
    assert qkv.Attention(causal=True, softcap=2.0) == qkv.Attention(softcap=2.0, causal=True)
    assert qkv.Attention() != qkv.Attention(causal=True)
    assert len({qkv.Attention(causal=True), qkv.Attention(causal=True), qkv.Attention()}) == 2
    sinks = torch.zeros(4)
    assert qkv.Attention(sinks=sinks) == qkv.Attention(sinks=sinks)
    assert qkv.Attention(sinks=sinks) != qkv.Attention(sinks=torch.zeros(4))


def test_changes_and_differences() -> None:
    assert not qkv.Attention().changes()
    assert str(qkv.Attention().changes()) == "no detail differs"
    a, b = qkv.Attention(causal=True, softcap=30.0), qkv.Attention(causal=True, bias=biases.ALiBi(), dropout_p=0.1)
    assert set(a.changes()) == {"mask", "softcap"}
    assert a.changes()["mask"] == ("everyone", "causal")
    assert set(a.diff(b)) == {"softcap", "bias", "dropout"}
    assert {n: pair[::-1] for n, pair in a.diff(b).items()} == dict(b.diff(a))
    assert len(str(a.diff(b)).splitlines()) == 3
    assert set(qkv.Attention(sinks=torch.zeros(2)).changes()) == {"normalize"}
    assert set(qkv.Attention(score=scores.Quotient()).changes()) == {"score", "scale", "normalize"}


def test_it_prints_as_the_equation() -> None:
    text = str(qkv.Attention(causal=True, softcap=30.0, bias=biases.ALiBi()))
    lines = text.splitlines()
    assert [line.split("=")[0].strip() for line in lines] == ["s_ij", "s_ij", "s_ij", "w_ij", "o_i"]
    assert (
        "q·k" in lines[0]
        and "tanh" in lines[1]
        and "|i − j|" in lines[2]
        and "causal" in lines[3]
        and "v_j" in lines[4]
    )
    for details in DETAILS.values():
        latex = qkv.Attention(**details).latex()
        assert latex.startswith("o_i =") and latex.count("{") == latex.count("}")
        assert latex.count(r"\left") == latex.count(r"\right")


# ---- what kinds of arrays come back -----------------------------------------------------------------------------------------


class Foreign:
    """An array of another library, as the array API standard has it: DLPack both ways."""

    def __init__(self, data: Any):
        self.data = data

    @staticmethod
    def from_dlpack(x: Any) -> Foreign:
        return Foreign(np.from_dlpack(x))

    def __array_namespace__(self) -> Any:
        return Foreign

    def __dlpack__(self, **options: Any) -> Any:
        return self.data.__dlpack__(**options)

    def __dlpack_device__(self) -> Any:
        return self.data.__dlpack_device__()


def test_arrays_of_other_libraries() -> None:
    arrays = [t.numpy().astype(np.float32) for t in (Q, K, V)]
    expected = qkv.attention(*(torch.from_numpy(a) for a in arrays))
    out = qkv.attention(*arrays)
    assert isinstance(out, np.ndarray) and out.dtype == np.float32
    np.testing.assert_array_equal(out, expected.numpy())
    foreign = qkv.attention(*(Foreign(a) for a in arrays))
    assert isinstance(foreign, Foreign)
    np.testing.assert_array_equal(foreign.data, expected.numpy())
    masked = qkv.attention(*arrays, mask=np.ones((5, 7), bool), bias=np.zeros((5, 7)), sinks=np.zeros(4))
    right = qkv.attention(*(torch.from_numpy(a) for a in arrays), sinks=torch.zeros(4))
    np.testing.assert_allclose(masked, right.numpy(), rtol=1e-6, atol=1e-6)


def test_alibi_slopes_are_the_published_ones() -> None:
    """2^(−8/8) … 2^(−8) for eight heads; for three heads those of two, and the first of four."""
    slopes = lambda heads: [  # noqa: E731
        -float(
            qkv.AttentionMap.from_tensors(
                torch.zeros(1, heads, 1, 1), torch.zeros(1, 1, 2, 1), bias=biases.ALiBi()
            ).scores[0, h, 0, 0]
        )
        for h in range(heads)
    ]  # fmt: skip
    assert slopes(8) == pytest.approx([2**-n for n in range(1, 9)])
    assert slopes(3) == pytest.approx([2**-4, 2**-8, 2**-2])
    assert slopes(1) == pytest.approx([2**-8])
    assert all(math.isfinite(s) for s in slopes(12))
