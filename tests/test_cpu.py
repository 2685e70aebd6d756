"""The engine `cpu`: every instruction set against float64, what it refuses, and what real block sizes bring."""

from __future__ import annotations

import contextlib
import math
import random
from collections.abc import Iterator
from typing import Any

import cases
import close
import oracle
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from test_engines import run, suits_cpu
from torch import Tensor

import qkv
from qkv import biases, masks, normalizers, scores
from qkv.engines import cpu

pytestmark = pytest.mark.skipif(cpu.ABSENT is not None, reason=f"the native kernels are not there: {cpu.ABSENT}")
SETS = [] if cpu.ABSENT else cpu.native.isa()
every_set = pytest.mark.parametrize("isa", SETS)


@contextlib.contextmanager
def kernels(isa: str) -> Iterator[None]:
    """Within this block the kernels of one instruction set run."""
    before = cpu.native.kernels()
    assert cpu.native.choose_kernels(isa)
    try:
        yield
    finally:
        cpu.native.choose_kernels(before)


def table(count: int, seed: int) -> list[cases.Case]:
    """Cases that the kernels take, drawn from all of them."""
    draw, found = random.Random(seed), []
    while len(found) < count:
        case = {axis: draw.choice(values) for axis, values in cases.AXES.items()}
        kinds = ("softmax", "sinks", "off by one", "sigmoid", "entmax", "sparsemax", "1.3-entmax")
        case |= {"score": draw.choice(("dot", "dot", "additive")), "normalize": draw.choice(kinds)}
        case["bias"] = draw.choice(("none", "none", case["bias"]))
        if suits_cpu(case) and cases.allowed(case):
            found.append(case)
    return found


@every_set
def test_the_table_of_cases(isa: str) -> None:
    with kernels(isa):
        for case in table(60, seed=3):
            try:
                run(case, ("cpu",))
            except AssertionError as error:
                raise AssertionError(f"{cases.name(case)}: {error}") from error


@every_set
@pytest.mark.slow
def test_a_thousand_cases(isa: str) -> None:
    with kernels(isa):
        for case in table(1000, seed=4):
            run(case, ("cpu",))


# ---- sizes beyond one block -------------------------------------------------------------------------------------------------


def hold(q: Tensor, k: Tensor, v: Tensor, rule: Any, details: dict[str, Any], **more: Any) -> None:
    """The engine's output within what float64 and the dense computation allow."""
    problem = oracle.Problem(q, k, v, mask=rule, **more)
    standard = close.standard(problem)
    out = qkv.attention(q.detach(), k.detach(), v.detach(), **details, engine="cpu")
    standard.truth = {"out": standard.truth["out"]}
    standard.hold({"out": out})


def tensors(seed: int, dtype: torch.dtype, *shapes: tuple[int, ...]) -> list[Tensor]:
    g = torch.Generator().manual_seed(seed)
    return [torch.randn(shape, generator=g).to(dtype) for shape in shapes]


dtypes = st.sampled_from([torch.float32, torch.bfloat16, torch.float16])
rules = st.sampled_from(["everyone", "causal", "window", "lengths", "documents", "tensor"])


@every_set
@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    dtype=dtypes, rule=rules, lq=st.integers(1, 150), lk=st.integers(1, 260), width=st.integers(1, 70),
    value_width=st.integers(1, 70), group=st.integers(1, 3), seed=st.integers(0, 999), strided=st.booleans(),
)  # fmt: skip
def test_any_size_and_layout(
    isa: str, dtype: torch.dtype, rule: str, lq: int, lk: int, width: int, value_width: int, group: int, seed: int,
    strided: bool,
) -> None:  # fmt: skip
    shapes = [(2, 2 * group, lq, width), (2, 2, lk, width), (2, 2, lk, value_width)]
    if strided:
        made = tensors(seed, dtype, *((b, n, h, d) for b, h, n, d in shapes))
        q, k, v = (x.transpose(1, 2) for x in made)
    else:
        q, k, v = tensors(seed, dtype, *shapes)
    draw = random.Random(seed)
    known, details = _rule(rule, draw, lq, lk)
    with kernels(isa):
        hold(q, k, v, known, details)


