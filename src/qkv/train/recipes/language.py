"""A language model: each token of a text from those before it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..data.text import digest, read_text
from ..errors import TrainError
from ..settings import Settings
from ..tokens import Tokens
from .recipe import Batch

if TYPE_CHECKING:
    from ...trace import Trace

HELD = 20  # the last two 20ths of a text are for validation and test
TOGETHER = 32  # stretches that are evaluated side by side
FILMED = 48  # tokens of the film's text


class Language:
    """See `Recipe`. `parts`: the tokens of training, validation and test, each one long row."""

    unit = "tokens"

    def __init__(self, settings: Settings, tokenizer: Path | None = None):
        self.settings = settings
        text, self.notes = _text(settings)
        self.digest = digest([text])
        texts = _split(text)
        self.tokens = (
            Tokens.load(tokenizer) if tokenizer else Tokens.learned(_lines(texts["train"]), settings.vocabulary)
        )
        self.parts = {
            name: torch.tensor([n for ids in self.tokens.encode_all(_lines(part)) for n in ids])
            for name, part in texts.items()
        }
        short = [name for name, ids in self.parts.items() if len(ids) < 2]
        if short:
            raise TrainError(
                f"The text has {len(text):,} characters: too few to train on and to hold two parts out. Give more."
            )
        self.length = min(settings.longest, len(self.parts["train"]) - 1)

    def facts(self) -> dict[str, Any]:
        counts = {name: len(ids) for name, ids in self.parts.items()}
        example = self.tokens.decode(self.parts["valid"][:FILMED].tolist())
        return {"tokens": counts, "vocabulary": len(self.tokens), "example": example}

    def model(self) -> nn.Module:
        from ... import nn as modules

        s = self.settings
        return modules.LanguageModel(
            modules.LanguageModelConfig(len(self.tokens), s.width, s.heads, s.layers, dropout=s.dropout)
        )

    def order(self, epoch: int, size: int) -> list[list[int]]:
        """Where stretches begin: one after another through the text, from a place that is drawn, in an order that is drawn."""
        draw = np.random.default_rng((self.settings.seed, epoch))
        last = len(self.parts["train"]) - 1 - self.length
        starts = draw.permutation(np.arange(draw.integers(min(self.length, last + 1)), last + 1, self.length))
        size = min(size, len(starts))
        return np.concatenate([starts, starts[: -len(starts) % size]]).reshape(-1, size).tolist()

    def part(self, batch: list[int], draw: tuple[int, int], rank: int, world: int) -> Batch:
        rows = torch.stack([self.parts["train"][n : n + self.length + 1] for n in batch[rank::world]])
        return Batch((rows[:, :-1],), rows[:, 1:], len(batch) * self.length)

    def loss(self, logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), label_smoothing=smoothing, reduction="sum")

    def evaluate(self, model: nn.Module, part: str) -> dict[str, float]:
        """Loss and perplexity of every token but the first, read in stretches of the training's length: the first tokens of a
        stretch are told from few others."""
        ids, device, total = self.parts[part], next(model.parameters()).device, 0.0
        starts = list(range(0, len(ids) - 1, self.length))
        whole = [n for n in starts if n + self.length < len(ids)]
        together = [whole[n : n + TOGETHER] for n in range(0, len(whole), TOGETHER)]
        for some in [*together, *([n] for n in starts[len(whole) :])]:
            rows = torch.stack([ids[n : n + self.length + 1] for n in some]).to(device)
            total += float(self.loss(model(rows[:, :-1]), rows[:, 1:], 0.0))
        loss = total / (len(ids) - 1)
        return {"loss": loss, "perplexity": math.exp(min(loss, 700))}

    def film(self, model: nn.Module) -> Trace:
        from ..watching import read_by

        return read_by(model, self.tokens, self.parts["valid"][:FILMED].tolist())


def _text(settings: Settings) -> tuple[str, tuple[str, ...]]:
    if settings.data == ("bible",):
        from ..data.bibles import bible_text

        return bible_text(), ()
    texts = [read_text(path) for path in settings.data]
    empty = [path for path, text in zip(settings.data, texts, strict=True) if not text.strip()]
    if len(empty) == len(texts):
        raise TrainError(f"There is no text in {', '.join(settings.data)}. Give files with text, a megabyte or more.")
    return "\n".join(t for t in texts if t.strip()), tuple(f"{path} is empty" for path in empty)


def _split(text: str) -> dict[str, str]:
    """The text's last parts are held out, cut at line ends where there are some nearby."""
    cuts = []
    for share in (2, 1):
        at = len(text) - share * (len(text) // HELD)
        line = text.find("\n", at, at + len(text) // (4 * HELD))
        cuts.append(line + 1 if line >= 0 else at)
    return {"train": text[: cuts[0]], "valid": text[cuts[0] : cuts[1]], "test": text[cuts[1] :]}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
