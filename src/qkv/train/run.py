"""A run's folder: begun, gone on with, opened to use what it learned.

run.json  tokenizer.json  log.csv  result.json
model/                    the best model by validation, as `qkv.nn.load` reads it
checkpoints/step-…/       the last two, to go on from
film/step-…/              traces of a few fixed examples
"""

from __future__ import annotations

import os
import shutil
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._files import PARTIAL, write
from .errors import TrainError
from .files import read_json, told, write_json
from .log import Row, read_log
from .settings import Settings, settings_for
from .tokens import BOS, EOS, PAD, Tokens

if TYPE_CHECKING:
    from ..trace import Trace
    from .loop import Report

ABOUT, TOKENIZER = "run.json", "tokenizer.json"
FORMAT = "qkv.train 1"
OWN = (ABOUT, TOKENIZER, "log.csv", "result.json", "model", "checkpoints", "film", "tensorboard", "curves.png")


class Silent:
    """A report to nobody."""

    def step(self, step: int, steps: int, loss: float, speed: float, unit: str) -> None:
        """Nothing."""

    def row(self, row: dict[str, float]) -> None:
        """Nothing."""

    def say(self, text: str) -> None:
        """Nothing."""


def train(
    recipe: str, data: tuple[str, ...] = (), *, out: str | Path, resume: bool = False, overwrite: bool = False,
    report: Report | None = None, **given: Any,
) -> Run:  # fmt: skip
    """Begin a run in the folder `out`, or go on with the one that is there, and train to its end.

    Settings are those of `Settings`; what is not given suits the data. With resume=True they are the run's own, and one that is
    given must be equal to it.

    Raises:
        TrainError: data that cannot be trained on, settings that do not fit, a folder that holds something else.
        TrainWriteError: the disk refuses; what was saved before is whole.
    """
    from .loop import Training
    from .recipes import recipe_for

    folder, report = Path(out), report or Silent()
    going_on = resume and _is_there(folder)
    if going_on:
        settings = _own_settings(folder, recipe, data, given)
    else:
        settings = settings_for(recipe, data, **given)
        if _first_process():  # for the others the folder may be there by now, made by the first one
            _check_free(folder, overwrite)
    made = recipe_for(settings, folder / TOKENIZER if going_on and (folder / TOKENIZER).is_file() else None)
    if going_on:
        _check_data(folder, made.digest)
    _begin_once(folder, settings, made, going_on, overwrite)
    for note in made.notes:
        report.say(note)
    _note_small(made, settings, report)
    Training(folder, settings, made, report, resume=going_on).run()
    return Run(folder)


def _is_there(folder: Path) -> bool:
    return (folder / ABOUT).is_file()


def _own_settings(folder: Path, recipe: str, data: tuple[str, ...], given: dict[str, Any]) -> Settings:
    settings = Settings.from_data(read_json(folder / ABOUT)["settings"])
    wanted = {"recipe": recipe, **({"data": data} if data else {}), **{n: v for n, v in given.items() if v is not None}}
    for name, value in wanted.items():
        if getattr(settings, name) != value:
            raise TrainError(
                f"The run in {folder} has {name} = {getattr(settings, name)!r}, and {value!r} was given. A run goes on as it "
                "began: leave it out, or begin another with -o."
            )
    return settings


def _check_free(folder: Path, overwrite: bool) -> None:
    if _is_there(folder) and not overwrite:
        raise TrainError(
            f"There is a run in {folder} already. Go on with it (--resume), replace it (--overwrite), or choose another (-o)."
        )
    if folder.is_file() or (
        folder.is_dir() and not _is_there(folder) and any(f.name not in OWN for f in folder.iterdir())
    ):
        raise TrainError(f"{folder} holds something that is no run. Choose another folder (-o).")


def _check_data(folder: Path, digest: str) -> None:
    if read_json(folder / ABOUT)["digest"] != digest:
        raise TrainError(
            f"The data has changed since the run in {folder} began, so it cannot go on as it would have. Begin another with -o."
        )


def _begin_once(folder: Path, settings: Settings, recipe: Any, going_on: bool, overwrite: bool) -> None:
    """The folder with what does not change. In the first process only; run.json comes last."""
    if going_on or not _first_process():
        return
    if overwrite:
        for name in OWN:
            shutil.rmtree(folder / name, ignore_errors=True) if (folder / name).is_dir() else (folder / name).unlink(
                missing_ok=True
            )
    with told("the run", folder):
        folder.mkdir(parents=True, exist_ok=True)
        if recipe.tokens is not None:
            write(folder / TOKENIZER, recipe.tokens.text())
        about = {"format": FORMAT, "settings": settings.as_data(), "digest": recipe.digest, "facts": recipe.facts()}
        write_json(folder / ABOUT, about | {"notes": list(recipe.notes), "made_with": _versions()})


def _first_process() -> bool:
    return os.environ.get("RANK", "0") == "0"


def _versions() -> dict[str, str]:
    from importlib import metadata

    import torch

    return {"qkv": metadata.version("qkv"), "torch": torch.__version__}


