"""What a model's attention did: one forward of a whole model, kept as maps that can be asked.

`read_text(model, tokenizer, "a text")` gives a `Trace`; `pick` finds in it what is worth showing, `as_data` says it.
"""

from .facts import as_data, strongest
from .picks import Connection, View, pick
from .read import read_text
from .trace import Trace
from .words import Word

__all__ = ["Connection", "Trace", "View", "Word", "as_data", "pick", "read_text", "strongest"]
