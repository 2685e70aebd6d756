"""What a model is made of, as frozen data that a checkpoint can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import _checks

ACTIVATIONS = ("relu", "gelu", "gelu_tanh", "silu", "swiglu", "geglu")
NORMALIZATIONS = ("layer", "rms")


@dataclass(frozen=True)
class _Sizes:
    """Checks that several configurations share."""

    def _check(self, counts: tuple[str, ...], shares: tuple[str, ...] = ("dropout",)) -> None:
        for name in counts:
            _checks.count(self._call, name, getattr(self, name))
        for name in shares:
            _checks.share(self._call, name, getattr(self, name))

    def _one_of(self, **choices: tuple[Any, ...]) -> None:
        for name, known in choices.items():
            _checks.one_of(self._call, name, getattr(self, name), known)

    def _heads_fit(self, width: int, heads: int, kv_heads: int | None = None) -> None:
        _checks.divides(self._call, ("heads", heads), ("width", width))
        if kv_heads is not None:
            _checks.divides(self._call, ("kv_heads", _checks.count(self._call, "kv_heads", kv_heads)), ("heads", heads))

    @property
    def _call(self) -> str:
        return f"qkv.nn.{type(self).__name__}"


@dataclass(frozen=True)
class TransformerConfig(_Sizes):
    """An encoder–decoder Transformer (Vaswani et al. 2017).

    source_vocabulary, target_vocabulary: how many ids there are. width: of the vectors. heads: of each attention. layers: in
        the encoder; decoder_layers: in the decoder, default as many. hidden: width inside the feed-forward, default 4 · width.
    dropout: after embeddings and each sub-layer; attention_dropout: on attention weights (not in the paper's text).
    norm: "pre" normalizes what a sub-layer reads, and once more at the end; "post" what comes out, as in 2017.
    activation: "relu" (2017), "gelu", "gelu_tanh", "silu", or with a gate "swiglu", "geglu". normalization: "layer" or "rms".
    tied: the output's matrix is the target's embedding. shared: source and target have one embedding (equal vocabularies).
    """

    source_vocabulary: int
    target_vocabulary: int
    width: int = 256
    heads: int = 4
    layers: int = 3
    hidden: int | None = None
    decoder_layers: int | None = None
    kv_heads: int | None = None
    dropout: float = 0.1
    attention_dropout: float = 0.0
    norm: str = "pre"
    activation: str = "relu"
    normalization: str = "layer"
    tied: bool = True
    shared: bool = False

    def __post_init__(self) -> None:
        counts = ("source_vocabulary", "target_vocabulary", "width", "heads", "layers")
        self._check(counts, ("dropout", "attention_dropout"))
        self._heads_fit(self.width, self.heads, self.kv_heads)
        self._one_of(norm=("pre", "post"), activation=ACTIVATIONS, normalization=NORMALIZATIONS)
        for name in ("hidden", "decoder_layers"):
            if getattr(self, name) is not None:
                _checks.count(self._call, name, getattr(self, name))
        if self.shared and self.source_vocabulary != self.target_vocabulary:
            raise ValueError(
                f"{self._call}: shared=True needs one vocabulary, but there are {self.source_vocabulary} source and "
                f"{self.target_vocabulary} target ids; leave shared=False."
            )

    is_encoder_decoder = True  # no field: what a recording asks


@dataclass(frozen=True)
class LanguageModelConfig(_Sizes):
    """A decoder-only language model: each token reads those before it.

    vocabulary: how many ids there are. width, heads, layers; kv_heads: heads of keys and values, default heads. hidden: width
        inside the feed-forward; default 4 · width, with a gate ⅔ of it in steps of 8.
    positions: "rope" (neighbouring numbers are pairs, as in the paper), "alibi", "learned" (up to `context` positions),
        "sinusoidal", or None. window: how many positions back a token reads, itself not counted; None: all.
    activation, normalization, dropout, attention_dropout, tied: as in `TransformerConfig`. bias: in all linear layers.
    context: the longest text that a learned table of positions can hold; no bound for the others.
    """

    vocabulary: int
    width: int = 256
    heads: int = 4
    layers: int = 4
    hidden: int | None = None
    kv_heads: int | None = None
    positions: str | None = "rope"
    context: int | None = None
    window: int | None = None
    dropout: float = 0.0
    attention_dropout: float = 0.0
    activation: str = "swiglu"
    normalization: str = "rms"
    bias: bool = False
    tied: bool = True

    def __post_init__(self) -> None:
        self._check(("vocabulary", "width", "heads", "layers"), ("dropout", "attention_dropout"))
        self._heads_fit(self.width, self.heads, self.kv_heads)
        self._one_of(
            activation=ACTIVATIONS,
            normalization=NORMALIZATIONS,
            positions=("rope", "alibi", "learned", "sinusoidal", None),
        )
        if self.hidden is not None:
            _checks.count(self._call, "hidden", self.hidden)
        if self.window is not None:
            _checks.count(self._call, "window", self.window, 0)
        if self.positions == "learned" and self.context is None:
            raise ValueError(
                f'{self._call}: positions="learned" needs context, the longest text, for example context=1024.'
            )
        if self.context is not None:
            _checks.count(self._call, "context", self.context)
        if self.positions == "rope" and (self.width // self.heads) % 2:
            raise ValueError(
                f"{self._call}: a head is {self.width // self.heads} wide, and rope turns pairs; choose an even width a head."
            )


@dataclass(frozen=True)
class RecurrentConfig(_Sizes):
    """A recurrent encoder–decoder (Bahdanau et al. 2014): bidirectional GRU, GRU decoder, with attention or without.

    width: of the decoder's state, and of the encoder's, half of it for each direction. embedding: of a token's vector, default
        width. layers: of the encoder. dropout: on embeddings and before the output.
    attention: "additive" (Bahdanau et al. 2014: the state before asks, and what it reads is put into the next state); "dot",
        "general" or "concat" (Luong et al. 2015: the new state asks, and what it reads goes to the output); None: the encoder's
        last states are all that the decoder gets (Cho et al. 2014).
    tied: the output's matrix is the target's embedding.
    """

    source_vocabulary: int
    target_vocabulary: int
    width: int = 256
    embedding: int | None = None
    layers: int = 1
    attention: str | None = "additive"
    dropout: float = 0.1
    tied: bool = False

    def __post_init__(self) -> None:
        self._check(("source_vocabulary", "target_vocabulary", "width", "layers"))
        self._one_of(attention=("additive", "dot", "general", "concat", None))
        if self.width % 2:
            raise ValueError(
                f"{self._call}: width is {self.width}; expected an even number, half of it for each direction."
            )
        if self.embedding is not None:
            _checks.count(self._call, "embedding", self.embedding)

    is_encoder_decoder = True


@dataclass(frozen=True)
class VisionConfig(_Sizes):
    """A Vision Transformer (Dosovitskiy et al. 2020).

    image_size: (rows, columns) of pixels; channels: of a pixel. patch: pixels on a patch's side, which divides both; classes:
        how many there are. width, heads, layers, hidden, dropout, activation, normalization: as in `TransformerConfig`.
    registers: extra learned tokens beside the class token (Darcet et al. 2023), 0 for none.
    """

    image_size: tuple[int, int]
    channels: int
    patch: int
    classes: int
    width: int = 128
    heads: int = 4
    layers: int = 4
    hidden: int | None = None
    dropout: float = 0.1
    attention_dropout: float = 0.0
    activation: str = "gelu"
    normalization: str = "layer"
    registers: int = 0

    def __post_init__(self) -> None:
        size = self.image_size
        if not isinstance(size, (tuple, list)) or len(size) != 2:
            raise ValueError(f"{self._call}: image_size is {size!r}; expected (rows, columns), for example (28, 28).")
        object.__setattr__(self, "image_size", tuple(_checks.count(self._call, "image_size", n) for n in size))
        self._check(("channels", "patch", "classes", "width", "heads", "layers"), ("dropout", "attention_dropout"))
        _checks.count(self._call, "registers", self.registers, 0)
        self._heads_fit(self.width, self.heads)
        self._one_of(activation=ACTIVATIONS, normalization=NORMALIZATIONS)
        if self.hidden is not None:
            _checks.count(self._call, "hidden", self.hidden)
        for n in self.image_size:
            _checks.divides(self._call, ("patch", self.patch), ("image_size", n))

    @property
    def patch_size(self) -> int:
        """`patch`, by the name that recordings ask for."""
        return self.patch

    @property
    def grid(self) -> tuple[int, int]:
        """(rows, columns) of patches."""
        return self.image_size[0] // self.patch, self.image_size[1] // self.patch
