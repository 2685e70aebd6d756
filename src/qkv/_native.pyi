"""qkv's native code (native/). Absent where no compiler was there at install: import it inside try."""

from collections.abc import Sequence

def build_info() -> dict[str, str]:
    """How this module was compiled: "compiler" (name and version), "flags", "architecture"."""

def isa() -> list[str]:
    """Instruction sets of this CPU, "scalar" first, each including those before it."""

def kernels() -> str:
    """The instruction set whose kernels run."""

def choose_kernels(name: str) -> bool:
    """Take the kernels of this instruction set from now on; False where this machine lacks it."""

def thread_source() -> str:
    """Where threads come from: "libgomp" (torch's) or "own pool"."""

def use_own_pool(only: bool) -> None:
    """Whether to leave torch's threads alone: for tests."""

def forward(plan: Plan, q: int, k: int, v: int, out: int, state: int, threads: int) -> None:
    """Attention as `plan` tells; tensors are addresses, 0 for no state."""

def again(plan: Plan, q: int, k: int, v: int, out: int, threads: int, seen: int, lengths: int, positions: int) -> None:
    """`forward` without a state, with these tensors of the mask: flags of the keys, lengths and positions of row 0."""

def backward(
    plan: Plan, q: int, k: int, v: int, dout: int, dout_strides: Sequence[int], row_state: int, terms: int, dq: int, dk: int,
    dv: int, chunk: int, threads: int, added: Sequence[Sequence[int]] = (), by_distance: int = 0, all_batches: bool = False,
    all_heads: bool = False, denergy: int = 0, out: int = 0, type: int = 0, shares: int = 0, finished: int = 0,
) -> None:  # fmt: skip
    """Gradients: dk and dv whole, dq (chunks, B, Hq, Lq, D) and denergy (items, D) in shares, all float and contiguous; with
    `finished` dq is whole as well, and all three are of `type`."""

def look(plan: Plan, question: Question, q: int, k: int, row_state: int, threads: int) -> None:
    """What is asked of the weights that q, k and the row states determine."""

def watch(plan: Plan, question: Question, q: int, k: int, v: int, out: int, state: int, threads: int) -> None:
    """`forward`, with what is asked answered on the way."""

def joins() -> bool:
    """Whether the kernels that run add up shares of dq, and sum what rows take from their gradients."""

def watches() -> bool:
    """Whether the kernels that run have `watch`."""

def limit(what: str, threads: int) -> float:
    """What the kernels' instructions reach a second: "float32", "bfloat16" (FLOP), "exp2" (elements), "memory" (bytes)."""

def pack_bits(values: int, rows: int, row: int, keys: int, key: int, words: int) -> None:
    """Bit r of words[m] = values[r · row + m · key], for at most 64 rows."""

class Plan:
    """An attention without its tensors: sizes, strides, details. Addresses in it are the caller's to keep alive."""

    def __init__(
        self, type: int, out_type: int, batch: int, heads: int, kv_heads: int, queries: int, keys: int, width: int,
        value_width: int, scale: float,
    ) -> None: ...  # fmt: skip
    def strides(self, name: str, batch: int, head: int, row: int) -> None: ...
    def bounds(self, first: int, last: int, prefix: int, length: int) -> None: ...
    def bounds_of_batch(self, address: int) -> None: ...
    def rows(self, address: int, batch: int) -> None: ...
    def seen(self, address: int, batch: int) -> None: ...
    def runs(self, runs: int, starts: int, group_of_batch: int, bits: int, bits_batch: int, bits_head: int) -> None: ...
    def add(self, address: int, type: int, batch: int, head: int, row: int, key: int) -> None: ...
    def slopes(self, address: int, offset: int, offset_of_batch: int) -> None: ...
    def by_distance(self, address: int, batch: int, head: int) -> None: ...
    def dropout(self, seed: int, threshold: int, factor: float) -> None: ...
    def softcap(self, cap: float) -> None: ...
    def sinks(self, address: int) -> None: ...
    def off_by_one(self) -> None: ...
    def energy(self, address: int) -> None: ...
    def normalizer(self, kind: int, parameter: float) -> None: ...

class Question:
    """What is asked of the weights. Results are addresses, in the shapes of native/look.h, the caller's to keep alive."""

    def __init__(self, chunks: int) -> None: ...
    def wanted(self, rows: int) -> None: ...
    def top(self, count: int, weights: int, keys: int) -> None: ...
    def entropy(self, to: int) -> None: ...
    def reach(self, total: int, visible: int, far: int, position: int) -> None: ...
    def received(self, sums: int, eligible: int) -> None: ...
    def row_factor(self, x: int, head: int) -> None: ...
    def key_factor(self, x: int) -> None: ...
    def picture(self, rows: int, cols: int, largest: bool, slots: int, shares: int) -> None: ...
    def part(self, ends: Sequence[int], to: int) -> None: ...
    def hang(self, plan: Plan, to: int, threads: int) -> None: ...
