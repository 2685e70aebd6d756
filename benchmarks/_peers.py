"""One call of attention in every library that is installed here, each with the operator and the layout that suit it best.

None of them is a dependency. Each function here makes one call ready and gives (run, read): `run()` is what is timed, and
`read(run())` is its output as a tensor (B, Hq, Lq, Dv). It raises where the library is missing or does not take the call.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from harness import in_turns, median, native_limit
from torch import Tensor

import qkv

Ready = tuple[Callable[[], Any], Callable[[Any], Tensor]]


@dataclass(frozen=True)
class Call:
    """query (B, Hq, Lq, D), key and value (B, Hkv, Lk, D).

    causal: the last query sees the last key; left: causal, and no further back than this; lengths: (B,) visible keys of each.
    """

    query: Tensor
    key: Tensor
    value: Tensor
    causal: bool = False
    left: int | None = None
    lengths: Tensor | None = None

    @property
    def group(self) -> int:
        """Query heads of a key head."""
        return self.query.shape[1] // self.key.shape[1]

    @property
    def square(self) -> bool:
        return self.query.shape[2] == self.key.shape[2]

    def mask(self) -> Tensor | None:
        """(B or 1, 1, Lq, Lk), true where a query sees a key; None where every one does."""
        keys = torch.arange(self.key.shape[2])
        if self.lengths is not None:
            return (keys < self.lengths[:, None])[:, None, None, :].expand(-1, 1, self.query.shape[2], -1)
        if self.left is None and (not self.causal or self.query.shape[2] == 1):
            return None
        distance = keys[-self.query.shape[2] :, None] - keys
        seen = distance >= 0 if self.left is None else (distance >= 0) & (distance <= self.left)
        return seen[None, None]

    def pairs(self) -> int:
        """Visible pairs of a query and a key, of all heads and sequences."""
        batch, heads, queries, _ = self.query.shape
        mask = self.mask()
        return (
            batch * heads * queries * self.key.shape[2]
            if mask is None
            else heads * int(mask.sum()) * batch // len(mask)
        )

    def first_heads(self) -> Call:
        """The first key head of the first sequence, and its query heads."""
        lengths = None if self.lengths is None else self.lengths[:1]
        key, value = self.key[:1, :1], self.value[:1, :1]
        return Call(self.query[:1, : self.group], key, value, self.causal, self.left, lengths)


def of_qkv(call: Call) -> Ready:
    options: dict[str, Any] = {"causal": call.causal}
    if call.left is not None:
        options = {"window": (call.left, 0)}
    if call.lengths is not None:
        options = {"mask": qkv.masks.lengths(call.lengths)}
    return lambda: qkv.attention(call.query, call.key, call.value, **options), lambda out: out


def of_torch(call: Call) -> Ready:
    options: dict[str, Any] = {"enable_gqa": call.group > 1}
    if call.causal and call.left is None and call.square:
        options["is_causal"] = True
    else:
        options["attn_mask"] = call.mask()
    sdpa = torch.nn.functional.scaled_dot_product_attention
    return lambda: sdpa(call.query, call.key, call.value, **options), lambda out: out


def of_flex(call: Call) -> Ready:
    """FlexAttention, compiled for this call; its block mask is made beforehand."""
    from torch.nn.attention.flex_attention import create_block_mask, flex_attention

    queries, keys, left, lengths = call.query.shape[2], call.key.shape[2], call.left, call.lengths

    def sees(b: Tensor, h: Tensor, i: Tensor, j: Tensor) -> Tensor:
        if lengths is not None:
            return j < lengths[b]
        distance = i + (keys - queries) - j
        return distance >= 0 if left is None else (distance >= 0) & (distance <= left)

    blocks = None
    if call.mask() is not None:
        batch = None if lengths is None else len(lengths)
        blocks = create_block_mask(sees, batch, None, queries, keys, device="cpu")
    torch._dynamo.reset()  # or the calls before count as recompilations
    compiled = torch.compile(flex_attention, dynamic=False)
    run = lambda: compiled(call.query, call.key, call.value, block_mask=blocks, enable_gqa=call.group > 1)  # noqa: E731
    run()
    return run, lambda out: out


def of_onnxruntime(call: Call) -> Ready:
    """What is causal by its own GroupQueryAttention, over a cache that is there already; the rest by ONNX's Attention."""
    import numpy as np
    import onnxruntime
    from onnx import TensorProto, helper

    if call.query.dtype != torch.float32:
        raise NotImplementedError("its attention takes float32 and float16")
    batch, heads, queries, width = call.query.shape
    kv_heads, keys = call.key.shape[1:3]
    inputs = {"q": call.query, "k": call.key, "v": call.value}
    outputs = ["out"]
    if call.causal or call.left is not None:
        operator, domain = "GroupQueryAttention", "com.microsoft"
        window = -1 if call.left is None else call.left + 1
        attributes = {"num_heads": heads, "kv_num_heads": kv_heads, "local_window_size": window}
        inputs = {n: x[:, :, -queries:].transpose(1, 2).flatten(2) for n, x in inputs.items()}
        inputs |= {"past_k": call.key, "past_v": call.value, "last": torch.full((batch,), keys - 1, dtype=torch.int32)}
        inputs["total"] = torch.tensor([keys], dtype=torch.int32)
        outputs += ["present_k", "present_v"]
    else:
        operator, domain, attributes = "Attention", "", {}
        if (mask := call.mask()) is not None:
            inputs["mask"] = mask
    arrays = {name: np.ascontiguousarray(x.numpy()) for name, x in inputs.items()}
    types = {"int32": TensorProto.INT32, "bool": TensorProto.BOOL, "float32": TensorProto.FLOAT}
    declared = [helper.make_tensor_value_info(n, types[str(x.dtype)], x.shape) for n, x in arrays.items()]
    produced = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    node = helper.make_node(operator, list(arrays), outputs, domain=domain, **attributes)
    graph = helper.make_graph([node], "attention", declared, produced)
    opsets = [helper.make_opsetid("", 23), helper.make_opsetid("com.microsoft", 1)]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    made = helper.make_model(graph, opset_imports=opsets, ir_version=10).SerializeToString()
    session = onnxruntime.InferenceSession(made, options, providers=["CPUExecutionProvider"])
    binding, values = session.io_binding(), {n: onnxruntime.OrtValue.ortvalue_from_numpy(x) for n, x in arrays.items()}
    for name, value in values.items():
        binding.bind_ortvalue_input(name, value)
    binding.bind_output("out")
    for name in outputs[1:]:  # the new keys and values are written into the cache itself
        binding.bind_ortvalue_output(name, values[name.replace("present", "past")])

    def run() -> Any:
        session.run_with_iobinding(binding)
        return binding.get_outputs()[0]

    def read(out: Any) -> Tensor:
        found = torch.from_numpy(out.numpy())
        return found if operator == "Attention" else found.unflatten(2, (heads, width)).transpose(1, 2)

    return run, read


