"""Recording attention that a model writes out by itself: a product of queries and keys, a softmax, a product with values.

bloom, falcon, mpt, gpt_neo, mpnet, deberta and many more go round Hugging Face's attention interface, and much code outside
of it has its own few lines. While a model is recorded, the product of two batched tensors comes back as a `Tracked`: a tensor
that knows what it was made of. Scaling, adding a bias, hiding pairs, softmax, dropout and another layout are noted; the
product of the softmax with values then is an attention. With engine="qkv" it runs on qkv, and the matrix is never made; with
engine="model" each operation runs as the model wrote it, and what was noted is kept. Whatever else happens to a `Tracked`
happens to the tensor that the model's own operations, in their order, make of it: what is not an attention stays what it was.

ALiBi stays a bias of one row, biases by distance are kept as such, and a mask by its structure. A row that sees nothing (left
padding) gives 0 with engine="qkv", where eager attention averages over everything: only padding is affected.
"""

from __future__ import annotations

import math
import sys
import weakref
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.utils._pytree import tree_leaves, tree_map

from ...._detail import transformed
from ...capture import Capture
from . import products
from .maps import ran, run
from .recipe import Recipe

# They cut the sequence into pieces with attention of their own: no piece is what the layer attends to.
_IN_PIECES = {
    "BigBirdBlockSparseAttention", "BigBirdPegasusBlockSparseAttention", "LongT5LocalAttention",
    "LongT5TransientGlobalAttention", "NystromformerSelfAttention", "PegasusXGlobalLocalAttention",
}  # fmt: skip
_FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


def begin(road: Any, module: Any, func: Any, args: Any, kwargs: Any) -> Tensor | None:
    """What a product gives where its result may become an attention's scores; None where it is to run as it is."""
    if _tracked(args, kwargs):
        return None
    found = products.scores(func, args, kwargs)
    if found is None or type(module).__name__ in _IN_PIECES or not _trackable(found) or not _of_the_model():
        return None
    recipe: Recipe | None = Recipe(found.query, found.key, _heads(module, found.shape), scale=found.scale)
    if found.bias is not None and recipe is not None:
        recipe = recipe.added(found.bias, found.shape)
    if recipe is None:
        return None
    cell = Cell(road, module, recipe, lambda: func(*args, **kwargs))
    return Tracked(cell, found.shape, found.query)


def _trackable(found: products.Product) -> bool:
    pair = (found.query, found.key)
    if not math.isfinite(found.scale) or found.scale <= 0:
        return False
    plain = all(x.dtype in _FLOATS and x.layout == torch.strided and not x.is_nested and x.numel() for x in pair)
    return plain and pair[0].dtype == pair[1].dtype and not transformed(*pair)


def _of_the_model() -> bool:
    """Whether the product is written in the model's code: not in qkv's own engines."""
    frame = sys._getframe(1)
    name = __name__
    while frame.f_back is not None and (name.startswith(f"{__package__}.") or name.split(".")[0] == "torch"):
        frame = frame.f_back
        name = frame.f_globals.get("__name__", "")
    return name.split(".")[0] != "qkv"


