"""What a model's modules say about its attention: names, kinds, streams, output weights."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from ..capture import Kind

_CROSS = ("cross", "encoder_attn", "encdecattention", "encoder_decoder", "enc_attn")
# Where an attention module or the one around it keeps what is applied to the heads' outputs.
_OUTPUTS = (
    "o_proj", "out_proj", "c_proj", "o", "wo", "out_lin", "to_out.0", "to_out", "proj", "projection", "dense", "out",
    "output.dense", "final_linear", "fc_out", "linear_out", "proj_out", "wo_proj", "output",
)  # fmt: skip


class Modules:
    """The modules of one model, known by identity. A compiled model's own prefix is no part of a name."""

    def __init__(self, model: torch.nn.Module):
        self._names = {id(m): name.replace("_orig_mod.", "") for name, m in model.named_modules()}
        self._by_name = {name.replace("_orig_mod.", ""): m for name, m in model.named_modules()}
        self._root = model
        self._weights: dict[int, Tensor | None] = {}
        config = getattr(model, "config", None)
        self.two_stacks = bool(getattr(config, "is_encoder_decoder", False)) and hasattr(model, "get_encoder")
        self.encoder = self._names.get(id(_stack(model, "encoder"))) if self.two_stacks else None
        self.decoder = self._names.get(id(_stack(model, "decoder"))) if self.two_stacks else None

    def readers(self) -> list[torch.nn.Module]:
        """The modules that are given what a model reads, where it is known: one of Hugging Face's, or one with `reads`."""
        model = getattr(self._root, "_orig_mod", self._root)
        if hasattr(model, "reads"):
            return [self._root]
        if not hasattr(model, "config") or not hasattr(model, "set_attn_implementation"):
            return []
        if not self.two_stacks:
            return [self._root]
        return [self._by_name[name] for name in (self.encoder, self.decoder) if name is not None]

    def stack(self, module: torch.nn.Module) -> str | None:
        """Encoder or decoder, where a model has both and the module is one of them."""
        if not self.two_stacks:
            return None
        return "encoder" if self.name(module) == self.encoder else "decoder"

    @contextlib.contextmanager
    def without_warning(self) -> Iterator[None]:
        """torch warns that global hooks also see the shell around a compiled model: that is what they are for here."""
        if not any(type(m).__name__ == "OptimizedModule" for m in self._root.modules()):
            yield
            return
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"Using `torch.compile\(module\)` when there are global hooks")
            yield

    def __contains__(self, module: Any) -> bool:
        return id(module) in self._names

    def name(self, module: torch.nn.Module) -> str:
        """The module's name; the class where it is the whole model."""
        return self._names.get(id(module)) or type(module).__name__

    def kind(self, module: torch.nn.Module) -> Kind:
        """Whether a module attends to something else than the queries' own text, by what it is called and says of itself."""
        said = getattr(module, "is_cross_attention", None)
        last = self.name(module).lower().rsplit(".", 2)[-2:]
        named = any(word in part for word in _CROSS for part in last)
        return "cross" if said is True or named else "self"

    def streams(self, name: str, kind: Kind, known: tuple[str, ...]) -> tuple[str, str]:
        """The streams of a layer's queries and keys. `known`: those that the run has tokens of."""
        if self.two_stacks:
            mine = "encoder" if self._under(name, self.encoder) and not self._under(name, self.decoder) else "decoder"
            return mine, "encoder" if kind == "cross" else mine
        lowered = name.lower()
        towers = {"image": ("vision", "visual", "image"), "audio": ("audio", "speech")}
        named = next((s for s, words in towers.items() if any(w in lowered for w in words)), None)
        only = known[0] if len(known) == 1 else "text"
        mine = named if named is not None and (named in known or len(known) != 1) else only
        return mine, mine if kind == "self" or mine in towers else "encoder"  # a tower's pooling asks its own tokens

    @staticmethod
    def _under(name: str, stack: str | None) -> bool:
        return stack is not None and (stack == "" or name == stack or name.startswith(f"{stack}."))

    def output_weight(self, module: torch.nn.Module, width: int) -> Tensor | None:
        """A copy of what is applied to the heads' outputs, (width out, Hq · Dv) as nn.Linear has it; None: none is found."""
        own = getattr(module, "output_weights", None)  # those of qkv.nn, which apply them as x @ weights
        if isinstance(own, Tensor) and own.dim() == 2 and own.shape[0] == width:
            return own.detach().mT.clone()
        if id(module) not in self._weights:
            found = self.projection(self._names.get(id(module), ""), width)
            self._weights[id(module)] = None if found is None else _oriented(found, width).detach().clone()  # type: ignore[union-attr]
        return self._weights[id(module)]

    def projection(self, name: str, width: int) -> torch.nn.Module | None:
        """The linear layer that is applied to the heads' outputs of the attention `name`, in it or around it, or None."""
        around = self._by_name.get(name.rpartition(".")[0]) if "." in name else None
        for holder in (self._by_name.get(name), around):
            for path in _OUTPUTS if holder is not None else ():
                found = _at(holder, path)
                if _oriented(found, width) is not None:
                    return found
        return None


def _stack(model: Any, which: str) -> Any:
    try:
        return getattr(model, f"get_{which}")()
    except (AttributeError, NotImplementedError, TypeError):
        return None


def _at(module: Any, path: str) -> Any:
    for part in path.split("."):
        module = getattr(module, part, None) if not part.isdigit() else _item(module, int(part))
    return module


def _item(module: Any, n: int) -> Any:
    return module[n] if isinstance(module, (torch.nn.Sequential, torch.nn.ModuleList)) and len(module) > n else None


def _oriented(module: Any, width: int) -> Tensor | None:
    """A linear layer's weight as nn.Linear has it, where it takes `width` numbers; transformers' Conv1D has it transposed."""
    weight = getattr(module, "weight", None)
    if not isinstance(weight, Tensor) or weight.dim() != 2 or not weight.is_floating_point():
        return None
    if type(module).__name__ == "Conv1D":
        weight = weight.mT
    elif not isinstance(module, torch.nn.Linear):
        return None
    return weight if weight.shape[1] == width else None
