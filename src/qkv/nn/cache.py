"""What is kept between the steps of a generation: keys and values of each attention, and how far the text has come."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor


@dataclass
class KeysAndValues:
    """One attention's keys (B, Hkv, L, D) and values (B, Hkv, L, Dv) so far; None before the first step."""

    keys: Tensor | None = None
    values: Tensor | None = None

    @property
    def length(self) -> int:
        """How many positions are kept."""
        return 0 if self.keys is None else self.keys.shape[2]

    def extend(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Put the keys and values of new positions behind those that are kept; returns all of them."""
        if self.keys is not None and self.values is not None:
            keys, values = torch.cat([self.keys, keys], 2), torch.cat([self.values, values], 2)
        self.keys, self.values = keys, values
        return keys, values


@dataclass
class Cache:
    """What a model keeps between steps: `own` for self-attention and `cross` for cross-attention, one for each layer.

    A cache belongs to one batch of sequences: begin each with a new one.
    """

    own: list[KeysAndValues] = field(default_factory=list)
    cross: list[KeysAndValues] = field(default_factory=list)
    lengths: Tensor | None = None  # of the source's sequences

    @staticmethod
    def of(layers: int) -> Cache:
        """An empty cache for a model of so many layers."""
        return Cache([KeysAndValues() for _ in range(layers)], [KeysAndValues() for _ in range(layers)])

    @property
    def length(self) -> int:
        """How many positions of the text were seen."""
        return self.own[0].length if self.own else 0
