"""The explorer's local web server: a small protocol over a trace, and the page that asks it.

    serve(answers(trace), port=0, opened=print)     until Ctrl-C; needs the extra `explore` (starlette, uvicorn)

docs/explorer.md describes the protocol. What every request must bring, and what none may do, is in `guard`.
"""

from .serving import Serving, serve
from .traces import Seen, answers

__all__ = ["Seen", "Serving", "answers", "serve"]
