"""Load a model to look into: a demo model by name, a folder, or a name on the Hugging Face hub."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from . import cache
from .cache import Progress
from .catalogue import DEFAULT, MODELS, unknown
from .errors import ModelError
from .fetch import fetch, quiet


class Loaded(NamedTuple):
    """A model in evaluation mode, its tokenizer (None where it reads no text), and what to call it beside a result."""

    model: Any
    tokenizer: Any
    label: str


def load(
    source: str | os.PathLike[str] = DEFAULT,
    *,
    dtype: Any = None,
    progress: Progress = quiet,
    download: bool = True,
) -> Loaded:
    """Load a model and its tokenizer.

    Args:
        source: a demo model's name (fetched once, see `fetch`), a folder in Hugging Face's layout, or a full hub name
            (`owner/name`). A folder that is called like a demo model is given with its path: `./smollm2`.
        dtype: a torch dtype; float32 by default, which is what looking into a model wants on a CPU.
        progress: called as `progress(stage, done, total)`.
        download: whether a demo model that is not in the cache may be fetched.

    Raises:
        ModelError: a name or folder that is none of these, a missing package, a hub that cannot be reached.
    """
    name = os.fspath(source)
    if name in MODELS:
        return _load_demo(name, dtype, progress, download)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return _load_folder(folder, dtype, progress)
    if folder.exists():
        raise ModelError(f"{name!r} is a file. Give the folder that holds config.json and the weights.")
    if _is_hub_name(name):
        return _load_hub(name, dtype, progress)
    if os.sep in name or name.startswith("."):
        raise ModelError(f"There is no folder {name!r}. Give a folder that holds config.json, or one of: {_names()}.")
    raise unknown(name)


def _load_demo(name: str, dtype: Any, progress: Progress, download: bool) -> Loaded:
    entry = MODELS[name]
    if not download and not cache.is_fetched(entry):
        raise ModelError(f"{name} is not in the cache. Fetch it: qkv models fetch {name}")
    return _load_folder(fetch(entry, progress=progress), dtype, progress)


def _load_folder(folder: Path, dtype: Any, progress: Progress) -> Loaded:
    config = folder / "config.json"
    if not config.is_file():
        raise ModelError(
            f"{str(folder)!r} holds no config.json, so it is not a model in Hugging Face's layout. "
            f"Give the folder that save_pretrained wrote, or one of: {_names()}."
        )
    try:
        architectures = json.loads(config.read_text(encoding="utf-8")).get("architectures") or ["AutoModel"]
    except (ValueError, AttributeError) as error:
        raise ModelError(f"{str(config)!r} is not a model's configuration: {error}. Save the model again.") from error
    label = cache.manifest(folder).get("label", folder.resolve().name)
    return _load(str(folder), architectures[0], label, dtype, progress, local=True)


def _load_hub(name: str, dtype: Any, progress: Progress) -> Loaded:
    """What the hub's own cache holds is used as it is, without a question to the network."""
    found = None
    with contextlib.suppress(OSError, ModelError):
        found = _load_named(name, dtype, progress, local=True)
    if found is not None and found.tokenizer is not None:
        return found
    try:
        _ask_hub(name, progress)
    except ModelError:
        if found is not None:  # a model that reads no text, or one whose tokenizer was never downloaded
            return found
        raise
    return _load_named(name, dtype, progress, local=False)


def _ask_hub(name: str, progress: Progress) -> None:
    """Whether the hub knows the name, in one short request: a download would retry for half a minute."""
    progress(f"asking the Hugging Face hub for {name}", 0, 0)
    with _explained(name, hub=True):
        from huggingface_hub import HfApi

        HfApi().model_info(name, timeout=10)


def _load_named(name: str, dtype: Any, progress: Progress, local: bool) -> Loaded:
    with _explained(name, hub=True), _quiet_transformers(bars=not local):
        from transformers import AutoConfig

        architectures = AutoConfig.from_pretrained(name, local_files_only=local).architectures or ["AutoModel"]
    return _load(name, architectures[0], name, dtype, progress, local, hub=True)


def _load(
    where: str, architecture: str, label: str, dtype: Any, progress: Progress, local: bool, hub: bool = False
) -> Loaded:
    """The named class is imported by itself: an `Auto` class would first import what maps every name to a class."""
    progress(f"loading {label}", 0, 0)
    with _explained(where, hub), _quiet_transformers(bars=not local):
        import torch
        import transformers

        kind = getattr(transformers, architecture, None)
        if kind is None:
            raise ModelError(
                f"{where!r} is a {architecture}, which transformers {transformers.__version__} does not have. "
                "Upgrade it (pip install -U transformers); models that bring their own code are not run."
            )
        model = kind.from_pretrained(where, dtype=dtype or torch.float32, local_files_only=local)
        tokenizer = _tokenizer(where, local)
    return Loaded(model.eval(), tokenizer, label)


def _tokenizer(where: str, local: bool) -> Any:
    if local and not any((Path(where) / f).is_file() for f in ("tokenizer.json", "tokenizer_config.json", "vocab.txt")):
        return None
    if local and cache.manifest(Path(where)):
        from transformers import PreTrainedTokenizerFast

        return PreTrainedTokenizerFast.from_pretrained(where, local_files_only=True)
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(where, local_files_only=local)
    except (OSError, ValueError, KeyError):
        return None  # a model for images or sound has none


@contextlib.contextmanager
def _explained(where: str, hub: bool) -> Iterator[None]:
    try:
        yield
    except ModelError:
        raise
    except ImportError as error:
        raise ModelError(
            f"Loading a model needs the package {error.name or error}. Install it: pip install 'qkv[models]'."
        ) from error
    except Exception as error:
        if isinstance(error, (MemoryError, RuntimeError)) and not isinstance(error, OSError) and "memory" in str(error):
            raise ModelError(f"There is not enough memory to load {where!r}. Try a smaller model.") from error
        first = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        reason = first.rstrip(".")
        if not hub:
            raise ModelError(f"The model in {where!r} could not be loaded: {reason}.") from error
        if not getattr(error, "response", None):
            reason = f"the Hugging Face hub could not be reached ({reason})"
        raise ModelError(
            f"The hub model {where!r} could not be had: {reason}. Check the name and the network "
            f"(and HF_TOKEN for a private one), give a folder instead, or use one of: {_names()}."
        ) from error


@contextlib.contextmanager
def _quiet_transformers(bars: bool) -> Iterator[None]:
    """Only errors are logged while loading, and no bars but those of a download; afterwards all is as it was."""
    try:
        from transformers.utils import logging
    except ImportError as error:
        raise ModelError(
            f"Loading a model needs the package {error.name or error}. Install it: pip install 'qkv[models]'."
        ) from error
    level, had_bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    if not bars:
        logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if had_bars:
            logging.enable_progress_bar()


def _is_hub_name(name: str) -> bool:
    owner, slash, rest = name.partition("/")
    return bool(slash and owner and rest) and "/" not in rest and not name.startswith((".", "~")) and "\\" not in name


def _names() -> str:
    return ", ".join(MODELS)
