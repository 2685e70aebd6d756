"""What `qkv.record` sees of qkv.nn's models: each attention under its own name, one map over the steps of a generation."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn

import qkv
from qkv.nn import (
    DifferentialAttention,
    GatedAttention,
    LanguageModel,
    LanguageModelConfig,
    LatentAttention,
    MultiHeadAttention,
    RecurrentConfig,
    RecurrentSeq2Seq,
    TalkingHeadsAttention,
    Transformer,
    TransformerConfig,
    VisionConfig,
    VisionTransformer,
)

LENGTHS = torch.tensor([6, 4])


def ids(*size: int, seed: int = 0) -> Tensor:
    return torch.randint(3, 20, size, generator=torch.Generator().manual_seed(seed))


def translator(kind: str) -> nn.Module:
    torch.manual_seed(0)
    if kind == "transformer":
        return Transformer(TransformerConfig(20, 20, 8, 2, 1)).eval()
    return RecurrentSeq2Seq(RecurrentConfig(20, 20, 8, attention=kind)).eval()


@pytest.mark.parametrize("kind", ["transformer", "additive", "dot", "general", "concat"])
def test_the_alignment_of_a_forward(kind: str) -> None:
    model, source, target = translator(kind), ids(2, 6), ids(2, 5, seed=1)
    wanted = model(source, target, LENGTHS)
    with qkv.record(model) as trace:
        assert torch.equal(model(source, target, LENGTHS), wanted)
    name = "decoder.layers.0.cross_attention" if kind == "transformer" else "alignment"
    names = ("encoder.layers.0.self_attention", "decoder.layers.0.self_attention", name)
    assert trace.layers == (names if kind == "transformer" else (name,))
    weights = trace[name][:, :]
    assert weights.shape == (2, 2 if kind == "transformer" else 1, 5, 6)
    torch.testing.assert_close(weights.sum(-1), torch.ones_like(weights[..., 0]))
    assert float(weights[1, ..., 4:].abs().max()) == 0
    run = trace.runs[0]
    assert torch.equal(run.tokens["encoder"].ids, source) and torch.equal(run.tokens["decoder"].ids, target)
    assert run.tokens["encoder"].padding.sum(1).tolist() == [6, 4]


@pytest.mark.parametrize("kind", ["transformer", "additive", "general"])
def test_the_alignment_of_a_translation_is_one_map(kind: str) -> None:
    model, source = translator(kind), ids(2, 6)
    with qkv.record(model) as trace:
        written = model.translate(source, LENGTHS, bos=1, eos=2, max_tokens=6)
    begun = torch.cat([torch.ones(2, 1, dtype=torch.long), written[:, :-1]], 1)
    with qkv.record(model) as whole:
        model(source, begun, LENGTHS)
    assert trace.layers == whole.layers
    for name in trace.layers:
        torch.testing.assert_close(trace[name][:, :], whole[name][:, :])
    assert torch.equal(trace.runs[0].tokens["decoder"].ids, begun)


def test_the_steps_of_an_alignment_are_those_that_the_decoder_read() -> None:
    """The map that a recording gets is asked once more, for all steps together: it must be what each step computed."""
    model, source, target = translator("additive"), ids(2, 6), ids(2, 5, seed=1)
    read: list[Tensor] = []
    hook = model.alignment.register_forward_hook(lambda module, args, out: read.append(out))
    with qkv.record(model) as trace:
        model(source, target, LENGTHS)
    hook.remove()
    assert len(read) == 6  # five steps, and all of them for the recording
    memory = model.encoder(model.source_embedding(source), LENGTHS)[0]
    torch.testing.assert_close(trace["alignment"][:, 0] @ memory, torch.cat(read[:5], 1))


def test_a_generation_is_one_map_a_layer() -> None:
    torch.manual_seed(0)
    model, tokens = LanguageModel(LanguageModelConfig(20, 16, 4, 2, kv_heads=2)).eval(), ids(2, 5)
    with qkv.record(model) as trace:
        made = model.generate(tokens, 4)
    with qkv.record(model) as whole:
        model(made[:, :-1])
    assert trace.layers == ("layers.0.self_attention", "layers.1.self_attention")
    for name in trace.layers:
        torch.testing.assert_close(trace[name][:, :], whole[name][:, :])
    assert torch.equal(trace.runs[0].tokens["text"].ids, made[:, :-1])


def test_an_images_patches_are_known_as_a_grid() -> None:
    model = VisionTransformer(VisionConfig((4, 6), 1, 2, 3, 8, 2, 1, registers=1)).eval()
    with qkv.record(model) as trace:
        model(torch.randn(2, 1, 4, 6))
    assert trace[0].shape == (2, 2, 8, 8)
    assert trace.runs[0].tokens["image"].grid == (2, 3, 2)


MODULES: dict[str, Any] = {
    "multi-head": lambda: MultiHeadAttention(8, 2, 1),
    "gated": lambda: GatedAttention(8, 2),
    "talking heads": lambda: TalkingHeadsAttention(8, 2),
    "differential": lambda: DifferentialAttention(8, 2),
    "latent": lambda: LatentAttention(8, 2, latent=3, turned=2),
}


@pytest.mark.parametrize("name", MODULES)
def test_every_attention_is_seen(name: str) -> None:
    model = nn.Sequential(MODULES[name](), nn.Linear(8, 8)).eval()
    with qkv.record(model) as trace:
        model(torch.randn(2, 5, 8))
    assert trace.layers == ("0",)
    assert trace[0].shape == (2, 4 if name == "differential" else 2, 5, 5)


def test_contributions_go_through_the_output_weights() -> None:
    model = nn.Sequential(MultiHeadAttention(8, 2)).eval()
    x = torch.randn(1, 5, 8)
    with qkv.record(model) as trace:
        model(x)
    value = model[0]._heads(x, "value", 2)
    handed = torch.einsum("hjd,hde->hje", value[0], model[0].output_weights.unflatten(0, (2, 4)))
    wanted = trace[0][0] * handed.norm(dim=-1)[:, None]
    torch.testing.assert_close(trace[0].contributions(output_weight=model[0].output_weights.mT)[0], wanted.detach())
    torch.testing.assert_close(trace.runs[0].layers[0].output_weight, model[0].output_weights.mT.detach())
