"""A Transformer that reads an image as a text of patches."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..attention import Attention
from . import _checks
from .config import VisionConfig
from .layers import EncoderLayer, normalization

CALL = "qkv.nn.VisionTransformer"


class VisionTransformer(nn.Module):
    """Patches as tokens, a class token that reads them; `config` is a `VisionConfig`.

        logits = VisionTransformer(config)(images)

    Tokens stand in this order: the class token, registers, patches row by row. Source: Dosovitskiy et al. 2020.
    """

    def __init__(self, config: VisionConfig):
        super().__init__()
        self.config = config
        rows, columns = config.grid
        self.patches = nn.Conv2d(config.channels, config.width, config.patch, stride=config.patch)
        self.tokens = nn.Parameter(torch.randn(1 + config.registers, config.width) * 0.02)
        self.positions = nn.Parameter(torch.randn(rows * columns + 1, config.width) * 0.02)
        self.layers = nn.ModuleList(
            EncoderLayer(
                config.width, config.heads, config.hidden, dropout=config.dropout, norm="pre",
                activation=config.activation, normalization=config.normalization,
                attention=Attention(dropout_p=config.attention_dropout),
            )
            for _ in range(config.layers)
        )  # fmt: skip
        self.norm = normalization(config.normalization, config.width)
        self.dropout = nn.Dropout(config.dropout)
        self.output = nn.Linear(config.width, config.classes)

    def forward(self, images: Tensor) -> Tensor:
        """Logits (B, classes) of images (B, channels, rows, columns), floating numbers. ValueError for other shapes."""
        wanted = (self.config.channels, *self.config.image_size)
        if not isinstance(images, Tensor) or images.dim() != 4 or tuple(images.shape[1:]) != wanted:
            raise ValueError(f"{CALL}: images is {_checks.given(images)}; expected (B, {', '.join(map(str, wanted))}).")
        x = self._patched(images) + self.positions[1:]
        first, *others = self.tokens
        lead = torch.stack([first + self.positions[0], *others])
        x = self.dropout(torch.cat([lead.expand(len(x), -1, -1), x], 1))
        for layer in self.layers:
            x = layer(x)
        made: Tensor = self.output(self.norm(x[:, 0]))
        return made

    def _patched(self, images: Tensor) -> Tensor:
        """The convolution of patches that do not overlap, as the one product that it is: vectors (B, patches, width)."""
        (rows, columns), p = self.config.grid, self.config.patch
        cut = (
            images.unflatten(3, (columns, p)).unflatten(2, (rows, p)).permute(0, 2, 4, 1, 3, 5).flatten(3).flatten(1, 2)
        )
        return F.linear(cut, self.patches.weight.flatten(1), self.patches.bias)

    def reads(self, images: Tensor) -> dict[str, tuple[Tensor, Tensor | None]]:
        """What such a call reads, by stream; for recordings."""
        return {"image": (images, None)}
