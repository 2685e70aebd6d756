"""How much a loss hangs on each head: Michel, Levy & Neubig 2019 (arXiv 1905.10650)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import torch
from torch import Tensor

from ..recording.modules import Modules
from ..recording.record import record
from .measured import Measured

Loss = Callable[[Any, Mapping[str, Any]], Tensor]
CALL = "qkv.trace.head_importance"


def head_importance(
    model: torch.nn.Module,
    inputs: Mapping[str, Any] | Iterable[Mapping[str, Any]],
    loss: Loss | None = None,
    *,
    normalize: bool = False,
) -> Measured:
    """E|∂L/∂ξ_h|, (layers, H): how fast the loss changes where a head's output is scaled, ξ = 1 being the head as it is.

    inputs: keyword arguments of the model's forward, or several such batches. loss(output, inputs): (B,), the loss of each
    sequence, or a scalar, for which the whole batch counts as one example. By default: the model's own loss where `inputs` has
    labels, else, for a model that generates, the cross-entropy of each sequence's next tokens (mean over its text). The mean of
    the sizes is taken over all examples. normalize: each layer's numbers divided by their ℓ2 norm, as the paper does.

    Layers come in the order in which they run; NaN where a layer has fewer heads than another. The gates multiply what enters
    each layer's output projection, and are taken out again. It is a first-order estimate: a head of a small gradient may matter
    once others are gone. The model runs as it stands: call `model.eval()` first where there is dropout.

    Raises:
        ValueError: no inputs, no loss that is known, a loss of another shape, or a model whose heads cannot be found.
    """
    batches = [inputs] if isinstance(inputs, Mapping) else list(inputs)
    if not batches:
        raise ValueError(f"{CALL}: got no inputs; expected the arguments of one forward, or several such batches.")
    sites = _sites(model, batches[0])
    total, examples = [torch.zeros(site.heads, dtype=torch.float64) for site in sites], 0
    for batch in batches:
        sizes = _gradients(model, batch, loss or _default_loss(model, batch), sites)
        examples += sizes[0].shape[0]
        for so_far, size in zip(total, sizes, strict=True):
            so_far += size.abs().sum(0).double().cpu()
    found = [x / examples for x in total]
    if normalize:
        found = [x / x.norm().clamp_min(torch.finfo(x.dtype).tiny) for x in found]
    most = max(site.heads for site in sites)
    value = torch.stack([torch.nn.functional.pad(x, (0, most - len(x)), value=float("nan")) for x in found]).float()
    unit = "share of the layer's norm" if normalize else "loss per unit of the gate"
    what = "how fast the loss changes where a head's output is scaled: mean |∂L/∂ξ|"
    return Measured(value, "derived", what, unit, "Michel et al. 2019")


class _Site:
    """A layer's output projection, which call of it the layer is, and how many heads enter there."""

    def __init__(self, name: str, projection: torch.nn.Module, call: int, heads: int):
        self.name, self.projection, self.call, self.heads = name, projection, call, heads


def _sites(model: torch.nn.Module, batch: Mapping[str, Any]) -> list[_Site]:
    """Where heads meet their output projection: found by recording one forward."""
    with record(model, queries=[0], weights=False, engine="model") as trace, torch.no_grad():
        model(**batch)
    modules, sites = Modules(model), []
    calls: dict[int, int] = {}
    for layer in trace.run.layers:
        width = layer.shape[1] * layer.segments[0].value.shape[-1]  # type: ignore[union-attr]
        projection = modules.projection(layer.name, width)
        if projection is None:
            raise ValueError(
                f"{CALL}: no output projection of {width} inputs is found in {layer.name} or beside it, so its heads cannot be "
                "scaled one by one."
            )
        number = calls.setdefault(id(projection), 0)
        calls[id(projection)] += 1
        sites.append(_Site(layer.name, projection, number, layer.shape[1]))
    return sites


def _gradients(model: torch.nn.Module, batch: Mapping[str, Any], loss: Loss, sites: list[_Site]) -> list[Tensor]:
    """∂L/∂ξ of each site, (examples, heads)."""
    with torch.enable_grad(), _gated(sites) as made:
        found = loss(model(**batch), batch)
        if not isinstance(found, Tensor) or found.dim() > 1:
            shape = tuple(found.shape) if isinstance(found, Tensor) else type(found).__name__
            raise ValueError(f"{CALL}: the loss gave {shape}; expected (B,), one number a sequence, or a scalar.")
        unused = next((site for site, gate in zip(sites, made, strict=True) if gate is None), None)
        if unused is not None:
            raise ValueError(
                f"{CALL}: the output projection of {unused.name} was not called as a module, so there is no place for a gate "
                "(torch's MultiheadAttention applies its weight itself)."
            )
        gates = [gate for gate in made if gate is not None]
        if found.dim() == 1 and len(found) != len(gates[0]):
            raise ValueError(
                f"{CALL}: {len(found)} losses for {len(gates[0])} sequences; expected one each, or a scalar."
            )
        gradients = torch.autograd.grad(found.sum(), gates, allow_unused=True)
    known = [torch.zeros_like(gate) if g is None else g for g, gate in zip(gradients, gates, strict=True)]
    return known if found.dim() == 1 else [g.sum(0, keepdim=True) for g in known]


@contextlib.contextmanager
def _gated(sites: list[_Site]) -> Iterator[list[Tensor | None]]:
    """Within it, each site's heads are multiplied by gates of 1, (B, heads), made when its projection is called."""
    gates: list[Tensor | None] = [None] * len(sites)
    calls: dict[int, int] = {}

    def gate(module: torch.nn.Module, args: tuple[Any, ...]) -> tuple[Any, ...]:
        call = calls.get(id(module), 0)
        calls[id(module)] = call + 1
        for n, site in enumerate(sites):
            if site.projection is module and site.call == call:
                x = args[0]
                made = gates[n] = torch.ones(x.shape[0], site.heads, dtype=x.dtype, device=x.device, requires_grad=True)
                wide = x.unflatten(-1, (site.heads, -1)) * made.view(len(made), *[1] * (x.dim() - 2), site.heads, 1)
                return (wide.flatten(-2), *args[1:])
        return args

    hooks = [m.register_forward_pre_hook(gate) for m in {id(s.projection): s.projection for s in sites}.values()]
    try:
        yield gates
    finally:
        for hook in hooks:
            hook.remove()


def _default_loss(model: torch.nn.Module, batch: Mapping[str, Any]) -> Loss:
    if "labels" in batch:
        return lambda output, _: output.loss
    writes = getattr(model, "can_generate", lambda: False)()
    if not writes or getattr(model.config, "is_encoder_decoder", False) or "input_ids" not in batch:
        raise ValueError(
            f"{CALL}: {type(model).__name__} has no loss of its own for these inputs. Give labels among them, or "
            "loss=f(output, inputs) with one number a sequence."
        )
    return _next_token_loss


def _next_token_loss(output: Any, inputs: Mapping[str, Any]) -> Tensor:
    """(B,): each sequence's mean cross-entropy of the next token, over its text."""
    ids = inputs["input_ids"]
    there = inputs.get("attention_mask")
    there = torch.ones_like(ids) if there is None else there
    known = (there[:, 1:] * there[:, :-1]).to(output.logits.dtype)
    each = torch.nn.functional.cross_entropy(output.logits[:, :-1].mT, ids[:, 1:], reduction="none")
    return (each * known).sum(-1) / known.sum(-1).clamp_min(1)
