"""Which tokens did the answer come from? Attribution whose claims are held against ablation.

`trace.attribute(…)` asks; `fit(model, prompts)` learns coefficients of heads for a model; `verify` cuts the answer off from
spans; `METHODS` are the ways.
"""

from .attribution import Attribution
from .coefficients import Coefficients, Reliability
from .fit import Effects, effects, fit, solve
from .methods import METHODS, Method
from .spans import Span
from .verify import verify

__all__ = [
    "METHODS",
    "Attribution",
    "Coefficients",
    "Effects",
    "Method",
    "Reliability",
    "Span",
    "effects",
    "fit",
    "solve",
    "verify",
]
