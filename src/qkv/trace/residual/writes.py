"""writes(): what each part of a model added to its residual stream at some positions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import torch
from torch import Tensor

from ..given import text_ids
from .anatomy import Anatomy, anatomy, exact

CALL = "qkv.trace.writes"
_CLOSE = 1e-3  # of the stream's length: what half precision's rounding of its sum may do


class Writer(NamedTuple):
    """Who writes: "embedding", "position", a "head", an attention's "bias", an "mlp"; or "norm", the constant of a norm."""

    kind: str
    layer: int | None = None
    head: int | None = None

    def __str__(self) -> str:
        if self.kind == "head":
            return f"head {self.layer}.{self.head}"
        name = "MLP" if self.kind == "mlp" else self.kind
        return name if self.layer is None else f"{name} {self.layer}"


@dataclass(frozen=True, eq=False)
class Writes:
    """The residual stream at some positions as a sum.

    writers (n,); vectors (positions, n, width), float64: what each wrote there. stream (positions, layers + 1, width): what
    entered each layer, and at last the final norm. Layer l read what the writers before(l) wrote.
    """

    positions: tuple[int, ...]
    writers: tuple[Writer, ...]
    vectors: Tensor = field(repr=False)
    stream: Tensor = field(repr=False)

    def before(self, layer: int) -> list[int]:
        """The numbers of the writers that layer `layer` reads; of all where there are no more layers."""
        return [n for n, w in enumerate(self.writers) if w.layer is None or w.layer < layer]


@torch.no_grad()
def writes(model: Any, inputs: Any, positions: Sequence[int], *, tokenizer: Any = None) -> Writes:
    """Run a model over a text and keep what each head, each MLP and the embeddings add to its residual stream at `positions`.

        found = qkv.trace.writes(model, ids, [-1])
        found.vectors[0].sum(0)        # the stream before the final norm, of the last token

    model: a decoder of Hugging Face's built like Llama or GPT-2. inputs: one text: a string with a tokenizer, ids (L,) or
        (1, L), or {"input_ids": …}. positions: of tokens; negative ones count from the end.

    Only these positions are kept, (positions, writers, width). ValueError for another architecture, or inputs that are not one
    text; IndexError for positions that are not there. Source: Elhage et al. 2021, the residual stream as a sum of writes.
    """
    of, ids = anatomy(CALL, model), text_ids(CALL, inputs, tokenizer)
    places = positions_of(CALL, positions, len(ids))
    with noting(of, places) as noted:
        model(input_ids=ids[None].to(model.device), use_cache=False)
    return noted.writes()


def positions_of(call: str, positions: Sequence[int], length: int) -> tuple[int, ...]:
    """Counted from 0. IndexError for one that is not there."""
    places = tuple(p + length if p < 0 else p for p in positions)
    if any(not 0 <= p < length for p in places):
        raise IndexError(f"{call}: there is no position {positions[0]}; the text has {length} tokens, counted from 0.")
    return places


class Noted:
    """What modules were given and gave at some positions while the model ran."""

    def __init__(self, of: Anatomy, places: tuple[int, ...]):
        self.of, self.places, self._kept = of, places, dict[Any, Tensor]()

    def keep(self, key: Any, x: Any) -> None:
        """The rows of `places` of x (1, L, width) or (L, width)."""
        x = x[0] if isinstance(x, tuple) else x
        self._kept[key] = exact(x.reshape(-1, x.shape[-1])[list(self.places)])

    def writes(self) -> Writes:
        """ValueError where the parts do not add up to what the layers were given."""
        if "final" not in self._kept:
            raise ValueError(f"{CALL}: {type(self.of.model).__name__} did not reach its final norm.")
        writers, vectors = (
            [Writer(name) for name, _ in self.of.embeddings],
            [self._kept[n] for n, _ in self.of.embeddings],
        )
        stream: list[Tensor] = []
        for n, block in enumerate(self.of.blocks):
            self._check(sum(vectors), self._kept["stream", n], n)
            stream.append(self._kept["stream", n])
            weight, bias = block.output
            heads = self._kept["heads", n].unflatten(-1, (self.of.model.config.num_attention_heads, -1))
            wrote = torch.einsum("phd,whd->hpw", heads, weight.unflatten(1, (heads.shape[1], -1)))
            writers += [Writer("head", n, h) for h in range(len(wrote))]
            vectors += list(wrote)
            if bias is not None:
                writers.append(Writer("bias", n))
                vectors.append(bias.expand_as(wrote[0]))
            writers.append(Writer("mlp", n))
            vectors.append(self._kept["mlp", n])
        self._check(sum(vectors), self._kept["final"], len(self.of.blocks))
        return Writes(
            self.places, tuple(writers), torch.stack(vectors, 1), torch.stack([*stream, self._kept["final"]], 1)
        )

    def _check(self, total: Any, stream: Tensor, layer: int) -> None:
        if not bool(((total - stream).norm(dim=-1) <= _CLOSE * stream.norm(dim=-1)).all()):
            raise ValueError(
                f"{CALL}: what the parts of this {type(self.of.model).__name__} wrote does not add up to what layer {layer} "
                "was given: it scales or adds something that is not known here."
            )


@contextlib.contextmanager
def noting(of: Anatomy, places: tuple[int, ...]) -> Iterator[Noted]:
    """Within it, a forward over a text of one sequence is noted at `places`."""
    noted = Noted(of, places)

    def given(key: Any) -> Any:
        return lambda _, args, kwargs: noted.keep(key, args[0] if args else kwargs["hidden_states"])

    def gave(key: Any) -> Any:
        return lambda _, args, out: noted.keep(key, out)

    hooks = [module.register_forward_hook(gave(name)) for name, module in of.embeddings]
    hooks.append(of.norm.register_forward_pre_hook(given("final"), with_kwargs=True))
    for n, block in enumerate(of.blocks):
        hooks.append(block.norm.register_forward_pre_hook(given(("stream", n)), with_kwargs=True))
        hooks.append(block.projection.register_forward_pre_hook(given(("heads", n)), with_kwargs=True))
        hooks.append(block.mlp.register_forward_hook(gave(("mlp", n))))
    try:
        yield noted
    finally:
        for hook in hooks:
            hook.remove()
