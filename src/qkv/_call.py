"""One call of attention: what a user passes, checked and lowered to a description and 4-D tensors."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from . import _inputs, biases, masks, normalizers, ops, scores
from ._detail import Detail, strip
from .dropout import draw_seed
from .engines import choose
from .plan import Description, clean, size_of

CALL = "qkv.attention"


class Call:
    """One call: its inputs as 4-D tensors and its description."""

    def __init__(
        self,
        query: Any,
        key: Any,
        value: Any,
        score: Any = None,
        bias: Any = None,
        mask: Any = None,
        normalize: Any = None,
        causal: bool = False,
        window: Any = None,
        query_offset: Any = None,
        scale: float | None = None,
        softcap: float | None = None,
        sinks: Any = None,
    ):
        self.inputs = _inputs.read(CALL, query, key, value)
        self.q, self.k, self.v = self.inputs.query, self.inputs.key, self.inputs.value
        score, bias = scores.lower(score), biases.lower(bias)
        mask = join(masks.lower(mask), causal, window)
        normalize = normalizer(normalizers.lower(normalize, score), sinks)
        size = size_of(self.q, self.k)
        score.check(self.q, self.k)
        for detail in (bias, mask):
            if detail is not None:
                detail.check(size)
        normalize.check(size[1])
        _check_devices(self.q.device, bias, score, normalize)
        self.score, self.width = score, self.q.shape[-1]
        self.description = Description(
            score=score.core(),
            bias=bias,
            mask=mask,
            normalize=normalize,
            scale=once("scale", scale, score.scale, score.default_scale(self.width)),
            softcap=checked_softcap(softcap, score.softcap),
            offset=_inputs.offset(CALL, query_offset, size[0], size[3] - size[2]),
            raw=query_offset is None,
        )
        self.projected: tuple[Tensor, Tensor] | None = None
        self.measured: dict[Any, Any] = {}

    def run(
        self, dropout_p: Any, generator: Any, engine: str, asked: dict[str, Any] | None = None
    ) -> tuple[Tensor, Tensor | None]:
        """(out, row state). Under autocast the inputs were cast; inside, scores and sums keep their precision.

        asked: words of AttentionMap.look; those that the engine measured on the way are in `measured` then.
        """
        choose.check_name(engine)
        p = checked_dropout(dropout_p)
        if p:
            self.description = self.description.changed(dropout_p=p, seed=draw_seed(generator))
        d = self.description
        q, k, v = self.q, self.k, self.v
        with torch.autocast("cpu" if q.device.type == "meta" else q.device.type, enabled=False):
            if self.score.core() is not self.score:  # what no pair uses must not reach the score's own weights either
                q, k, v, _ = clean(d, q, k, v)
            self.projected = self.score.project(q, k)
            like = self.projected[0]
            name = choose.choose(engine, d, size_of(q, k), like.shape[-1], v.shape[-1], like)
            if not asked:
                return ops.attend(choose.module(name), d, *self.projected, v)
            out, state, self.measured = ops.attend_and_look(choose.module(name), d, *self.projected, v, asked)
            return out, state

    def explain(self, dropout_p: Any, engine: str) -> choose.EngineChoice:
        """Which engine would compute this call, and why. One row is projected, to see how wide it becomes."""
        choose.check_name(engine)
        d = self.description.changed(dropout_p=checked_dropout(dropout_p))
        q, _ = self.score.project(self.q[:, :, :1], self.k[:, :, :1])
        return choose.explain(engine, d, size_of(self.q, self.k), q.shape[-1], self.v.shape[-1], q)


def checked_dropout(p: Any) -> float:
    return _inputs.number(CALL, "dropout_p", p, low=0.0, high=1.0, what="a share from 0 to 1")


def join(mask: masks.Mask | None, causal: Any, window: Any) -> masks.Mask | None:
    if not isinstance(causal, bool):
        raise TypeError(
            f"{CALL}: causal must be True or False, got {causal!r}. For torch's alignment: masks.causal('upper_left')."
        )
    if window is not None:
        if not isinstance(window, (tuple, list)) or len(window) != 2:
            raise ValueError(
                f"{CALL}: window must be (left, right), two inclusive distances from the query or None for no bound, got "
                f"{window!r}. Hugging Face's sliding window W is (W - 1, 0)."
            )
        mask = masks.window(*window) & mask
    return masks.causal() & mask if causal else mask


def once(name: str, given: Any, own: Any, default: Any) -> Any:
    if given is not None and own is not None:
        raise ValueError(
            f"{CALL}: {name} is given twice, in the score ({own}) and in the call ({given}). Give it once."
        )
    value = own if given is None else given
    return default if value is None else _inputs.number(CALL, name, value, what="a finite number")


def checked_softcap(given: Any, own: Any) -> float | None:
    value = once("softcap", given, own, None)
    if value is not None and value <= 0:
        raise ValueError(f"{CALL}: softcap must be above 0, got {value}. None leaves the scores uncapped.")
    return value  # type: ignore[no-any-return]


def normalizer(normalize: normalizers.Normalizer, sinks: Any) -> normalizers.Normalizer:
    if sinks is None:
        return normalize
    if not isinstance(normalize, normalizers.Softmax):
        raise ValueError(
            f"{CALL}: sinks take part in a softmax, but normalize is {type(normalize).__name__}. Leave one of them out."
        )
    if normalize.sinks is not None or normalize.off_by_one:
        raise ValueError(f"{CALL}: sinks are given twice, in normalizers.Softmax and in the call. Give them once.")
    return normalizers.Softmax(sinks=sinks)


def _check_devices(device: torch.device, *details: Detail | None) -> None:
    leaves: list[Tensor] = []
    for detail in details:
        strip(detail, leaves)
    for leaf in leaves:
        if leaf.device != device:
            raise ValueError(
                f"{CALL}: query is on {device}, but a tensor of a detail on {leaf.device}. Move it with .to."
            )
