"""The recurrent encoder–decoder, with attention or without: where attention came from (2014)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .. import masks
from ..attention import is_observed, observed
from . import _checks
from ._seq2seq import Seq2Seq
from .alignment import Alignment
from .config import RecurrentConfig

CALL = "qkv.nn.RecurrentSeq2Seq"


@dataclass
class Reading:
    """A source that was read, and the decoder's state so far: what goes from step to step.

    memory: the encoder's states (B, S, width); keys: what the alignment made of them; summary: the last ones (B, width); mask:
    of the padding; state: the decoder's (B, width). All None before a source was read.
    """

    memory: Tensor | None = None
    keys: Tensor | None = None
    summary: Tensor | None = None
    mask: masks.Mask | None = None
    state: Tensor | None = None


class RecurrentEncoder(nn.Module):
    """A bidirectional GRU: vectors (B, S, E) to the states of both directions side by side (B, S, width)."""

    def __init__(self, embedding: int, width: int, layers: int, dropout: float):
        super().__init__()
        between = dropout if layers > 1 else 0.0
        self.gru = nn.GRU(embedding, width // 2, layers, batch_first=True, bidirectional=True, dropout=between)

    def forward(self, x: Tensor, lengths: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """(states (B, S, width), the last state of either direction side by side (B, width)); padding is never read."""
        if lengths is None:
            states, last = self.gru(x)
        else:
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
            packed, last = self.gru(packed)
            states, _ = nn.utils.rnn.pad_packed_sequence(packed, batch_first=True, total_length=x.shape[1])
        return states, torch.cat([last[-2], last[-1]], -1)


class RecurrentSeq2Seq(Seq2Seq):
    """Encoder and decoder of gated recurrent units, `config` a `RecurrentConfig`: the same call as `Transformer`.

        additive:              c_t = Σ_j α_tj h_j with α_tj from (s_{t−1}, h_j);  s_t = GRU([y_{t−1}; c_t], s_{t−1})
        dot, general, concat:  s_t = GRU(y_{t−1}, s_{t−1});  c_t = Σ_j α_tj h_j with α_tj from (s_t, h_j)
        None:                  c = the encoder's last states;  s_t = GRU([y_{t−1}; c], s_{t−1})

    The output reads maxout([s_t; y_{t−1}; c_t]), with Luong's attentions tanh([s_t; c_t]), each through a learned matrix.

    Source: Bahdanau, Cho & Bengio 2014, section 3 and appendix A.2 (s_0 here from the last states of both directions); Luong,
    Pham & Manning 2015, section 3.1, without input feeding; Cho et al. 2014 for None.
    """

    def __init__(self, config: RecurrentConfig):
        super().__init__()
        self.config = config
        width, size = config.width, config.embedding or config.width
        self.source_embedding = nn.Embedding(config.source_vocabulary, size)
        self.target_embedding = nn.Embedding(config.target_vocabulary, size)
        self.encoder = RecurrentEncoder(size, width, config.layers, config.dropout)
        self.begin = nn.Linear(width, width)
        self.decoder = nn.GRU(size if self._asks_after else size + width, width, batch_first=True)
        self.alignment = None if config.attention is None else Alignment(width, config.attention)
        self.readout = nn.Linear(2 * width, size) if self._asks_after else nn.Linear(2 * width + size, 2 * size)
        self.dropout = nn.Dropout(config.dropout)
        self.output = nn.Linear(size, config.target_vocabulary)
        if config.tied:
            self.output.weight = self.target_embedding.weight

    @property
    def _asks_after(self) -> bool:
        """Whether the alignment asks with the state that has read the token already."""
        return self.config.attention in ("dot", "general", "concat")

    def forward(
        self,
        source: Tensor | None,
        target: Tensor,
        source_lengths: Tensor | None = None,
        *,
        cache: Reading | None = None,
    ) -> Tensor:
        """Logits (B, T, V), as `Transformer` gives them. cache: a `Reading`, which goes from step to step."""
        _checks.ids(CALL, "target", target)
        read = Reading() if cache is None else cache
        if source is not None:
            self._read(source, source_lengths, read)
        if read.memory is None or read.state is None or read.summary is None:
            raise ValueError(f"{CALL}: source is None, and no cache holds one; pass ids (B, S).")
        y = self.dropout(self.target_embedding(target))
        states, contexts = self._decode(y, read)
        read.state = states[:, -1]
        if self._asks_after:
            made = torch.tanh(self.readout(torch.cat([states, contexts], -1)))
        else:
            made = self.readout(torch.cat([states, y, contexts], -1)).unflatten(-1, (-1, 2)).amax(-1)
        logits: Tensor = self.output(self.dropout(made))
        return logits

    def _read(self, source: Tensor, lengths: Tensor | None, into: Reading) -> None:
        """Let the encoder read the source."""
        _checks.ids(CALL, "source", source)
        _checks.lengths(CALL, "source_lengths", lengths, source)
        into.memory, into.summary = self.encoder(self.dropout(self.source_embedding(source)), lengths)
        into.state = torch.tanh(self.begin(into.summary))
        into.mask = None if lengths is None else masks.lengths(lengths)
        into.keys = None if self.alignment is None else self.alignment.keys(into.memory)

    def _decode(self, y: Tensor, read: Reading) -> tuple[Tensor, Tensor]:
        """(states, contexts), each (B, T, width), for the vectors y (B, T, E) of the tokens before."""
        if self.alignment is not None and not self._asks_after:
            return self._decode_by_steps(y, read)
        if self.alignment is None:
            contexts = read.summary[:, None].expand(-1, y.shape[1], -1)  # type: ignore[index]
            states, _ = self.decoder(torch.cat([y, contexts], -1), read.state[None].contiguous())  # type: ignore[index]
            return states, contexts
        states, _ = self.decoder(y, read.state[None].contiguous())  # type: ignore[index]
        return states, self.alignment(states, read.keys, read.memory, read.mask)

    def _decode_by_steps(self, y: Tensor, read: Reading) -> tuple[Tensor, Tensor]:
        """Each state needs what the one before it read. Recordings get one map: the steps' queries, asked together."""
        align = self.alignment
        assert align is not None
        state, asked, states, contexts = read.state, [], [], []
        with observed(None):
            for t in range(y.shape[1]):
                asked.append(state)
                context = align(state[:, None], read.keys, read.memory, read.mask)  # type: ignore[index]
                _, last = self.decoder(torch.cat([y[:, t : t + 1], context], -1), state[None])  # type: ignore[index]
                state = last[0]
                states.append(state)
                contexts.append(context[:, 0])
        if is_observed():
            with torch.no_grad():
                align(torch.stack(asked, 1), read.keys, read.memory, read.mask)  # type: ignore[arg-type]
        return torch.stack(states, 1), torch.stack(contexts, 1)

    def _new_cache(self) -> Reading:
        return Reading()
