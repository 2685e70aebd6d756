"""Which word of a sentence each word of its translation read (Bahdanau et al. 2014, figure 3).

    python examples/length_curve.py -o runs/lengths --models attention --seeds 0
    python examples/soft_alignments.py runs/lengths/attention-0 ["a sentence" …]     draw docs/static/soft-alignments.svg

Rows are the words that the model says, columns those it was given; each cell is the share that a word's state had in what the
decoder read when it said that word, its tokens' shares put together. The sentences by default are verses that the models of
length_curve.py have not seen.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "static" / "soft-alignments.svg"
VERSES = (
    "and coming out of the tombs after his resurrection, they entered into the holy city and appeared to many.",
    "They worshiped him and returned to Jerusalem with great joy,",
    "They traveled from Libnah, and encamped in Rissah.",
    "Also Judah took Gaza with its border, and Ashkelon with its border, and Ekron with its border.",
)


def draw(grids: list[Any], path: Path) -> None:
    """A panel for each table of `qkv.train.grid.Grid`, two in a row."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    lines = -(-len(grids) // 2)
    figure, panels = plt.subplots(lines, 2, figsize=(10, 5 * lines), squeeze=False, layout="constrained")
    for axes in panels.flat[len(grids) :]:
        axes.remove()
    for axes, grid in zip(panels.flat, grids, strict=False):
        axes.imshow(grid.shares.numpy(), cmap="viridis", vmin=0, vmax=1, aspect="auto")
        axes.set_xticks(range(len(grid.columns)), [word.strip() for word in grid.columns], rotation=60, ha="left")
        axes.set_yticks(range(len(grid.rows)), [word.strip() for word in grid.rows])
        axes.xaxis.tick_top()
        axes.tick_params(length=0, labelsize=9)
    path.parent.mkdir(parents=True, exist_ok=True)
    with plt.rc_context({"svg.hashsalt": "qkv"}):
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, help="of qkv train translate")
    parser.add_argument("texts", nargs="*", default=VERSES, help="sentences of the run's source language")
    parser.add_argument("--picture", type=Path, default=PICTURE)
    chosen = parser.parse_args()
    from qkv.train import Run
    from qkv.train.grid import grid_of

    run = Run(chosen.run)
    for text in chosen.texts:
        print(f"{text}\n    {run.translate(text)}")
    draw([grid_of(run.watch(text).run) for text in chosen.texts], chosen.picture)


if __name__ == "__main__":
    main()
