"""The coin story and the walk through a block: eight steps, computed by `qkv.attention` itself, drawn by nobody here.

    for screen in qkv.story.screens():
        print(screen.step, screen.title)

A screen is frozen data (`qkv.story.pages`): words, tables, and its numbers at full precision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .pages import Code, Column, Screen, Sum, Table, Text, as_data, plain, spans

__all__ = ["STEPS", "Code", "Column", "Screen", "Sum", "Table", "Text", "as_data", "plain", "screens", "spans"]

STEPS = {
    1: "B alone",
    2: "B and C",
    3: "why softmax, and the equation",
    4: "the same table three times",
    5: "three ways to see it",
    6: "where the weights come from",
    7: "inside an attention block",
    8: "where the story does not fit",
}


def screens(steps: Iterable[int] | None = None) -> Iterator[Screen]:
    """The screens of these steps (all eight by default), each computed when asked for; step 6 trains for a moment.

    Raises ValueError for a step that is not there.
    """
    wanted = list(STEPS if steps is None else steps)
    for step in wanted:
        if step not in STEPS:
            raise ValueError(f"qkv story: there is no step {step}; steps are 1 to {len(STEPS)}.")
    return (screen for step in wanted for screen in _teller(step)())


def _teller(step: int) -> Callable[[], Iterator[Screen]]:
    from . import tell_block, tell_learning, tell_meanings, tell_people

    tellers: dict[int, Callable[[], Iterator[Screen]]] = {
        1: tell_people.alone,
        2: tell_people.together,
        3: tell_people.softmax,
        4: tell_meanings.tables,
        5: tell_meanings.ways,
        6: tell_learning.learning_screens,
        7: tell_block.block_screens,
        8: lambda: tell_meanings.limits(tell_block.self_share()),
    }
    return tellers[step]