def of_openvino(call: Call) -> Ready:
    """Its ScaledDotProductAttention, with its own copies of keys and values for each query head of a group.

    With few queries a group's heads are queries of one head instead: nothing is copied.
    """
    import numpy as np
    import openvino
    from openvino import opset13 as ops

    group, queries = call.group, call.query.shape[2]
    folded = group > 1 and not call.square
    query, mask = call.query, None if call.causal and call.square else call.mask()
    if folded:
        query = query.unflatten(1, (-1, group)).flatten(2, 3)
        mask = None if mask is None else mask.repeat(1, 1, group, 1)
    types = {torch.float32: (openvino.Type.f32, "f32"), torch.bfloat16: (openvino.Type.bf16, "bf16")}
    kind, precision = types[query.dtype]

    def repeated(x: Any, shape: Any) -> Any:
        batch, heads, length, width = shape
        copies = ops.broadcast(ops.unsqueeze(x, ops.constant(np.array(2))), [batch, heads, group, length, width])
        return ops.reshape(copies, [batch, heads * group, length, width], False)

    tensors = [x.contiguous() for x in (query, call.key, call.value)]
    parameters = [ops.parameter(list(x.shape), kind) for x in tensors]
    inputs = list(parameters)
    if group > 1 and not folded:
        inputs[1:] = [repeated(x, t.shape) for x, t in zip(parameters[1:], tensors[1:], strict=True)]
    if mask is not None:
        inputs.append(ops.constant(mask.numpy()))
    attend = ops.scaled_dot_product_attention(*inputs, causal=call.causal and call.square and call.left is None)
    settings = {
        "INFERENCE_PRECISION_HINT": precision,
        "INFERENCE_NUM_THREADS": torch.get_num_threads(),
        "NUM_STREAMS": 1,
    }
    compiled = openvino.Core().compile_model(openvino.Model([attend], parameters), "CPU", settings)
    request = compiled.create_infer_request()
    bits = torch.float32 if query.dtype == torch.float32 else torch.int16  # NumPy has no bfloat16
    arrays = [x.view(bits).numpy() for x in tensors]
    held = [openvino.Tensor(a, openvino.Shape(list(a.shape)), kind) for a in arrays]
    for n, x in enumerate(held):
        request.set_input_tensor(n, x)

    def run() -> Any:
        request.infer()
        return request.get_output_tensor(0), arrays  # its memory is that of these arrays

    def read(out: Any) -> Tensor:
        data = np.array(out[0].data)
        found = torch.from_numpy(data if bits == torch.float32 else data.view(np.int16)).view(query.dtype)
        return found.unflatten(2, (group, queries)).flatten(1, 2) if folded else found

    return run, read


