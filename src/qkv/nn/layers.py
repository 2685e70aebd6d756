"""The layers of a Transformer: attention, then a feed-forward, each with a residual and a normalization."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import torch.nn.functional as F
from torch import Tensor, nn

from ..attention import Attention
from . import _checks
from ._norm import RMSNorm
from .attention import MultiHeadAttention
from .cache import KeysAndValues
from .config import ACTIVATIONS, NORMALIZATIONS

_FUNCTIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": F.relu,
    "gelu": F.gelu,
    "gelu_tanh": partial(F.gelu, approximate="tanh"),
    "silu": F.silu,
    "swiglu": F.silu,
    "geglu": F.gelu,
}


def normalization(kind: str, width: int) -> nn.Module:
    """ "layer": nn.LayerNorm; "rms": nn.RMSNorm (Zhang & Sennrich 2019)."""
    _checks.one_of("qkv.nn", "normalization", kind, NORMALIZATIONS)
    return nn.LayerNorm(width, eps=1e-5) if kind == "layer" else RMSNorm(width, eps=1e-6)


class FeedForward(nn.Module):
    """Two linear layers with an activation between them, for each position alone: (…, width) to (…, width).

    hidden: width between them; default 4 · width, with a gate ⅔ of it in steps of 8. activation: "relu", "gelu", "gelu_tanh",
        "silu", or with a gate "swiglu", "geglu": down(f(gate(x)) · up(x)) (Shazeer 2020). Modules: up, down, gate or None.
    Source: Vaswani et al. 2017, eq. 2.
    """

    def __init__(
        self,
        width: int,
        hidden: int | None = None,
        *,
        activation: str = "relu",
        bias: bool = True,
        dropout: float = 0.0,
    ):
        super().__init__()
        call = "qkv.nn.FeedForward"
        _checks.one_of(call, "activation", activation, ACTIVATIONS)
        gated = activation.endswith("glu")
        if hidden is None:
            hidden = -(-8 * width // 24) * 8 if gated else 4 * width
        self.up = nn.Linear(_checks.count(call, "width", width), _checks.count(call, "hidden", hidden), bias=bias)
        self.gate = nn.Linear(width, hidden, bias=bias) if gated else None
        self.down = nn.Linear(hidden, width, bias=bias)
        self.dropout = nn.Dropout(_checks.share(call, "dropout", dropout))
        self.activation = activation

    def forward(self, x: Tensor) -> Tensor:
        f = _FUNCTIONS[self.activation]
        hidden = f(self.up(x)) if self.gate is None else f(self.gate(x)) * self.up(x)
        made: Tensor = self.down(self.dropout(hidden))
        return made


class EncoderLayer(nn.Module):
    """Self-attention, then a feed-forward: x (B, L, width) to (B, L, width).

        pre:  x = x + attention(norm(x));  x = x + feed_forward(norm(x))
        post: x = norm(x + attention(x));  x = norm(x + feed_forward(x))

    width, heads, kv_heads, attention, rope, bias: as in `MultiHeadAttention`; hidden, activation: as in `FeedForward`; dropout:
        on what each sub-layer adds. norm: "pre" (Xiong et al. 2020) or "post" (Vaswani et al. 2017); normalization: "layer"
        or "rms".
    A decoder-only layer is this with `attention=qkv.Attention(causal=True)`.
    """

    def __init__(
        self,
        width: int,
        heads: int,
        hidden: int | None = None,
        *,
        kv_heads: int | None = None,
        dropout: float = 0.1,
        norm: str = "pre",
        activation: str = "relu",
        normalization: str = "layer",
        bias: bool = True,
        attention: Attention | None = None,
        rope: Any = False,
    ):
        super().__init__()
        call = f"qkv.nn.{type(self).__name__}"
        self.pre = _checks.one_of(call, "norm", norm, ("pre", "post")) == "pre"
        self.self_attention = MultiHeadAttention(width, heads, kv_heads, bias=bias, attention=attention, rope=rope)
        self.feed_forward = FeedForward(width, hidden, activation=activation, bias=bias)
        self.attention_norm = _norm(normalization, width)
        self.feed_forward_norm = _norm(normalization, width)
        self.dropout = nn.Dropout(_checks.share(call, "dropout", dropout))

    def forward(self, x: Tensor, *, mask: Any = None, cache: KeysAndValues | None = None) -> Tensor:
        """mask: as in `MultiHeadAttention`; cache: keys and values of earlier steps."""
        x = self._around(x, self.attention_norm, lambda y: self.self_attention(y, mask=mask, cache=cache))
        return self._around(x, self.feed_forward_norm, self.feed_forward)

    def _around(self, x: Tensor, norm: nn.Module, part: Callable[[Tensor], Tensor]) -> Tensor:
        """A sub-layer with its residual, dropout and normalization."""
        if self.pre:
            return x + self.dropout(part(norm(x)))
        made: Tensor = norm(x + self.dropout(part(x)))
        return made

    @classmethod
    def from_torch(cls, layer: nn.TransformerEncoderLayer | nn.TransformerDecoderLayer) -> Any:
        """The same layer as torch's, with copies of its weights: equal outputs in eval mode. Inputs here are (B, L, width).

        A `DecoderLayer` is causal by itself. ValueError for an activation that is neither relu nor gelu.
        """
        known = {F.relu: "relu", F.gelu: "gelu"}
        if layer.activation not in known:
            raise ValueError(
                f"qkv.nn.{cls.__name__}.from_torch: activation {layer.activation!r}; expected relu or gelu."
            )
        made = cls(
            layer.self_attn.embed_dim, layer.self_attn.num_heads, layer.linear1.out_features, dropout=layer.dropout.p,
            norm="pre" if layer.norm_first else "post", activation=known[layer.activation],
            bias=layer.linear1.bias is not None,
        )  # fmt: skip
        made._take(layer)
        return made.train(layer.training)

    def _take(self, layer: Any) -> None:
        """The weights of torch's layer."""
        self.self_attention.take(layer.self_attn)
        pairs = {
            self.feed_forward.up: layer.linear1, self.feed_forward.down: layer.linear2, self.attention_norm: layer.norm1,
            self.feed_forward_norm: layer.norm2,
        }  # fmt: skip
        _copied(pairs)


