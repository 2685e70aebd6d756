"""Ways to ask a map that the questions about a trace are built on: streams of tiles, single cells, products with a vector."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ._detail import repeat_heads
from .engines import looking

if TYPE_CHECKING:
    from .attention_map import AttentionMap


def exactly(method: Callable[..., Any]) -> Any:
    """A method (or a function) of a map that runs without gradients, and in its own precision also under autocast."""

    @functools.wraps(method)
    def run(of: AttentionMap, *args: Any, **kwargs: Any) -> Any:
        with torch.no_grad(), torch.autocast(of._q.device.type, enabled=False):
            return method(of, *args, **kwargs)

    return run


@exactly
def stream(of: AttentionMap, measures: list[Any], wanted: Tensor | None = None) -> list[Any]:
    """The results of several of `engines.looking`'s measures in one pass over the matrix.

    wanted: bool (B, Lq); where given, strips of rows without any such row are left out.
    """
    of._untouched()
    return looking.run(of._d, of._q, of._k, of._exact_row_state(), measures, wanted)


@exactly
def left_product(of: AttentionMap, x: Tensor, counted: bool = False) -> tuple[Tensor, Tensor | None]:
    """(x W of each head, (B, Hq, Lk); how many rows with x_i ≠ 0 could see each key, or None). x: (B, Hq or 1, Lq)."""
    measure = looking.LeftProduct(of.shape, x, of._q, of._dtype, counted)
    return stream(of, [measure], (x != 0).any(1))[0]


_CELLS = 2**18  # weights of one square of rows × columns over all heads, of which the diagonal is what was asked


@exactly
def cells(of: AttentionMap, b: int, rows: Tensor, cols: Tensor) -> Tensor:
    """(Hq, n): the weights of sequence b at the pairs (rows[n], cols[n]), each (n,). Exact; nothing else is touched.

    Some pairs at a time are the diagonal of the square that their rows and columns make: so masks, biases and scores need no
    second way of being computed, and n pairs cost n · 64 at most, where whole rows cost n · Lk.
    """
    of._untouched()
    d, heads, r = of._d, of.shape[1], of._exact_row_state()
    step = max(1, min(64, int((_CELLS / (heads * d.score.cells(of._q.shape[-1]))) ** 0.5)))
    here, found = slice(b, b + 1), []
    for n in range(0, len(rows), step):
        i, j = rows[n : n + step].to(of._q.device), cols[n : n + step].to(of._q.device)
        tile = d.tile(of.shape, of._q.device, here, slice(0, heads), i, j)
        q, k = of._q[here, :, i].to(of._dtype), repeat_heads(of._k[here, :, j].to(of._dtype), heads)
        s = d.scores(q, k, tile, None if d.mask is None else d.mask.visible(tile))[0]
        w = d.normalize.weigh(s, None if r is None else r[here, :, i], tile)
        found.append(w.diagonal(dim1=-2, dim2=-1)[0].clone())  # a view would keep the whole square
    return torch.cat(found, -1) if found else torch.zeros(heads, 0, dtype=of._dtype, device=of._q.device)
