"""The story's page, served: a sentence that somebody types is read by a real model, and the page shows its numbers.

serve_story(load("smollm2"), opened=print)      until Ctrl-C; needs the extra `explore`
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .answers import Reply, as_json
from .asked import Asked
from .serving import Serving, serve_page
from .work import Check, Lane

if TYPE_CHECKING:
    from ...models import Loaded

LONGEST = 600  # characters of a sentence; the tokens are counted once it has been read


class Sentences:
    """The questions of the story's page."""

    def __init__(self, loaded: Loaded, first: Mapping[str, Any] | None = None):
        """first: a sentence that `qkv.story.sentences.record` kept, which the page shows before the recorded ones."""
        from ...story import page_data

        self._loaded = loaded
        self._data = page_data.recorded() if first is None else page_data.with_sentence(first)

    def story(self, asked: Asked, check: Check) -> Reply:
        """What the page shows before anybody typed anything."""
        del asked, check
        return as_json({**self._data, "model": self._loaded.label, "longest": LONGEST})

    def sentence(self, asked: Asked, check: Check) -> Reply:
        """`text` as the model read it. ValueError for an empty or too long one."""
        from ...story.sentences import record

        text = asked.get("text", "").strip()
        if not text:
            raise ValueError("There is nothing to read yet: type a sentence.")
        if len(text) > LONGEST:
            raise ValueError(f"The sentence may have at most {LONGEST} characters, got {len(text)}.")
        of = self._loaded
        return as_json(record(of.model, of.tokenizer, of.label, text, progress=lambda *_: check()))


def serve_story(
    loaded: Loaded, *, first: Mapping[str, Any] | None = None, host: str = "127.0.0.1", port: int = 0,
    opened: Callable[[Serving], None] = lambda _: None,
) -> None:  # fmt: skip
    """Serve the story's page until Ctrl-C; host, port, opened and errors as in `serve_page`."""
    of = Sentences(loaded, first)

    def made(token: str, hosts: Iterable[str]) -> Any:
        from .app import served_page

        # One sentence at a time: what is recorded hangs on the model's own modules.
        asked: dict[str, tuple[Lane, Any]] = {"story": ("quick", of.story), "sentence": ("long", of.sentence)}
        return served_page("story", asked, token, hosts, {"long": 60.0})

    serve_page(made, host=host, port=port, opened=opened)
