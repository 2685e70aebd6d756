"""Each variant as its paper writes it: dense, by hand, without qkv. q (B, H, n, D), k and v (B, H, m, ·), then what is learned.

FORMULAS[name](q, k, v, *tensors): the tensors in the order prepare, finish, score, bias, mask, sinks.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

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
    weights = softmax(s, far.abs() <= 4) * torch.exp(-(far**2) / (2 * 2.0**2))  # eq. 10, D = 4, σ = D/2
    return mix(weights / weights.sum(-1, keepdim=True), v)


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


# ---- places -------------------------------------------------------------------------------------------------------------


def turned(x: Tensor, where: Tensor, turned_width: int = 16, base: float = 10_000.0) -> Tensor:
    """RoPE as a rotation of complex numbers, pairs (n, n + R/2)."""
    half = turned_width // 2
    angle = where[:, None] * base ** (-torch.arange(half, dtype=torch.float64) / half)
    z = torch.complex(x[..., :half], x[..., half:turned_width]) * torch.polar(torch.ones_like(angle), angle)
    return torch.cat([z.real, z.imag, x[..., turned_width:]], -1)


def _rope(stretch: float = 1.0, **options: Any) -> Callable[..., Tensor]:
    def f(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        i, j = places(q, k)
        return causal(turned(q, i[:, 0] / stretch, **options), turned(k, j / stretch, **options), v)

    return f


FORMULAS["rope"] = _rope()
FORMULAS["partial_rope"] = _rope(turned_width=4)
FORMULAS["interpolated_rope"] = _rope(4.0)
FORMULAS["ntk_rope"] = _rope(base=10_000.0 * 4.0 ** (16 / 14))


@formula("sinusoidal")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    wave = torch.zeros_like(k[0, 0])
    for pos in range(k.shape[-2]):
        for n in range(k.shape[-1] // 2):
            wave[pos, 2 * n] = math.sin(pos / 10_000 ** (2 * n / k.shape[-1]))
            wave[pos, 2 * n + 1] = math.cos(pos / 10_000 ** (2 * n / k.shape[-1]))
    return plain(q + wave, k + wave, v)


@formula("learned_positions")
def _(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> Tensor:
    return plain(q + table, k + table, v)


@formula("alibi")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    i, j = places(q, k)
    slope = torch.tensor([2 ** (-8 * (h + 1) / 4) for h in range(4)]).double()[:, None, None]
    return mix(softmax(scaled(q, k) - slope * (i - j), before(q, k)), v)


@formula("kerple")
def _(q: Tensor, k: Tensor, v: Tensor, size: Tensor, rate: Tensor) -> Tensor:
    i, j = places(q, k)
    penalty = size[:, None, None] * torch.log(1 + rate[:, None, None] * (i - j).abs())
    return mix(softmax(scaled(q, k) - penalty, before(q, k)), v)


@formula("shaw")
def _(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> Tensor:
    i, j = places(q, k)
    a = table[(j - i).clamp(-4, 4) + 4]  # (n, m, D)
    return mix(softmax((dot(q, k) + sum_over("bhid,ijd->bhij", q, a)) / math.sqrt(q.shape[-1])), v)


@formula("graphormer")
def _(q: Tensor, k: Tensor, v: Tensor, table: Tensor, distances: Tensor) -> Tensor:
    return mix(softmax(scaled(q, k) + table[:, distances]), v)


@formula("swin_bias")
def _(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> Tensor:
    y, x = torch.arange(16) // 4, torch.arange(16) % 4
    return mix(softmax(scaled(q, k) + table[:, y[:, None] - y + 3, x[:, None] - x + 3]), v)


@formula("pair_bias")
def _(q: Tensor, k: Tensor, v: Tensor, gate: Tensor, bias: Tensor) -> Tensor:
    return mix(softmax(scaled(q, k) + bias), v) / (1 + torch.exp(-gate))


@formula("forgetting")
def _(q: Tensor, k: Tensor, v: Tensor, total: Tensor) -> Tensor:
    return mix(softmax(scaled(q, k) + total[:, :, None] - total[:, None], before(q, k)), v)


# ---- shares -------------------------------------------------------------------------------------------------------------


@formula("gpt_oss")
def _(q: Tensor, k: Tensor, v: Tensor, sinks: Tensor) -> Tensor:
    i, j = places(q, k)
    s = scaled(q, k).masked_fill(~((j <= i) & (i - j < 8)), -math.inf)
    s = torch.cat([s, sinks.view(1, -1, 1, 1).expand(*s.shape[:3], 1)], -1)
    return mix(torch.softmax(s, -1)[..., :-1], v)


@formula("off_by_one")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    e = torch.exp(scaled(q, k))
    return mix(e / (1 + e.sum(-1, keepdim=True)), v)


@formula("softcap")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(softmax(50 * torch.tanh(scaled(q, k) / 50), before(q, k)), v)


@formula("sigmoid")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(1 / (1 + torch.exp(-(scaled(q, k) - math.log(16)))), v)


@formula("scalable_softmax")
def _(q: Tensor, k: Tensor, v: Tensor, factor: Tensor) -> Tensor:
    count = torch.arange(1, q.shape[-2] + 1).double()[:, None]
    return mix(softmax(scaled(q, k) * factor[:, None, None] * count.log(), before(q, k)), v)


@formula("log_length")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(softmax(math.log(16) * scaled(q, k)), v)


@formula("temperature")
def _(q: Tensor, k: Tensor, v: Tensor, logits: Tensor) -> Tensor:
    return mix(softmax(scaled(q, k) * logits.exp()[:, None, None]), v)


# ---- heads --------------------------------------------------------------------------------------------------------------


def length_one(x: Tensor, dim: int = -1) -> Tensor:
    return x / (x * x).sum(dim, keepdim=True).sqrt()


@formula("qk_norm")
def _(q: Tensor, k: Tensor, v: Tensor, gain: Tensor) -> Tensor:
    return mix(softmax(gain * dot(length_one(q), length_one(k))), v)


@formula("qk_rms_norm")
def _(q: Tensor, k: Tensor, v: Tensor, q_gain: Tensor, k_gain: Tensor) -> Tensor:
    q, k = (g * x / (x.pow(2).mean(-1, keepdim=True) + 1e-6).sqrt() for g, x in ((q_gain, q), (k_gain, k)))
    return causal(q, k, v)


@formula("ngpt")
def _(q: Tensor, k: Tensor, v: Tensor, gain: Tensor) -> Tensor:
    return mix(softmax(math.sqrt(16) * dot(gain * length_one(q), gain * length_one(k)), before(q, k)), v)


@formula("gated")
def _(q: Tensor, k: Tensor, v: Tensor, gate: Tensor) -> Tensor:
    return causal(q, k, v) / (1 + torch.exp(-gate))


@formula("differential")
def _(q: Tensor, k: Tensor, v: Tensor, share: Tensor) -> Tensor:
    (q1, q2), (k1, k2) = q.split(8, -1), k.split(8, -1)
    return mix(softmax(dot(q1, k1) / math.sqrt(8)) - share[:, None, None] * softmax(dot(q2, k2) / math.sqrt(8)), v)


@formula("talking_heads")
def _(q: Tensor, k: Tensor, v: Tensor, p: Tensor, after: Tensor) -> Tensor:
    w = softmax(sum_over("hg,bgij->bhij", p, scaled(q, k)))
    return mix(sum_over("hg,bgij->bhij", after, w), v)


@formula("latent", "latent_absorbed")
def _(q: Tensor, k: Tensor, v: Tensor, up_k: Tensor, up_v: Tensor) -> Tensor:
    return causal(q, sum_over("bjr,hrd->bhjd", k[:, 0], up_k), sum_over("bjr,hrd->bhjd", v[:, 0], up_v))


@formula("value_residual")
def _(q: Tensor, k: Tensor, v: Tensor, first: Tensor, share: Tensor) -> Tensor:
    return causal(q, k, share[0] * v + share[1] * first)


@formula("cross_covariance")
def _(q: Tensor, k: Tensor, v: Tensor, temperature: Tensor) -> Tensor:
    s = sum_over("bhid,bhie->bhde", length_one(q, -2), length_one(k, -2))
    return sum_over("bhde,bhie->bhid", softmax(temperature[:, None, None] * s), v)


@formula("collaborative")
def _(q: Tensor, k: Tensor, v: Tensor, mixing: Tensor) -> Tensor:
    return mix(softmax(sum_over("bhid,hd,bhjd->bhij", q, mixing, k) / math.sqrt(q.shape[-1])), v)
