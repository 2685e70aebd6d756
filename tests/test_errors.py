"""Bad input gives one clear error: its type, the call, what was given, what was expected, the way out."""

from __future__ import annotations

import inspect
import math
from typing import Any

import numpy as np
import pytest
import torch

import qkv
from qkv import AttentionMap, biases, masks, normalizers, scores

X = torch.zeros(2, 4, 5, 3)
LONG = torch.zeros(2, 4, 7, 3)
META = torch.empty(2, 4, 5, 3, device="meta")


def call(query: Any = X, key: Any = X, value: Any = X, **details: Any) -> Any:
    return qkv.attention(query, key, value, **details)


# name -> (what is done, the exception, words of the message)
CASES: dict[str, tuple[Any, type[Exception], tuple[str, ...]]] = {
    # ---- query, key, value
    "rank 1": (lambda: call(*[torch.zeros(3)] * 3), ValueError, ("qkv.attention", "(3,)", "(B, H")),
    "rank 5": (
        lambda: call(*[torch.zeros(1, 1, 1, 1, 1)] * 3),
        ValueError, ("qkv.attention", "(1, 1, 1, 1, 1)", "(B, H"),
    ),
    "ranks differ": (lambda: call(X, X[0], X), ValueError, ("qkv.attention", "(2, 4, 5, 3)", "(4, 5, 3)")),
    "batch sizes": (
        lambda: call(X, X[:1], X[:1]),
        ValueError, ("qkv.attention", "batch", "(2, 4, 5, 3)", "(1, 4, 5, 3)"),
    ),
    "head counts": (lambda: call(X, X[:, :3], X[:, :3]), ValueError, ("qkv.attention", "4 heads", "3", "multiple")),
    "more key heads": (lambda: call(X[:, :2], X, X), ValueError, ("qkv.attention", "2 heads", "4", "multiple")),
    "no key heads": (lambda: call(X, X[:, :0], X[:, :0]), ValueError, ("qkv.attention", "4 heads", "0", "multiple")),
    "key and value heads": (lambda: call(X, X[:, :2], X[:, :1]), ValueError, ("qkv.attention", "2 heads", "1")),
    "one value for each key": (lambda: call(X, LONG, X), ValueError, ("qkv.attention", "7 keys", "5 values")),
    "widths": (lambda: call(X, X[..., :2], X), ValueError, ("qkv.attention", "3 wide", "2", "General")),
    "no width": (lambda: call(X[..., :0], X[..., :0], X), ValueError, ("qkv.attention", "width 0")),
    "dtypes": (lambda: call(X, X.double(), X), ValueError, ("qkv.attention", "float32", "float64", ".to(")),
    "whole numbers": (lambda: call(*[X.long()] * 3), ValueError, ("qkv.attention", "int64", "float")),
    "complex numbers": (
        lambda: call(*[X.to(torch.complex64)] * 3),
        ValueError, ("qkv.attention", "complex64", "float"),
    ),
    "devices": (lambda: call(X, META, X), ValueError, ("qkv.attention", "cpu", "meta", ".to(")),
    "None": (lambda: call(None), TypeError, ("qkv.attention", "query", "NoneType")),
    "a word": (lambda: call(X, "key"), TypeError, ("qkv.attention", "key", "str")),
    "a number": (lambda: call(X, X, 1.0), TypeError, ("qkv.attention", "value", "float")),
    "ragged lists": (lambda: call(X, [[1.0], [1.0, 2.0]]), TypeError, ("qkv.attention", "key")),
    "NumPy of objects": (lambda: call(np.array([None] * 3)), TypeError, ("qkv.attention", "query")),
    # ---- scores
    "score a word": (lambda: call(score="dot"), TypeError, ("qkv.attention", "score", "'dot'", "qkv.scores")),
    "score a class": (lambda: call(score=scores.Dot), TypeError, ("qkv.attention", "score", "qkv.scores")),
    "score gives too little": (
        lambda: call(score=lambda q, k: q),
        ValueError, ("function gave", "(2, 4, 5, 3)", "(2, 4, 5, 5)"),
    ),
    "General of another width": (
        lambda: call(score=scores.General(torch.zeros(3, 4))),
        ValueError, ("General", "(3, 4)", "(3, 3)"),
    ),
    "General of no matrix": (
        lambda: scores.General(torch.zeros(3)),
        ValueError, ("scores.General", "weight", "(3,)"),
    ),
    "General of whole numbers": (
        lambda: scores.General(torch.ones(3, 3).long()),
        ValueError, ("scores.General", "int64"),
    ),
    "Additive of another width": (
        lambda: call(score=scores.Additive(torch.zeros(2, 6), torch.zeros(3, 6), torch.zeros(6))),
        ValueError, ("Additive", "query_weight", "(2, 6)", "(3, 6)"),
    ),
    "Additive energy": (
        lambda: call(score=scores.Additive(torch.zeros(3, 6), torch.zeros(3, 6), torch.zeros(5))),
        ValueError, ("Additive", "(3, 6)", "5"),
    ),
    "Quotient of vectors": (lambda: call(score=scores.Quotient()), ValueError, ("Quotient", "3", "D = 1", "Dot")),
    "score on another device": (
        lambda: call(score=scores.from_function(lambda q, k, w: q @ k.mT, torch.zeros(3, device="meta"))),
        ValueError, ("qkv.attention", "cpu", "meta", ".to"),
    ),
    # ---- numbers
    "scale NaN": (lambda: call(scale=math.nan), ValueError, ("qkv.attention", "scale", "nan", "finite")),
    "scale infinite": (lambda: call(scale=math.inf), ValueError, ("qkv.attention", "scale", "inf", "finite")),
    "scale a word": (lambda: call(scale="1"), (TypeError), ("qkv.attention", "scale", "'1'")),
    "score's scale NaN": (lambda: call(score=scores.Dot(scale=math.nan)), ValueError, ("scale", "nan", "finite")),
    "softcap 0": (lambda: call(softcap=0.0), ValueError, ("qkv.attention", "softcap", "above 0", "0")),
    "softcap below 0": (lambda: call(softcap=-1.0), ValueError, ("qkv.attention", "softcap", "above 0", "-1")),
    "softcap NaN": (lambda: call(softcap=math.nan), ValueError, ("qkv.attention", "softcap", "nan")),
    "dropout above 1": (lambda: call(dropout_p=1.5), ValueError, ("qkv.attention", "dropout_p", "0 to 1", "1.5")),
    "dropout below 0": (lambda: call(dropout_p=-0.5), ValueError, ("qkv.attention", "dropout_p", "0 to 1", "-0.5")),
    "dropout NaN": (lambda: call(dropout_p=math.nan), ValueError, ("qkv.attention", "dropout_p", "nan")),
    "dropout None": (lambda: call(dropout_p=None), TypeError, ("qkv.attention", "dropout_p", "None")),
    # ---- options twice
    "scale twice": (
        lambda: call(score=scores.Dot(scale=1.0), scale=1.0),
        ValueError, ("qkv.attention", "scale", "twice"),
    ),
    "softcap twice": (
        lambda: call(score=scores.Dot(softcap=1.0), softcap=2.0),
        ValueError, ("qkv.attention", "softcap", "twice"),
    ),
    "sinks twice": (
        lambda: call(normalize=normalizers.Softmax(sinks=torch.zeros(4)), sinks=torch.zeros(4)),
        ValueError, ("qkv.attention", "sinks", "twice"),
    ),
    "sinks and off by one": (
        lambda: call(normalize=normalizers.Softmax(off_by_one=True), sinks=torch.zeros(4)),
        ValueError, ("qkv.attention", "sinks", "twice"),
    ),
    "both in Softmax": (
        lambda: normalizers.Softmax(sinks=torch.zeros(4), off_by_one=True), ValueError, ("Softmax", "sinks", "off_by_one"),
    ),
    "sinks without a softmax": (
        lambda: call(normalize=normalizers.Sigmoid(), sinks=torch.zeros(4)), ValueError, ("qkv.attention", "sinks", "Sigmoid"),
    ),
    "sinks of another count": (lambda: call(sinks=torch.zeros(3)), ValueError, ("sinks", "(3,)", "(4,)")),
    # ---- bias
    "bias of another shape": (
        lambda: call(bias=torch.zeros(5, 4)),
        ValueError, ("qkv.attention", "bias", "(5, 4)", "(2, 4, 5, 5)"),
    ),
    "bias of rank 5": (
        lambda: call(bias=torch.zeros(1, 1, 1, 5, 5)),
        ValueError, ("qkv.attention", "bias", "(1, 1, 1, 5, 5)"),
    ),
    "bias of bools": (
        lambda: call(bias=torch.ones(5, 5) > 0),
        ValueError, ("qkv.attention", "bias", "bool", "mask="),
    ),
    "bias a word": (lambda: call(bias="alibi"), TypeError, ("qkv.attention", "bias", "'alibi'", "qkv.biases")),
    "bias on another device": (
        lambda: call(bias=torch.zeros(5, 5, device="meta")), ValueError, ("qkv.attention", "cpu", "meta", ".to"),
    ),
    "bias gives too much": (
        lambda: call(bias=lambda s, b, h, i, j: torch.zeros(9)),
        ValueError, ("function gave", "(9,)"),
    ),
    "ALiBi slopes": (lambda: call(bias=biases.ALiBi(torch.ones(3))), ValueError, ("ALiBi", "slopes", "(3,)", "(4,)")),
    # ---- masks
    "float mask": (
        lambda: call(mask=torch.zeros(5, 5)),
        ValueError, ("qkv.attention", "mask", "float32", "bool", "bias="),
    ),
    "mask of 0 and 1": (
        lambda: call(mask=torch.ones(5, 5).long()),
        ValueError, ("qkv.attention", "mask", "int64", ".bool()"),
    ),
    "mask of another shape": (
        lambda: call(mask=torch.ones(4, 5) > 0),
        ValueError, ("mask", "(4, 5)", "(2, 4, 5, 5)"),
    ),
    "mask of (B, Lk)": (
        lambda: call(X, LONG, LONG, mask=torch.ones(2, 7) > 0),
        ValueError, ("mask", "(2, 7)", "masks.keys"),
    ),
    "mask of rank 5": (lambda: call(mask=torch.ones(1, 1, 1, 5, 5) > 0), ValueError, ("mask", "(1, 1, 1, 5, 5)")),
    "mask a word": (lambda: call(mask="causal"), TypeError, ("qkv.attention", "mask", "'causal'", "qkv.masks")),
    "mask a class": (lambda: call(mask=masks.Mask), TypeError, ("qkv.attention", "mask", "qkv.masks")),
    "mask function of floats": (
        lambda: call(mask=lambda b, h, i, j: (i - j).float()),
        ValueError, ("mask", "float32", "bool"),
    ),
    "keys of another length": (
        lambda: call(mask=masks.keys(torch.ones(2, 4) > 0)),
        ValueError, ("masks.keys", "(2, 4)", "(2, 5)"),
    ),
    "keys of another batch": (
        lambda: call(mask=masks.keys(torch.ones(3, 5) > 0)),
        ValueError, ("masks.keys", "(3, 5)", "(2, 5)"),
    ),
    "keys of floats": (lambda: masks.keys(torch.ones(2, 5)), ValueError, ("masks.keys", "float32", "bool")),
    "lengths of another batch": (
        lambda: call(mask=masks.lengths(torch.ones(3).long())),
        ValueError, ("masks.lengths", "(3,)", "(2,)"),
    ),
    "lengths of floats": (lambda: masks.lengths(torch.ones(2)), ValueError, ("masks.lengths", "float32", "whole")),
    "lengths below 0": (lambda: masks.lengths(-1), ValueError, ("masks.lengths", "-1", "0 or more")),
    "prefix below 0": (lambda: masks.prefix(-1), ValueError, ("masks.prefix", "-1", "0 or more")),
    "documents of another length": (
        lambda: call(mask=masks.documents(torch.ones(4).long())),
        ValueError, ("documents", "(4,)", "5"),
    ),
    "documents of floats": (
        lambda: masks.documents(torch.ones(5)),
        ValueError, ("masks.documents", "float32", "whole"),
    ),
    "global tokens of floats": (lambda: masks.global_tokens([0.5]), ValueError, ("masks.global_tokens", "float32")),
    "layout of another size": (
        lambda: call(mask=masks.block_sparse(torch.ones(2, 2) > 0, 2)), ValueError, ("block_sparse", "(2, 2)", "(3, 3)"),
    ),
    "layout of floats": (
        lambda: masks.block_sparse(torch.ones(2, 2), 2),
        ValueError, ("masks.block_sparse", "float32", "bool"),
    ),
    "blocks of 0": (
        lambda: masks.block_sparse(torch.ones(2, 2) > 0, 0),
        ValueError, ("block_size", "1 or more", "0"),
    ),
    "causal aligned elsewhere": (
        lambda: masks.causal(align="left"),
        ValueError, ("masks.causal", "upper_left", "'left'"),
    ),
    "causal a number": (lambda: call(causal=1), TypeError, ("qkv.attention", "causal", "1")),
    "window below 0": (lambda: call(window=(-1, 0)), ValueError, ("window", "(-1, 0)", "0 or more")),
    "masks.window below 0": (lambda: masks.window(0, -2), ValueError, ("masks.window", "(0, -2)", "0 or more")),
    "window a number": (lambda: call(window=256), ValueError, ("qkv.attention", "window", "(left, right)", "256")),
    "window of floats": (lambda: call(window=(1.5, 0)), ValueError, ("window", "(1.5, 0)")),
    "mask and a word": (lambda: masks.causal() & "window", TypeError, ("mask", "'window'")),
    "offset a word": (lambda: call(query_offset="end"), TypeError, ("qkv.attention", "query_offset", "'end'")),
    "offset of floats": (lambda: call(query_offset=torch.ones(2)), ValueError, ("query_offset", "float32", "whole")),
    "offset of another batch": (
        lambda: call(query_offset=torch.ones(3).long()),
        ValueError, ("query_offset", "(3,)", "(2,)"),
    ),
    # ---- normalizers and engines
    "normalize a word": (
        lambda: call(normalize="softmax"),
        TypeError, ("qkv.attention", "normalize", "'softmax'", "Softmax"),
    ),
    "normalize a class": (lambda: call(normalize=normalizers.Softmax), TypeError, ("qkv.attention", "normalize")),
    "an unknown engine": (
        lambda: call(engine="tile"),
        ValueError, ("qkv.attention", "'tile'", "tiled", "Did you mean", "'tiled'"),
    ),
    "an engine that is not there": (lambda: call(engine="gpu"), ValueError, ("qkv.attention", "'gpu'", "auto")),
    "explain an unknown engine": (
        lambda: qkv.explain_engine(X, X, X, engine="refrence"),
        ValueError, ("'refrence'", "'reference'"),
    ),
    "an unknown option": (lambda: call(is_causal=True), TypeError, ("is_causal",)),
    "an unknown option of the map": (
        lambda: qkv.attention_with_map(X, X, X, is_causal=True),
        TypeError, ("is_causal",),
    ),
    "an unknown option of explain": (lambda: qkv.explain_engine(X, X, X, is_causal=True), TypeError, ("is_causal",)),
    # ---- Attention, merge, the map
    "Attention: scale twice": (
        lambda: qkv.Attention(score=scores.Dot(scale=1.0), scale=2.0),
        ValueError, ("scale", "twice"),
    ),
    "Attention: window": (lambda: qkv.Attention(window=(-1, 0)), ValueError, ("window", "(-1, 0)")),
    "Attention: score a word": (lambda: qkv.Attention(score="dot"), TypeError, ("score", "'dot'")),
    "Attention: finish loses rows": (
        lambda: qkv.Attention(finish=lambda out: out[:, :, :1])(X, X, X),
        ValueError, ("finish", "(2, 4, 5, 3)", "(2, 4, 1, 3)"),
    ),
    "merge of two shapes": (
        lambda: qkv.merge(X, X[..., 0], LONG, LONG[..., 0]), ValueError, ("qkv.merge", "(2, 4, 5, 3)", "(2, 4, 7, 3)"),
    ),
    "merge without lse": (lambda: qkv.merge(X, X, X, X), ValueError, ("qkv.merge", "lse", "(2, 4, 5, 3)")),
    "look of an unknown measure": (lambda: qkv.attention_with_map(X, X, X, look={"topp": 1}), TypeError, ("topp",)),
    "row state of another shape": (
        lambda: AttentionMap.from_tensors(X, X, row_state=torch.zeros(2, 4, 4)),
        ValueError, ("from_tensors", "(2, 4, 4)", "(2, 4, 5)"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_clear_error(name: str) -> None:
    action, kind, words = CASES[name]
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the exact type is compared below
        action()
    message = str(caught.value)
    assert type(caught.value) is kind, repr(caught.value)
    missing = [word for word in words if word not in message]
    assert not missing, f"{missing} not in: {message}"
    assert len(message.splitlines()) == 1


def test_nothing_but_names_of_the_contract_is_taken() -> None:
    """Every option of `attention` is an option of the map, of explain_engine and, but for the call's own, of Attention."""
    options = set(inspect.signature(qkv.attention).parameters) - {"query", "key", "value"}
    contract = {
        "score", "bias", "mask", "normalize", "causal", "window", "query_offset", "scale", "softcap", "sinks", "dropout_p",
        "generator", "engine",
    }  # fmt: skip
    assert options == contract
    of_attention = set(inspect.signature(qkv.Attention).parameters)
    assert of_attention == (contract - {"query_offset", "generator", "engine"}) | {"prepare", "finish"}
    defaults = {n: p.default for n, p in inspect.signature(qkv.attention).parameters.items() if n in options}
    assert all(p.kind is p.KEYWORD_ONLY for n, p in inspect.signature(qkv.attention).parameters.items() if n in options)
    for name in options:
        qkv.explain_engine(X, X, X, **{name: defaults[name]})
        qkv.attention_with_map(X, X, X, **{name: defaults[name]})


def test_explain_engine_says_why_for_each() -> None:
    choice = qkv.explain_engine(X, X, X, causal=True)
    assert set(choice.reasons) == {"cpu", "gpu", "linear", "tiled", "reference"}
    assert all(choice.reasons.values())
    assert choice.engine in str(choice) and all(f"not {n}" in str(choice) for n in choice.reasons if n != choice.engine)
    assert qkv.explain_engine(X, X, X, engine="reference").engine == "reference"
