"""Passes of a model over the end of a text, with edges cut, after a beginning that is read once.

Cutting edges of the rows from p on leaves all that is before p as it is: its keys and values are computed once and shared.
What follows is short as a rule, so several variants of it go through the model as one sequence, each seeing the shared
beginning and itself alone.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from ... import hf
from ..._call import join
from ...attention_map import AttentionMap
from ..given import cache_word
from ..recording.roads.huggingface import _on_qkv
from .asked import CALL, Where
from .cuts import Cut, Packed

_ROWS = 384  # rows of one pass, unless one variant has more: enough for matrix products to be efficient
Watch = Callable[[AttentionMap, list[int]], None]


@dataclass(frozen=True, eq=False)
class Variant:
    """One way to run the end of the text: edges (n, 2) are cut, rows (m,) read uniformly; rows count from the end's first."""

    edges: Tensor | None = None
    uniform: Tensor | None = None


class Passes:
    """A model, a text and where its end begins. Within `ready` the model is on qkv's attention, and `logits` may be asked."""

    def __init__(self, model: Any, ids: Tensor, first: int, wanted: range, where: Where, past: Any = None):
        self.model, self.where, self.first, self.wanted, self._past = model, where, first, wanted, past
        self.tail = len(ids) - first
        self.names: list[str] = []
        self.heads = 0
        self._ids = ids.to(model.device)
        self._named = {id(m): name for name, m in model.named_modules()}
        self._known = inspect.signature(model.forward).parameters
        self._cache: Any = None
        self._shared: list[tuple[Tensor, Tensor]] = []
        self._alone = "position_ids" not in self._known  # whether each variant needs a pass of its own

    @contextmanager
    def ready(self) -> Iterator[None]:
        """The model on qkv's attention, the beginning read."""
        if self.first and not _keeps_all(self.model):
            self.first, self.tail, self.wanted = 0, len(self._ids), _moved(self.wanted, self.first)
        with _on_qkv(self.model), _evaluating(self.model), torch.no_grad():
            if self.first:
                self._read_beginning()
            yield

    def _read_beginning(self) -> None:
        from transformers import DynamicCache

        self._cache = DynamicCache()  # without a configuration every layer keeps all keys, one with a window too
        known = 0 if self._past is None else self._known_keys(self._past)
        ids = self._ids[None, known : self.first]
        if known < self.first:
            last = torch.tensor([ids.shape[1] - 1])
            self.model(input_ids=ids, use_cache=True, **self._going_on(), **self._keep(last))
        self._shared = [(layer.keys, layer.values) for layer in self._cache.layers]

    def _known_keys(self, past: Any) -> int:
        """Fills the cache with what `past` holds of the beginning; how many tokens that is."""
        layers = getattr(past, "layers", ())
        if not layers or any(type(layer).__name__ != "DynamicLayer" or layer.keys.shape[0] != 1 for layer in layers):
            raise ValueError(
                f"{CALL}: past must be a DynamicCache of one text, made without a configuration, whose layers keep every key; "
                f"got {type(past).__name__}."
            )
        known = min(self.first, int(layers[0].keys.shape[2]))
        for n, layer in enumerate(layers):
            self._cache.update(layer.keys[:, :, :known], layer.values[:, :, :known], n)
        return known

    def _going_on(self) -> dict[str, Any]:
        return {} if self._cache is None else {cache_word(self.model) or "past_key_values": self._cache}

    def _keep(self, rows: Tensor) -> dict[str, Any]:
        return {"logits_to_keep": rows.to(self.model.device)} if "logits_to_keep" in self._known else {}

    def logits(self, variants: Sequence[Variant], watch: Watch | None = None) -> Tensor:
        """(variants, wanted rows, vocabulary). watch(map, heads): of each layer that is meant, of a single variant."""
        at_once = 1 if self._alone else max(1, _ROWS // self.tail)
        parts = [variants[n : n + at_once] for n in range(0, len(variants), at_once)]
        return torch.cat([self._pass(part, watch) for part in parts])

    def _pass(self, variants: Sequence[Variant], watch: Watch | None) -> Tensor:
        count, places = len(variants), torch.arange(self.first, self.first + self.tail, device=self._ids.device)
        rows = torch.cat([torch.tensor(self.wanted) + n * self.tail for n in range(count)])
        options = {**self._keep(rows), **self._going_on()}
        if "position_ids" in self._known:
            options["position_ids"] = places.repeat(count)[None]
        if self._cache is not None:
            for layer, (key, value) in zip(self._cache.layers, self._shared, strict=True):
                layer.keys, layer.values = key, value
        change = _Change(self, variants)
        with hf.intervene(change), hf.observe(lambda _, made: change.watched(made, watch)) if watch else nullcontext():
            out = self.model(
                input_ids=self._ids[self.first :].repeat(count)[None], use_cache=self._cache is not None, **options
            )
        if not change.names:
            raise ValueError(
                f"{CALL}: {type(self.model).__name__} computes its attention by itself, not through Hugging Face's attention "
                "interface, so no edge of it can be cut. Use a model of another architecture."
            )
        self.names, self.heads, self._alone = change.names, change.heads, self._alone or change.alone
        logits = out.logits[0] if out.logits.shape[1] == len(rows) else out.logits[0, rows.to(out.logits.device)]
        return logits.cpu().double().unflatten(0, (count, -1))


@contextmanager
def _evaluating(model: Any) -> Iterator[None]:
    """Without dropout, whose draws would differ from run to run; afterwards each module as it was."""
    training = [m for m in model.modules() if m.training]
    model.eval()
    try:
        yield
    finally:
        for module in training:
            module.training = True


def _keeps_all(model: Any) -> bool:
    """Whether a cache of keys and values is all that a model remembers of a text."""
    kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ())
    return kinds <= {"full_attention", "sliding_attention", "chunked_attention"}


