"""The meaning of attention, dense and one pair at a time, independent of the package: what every engine is held to.

Masks and the dropout's generator are NumPy, from their definitions. The rest is elementary torch arithmetic (products, sums,
exp), so that autograd gives the gradients of exactly these lines. What a pair does not see is selected away before any
arithmetic touches it: NaN there reaches nothing. The same lines in a narrower dtype are the *plain dense computation* whose
own error is the measure for everybody else's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import patterns
import torch
from torch import Tensor

# ---- which pairs are visible -----------------------------------------------------------------------------------------


@dataclass
class Cells:
    """Index numbers of a (B, H, Lq, Lk) matrix, each broadcasting to it; `position` is where a query stands among the keys."""

    size: tuple[int, int, int, int]
    offset: Any = None  # what the caller passed: None, an integer, or one a sequence

    def __post_init__(self) -> None:
        self.b, self.h, self.i, self.j = np.ogrid[tuple(slice(n) for n in self.size)]
        given = self.size[3] - self.size[2] if self.offset is None else self.offset
        self.position = self.i + np.broadcast_to(np.asarray(given), (self.size[0],)).reshape(-1, 1, 1, 1)
        self.q_idx = self.i if self.offset is None else self.position


def visible(rule: Any, at: Cells) -> np.ndarray:
    """bool (B, H, Lq, Lk). A rule is a tuple: its name, then its numbers or arrays, or other rules."""
    name, *args = rule
    return np.broadcast_to(_RULES[name](at, *args), at.size)


def _documents(at: Cells, ids: np.ndarray) -> np.ndarray:
    ids = np.broadcast_to(ids, (at.size[0], ids.shape[-1]))
    seen = np.zeros(at.size, bool)
    for b in range(at.size[0]):
        for i in range(at.size[2]):
            p = int(at.position[min(b, len(at.position) - 1), 0, i, 0])
            if 0 <= p < ids.shape[1]:
                seen[b, :, i] = ids[b, : at.size[3]] == ids[b, p]
    return seen


def _per_sequence(n: Any) -> np.ndarray:
    return np.asarray(n).reshape(-1, 1, 1, 1)


def _layout(at: Cells, layout: np.ndarray, block: int) -> np.ndarray:
    whole = layout.repeat(block, -2).repeat(block, -1)
    return whole[..., : at.size[2], : at.size[3]]


_RULES = {
    "everyone": lambda at: True,
    "causal": lambda at: at.j <= at.position,
    "upper_left": lambda at: at.j <= at.i,
    "window": lambda at, left, right: (
        (True if left is None else at.position - at.j <= left)
        & (True if right is None else at.j - at.position <= right)
    ),
    "prefix": lambda at, n: at.j < _per_sequence(n),
    "lengths": lambda at, n: at.j < _per_sequence(n),
    "keys": lambda at, flags: flags[:, None, None, :],
    "documents": _documents,
    "global_tokens": lambda at, tokens: np.isin(at.position, tokens) | np.isin(at.j, tokens),
    "block_sparse": _layout,
    "tensor": lambda at, flags: flags,
    "function": lambda at, f: f(at.b, at.h, at.q_idx, at.j),
    "and": lambda at, a, b: visible(a, at) & visible(b, at),
    "or": lambda at, a, b: visible(a, at) | visible(b, at),
    "not": lambda at, a: ~visible(a, at),
    "random_blocks": lambda at, *how: patterns.random_blocks(at, *how, philox),
    **patterns.RULES,
}

# ---- dropout: Philox4x32-10, one counter at a time --------------------------------------------------------------------


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """Salmon et al. 2011, in Python's whole numbers."""
    c, k, low = list(counter), list(key), 0xFFFFFFFF
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & low, (p0 >> 32) ^ c[3] ^ k[1], p0 & low]
        k = [(k[0] + 0x9E3779B9) & low, (k[1] + 0xBB67AE85) & low]
    return tuple(c)


