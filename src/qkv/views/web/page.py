"""A page of the front end as one HTML file: markup, styles, script and data, and a policy that forbids everything else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

PAGES = ("story", "explore")
FILES = (*(f"{page}.{kind}" for page in PAGES for kind in ("js", "css")), "widget.js")

_PAGE = """<!doctype html>
<html lang="{language}" data-lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{description}">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<div id="page"></div>
<noscript><p>{noscript}</p></noscript>
<script type="application/json" id="data">{data}</script>
<script type="module">{script}</script>
</body>
</html>
"""
# Styles are set on elements as numbers change, hence unsafe-inline for them; scripts are held to the one of the build.
_POLICY = (
    "default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
_NEEDS_SCRIPT = "This page is drawn by a script. Without one, read it in a terminal: qkv story --all."


def asset(name: str) -> str:
    """The text of a built file, such as "story.js" or "story.css".

    Raises ValueError for a name that the build did not make.
    """
    if name not in FILES:
        raise ValueError(f"qkv.views.web: there is no built file {name!r}; there are {', '.join(FILES)}.")
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")


def single_page(
    page: str, data: Mapping[str, Any], *, title: str, description: str = "", language: str = "en"
) -> str:  # fmt: skip
    """`page` with `data` (anything JSON can hold) as one HTML document: it opens from disk and loads nothing.

    Raises ValueError for a page that is not there and for numbers that JSON has no word for (NaN, infinities).
    """
    script = asset(f"{page}.js").replace("</script", "<\\/script").replace("<!--", "<\\!--")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _PAGE.format(
        language=html.escape(language),
        policy=_POLICY.format(digest=digest),
        title=html.escape(title),
        description=html.escape(description),
        style=asset(f"{page}.css").replace("</style", "<\\/style"),
        noscript=_NEEDS_SCRIPT,
        data=_json(data),
        script=script,
    )


def save_page(text: str, path: str | os.PathLike[str]) -> Path:
    """Write a page to `path`, whole or not at all. ValueError for another ending than .html, or a folder not there."""
    where = checked_page_path(path)
    aside = where.with_name(f"{where.name}.{os.getpid()}.partial")
    try:
        aside.write_text(text, encoding="utf-8")
        os.replace(aside, where)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return where


def checked_page_path(path: str | os.PathLike[str]) -> Path:
    """`path`, if a page can be saved there; ValueError as `save_page`."""
    where = Path(path)
    if where.suffix.lower() not in (".html", ".htm"):
        raise ValueError(
            f"A page is one HTML file, and {str(where)!r} has another ending. Give a name ending in .html."
        )
    if not where.parent.is_dir():
        raise ValueError(f"There is no folder {str(where.parent)!r} to save a page in. Make it first, or give another.")
    return where


def _json(data: Mapping[str, Any]) -> str:
    """JSON that may stand inside a script element: no text of it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
