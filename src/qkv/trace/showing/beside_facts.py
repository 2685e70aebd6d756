"""What is said about a variant beside the model's own attention: one sentence what to see, and the numbers as data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import torch

from ..trace import Trace
from ..words import Word
from .beside import Beside

SCHEMA = 1


def see(trace: Trace, found: Beside) -> str:
    """One sentence: what differs from the plain weights, the most telling first, two facts at most."""
    if found.same:
        return _same(found)
    facts = [fact for fact in (_hidden(found), _below(found), _zeros(found), _sink(found), _sum(found)) if fact]
    facts.append(_strongest(trace, found))
    said = "; ".join(facts[:2]) + "."
    return said[:1].upper() + said[1:]


def _same(found: Beside) -> str:
    changes = {name: pair[1] for name, pair in found.variant.changes.items() if name not in ("mask", "inputs")}
    if found.variant.family == "rotations":
        return "The weights are the model's own: it rotates queries and keys by the same rule."
    if changes:
        name, words = list(changes.items())[-1]
        return f"The weights are the plain ones; what differs does not show in them ({name}: {words})."
    if "inputs" in found.variant.changes:
        return f"Nothing differs here: the variant differs in its inputs alone ({found.variant.changes['inputs'][1]})."
    if "mask" in found.variant.changes:
        return "Nothing differs for this word: it sees what the model lets it see; for another it may (--word)."
    return "Nothing differs: this is the plain form."


def _hidden(found: Beside) -> str:
    """Words that the model's own head saw and the mask hides."""
    gone = found.hidden & (found.plain > 0)
    if not gone.any():
        return ""
    share = float(found.plain[gone].sum())
    count = int(gone.sum())
    return f"{count} {_words(count)} that plain attention gave {percent(share)} {'is' if count == 1 else 'are'} hidden"


def _below(found: Beside) -> str:
    count = int((found.here < -1e-9).sum())
    return f"{count} {_words(count)} count{'s' * (count == 1)} negatively, which a softmax cannot do" if count else ""


def _zeros(found: Beside) -> str:
    zero = (found.here == 0) & ~found.hidden & (found.plain > 0)
    count = int(zero.sum())
    seen = int((~found.hidden & (found.plain > 0)).sum())
    return f"{count} of {seen} words get exactly nothing, where a softmax leaves each a little" if count else ""


def _sink(found: Beside) -> str:
    if found.elsewhere is None or found.elsewhere[1] < 0.005:
        return ""
    return f"{percent(found.elsewhere[1])} of the weight goes to {found.elsewhere[0]}, and no word gets it"


def _sum(found: Beside) -> str:
    total = float(found.here.sum())
    if found.elsewhere is not None or abs(total - 1) < 0.005:
        return ""
    return f"the weights add up to {said(total)}, not to 1"


def _strongest(trace: Trace, found: Beside) -> str:
    """How the strongest word of the plain weights fares."""
    first, now = int(found.plain.argmax()), int(found.here.argmax())
    name = _name(trace.words, first)
    was, here = float(found.plain[first]), float(found.here[first])
    if found.here[now] - found.here[first] > 0.005 * max(1.0, float(found.here[now])):
        after = _name(trace.words, now)
        ahead = f"{after} ({number(found, float(found.here[now]))})"
        return f"the strongest word is now {ahead}, no longer {name} (it was {percent(was)}, is {number(found, here)})"
    if not found.shares:
        return f"{name} stays the strongest ({number(found, here)})"
    moved = (found.here - found.plain).abs()
    most = int(moved.argmax())
    if moved[most] < 0.01:
        return f"no word's share moves by one per cent; the strongest, {name}, has {percent(here)}"
    if most == first:
        how = "sharper" if here > was else "flatter"
        return f"{how}: the strongest word, {name}, goes from {percent(was)} to {percent(here)}"
    old, new = float(found.plain[most]), float(found.here[most])
    return f"most changes for {_name(trace.words, most)}, from {percent(old)} to {percent(new)}"


def _name(words: tuple[Word, ...], i: int) -> str:
    text = " ".join(words[i].text.split())
    which = nth(words, i)
    return f'"{text}"' + (f" (the {which})" if which else "")


def nth(words: tuple[Word, ...], i: int) -> str:
    """Which of several that are written alike a word is, "2nd"; "" where it is the only one."""
    same = [n for n, word in enumerate(words) if word.text == words[i].text]
    if len(same) == 1:
        return ""
    number = same.index(i) + 1
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _words(count: int) -> str:
    return "word" if count == 1 else "words"


def percent(share: float) -> str:
    """Whole per cent; what is there but below one is `<1 %`, and nothing at all is 0."""
    if share == 0:
        return "0"
    return "<1 %" if 0 < share < 0.01 else f"{share * 100:.0f} %"


def number(found: Beside, weight: float) -> str:
    """One of the variant's weights: a share in per cent, else three significant digits."""
    if found.shares:
        return percent(weight)
    return said(weight)


def said(weight: float) -> str:
    """Three digits behind the point, three significant ones from 10 on; nothing at all is 0."""
    if weight == 0:
        return "0"
    return (f"{weight:.3f}" if abs(weight) < 10 else f"{weight:.3g}").replace("-", "−")


def as_data(trace: Trace, found: Beside) -> dict[str, Any]:
    """Everything that is shown, for JSON: words, layers and heads by number, weights as they are."""
    rows = zip(trace.words, found.plain.tolist(), found.here.tolist(), found.hidden.tolist(), strict=True)
    where = None if found.elsewhere is None else {"where": found.elsewhere[0], "weight": found.elsewhere[1]}
    return {
        "schema": SCHEMA,
        "kind": "derived",
        "variant": found.variant.name,
        "title": found.variant.title,
        "model": trace.model,
        "text": trace.text,
        "layer": found.layer,
        "head": found.head,
        "query": {"word": found.query, "text": trace.words[found.query].text},
        "words": [
            {**asdict(word), "plain": plain, "here": here, "hidden": hidden} for word, plain, here, hidden in rows
        ],
        "elsewhere": where,
        "see": see(trace, found),
        "remarks": list(found.remarks),
    }


def rows(found: Beside, most: int) -> tuple[list[int], list[int]]:
    """(the words to show, in the order of the text; those that are left out).

    Of more than `most` words those with one per cent or more on either side, the strongest `most`, and the one that asks.
    """
    seen = (found.plain > 0) | (found.here != 0)
    all_of_them = [i for i in range(len(found.plain)) if seen[i]]
    if len(all_of_them) <= most:
        return all_of_them, []
    top = 1.0 if found.shares else float(found.here.abs().max()) or 1.0
    weight = torch.maximum(found.plain, found.here.abs() / top)
    worth = [i for i in all_of_them if weight[i] >= 0.01 or i == found.query]
    kept = sorted(sorted(worth, key=lambda i: (i != found.query, -float(weight[i])))[:most])
    return kept, [i for i in all_of_them if i not in kept]
