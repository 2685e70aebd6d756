"""Which engine runs, and why.

`auto` takes the first in the order that takes the call. `linear` takes it only where its sums over the keys,
(Lq + Lk) · F · Dv multiplications, are fewer than Lq · Lk · (F + Dv), which the pairs cost.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from types import ModuleType

from ..plan import Description, Size
from . import linear, reference, tiled

_BUILT = {"linear": linear, "tiled": tiled, "reference": reference}
_ABSENT = {
    "cpu": "the native kernels are not part of this version",
    "gpu": "FlexAttention and Triton are not part of this version",
}
_WHAT = {
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


def installed() -> list[tuple[str, bool, str]]:
    """(name, whether it is there, why or why not) for every engine of the design."""
    return [(n, n in _BUILT, _WHAT[n] if n in _BUILT else _ABSENT[n]) for n in ORDER]


def check_name(engine: object) -> str:
    """The engine's name; ValueError for an unknown one, with the nearest, and for one that is not there."""
    if engine in _ABSENT:
        raise _refused(str(engine), _ABSENT[str(engine)])
    if engine == "auto" or engine in ORDER:
        return str(engine)
    near = difflib.get_close_matches(str(engine), ["auto", *ORDER], 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise ValueError(f"qkv.attention: unknown engine {engine!r}; expected 'auto' or one of {', '.join(ORDER)}.{hint}")


def _refused(engine: str, reason: str) -> ValueError:
    return ValueError(
        f"qkv.attention: engine={engine!r} cannot run this call: {reason}. Leave engine='auto', or choose one of "
        f"{', '.join(_BUILT)}."
    )


def choose(engine: str, d: Description, size: Size, width: int, value_width: int) -> str:
    """The engine for a call, by name. ValueError when a forced one cannot do it, with the reason.

    size: (B, Hq, Lq, Lk); width: that of the queries as the score's core gets them; value_width: Dv.
    """
    check_name(engine)
    if engine not in ("auto", "linear"):
        return engine
    refused = linear.refusal(d)
    if engine == "linear":
        if refused:
            raise _refused(engine, refused)
        return engine
    if refused:
        return "tiled"
    ours, theirs = _products(size, width, value_width)
    return "linear" if ours < theirs else "tiled"


def explain(engine: str, d: Description, size: Size, width: int, value_width: int) -> EngineChoice:
    """`choose`, and why each other engine would not run."""
    chosen, refused = choose(engine, d, size, width, value_width), linear.refusal(d)
    if engine != "auto":
        reasons = dict.fromkeys(_BUILT, f"engine={engine!r} was asked for")
        reasons[engine] = f"asked for by engine={engine!r}"
    else:
        ours, theirs = _products(size, width, value_width)
        count = f"{ours:,} products of features, where tiles of pairs take {theirs:,}"
        first = "the first engine in the order that takes this call; "
        reasons = {
            "linear": first + count if chosen == "linear" else count,
            "tiled": f"linear comes before it: {count}" if chosen == "linear" else first + _WHAT["tiled"],
            "reference": "it stores the whole matrix, and runs only when asked for",
        }
    return EngineChoice(chosen, {**_ABSENT, **reasons, **({"linear": refused} if refused else {})})


def _products(size: Size, width: int, value_width: int) -> tuple[int, int]:
    """(multiplications of `linear`, of `tiled`): sums of features pay off where L is large beside F and Dv."""
    batch, heads, lq, lk = size
    return batch * heads * (lq + lk) * width * value_width, batch * heads * lq * lk * (width + value_width)


def module(name: str) -> ModuleType:
    """The engine of this name."""
    return _BUILT[name]