def _rule(rule: str, draw: random.Random, lq: int, lk: int) -> tuple[Any, dict[str, Any]]:
    """The oracle's rule and the arguments that say the same."""
    import numpy as np

    rng = np.random.default_rng(draw.randrange(1000))
    if rule == "causal":
        return ("causal",), {"causal": True}
    if rule == "window":
        left, right = draw.randrange(lk), draw.randrange(5)
        return ("window", left, right), {"window": (left, right)}
    if rule == "lengths":
        n = rng.integers(0, lk + 1, 2)
        return ("lengths", n), {"mask": masks.lengths(torch.from_numpy(n))}
    if rule == "left padding":
        flags = np.arange(lk) >= rng.integers(0, lk + 1, (2, 1))
        return ("keys", flags), {"mask": masks.keys(torch.from_numpy(flags))}
    if rule == "documents":
        ids = np.sort(rng.integers(0, 4, (2, lk)), -1)
        return ("documents", ids), {"mask": masks.documents(torch.from_numpy(ids))}
    if rule == "tensor":
        seen = rng.random((2, 1, lq, lk)) < 0.5
        return ("tensor", seen), {"mask": torch.from_numpy(seen)}
    return ("everyone",), {}


@every_set
@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    dtype=dtypes, rule=st.sampled_from(["everyone", "causal", "window", "lengths", "left padding"]), lq=st.integers(1, 20),
    lk=st.integers(1, 1200), width=st.sampled_from([16, 32, 40, 48, 128]), value_width=st.sampled_from([16, 80, 96, 20]),
    group=st.integers(1, 4), seed=st.integers(0, 999), sinks=st.booleans(),
)  # fmt: skip
def test_few_queries_against_many_keys(
    isa: str, dtype: torch.dtype, rule: str, lq: int, lk: int, width: int, value_width: int, group: int, seed: int,
    sinks: bool,
) -> None:  # fmt: skip
    """Decoding: keys are read once for a group of query heads, and split into parts that are joined."""
    q, k, v = tensors(seed, dtype, (2, 2 * group, lq, width), (2, 2, lk, width), (2, 2, lk, value_width))
    known, details = _rule(rule, random.Random(seed), lq, lk)
    logits = torch.randn(2 * group).to(dtype) if sinks else None
    with kernels(isa):
        hold(q, k, v, known, {**details, "sinks": logits}, sinks=logits)


@every_set
@pytest.mark.parametrize("group", [1, 3, 8])
def test_decoding_keeps_what_is_not_finite_from_those_who_do_not_see_it(isa: str, group: int) -> None:
    q, k, v = tensors(0, torch.float32, (1, group, 4, 32), (1, 1, 900, 32), (1, 1, 900, 32))
    clean = [x.clone() for x in (k, v)]
    k[:, :, 898], v[:, :, 898] = math.nan, math.inf
    with kernels(isa):
        out, m = qkv.attention_with_map(q, k, v, causal=True, engine="cpu")
        right, same = qkv.attention_with_map(q, *clean, causal=True, engine="cpu")
    assert torch.equal(out[:, :, :2], right[:, :, :2]) and torch.equal(m.lse[:, :, :2], same.lse[:, :, :2])
    assert out[:, :, 2:].isnan().all()


@every_set
@pytest.mark.parametrize("width", [1, 2, 3, 127, 512])
def test_widths_at_the_edge(isa: str, width: int) -> None:
    for dtype in (torch.float32, torch.bfloat16, torch.float16):
        q, k, v = tensors(width, dtype, (1, 1, 70, width), (1, 1, 100, width), (1, 1, 100, width))
        with kernels(isa):
            hold(q, k, v, ("causal",), {"causal": True})


