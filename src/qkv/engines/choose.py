"""Which engine runs, and why.

`auto` takes the first in the order that takes the call. `linear` takes it only where its sums over the keys,
(Lq + Lk) · F · Dv multiplications, are fewer than Lq · Lk · (F + Dv), which the pairs cost.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from types import ModuleType

from torch import Tensor

from ..plan import Description, Size
from . import cpu, linear, reference, tiled

_BUILT = {"cpu": cpu, "linear": linear, "tiled": tiled, "reference": reference}
_ABSENT = {"gpu": "FlexAttention and Triton are not part of this version"}
_WHAT = {
    "cpu": "native kernels for this processor: dot products and additive scores",
    "linear": "sums of features over the keys: feature maps, in time linear in the length",
    "tiled": "block by block in PyTorch: any variant, any device, memory linear in the length",
    "reference": "dense, the oracle; only when asked for",
}
ORDER = ("cpu", "gpu", "linear", "tiled", "reference")


@dataclass(frozen=True)
class EngineChoice:
    """Which engine would run a call, and for each other one why it would not.

    engine: its name. reasons: engine name -> one sentence, the chosen one included.
    """

    engine: str
    reasons: dict[str, str]

    def __str__(self) -> str:
        others = [f"  not {name}: {self.reasons[name]}" for name in ORDER if name != self.engine]
        return "\n".join([f"engine {self.engine}: {self.reasons[self.engine]}", *others])


def _absent(name: str) -> str | None:
    """Why an engine is not there at all."""
    return cpu.ABSENT if name == "cpu" else _ABSENT.get(name)


def installed() -> list[tuple[str, bool, str]]:
    """(name, whether it is there, why or why not) for every engine of the design."""
    absent = {name: _absent(name) for name in ORDER}
    return [(name, absent[name] is None, absent[name] or _WHAT[name]) for name in ORDER]


def check_name(engine: object) -> str:
    """The engine's name; ValueError for an unknown one, with the nearest, and for one that is not there."""
    if engine == "auto" or engine in ORDER:
        reason = _absent(str(engine))
        if reason:
            raise _refused(str(engine), reason)
        return str(engine)
    near = difflib.get_close_matches(str(engine), ["auto", *ORDER], 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise ValueError(f"qkv.attention: unknown engine {engine!r}; expected 'auto' or one of {', '.join(ORDER)}.{hint}")


def _refused(engine: str, reason: str) -> ValueError:
    there = [name for name in _BUILT if _absent(name) is None]
    return ValueError(
        f"qkv.attention: engine={engine!r} cannot run this call: {reason}. Leave engine='auto', or choose one of "
        f"{', '.join(there)}."
    )


def _refusal(engine: str, d: Description, size: Size, width: int, value_width: int, like: Tensor) -> str | None:
    """Why an engine cannot run the call at all; None where it can."""
    if engine == "cpu":
        return cpu.refusal(d, size, width, value_width, like)
    return linear.refusal(d) if engine == "linear" else None


def choose(engine: str, d: Description, size: Size, width: int, value_width: int, like: Tensor) -> str:
    """The engine for a call, by name. ValueError when a forced one cannot do it, with the reason.

    size: (B, Hq, Lq, Lk); width: that of the queries as the score's core gets them; value_width: Dv; like: a tensor of the
    dtype and on the device of these queries.
    """
    check_name(engine)
    asked = (d, size, width, value_width, like)
    if engine != "auto":
        reason = _refusal(engine, *asked)
        if reason:
            raise _refused(engine, reason)
        return engine
    if _refusal("cpu", *asked) is None:
        return "cpu"
    if linear.refusal(d):
        return "tiled"
    ours, theirs = _products(size, width, value_width)
    return "linear" if ours < theirs else "tiled"


def explain(engine: str, d: Description, size: Size, width: int, value_width: int, like: Tensor) -> EngineChoice:
    """`choose`, and why each other engine would not run."""
    chosen = choose(engine, d, size, width, value_width, like)
    refused = {name: _refusal(name, d, size, width, value_width, like) for name in ("cpu", "linear")}
    if engine != "auto":
        reasons = dict.fromkeys(_BUILT, f"engine={engine!r} was asked for")
        reasons[engine] = f"asked for by engine={engine!r}"
    else:
        reasons = _reasons(chosen, size, width, value_width)
    return EngineChoice(chosen, {**_ABSENT, **reasons, **{name: why for name, why in refused.items() if why}})


def _reasons(chosen: str, size: Size, width: int, value_width: int) -> dict[str, str]:
    """Why `auto` takes an engine and leaves the others, but for those that cannot run the call at all."""
    ours, theirs = _products(size, width, value_width)
    count = f"{ours:,} products of features, where tiles of pairs take {theirs:,}"
    first = "the first engine in the order that takes this call; "
    reasons = {
        "linear": count if chosen == "tiled" else "cpu comes before it",
        "tiled": f"linear comes before it: {count}" if chosen == "linear" else "cpu comes before it",
        "reference": "it stores the whole matrix, and runs only when asked for",
    }
    reasons[chosen] = first + (count if chosen == "linear" else _WHAT[chosen])
    return reasons


def _products(size: Size, width: int, value_width: int) -> tuple[int, int]:
    """(multiplications of `linear`, of `tiled`): sums of features pay off where L is large beside F and Dv."""
    batch, heads, lq, lk = size
    return batch * heads * (lq + lk) * width * value_width, batch * heads * lq * lk * (width + value_width)


def module(name: str) -> ModuleType:
    """The engine of this name."""
    return _BUILT[name]


def for_derivatives(engine: ModuleType) -> ModuleType:
    """The engine that torch can differentiate in place of `engine`: itself, or one in PyTorch with the same row states."""
    return tiled if engine is cpu else engine
