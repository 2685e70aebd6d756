"""A model run for its recording: a text that it goes on from, or an image."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..models import Loaded
    from ..trace import Trace

Progress = Callable[[str, int, int], None]


def run_text(found: Loaded, text: str, answer: int, options: dict[str, Any], progress: Progress) -> Trace:
    """Record the model while it reads `text` and goes on for `answer` tokens, greedily, or until it ends by itself.

    ValueError for a model that reads no text, and for a text with more tokens than the model has positions.
    """
    import torch

    from ..trace import record

    if found.tokenizer is None:
        raise ValueError(f"{found.label} reads no text. Give it an image (--image), or use the model smollm2.")
    model = found.model
    ids = torch.tensor([found.tokenizer(text.rstrip(), verbose=False)["input_ids"]], device=model.device)
    answer = min(answer, _room(model, ids.shape[1], len(text)) - 1)
    tokens = f"{ids.shape[1]:,} token{'s' * (ids.shape[1] > 1)}"
    counted = layers_counted(model, f"reading {tokens}", progress)
    with record(model, found.tokenizer, **options) as trace, torch.no_grad(), counted:
        trace.model = found.label
        _answered(model, found.tokenizer, ids, answer, progress)
    return trace


def _answered(model: Any, tokenizer: Any, ids: Any, answer: int, progress: Progress) -> None:
    """Let the model read, and say one token more than is wanted: the last one is never read, and has no row."""
    import torch

    two_stacks = getattr(model.config, "is_encoder_decoder", False)
    if not getattr(model, "can_generate", bool)() or (answer < 1 and not two_stacks):
        # The logits of all positions, which nobody looks at, would take as long as the layers on a long text.
        wanted = {"use_cache": False, "logits_to_keep": 1}
        known = inspect.signature(model.forward).parameters
        model(input_ids=ids, **{name: value for name, value in wanted.items() if name in known})
        return
    from transformers import GenerationConfig

    def count(whole: Any, _scores: Any, **_: Any) -> Any:
        said = whole.shape[1] - (0 if two_stacks else ids.shape[1])
        progress("answering", said, answer)
        return torch.zeros(len(whole), dtype=torch.bool, device=whole.device)

    # A configuration of our own: the model's may ask for sampling, and warns where it does not fit.
    end = tokenizer.eos_token_id
    start = getattr(model.generation_config, "decoder_start_token_id", None)
    config = GenerationConfig(
        max_new_tokens=answer + 1, do_sample=False, num_beams=1, eos_token_id=end, decoder_start_token_id=start,
        pad_token_id=end if tokenizer.pad_token_id is None else tokenizer.pad_token_id,
    )  # fmt: skip
    model.generate(ids, attention_mask=torch.ones_like(ids), generation_config=config, stopping_criteria=[count])


def _room(model: Any, length: int, characters: int) -> int:
    """How many positions are left after `length` tokens."""
    limit = getattr(model.config, "max_position_embeddings", None) or 2**62
    if length > limit:
        raise ValueError(
            f"The text has {length:,} tokens, and this model has {limit:,} positions. Give it a part of the text: its first "
            f"{characters * limit // length:,} characters or so."
        )
    return int(limit - length)


def run_image(found: Loaded, image: Path, source: str, options: dict[str, Any], progress: Progress) -> Trace:
    """Record the model while it reads an image file. ValueError for a model that reads none, or a file that is no image."""
    import torch

    from ..trace import record

    if getattr(found.model, "main_input_name", "") != "pixel_values":
        raise ValueError(f"{found.label} reads no images. Use a model that does, for instance: --model dinov2.")
    pixels = pixels_of(source, image)
    counted = layers_counted(found.model, "reading the image", progress)
    with record(found.model, None, **options) as trace, torch.no_grad(), counted:
        trace.model = found.label
        trace.facts |= {"image": str(image.resolve()), "image_model": source}
        found.model(pixel_values=pixels.to(found.model.dtype))
    return trace


def pixels_of(source: str, image: Path) -> Any:
    """(1, 3, height, width): the image as the model's own processor prepares it."""
    processor = _processor(source)
    prepared = processor(images=_opened(image), return_tensors="pt")
    return prepared["pixel_values"]


def seen_by(source: str, image: Path) -> Any:
    """(height, width, 3), from 0 to 1: the image as the model saw it, cut and scaled, in its own colours again."""
    import torch

    processor, pixels = _processor(source), pixels_of(source, image)[0]
    mean, deviation = (torch.tensor(getattr(processor, name)).view(3, 1, 1) for name in ("image_mean", "image_std"))
    return (pixels * deviation + mean).clamp(0, 1).permute(1, 2, 0).numpy()


def _opened(image: Path) -> Any:
    try:
        from PIL import Image, UnidentifiedImageError
    except ModuleNotFoundError as error:
        raise ValueError(
            "Reading an image needs the package Pillow. Install it: pip install 'qkv[pictures]'."
        ) from error
    try:
        with Image.open(image) as file:
            return file.convert("RGB")
    except UnidentifiedImageError as error:
        raise ValueError(f"{str(image)!r} is no image that can be read. Give a PNG or JPEG file.") from error
    except OSError as error:
        reason = error.strerror or "it is cut off or damaged"
        raise ValueError(f"The image {str(image)!r} cannot be read: {reason}. Give a PNG or JPEG file.") from error


def _processor(source: str) -> Any:
    from ..models.catalogue import MODELS
    from ..models.fetch import fetch

    where = str(fetch(MODELS[source])) if source in MODELS else source
    try:
        from transformers import AutoImageProcessor

        return AutoImageProcessor.from_pretrained(where)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise ValueError(
            f"The model {source!r} does not say how it prepares images (no preprocessor_config.json that can be used). Use "
            "--model dinov2, or record it from Python: with qkv.record(model) as trace: model(pixel_values=…)."
        ) from error


@contextlib.contextmanager
def layers_counted(model: Any, stage: str, progress: Progress) -> Iterator[None]:
    """While it is on, the first pass through the model's attention modules is reported, layer by layer."""
    inner = [m for m in model.modules() if "Attention" in type(m).__name__]
    inner = [m for m in inner if not any("Attention" in type(c).__name__ for c in m.modules() if c is not m)]
    done = 0

    def count(*_: Any) -> None:
        nonlocal done
        done += 1
        if done <= len(inner):
            progress(stage, done, len(inner))

    progress(stage, 0, len(inner))
    hooks = [m.register_forward_hook(count) for m in inner]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()
