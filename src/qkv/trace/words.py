"""Tokens as text, and the words that they make up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Blocks whose scripts write no spaces between words: there every token stands for itself.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_APOSTROPHES = "'’"
_HALF = "\ufffd"  # what a decoder gives for a character of which some bytes are still to come


@dataclass(frozen=True)
class Word:
    """A word and its tokens, numbers `first` to `last`; `text` is without the white space around it."""

    text: str
    first: int
    last: int

    @property
    def speaks(self) -> bool:
        """Whether there is a letter or a digit in it: punctuation and line breaks do not speak."""
        return any(c.isalnum() for c in self.text)


def pieces(ids: Sequence[int], decode: Callable[[Sequence[int]], str]) -> tuple[str, ...]:
    """Each token's part of the text, with the spaces as they stand: joined, they are the decoded text.

    A character whose bytes several tokens share belongs to the last of them; the others are "". A token is decoded beside
    the one before, as tokenizers mark spaces and joined sub-words in ways of their own.
    """
    found, before, done = [], 0, 0
    for i in range(len(ids)):
        known, now = decode(ids[before:done]), decode(ids[before : i + 1])
        if now.endswith(_HALF) and i + 1 < len(ids):
            found.append("")
            continue
        found.append(now[len(known) :])
        before, done = done, i + 1
    return tuple(found)


def words(tokens: Sequence[str]) -> tuple[Word, ...]:
    """The words of a text given as its tokens' parts, in order; every token belongs to exactly one.

    A token goes on with the word before it when letters or digits meet without a space ("umb" + "rella"), when it is an
    ending with an apostrophe ("don" + "'t"), or when nothing of it is visible yet.
    """
    starts: list[int] = []
    text = ""
    for i, token in enumerate(tokens):
        if not starts or not _goes_on(text, token):
            starts.append(i)
            text = ""
        text += token
    ends = [*starts[1:], len(tokens)]
    return tuple(Word("".join(tokens[a:b]).strip(), a, b - 1) for a, b in zip(starts, ends, strict=True))


def _goes_on(text: str, token: str) -> bool:
    if not text or not token:
        return True
    if token[0] in _APOSTROPHES and token[1:2].isalpha():
        return _letter(text[-1])
    return _letter(text[-1]) and _letter(token[0])


def _letter(c: str) -> bool:
    return c.isalnum() and not any(low <= ord(c) <= high for low, high in _UNSPACED)


def find(words: Sequence[Word], asked: str, prompt_words: int) -> int:
    """The number of the word that is `asked` for as it is written, or by its number.

    Of several places the last among the first `prompt_words` is meant, else the last of all. Numbers count from 0,
    negative ones back from the end of the prompt. ValueError for a word or a number that is not there.
    """
    wanted = asked.strip().casefold()
    same = [i for i, word in enumerate(words) if wanted and word.text.casefold() == wanted]
    if same:
        return max((i for i in same if i < prompt_words), default=same[-1])
    if wanted.removeprefix("-").isdecimal():
        number = int(wanted)
        if not -prompt_words <= number < len(words):
            raise ValueError(
                f"There is no word number {number}: there are {len(words)}, counted from 0 to {len(words) - 1}."
            )
        return number + prompt_words if number < 0 else number
    near = [word.text for word in words if wanted and wanted in word.text.casefold()]
    some = list(dict.fromkeys(near or [word.text for word in words if word.speaks]))[-10:]
    raise ValueError(
        f"The word {asked!r} is neither in the text nor in the answer. {'Similar ones' if near else 'The last words'}: "
        f"{', '.join(some)}."
    )
