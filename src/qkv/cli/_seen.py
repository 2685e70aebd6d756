"""What `qkv explore` looks at: a trace, a run of `qkv train`, or a text that a model reads now; with an image's pixels."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from ._reading import MODEL, given_text, load_quietly, opened, read, say_loading, trace_folder
from ._trained import run_folder

if TYPE_CHECKING:
    from ..trace import Trace
    from ..views.server.traces import Seen


def seen(
    source: str | None, file: Path | None, model: str | None, answer: int, run: int | None, sequence: int | None,
    image: Path | None, plain: bool,
) -> tuple[Seen, str]:  # fmt: skip
    """What is looked at, and the words that ask for it again. ValueError for what does not go together."""
    from ..views.server.traces import Seen

    folder = trace_folder(source) if file is None and run_folder(source) is None else None
    if folder is not None:
        trace = opened(folder, run, sequence)
        if model is not None and trace.grid is not None:
            raise ValueError("A trace of an image is looked at without its model: --model goes with a text.")
        again = f"qkv explore {shlex.quote(str(folder))}" + ("" if model is None else f" --model {shlex.quote(model)}")
        loaded = None if model is None else load_quietly(model, plain).model
        return Seen(trace, _image(trace, image), folder.name, loaded), again
    if run is not None or sequence is not None or image is not None:
        raise ValueError("--run, --sequence and --image go with a trace: qkv explore trace --run 0.")
    trained = run_folder(source if model is None else model)
    if trained is not None:
        text = None if source is None or (model is None and file is None) else given_text(source, file, "qkv explore")
        return _trained(trained, text, answer), f"qkv explore {shlex.quote(str(trained))}"
    given = given_text(source, file, "qkv explore")
    say_loading(model or MODEL)
    trace, loaded = read(given, model or MODEL, answer, plain, weights=True)
    return Seen(trace, name=model or MODEL, model=loaded.model), "qkv explore …"


def seen_again(
    beside: str, source: str | None, file: Path | None, model: str | None, answer: int, run: int | None,
    sequence: int | None, plain: bool,
) -> Seen:  # fmt: skip
    """The second trace, of what `--with` names: a trace, a run, or a model that reads the same text."""
    folder = trace_folder(beside) if run_folder(beside) is None else None
    if folder is not None:
        return seen(str(folder), None, None, answer, run, sequence, None, plain)[0]
    of_text = run_folder(source) is None and trace_folder(source) is None
    if run_folder(beside) is not None and not of_text and model is None:
        return seen(beside, None, None, answer, None, None, None, plain)[0]
    if not of_text:
        raise ValueError(
            f"--with {beside!r} is no trace and no run. Give one, or a text and two models: "
            'qkv explore "a text" --with another-model.'
        )
    return seen(source, file, beside, answer, None, None, None, plain)[0]


def _trained(folder: Path, text: str | None, answer: int) -> Seen:
    from ..train import Run
    from ..views.server.traces import Seen, png
    from ._trained import _image as image_of

    run = Run(folder)
    if run.settings.recipe == "images":
        return Seen(image_of(run, text), png(run.image()), folder.name)
    return Seen(run.watch(run.facts["example"] if text is None else text, answer), name=folder.name)


def _image(trace: Trace, given: Path | None) -> bytes | None:
    """The image of a trace as the model saw it: the file that is given, else the recorded one if it is still there."""
    known = trace.facts.get("image")
    where = given or (Path(known) if known and Path(known).is_file() else None)
    if given is not None and trace.grid is None:
        raise ValueError("--image goes with a trace of an image, and this trace is of none.")
    if where is None:
        return None
    from ..views.server.traces import png
    from ._running import seen_by

    try:
        return png(seen_by(str(trace.facts.get("image_model", "dinov2")), where))
    except ValueError:
        if given is not None:
            raise
        return None  # moved, or of a model that is not here: the patches are shown by themselves
