"""Who sees whom: windows, patterns, documents, prefixes, grids. Everything but the mask is plain."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from .. import masks
from ..attention import Attention
from .entry import entry
from .parts import NamedMask

BLOCKS = "whole empty blocks of the matrix cost nothing; memory linear in L"
WINDOW = "a window of w: L·w pairs; memory linear in L"
CHILD = "Child, Gray, Radford & Sutskever, Generating Long Sequences with Sparse Transformers"
ROOT = "about 2·√L keys a query for a stride of √L; memory linear in L"
IMAGE = "query, key and value: the places of an image, row by row"


@entry(
    "Sliding window",
    2020,
    "Beltagy, Peters & Cohan, Longformer: The Long-Document Transformer",
    cost=WINDOW,
)
def sliding_window(left: int = 3, right: int = 3) -> Attention:
    """Each position sees its neighbours only; what is further away arrives through the layers above."""
    return Attention(window=(left, right))


@entry(
    "Causal sliding window",
    2023,
    "Jiang et al., Mistral 7B",
    cost=WINDOW,
)
def mistral(window: int = 4) -> Attention:
    """A position sees itself and the window − 1 positions before: a decoder's cache never grows beyond the window."""
    return Attention(window=(window - 1, 0))


@entry(
    "Longformer",
    2020,
    "Beltagy, Peters & Cohan, Longformer: The Long-Document Transformer",
    cost=WINDOW + ", and 2·L·g",
)
def longformer(radius: int = 2, global_tokens: Sequence[int] = (0,)) -> Attention:
    """A window for everyone, and a few global positions that see all and are seen by all."""
    return Attention(mask=masks.window(radius, radius) | masks.global_tokens(global_tokens))


@entry(
    "Dilated sliding window",
    2020,
    "Beltagy, Peters & Cohan, Longformer: The Long-Document Transformer",
    cost="n keys to each side: L·(2n + 1) pairs; memory linear in L",
)
def dilated(count: int = 3, step: int = 2) -> Attention:
    """A window with gaps: every step-th key, so that few keys reach far."""
    return Attention(mask=masks.dilated(count, step))


@entry("Strided sparse attention", 2019, CHILD, cost=ROOT)
def strided(stride: int = 4) -> Attention:
    """The last few positions, and before them every stride-th: any two positions are two steps apart. The paper gives the two
    patterns to two heads, or to one, as here.
    """
    return Attention(mask=masks.strided(stride), causal=True)


@entry("Fixed sparse attention", 2019, CHILD, cost=ROOT)
def fixed(stride: int = 4, c: int = 1) -> Attention:
    """Inside a block everything, and of each earlier block its last c positions, which sum it up."""
    return Attention(mask=masks.fixed(stride, c), causal=True)


