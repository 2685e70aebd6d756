"""A model run again on a text with tokens left out: what the answer's log-probability becomes.

Tokens are left out and the others keep their positions: nothing reads them. For attention without windows that is the same
as masking them for everybody (the way of AT2, Cohen-Wang et al. 2025), and costs less: the keys before the first token that
is left out are those of the whole text, and are not computed again.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from ..given import cache_word
from .spans import CALL, Span


class Rerun:
    """Runs of one model on one text: `rerun(left_out)` gives the log-probabilities of the answer's tokens, (n,), in nats.

    ids (L,): the text's tokens, the answer's among them. ValueError for a model that takes no positions.
    """

    def __init__(self, model: Any, ids: Tensor, answer: Span):
        self.model, self.answer = model, answer
        self.ids = ids[: answer.stop - 1].to(model.device)  # the answer's last token is predicted, not read
        self.wanted = ids[answer.first : answer.stop].to(model.device)
        self._known = inspect.signature(model.forward).parameters
        if "position_ids" not in self._known:
            raise ValueError(
                f"{CALL}: {type(model).__name__} takes no position_ids, so tokens cannot be left out while the others keep "
                "their places."
            )
        self._keys: list[tuple[Tensor, Tensor]] | None = None
        self.base = self._whole()

    @torch.no_grad()
    def __call__(self, left_out: Iterable[int]) -> Tensor:
        """(n,): the log-probabilities without these positions, which must lie before the answer's first row."""
        gone = sorted(set(left_out))
        if not gone:
            return self.base
        kept = torch.ones(len(self.ids), dtype=torch.bool, device=self.ids.device)
        kept[gone] = False
        begin = gone[0] if self._keys is not None else 0
        places = kept.nonzero().view(-1)
        places = places[places >= begin]
        return self._of(places, self._cache(begin))

    def _whole(self) -> Tensor:
        cache = self._cache(0)
        found = self._of(torch.arange(len(self.ids), device=self.ids.device), cache)
        if cache is not None:
            self._keys = [(layer.keys, layer.values) for layer in cache.layers]
        return found

    def _cache(self, length: int) -> Any:
        """The keys of the first `length` tokens; None for a model whose cache forgets some."""
        from transformers import DynamicCache

        if cache_word(self.model) is None:
            return None
        cache = DynamicCache(config=self.model.config)
        if any(type(layer).__name__ != "DynamicLayer" for layer in cache.layers):
            return None
        for n, (key, value) in enumerate(self._keys or []):
            if length:
                cache.update(key[:, :, :length], value[:, :, :length], n)
        return cache

    @torch.no_grad()
    def _of(self, places: Tensor, cache: Any) -> Tensor:
        n = len(self.answer)
        more: dict[str, Any] = {"logits_to_keep": n} if "logits_to_keep" in self._known else {}
        word = cache_word(self.model)
        more |= {word: cache, "use_cache": True} if word is not None and cache is not None else {"use_cache": False}
        before = cache.get_seq_length() if cache is not None else 0
        if "attention_mask" in self._known:  # without one, a gap in the positions is taken for the end of a text
            more["attention_mask"] = torch.ones(1, before + len(places), dtype=torch.int64, device=self.ids.device)
        logits = self.model(input_ids=self.ids[places][None], position_ids=places[None], **more).logits[0, -n:]
        return logits.double().log_softmax(-1).gather(-1, self.wanted[:, None])[:, 0]
