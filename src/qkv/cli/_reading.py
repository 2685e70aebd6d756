"""What several commands share: the text or trace that was given, a head by its name, a model loaded and let read."""

from __future__ import annotations

import contextlib
import gc
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..models import Loaded
    from ..trace import Trace

Progress = Callable[[str, int, int], None]
MODEL = "smollm2"
EXAMPLE = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"
_STARTS_OF_PATHS = ("/", "./", "../", "~")


def given_text(text: str | None, file: Path | None, command: str = "qkv look", example: str | None = EXAMPLE) -> str:
    """The text to read. ValueError where it is empty, given twice or no UTF-8, or (example=None) not given."""
    if text is not None and file is not None:
        raise ValueError(f"{command} got both a text and --file. Give one of them.")
    source = str(file) if file else "standard input" if text == "-" else ""
    try:
        if file is not None:
            text = file.read_text(encoding="utf-8")
        elif text == "-":
            text = sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{command} reads text in UTF-8; {source} is something else (at byte {error.start:,}). Convert it first: "
            "iconv -t UTF-8."
        ) from error
    except OSError as error:
        raise ValueError(f"{command} cannot read {source}: {error.strerror}. Give the path of a text file.") from error
    text = example if text is None else text
    if text is None:
        raise ValueError(f'{command} got no text. Give one: {command} "a text" -o trace, or --file page.txt.')
    if not text.strip():
        raise ValueError(
            f"{command} got an empty text{' from ' + source if source else ''}. Give it at least one word."
        )
    return text


def trace_folder(text: str | None) -> Path | None:
    """The folder of the trace that is meant, None where `text` is a text.

    A trace is a folder with a trace.json, or with the journal of a recording that was cut off; ValueError for what is written
    like a path and is none.
    """
    if text is None or text == "-" or "\n" in text or len(text) > 4000:
        return None
    where = Path(text).expanduser()
    folder = where.parent if where.name == "trace.json" else where
    if any((folder / name).is_file() for name in ("trace.json", "journal")):
        return folder
    if (text.startswith(_STARTS_OF_PATHS) or where.is_dir()) and not any(c.isspace() for c in text):
        what = "is there, and holds no trace.json" if folder.is_dir() else "is not there"
        raise ValueError(
            f"There is no trace in {text!r}: that folder {what}. Give the folder that qkv record wrote, or a text in quotation "
            "marks."
        )
    return None


def place(layer: int | None, head: str | None) -> tuple[int | None, int | None]:
    """Layer and head out of --layer 18 --head 6 or --head 18.6. ValueError for anything else."""
    if head is None:
        return layer, None
    found = re.fullmatch(r"(?:[lL]?(\d+)[.hH])?(\d+)", head.strip())
    if not found:
        raise ValueError(
            f"--head {head!r} is no head. Give its number (6), or layer and head (18.6); both count from 0."
        )
    named = None if found[1] is None else int(found[1])
    if layer is not None and named not in (None, layer):
        raise ValueError(f"--layer {layer} and --head {head} name two layers. Give one: --head {layer}.{found[2]}")
    return layer if named is None else named, int(found[2])


def check_place(model: Any, layer: int | None, head: int | None) -> None:
    """ValueError for a layer or head that a model's configuration says it does not have, before the model has run."""
    config: Any = getattr(model, "config", None)
    text = config.get_text_config() if hasattr(config, "get_text_config") else config
    two_stacks = getattr(config, "is_encoder_decoder", False)
    for what, number, name in (("layer", layer, "num_hidden_layers"), ("head", head, "num_attention_heads")):
        count = getattr(text, name, None)
        if number is None or not isinstance(count, int) or two_stacks:
            continue
        if not 0 <= number < count:
            raise ValueError(f"There is no {what} {number}: this model has {count}, counted from 0 to {count - 1}.")


def say_loading(name: str) -> None:
    """The first word to somebody who waits, before torch is imported; the progress line takes its place."""
    if sys.stderr.isatty():
        print(f"loading {name} …", end="\r", file=sys.stderr, flush=True)


def loaded(model: str, dtype: str | None, progress: Progress) -> Loaded:
    """The model, its tokenizer and label. ValueError for a dtype that is none."""
    progress(f"loading {model}", 0, 0)
    with collecting_later():
        from ..models import load

        return load(model, dtype=_dtype(dtype), progress=progress)


def _dtype(name: str | None) -> Any:
    import torch

    known = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
    if name is not None and name not in known:
        raise ValueError(f"--dtype {name} is none that a model runs in here. Choose {', '.join(known)}.")
    return None if name is None else known[name]


def read(
    text: str,
    model: str,
    answer_tokens: int,
    plain: bool,
    layer: int | None = None,
    head: int | None = None,
    weights: bool = False,
) -> tuple[Trace, Loaded]:
    """What the model did with the text, and the model; progress is shown meanwhile.

    ValueError, before the model runs, for a layer or head that it does not have. weights: keep output weights.
    """
    from ..views.terminal.progress import progress_line

    with progress_line(plain=plain) as progress:
        found = loaded(model, None, progress)
        if found.tokenizer is None:
            raise ValueError(f"{found.label} reads no text, so there are no words to look at. Use the model smollm2.")
        check_place(found.model, layer, head)
        from ..trace import read_text

        trace = read_text(
            found.model, found.tokenizer, text, answer_tokens=answer_tokens, label=found.label, weights=weights,
            progress=progress,
        )  # fmt: skip
    return trace, found


def load_quietly(model: str, plain: bool) -> Loaded:
    """A model, with its progress shown meanwhile."""
    from ..views.terminal.progress import progress_line

    with progress_line(plain=plain) as progress:
        return loaded(model, None, progress)


def opened(folder: Path, run: int | None = None, sequence: int | None = None) -> Trace:
    """A saved trace: its only run and sequence, or the ones that were chosen.

    ValueError where there are several and none was chosen, or one that is not there; TraceError for a damaged trace.
    """
    from ..trace import Trace
    from ..trace.disk.storage import load

    trace = load(folder)
    runs = trace.runs
    if not runs:
        raise ValueError(
            f"The trace {str(folder)!r} holds no layer yet: its recording was cut off at once. Record it again."
        )
    number = _chosen("--run", "runs", run, len(runs))
    if len(runs) > 1:
        trace = Trace((runs[number],), trace.model, seconds=trace.seconds, facts=trace.facts)
    batch = trace.run.batch
    b = _chosen("--sequence", "texts side by side", sequence, batch)
    return trace if batch == 1 else trace.sequence(b)


def _chosen(option: str, what: str, number: int | None, count: int) -> int:
    if number is None and count > 1:
        raise ValueError(f"This trace holds {count} {what}. Choose one: {option} 0 to {option} {count - 1}.")
    if number is not None and not 0 <= number < count:
        raise ValueError(f"{option} {number} is not there: this trace holds {count} {what}, counted from 0.")
    return number or 0


@contextlib.contextmanager
def collecting_later() -> Iterator[None]:
    """No garbage collection while torch and transformers are imported: what they make stays, and looking through it again
    and again takes a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
