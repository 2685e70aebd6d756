"""Head importance against finite differences of a gate: the columns of an output projection, scaled."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import tiny_models
import torch
from torch import Tensor
from torch.testing import assert_close

import qkv
from qkv.trace.questions.importance import head_importance

STEP = 0.03
NEAR = {
    "rtol": 2e-3,
    "atol": 1e-5,
    "check_dtype": False,
}  # Hugging Face's RMSNorm rounds to float32 even in a float64 model
# name: (where the output projections are, how a weight's columns are its rows)
PROJECTIONS = {
    "llama": ("self_attn.o_proj", False),
    "gpt2": ("attn.c_proj", True),
    "gemma2": ("self_attn.o_proj", False),
    "qwen3": ("self_attn.o_proj", False),
    "bert": ("attention.output.dense", False),
}


def projections(model: torch.nn.Module, name: str) -> list[torch.nn.Module]:
    return [m for n, m in model.named_modules() if n.endswith(PROJECTIONS[name][0])]


def slope(of: Callable[[float], Tensor]) -> Tensor:
    """The mean over sequences of |d of/dξ| at ξ = 1, by central differences and Richardson's rule: the error is O(STEP⁴)."""
    wide, narrow = ((of(1 + step) - of(1 - step)) / (2 * step) for step in (STEP, STEP / 2))
    return ((4 * narrow - wide) / 3).reshape(-1).abs().mean()


def by_differences(model: Any, name: str, batch: Mapping[str, Any], loss: Any) -> Tensor:
    """(layers, H): how the loss changes where each head's columns of W_O are scaled."""
    heads, found = model.config.num_attention_heads, []
    for projection in projections(model, name):
        for h in range(heads):

            def scaled(factor: float, projection: Any = projection, h: int = h) -> Tensor:
                kept = projection.weight.clone()
                columns = projection.weight if PROJECTIONS[name][1] else projection.weight.T
                columns.unflatten(0, (heads, -1))[h] *= factor
                found = loss(model(**batch), batch)
                projection.weight.copy_(kept)
                return found

            with torch.no_grad():
                found.append(slope(scaled))
    return torch.stack(found).view(-1, heads)


def next_tokens(output: Any, batch: Mapping[str, Any]) -> Tensor:
    """Each sequence by itself, one token at a time."""
    losses = []
    for b, ids in enumerate(batch["input_ids"].tolist()):
        there = batch["attention_mask"][b].tolist() if "attention_mask" in batch else [1] * len(ids)
        terms = [
            -output.logits[b, i].log_softmax(-1)[ids[i + 1]] for i in range(len(ids) - 1) if there[i] and there[i + 1]
        ]
        losses.append(torch.stack(terms).mean())
    return torch.stack(losses)


@pytest.mark.parametrize("implementation", ["eager", "sdpa", "qkv"])
@pytest.mark.parametrize("name", ["llama", "gpt2"])
def test_importance_is_the_derivative_by_a_gate(name: str, implementation: str) -> None:
    """The default loss of a model that writes, with padding; on every attention that the model may run on."""
    qkv.hf.register()
    model = tiny_models.tiny(name).double()
    model.set_attn_implementation(implementation)
    side = "right" if implementation == "eager" else "both"  # eager's float64 rows of left padding are NaN
    batch = {"input_ids": tiny_models.ids(), "attention_mask": tiny_models.padding(side)}
    got = head_importance(model, batch)
    assert got.value.shape == (2, 4)
    assert got.kind == "derived"
    assert_close(got.value.double(), by_differences(model, name, batch, next_tokens), **NEAR)


@pytest.mark.parametrize("name", ["gemma2", "qwen3", "bert"])
def test_a_loss_of_ones_own(name: str) -> None:
    model = tiny_models.tiny(name).double()
    batch = {"input_ids": tiny_models.ids()}

    def loss(output: Any, inputs: Mapping[str, Any]) -> Tensor:
        return output.logits[:, -1].log_softmax(-1)[:, 7]

    assert_close(
        head_importance(model, batch, loss).value.double(),
        by_differences(model, name, batch, loss),
        **NEAR,
    )


def test_examples_and_norms() -> None:
    """Several batches are one mean; a scalar loss makes a batch one example; the paper's norm is each layer's."""
    model = tiny_models.tiny("llama").double()
    ids = tiny_models.ids(3)
    each = [head_importance(model, {"input_ids": ids[b : b + 1]}).value for b in range(3)]
    assert_close(head_importance(model, {"input_ids": ids}).value, torch.stack(each).mean(0))
    assert_close(
        head_importance(model, [{"input_ids": ids[:2]}, {"input_ids": ids[2:]}]).value, torch.stack(each).mean(0)
    )
    labelled = {"input_ids": ids, "labels": ids}
    scalar = head_importance(model, labelled).value
    assert_close(
        scalar.double(), by_differences(model, "llama", labelled, lambda *both: next_tokens(*both).mean()), **NEAR
    )
    normal = head_importance(model, labelled, normalize=True).value
    assert_close(normal, scalar / scalar.norm(dim=-1, keepdim=True))


