"""why(): one score of a head as a sum over pairs of writers, one at the query's place and one at the key's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from .anatomy import Anatomy, Linear, anatomy, frozen
from .writes import Writer, Writes, noting

if TYPE_CHECKING:
    from ..trace import Trace

CALL = "Trace.why"
_CLOSE = 2e-2  # of the score's largest term: rounding in half precision stays below it, another model does not


@dataclass(frozen=True, eq=False)
class Why:
    """A score before the softcap, by who wrote what the query and the key are made of.

    score: the trace's own. queries (n,), keys (m,): the writers on either side; terms (n, m), float64: what each pair adds.
    They sum to the score. "bias" without a layer stands for the constants: the norm's, and those of the head's own weights.
    """

    layer: int
    head: int
    query: int
    key: int
    score: float
    queries: tuple[Writer, ...]
    keys: tuple[Writer, ...]
    terms: Tensor = field(repr=False)
    tokens: tuple[str, str]

    def top(self, k: int = 10) -> list[tuple[Writer, Writer, float]]:
        """The k largest terms by their size, with the query's and the key's writer."""
        flat = self.terms.reshape(-1)
        order = flat.abs().argsort(descending=True, stable=True)[:k].tolist()
        m = len(self.keys)
        return [(self.queries[n // m], self.keys[n % m], float(flat[n])) for n in order]

    @property
    def of_queries(self) -> Tensor:
        """(n,): what each writer at the query's place adds, with all of the key."""
        return self.terms.sum(1)

    @property
    def of_keys(self) -> Tensor:
        """(m,): what each writer at the key's place adds, with all of the query."""
        return self.terms.sum(0)

    @property
    def data(self) -> dict[str, Any]:
        """As JSON takes it: every pair, the largest first."""
        pairs = [
            {"query": q._asdict(), "key": k._asdict(), "term": term} for q, k, term in self.top(self.terms.numel())
        ]
        facts = {name: getattr(self, name) for name in ("layer", "head", "query", "key", "score", "tokens")}
        return {**facts, "pairs": pairs}

    def __str__(self) -> str:
        asks, answers = self.tokens
        lines = [
            f"head {self.layer}.{self.head}: {asks!r} ({self.query}) asks {answers!r} ({self.key}), score {self.score:+.3f}"
        ]
        wide = max(len(str(q)) for q, _, _ in self.top())
        lines += [f"{term:>+9.3f}  {q!s:<{wide}} × {k}" for q, k, term in self.top()]
        rest = float(self.terms.sum()) - sum(term for *_, term in self.top())
        return "\n".join([*lines, f"{rest:>+9.3f}  the other {self.terms.numel() - len(self.top())} pairs"])


@torch.no_grad()
def why(trace: Trace, layer: int | str, head: int, query: int, key: int, model: Any) -> Why:
    """See `Trace.why`."""
    of, found = anatomy(CALL, model), trace._subject(layer)
    number = of.number(found.name)
    if number < 0:
        raise ValueError(
            f"{CALL}: this {type(model).__name__} has no attention {found.name}: it is not the trace's model."
        )
    row, col = found.rows(query)[0], found.columns(key)[0]
    query = int(found.numbered(torch.tensor([row]))[0]) if query < 0 else query
    key = col + found.first_key
    if head not in found.head_numbers:
        raise ValueError(f"{CALL}: there is no head {head} in layer {layer}; there are {found.head_numbers}.")
    if key > query:
        raise ValueError(f"{CALL}: the key {key} lies after the query {query}, which does not see it.")
    ids = trace.run.tokens[trace.run.main].ids
    if ids is None or trace.run.batch > 1:
        raise ValueError(f"{CALL}: needs the ids of one text. Of a batch choose one: trace.sequence(0).why(…).")
    with noting(of, (query, key)) as noted:
        model(input_ids=ids[:, : query + 1].to(model.device), use_cache=False)
    wrote = noted.writes()
    sides = of.queries_and_keys(of.blocks[number], head)
    parts = [_side(of, wrote, number, place, side) for place, side in enumerate(sides)]
    inner = found.head_numbers.index(head)
    scale = found.map.description.scale
    terms = parts[0][1] @ parts[1][1].mT * scale
    q, k = found.map.tensors[:2]
    score = float(q[0, inner, row].double() @ k[0, inner * k.shape[1] // q.shape[1], col].double()) * scale
    if not abs(float(terms.sum()) - score) <= _CLOSE * max(abs(score), float(terms.abs().max())):
        raise ValueError(
            f"{CALL}: run again, this {type(model).__name__} gives the score {float(terms.sum()):.4g} where the trace holds "
            f"{score:.4g}: it is not the trace's model, or more is done to its queries and keys than is known here."
        )
    table = trace.table.of(0)
    return Why(found.number, head, query, key, score, parts[0][0], parts[1][0], terms, (table[query], table[key]))


def _side(of: Anatomy, wrote: Writes, layer: int, place: int, linear: Linear) -> tuple[tuple[Writer, ...], Tensor]:
    """The writers at one place, and what of the head's query or key each of them makes, (n, D)."""
    before = wrote.before(layer)
    norm = frozen(CALL, of.blocks[layer].norm, wrote.stream[place, layer])
    made, writers = norm(wrote.vectors[place, before]) @ linear.weight.mT, [wrote.writers[n] for n in before]
    constants = [] if norm.constant is None else [norm.constant @ linear.weight.mT]
    constants += [] if linear.bias is None else [linear.bias]
    if constants:
        writers.append(Writer("bias"))
        made = torch.cat([made, torch.stack(constants).sum(0, keepdim=True)])
    return tuple(writers), of.turned(made, wrote.positions[place])
