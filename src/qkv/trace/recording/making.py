"""A recording in the making: calls become segments, and forwards that extend one cache become one run.

A forward goes on with the run before it when its first attention sees keys that were recorded: as many as there are, and
the last one number for number, in the first layer all of them (beam search changes the order of sequences, and so of
keys). Anything else begins a new run, which then keeps all the keys that its calls saw.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import torch
from torch import Tensor

from ..._detail import bind, strip
from ..._mask_kinds import Keys, Window
from ..._placed import Piece, Place, PlacedBias, PlacedMask
from ..._score_base import DOT
from ...attention_map import AttentionMap
from ...biases import T5, ALiBi, Bias, RelativePosition, Values
from ...plan import Description
from ..capture import Capture, Kind, Segment, join
from ..joining import placed, terms
from ..layer import Layer, Sampled
from .sampling import draw, merged, positions_of, sampled

Key = tuple[str, int]  # a module's name, and how often it had run in its forward before
GATHER = 256  # steps that are joined to one segment


@dataclass(frozen=True)
class Wanted:
    """What of a model is kept: see `qkv.record`."""

    layer: Callable[[int, str], bool]
    heads: tuple[int, ...] | None
    queries: tuple[int, ...] | None
    values: bool
    own_engine: bool


@dataclass(frozen=True, eq=False)
class Call:
    """A capture with where its keys stand: keys first … last − 1 of the map are new, the map's first one is at key_start."""

    capture: Capture
    key_start: int
    new: int
    filled: int


@dataclass(eq=False)
class LayerMaking:
    """A layer of a run that goes on. keys: how many positions are known; last: the key of the last one (B, Hkv, D)."""

    number: int
    name: str
    kind: Kind
    kept: bool
    rows: int = 0
    kept_rows: int = 0
    keys: int = 0
    last: Tensor | None = None
    all_keys: list[Tensor] | None = None  # of a run's first layer, to hold a batch against
    past: int = 0  # keys that it saw at the run's beginning, from before the recording
    heads: tuple[int, ...] | None = None
    output_weight: Tensor | None = None
    check: Sampled | None = None
    checked: int = 0  # positions
    segments: list[Segment] = field(default_factory=list)
    steps: list[Segment] = field(default_factory=list)
    watched: list[tuple[Tensor, int]] = field(default_factory=list)
    written: int = 0
    padding: Tensor | None = None

    def look_at(self, d: Description, filled: int) -> None:
        """Padding that a call's mask shows, for models that are handed their masks ready-made."""
        found = terms(d.mask)
        if any(isinstance(m, Window) and m.left is not None for m in found):
            return  # the keys that a window hides say nothing
        for m in found:
            if isinstance(m, Keys):
                self.padding = m._rows()[:, :filled].detach().cpu()

    def add(self, segment: Segment, on_full: Callable[[LayerMaking, Segment], None] | None) -> None:
        """A segment more: single steps are gathered, and what is whole goes to `on_full` where it is not kept here."""
        if on_full is not None or segment.query.shape[2] > 1 or not self.segments:
            self.flush(on_full)
            self._whole(segment, on_full)
            return
        self.steps.append(segment)
        if len(self.steps) >= GATHER:
            self.flush(on_full)

    def flush(self, on_full: Callable[[LayerMaking, Segment], None] | None) -> None:
        """The gathered steps as one segment."""
        if self.steps:
            steps, self.steps = self.steps, []
            self._whole(join(steps), on_full)

    def _whole(self, segment: Segment, on_full: Callable[[LayerMaking, Segment], None] | None) -> None:
        if on_full is None:
            self.segments.append(segment)
        else:
            self.untouched()
            on_full(self, segment)
            self.written += 1

    def untouched(self) -> None:
        """RuntimeError where a tensor that was kept without a copy was changed in place since."""
        for tensor, version in self.watched:
            if tensor._version != version:
                raise RuntimeError(
                    f"qkv.record: {self.name} changed its queries, keys or values in place after its attention had used them, "
                    "so they cannot be kept. Record a model whose cache is one of transformers', or report this one."
                )
        self.watched.clear()

    def compact(self) -> None:
        """All segments as one, so that a map needs no copy."""
        self.untouched()
        self.flush(None)
        if len(self.segments) > 1:
            self.segments = [join(self.segments)]

    def stand(self, streams: tuple[str, str], main: str, unknown: int) -> tuple[int, int]:
        """(first_query, first_key): the places of row 0 and key 0 among the tokens of their streams.

        unknown: how many positions of the stream `main` there were before the recording; a sliding cache held the last of them.
        """
        begins = unknown - self.past if self.kind == "self" and streams[1] == main and self.past else 0
        return unknown if streams[0] == main else 0, begins

    def layer(self, streams: tuple[str, str], main: str, unknown: int) -> Layer | None:
        """What there is by now; None where nothing was kept."""
        segments = (*self.segments, *([join(self.steps)] if self.steps else []))
        if not self.kept or not segments:
            return None
        stand = self.stand(streams, main, unknown)
        return Layer(self.name, self.kind, segments, self.output_weight, self.check, streams, self.heads, *stand)


