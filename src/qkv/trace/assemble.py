"""Runs made of captures from elsewhere, and token tables made of what a tokenizer says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from ..attention_map import AttentionMap
from .capture import Segment
from .layer import Layer
from .run import Run, TokenTable
from .words import pieces


def from_tensors(
    layers: list[tuple[str, Any]],
    tokens: Sequence[Any] | None,
    padding: Tensor | None,
    prompt_length: int | None,
    special: frozenset[int],
    output_weights: Mapping[str, Tensor],
    details: dict[str, Any],
) -> Run:
    """See Trace.from_tensors."""
    if not layers:
        raise ValueError("Trace.from_tensors: got no layer; expected one or more, each with a name.")
    made = [_layer(name, given, output_weights.get(name), details) for name, given in layers]
    batch = made[0].shape[0]
    if len({layer.shape[0] for layer in made}) > 1:
        given = ", ".join(f"{layer.name}: {layer.shape[0]}" for layer in made)
        raise ValueError(f"Trace.from_tensors: the batch sizes differ: {given}. Expected one for all layers.")
    length = made[0].shape[3]
    strings = _strings(tokens, batch, length)
    if padding is not None and tuple(padding.shape) != (batch, length):
        raise ValueError(
            f"Trace.from_tensors: padding is {tuple(padding.shape)}; expected (B, L) = ({batch}, {length})."
        )
    if prompt_length is not None and not 0 <= prompt_length <= length:
        raise ValueError(
            f"Trace.from_tensors: prompt_length is {prompt_length}; expected 0 to {length}, the number of keys."
        )
    table = TokenTable(
        length,
        strings=strings,
        padding=None if padding is None else padding.bool(),
        prompt_length=length if prompt_length is None else prompt_length,
        special=(special,) * batch,
    )
    return Run(tuple(made), {"text": table})


def _layer(name: str, given: Any, output_weight: Tensor | None, details: dict[str, Any]) -> Layer:
    if not isinstance(given, AttentionMap):
        parts = given if isinstance(given, (tuple, list)) else ()
        if not 2 <= len(parts) <= 4:
            raise ValueError(
                f"Trace.from_tensors: {name} is {type(given).__name__} of {len(parts)}; expected an AttentionMap, or "
                "(query, key), (query, key, value) or (query, key, value, row_state)."
            )
        given = AttentionMap.from_tensors(*parts, **details)
    _, heads, rows, keys = given.shape
    query, key, value, state = given.tensors
    if output_weight is not None:
        wanted = heads * (value.shape[-1] if value is not None else query.shape[-1])
        if output_weight.dim() != 2 or output_weight.shape[1] != wanted:
            raise ValueError(
                f"Trace.from_tensors: the output weight of {name} is {tuple(output_weight.shape)}; expected (width, Hq · Dv) = "
                f"(width, {wanted})."
            )
    offset = given.description.offset
    first = offset if isinstance(offset, int) and 0 <= offset <= keys - rows else max(keys - rows, 0)
    segment = Segment(query, key, value, state, given.description)
    return Layer(name, "self", (segment,), output_weight, first_query=first)


def _strings(tokens: Sequence[Any] | None, batch: int, length: int) -> tuple[tuple[str, ...], ...] | None:
    if tokens is None:
        return None
    several = [tokens] if batch == 1 and (not len(tokens) or isinstance(tokens[0], str)) else list(tokens)
    if len(several) != batch or any(len(one) != length for one in several):
        given = f"{len(several)} × {sorted({len(one) for one in several})}"
        raise ValueError(
            f"Trace.from_tensors: got tokens for {given}; expected one for each of the {length} keys of each of the {batch} "
            "sequences."
        )
    return tuple(tuple(str(t) for t in one) for one in several)


def table_of(ids: Tensor, tokenizer: Any, padding: Tensor | None, prompt_length: int, unknown: int = 0) -> TokenTable:
    """The table of a stream of tokens: ids (B, L), with `unknown` positions before them that nobody saw."""
    ids = ids.cpu()
    if unknown:
        ids = torch.nn.functional.pad(ids, (unknown, 0), value=-1)
        padding = None if padding is None else padding[:, -ids.shape[1] :]
    if padding is not None and (padding.shape != ids.shape or bool(padding.all())):
        padding = None
    strings: tuple[tuple[str, ...], ...] | None = None
    special: tuple[frozenset[int], ...] = (frozenset(),) * ids.shape[0]
    if tokenizer is not None:
        known = set(tokenizer.all_special_ids)
        strings = tuple(_read(row, unknown, tokenizer) for row in ids.tolist())
        special = tuple(frozenset(i for i, n in enumerate(row) if n in known) for row in ids.tolist())
    return TokenTable(
        ids.shape[1], ids, strings, None if padding is None else padding.cpu(), prompt_length + unknown, special
    )


def _read(ids: list[int], unknown: int, tokenizer: Any) -> tuple[str, ...]:
    decode = lambda part: str(tokenizer.decode(part, clean_up_tokenization_spaces=False))  # noqa: E731
    return ("?",) * unknown + pieces(ids[unknown:], decode)
