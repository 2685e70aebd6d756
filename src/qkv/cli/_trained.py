"""`qkv look` at a run of `qkv train`: the alignment of a translation, a text, an image, and the film of how it came about."""

from __future__ import annotations

import json as as_json
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..trace import Trace
    from ..train import Run
    from ._asked import Ask

PAUSE = 0.25  # seconds that a frame stays


def run_folder(source: str | None) -> Path | None:
    """The folder of a run of `qkv train`, None where `source` is something else."""
    if not source or "\n" in source or len(source) > 4000:
        return None
    folder = Path(source).expanduser()
    return folder if (folder / "run.json").is_file() else None


def text_for_run(source: str | None, file: Path | None, model: str | None) -> str | None:
    """The text for a run that stands in --model; None where the run itself is the source. ValueError for both."""
    from ._reading import given_text

    if run_folder(source) is None:
        return None if source is None and file is None else given_text(source, file)
    if file is not None or model is not None:
        raise ValueError(f'A text for a run goes with --model: qkv look --model {source} "a text".')
    return None


def look_at_run(folder: Path, text: str | None, ask: Ask, film: bool, steps: int, plain: bool, json: bool) -> None:
    """What a trained model does with a text; without one, with an example that was held out from its training."""
    light = False
    if not (json or plain):
        from ..views.terminal.background import is_light

        light = is_light()
    from ..train import Run

    run = Run(folder)
    again = f"qkv look --model {shlex.quote(str(folder))} …"
    if film:
        _film(run, ask, plain, light, json)
        return
    if run.settings.recipe != "translate":
        from ._answering import tell

        tell(_language(run, text, steps) if run.settings.recipe == "language" else _image(run, text), ask, again, plain,
              light, json)  # fmt: skip
        return
    _alignment(run, run.facts["example"] if text is None else text, ask, again, plain, light, json)


def _language(run: Run, text: str | None, steps: int) -> Trace:
    return run.watch(run.facts["example"] if text is None else text, steps)


def _image(run: Run, text: str | None) -> Trace:
    if text is not None:
        raise ValueError(f"{run.label} reads no text. Look at one of its images: qkv look {run.folder}")
    return run.watch_image()


def _alignment(run: Run, text: str, ask: Ask, again: str, plain: bool, light: bool, json: bool) -> None:
    from ..train.grid import grid_of
    from ..views.terminal.theme import console, is_plain

    if ask.question is not None:
        raise ValueError(
            f"--{ask.question} is about one text; a translation has two. Leave it out, or choose --layer and --head."
        )
    trace, said = run.watch(text), run.translate(text)
    found = grid_of(trace.run, ask.layer, ask.head)
    drawn = None
    if ask.picture is not None:
        from ..views import pictures
        from ..views.pictures.grid import draw_grid

        drawn = pictures.save(draw_grid(found, facts=[run.label]), ask.picture)
    if json:
        print(as_json.dumps({**_data(found), "model": run.label, "text": text, "translation": said, **_picture(drawn)},
                            ensure_ascii=False, indent=2))  # fmt: skip
        return
    from ..views.terminal import grid as view

    out = console(plain)
    out.print(f"{text}\n", markup=False)
    out.print(f"the model says: {said}\n", markup=False)
    film = f"    qkv look {shlex.quote(str(run.folder))} --film" if run.frames else ""
    footer = (f"measured: {run.label}", f"next: {again}{film}")
    view.show(found, out, plain=is_plain(plain), light=light, footer=footer)
    if drawn is not None:
        print(f"picture: {drawn}")


def _film(run: Run, ask: Ask, plain: bool, light: bool, json: bool) -> None:
    """Each frame of the first example, in the layer and head that the last frame shows."""
    from ..trace.disk.storage import load
    from ..train.grid import grid_of
    from ..views.terminal.theme import console, is_plain

    frames = run.frames
    if not frames:
        raise ValueError(
            f"The run in {run.folder} kept no film. Train with one: qkv train {run.settings.recipe} --film 100."
        )
    runs = [(step, load(folder).runs[0]) for step, folder in frames]
    last = grid_of(runs[-1][1], ask.layer, ask.head)
    shown = [(f"step {step:,}", grid_of(one, last.layer, last.head)) for step, one in runs]
    drawn = None
    if ask.picture is not None:
        from ..views.pictures.grid import save_film

        drawn = save_film(shown, ask.picture, [run.label])
    if json:
        told = {"model": run.label, "frames": [{"at": at, **_data(found)} for at, found in shown], **_picture(drawn)}
        print(as_json.dumps(told, ensure_ascii=False, indent=2))
        return
    _play(shown, console(plain), is_plain(plain), light)
    print(
        f"next: qkv look {shlex.quote(str(run.folder))} --film --picture film.gif"
        if drawn is None
        else f"film: {drawn}"
    )


def _play(shown: list[tuple[str, Any]], out: Any, plain: bool, light: bool) -> None:
    """One frame in the place of the other on a terminal, one below the other in a pipe."""
    from rich.console import Group
    from rich.live import Live
    from rich.text import Text

    from ..views.terminal.grid import table

    def page(at: str, found: Any) -> Group:
        title = Text(f"{found.question}  ", style="title").append(
            f"{at} · {found.place} · share, %", style="not bold dim"
        )
        return Group(title, Text(), *table(found, out, plain, light), Text())

    if plain:
        for at, found in shown:
            out.print(page(at, found))
        return
    with Live(page(*shown[0]), console=out, auto_refresh=False) as live:
        for at, found in shown:
            live.update(page(at, found), refresh=True)
            time.sleep(PAUSE)


def _data(found: Any) -> dict[str, Any]:
    return {"question": found.question, "unit": "share", "kind": "measured", "layer": found.layer, "head": found.head,
            "rows": list(found.rows), "columns": list(found.columns), "shares": found.shares.tolist()}  # fmt: skip


def _picture(path: Path | None) -> dict[str, str]:
    return {} if path is None else {"picture": str(path)}
