"""Writes architectures.md: recorded runs of many architectures against eager attention: python docs/make_architectures.py"""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = Path(__file__).parent / "architectures.md"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from architectures import ARCHITECTURES, Architecture, compare, half_precision  # noqa: E402

HEAD = """# Architectures

Models that `qkv.record` records, each beside its own eager attention (`attn_implementation="eager"`,
`output_attentions=True`). The numbers are the largest differences that were found; the page is written by
`docs/make_architectures.py` with transformers {transformers} and torch {torch}.

Every model is a small random configuration with three layers: an early, a middle and a late one; its weights are made
peaked enough that a wrong one would show. Batches are padded, and what is compared are positions that are text:

- **output**: logits (the last hidden state, where there are none), float32;
- **early, middle, late**: all attention weights of that layer (self, cross, encoder, decoder), float32;
- **bfloat16**: qkv's mean error of the weights divided by eager's, both against the same model in float32. Below 1, qkv's
  weights are the nearer ones: its scores and its softmax stay in float32.

The test `tests/test_architectures.py` holds each float32 number below 1e-5 and each ratio below 1.25. *Road*: "interface"
models hand their attention to transformers' attention interface, the others compute it themselves and are
recorded all the same.

| architecture | reads | padded | its attention | road | output | early | middle | late | bfloat16 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""


def row(name: str, architecture: Architecture) -> str:
    found = [compare(name, side) for side in architecture.sides]
    layers = [max(one.weights[n] for one in found) for n in range(3)]
    eager, ours = half_precision(name, architecture.sides[-1]).weights
    cells = [
        f"`{name}`",
        architecture.reads,
        ", ".join(architecture.sides),
        architecture.special,
        "its own" if architecture.around else "interface",
        *(f"{error:.0e}".replace("e-0", "e-") for error in (max(one.output for one in found), *layers)),
        f"{ours / eager:.2f}",
    ]
    return "| " + " | ".join(cells) + " |"


def page() -> str:
    rows = []
    for name, architecture in ARCHITECTURES.items():
        print(name, flush=True)
        rows.append(row(name, architecture))
    return (
        HEAD.format(transformers=version("transformers"), torch=version("torch").split("+")[0]) + "\n".join(rows) + "\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