def kept(size: tuple[int, int, int, int], p: float, seed: int) -> np.ndarray:
    """bool: which pairs survive dropout. Key: the seed's low and high word; counter: (b, h, i, j)."""
    key = (seed & 0xFFFFFFFF, seed >> 32)
    flags = [philox(cell, key)[0] >= round(p * 2**32) for cell in np.ndindex(*size)]
    return np.array(flags, bool).reshape(size)


# ---- the equation ---------------------------------------------------------------------------------------------------


@dataclass
class Problem:
    """One attention in plain terms. q (B, Hq, Lq, D), k (B, Hkv, Lk, D), v (B, Hkv, Lk, Dv); tensors of any dtype.

    score: "dot", "general", "additive", "quotient", or f(q_pair, k_pair, *weights) on (…, D) pairs; weights: its tensors.
    biases: each a tensor, ("alibi", slopes or None), (one of patterns.BIASES, …), or (f, *tensors) with
    f(s, b, h, q_idx, kv_idx, *tensors).
    normalize: "softmax", "off_by_one", "sigmoid", "proportional", "hard", "identity", or the α of an entmax (2: sparsemax);
    sinks (Hq,) go with softmax.
    """

    q: Tensor
    k: Tensor
    v: Tensor
    score: Any = "dot"
    weights: tuple[Tensor, ...] = ()
    scale: float | None = None
    softcap: float | None = None
    biases: tuple[Any, ...] = ()
    mask: Any = ("everyone",)
    offset: Any = None
    normalize: str | float = "softmax"
    sinks: Tensor | None = None
    sigmoid_bias: float = 0.0
    dropout: tuple[float, int] | None = None

    @property
    def size(self) -> tuple[int, int, int, int]:
        return (*self.q.shape[:3], self.k.shape[2])

    def leaves(self) -> dict[str, Tensor]:
        """Everything that may get a gradient, by name."""
        found = {"query": self.q, "key": self.k, "value": self.v}
        found.update({f"weight {n}": w for n, w in enumerate(self.weights)})
        for n, bias in enumerate(self.biases):
            tensors = (bias,) if isinstance(bias, Tensor) else [t for t in bias if isinstance(t, Tensor)]
            found.update({f"bias {n}.{m}": t for m, t in enumerate(tensors)})
        if self.sinks is not None:
            found["sinks"] = self.sinks
        return found

    def wide(self) -> Problem:
        """The same numbers in float64, as leaves of their own."""
        own = lambda t: t.detach().double().requires_grad_() if t.is_floating_point() else t  # noqa: E731
        biases = tuple(
            own(b) if isinstance(b, Tensor) else tuple(own(t) if isinstance(t, Tensor) else t for t in b)
            for b in self.biases
        )
        return replace(
            self, q=own(self.q), k=own(self.k), v=own(self.v), weights=tuple(map(own, self.weights)), biases=biases,
            sinks=None if self.sinks is None else own(self.sinks),
        )  # fmt: skip


@dataclass
class Answer:
    """What an attention is, all of it: (B, Hq, Lq, Lk) matrices, (B, Hq, Lq) rows. scores: hidden −∞."""

    out: Tensor
    weights: Tensor
    scores: Tensor
    visible: Tensor
    state: Tensor | None
    lse: Tensor


