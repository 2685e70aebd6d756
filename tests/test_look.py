"""`qkv look`: what is drawn, on traces made by hand; then the command as a real process on the real model."""

from __future__ import annotations

import io
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hand_made import SENTENCE, trace_of
from rich.cells import cell_len
from rich.console import Console

from qkv.trace import Trace, pick
from qkv.views.terminal.background import brightness, is_light
from qkv.views.terminal.look import bar, percent, quoted, shade, show
from qkv.views.terminal.running_text import Line, excerpt, lay_out, visible
from qkv.views.terminal.theme import THEME, console

LOOK = [sys.executable, "-m", "qkv.cli", "look"]


def drawn(
    trace: Trace,
    *,
    plain: bool = False,
    width: int = 80,
    light: bool = False,
    colours: str = "truecolor",
    **picked: Any,
) -> str:
    """What `show` prints, as plain text where `plain`, else with its colours."""
    file = io.StringIO()
    out = console(plain=True, file=file, width=width)
    if not plain:
        out = Console(theme=THEME, file=file, force_terminal=True, color_system=colours, width=width, highlight=False)  # type: ignore[arg-type]
    show(trace, pick(trace, **picked), out, plain=plain, light=light)
    return file.getvalue()


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.fixture(scope="module")
def bird() -> Trace:
    return trace_of(
        SENTENCE, {(0, 9): {5: 0.6}, (1, 9): {9: 0.5}}, {(1, 9): {1: 0.35}}, seconds={"prompt": 0.25, "answer": 0.2}
    )


@pytest.fixture(scope="module")
def long_text() -> Trace:
    """600 words in paragraphs; the last one reads number 200 with 70 % and number 400 with 10 %."""
    tokens = [f"{' ' if i % 40 else chr(10)}word{i}" for i in range(600)]
    return trace_of(tokens, {(0, 599): {200: 0.7, 400: 0.1}})


# ---- what is drawn --------------------------------------------------------------------------------------------------


def test_the_same_facts_as_numbers(bird: Trace) -> None:
    assert (
        drawn(bird, plain=True)
        == """\
What did the last word, "green", read?                   layer 0, head 0 · share

 [Ann 40 %] saw the green [bird 60 %]. It sang [Q green]

  60 %  bird  what came after "green" the first time
  40 %  Ann   the first word: a sink

What did it read in other heads?                                      layer.head
  35 %  saw                                                                  1.1

One of 4 heads; each asks its own question. This one reads far and strongly.
A sink is where heads leave their share when nothing fits: it carries no news.
A share says where a head read from, not why the model goes on as it does.
measured: a hand-made model, 10 tokens, 0.5 s
next: qkv look --head 1.1    qkv story
"""
    )


def test_colours_say_it_without_the_numbers_in_the_text(bird: Trace) -> None:
    shown = drawn(bird)
    assert " ▒Ann▒ saw the green bird. It sang green" in bare(shown)
    assert re.search(r"\x1b\[[0-9;]*;48;2;[0-9;]*mbird", shown) and re.search(r"\x1b\[1;4;[0-9;]*mgreen", shown)
    assert re.search(r"60 %  bird  █{12}\s", bare(shown)) and re.search(r"40 %  Ann   ▒{8}\s", bare(shown))


@pytest.mark.parametrize("how", [{"plain": True}, {}, {"light": True}, {"colours": "standard"}])
@pytest.mark.parametrize("width", [80, 60, 44])
def test_nothing_is_wider_than_the_terminal(bird: Trace, long_text: Trace, how: dict[str, Any], width: int) -> None:
    wide = trace_of(["x" * 200, " 猫" * 60, " \x1b[31mred", "\u202f" + "y" * 90, "!"], {(0, 4): {2: 0.5}})
    for trace in (bird, long_text, wide):
        lines = bare(drawn(trace, width=width, **how)).splitlines()
        assert max(cell_len(line) for line in lines) <= width
        assert all(line == line.rstrip() for line in lines) or not how.get("plain")


