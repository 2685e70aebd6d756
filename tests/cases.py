"""The one table of cases: every detail of the mechanism along one axis each, and a choice of combinations.

`pairwise()` is a small covering set: every value of every axis meets every value of every other axis at least once.
`product()` is the whole of what makes sense, for the slow run. `build(case)` gives the same attention twice: as arguments of
`qkv.attention`, and as an `oracle.Problem`.
"""

from __future__ import annotations

import itertools
import math
import random
from typing import Any

import more_scores
import numpy as np
import oracle
import torch
from torch import Tensor

import qkv

AXES: dict[str, tuple[Any, ...]] = {
    "score": (
        "dot", "general", "additive", "quotient", "callable", "callable with weights", "concat", "cosine", "gaussian",
        "epanechnikov", "feature map",
    ),
    "scaling": ("default", "scale", "softcap", "scale and softcap"),
    "bias": (
        "none", "rows and keys", "one a head", "padding of -inf", "alibi", "alibi, learned", "callable", "sum of two",
        "relative", "relative, all heads", "relative keys", "t5", "t5, one direction",
    ),
    "mask": (
        "none", "causal", "causal, upper left", "window", "causal and window", "prefix", "prefix language model",
        "left padding", "lengths", "documents", "global tokens", "block sparse", "block sparse a head", "random", "function",
        "not a window", "nobody", "dilated", "strided", "fixed", "random blocks", "tree",
    ),
    "offset": ("default", "number", "one a sequence"),
    "normalize": (
        "softmax", "sinks", "off by one", "sigmoid", "proportional", "hard", "sparsemax", "entmax", "1.3-entmax", "identity",
    ),
    "heads": ((2, 2), (3, 1), (4, 2)),
    "value": ("equal width", "other width"),
    "dtype": (torch.float64, torch.float32, torch.bfloat16, torch.float16),
    "size": ((1, 1), (1, 9), (5, 5), (7, 3), (6, 11), (0, 5), (4, 0), (0, 0)),
    "batch": (2, 1, 0),
    "layout": ("BHSD", "BSHD"),
    "poison": ("none", "unused", "masked"),
    "dropout": (0.0, 0.3),
}  # fmt: skip

Case = dict[str, Any]


def allowed(case: Case) -> bool:
    """False for combinations that mean nothing, or that say nothing new."""
    empty = case["batch"] == 0 or 0 in case["size"]
    hides = case["mask"] not in ("none", "nobody") or case["bias"] == "padding of -inf"
    if case["poison"] != "none" and (empty or not hides):
        return False
    if case["poison"] == "masked" and case["dtype"] in (torch.bfloat16, torch.float16):
        return False  # the same code path as float32, and rows that read a NaN have no measurable error
    if case["normalize"] == "proportional" and case["score"] == "gaussian" and case["bias"] != "none":
        return False  # its scores are below 0, the biases above: as in the next line
    # A sum of shares near 0 makes any arithmetic meaningless: biases that can cancel the scores stay out.
    return not (case["normalize"] == "proportional" and case["bias"].startswith(("alibi", "sum")))


_SUMMABLE = ("none", "causal", "causal, upper left", "prefix", "left padding", "lengths")


def suits_linear(case: Case) -> bool:
    """Whether a case is one of features that may be summed over the keys: what the engine `linear` claims."""
    shares = case["normalize"] in ("proportional", "identity")
    plain = case["bias"] == "none" and "softcap" not in case["scaling"] and not case["dropout"]
    return case["score"] == "feature map" and shares and plain and case["mask"] in _SUMMABLE


def name(case: Case) -> str:
    words = [str(v).removeprefix("torch.") for axis, v in case.items() if v != AXES[axis][0]]
    return ", ".join(words) or "plain"


def pairwise(seed: int = 0, candidates: int = 40) -> list[Case]:
    """Greedy all-pairs: of some random allowed cases take the one that shows most pairs not yet seen."""
    draw = random.Random(seed)
    axes = list(AXES)
    open_pairs = {
        ((a, x), (b, y))
        for a, b in itertools.combinations(axes, 2)
        for x in range(len(AXES[a]))
        for y in range(len(AXES[b]))
    }
    chosen, stalled = [], 0
    while open_pairs and stalled < 60:
        best, shown = None, set()
        target = draw.choice(sorted(open_pairs, key=repr)) if stalled or len(open_pairs) < 400 else ()
        for _ in range(candidates):
            picks = {a: draw.randrange(len(AXES[a])) for a in axes} | dict(target)
            if not allowed({a: AXES[a][n] for a, n in picks.items()}):
                continue
            new = open_pairs.intersection(itertools.combinations(picks.items(), 2))
            if len(new) > len(shown):
                best, shown = picks, new
        stalled = 0 if shown else stalled + 1
        if best:
            open_pairs -= shown
            chosen.append({a: AXES[a][n] for a, n in best.items()})
    return chosen