def answer(
    p: Problem, dtype: torch.dtype = torch.float64, handed: torch.dtype | None = None, straight: bool = False
) -> Answer:
    """The equation in `dtype`. handed: the dtype that weights are rounded to before they meet the values; straight: the
    softcap hands gradients on as they come, to know the size of the numbers that meet in its derivative 1 − tanh²."""
    group = p.q.shape[1] // p.k.shape[1]
    q, k, v = p.q.to(dtype), *(x.to(dtype).repeat_interleave(group, 1) for x in (p.k, p.v))
    at = Cells(p.size, p.offset)
    seen = torch.from_numpy(np.array(visible(p.mask, at)))
    for bias in p.biases:
        if isinstance(bias, Tensor):
            seen = seen & (bias.detach() != -math.inf)
    pair = seen.unsqueeze(-1)
    q_pair = torch.where(pair, q.unsqueeze(-2), 1.0)
    k_pair = torch.where(pair, k.unsqueeze(-3), 1.0)
    s = _score(p, q_pair, k_pair, dtype)
    s = s * (p.scale if p.scale is not None else 1 / math.sqrt(q.shape[-1]) if p.score == "dot" else 1.0)
    if p.softcap is not None:
        capped = p.softcap * torch.tanh(s / p.softcap)
        s = s + (capped - s).detach() if straight else capped
    s = _biased(p, s, at, seen, dtype)
    seen = seen & (s.detach() != -math.inf)
    s = torch.where(seen, s, 0.0)
    w, state, lse = _normalized(p, s, seen, dtype)
    mixed = w if p.dropout is None else w * torch.from_numpy(kept(p.size, *p.dropout)) / max(1 - p.dropout[0], 1e-300)
    if handed is not None:
        mixed = mixed.to(handed).to(dtype)
    out = (mixed.unsqueeze(-1) * torch.where(pair, v.unsqueeze(-3), 0.0)).sum(-2)
    return Answer(out, w, torch.where(seen, s, -math.inf), seen, state, lse)


def _score(p: Problem, q: Tensor, k: Tensor, dtype: torch.dtype) -> Tensor:
    weights = [w.to(dtype) for w in p.weights]
    if p.score == "dot":
        return (q * k).sum(-1)
    if p.score == "general":
        return ((q.unsqueeze(-1) * weights[0]).sum(-2) * k).sum(-1)
    if p.score == "additive":
        wq, wk, energy = weights
        inner = (q.unsqueeze(-1) * wq).sum(-2) + (k.unsqueeze(-1) * wk).sum(-2)
        return (torch.tanh(inner) * energy).sum(-1)
    if p.score == "quotient":
        return (k / q).squeeze(-1)
    return p.score(q, k, *weights)


def alibi_slopes(heads: int) -> list[float]:
    """Press et al. 2022: 2^(−8/n), its square, …; for other head counts the published interleaving."""
    if math.log2(heads).is_integer():
        return [2 ** (-8 * (h + 1) / heads) for h in range(heads)]
    lower = 2 ** math.floor(math.log2(heads))
    return alibi_slopes(lower) + alibi_slopes(2 * lower)[::2][: heads - lower]


def _biased(p: Problem, s: Tensor, at: Cells, seen: Tensor, dtype: torch.dtype) -> Tensor:
    for bias in p.biases:
        if isinstance(bias, Tensor):
            s = s + torch.where(seen, bias.to(dtype), 0.0)
        elif bias[0] == "alibi":
            slopes = torch.tensor(alibi_slopes(p.size[1])) if bias[1] is None else bias[1]
            distance = torch.from_numpy(np.abs(at.position - at.j))
            s = s - slopes.to(dtype).view(1, -1, 1, 1) * distance.to(dtype)
        elif isinstance(bias[0], str):
            s = s + patterns.BIASES[bias[0]](at, *[t.to(dtype) if isinstance(t, Tensor) else t for t in bias[1:]])
        else:
            f, *tensors = bias
            where = (torch.from_numpy(np.ascontiguousarray(x)) for x in (at.b, at.h, at.q_idx, at.j))
            s = f(s, *where, *[t.to(dtype) if t.is_floating_point() else t for t in tensors])
    return s


