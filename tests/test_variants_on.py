"""`qkv variants NAME --on "a text"`: a variant on a real model's queries and keys, beside the model's own weights."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import torch
from rich.cells import cell_len
from test_variants_shown import command
from torch import Tensor

import qkv
from qkv.models import Loaded
from qkv.trace import Trace, read_text
from qkv.trace.showing.beside import Beside, beside
from qkv.trace.showing.beside_facts import as_data, rows, see
from qkv.views.terminal import beside as view
from qkv.views.terminal.theme import console

TEXT = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"
PLAIN = qkv.variants["scaled_dot_product"]


@pytest.fixture(scope="module")
def trace(smollm2: Loaded) -> Trace:
    return read_text(smollm2.model, smollm2.tokenizer, TEXT, answer_tokens=0, label=smollm2.label)


@pytest.fixture(scope="module")
def config(smollm2: Loaded) -> Any:
    return smollm2.model.config


def drawn(trace: Trace, found: Beside, plain: bool = True, width: int = 80) -> str:
    out = io.StringIO()
    view.show(trace, found, console(plain, file=out, width=width), plain=plain)
    return out.getvalue()


def head_of(trace: Trace, layer: int, head: int) -> tuple[Tensor, Tensor]:
    """The model's own queries and keys of a head, in float64: (L, D) each."""
    q, k = (x.double() for x in trace[layer].tensors[:2])  # type: ignore[union-attr]
    return q[0, head], k[0, head * k.shape[1] // q.shape[1]]


def test_the_plain_column_is_the_models_own_softmax(trace: Trace, config: Any) -> None:
    found = beside(trace, PLAIN, config, layer=18, head=6)
    q, k = head_of(trace, 18, 6)
    expected = torch.softmax(k @ q[-1] / 8, 0)  # every word of this text is one token
    torch.testing.assert_close(found.plain, expected, rtol=1e-4, atol=1e-6)
    torch.testing.assert_close(found.here, expected, rtol=1e-6, atol=1e-9)
    assert found.same and see(trace, found) == "Nothing differs: this is the plain form."


def test_sparsemax_on_the_same_queries_and_keys(trace: Trace, config: Any) -> None:
    found = beside(trace, qkv.variants["sparsemax"], config, layer=23, head=1)
    q, k = head_of(trace, 23, 1)
    s = (k @ q[-1] / 8).sort(descending=True).values
    kept = int((1 + torch.arange(1, 19) * s > s.cumsum(0)).sum())  # Martins & Astudillo 2016, algorithm 1
    expected = (k @ q[-1] / 8 - (s[:kept].sum() - 1) / kept).clamp_min(0)
    torch.testing.assert_close(found.here, expected)
    assert see(trace, found).startswith(f"{18 - kept} of 18 words get exactly nothing")


def test_a_rotation_is_taken_back_before_another_is_made(trace: Trace, config: Any) -> None:
    own = beside(trace, qkv.variants["rope"], config, layer=5, head=2)
    assert own.same and "it rotates queries and keys by the same rule" in see(trace, own)
    slower = beside(trace, qkv.variants["interpolated_rope"], config, layer=5, head=2)
    assert not slower.same and any("rotates" in said for said in slower.remarks)
    with pytest.raises(ValueError, match="needs queries and keys before they are rotated"):
        beside(trace, qkv.variants["rope"], None)


def test_heads_that_are_mixed_count_after_the_mixing(trace: Trace, config: Any) -> None:
    found = beside(trace, qkv.variants["differential"], config, layer=23, head=1)
    q, k = head_of(trace, 23, 1)
    first, second = (torch.softmax(k[:, part] @ q[-1, part] / 32**0.5, 0) for part in (slice(32), slice(32, 64)))
    share = (first - found.here) / second
    torch.testing.assert_close(share, share.mean().expand(18))
    assert 0.5 < share[0] < 1.1 and not found.shares and "count negatively" in see(trace, found)


def test_what_no_word_got_is_told(trace: Trace, config: Any) -> None:
    found = beside(trace, qkv.variants["gpt_oss"], config, layer=23, head=1)
    assert found.elsewhere is not None and found.elsewhere[0] == "the sink"
    assert float(found.here.sum()) + found.elsewhere[1] == pytest.approx(1)
    assert found.hidden.tolist() == [True] * 10 + [False] * 8  # a window of 8
    learned = beside(trace, qkv.variants["persistent_memory"], config, layer=23, head=1)
    assert learned.elsewhere is not None and learned.elsewhere[0] == "4 learned keys"
    assert float(learned.here.sum()) + learned.elsewhere[1] == pytest.approx(1)


def test_documents_are_the_sentences(trace: Trace, config: Any) -> None:
    found = beside(trace, qkv.variants["packed_documents"], config)
    assert found.hidden.tolist() == [True] * 9 + [False] * 9
    assert "The documents are the sentences of the text." in found.remarks


@pytest.mark.parametrize("name", list(qkv.variants))
def test_every_variant_is_shown_or_says_in_a_sentence_why_not(name: str, trace: Trace, config: Any) -> None:
    variant = qkv.variants[name]
    if variant.not_on_text:
        with pytest.raises(ValueError, match=r"cannot be shown on a text: [^.]*\.$"):
            beside(trace, variant, config)
        return
    found = beside(trace, variant, config, query=17, layer=23, head=1)
    assert found.here.isfinite().all() and (found.here != 0).any() and not found.here[found.hidden].any()
    said = see(trace, found)
    assert said.endswith(".") and said[0].isupper() | (said[0] in '"0123456789')
    assert max(cell_len(line) for line in drawn(trace, found).splitlines()) <= 80
    assert json.dumps(as_data(trace, found))


def test_what_was_learned_is_said_to_be_drawn(trace: Trace, config: Any) -> None:
    found = beside(trace, qkv.variants["talking_heads"], config)
    assert found.remarks[0].startswith("Learned in the paper, and no model here has them: before, after;")
    assert not any("Learned" in said for said in beside(trace, qkv.variants["swin_v2"], config).remarks[1:])
    assert "temperature;" in beside(trace, qkv.variants["swin_v2"], config).remarks[0]


def test_a_word_a_layer_and_a_head_can_be_chosen(trace: Trace, config: Any) -> None:
    found = beside(trace, qkv.variants["prefix_lm"], config, query=2, layer=0, head=3)
    assert (found.query, found.layer, found.head) == (2, 0, 3)
    assert found.here[4] > 0 and found.plain[4] == 0  # the prefix is seen by all, later words of it too
    for wrong in ({"layer": 30}, {"head": 9}, {"query": 18}):
        with pytest.raises(ValueError, match=r"There is no (layer|head|word)"):
            beside(trace, PLAIN, config, **wrong)


def test_the_page(trace: Trace, config: Any) -> None:
    found = beside(trace, qkv.variants["gpt_oss"], config, layer=23, head=1)
    bare, coloured = drawn(trace, found), drawn(trace, found, plain=False)
    assert bare.startswith('What does "blue" read under Learned sinks (gpt-oss)?    layer 23, head 1 · share\n')
    assert "[Q blue]" in bare and "█" not in bare and "█" in coloured and "▒" in coloured
    assert re.search(r"^ umbrella +50 % +hidden$", bare, re.MULTILINE)
    assert re.search(r"^ blue \(2nd\) ", bare, re.MULTILINE) and re.search(r"^ Tom \(1st\) ", bare, re.MULTILINE)
    assert "\nwhat to see: 10 words that plain attention gave 97 % are hidden;" in bare
    assert max(cell_len(line) for line in drawn(trace, found, width=60).splitlines()) <= 60


def test_a_long_text_shows_the_strongest_words() -> None:
    count = 100
    weights = torch.full((count,), 0.2 / count)
    weights[torch.tensor([7, 20, 21])] += torch.tensor([0.5, 0.2, 0.1])
    found = Beside(PLAIN, count - 1, 0, 0, weights, weights, torch.zeros(count, dtype=torch.bool), None, ())
    kept, left = rows(found, 24)
    assert kept == [7, 20, 21, count - 1] and len(left) == count - 4
    assert rows(found, 2)[0] == [7, count - 1]


def test_a_weight_of_nothing_looks_different_from_a_hidden_one(trace: Trace, config: Any) -> None:
    page = drawn(trace, beside(trace, qkv.variants["hardmax"], config))
    assert "hidden" not in page and page.count("    0\n") >= 15


def test_the_command(smollm2: Loaded) -> None:
    page = command("sparsemax", "--on", TEXT, "--head", "18.6").stdout
    assert max(map(cell_len, page.splitlines())) <= 80
    assert page.startswith('What does "blue" read under Sparsemax?') and "layer 18, head 6 · share" in page
    told = json.loads(command("sparsemax", "--on", TEXT, "--head", "18.6", "--json").stdout)
    assert told["variant"] == "sparsemax" and (told["layer"], told["head"]) == (18, 6) and told["text"] == TEXT
    assert len(told["words"]) == 18 and sum(word["here"] for word in told["words"]) == pytest.approx(1)
    assert told["see"] in " ".join(page.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["axial", "--on", "a b"], "Axial attention cannot be shown on a text: it looks at the places of an image"),
        (["--on", "a b"], "A text is shown with one variant: qkv variants sparsemax --on"),
        (["alibi", "--diff", "rope", "--on", "a b"], "A text is shown with one variant"),
        (["alibi", "--head", "3"], "A text is shown with one variant"),
        (["alibi", "--on", "a b", "--head", "x"], "--head 'x' is no head"),
    ],
)
def test_what_cannot_be_shown_is_said_before_a_model_is_loaded(
    words: list[str], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QKV_CACHE", str(tmp_path))  # no model is there
    ran = command(*words)
    assert ran.returncode == 2 and message in ran.stderr and ran.stdout == ""
