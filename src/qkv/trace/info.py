"""What is in a trace, and whether it holds: for people (`str`) and for programs (`.data`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from torch import Tensor

from .layer import Layer
from .run import Run

if TYPE_CHECKING:
    from .trace import Trace


@dataclass(frozen=True)
class Info:
    """Facts about a trace. `data`: the same as a dict of plain values, for JSON."""

    data: dict[str, Any]

    def __str__(self) -> str:
        lines = [f"trace of {self.data['model']}: {_size(self.data['bytes'])}"]
        lines += [f"  {name}: {value}" for name, value in self.data["facts"].items()]
        for number, run in enumerate(self.data["runs"]):
            lines += _run_lines(run, f"run {number}" if len(self.data["runs"]) > 1 else "one run")
        return "\n".join(lines)

    __repr__ = __str__


def _run_lines(run: dict[str, Any], title: str) -> list[str]:
    shapes = list(dict.fromkeys(tuple(layer["shape"]) for layer in run["layers"]))
    drawn = "; ".join("B {} × heads {} × queries {} × keys {}".format(*s) for s in shapes[:3])
    lines = [f"{title}: {len(run['layers'])} layers, {drawn}{' …' if len(shapes) > 3 else ''}"]
    for name, table in run["tokens"].items():
        padded = f", {table['padding']} of padding" if table["padding"] else ""
        lines.append(f"  {name}: {table['length']} positions, {table['prompt_length']} of them given{padded}")
    if run["partial"]:
        lines.append("  partial: the last forward did not reach its end; its layers hold what had run by then")
    lines.append(f"  check at recording: {_verdict(run['layers'])}")
    return lines


def _verdict(layers: list[dict[str, Any]]) -> str:
    checked = [layer for layer in layers if layer["check"] is not None]
    if not checked:
        return "none was made"
    wrong = [layer["name"] for layer in checked if layer["check"]["holds"] is False]
    rows = sum(layer["check"]["rows"] for layer in checked)
    output = [layer["check"]["output"] for layer in checked if layer["check"]["output"] is not None]
    sums = [layer["check"]["weight_sum"] for layer in checked if layer["check"]["weight_sum"] is not None]
    said = [f"{rows} rows of {len(checked)} layers"]
    said += [f"Σw within {max(sums):.1e}"] if sums else ["no row states to compare"]
    said += [f"outputs within {max(output):.1e}"] if output else ["no outputs to compare"]
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        said.append(f"DOES NOT reproduce the model's attention in {', '.join(wrong[:3])}{more}")
    return "; ".join(said)


def _size(count: int) -> str:
    return f"{count / 2**30:.2f} GiB" if count >= 2**30 else f"{count / 2**20:.1f} MiB"


def info(trace: Trace) -> Info:
    """See Trace.info."""
    return Info(
        {
            "model": trace.model,
            "bytes": trace.nbytes,
            "facts": {k: v for k, v in trace.facts.items() if isinstance(v, (str, int, float, bool))},
            "seconds": trace.seconds,
            "runs": [_of_run(run) for run in trace.runs],
        }
    )


def _of_run(run: Run) -> dict[str, Any]:
    return {
        "layers": [_of_layer(layer) for layer in run.layers],
        "tokens": {
            name: {
                "length": table.length,
                "prompt_length": table.prompt_length,
                "padding": 0 if table.padding is None else int((~table.padding).sum()),
                "grid": table.grid,
                "frames": table.frames,
            }
            for name, table in run.tokens.items()
        },
        "partial": run.partial,
        "seconds": list(run.seconds),
        "bytes": run.nbytes,
    }


def _of_layer(layer: Layer) -> dict[str, Any]:
    check = layer.check
    described = None
    if check is not None:
        described = {
            "rows": check.rows, "weight_sum": check.weight_sum, "output": check.output, "scale": check.scale,
            "allowed": check.allowed, "holds": check.holds,
        }  # fmt: skip
    return {
        "name": layer.name,
        "kind": layer.kind,
        "shape": list(layer.shape),
        "values": "value" in layer.segments[0].kept,
        "row_state": all("state" in s.kept for s in layer.segments),
        "output_weight": layer.has_output_weight,
        "bytes": layer.nbytes,
        "check": described,
    }


@dataclass(frozen=True)
class Checked:
    """What `Trace.check` found: one row a layer, (run, layer name, {what: largest error or None}).

    weight_sum: of Σ_j w_ij from what the normalizer promises; row_state: of the recorded row state from one computed anew
    from Q and K. unverified: sentences about what there is nothing to hold against.
    """

    layers: tuple[tuple[int, str, dict[str, float | None]], ...]
    unverified: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every error that could be measured is a rounding error (1e-3 and below)."""
        return all(e is None or e <= 1e-3 for _, _, errors in self.layers for e in errors.values())

    def __str__(self) -> str:
        worst: dict[str, float] = {}
        for _, _, errors in self.layers:
            for what, e in errors.items():
                worst[what] = max(worst.get(what, 0.0), e or 0.0)
        found = ", ".join(f"{what.replace('_', ' ')} within {e:.1e}" for what, e in worst.items())
        verdict = "holds" if self.holds else "DOES NOT hold"
        return "\n".join([f"{verdict}: {len(self.layers)} layers, all rows: {found}", *self.unverified])

    __repr__ = __str__


def check(trace: Trace) -> Checked:
    """See Trace.check."""
    found, unverified = [], []
    for number, run in enumerate(trace.runs):
        for layer in run.layers:
            errors: dict[str, float | None] = {
                "weight_sum": layer.map.check().weight_sum,
                "row_state": _state_error(layer),
            }
            found.append((number, layer.name, errors))
        without = [layer.name for layer in run.layers if layer.check is None or layer.check.output is None]
        if without:
            unverified.append(
                f"run {number}: the outputs of {len(without)} of {len(run.layers)} layers cannot be held against the model's "
                f"({without[0]}{' …' if len(without) > 1 else ''}): they were not recorded, or without values"
            )
        computed = [layer.name for layer in run.layers if any(s.state is None for s in layer.segments)]
        if computed:
            unverified.append(
                f"run {number}: the row states of {len(computed)} of {len(run.layers)} layers were computed from Q and K, not "
                "recorded: nothing but their own sums speaks for them"
            )
    return Checked(tuple(found), tuple(unverified))


def _state_error(layer: Layer) -> float | None:
    """The largest distance of the recorded row state from one that is computed anew; None where none was recorded."""
    from ..attention_map import AttentionMap

    whole = layer.whole
    if whole.state is None:
        return None
    kept: Tensor | None = layer.map.row_state
    anew: Tensor | None = AttentionMap(whole.description, whole.query, whole.key, None).row_state
    if kept is None or anew is None or not kept.numel():
        return None
    both = kept.isfinite() & anew.isfinite()
    if bool((kept.isfinite() != anew.isfinite()).any()):
        return float("inf")
    return float((kept - anew)[both].abs().max()) if bool(both.any()) else 0.0
