"""Formulas of kernels, sparse shares and linear attention: see variant_formulas."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch import einsum as sum_over
from variant_formulas import before, dot, formula, length_one, mix, places, scaled, softmax
from variant_formulas_places import turned

# ---- kernels, other shares, linear --------------------------------------------------------------------------------------


def apart(q: Tensor, k: Tensor) -> Tensor:
    return ((q[:, :, :, None] - k[:, :, None]) ** 2).sum(-1)


def share(s: Tensor, v: Tensor) -> Tensor:
    return mix(s / s.sum(-1, keepdim=True), v)


@formula("nadaraya_watson")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return share(torch.exp(-apart(q, k) / (2 * 2.0**2)), v)


@formula("boxcar")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return share((apart(q, k) <= 36).double(), v)


@formula("epanechnikov")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return share((1 - apart(q, k).sqrt() / 8).clamp_min(0), v)


@formula("content_addressing")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(softmax(dot(length_one(q), length_one(k)) / 0.2), v)


@formula("swin_v2")
def _(q: Tensor, k: Tensor, v: Tensor, temperature: Tensor) -> Tensor:
    return mix(softmax(dot(length_one(q), length_one(k)) / temperature[:, None, None]), v)


@formula("luong_concat")
def _(q: Tensor, k: Tensor, v: Tensor, w: Tensor, e: Tensor) -> Tensor:
    n, m = q.shape[2], k.shape[2]
    pairs = torch.cat([q[:, :, :, None].expand(-1, -1, -1, m, -1), k[:, :, None].expand(-1, -1, n, -1, -1)], -1)
    return mix(softmax(torch.tanh(pairs @ w) @ e), v)


def threshold(s: Tensor, alpha: float) -> Tensor:
    """α-entmax: the support by bisection, without gradients; then two Newton steps, which carry the first and the second."""
    x = (alpha - 1) * s
    power = 1 / (alpha - 1)
    low, high = x.detach().amax(-1, keepdim=True) - 1, x.detach().amax(-1, keepdim=True)
    for _ in range(80):
        middle = (low + high) / 2
        more = (x.detach() - middle).clamp_min(0).pow(power).sum(-1, keepdim=True) >= 1
        low, high = torch.where(more, middle, low), torch.where(more, high, middle)
    inside, tau = x.detach() > low, low
    for _ in range(2):
        u = torch.where(inside, x - tau, 1.0)
        slope = torch.where(inside, power * u ** (power - 1), 0.0).sum(-1, keepdim=True)
        tau = tau + (torch.where(inside, u**power, 0.0).sum(-1, keepdim=True) - 1) / slope
    return torch.where(inside, torch.where(inside, x - tau, 1.0) ** power, 0.0)


@formula("sparsemax")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(threshold(scaled(q, k), 2.0), v)


@formula("entmax15")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(threshold(scaled(q, k), 1.5), v)


@formula("entmax")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(threshold(scaled(q, k), 1.25), v)


@formula("relu")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(scaled(q, k).clamp_min(0) / k.shape[-2], v)


@formula("squared_relu")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return mix(dot(q, k).clamp_min(0) ** 2 / k.shape[-2], v)


def elu_one(x: Tensor) -> Tensor:
    return torch.where(x > 0, x + 1, torch.exp(x))


@formula("linear")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return share(dot(elu_one(q), elu_one(k)) * before(q, k), v)


@formula("fast_weights")
def _(q: Tensor, k: Tensor, v: Tensor, strength: Tensor) -> Tensor:
    def features(x: Tensor) -> Tensor:
        parts = torch.cat([x.clamp_min(0), (-x).clamp_min(0)], -1)
        products = torch.stack([parts[..., n] * parts[..., n - 1] for n in range(parts.shape[-1])], -1)
        return products / products.sum(-1, keepdim=True)

    q, k, beta = features(q), features(k), 1 / (1 + torch.exp(-strength))
    memory, out = torch.zeros(1, 4, 16, 32, dtype=q.dtype), []
    for n in range(q.shape[-2]):  # section 4.2: what the key reads is moved towards the value
        read = sum_over("bhed,bhd->bhe", memory, k[:, :, n])
        memory = memory + beta[:, n, None, None] * (v[:, :, n] - read)[..., None] * k[:, :, n, None]
        out.append(sum_over("bhed,bhd->bhe", memory, q[:, :, n]))
    return torch.stack(out, 2)


@formula("performer")
def _(q: Tensor, k: Tensor, v: Tensor, omega: Tensor) -> Tensor:
    q, k = q / 2, k / 2  # D = 16: D^(1/4) = 2
    features = [torch.exp(sum_over("bhid,fd->bhif", x, omega)) * torch.exp(-(x * x).sum(-1, True) / 2) for x in (q, k)]
    return share(dot(*features), v)


@formula("random_features")
def _(q: Tensor, k: Tensor, v: Tensor, omega: Tensor) -> Tensor:
    a, b = (sum_over("bhid,fd->bhif", length_one(x), omega) for x in (q, k))
    return share(torch.cos(a[:, :, :, None] - b[:, :, None]).mean(-1), v)


@formula("taylor")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    s = scaled(q, k)
    return share((1 + s + s**2 / 2) * before(q, k), v)


@formula("cosformer")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    i, j = places(q, k)
    return share(dot(q.clamp_min(0), k.clamp_min(0)) * torch.cos(math.pi / 2 * (i - j).double() / 16), v)


@formula("efficient")
def _(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    context = sum_over("bhjd,bhje->bhde", torch.softmax(k, -2), v)
    return sum_over("bhid,bhde->bhie", torch.softmax(q, -1), context)


@formula("retnet")
def _(q: Tensor, k: Tensor, v: Tensor, gate: Tensor, decay: Tensor) -> Tensor:
    i, j = places(q, k)
    pairs = [0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15]  # 2n and 2n + 1 turn together
    q, k = turned(q[..., pairs], i[:, 0]), turned(k[..., pairs], j)
    state, out = torch.zeros(1, 4, 16, 16, dtype=q.dtype), []
    for n in range(q.shape[-2]):  # the paper's recurrent form, eq. 6
        state = decay[:, None, None] * state + k[:, :, n, :, None] * v[:, :, n, None]
        out.append(sum_over("bhd,bhde->bhe", q[:, :, n], state) / 4)
    heads = torch.nn.functional.layer_norm(torch.stack(out, 2), (16,), eps=1e-5)  # eq. 8: each head by itself
    return heads * gate / (1 + torch.exp(-gate))


@formula("mamba2")
def _(q: Tensor, k: Tensor, v: Tensor, steps: Tensor, total: Tensor) -> Tensor:
    v = v * torch.log(1 + torch.exp(steps))[..., None]
    steps = torch.diff(total, prepend=torch.zeros_like(total[:, :1]), dim=-1).exp()
    state, out = torch.zeros(1, 4, 16, 16, dtype=q.dtype), []
    for n in range(q.shape[-2]):
        state = steps[:, n, None, None] * state + k[:, :, n, :, None] * v[:, :, n, None]
        out.append(sum_over("bhd,bhde->bhe", q[:, :, n], state))
    return torch.stack(out, 2)
