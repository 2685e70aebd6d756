"""How well models translate short and long sentences, all trained on short ones (Bahdanau et al. 2014, figure 2).

    python examples/length_curve.py -o runs/lengths     train what is not there yet, test it, draw docs/static/length-curve.svg
    python examples/length_curve.py --draw              only draw what docs/papers/length_curve.json holds

Recurrent encoder–decoders with additive attention and without any, and a Transformer (Vaswani et al. 2017) of as many
parameters, whose steps take no more processor time than those of the one with attention, learn English–Spanish verses of at
most 25 words. They are tested on verses that none of them has seen, in bins by the number of English words.

The Bibles are Debian's: apt install sword-text-web sword-text-sparv; pip install pysword. What was stopped goes on.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

LONGEST = 25  # words of the source, in training
BINS = ((1, 10), (11, 15), (16, 20), (21, 25), (26, 30), (31, 40), (41, 50), (51, 60))
IN_A_BIN = 300  # verses at most
TRAINING: dict[str, Any] = {
    "steps": 1500, "vocabulary": 2000, "longest": 200, "batch": 64, "dropout": 0.15, "rate": 3e-3, "smoothing": 0.1,
}  # fmt: skip
MODELS: dict[str, dict[str, Any]] = {
    "attention": {"kind": "recurrent", "attention": "additive", "width": 160},
    "no attention": {"kind": "recurrent", "attention": "none", "width": 160},
    "transformer": {"kind": "transformer", "width": 144, "layers": 2, "heads": 4},
}
COLOURS = {"attention": "#1f5fa8", "no attention": "#b3471d", "transformer": "#3d7a45"}
HERE = Path(__file__).resolve().parents[1] / "docs"
RESULTS, PICTURE = HERE / "papers" / "length_curve.json", HERE / "static" / "length-curve.svg"

Pair = tuple[str, str]
Bins = dict[tuple[int, int], list[Pair]]


def divided(pairs: Sequence[Pair], most: int = IN_A_BIN) -> tuple[list[Pair], Bins]:
    """Short pairs to train on, and for each bin `most` pairs at most, from all over the text, whose source is none of these."""
    bins: Bins = {}
    for low, high in BINS:
        there = [p for p in pairs if low <= _words(p) <= high]
        bins[low, high] = there[:: max(1, len(there) // most)][:most]
    tested = {source for several in bins.values() for source, _ in several}
    return [p for p in pairs if _words(p) <= LONGEST and p[0] not in tested], bins


def _words(pair: Pair) -> int:
    return len(pair[0].split())


def trained(out: Path, data: Path, **options: Any) -> tuple[Any, float | None]:
    """A run, and the processor time that all its steps take, validations among them; None where it had ended before."""
    from qkv.train import Run, translate

    there = (out / "run.json").is_file()
    if there and Run(out).result:
        return Run(out), None
    begun, at = max([0.0, *(row["step"] for row in Run(out).log)]) if there else 0.0, time.process_time()
    run = translate(str(data), out=out, resume=there, **({} if there else options))
    return run, (time.process_time() - at) * run.settings.steps / max(1.0, run.settings.steps - begun)


@torch.no_grad()
def by_length(run: Any, bins: Bins, together: int = 50) -> list[dict[str, float]]:
    """BLEU of greedy translations, and the loss a token in nats, for each bin."""
    from qkv.train.recipes import recipe_for
    from qkv.train.recipes.translation import _batch, bleu
    from qkv.train.tokens import EOS

    recipe: Any = recipe_for(run.settings, run.folder / "tokenizer.json")
    found = []
    for pairs in bins.values():
        sources, targets = ([[*ids, EOS] for ids in run.tokens.encode_all(side)] for side in zip(*pairs, strict=True))
        loss, written = 0.0, list[str]()
        for n in range(0, len(pairs), together):
            batch = _batch(sources[n : n + together], targets[n : n + together], 0)
            loss += float(recipe.loss(run.model(*batch.inputs), batch.targets, 0.0))
            written += recipe.translated(run.model, sources[n : n + together])
        score = bleu(written, [target for _, target in pairs])
        loss /= sum(map(len, targets))
        found.append({"bleu": round(score, 3), "loss": round(loss, 4), "verses": len(pairs)})
    return found


def made(
    folder: Path, pairs: Sequence[Pair], plan: Sequence[tuple[str, int]], results: Path, most: int = IN_A_BIN, **given: Any
) -> dict[str, Any]:  # fmt: skip
    """Train and test each (model, seed) of the plan; results are written after each."""
    short, bins = divided(pairs, most)
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "short.tsv"
    data.write_text("".join(f"{a}\t{b}\n" for a, b in short), encoding="utf-8")
    told = json.loads(results.read_text()) if results.is_file() else {"runs": []}
    told |= {"bins": [list(b) for b in bins], "longest": LONGEST, "pairs": len(short)}
    for name, seed in plan:
        options = TRAINING | MODELS[name] | given
        options = {"every": max(1, options["steps"] // 6)} | options
        run, seconds = trained(folder / f"{name.replace(' ', '-')}-{seed}", data, seed=seed, **options)
        key = {"model": name, "seed": seed}
        others = [r for r in told["runs"] if (r["model"], r["seed"]) != (name, seed)]
        before = [r["seconds"] for r in told["runs"] if r not in others]
        kept = {"parameters": sum(p.numel() for p in run.model.parameters()), "steps": run.settings.steps}
        kept |= {"seconds": seconds if seconds is not None else next(iter(before), None), "bins": by_length(run, bins)}
        told["runs"] = sorted([*others, key | kept], key=lambda r: (list(MODELS).index(r["model"]), r["seed"]))
        results.parent.mkdir(parents=True, exist_ok=True)
        results.write_text(json.dumps(told) + "\n")
        curve = ", ".join(f"{b['bleu']:.1f}" for b in kept["bins"])
        print(f"{name}, seed {seed}: BLEU {curve}", flush=True)
    return told


def draw(told: dict[str, Any], path: Path) -> None:
    """BLEU against length: a line through the mean of the seeds, from the worst to the best of them a band."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4))
    places = range(len(told["bins"]))
    for name, colour in COLOURS.items():
        curves = torch.tensor([[b["bleu"] for b in r["bins"]] for r in told["runs"] if r["model"] == name])
        if len(curves):
            axes.plot(places, curves.mean(0), "o-", color=colour, label=name)
            axes.fill_between(places, curves.amin(0), curves.amax(0), color=colour, alpha=0.2, linewidth=0)
    known = sum(high <= told["longest"] for _, high in told["bins"])
    axes.axvspan(-0.5, known - 0.5, color="#888888", alpha=0.12, label="lengths of the training")
    axes.set(xlabel="words of the sentence", ylabel="BLEU", xlim=(-0.5, len(places) - 0.5), ylim=(0, None))
    axes.set_xticks(list(places), [f"{low}–{high}" for low, high in told["bins"]])
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with plt.rc_context({"svg.hashsalt": "qkv"}):
        figure.savefig(path, bbox_inches="tight", metadata={"Date": None} if path.suffix == ".svg" else None)
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("runs/lengths"), help="the folder of the runs")
    parser.add_argument("--models", default=",".join(MODELS), help="some of the models")
    parser.add_argument("--seeds", default="0,1,2")
    parser.add_argument("--steps", type=int, help="fewer are faster")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the numbers go")
    parser.add_argument("--picture", type=Path, default=PICTURE)
    parser.add_argument("--draw", action="store_true", help="only draw")
    chosen = parser.parse_args()
    if not chosen.draw:
        from qkv.train.data.bibles import bible_pairs

        found = bible_pairs()
        pairs = list(zip(found.sources, found.targets, strict=True))
        plan = [(name, int(seed)) for seed in chosen.seeds.split(",") for name in chosen.models.split(",")]
        made(chosen.output, pairs, plan, chosen.results, **({"steps": chosen.steps} if chosen.steps else {}))
    draw(json.loads(chosen.results.read_text()), chosen.picture)


if __name__ == "__main__":
    main()
