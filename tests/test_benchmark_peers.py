"""The benchmarks' other libraries: one call in each of them, held to be right before it is timed."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
import torch
from torch import Tensor

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def peers() -> Iterator[ModuleType]:
    sys.path.insert(0, str(BENCHMARKS))
    import _peers

    yield _peers
    sys.path.remove(str(BENCHMARKS))


def tensors(heads: int, kv_heads: int, queries: int, keys: int, batch: int = 1) -> tuple[Tensor, Tensor, Tensor]:
    g = torch.Generator().manual_seed(0)
    q = torch.randn(batch, heads, queries, 16, generator=g)
    k, v = (torch.randn(batch, kv_heads, keys, 16, generator=g) for _ in range(2))
    return q, k, v


# name -> the call's fields, and its visible pairs counted by hand
CALLS = {
    "dense": (tensors(2, 2, 3, 5), {}, 2 * 3 * 5),
    "causal": (tensors(4, 2, 6, 6), {"causal": True}, 4 * 21),
    "few queries": (tensors(4, 2, 2, 5), {"causal": True}, 4 * (4 + 5)),
    "one query": (tensors(4, 2, 1, 5), {"causal": True}, 4 * 5),
    "window": (tensors(2, 2, 4, 4), {"left": 1}, 2 * (1 + 2 + 2 + 2)),
    "padded": (tensors(2, 2, 4, 4, batch=2), {"lengths": torch.tensor([1, 4])}, 2 * (4 * 1 + 4 * 4)),
}


@pytest.mark.parametrize("name", CALLS)
def test_every_library_that_is_installed_gives_what_float64_gives(peers: ModuleType, name: str) -> None:
    inputs, fields, pairs = CALLS[name]
    call = peers.Call(*inputs, **fields)
    installed = [n for n, m in PACKAGES.items() if importlib.util.find_spec(m)]
    ready, errors, left_out = peers.ways(call, installed)
    assert call.pairs() == pairs
    assert list(ready) == ["qkv", "torch", *installed] and not left_out
    assert max(errors.values()) < 1e-5


PACKAGES = {"ONNX Runtime": "onnxruntime", "OpenVINO": "openvino", "JAX": "jax"}


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda peers: lambda call: peers.of_torch(peers.Call(call.query, call.key, 2 * call.value)), "from float64"),
        (
            lambda peers: lambda call: importlib.import_module("not_there"),
            "ModuleNotFoundError: No module named 'not_there'",
        ),
    ],
)
def test_a_wrong_one_and_a_missing_one_are_left_out(
    peers: ModuleType, monkeypatch: pytest.MonkeyPatch, made: Callable[..., object], why: str
) -> None:
    monkeypatch.setitem(peers.PEERS, "other", made(peers))
    found = peers.beside(peers.Call(*tensors(2, 2, 3, 5)), ["other"], 1)
    assert why in found["left_out"]["other"] and list(found["ratio"]) == ["torch"]
    assert found["ratio"]["torch"] == found["median_seconds"]["torch"] / found["median_seconds"]["qkv"]
    assert peers.why_left_out([found])[0].startswith("  left out of 1 of 1: other: ")


def test_qkv_itself_must_be_right(peers: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    right = peers.qkv.attention
    monkeypatch.setattr(peers.qkv, "attention", lambda *a, **options: right(*a, **options) * 1.01)
    with pytest.raises(AssertionError):
        peers.ways(peers.Call(*tensors(2, 2, 3, 5)), [])


def test_a_slow_rival_is_not_waited_for(peers: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    import harness

    monkeypatch.setattr(harness, "seconds", lambda run: run())
    took = harness.in_turns({"quick": lambda: 0.5, "slow": lambda: 2.0}, 6, patience=5.0)
    assert {name: len(each) for name, each in took.items()} == {"quick": 6, "slow": 3}
