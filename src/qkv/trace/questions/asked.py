"""The questions as methods of a trace: short forms of the functions beside this file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

import torch
from torch import Tensor

from . import layers
from .head_table import HeadTable
from .heads import heads
from .measured import Measured, Subject, subject
from .rollout import rollout

if TYPE_CHECKING:
    from ..attribution import Attribution, Coefficients
    from ..run import Run
    from ..trace import Trace

Places = slice | Sequence[int]


class Questions:
    """What a trace can be asked. Each answer is a `Measured`: a value with its kind, unit and source; no matrix is stored."""

    @property
    def run(self) -> Run:
        raise NotImplementedError  # these three are the trace's

    @property
    def prompt_length(self) -> int:
        raise NotImplementedError

    def _one(self, what: str) -> tuple[str, ...]:
        raise NotImplementedError

    def _subject(self, layer: int | str) -> Subject:
        return subject(self.run, layer)

    def top(self, layer: int | str, k: int = 8) -> Measured:
        """The k keys that each token read most in a layer: values and positions, (B, H, Lq, k) each."""
        return layers.top(self._subject(layer), k)

    def read(self, query: int, layer: int | str, head: int | None = None) -> Measured:
        """What token `query` read, (B, H, Lk), or (B, Lk) in one head; −1: the last token that has a row."""
        return layers.read(self._subject(layer), query, head)

    def readers(self, key: int, layer: int | str, k: int = 8, head: int | None = None) -> Measured:
        """Who read token `key` most: values and positions of the readers, (B, H, k), or (B, k) in one head."""
        return layers.readers(self._subject(layer), key, k, head)

    def entropy(self, layer: int | str, relative: bool = False) -> Measured:
        """How widely each token read, (B, H, Lq), in nats; relative: as a share of ln(visible keys). Clark et al. 2019."""
        return layers.entropy(self._subject(layer), relative)

    def received(self, layer: int | str, per_eligible: bool = False) -> Measured:
        """What each token received from all rows, (B, H, Lk); per_eligible: the mean over the rows that could see it."""
        return layers.received(self._subject(layer), per_eligible)

    def picture(self, layer: int | str, rows: int, cols: int, reduce: str = "mean") -> Measured:
        """A small picture of a layer's map, (B, H, rows, cols): "mean" or "max" of each bin."""
        return layers.picture(self._subject(layer), rows, cols, reduce)

    def contributions(self, layer: int | str, heads: str = "each", direction: Tensor | None = None) -> Measured:
        """‖w_ij v_j W_O‖ with the recorded W_O: a virtual matrix with `.top(k)` and `.total()`. Kobayashi et al. 2020."""
        return layers.contributions(self._subject(layer), heads, direction)

    def rollout(self, query: int = -1, layers: Sequence[int | str] | None = None, residual: float = 0.5) -> Measured:
        """What token `query` draws from the input's tokens through several layers, (B, L). Abnar & Zuidema 2020.

        layers: by default all self-attention of the run's main stream.
        """
        return rollout(
            [self._subject(layer) for layer in (self._stack() if layers is None else layers)], query, residual
        )

    def _stack(self) -> list[int]:
        main = self.run.main
        return [n for n, layer in enumerate(self.run.layers) if layer.kind == "self" and layer.streams[0] == main]

    def sink_share(self, layer: int | str | None = None, first: int = 1, skip: int | None = None) -> Measured:
        """The share of the first tokens, and of learned sinks: (H,) each; for all layers (layers, H). Xiao et al. 2023."""
        if layer is not None:
            return layers.sink_share(self._subject(layer), first, skip)
        found = [layers.sink_share(self._subject(n), first, skip) for n in range(len(self.run))]
        value = layers.SinkShare(*(_stacked([f.value[part] for f in found]) for part in range(2)))
        return Measured(value, found[0].kind, found[0].what, found[0].unit, found[0].source)

    def sink_rate(self, epsilon: float = 0.3, key: int = 0) -> Measured:
        """How many of all heads give the token `key` of the text more than ε. Gu et al. 2024."""
        return layers.sink_rate([self._subject(n) for n in range(len(self.run))], epsilon, key)

    def heads(
        self,
        needle: str | Places | None = None,
        answer: Places | None = None,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> HeadTable:
        """A table of all heads: entropy, distance, sinks, previous token, duplicate token, induction, itself.

        needle: positions of a sentence in the prompt, or its text: then also the retrieval score of the answer's tokens, or
        of those at `answer`. It prints, is sorted by `.sort(by)`, and goes on as `.to_pandas()`, `.to_json()`, `.to_csv()`.
        """
        subjects = [self._subject(n) for n in range(len(self.run))]
        return heads(subjects, self._places(needle), answer, progress)

    def attribute(
        self,
        answer: str | tuple[int, int] | None = None,
        spans: str | Sequence[tuple[int, int] | str] = "sentences",
        by: str | None = None,
        *,
        within: str | tuple[int, int] | None = None,
        model: Any = None,
        tokenizer: Any = None,
        alternative: str | int | None = None,
        coefficients: Coefficients | None = None,
    ) -> Attribution:
        """Which spans of the text an answer came from: a number for each span, with how far it can be trusted.

        answer: a text that the model gave, or positions (first, stop); by default all of its answer. spans: "sentences",
            "lines" or "tokens" of the prompt, or ranges (first, stop) or texts before the answer, which do not overlap.
            within: only this part of the prompt is split.
        by: "share" (mean attention), "contribution" (lengths of what was handed over, heads summed), "signed" (what the heads
            wrote for the answer and against the runner-up, or against `alternative`, one token), "support" (the same of the
            heads that wrote for it alone), "learned" (shares with a coefficient a head) or "ablation" (exact: the model runs
            again without each span; at most 1,000 tokens and 20 spans). By default, of those that need nothing but the
            trace, the one that was judged best for this model, else "contribution".
        model: for "signed", "support" and "ablation", the model that was recorded. tokenizer: for an alternative in words.
        coefficients: fitted by `qkv.attribution.fit`; by default those that come with the package.

        The first token and tokens that are no text (sinks) are no source, and neither is the token whose row gave the answer's
        first one. Only the answer's rows are computed.

        Raises:
            ValueError: an answer that the model did not give, spans that overlap or lie outside, an alternative of several
                tokens, values, weights or rows that the trace does not keep, a model that is not the trace's, a batch.
        """
        from ..attribution.attribute import attribute

        return attribute(
            cast("Trace", self), answer, spans, by, within=within, model=model, tokenizer=tokenizer, alternative=alternative,
            coefficients=coefficients,
        )  # fmt: skip

    def _places(self, given: str | Places | None) -> Any:
        """Positions of the tokens that a piece of the text touches; its last place in the prompt."""
        if not isinstance(given, str):
            return given
        tokens = self._one("heads")[: self.prompt_length]
        start = "".join(tokens).rfind(given)
        if start < 0 or not given:
            raise ValueError(f"Trace.heads: {given!r} is not in the text. Give it as it is written, or its positions.")
        ends = torch.tensor([len(token) for token in tokens]).cumsum(0)
        begins = torch.cat([ends.new_zeros(1), ends[:-1]])
        return ((ends > start) & (begins < start + len(given))).nonzero().view(-1).tolist()


def _stacked(several: list[Tensor]) -> Tensor:
    """(layers, H); NaN where a layer has fewer heads than another."""
    most = max(len(x) for x in several)
    return torch.stack([torch.nn.functional.pad(x, (0, most - len(x)), value=float("nan")) for x in several])
