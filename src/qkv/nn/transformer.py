"""The Transformer of 2017: an encoder reads a text, a decoder writes another and reads the first one while it does."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from .. import masks
from ..attention import Attention
from . import _checks
from ._embedding import Embedding, scores_of
from ._seq2seq import Seq2Seq
from .cache import Cache
from .config import TransformerConfig
from .layers import DecoderLayer, EncoderLayer, normalization

CALL = "qkv.nn.Transformer"


class Encoder(nn.Module):
    """Layers of self-attention over the source: vectors (B, S, width) to (B, S, width)."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        self.layers = nn.ModuleList(EncoderLayer(**_options(config, Attention())) for _ in range(config.layers))
        self.norm = normalization(config.normalization, config.width) if config.norm == "pre" else nn.Identity()

    def forward(self, x: Tensor, mask: Any = None) -> Tensor:
        for layer in self.layers:
            x = layer(x, mask=mask)
        made: Tensor = self.norm(x)
        return made


class Decoder(nn.Module):
    """Layers of causal self-attention and cross-attention: vectors (B, T, width) to (B, T, width)."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        count = config.layers if config.decoder_layers is None else config.decoder_layers
        options = _options(config, Attention(causal=True))
        cross = Attention(dropout_p=config.attention_dropout)
        self.layers = nn.ModuleList(DecoderLayer(**options, cross=cross) for _ in range(count))
        self.norm = normalization(config.normalization, config.width) if config.norm == "pre" else nn.Identity()

    def forward(
        self, x: Tensor, context: Tensor | None, context_mask: Any = None, cache: Cache | None = None
    ) -> Tensor:
        for n, layer in enumerate(self.layers):
            kept = {} if cache is None else {"cache": cache.own[n], "cross_cache": cache.cross[n]}
            x = layer(x, context, context_mask=context_mask, **kept)
        made: Tensor = self.norm(x)
        return made


def _options(config: TransformerConfig, attention: Attention) -> dict[str, Any]:
    """A layer's options."""
    return {
        "width": config.width, "heads": config.heads, "hidden": config.hidden, "kv_heads": config.kv_heads,
        "dropout": config.dropout, "norm": config.norm, "activation": config.activation,
        "normalization": config.normalization, "attention": attention.changed(dropout_p=config.attention_dropout),
    }  # fmt: skip


class Transformer(Seq2Seq):
    """Encoder and decoder, with `config` a `TransformerConfig`.

        logits = Transformer(config)(source, target, source_lengths)

    Source: Vaswani et al. 2017.
    """

    def __init__(self, config: TransformerConfig):
        super().__init__()
        self.config = config
        self.source_embedding = Embedding(config.source_vocabulary, config.width, "sinusoidal", config.dropout)
        self.target_embedding = (
            self.source_embedding
            if config.shared
            else Embedding(config.target_vocabulary, config.width, "sinusoidal", config.dropout)
        )
        self.encoder, self.decoder = Encoder(config), Decoder(config)
        self.output = None if config.tied else nn.Linear(config.width, config.target_vocabulary, bias=False)

    def forward(
        self, source: Tensor | None, target: Tensor, source_lengths: Tensor | None = None, *, cache: Cache | None = None
    ) -> Tensor:
        """Logits (B, T, V): at position t those of the token that follows target[:, : t + 1].

        source: ids (B, S), padded at the right; source_lengths: (B,), None where nothing is padding. target: ids (B, T), the
            first of them the sign of a beginning.
        cache: of earlier steps (`Cache.of(layers)`): target then holds what is new, and source may be None once it was read.

        ValueError where shapes do not fit.
        """
        _checks.ids(CALL, "target", target)
        context, offset = None, 0 if cache is None else cache.length
        if source is not None:
            context = self.encode(source, source_lengths)
            if cache is not None:
                cache.lengths = source_lengths
        elif cache is None or not cache.length:
            raise ValueError(f"{CALL}: source is None, and no cache holds one; pass ids (B, S).")
        else:
            source_lengths = cache.lengths
        x = self.target_embedding(target, offset)
        x = self.decoder(x, context, _padding(source_lengths), cache)
        return scores_of(x, self.target_embedding.table.weight if self.output is None else self.output.weight)

    def encode(self, source: Tensor, source_lengths: Tensor | None = None) -> Tensor:
        """The encoder's output (B, S, width)."""
        _checks.ids(CALL, "source", source)
        _checks.lengths(CALL, "source_lengths", source_lengths, source)
        made: Tensor = self.encoder(self.source_embedding(source), _padding(source_lengths))
        return made

    def _new_cache(self) -> Cache:
        return Cache.of(len(self.decoder.layers))


def _padding(lengths: Tensor | None) -> masks.Mask | None:
    return None if lengths is None else masks.lengths(lengths)
