"""What is given: by users a text and tokens (strings with a tokenizer, or ids), and to a model its cache."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor


def text_ids(call: str, inputs: Any, tokenizer: Any) -> Tensor:
    """(L,) int64: the ids of one text. ValueError where it is none."""
    if isinstance(inputs, str):
        if tokenizer is None:
            raise ValueError(f"{call}: inputs are a text and there is no tokenizer. Give tokenizer=…, or the ids.")
        inputs = tokenizer(inputs)
    padding = None
    if isinstance(inputs, Mapping):
        unknown = set(inputs) - {"input_ids", "attention_mask", "token_type_ids"}
        if "input_ids" not in inputs or unknown:
            given = ", ".join(sorted(map(str, inputs)))
            raise ValueError(f"{call}: inputs hold {given}; expected input_ids, and attention_mask at most.")
        inputs, padding = inputs["input_ids"], inputs.get("attention_mask")
    ids = torch.as_tensor(inputs).detach().cpu()
    ids = ids[0] if ids.dim() == 2 and len(ids) == 1 else ids
    if ids.dim() != 1 or not len(ids) or ids.is_floating_point() or ids.dtype == torch.bool:
        raise ValueError(
            f"{call}: inputs are {tuple(ids.shape)} of {ids.dtype}; expected the ids of one text, (L,) or (1, L). Ask of "
            "one text after the other."
        )
    if padding is not None and not bool(torch.as_tensor(padding).bool().all()):
        raise ValueError(f"{call}: the attention_mask hides tokens. Leave the padding out: inputs are one text.")
    return ids.to(torch.int64)


def token_ids(call: str, name: str, given: Any, tokenizer: Any) -> tuple[int, ...]:
    """The ids of an answer or an alternative, one or more. ValueError where there are none."""
    if isinstance(given, str):
        if tokenizer is None:
            raise ValueError(f"{call}: {name} is a text and there is no tokenizer. Give tokenizer=…, or its ids.")
        given = tokenizer(given, add_special_tokens=False)["input_ids"]
    found = torch.as_tensor(given)
    if found.dim() > 1 or not found.numel() or found.is_floating_point() or found.dtype == torch.bool:
        raise ValueError(f"{call}: {name} must be one or more token ids or a text, got {given!r}.")
    return tuple(found.reshape(-1).tolist())


def cache_word(model: Any) -> str | None:
    """What a model's forward calls its cache; None where it takes none."""
    known = inspect.signature(model.forward).parameters
    return next((word for word in ("cache", "past_key_values") if word in known), None)
