"""What a trace is of, in one answer: layers and heads, tokens and words, and a place where it is worth beginning."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ...trace.questions.pyramid import SIZE, levels
from ...trace.showing.by_word import head_number, text_layers
from ...trace.showing.picks import pick
from ...trace.words import words

if TYPE_CHECKING:
    from ...trace import Trace
    from ...trace.run import TokenTable

SCHEMA = 1
_SHORT = 1024  # tokens up to which a place to begin is looked for in all layers


def told(
    trace: Trace, *, image: bool = False, beside: str | None = None, attribution: Mapping[str, Any] | None = None,
    begin: Mapping[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The trace as plain values for JSON.

    image: whether the image it is of is there; beside: a second trace's name; attribution: what can be asked about an answer;
    begin: where the page begins, by default where something is to be seen.
    """
    return {
        "schema": SCHEMA, "model": trace.model, "tile": SIZE, "main": trace.run.main, **_parts(trace),
        "begin": begin or _begin(trace), "image": image, "beside": beside, "attribution": attribution,
    }  # fmt: skip


def known_to_json(value: Any) -> Any:
    """With what JSON has no word for as text: "NaN", "Infinity", "-Infinity"."""
    if isinstance(value, float) and not abs(value) < float("inf"):
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, dict):
        return {k: known_to_json(v) for k, v in value.items()}
    return [known_to_json(v) for v in value] if isinstance(value, (list, tuple)) else value


def _parts(trace: Trace) -> dict[str, Any]:
    """The streams of tokens, and the layers that read them."""
    run = trace.run
    tables = {name: _stream(table) for name, table in run.tokens.items()}
    layers = []
    for number, layer in enumerate(run.layers):
        _, count, lq, lk = layer.shape
        for name, length in zip(layer.streams, (lq, lk), strict=True):
            if name not in tables:
                tables[name] = _nameless(length)
        kept = layer.segments[0].kept
        positions = layer.positions.tolist()
        layers.append({
            "number": number, "name": layer.name, "kind": layer.kind,
            "heads": [head_number(trace, number, h) for h in range(count)],
            "rows": lq, "keys": lk, "levels": levels(lq, lk), "streams": list(layer.streams),
            "first_row": positions[0] if positions else 0,
            "positions": None if positions == list(range(positions[0], positions[0] + lq)) else positions,
            "first_key": layer.first_key, "values": "value" in kept, "output_weight": layer.has_output_weight,
        })  # fmt: skip
    return {"streams": tables, "layers": layers}


def _stream(table: TokenTable) -> dict[str, Any]:
    tokens = list(table.of(0)) if table.grid is None or table.strings is not None else _patches(*table.grid)
    special = sorted(table.special[0]) if table.special else []
    return {
        "tokens": tokens, "words": _words(table, tokens, special), "prompt_length": table.prompt_length,
        "special": special, "grid": table.grid, "frames": table.frames, "text": table.strings is not None,
    }  # fmt: skip


def _patches(rows: int, cols: int, before: int) -> list[str]:
    """Names of an image's tokens: the class token, registers, then patches by row and column."""
    first = ["class", *(f"register {n}" for n in range(1, before))][:before]
    return first + [f"{r},{c}" for r in range(rows) for c in range(cols)]


def comparable(first: Trace, second: Trace) -> None:
    """Nothing, where every cell of one trace has its like in the other. ValueError names what differs first."""
    one, other, why = _parts(first), _parts(second), None
    if [layer["heads"] for layer in one["layers"]] != [layer["heads"] for layer in other["layers"]]:
        why = "their layers and heads are not the same"
    elif any(a["streams"] != b["streams"] for a, b in zip(one["layers"], other["layers"], strict=True)):
        why = "their layers read different things"
    else:
        read = {name for layer in one["layers"] for name in layer["streams"]}
        for name in sorted(read):
            mine, its = (t["streams"].get(name, {}).get("tokens") for t in (one, other))
            if mine != its:
                why = f"the tokens of their {name} are not the same"
        where = ("rows", "keys", "first_row", "positions", "first_key")
        for a, b in zip(one["layers"], other["layers"], strict=True):
            if why is None and any(a[k] != b[k] for k in where):
                why = f"layer {a['number']} has not the same rows and columns in both"
    if why:
        raise ValueError(
            f"These two traces cannot be laid side by side: {why}. Record the same text with models of one shape."
        )


def _nameless(length: int) -> dict[str, Any]:
    return {
        "tokens": [str(n) for n in range(length)], "words": list(range(length)), "prompt_length": length, "special": [],
        "grid": None, "frames": None, "text": False,
    }  # fmt: skip


def _words(table: TokenTable, tokens: list[str], special: list[int]) -> list[int]:
    """Where each word begins. A word never spans the end of the prompt or a token that is no text."""
    if table.strings is None:
        return list(range(len(tokens)))
    cuts = sorted({0, table.prompt_length, len(tokens), *special, *(i + 1 for i in special)})
    found: list[int] = []
    for start, stop in pairwise(cuts):
        found += [word.first + start for word in words(tokens[start:stop])]
    return found


def _begin(trace: Trace) -> dict[str, Any]:
    """A query (a token), a layer and a head ("*": all of the layer's) that show something."""
    if trace.grid is not None and trace.layer(-1).streams == (trace.run.main,) * 2:
        query = int(trace.layer(-1).positions[0])  # the class token, in the last layer
        return {"layer": len(trace) - 1, "head": "*", "query": query}
    try:
        mine = text_layers(trace)
        if trace.layer(mine[0]).shape[3] > _SHORT:
            return _of_last(trace, mine[len(mine) * 3 // 5])
        found = pick(trace)
    except ValueError:  # no words: an image, or cross-attention alone
        return {"layer": 0, "head": head_number(trace, 0, 0), "query": int(trace.layer(0).positions[-1])}
    query = trace.words[found.query].last
    return {"layer": found.layer, "head": head_number(trace, found.layer, found.head), "query": query}


def _of_last(trace: Trace, layer: int) -> dict[str, Any]:
    """Of a long text: the end of the prompt, in the head of one layer that read something far from it most strongly."""
    of = trace.layer(layer)
    rows = (of.positions < trace.prompt_length).nonzero().view(-1)
    row = int(rows[-1]) if len(rows) else of.shape[2] - 1
    query = int(of.positions[row])
    far = of.map[0, :, row, 1 : max(2, query - of.first_key - 8)]
    head = int(far.amax(-1).argmax()) if far.numel() else 0
    return {"layer": layer, "head": head_number(trace, layer, head), "query": query}
