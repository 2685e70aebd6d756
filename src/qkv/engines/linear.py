"""Linear attention: a score that is a product of features needs no pairs (Katharopoulos et al. 2020).

    Σ_j (φ(q_i)·φ(k_j)) v_j = φ(q_i) · Σ_j φ(k_j) ⊗ v_j

The right-hand sum is one F × Dv matrix, the same for every query that sees the same keys: O(L) time and memory. With a causal
mask it grows from row to row; rows go in chunks, for which the matrix of the keys before the chunk is known, and only pairs
within the chunk are formed (Yang et al. 2024, section 2.2, the chunked form). The backward has two such sums: the keys' again,
going forward, and the queries', going backward. A column of ones beside the values makes the row's own sum, its state, the
last number of the same products.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from .._detail import Tile, grouped_matmul, grouped_transposed_matmul
from .._mask_kinds import And, Below, Everyone, Keys, Mask, Window
from ..normalizers import Identity, Proportional
from ..plan import Description, choose_tile_sizes, clean, compute_dtype, size_of

NAME = "linear"
DIFFERENTIABLE = False

CHUNK = 128  # pairs within a chunk cost as much as its F × Dv matrix, for the usual F and Dv


def refusal(d: Description) -> str | None:
    """Why this engine cannot compute `d`; None where it can."""
    if not d.score.features:
        return "it sums features over the keys, and only scores.FeatureMap is a product of features"
    if type(d.normalize) not in (Proportional, Identity):
        return f"it sums before it normalizes, which suits a share of the sum (Proportional) or none, not {d.normalize.name}"
    for name in ("bias", "softcap"):
        if getattr(d, name) is not None:
            return f"it forms no pairs, and a {name} changes each pair by itself"
    if d.dropout_p:
        return "it forms no pairs, and dropout draws for each pair"
    wrong = [m for m in _joined(d.mask) if not _summable(m)]
    return f"it takes the masks causal, keys, lengths and prefix, joined by &, and not {wrong[0]}" if wrong else None


def _joined(mask: Mask | None) -> list[Mask]:
    """The masks that & joins."""
    if type(mask) is And:
        return _joined(mask.a) + _joined(mask.b)
    return [] if mask is None else [mask]


def _summable(mask: Mask) -> bool:
    if isinstance(mask, Window):
        return mask.left is None and mask.right in (None, 0)
    return isinstance(mask, (Everyone, Below, Keys))


def forward(d: Description, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor | None]:
    """(out (B, Hq, Lq, Dv), row sums (B, Hq, Lq) or None), in the dtype that is computed in."""
    parts = [_forward(part) for part in _parts(d, q, k, v)]
    summed = torch.cat(parts) if parts else q.new_zeros(*q.shape[:3], v.shape[-1] + 1, dtype=compute_dtype(q.dtype))
    out, (state, factor) = summed[..., :-1], d.normalize.finish((summed[..., -1],))
    return out if factor is None else out * factor.unsqueeze(-1), state


def backward(
    d: Description,
    q: Tensor,
    k: Tensor,
    v: Tensor,
    out: Tensor,
    state: Tensor | None,
    dout: Tensor,
    dstate: Tensor | None,
    into: Any,
) -> tuple[Tensor, Tensor, Tensor]:
    """(dq, dk, dv) in the dtype that is computed in."""
    dtype = compute_dtype(q.dtype)
    out, dout = out.to(dtype), dout.to(dtype)
    factor = None if state is None else d.normalize.finish((state,))[1]
    if factor is None:  # o = n, and the row's sum beside it is not used
        g = torch.cat([dout, dout.new_zeros(*dout.shape[:3], 1)], -1)
    else:  # o = n / r: dn = do / r, and dr = −(o · do) / r, beside each other as n and r are in the products
        g = torch.cat([dout, -(out * dout).sum(-1, keepdim=True)], -1) * factor.unsqueeze(-1)
    found = [(_queries(part, g[part.b]) * d.scale, *_keys(part, g[part.b])) for part in _parts(d, q, k, v)]
    if not found:
        return tuple(x.to(dtype) for x in (q, k, v))  # type: ignore[return-value]
    dq, dk, dv = (torch.cat(x) for x in zip(*found, strict=True))
    return dq, dk, dv


@dataclass
class _Part:
    """Batches in which row 0 stands at one place: scaled queries, keys, and values beside a column of ones; hidden keys are 0.

    Row i sees the keys up to i + offset.
    """

    b: slice
    q: Tensor
    k: Tensor
    v: Tensor
    offset: int
    step: int

    def chunks(self) -> list[tuple[slice, int, int, Tensor | None]]:
        """(rows, keys that all of them see, keys that the last one sees, which rows see the keys between)."""
        lq, lk = self.q.shape[2], self.k.shape[2]
        found = []
        for first in range(0, lq, self.step):
            last = min(first + self.step, lq)
            sure, some = (min(max(n + self.offset, 0), lk) for n in (first, last))
            between = None
            if some > sure:
                between = torch.ones(last - first, some - sure, dtype=torch.bool, device=self.q.device)
                between = between.tril(first + self.offset - sure)
            found.append((slice(first, last), sure, some, between))
        return found


def _parts(d: Description, q: Tensor, k: Tensor, v: Tensor) -> Iterator[_Part]:
    size, dtype = size_of(q, k), compute_dtype(q.dtype)
    q, k, v, broken = clean(d, q, k, v)
    q, k, v = q.to(dtype) * d.scale, k.to(dtype), v.to(dtype)
    v = torch.cat([v, v.new_ones(*v.shape[:3], 1)], -1)
    seen = _seen_keys(d, size, q.device)
    if seen is not None:
        k, v = (torch.where(seen, x, 0.0) for x in (k, v))
    causal = [m for m in _joined(d.mask) if isinstance(m, Window) and m.right == 0]
    step = 1 if broken else choose_tile_sizes((1, 1, CHUNK, CHUNK), 1).rows
    if not causal:
        yield _Part(slice(0, size[0]), q, k, v, size[3], max(size[2], 1))
        return
    offsets = [0 if m.upper_left else d.offset for m in causal]
    if not any(isinstance(o, Tensor) for o in offsets):
        yield _Part(slice(0, size[0]), q, k, v, min(offsets), step)  # type: ignore[type-var, arg-type]
        return
    for n in range(size[0]):
        mine = [int(o[n]) if isinstance(o, Tensor) else o for o in offsets]
        b = slice(n, n + 1)
        yield _Part(b, q[b], k[b], v[b], min(mine), step)


def _seen_keys(d: Description, size: tuple[int, int, int, int], device: torch.device) -> Tensor | None:
    """(B or 1, 1, Lk, 1) bool: the keys that masks of keys leave; None for all."""
    tile = Tile(slice(0, size[0]), slice(0, size[1]), slice(0, 1), slice(0, size[3]), size, d.offset, d.raw, device)
    seen = [m.visible(tile).mT for m in _joined(d.mask) if isinstance(m, (Below, Keys))]
    return torch.stack(torch.broadcast_tensors(*seen)).all(0) if seen else None


def _nothing(part: _Part) -> Tensor:
    """(B, Hkv, F, Dv + 1): the sum over no keys."""
    return part.k.new_zeros(*part.k.shape[:2], part.k.shape[-1], part.v.shape[-1])


def _forward(part: _Part) -> Tensor:
    """(B, Hq, Lq, Dv + 1): the mixed values before they are shared, and the sum of each row."""
    before, known, found = _nothing(part), 0, [part.q.new_zeros(*part.q.shape[:2], 0, part.v.shape[-1])]
    for rows, sure, some, between in part.chunks():
        before = before + part.k[:, :, known:sure].mT @ part.v[:, :, known:sure]
        q, known = part.q[:, :, rows], sure
        mixed = grouped_matmul(q, before)
        if between is not None:
            s = torch.where(between, grouped_matmul(q, part.k[:, :, sure:some].mT), 0.0)
            mixed = mixed + grouped_matmul(s, part.v[:, :, sure:some])
        found.append(mixed)
    return torch.cat(found, 2)


def _queries(part: _Part, g: Tensor) -> Tensor:
    """dq of the scaled queries: the sums over the keys, as in the forward."""
    before, known, found = _nothing(part), 0, [part.q[:, :, :0]]
    for rows, sure, some, between in part.chunks():
        before = before + part.k[:, :, known:sure].mT @ part.v[:, :, known:sure]
        here, known = g[:, :, rows], sure
        dq = grouped_matmul(here, before.mT)
        if between is not None:
            ds = torch.where(between, grouped_matmul(here, part.v[:, :, sure:some].mT), 0.0)
            dq = dq + grouped_matmul(ds, part.k[:, :, sure:some])
        found.append(dq)
    return torch.cat(found, 2)


def _keys(part: _Part, g: Tensor) -> tuple[Tensor, Tensor]:
    """(dk, dv): sums over the queries that come later, from the last chunk to the first."""
    after, heads, chunks = _nothing(part), part.k.shape[1], part.chunks()
    unseen = slice(chunks[-1][2] if chunks else 0, None)
    dks, dvs = [torch.zeros_like(part.k[:, :, unseen])], [torch.zeros_like(part.v[:, :, unseen, :-1])]
    for rows, sure, some, between in reversed(chunks):
        q, here = part.q[:, :, rows], g[:, :, rows]
        if between is not None:
            k, v = part.k[:, :, sure:some], part.v[:, :, sure:some]
            ds = torch.where(between, grouped_matmul(here, v.mT), 0.0)
            s = torch.where(between, grouped_matmul(q, k.mT), 0.0)
            dks.append(v @ after.mT + grouped_transposed_matmul(ds, q, heads))
            dvs.append(k @ after[..., :-1] + grouped_transposed_matmul(s, here[..., :-1], heads))
        after = after + grouped_transposed_matmul(q, here, heads)
    first = slice(0, chunks[0][1] if chunks else 0)
    dks.append(part.v[:, :, first] @ after.mT)
    dvs.append(part.k[:, :, first] @ after[..., :-1])
    return torch.cat(dks[::-1], 2), torch.cat(dvs[::-1], 2)
