"""Each variant as its paper writes it: dense, by hand, without qkv. q (B, H, n, D), k and v (B, H, m, ·), then what is learned.

The positions, shares and heads are in variant_formulas_places, kernels and linear attention in variant_formulas_kernels.

FORMULAS[name](q, k, v, *tensors): the tensors in the order prepare, finish, score, bias, mask, sinks.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor
from torch import einsum as sum_over

FORMULAS: dict[str, Callable[..., Tensor]] = {}


def formula(*names: str) -> Callable[[Callable[..., Tensor]], Callable[..., Tensor]]:
    def add(f: Callable[..., Tensor]) -> Callable[..., Tensor]:
        for name in names:
            FORMULAS[name] = f
        return f

    return add


# ---- the pieces ---------------------------------------------------------------------------------------------------------


def dot(q: Tensor, k: Tensor) -> Tensor:
    return sum_over("bhid,bhjd->bhij", q, k)


def mix(w: Tensor, v: Tensor) -> Tensor:
    return sum_over("bhij,bhjd->bhid", w, v)


def softmax(s: Tensor, seen: Tensor | None = None) -> Tensor:
    e = torch.exp(s - s.max(-1, keepdim=True).values)
    e = e if seen is None else e * seen
    return e / e.sum(-1, keepdim=True)


def places(q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
    """Positions (n, 1) and (m,): the last query stands at the last key."""
    n, m = q.shape[-2], k.shape[-2]
    return torch.arange(m - n, m)[:, None], torch.arange(m)


def before(q: Tensor, k: Tensor) -> Tensor:
    i, j = places(q, k)
    return j <= i


def scaled(q: Tensor, k: Tensor) -> Tensor:
    return dot(q, k) / math.sqrt(q.shape[-1])


def tanh_net(q: Tensor, k: Tensor, wq: Tensor, wk: Tensor, e: Tensor) -> Tensor:
    return torch.tanh((q @ wq)[:, :, :, None] + (k @ wk)[:, :, None]) @ e


def length_one(x: Tensor, dim: int = -1) -> Tensor:
    return x / (x * x).sum(dim, keepdim=True).sqrt()


def masked(seen: Callable[[Tensor, Tensor], Tensor], scale: float | None = None) -> Callable[..., Tensor]:
    """Plain attention in which i sees j where seen(i, j)."""

    def f(q: Tensor, k: Tensor, v: Tensor, *_: Tensor) -> Tensor:
        s = scaled(q, k) if scale is None else scale * dot(q, k)
        return mix(softmax(s, seen(*places(q, k))), v)

    return f


# ---- classic ------------------------------------------------------------------------------------------------------------


@formula("proportional")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = k[..., 0][:, :, None] / q[..., 0][..., None]
    return mix(s / s.sum(-1, keepdim=True), v)


@formula("additive", "soft", "pointer")
def _(q: Tensor, k: Tensor, v: Tensor, wq: Tensor, wk: Tensor, e: Tensor) -> Tensor:
    return mix(softmax(tanh_net(q, k, wq, wk, e)), v)


@formula("hard")
def _(q: Tensor, k: Tensor, v: Tensor, wq: Tensor, wk: Tensor, e: Tensor) -> Tensor:
    w = softmax(tanh_net(q, k, wq, wk, e))
    best = torch.nn.functional.one_hot(w.argmax(-1), k.shape[-2]).to(w)
    return mix(best + w - w.detach(), v)


@formula("hardmax")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    w = softmax(scaled(q, k))
    best = torch.nn.functional.one_hot(w.argmax(-1), k.shape[-2]).to(w)
    return mix(best + w - w.detach(), v)


@formula("memory", "luong_dot", "unscaled")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(softmax(dot(q, k)), v)


@formula("luong_general", "luong_global")
def _(q: Tensor, k: Tensor, v: Tensor, w: Tensor) -> Tensor:
    return mix(softmax(sum_over("bhid,de,bhje->bhij", q, w, k)), v)


@formula("luong_local_m")
def _(q: Tensor, k: Tensor, v: Tensor, w: Tensor) -> Tensor:
    i, j = places(q, k)
    return mix(softmax(sum_over("bhid,de,bhje->bhij", q, w, k), (i - j).abs() <= 3), v)


@formula("luong_local_p")
def _(q: Tensor, k: Tensor, v: Tensor, w: Tensor, centre: Tensor) -> Tensor:
    far = torch.arange(k.shape[-2]) - centre[:, None]
    s = sum_over("bhid,de,bhje->bhij", q, w, k)
    return mix(softmax(s, far.abs() <= 4) * torch.exp(-(far**2) / (2 * 2.0**2)), v)  # eq. 10, D = 4, σ = D/2


# ---- the Transformer ----------------------------------------------------------------------------------------------------


@formula(
    "scaled_dot_product", "self_attention", "cross_attention", "multi_head", "set_attention", "pooling", "perceiver"
)
def plain(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(softmax(scaled(q, k)), v)


@formula("causal", "nope")
def causal(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(softmax(scaled(q, k), before(q, k)), v)


@formula("multi_query", "grouped_query")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    groups = q.unflatten(1, (k.shape[1], -1))
    s = sum_over("bgrid,bgjd->bgrij", groups, k) / math.sqrt(q.shape[-1])
    return sum_over("bgrij,bgjd->bgrid", softmax(s, before(q, k)), v).flatten(1, 2)


@formula("induced")
def _(q: Tensor, k: Tensor, v: Tensor, points: Tensor) -> Tensor:
    answers = plain(points[None], k, v)
    return plain(q, answers, answers)


@formula("linformer")
def _(q: Tensor, k: Tensor, v: Tensor, e: Tensor, f: Tensor) -> Tensor:
    return plain(q, sum_over("mj,bhjd->bhmd", e, k), sum_over("mj,bhjd->bhmd", f, v))


@formula("memory_compressed")
def _(q: Tensor, k: Tensor, v: Tensor, kernel: Tensor) -> Tensor:
    def short(x: Tensor) -> Tensor:
        return sum_over("bhmtd,edt->bhme", x.unflatten(2, (-1, kernel.shape[-1])), kernel)

    return plain(q, short(k), short(v))


@formula("persistent_memory")
def _(q: Tensor, k: Tensor, v: Tensor, keys: Tensor, values: Tensor) -> Tensor:
    count = keys.shape[1]
    seen = torch.cat([torch.ones(q.shape[-2], count, dtype=torch.bool), before(q, k)], 1)
    return mix(softmax(scaled(q, torch.cat([keys[None], k], 2)), seen), torch.cat([values[None], v], 2))


# ---- who sees whom ------------------------------------------------------------------------------------------------------

FORMULAS["sliding_window"] = masked(lambda i, j: (i - j).abs() <= 3)
FORMULAS["mistral"] = masked(lambda i, j: (j <= i) & (i - j < 4))
FORMULAS["longformer"] = masked(lambda i, j: ((i - j).abs() <= 2) | (i == 0) | (j == 0))
FORMULAS["streaming_llm"] = masked(lambda i, j: (j <= i) & ((i - j < 4) | (j < 2)))
FORMULAS["chunked"] = masked(lambda i, j: (j <= i) & (i // 4 == j // 4))
FORMULAS["block_local"] = masked(lambda i, j: i // 4 == j // 4)
FORMULAS["prefix_lm"] = masked(lambda i, j: (j <= i) | (j < 5))
FORMULAS["axial"] = masked(lambda i, j: i // 4 == j // 4)
FORMULAS["criss_cross"] = masked(lambda i, j: (i // 4 == j // 4) | (i % 4 == j % 4), scale=1.0)


@formula("packed_documents")
def _(q: Tensor, k: Tensor, v: Tensor, ids: Tensor) -> Tensor:
    parts = [causal(*(x[:, :, ids == n] for x in (q, k, v))) for n in ids.unique().tolist()]
    return torch.cat(parts, 2)


def _images(part: Callable[[int, int], list[int]]) -> Callable[..., Tensor]:
    """A 4 × 4 image, place by place: part(y, x) lists the places that (y, x) sees."""

    def f(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        rows = [(n, part(n // 4, n % 4)) for n in range(16)]
        return torch.cat([plain(q[:, :, n : n + 1], k[:, :, near], v[:, :, near]) for n, near in rows], 2)

    return f


def _around(y: int, x: int) -> list[int]:
    top, left = min(max(y - 1, 0), 1), min(max(x - 1, 0), 1)
    return [4 * a + b for a in range(top, top + 3) for b in range(left, left + 3)]


def _window(y: int, x: int) -> list[int]:
    bands = [[0], [1, 2], [3]]
    band = lambda n: next(b for b in bands if n in b)  # noqa: E731
    return [4 * a + b for a in band(y) for b in band(x)]


FORMULAS["neighbourhood"] = _images(_around)
FORMULAS["swin"] = _images(_window)
