"""Real models: fetch them once, convert them, load them.

`model, tokenizer, label = qkv.models.load("smollm2")` is all that most callers need.
"""

from .cache import cache_folder, is_fetched, model_folder
from .catalogue import DEFAULT, MODELS, Entry
from .errors import ModelError
from .fetch import fetch
from .load import Loaded, load

__all__ = [
    "DEFAULT",
    "MODELS",
    "Entry",
    "Loaded",
    "ModelError",
    "cache_folder",
    "fetch",
    "is_fetched",
    "load",
    "model_folder",
]