def product() -> list[Case]:
    """Scores × masks × normalizers × heads × dtypes, whole; the other axes go round."""
    whole = ("score", "mask", "normalize", "heads", "dtype")
    rest = [a for a in AXES if a not in whole]
    draw, found = random.Random(1), []
    for values in itertools.product(*(AXES[a] for a in whole)):
        for _ in range(20):  # until the other axes suit
            picked = dict(zip(whole, values, strict=True)) | {a: draw.choice(AXES[a]) for a in rest}
            if allowed(picked):
                found.append({a: picked[a] for a in AXES})
                break
    return found


# ---- from a case to an attention ----------------------------------------------------------------------------------------


def build(case: Case, seed: int = 0) -> tuple[oracle.Problem, dict[str, Any]]:
    """(the oracle's problem, the keyword arguments of qkv.attention beside query, key, value)."""
    rng = np.random.default_rng(seed)
    make = _Maker(case, rng)
    q, k, v = make.inputs()
    score, weights, given_score = make.score()
    biases, given_bias = make.bias()
    offset = make.offset()
    rule, mask, options = make.mask()
    normalize, sinks, given_normalize = make.normalize()
    problem = oracle.Problem(
        q, k, v, score, weights, make.scale, make.softcap, biases, rule, offset, normalize, sinks,
        sigmoid_bias=-0.7 if normalize == "sigmoid" else 0.0,
    )  # fmt: skip
    details = {"score": given_score, "bias": given_bias, "mask": mask, "normalize": given_normalize, **options}
    details |= {"scale": make.scale, "softcap": make.softcap, "sinks": sinks}
    details["query_offset"] = torch.from_numpy(offset) if isinstance(offset, np.ndarray) else offset
    if case["dropout"]:
        problem.dropout = (
            case["dropout"],
            int(torch.randint(0, 2**63 - 1, (), generator=torch.Generator().manual_seed(seed))),
        )
        details |= {"dropout_p": case["dropout"], "generator": torch.Generator().manual_seed(seed)}
    _poison(case, problem, rng)
    return problem, {name: value for name, value in details.items() if value is not None}


