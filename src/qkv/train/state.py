"""A model's and an optimiser's whole state as named tensors, the same for one process, for DDP and for FSDP."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

MODEL, OPTIMISER, RANDOM = "model/", "optimiser/", "random/"


def tensors_of(model: nn.Module, optimiser: Any) -> dict[str, Tensor]:
    """Weights, and what AdamW keeps for each, by the names of the unwrapped model."""
    weights, kept = _states(model, optimiser)
    found = {MODEL + name: t for name, t in weights.items() if isinstance(t, Tensor)}
    for name, several in kept["state"].items():
        found |= {f"{OPTIMISER}{name}/{what}": t for what, t in several.items() if isinstance(t, Tensor)}
    return found


def restore(model: nn.Module, optimiser: Any, tensors: dict[str, Tensor]) -> None:
    """Put back what `tensors_of` gave; rates and the like are as they were made. KeyError where a tensor is missing."""
    from torch.distributed.checkpoint.state_dict import set_state_dict

    weights, kept = _states(model, optimiser)
    weights = {name: tensors[MODEL + name] for name in weights}
    state: Any = {
        name: {what: tensors[f"{OPTIMISER}{name}/{what}"] for what in several}
        for name, several in kept["state"].items()
    }
    set_state_dict(
        model, optimiser, model_state_dict=weights, optim_state_dict={**kept, "state": state}, options=_options()
    )


def _states(model: nn.Module, optimiser: Any) -> tuple[Any, Any]:
    from torch.distributed.checkpoint.state_dict import get_state_dict

    found: tuple[Any, Any] = get_state_dict(model, optimiser, options=_options())
    return found


def _options() -> Any:
    from torch.distributed.checkpoint.state_dict import StateDictOptions

    return StateDictOptions(full_state_dict=True)  # offloaded ones would be there in the first process alone


def random_state(device: torch.device) -> Tensor:
    """The state of torch's generators in this process, one row of bytes."""
    own = torch.get_rng_state()
    return torch.cat([own, torch.cuda.get_rng_state(device)]) if device.type == "cuda" else own


def set_random_state(state: Tensor, device: torch.device) -> None:
    """Put back what `random_state` gave."""
    own = len(torch.get_rng_state())
    torch.set_rng_state(state[:own].contiguous())
    if device.type == "cuda" and len(state) > own:
        torch.cuda.set_rng_state(state[own:].contiguous(), device)
