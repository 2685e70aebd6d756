"""What the command and the gallery tell of variants: plain data, weights on one fixed example included."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from .._detail import bind, strip
from ..attention import Attention
from .entry import CATALOGUE, Variant
from .parts import Step

ORDER = ("inputs", "prepare", "score", "scale", "softcap", "bias", "mask", "normalize", "dropout", "finish")


def summary(variant: Variant) -> dict[str, Any]:
    """Name, title, year, paper, and the changed details: detail -> [plain, here]."""
    return {
        "name": variant.name,
        "title": variant.title,
        "year": variant.year,
        "paper": variant.paper,
        "changes": {name: list(pair) for name, pair in variant.changes.items()},
    }


def facts(variant: Variant) -> dict[str, Any]:
    """`summary`, and the equation, the cost, the note, and the picture of its weights."""
    attention = variant.make()
    return {
        **summary(variant),
        "note": variant.note,
        "cost": variant.cost,
        "equation": str(attention),
        "latex": attention.latex(),
        "not_on_text": variant.not_on_text,
        "example": picture(variant),
    }


def picture(variant: Variant) -> dict[str, Any]:
    """Head 0 on the variant's fixed example: weights (Lq, Lk) and which pairs are visible, after heads were mixed.

    In float64, so that a picture is the same on every machine.
    """
    leaves: list[Tensor] = []
    stripped = strip(variant.make(), leaves)
    attention = bind(stripped, [x.double() if x.is_floating_point() else x for x in leaves])
    _, made = attention.with_map(*variant.example(dtype=torch.float64))
    weights, visible = counted(attention, made[0], made.scores[0] != float("-inf"))
    return {
        "weights": [[round(w, 6) for w in row] for row in weights[0].tolist()],
        "visible": visible[0].tolist(),
    }


def counted(attention: Attention, weights: Tensor, visible: Tensor) -> tuple[Tensor, Tensor]:
    """(weights, which pairs are visible) (H, n, m) of a map, after a finish that mixes heads: those that count."""
    if not isinstance(attention.finish, Step) or attention.finish.of_weights is None:
        return weights, visible
    mixed, seen = (attention.finish.mixed(x.unsqueeze(0).to(weights.dtype))[0] for x in (weights, visible))
    return mixed, (seen != 0) | (mixed != 0)


def since(year: int | None) -> dict[str, Any]:
    """All variants from `year` on, how many of them change each detail, and how many keep what.

    ValueError where there is none.
    """
    found = [v for v in CATALOGUE.values() if year is None or v.year >= year]
    if not found:
        latest = max(v.year for v in CATALOGUE.values())
        raise ValueError(f"There is no variant from {year} on; the latest is of {latest}.")
    changed = [set(v.changes) for v in found]
    counts = {name: sum(name in c for c in changed) for name in ORDER}
    return {
        "since": year,
        "variants": [summary(v) for v in found],
        "changed": {name: n for name, n in counts.items() if n},
        "kept": {
            "each query asks keys, and takes a weighted sum of their values": len(found),
            "the weights come from a softmax": len(found) - counts["normalize"] + _softmaxes(found),
            "the score is the inner product of query and key": len(found) - counts["score"],
            "everyone may see everyone": len(found) - counts["mask"],
        },
    }


def _softmaxes(found: list[Variant]) -> int:
    """Changed normalizers that are a softmax still: those with a sink."""
    return sum(v.changes.get("normalize", ("", ""))[1].startswith("softmax") for v in found)