class _Maker:
    """The pieces of a case, drawn from one generator."""

    def __init__(self, case: Case, rng: np.random.Generator):
        self.case, self.rng = case, rng
        self.dtype = case["dtype"]
        self.lq, self.lk = case["size"]
        self.hq, self.hkv = case["heads"]
        self.batch = case["batch"]
        self.width = 1 if case["score"] == "quotient" else 8
        self.positive = case["score"] == "quotient" or case["normalize"] == "proportional"
        self.scale = 0.37 if "scale" in case["scaling"] else None
        self.softcap = 2.5 if "softcap" in case["scaling"] else None
        self.size = (self.batch, self.hq, self.lq, self.lk)

    def numbers(self, *shape: int, positive: bool = False) -> Tensor:
        x = self.rng.standard_normal(shape)
        return torch.from_numpy(np.abs(x) + 0.5 if positive else x).to(self.dtype)

    def inputs(self) -> list[Tensor]:
        other = 5 if self.case["value"] == "other width" else self.width
        dims = ((self.hq, self.lq, self.width), (self.hkv, self.lk, self.width), (self.hkv, self.lk, other))
        made = []
        for n, (heads, length, width) in enumerate(dims):
            positive = self.positive and n < 2
            if self.case["layout"] == "BSHD":
                made.append(self.numbers(self.batch, length, heads, width, positive=positive).transpose(1, 2))
            else:
                made.append(self.numbers(self.batch, heads, length, width, positive=positive))
        return made

    def score(self) -> tuple[Any, tuple[Tensor, ...], Any]:
        kind, d, positive = self.case["score"], self.width, self.positive
        if kind == "dot":
            return "dot", (), None
        if kind == "general":
            w = self.numbers(d, d, positive=positive)
            return "general", (w,), qkv.scores.General(w)
        if kind == "additive":
            ws = (
                self.numbers(d, 6, positive=positive),
                self.numbers(d, 6, positive=positive),
                self.numbers(6, positive=positive),
            )
            return "additive", ws, qkv.scores.Additive(*ws)
        if kind == "quotient":
            return "quotient", (), qkv.scores.Quotient()
        if kind in more_scores.KINDS:
            return more_scores.make(kind, self.numbers, d, self.hq, positive)
        if kind == "callable":  # a distance: high where q and k are near
            near = lambda q, k: 1 / (1 + ((q.unsqueeze(-2) - k.unsqueeze(-3)) ** 2).sum(-1))  # noqa: E731
            return (lambda q, k: 1 / (1 + ((q - k) ** 2).sum(-1))), (), near
        w = self.numbers(d, positive=True)
        return (
            (lambda q, k, w: torch.cos(q * k * w).sum(-1) + len(w)),
            (w,),
            qkv.scores.from_function(
                lambda q, k, w: torch.cos((q * w).unsqueeze(-2) * k.unsqueeze(-3)).sum(-1) + len(w), w
            ),
        )

    def bias(self) -> tuple[tuple[Any, ...], Any]:
        kind, (b, h, lq, lk) = self.case["bias"], self.size
        more = self.case["normalize"] == "proportional"
        if kind == "none":
            return (), None
        if kind == "rows and keys":
            t = self.numbers(lq, lk, positive=more)
            return (t,), t
        if kind == "one a head":
            t = self.numbers(1, h, 1, 1, positive=more)
            return (t,), t
        if kind == "padding of -inf":
            hidden = torch.from_numpy(self.rng.random((b, 1, 1, lk)) < 0.3)
            t = self.numbers(b, 1, 1, lk, positive=more).masked_fill(hidden, -math.inf)
            return (t,), t
        if kind in _RELATIVE:
            return _RELATIVE[kind](self, more)
        slopes = self.numbers(h, positive=True)
        if kind == "alibi":
            return (("alibi", None),), qkv.biases.ALiBi()
        if kind == "alibi, learned":
            return (("alibi", slopes),), qkv.biases.ALiBi(slopes)
        table = self.numbers(h, positive=True)

        def bent(s: Tensor, b: Tensor, h: Tensor, i: Tensor, j: Tensor, table: Tensor) -> Tensor:
            return s * table[h].to(s.dtype) + 0.01 * (i + 2 * j) + 0.1 * b

        if kind == "callable":
            return ((bent, table),), qkv.biases.from_function(bent, table)
        t = self.numbers(b, h, lq, lk)
        return (t, (bent, table)), qkv.biases.from_function(lambda s, *_: s) + t + qkv.biases.from_function(bent, table)

    def offset(self) -> Any:
        kind = self.case["offset"]
        if kind == "default":
            return None
        return 2 if kind == "number" else self.rng.integers(-1, max(self.lk, 1), self.batch)

    def mask(self) -> tuple[Any, Any, dict[str, Any]]:
        return _MASKS[self.case["mask"]](self)

    def flags(self, *shape: int) -> np.ndarray:
        return self.rng.random(shape) < 0.6

    def normalize(self) -> tuple[str | float, Tensor | None, Any]:
        n = qkv.normalizers
        return {
            "softmax": lambda: ("softmax", None, n.Softmax()),  # given, since Quotient's own is another
            "sinks": lambda: (
                "softmax",
                self.numbers(self.hq),
                n.Softmax() if self.case["score"] in ("quotient", "epanechnikov", "feature map") else None,
            ),
            "off by one": lambda: ("off_by_one", None, n.Softmax(off_by_one=True)),
            "sigmoid": lambda: ("sigmoid", None, n.Sigmoid(bias=-0.7)),
            "proportional": lambda: ("proportional", None, n.Proportional()),
            "hard": lambda: ("hard", None, n.Hard()),
            "sparsemax": lambda: (2, None, n.Sparsemax()),
            "entmax": lambda: (1.5, None, n.Entmax()),
            "1.3-entmax": lambda: (1.3, None, n.Entmax(1.3)),
            "identity": lambda: ("identity", None, n.Identity()),
        }[self.case["normalize"]]()


def _given(x: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(x))


def _documents(m: _Maker) -> Any:
    ids = np.sort(m.rng.integers(0, 3, (m.batch, max(m.lk, 1))), -1)[:, : m.lk]
    return ("documents", ids), qkv.masks.documents(_given(ids)), {}


def _tree(m: _Maker) -> Any:
    parents = np.array([[m.rng.integers(-1, i) if i else -1 for i in range(m.lq)] for _ in range(m.batch)], int)
    parents = parents.reshape(m.batch, m.lq)
    return ("tree", parents), qkv.masks.tree(_given(parents)), {}


def _relative(m: _Maker, positive: bool, heads: int) -> Any:
    table = m.numbers(heads, 7, positive=positive)
    return (("relative", table),), qkv.biases.RelativePosition(table)


def _relative_keys(m: _Maker, positive: bool) -> Any:
    products = m.numbers(m.batch, m.hq, m.lq, 5, positive=positive)
    return (("relative keys", products),), qkv.biases.RelativeKeys(products)


