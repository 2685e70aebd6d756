"""What the models that write one text while they read another have in common."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from . import _checks
from .generate import evaluating, extended


class Seq2Seq(nn.Module):
    """A model called as model(source or None, target, source_lengths, cache=…), and its `encoder`."""

    encoder: nn.Module

    def _new_cache(self) -> Any:
        """What goes from step to step of one translation."""
        raise NotImplementedError

    def translate(
        self, source: Tensor, source_lengths: Tensor | None = None, *, bos: int, eos: int, max_tokens: int
    ) -> Tensor:
        """The likeliest next token again and again: ids (B, ≤ max_tokens), without `bos`; after its `eos` a sequence goes on
        with it. What was computed is kept between the steps. The model runs as in eval mode.
        """
        _checks.count(f"qkv.nn.{type(self).__name__}", "max_tokens", max_tokens)
        cache, unread = self._new_cache(), [(source, source_lengths)]

        def step(new: Tensor) -> Tensor:
            read, lengths = unread.pop() if unread else (None, None)
            logits: Tensor = self(read, new, lengths, cache=cache)
            return logits[:, -1]

        with evaluating(self):
            return extended(step, source.new_full((len(source), 1), bos), max_tokens, eos, lambda x: x.argmax(-1))

    def reads(
        self, source: Tensor | None, target: Tensor, source_lengths: Tensor | None = None, *, cache: Any = None
    ) -> dict[str, tuple[Tensor, Tensor | None]]:
        """What such a call reads, as (ids, lengths) by stream; for recordings."""
        read = {} if source is None else {"encoder": (source, source_lengths)}
        return {**read, "decoder": (target, None)}

    def get_encoder(self) -> nn.Module:
        """The encoder, by the name that Hugging Face's models use."""
        return self.encoder

    def get_decoder(self) -> nn.Module:
        """What is not the encoder reads the target: the model itself, by the name that Hugging Face's models use."""
        return self
