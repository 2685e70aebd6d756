"""Recipes that let a model learn its weights: translation, language, classes of images.

    run = qkv.train.translate(out="runs/dates")           # dates in words, in many languages, to 2024-03-05
    run.translate("mardi 5 mars 2024")
    run.watch("mardi 5 mars 2024")                        # a Trace: the alignment, and every other weight

The same as `qkv train`. A run is a folder: it can be gone on with after whatever stopped it, and ends with the same bits.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .errors import TrainError, TrainWriteError
from .run import Run, train
from .settings import Settings, settings_for

__all__ = [
    "Run",
    "Settings",
    "TrainError",
    "TrainWriteError",
    "images",
    "language",
    "settings_for",
    "train",
    "translate",
]


def translate(*data: str, out: str | Path, **options: Any) -> Run:
    """Train a translation. data: "dates" (the default), "bible", a file of pairs, or two aligned text files. See `train`."""
    return train("translate", data, out=out, **options)


def language(*data: str, out: str | Path, **options: Any) -> Run:
    """Train a language model. data: "bible" (the default), or text files. See `train`."""
    return train("language", data, out=out, **options)


def images(*data: str, out: str | Path, **options: Any) -> Run:
    """Train a classifier of images. data: "digits" (the default), "fashion", a folder with one for each class, or an .npz file.
    See `train`."""
    return train("images", data, out=out, **options)
