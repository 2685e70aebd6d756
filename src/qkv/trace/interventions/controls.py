"""Other edges to set a cut against: of the same queries, as far away and as heavy as can be found."""

from __future__ import annotations

import torch
from torch import Tensor

from ...attention_map import AttentionMap

_DRAWN = 2**22  # candidates that are looked at in all
_WEIGHTS = 2**23  # weights that are looked at at once
_FEWEST, _MOST = 4, 48  # candidates for an edge of one control
_ENOUGH = 0.9  # of as many edges
_NEAR = 8  # keys on either side that count as near, however near the edge's own key is


class Candidates:
    """For each edge some random keys for each control, drawn before the weights are known; `see` adds up their weights.

    edges (n, 2): query and key positions; first: the position of row 0. A candidate stands half to twice as far from the query
    as the edge's key does (a row with too few such keys: anywhere before the query), and is neither cut itself nor the first
    token, where heads park what they do not use.
    """

    def __init__(self, edges: Tensor, first: int, count: int, generator: torch.Generator):
        self.edges, self.count = edges, count
        each = 0 if not count else max(_FEWEST, min(_MOST, _DRAWN // (count * len(edges))))
        self._keys = _drawn(edges, count, each, generator).view(len(edges), count * each)
        self._rows = edges[:, 0] - first
        self._asked = torch.cat([edges[:, 1:], self._keys.clamp_min(0)], 1)
        self._mass = torch.zeros(self._asked.shape, dtype=torch.float64)
        self.readings = 0  # rows that were asked: layers · heads · rows

    def see(self, made: AttentionMap, heads: list[int]) -> None:
        """Add the weights of some heads of one layer."""
        rows, inverse = torch.unique(self._rows, return_inverse=True)
        self.readings += len(heads) * len(rows)
        step = max(1, _WEIGHTS // (len(heads) * made.shape[3]))
        for start in range(0, len(rows), step):
            mine = ((inverse >= start) & (inverse < start + step)).nonzero().view(-1)
            summed = made[0, heads, rows[start : start + step]].sum(0).cpu().double()
            self._mass[mine] += summed[(inverse[mine] - start)[:, None], self._asked[mine]]

    @property
    def mass(self) -> float:
        """The share of a row's attention that its edges hold, mean over rows, heads and layers."""
        return float(self._mass[:, 0].sum()) / max(self.readings, 1)

    def chosen(self) -> list[tuple[Tensor, float]]:
        """For each control its edges (n, 2) and their mass: of each edge's candidates the nearest in mass that is free.

        A control that finds too few edges, because the rows have no other keys, is none.
        """
        if not self.count:
            return []
        keys, mass = (x.view(len(self.edges), self.count, -1) for x in (self._keys, self._mass[:, 1:]))
        far = (mass.clamp_min(1e-12).log() - self._mass[:, :1, None].clamp_min(1e-12).log()).abs()
        order = torch.where(keys < 0, float("inf"), far).argsort(dim=-1, stable=True)
        keys, mass = keys.gather(-1, order), mass.gather(-1, order)
        found = [self._free(keys[:, n], mass[:, n]) for n in range(self.count)]
        return [(pairs, held) for pairs, held in found if len(pairs) >= _ENOUGH * len(self.edges)]

    def _free(self, keys: Tensor, mass: Tensor) -> tuple[Tensor, float]:
        """One key for each edge, no key twice in a row: who comes second takes the next of its candidates, (n, candidates)."""
        at = torch.zeros(len(keys), dtype=torch.int64)
        for _ in range(keys.shape[1]):
            picked = keys.gather(1, at[:, None])[:, 0]
            again = _again(torch.stack([self.edges[:, 0], picked], 1)) & (at < keys.shape[1] - 1)
            if not bool(again.any()):
                break
            at[again] += 1
        picked = keys.gather(1, at[:, None])[:, 0]
        pairs = torch.stack([self.edges[:, 0], picked], 1)
        there = (picked >= 0) & ~_again(pairs)
        held = float(mass.gather(1, at[:, None])[there].sum()) / max(self.readings, 1)
        order = pairs[there].unique(dim=0)
        return order, held


def _again(pairs: Tensor) -> Tensor:
    """Which pairs (n, 2) stood there before."""
    _, inverse = torch.unique(pairs, dim=0, return_inverse=True)
    first = torch.full((int(inverse.max()) + 1,), len(pairs))
    first.scatter_reduce_(0, inverse, torch.arange(len(pairs)), "amin")
    return torch.arange(len(pairs)) != first[inverse]


def _drawn(edges: Tensor, controls: int, each: int, generator: torch.Generator) -> Tensor:
    """(n, controls, each) keys; −1 where what was drawn is cut itself. A third of the near keys at most: controls differ."""
    query, key = edges.unbind(1)
    distance = query - key
    low = (query - torch.maximum(2 * distance, distance + _NEAR)).clamp_min(1)
    high = query - torch.minimum(distance // 2, (distance - _NEAR).clamp_min(0))
    cut = torch.bincount(query)[query]  # of the same row
    few = high - low + 1 < 3 * cut
    low, high = torch.where(few, 1, low), torch.where(few, query, high)
    width = (high - low + 1).clamp_min(0)
    share = torch.rand(len(edges), controls, each, generator=generator, dtype=torch.float64)
    keys = low[:, None, None] + (share * width[:, None, None]).long()
    length = int(query.max()) + 1
    taken = torch.isin(query[:, None, None] * length + keys, query * length + key)
    beyond = torch.arange(each) >= (width[:, None, None] // 3).clamp_min(2)
    return torch.where(taken | beyond | (width[:, None, None] == 0), -1, keys)
