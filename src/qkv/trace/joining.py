"""Descriptions put together: several calls of one attention as one, over absolute key positions.

Where the calls' structure is the same (causal, a window, padding of keys that grew), the joined description has it as it
is; what differs goes by rows (`PlacedMask`, `PlacedBias`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from .._detail import strip
from .._mask_kinds import And, Everyone, Keys, Mask, Window
from .._placed import Piece, Place, PlacedBias, PlacedMask, Size
from ..biases import T5, ALiBi, Bias, RelativePosition, Sum, alibi_slopes
from ..normalizers import Softmax
from ..plan import Description


@dataclass(frozen=True, eq=False)
class Part:
    """A description with the size of its matrix: its rows are the next ones, its keys counted from position 0."""

    description: Description
    size: Size


def same(a: Any, b: Any) -> bool:
    """Whether two details say the same, their tensors compared by value."""
    if a == b:  # the same objects
        return True
    leaves_a: list[Tensor] = []
    leaves_b: list[Tensor] = []
    if strip(a, leaves_a) != strip(b, leaves_b):
        return False
    return all(x is y or (x.shape == y.shape and torch.equal(x, y)) for x, y in zip(leaves_a, leaves_b, strict=True))


# -- one description, put where it belongs --------------------------------------------------------------------------------


def placed(
    d: Description, size: Size, *, key_start: int = 0, rows: Tensor | None = None, first_row: int = 0,
    count: int | None = None, heads: tuple[int, ...] | None = None, batch: int | None = None,
) -> Description:  # fmt: skip
    """`d` of a matrix of `size`, restricted to some rows, heads or one sequence, its first key at column `key_start`.

    rows (n,): the rows that are left; else `count` rows from `first_row` on.
    """
    whole = rows is None and first_row == 0 and count in (None, size[2])
    if key_start == 0 and whole and heads is None and batch is None:
        return d
    place = Place(size, d.offset, d.raw, batch, heads, rows, first_row, key_start)
    n = len(rows) if rows is not None else size[2] - first_row if count is None else count
    offset = (
        d.offset if batch is None or isinstance(d.offset, int) else int(d.offset[batch if d.offset.numel() > 1 else 0])
    )
    begin = first_row if rows is None else int(rows[0]) if len(rows) else 0
    offset = offset + key_start + begin
    found: Description = d.changed(
        offset=offset,
        raw=False,
        mask=_hiding(_put(d.mask, place, n), place, offset, n),
        bias=None if d.bias is None else _put_bias(d.bias, place, n),
        normalize=_heads_of_normalizer(d.normalize, heads),
        score=_heads_of_score(d.score, heads),
    )
    return found


def _put(mask: Mask | None, place: Place, count: int) -> Mask | None:
    if mask is None or isinstance(mask, Everyone):
        return None
    if type(mask) is And:
        a, b = _put(mask.a, place, count), _put(mask.b, place, count)
        return b if a is None else a & b
    if isinstance(mask, Window) and not mask.upper_left and place.rows is None:
        return mask
    if isinstance(mask, Keys):
        values = mask._rows()
        if place.batch is not None and values.shape[0] > 1:
            values = values[place.batch : place.batch + 1]
        return Keys(torch.nn.functional.pad(values, (place.first_key, 0)))
    return PlacedMask((Piece(0, count, place, mask),))


def _hiding(mask: Mask | None, place: Place, offset: int | Tensor, count: int) -> Mask | None:
    """`mask` with the keys before the place's first one hidden, where it does not hide them by itself."""
    dropped = place.first_key
    if dropped == 0 or not count or any(isinstance(m, (Keys, PlacedMask)) for m in terms(mask)):
        return mask
    lefts = [m.left for m in terms(mask) if isinstance(m, Window) and m.left is not None]
    if isinstance(offset, int) and any(offset - left >= dropped for left in lefts):
        return mask
    there = torch.ones(1, dropped + place.size[3], dtype=torch.bool)
    there[:, :dropped] = False
    return Keys(there) & mask


def terms(mask: Mask | None) -> list[Mask]:
    """What is joined by &."""
    if mask is None or isinstance(mask, Everyone):
        return []
    return [*terms(mask.a), *terms(mask.b)] if type(mask) is And else [mask]


