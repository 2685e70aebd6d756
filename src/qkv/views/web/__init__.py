"""The browser's pages: the built front end, and a page as one HTML file that asks the network for nothing.

    html = single_page("story", data, title="What is attention?")

`static/` holds what `npm run build` makes of `web/`: one script and one style sheet a page. It is committed, so that
neither users nor continuous integration need Node; `nox -s web` checks that it is the current build.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .page import PAGES, asset, checked_page_path, save_page, single_page

__all__ = ["PAGES", "asset", "checked_page_path", "save_page", "single_page", "story_page"]

_DESCRIPTION = "Query, key and value, told with coins and then shown in a real language model, step by step."


def story_page(sentence: Mapping[str, Any] | None = None) -> str:
    """The story as one HTML file, with what ships recorded; first `sentence`, from `qkv.story.sentences.record`, if given."""
    from ...story import page_data

    data = page_data.recorded() if sentence is None else page_data.with_sentence(sentence)
    return single_page("story", data, title="What is attention?", description=_DESCRIPTION)
