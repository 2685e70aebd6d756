"""What the loop asks of a recipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from ...trace import Trace
    from ..tokens import Tokens


@dataclass(frozen=True, eq=False)
class Batch:
    """One process's part of a batch. inputs: what the model is called with; targets: what it should say; count: how many
    targets the batch has in all processes together, by which the loss is divided."""

    inputs: tuple[Tensor, ...]
    targets: Tensor
    count: int

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""
        return Batch(tuple(x.to(device) for x in self.inputs), self.targets.to(device), self.count)


class Recipe(Protocol):
    """What is learned from which data.

    tokens: the tokenizer, None for images. notes: what of the data was left out. digest: a checksum of the data. unit:
    what is counted as speed.
    """

    notes: tuple[str, ...]
    digest: str
    unit: str

    @property
    def tokens(self) -> Tokens | None:
        """See above."""

    def model(self) -> nn.Module:
        """A model with fresh weights, drawn from torch's generator."""
        ...

    def order(self, epoch: int, size: int) -> list[list[int]]:
        """The batches of an epoch, `size` examples each (all, where there are fewer)."""
        ...

    def part(self, batch: list[int], draw: tuple[int, int], rank: int, world: int) -> Batch:
        """What process `rank` of `world` takes of a batch. draw: (epoch, number) of the batch, for what is drawn by chance."""
        ...

    def loss(self, logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
        """The sum over targets, in nats."""
        ...

    def evaluate(self, model: nn.Module, part: str) -> dict[str, float]:
        """Measures on the "valid" or the "test" part; "loss" is among them, in nats a target."""
        ...

    def film(self, model: nn.Module) -> Trace:
        """What the model's attention does with a few fixed examples, a run each."""
        ...

    def facts(self) -> dict[str, Any]:
        """What to keep of the data in the run's folder: sizes, names of classes."""
        ...


def padded(rows: list[list[int]], value: int) -> Tensor:
    """Rows of ids as (N, longest), filled up at the right."""
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=value)