def of_jax(call: Call) -> Ready:
    """jax.nn.dot_product_attention, compiled; (B, L, H, D). It takes every core, whatever torch's number of threads."""
    import jax

    options: dict[str, Any] = {}
    if call.lengths is not None:
        options["key_value_seq_lengths"] = jax.dlpack.from_dlpack(call.lengths.int())
    elif call.left is not None:
        options["local_window_size"] = (call.left, 0)
    elif call.causal and call.square:
        options["is_causal"] = True
    elif (mask := call.mask()) is not None:
        options["mask"] = jax.numpy.asarray(mask.numpy())
    tensors = [x.transpose(1, 2).contiguous() for x in (call.query, call.key, call.value)]
    arrays = [jax.dlpack.from_dlpack(x) for x in tensors]
    attend = jax.jit(lambda q, k, v: jax.nn.dot_product_attention(q, k, v, **options))
    return lambda: attend(*arrays).block_until_ready(), lambda out: torch.from_dlpack(out).transpose(1, 2)


PEERS = {"FlexAttention": of_flex, "ONNX Runtime": of_onnxruntime, "OpenVINO": of_openvino, "JAX": of_jax}


def ways(call: Call, peers: list[str]) -> tuple[dict[str, Ready], dict[str, float], dict[str, str]]:
    """(what runs, its largest distance from float64 over one key head, why a peer is left out), each by name.

    qkv and torch are always there. A peer is left out that is not installed, does not take the call, or is further from float64
    than its dtype accounts for. AssertionError where qkv is: more than twice as far as torch, and rounding.
    """
    one = call.first_heads()
    true = of_torch(Call(one.query.double(), one.key.double(), one.value.double(), one.causal, one.left, one.lengths))[
        0
    ]()
    rounding = 1e-6 + torch.finfo(call.query.dtype).eps * float(true.abs().max())

    def error(way: Ready) -> float:
        run, read = way
        return float((read(run())[:1, : call.group].double() - true).abs().max())

    ready = {"qkv": of_qkv(call), "torch": of_torch(call)}
    errors = {name: error(way) for name, way in ready.items()}
    assert errors["qkv"] <= 2 * errors["torch"] + rounding, errors
    left_out: dict[str, str] = {}
    for name in peers:
        try:
            way = PEERS[name](call)
            off = error(way)
        except Exception as failed:
            left_out[name] = f"{type(failed).__name__}: {(str(failed).splitlines() or [''])[0]}"
            continue
        if off > 4 * (errors["torch"] + rounding):
            left_out[name] = f"its output is {off:.2g} from float64, torch's {errors['torch']:.2g}"
        else:
            ready[name], errors[name] = way, off
    return ready, errors, left_out


def beside(call: Call, peers: list[str], rounds: int, limit: str = "") -> dict[str, Any]:
    """What a benchmark reports: times in turns, medians, how many times as long as qkv each takes, errors, who is left out.

    A limit of the processor that drifts, as its memory's does, is measured in the same turns; the median is reported.
    """
    ready, errors, left_out = ways(call, peers)
    rates: list[float] = []
    runs: dict[str, Callable[[], Any]] = {name: run for name, (run, _) in ready.items()}
    if limit:
        runs[limit] = lambda: rates.append(native_limit(limit))
    times = in_turns(runs, rounds, patience=2.0)
    times.pop(limit, None)
    mid = median(times)
    ratio = {name: taken / mid["qkv"] for name, taken in mid.items() if name != "qkv"}
    found = {"seconds": times, "median_seconds": mid, "ratio": ratio, "errors": errors, "left_out": left_out}
    return found | ({limit: statistics.median(rates)} if limit else {})


def told(found: dict[str, Any]) -> str:
    """In a line: how many times as long the others take."""
    return "times as long: " + ", ".join(f"{name} {ratio:.2f}" for name, ratio in found["ratio"].items())


def why_left_out(results: list[dict[str, Any]]) -> list[str]:
    """A line for each peer and reason, with the number of calls."""
    reasons = Counter(f"{name}: {why}" for r in results for name, why in r["left_out"].items())
    return [f"  left out of {count} of {len(results)}: {reason}" for reason, count in reasons.items()]


def mean_of_torch(results: list[dict[str, Any]]) -> str:
    ratios = [r["ratio"]["torch"] for r in results]
    return (
        f"torch takes {statistics.geometric_mean(ratios):.2f} times as long in the geometric mean"
        if ratios
        else "nothing ran"
    )
