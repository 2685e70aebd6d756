"""The coin story: its numbers, what can be learned and what cannot, the block's arithmetic, and the command."""

from __future__ import annotations

import contextlib
import io
import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from qkv import Attention
from qkv.scores import Dot
from qkv.story import STEPS, Screen, Sum, Table, Text, as_data, coins, learning, plain, screens, spans
from qkv.story import block as story_block
from qkv.story.pages import Column, literal
from qkv.views.terminal.story import bar, show, walk
from qkv.views.terminal.theme import console

ROOT = Path(__file__).parent.parent


def run(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own, its output piped."""
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "QKV_DEBUG")}
    return subprocess.run(
        [sys.executable, "-m", "qkv.cli", "story", *words],
        capture_output=True, text=True, encoding="utf-8", env={**kept, "PYTHONIOENCODING": "utf-8", **env}, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def everything() -> str:
    done = run("--all", "--plain")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def numbers() -> list[dict]:
    done = run("--all", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["screens"]


# ---- the coins ------------------------------------------------------------------------------------------------------


def test_b_alone_gives_516():
    answer = coins.ask(names=("B",))
    assert answer.scores == (2.0,)
    assert answer.shares == (1.0,)
    assert answer.total == 516.0


def test_b_and_c_give_526_and_the_shares_sum_to_one():
    answer = coins.ask()
    assert answer.scores == (2.0, 0.5)
    assert answer.shares == pytest.approx((0.8, 0.2), abs=1e-15)
    assert answer.coins == pytest.approx((80, 30), abs=1e-12)
    assert answer.total == pytest.approx(526, abs=1e-12)


@pytest.mark.parametrize("wants", [1, 100, 500, 2000, 1e6])
def test_plain_shares_do_not_know_what_is_asked(wants):
    assert coins.ask(coins.STORY, wants).shares == pytest.approx((0.8, 0.2), abs=1e-15)


@pytest.mark.parametrize(("wants", "share"), [(100, 0.9994), (500, 0.8176), (2000, 0.5927)])
def test_softmax_shares_do(wants, share):
    answer = coins.ask(coins.SOFT, wants)
    assert round(answer.shares[0], 4) == share
    by_hand = [math.exp(1000 / wants), math.exp(250 / wants)]
    assert answer.shares == pytest.approx([p / sum(by_hand) for p in by_hand], rel=1e-14)


def test_softmax_gives_525_12():
    answer = coins.ask(coins.SOFT)
    assert f"{answer.shares[1]:.4f}" == "0.1824"
    assert f"{answer.total:.2f}" == "525.12"


def test_each_detail_on_the_way_to_the_equation_keeps_the_coins():
    soft, dot, scaled = coins.ask(coins.SOFT), coins.ask_in_thousands(coins.DOT), coins.ask_in_thousands(coins.SCALED)
    assert dot.scores == soft.scores
    assert dot.total == pytest.approx(soft.total, rel=1e-15)
    assert scaled.total == pytest.approx(soft.total, rel=1e-15)
    for before, after in ((coins.STORY, coins.SOFT), (coins.SOFT, coins.DOT), (coins.DOT, coins.SCALED)):
        assert len(str(before.diff(after)).splitlines()) == 1


def test_one_and_one_point_nought_are_the_same_detail():
    assert not Attention(score=Dot(scale=1.0, softcap=50)).diff(Attention(score=Dot(scale=1, softcap=50.0)))
    assert str(Attention(score=Dot(scale=1.0)).diff(Attention())) == "scale  1  →  1/√D"
    assert Attention(scale=0.1).diff(Attention(scale=0.1 + 1e-9))


def test_a_hard_look_up_takes_only_the_best():
    assert coins.ask(coins.LOOK_UP).coins == (100.0, 0.0)


def test_without_a_scale_wide_queries_let_one_key_win():
    measured = coins.widths()
    assert [m.typical_score for m in measured] == pytest.approx([1, 2, 4, 8, 16], rel=0.02)
    assert measured[0].largest_unscaled == measured[0].largest_scaled
    unscaled = [m.largest_unscaled for m in measured]
    assert unscaled == sorted(unscaled)
    assert unscaled[-1] > 0.9
    assert max(m.largest_scaled for m in measured) < 0.4


# ---- learning -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [0, 1])
def test_gradient_descent_finds_the_weights(seed):
    lesson = learning.learn(coins.SOFT, seed=seed)
    assert lesson.held_out_before > 100
    assert lesson.held_out < 0.01
    query, key, value = lesson.learned
    assert key[1] / query[0] == pytest.approx(1, abs=1e-5)
    assert value == pytest.approx((0, 0, 1), abs=1e-5)
    assert (query[1], query[2], key[0], key[2]) == pytest.approx((0, 0, 0, 0), abs=1e-5)


def test_under_plain_shares_it_cannot():
    lesson = learning.learn(coins.STORY)
    assert lesson.query_gradient < 1e-12
    assert lesson.query_moved < 1e-6
    assert lesson.held_out > 10


def test_learning_is_repeatable():
    assert learning.learn(steps=5) == learning.learn(steps=5)


@pytest.mark.parametrize(("attention", "learns"), [(coins.SOFT, True), (coins.STORY, False)])
def test_the_gradient_of_the_query_weights(attention, learns):
    people = learning.scenes(16, torch.Generator().manual_seed(3))
    weights = learning.Weights(*(w.requires_grad_() for w in learning.random_start(4)))
    grad = torch.autograd.grad(learning.gain(attention, people, weights).square().sum(), weights.query_weights)[0]
    assert (grad.abs().max().item() > 1e-3) is learns
    assert learns or grad.abs().max().item() < 1e-12


# ---- the block ------------------------------------------------------------------------------------------------------


def test_the_block_is_its_own_arithmetic():
    w = story_block.walk()
    x, out = w.inputs.numpy(), []
    for head in w.heads:
        q, k, v = (x @ m.numpy() for m in (head.query_weight, head.key_weight, head.value_weight))
        raw = q[2] @ k.T
        scaled = raw / np.sqrt(2)
        visible = np.exp(scaled[:3])
        shares = np.append(visible / visible.sum(), 0)
        np.testing.assert_allclose(head.raw.numpy(), raw, rtol=0, atol=1e-15)
        np.testing.assert_allclose(head.scaled.numpy(), scaled, rtol=1e-15)
        np.testing.assert_allclose(head.shares.numpy(), shares, rtol=1e-14)
        np.testing.assert_allclose(head.mixed.numpy(), shares @ v, rtol=1e-14)
        assert np.isneginf(head.masked.numpy()[3])
        out.append(shares @ v)
    added = np.concatenate(out) @ w.output_weight.numpy()
    np.testing.assert_allclose(w.after.numpy(), x[2] + added, rtol=1e-14)
    np.testing.assert_allclose(sum(h.added for h in w.heads).numpy(), added, rtol=1e-14)


def test_the_block_has_weights_that_can_be_read():
    w = story_block.walk()
    parts = [w.inputs, w.output_weight] + [m for h in w.heads for m in (h.query_weight, h.key_weight, h.value_weight)]
    assert all(bool(((2 * m) % 1 == 0).all()) for m in parts)


# ---- screens --------------------------------------------------------------------------------------------------------


def test_markup_is_taken_apart_and_a_readers_own_signs_are_not():
    assert list(spans("a *b* {query:c} `d`")) == [
        ("a ", ""), ("b", "term"), (" ", ""), ("c", "query"), (" ", ""), ("d", "code")
    ]  # fmt: skip
    wild = "*x* {query:y} `z` \\ }"
    assert plain(literal(wild)) == wild
    assert list(spans("{key:[" + literal("}*") + "]}")) == [("[}*]", "key")]


def test_a_table_with_a_short_row_is_refused():
    with pytest.raises(ValueError, match=r"every row needs 2 cells"):
        Table((Column("a"), Column("b")), (("only one",),))


def test_an_unknown_step_is_refused():
    with pytest.raises(ValueError, match="there is no step 9; steps are 1 to 8"):
        screens([9])


def test_texts_are_short_enough_to_be_read():
    for screen in screens([s for s in STEPS if s != 6]):
        for item in screen.items:
            if isinstance(item, Text):
                assert len(plain(item.words).split()) <= 72, screen.title


def test_screens_are_plain_data():
    for screen in screens([1, 3, 7, 8]):
        assert json.loads(json.dumps(as_data(screen)))["title"] == screen.title


@pytest.mark.parametrize(("share", "drawn"), [(0.0, ""), (1.0, "█" * 12), (0.5, "█" * 6), (0.01, "▏"), (2.0, "█" * 12)])
def test_bars(share, drawn):
    assert bar(share) == drawn


def _drawn(columns: int, colour: bool = True) -> str:
    out = io.StringIO()
    made = console(plain=not colour, file=out, width=columns)
    for screen in screens([1, 2, 3, 4, 5, 7, 8]):
        show(screen, made, bars=colour)
    return out.getvalue()


def test_it_fits_a_narrow_terminal_too():
    assert max(map(len, _drawn(60, colour=False).splitlines())) <= 60


def test_walking_goes_on_and_back_and_leaves():
    told = [Screen(1, f"Screen {n}", (Sum(f"number {n}"),)) for n in range(3)]
    shown = io.StringIO()
    keys = iter(["on", "back", "back", "on", "on", "quit"])
    assert walk(told, console(plain=True, file=shown), lambda: next(keys)) is False
    assert re.findall(r"Screen (\d)", shown.getvalue()) == ["0", "1", "0", "0", "1", "2"]
    assert walk(told, console(plain=True, file=io.StringIO()), lambda: "on") is True


def test_a_tall_screen_is_walked_in_parts():
    tall = Screen(1, "Tall", tuple(Sum(f"line {n}") for n in range(30)))
    shown = io.StringIO()
    made = console(plain=True, file=shown)
    made.height = 24
    walk([tall], made, lambda: "on")
    assert shown.getvalue().count("Tall") == 4
    assert all(f"line {n}\n" in re.sub(" +\n", "\n", shown.getvalue()) for n in range(30))


# ---- the command ----------------------------------------------------------------------------------------------------


def test_all_of_it_is_printed(everything):
    steps = re.findall(r"^step (\d) of 8", everything, re.M)
    assert sorted(set(steps)) == list("12345678")
    assert steps == sorted(steps)
    for fact in ("516.00", "526.00", "0.8176", "0.1824", "525.12", "0.9994", "0.5927"):
        assert fact in everything


@pytest.mark.parametrize(
    "term",
    ["query", "key", "value", "score", "share", "softmax", "scale", "head", "mask", "residual", "token", "layer"],
)
def test_every_term_is_there(everything, term):
    assert re.search(rf"\b{term}\b", everything)


def test_no_line_is_wider_than_80(everything):
    assert [row for row in everything.splitlines() if len(row) > 80 or row != row.rstrip()] == []


def test_plain_has_no_escape_sequences_and_no_bars(everything):
    assert "\x1b" not in everything
    assert "█" not in everything


def test_json_has_the_numbers_at_full_precision(numbers):
    assert sorted({s["step"] for s in numbers}) == list(range(1, 9))
    totals = [s["numbers"]["total"] for s in numbers if "total" in s["numbers"]]
    assert totals == pytest.approx([516, 526, 525.1212761903178], abs=1e-9)
    lesson = next(s["numbers"] for s in numbers if "ratio" in s["numbers"])
    assert lesson["ratio"] == pytest.approx(1, abs=1e-5)


def test_no_color_keeps_the_facts():
    done = run("--step", "3", NO_COLOR="1", FORCE_COLOR="1")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "0.8176" in done.stdout


def test_colour_comes_with_letters():
    done = run("--step", "1", FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[" in done.stdout
    bare = re.sub(r"\x1b\[[\d;]*m", "", done.stdout)
    assert all(name in bare for name in ("Q query", "K key", "V value"))


def test_learn_and_block_are_steps_six_and_seven():
    for option, step in (("--learn", "6"), ("--block", "7")):
        done = run(option, "--plain")
        assert done.returncode == 0
        assert set(re.findall(r"^step (\d)", done.stdout, re.M)) == {step}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--step", "9"), "error: qkv story: there is no step 9; steps are 1 to 8."),
        (("--learn", "--block"), "error: --step, --learn, --block and --all exclude one another. Give one of them."),
        (("hello",), "error: A sentence goes with --block: qkv story --block 'hello'"),
        (("--word", "x"), 'error: --layer, --head and --word choose in your own sentence: qkv story --block "a sentence".'),
        (("--block", " "), "error: qkv story got an empty sentence. Give it some words, or none for the built-in "
                           "example."),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_error(words, message):
    done = run(*words)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", message)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_terminal_a_key_goes_on_and_q_leaves():
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="40")
        os.execv(sys.executable, [sys.executable, "-m", "qkv.cli", "story", "--step", "2"])
    shown = _read_until(terminal, "leave")
    assert "And if a friend can be asked too?" in shown
    os.write(terminal, b"q")
    rest = _read_until(terminal, "next: qkv look")
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert "next: qkv look" in rest
    assert os.waitstatus_to_exitcode(status) == 0


def _read_until(terminal: int, words: str) -> str:
    import select

    got = ""
    with contextlib.suppress(OSError):  # Linux says that the other side has gone by an error
        while words not in got and select.select([terminal], [], [], 60)[0]:
            got += os.read(terminal, 4096).decode(errors="replace")
    return got


def test_the_page_runs_and_prints_what_it_says():
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "story.md").read_text(encoding="utf-8"), re.S):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, "docs/story.md", "exec"), names)
        said = re.findall(r"^ *print\(.*\)  # (.*)$", code, re.M)
        got = out.getvalue().splitlines()
        assert set(said) <= set(got), code
