"""Dates in words, in many languages, with their ISO form: "le mardi 5 mars 2024" → "2024-03-05".

The words are those of the Unicode CLDR, as Babel carries them. Only forms in which the month is a word are used: "05/03/2024"
is another day in Boston than in Paris. A date belongs to the training or to the held-out part in all its languages, so
that a held-out date was never seen in any.
"""

from __future__ import annotations

import datetime
import functools
import random
from typing import Any

from ..errors import missing
from .pairs import Pairs

LANGUAGES = (
    "en", "en_GB", "de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "is", "pl", "cs", "sk", "sl", "hu", "ro",
    "lt", "lv", "et", "tr", "el", "ru", "uk", "bg", "ca", "eu", "ga", "cy", "id", "sw", "vi", "he", "hi", "th",
)  # fmt: skip
FORMS = ("full", "long", "d MMMM y", "EEEE d MMMM y")
FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)
HELD_OUT = 20  # of so many dates one is held out


def date_pairs(count: int, seed: int, held_out: bool = False) -> Pairs:
    """`count` dates in a language and a form drawn at random, with their ISO forms. The same seed gives the same dates."""
    draw = random.Random(f"qkv dates {seed} {held_out}")
    days = [d for d in range((LAST - FIRST).days + 1) if (_mixed(d) % HELD_OUT == 0) == held_out]
    sources, targets = [], []
    for _ in range(count):
        day = FIRST + datetime.timedelta(days=draw.choice(days))
        sources.append(in_words(day, draw.choice(LANGUAGES), draw.choice(FORMS)))
        targets.append(day.isoformat())
    return Pairs(tuple(sources), tuple(targets), tuple(range(1, count + 1)))


def in_words(day: datetime.date, language: str, form: str) -> str:
    """A date in a language; a form that would write the month as a number gives way to one that does not."""
    format_date, locale = _babel(language)
    written = form if form not in ("full", "long") or "MMM" in str(locale.date_formats[form].pattern) else "d MMMM y"
    return " ".join(format_date(day, format=written, locale=locale).split())


def _mixed(day: int) -> int:
    """A number that goes up with no day, month or year in step: which dates are held out must not follow the calendar."""
    return (day * 2_654_435_761 % 2**32) >> 7


@functools.cache
def _babel(language: str) -> tuple[Any, Any]:
    try:
        from babel import Locale
        from babel.dates import format_date
    except ImportError as error:
        raise missing("Making dates in many languages", "Babel") from error
    return format_date, Locale.parse(language)
