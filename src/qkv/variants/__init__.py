"""The catalogue: every named variant of attention as a few changed details, with its paper and year.

list(qkv.variants)                                names, oldest first
qkv.variants["alibi"].changes                     what differs from plain scaled dot-product attention
qkv.variants["alibi"].make(slopes=my_slopes)      an Attention, to be called on query, key and value
qkv.variants["soft"].diff("hard")                 what differs between two
"""

from . import classic, heads, linear, places, rotations, shares, sparse, transformer  # noqa: F401
from .entry import CATALOGUE as variants
from .entry import Catalogue, NoSuchVariant, Shapes, Variant

__all__ = ["Catalogue", "NoSuchVariant", "Shapes", "Variant", "variants"]
