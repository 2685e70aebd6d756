"""Prompts for attribution: passages of texts that are installed, with a question about each, and spans of whole sentences.

The World English Bible (Debian: sword-text-web; its narrative books) and Python's own language reference (pydoc_data). A
passage bears the name of its book or topic: what is fitted on some of them is judged on others.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

BOOKS = (
    "genesis", "exodus", "judges", "ruth", "i samuel", "ii samuel", "i kings", "ii kings", "nehemiah", "esther", "daniel",
    "jonah", "mark", "luke", "acts",
)  # fmt: skip
TOPICS = (
    "types", "compound", "specialnames", "formatstrings", "attribute-access", "customization", "import", "execmodel", "calls",
    "assignment", "comparisons", "function", "try", "naming", "strings", "objects", "debugger", "async",
)  # fmt: skip
SPANS = 12
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[A-Za-z][A-Za-z-]{3,}")


@dataclass(frozen=True)
class Passage:
    """A prompt as the model is given it, the passage inside it, and the passage's spans: texts that make it up."""

    source: str
    prompt: str
    text: str
    spans: tuple[str, ...]
    question: str


def passages(tokenizer: Any, lengths: list[int], seed: int = 0) -> Iterator[Passage]:
    """One passage for each length in tokens (of the whole prompt and its answer, at most), from the two texts in turns."""
    rng = random.Random(seed)
    texts = [_bible(BOOKS), _reference(TOPICS)]
    for n, length in enumerate(lengths):
        yield _passage(rng, texts[n % 2], tokenizer, length)


def _passage(rng: random.Random, text: dict[str, list[str]], tokenizer: Any, length: int) -> Passage:
    while True:
        source = rng.choice(sorted(text))
        sentences = text[source]
        taken = list[str]()
        room = length - 90  # for the chat's own words, the question and the answer
        for sentence in sentences[rng.randrange(len(sentences)) :]:
            cost = len(tokenizer(sentence + " ")["input_ids"])
            if cost > room:
                break
            taken.append(sentence)
            room -= cost
        if room < 0.15 * length and len(taken) >= 3:
            break
    spans = _grouped(taken, SPANS, tokenizer)
    passage = " ".join(spans)
    question = _question(rng, taken)
    prompt = tokenizer.apply_chat_template(
        [{"role": "user", "content": f"{passage}\n\n{question}"}], tokenize=False, add_generation_prompt=True
    )
    return Passage(source, prompt, passage, tuple(spans), question)


def _grouped(sentences: list[str], most: int, tokenizer: Any) -> list[str]:
    """Neighbours joined, the shortest pair first, until there are at most so many."""
    parts = [(s, len(tokenizer(s)["input_ids"])) for s in sentences]
    while len(parts) > most:
        at = min(range(len(parts) - 1), key=lambda i: parts[i][1] + parts[i + 1][1])
        (a, m), (b, n) = parts[at : at + 2]
        parts[at : at + 2] = [(f"{a} {b}", m + n)]
    return [s for s, _ in parts]


def _question(rng: random.Random, sentences: list[str]) -> str:
    """About a rare word of one sentence, how a sentence goes on, or the whole in a sentence."""
    kind = rng.randrange(3)
    if kind == 2:
        return "Summarize the text above in one sentence."
    counts = Counter(w.lower() for s in sentences for w in set(_WORD.findall(s)))
    if kind == 1:
        long = [s for s in sentences if len(s.split()) >= 12] or sentences
        start = " ".join(rng.choice(long).split()[:6])
        return f'How does the sentence of the text above that begins with "{start}" go on?'
    chosen = rng.choice(sentences)
    rare = [w for w in _WORD.findall(chosen) if counts[w.lower()] == 1] or chosen.split()
    return f'What does the text above say about "{max(rare, key=len)}"?'


def _bible(books: tuple[str, ...]) -> dict[str, list[str]]:
    """The sentences of each book, in order."""
    from qkv.train.data.bibles import ENGLISH, verses

    chapters: dict[str, list[str]] = {}
    for name, text in verses(ENGLISH).items():
        chapter = name.rpartition(":")[0]
        if text and chapter.rpartition(" ")[0] in books:
            chapters.setdefault(chapter.rpartition(" ")[0], []).extend(_SENTENCE.split(text))
    return chapters


def _reference(topics: tuple[str, ...]) -> dict[str, list[str]]:
    from pydoc_data.topics import topics as every

    found = {}
    for topic in topics:
        paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", every[topic])]
        prose = [p for p in paragraphs if len(p) > 60 and p.endswith((".", ":")) and "::=" not in p and ">>>" not in p]
        found[topic] = [s for p in prose for s in _SENTENCE.split(p) if len(s.split()) > 3]
    return found
