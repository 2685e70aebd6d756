"""What goes wrong in training, in one sentence about the cause and one about the way out."""

from __future__ import annotations


class TrainError(ValueError):
    """Data that cannot be trained on, settings that do not fit, or a run that cannot be read or gone on with."""


class TrainWriteError(TrainError, OSError):
    """The file system refused to take a part of a run: a full disk, a folder that cannot be written. It is an OSError too."""


def missing(what: str, package: str, extra: str = "train") -> TrainError:
    """The error for a package that is not installed."""
    return TrainError(f"{what} needs the package {package}. Install it: pip install 'qkv[{extra}]'.")
