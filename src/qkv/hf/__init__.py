"""Hugging Face: attn_implementation="qkv" for any model that goes through transformers' attention interface.

    import qkv
    qkv.hf.register()
    model.set_attn_implementation("qkv")             # a loaded model; or from_pretrained(…, attn_implementation="qkv")
    model(**inputs, output_attentions=True).attentions[layer]      # an AttentionMap: weights on demand, never stored

Causal, sliding-window, chunked, padding and packed masks stay structured (no Lq × Lk mask is built); a model's or a user's own
mask functions are evaluated tile by tile, and 4-D masks are taken as they are. A token that sees nothing (left padding)
gets 0, where the eager attention averages over everything: only padding is affected.
"""

from __future__ import annotations

import functools
from typing import Any

import torch

from .attention_function import attend, intervene, observe
from .mask_functions import make_mask
from .mask_tensor import StructuredMask

__all__ = ["NAME", "StructuredMask", "attend", "intervene", "make_mask", "observe", "register"]

# transformers looks for "sdpa" and "flex_attention" inside names, and would treat this one as theirs.
NAME = "qkv"


def register() -> str:
    """Make attn_implementation="qkv" known to transformers; returns that name. Calling it again changes nothing.

    ImportError, with the command that helps, where transformers is missing or older than its attention interface.
    """
    try:
        from transformers import AttentionInterface, AttentionMaskInterface
    except ImportError as error:
        raise ImportError(
            "qkv.hf.register: this needs transformers 5.23 or newer. Install it: pip install 'qkv[models]'."
        ) from error
    # A compiled model (generate compiles for a static cache on a GPU) runs these two as they are: which tiles there are is
    # decided in Python, from the mask's values. Without a mask function of its own, an implementation gets None for a mask,
    # and padding would be lost.
    AttentionInterface.register(NAME, _outside_of_graphs(attend))
    AttentionMaskInterface.register(NAME, _outside_of_graphs(make_mask))
    return NAME


@functools.cache
def _outside_of_graphs(f: Any) -> Any:
    """The same object each time: another one would make compiled models compile again."""
    return torch.compiler.disable(f)
