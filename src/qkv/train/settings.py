"""What a run is made with: everything that decides what comes out, as plain data that stands in the run's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from .errors import TrainError


@dataclass(frozen=True)
class Settings:
    """One run. The same settings on the same machine give the same weights, bit for bit.

    recipe: "translate", "language" or "images". data: the name of a built-in set, or paths. columns: names of the two columns
        that hold a translation's sides. size: images are scaled to size × size.
    steps: how many updates; batch: examples in one, for each process; rate: the highest learning rate, reached after `warmup`
        steps and lowered along a cosine to a tenth; decay: of weights (AdamW); clip: the largest norm of a gradient; smoothing:
        of labels; dropout; bf16: products in bfloat16.
    width, heads, layers: of the model; kind: of a translation's model, "transformer" or "recurrent"; attention: of a recurrent
        one ("additive", "dot", "general", "concat", "none"). vocabulary: how many tokens are learned. longest: tokens of a
        sentence, or of a stretch of text. patch: pixels on a side. augment: "none", "shift", "flip" or "shift+flip".
    every: steps from one validation and checkpoint to the next. patience: validations without a better one after which the run
        ends, 0: never. film: steps from one frame of the film to the next, 0: no film. seed: of everything that is drawn.
    """

    recipe: str
    data: tuple[str, ...]
    columns: tuple[str, str] | None = None
    size: int | None = None
    steps: int = 2000
    batch: int = 64
    rate: float = 1e-3
    warmup: int = 200
    decay: float = 0.01
    clip: float = 1.0
    smoothing: float = 0.0
    dropout: float = 0.1
    bf16: bool = False
    width: int = 128
    heads: int = 4
    layers: int = 2
    kind: str = "transformer"
    attention: str = "additive"
    vocabulary: int = 4000
    longest: int = 128
    patch: int = 4
    augment: str = "shift"
    every: int = 200
    patience: int = 0
    film: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        for name in ("steps", "batch", "width", "heads", "layers", "vocabulary", "longest", "patch", "every"):
            if getattr(self, name) < 1:
                raise TrainError(f"{name} is {getattr(self, name)}; expected 1 or more.")
        for name in ("warmup", "patience", "film", "decay", "seed"):
            if getattr(self, name) < 0:
                raise TrainError(f"{name} is {getattr(self, name)}; expected 0 or more.")
        for name in ("rate", "clip"):
            if not getattr(self, name) > 0:
                raise TrainError(f"{name} is {getattr(self, name)}; expected a number above 0.")
        for name in ("smoothing", "dropout"):
            if not 0 <= getattr(self, name) < 1:
                raise TrainError(f"{name} is {getattr(self, name)}; expected a share from 0 to below 1.")
        choices = {
            "kind": ("transformer", "recurrent"),
            "attention": ("additive", "dot", "general", "concat", "none"),
            "augment": ("none", "shift", "flip", "shift+flip"),
        }
        for name, known in choices.items():
            if getattr(self, name) not in known:
                raise TrainError(f"{name} is {getattr(self, name)!r}; expected one of {', '.join(known)}.")

    def as_data(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Settings:
        """What `as_data` gave. TrainError for names that this version does not know."""
        known = {f.name for f in fields(Settings)}
        if set(data) - known:
            raise TrainError(
                f"The run has settings that this version does not know: {', '.join(sorted(set(data) - known))}."
            )
        columns = data.get("columns")
        return Settings(**{**data, "data": tuple(data["data"]), "columns": None if columns is None else tuple(columns)})


_DATES = {"steps": 2500, "batch": 64, "rate": 2e-3, "warmup": 250, "vocabulary": 1500, "longest": 40, "every": 250,
          "dropout": 0.05, "smoothing": 0.05}  # fmt: skip
_SENTENCES = {"steps": 6000, "batch": 64, "width": 256, "layers": 3, "vocabulary": 6000, "every": 500, "smoothing": 0.1,
              "warmup": 600, "patience": 6}  # fmt: skip
_LANGUAGE = {"steps": 2400, "batch": 16, "rate": 3e-3, "width": 128, "heads": 4, "layers": 4, "vocabulary": 1000,
             "longest": 128, "every": 400, "decay": 0.1, "dropout": 0.0, "patience": 4}  # fmt: skip
_DIGITS = {"steps": 1800, "batch": 64, "width": 64, "heads": 4, "layers": 3, "patch": 4, "every": 200, "decay": 0.1,
           "rate": 3e-3, "warmup": 100, "smoothing": 0.1}  # fmt: skip
_FASHION = {"steps": 10_000, "batch": 64, "width": 64, "heads": 4, "layers": 3, "patch": 4, "every": 2000, "decay": 0.05,
            "rate": 3e-3, "augment": "flip", "warmup": 300, "dropout": 0.0, "smoothing": 0.1}  # fmt: skip
_PHOTOS = {"steps": 2000, "batch": 32, "width": 96, "layers": 4, "every": 100, "patience": 8}

DEFAULTS = {"translate": ("dates",), "images": ("digits",), "language": ("bible",)}
_PRESETS: dict[tuple[str, str], dict[str, Any]] = {
    ("translate", "dates"): _DATES,
    ("translate", ""): _SENTENCES,
    ("language", ""): _LANGUAGE,
    ("images", "digits"): _DIGITS,
    ("images", "fashion"): _FASHION,
    ("images", ""): _PHOTOS,
}


def settings_for(recipe: str, data: tuple[str, ...] = (), **given: Any) -> Settings:
    """The settings of a recipe on its data: what is not given is what suits them. TrainError for an unknown recipe or name."""
    if recipe not in DEFAULTS:
        raise TrainError(f"There is no recipe {recipe!r}. There are: {', '.join(DEFAULTS)}.")
    unknown = set(given) - {f.name for f in fields(Settings)}
    if unknown:
        raise TrainError(
            f"There is no setting {sorted(unknown)[0]!r}. There are: {', '.join(f.name for f in fields(Settings))}."
        )
    data = tuple(str(d) for d in data) or DEFAULTS[recipe]
    preset = _PRESETS.get((recipe, data[0] if len(data) == 1 else ""), _PRESETS[recipe, ""])
    given = {name: value for name, value in given.items() if value is not None}
    if "steps" in given and "warmup" not in given:
        given["warmup"] = min(preset.get("warmup", 200), given["steps"] // 5)
    return replace(Settings(recipe, data), **{**preset, **given})
