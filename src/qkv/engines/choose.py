"""Which engine runs, and why."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from types import ModuleType

from . import reference, tiled

_BUILT = {"tiled": tiled, "reference": reference}
_ABSENT = {
    "cpu": "the native kernels are not part of this version",
    "gpu": "FlexAttention and Triton are not part of this version",
    "linear": "feature maps are not part of this version",
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


def installed() -> list[tuple[str, bool, str]]:
    """(name, whether it is there, why or why not) for every engine of the design."""
    return [(n, n in _BUILT, _WHAT[n] if n in _BUILT else _ABSENT[n]) for n in ORDER]


_WHAT = {
    "tiled": "block by block in PyTorch: any variant, any device, memory linear in the length",
    "reference": "dense, the oracle; only when asked for",
}


def check_name(engine: object) -> str:
    """The engine's name; ValueError for an unknown one, with the nearest."""
    if engine == "auto" or engine in ORDER:
        return str(engine)
    near = difflib.get_close_matches(str(engine), ["auto", *ORDER], 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise ValueError(f"qkv.attention: unknown engine {engine!r}; expected 'auto' or one of {', '.join(ORDER)}.{hint}")


def choose(engine: str) -> EngineChoice:
    """The engine for a call. ValueError when a forced one is not there."""
    check_name(engine)
    if engine in _ABSENT:
        raise ValueError(
            f"qkv.attention: engine={engine!r} cannot run this call: {_ABSENT[engine]}. Leave engine='auto', or choose "
            f"one of {', '.join(_BUILT)}."
        )
    chosen = "tiled" if engine == "auto" else engine
    reasons = dict(_ABSENT)
    for name in _BUILT:
        reasons[name] = _WHAT[name]
    if engine == "auto":
        reasons["tiled"] = "the first engine in the order that takes this call; " + _WHAT["tiled"]
        reasons["reference"] = "it stores the whole matrix, and runs only when asked for"
    else:
        reasons[chosen] = f"asked for by engine={engine!r}"
        reasons.update({n: f"engine={engine!r} was asked for" for n in _BUILT if n != chosen})
    return EngineChoice(chosen, reasons)


def module(name: str) -> ModuleType:
    """The engine of this name."""
    return _BUILT[name]
