"""What the class token reads: in a small model of clothes, and in DINOv2 (Dosovitskiy et al. 2020, figure 6).

    qkv train images fashion -o runs/fashion
    python examples/class_token.py runs/fashion       draw docs/static/class-token.png, measure docs/papers/class_token.json

Shown is the last layer, the mean of its heads. Measured is the share that goes to patches with something on them (the ground of
these pictures is black), beside the share of patches that have: what a token would give them that looks everywhere alike. The
photographs are scikit-learn's.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

import qkv

HERE = Path(__file__).resolve().parents[1] / "docs"
RESULTS, PICTURE = HERE / "papers" / "class_token.json", HERE / "static" / "class-token.png"
PHOTOS = ("flower.jpg", "china.jpg")

Shown = tuple[
    str, Tensor, Tensor
]  # a title, the image (rows, columns[, 3]), what was read of each patch (rows, columns)


@torch.no_grad()
def read_by(model: Any, pixels: Tensor, grid: tuple[int, int], layer: int = -1) -> Tensor:
    """What the class token reads of each patch, the mean of the heads, (N, rows, columns); it reads itself too."""
    with qkv.record(model, weights=False) as trace:
        model(pixels)
    [run] = trace.runs
    weights = run[range(len(run))[layer]][:, :, 0].float().mean(1)
    return weights[:, weights.shape[1] - grid[0] * grid[1] :].unflatten(1, grid)


def garments(run: Any, count: int) -> tuple[list[Shown], dict[str, float]]:
    """One piece of each class, and the measure over `count` pieces of the test part."""
    from qkv.train.recipes import recipe_for

    recipe: Any = recipe_for(run.settings)
    numbers = torch.tensor(recipe.numbers["test"][:count])
    grid, patch = run.model.config.grid, run.model.config.patch
    read = torch.cat([read_by(run.model, recipe._prepared(some), grid) for some in numbers.split(100)])
    there = torch.nn.functional.avg_pool2d(recipe._scaled(numbers).mean(1), patch) > 0.05
    shares = {"on_the_piece": (read * there).sum((1, 2)) / read.sum((1, 2)), "area": there.float().mean((1, 2))}
    shown = []
    for label, name in enumerate(recipe.images.classes[:4]):
        at = int((recipe.labels[numbers] == label).nonzero()[0])
        shown.append((name, recipe._scaled(numbers[at : at + 1])[0, 0], read[at]))
    return shown, {"images": len(numbers), **{name: round(float(x.mean()), 4) for name, x in shares.items()}}


def photographs(names: tuple[str, ...] = PHOTOS) -> list[Shown]:
    """What DINOv2's class token reads of scikit-learn's photographs."""
    from PIL import Image
    from sklearn.datasets import load_sample_image

    from qkv.cli._running import pixels_of, seen_by

    model = qkv.models.load("dinov2").model
    shown = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "photo.png"
            Image.fromarray(load_sample_image(name)).save(path)
            pixels, seen = pixels_of("dinov2", path), seen_by("dinov2", path)
        side = pixels.shape[-1] // model.config.patch_size
        shown.append((f"DINOv2: {name}", torch.from_numpy(seen), read_by(model, pixels, (side, side))[0]))
    return shown


def draw(shown: list[Shown], path: Path) -> None:
    """Each image, and below it what was read of it."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, rows = plt.subplots(2, len(shown), figsize=(1.7 * len(shown), 3.6))
    for (above, below), (title, image, read) in zip(rows.T, shown, strict=True):
        above.imshow(image.numpy(), cmap="gray")
        above.set_title(title, fontsize=8)
        below.imshow(read.numpy(), cmap="viridis", vmin=0)
        for axes in (above, below):
            axes.axis("off")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, bbox_inches="tight", dpi=110)
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, help="of qkv train images")
    parser.add_argument("--images", type=int, default=1000, help="of the test part, to measure on")
    parser.add_argument("--no-photographs", action="store_true", help="leave DINOv2 out (90 MB)")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    chosen = parser.parse_args()
    from qkv.train import Run

    run = Run(chosen.run)
    shown, measured = garments(run, chosen.images)
    told = {"accuracy": run.result.get("accuracy"), **measured}
    chosen.results.parent.mkdir(parents=True, exist_ok=True)
    chosen.results.write_text(json.dumps(told, indent=1) + "\n")
    print(json.dumps(told))
    draw(shown + ([] if chosen.no_photographs else photographs()), chosen.picture)


if __name__ == "__main__":
    main()
