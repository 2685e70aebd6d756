"""A normalizer that cannot stream: it goes over the keys twice before it knows one weight, as a threshold of entmax would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
import torch
from torch import Tensor

import qkv
from qkv.engines.tiled import tile_sizes
from qkv.normalizers import Normalizer, Run, State


@dataclass(frozen=True, eq=False)
class TwoPasses(Normalizer):
    """A softmax found the long way: pass 0 finds the maximum, pass 1 the sum; then every weight is exact at once."""

    passes: ClassVar[int] = 2
    name: ClassVar[str] = "softmax in two passes"

    def start(self, rows: tuple[int, int, int], dtype: torch.dtype, device: torch.device) -> Run:
        return torch.full(rows, -torch.inf, dtype=dtype, device=device), torch.zeros(rows, dtype=dtype, device=device)

    def scan(self, run: Run, s: Tensor, number: int) -> Run:
        largest, total = run
        if number == 0:
            return torch.maximum(largest, s.amax(-1)), total
        return largest, total + torch.exp(s - largest.unsqueeze(-1)).sum(-1)

    def settle(self, run: Run, number: int) -> Run:
        return run if number == 0 else (run[0] + torch.log(run[1]), run[1])

    def step(self, run: Run, s: Tensor, first: int) -> tuple[Run, Tensor, Tensor | None]:
        return run, torch.exp(s - run[0].unsqueeze(-1)), None

    def finish(self, run: Run) -> tuple[State, Tensor | None]:
        return run[0], None

    def weigh(self, s: Tensor, r: State, tile: Any) -> Tensor:
        return torch.exp(s - r.unsqueeze(-1))

    def row_terms(self, out: Tensor, dout: Tensor, state: State, dstate: State) -> Tensor:
        return (out * dout).sum(-1)

    def pull_back(self, s: Tensor, w: Tensor, dw: Tensor, terms: Any, r: State) -> Tensor:
        return w * (dw - terms.unsqueeze(-1))


@pytest.mark.parametrize("engine", ["reference", "tiled"])
def test_it_runs_in_every_engine_and_gives_what_the_streaming_one_gives(engine: str) -> None:
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(2, 2, n, 4, generator=generator, dtype=torch.float64).requires_grad_() for n in (7, 11, 11))
    with tile_sizes(3, 5):
        plain = qkv.attention(q, k, v, causal=True)
        out, m = qkv.attention_with_map(q, k, v, causal=True, normalize=TwoPasses(), engine=engine)
        torch.testing.assert_close(out, plain)
        right, got = (torch.autograd.grad(x.sin().sum(), (q, k, v)) for x in (plain, out))
        torch.testing.assert_close(got, right)
        weights = qkv.attention_with_map(q, k, v, causal=True)[1]
        torch.testing.assert_close(m.dense(), weights.dense())
        torch.testing.assert_close(m.entropy(), weights.entropy())
        torch.testing.assert_close(m.without([[0, 1, 3, 2]]), weights.without([[0, 1, 3, 2]]))
        torch.testing.assert_close(
            qkv.AttentionMap.from_tensors(q, k, normalize=TwoPasses()).row_state.shape, q.shape[:3]
        )
