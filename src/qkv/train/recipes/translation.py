"""Translation: a sentence in, its translation out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..batches import parts, planned
from ..data.pairs import Pairs, read_pairs
from ..data.text import digest, numbered
from ..errors import TrainError
from ..settings import Settings
from ..tokens import BOS, EOS, PAD, Tokens
from .recipe import Batch, padded

if TYPE_CHECKING:
    from ...trace import Trace

DATES = (40_000, 500, 2000)  # of the built-in dates: training, validation, test
EVALUATED = 500  # validation pairs at most that are looked at
TOGETHER = 100  # sentences that are translated side by side
FILMED = 3

Ids = list[list[int]]


class Translation:
    """See `Recipe`. `sides` holds, for each part, the tokens of its sources and of its targets."""

    unit = "tokens"

    def __init__(self, settings: Settings, tokenizer: Path | None = None):
        self.settings = settings
        pairs = _pairs(settings)
        self.digest = digest(text for side in pairs for text in (*side.sources, *side.targets))
        train = pairs[0]
        self.tokens = (
            Tokens.load(tokenizer) if tokenizer else Tokens.learned(train.sources + train.targets, settings.vocabulary)
        )
        self.notes: tuple[str, ...] = train.notes
        self.sides = {name: self._encoded(p) for name, p in zip(("train", "valid", "test"), pairs, strict=True)}
        for name, side in self.sides.items():
            if not side[0]:
                raise TrainError(
                    f"No pair is left for the {name} part: all are longer than {settings.longest} tokens. Raise --longest."
                )
        self.lengths = [len(a) + len(b) for a, b in zip(*self.sides["train"], strict=True)]

    def _encoded(self, pairs: Pairs) -> tuple[Ids, Ids]:
        """Tokens of the pairs that are short enough; the others are noted."""
        most = self.settings.longest
        sides = [[[*ids, EOS] for ids in self.tokens.encode_all(side)] for side in (pairs.sources, pairs.targets)]
        sizes = [max(len(a), len(b)) for a, b in zip(*sides, strict=True)]
        long = [n for n, size in enumerate(sizes) if size > most]
        if long:
            where = numbered([pairs.lines[n] for n in long])
            self.notes += (
                f"{len(long):,} pairs of more than {most} tokens left out ({where}; the longest has {max(sizes):,}); "
                "--longest changes that",
            )
        kept = [n for n, size in enumerate(sizes) if size <= most]
        return [sides[0][n] for n in kept], [sides[1][n] for n in kept]

    def facts(self) -> dict[str, Any]:
        counts = {name: len(side[0]) for name, side in self.sides.items()}
        example = self.tokens.plain(self.sides["valid"][0][0])
        return {"examples": counts, "vocabulary": len(self.tokens), "example": example}

    def model(self) -> nn.Module:
        from ... import nn as modules

        s, size = self.settings, len(self.tokens)
        if s.kind == "recurrent":
            attention = None if s.attention == "none" else s.attention
            return modules.RecurrentSeq2Seq(
                modules.RecurrentConfig(size, size, s.width, layers=1, attention=attention, dropout=s.dropout)
            )
        return modules.Transformer(
            modules.TransformerConfig(size, size, s.width, s.heads, s.layers, dropout=s.dropout, shared=True)
        )

    def order(self, epoch: int, size: int) -> list[list[int]]:
        return planned(self.lengths, size, self.settings.seed, epoch)

    def part(self, batch: list[int], draw: tuple[int, int], rank: int, world: int) -> Batch:
        sources, targets = self.sides["train"]
        mine = batch[rank::world]
        return _batch([sources[n] for n in mine], [targets[n] for n in mine], sum(len(targets[n]) for n in batch))

    def loss(self, logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
        return F.cross_entropy(
            logits.flatten(0, 1), targets.flatten(), ignore_index=PAD, label_smoothing=smoothing, reduction="sum"
        )

    def evaluate(self, model: Any, part: str) -> dict[str, float]:
        """Loss, share of exact matches, BLEU of greedy translations. The validation part is cut to 500 pairs."""
        count = EVALUATED if part == "valid" else None
        sources, targets = (side[:count] for side in self.sides[part])
        total, translations = 0.0, list[str]()
        device = next(model.parameters()).device
        for n in range(0, len(sources), TOGETHER):
            batch = _batch(sources[n : n + TOGETHER], targets[n : n + TOGETHER], 0).to(device)
            total += float(self.loss(model(*batch.inputs), batch.targets, 0.0))
            translations += self.translated(model, sources[n : n + TOGETHER])
        wanted = [self.tokens.plain(ids) for ids in targets]
        exact = sum(a == b for a, b in zip(translations, wanted, strict=True)) / len(wanted)
        return {"loss": total / sum(map(len, targets)), "exact": exact, "bleu": bleu(translations, wanted)}

    def translated(self, model: Any, sources: Ids) -> list[str]:
        """Greedy translations."""
        device = next(model.parameters()).device
        lengths = torch.tensor([len(ids) for ids in sources])
        ids = padded(sources, PAD).to(device)
        made = model.translate(ids, lengths.to(device), bos=BOS, eos=EOS, max_tokens=self.settings.longest)
        return [self.tokens.plain(row) for row in made.tolist()]

    def film(self, model: nn.Module) -> Trace:
        from ..watching import aligned

        short = [n for n, ids in enumerate(self.sides["valid"][0]) if len(ids) <= 30] or [0]
        sources, targets = ([side[n] for n in short[:FILMED]] for side in self.sides["valid"])
        return aligned(model, self.tokens, sources, targets)


def _batch(sources: Ids, targets: Ids, count: int) -> Batch:
    """The decoder is given each target behind a sign of the beginning, and should say it to its end."""
    given = padded([[BOS, *ids[:-1]] for ids in targets], PAD)
    lengths = torch.tensor([len(ids) for ids in sources])
    return Batch((padded(sources, PAD), given, lengths), padded(targets, PAD), count)


def bleu(translations: Sequence[str], wanted: Sequence[str]) -> float:
    """sacreBLEU's corpus BLEU (Papineni et al. 2002; Post 2018), 0 to 100; NaN where the package is missing."""
    try:
        import sacrebleu
    except ImportError:
        return math.nan
    return float(sacrebleu.corpus_bleu(list(translations), [list(wanted)], force=True).score)


def _pairs(settings: Settings) -> tuple[Pairs, Pairs, Pairs]:
    """Training, validation and test."""
    if settings.data == ("dates",):
        from ..data.dates import date_pairs

        train, valid, test = DATES
        held = date_pairs(valid + test, settings.seed, held_out=True)
        return date_pairs(train, settings.seed), _chosen(held, range(valid)), _chosen(held, range(valid, valid + test))
    if settings.data == ("bible",):
        from ..data.bibles import bible_pairs

        found = bible_pairs()
    else:
        found = read_pairs(settings.data, settings.columns)
    if len(found) < 3:
        raise TrainError(
            f"There are {len(found)} pairs to train on; there must be one for training, validation and test each, and some "
            "thousands for a translation that is worth reading."
        )
    a, b, c = (_chosen(found, numbers) for numbers in parts(len(found), settings.seed))
    return Pairs(a.sources, a.targets, a.lines, found.notes), b, c


def _chosen(pairs: Pairs, numbers: Sequence[int]) -> Pairs:
    sides = ([side[n] for n in numbers] for side in (pairs.sources, pairs.targets))
    sources, targets = sides
    return Pairs(tuple(sources), tuple(targets), tuple(pairs.lines[n] for n in numbers))
