"""What a model's attention did: recorded while it ran, kept as maps that can be asked.

`qkv.record(model)` gives a `Trace`; `read_text(model, tokenizer, "a text")` lets a model read and answer; `pick` finds in a
trace what is worth showing, `as_data` says it.
"""

from . import attribution
from .capture import Capture, Segment
from .errors import TraceError, TraceExistsError, TraceWriteError
from .interventions.asked import edges
from .interventions.knockout import Knockout
from .layer import Layer, Sampled
from .questions.head_table import HeadTable
from .questions.importance import head_importance
from .questions.measured import Measured
from .recording.record import record
from .residual.logits import LogitDifference, logit_difference
from .residual.why import Why
from .residual.writes import Writer, Writes, writes
from .run import Run, TokenTable
from .showing.facts import as_data, strongest
from .showing.picks import Connection, View, pick
from .showing.read import read_text
from .trace import Trace
from .words import Word

__all__ = [
    "Capture",
    "Connection",
    "HeadTable",
    "Knockout",
    "Layer",
    "LogitDifference",
    "Measured",
    "Run",
    "Sampled",
    "Segment",
    "TokenTable",
    "Trace",
    "TraceError",
    "TraceExistsError",
    "TraceWriteError",
    "View",
    "Why",
    "Word",
    "Writer",
    "Writes",
    "as_data",
    "attribution",
    "edges",
    "head_importance",
    "logit_difference",
    "pick",
    "read_text",
    "record",
    "strongest",
    "writes",
]
