"""The explorer in a notebook's cell: the page of `qkv explore` as a widget, answered by the kernel.

    from qkv.views.notebook import explore
    explore(trace)

It works wherever anywidget does (Jupyter, VS Code, Colab, marimo) and needs the extra `explore`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..trace import Trace


def explore(
    trace: Trace, *, beside: Trace | None = None, image: Any = None, model: Any = None, height: int = 720, place: str = ""
) -> Any:  # fmt: skip
    """A widget that shows a trace of one sequence.

    Args:
        beside: a second trace of the same tokens, layers and heads, to compare with.
        image: (height, width) or (height, width, 3), values from 0 to 1: what the model saw, for a trace of an image.
        model: the one that was recorded, for what runs it again: signed contributions, ablation, knock-outs.
        height: pixels that the widget is high at most.
        place: where to begin, as the address of `qkv explore` says it after #; the widget's own `place` says where it is now.

    ImportError where anywidget is not installed; ValueError for traces that cannot be laid side by side.
    """
    from .server.traces import Seen, answers, png

    picture = None if image is None else png(image)
    asked = answers(Seen(trace, picture, model=model), None if beside is None else Seen(beside, picture))
    try:
        made = _widget()
    except ImportError as error:
        raise ImportError(
            "The explorer in a notebook needs anywidget. Install it: pip install 'qkv[explore]'."
        ) from error
    return made(asked, height=height, place=place)


@cache
def _widget() -> Any:
    """The class of the widget: made when it is first needed, since anywidget is."""
    import anywidget
    import traitlets

    from .web import asset

    class Explorer(anywidget.AnyWidget):
        _esm = asset("widget.js")
        place = traitlets.Unicode().tag(sync=True)
        height = traitlets.Int(720).tag(sync=True)

        def __init__(self, answering: Any, **kept: Any):
            super().__init__(**kept)
            self._answering = answering
            self.on_msg(self._asked)

        def _asked(self, _: Any, content: Any, __: Any) -> None:
            said, body = reply(self._answering, content)
            self.send(said, buffers=[] if body is None else [body])

    return Explorer


def reply(answering: Any, content: Any) -> tuple[dict[str, Any], bytes | None]:
    """What is said to a question from the page, and the bytes of its answer; None with an error, which is one sentence."""
    from .server.answers import QUESTIONS

    given: Mapping[str, Any] = content if isinstance(content, Mapping) else {}
    number, of, question, asked = (given.get(name) for name in ("id", "of", "question", "asked"))
    if question not in QUESTIONS or of not in range(len(answering)) or not isinstance(asked, Mapping):
        return {"id": number, "error": "This is no question that the explorer knows."}, None
    try:
        found = getattr(answering[of], str(question))({str(k): str(v) for k, v in asked.items()}, lambda: None)
    except (ValueError, LookupError) as error:
        return {"id": number, "error": str(error.args[0]) if error.args else "This question cannot be answered."}, None
    return {"id": number, "headers": dict(found.headers)}, found.body
