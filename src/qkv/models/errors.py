"""The one error that a model which cannot be had raises."""

from __future__ import annotations


class ModelError(RuntimeError):
    """A model could not be fetched, converted or loaded. The message says what was wrong, then the way out."""
