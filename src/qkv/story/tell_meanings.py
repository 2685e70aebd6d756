"""Steps 4, 5 and 8: the same table three times, three ways to see it, and where the story does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from . import coins
from .coins import OWN, WANTS
from .pages import Code, Column, Screen, Table, Text

_ROWS = ("Q query", "K key", "V value", "+ output", "  residual")
_ROLES = ("query", "key", "value", "output", "residual")

_ORIGINAL = (
    "what a position looks for",
    "what a position has, to be found by",
    "what a position hands over",
    "what the asker additionally gets",
    "what the asker had before and keeps",
)
_COINS = (
    f"the {WANTS} coins A wants",
    "the coins B and C saved: 1,000 and 250",
    "what each is willing to give: 100 and 150",
    "the coins A additionally gets",
    f"the {OWN} coins A had already",
)
_WORDS = (
    "the additional information a word needs",
    'its "context bank", by which it is found: its contribution to the meaning of the sentence',
    "what it then hands over: the context the word would add",
    "the context obtained from the other words",
    "the word's own meaning so far",
)
_PATCHES = (
    "the additional information an image patch needs",
    "the contextual information a patch holds that is relevant to the image",
    "the context the patch would add",
    "the context obtained from the other patches",
    "what the patch itself shows",
)


def tables() -> Iterator[Screen]:
    """Step 4: people, words, image patches."""
    gain = coins.ask().gain
    yield Screen(
        4,
        "Who is who among people?",
        (
            _table("in attention", _ORIGINAL, "in the story", _COINS),
            Text(
                "On the left what the roles mean anywhere. A *position* is a place in the row: a person here, a word "
                "or a patch of a picture on the next two screens. Only who is asking changes, never the roles."
            ),
        ),
        {"gain": gain},
    )
    yield Screen(
        4,
        "Who is who among words?",
        (
            _table("in the story", _COINS, "among words", _WORDS),
            Text(
                'In "the black cat sleeps", "cat" asks: which cat? "black" is found by its key (it says what things '
                'are like) and adds its value ("dark") to what "cat" meant. A model works on *tokens*: words, or '
                "pieces of words."
            ),
        ),
    )
    yield Screen(
        4,
        "Who is who among image patches?",
        (
            _table("in the story", _COINS, "among image patches", _PATCHES),
            Text(
                "A picture is cut into small squares, its *patches*. A patch that shows an ear asks what it belongs "
                "to; patches that show an eye or fur can answer. The calculation is the "
                "same."
            ),
        ),
    )


def _table(left: str, first: tuple[str, ...], right: str, second: tuple[str, ...]) -> Table:
    rows = tuple(zip(_ROWS, first, second, strict=True))
    return Table((Column(""), Column(left), Column(right)), rows, row_roles=_ROLES)


def ways() -> Iterator[Screen]:
    """Step 5: a conversation, a database look-up, the model."""
    hard, soft = coins.ask(coins.LOOK_UP), coins.ask(coins.SOFT)
    rows = (
        ("Q query", "a question to the room", "what is searched for", "x times a table W_q"),
        ("K key", "what each is known for", "the label on each drawer", "x times a table W_k"),
        ("  score", "how well they fit", "does it match", "q·k ÷ √d"),
        ("  share", "how long each may talk", "best match: 1, others: 0", "softmax of the scores"),
        ("V value", "what each has to say", "the drawer's content", "x times a table W_v"),
        ("+ output", "what was heard", "the content found", "shares × values, added"),
    )
    columns = (Column(""), Column("a conversation"), Column("a database look-up"), Column("the model"))
    yield Screen(
        5,
        "How else can one picture it?",
        (
            Table(columns, rows, row_roles=("query", "key", "", "", "value", "output")),
            Text(
                f"A database takes the one best match: the shares are {hard.shares[0]:g} and {hard.shares[1]:g}, A gets "
                f"{hard.gain:.2f} coins. Attention is a soft look-up: all answer, each by its share ({soft.gain:.2f}). Soft "
                "shares change a little when a score changes a little, and only what changes a little can be "
                "learned by small steps."
            ),
            Text(
                "In the model, x is a word's list of numbers. W_q, W_k, W_v are tables of learned numbers, also "
                "called *weights*: the same for every word, while shares are worked out afresh for each asker."
            ),
        ),
        {"hard": hard.gain, "soft": soft.gain, "hard_shares": list(hard.shares)},
    )


def limits(self_share: float) -> Iterator[Screen]:
    """Step 8: where the story does not fit; `self_share` is what the followed word of step 7 took from itself."""
    rows = (
        (
            "What C gives depends on who asks: C gives more because A is a friend.",
            "A value is the same for every asker.",
        ),
        (
            "The score is key ÷ query: the more A wants, the lower.",
            "The score is query times key: the better they fit, the higher.",
        ),
        ("A does not ask itself.", f'A token does: "cat" gave itself a share of {self_share:.4f} in step 7.'),
        ("A asks one question.", "One head is one kind of question; a model has many heads, in many layers."),
        ("A asks once, in coins.", "Tokens ask in every layer, in lists of numbers without names."),
    )
    yield Screen(
        8,
        "Where does the story not fit?",
        (
            Table((Column("in the story"), Column("in attention")), rows),
            Text("A story is for the first steps. Where the two disagree, believe the right column."),
        ),
        {"self_share": self_share},
    )
    yield Screen(
        8,
        "What does attention not tell?",
        (
            Text(
                "A share says exactly *where a head read from*, and how much. It does not say *why the model "
                "answered* as it did. A word that was read may hand over nothing of use (its value counts too); "
                "what was read may be overruled by other heads, by later layers, or by the residual, what "
                "was there before."
            ),
            Text(
                "So look at shares to find where to ask, then test: take a connection away (a *knock-out*). Does the "
                "answer change, and more than when some other one is taken away? In code, `qkv.attention_with_map` "
                "returns a map of the shares; `map.without` leaves connections out."
            ),
            Code(
                (
                    'qkv look "your text"                 what a real model read, word by word',
                    'qkv story --block "your sentence"    step 7 on that model',
                )
            ),
            Text(
                'The coins are told after Akhil Theerthala, "Building Blocks of Transformers: Attention", Towards AI.'
            ),
        ),
    )