@entry(
    "BigBird",
    2020,
    "Zaheer et al., Big Bird: Transformers for Longer Sequences",
    cost="L·(w + g + r) pairs; memory linear in L",
)
def bigbird(
    window: int = 3, global_blocks: Sequence[int] = (0,), count: int = 1, block_size: int = 2, length: int = 16,
    drawn: Tensor | None = None, seed: int = 0,
) -> Attention:  # fmt: skip
    """In blocks of keys and queries: a window of blocks around each, a few global blocks that see all and are seen by all, and
    for each block of queries `count` blocks of keys at random: those that `drawn` (blocks, blocks) says, else drawn by `seed`.
    """
    blocks = -(-length // block_size)
    at = torch.arange(blocks)
    every = torch.isin(at, torch.as_tensor(list(global_blocks)) % blocks)
    fixed = ((at[:, None] - at).abs() <= window // 2) | every | every[:, None]
    if drawn is not None:
        if tuple(drawn.shape) != (blocks, blocks):
            raise ValueError(
                f'variants["bigbird"].make: drawn is {tuple(drawn.shape)}; expected a bool for each pair of blocks, ({blocks}, '
                f"{blocks}) for {length} positions in blocks of {block_size}."
            )
        return Attention(mask=masks.block_sparse(fixed | drawn, block_size))
    return Attention(mask=masks.block_sparse(fixed, block_size) | masks.random_blocks(count, block_size, seed))


@entry(
    "Tree attention",
    2024,
    "Miao et al., SpecInfer: Accelerating Generative LLM Serving with Speculative Inference and Token Tree Verification",
    cost="n drafted tokens: n·L pairs, in one pass over the cache",
    inputs="queries: drafted tokens that branch; keys: the text before them, then they",
    queries=6,
    not_on_text="its queries are drafted words that branch, and a text does not branch",
)
def tree(parents: Sequence[int] | Tensor = (-1, 0, 0, 1, 1, 2)) -> Attention:
    """Several continuations are checked at once: a drafted token sees the text and its own ancestors, not its rivals."""
    return Attention(mask=masks.tree(torch.as_tensor(parents)))


@entry(
    "Streaming attention with sinks",
    2024,
    "Xiao et al., Efficient Streaming Language Models with Attention Sinks",
    cost=WINDOW,
)
def streaming_llm(window: int = 4, first: int = 2) -> Attention:
    """A causal window, and the first few tokens for ever: models use them as a sink, and fail without them."""
    return Attention(mask=masks.causal() & (masks.window(window - 1, 0) | masks.prefix(first)))


@entry(
    "Chunked attention",
    2025,
    "Meta, Llama 4 (model card and code)",
    cost="chunks of c: L·c/2 pairs; memory linear in L",
)
def chunked(size: int = 4) -> Attention:
    """Causal inside chunks of a fixed size; nothing is seen across their borders (other layers see everything)."""
    words = f"same chunk of {size}"
    return Attention(causal=True, mask=NamedMask(lambda b, h, i, j: i // size == j // size, words))


@entry(
    "Block-local attention",
    2018,
    "Liu et al., Generating Wikipedia by Summarizing Long Sequences",
    cost="blocks of c: L·c pairs; memory linear in L",
)
def block_local(size: int = 4, length: int = 16) -> Attention:
    """The sequence is cut into blocks, and each block attends inside itself."""
    count = -(-length // size)
    return Attention(mask=masks.block_sparse(torch.eye(count, dtype=torch.bool), size))


@entry(
    "Prefix language model",
    2018,
    "Liu et al., Generating Wikipedia by Summarizing Long Sequences; named by Raffel et al. 2020 (T5)",
)
def prefix_lm(prefix: int = 5) -> Attention:
    """Everyone sees the whole prefix (the question), also the prefix itself; what follows is causal."""
    return Attention(mask=masks.causal() | masks.prefix(prefix))


@entry(
    "Packed documents",
    2021,
    "Krell et al., Efficient Sequence Packing without Cross-contamination",
    cost="each document by itself: Σ L_d² / 2 pairs; memory linear in L",
    inputs="several documents in one sequence",
)
def packed_documents(ids: Tensor | None = None, length: int = 16) -> Attention:
    """Several documents share a sequence, and none sees another: ids (Lk,) or (B, Lk) say which is which."""
    at = torch.arange(length) * 16
    ids = (at >= 6 * length).long() + (at >= 9 * length) if ids is None else ids
    return Attention(causal=True, mask=masks.documents(ids))


def _grid(words: str, height: int, width: int, near: Callable[..., Tensor]) -> NamedMask:
    """A mask on an image of height × width places, row by row: near(dy, dx) of the two places' coordinates."""

    def visible(b: Tensor, h: Tensor, i: Tensor, j: Tensor) -> Tensor:
        return near((i // width, i % width), (j // width, j % width))

    return NamedMask(visible, f"{words} ({height} × {width} image)", height * width)


@entry(
    "Axial attention",
    2019,
    "Ho et al., Axial Attention in Multidimensional Transformers",
    cost="H·W·W pairs for rows, H·W·H for columns; memory linear",
    inputs=IMAGE,
    not_on_text="it looks at the places of an image, and a text has none",
)
def axial(axis: str = "rows", height: int = 4, width: int = 4) -> Attention:
    """A place sees its own row of the image; a second layer with axis="columns" sees the columns."""
    if axis not in ("rows", "columns"):
        raise ValueError(f'variants["axial"].make: axis must be "rows" or "columns", got {axis!r}.')
    part = 0 if axis == "rows" else 1
    words = "same row" if axis == "rows" else "same column"
    return Attention(mask=_grid(words, height, width, lambda a, b: a[part] == b[part]))


@entry(
    "Criss-cross attention",
    2019,
    "Huang et al., CCNet: Criss-Cross Attention for Semantic Segmentation",
    cost="H·W·(H + W − 1) pairs; memory linear",
    inputs=IMAGE,
    not_on_text="it looks at the places of an image, and a text has none",
)
def criss_cross(height: int = 4, width: int = 4) -> Attention:
    """A place sees its row and its column; applied twice, everything has met everything. No scale in the paper."""
    near = lambda a, b: (a[0] == b[0]) | (a[1] == b[1])  # noqa: E731
    return Attention(scale=1.0, mask=_grid("same row or column", height, width, near))


@entry(
    "Neighbourhood attention",
    2023,
    "Hassani et al., Neighborhood Attention Transformer",
    cost="H·W·k² pairs; memory linear",
    inputs=IMAGE,
    not_on_text="it looks at the places of an image, and a text has none",
)
def neighbourhood(size: int = 3, height: int = 4, width: int = 4) -> Attention:
    """A place sees the size × size places around it; at the border the square is moved inwards, so that each sees as many.
    The paper adds a learned relative bias.
    """

    def inside(at: Tensor, other: Tensor, length: int) -> Tensor:
        start = (at - size // 2).clamp(0, max(length - size, 0))
        return (other >= start) & (other < start + size)

    near = lambda a, b: inside(a[0], b[0], height) & inside(a[1], b[1], width)  # noqa: E731
    return Attention(mask=_grid(f"{size} × {size} places around", height, width, near))


@entry(
    "Shifted windows",
    2021,
    "Liu et al., Swin Transformer: Hierarchical Vision Transformer using Shifted Windows",
    cost="H·W·M² pairs for windows of M × M; memory linear",
    inputs=IMAGE,
    not_on_text="it looks at the places of an image, and a text has none",
)
def swin(window: int = 2, shift: int = 1, height: int = 4, width: int = 4, bias: Tensor | None = None) -> Attention:
    """Windows of M × M places; every second layer moves them by `shift`, so that neighbours in different windows meet. A
    bias may carry the paper's learned relative table.
    """
    same = lambda a, b, n: (a[n] + window - shift) // window == (b[n] + window - shift) // window  # noqa: E731
    words = f"same window of {window} × {window}, shifted by {shift}"
    return Attention(bias=bias, mask=_grid(words, height, width, lambda a, b: same(a, b, 0) & same(a, b, 1)))