@every_set
@pytest.mark.parametrize("details", [{}, {"causal": True}, {"window": (600, 600)}])
def test_more_keys_than_a_thread_keeps_values_of(isa: str, details: dict[str, Any]) -> None:
    """Turned for products of tiles, values 512 wide are kept from strip to strip for 1,024 keys."""
    q, k, v = tensors(0, torch.bfloat16, (1, 2, 130, 16), (1, 1, 1300, 16), (1, 1, 1300, 512))
    with kernels(isa):
        out = qkv.attention(q, k, v, engine="cpu", **details)
    right = qkv.attention(q.double(), k.double(), v.double(), engine="reference", **details)
    assert (out - right).abs().max() <= torch.finfo(torch.bfloat16).eps * right.abs().max()


@pytest.mark.parametrize("order", ["sorted", "not sorted", "back again"])
@pytest.mark.parametrize("joined", ["alone", "causal", "two of them, and padding"])
def test_documents_in_any_order(order: str, joined: str) -> None:
    ids = {"sorted": [0, 1, 2], "not sorted": [2, 0, 1], "back again": [0, 1, 0]}[order]
    first = masks.documents(torch.tensor(ids).repeat_interleave(torch.tensor([70, 100, 40])))
    second = masks.documents(torch.arange(2 * 210).view(2, 210) // 90)
    mask = {
        "alone": first, "causal": first & masks.causal(),
        "two of them, and padding": first & second & masks.keys(torch.arange(210) % 7 != 0),
    }[joined]  # fmt: skip
    q, k, v = tensors(0, torch.float32, (2, 2, 190, 16), (2, 2, 210, 16), (2, 2, 210, 16))
    found = [qkv.attention(q, k, v, mask=mask, engine=engine) for engine in ("cpu", "reference")]
    assert torch.allclose(*found, atol=2e-6)


# ---- numbers at the edge ----------------------------------------------------------------------------------------------------


@every_set
@pytest.mark.parametrize("size", [1e-30, 1e-3, 30.0, 1e10, 1e18])
def test_scores_of_any_size(isa: str, size: float) -> None:
    """Equal keys share whatever the size of their scores; one that is far above takes all."""
    q = torch.full((1, 1, 3, 4), 1.0)
    k = torch.full((1, 1, 200, 4), -size)
    v = torch.arange(200.0).view(1, 1, 200, 1)
    with kernels(isa):
        assert torch.allclose(qkv.attention(q, k, v, engine="cpu"), torch.full((1, 1, 3, 1), 99.5))
        k[:, :, 7] = size * 0.9
        if size >= 100:
            assert torch.equal(qkv.attention(q, k, v, engine="cpu"), torch.full((1, 1, 3, 1), 7.0))


@every_set
def test_a_low_bias_over_a_whole_row_shares_evenly(isa: str) -> None:
    """finfo.min times log2(e) is beyond float32: the row still sees its keys, alike."""
    low = torch.finfo(torch.float32).min
    q, v = torch.zeros(1, 1, 2, 4), torch.arange(100.0).view(1, 1, 100, 1)
    bias = torch.zeros(2, 100)
    bias[0] = low
    bias[1, 50:] = low
    with kernels(isa):
        out, m = qkv.attention_with_map(q, v.expand(1, 1, 100, 4) * 0, v, bias=bias, engine="cpu")
    assert torch.allclose(out.view(2), torch.tensor([49.5, 24.5]))
    assert m.lse.view(2)[0] == pytest.approx(low) and m.lse.view(2)[1] == pytest.approx(math.log(50), rel=1e-6)


@every_set
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_stays_with_those_who_see_it(isa: str, dtype: torch.dtype, value: float) -> None:
    q, k, v = tensors(0, dtype, (1, 2, 130, 20), (1, 2, 130, 20), (1, 2, 130, 20))
    clean = [x.clone() for x in (k, v)]
    k[:, :, 100], v[:, :, 100] = value, value
    with kernels(isa):
        out = qkv.attention(q, k, v, causal=True, engine="cpu")
        right = qkv.attention(q, *clean, causal=True, engine="cpu")
    assert torch.equal(out[:, :, :100], right[:, :, :100])
    assert not out[:, :, 100:].isfinite().all(-1).any() or value == -math.inf


@every_set
def test_rows_that_see_nothing(isa: str) -> None:
    q, k, v = tensors(0, torch.float32, (2, 2, 70, 8), (2, 2, 70, 8), (2, 2, 70, 8))
    seen = torch.ones(70, 70, dtype=torch.bool)
    seen[3], seen[69] = False, False
    with kernels(isa):
        out, m = qkv.attention_with_map(q, k, v, mask=seen, engine="cpu")
    for row in (3, 69):
        assert (out[:, :, row] == 0).all() and (m.lse[:, :, row] == -math.inf).all()
    assert out[:, :, 4].abs().min() > 0


# ---- any number of threads, the same result ---------------------------------------------------------------------------------


@every_set
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("own", [False, True])
def test_the_same_bits_for_any_number_of_threads(
    isa: str, own: bool, dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    q, k, v = tensors(0, dtype, (2, 3, 400, 40), (2, 3, 400, 40), (2, 3, 400, 40))
    cpu.native.use_own_pool(own)
    try:
        with kernels(isa):
            found = []
            for threads in (1, 2, 3):
                monkeypatch.setattr(cpu, "_forced", threads)
                found.append(qkv.attention(q, k, v, causal=True, engine="cpu"))
    finally:
        cpu.native.use_own_pool(False)
    assert torch.equal(found[0], found[1]) and torch.equal(found[0], found[2])


# ---- plain calls that come again --------------------------------------------------------------------------------------------


def test_a_call_that_comes_again_gives_the_same_and_errors_stay() -> None:
    q, k, v = tensors(0, torch.float32, (1, 4, 6, 16), (1, 2, 9, 16), (1, 2, 9, 8))
    ways: list[dict[str, Any]] = [
        {}, {"causal": True}, {"window": (3, 0)}, {"scale": 0.3}, {"softcap": 2.0, "causal": True}, {"mask": masks.causal()},
        {"mask": masks.causal(), "query_offset": 1}, {"mask": masks.window(2, 1)}, {"causal": True, "query_offset": 0},
    ]  # fmt: skip
    for details in ways * 2:
        right = qkv.attention(q, k, v, **details, engine="reference")
        for engine in ("auto", "cpu"):
            assert torch.allclose(qkv.attention(q, k, v, **details, engine=engine), right, atol=1e-5)
    again = qkv.attention(q + 1, k, v)
    assert torch.allclose(again, qkv.attention(q + 1, k, v, engine="reference"), atol=1e-5)
    for _ in range(2):
        with pytest.raises(TypeError, match="causal must be True or False"):
            qkv.attention(q, k, v, causal=1)
        with pytest.raises(ValueError, match="scale must be"):
            qkv.attention(q, k, v, scale=math.nan)
    learned = q.clone().requires_grad_()
    assert qkv.attention(learned, k, v).requires_grad


def test_what_is_traced_or_mapped_goes_the_whole_way() -> None:
    q, k, v = tensors(0, torch.float32, (2, 1, 2, 6, 16), (2, 1, 2, 9, 16), (2, 1, 2, 9, 16))
    right = torch.stack([qkv.attention(*x) for x in zip(q, k, v, strict=True)])
    assert torch.allclose(torch.func.vmap(qkv.attention)(q, k, v), right, atol=1e-6)
    with torch.autocast("cpu", torch.bfloat16):
        assert qkv.attention(q[0], k[0], v[0]).dtype == torch.bfloat16


# ---- other threads, other processes -----------------------------------------------------------------------------------------


def _in_a_child(answer: Any, tensors: Any) -> None:
    torch.set_num_threads(1)  # torch's own operators would wait for threads that are not there
    answer.put(float(qkv.attention(*tensors, engine="cpu").double().sum()))


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_forked_child_computes_too(dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch) -> None:
    """libgomp's threads do not survive a fork: the child has a pool of its own. Nor are there tiles of its parent's."""
    import multiprocessing
    import warnings

    q, k, v = tensors(0, dtype, (2, 4, 200, 32), (2, 4, 200, 32), (2, 4, 200, 32))
    monkeypatch.setattr(cpu, "_forced", 2)
    mine = float(qkv.attention(q, k, v, engine="cpu").double().sum())
    fork = multiprocessing.get_context("fork")
    answer = fork.Queue()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python's own, about forking with threads
        child = fork.Process(target=_in_a_child, args=(answer, (q, k, v)))
        child.start()
    assert answer.get(timeout=60) == mine
    child.join()


_LONG = """
import os, signal, threading, torch, qkv
q = torch.randn(1, 8, 30_000, 128)
threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    qkv.attention(q, q, q, engine="cpu")
    print("finished")
except KeyboardInterrupt:
    print("stopped")
print(tuple(qkv.attention(q[:, :, :70], q[:, :, :70], q[:, :, :70], engine="cpu").shape))
"""


def test_ctrl_c_ends_a_long_call_and_the_next_one_works() -> None:
    import subprocess
    import sys

    ran = subprocess.run([sys.executable, "-c", _LONG], capture_output=True, text=True, timeout=120)
    assert ran.stdout == "stopped\n(1, 8, 70, 128)\n", ran.stderr


@pytest.mark.parametrize("own", [False, True])
def test_two_threads_call_at_once(own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr(cpu, "_forced", 2)
    problems = [tensors(n, torch.float32, *[(2, 3, 150 + n, 24)] * 3) for n in range(8)]
    right = [qkv.attention(*x, causal=True, engine="cpu") for x in problems]
    cpu.native.use_own_pool(own)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda x: qkv.attention(*x, causal=True, engine="cpu"), problems * 5))
    finally:
        cpu.native.use_own_pool(False)
    assert all(torch.equal(a, b) for a, b in zip(found, right * 5, strict=True))


@every_set
def test_limits_are_told_in_numbers_or_not_at_all(isa: str) -> None:
    with kernels(isa):
        found = {what: cpu.native.limit(what, 1) for what in ("float32", "bfloat16", "exp2")}
    assert all(rate == 0 if isa == "scalar" else 1e8 < rate < 1e13 for rate in found.values()), found
    with pytest.raises(ValueError, match="expected float32, bfloat16, exp2 or memory"):
        cpu.native.limit("speed", 1)


# ---- choosing ---------------------------------------------------------------------------------------------------------------

X = torch.zeros(1, 2, 5, 4)


@pytest.mark.parametrize(
    ("details", "word"),
    [
        ({"score": scores.from_function(lambda q, k: q @ k.mT)}, "Function"),
        ({"normalize": normalizers.Hard()}, "hard"),
        ({"dropout_p": 0.1, "normalize": normalizers.Entmax()}, "dropout"),
        ({"bias": biases.from_function(lambda s, b, h, i, j: s)}, "f(s"),
    ],
)
def test_what_it_does_not_take_goes_elsewhere(details: dict[str, Any], word: str) -> None:
    choice = qkv.explain_engine(X, X, X, **details)
    assert choice.engine == "tiled" and word in choice.reasons["cpu"]
    with pytest.raises(ValueError, match="engine='cpu' cannot run this call"):
        qkv.attention(X, X, X, **details, engine="cpu")


def test_it_is_chosen_where_it_takes_the_call() -> None:
    assert qkv.explain_engine(X, X, X, causal=True).engine == "cpu"
    assert qkv.explain_engine(X.double(), X.double(), X.double()).engine == "tiled"
