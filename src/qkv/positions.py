"""Positions: what tells a query and a key where they stand, on the two of them or on the input.

    q, k = rope(q, k)                              rotated by their positions, before attention
    Attention(prepare=rotary(), causal=True)       the same as a detail
    x = x + sinusoidal(length, width)              on the input
    x = x + learned(table, positions)

Keys stand at 0 … Lk − 1 and queries are the last Lq of these positions, as in `attention`, unless positions are given.
Biases that depend on positions are in `biases`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ._detail import Detail, as_tensor, transformed
from ._frequencies import SCALINGS, frequencies

__all__ = ["Rotary", "learned", "rope", "rotary", "sinusoidal"]


def rope(
    q: Tensor,
    k: Tensor,
    positions: int | Tensor | None = None,
    key_positions: int | Tensor | None = None,
    *,
    base: float | None = None,
    width: int | None = None,
    scaling: Mapping[str, Any] | None = None,
    interleaved: bool = False,
) -> tuple[Tensor, Tensor]:
    """Rotary embedding: pairs of numbers of q and k turned by position · base^(−2i / width), so that q·k knows the distance.

    q: (…, Lq, D), k: (…, Lk, D), for example (B, H, L, D); returns both, in their dtypes, computed in float32 (float64 for
        float64), the angles in float64.
    positions: where the rows of q stand, (Lq,) or (B, Lq) whole numbers, or the first one's; key_positions: the same for k.
        Neither: keys at 0 … Lk − 1, queries the last Lq of them. positions alone: both stand there, which needs as many
        keys as queries (a cache that keeps rotated keys: `rope(q, k_new, seen)`).
    base: 10,000 by default. width: how many of the D numbers turn, the first ones, an even count; default all.
    scaling: a mapping as Hugging Face's `config.rope_parameters`: "rope_type" is "default", "linear" (Chen et al. 2023),
        "dynamic" (NTK; bloc97 and emozilla 2023), "yarn" (Peng et al. 2023) or "llama3" (Llama Team 2024, section 3.4.2),
        beside it their own numbers, "factor" first of all; "rope_theta" there is the base, "partial_rotary_factor" the
        share of D that turns. "dynamic" takes the highest key position + 1 as the length.
    interleaved: False: i and i + width / 2 are a pair (GPT-NeoX, Llama); True: 2i and 2i + 1 are (the paper, GPT-J).

    ValueError where widths, positions or a scaling's numbers do not fit, or an option is given twice.

    Source: Su et al. 2021 (RoFormer), section 3.2.2, eq. 34.
    """
    options = Rotary(positions, key_positions, base, width, _frozen(scaling), interleaved)
    return options.turn(as_tensor(q, "positions.rope: q"), as_tensor(k, "positions.rope: k"))


def rotary(
    positions: int | Tensor | None = None,
    key_positions: int | Tensor | None = None,
    *,
    base: float | None = None,
    width: int | None = None,
    scaling: Mapping[str, Any] | None = None,
    interleaved: bool = False,
) -> Rotary:
    """`rope` with these options as a `prepare`: f(q, k, v) -> (q, k, v), for `Attention(prepare=rotary())`.

    A query_offset goes to the attention, not to its `prepare`: where one is passed, positions say the same here.
    """
    return Rotary(positions, key_positions, base, width, _frozen(scaling), interleaved)


@dataclass(frozen=True, eq=False)
class Rotary(Detail):
    """A `prepare` that rotates q and k; made by `rotary`, which names its options."""

    positions: int | Tensor | None = None
    key_positions: int | Tensor | None = None
    base: float | None = None
    width: int | None = None
    scaling: tuple[tuple[str, Any], ...] = ()
    interleaved: bool = False

    def __post_init__(self) -> None:
        scaling = dict(self.scaling)
        for name, own, given in (
            ("base", self.base, "rope_theta"),
            ("width", self.width, "partial_rotary_factor"),
        ):
            if own is not None and scaling.get(given) is not None:
                raise ValueError(
                    f"positions.rope: {name} is given twice, as {own} and as {given} in scaling. Give it once."
                )
        if self.positions is None and self.key_positions is not None:
            raise ValueError("positions.rope: key_positions are given, but no positions of the queries. Give both.")
        if self._base <= 0:
            raise ValueError(f"positions.rope: base is {self._base}; expected a number above 0, for example 10000.")

    @property
    def _base(self) -> float:
        return float(dict(self.scaling).get("rope_theta", 10000.0) if self.base is None else self.base)

    @property
    def __name__(self) -> str:
        scaling = dict(self.scaling)
        kind = scaling.get("rope_type", "default")
        words = [f"base {self._base:g}"]
        words += [f"{kind} ×{scaling['factor']:g}"] if kind != "default" else []
        words += [f"first {self.width} numbers"] if self.width is not None else []
        words += ["interleaved"] if self.interleaved else []
        return f"rope({', '.join(words)})"

    def __call__(self, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return (*self.turn(q, k), v)

    def turn(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        """q and k rotated."""
        if q.dim() < 2 or k.dim() < 2 or q.shape[-1] != k.shape[-1]:
            raise ValueError(
                f"positions.rope: q is {tuple(q.shape)} and k {tuple(k.shape)}; expected (…, L, D) of one width D."
            )
        width = self._turned(q.shape[-1])
        at, key_at = self._stand(q, k)
        length = 0
        if dict(self.scaling).get("rope_type") == "dynamic" and key_at.numel():
            length = int(key_at.max()) + 1
        speed, factor = frequencies(width, self._base, dict(self.scaling), length)
        speed = speed.to(q.device)
        return tuple(  # type: ignore[return-value]
            _turn(x, p.double().unsqueeze(-1) * speed, factor, self.interleaved) for x, p in ((q, at), (k, key_at))
        )

    def _turned(self, given: int) -> int:
        share = dict(self.scaling).get("partial_rotary_factor")
        width = int(given * share) if share is not None else given if self.width is None else self.width
        if width % 2 or not 0 <= width <= given:
            raise ValueError(
                f"positions.rope: {width} of {given} numbers would turn; expected an even count, 0 to {given}."
            )
        return width

    def _stand(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        """The positions of q's and k's rows, each (L,), or (B, 1, L) for (B, L)."""
        lq, lk = q.shape[-2], k.shape[-2]
        if self.positions is None:
            return _rows(lk - lq, q, "positions"), _rows(0, k, "key_positions")
        if self.key_positions is None and lq != lk:
            raise ValueError(
                f"positions.rope: got positions for {lq} queries, but there are {lk} keys; say where they stand: "
                "key_positions=0 if they are the first ones."
            )
        other = self.positions if self.key_positions is None else self.key_positions
        return _rows(self.positions, q, "positions"), _rows(other, k, "key_positions")


def _rows(positions: Any, x: Tensor, name: str) -> Tensor:
    length = x.shape[-2]
    if isinstance(positions, int):
        return torch.arange(positions, positions + length, device=x.device)
    positions = as_tensor(positions, f"positions.rope: {name}").to(x.device)
    shape = tuple(positions.shape)
    if shape != (length,) and not (
        x.dim() == 4 and len(shape) == 2 and shape[1] == length and shape[0] in (1, x.shape[0])
    ):
        raise ValueError(
            f"positions.rope: {name} has shape {shape} for {tuple(x.shape)}; expected one for each row, ({length},), or (B, "
            f"{length}) for (B, H, L, D)."
        )
    return positions if positions.dim() == 1 else positions.unsqueeze(1)


def _turn(x: Tensor, angle: Tensor, factor: float, interleaved: bool) -> Tensor:
    """x (…, L, D) with its first 2 · angle.shape[-1] numbers turned by angle (…, L, width / 2)."""
    half, dtype = angle.shape[-1], torch.promote_types(x.dtype, torch.float32)
    cos, sin = ((f(angle) * factor).to(dtype) for f in (torch.cos, torch.sin))
    turned, rest = x[..., : 2 * half].to(dtype), x[..., 2 * half :]
    a, b = (turned[..., 0::2], turned[..., 1::2]) if interleaved else (turned[..., :half], turned[..., half:])
    pair = a * cos - b * sin, b * cos + a * sin
    out = torch.stack(pair, -1).flatten(-2) if interleaved else torch.cat(pair, -1)
    return torch.cat([out.to(x.dtype), rest], -1) if rest.shape[-1] else out.to(x.dtype)


def _frozen(scaling: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    """A scaling, checked, as a tuple that can be compared."""
    given = {name: value for name, value in (scaling or {}).items() if value is not None}
    if "type" in given:  # the name that older configurations use
        given.setdefault("rope_type", given.pop("type"))
    kind = given.get("rope_type", "default")
    if kind not in SCALINGS:
        raise ValueError(
            f"positions.rope: scaling has rope_type {kind!r}; expected one of {', '.join(sorted(SCALINGS))}."
        )
    needed, known = SCALINGS[kind]
    missing = [name for name in needed if name not in given]
    strange = [
        name for name in given if name not in (*needed, *known, "rope_type", "rope_theta", "partial_rotary_factor")
    ]
    if missing or strange:
        what = f"lacks {', '.join(missing)}" if missing else f"does not know {', '.join(strange)}"
        raise ValueError(
            f"positions.rope: a scaling of rope_type {kind!r} {what}; it takes {', '.join((*needed, *known)) or 'no numbers'}."
        )
    return tuple(sorted(given.items()))


def sinusoidal(
    length: int,
    width: int,
    base: float = 10000.0,
    *,
    offset: int = 0,
    dtype: torch.dtype | None = None,
    device: torch.device | str | None = None,
) -> Tensor:
    """(length, width) numbers to add to the input: sin(p / base^(2i / width)) at 2i, the cosine of the same at 2i + 1.

    Row r is position p = offset + r: with a cache, offset is how many positions came before. dtype: torch's default one;
    computed in float64. ValueError for a length or width below 0. Source: Vaswani et al. 2017, section 3.5.
    """
    if length < 0 or width < 0:
        raise ValueError(f"positions.sinusoidal: got length {length} and width {width}; expected 0 or more.")
    speed = base ** -(torch.arange(0, width, 2, dtype=torch.float64) / max(width, 1))
    angle = torch.arange(offset, offset + length, dtype=torch.float64).unsqueeze(-1) * speed
    numbers = torch.stack([angle.sin(), angle.cos()], -1).flatten(-2)[:, :width]
    return numbers.to(device, dtype or torch.get_default_dtype())


def learned(table: Tensor, positions: int | Tensor, *, offset: int = 0) -> Tensor:
    """Rows of a learned table (count, width) to add to the input: (L, width) or (B, L, width); the table gets gradients.

    positions: (L,) or (B, L) whole numbers, or L for 0 … L − 1; offset is added to them, as behind a cache. ValueError for
    a position outside the table. Source: Gehring et al. 2017, section 3.1.
    """
    where = torch.arange(positions, device=table.device) if isinstance(positions, int) else positions.to(table.device)
    where = where + offset
    if not transformed(where) and not torch.compiler.is_compiling() and where.numel():
        low, high = (int(x) for x in where.aminmax())
        if low < 0 or high >= table.shape[0]:
            raise ValueError(
                f"positions.learned: positions run from {low} to {high}, but the table has {table.shape[0]} rows; expected 0 "
                f"to {table.shape[0] - 1}."
            )
    return torch.nn.functional.embedding(where, table)
