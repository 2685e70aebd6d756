"""An induction head appears in a model of two layers of attention, and not in one of a single layer (Olsson et al. 2022).

    python examples/induction.py            train both, three seeds each, draw docs/static/induction.svg
    python examples/induction.py --draw     only draw what docs/papers/induction.json holds

A text is a block of random tokens, given again and again; how long the block is, is drawn for each text. Whoever has seen a
token before can tell what comes next: look for its last place, and read what stood behind it. One layer cannot: a key knows
its own token and place, not what stood before it. Of two layers the first can tell each place what stood before it, and the
second look for that.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

import qkv
from qkv.nn import MultiHeadAttention

VOCABULARY, LENGTH, BLOCKS = 32, 48, (8, 25)  # a block has 8 to 24 tokens
WIDTH, HEADS, BATCH = 64, 4, 32
HERE = Path(__file__).resolve().parents[1] / "docs"
RESULTS, PICTURE = HERE / "papers" / "induction.json", HERE / "static" / "induction.svg"
COLOURS = {1: "#b3471d", 2: "#1f5fa8"}


class AttentionOnly(nn.Module):
    """Layers of causal attention that add to what was there, and nothing else: no feed-forward."""

    def __init__(self, layers: int):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, WIDTH)
        causal = qkv.Attention(causal=True)
        self.layers = nn.ModuleList(
            MultiHeadAttention(WIDTH, HEADS, rope=True, attention=causal) for _ in range(layers)
        )
        self.norms = nn.ModuleList(nn.RMSNorm(WIDTH) for _ in range(layers + 1))
        self.output = nn.Linear(WIDTH, VOCABULARY)

    def forward(self, tokens: Tensor) -> Tensor:
        x = self.embedding(tokens)
        for norm, layer in zip(self.norms, self.layers, strict=False):
            x = x + layer(norm(x))
        logits: Tensor = self.output(self.norms[-1](x))
        return logits

    def reads(self, tokens: Tensor) -> dict[str, tuple[Tensor, None]]:
        """For recordings."""
        return {"text": (tokens, None)}


def texts(count: int, draw: torch.Generator) -> tuple[Tensor, Tensor]:
    """Tokens (count, LENGTH + 1), and where the next token follows from what was read, (count, LENGTH)."""
    block = torch.randint(*BLOCKS, (count, 1), generator=draw)
    once = torch.stack([torch.randperm(VOCABULARY, generator=draw)[: BLOCKS[1]] for _ in range(count)])
    place = torch.arange(LENGTH + 1)
    return once.gather(1, place % block), place[:-1] >= block


def loss_of(model: nn.Module, tokens: Tensor, known: Tensor) -> Tensor:
    """The mean loss, in nats, of the tokens that follow from what was read."""
    return nn.functional.cross_entropy(model(tokens[:, :-1])[known], tokens[:, 1:][known])


@torch.no_grad()
def looked_at(model: nn.Module) -> dict[str, float]:
    """The loss of texts that are the same each time, and each kind's strongest head among all layers."""
    tokens, known = texts(16, torch.Generator().manual_seed(1_000_000))
    with qkv.record(model) as trace:
        model(tokens[:, :-1])
    heads = trace.heads()
    strongest = {kind: max(heads[kind]) for kind in ("induction", "previous_token")}
    seen = {"loss": float(loss_of(model, tokens, known)), **strongest}
    return {name: round(float(value), 4) for name, value in seen.items()}


def trained(layers: int, seed: int, steps: int, every: int) -> list[dict[str, float]]:
    """What was seen every so many steps."""
    torch.manual_seed(seed)
    model, draw = AttentionOnly(layers), torch.Generator().manual_seed(seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, betas=(0.9, 0.98))
    rows = [{"step": 0, **looked_at(model)}]
    for step in range(1, steps + 1):
        loss_of(model, *texts(BATCH, draw)).backward()
        optimiser.step()
        optimiser.zero_grad()
        if step % every == 0:
            rows.append({"step": step, **looked_at(model)})
    last = rows[-1]
    print(f"{layers} layers, seed {seed}: induction {last['induction']:.2f}, loss {last['loss']:.2f}", flush=True)
    return rows


def draw(told: dict[str, Any], path: Path) -> None:
    """The strongest head's score and the loss against steps, a line for each model and seed."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (above, below) = plt.subplots(2, 1, figsize=(7, 5), sharex=True)
    for run in told["runs"]:
        steps = [row["step"] for row in run["rows"]]
        label = None if run["seed"] else f"{run['layers']} layer{'s' * (run['layers'] > 1)}"
        for axes, what in ((above, "induction"), (below, "loss")):
            axes.plot(steps, [row[what] for row in run["rows"]], color=COLOURS[run["layers"]], label=label, alpha=0.8)
    above.set(ylabel="induction score", ylim=(0, 1))
    below.axhline(math.log(VOCABULARY), color="#888888", linestyle=":", label="a guess")
    below.set(ylabel="loss of what follows, nats", xlabel="steps", ylim=(0, None))
    for axes in (above, below):
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with plt.rc_context({"svg.hashsalt": "qkv"}):
        figure.savefig(path, bbox_inches="tight", metadata={"Date": None} if path.suffix == ".svg" else None)
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--every", type=int, default=30, help="steps from one look to the next")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the numbers go")
    parser.add_argument("--picture", type=Path, default=PICTURE)
    parser.add_argument("--draw", action="store_true", help="only draw")
    chosen = parser.parse_args()
    if not chosen.draw:
        runs = [
            {"layers": layers, "seed": seed, "rows": trained(layers, seed, chosen.steps, chosen.every)}
            for seed in range(chosen.seeds)
            for layers in (1, 2)
        ]
        chosen.results.parent.mkdir(parents=True, exist_ok=True)
        chosen.results.write_text(json.dumps({"runs": runs}) + "\n")
    draw(json.loads(chosen.results.read_text()), chosen.picture)


if __name__ == "__main__":
    main()