def test_control_characters_of_a_text_do_not_reach_the_terminal() -> None:
    trace = trace_of(["a", " \x1b[31mred\x07", " c", " d"], {(0, 3): {1: 0.9}})
    assert "␛[31mred␇" in bare(drawn(trace)) and visible("\x9b\x7f") == "�␡"


def test_a_long_text_is_shown_in_parts(long_text: Trace) -> None:
    shown = drawn(long_text, plain=True)
    lines = shown.splitlines()
    assert len(lines) < 40 and "word300" not in shown
    [source] = [line for line in lines if "[word200 70 %]" in line]
    number = int(source.split("│")[0])
    assert source.endswith("70 %") and f"  70 %  word200  line {number}" in lines
    assert any("⋮" in line for line in lines) and any("[Q word599]" in line for line in lines)
    assert "Where in the text, tenth by tenth: 20, <1, <1, 70, <1, <1, 10, <1, <1, <1 %" in " ".join(lines)
    strip = next(line for line in bare(drawn(long_text)).splitlines() if line.startswith(" start"))
    assert strip[7] == "▒" and strip[7 + 20] == "█" and strip[7 + 40] == "▁" and strip.endswith("· end")


def test_words_that_stand_there_twice_are_told_apart(bird: Trace) -> None:
    trace = trace_of(SENTENCE, {(0, 9): {4: 0.5}})
    assert "  50 %  green (1st)  the same word, earlier" in drawn(trace, plain=True)


def test_one_token() -> None:
    shown = drawn(trace_of(["Hello"], {}), plain=True)
    assert 'What did "Hello" read?' in shown and " [Q Hello 100 %]" in shown and "1 token\n" in shown
    assert "Nothing stands before it, so it can only read itself." in shown and "A sink" not in shown


def test_a_word_of_the_answer() -> None:
    trace = trace_of([*SENTENCE, " leaves"], {(0, 10): {5: 0.9}}, prompt_length=len(SENTENCE))
    shown = drawn(trace, plain=True, query=trace.find("leaves"))
    assert (
        'What did "leaves", a word of the answer, read?' in shown and "[bird 90 %]. It sang green [Q leaves]" in shown
    )
    assert 'the model goes on: "leaves …"' in drawn(trace, plain=True)
    assert quoted(' "No."\n') == '“"No." …”' and quoted(" Yes\n now.") == '"Yes now."'


def test_percent() -> None:
    assert [percent(s) for s in (0, 1e-6, 0.0099, 0.01, 0.525, 0.9722, 1)] == [
        "0 %",
        "<1 %",
        "<1 %",
        "1 %",
        "52 %",
        "97 %",
        "100 %",
    ]


def test_bars() -> None:
    assert bar(1.0, 4) == "████" and bar(0.5, 4) == "██" and bar(0.28125, 4) == "█▏" and bar(0.001, 4) == "▏"
    assert bar(0.5, 4, hatched=True) == "▒▒" and bar(0.001, 4, hatched=True) == "▒"


@pytest.mark.parametrize("light", [True, False])
@pytest.mark.parametrize("share", [0.01, 0.05, 0.2, 0.5, 0.7, 0.75, 0.9, 1.0])
def test_shaded_text_can_be_read(share: float, light: bool) -> None:
    """Contrast by WCAG 2.2's formula: 4.5 : 1 is what it asks of running text."""
    style = shade(share, light)
    assert style.color and style.bgcolor
    front, back = (luminance(c.get_truecolor()) for c in (style.color, style.bgcolor))
    assert (max(front, back) + 0.05) / (min(front, back) + 0.05) >= 4.5


def luminance(colour: tuple[int, int, int]) -> float:
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_is_not_read_is_not_shaded() -> None:
    assert not shade(0.0099).bgcolor and not shade(0.0, light=True).color


# ---- lines ----------------------------------------------------------------------------------------------------------


def as_text(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line.parts) for line in lines]


