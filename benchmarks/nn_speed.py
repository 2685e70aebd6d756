"""A training step of the Transformer and of the language model, against torch.nn's and Hugging Face's of the same sizes.

    python benchmarks/nn_speed.py [--rounds 5] [--lengths 256,1024,4096] [--only WORD] [--threads N]

A step is forward, cross-entropy, backward and AdamW, of 4,096 tokens in sequences of one length, in float32, without dropout.
Rivals have the same weights, and before anything is timed their logits are held against qkv's. They run in turns.

    transformer        encoder and decoder, ReLU, post-norm: nn.Transformer between the same embeddings
    language, layer    causal, layer norm, GELU: nn.TransformerEncoder with a causal mask (as its documentation says)
    language, rms      causal, RMS norm, rotary positions, gated feed-forward: transformers' LlamaForCausalLM with SDPA
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import torch
from harness import in_turns, machine, median, save
from torch import Tensor, nn

from qkv.nn import LanguageModel, LanguageModelConfig, Transformer, TransformerConfig

TOKENS, VOCABULARY = 4096, 1000
WIDTH, HEADS, LAYERS, HIDDEN = 256, 4, 2, 1024


class TorchTransformer(nn.Module):
    """nn.Transformer with the embeddings and the output of qkv's model, and its layers' weights."""

    def __init__(self, ours: Transformer):
        super().__init__()
        self.source, self.target = ours.source_embedding, ours.target_embedding
        self.core = nn.Transformer(WIDTH, HEADS, LAYERS, LAYERS, HIDDEN, 0.0, batch_first=True)
        self.core.encoder.norm = self.core.decoder.norm = None
        for mine, theirs in zip(ours.encoder.layers, self.core.encoder.layers, strict=True):
            mine._take(theirs)
        for mine, theirs in zip(ours.decoder.layers, self.core.decoder.layers, strict=True):
            mine._take(theirs)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        ahead = nn.Transformer.generate_square_subsequent_mask(target.shape[1])
        x = self.core(self.source(source), self.target(target), tgt_mask=ahead, tgt_is_causal=True)
        return nn.functional.linear(x, self.target.table.weight)


class TorchLanguageModel(nn.Module):
    """nn.TransformerEncoder with a causal mask, between the embedding and the output of qkv's model."""

    def __init__(self, ours: LanguageModel):
        super().__init__()
        self.embedding, self.norm = ours.embedding, ours.norm
        layer = nn.TransformerEncoderLayer(WIDTH, HEADS, HIDDEN, 0.0, "gelu", batch_first=True, norm_first=True)
        self.core = nn.TransformerEncoder(layer, LAYERS, enable_nested_tensor=False)
        for mine, theirs in zip(ours.layers, self.core.layers, strict=True):
            mine._take(theirs)

    def forward(self, tokens: Tensor) -> Tensor:
        ahead = nn.Transformer.generate_square_subsequent_mask(tokens.shape[1])
        x = self.norm(self.core(self.embedding(tokens), mask=ahead, is_causal=True))
        return nn.functional.linear(x, self.embedding.table.weight)


def llama(ours: LanguageModel, length: int) -> nn.Module:
    """transformers' Llama with the weights of qkv's model."""
    from transformers import LlamaConfig, LlamaForCausalLM

    config = LlamaConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, intermediate_size=HIDDEN, num_hidden_layers=LAYERS,
        num_attention_heads=HEADS, max_position_embeddings=length, rms_norm_eps=1e-6, tie_word_embeddings=True,
        attn_implementation="sdpa", use_cache=False,
    )  # fmt: skip
    theirs = LlamaForCausalLM(config)
    with torch.no_grad():
        theirs.model.embed_tokens.weight.copy_(ours.embedding.table.weight)
        theirs.model.norm.weight.copy_(ours.norm.weight)
        for mine, other in zip(ours.layers, theirs.model.layers, strict=True):
            for name in ("query", "key", "value", "output"):
                weights = getattr(mine.self_attention, f"{name}_weights").mT
                if name in ("query", "key"):  # qkv turns neighbours, Llama the halves of a head
                    weights = weights.unflatten(0, (HEADS, -1, 2)).transpose(1, 2).flatten(0, 2)
                getattr(other.self_attn, f"{name[0]}_proj").weight.copy_(weights)
            for name in ("up", "down", "gate"):
                getattr(other.mlp, f"{name}_proj").weight.copy_(getattr(mine.feed_forward, name).weight)
    return theirs


