"""The parts of a decoder that write into its residual stream, found by their names: Llama's way, and GPT-2's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor


@dataclass(frozen=True, eq=False)
class Block:
    """One layer: the norm before its attention, the attention, the projection that takes its heads side by side, the MLP."""

    attention: Any
    projection: Any
    mlp: Any
    norm: Any

    @property
    def output(self) -> tuple[Tensor, Tensor | None]:
        """The output projection's weight as nn.Linear has it, (width, Hq · Dv), and its bias."""
        return _linear(self.projection)


@dataclass(frozen=True, eq=False)
class Anatomy:
    """A decoder as a sum: embeddings (name, module), blocks, the final norm, the unembedding."""

    model: Any
    embeddings: tuple[tuple[str, Any], ...]
    blocks: tuple[Block, ...]
    norm: Any
    unembedding: Any

    def number(self, name: str) -> int:
        """Which block has the attention module `name`; −1: none."""
        named = {id(m): n for n, m in self.model.named_modules()}
        return next((n for n, block in enumerate(self.blocks) if named[id(block.attention)] == name), -1)

    def queries_and_keys(self, block: Block, head: int) -> tuple[Linear, Linear]:
        """What makes the queries of a head, and the keys that it reads, from the normed stream."""
        attention, config = block.attention, self.model.config
        heads = config.num_attention_heads
        if hasattr(attention, "c_attn"):
            weight, bias = _linear(attention.c_attn)
            width = weight.shape[0] // 3
            parts = (slice(0, width), slice(width, 2 * width))
            made = [Linear(weight[part], None if bias is None else bias[part]) for part in parts]
            return made[0].head(head, heads), made[1].head(head, heads)
        key_heads = config.num_key_value_heads
        query, key = (Linear(*_linear(p)) for p in (attention.q_proj, attention.k_proj))
        return query.head(head, heads), key.head(head // (heads // key_heads), key_heads)

    def turned(self, x: Tensor, position: int) -> Tensor:
        """x (…, D) rotated as the model rotates queries and keys at a position; as it is where it has learned positions."""
        rotary = getattr(self.model.model, "rotary_emb", None) if hasattr(self.model, "model") else None
        if rotary is None:
            return x
        places = torch.tensor([[position]], device=self.model.device)
        cos, sin = (t[0, 0].to(x) for t in rotary(torch.zeros(1, 1, 1, device=self.model.device), places))
        first, second = x.chunk(2, -1)
        return x * cos + torch.cat([-second, first], -1) * sin


@dataclass(frozen=True)
class Linear:
    """x @ weightᵀ + bias."""

    weight: Tensor
    bias: Tensor | None

    def head(self, n: int, heads: int) -> Linear:
        """The part of one head."""
        part = slice(n * (size := self.weight.shape[0] // heads), (n + 1) * size)
        return Linear(self.weight[part], None if self.bias is None else self.bias[part])


def exact(x: Tensor) -> Tensor:
    """In float64, on the CPU."""
    return x.detach().to("cpu", torch.float64)


def _linear(module: Any) -> tuple[Tensor, Tensor | None]:
    """Weight as nn.Linear has it, and bias, exact; transformers' Conv1D has its weight transposed."""
    weight = module.weight.mT if type(module).__name__ == "Conv1D" else module.weight
    bias = getattr(module, "bias", None)
    return exact(weight), None if bias is None else exact(bias)


def anatomy(call: str, model: Any) -> Anatomy:
    """ValueError for a model that is built in another way. That the parts add up is checked with the numbers of a run."""
    found = _llama(model) or _gpt2(model)
    if found is None:
        raise ValueError(
            f"{call}: it is not known what {type(model).__name__} writes into its residual stream. Known are decoders built "
            "like Llama (Mistral, Qwen2, SmolLM2 …: LlamaForCausalLM) and GPT-2 (GPT2LMHeadModel)."
        )
    return found


def _llama(model: Any) -> Anatomy | None:
    stack: Any = getattr(model, "model", None)
    if not all(hasattr(stack, name) for name in ("embed_tokens", "layers", "norm", "rotary_emb")):
        return None
    layers, norms = list(stack.layers), {"input_layernorm", "post_attention_layernorm"}
    for layer in layers:
        names = {name for name, _ in layer.named_children()}
        inner = {name for name, _ in getattr(layer, "self_attn", torch.nn.Module()).named_children()}
        if names != {"self_attn", "mlp"} | norms or inner != {"q_proj", "k_proj", "v_proj", "o_proj"}:
            return None
    blocks = tuple(Block(la.self_attn, la.self_attn.o_proj, la.mlp, la.input_layernorm) for la in layers)
    return Anatomy(model, (("embedding", stack.embed_tokens),), blocks, stack.norm, model.get_output_embeddings())


def _gpt2(model: Any) -> Anatomy | None:
    stack: Any = getattr(model, "transformer", None)
    if not all(hasattr(stack, name) for name in ("wte", "wpe", "h", "ln_f")):
        return None
    if not all(hasattr(la, "ln_1") and hasattr(getattr(la, "attn", None), "c_attn") for la in stack.h):
        return None
    blocks = tuple(Block(la.attn, la.attn.c_proj, la.mlp, la.ln_1) for la in stack.h)
    places = (("embedding", stack.wte), ("position", stack.wpe))
    return Anatomy(model, places, blocks, stack.ln_f, model.get_output_embeddings())


@dataclass(frozen=True, eq=False)
class Frozen:
    """A norm with its scale held fixed, at one place: a linear map of what was written there, and a constant."""

    gain: Tensor
    centred: bool
    constant: Tensor | None

    def __call__(self, x: Tensor) -> Tensor:
        """x (…, width) -> (…, width), without the constant."""
        return (x - x.mean(-1, keepdim=True) if self.centred else x) * self.gain

    def back(self, direction: Tensor) -> Tensor:
        """A direction (width,) behind the norm as one before it: back(d) · x = d · self(x)."""
        d = direction * self.gain
        return d - d.mean() if self.centred else d


def frozen(call: str, norm: Any, x: Tensor) -> Frozen:
    """The norm as it scaled x (width,), in float64. ValueError for one that is neither a LayerNorm nor an RMSNorm."""
    epsilon = getattr(norm, "eps", getattr(norm, "variance_epsilon", None))
    centred = isinstance(norm, torch.nn.LayerNorm)
    if (
        epsilon is None
        or getattr(norm, "weight", None) is None
        or (not centred and "RMSNorm" not in type(norm).__name__)
    ):
        raise ValueError(
            f"{call}: the scale of a {type(norm).__name__} cannot be held fixed; known are LayerNorm and RMSNorm."
        )
    spread = (x - x.mean() if centred else x).square().mean()
    bias = getattr(norm, "bias", None)
    gain = exact(norm.weight) * (spread + epsilon).rsqrt()
    return Frozen(gain, centred, None if bias is None else exact(bias))
