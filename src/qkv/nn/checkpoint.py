"""A model on disk: its configuration and its weights, written aside and renamed whole."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from torch import Tensor, nn

from .._files import write
from .config import LanguageModelConfig, RecurrentConfig, TransformerConfig, VisionConfig
from .language_model import LanguageModel
from .recurrent import RecurrentSeq2Seq
from .transformer import Transformer
from .vision import VisionTransformer

CONFIG, WEIGHTS = "config.json", "model.safetensors"
_FORMAT = "qkv.nn 1"
_KINDS: dict[str, tuple[type[Any], type[Any]]] = {
    "Transformer": (Transformer, TransformerConfig),
    "LanguageModel": (LanguageModel, LanguageModelConfig),
    "RecurrentSeq2Seq": (RecurrentSeq2Seq, RecurrentConfig),
    "VisionTransformer": (VisionTransformer, VisionConfig),
}


def save(model: nn.Module, path: str | Path) -> None:
    """Write a model of this room to the directory `path`: config.json, to be read, and model.safetensors.

    The weights' file also holds the configuration and is replaced in one step: whatever happens meanwhile, `load` finds the old
    model or the new one. TypeError for another kind of model; OSError where it cannot be written.
    """
    from safetensors.torch import save as packed

    kind = type(model).__name__
    if kind not in _KINDS or type(model) is not _KINDS[kind][0]:
        raise TypeError(
            f"qkv.nn.save: got a {kind}; expected one of {', '.join(_KINDS)}. Save another by its state_dict()."
        )
    described = json.dumps({"format": _FORMAT, "kind": kind, "config": asdict(model.config)}, indent=2)  # type: ignore[call-overload]
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / WEIGHTS, packed(_tensors(model), metadata={"qkv": described}))
    write(folder / CONFIG, described + "\n")


def load(path: str | Path, device: Any = None) -> Any:
    """The model that `save` wrote to the directory `path`, in eval mode, on `device`.

    FileNotFoundError where there is none; ValueError for a file that is damaged or not of this format.
    """
    from safetensors import SafetensorError, safe_open

    file = Path(path) / WEIGHTS
    if not file.is_file():
        raise FileNotFoundError(
            f"qkv.nn.load: there is no {WEIGHTS} in {path}; expected a directory that qkv.nn.save wrote."
        )
    try:
        with safe_open(file, "pt") as opened:
            about = json.loads((opened.metadata() or {}).get("qkv", "{}"))
            tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
    except (SafetensorError, ValueError) as error:
        raise ValueError(
            f"qkv.nn.load: {file} is damaged ({error}); expected a file that qkv.nn.save wrote."
        ) from error
    if about.get("format") != _FORMAT or about.get("kind") not in _KINDS:
        raise ValueError(
            f"qkv.nn.load: {file} has format {about.get('format')!r}, kind {about.get('kind')!r}; expected {_FORMAT!r} and one "
            f"of {', '.join(_KINDS)}. A newer qkv may have written it."
        )
    model_class, config_class = _KINDS[about["kind"]]
    config = {name: tuple(value) if isinstance(value, list) else value for name, value in about["config"].items()}
    try:
        model = model_class(config_class(**config))
        missing, strange = model.load_state_dict(tensors, strict=False)
        absent = set(missing) - {name for names in _shared(model) for name in names[1:]}
        if absent or strange:
            raise ValueError(
                f"it lacks {sorted(absent)} and has {sorted(strange)}" if absent else f"it has {sorted(strange)}"
            )
    except (TypeError, ValueError, RuntimeError) as error:
        raise ValueError(f"qkv.nn.load: {file} does not fit its own configuration: {error}.") from error
    return model.to(device).eval()


def _tensors(model: nn.Module) -> dict[str, Tensor]:
    """The state, each tensor once: of several names for one tensor the first."""
    again = {name for names in _shared(model) for name in names[1:]}
    return {name: t.detach().cpu().contiguous() for name, t in model.state_dict().items() if name not in again}


def _shared(model: nn.Module) -> list[list[str]]:
    """The names of each tensor that has several."""
    names: dict[int, list[str]] = {}
    for name, tensor in model.state_dict(keep_vars=True).items():
        names.setdefault(id(tensor), []).append(name)
    return [found for found in names.values() if len(found) > 1]
