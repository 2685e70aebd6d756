"""Formulas of positions, shares and heads: see variant_formulas."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch import einsum as sum_over
from variant_formulas import (
    FORMULAS,
    before,
    causal,
    dot,
    formula,
    length_one,
    masked,
    mix,
    places,
    plain,
    scaled,
    softmax,
)

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
def _(q: Tensor, k: Tensor, v: Tensor, vectors: Tensor, gain: Tensor) -> Tensor:
    (q1, q2), (k1, k2), (a, b, c, d) = q.split(8, -1), k.split(8, -1), vectors
    share = torch.exp((a * b).sum()) - torch.exp((c * d).sum()) + 0.8  # section 2.1, eq. 2
    out = mix(softmax(dot(q1, k1) / math.sqrt(8)) - share * softmax(dot(q2, k2) / math.sqrt(8)), v)
    return (1 - 0.8) * gain * out / (out.pow(2).mean(-1, keepdim=True) + 1e-5).sqrt()  # eq. 3


@formula("talking_heads")
def _(q: Tensor, k: Tensor, v: Tensor, p: Tensor, after: Tensor) -> Tensor:
    w = softmax(sum_over("hg,bgij->bhij", p, scaled(q, k)))
    return mix(sum_over("hg,bgij->bhij", after, w), v)


@formula("latent", "latent_absorbed")
def _(q: Tensor, k: Tensor, v: Tensor, up_k: Tensor, up_v: Tensor) -> Tensor:
    turn = torch.exp(1j * torch.arange(16)[:, None] * torch.tensor([1.0, 0.01], dtype=torch.float64))

    def rotated(x: Tensor) -> Tensor:  # 2n and 2n + 1 turn together
        return torch.view_as_real(torch.view_as_complex(x[..., -4:].unflatten(-1, (2, 2)).contiguous()) * turn).flatten(
            -2
        )

    keys = sum_over("bjr,hrd->bhjd", k[:, 0, :, :8], up_k)
    s = dot(q[..., :16], keys) + dot(rotated(q), rotated(k).expand(-1, 4, -1, -1))
    return mix(softmax(s / math.sqrt(16 + 4), before(q, k)), sum_over("bjr,hrd->bhjd", v[:, 0], up_v))


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


# ---- what else needs the position ---------------------------------------------------------------------------------------

FORMULAS["dilated"] = masked(lambda i, j: ((i - j) % 2 == 0) & ((i - j).abs() <= 6))
FORMULAS["strided"] = masked(lambda i, j: (j <= i) & ((i - j < 4) | ((i - j) % 4 == 0)))
FORMULAS["fixed"] = masked(lambda i, j: (j <= i) & ((i // 4 == j // 4) | (j % 4 == 3)))


@formula("bigbird")
def _(q: Tensor, k: Tensor, v: Tensor, *_blocks: Tensor) -> Tensor:
    i, j = (x // 2 for x in places(q, k))
    drawn = torch.tensor([4, 5, 0, 7, 4, 5, 3, 7])  # the block of keys of each block of queries, seed 0
    return mix(softmax(scaled(q, k), ((i - j).abs() <= 1) | (i == 0) | (j == 0) | (drawn[i] == j)), v)


@formula("tree")
def _(q: Tensor, k: Tensor, v: Tensor, *_walk: Tensor) -> Tensor:
    paths = [[0], [0, 1], [0, 2], [0, 1, 3], [0, 1, 4], [0, 2, 5]]
    seen = [[*range(10), *(10 + n for n in path)] for path in paths]
    rows = [plain(q[:, :, n : n + 1], k[:, :, near], v[:, :, near]) for n, near in enumerate(seen)]
    return torch.cat(rows, 2)


@formula("t5")
def _(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> Tensor:
    def bucket(apart: int) -> int:
        first, apart = (16 if apart > 0 else 0), abs(apart)
        if apart < 8:
            return first + apart
        return first + min(15, 8 + int(math.log(apart / 8) / math.log(128 / 8) * 8))

    which = torch.tensor([[bucket(b - a) for b in range(16)] for a in range(16)])
    return mix(softmax(dot(q, k) + table[which].permute(2, 0, 1)), v)


@formula("relative_bias")
def _(q: Tensor, k: Tensor, v: Tensor, table: Tensor) -> Tensor:
    i, j = places(q, k)
    return mix(softmax(scaled(q, k) + table[:, (j - i).clamp(-4, 4) + 4]), v)


def _scaled_rope(
    angles: Callable[[Tensor], Tensor], sharper: float = 1.0, base: float = 10_000.0
) -> Callable[..., Tensor]:
    """RoPE with other angles a step: angles(those of RoPE, fastest first)."""

    def f(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        speed = angles(base ** (-torch.arange(8, dtype=torch.float64) / 8))
        turn = torch.exp(1j * torch.arange(16)[:, None] * speed)
        z = [torch.complex(x[..., :8], x[..., 8:]) * turn * sharper for x in (q, k)]
        return causal(*(torch.cat([x.real, x.imag], -1) for x in z), v)

    return f


def _yarn_angles(speed: Tensor) -> Tensor:
    """Peng et al. 2024, section 3.2, with β = 32 and 1 and a length of 64; the ramp runs between whole pairs."""
    low, high = (16 * math.log(64 / (turns * 2 * math.pi)) / (2 * math.log(10_000)) for turns in (32, 1))
    low, high = max(math.floor(low), 0), min(math.ceil(high), 15)
    ramp = ((torch.arange(8).double() - low) / (high - low)).clamp(0, 1)
    return speed * (1 - ramp) + speed / 4 * ramp


def _llama3_angles(speed: Tensor) -> Tensor:
    """The code of Llama 3.1: by wavelength, with a length of 64 and a factor of 8."""
    found = []
    for angle in speed.tolist():
        wave = 2 * math.pi / angle
        smooth = (64 / wave - 1) / (4 - 1)
        mixed = (1 - smooth) * angle / 8 + smooth * angle
        found.append(angle if wave < 64 / 4 else angle / 8 if wave > 64 else mixed)
    return torch.tensor(found, dtype=torch.float64)


FORMULAS["ntk_rope"] = _rope(base=10_000.0 * (4 * 16 / 8 - 3) ** (16 / 14))
FORMULAS["yarn"] = _scaled_rope(_yarn_angles, sharper=0.1 * math.log(4) + 1)
FORMULAS["llama3_rope"] = _scaled_rope(_llama3_angles, base=500_000.0)
