"""Joining attention over two sets of keys, and the log-sum-exp that carries gradients for it."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

import qkv

ENGINES = ["reference", "tiled"]
engines = pytest.mark.parametrize("engine", ENGINES)


def halves(q: Tensor, k: Tensor, v: Tensor, at: int, **details: object) -> tuple[Tensor, Tensor]:
    sides = [
        qkv.attention_with_map(q, k[:, :, part], v[:, :, part], **details) for part in (slice(0, at), slice(at, None))
    ]
    (out_a, map_a), (out_b, map_b) = sides
    return qkv.merge(out_a, map_a.lse, out_b, map_b.lse)


@engines
def test_merge_of_two_halves_is_the_whole_with_gradients(engine: str) -> None:
    torch.manual_seed(0)
    tensors = [torch.randn(2, 4, 5, 3).double(), torch.randn(2, 2, 7, 3).double(), torch.randn(2, 2, 7, 4).double()]
    outer, outer_lse = torch.randn(2, 4, 5, 4).double(), torch.randn(2, 4, 5).double()
    found = []
    for run in (lambda *t: halves(*t, 3, engine=engine), None):
        leaves = [t.clone().requires_grad_() for t in tensors]
        if run:
            out, lse = run(*leaves)
        else:
            out, m = qkv.attention_with_map(*leaves, engine=engine)
            lse = m.lse
        ((out * outer).sum() + (lse * outer_lse).sum()).backward()
        found.append([out.detach(), lse.detach(), *(t.grad for t in leaves)])
    for a, b in zip(*found, strict=True):
        assert_close(a, b)


def test_merge_where_one_side_or_both_saw_nothing() -> None:
    out = torch.tensor([[1.0], [2.0], [3.0]]).requires_grad_()
    lse = torch.tensor([0.5, -math.inf, -math.inf]).requires_grad_()
    other, other_lse = torch.tensor([[5.0], [6.0], [7.0]]), torch.tensor([-math.inf, 0.1, -math.inf])
    merged, total = qkv.merge(out, lse, other, other_lse)
    assert merged.flatten().tolist() == [1.0, 6.0, 0.0]
    assert_close(total, torch.tensor([0.5, 0.1, -math.inf]))
    merged.sum().backward()
    assert out.grad.flatten().tolist() == [1, 0, 0] and not lse.grad.isnan().any()


def test_merge_is_without_sinks_and_a_sink_is_applied_once_at_the_end() -> None:
    """out · sigmoid(lse − sink): what the sink leaves of it."""
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, 4, 3).double() for _ in range(3))
    sinks = torch.tensor([0.3, -0.4]).double()
    whole, m = qkv.attention_with_map(q, k, v, sinks=sinks)
    _, plain = qkv.attention_with_map(q, k, v)
    assert_close(m.lse, plain.lse)
    assert_close(m.row_state, torch.logaddexp(plain.lse, sinks.view(1, 2, 1)))
    out, lse = halves(q, k, v, 2)
    assert_close(out * torch.sigmoid(lse - sinks.view(1, 2, 1)).unsqueeze(-1), whole)


@engines
@pytest.mark.parametrize(
    "details", [{}, {"sinks": torch.tensor([0.3, -1.0]).double()}, {"softcap": 1.5, "causal": True}]
)
def test_the_lse_of_a_map_carries_gradients(engine: str, details: dict[str, object]) -> None:
    torch.manual_seed(0)
    q, k, v = (torch.randn(1, 2, 4, 3).double().requires_grad_() for _ in range(3))
    out, m = qkv.attention_with_map(q, k, v, **details, engine=engine)
    outer = torch.randn(1, 2, 4).double()
    got = torch.autograd.grad((m.lse * outer).sum() + out.sum(), (q, k, v), allow_unused=True)
    s = q @ k.mT / math.sqrt(3)
    if "softcap" in details:
        s = (1.5 * torch.tanh(s / 1.5)).masked_fill(~torch.ones(4, 4).tril().bool(), -math.inf)
    lse = s.logsumexp(-1)
    row_state = torch.logaddexp(lse, details["sinks"].view(1, 2, 1)) if "sinks" in details else lse
    plain = torch.exp(s - row_state.unsqueeze(-1)) @ v
    expected = torch.autograd.grad((lse * outer).sum() + plain.sum(), (q, k, v))
    for a, b in zip(got, expected, strict=True):
        assert_close(a, b)
    assert not m[0, 0, 0].requires_grad


def test_the_lse_alone_carries_gradients() -> None:
    q = torch.randn(1, 1, 3, 2, dtype=torch.float64).requires_grad_()
    k = torch.randn(1, 1, 3, 2, dtype=torch.float64)
    for engine in ENGINES:
        _, m = qkv.attention_with_map(q, k, k, engine=engine)
        (found,) = torch.autograd.grad(m.lse.sum(), q)
        s = q @ k.mT / math.sqrt(2)
        assert_close(found, torch.autograd.grad(s.logsumexp(-1).sum(), q)[0])