def _heads(module: Any, shape: tuple[int, ...]) -> tuple[int, int]:
    """(B, H): read from four dimensions; of three the first holds both, as the module says how many heads it has."""
    if len(shape) == 4:
        return shape[0], shape[1]
    names = ("num_heads", "num_attention_heads", "n_heads", "n_head", "nhead", "heads")
    count = next((n for n in (getattr(module, name, None) for name in names) if isinstance(n, int) and n > 0), 1)
    return (shape[0] // count, count) if shape[0] % count == 0 else (shape[0], 1)


class Cell:
    """The value behind a `Tracked` and its views: what it is made of, and the model's own operations that would make it."""

    def __init__(self, road: Any, module: Any, recipe: Recipe, make: Callable[[], Tensor]):
        self.road, self.module, self.recipe = road, module, recipe
        self._grad, self._autocast = torch.is_grad_enabled(), _autocast(recipe.query)
        self._make: Callable[[], Tensor] | None = make
        self._value: Tensor | None = None
        self._followers: list[weakref.ref[Cell]] = []
        self._touched = False
        self._version: int | None = None
        if road.engine == "model":
            self.value()

    def value(self) -> Tensor:
        """The tensor that the model's own operations make, computed when it is first asked for, as it would have been then."""
        if self._make is not None:
            with torch.set_grad_enabled(self._grad), torch.autocast(**self._autocast):
                self._value = self._make()
            self._version, self._make = _version(self._value), None
        assert self._value is not None
        return self._value

    def written(self) -> Tensor:
        """The value for an operation that is not noted: it may change it in place, or give a view that is changed later."""
        self._touched = True
        return self.value()

    def intact(self) -> bool:
        """Whether the value is still what the recipe says."""
        if self._value is None:
            return True
        return not self._touched if self._version is None else self._version == self._value._version

    def loses_gradients(self) -> bool:
        """Whether gradients are off by now that were on when this was made, and would have reached it."""
        learned = self.recipe.query.requires_grad or self.recipe.key.requires_grad
        return self._grad and learned and not torch.is_grad_enabled()

    def change(self, recipe: Recipe, operation: Callable[[Tensor], Any]) -> None:
        """Change the value in place."""
        for follower in self._followers:
            other = follower()
            if other is not None:
                other.value()  # it is made of what this was before
        self.recipe = recipe
        if self._value is not None:
            operation(self._value)
            self._version = _version(self._value)
            return
        before = self._make

        def make() -> Tensor:
            assert before is not None
            made = before()
            operation(made)
            return made

        self._make = make

    def follow(self, recipe: Recipe, make: Callable[[], Tensor]) -> Cell:
        """The cell of a new value that is made of this one."""
        made = Cell(self.road, self.module, recipe, make)
        self._followers.append(weakref.ref(made))
        return made


def _version(value: Tensor | None) -> int | None:
    """How often a tensor was changed in place; None where torch does not count it."""
    return None if value is None or value.is_inference() else value._version


class Tracked(Tensor):
    """Scores or weights that are not computed, as a tensor; any operation that is not noted gets what they are."""

    cell: Cell

    @staticmethod
    def __new__(cls, cell: Cell, shape: tuple[int, ...], like: Tensor, dtype: torch.dtype | None = None) -> Tracked:
        size: Any = tuple(shape)
        made: Tracked = Tensor._make_wrapper_subclass(cls, size, dtype=dtype or like.dtype, device=like.device)
        made.cell = cell
        return made

    def real_value(self, noted: bool = False) -> Tensor:
        """The tensor that the model's own operations make; noted: for an operation that is noted."""
        found = self.cell.value() if noted else self.cell.written()
        with torch._C.DisableTorchFunctionSubclass():
            shape = tuple(self.shape)
        return found if tuple(found.shape) == shape else found.view(shape)

    def __repr__(self, *, tensor_contents: Any = None) -> str:  # type: ignore[override]
        return repr(self.real_value())

    @classmethod
    def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if func in _ABOUT:
            with torch._C.DisableTorchFunctionSubclass():
                return func(*args, **kwargs)
        from .noted import note

        if any(x.cell.loses_gradients() for x in _tracked(args, kwargs)):
            _refuse_own_function(func)
            return as_written(func, args, kwargs)
        intact = all(x.cell.intact() for x in _tracked(args, kwargs))
        made = note(func, args, kwargs) if intact else None
        return as_written(func, args, kwargs) if made is None else made

    @classmethod
    def __torch_dispatch__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:  # type: ignore[override]
        if any(x.cell.loses_gradients() for x in _tracked(args, kwargs or {})):
            _refuse_own_function(func)
        return as_written(func, args, kwargs or {})


def _tracked(args: Any, kwargs: Any) -> list[Tracked]:
    return [x for x in tree_leaves((args, kwargs)) if isinstance(x, Tracked)]


def _autocast(like: Tensor) -> dict[str, Any]:
    kind = like.device.type if like.device.type != "meta" else "cpu"
    enabled = torch.is_autocast_enabled(kind)
    return {"device_type": kind, "enabled": enabled, "dtype": torch.get_autocast_dtype(kind) if enabled else None}


def _refuse_own_function(func: Any) -> None:
    """RuntimeError inside an autograd.Function: its backward would never be asked."""
    frame: Any = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "apply" and frame.f_globals.get("__name__") == "torch.autograd.function":
            raise RuntimeError(
                f"qkv.record: an autograd.Function asked for {getattr(func, '__name__', func)} of an attention's scores, and "
                "its gradient would be lost. Record without gradients: with torch.no_grad()."
            )
        frame = frame.f_back


def as_written(func: Any, args: Any, kwargs: Any, noted: bool = False) -> Any:
    """func of the tensors that the model's own operations make."""
    plain = lambda x: x.real_value(noted) if isinstance(x, Tracked) else x  # noqa: E731
    return func(*tree_map(plain, args), **tree_map(plain, kwargs))


_PROPERTIES = ("shape", "dtype", "device", "ndim", "layout", "is_cuda", "requires_grad", "is_nested")
_ABOUT = {getattr(Tensor, name).__get__ for name in _PROPERTIES} | {
    Tensor.size, Tensor.dim, Tensor.ndimension, Tensor.numel, Tensor.nelement, Tensor.is_floating_point, Tensor.__len__,
}  # fmt: skip


def attend(weights: Tracked, value: Tensor, order: str | None, func: Any, args: Any, kwargs: Any) -> Tensor | None:
    """The product of weights with value: an attention. None where they do not fit."""
    cell = weights.cell
    found = cell.recipe.lowered(value)
    if found is None:
        return None
    q, k, v, details = found
    if cell.road.engine == "qkv":
        out, made = run(q, k, v, details, cell.recipe.dropout_p)
        cell.road.take(cell.module, Capture(made, output=out.detach()))
        out = out.to(value.dtype)
        return products.laid(out.flatten(0, 1) if value.dim() == 3 else out, order)
    out = as_written(func, args, kwargs, noted=True)
    known = None
    if not cell.recipe.dropout_p:
        known = products.unlaid(out.detach(), order).reshape(*q.shape[:3], v.shape[-1])
    cell.road.take(cell.module, Capture(ran(q, k, v, details, known), output=known))
    return out
