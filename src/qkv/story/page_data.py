"""Everything the story page shows, as data for JSON: the coins, what was learned, the block, sentences on a real model.

`recorded()` is read from files that `make()` wrote, so that a page needs neither torch nor a model.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

SCHEMA = 1
_FOLDER = "recorded"

# Sentences in which SmolLM2's heads are plain to see, and which layer, head and word to look at.
SENTENCES: Mapping[str, tuple[str, int, int, str]] = {
    "umbrella": ("Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue", 18, 6, "blue"),
    "delgado": ("Rosa Delgado met Tom at noon. Later that day, Rosa", 17, 4, "Rosa"),
    "coins": (
        "The phone costs 916 coins. A has 416 coins, so A asks B for coins. "
        "B is a stranger, C is a friend of A, and the friend of",
        17,
        4,
        "of",
    ),
}


def recorded() -> dict[str, Any]:
    """The page's data as it ships: `numbers()` and the recorded sentences."""
    return {"schema": SCHEMA, "numbers": _read("numbers"), "sentences": [_read(name) for name in SENTENCES]}


def with_sentence(sentence: Mapping[str, Any]) -> dict[str, Any]:
    """The same with one more sentence, from `sentences.record`, in the first place."""
    data = recorded()
    return data | {"sentences": [dict(sentence), *data["sentences"]]}


def _read(name: str) -> Any:
    return json.loads((files(__package__) / _FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def numbers() -> dict[str, Any]:
    """All numbers of the story that no language model is needed for, computed now; trains for a few seconds."""
    from dataclasses import asdict

    from . import block, coins, learning

    def answer(attention: Any, names: Iterable[str] = ("B", "C")) -> dict[str, Any]:
        found = coins.ask(attention, names=tuple(names))
        return asdict(found) | {"total": found.total}

    walk, other = block.walk(), block.cross()
    return {
        "coins": {
            "price": coins.PRICE, "own": coins.OWN, "wants": coins.WANTS, "has": coins.HAS, "gives": coins.GIVES,
            "alone": answer(coins.STORY, ["B"]), "plain": answer(coins.STORY), "soft": answer(coins.SOFT),
            "hard": answer(coins.LOOK_UP),
        },
        "widths": [asdict(w) for w in coins.widths()],
        "learning": {
            "features": list(learning.FEATURES), "by_hand": learning.by_hand().columns(),
            "soft": asdict(learning.learn(coins.SOFT)), "plain": asdict(learning.learn(coins.STORY)),
        },
        "block": _lists(asdict(walk)),
        "cross": _lists(asdict(other)),
    }  # fmt: skip


def make(folder: Path) -> None:
    """Write every recorded file into `folder` anew; needs the model smollm2."""
    from ..models import load
    from .sentences import record

    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "numbers.json", numbers())
    found = load("smollm2")
    for name, (sentence, layer, head, word) in SENTENCES.items():
        recording = record(found.model, found.tokenizer, found.label, sentence, layer=layer, head=head, word=word)
        _write(folder / f"{name}.json", recording)


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _lists(data: Any) -> Any:
    """Tensors as nested lists, wherever they stand; an infinity as the string "-inf", which JSON can hold."""
    if isinstance(data, dict):
        return {name: _lists(value) for name, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_lists(value) for value in data]
    if hasattr(data, "tolist"):
        return _lists(data.tolist())
    return str(data) if isinstance(data, float) and data == float("-inf") else data