def _t5(m: _Maker, positive: bool, both: bool) -> Any:
    table = m.numbers(8, m.hq, positive=positive)
    return (("t5", table, both, 9),), qkv.biases.T5(table, both, 9)


_RELATIVE: dict[str, Any] = {
    "relative": lambda m, positive: _relative(m, positive, m.hq),
    "relative, all heads": lambda m, positive: _relative(m, positive, 1),
    "relative keys": _relative_keys,
    "t5": lambda m, positive: _t5(m, positive, True),
    "t5, one direction": lambda m, positive: _t5(m, positive, False),
}


def _lengths(m: _Maker) -> Any:
    n = m.rng.integers(0, m.lk + 1, m.batch)
    return ("lengths", n), qkv.masks.lengths(_given(n)), {}


def _left_padding(m: _Maker) -> Any:
    flags = np.arange(m.lk) >= m.rng.integers(0, m.lk + 1, (m.batch, 1))
    return ("keys", flags), qkv.masks.keys(_given(flags)), {}


def _block_sparse(m: _Maker, *lead: int) -> Any:
    layout = m.flags(*lead, -(-m.lq // 2), -(-m.lk // 2))
    return ("block_sparse", layout, 2), qkv.masks.block_sparse(_given(layout), 2), {}


def _random(m: _Maker) -> Any:
    flags = m.flags(*m.size)
    return ("tensor", flags), _given(flags), {}


def _mod(b: Any, h: Any, i: Any, j: Any) -> Any:
    return (i * 3 + j * 5 + h + b) % 4 != 1


def _both(rule: str, *args: Any) -> Any:
    return lambda m: ((rule, *args), getattr(qkv.masks, rule)(*args), {})


_MASKS: dict[str, Any] = {
    "none": lambda m: (("everyone",), None, {}),
    "causal": lambda m: (("causal",), None, {"causal": True}),
    "causal, upper left": lambda m: (("upper_left",), qkv.masks.causal(align="upper_left"), {}),
    "window": lambda m: (("window", 2, 1), None, {"window": (2, 1)}),
    "causal and window": lambda m: (("and", ("causal",), ("window", 3, None)), None, {"causal": True, "window": (3, None)}),
    "prefix": _both("prefix", 3),
    "prefix language model": lambda m: (
        ("or", ("causal",), ("prefix", 2)), qkv.masks.causal() | qkv.masks.prefix(2), {}
    ),
    "left padding": _left_padding,
    "lengths": _lengths,
    "documents": _documents,
    "global tokens": lambda m: (
        ("or", ("window", 1, 1), ("global_tokens", [0, 4])), qkv.masks.window(1, 1) | qkv.masks.global_tokens([0, 4]), {}
    ),
    "block sparse": _block_sparse,
    "block sparse a head": lambda m: _block_sparse(m, m.hq),
    "random": _random,
    "function": lambda m: (("function", _mod), _mod, {}),
    "not a window": lambda m: (("not", ("window", 1, 0)), ~qkv.masks.window(1, 0), {}),
    "nobody": lambda m: (("not", ("everyone",)), ~qkv.masks.everyone(), {}),
    "dilated": _both("dilated", 2, 2),
    "strided": lambda m: (("and", ("strided", 3), ("causal",)), qkv.masks.strided(3), {"causal": True}),
    "fixed": lambda m: (("and", ("fixed", 4, 1), ("causal",)), qkv.masks.fixed(4), {"causal": True}),
    "random blocks": _both("random_blocks", 2, 2, 7),
    "tree": _tree,
}  # fmt: skip


def _poison(case: Case, p: oracle.Problem, rng: np.random.Generator) -> None:
    """NaN and Inf where no pair reads them ("unused"), or in a key and value that only some rows do not see ("masked")."""
    if case["poison"] == "none":
        return
    seen = np.array(oracle.visible(p.mask, oracle.Cells(p.size, p.offset)))
    for bias in p.biases:
        if isinstance(bias, Tensor):
            seen &= bias.double().numpy() != -math.inf
    b, _, lq, lk = p.size
    read = seen.reshape(b, p.k.shape[1], -1, lq, lk).any(2)
    with torch.no_grad():
        if case["poison"] == "unused":
            idle = torch.from_numpy(~read.any(2)).unsqueeze(-1)
            p.k.masked_fill_(idle, math.nan)
            p.v.masked_fill_(idle, math.inf)
            p.q.masked_fill_(torch.from_numpy(~seen.any(-1)).unsqueeze(-1), math.nan)
        elif lk:
            j = int(rng.integers(lk))
            p.k[:, :, j], p.v[:, :, j] = math.nan, math.nan
