"""attention(), attention_with_map(), Attention, merge(): the equation with its details, and what comes out of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from . import _inputs, _quick, biases, masks, normalizers, scores
from ._call import Call, checked_softcap, join, normalizer, once
from ._detail import Detail
from ._indexing import asked
from .attention_map import AttentionMap
from .engines.choose import EngineChoice

_observers: ContextVar[tuple[Callable[[AttentionMap], Any], ...]] = ContextVar("qkv.attention.observers", default=())


@contextlib.contextmanager
def observed(callback: Callable[[AttentionMap], Any] | None) -> Iterator[None]:
    """Within it, in this thread, `attention` and its other forms also call `callback(map)`; None: they call nobody.

    For the package itself: users observe a whole model by `qkv.record`.
    """
    token = _observers.set(() if callback is None else (*_observers.get(), callback))
    try:
        yield
    finally:
        _observers.reset(token)


def is_observed() -> bool:
    """Whether somebody observes attention in this thread; for the package itself."""
    return bool(_observers.get())


def _tell(call: Call, out: Tensor, state: Tensor | None, made: AttentionMap | None = None) -> None:
    """Tell whoever observes."""
    if torch.compiler.is_compiling() or not _observers.get():
        return
    made = made or _map(call, out, state)
    for callback in _observers.get():
        callback(made)


def attention(
    query: Any,
    key: Any,
    value: Any,
    *,
    score: Any = None,
    bias: Any = None,
    mask: Any = None,
    normalize: normalizers.Normalizer | None = None,
    causal: bool = False,
    window: tuple[int | None, int | None] | None = None,
    query_offset: int | Tensor | None = None,
    scale: float | None = None,
    softcap: float | None = None,
    sinks: Tensor | None = None,
    dropout_p: float = 0.0,
    generator: torch.Generator | None = None,
    engine: str = "auto",
) -> Any:
    """Attention: each query asks every key, turns the answers into shares, and takes that share of each value.

        s_ij = score(q_i, k_j) · scale, softcapped, + bias_ij    where mask_ij allows it
        w_ij = normalize over j of s_ij
        o_i  = Σ_j w_ij v_j

    Exact, with gradients, and without an Lq × Lk matrix in memory. Query head h reads key/value head h // (Hq / Hkv): with
    8 query and 2 key heads, heads 0 to 3 read key head 0.

    query: (B, Hq, Lq, D); key: (B, Hkv, Lk, D); value: (B, Hkv, Lk, Dv); or (H, L, D), or (L, D), all of one rank. Torch
        tensors; NumPy arrays and anything with `__dlpack__` give the same kind back.
    score: one of qkv.scores, or f(q (…, n, D), k (…, m, D)) -> (…, n, m). Default: scores.Dot().
    bias: a tensor that broadcasts to (B, Hq, Lq, Lk), one of qkv.biases, or f(score, b, h, q_idx, kv_idx) -> score.
    mask: one of qkv.masks, a bool tensor (True = may attend; 2-D is (Lq, Lk)), or f(b, h, q_idx, kv_idx) -> bool.
    normalize: one of qkv.normalizers. Default: the score's own (Softmax for Dot).
    causal: a query sees keys up to its own position. window: (left, right) distances, inclusive; None: no bound. Both are
        joined with mask by &.
    query_offset: the position of row 0 among the keys, one number or one a sequence (B,); default Lk − Lq.
    scale: factor on the score; default 1/√D for Dot, 1 for the others. softcap: c in c·tanh(s / c).
    sinks: (Hq,) logits that take a share of the softmax and hand over nothing.
    dropout_p: share of the weights set to 0, the others times 1 / (1 − p); generator: draws the seed, once.
    engine: "auto", or the name of one; see explain_engine.

    Returns (B, Hq, Lq, Dv), in the rank, dtype and kind of query. A row that sees nothing gives 0.

    ValueError where shapes, dtypes, devices or options do not fit; TypeError for what is no array or no detail.

    Source: Vaswani et al. 2017, eq. 1; each detail names its own.
    """
    plain = score is None and bias is None and normalize is None and sinks is None and dropout_p == 0.0
    if plain and engine in ("auto", "cpu") and not torch.compiler.is_compiling() and not _observers.get():
        quick = _quick.attempt(query, key, value, mask, causal, window, query_offset, scale, softcap, engine)
        if quick is not None:
            return quick
    call = Call(query, key, value, score, bias, mask, normalize, causal, window, query_offset, scale, softcap, sinks)
    out, state = call.run(dropout_p, generator, engine)
    _tell(call, out, state)
    return call.inputs.back(out)


def attention_with_map(
    query: Any, key: Any, value: Any, *, look: dict[str, Any] | None = None, **details: Any
) -> tuple[Any, AttentionMap]:
    """`attention`, and the AttentionMap that answers for every weight without storing them.

    look: arguments of AttentionMap.look, measured at once, for example {"top": 8, "entropy": True}; **details: attention's
    own options. Returns (output, map); the map's weights are those before dropout.
    """
    generator, engine = details.pop("generator", None), details.pop("engine", "auto")
    dropout_p = details.pop("dropout_p", 0.0)
    call = Call(query, key, value, **details)
    out, state = call.run(dropout_p, generator, engine, asked(**look) if look else None)
    made = _map(call, out, state)
    _tell(call, out, state, made)
    if look:
        made.look(**look)
    return call.inputs.back(out), made


def _map(call: Call, out: Tensor, state: Tensor | None) -> AttentionMap:
    q, k = call.projected or (call.q, call.k)
    return AttentionMap(
        call.description, q, k, call.v, state=state, out=out, watched=(call.q, call.k, call.v), measured=call.measured
    )


@dataclass(frozen=True, eq=False)
class Attention(Detail):
    """Attention as data: the changed details, frozen. Calling it runs it; two of them can be compared.

    prepare: f(q, k, v) -> (q, k, v), on 4-D tensors, before the score (rotate, normalize …); finish: f(out) -> out of the
        query's batch, heads and rows (doubled heads become one again). The rest is `attention`'s own. Example:
        Attention(causal=True, bias=biases.ALiBi()).
    """

    prepare: Callable[..., Any] | None = None
    finish: Callable[..., Any] | None = None
    score: Any = None
    bias: Any = None
    mask: Any = None
    normalize: normalizers.Normalizer | None = None
    causal: bool = False
    window: tuple[int | None, int | None] | None = None
    scale: float | None = None
    softcap: float | None = None
    sinks: Tensor | None = None
    dropout_p: float = 0.0

    def __post_init__(self) -> None:
        for name, room in (("score", scores), ("bias", biases), ("mask", masks)):
            value = getattr(self, name)
            object.__setattr__(self, name, None if value is None else room.lower(value))
        score = self.score or scores.Dot()
        join(self.mask, self.causal, self.window)
        normalizer(normalizers.lower(self.normalize, score), self.sinks)
        once("scale", self.scale, score.scale, None)
        checked_softcap(self.softcap, score.softcap)

    def __call__(
        self,
        query: Any,
        key: Any,
        value: Any,
        *,
        mask: Any = None,
        query_offset: int | Tensor | None = None,
        generator: torch.Generator | None = None,
        engine: str = "auto",
    ) -> Any:
        """Run it: shapes as in `attention`. A mask given here is joined with the own one by &."""
        call, out, _ = self._run(query, key, value, mask, query_offset, generator, engine)
        return call.back(out)

    def with_map(
        self, query: Any, key: Any, value: Any, *, mask: Any = None, query_offset: Any = None, look: Any = None,
        generator: torch.Generator | None = None, engine: str = "auto",
    ) -> tuple[Any, AttentionMap]:  # fmt: skip
        """(output, AttentionMap of the attention inside, after `prepare` and before `finish`)."""
        call, out, made = self._run(query, key, value, mask, query_offset, generator, engine, look)
        if look:
            made.look(**look)
        return call.back(out), made

    def _run(
        self,
        query: Any,
        key: Any,
        value: Any,
        mask: Any,
        query_offset: Any,
        generator: Any,
        engine: str,
        look: Any = None,
    ) -> tuple[_inputs.Inputs, Tensor, AttentionMap]:
        given = _inputs.read("qkv.Attention", query, key, value)
        q, k, v = given.query, given.key, given.value
        if self.prepare is not None:
            q, k, v = _prepared(self.prepare(q, k, v))
        mask = masks.lower(mask)
        if self.mask is not None:
            mask = self.mask & mask
        call = Call(
            q, k, v, self.score, self.bias, mask, self.normalize, self.causal, self.window, query_offset, self.scale,
            self.softcap, self.sinks,
        )  # fmt: skip
        out, state = call.run(self.dropout_p, generator, engine, asked(**look) if look else None)
        made = _map(call, out, state)
        _tell(call, out, state, made)
        return given, self._finished(out, given.query), made

    def _finished(self, out: Tensor, query: Tensor) -> Tensor:
        """`finish` applied: what comes out has the batch, heads and rows of the query that was given."""
        finished: Tensor = out if self.finish is None else self.finish(out)
        if not isinstance(finished, Tensor):
            raise ValueError(
                f"qkv.Attention: finish gave {type(finished).__name__}; expected a tensor (B, Hq, Lq, …): return the output."
            )
        if finished.dim() != 4 or finished.shape[:3] != query.shape[:3]:
            raise ValueError(
                f"qkv.Attention: after finish the output is {tuple(finished.shape)}, from {tuple(out.shape)} before; expected "
                f"(B, Hq, Lq, …) = ({', '.join(map(str, query.shape[:3]))}, …), as the query that was given."
            )
        return finished

    def details(self) -> dict[str, str]:
        """Every detail in words, in the order in which it acts."""
        score = self.score or scores.Dot()
        normalize = normalizer(normalizers.lower(self.normalize, score), self.sinks)
        scale = self.scale if self.scale is not None else score.scale
        softcap = self.softcap if self.softcap is not None else score.softcap
        joined = join(self.mask, self.causal, self.window)
        if scale is None:
            scale = "1/√D" if score.default_scale(4) != 1 else 1
        return {
            "prepare": _name(self.prepare),
            "score": score.symbol,
            "scale": scale if isinstance(scale, str) else _number(scale),
            "softcap": "none" if softcap is None else f"{_number(softcap)}·tanh(s / {_number(softcap)})",
            "bias": "none" if self.bias is None else self.bias.symbol,
            "mask": "everyone" if joined is None else str(joined),
            "normalize": _normalizer_name(normalize),
            "dropout": str(self.dropout_p) if self.dropout_p else "none",
            "finish": _name(self.finish),
        }

    def changes(self) -> Difference:
        """What differs from plain scaled dot-product attention: detail -> (plain, this one)."""
        return Attention().diff(self)

    def diff(self, other: Attention) -> Difference:
        """What is different in `other`: detail -> (here, there). It prints one detail a line."""
        mine, theirs = self.details(), other.details()
        return Difference({name: (mine[name], theirs[name]) for name in mine if mine[name] != theirs[name]})

    def __str__(self) -> str:
        d = self.details()
        s = d["score"] if d["scale"] == "1" else f"{d['score']} · {d['scale']}"
        lines = ["q, k, v = prepare(q, k, v)      " + d["prepare"]] if self.prepare else []
        lines.append(f"s_ij = {s}")
        if d["softcap"] != "none":
            lines.append(f"s_ij = {d['softcap'].replace('tanh(s', 'tanh(s_ij')}")
        if d["bias"] != "none":
            lines.append(
                f"s_ij = {d['bias']}" if _is_whole(self.bias) else f"s_ij = s_ij + {d['bias']}".replace("+ −", "− ")
            )
        lines.append(f"w_ij = {d['normalize']} over the keys j of s_ij")
        if d["mask"] != "everyone":
            lines[-1] += f", visible: {d['mask']}"
        if self.dropout_p:
            lines.append(f"w_ij = 0 for a share {d['dropout']} of the pairs, the others / (1 − {d['dropout']})")
        lines.append("o_i  = Σ_j w_ij v_j")
        if self.finish:
            lines.append("o_i  = finish(o_i)      " + d["finish"])
        return "\n".join(lines)

    def latex(self) -> str:
        """The equation in LaTeX, for a paper."""
        d, score = self.details(), self.score or scores.Dot()
        s = score.latex
        if d["scale"] == "1/√D":
            s = rf"\frac{{{s}}}{{\sqrt{{d}}}}"
        elif d["scale"] != "1":
            s = rf"{d['scale']}\,{s}"
        if d["softcap"] != "none":
            cap = self.softcap if self.softcap is not None else score.softcap
            s = rf"{cap}\tanh\!\left(\frac{{{s}}}{{{cap}}}\right)"
        if self.bias is not None:
            plus = "" if self.bias.latex.startswith("-") else "+ "
            s = self.bias.latex if _is_whole(self.bias) else f"{s} {plus}{self.bias.latex}"
        mask = d["mask"].replace("&", r"\&").replace("_", r"\_")
        where = "" if mask == "everyone" else rf"\;:\;\text{{{mask}}}"
        normalize = normalizers.lower(self.normalize, score).latex
        return rf"o_i = \sum_j {normalize}_{{j{where}}}\!\left({s}\right) v_j"


def _prepared(made: Any) -> Any:
    """What `prepare` gave, if it is three tensors."""
    if not isinstance(made, (tuple, list)) or len(made) != 3:
        given = f"{len(made)} values" if isinstance(made, (tuple, list)) else f"a {type(made).__name__}"
        raise ValueError(f"qkv.Attention: prepare gave {given}; expected (q, k, v), three tensors of rank 4.")
    return made


class Difference(dict[str, tuple[str, str]]):
    """Changed details: name -> (before, after)."""

    def __str__(self) -> str:
        if not self:
            return "no detail differs"
        width = max(map(len, self))
        return "\n".join(f"{name:<{width}}  {before}  →  {after}" for name, (before, after) in self.items())


def _name(f: Any) -> str:
    return "none" if f is None else getattr(f, "__name__", type(f).__name__)


def _is_whole(bias: Any) -> bool:
    """Whether a bias tells the new score, not what is added to it: a function f(s, …)."""
    return getattr(bias, "whole", False) or "f(s" in bias.symbol


def _number(x: float) -> str:
    """A number without a needless ".0": 1 and 1.0 are the same detail. Not `:g`, which would hide small differences."""
    return repr(float(x)).removesuffix(".0")


def _normalizer_name(normalize: normalizers.Normalizer) -> str:
    if isinstance(normalize, normalizers.Softmax) and normalize.off_by_one:
        return "softmax with a sink of 0 (off by one)"
    if isinstance(normalize, normalizers.Softmax) and normalize.sinks is not None:
        return "softmax with a learned sink a head"
    if isinstance(normalize, normalizers.Sigmoid) and normalize.bias:
        return f"sigmoid(s {'−' if normalize.bias < 0 else '+'} {_number(abs(normalize.bias))})"
    if isinstance(normalize, normalizers.Entmax):
        return f"{_number(normalize.alpha)}-entmax"
    return normalize.name


def explain_engine(query: Any, key: Any, value: Any, *, engine: str = "auto", **details: Any) -> EngineChoice:
    """Which engine would run this call, and for each other one why it would not. Takes what `attention` takes; runs nothing.

    ValueError when a forced engine cannot do the call, with the reason.
    """
    details.pop("generator", None)
    dropout_p = details.pop("dropout_p", 0.0)
    return Call(query, key, value, **details).explain(dropout_p, engine)


def merge(out_a: Tensor, lse_a: Tensor, out_b: Tensor, lse_b: Tensor) -> tuple[Tensor, Tensor]:
    """Join softmax attention over two sets of keys: the result is that over their union.

        lse = logaddexp(lse_a, lse_b);   out = out_a · e^(lse_a − lse) + out_b · e^(lse_b − lse)

    out_a, out_b: (…, L, Dv); lse_a, lse_b: (…, L), in nats, without sinks (`map.lse`). Returns (out, lse). Where both sides saw
    nothing (−∞) out is 0 and lse −∞. Gradients flow through all four. ValueError where shapes do not fit.

    Source: Rabe & Staats 2021; Dao et al. 2022, section 3.1.
    """
    if out_a.shape != out_b.shape or lse_a.shape != lse_b.shape or out_a.shape[:-1] != lse_a.shape:
        raise ValueError(
            f"qkv.merge: got out {tuple(out_a.shape)} and {tuple(out_b.shape)}, lse {tuple(lse_a.shape)} and "
            f"{tuple(lse_b.shape)}; expected outputs (…, L, Dv) of one shape with their lse (…, L)."
        )
    top = torch.maximum(lse_a, lse_b).detach()
    top = torch.where(torch.isinf(top), 0.0, top)  # nothing seen on either side: no inf − inf
    a, b = torch.exp(lse_a - top), torch.exp(lse_b - top)
    total = a + b
    nothing = total == 0
    safe = torch.where(nothing, 1.0, total)
    lse = torch.where(nothing, float("-inf"), top + torch.log(safe))
    share_a, share_b = (a / safe).unsqueeze(-1), (b / safe).unsqueeze(-1)
    out = share_a * out_a.to(share_a.dtype) + share_b * out_b.to(share_b.dtype)
    return out.to(out_a.dtype), lse
