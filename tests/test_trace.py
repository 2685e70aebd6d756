"""The trace of a text and what is picked from it: first on maps made by hand, then on the real model."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from hand_made import SENTENCE, trace_of

import qkv
from qkv.trace import Trace, as_data, pick, read_text, strongest
from qkv.trace.showing.picks import Connection, connections, reads_ahead, shares, sinks
from qkv.trace.words import find, pieces, words

EXAMPLE = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"


# ---- tokens and words -----------------------------------------------------------------------------------------------


def test_sub_words_are_joined_and_spaces_are_left_out() -> None:
    found = words(["Ann", "'s", " um", "brella", ",", " 9", "1", "6", " «", "né", "e", "»", "\n\n", "x"])
    assert [w.text for w in found] == ["Ann's", "umbrella", ",", "916", "«", "née", "»", "", "x"]
    assert (found[1].first, found[1].last) == (2, 3)
    assert [w.speaks for w in found] == [True, True, False, True, False, True, False, False, True]


def test_a_quotation_mark_is_not_an_apostrophe() -> None:
    assert [w.text for w in words(["he", " '", "so", "'"])] == ["he", "'", "so", "'"]


def test_scripts_without_spaces_keep_their_tokens_as_words() -> None:
    assert [w.text for w in words(["猫", "が", "好き"])] == ["猫", "が", "好き"]


def test_a_character_of_several_tokens_belongs_to_its_last_one() -> None:
    raw = [b"caf", "é".encode()[:1], "é".encode()[1:], " 🐦".encode()[:3], " 🐦".encode()[3:], b"!"]
    found = pieces(range(len(raw)), lambda ids: b"".join(raw[i] for i in ids).decode(errors="replace"))
    assert found == ("caf", "", "é", "", " 🐦", "!")
    assert [w.text for w in words(found)] == ["café", "🐦", "!"]


def test_a_decoder_that_drops_the_first_space_is_seen_through() -> None:
    raw = ["▁the", "▁cat", "s"]
    found = pieces(range(3), lambda ids: "".join(raw[i] for i in ids).replace("▁", " ").lstrip())
    assert found == ("the", " cat", "s")


def test_words_are_found_as_written_or_by_number() -> None:
    made = words(["Tom", " and", " tom", " 7", " and"])
    assert find(made, "TOM", 5) == 2 and find(made, "and", 4) == 1
    assert find(made, "7", 5) == 3 and find(made, "1", 5) == 1 and find(made, "-1", 4) == 3
    with pytest.raises(ValueError, match=r"^There is no word number 9: there are 5, counted from 0 to 4\.$"):
        find(made, "9", 5)
    with pytest.raises(
        ValueError, match=r"^The word 'an' is neither in the text nor in the answer\. Similar ones: and\.$"
    ):
        find(made, "an", 5)


# ---- the trace ------------------------------------------------------------------------------------------------------


def test_layers_by_number_and_by_name() -> None:
    trace = trace_of(SENTENCE, {}, {})
    assert trace.layers == ("layers.0.attention", "layers.1.attention") and len(trace) == 2
    assert trace["layers.1.attention"] is trace[1] is trace[-1] and trace[0].shape == (1, 2, 10, 10)
    assert trace.text == "Ann saw the green bird. It sang green" and trace.answer == ""
    with pytest.raises(IndexError, match="no layer 2; there are 2"):
        trace[2]
    with pytest.raises(KeyError, match="no layer is called"):
        trace["layers.7"]


def test_a_module_that_ran_twice_is_chosen_by_number() -> None:
    one = trace_of(SENTENCE, {}, {})
    shared = Trace.from_tensors([("block", one[0]), ("block", one[0])], tokens=one.tokens)
    assert len(shared) == 2 and torch.equal(shared[1].dense(), one[0].dense())
    with pytest.raises(ValueError, match=r"'block' ran 2 times. Choose by number: 0, 1\."):
        shared["block"]


def test_captures_that_do_not_fit_are_refused() -> None:
    one = trace_of(SENTENCE, {})
    for given, message in (
        ({"tokens": one.tokens[:9]}, r"got tokens for 1 × \[9\]; expected one for each of the 10 keys"),
        ({"prompt_length": 11}, "prompt_length is 11; expected 0 to 10"),
        ({"padding": torch.ones(1, 9, dtype=torch.bool)}, r"padding is \(1, 9\); expected \(B, L\) = \(1, 10\)"),
        (
            {"output_weights": {"a": torch.ones(3, 5)}},
            r"the output weight of a is \(3, 5\); expected \(width, Hq · Dv\)",
        ),
    ):
        with pytest.raises(ValueError, match=message):
            Trace.from_tensors({"a": one[0]}, **given)
    with pytest.raises(ValueError, match="got no layer"):
        Trace.from_tensors({})
    with pytest.raises(ValueError, match="a is Tensor of 0; expected an AttentionMap"):
        Trace.from_tensors({"a": torch.ones(1, 1, 2, 2)})


def test_a_capture_from_elsewhere_answers_and_computes_its_row_state() -> None:
    q, k, v = (torch.randn(1, 2, 6, 4, generator=torch.Generator().manual_seed(n)) for n in range(3))
    trace = Trace.from_tensors({"a": (q, k, v)}, tokens=list("abcdef"), prompt_length=4, causal=True)
    dense = torch.softmax((q @ k.mT / 2).masked_fill(~torch.ones(6, 6, dtype=torch.bool).tril(), float("-inf")), -1)
    torch.testing.assert_close(trace["a"].dense(), dense)
    torch.testing.assert_close(trace.rows(0, [5, 2]), dense[0][:, [5, 2]])
    assert (trace.text, trace.answer, trace.tokens[5]) == ("abcd", "ef", "f")
    found = trace.check()
    assert found.holds and "cannot be held against the model's" in str(found) and "computed from Q and K" in str(found)


def test_a_word_never_spans_the_end_of_the_prompt_or_a_token_that_is_no_text() -> None:
    trace = trace_of(["<s>", "um", "brel", "la"], {}, prompt_length=3, special=frozenset({0}))
    assert [w.text for w in trace.words] == ["<s>", "umbrel", "la"] and sinks(trace) == {0}


# ---- picks ----------------------------------------------------------------------------------------------------------


def test_shares_of_sub_words_are_added_and_the_last_one_asks() -> None:
    trace = trace_of(SENTENCE, {(0, 9): {3: 0.5, 4: 0.25}, (0, 4): {1: 0.6}, (0, 3): {1: 0.1}})
    assert [w.text for w in trace.words] == ["Ann", "saw", "the", "green", "bird", ".", "It", "sang", "green"]
    torch.testing.assert_close(shares(trace, 0, 8)[0, 3], torch.tensor(0.75))
    torch.testing.assert_close(shares(trace, 0, 3)[0, 1], torch.tensor(0.6))  # not the 0.1 of the first half


def test_the_last_word_and_the_head_that_reads_far_are_picked() -> None:
    trace = trace_of(
        SENTENCE,
        {(0, 9): {8: 0.99}, (1, 9): {9: 1.0}},  # the word before; the word itself
        {(0, 9): {2: 0.95}, (1, 9): {6: 0.97}},  # a word that only holds sentences together; punctuation
        {(0, 9): {5: 0.6, 0: 0.4}, (1, 9): {7: 0.7}},  # bird; It, which is nearer
    )
    view = pick(trace)
    assert (view.query, view.layer, view.head, view.chosen) == (8, 2, 0, True)
    assert [(r.text, round(r.share, 2), r.sink) for r in strongest(trace, view)] == [
        ("bird", 0.6, False),
        ("Ann", 0.4, True),
    ]
    assert [(c.layer, c.head, c.key) for c in view.others] == [(2, 1, 6)]


def test_of_two_equal_shares_the_one_that_reaches_further_is_worth_more() -> None:
    assert (
        Connection(0, 0, 8, 2, 0.8).worth > Connection(0, 0, 8, 6, 0.8).worth > Connection(0, 0, 8, 7, 0.8).worth == 0
    )


def test_after_a_sentence_the_word_with_the_best_connection_is_picked() -> None:
    tokens = ["Ann", " saw", " a", " bird", ",", " and", " it", " sang", "."]
    trace = trace_of(tokens, {(0, 8): {1: 0.9}, (1, 6): {3: 0.8}})
    assert trace.words[pick(trace).query].text == "it"
    assert pick(trace, 8).query == 8 and pick(trace, 8).elsewhere == Connection(0, 1, 6, 3, pytest.approx(0.8))


def test_layer_and_head_can_be_given() -> None:
    trace = trace_of(SENTENCE, {(0, 9): {5: 0.9}}, {(0, 9): {1: 0.3}, (1, 9): {5: 0.5}})
    view = pick(trace, layer=1)
    assert (view.layer, view.head, view.chosen) == (1, 1, True)
    view = pick(trace, layer=1, head=0)
    assert (view.layer, view.head, view.chosen) == (1, 0, False) and view.others[0].layer == 0
    for given, message in (({"layer": 2}, "no layer 2: this model has 2, counted from 0 to 1"), ({"head": -1}, "no head -1"),
                           ({"query": 9}, "no word 9: this text has 9")):  # fmt: skip
        with pytest.raises(ValueError, match=message):
            pick(trace, **given)


def test_a_head_that_reads_only_the_sink_is_shown_as_it_is() -> None:
    trace = trace_of(SENTENCE, {(1, 9): {5: 0.9}})
    view = pick(trace, layer=0, head=0)
    assert [(r.text, r.sink, r.note) for r in strongest(trace, view)] == [("Ann", True, "the first word: a sink")]


def test_one_token_reads_itself() -> None:
    trace = trace_of(["Hello"], {})
    view = pick(trace)
    assert (view.query, view.layer, view.head, view.others, view.elsewhere) == (0, 0, 0, (), None)
    assert [(r.text, r.share) for r in strongest(trace, view)] == [("Hello", 1.0)]


def test_two_words_of_which_the_first_is_a_sink() -> None:
    trace = trace_of(["Hello", " you"], {(1, 1): {1: 0.4}})
    assert pick(trace).head == 1 and pick(trace).shares.tolist() == pytest.approx([0.6, 0.4])


def test_an_encoder_has_no_last_word() -> None:
    torch.manual_seed(0)
    found = qkv.AttentionMap.from_tensors(torch.randn(1, 2, 10, 4), torch.randn(1, 2, 10, 4))
    trace = Trace.from_tensors({"a": found}, tokens=SENTENCE)
    assert reads_ahead(trace) and not reads_ahead(trace_of(SENTENCE, {}))
    best = max(connections(trace, range(9)), key=lambda c: c.worth)
    assert pick(trace).query == best.query


def test_notes_say_what_a_key_is_to_the_query() -> None:
    tokens = ["Ann", " met", " Tom", " and", " met", " Rosa", ",", " then", " Ann", " met"]
    trace = trace_of(tokens, {(0, 9): {2: 0.2, 5: 0.2, 4: 0.2, 8: 0.2, 9: 0.1}})
    notes = {r.word: r.note for r in strongest(trace, pick(trace, layer=0, head=0), top=9)}
    assert notes == {
        2: 'what came after "met" earlier', 5: 'what came after "met" earlier', 4: "the same word, earlier",
        8: "the word before", 9: "the word itself", 0: "the first word: a sink",
    }  # fmt: skip


def test_only_the_rows_that_are_asked_about_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    trace, seen = trace_of([f" w{i}" for i in range(300)], {}), []
    plain = qkv.AttentionMap.__getitem__
    monkeypatch.setattr(qkv.AttentionMap, "__getitem__", lambda m, i: seen.append(plain(m, i).shape) or plain(m, i))
    pick(trace)
    assert max(shape[-2] * shape[-1] for shape in seen) <= 64 * 300


def test_the_facts_are_plain_data() -> None:
    trace = trace_of(SENTENCE, {(0, 9): {5: 0.6, 0: 0.4}}, seconds={"prompt": 0.5})
    data = as_data(trace, pick(trace))
    assert data["schema"] == 1 and data["kind"] == "measured" and data["model"] == "a hand-made model"
    assert data["query"] == {"word": 8, "text": "green", "token": 9} and data["words"][3] == {
        "text": "green",
        "first": 3,
        "last": 4,
    }
    assert data["read"][0] == {"word": 4, "text": "bird", "share": pytest.approx(0.6), "sink": False,
                               "note": 'what came after "green" the first time'}  # fmt: skip
    assert len(data["shares"]) == 9 and sum(data["shares"]) == pytest.approx(1)


# ---- the real model -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def example(smollm2: Any) -> Trace:
    return read_text(smollm2.model, smollm2.tokenizer, EXAMPLE + " \n", label=smollm2.label)


def test_the_example_shows_the_umbrella(example: Trace) -> None:
    view = pick(example)
    [best, sink] = strongest(example, view)
    assert (view.layer, view.head, best.text) == (18, 6, "umbrella") and round(best.share, 2) == 0.97
    assert (sink.text, sink.sink) == ("Mary", True)
    assert example.answer.startswith(" umbrella") and example.text == EXAMPLE
    assert example.layers[18] == "model.layers.18.self_attn" and set(example.seconds) == {"prompt", "answer"}


def test_the_trace_is_what_the_eager_model_computes(example: Trace, smollm2: Any) -> None:
    """Prompt and answer, every layer, against the dense weights of one forward over both."""
    ids = smollm2.tokenizer("".join(example.tokens), return_tensors="pt")["input_ids"]
    before = smollm2.model.config._attn_implementation
    smollm2.model.set_attn_implementation("eager")
    try:
        with torch.no_grad():
            wanted = smollm2.model(input_ids=ids, output_attentions=True).attentions
    finally:
        smollm2.model.set_attn_implementation(before)
    everything = range(len(example.tokens))
    assert len(example.tokens) > example.prompt_length
    for layer, dense in enumerate(wanted):
        torch.testing.assert_close(example.rows(layer, everything), dense[0], atol=1e-5, rtol=0)


def test_the_model_is_left_as_it_was(example: Trace, smollm2: Any) -> None:
    assert smollm2.model.config._attn_implementation == "sdpa" and not smollm2.model._forward_pre_hooks


def test_other_sentences_show_what_is_known_of_them(smollm2: Any) -> None:
    rosa = read_text(
        smollm2.model, smollm2.tokenizer, "Rosa Delgado met Tom at noon. Later that day, Rosa", answer_tokens=2
    )
    view = pick(rosa)
    assert (view.layer, view.head) == (17, 4) and strongest(rosa, view)[0].text == "Delgado"
    cat = read_text(smollm2.model, smollm2.tokenizer, "The cat sat on the mat because it was tired.", answer_tokens=0)
    view = pick(cat)
    assert cat.words[view.query].text == "it" and strongest(cat, view)[0].text == "cat" and cat.answer == ""


def test_texts_that_cannot_be_read(smollm2: Any) -> None:
    for empty in ("", " \n\t"):
        with pytest.raises(ValueError, match=r"^There is no text to read: it is empty\. "):
            read_text(smollm2.model, smollm2.tokenizer, empty)
    with pytest.raises(
        ValueError,
        match=r"^The text has 8,20\d tokens, and this model has 8,192 positions\. Give it a part of the text: its first 40,",
    ):
        read_text(smollm2.model, smollm2.tokenizer, "word " * 8200)