def _moved(wanted: range, by: int) -> range:
    return range(wanted.start + by, wanted.stop + by)


class _Change:
    """What happens to each attention call of one pass."""

    def __init__(self, of: Passes, variants: Sequence[Variant]):
        self._of, self._count = of, len(variants)
        self.names: list[str] = []
        self.heads, self.alone, self._meant = 0, False, list[int]()
        self._places = Packed(None, of.first, of.tail)
        cut = [self._places.packed(v.edges, n) for n, v in enumerate(variants) if v.edges is not None]
        self._cut = Cut(torch.cat(cut)) if cut else None
        uniform = [v.uniform + n * of.tail for n, v in enumerate(variants) if v.uniform is not None]
        self._uniform = torch.cat(uniform) if uniform else None

    def __call__(
        self, module: Any, query: Tensor, key: Tensor, details: dict[str, Any]
    ) -> tuple[Tensor, dict[str, Any]]:
        of = self._of
        name = of._named.get(id(module))
        if name is None or query.shape[2] != self._count * of.tail or key.shape[2] != query.shape[2] + of.first:
            self._meant = []  # another model's, or attention to something else than the text
            return query, details
        self._meant = of.where.heads_of(len(self.names), name, query.shape[1])
        self.names.append(name)
        self.heads = max(self.heads, query.shape[1])
        self.alone = self.alone or details.get("bias") is not None
        details = dict(details)
        mask = join(details.pop("mask", None), details.pop("causal", False), details.pop("window", None))
        if self._count > 1:
            mask = self._places.changed(mask=mask)
        if self._meant and self._cut is not None:
            every = len(self._meant) == query.shape[1]
            mask = self._cut.changed(heads=None if every else tuple(self._meant)) & mask
        if self._meant and self._uniform is not None:
            query = _without_choice(query, self._uniform, self._meant)
        return query, {**details, "mask": mask}

    def watched(self, made: AttentionMap, watch: Watch) -> None:
        if self._meant:
            watch(made, self._meant)


def _without_choice(query: Tensor, rows: Tensor, heads: list[int]) -> Tensor:
    """Queries of 0 at some rows: every score is 0, so all keys that they see get the same share."""
    query = query.clone()
    query[:, torch.tensor(heads)[:, None], rows[None, :]] = 0.0
    return query