def transformers_pair() -> tuple[dict[str, nn.Module], int]:
    ours = Transformer(
        TransformerConfig(VOCABULARY, VOCABULARY, WIDTH, HEADS, LAYERS, HIDDEN, dropout=0.0, norm="post")
    )
    return {"qkv": ours, "torch.nn": TorchTransformer(ours)}, 2


def language_layer() -> tuple[dict[str, nn.Module], int]:
    config = LanguageModelConfig(
        VOCABULARY,
        WIDTH,
        HEADS,
        LAYERS,
        HIDDEN,
        positions="sinusoidal",
        activation="gelu",
        normalization="layer",
        bias=True,
    )
    ours = LanguageModel(config)
    return {"qkv": ours, "torch.nn": TorchLanguageModel(ours)}, 1


def language_rms(length: int) -> tuple[dict[str, nn.Module], int]:
    ours = LanguageModel(LanguageModelConfig(VOCABULARY, WIDTH, HEADS, LAYERS, HIDDEN))
    return {"qkv": ours, "transformers": llama(ours, length)}, 1


def logits(model: nn.Module, inputs: list[Tensor]) -> Tensor:
    out: Any = model(*inputs)
    return out if isinstance(out, Tensor) else out.logits  # type: ignore[no-any-return]


def step(model: nn.Module, inputs: list[Tensor], aim: Tensor) -> Callable[[], None]:
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5)

    def run() -> None:
        loss = nn.functional.cross_entropy(logits(model, inputs).flatten(0, 1), aim.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return run


def measure(name: str, length: int, rounds: int) -> dict[str, Any]:
    torch.manual_seed(0)
    made = {"transformer": transformers_pair, "language, layer": language_layer}.get(name, lambda: language_rms(length))
    rivals, count = made()
    inputs = [torch.randint(VOCABULARY, (TOKENS // length, length)) for _ in range(count)]
    with torch.enable_grad():  # without gradients torch.nn takes another path
        told = {rival: logits(model, inputs).detach() for rival, model in rivals.items()}
    ours, theirs = told.values()
    error = float((ours - theirs).abs().max() / theirs.abs().max())
    assert error < 1e-4, f"{name}, {length}: logits differ by {error:.1e} of the largest"
    aim = torch.randint(VOCABULARY, inputs[0].shape)
    times = in_turns({rival: step(model, inputs, aim) for rival, model in rivals.items()}, rounds)
    mid = median(times)
    rival = next(r for r in mid if r != "qkv")
    return {
        "model": name, "length": length, "rival": rival, "error": error, "seconds": times, "median_seconds": mid,
        "ratio": mid[rival] / mid["qkv"],
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lengths", default="256,1024,4096")
    parser.add_argument("--only", default="", help="models whose name holds this word")
    parser.add_argument("--threads", type=int, default=0)
    chosen = parser.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    print(machine()["processor"], f"· {torch.get_num_threads()} threads · {TOKENS} tokens a step")
    found = []
    for name in ("transformer", "language, layer", "language, rms"):
        for length in map(int, chosen.lengths.split(",")) if chosen.only in name else ():
            found.append(measure(name, length, chosen.rounds))
            r = found[-1]
            print(
                f"  {name:<16} {length:>5}  {r['median_seconds']['qkv'] * 1e3:8.0f} ms   {r['rival']} takes {r['ratio']:5.2f} "
                f"times as long   logits within {r['error']:.0e}", flush=True,
            )  # fmt: skip
    save("nn_speed", {"tokens": TOKENS, "results": found})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
