"""Masks: which query may see which key. Frozen data that know their structure.

    visible(tile)   bool, broadcasts to (B, H, n, m): True = may attend
    blocks(grid)    (some, every), bool, broadcast to (B, H, row blocks, column blocks), without evaluating Lq × Lk:
                    not some = surely nothing visible there (costs nothing); every = surely all of it (needs no mask)

Masks join with &, | and ~. Positions: a query in row i stands at i + query_offset, by default i + Lk − Lq (the queries are the
last Lq positions). With Lq = 2, Lk = 5 and Lq = 5, Lk = 2, `causal()` draws (█ visible):

    █ █ █ █ ·        · ·      rows 0 to 2 see nothing: their output is 0
    █ █ █ █ █        · ·
                     · ·
                     █ ·
                     █ █
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from ._detail import as_tensor
from ._mask_kinds import (
    Below,
    BlockSparse,
    Documents,
    Everyone,
    GlobalTokens,
    Keys,
    Mask,
    Window,
    checked_bool,
    given,
    lower,
    modifier,
)
from ._mask_patterns import Dilated, Fixed, RandomBlocks, Strided, Tree, walked

__all__ = [
    "Mask",
    "block_sparse",
    "causal",
    "dilated",
    "documents",
    "everyone",
    "fixed",
    "from_function",
    "from_tensor",
    "global_tokens",
    "keys",
    "lengths",
    "lower",
    "prefix",
    "random_blocks",
    "strided",
    "tree",
    "window",
]


def everyone() -> Mask:
    """Every query sees every key."""
    return Everyone()


def causal(align: str = "lower_right") -> Mask:
    """A query sees the keys up to its own position (drawn at the top of this module).

    align: "lower_right" measures from query_offset (by default the last query is the last key); "upper_left" has row i see
    keys 0 … i, torch's way. ValueError for another word.
    """
    if align not in ("lower_right", "upper_left"):
        raise ValueError(f'masks.causal: align must be "lower_right" or "upper_left", got {align!r}.')
    return Window(None, 0, align == "upper_left")


def window(left: int | None, right: int | None) -> Mask:
    """Keys at most `left` positions before and `right` after the query, itself included; None: no bound.

    Hugging Face's sliding window W counts the query itself: it is `window(W - 1, 0)`. ValueError for a negative distance.
    """
    for side in (left, right):
        if side is not None and (isinstance(side, bool) or not isinstance(side, int) or side < 0):
            raise ValueError(
                f"masks.window: got ({left!r}, {right!r}); expected two distances of 0 or more, or None for no bound, "
                "for example window(255, 0)."
            )
    return Window(left, right)


def prefix(n: int | Tensor) -> Mask:
    """The first n keys are visible to everyone; n may be one a sequence (B,). A prefix language model: causal() | prefix(n)."""
    return _below(n, "prefix")


def lengths(n: int | Tensor) -> Mask:
    """Keys j < n, one n a sequence (B,): padding at the right, or a pre-allocated cache that is filled up to n."""
    return _below(n, "lengths")


def _below(n: Any, name: str) -> Mask:
    if not isinstance(n, int):
        n = as_tensor(n, f"masks.{name}")
        if n.is_floating_point() or n.dtype == torch.bool:
            raise ValueError(f"masks.{name}: got {n.dtype}; expected whole numbers, how many keys are visible.")
    elif n < 0:
        raise ValueError(f"masks.{name}: got {n}; expected 0 or more keys.")
    return Below(n, name)


def keys(values: Tensor) -> Mask:
    """True where a key may be seen, bool (B, Lk): padding on either side. ValueError for another dtype."""
    return Keys(checked_bool(values, "masks.keys", "For 0/1 numbers use mask.bool()."))


def documents(ids: Tensor) -> Mask:
    """A query sees the keys of its own document: ids (Lk,) or (B, Lk), whole numbers, for packed sequences."""
    ids = as_tensor(ids, "masks.documents")
    if ids.is_floating_point() or ids.dtype == torch.bool:
        raise ValueError(
            f"masks.documents: got ids of {ids.dtype}; expected whole numbers, one document number for each key."
        )
    return Documents(ids)


def global_tokens(indices: Sequence[int] | Tensor | int) -> Mask:
    """Pairs in which the query or the key stands at one of `indices`. Longformer (Beltagy et al. 2020): window(…) | this."""
    numbers = torch.as_tensor(indices).reshape(-1)
    if numbers.is_floating_point() and numbers.numel():
        raise ValueError(f"masks.global_tokens: got {numbers.dtype}; expected positions, whole numbers.")
    return GlobalTokens(tuple(sorted({int(n) for n in numbers.tolist()})))


def block_sparse(layout: Tensor, block_size: int) -> Mask:
    """layout[…, i // block_size, j // block_size]: bool (nQ, nK), (Hq, nQ, nK) or (B, Hq, nQ, nK), by raw rows."""
    if isinstance(block_size, bool) or not isinstance(block_size, int) or block_size < 1:
        raise ValueError(f"masks.block_sparse: block_size must be 1 or more, got {block_size!r}.")
    return BlockSparse(
        checked_bool(layout, "masks.block_sparse", "For a layout of 0/1 numbers use layout.bool()."), block_size
    )


def dilated(count: int, step: int) -> Mask:
    """Every step-th key, `count` of them on each side of the query, and the query's own position.

    `dilated(n, 1)` is `window(n, n)`; joined with causal() it looks back only. `dilated(2, 3)` draws, 9 × 9:

        █ · · █ · · █ · ·
        · █ · · █ · · █ ·
        · · █ · · █ · · █
        █ · · █ · · █ · ·
        · █ · · █ · · █ ·
        · · █ · · █ · · █
        █ · · █ · · █ · ·
        · █ · · █ · · █ ·
        · · █ · · █ · · █

    Positions count from query_offset. ValueError for a count below 0 or a step below 1.

    Source: Beltagy et al. 2020 (Longformer), section 3.1, dilated sliding window.
    """
    return Dilated(_whole("masks.dilated: count", count, 0), _whole("masks.dilated: step", step, 1))


def strided(stride: int) -> Mask:
    """Keys less than `stride` positions away, and all keys a multiple of `stride` away: both strided heads in one.

    The paper's is causal: `strided(3) & causal()` draws, 8 × 8:

        █ · · · · · · ·
        █ █ · · · · · ·
        █ █ █ · · · · ·
        █ █ █ █ · · · ·
        · █ █ █ █ · · ·
        · · █ █ █ █ · ·
        █ · · █ █ █ █ ·
        · █ · · █ █ █ █

    Positions count from query_offset. ValueError for a stride below 1. Source: Child et al. 2019, section 4.3.
    """
    return Strided(_whole("masks.strided: stride", stride, 1))


def fixed(stride: int, c: int = 1) -> Mask:
    """Keys of the query's own block of `stride` positions, and the last c keys of every block: both fixed heads in one.

    The paper's is causal: `fixed(3) & causal()` draws, 8 × 8:

        █ · · · · · · ·
        █ █ · · · · · ·
        █ █ █ · · · · ·
        · · █ █ · · · ·
        · · █ █ █ · · ·
        · · █ █ █ █ · ·
        · · █ · · █ █ ·
        · · █ · · █ █ █

    Positions count from query_offset. ValueError for a stride below 1 or c outside 1 … stride.

    Source: Child et al. 2019, section 4.3.
    """
    stride, c = _whole("masks.fixed: stride", stride, 1), _whole("masks.fixed: c", c, 1)
    if c > stride:
        raise ValueError(f"masks.fixed: c is {c}, more than the {stride} keys of a block; expected 1 to {stride}.")
    return Fixed(stride, c)


def random_blocks(count: int, block_size: int, seed: int = 0) -> Mask:
    """Every block of `block_size` queries sees `count` blocks of keys, drawn at random (all, where there are fewer).

    The draw depends on the seed, on the query's block, counted from query_offset, and on how many blocks of keys there
    are: not on device, batch or head. BigBird: `window(…) | global_tokens(…) | random_blocks(3, 64)`; where its three parts
    overlap, a pair is counted once. ValueError for a count below 0, a block below 1 or a seed below 0.

    Source: Zaheer et al. 2020 (BigBird), section 2.
    """
    call = "masks.random_blocks"
    count, size = _whole(f"{call}: count", count, 0), _whole(f"{call}: block_size", block_size, 1)
    return RandomBlocks(count, size, _whole(f"{call}: seed", seed, 0))


def tree(parents: Sequence[int] | Sequence[Sequence[int]] | Tensor) -> Mask:
    """A draft that branches: token i of it sees itself and its ancestors, and all keys before the draft.

    parents: (Lq,) or (B, Lq), whole numbers: the row of each token's parent, which comes before it, or −1 for a token that
    follows the keys before the draft. The draft's own keys stand at query_offset … query_offset + Lq − 1, by default the last
    Lq. `tree([-1, 0, 0, 1])` after two keys draws:

        █ █ █ · · ·
        █ █ █ █ · ·
        █ █ █ · █ ·
        █ █ █ █ · █

    ValueError for a parent that is not an earlier row or −1. The numbers are read here, once.

    Source: Miao et al. 2024 (SpecInfer), section 4.2, tree attention.
    """
    numbers = as_tensor(parents, "masks.tree: parents")
    if numbers.dim() not in (1, 2) or numbers.dtype == torch.bool or (numbers.is_floating_point() and numbers.numel()):
        raise ValueError(
            f"masks.tree: got parents {tuple(numbers.shape)} of {numbers.dtype}; expected whole numbers (Lq,) or (B, Lq)."
        )
    rows = numbers.long() if numbers.dim() == 2 else numbers.long().unsqueeze(0)
    wrong = (rows < -1) | (rows >= torch.arange(rows.shape[1], device=rows.device))
    if bool(wrong.any()):
        b, i = wrong.nonzero()[0].tolist()
        raise ValueError(
            f"masks.tree: the parent of token {i} is {int(rows[b, i])}; expected an earlier token, 0 to {i - 1}, or −1 for "
            "none. Order the draft so that parents come before their children."
        )
    found = [walked(row) for row in rows.tolist()]
    enter, leave = (torch.tensor([x[n] for x in found], dtype=torch.int64).reshape(rows.shape) for n in (0, 1))
    return Tree(enter.to(rows.device), leave.to(rows.device))


def _whole(what: str, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{what} must be a whole number, got {value!r}.")
    if value < least:
        raise ValueError(f"{what} is {value}; expected {least} or more.")
    return value


def from_tensor(values: Tensor) -> Mask:
    """A bool tensor that broadcasts to (B, Hq, Lq, Lk); 2-D is (Lq, Lk). Padding (B, Lk) is `masks.keys`.

    ValueError for a float mask: what is added to scores is a bias.
    """
    return given(values)


def from_function(f: Callable[..., Tensor]) -> Mask:
    """A `mask_mod` as in FlexAttention: f(b, h, q_idx, kv_idx) -> bool, on index tensors that broadcast; asked part by part."""
    return modifier(f)
