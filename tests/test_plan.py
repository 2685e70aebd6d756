"""Masks know their blocks: what is empty costs nothing, forward and backward; what is full is not asked; memory is O(L)."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
import oracle
import pytest
import torch
from torch import Tensor

import qkv
from qkv import masks, plan, scores
from qkv._call import Call
from qkv.engines import tiled

B, LQ, LK, ROWS, COLS = 2, 23, 31, 4, 5
RNG = np.random.default_rng(0)
IDS = np.sort(RNG.integers(0, 4, (B, LK)), -1)
KEYS = np.arange(LK) >= np.array([[7], [0]])
LAYOUT = RNG.random((-(-LQ // 8), -(-LK // 8))) < 0.5
RANDOM = RNG.random((LQ, LK)) < 0.02
LENGTHS = np.array([0, 17])
tensor = torch.from_numpy

# name -> (the oracle's rule, the mask). The first kind knows its blocks exactly, the second at least never leaves one out.
EXACT: dict[str, tuple[Any, Any]] = {
    "everyone": (("everyone",), masks.everyone()),
    "causal": (("causal",), masks.causal()),
    "upper left": (("upper_left",), masks.causal(align="upper_left")),
    "window": (("window", 3, 2), masks.window(3, 2)),
    "wide window": (("window", 14, None), masks.window(14, None)),
    "prefix": (("prefix", 9), masks.prefix(9)),
    "lengths": (("lengths", LENGTHS), masks.lengths(tensor(LENGTHS))),
    "keys": (("keys", KEYS), masks.keys(tensor(KEYS))),
    "documents": (("documents", IDS), masks.documents(tensor(IDS))),
    "global tokens": (("global_tokens", [0, 9, 29]), masks.global_tokens([0, 9, 29])),
    "block sparse": (("block_sparse", LAYOUT, 8), masks.block_sparse(tensor(LAYOUT), 8)),
    "bool tensor": (("tensor", RANDOM), tensor(RANDOM)),
}
SOUND: dict[str, tuple[Any, Any]] = {
    "function": (("function", lambda b, h, i, j: (i + j) % 7 == 0), lambda b, h, i, j: (i + j) % 7 == 0),
    "not causal": (("not", ("causal",)), ~masks.causal()),
    "prefix language model": (("or", ("causal",), ("prefix", 9)), masks.causal() | masks.prefix(9)),
    "both": (("and", ("causal",), ("documents", IDS)), masks.causal() & masks.documents(tensor(IDS))),
    "Longformer": (("or", ("window", 3, 3), ("global_tokens", [0])), masks.window(3, 3) | masks.global_tokens([0])),
    "padded causal": (("and", ("keys", KEYS), ("causal",)), masks.keys(tensor(KEYS)) & masks.causal()),
}


def blocks(rule: Any, mask: Any, offset: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(what is visible, which cells lie in a run, which in a full run), (B, LQ, LK) each."""
    at = oracle.Cells((B, 1, LQ, LK), None if offset is None else np.asarray(offset))
    seen = oracle.visible(rule, at)[:, 0]
    q, k = torch.zeros(B, 1, LQ, 2), torch.zeros(B, 1, LK, 2)
    call = Call(q, k, k, mask=mask, query_offset=offset if not isinstance(offset, list) else torch.tensor(offset))
    run, full = np.zeros((B, LQ, LK), bool), np.zeros((B, LQ, LK), bool)
    with tiled.tile_sizes(ROWS, COLS):
        for group in plan.groups(call.description, (B, 1, LQ, LK), 1):
            for strip in group.strips:
                for cols, mixed in strip.runs:
                    run[group.b, strip.rows, cols] = True
                    full[group.b, strip.rows, cols] = not mixed
    return seen, run, full


def by_block(cells: np.ndarray, combine: Any) -> np.ndarray:
    return np.array(
        [
            [[combine(cells[b, y : y + ROWS, x : x + COLS]) for x in range(0, LK, COLS)] for y in range(0, LQ, ROWS)]
            for b in range(B)
        ]
    )