def _normalized(p: Problem, s: Tensor, seen: Tensor, dtype: torch.dtype) -> tuple[Tensor, Tensor | None, Tensor]:
    sink = None
    if p.normalize == "off_by_one":
        sink = torch.zeros((), dtype=dtype)
    elif p.sinks is not None:
        sink = p.sinks.to(dtype).view(1, -1, 1)
    soft, lse, row = _softmax(s, seen, sink)
    if p.normalize in ("softmax", "off_by_one"):
        return soft, row, lse
    if p.normalize == "sigmoid":
        return torch.where(seen, 1 / (1 + torch.exp(-(s + p.sigmoid_bias))), 0.0), None, lse
    if p.normalize == "proportional":
        part = torch.where(seen, s, 0.0)
        total = part.sum(-1)
        there = (total != 0).unsqueeze(-1)
        return torch.where(there, part / torch.where(there, total.unsqueeze(-1), 1.0), 0.0), total, lse
    if p.normalize == "identity":
        return torch.where(seen, s, 0.0), None, lse
    if not isinstance(p.normalize, str):
        return *_entmax(s, seen, p.normalize), lse
    assert p.normalize == "hard"
    ranked = torch.where(seen, s.detach(), -math.inf)
    winner = torch.full(p.size[:3], -1)
    if p.size[3]:
        best = ranked.amax(-1, keepdim=True)
        first = ((ranked == best) & seen).to(torch.int64).argmax(-1)  # argmax of equals: the first
        winner = torch.where(seen.any(-1), first, -1)
    one = (torch.arange(p.size[3]) == winner.unsqueeze(-1)).to(dtype)
    return one + (soft - soft.detach()), winner, lse


