"""Dropout by counters, bit-identical runs, and maps that notice a change of what they were made from."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

import qkv

engines = pytest.mark.parametrize("engine", ["reference", "tiled"])


def test_dropout_is_the_same_in_every_engine_and_for_any_number_of_threads() -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(2, 4, 37, 8) for _ in range(3))
    draw = lambda engine: qkv.attention(  # noqa: E731
        q, k, v, dropout_p=0.4, generator=torch.Generator().manual_seed(3), engine=engine
    )
    assert_close(draw("tiled"), draw("reference"))
    threads = torch.get_num_threads()
    try:
        torch.set_num_threads(1)
        one = draw("tiled")
        torch.set_num_threads(2)
        assert torch.equal(one, draw("tiled"))
    finally:
        torch.set_num_threads(threads)
    with qkv.engines.tiled.tile_sizes(5, 7):
        assert_close(draw("tiled"), one)


def test_dropout_draws_once_from_its_generator_and_the_map_holds_the_weights_before_it() -> None:
    q = torch.randn(1, 1, 8, 4, generator=torch.Generator().manual_seed(0))
    generator, same = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
    out, m = qkv.attention_with_map(q, q, q, dropout_p=0.5, generator=generator)
    torch.randint(0, 2**63 - 1, (), generator=same)
    assert torch.equal(generator.get_state(), same.get_state())
    _, plain = qkv.attention_with_map(q, q, q)
    torch.testing.assert_close(m[0, 0], plain[0, 0])
    assert not torch.equal(out, qkv.attention(q, q, q))
    torch.manual_seed(9)
    first = qkv.attention(q, q, q, dropout_p=0.5)
    torch.manual_seed(9)
    assert torch.equal(first, qkv.attention(q, q, q, dropout_p=0.5))
    assert not torch.equal(first, qkv.attention(q, q, q, dropout_p=0.5))
    assert qkv.attention(q, q, q, dropout_p=1.0).abs().max() == 0


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_change_in_place_makes_the_map_raise(which: int) -> None:
    tensors = [torch.randn(1, 1, 3, 2) for _ in range(3)]
    _, m = qkv.attention_with_map(*tensors)
    assert m[0, 0, 0].sum() == pytest.approx(1)
    tensors[which].add_(1)
    for ask in (lambda: m[0, 0, 0], m.entropy, lambda: m.scores[0, 0, 0], lambda: m.row_state):
        with pytest.raises(RuntimeError, match="in place"):
            ask()


def test_a_change_in_place_is_not_counted_under_inference_mode() -> None:
    with torch.inference_mode():
        q = torch.randn(1, 1, 3, 2)
        _, m = qkv.attention_with_map(q, q, q)
        assert float(m[0, 0, 0].sum()) == pytest.approx(1)
    array = np.ones((1, 1, 3, 2))
    out, m = qkv.attention_with_map(array, array, array)
    assert isinstance(out, np.ndarray) and float(m[0, 0, 0].sum()) == pytest.approx(1)


@engines
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_two_runs_are_bit_identical(engine: str, dtype: torch.dtype) -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(2, 4, 65, 16).to(dtype) for _ in range(3))
    bias = torch.randn(4, 65, 65)

    def run() -> list[Tensor]:
        leaves = [t.clone().requires_grad_() for t in (q, k, v, bias)]
        out = qkv.attention(*leaves[:3], bias=leaves[3], causal=True, engine=engine)
        out.float().pow(2).sum().backward()
        return [out.detach(), *(t.grad for t in leaves)]

    for a, b in zip(run(), run(), strict=True):
        assert torch.equal(a, b)


def test_the_forward_is_bit_identical_for_any_thread_count() -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, 129, 16) for _ in range(3))
    threads, found = torch.get_num_threads(), []
    try:
        for n in (1, 2, 3):
            torch.set_num_threads(n)
            found.append(qkv.attention(q, k, v, window=(40, 3)))
    finally:
        torch.set_num_threads(threads)
    assert torch.equal(found[0], found[1]) and torch.equal(found[0], found[2])