def _put_bias(bias: Bias, place: Place, count: int) -> Bias:
    heads = place.heads
    if isinstance(bias, Sum):
        return Sum(tuple(_put_bias(part, place, count) for part in bias.parts))
    if place.rows is None and isinstance(bias, (RelativePosition, T5, ALiBi)):
        return bias if heads is None else _heads_of_bias(bias, heads, place.size[1])
    return PlacedBias((Piece(0, count, place, bias),))


def _heads_of_bias(bias: Bias, heads: tuple[int, ...], count: int) -> Bias:
    chosen = list(heads)
    if isinstance(bias, RelativePosition):
        table: Bias = bias if bias.table.shape[0] == 1 else bias.changed(table=bias.table[chosen])
        return table
    if isinstance(bias, T5):
        return bias.changed(table=bias.table[:, chosen])
    assert isinstance(bias, ALiBi)
    slopes = torch.tensor(alibi_slopes(count)) if bias.slopes is None else bias.slopes
    return bias.changed(slopes=slopes[chosen] if slopes.numel() > 1 else slopes)


def _heads_of_normalizer(normalize: Any, heads: tuple[int, ...] | None) -> Any:
    if heads is not None and isinstance(normalize, Softmax) and normalize.sinks is not None:
        return Softmax(sinks=normalize.sinks[list(heads)])
    return normalize


def _heads_of_score(score: Any, heads: tuple[int, ...] | None) -> Any:
    leaves: list[Tensor] = []
    strip(score, leaves)
    if heads is not None and leaves:
        raise ValueError(
            f"qkv.record: heads= cannot be chosen where the score has learned tensors ({type(score).__name__}): they may "
            "differ from head to head. Record all heads."
        )
    return score


# -- several descriptions as one ------------------------------------------------------------------------------------------


def joined(parts: Sequence[Part]) -> Description:
    """One description for the rows of all parts, one below the other, over the keys of the last one.

    ValueError where they are not calls of one attention: another score, normalizer, scale or softcap.
    """
    first = parts[0].description
    for part in parts[1:]:
        d = part.description
        if (first.scale, first.softcap) != (d.scale, d.softcap) or not same(
            (first.score, first.normalize), (d.score, d.normalize)
        ):
            raise ValueError(
                "qkv.trace: these calls are not one attention: their score, normalizer, scale or softcap differ, "
                f"({first.score}, {first.normalize.name}, {first.scale}, {first.softcap}) and ({d.score}, "
                f"{d.normalize.name}, {d.scale}, {d.softcap}). Record them as two runs."
            )
    begins = [sum(p.size[2] for p in parts[:n]) for n in range(len(parts))]
    asked = [(p, begin) for p, begin in zip(parts, begins, strict=True) if p.size[2]] or [(parts[0], 0)]
    keys = parts[-1].size[3]
    found: Description = first.changed(
        offset=asked[0][0].description.offset - asked[0][1],
        raw=False,
        mask=_joined_mask(asked, keys),
        bias=_joined_bias(asked),
    )
    return found


Asked = list[tuple[Part, int]]


def _in_line(asked: Asked) -> bool:
    """Whether every row stands one after the one above it."""
    offsets = [p.description.offset for p, _ in asked]
    if not all(isinstance(o, int) for o in offsets):
        return False
    return len({o - begin for o, (_, begin) in zip(offsets, asked, strict=True)}) == 1


def _joined_mask(asked: Asked, keys: int) -> Mask | None:
    found = _one_mask(asked, keys)
    if found is not False:
        return found  # type: ignore[return-value]
    return PlacedMask(tuple(piece for p, begin in asked for piece in _pieces(p, begin, p.description.mask, PlacedMask)))


def _one_mask(asked: Asked, keys: int) -> Mask | bool | None:
    """The mask of all rows where it has one structure; False where it goes by rows."""
    split = [terms(p.description.mask) for p, _ in asked]
    relative = [[m for m in t if isinstance(m, Window) and not m.upper_left] for t in split]
    padding = [[m for m in t if isinstance(m, Keys)] for t in split]
    if any(len(r) + len(k) != len(t) for r, k, t in zip(relative, padding, split, strict=True)):
        return False
    bounds = [_bounds(r) for r in relative]
    in_line = _in_line(asked)
    if in_line:  # a step that sees all keys up to its own is a causal row
        steps = [p.size[2] == 1 and p.description.offset == p.size[3] - 1 for p, _ in asked]
        bounds = [(b[0], 0) if step and b[1] is None else b for b, step in zip(bounds, steps, strict=True)]
    bound = bounds[0]
    if any(b != bound for b in bounds) or (bound != (None, None) and not in_line):
        return False
    shown = _shown(asked, padding, bound, keys)
    if shown is None:
        return False
    mask: Mask | None = None if bool(shown.all()) else Keys(shown)
    if bound == (None, None):
        return mask
    for window in relative[0] if _bounds(relative[0]) == bound else [Window(*bound)]:
        mask = window & mask
    return mask


