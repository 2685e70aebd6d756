"""Step 6: the weights of the story, set by hand and then found by gradient descent from random scenes.

A person is three numbers in thousands of coins: what it wants, has and gives. Three matrices of shape (3, 1) make a
query, a key and a value of them. The teacher is the story itself with the matrices set by hand; the learner sees only
what A got.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from ..attention import Attention
from . import coins

FEATURES = ("wants", "has", "gives")
OTHERS = 3
_LOWEST = (0.3, 0.1, 0.1)
_HIGHEST = 2.0


@dataclass(frozen=True)
class Weights:
    """Three columns, each (3, 1) over the features wants, has, gives; as numbers, by `column`."""

    query_weights: Tensor
    key_weights: Tensor
    value_weights: Tensor

    def __iter__(self) -> Iterator[Tensor]:
        return iter((self.query_weights, self.key_weights, self.value_weights))

    def columns(self) -> tuple[tuple[float, ...], ...]:
        """Query, key and value weights as plain numbers."""
        return tuple(tuple(w.detach()[:, 0].tolist()) for w in self)


@dataclass(frozen=True)
class Lesson:
    """What training gave. Losses are mean squared errors in thousands of coins; `held_out` is the mean error in coins
    on scenes never trained on; `query_gradient` is the largest gradient that any query weight ever got."""

    steps: int
    first_loss: float
    last_loss: float
    held_out_before: float
    held_out: float
    query_gradient: float
    query_moved: float
    start: tuple[tuple[float, ...], ...]
    learned: tuple[tuple[float, ...], ...]


def by_hand() -> Weights:
    """The story's own: the query is what one wants, the key what one has, the value what one gives."""
    eye = torch.eye(3, dtype=torch.float64)
    return Weights(eye[:, 0:1], eye[:, 1:2], eye[:, 2:3])


def random_start(seed: int) -> Weights:
    """Every feature counts about half everywhere: nothing is known about which one matters for what."""
    g = torch.Generator().manual_seed(seed)
    return Weights(*(torch.rand(3, 1, generator=g, dtype=torch.float64) * 0.2 + 0.4 for _ in range(3)))


def scenes(count: int, generator: torch.Generator) -> Tensor:
    """`count` random scenes (count, 1, 4, 3): A and three others, with what each wants, has and gives."""
    low = torch.tensor(_LOWEST, dtype=torch.float64)
    return low + (_HIGHEST - low) * torch.rand(count, 1, 1 + OTHERS, 3, generator=generator, dtype=torch.float64)


def gain(attention: Attention, people: Tensor, weights: Weights) -> Tensor:
    """What A, the first of each scene, gets from the others: (count, 1, 1, 1), in thousands of coins."""
    asker, others = people[..., :1, :], people[..., 1:, :]
    got: Tensor = attention(asker @ weights.query_weights, others @ weights.key_weights, others @ weights.value_weights)
    return got


def learn(
    attention: Attention = coins.SOFT, steps: int = 600, count: int = 64, rate: float = 0.05, seed: int = 0
) -> Lesson:
    """Gradient descent (Adam) on the three matrices through `attention`, from random scenes.

    The teacher always answers by the softmax. Repeatable: the same seed gives the same numbers on the same machine.
    """
    generator = torch.Generator().manual_seed(seed + 1)
    start, teacher = random_start(seed), by_hand()
    weights = Weights(*(w.clone().requires_grad_() for w in start))
    optimizer = torch.optim.Adam(list(weights), lr=rate)
    slower = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    losses, largest = [], 0.0
    for _ in range(steps):
        people = scenes(count, generator)
        loss = (gain(attention, people, weights) - gain(coins.SOFT, people, teacher)).square().mean()
        optimizer.zero_grad()
        loss.backward()
        grad = weights.query_weights.grad
        largest = max(largest, 0.0 if grad is None else grad.abs().max().item())
        optimizer.step()
        slower.step()
        losses.append(loss.item())
    return Lesson(
        steps=steps,
        first_loss=losses[0],
        last_loss=losses[-1],
        held_out_before=_error(attention, start, generator),
        held_out=_error(attention, weights, generator),
        query_gradient=largest,
        query_moved=(weights.query_weights.detach() - start.query_weights).abs().max().item(),
        start=start.columns(),
        learned=weights.columns(),
    )


def _error(attention: Attention, weights: Weights, generator: torch.Generator) -> float:
    people = scenes(2048, generator)
    with torch.no_grad():
        off = gain(attention, people, weights) - gain(coins.SOFT, people, by_hand())
    return off.abs().mean().item() * coins.THOUSAND