def test_a_shared_layer_is_as_many_layers_as_it_runs() -> None:
    """ALBERT: both layers are one module; the loss of each head is that of its own call."""
    from transformers import AlbertConfig, AlbertForMaskedLM

    torch.manual_seed(0)
    config = AlbertConfig(
        vocab_size=99, embedding_size=16, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=40,
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    model = AlbertForMaskedLM(config).eval().double()
    batch = {"input_ids": tiny_models.ids()}

    def loss(output: Any, inputs: Mapping[str, Any]) -> Tensor:
        return output.logits[:, -1].log_softmax(-1)[:, 7]

    got = head_importance(model, batch, loss).value.double()
    dense = next(m for n, m in model.named_modules() if n.endswith("attention.dense"))
    for layer in range(2):

        def scaled(factor: float, layer: int = layer) -> Tensor:
            calls: list[int] = []

            def scale(module: Any, args: Any) -> Any:
                calls.append(1)
                x = args[0].unflatten(-1, (4, -1)).clone()
                if len(calls) == layer + 1:
                    x[..., 1, :] *= factor
                return (x.flatten(-2),)

            hook = dense.register_forward_pre_hook(scale)
            with torch.no_grad():
                found = loss(model(**batch), batch)
            hook.remove()
            return found

        assert_close(got[layer, 1], slope(scaled), **NEAR)


class OwnModule(torch.nn.Module):
    """A model without Hugging Face, whose attention is qkv's."""

    def __init__(self, heads: int = 2, width: int = 8):
        super().__init__()
        self.heads = heads
        self.into = torch.nn.Linear(width, 3 * width)
        self.out_proj = torch.nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (t.unflatten(-1, (self.heads, -1)).transpose(1, 2) for t in self.into(x).chunk(3, -1))
        return self.out_proj(qkv.attention(q, k, v, causal=True).transpose(1, 2).flatten(-2))


def test_a_module_on_qkvs_attention() -> None:
    torch.manual_seed(1)
    model = torch.nn.ModuleDict({"attention": OwnModule()}).double()
    model.forward = lambda x: model["attention"](x)  # type: ignore[method-assign]
    batch = {"x": torch.randn(3, 5, 8).double()}

    def loss(output: Tensor, inputs: Mapping[str, Any]) -> Tensor:
        return output.square().sum((1, 2))

    got = head_importance(model, batch, loss).value.double()
    weight = model["attention"].out_proj.weight

    def scaled(factor: float, h: int) -> Tensor:
        kept = weight.clone()
        weight[:, 4 * h : 4 * h + 4] *= factor
        found = loss(model(**batch), batch)
        weight.copy_(kept)
        return found

    with torch.no_grad():
        right = [slope(functools.partial(scaled, h=h)) for h in range(2)]
    assert_close(got[0], torch.stack(right), rtol=1e-5, atol=1e-8)


def test_the_model_is_left_as_it_was() -> None:
    model = tiny_models.tiny("llama")
    batch = {"input_ids": tiny_models.ids()}
    before = model(**batch).logits
    head_importance(model, batch)
    assert torch.equal(model(**batch).logits, before)
    assert all(p.grad is None and p.requires_grad for p in model.parameters())
    assert not any(m._forward_pre_hooks for m in model.modules())

    def raises(output: Any, inputs: Mapping[str, Any]) -> Tensor:
        raise KeyError("no such thing")

    with pytest.raises(KeyError):
        head_importance(model, batch, raises)
    assert not any(m._forward_pre_hooks for m in model.modules())


def test_what_is_refused() -> None:
    model, batch = tiny_models.tiny("llama"), {"input_ids": tiny_models.ids()}
    with pytest.raises(ValueError, match="got no inputs"):
        head_importance(model, [])
    with pytest.raises(ValueError, match=r"the loss gave \(2, 13, 99\)"):
        head_importance(model, batch, lambda output, _: output.logits)
    with pytest.raises(ValueError, match="26 losses for 2 sequences"):
        head_importance(model, batch, lambda output, _: output.logits[..., 0].flatten())
    with pytest.raises(ValueError, match="BertForMaskedLM has no loss of its own"):
        head_importance(tiny_models.tiny("bert"), batch)
    torchs = torch.nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True).eval()
    with pytest.raises(ValueError, match="not called as a module"):
        head_importance(torchs, {"src": torch.randn(1, 3, 8)}, lambda output, _: output.sum())
