"""Known circuits come out of a real model: heads that copy, and what they read."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

import pytest
import torch

import qkv
from qkv.models import Loaded
from qkv.trace import HeadTable, Writer

LENGTH = 64


class Repeated:
    """Token 1, then random tokens twice (Olsson et al. 2022), and what each head did there."""

    def __init__(self, model: Any):
        self.once = torch.randint(1000, 40000, (LENGTH,), generator=torch.Generator().manual_seed(0))
        self.prompt = torch.cat([torch.tensor([1]), self.once])
        with qkv.record(model) as self.trace, torch.no_grad():
            model(input_ids=torch.cat([self.prompt, self.once])[None], use_cache=False)
        self.heads: HeadTable = self.trace.heads()
        # Row 65 + i reads the token once[i] for the second time; what followed it the first time stands at i + 2.
        self.edges = torch.tensor([[LENGTH + 1 + i, i + 2] for i in range(LENGTH - 1)])

    def cut(self, model: Any, rows: list[dict[str, Any]], controls: int = 0) -> qkv.Knockout:
        """These heads may not look at what followed; the answer is the whole repetition."""
        heads: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            heads[row["layer"]].append(row["head"])
        return qkv.knockout(
            model, self.prompt, self.edges, answer=self.once.tolist(), heads=dict(heads), controls=controls
        )


@pytest.fixture(scope="module")
def repeated(smollm2: Loaded) -> Repeated:
    return Repeated(smollm2.model)


@pytest.mark.slow
def test_copying_needs_the_induction_heads_edges(smollm2: Loaded, repeated: Repeated) -> None:
    """Ten heads of 270. Other edges of theirs, as heavy or far as can be had, and other heads do next to nothing."""
    ranked = list(repeated.heads.sort("induction"))
    found = repeated.cut(smollm2.model, ranked[:10], controls=5)
    assert found.effect / LENGTH < -5 and found.before / LENGTH > -4.5  # nats a token
    assert found.holds and max(map(abs, found.controls)) / LENGTH < 0.3
    draw = random.Random(0)
    for _ in range(3):
        other = repeated.cut(smollm2.model, draw.sample(ranked[60:], 10))
        assert abs(other.effect) / LENGTH < 0.05


@pytest.mark.slow
def test_an_induction_heads_key_is_what_a_previous_token_head_wrote(smollm2: Loaded, repeated: Repeated) -> None:
    """K-composition (Elhage et al. 2021): why head 18.6 prefers what followed over other keys, by who wrote the key.

    Of all earlier heads and MLPs head 16.0 adds most, half of the difference and more: it reads the token before.
    """
    model, trace = smollm2.model, repeated.trace
    more: dict[Writer, float] = defaultdict(float)
    for i in (20, 47):
        query, right = LENGTH + 1 + i, trace.why(18, 6, LENGTH + 1 + i, i + 2, model=model)
        others = [trace.why(18, 6, query, key, model=model) for key in (i - 9, i + 9)]
        assert all(right.score > other.score + 2 for other in others)
        for writer, here, *there in zip(right.keys, right.of_keys, *(o.of_keys for o in others), strict=True):
            more[writer] += float(here) - float(sum(there)) / len(there)
    strongest, previous = max(more, key=more.__getitem__), repeated.heads.sort("previous_token")[0]
    assert strongest == Writer("head", previous["layer"], previous["head"]) == Writer("head", 16, 0)
    assert more[strongest] > 0.5 * sum(more.values())
