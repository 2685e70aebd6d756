"""The browser's pages: the built front end, and a page as one HTML file that asks the network for nothing.

    html = single_page("story", data, title="What is attention?")

`static/` holds what `npm run build` makes of `web/`: one script and one style sheet a page. It is committed, so that
neither users nor continuous integration need Node; `nox -s web` checks that it is the current build.
"""

from .page import PAGES, asset, single_page

__all__ = ["PAGES", "asset", "single_page"]
