"""Verses of the Bibles that Debian packages: public domain, in many languages, verse by verse the same.

`apt install sword-text-web sword-text-sparv` brings an English and a Spanish one; the package pysword reads where each verse
stands. Notes and titles are taken out; the pairs are kept in the cache, as reading takes a while.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...models.cache import cache_folder
from ..errors import TrainError
from .pairs import Pairs
from .text import read_lines

ENGLISH, SPANISH = "engWEB2015eb", "spaRV1909eb"
_ASIDE = re.compile(r"<(note|title)\b[^>]*(?<!/)>.*?</\1>", re.DOTALL)
_BREAK = re.compile(r"<(?:/?l|/?lg|lb|/?p|/?div|/?q|milestone|chapter)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def bible_pairs(source: str = ENGLISH, target: str = SPANISH) -> Pairs:
    """The verses that both Bibles have. TrainError where one of them, or pysword, is not installed."""
    a, b = verses(source), verses(target)
    names = [name for name in a if a[name] and b.get(name)]
    return Pairs(tuple(a[n] for n in names), tuple(b[n] for n in names), tuple(range(1, len(names) + 1)))


def bible_text(module: str = ENGLISH) -> str:
    """A Bible as a text, a verse a line."""
    return "\n".join(text for text in verses(module).values() if text) + "\n"


def installed(module: str = ENGLISH) -> bool:
    """Whether a Bible can be read here: its files are there (or were read before)."""
    return _kept(module).is_file() or _root(module) is not None


def verses(module: str) -> dict[str, str]:
    """Each verse by its name, "genesis 1:1", in the Bible's order."""
    kept = _kept(module)
    if not kept.is_file():
        found = list(_read(module))
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_suffix(f".{os.getpid()}.partial")
        aside.write_text("".join(f"{name}\t{text}\n" for name, text in found), encoding="utf-8")
        os.replace(aside, kept)
    return dict(line.split("\t", 1) for line in read_lines(kept))


def clean(osis: str) -> str:
    """The words of a verse in OSIS: a note between two words leaves them apart."""
    text = _TAG.sub("", _BREAK.sub(" ", _ASIDE.sub(" ", osis)))
    text = re.sub(r"\s+([,.;:!?”’)])", r"\1", html.unescape(text))
    return " ".join(text.split())


def _kept(module: str) -> Path:
    return cache_folder() / "data" / f"{module}.tsv"


def _root(module: str) -> Path | None:
    given = os.environ.get("SWORD_PATH")
    places = [Path(given)] if given else [Path.home() / ".sword", Path("/usr/share/sword")]
    return next((place for place in places if (place / "mods.d" / f"{module}.conf").is_file()), None)


def _read(module: str) -> Iterator[tuple[str, str]]:
    root = _root(module)
    if root is None:
        raise TrainError(
            f"The Bible {module} is not installed. Debian has it: apt install sword-text-web sword-text-sparv (SWORD_PATH "
            "names another folder). Or give your own file."
        )
    bible = _bible(root, module)
    for books in bible.get_structure().get_books().values():
        for book in books:
            for chapter, count in enumerate(book.chapter_lengths, 1):
                found = bible.get_iter(books=[book.name], chapters=[chapter], clean=False)
                for verse, text in zip(range(1, count + 1), found, strict=False):
                    yield f"{book.name.lower()} {chapter}:{verse}", clean(text)


def _bible(root: Path, module: str) -> Any:
    try:
        from pysword.modules import SwordModules
    except ImportError as error:
        raise TrainError("Reading a Bible needs the package pysword. Install it: pip install pysword.") from error
    modules = SwordModules(str(root))
    modules.parse_modules()
    return modules.get_bible_from_module(module)


__all__ = ["ENGLISH", "SPANISH", "bible_pairs", "bible_text", "clean", "installed", "verses"]