Bounds = tuple[int | None, int | None]


def _bounds(windows: list[Window]) -> Bounds:
    """The narrowest (left, right) of several windows joined by &."""
    lefts, rights = [w.left for w in windows], [w.right for w in windows]
    left = min((n for n in lefts if n is not None), default=None)
    return left, min((n for n in rights if n is not None), default=None)


def _shown(asked: Asked, padding: list[list[Keys]], bound: Bounds, keys: int) -> Tensor | None:
    """(B or 1, keys): which keys are shown apart from the window; None where that is not the same for all rows."""
    left, right = bound
    if not any(padding) and all(_ends_with_its_keys(part, right, keys) for part, _ in asked):
        return torch.ones(1, keys, dtype=torch.bool)
    batch = max([1, *(k._rows().shape[0] for several in padding for k in several)])
    shown, known = torch.ones(batch, keys, dtype=torch.bool), torch.zeros(keys, dtype=torch.bool)
    for (part, _), several in zip(asked, padding, strict=True):
        _, _, rows, there = part.size
        offset = part.description.offset
        low, high = 0, keys
        if isinstance(offset, int):  # beyond these the window hides every key
            low = 0 if left is None else max(0, offset - left)
            high = keys if right is None else min(keys, offset + rows + right)
        if high > there:
            return None
        mine = torch.ones(batch, there, dtype=torch.bool)
        for k in several:
            mine = mine & k._rows().cpu()
        low, high = min(low, there), max(min(high, there), 0)
        both = known[low:high]
        if not torch.equal(shown[:, low:high][:, both], mine[:, low:high][:, both]):
            return None
        shown[:, low:high], known[low:high] = mine[:, low:high], True
    return shown


def _ends_with_its_keys(part: Part, right: int | None, keys: int) -> bool:
    """Whether the window hides from a part's rows the keys that came after them."""
    offset, there = part.description.offset, part.size[3]
    return there >= keys or (right is not None and isinstance(offset, int) and offset + part.size[2] + right <= there)


def _pieces(part: Part, begin: int, detail: Any, kind: type[PlacedMask] | type[PlacedBias]) -> list[Piece]:
    """A part's rows as pieces of the joined matrix; those that it consists of already stay apart."""
    d = part.description
    if isinstance(detail, kind):
        return [piece.moved(begin) for piece in detail.pieces]
    return [Piece(begin, part.size[2], Place(part.size, d.offset, d.raw), detail)]


def _joined_bias(asked: Asked) -> Bias | None:
    found = [p.description.bias for p, _ in asked]
    if all(b is None for b in found):
        return None
    if _in_line(asked):
        if all(isinstance(b, (RelativePosition, T5, ALiBi)) and same(b, found[0]) for b in found):
            return found[0]
        if all(isinstance(b, RelativePosition) for b in found):
            table = _joined_table(asked)
            if table is not None:
                return RelativePosition(table)
    return PlacedBias(tuple(piece for p, begin in asked for piece in _pieces(p, begin, p.description.bias, PlacedBias)))


def _joined_table(asked: Asked) -> Tensor | None:
    """One table of distances for all parts; None where two of them disagree about a distance that both know."""
    m = max(p.description.bias.table.shape[1] // 2 for p, _ in asked)  # type: ignore[union-attr]
    like: Tensor = asked[0][0].description.bias.table  # type: ignore[union-attr]
    whole = like.new_zeros(like.shape[0], 2 * m + 1)
    known = torch.zeros(2 * m + 1, dtype=torch.bool)
    for part, _ in asked:
        table: Tensor = part.description.bias.table  # type: ignore[union-attr]
        offset, half = part.description.offset, table.shape[1] // 2
        low, high = 1 - part.size[2] - offset, part.size[3] - 1 - offset
        if table.shape[0] != whole.shape[0] or low < -half or high > half:
            return None
        mine, here = table[:, low + half : high + half + 1], slice(low + m, high + m + 1)
        both = known[here]
        if not torch.equal(whole[:, here][:, both], mine[:, both]):
            return None
        whole[:, here], known[here] = mine, True
    return whole
