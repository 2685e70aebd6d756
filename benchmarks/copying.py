"""Random tokens given twice: what a model's copying is without the edges of its induction heads.

python benchmarks/copying.py    SmolLM2, 64 tokens; changes of the second half's log-probability, in nats a token
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

import torch

import qkv

LENGTH = 64


def by_layer(rows: list[dict[str, Any]]) -> dict[int, list[int]]:
    """Heads of the table of heads, as `knockout` takes them."""
    heads: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        heads[row["layer"]].append(row["head"])
    return dict(heads)


def main() -> None:
    model = qkv.models.load("smollm2").model
    once = torch.randint(1000, 40000, (LENGTH,), generator=torch.Generator().manual_seed(0))
    prompt = torch.cat([torch.tensor([1]), once])
    with qkv.record(model) as trace, torch.no_grad():
        model(input_ids=torch.cat([prompt, once])[None], use_cache=False)
    ranked = list(trace.heads().sort("induction"))
    # Row 65 + i reads the token once[i] for the second time; what followed it the first time stands at i + 2.
    edges = torch.tensor([[LENGTH + 1 + i, i + 2] for i in range(LENGTH - 1)])

    def cut(heads: Any, controls: int) -> qkv.Knockout:
        return qkv.knockout(model, prompt, edges, answer=once.tolist(), heads=heads, controls=controls)

    draw = random.Random(0)
    for count in (3, 10, len(ranked)):
        found = cut(by_layer(ranked[:count]), 4)
        others = ", ".join(f"{c / LENGTH:+.3f}" for c in found.controls)
        print(
            f"{count:>3} heads: from {found.before / LENGTH:.2f}, {found.effect / LENGTH:+.2f}; other edges of theirs {others}"
        )
        for _ in range(3 if count < len(ranked) else 0):
            other = cut(by_layer(draw.sample(ranked[60:], count)), 0)
            print(
                f"    {count} random heads: {other.effect / LENGTH:+.3f}, reading uniformly {other.uniform / LENGTH:+.3f}"
            )


if __name__ == "__main__":
    main()