@pytest.mark.parametrize("offset", [None, 2, [-3, 11]], ids=str)
@pytest.mark.parametrize("name", [*EXACT, *SOUND])
def test_blocks(name: str, offset: Any) -> None:
    seen, run, full = blocks(*(EXACT | SOUND)[name], offset)
    assert not (seen & ~run).any(), "a visible pair lies in no run"
    assert not (full & ~seen).any(), "a full run holds a hidden pair"
    if name in EXACT:
        assert np.array_equal(by_block(run, np.any), by_block(seen, np.any)), "an empty block is gone through"
        assert np.array_equal(by_block(full, np.all), by_block(seen, np.all)), "a full block is asked"


def test_joined_masks_keep_what_they_know() -> None:
    for name in SOUND:
        if name != "function":
            seen, run, _ = blocks(*SOUND[name], None)
            idle = by_block(run, np.any) & ~by_block(seen, np.any)
            assert idle.mean() < 0.1, f"{name}: {idle.mean():.0%} of the blocks are gone through for nothing"


@pytest.mark.parametrize(
    "mask", [masks.window(15, 0), masks.causal() & masks.window(15, 15), masks.documents(torch.arange(1024) // 16)]
)
def test_empty_blocks_cost_nothing_forward_and_backward(mask: masks.Mask) -> None:
    pairs: list[int] = []

    def counted(q: Tensor, k: Tensor) -> Tensor:
        pairs.append(q.shape[-2] * k.shape[-2])
        return q @ k.mT

    q, k, v = (torch.randn(1, 1, 1024, 4, requires_grad=True) for _ in range(3))
    with tiled.tile_sizes(16, 16):
        out = qkv.attention(q, k, v, score=scores.from_function(counted), mask=mask)
        forward = sum(pairs)
        out.sum().backward()
    assert forward <= 1024 * 48
    assert sum(pairs) - forward <= 2 * 1024 * 48  # the scores again, and their pull-back


def test_a_mask_is_planned_once_and_again_when_its_tensor_changes() -> None:
    asked: list[int] = []

    @dataclass(frozen=True, eq=False)
    class Counted(masks.Mask):
        def visible(self, tile: Any) -> Tensor:
            return torch.ones(1, 1, 1, 1, dtype=torch.bool)

        def blocks(self, grid: Any) -> tuple[Tensor, Tensor]:
            asked.append(1)
            return super().blocks(grid)

    q, mask = torch.zeros(1, 1, 8, 2), Counted()
    for _ in range(3):
        qkv.attention(q, q, q, mask=mask)
    assert len(asked) == 1
    lengths = torch.tensor([3])
    mask = masks.lengths(lengths)
    for n in (3, 7, 0, 8):
        lengths[0] = n
        _, m = qkv.attention_with_map(q, q, q, mask=mask)
        assert (m[0, 0, 0] > 0).sum() == n


MEASURE = """
import sys, torch, qkv
torch.set_num_threads(2)
length, details = int(sys.argv[1]), eval(sys.argv[2])
q, k, v = (torch.randn(1, 1, length, 64, requires_grad=True) for _ in range(3))
small = [t.detach()[:, :, :256].clone().requires_grad_() for t in (q, k, v)]
qkv.attention(*small, **details).sum().backward()  # what is loaded on first use is not counted
held = lambda name: int(next(l for l in open("/proc/self/status") if l.startswith(name)).split()[1]) / 1024
open("/proc/self/clear_refs", "w").write("5")  # forget the peak so far
before = held("VmRSS")
out = qkv.attention(q, k, v, **details)
out.sum().backward()
print(held("VmHWM") - before)
"""


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    "details",
    [
        "{}",
        "dict(causal=True)",
        "dict(window=(255, 0), bias=qkv.biases.ALiBi())",
        "dict(bias=qkv.biases.T5(torch.zeros(32, 1, requires_grad=True)))",
        "dict(bias=qkv.biases.RelativePosition(torch.zeros(1, 257, requires_grad=True)), causal=True)",
        "dict(mask=qkv.masks.dilated(64, 4) | qkv.masks.random_blocks(3, 64))",
    ],
)
def test_memory_at_16384(details: str) -> None:
    """Forward and backward above the inputs; the dense matrix alone would be 1 GiB."""
    ran = subprocess.run([sys.executable, "-c", MEASURE, "16384", details], capture_output=True, text=True, check=True)
    assert float(ran.stdout) < 300, f"{ran.stdout} MiB"