class DecoderLayer(EncoderLayer):
    """Causal self-attention, cross-attention to an encoder's output, then a feed-forward: x (B, T, width) to (B, T, width).

    Options as in `EncoderLayer`; attention: of the self-attention, causal by default; cross: a `qkv.Attention` for the
    cross-attention. context_width: of the encoder's vectors, default width.
    """

    def __init__(
        self, width: int, heads: int, hidden: int | None = None, *, attention: Attention | None = None,
        cross: Attention | None = None, context_width: int | None = None, **options: Any,
    ):  # fmt: skip
        attention = Attention(causal=True) if attention is None else attention
        super().__init__(width, heads, hidden, attention=attention, **options)
        self.cross_attention = MultiHeadAttention(
            width, heads, options.get("kv_heads"), context_width=context_width, bias=options.get("bias", True),
            attention=cross, cross=True,
        )  # fmt: skip
        self.cross_attention_norm = _norm(options.get("normalization", "layer"), width)

    def forward(
        self, x: Tensor, context: Tensor | None = None, *, mask: Any = None, context_mask: Any = None,
        cache: KeysAndValues | None = None, cross_cache: KeysAndValues | None = None,
    ) -> Tensor:  # fmt: skip
        """context: the encoder's output (B, S, context_width), None where cross_cache is full; context_mask: its padding."""

        def ask(y: Tensor) -> Tensor:
            made: Tensor = self.cross_attention(y, context, mask=context_mask, cache=cross_cache)
            return made

        x = self._around(x, self.attention_norm, lambda y: self.self_attention(y, mask=mask, cache=cache))
        x = self._around(x, self.cross_attention_norm, ask)
        return self._around(x, self.feed_forward_norm, self.feed_forward)

    def _take(self, layer: Any) -> None:
        super()._take(layer)
        self.cross_attention.take(layer.multihead_attn)
        _copied({self.cross_attention_norm: layer.norm2, self.feed_forward_norm: layer.norm3})


def _copied(pairs: dict[nn.Module, nn.Module]) -> None:
    """Let each module have the numbers of the other."""
    for mine, theirs in pairs.items():
        mine.load_state_dict(theirs.state_dict())


_norm = normalization