def test_lines_break_at_white_space_and_keep_the_texts_own() -> None:
    trace = trace_of(["def", " f", "(", "x", "):", "\n   ", " return", " x", "\n\n\n", "\n", "f"], {})
    assert as_text(lay_out(trace, 40, 10)) == ["def f(x):", "    return x", "", "f"]
    assert as_text(lay_out(trace, 8, 4)) == ["def", "f(x):"]


def test_a_piece_that_is_wider_than_a_line_is_broken() -> None:
    assert as_text(lay_out(trace_of(["a", " abcdefghij", "k"], {}), 4, 2)) == ["a", "abcd", "efgh", "ijk"]
    assert as_text(lay_out(trace_of(["猫", "が", "好", "き"], {}), 5, 3)) == ["猫が", "好き"]


def test_every_word_is_laid_out_once_and_in_order() -> None:
    draw = random.Random(0)
    for _ in range(50):
        tokens = [
            "".join(draw.choices(["a", "b ", "\n", " c", "猫", "\t", "-"], k=draw.randint(1, 5))) for _ in range(30)
        ]
        trace = trace_of(tokens, {}, heads=1)
        width = draw.randint(2, 20)
        lines = lay_out(trace, width, len(trace.words) - 1)
        assert [c for c in "".join(as_text(lines)) if not c.isspace()] == [c for c in trace.text if not c.isspace()]
        assert all(line.width == cell_len(text) <= width for line, text in zip(lines, as_text(lines), strict=True))


def test_an_excerpt_keeps_what_is_wanted_and_marks_the_gaps() -> None:
    lines = [Line([("x", n)], 1) for n in range(100)]
    assert excerpt(lines[:5], [2], 14) == [0, 1, 2, 3, 4]
    assert excerpt(lines, [99, 50], 14) == [None, 49, 50, 51, None, 98, 99]
    assert excerpt(lines, [99, 50, 0], 6) == [0, None, 49, 50, 51, None, 98, 99]
    assert sum(n is not None for n in excerpt(lines, list(range(0, 100, 7)), 14)) == 14


# ---- the background -------------------------------------------------------------------------------------------------