class Maker:
    """Makes segments of calls."""

    def __init__(self, wanted: Wanted):
        self.wanted = wanted
        self._biases: dict[int, tuple[Tensor, Any, Bias | None]] = {}

    def forget(self) -> None:
        """A forward has ended: what its layers shared is let go."""
        self._biases.clear()

    def take(
        self, layer: LayerMaking, call: Call, weight: Callable[[int], Tensor | None],
        on_full: Callable[[LayerMaking, Segment], None] | None,
    ) -> None:  # fmt: skip
        """Put a call's rows and new keys at the end of `layer`."""
        of = call.capture.map
        query, key, value, _ = of.tensors
        rows = query.shape[2]
        if layer.kept:
            self._heads(query.shape[1], key.shape[1])  # before anything else: one of them may not be there
            self._check(layer, call)
            if layer.output_weight is None and not layer.rows and value is not None:
                layer.output_weight = self._weight(weight(query.shape[1] * value.shape[-1]), of)
            layer.heads = self.wanted.heads
            segment = self._segment(layer, call)
            layer.add(segment, on_full)
            layer.kept_rows += segment.query.shape[2]
        layer.rows += rows
        layer.keys = call.key_start + call.filled
        if call.filled:
            layer.last = key[:, :, call.filled - 1].clone()
        if layer.all_keys is not None and call.new < call.filled:
            layer.all_keys.append(key[:, :, call.new : call.filled].clone())

    def _check(self, layer: LayerMaking, call: Call) -> None:
        of = call.capture.map
        left = positions_of(of.shape) - layer.checked
        if left <= 0 or not of.shape[2] or not of.shape[3]:
            return
        chosen = draw(layer.number, layer.rows, of.shape[2], left).to(of.tensors[0].device)
        if len(chosen):
            layer.checked += len(chosen)
            output = call.capture.output if call.capture.output is not None else of.output
            layer.check = merged(layer.check, sampled(of, chosen, output, self.wanted.own_engine))

    def _weight(self, found: Tensor | None, of: AttentionMap) -> Tensor | None:
        heads = self.wanted.heads
        if found is None or heads is None:
            return found
        return found.unflatten(1, (of.shape[1], -1))[:, list(heads)].flatten(1).contiguous()

    def _segment(self, layer: LayerMaking, call: Call) -> Segment:
        of = call.capture.map
        query, key, value, state = of.tensors
        chosen, positions = self._rows(layer, query.shape[2])
        heads, kv = self._heads(query.shape[1], key.shape[1])
        new = slice(call.new, call.filled)
        value = value if self.wanted.values else None
        query = _picked(query, heads, chosen)
        state = None if state is None else _picked(state, heads, chosen)
        key, value = _picked(key[:, :, new], kv, None), None if value is None else _picked(value[:, :, new], kv, None)
        query, key, value = own((query, key, value), layer.watched, not of.overwritten)
        state = None if state is None else own((state,), [])[0]
        size = (*of.shape[:3], call.filled)
        d = _cut(self._with_compact_bias(of), of.shape, call.filled)
        description = placed(d, size, key_start=call.key_start, rows=chosen, heads=heads)
        return Segment(
            query, key, value, state, description, layer.kept_rows, call.key_start + call.new, positions
        )  # fmt: skip

    def _rows(self, layer: LayerMaking, count: int) -> tuple[Tensor | None, Tensor | None]:
        """(the call's rows that are kept, their positions); None for all."""
        queries = self.wanted.queries
        if queries is None:
            return None, None
        mine = {q + count if q < 0 else q - layer.rows for q in queries}
        chosen = torch.tensor(sorted(r for r in mine if 0 <= r < count), dtype=torch.int64)
        return chosen, chosen + layer.rows

    def _heads(self, heads: int, kv_heads: int) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
        """(query heads, for each of them its key head); None for all."""
        chosen = self.wanted.heads
        if chosen is None:
            return None, None
        if chosen[-1] >= heads:
            raise ValueError(
                f"qkv.record: there is no head {chosen[-1]}: a layer has {heads}, counted from 0 to {heads - 1}."
            )
        used = [h // (heads // kv_heads) for h in chosen]
        several = {used.count(n) for n in used}
        return chosen, tuple(sorted(set(used))) if len(several) == 1 else tuple(used)

    def _with_compact_bias(self, of: AttentionMap) -> Description:
        """The map's description, a bias tensor that depends on the distance alone as a table, which layers share."""
        from .roads.structure import compact_bias

        d = of.description
        if not isinstance(d.bias, Values):
            return _detached(d)
        given = d.bias.values
        values, offset = given.detach(), d.offset if isinstance(d.offset, int) else None
        known = self._biases.get(id(given))
        asked = (of.shape, offset, given._version if not given.is_inference() else 0)
        if known is None or known[1] != asked:
            made: Bias | None = compact_bias(values, of.shape, offset) if bool((values != 0).any()) else None
            if isinstance(made, Values):
                made = Values(_copied(made.values))
            known = (given, asked, made)
            self._biases[id(given)] = known
        return _detached(d.changed(bias=known[2]))


def _copied(x: Tensor) -> Tensor:
    return x.detach().clone()


def _detached(d: Description) -> Description:
    """The description without gradients; learned tensors, which training changes in place, as copies."""
    if d.bias is None and d.score is DOT and getattr(d.normalize, "sinks", None) is None:
        return d
    leaves: list[Tensor] = []
    spec = strip(d, leaves)
    if not any(t.requires_grad for t in leaves):
        return d
    found: Description = bind(spec, [_copied(t) if t.requires_grad else t for t in leaves])
    return found


def _picked(x: Tensor, heads: tuple[int, ...] | None, rows: Tensor | None) -> Tensor:
    x = x if heads is None else x[:, list(heads)]
    return x if rows is None else x[:, :, rows.to(x.device)]


def own(wanted: tuple[Tensor | None, ...], watched: list[tuple[Tensor, int]], lasting: bool = True) -> Any:
    """The tensors that are kept: as they are where they take up what they keep alive, else copied.

    A view of a fraction of a storage would keep all of it alive, and a static cache is overwritten at the next step. Query, key
    and value of one projection share a storage, and together fill it. What is not copied is watched for changes in place.
    lasting: whether nobody is known to overwrite them; else all are copied.
    """
    used: dict[int, int] = {}
    apart = {(t.data_ptr(), tuple(t.shape)): t for t in wanted if t is not None and t.numel()}
    for t in apart.values():
        used[_storage(t)] = used.get(_storage(t), 0) + t.numel() * t.element_size()

    def kept(t: Tensor) -> Tensor:
        if not lasting or used.get(_storage(t), 0) < 0.9 * t.untyped_storage().nbytes():
            return t.clone(memory_format=torch.contiguous_format)
        if t.numel() and not t.is_inference():
            watched.append((t, t._version))
        return t

    return tuple(None if t is None else kept(t) for t in wanted)


def _storage(t: Tensor) -> int:
    return t.untyped_storage().data_ptr()


def _cut(d: Description, size: tuple[int, int, int, int], filled: int) -> Description:
    """The description without the keys behind `filled`, which no row sees."""
    if filled == size[3]:
        return d
    place = Place(size, d.offset, d.raw)
    mask = None
    for term in terms(d.mask):
        if isinstance(term, Keys):
            part: Any = Keys(term._rows()[:, :filled])
        elif isinstance(term, Window) and not term.upper_left:
            part = term
        else:
            part = PlacedMask((Piece(0, size[2], place, term),))
        mask = part if mask is None else mask & part
    bias = d.bias
    if isinstance(bias, Values):
        bias = Values(bias.values[..., :filled].clone()) if bias.values.shape[-1] == size[3] else bias
    elif bias is not None and not isinstance(bias, (RelativePosition, T5, ALiBi)):
        bias = PlacedBias((Piece(0, size[2], place, bias),))
    changed: Description = d.changed(mask=mask, bias=bias, raw=False)
    return changed


def first_rows(segment: Segment, count: int) -> Segment:
    """The first `count` rows of a run's only segment over the first `count` keys; its later keys were behind them."""
    *lead, keys = segment.size
    d = placed(segment.description, segment.size, count=count)
    cut = lambda t: None if t is None else t[:, :, :count]  # noqa: E731
    return replace(
        segment,
        query=segment.query[:, :, :count],
        key=segment.key[:, :, :count],
        value=cut(segment.value),
        state=cut(segment.state),
        description=_cut(d, (lead[0], lead[1], count, keys), min(count, keys)),
    )


__all__ = ["Call", "Key", "LayerMaking", "Maker", "Wanted", "first_rows"]
