"""AttentionMap: the Lq × Lk matrix of weights that is never stored.

Queries, keys and the row state determine any weight exactly: w_ij = weigh(s_ij, r_i). Any part, top-k, entropy, column sum
or picture is computed when somebody asks, tile by tile, in O(L) memory.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from ._asking import exactly
from ._call import Call
from ._contributions import Contributions
from ._detail import Tile, grouped_mix
from ._indexing import Check, Look, Selection, asked, count, select, word, wrapped
from .dropout import multiplier
from .engines import choose, looking
from .normalizers import Softmax
from .plan import Description, compute_dtype, size_of

_BUDGET = 2**30


class AttentionMap:
    """The weights of one attention, (B, Hq, Lq, Lk), computed where they are asked for. They are those before dropout.

        map[b, h, rows, cols]    exact weights; integers drop axes, slices and index tensors are orthogonal
        map.scores[…]            the same before normalizing; hidden pairs are −∞

    Weights and measures are detached; only `lse` carries gradients. They are float32 (float64 for float64 inputs). A map
    raises RuntimeError once its query, key or value was changed in place.
    """

    def __init__(
        self,
        description: Description,
        q: Tensor,
        k: Tensor,
        v: Tensor | None,
        *,
        state: Tensor | None = None,
        row_state: Tensor | None = None,
        out: Tensor | None = None,
        watched: tuple[Tensor, ...] = (),
        measured: dict[Any, Any] | None = None,
    ):
        self._d = description.changed(dropout_p=0.0)
        self._dropout = (description.dropout_p, description.seed)
        self._q, self._k = q.detach(), k.detach()
        self._v = None if v is None else v.detach()
        self._state, self._given_row_state = state, row_state
        self._out = None if out is None else out.detach()
        known = () if torch.compiler.is_compiling() else watched  # a traced tensor has no version yet
        self._watched = tuple((t, t._version) for t in known if not t.is_inference())
        self._remembered: dict[Any, Any] = dict(measured or {})  # {(word of `look`, value): result}, and the state
        self.overwritten = (
            False  # whether key and value stand in a buffer that the next step overwrites; for the package itself
        )

    @staticmethod
    def from_tensors(
        query: Any, key: Any, value: Any = None, row_state: Any = None, *, output: Any = None, **details: Any
    ) -> AttentionMap:
        """A map of an attention that ran elsewhere (vLLM, nnsight, TransformerLens …).

        query (B, Hq, Lq, D), key (B, Hkv, Lk, D), value (B, Hkv, Lk, Dv) or None, as they entered the score (after rotation);
        row_state (B, Hq, Lq): computed when missing; output (B, Hq, Lq, Dv): what came out there, for `check`; **details:
        attention's own options. ValueError where shapes do not fit.
        """
        q = torch.as_tensor(query) if not isinstance(query, Tensor) else query
        absent = value is None
        call = Call(query, key, torch.as_tensor(key).detach() if absent else value, **details)
        q, k = call.score.project(call.q, call.k)
        wanted = tuple(q.shape[:3])
        given = {"row_state": (row_state, wanted), "output": (output, None if absent else (*wanted, call.v.shape[-1]))}
        held = {}
        for name, (x, shape) in given.items():
            held[name] = None if x is None else torch.as_tensor(x)
            lead = (1,) * (4 - call.inputs.rank)
            if x is not None and (shape is None or (*lead, *held[name].shape) != shape):  # type: ignore[union-attr]
                raise ValueError(
                    f"AttentionMap.from_tensors: {name} is {tuple(held[name].shape)}; expected {shape or 'a value as well'}."  # type: ignore[union-attr]
                )
            held[name] = None if x is None else held[name].reshape(shape)  # type: ignore[union-attr, arg-type]
        return AttentionMap(
            call.description, q, k, None if absent else call.v, row_state=held["row_state"], out=held["output"],
            watched=(call.q, call.k) if absent else (call.q, call.k, call.v),
        )  # fmt: skip

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """(B, Hq, Lq, Lk)."""
        return size_of(self._q, self._k)

    @property
    def tensors(self) -> tuple[Tensor, Tensor, Tensor | None, Tensor | None]:
        """(query, key, value, row state as an engine keeps it), detached; for the package itself. None: not there.

        query and key are as the score's core gets them. A row state that was given with sinks in it counts as not there.
        """
        state = self._state if self._state is not None else self._remembered.get("state")
        if state is None and self._given_row_state is not None:
            normalize = self._d.normalize
            plain = not isinstance(normalize, Softmax) or (normalize.sinks is None and not normalize.off_by_one)
            state = normalize.pair(self._given_row_state) if plain else None
        return self._q, self._k, self._v, None if state is None else state.detach()

    @property
    def description(self) -> Description:
        """What decides the weights but the tensors; for the package itself. Without dropout: weights are those before it."""
        return self._d

    @property
    def output(self) -> Tensor | None:
        """What the attention gave, (B, Hq, Lq, Dv), where it was kept; for the package itself."""
        return self._out

    def dropped(self, w: Tensor, tile: Tile) -> Tensor:
        """A tile's weights after the dropout that the output was made with; for the package itself."""
        p, seed = self._dropout
        return w * multiplier(p, seed, tile, w.dtype) if p else w

    def __repr__(self) -> str:
        b, h, lq, lk = self.shape
        return f"AttentionMap(batch {b}, heads {h}, queries {lq}, keys {lk}, {self._d.normalize.name})"

    # -- the state of the rows ---------------------------------------------------------------------------------------

    @property
    def _dtype(self) -> torch.dtype:
        return compute_dtype(self._q.dtype)

    def _untouched(self) -> None:
        for tensor, version in self._watched:
            if tensor._version != version:
                raise RuntimeError(
                    "AttentionMap: a query, key or value was changed in place after this map was made, so its weights are "
                    "no longer those of the forward. Pass clones to attention_with_map, or ask the map before the change."
                )

    @exactly
    def _computed_state(self) -> Tensor | None:
        if "state" not in self._remembered:
            empty = self._k.new_zeros(*self._k.shape[:3], 1)
            name = choose.choose("auto", self._d, self.shape, self._q.shape[-1], 1, self._q)
            self._remembered["state"] = choose.module(name).forward(self._d, self._q, self._k, empty)[1]
        return self._remembered["state"]

    @property
    def row_state(self) -> Tensor | None:
        """(B, Hq, Lq): what w = weigh(s, r) needs, in float32 (float64 for float64 inputs).

        The log-sum-exp for softmax (with sinks: logaddexp(lse, sink)), the threshold τ for Entmax and Sparsemax, the sum for
        Proportional, the winning index for Hard, None for Sigmoid and Identity. A row that sees nothing: −∞ (the sink where
        there is one), +∞, 0, −1.
        """
        self._untouched()
        r = self._exact_row_state()
        return None if r is None else self._d.normalize.flat(r)

    def _exact_row_state(self) -> Tensor | None:
        """As an engine keeps it: for a softmax a pair, so that large scores lose nothing."""
        if self._given_row_state is not None:
            return self._d.normalize.pair(self._given_row_state.detach())
        state = self._state if self._state is not None else self._computed_state()
        return None if state is None else self._d.normalize.row_state(state.detach())

    @property
    def lse(self) -> Tensor:
        """(B, Hq, Lq) log-sum-exp in nats over the visible keys, without the sink, so that it merges; carries gradients.

        ValueError for a normalizer other than Softmax.
        """
        if not isinstance(self._d.normalize, Softmax):
            raise ValueError(
                f"AttentionMap.lse: a log-sum-exp belongs to a softmax; this map is a {self._d.normalize.name}."
            )
        self._untouched()
        if self._state is not None:
            return self._d.normalize.flat(self._state)
        plain = self._d.normalize.sinks is None and not self._d.normalize.off_by_one
        if plain and self._given_row_state is not None:
            return self._given_row_state
        return self._d.normalize.flat(self._computed_state())

    # -- parts ---------------------------------------------------------------------------------------------------------

    def __getitem__(self, index: Any) -> Tensor:
        return self._weights_of(select(index, self.shape, "AttentionMap"))

    @property
    def scores(self) -> _Scores:
        """The scores (scaled, softcapped, with bias; hidden: −∞), indexed like the map."""
        return _Scores(self)

    @exactly
    def _weights_of(self, chosen: Selection) -> Tensor:
        self._untouched()
        found = looking.weights(self._d, self._q, self._k, self._exact_row_state(), chosen.parts)
        return self._part(chosen, self._weights) if found is None else chosen.drop(found)

    @exactly
    def _part(self, chosen: Selection, compute: Any) -> Tensor:
        """`compute(tile)` over the chosen part, some rows at a time; axes given as integers are dropped."""
        self._untouched()
        out = [compute(tile) for tile in self._tiles(chosen)]
        whole = torch.cat(out, 2) if out else torch.zeros(chosen.shape, dtype=self._dtype, device=self._q.device)
        return chosen.drop(whole)

    def _tiles(self, chosen: Selection) -> list[Tile]:
        batch, heads, rows, cols = chosen.shape
        step = max(1, 2**22 // max(1, batch * heads * cols * self._d.score.cells(self._q.shape[-1])))
        b, h, _, c = chosen.parts
        parts = [(b, h, chosen.rows(n, min(n + step, rows)), c) for n in range(0, rows, step)]
        return [self._d.tile(self.shape, self._q.device, *part) for part in parts]

    def _scores_of(self, tile: Tile) -> Tensor:
        group = self._q.shape[1] // self._k.shape[1]
        q = self._gather(self._q, tile.b, tile.h, tile.rows)
        h = tile.h_idx.view(-1) // group
        k = self._gather(self._k, tile.b, h, tile.cols)
        visible = None if self._d.mask is None else self._d.mask.visible(tile)
        return self._d.scores(q, k, tile, visible)[0]

    def _weights(self, tile: Tile) -> Tensor:
        r = self._exact_row_state()
        r = None if r is None else self._gather(r, tile.b, tile.h, tile.rows, wide=False)
        return self._d.normalize.weigh(self._scores_of(tile), r, tile)

    def _gather(self, x: Tensor, b: Any, h: Any, positions: Any, wide: bool = True) -> Tensor:
        for dim, part in enumerate((b, h, positions)):
            x = (
                x.narrow(dim, part.start, part.stop - part.start)
                if isinstance(part, slice)
                else x.index_select(dim, part)
            )
        return x.to(self._dtype) if wide else x

    # -- measures ------------------------------------------------------------------------------------------------------

    @exactly
    def look(
        self, top: int = 0, entropy: bool = False, received: bool | str = False, pool: tuple[Any, ...] | None = None
    ) -> Look:
        """Several measures in one pass over the matrix, remembered.

        top: how many of the largest weights of each row; entropy: of each row, in nats; received: column sums, or
        "per_eligible": their mean over the rows that could see the key; pool: (rows, cols) or (rows, cols, "max").
        ValueError for sizes below 1 or unknown words.
        """
        words = asked(top, entropy, received, pool)
        self._untouched()
        wanted = [item for item in words.items() if item not in self._remembered]
        if wanted:
            measures = [looking.measure_of(*item, self.shape, self._q, self._dtype) for item in wanted]
            results = looking.run(self._d, self._q, self._k, self._exact_row_state(), measures)
            self._remembered.update(zip(wanted, results, strict=True))
        found = {item[0]: self._remembered[item] for item in words.items()}
        weights, indices = found.get("top") or (None, None)
        return Look(weights, indices, found.get("entropy"), found.get("received"), found.get("pool"))

    def top(self, k: int) -> tuple[Tensor, Tensor]:
        """(weights, key indices) of the k largest in each row, (B, Hq, Lq, k) each.

        Sorted; ties go to the lowest index; where fewer than k keys are visible: weight 0, index −1.
        """
        found = self.look(top=count("k", k, 1))
        return found.top_weights, found.top_indices

    def entropy(self) -> Tensor:
        """(B, Hq, Lq): entropy of w / Σw in nats; 0 for a row that sees nothing. ValueError for signed weights."""
        return self.look(entropy=True).entropy

    def received(self, per_eligible: bool = False) -> Tensor:
        """(B, Hq, Lk): what each key received, Σ_i w_ij; per_eligible: its mean over the rows that could see the key."""
        return self.look(received="per_eligible" if per_eligible else True).received

    def pool(self, rows: int, cols: int, reduce: str = "mean") -> Tensor:
        """(B, Hq, rows, cols): a small picture, "mean" or "max" of each bin.

        Row i falls into bin ⌊i · rows / Lq⌋, columns likewise; hidden cells count as 0, and so do bins without a cell.
        """
        return self.look(pool=(rows, cols, reduce)).picture

    def contributions(
        self, output_weight: Tensor | None = None, direction: Tensor | None = None, heads: str = "each"
    ) -> Contributions:
        """What was handed over, not only the share: ‖w_ij v_j W_O‖, a virtual matrix that is indexed like the map.

        output_weight (width, Hq · Dv), as in nn.Linear; None: the heads side by side. direction (width,): the signed
        (w_ij v_j W_O) · direction instead. heads: "each", or "sum" (summed as vectors first; the head axis has size 1).
        ValueError where sizes do not fit, or for a map without values. Source: Kobayashi et al. 2020.
        """
        self._needs_values("contributions")
        return Contributions(self, output_weight, direction, word("heads", heads, ("each", "sum")))

    def _needs_values(self, what: str) -> Tensor:
        if self._v is None:
            raise ValueError(
                f"AttentionMap.{what}: this map has no values. Give them to AttentionMap.from_tensors(query, key, value)."
            )
        return self._v

    @exactly
    def without(self, edges: Any) -> Tensor:
        """(B, Hq, Lq, Dv): the output had these edges not been there; their rows are computed again, exactly.

        edges: (n, 4) whole numbers: batch, head, query, key. ValueError for another shape; IndexError outside the matrix.
        """
        v, chosen = self._needs_values("without"), torch.as_tensor(edges, device=self._q.device)
        if chosen.dim() != 2 or chosen.shape[1] != 4 or chosen.is_floating_point():
            raise ValueError(
                f"AttentionMap.without: got edges {tuple(chosen.shape)} of {chosen.dtype}; expected whole numbers (n, 4): "
                "batch, head, query, key."
            )
        chosen = torch.stack([wrapped(chosen[:, n], size) for n, size in enumerate(self.shape)], 1)
        out = self._mixed()[0].to(v.dtype) if self._out is None else self._out.clone()
        for b, h in torch.unique(chosen[:, :2], dim=0).tolist():
            mine = chosen[(chosen[:, 0] == b) & (chosen[:, 1] == h), 2:]
            rows, inverse = torch.unique(mine[:, 0], return_inverse=True)
            tile = self._d.tile(
                self.shape, self._q.device, slice(b, b + 1), slice(h, h + 1), rows, slice(0, self.shape[3])
            )
            s = self._scores_of(tile)
            s[0, 0, inverse, mine[:, 1]] = float("-inf")
            out[b, h, rows] = self._mix_rows(s, v[b, h * v.shape[1] // self.shape[1]], tile, h).to(out.dtype)
        return out

    def _mix_rows(self, s: Tensor, v: Tensor, tile: Tile, h: int) -> Tensor:
        """Output rows (n, Dv) of head h from scores (1, 1, n, Lk) and values (Lk, Dv), normalizing whole rows."""
        w, _ = self._d.normalize.of_head(h).whole(s)
        if self._dropout[0]:
            w = w * multiplier(*self._dropout, tile, w.dtype)
        return grouped_mix(w, v.to(s.dtype)[None, None])[0, 0]

    def dense(self, max_bytes: int = _BUDGET) -> Tensor:
        """The whole matrix, (B, Hq, Lq, Lk). ValueError past `max_bytes` (default 1 GiB), with the size and the way round."""
        b, h, lq, lk = self.shape
        need = b * h * lq * lk * torch.finfo(self._dtype).bits // 8
        if need > max_bytes:
            raise ValueError(
                f"AttentionMap.dense: {b} × {h} × {lq} × {lk} weights take {need / 2**30:.2f} GiB, more than the budget of "
                f"{max_bytes / 2**30:.2f} GiB. Ask for a part (map[b, h, rows, cols]), a picture (map.pool(256, 256)) or "
                "map.top(8), or raise max_bytes."
            )
        return self[:, :, :, :]

    def _mixed(self) -> tuple[Tensor, Tensor]:
        """(output, sums of the weights) rebuilt from the map's own weights."""
        v = self._needs_values("check")
        mix = looking.Mix(self.shape, v, self._dtype, self._dropout)
        return looking.run(self._d, self._q, self._k, self._exact_row_state(), [mix])[0]

    @exactly
    def check(self) -> Check:
        """How far Σw is from what it must be, and the output rebuilt from the map's weights from the one that was given."""
        self._untouched()
        if self._v is None:
            stand_in = AttentionMap(self._d, self._q, self._k, self._k[..., :1], row_state=self._exact_row_state())
            total = stand_in._mixed()[1]
            out = None
        else:
            out, total = self._mixed()
        promised = self._d.normalize.total(self._state if self._state is not None else self._computed_state())
        weight_sum = None if promised is None else _largest(total - promised)
        output = None if self._out is None or out is None else _largest(out - self._out.to(out.dtype))
        return Check(weight_sum, output)


class _Scores:
    """The scores of a map, indexed like it."""

    def __init__(self, of: AttentionMap):
        self._map = of

    def __getitem__(self, index: Any) -> Tensor:
        of = self._map
        return of._part(select(index, of.shape, "AttentionMap.scores"), of._scores_of)


def _largest(error: Tensor) -> float:
    return float(error.abs().max()) if error.numel() else 0.0
