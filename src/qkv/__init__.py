"""Attention you can run, train and look inside.

    import qkv
    out = qkv.attention(query, key, value, causal=True)
    out, m = qkv.attention_with_map(query, key, value)      # m[0, 0, 5]: exact weights, never stored
    with qkv.record(model, tokenizer) as trace: model(**inputs)      # trace[18]: the map of a layer

Names are loaded when they are first used, so that `qkv --help` need not load torch.
"""

import importlib
import sys
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import biases, hf, masks, models, nn, normalizers, positions, scores, story, trace, train
    from ._indexing import Check, Look
    from ._torch_sdpa import scaled_dot_product_attention
    from .attention import Attention, Difference, attention, attention_with_map, explain_engine, merge
    from .attention_map import AttentionMap
    from .engines.choose import EngineChoice
    from .trace import attribution
    from .trace.disk.storage import load
    from .trace.interventions.knockout import Knockout, knockout
    from .trace.recording.record import record
    from .trace.trace import Trace
    from .variants import variants

__version__ = "0.1.0"

_HOME = {
    "attention": ("Attention", "Difference", "attention", "attention_with_map", "explain_engine", "merge"),
    "attention_map": ("AttentionMap",),
    "_indexing": ("Check", "Look"),
    "_torch_sdpa": ("scaled_dot_product_attention",),
    "engines.choose": ("EngineChoice",),
    "trace": ("attribution",),
    "trace.recording.record": ("record",),
    "trace.disk.storage": ("load",),
    "trace.interventions.knockout": ("Knockout", "knockout"),
    "trace.trace": ("Trace",),
    "variants": ("variants",),
}
_ROOMS = (
    "biases",
    "engines",
    "hf",
    "masks",
    "models",
    "nn",
    "normalizers",
    "positions",
    "scores",
    "story",
    "trace",
    "train",
)
_WHERE = {name: home for home, names in _HOME.items() for name in names}

__all__ = [
    "Attention",
    "AttentionMap",
    "Check",
    "Difference",
    "EngineChoice",
    "Knockout",
    "Look",
    "Trace",
    "attention",
    "attention_with_map",
    "attribution",
    "biases",
    "explain_engine",
    "hf",
    "knockout",
    "load",
    "masks",
    "merge",
    "models",
    "nn",
    "normalizers",
    "positions",
    "record",
    "scaled_dot_product_attention",
    "scores",
    "story",
    "trace",
    "train",
    "variants",
]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        value = getattr(importlib.import_module(f"{__name__}.{_WHERE[name]}"), name)
        globals()[name] = value
        return value
    if name in _ROOMS:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Face(types.ModuleType):
    """Importing qkv.attention or qkv.variants would bind the module over the function or the mapping: these stay."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("attention", "variants") and isinstance(value, types.ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
