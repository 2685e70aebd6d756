"""The recipes: what is learned from which data, how a batch is made, and how well the model does."""

from __future__ import annotations

from pathlib import Path

from ..settings import Settings
from .recipe import Batch, Recipe

__all__ = ["Batch", "Recipe", "recipe_for"]


def recipe_for(settings: Settings, tokenizer: Path | None = None) -> Recipe:
    """The recipe of a run with its data read. tokenizer: the file of one that was learned already."""
    if settings.recipe == "translate":
        from .translation import Translation

        return Translation(settings, tokenizer)
    if settings.recipe == "language":
        from .language import Language

        return Language(settings, tokenizer)
    from .images import ImageClasses

    return ImageClasses(settings)
