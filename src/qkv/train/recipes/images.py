"""Classes of images, told by a vision transformer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..batches import parts, planned
from ..data.images import Images, digits, fashion, read_images
from ..data.text import digest
from ..errors import TrainError
from ..settings import Settings
from .recipe import Batch

if TYPE_CHECKING:
    from ...trace import Trace

TOGETHER = 256
FILMED = 4


class ImageClasses:
    """See `Recipe`. `numbers`: which images are for training, validation and test."""

    unit = "images"
    tokens = None

    def __init__(self, settings: Settings):
        self.settings = settings
        self.images = found = _images(settings)
        self.notes = found.notes
        self.digest = digest([found.pixels.tobytes(), found.labels.tobytes()])
        self.numbers = _split(found, settings.seed)
        self.pixels = torch.from_numpy(np.ascontiguousarray(found.pixels))
        self.labels = torch.from_numpy(found.labels)
        rows, columns = self.pixels.shape[2:]
        if rows % settings.patch or columns % settings.patch:
            raise TrainError(
                f"Images of {rows}×{columns} pixels cannot be cut into patches of {settings.patch}×{settings.patch}. Choose "
                f"another --patch, or scale the images: --size {-(-max(rows, columns) // settings.patch) * settings.patch}."
            )
        known = self._scaled(torch.tensor(self.numbers["train"]))
        self.mean, self.deviation = float(known.mean()), float(known.std()) or 1.0

    def facts(self) -> dict[str, Any]:
        return {
            "examples": {name: len(n) for name, n in self.numbers.items()},
            "classes": list(self.images.classes),
            "mean": self.mean,
            "deviation": self.deviation,
        }

    def model(self) -> nn.Module:
        from ... import nn as modules

        s = self.settings
        _, channels, rows, columns = self.pixels.shape
        config = modules.VisionConfig(
            (rows, columns), channels, s.patch, len(self.images.classes), s.width, s.heads, s.layers, dropout=s.dropout
        )
        return modules.VisionTransformer(config)

    def order(self, epoch: int, size: int) -> list[list[int]]:
        return planned([1] * len(self.numbers["train"]), size, self.settings.seed, epoch)

    def part(self, batch: list[int], draw: tuple[int, int], rank: int, world: int) -> Batch:
        numbers = torch.tensor([self.numbers["train"][n] for n in batch])
        pixels = self._augmented(self._prepared(numbers), draw)
        return Batch((pixels[rank::world],), self.labels[numbers[rank::world]], len(batch))

    def _scaled(self, numbers: Tensor) -> Tensor:
        return self.pixels[numbers].float() / 255

    def _prepared(self, numbers: Tensor) -> Tensor:
        """(N, channels, rows, columns) around 0, as the model reads them."""
        return (self._scaled(numbers) - self.mean) / self.deviation

    def _augmented(self, pixels: Tensor, draw: tuple[int, int]) -> Tensor:
        """Where it is asked for, each image moved by up to an eighth of its side, and half of them mirrored."""
        seed = np.random.SeedSequence((self.settings.seed, *draw)).generate_state(1, np.uint64)[0]
        chance = torch.Generator().manual_seed(int(seed >> np.uint64(1)))
        if "shift" in self.settings.augment:
            pixels = _moved(pixels, chance)
        if "flip" in self.settings.augment:
            mirrored = torch.rand(len(pixels), generator=chance) < 0.5
            pixels = torch.where(mirrored[:, None, None, None], pixels.flip(-1), pixels)
        return pixels.contiguous()

    def loss(self, logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
        return F.cross_entropy(logits, targets, label_smoothing=smoothing, reduction="sum")

    def evaluate(self, model: nn.Module, part: str) -> dict[str, float]:
        """Loss and the share of images whose class is told."""
        numbers, device = torch.tensor(self.numbers[part]), next(model.parameters()).device
        total = right = 0.0
        for some in numbers.split(TOGETHER):
            logits = model(self._prepared(some).to(device)).cpu()
            total += float(self.loss(logits, self.labels[some], 0.0))
            right += float((logits.argmax(-1) == self.labels[some]).sum())
        return {"loss": total / len(numbers), "accuracy": right / len(numbers)}

    def film(self, model: nn.Module) -> Trace:
        from ..watching import seen_by

        return seen_by(model, self._prepared(torch.tensor(self.filmed)))

    @property
    def filmed(self) -> list[int]:
        """Validation images of the first classes, one each."""
        numbers = self.numbers["valid"]
        first = {int(self.labels[n]): n for n in reversed(numbers)}
        return [first[label] for label in sorted(first)[:FILMED]]


def _moved(pixels: Tensor, chance: torch.Generator) -> Tensor:
    count, _, rows, columns = pixels.shape
    most = max(1, min(rows, columns) // 8)
    down, right = torch.randint(0, 2 * most + 1, (2, count), generator=chance)
    border = F.pad(pixels, (most,) * 4, mode="replicate")
    at_row, at_column = down[:, None] + torch.arange(rows), right[:, None] + torch.arange(columns)
    moved = border[torch.arange(count)[:, None, None], :, at_row[:, :, None], at_column[:, None, :]]
    return moved.permute(0, 3, 1, 2)


def _images(settings: Settings) -> Images:
    if settings.data == ("digits",):
        return digits()
    if settings.data == ("fashion",):
        return fashion()
    if len(settings.data) != 1:
        raise TrainError(f"Images come from one folder or one .npz file; got {len(settings.data)}.")
    return read_images(settings.data[0], settings.size)


def _split(images: Images, seed: int) -> dict[str, list[int]]:
    if images.test:
        known = len(images) - images.test
        train, valid, more = parts(known, seed)
        return {"train": sorted(train + more), "valid": valid, "test": list(range(known, len(images)))}
    if len(images) < 3:
        raise TrainError(
            f"There are {len(images)} images; there must be one for training, validation and test each, and hundreds for "
            "a model that tells anything."
        )
    return dict(zip(("train", "valid", "test"), parts(len(images), seed), strict=True))