def _softmax(s: Tensor, seen: Tensor, sink: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
    """(weights, lse over the visible keys, lse with the sink)."""
    top = torch.where(seen, s, -math.inf).amax(-1).detach() if s.shape[-1] else torch.full(s.shape[:-1], -math.inf)
    top = torch.where(top == -math.inf, 0.0, top).to(s.dtype)
    e = torch.where(seen, torch.exp(s - top.unsqueeze(-1)), 0.0)
    total = e.sum(-1)
    lse = torch.where(total > 0, top + torch.log(torch.where(total > 0, total, 1.0)), -math.inf)
    if sink is None:
        safe = torch.where(total > 0, total, 1.0)
        return e / safe.unsqueeze(-1), lse, lse
    whole = total + torch.exp(sink - top)
    return e / whole.unsqueeze(-1), lse, top + torch.log(whole)


def _entmax(s: Tensor, seen: Tensor, alpha: float) -> tuple[Tensor, Tensor]:
    """(weights, thresholds): Σ [(α − 1) s − τ]₊^p = 1 with p = 1/(α − 1), +∞ for a row that sees nothing.

    Who has a weight at all is found by sorting (Martins & Astudillo 2016, algorithm 1; Peters et al. 2019, algorithm 2) or by
    bisection; over those the threshold is a formula, or for any other α one whose derivative is that of the implicit function.
    """
    a, p = alpha - 1, 1 / (alpha - 1)
    none = ~seen.any(-1, keepdim=True)
    ranked = torch.where(seen, a * s.detach(), -math.inf).sort(dim=-1, descending=True).values
    top = torch.where(none, 0.0, ranked[..., :1]) if s.shape[-1] else none.to(s.dtype)
    z = torch.where(seen, a * s - top, -math.inf)
    sought = _sorted_threshold(ranked - top, alpha) if alpha in (1.5, 2) else _bisected_threshold(z.detach(), p)
    inside = seen & (z.detach() > sought)
    z, n = torch.where(inside, z, 0.0), inside.sum(-1, keepdim=True).clamp_min(1).to(s.dtype)
    mean = z.sum(-1, keepdim=True) / n
    if alpha == 2:
        tau = mean - 1 / n
    elif alpha == 1.5:
        spread = torch.where(inside, (z - mean) ** 2, 0.0).sum(-1, keepdim=True)
        tau = mean - torch.sqrt((1 - torch.where(none, 0.0, spread)) / n)
    else:
        u = torch.where(inside, z - sought, 1.0)
        slope = torch.where(inside, p * u ** (p - 1), 0.0).sum(-1, keepdim=True).detach()
        tau = sought + (torch.where(inside, u**p, 0.0).sum(-1, keepdim=True) - 1) / torch.where(none, 1.0, slope)
    w = torch.where(inside, torch.where(inside, z - tau, 1.0) ** p, 0.0)
    broken = (seen & s.isnan()).any(-1, keepdim=True)  # a row that reads a NaN is NaN, and so is what comes back
    w = torch.where(broken & seen, s * math.nan, w)
    return w, torch.where(none, math.inf, tau + top).squeeze(-1)


def _sorted_threshold(z: Tensor, alpha: float) -> Tensor:
    """The last rank k whose own threshold τ_k, from the first k scores, is below its score tells who is inside."""
    k = torch.arange(1, z.shape[-1] + 1, dtype=z.dtype)
    there = z.isfinite()
    z = torch.where(there, z, 0.0)
    mean, square = z.cumsum(-1) / k, (z**2).cumsum(-1) / k
    tau = mean - (1 / k if alpha == 2 else torch.sqrt((1 / k - (square - mean**2)).clamp_min(0)))
    count = (there & (tau < z)).sum(-1, keepdim=True)
    return tau.gather(-1, (count - 1).clamp_min(0)) if z.shape[-1] else z.new_zeros(*z.shape[:-1], 1)


def _bisected_threshold(z: Tensor, p: float) -> Tensor:
    low, high = -torch.ones(*z.shape[:-1], 1, dtype=z.dtype), torch.zeros(*z.shape[:-1], 1, dtype=z.dtype)
    for _ in range(80):
        middle = (low + high) / 2
        above = ((z - middle).clamp_min(0) ** p).sum(-1, keepdim=True) >= 1
        low, high = torch.where(above, middle, low), torch.where(above, high, middle)
    return low


# ---- measures of the weights ------------------------------------------------------------------------------------------


def entropy(w: Tensor) -> Tensor:
    """−Σ p ln p in nats of p = w / Σw; 0 for a row without weights."""
    total = w.sum(-1, keepdim=True)
    p = w / torch.where(total > 0, total, 1.0)
    return -(p * torch.where(p > 0, torch.log(torch.where(p > 0, p, 1.0)), 0.0)).sum(-1)


def received(a: Answer, per_eligible: bool) -> Tensor:
    total = a.weights.sum(-2)
    return total / a.visible.sum(-2).clamp_min(1) if per_eligible else total


def top(a: Answer, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights and indices, ties to the lowest index; weight 0 and index −1 for what is not there."""
    shape = (*a.weights.shape[:3], k)
    weights, indices = np.zeros(shape), np.full(shape, -1)
    for row in np.ndindex(*shape[:3]):
        w, seen = a.weights[row].detach().numpy(), a.visible[row].numpy()
        order = sorted(np.flatnonzero(seen), key=lambda j: (-w[j], j))[:k]
        weights[row][: len(order)], indices[row][: len(order)] = w[order], order
    return weights, indices


def pool(w: Tensor, rows: int, cols: int, reduce: str) -> np.ndarray:
    """Row i falls into bin ⌊i · rows / Lq⌋; a bin without cells is 0."""
    b, h, lq, lk = w.shape
    picture = np.zeros((b, h, rows, cols))
    r, c = np.arange(lq) * rows // max(lq, 1), np.arange(lk) * cols // max(lk, 1)
    for y in range(rows):
        for x in range(cols):
            cell = w.detach().numpy()[:, :, r == y][..., c == x]
            if cell.size:
                picture[:, :, y, x] = cell.mean((2, 3)) if reduce == "mean" else cell.max((2, 3))
    return picture


def contributions(a: Answer, v: Tensor, output_weight: Tensor | None, direction: Tensor | None, summed: bool) -> Tensor:
    """‖w_ij v_j W_O‖ or (w_ij v_j W_O) · direction, each head alone or the heads summed as vectors."""
    h, dv = a.weights.shape[1], v.shape[-1]
    v = v.double().repeat_interleave(h // v.shape[1], 1)
    w_o = torch.eye(h * dv, dtype=torch.float64) if output_weight is None else output_weight.double()
    written = torch.stack([v[:, n] @ w_o[:, n * dv : (n + 1) * dv].T for n in range(h)], 1)  # (B, H, Lk, width)
    handed = a.weights.double().unsqueeze(-1) * written.unsqueeze(2)  # (B, H, Lq, Lk, width)
    if summed:
        handed = handed.sum(1, keepdim=True)
    return (handed**2).sum(-1).sqrt() if direction is None else (handed * direction.double()).sum(-1)
