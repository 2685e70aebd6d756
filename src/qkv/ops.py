"""The one place that knows autograd and torch.library: engines are pure functions below it.

`attend` runs an engine on a description. Gradients come from the engine's own backward; gradients of gradients from forward
mode through the engine's forward and backward: the gradient is linear in dout and the Hessian is symmetric, so the pull-back
of the backward along (a_q, a_k, a_v) is the directional derivative of the gradient in that direction, and costs O(L) memory
like the backward itself.
"""

from __future__ import annotations

import warnings
from dataclasses import fields
from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from . import biases
from ._detail import Detail, Hole, bind, strip, transformed
from ._encoding import decode, encode
from .engines import choose, looking
from .plan import Description, compute_dtype


def attend(engine: ModuleType, d: Description, q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor | None]:
    """(out, row state or None) of the description `d` on q, k, v as the score's core wants them."""
    leaves: list[Tensor] = []
    spec = strip(d, leaves)
    every = (q, k, v, *leaves)
    if torch.compiler.is_compiling():
        out, state, _ = torch.ops.qkv.attend(q, k, v, leaves, engine.NAME, encode(spec))
        return out, state if spec.normalize.has_state else None
    learning = torch.is_grad_enabled() and any(t.requires_grad for t in every)
    if engine.DIFFERENTIABLE or not (learning or transformed(*every)):
        out, state = getattr(engine, "inference", engine.forward)(d, q, k, v)
        return out.to(v.dtype), state
    out, state, _ = _Attend.apply(engine, spec, *every)
    return out, state


def attend_and_look(
    engine: ModuleType, d: Description, q: Tensor, k: Tensor, v: Tensor, asked: dict[str, Any]
) -> tuple[Tensor, Tensor | None, dict[Any, Any]]:
    """`attend`, and what the engine measured of `asked` (AttentionMap.look's words) on the way: {(word, value): result}."""
    leaves: list[Tensor] = []
    strip(d, leaves)
    every = (q, k, v, *leaves)
    apart = torch.is_grad_enabled() and any(t.requires_grad for t in every)  # autograd's function gives tensors alone
    if engine is choose.module("cpu") and not (torch.compiler.is_compiling() or apart or transformed(*every)):
        found = looking.watch(d, q, k, v, asked)
        if found is not None:
            return found
    return *attend(engine, d, q, k, v), {}


