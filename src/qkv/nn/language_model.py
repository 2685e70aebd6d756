"""A decoder-only language model."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .. import biases, masks
from ..attention import Attention
from ..positions import rotary
from . import _checks
from ._embedding import Embedding, scores_of
from .cache import Cache
from .config import LanguageModelConfig
from .generate import checked, choose, evaluating, extended
from .layers import EncoderLayer, normalization

CALL = "qkv.nn.LanguageModel"


class LanguageModel(nn.Module):
    """Each token reads those before it, and tells the next one; `config` is a `LanguageModelConfig`.

        logits = LanguageModel(config)(tokens)

    By default what has become usual since 2017: normalization before each sub-layer by the root mean square, rotated queries
    and keys, a gated feed-forward (Touvron et al. 2023).
    """

    def __init__(self, config: LanguageModelConfig):
        super().__init__()
        self.config = config
        table = config.positions if config.positions in ("learned", "sinusoidal") else None
        self.embedding = Embedding(config.vocabulary, config.width, table, config.dropout, config.context)
        attention = Attention(
            causal=True,
            window=None if config.window is None else (config.window, 0),
            bias=biases.ALiBi() if config.positions == "alibi" else None,
            dropout_p=config.attention_dropout,
        )
        self.layers = nn.ModuleList(
            EncoderLayer(
                config.width, config.heads, config.hidden, kv_heads=config.kv_heads, dropout=config.dropout, norm="pre",
                activation=config.activation, normalization=config.normalization, bias=config.bias, attention=attention,
                rope=rotary(interleaved=True) if config.positions == "rope" else False,
            )
            for _ in range(config.layers)
        )  # fmt: skip
        self.norm = normalization(config.normalization, config.width)
        self.output = None if config.tied else nn.Linear(config.width, config.vocabulary, bias=False)

    def forward(self, tokens: Tensor, lengths: Tensor | None = None, *, cache: Cache | None = None) -> Tensor:
        """Logits (B, T, V): at position t those of the token that follows tokens[:, : t + 1].

        tokens: ids (B, T), padded at the right; lengths: (B,), so that padding is marked as such: no token that is not padding
            ever reads it. cache: of earlier steps (`Cache.of(layers)`): tokens are then those that are new, without lengths.

        ValueError where shapes do not fit.
        """
        _checks.ids(CALL, "tokens", tokens)
        _checks.lengths(CALL, "lengths", lengths, tokens)
        if lengths is not None and cache is not None:
            raise ValueError(f"{CALL}: lengths and a cache do not go together; cached texts have one length.")
        offset = 0 if cache is None else cache.length
        if self.config.context is not None and offset + tokens.shape[1] > self.config.context:
            raise ValueError(
                f"{CALL}: {offset + tokens.shape[1]} tokens, but the model was made for {self.config.context}; shorten the "
                "text, or make a model with a larger context."
            )
        mask = None if lengths is None else masks.lengths(lengths)
        x = self.embedding(tokens, offset)
        for n, layer in enumerate(self.layers):
            x = layer(x, mask=mask, cache=None if cache is None else cache.own[n])
        return scores_of(self.norm(x), self.embedding.table.weight if self.output is None else self.output.weight)

    def reads(
        self, tokens: Tensor, lengths: Tensor | None = None, *, cache: Cache | None = None
    ) -> dict[str, tuple[Tensor, Tensor | None]]:
        """What such a call reads, as (ids, lengths) by stream; for recordings."""
        return {"text": (tokens, lengths)}

    def generate(
        self, tokens: Tensor, max_new_tokens: int, temperature: float = 0.0, top_k: int | None = None,
        top_p: float | None = None, eos: int | None = None, generator: torch.Generator | None = None,
    ) -> Tensor:  # fmt: skip
        """tokens (B, T) and what follows them, (B, ≤ T + max_new_tokens); keys and values are kept between the steps.

        temperature 0 takes the likeliest token; else it is drawn from softmax(logits / temperature), among the top_k likeliest,
        or the fewest likeliest that together have the probability top_p. eos: ends a sequence, which then goes on with it.
        generator: draws. The model runs as in eval mode.
        """
        _checks.ids(CALL, "tokens", tokens)
        _checks.count(CALL, "max_new_tokens", max_new_tokens, 0)
        checked(CALL, temperature, top_k, top_p)
        if not tokens.shape[1]:
            raise ValueError(
                f"{CALL}: tokens has no token to go on from; begin with one, for example the sign of a beginning."
            )
        cache = Cache.of(len(self.layers))
        with evaluating(self):
            made = extended(
                lambda new: self(new, cache=cache)[:, -1], tokens, max_new_tokens, eos,
                lambda logits: choose(logits, temperature, top_k, top_p, generator),
            )  # fmt: skip
        return torch.cat([tokens, made], 1)
