"""Exact ablation: each span left out, the model run again. The yardstick for the other methods."""

from __future__ import annotations

import torch
from torch import Tensor

from ..recording.record import record
from .asked import Question
from .replay import held_against, same_model
from .reruns import Rerun
from .spans import CALL

TOKENS, SPANS = 1000, 20


def ablation(asked: Question) -> Tensor:
    """(spans,): how much the answer's log-probability drops without each span, in nats. One run of the model a span.

    ValueError past 1,000 tokens or 20 spans.
    """
    if asked.answer.stop > TOKENS or len(asked.spans) > SPANS:
        raise ValueError(
            f"{CALL}: exact ablation runs the model once a span: {len(asked.spans)} spans of {asked.answer.stop:,} tokens are "
            f"more than its {SPANS} spans and {TOKENS:,} tokens. Give fewer spans, or choose a method of one pass: by='share'."
        )
    same_model(asked)
    with record(asked.model, keep="qk", engine="model", weights=False) as again:
        rerun = Rerun(asked.model, asked.ids, asked.answer)
    held_against(asked, again.run)
    drops = []
    for n in range(len(asked.spans)):
        asked.check()
        drops.append(rerun.base.sum() - rerun(_gone(asked, n)).sum())
    return torch.stack(drops).cpu()


def _gone(asked: Question, n: int) -> list[int]:
    span = asked.spans[n]
    return [i for i in range(span.first, span.stop) if i not in asked.apart]