def _note_small(recipe: Any, settings: Settings, report: Report) -> None:
    count = len(recipe.order(0, settings.batch)[0])
    if count < settings.batch:
        report.say(
            f"There are {count:,} examples, fewer than a batch of {settings.batch:,}: each batch is all of them."
        )


class Run:
    """A run that was begun, and what it has learned so far.

        run = Run("runs/dates");  run.translate("5 March 2024");  trace = run.watch("5 March 2024")

    TrainError for a folder that holds no run.
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        if not _is_there(self.folder):
            raise TrainError(
                f"There is no run in {str(folder)!r}: it has no {ABOUT}. Make one: qkv train translate -o {folder}"
            )
        about = read_json(self.folder / ABOUT)
        if about.get("format") != FORMAT:
            raise TrainError(
                f"The run in {str(folder)!r} has the format {about.get('format')!r}; this version reads {FORMAT!r}."
            )
        self.settings = Settings.from_data(about["settings"])
        self.facts: dict[str, Any] = about["facts"]

    @cached_property
    def model(self) -> Any:
        """The best model by validation, in eval mode. TrainError where there is none yet."""
        from ..nn import load

        try:
            return load(self.folder / "model")
        except FileNotFoundError as error:
            raise TrainError(
                f"The run in {self.folder} has no model yet: its first validation is at step {self.settings.every:,}."
            ) from error

    @cached_property
    def tokens(self) -> Tokens:
        """The tokenizer. TrainError for a run of images, which has none."""
        if self.settings.recipe == "images":
            raise TrainError(f"The run in {self.folder} reads images, and no text.")
        return Tokens.load(self.folder / TOKENIZER)

    @property
    def label(self) -> str:
        """What to call the model beside a result."""
        kind = {
            "translate": f"translation ({self.settings.kind})",
            "language": "language model",
            "images": "image classes",
        }
        return f"{kind[self.settings.recipe]} trained on {', '.join(Path(d).name for d in self.settings.data)}"

    @property
    def log(self) -> list[Row]:
        """The rows of the log."""
        return read_log(self.folder)

    @property
    def result(self) -> dict[str, float]:
        """Measures on the test part; empty where the run has not ended."""
        there = self.folder / "result.json"
        return dict(read_json(there)) if there.is_file() else {}

    @property
    def frames(self) -> list[tuple[int, Path]]:
        """(step, folder) of the film's frames, in order."""
        found = (f for f in (self.folder / "film").glob("step-*") if f.is_dir() and not f.name.endswith(PARTIAL))
        return sorted((int(f.name.removeprefix("step-")), f) for f in found if f.name.removeprefix("step-").isdecimal())

    def translate(self, text: str) -> str:
        """The likeliest translation, token by token. TrainError for a run that translates nothing."""
        return self.tokens.plain(self._translated(self._source(text)))

    def watch(self, text: str, answer_tokens: int = 8) -> Trace:
        """What the model's attention does with a text: a translation with its alignment, or a text and how it goes on."""
        from . import watching

        if self.settings.recipe == "translate":
            source = self._source(text)
            trace = watching.aligned(self.model, self.tokens, [source], [self._translated(source)])
        else:
            import torch

            given = self.tokens.encode(text)
            if not given:
                raise TrainError("There is no text to read: it is empty. Give the model at least one word.")
            whole = self.model.generate(torch.tensor([given]), answer_tokens + 1)[0, :-1].tolist()
            trace = watching.read_by(self.model, self.tokens, whole, len(given))
        trace.model = self.label
        return trace

    def watch_image(self, number: int = 0) -> Trace:
        """What the model's attention does with one of the images of the film. TrainError for a run that reads no images."""
        from .recipes import recipe_for

        if self.settings.recipe != "images":
            raise TrainError(f"The run in {self.folder} reads text, and no images.")
        trace = recipe_for(self.settings).film(self.model)
        return type(trace)([trace.runs[number]], self.label)

    def image(self, number: int = 0) -> Any:
        """(rows, columns, channels), from 0 to 1: the image that `watch_image` shows. TrainError for a run that reads none."""
        from .recipes import recipe_for

        if self.settings.recipe != "images":
            raise TrainError(f"The run in {self.folder} reads text, and no images.")
        made: Any = recipe_for(self.settings)
        return made.pixels[made.filmed[number]].permute(1, 2, 0).float() / 255

    def _source(self, text: str) -> list[int]:
        if self.settings.recipe != "translate":
            raise TrainError(
                f"The run in {self.folder} is one of qkv train {self.settings.recipe}: it translates nothing."
            )
        found = self.tokens.encode(" ".join(text.split()))
        if not found:
            raise TrainError("There is no text to translate: it is empty. Give the model at least one word.")
        return [*found, EOS]

    def _translated(self, source: list[int]) -> list[int]:
        """Its tokens, an end behind them."""
        import torch

        made = self.model.translate(torch.tensor([source]), bos=BOS, eos=EOS, max_tokens=self.settings.longest)[
            0
        ].tolist()
        made = made[: made.index(EOS)] if EOS in made else made
        return [*(n for n in made if n != PAD), EOS]
