"""Kernels as scores: near is high. Three of a distance, as attention pooling has them, and those that are products of features.

Distances come from the differences q − k themselves, not from ‖q‖² + ‖k‖² − 2 q·k, in which vectors that are long and near
each other lose what tells them apart. It costs D numbers a pair while a tile is computed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import torch
from torch import Tensor

from ._detail import as_tensor, reject_captured_gradients, repeat_heads
from ._score_base import FEATURES, Score, checked_number, in_words, sum_groups, wide


@dataclass(frozen=True, eq=False)
class _Radial(Score):
    """Base of the kernels of ‖q − k‖."""

    width: float | Tensor = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", checked_number(self.width, f"scores.{type(self).__name__}: width", 0))

    def cells(self, width: int) -> int:
        return width

    def _width(self, q: Tensor) -> Any:
        """The width, to be set against q: a number, or one number as a tensor () of q's dtype."""
        return self.width.to(q.dtype).reshape(()) if isinstance(self.width, Tensor) else self.width

    @staticmethod
    def _differences(q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        """(q − k of each pair (B, Hq, n, m, D), its square (B, Hq, n, m))."""
        apart = q.unsqueeze(-2) - repeat_heads(k, q.shape[1]).unsqueeze(-3)
        return apart, (apart * apart).sum(-1)

    @staticmethod
    def _spread(along: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        """(dq, dk) from the gradient of each difference."""
        return along.sum(-2), -sum_groups(along.sum(-3), k.shape[1])

    def _give(self, into: Any, slope: Tensor) -> None:
        """Add the width's gradient, summed over all pairs, where it is learned."""
        if isinstance(into.width, Tensor):
            into.width.add_(slope.sum().reshape(into.width.shape))


def _root(square: Tensor) -> Tensor:
    """√, with no slope at 0."""
    return torch.where(square > 0, torch.where(square > 0, square, 1.0).sqrt(), square)


@dataclass(frozen=True, eq=False)
class Gaussian(_Radial):
    """−‖q − k‖² / (2 · width²): under its own normalizer, softmax, the shares of kernels exp(−‖q − k‖² / (2 · width²)).

    So it is Nadaraya–Watson regression with a Gaussian kernel (Nadaraya 1964, Watson 1964; Zhang et al., *Dive into Deep
    Learning*, section 11.2), and far keys underflow nothing. width: a number above 0, or a learned tensor of one number.
    """

    latex: ClassVar[str] = r"-\tfrac{1}{2\sigma^2} \|q_i - k_j\|^2"

    @property
    def symbol(self) -> str:  # type: ignore[override]
        width = in_words(self.width, "σ")
        return "−‖q − k‖² / 2" if width == "1" else f"−‖q − k‖² / (2·{width}²)"

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        return self._differences(q, k)[1] * (-0.5 / self._width(q) ** 2)

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        apart, square = self._differences(q, k)
        width = self._width(q)
        self._give(into, ds * square / width**3)
        return self._spread(apart * (ds * (-1 / width**2)).unsqueeze(-1), k)


@dataclass(frozen=True, eq=False)
class Boxcar(_Radial):
    """1 where ‖q − k‖ ≤ width, else 0: each query takes the mean of the values nearby. Its own normalizer is Proportional.

    Flat wherever it has a slope at all, so queries, keys and width get gradients of 0. A query with no key within the width
    has a sum of 0: it sees nothing. Zhang et al., *Dive into Deep Learning*, section 11.2 (width 1 there).
    """

    normalizer: ClassVar[str] = "proportional"
    latex: ClassVar[str] = r"[\|q_i - k_j\| \le \sigma]"

    @property
    def symbol(self) -> str:  # type: ignore[override]
        return f"1 where ‖q − k‖ ≤ {in_words(self.width, 'σ')}"

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        square = self._differences(q, k)[1]
        near = (_root(square) <= self._width(q)).to(q.dtype)
        return torch.where(square.isnan(), square, near)

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        return torch.zeros_like(q), torch.zeros_like(k)


@dataclass(frozen=True, eq=False)
class Epanechnikov(_Radial):
    """max(0, 1 − ‖q − k‖ / width): less with the distance, and 0 from the width on. Its own normalizer is Proportional.

    The form of Zhang et al., *Dive into Deep Learning*, section 11.2 (width 1 there). Epanechnikov's own kernel (1969) has the
    square of the distance instead: scores.from_function says it in a line. Where q = k the slope is taken as 0; a query with no
    key within the width has a sum of 0: it sees nothing. width: a number above 0, or a learned tensor of one number.
    """

    normalizer: ClassVar[str] = "proportional"
    latex: ClassVar[str] = r"\max(0, 1 - \|q_i - k_j\| / \sigma)"

    @property
    def symbol(self) -> str:  # type: ignore[override]
        return "max(0, 1 − " + f"‖q − k‖ / {in_words(self.width, 'σ')}".removesuffix(" / 1") + ")"

    def tile(self, q: Tensor, k: Tensor) -> Tensor:
        return (1 - _root(self._differences(q, k)[1]) / self._width(q)).clamp_min(0.0)

    def pull_back(self, q: Tensor, k: Tensor, ds: Tensor, into: Any) -> tuple[Tensor, Tensor]:
        apart, square = self._differences(q, k)
        width, distance = self._width(q), _root(square)
        ds = torch.where(distance < width, ds, 0.0)
        self._give(into, ds * distance / width**2)
        along = -ds / (torch.where(square > 0, distance, 1.0) * width)
        return self._spread(torch.where((distance < width).unsqueeze(-1), apart * along.unsqueeze(-1), 0.0), k)


def elu_plus_one(x: Tensor) -> Tensor:
    """elu(x) + 1: x + 1 where x is above 0, else e^x Katharopoulos et al. 2020, eq. 7."""
    return torch.where(x > 0, x + 1, torch.exp(x.clamp_max(0)))  # elu itself would round e^x to whole parts of 1


@dataclass(frozen=True, eq=False, init=False)
class FeatureMap(Score):
    """φ(q)·φ(k): a kernel that is a product of features, so that attention needs no pairs. Its own normalizer is Proportional.

    Σ_j φ(q)·φ(k_j) v_j = φ(q)·(Σ_j φ(k_j) v_j): the engine `linear` sums over the keys first and takes O(L) time, causal too.

    phi: f(x (…, n, D), *tensors) -> (…, n, F), the same on queries and keys; None: elu + 1 (Katharopoulos et al. 2020, eq. 7).
    Features of 0 or more give weights of 0 or more; with signed ones a sum may come near 0.
    tensors: handed to phi at each call; they get gradients. ValueError where phi captures a tensor that requires one, or
    gives other leading dimensions than it took, or features of two widths.
    """

    phi: Callable[..., Tensor] | None = None
    tensors: tuple[Tensor, ...] = field(default=())
    normalizer: ClassVar[str] = "proportional"
    latex: ClassVar[str] = r"\phi(q_i)^\top \phi(k_j)"

    def __init__(self, phi: Callable[..., Tensor] | None = None, *tensors: Tensor):
        if phi is not None and not callable(phi):
            raise TypeError(f"scores.FeatureMap: phi must be a function of x (…, D), got {phi!r}.")
        reject_captured_gradients(phi, "scores.FeatureMap")
        object.__setattr__(self, "phi", phi)
        object.__setattr__(self, "tensors", tuple(as_tensor(t, "scores.FeatureMap: tensor") for t in tensors))

    @property
    def symbol(self) -> str:  # type: ignore[override]
        name = "elu + 1" if self.phi is None else getattr(self.phi, "__name__", type(self.phi).__name__)
        return "φ(q)·φ(k)" if name == "<lambda>" else f"φ(q)·φ(k), φ = {name}"

    def project(self, q: Tensor, k: Tensor) -> tuple[Tensor, Tensor]:
        features = self._features(q, "query"), self._features(k, "key")
        if features[0].shape[-1] != features[1].shape[-1]:
            raise ValueError(
                f"scores.FeatureMap: phi gave {features[0].shape[-1]} features for the query and {features[1].shape[-1]} for "
                "the key; expected as many of each."
            )
        return features

    def _features(self, x: Tensor, name: str) -> Tensor:
        x = wide(x)
        found: Any = elu_plus_one(x) if self.phi is None else self.phi(x, *map(wide, self.tensors))
        if not isinstance(found, Tensor) or found.dim() != x.dim() or found.shape[:-1] != x.shape[:-1]:
            got = tuple(found.shape) if isinstance(found, Tensor) else type(found).__name__
            raise ValueError(
                f"scores.FeatureMap: phi gave {got} for a {name} {tuple(x.shape)}; expected one vector of features for each: "
                f"({', '.join(map(str, x.shape[:-1]))}, F)."
            )
        return found.to(x.dtype)

    def core(self) -> Score:
        return FEATURES
