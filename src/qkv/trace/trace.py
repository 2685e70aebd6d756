"""Trace: what a model's attention did, with the tokens that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ..attention_map import AttentionMap
from .layer import Layer
from .questions.asked import Questions
from .run import Run, TokenTable
from .words import Word, find, words

if TYPE_CHECKING:
    from .info import Checked, Info
    from .residual.why import Why


class Trace(Questions):
    """What the attention of a model did while it ran: for each layer a map that answers for every weight.

        trace.layers            the names of the attention modules, in the order in which they ran
        trace[0], trace[name]   a layer's AttentionMap, (B, Hq, Lq, Lk): only queries, keys, values and row states are stored
        trace.rows(0, [3, 20])  what single tokens read, (H, 2, L)
        trace.runs[1][0]        where the model ran several times

    After `generate` a map's rows are the prompt's tokens and those of the answer, one below the other. model: what to call it
    beside a result. seconds: how long the "prompt" and the "answer" took. A trace comes from `qkv.record`, `qkv.load` or
    `Trace.from_tensors`.
    """

    def __init__(
        self,
        runs: Sequence[Run] | Callable[[], tuple[Run, ...]],
        model: str,
        *,
        seconds: Mapping[str, float] | None = None,
        facts: Mapping[str, Any] | None = None,
    ):
        self._source = runs
        self.model = model
        self._seconds = seconds
        self.facts: dict[str, Any] = dict(facts or {})
        self._words: tuple[Word, ...] | None = None

    def going_on(self, runs: Callable[[], tuple[Run, ...]]) -> None:
        """A recording has begun, whose runs are these by now; for the package itself."""
        self._source = runs

    def finished(self, runs: Sequence[Run]) -> None:
        """The recording is over: these are its runs; for the package itself."""
        self._source = tuple(runs)

    @staticmethod
    def from_tensors(
        layers: Mapping[str, Any] | Sequence[tuple[str, Any]],
        *,
        tokens: Sequence[Any] | None = None,
        padding: Tensor | None = None,
        prompt_length: int | None = None,
        model: str = "a capture",
        special: frozenset[int] = frozenset(),
        seconds: Mapping[str, float] | None = None,
        output_weights: Mapping[str, Tensor] | None = None,
        **details: Any,
    ) -> Trace:
        """A trace of attention that was captured elsewhere (vLLM, nnsight, TransformerLens …).

        layers: name -> an AttentionMap, or (query, key), (query, key, value) or (query, key, value, row_state) as
            `AttentionMap.from_tensors` takes them; pairs (name, …) where a name occurs twice. **details: its options, the
            same for all of these. A missing row state is computed when it is needed.
        tokens: strings, or for a batch a sequence of them; padding (B, L): True = text; prompt_length: how many tokens were
            given, the rest is the answer (default: all). output_weights: name -> (width, Hq · Dv), for contributions.

        ValueError where shapes do not fit one another.
        """
        from .assemble import from_tensors

        pairs = list(layers.items()) if isinstance(layers, Mapping) else list(layers)
        run = from_tensors(pairs, tokens, padding, prompt_length, special, output_weights or {}, details)
        return Trace((run,), model, seconds=seconds or {})

    # -- runs and layers ---------------------------------------------------------------------------------------------------

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs, in order. While a recording goes on: those whose forwards have finished."""
        return self._source() if callable(self._source) else tuple(self._source)

    @property
    def run(self) -> Run:
        """The only run. ValueError where there are several or none."""
        runs = self.runs
        if len(runs) != 1:
            raise ValueError(
                "Trace: nothing was recorded yet: run the model inside `with qkv.record(model) as trace:`."
                if not runs
                else f"Trace: this trace holds {len(runs)} runs. Choose one: trace.runs[k][layer], k from 0 to {len(runs) - 1}."
            )
        return runs[0]

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers' names, in the order in which they ran."""
        return self.run.names

    def layer(self, layer: int | str) -> Layer:
        """A layer with its kind, segments, output weight and check, by number or name."""
        return self.run.layer(layer)

    def __getitem__(self, layer: int | str) -> AttentionMap:
        """A layer by its number or name. IndexError or KeyError where there is none; ValueError where several bear the name."""
        return self.run[layer]

    def __len__(self) -> int:
        """How many layers there are."""
        return len(self.run)

    def __iter__(self) -> Iterator[AttentionMap]:
        return (self[i] for i in range(len(self)))

    def __repr__(self) -> str:
        runs = self.runs
        if len(runs) != 1:
            return f"Trace({self.model}, {len(runs)} runs)"
        layers = f"{len(runs[0])} layer{'s' * (len(runs[0]) != 1)}"
        batch = f", batch {runs[0].batch}" if runs[0].batch > 1 else ""
        table = runs[0].tokens.get(runs[0].main)
        length = table.length if table is not None else runs[0].layers[0].shape[2] if runs[0].layers else 0
        return f"Trace({self.model}, {layers}{batch}, {length} tokens, {self.prompt_length} of them given)"

    @property
    def nbytes(self) -> int:
        """Bytes of everything that is kept."""
        return sum(run.nbytes for run in self.runs)

    def sequence(self, b: int) -> Trace:
        """The same trace restricted to one sequence of the batch: its tensors are views. IndexError where there is none."""
        batch = max((run.batch for run in self.runs), default=0)
        if not -batch <= b < batch:
            raise IndexError(f"Trace.sequence: there is no sequence {b}; the batch has {batch}, counted from 0.")
        runs = tuple(run.sequence(b % run.batch) for run in self.runs)
        return Trace(runs, self.model, seconds=self.seconds, facts=self.facts)

    # -- tokens ------------------------------------------------------------------------------------------------------------

    @property
    def table(self) -> TokenTable:
        """The tokens of the run's main stream: what is written, where the model writes; else what it reads."""
        found = self.run.tokens.get(self.run.main)
        if found is None:
            length = self.run.layers[0].shape[3]
            found = TokenTable(length, prompt_length=length)
        return found

    @property
    def tokens(self) -> Any:
        """One text: its tokens as strings (without a tokenizer: their ids, written); a batch: a tuple of such tuples."""
        table = self.table
        several = tuple(table.of(b) for b in range(self.run.batch))
        return several[0] if len(several) == 1 else several

    @property
    def padding(self) -> Tensor | None:
        """(B, L) bool, True where a token is text; None where all are."""
        return self.table.padding

    @property
    def prompt_length(self) -> int:
        """How many tokens were given; the others are the model's answer."""
        return self.table.prompt_length

    @property
    def special(self) -> frozenset[int]:
        """Positions of tokens that are no text (begin, end, padding). ValueError for a batch: see `sequence`."""
        self._one("special")
        return self.table.special[0] if self.table.special else frozenset()

    @property
    def grid(self) -> tuple[int, int, int] | None:
        """(rows, columns, tokens before them) of an image's patches; None where no image was read."""
        return next((t.grid for t in self.run.tokens.values() if t.grid is not None), None)

    @property
    def frames(self) -> int | None:
        """How many frames of audio the encoder has; None where none was heard."""
        return next((t.frames for t in self.run.tokens.values() if t.frames is not None), None)

    def query_tokens(self, layer: int | str) -> Any:
        """The token of each row of a layer: a tuple of strings; for a batch a tuple of them."""
        return self.run.query_tokens(layer)

    def key_tokens(self, layer: int | str) -> Any:
        """The token of each column of a layer: a tuple of strings; for a batch a tuple of them."""
        return self.run.key_tokens(layer)

    def _one(self, what: str) -> tuple[str, ...]:
        if self.run.batch > 1:
            raise ValueError(
                f"Trace.{what}: this trace holds a batch of {self.run.batch}. Choose one: trace.sequence(0).{what}."
            )
        return self.table.of(0)

    @property
    def text(self) -> str:
        """What the model was given. ValueError for a batch."""
        return "".join(self._one("text")[: self.prompt_length])

    @property
    def answer(self) -> str:
        """What the model went on to say. ValueError for a batch."""
        return "".join(self._one("answer")[self.prompt_length :])

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that the tokens make up; a word never spans the end of the prompt or a token that is no text.

        Without a tokenizer each token is a word, its id.
        """
        if self._words is not None:
            return self._words
        tokens, found = self._one("words"), list[Word]()
        if self.table.strings is None:  # ids are no parts of words
            found = [Word(token, i, i) for i, token in enumerate(tokens)]
        for start, stop in self._stretches() if self.table.strings is not None else []:
            found += [Word(w.text, w.first + start, w.last + start) for w in words(tokens[start:stop])]
        if not callable(self._source):  # a recording that goes on has more words later
            self._words = tuple(found)
        return tuple(found)

    def find(self, word: str) -> int:
        """The number of a word in `words`, given as it is written or as its number.

        Of several such words the last one of the prompt is meant; negative numbers count back from the prompt's end.
        ValueError where there is none.
        """
        return find(self.words, word, sum(w.last < self.prompt_length for w in self.words))

    def _stretches(self) -> list[tuple[int, int]]:
        cuts = {0, self.prompt_length, len(self._one("words")), *self.special, *(i + 1 for i in self.special)}
        return list(pairwise(sorted(cuts)))

    @property
    def seconds(self) -> dict[str, float]:
        """How long the "prompt" took (a run's first forward) and the "answer" (its other ones)."""
        if self._seconds is not None:
            return dict(self._seconds)
        spent = [run.seconds for run in self.runs]
        if not any(spent):
            return {}
        return {"prompt": sum(sum(s[:1]) for s in spent), "answer": sum(sum(s[1:]) for s in spent)}

    # -- answers ---------------------------------------------------------------------------------------------------------------

    def rows(self, layer: int | str, positions: Sequence[int]) -> Tensor:
        """(H, n, L): the weights of the tokens at `positions`, over all tokens; what a token cannot see is 0.

        ValueError for a batch, and for a position whose row was not kept.
        """
        self._one("rows")
        found = self.layer(layer)
        where = {int(p): n for n, p in enumerate(found.positions.tolist())}
        missing = [p for p in positions if p not in where]
        if missing:
            raise ValueError(
                f"Trace.rows: layer {layer} has no row for position {missing[0]}; it has {len(where)} rows."
            )
        at = torch.tensor([where[p] for p in positions], dtype=torch.int64)
        return found.map[0, :, at, :].cpu()

    def why(self, layer: int | str, head: int, query: int, key: int, *, model: Any) -> Why:
        """Why a head looked there: one score before the softcap, split into pairs of writers, at the query and at the key.

            print(trace.why(18, 6, 90, 27, model=model))    the ten largest of all pairs of writers

        Writers are the embeddings, every head and every MLP of earlier layers, and constants. The norm's scale is held fixed
        at either place, the rotation is applied, and the terms sum to the score. model: the one that was recorded, built like
        Llama or GPT-2; it reads the text again up to the query, and only what is written at these two positions is kept.

        A score is no share: what all keys have in common moves every score alike, and changes no weight.

        Raises:
            ValueError: another architecture, a model that is not the trace's, a head that is not there, a key after the query.
            IndexError: a query without a row, or a key without a column.

        Source: Elhage et al. 2021, composition of heads through the residual stream.
        """
        from .residual.why import why

        return why(self, layer, head, query, key, model)

    def info(self) -> Info:
        """Model, runs, layers, tokens, size and what the checks at recording found; prints well, and is a dict as `.data`."""
        from .info import info

        return info(self)

    def check(self) -> Checked:
        """All rows of all layers: Σw and the row state against a second computation; names what cannot be verified."""
        from .info import check

        return check(self)

    def save(self, path: str | Path, *, overwrite: bool = False) -> Path:
        """Write the trace to a folder; `qkv.load` reads it. FileExistsError where one is there and `overwrite` is False."""
        from .disk import storage

        return storage.save(self, path, overwrite=overwrite)
