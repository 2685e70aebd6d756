"""What `qkv bench` measures: this processor's limits, and calls beside torch's attention, each held to be right first."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from ..attention import attention
from ..engines import cpu

if TYPE_CHECKING:
    from ..models import Loaded

Progress = Callable[[str, int, int], None]
LIMITS = ("float32", "bfloat16", "exp2", "memory")
DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}
PROMPT, ANSWER = 2048, 33  # tokens, of a whole model


@dataclass(frozen=True)
class Case:
    """A call: query (1, heads, queries, width), key and value (1, kv_heads, keys, width), causal, with a window or without.

    both: forward and backward.
    """

    name: str
    heads: int
    kv_heads: int
    queries: int
    keys: int
    width: int
    window: int | None = None
    both: bool = False

    @property
    def pairs(self) -> int:
        """Visible pairs of all heads; the last query sees the last key."""
        first = self.keys - self.queries + 1
        seen = range(first, self.keys + 1)
        return self.heads * sum(min(n, self.window or n) for n in seen)


CASES = (
    Case("prompt of 2,048", 8, 8, 2048, 2048, 64),
    Case("window of 256 in 4,096", 8, 8, 4096, 4096, 64, window=256),
    Case("one token after 8,192", 32, 8, 1, 8192, 128),
    Case("training, 1,024", 8, 8, 1024, 1024, 64, both=True),
)


def measure(rounds: int = 5, progress: Progress = lambda *_: None, model: str | None = None) -> dict[str, Any]:
    """Limits and results as plain data. Times are medians of `rounds`, qkv and torch in turns.

    model: also this language model end to end, a demo model, a folder or a hub name. ModelError: there is none such.
    """
    loaded = None if model is None else _language_model(model, progress)
    progress("limits", 0, 0)
    limits, results = _limits(), []
    for n, (case, dtype) in enumerate(every := [(case, dtype) for case in CASES for dtype in DTYPES]):
        progress(f"{case.name}, {dtype}", n, len(every))
        results.append(_result(case, dtype, rounds))
    if loaded is not None:
        results += _end_to_end(loaded, rounds, progress)
    # Other programs take from the machine what they need: the better of before and after is nearer to what it can do.
    limits = {what: max(rate, limits[what]) for what, rate in _limits().items()}
    for (case, dtype), result in zip(every, results, strict=False):
        if any(limits.values()):
            result["share_of_limit"] = _least(case, dtype, limits) / result["qkv_seconds"]
    return {
        "model": None if loaded is None else loaded.label,
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "kernels": cpu.ABSENT or cpu.native.kernels(),
        "limits": limits,
        "results": results,
    }


def _limits() -> dict[str, float]:
    threads = torch.get_num_threads()
    return {what: cpu.native.limit(what, threads) for what in LIMITS} if cpu.ABSENT is None else {}


def _language_model(name: str, progress: Progress) -> Loaded:
    from ..hf import register
    from ..models import load

    register()
    loaded = load(name, progress=progress)
    if not loaded.model.can_generate():
        raise ValueError(f"qkv bench --model {name}: it generates no text. Give a language model, such as smollm2.")
    return loaded


def _end_to_end(loaded: Loaded, rounds: int, progress: Progress) -> list[dict[str, Any]]:
    """A long prompt is read by the whole model, and it goes on: a row each and dtype."""
    from . import _benching_model

    prompt = _benching_model.prompt_of(loaded.model, PROMPT, ANSWER)
    names = {"prompt": f"model: prompt of {prompt.shape[1]:,}", "answer": f"model: {ANSWER - 1} more tokens"}
    results = []
    for n, dtype in enumerate(DTYPES):
        progress(f"{loaded.label}, {dtype}", n, len(DTYPES))
        found = _benching_model.measure(loaded.model, prompt, ANSWER, rounds, dtype)
        for part, name in names.items():
            ours, theirs = (found["median_seconds"][part][way] for way in _benching_model.WAYS)
            row = {"case": name, "dtype": dtype, "qkv_seconds": ours, "torch_seconds": theirs, "ratio": theirs / ours}
            results.append({**row, "share_of_limit": None})
    return results


def _result(case: Case, dtype: str, rounds: int) -> dict[str, Any]:
    generator = torch.Generator().manual_seed(0)
    shapes = [(case.heads, case.queries), (case.kv_heads, case.keys), (case.kv_heads, case.keys)]
    tensors = [torch.randn(1, h, n, case.width, generator=generator).to(DTYPES[dtype]) for h, n in shapes]
    error, theirs = _errors(case, tensors)
    ours = torch.finfo(DTYPES[dtype]).eps
    if not error <= 2 * theirs + ours:
        raise AssertionError(
            f"qkv bench: {case.name}, {dtype}: qkv is {error:.2g} from float64, torch's attention {theirs:.2g}; expected at "
            "most twice that. Please report it with what `qkv doctor` prints."
        )
    seconds = _in_turns(case, tensors, rounds)
    return {
        "case": case.name,
        "dtype": dtype,
        "qkv_seconds": seconds["qkv"],
        "torch_seconds": seconds["torch"],
        "ratio": seconds["torch"] / seconds["qkv"],
        "share_of_limit": None,
        "error": error,
        "torch_error": theirs,
    }


def _runs(case: Case, tensors: list[Tensor]) -> dict[str, Callable[..., Any]]:
    """The same call by name: f(q, k, v) -> out."""
    sdpa = torch._C._nn.scaled_dot_product_attention  # torch's own, also where qkv was put in its place
    mask: Tensor | None = None
    if case.window is not None:
        distance = torch.arange(case.queries)[:, None] - torch.arange(case.keys)[None, :]
        mask = (distance >= 0) & (distance < case.window)
    window = None if case.window is None else (case.window - 1, 0)
    options: Any = {
        "attn_mask": mask,
        "is_causal": mask is None and case.queries > 1,
        "enable_gqa": case.heads != case.kv_heads,
    }
    return {
        "qkv": lambda q, k, v: attention(q, k, v, causal=window is None, window=window),
        "torch": lambda q, k, v: sdpa(q, k, v, **options),
    }


def _errors(case: Case, tensors: list[Tensor]) -> tuple[float, float]:
    """Largest distance of qkv's and of torch's output from float64, over the first group of heads."""
    q, k, v = tensors
    part = [q[:, : case.heads // case.kv_heads], k[:, :1], v[:, :1]]
    runs = _runs(case, part)
    true = runs["torch"](*(x.double() for x in part))
    found = [float((runs[name](*part).double() - true).abs().max()) for name in ("qkv", "torch")]
    return found[0], found[1]


def _in_turns(case: Case, tensors: list[Tensor], rounds: int) -> dict[str, float]:
    runs = _runs(case, tensors)
    if case.both:
        tensors = [x.requires_grad_() for x in tensors]

    def once(name: str) -> float:
        begin = time.perf_counter()
        out = runs[name](*tensors)
        if case.both:
            torch.autograd.grad(out, tensors, out.detach())
        return time.perf_counter() - begin

    took: dict[str, list[float]] = {name: [] for name in runs}
    for n in range(rounds + 1):
        for name in runs:
            seconds = once(name)
            if n:  # the first round warms up
                took[name].append(seconds)
    return {name: statistics.median(values) for name, values in took.items()}


def _least(case: Case, dtype: str, limits: dict[str, float]) -> float:
    """The least time that this machine's limits allow: products and powers after one another, or memory, what is longer.

    Forward two products of 2 · D operations a pair and one power of 2; backward five products and a power more.
    """
    products, powers = (14, 2) if case.both else (4, 1)
    arithmetic = products * case.pairs * case.width / limits[dtype] + powers * case.pairs / limits["exp2"]
    read = 2 * case.kv_heads * case.keys * case.width * DTYPES[dtype].itemsize
    return max(arithmetic, read / limits["memory"])