def learn(engine: ModuleType, d: Description, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """The output of `attend` for a description without tensors, in eager mode, where some of q, k, v need a gradient."""
    out: Tensor = _Attend.apply(engine, d, q, k, v)[0]
    return out


class _Function(torch.autograd.Function):
    """A Function called without torch.func's preparations where nothing of it is active: they take 60 µs to read signatures."""

    @classmethod
    def apply(cls, *args: Any, **kwargs: Any) -> Any:
        if kwargs or torch._C._are_functorch_transforms_active():
            return super().apply(*args, **kwargs)
        return super(torch.autograd.Function, cls).apply(*args)


def _vmap(function: Any, info: Any, dims: tuple[Any, ...], args: tuple[Any, ...], tensors: slice, leaves: Any) -> Any:
    """vmap's rule. Where no detail differs from element to element, the mapped dimension joins the batch: one call for all."""
    alone = any(isinstance(d, int) for d in dims[tensors.stop :]) or any(leaves)
    if alone or args[1].dropout_p or not isinstance(args[1].offset, int) or _varies((args[1].mask, args[1].bias)):
        return _one_by_one(function, info, dims, args)
    count = info.batch_size

    def joined(x: Any, d: Any) -> Any:
        if not isinstance(x, Tensor):
            return x
        return (x.movedim(d, 0) if isinstance(d, int) else x.expand(count, *x.shape)).flatten(0, 1)

    several = [joined(x, d) for x, d in zip(args[tensors], dims[tensors], strict=True)]
    found = function.apply(*args[: tensors.start], *several, *args[tensors.stop :])
    outs = tuple(None if x is None else x.unflatten(0, (count, x.shape[0] // count)) for x in found)
    return outs, tuple(None if x is None else 0 for x in outs)


def _varies(value: Any) -> bool:
    """Whether a mask or bias may tell sequences of a batch apart: by a tensor, or by a function that is told which it is."""
    if isinstance(value, (biases.ALiBi, biases.RelativePosition, biases.T5)):
        return False
    if isinstance(value, Detail):
        return any(_varies(getattr(value, f.name)) for f in fields(value))  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return any(_varies(v) for v in value)
    return isinstance(value, Hole) or callable(value)


def _one_by_one(function: Any, info: Any, dims: tuple[Any, ...], args: tuple[Any, ...]) -> Any:
    """One call for each element of the mapped dimension."""
    rows = [
        function.apply(*(a.select(d, n) if isinstance(d, int) else a for a, d in zip(args, dims, strict=True)))
        for n in range(info.batch_size)
    ]
    outs = tuple(None if x[0] is None else torch.stack(x) for x in zip(*rows, strict=True))
    return outs, tuple(None if x is None else 0 for x in outs)


class _Attend(_Function):
    """The forward, with the engine's backward. Its third output is `out` unrounded, where that differs."""

    @staticmethod
    def forward(engine: ModuleType, spec: Any, q: Tensor, k: Tensor, v: Tensor, *leaves: Tensor) -> Any:
        wide, state = engine.forward(bind(spec, leaves), q, k, v)
        out = wide.to(v.dtype)
        return out, state, None if out is wide else wide

    @staticmethod
    def setup_context(ctx: Any, inputs: Any, output: Any) -> None:
        (engine, spec, q, k, v, *leaves), (out, state, wide) = inputs, output
        ctx.engine, ctx.spec, ctx.has_state = engine, spec, state is not None
        fixed = [x for x in (wide, None if spec.normalize.differentiable_state else state) if x is not None]
        ctx.mark_non_differentiable(*fixed)
        # `out` is kept as it was computed: from the rounded one, out · dout would carry the rounding into every gradient.
        ctx.save_for_backward(q, k, v, out if wide is None else wide, *([] if state is None else [state]), *leaves)
        ctx.set_materialize_grads(False)

    @staticmethod
    def backward(ctx: Any, dout: Tensor | None, dstate: Tensor | None, _: None) -> Any:
        q, k, v, out, *rest = ctx.saved_tensors
        state, leaves = (rest[0], rest[1:]) if ctx.has_state else (None, rest)
        if dout is None:
            dout = torch.zeros_like(out, dtype=v.dtype)
        needs = tuple(ctx.needs_input_grad[2:])
        if not ctx.spec.normalize.differentiable_state:
            dstate = None
        given = (ctx.engine, ctx.spec, needs, q, k, v, out, state, dout, dstate)
        if torch.is_grad_enabled() or transformed(q, k, v, dout):  # gradients of gradients may be asked for
            return None, None, *_AttendBackward.apply(*given, *leaves)
        return None, None, *_gradients(*given, leaves)

    @staticmethod
    def vmap(info: Any, dims: Any, *args: Any) -> Any:
        return _vmap(_Attend, info, dims, args, slice(2, 5), ())


class _AttendBackward(_Function):
    """The engine's backward, itself differentiable in q, k, v, dout, dstate and the leaves."""

    @staticmethod
    def forward(engine: ModuleType, spec: Any, needs: tuple[bool, ...], *tensors: Tensor | None) -> Any:
        q, k, v, out, state, dout, dstate, *leaves = tensors
        return _gradients(engine, spec, needs, q, k, v, out, state, dout, dstate, leaves)

    @staticmethod
    def setup_context(ctx: Any, inputs: Any, output: Any) -> None:
        engine, spec, needs, q, k, v, _, state, dout, dstate, *leaves = inputs
        ctx.engine, ctx.spec, ctx.needs, ctx.has_state = engine, spec, needs, state is not None
        ctx.save_for_backward(q, k, v, dout, dstate, *leaves)
        ctx.set_materialize_grads(False)

    @staticmethod
    def backward(ctx: Any, *along: Tensor | None) -> Any:
        if not ctx.spec.normalize.twice_differentiable:
            raise NotImplementedError(
                f"qkv.attention: {type(ctx.spec.normalize).__name__} has no second derivative: its gradient is a "
                "straight-through estimate. Use normalizers.Softmax() where a gradient of a gradient is needed."
            )
        q, k, v, dout, dstate, *leaves = ctx.saved_tensors
        moved = [n for n, a in enumerate(along) if a is not None]
        if not moved:
            return (None,) * (10 + len(leaves))
        second, ddout, ddstate = _along(ctx, (q, k, v, *leaves), dout, dstate, moved, along)
        return None, None, None, *second[:3], None, None, ddout, ddstate, *second[3:]

    @staticmethod
    def vmap(info: Any, dims: Any, *args: Any) -> Any:
        return _vmap(_AttendBackward, info, dims, args, slice(3, 10), args[2][3:])


def _along(
    ctx: Any, inputs: tuple[Tensor, ...], dout: Tensor, dstate: Tensor | None, moved: list[int], along: Any
) -> tuple[list[Tensor | None], Tensor, Tensor | None]:
    """How the gradients of `inputs`, the output and the state change along a direction of some of the inputs."""
    engine, spec = choose.for_derivatives(ctx.engine), ctx.spec
    every = tuple(x.is_floating_point() and need for x, need in zip(inputs, ctx.needs, strict=True))

    def gradients(*some: Tensor) -> tuple[Tensor, ...]:
        full = list(inputs)
        for n, x in zip(moved, some, strict=True):
            full[n] = x
        out, state = engine.forward(bind(spec, full[3:]), *full[:3])
        found = _gradients(engine, spec, every, *full[:3], out, state, dout, dstate, full[3:])
        return tuple(x for x in (out.to(full[2].dtype), state, *found) if x is not None)

    primals = tuple(inputs[n] for n in moved)
    tangents = tuple(along[n].to(inputs[n].dtype) for n in moved)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # torch's own, about what its forward mode imports
        spread = iter(torch.func.jvp(gradients, primals, tangents)[1])
    ddout = next(spread)
    ddstate = next(spread) if ctx.has_state else None
    return [next(spread) if need else None for need in every], ddout, None if dstate is None else ddstate


def _gradients(
    engine: ModuleType,
    spec: Any,
    needs: tuple[bool, ...],
    q: Tensor,
    k: Tensor,
    v: Tensor,
    out: Tensor,
    state: Tensor | None,
    dout: Tensor,
    dstate: Tensor | None,
    leaves: Any,
) -> tuple[Tensor | None, ...]:
    """Gradients of (q, k, v, *leaves), each in its tensor's dtype; None where not needed."""
    wide = lambda t: torch.zeros(t.shape, dtype=compute_dtype(t.dtype), device=t.device)  # noqa: E731
    buffers = [wide(t) if need else None for t, need in zip(leaves, needs[3:], strict=True)]
    into = bind(spec, buffers)
    dq, dk, dv = engine.backward(bind(spec, leaves), q, k, v, out, state, dout, dstate, into)
    pairs = zip((dq, dk, dv, *buffers), (q, k, v, *leaves), needs, strict=True)
    return tuple(g.to(t.dtype) if need and g is not None else None for g, t, need in pairs)


# -- the same two calls as registered operators, for torch.compile and torch.export --------------------------------------
#
# A registered operator costs more per call than a Function, but a compiler sees one node with known shapes. Descriptions
# travel as strings, row states that do not exist as empty tensors.


@torch.library.custom_op("qkv::attend", mutates_args=())
def _attend_op(
    q: Tensor, k: Tensor, v: Tensor, leaves: list[Tensor], engine: str, spec: str
) -> tuple[Tensor, Tensor, Tensor]:
    """(out, row state or empty, out unrounded)."""
    wide, state = choose.module(engine).forward(bind(decode(spec), leaves), q, k, v)
    out = wide.to(v.dtype)
    return out, q.new_empty(0) if state is None else state, wide.clone() if out is wide else wide


@_attend_op.register_fake
def _(q: Tensor, k: Tensor, v: Tensor, leaves: list[Tensor], engine: str, spec: str) -> tuple[Tensor, Tensor, Tensor]:
    normalize, dtype = decode(spec).normalize, compute_dtype(q.dtype)
    out = v.new_empty(*q.shape[:3], v.shape[-1])
    if not normalize.has_state:
        return out, q.new_empty(0), torch.empty_like(out, dtype=dtype)
    state = q.new_empty(*q.shape[:3], *normalize.state_shape, dtype=normalize.state_dtype or dtype)
    return out, state, torch.empty_like(out, dtype=dtype)


@torch.library.custom_op("qkv::attend_backward", mutates_args=())
def _attend_backward_op(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    out: Tensor,
    state: Tensor,
    dout: Tensor,
    dstate: Tensor | None,
    leaves: list[Tensor],
    engine: str,
    spec: str,
    needs: list[bool],
) -> list[Tensor]:
    """Gradients of (q, k, v, *leaves); an empty tensor where none is needed."""
    description = decode(spec)
    kept = state if description.normalize.has_state else None
    found = _gradients(choose.module(engine), description, tuple(needs), q, k, v, out, kept, dout, dstate, leaves)
    return [q.new_empty(0) if g is None else g for g in found]


@_attend_backward_op.register_fake
def _(
    q: Tensor, k: Tensor, v: Tensor, out: Any, state: Any, dout: Any, dstate: Any, leaves: list[Tensor], *rest: Any
) -> list[Tensor]:
    needs = rest[-1]
    return [x.new_empty(x.shape) if n else q.new_empty(0) for x, n in zip((q, k, v, *leaves), needs, strict=True)]


def _keep(ctx: Any, inputs: Any, output: Any) -> None:
    q, k, v, leaves, ctx.engine, ctx.spec = inputs
    _, state, wide = output
    ctx.mark_non_differentiable(wide, *([] if decode(ctx.spec).normalize.differentiable_state else [state]))
    ctx.save_for_backward(q, k, v, wide, state, *leaves)
    ctx.set_materialize_grads(False)


def _pull(ctx: Any, dout: Tensor | None, dstate: Tensor | None, _: Any) -> Any:
    q, k, v, wide, state, *leaves = ctx.saved_tensors
    every = (q, k, v, *leaves)
    needs = [x.is_floating_point() and x.requires_grad for x in every]
    if dout is None:
        dout = torch.zeros_like(wide, dtype=v.dtype)
    if not decode(ctx.spec).normalize.differentiable_state:
        dstate = None
    found = torch.ops.qkv.attend_backward(
        q, k, v, wide, state, dout.contiguous(), dstate, leaves, ctx.engine, ctx.spec, needs
    )
    dq, dk, dv, *rest = (g if need else None for g, need in zip(found, needs, strict=True))
    return dq, dk, dv, list(rest), None, None


_attend_op.register_autograd(_pull, setup_context=_keep)