def test_what_a_terminal_says_of_its_background() -> None:
    assert brightness(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;c") == pytest.approx(1)
    assert brightness(b"\x1b]11;rgb:1c/1c/1c\x07") == pytest.approx(0.11, abs=0.01)
    assert brightness(b"\x1b]11;rgba:fdfd/f6f6/e3e3/ffff\x1b\\") > 0.9 and brightness(b"\x1b[?1;2c") == 0


def test_the_environment_decides_before_anybody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for variables, light in (({"QKV_BACKGROUND": "light"}, True), ({"COLORFGBG": "0;15"}, True), ({"COLORFGBG": "15;0"}, False),
                             ({"COLORFGBG": "0;15", "QKV_BACKGROUND": "dark"}, False), ({"TERM": "dumb"}, False)):  # fmt: skip
        for name in ("QKV_BACKGROUND", "COLORFGBG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert is_light() is light


# ---- the command ----------------------------------------------------------------------------------------------------


def look(*words: str, given: bytes | None = None, timeout: int = 250) -> subprocess.CompletedProcess[str]:
    """The command as people run it, on the tests' own cache."""
    variables = {**os.environ, "COLUMNS": "80"}
    for name in ("FORCE_COLOR", "NO_COLOR"):
        variables.pop(name, None)
    ran = subprocess.run([*LOOK, *words], capture_output=True, env=variables, timeout=timeout, input=given or b"")
    return subprocess.CompletedProcess(ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def test_the_help_shows_an_example() -> None:
    ran = look("--help")
    assert ran.returncode == 0 and "Example:  qkv look" in ran.stdout and max(map(len, ran.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "given", "message"),
    [
        (["  "], None, "qkv look got an empty text. Give it at least one word."),
        (["-"], b"\n", "qkv look got an empty text from standard input. Give it at least one word."),
        (["-"], b"caf\xe9", "qkv look reads text in UTF-8; standard input is something else (at byte 3). "
         "Convert it first: iconv -t UTF-8."),
        (["a", "--file", "b"], None, "qkv look got both a text and --file. Give one of them."),
        (["--file", "/nonexistent/a.txt"], None,
         "qkv look cannot read /nonexistent/a.txt: No such file or directory. Give the path of a text file."),
        (["--file", "/"], None, "qkv look cannot read /: Is a directory. Give the path of a text file."),
        (["--head", "x"], None, "--head 'x' is no head. Give its number (6), or layer and head (18.6); both count from 0."),
        (["--layer", "3", "--head", "18.6"], None, "--layer 3 and --head 18.6 name two layers. Give one: --head 3.6"),
    ],
)  # fmt: skip
def test_wrong_input_is_one_sentence_before_anything_is_loaded(
    words: list[str], given: bytes | None, message: str
) -> None:
    ran = look(*words, given=given)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"error: {message}\n")


@pytest.mark.usefixtures("smollm2")
def test_the_default_example() -> None:
    ran = look()
    assert ran.returncode == 0 and "\x1b" not in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert 'What did the last word, "blue", read?' in ran.stdout and "layer 18, head 6 · share" in ran.stdout
    assert re.search(r"^  97 %  umbrella +what came after \"blue\" the first time$", ran.stdout, re.MULTILINE)
    assert re.search(r'^the model goes on: "umbrella', ran.stdout, re.MULTILINE)
    assert "measured: SmolLM2-135M-Instruct (4-bit weights made float), 18 tokens, " in ran.stdout
    assert ran.stderr.splitlines()[0] == "loading smollm2 …" and "arning" not in ran.stderr


@pytest.mark.usefixtures("smollm2")
def test_one_token_and_json() -> None:
    ran = look("Hello", "--json", "--answer-tokens", "2")
    data = json.loads(ran.stdout)
    assert set(data) == {
        "schema", "kind", "model", "text", "answer", "tokens", "prompt_length", "words", "query", "layer", "layer_name", "head",
        "chosen", "layers", "heads", "read", "shares", "others", "seconds",
    }  # fmt: skip
    assert (
        data["prompt_length"] == 1
        and len(data["tokens"]) == 3
        and data["read"][0]["share"] == pytest.approx(1.0, abs=1e-5)
    )
    assert (data["layers"], data["heads"], data["layer_name"]) == (30, 9, "model.layers.0.self_attn")


@pytest.mark.usefixtures("smollm2")
def test_a_word_a_head_and_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("My name is Akhil and I live in Madrid. Q: Where do I live? A:\n", encoding="utf-8")
    ran = look("--file", str(tmp_path / "a.txt"), "--head", "23.4", "--answer-tokens", "0", "--top", "1")
    assert 'What did the last sign, ":", read?' in ran.stdout and re.search(
        r"^  8\d %  Madrid$", ran.stdout, re.MULTILINE
    )
    assert "the model goes on:" not in ran.stdout and "One of" not in ran.stdout
    wrong = look("--file", str(tmp_path / "a.txt"), "--layer", "30")
    assert wrong.returncode == 2 and wrong.stderr.endswith(
        "error: There is no layer 30: this model has 30, counted from 0 to 29.\n"
    )


@pytest.mark.slow
@pytest.mark.usefixtures("smollm2")
def test_two_thousand_tokens_fit_on_a_screen() -> None:
    draw = random.Random(0)
    nouns = ["river", "stone", "cloud", "paper", "window", "garden", "letter", "music", "winter", "bridge"]
    filler = " ".join(draw.choices(nouns, k=1950))
    begin = "The key to the cupboard is under the"
    text = f"{filler[:6000]}. {begin} flower pot. {filler[6000:]}. {begin}"
    ran = look("-", given=text.encode())
    lines = ran.stdout.splitlines()
    assert ran.returncode == 0 and len(lines) < 48 and max(map(len, lines)) <= 80
    assert int(re.search(r"([\d,]+) tokens", ran.stdout)[1].replace(",", "")) >= 1900  # type: ignore[index]
    assert re.search(r"^  \d\d %  flower +line \d+ · what came after \"the\" earlier$", ran.stdout, re.MULTILINE)
