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
    # keys and values begin these buffers; the rest is free
    _room: tuple[Tensor, Tensor] | None = field(default=None, repr=False, compare=False)

    @property
    def length(self) -> int:
        """How many positions are kept."""
        return 0 if self.keys is None else self.keys.shape[2]

    def extend(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Put the keys and values of new positions behind those that are kept; returns all of them."""
        if self.keys is None or self.values is None:
            self.keys, self.values = keys, values
        elif torch.is_grad_enabled():
            self.keys, self.values = torch.cat([self.keys, keys], 2), torch.cat([self.values, values], 2)
        else:  # room is doubled, so that a long generation does not copy all that went before at each step
            have, length = self.length, self.length + keys.shape[2]
            room = self._room
            if room is None or room[0].data_ptr() != self.keys.data_ptr() or room[0].shape[2] < length:
                room = self._room = (_wider(self.keys, 2 * length), _wider(self.values, 2 * length))
            room[0][:, :, have:length], room[1][:, :, have:length] = keys, values
            self.keys, self.values = room[0][:, :, :length], room[1][:, :, :length]
        return self.keys, self.values


def _wider(x: Tensor, length: int) -> Tensor:
    """A buffer (B, H, length, D) that begins with x (B, H, L, D)."""
    room = x.new_empty(*x.shape[:2], length, x.shape[3])
    room[:, :, : x.shape[2]] = x
    return room


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
