"""Random small configurations of many architectures, each with what its attention has of its own, and how they are compared.

Every model has three layers: an early one, a middle one and a late one. The page docs/architectures.md is made of what
`compare` finds here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from tiny_models import TINY, ids, padding

import qkv

LAYERS, LENGTH = 3, 13
OTHER_LENGTH = 7  # of what an encoder-decoder writes


@dataclass(frozen=True)
class Architecture:
    """One architecture: transformers' classes, a small configuration, and what is special about its attention.

    reads: "text", "text twice" (an encoder's and a decoder's), "image", "sound" (a spectrogram, or a waveform), "sound, text".
    sides: where its batches are padded. around: whether it goes round Hugging Face's attention interface. gain: by how much
    the matrices of queries and keys are larger than a fresh model's, so that weights are far from uniform.
    """

    model: str
    config: str
    details: dict[str, Any]
    special: str
    reads: str = "text"
    sides: tuple[str, ...] = ("left", "right")
    around: bool = False
    gain: float = 8.0


_SIZES = {
    "vocab_size": 99,
    "hidden_size": 32,
    "intermediate_size": 40,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": 4,
}
_IDS = {"pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2}
_DECODER = {**_SIZES, **_IDS, "num_key_value_heads": 2, "max_position_embeddings": 64}
_FULL_HEADS = {**_DECODER, "num_key_value_heads": 4}
_BERT = {**_SIZES, "pad_token_id": 0, "max_position_embeddings": 64}
_MIXED = {"layer_types": ["sliding_attention", "full_attention", "sliding_attention"], "sliding_window": 5}
_EXPERTS = {"num_experts": 4, "num_experts_per_tok": 2, "moe_intermediate_size": 16}
_GPT = {
    "vocab_size": 99, "n_embd": 32, "n_layer": LAYERS, "n_head": 4, "n_positions": 64, "attn_pdrop": 0.0, "resid_pdrop": 0.0,
    "embd_pdrop": 0.0, "bos_token_id": 1, "eos_token_id": 2,
}  # fmt: skip
_BART = {**TINY["bart"][2], "encoder_layers": LAYERS, "decoder_layers": LAYERS}
_T5 = {**TINY["t5"][2], "num_layers": LAYERS, "num_decoder_layers": LAYERS}
_IMAGE = {**TINY["vit"][2], "num_hidden_layers": LAYERS}
_WAVE = {
    **_SIZES, "conv_dim": (8, 8), "conv_stride": (4, 4), "conv_kernel": (8, 4), "num_feat_extract_layers": 2,
    "num_conv_pos_embeddings": 4, "num_conv_pos_embedding_groups": 2, "apply_spec_augment": False,
}  # fmt: skip
_LATENT = {**TINY["deepseek_v3"][2], "num_hidden_layers": LAYERS}


def _deeper(
    name: str, special: str, layers: str = "num_hidden_layers", gain: float = 8.0, **changes: Any
) -> Architecture:
    """A model of tiny_models with three layers."""
    model, config, details = TINY[name]
    return Architecture(model, config, {**details, layers: LAYERS, **changes}, special, gain=gain)


def _decoder(
    prefix: str,
    special: str,
    around: bool = False,
    base: dict[str, Any] = _DECODER,
    gain: float = 8.0,
    **changes: Any,
) -> Architecture:
    return Architecture(
        f"{prefix}ForCausalLM", f"{prefix}Config", {**base, **changes}, special, around=around, gain=gain
    )


def _encoder(prefix: str, special: str, around: bool = False, gain: float = 8.0, **changes: Any) -> Architecture:
    model, config = f"{prefix}ForMaskedLM", f"{prefix}Config"
    return Architecture(model, config, {**_BERT, **changes}, special, sides=("right",), around=around, gain=gain)


def _translator(
    prefix: str,
    special: str,
    base: dict[str, Any] = _BART,
    reads: str = "text twice",
    gain: float = 12.0,
    **changes: Any,
) -> Architecture:
    sides = ("right",) if reads == "text twice" else ("none",)
    model = f"{prefix}MTModel" if prefix == "Marian" else f"{prefix}ForConditionalGeneration"
    return Architecture(model, f"{prefix}Config", {**base, **changes}, special, reads, sides, gain=gain)


def _viewer(model: str, config: str, special: str, gain: float = 8.0, **changes: Any) -> Architecture:
    return Architecture(model, config, {**_IMAGE, **changes}, special, "image", ("none",), gain=gain)


ARCHITECTURES: dict[str, Architecture] = {
    # -- text, one direction ------------------------------------------------------------------------------------------
    "llama": _decoder("Llama", "grouped heads"),
    "mistral": _decoder("Mistral", "window of 5", sliding_window=5),
    "mixtral": _decoder("Mixtral", "experts", num_local_experts=4),
    "ministral": _decoder("Ministral", "windows by layer", head_dim=8, **_MIXED),
    "gemma": _decoder("Gemma", "one key head", head_dim=8, num_key_value_heads=1),
    "gemma2": _deeper("gemma2", "softcap 2, windows by layer", gain=16.0, attn_logit_softcapping=2.0, **_MIXED),
    "gemma3": _deeper("gemma3", "normalized queries and keys, windows by layer", **_MIXED),
    "qwen2": _decoder("Qwen2", "windows by layer", use_sliding_window=True, **_MIXED),
    "qwen3": _decoder("Qwen3", "normalized queries and keys", head_dim=16),
    "qwen2_moe": _decoder("Qwen2Moe", "experts", **_EXPERTS, shared_expert_intermediate_size=16),
    "qwen3_moe": _decoder("Qwen3Moe", "experts, normalized queries and keys", head_dim=8, **_EXPERTS),
    "gpt2": _deeper("gpt2", "scores divided by the layer's number", "n_layer", gain=16.0),
    "gpt_bigcode": _decoder("GPTBigCode", "one key head", base=_GPT),
    "gpt_neox": _decoder("GPTNeoX", "rotates a quarter of each head", base=_FULL_HEADS),
    "gptj": _decoder("GPTJ", "rotates pairs of neighbours", base=_GPT, rotary_dim=4),
    "codegen": _decoder("CodeGen", "rotates pairs of neighbours", base=_GPT, rotary_dim=4),
    "gpt_oss": _deeper("gpt_oss", "sinks, windows by layer", **_MIXED),
    "llama4": _deeper("llama4", "chunks of 5, layers without positions",
        layer_types=["chunked_attention", "full_attention", "chunked_attention"], no_rope_layers=[1, 0, 1]),
    "phi": _decoder("Phi", "rotates half of each head"),
    "phi3": _decoder("Phi3", "queries, keys and values in one matrix", sliding_window=5),
    "olmo": _decoder("Olmo", "clipped queries and keys", clip_qkv=2.0),
    "olmo2": _decoder("Olmo2", "normalized queries and keys"),
    "olmo3": _decoder("Olmo3", "windows by layer", **_MIXED),
    "cohere": _decoder("Cohere", "rotates pairs of neighbours"),
    "cohere2": _decoder("Cohere2", "windows by layer, others without positions", **_MIXED),
    "opt": _decoder("OPT", "learned positions", base=_FULL_HEADS, ffn_dim=40, word_embed_proj_dim=32),
    "deepseek_v2": _decoder("DeepseekV2", "latent keys and values", base=_LATENT, gain=24.0, topk_method="greedy"),
    "deepseek_v3": _deeper("deepseek_v3", "latent keys and values, keys of 16 and values of 12", gain=24.0),
    "deepseek_v32": _deeper("deepseek_v32", "latent; each query reads 4 chosen keys", gain=24.0),
    "starcoder2": _decoder("Starcoder2", "window of 5", sliding_window=5),
    "stablelm": _decoder("StableLm", "rotates a quarter of each head"),
    "granite": _decoder("Granite", "a scale of its own", attention_multiplier=0.5),
    "granitemoe": _decoder("GraniteMoe", "experts, a scale of its own", attention_multiplier=0.5, num_local_experts=4),
    "glm": _decoder("Glm", "rotates half of each head", head_dim=8),
    "glm4": _decoder("Glm4", "rotates half of each head", head_dim=8),
    "nemotron": _decoder("Nemotron", "rotates half of each head"),
    "smollm3": _decoder("SmolLM3", "layers without positions", no_rope_layers=[1, 0, 1]),
    "persimmon": _decoder("Persimmon", "normalized queries and keys", base=_FULL_HEADS),
    "exaone4": _decoder("Exaone4", "windows by layer", **_MIXED),
    "helium": _decoder("Helium", "rotates pairs of neighbours", head_dim=8),
    "ernie4_5": _decoder("Ernie4_5", "rotates pairs of neighbours", head_dim=8),
    "seed_oss": _decoder("SeedOss", "biases of queries, keys and values", head_dim=8),
    "arcee": _decoder("Arcee", "grouped heads"),
    "apertus": _decoder("Apertus", "normalized queries and keys"),
    "biogpt": _decoder("BioGpt", "learned positions", base=_FULL_HEADS),
    "falcon": _decoder("Falcon", "one key head", around=True, base=_FULL_HEADS, num_kv_heads=1, multi_query=True),
    "falcon_alibi": _decoder("Falcon", "ALiBi", around=True, base=_FULL_HEADS, alibi=True, multi_query=False,
        parallel_attn=False, new_decoder_architecture=False),
    "bloom": _decoder("Bloom", "ALiBi", around=True, base={**_IDS, "vocab_size": 99}, hidden_size=32, n_layer=LAYERS, n_head=4),
    "mpt": _decoder("Mpt", "ALiBi", around=True, base={**_IDS, "vocab_size": 99}, d_model=32, n_layers=LAYERS, n_heads=4,
        max_seq_len=64),
    "gpt_neo": _decoder("GPTNeo", "no scale, windows by layer", around=True, base=_FULL_HEADS, num_layers=LAYERS, num_heads=4,
        attention_types=[[["global", "local", "global"], 1]], window_size=5),
    "xglm": _decoder("XGLM", "sinusoidal positions", around=True, gain=12.0, base=_IDS, vocab_size=99, d_model=32, ffn_dim=40,
        num_layers=LAYERS, attention_heads=4, max_position_embeddings=64),
    # -- text, both directions ----------------------------------------------------------------------------------------
    "bert": _encoder("Bert", "learned positions"),
    "roberta": _encoder("Roberta", "learned positions after the padding"),
    "xlm_roberta": _encoder("XLMRoberta", "learned positions after the padding"),
    "camembert": _encoder("Camembert", "learned positions after the padding"),
    "albert": _encoder("Albert", "one layer's weights used three times", embedding_size=16),
    "distilbert": _encoder("DistilBert", "learned positions", dim=32, hidden_dim=40, n_layers=LAYERS, n_heads=4),
    "electra": _encoder("Electra", "learned positions", embedding_size=16),
    "esm": _encoder("Esm", "rotary positions in both directions", position_embedding_type="rotary", mask_token_id=4),
    "modernbert": _encoder("ModernBert", "windows in both directions by layer", global_attn_every_n_layers=2,
        local_attention=4),
    "eurobert": _encoder("EuroBert", "grouped heads in both directions", num_key_value_heads=2),
    "splinter": Architecture("SplinterModel", "SplinterConfig", _BERT, "learned positions", sides=("right",)),
    "mpnet": _encoder("MPNet", "a learned bias by distance", around=True),
    "deberta": _encoder("Deberta", "scores of content and place added", around=True, relative_attention=True,
        pos_att_type=["c2p", "p2c"], max_relative_positions=8),
    "deberta_v2": _encoder("DebertaV2", "scores of content and place added", around=True, relative_attention=True,
        pos_att_type=["c2p", "p2c"], max_relative_positions=8, position_buckets=4, share_att_key=True),
    "clip": Architecture("CLIPTextModel", "CLIPTextConfig", {**TINY["clip"][2], "num_hidden_layers": LAYERS},
        "a text encoder in one direction", sides=("right",), gain=2.0),
    "siglip": Architecture("SiglipTextModel", "SiglipTextConfig", {**_BERT, "projection_size": 16, "bos_token_id": 1,
        "eos_token_id": 2}, "a text encoder in both directions", sides=("right",), gain=1.0),
    # -- an encoder's and a decoder's text ----------------------------------------------------------------------------
    "t5": _translator("T5", "a learned bias by distance, no scale", _T5, gain=1.0),
    "mt5": _translator("MT5", "a learned bias by distance, no scale", _T5, gain=24.0, initializer_factor=0.3),
    "umt5": _translator("UMT5", "a learned bias by distance in every layer", _T5, gain=1.0),
    "bart": _translator("Bart", "learned positions"),
    "mbart": _translator("MBart", "learned positions"),
    "pegasus": _translator("Pegasus", "sinusoidal positions"),
    "blenderbot": _translator("Blenderbot", "learned positions"),
    "m2m_100": _translator("M2M100", "sinusoidal positions"),
    "marian": _translator("Marian", "sinusoidal positions", gain=24.0),
    "whisper": _translator("Whisper", "sound in both directions, text in one", reads="sound, text", num_mel_bins=8,
        max_source_positions=12, max_target_positions=32, suppress_tokens=None, begin_suppress_tokens=None),
    "speech_to_text": _translator("Speech2Text", "sound in both directions, text in one", reads="sound, text",
        input_feat_per_channel=8, max_source_positions=64, max_target_positions=32, conv_channels=16),
    # -- images and sound ---------------------------------------------------------------------------------------------
    "vit": _viewer("ViTModel", "ViTConfig", "a class token"),
    "deit": _viewer("DeiTModel", "DeiTConfig", "a class token and a distilled one"),
    "beit": _viewer("BeitModel", "BeitConfig", "a learned bias by distance in two dimensions",
        use_relative_position_bias=True),
    "dinov2": _viewer("Dinov2Model", "Dinov2Config", "a class token"),
    "dinov2_with_registers": _viewer("Dinov2WithRegistersModel", "Dinov2WithRegistersConfig", "register tokens",
        num_register_tokens=3),
    "dinov3_vit": _viewer("DINOv3ViTModel", "DINOv3ViTConfig", "rotary positions in two dimensions", num_register_tokens=2),
    "ijepa": _viewer("IJepaModel", "IJepaConfig", "no class token"),
    "vit_msn": _viewer("ViTMSNModel", "ViTMSNConfig", "a class token"),
    "yolos": _viewer("YolosModel", "YolosConfig", "detection tokens", image_size=[16, 16], num_detection_tokens=5,
        use_mid_position_embeddings=False),
    "clip_vision": _viewer("CLIPVisionModel", "CLIPVisionConfig", "a class token", gain=2.0),
    "siglip_vision": _viewer("SiglipVisionModel", "SiglipVisionConfig", "no class token", gain=1.0, vision_use_head=False),
    "wav2vec2": Architecture("Wav2Vec2Model", "Wav2Vec2Config", _WAVE, "a waveform", "sound", ("none",)),
    "hubert": Architecture("HubertModel", "HubertConfig", _WAVE, "a waveform", "sound", ("none",)),
}  # fmt: skip

# Matrices that make queries and keys, alone or with the values; and learned biases, which start near 0.
_PEAKED = (
    "q_proj", "k_proj", "query", "key", "q_lin", "k_lin", "c_attn", "qkv", "Wqkv", "q_b_proj", "kv_b_proj", "in_proj",
    ".attn.q.", ".attn.k.", ".SelfAttention.q.", ".SelfAttention.k.", ".EncDecAttention.q.", ".EncDecAttention.k.",
)  # fmt: skip
_EMBEDDED = ("embeddings_project.weight", "embedding_hidden_mapping_in.weight")  # a fresh one makes small vectors tiny
_LEARNED = ("sinks", "relative_attention_bias", "relative_position_bias_table", "rel_embeddings")


def build(name: str, dtype: torch.dtype = torch.float32, seed: int = 0) -> Any:
    """The model in evaluation mode, on eager attention, with weights that are far from uniform."""
    import transformers

    architecture = ARCHITECTURES[name]
    torch.manual_seed(seed)
    config = getattr(transformers, architecture.config)(**architecture.details)
    model = getattr(transformers, architecture.model)._from_config(config, attn_implementation="eager").eval()
    with torch.no_grad():
        for parameter_name, parameter in model.named_parameters():
            if parameter.dim() == 2 and any(part in parameter_name for part in _PEAKED):
                parameter.mul_(architecture.gain)
            if parameter_name.endswith(_EMBEDDED):
                parameter.mul_(50.0)
            if any(part in parameter_name for part in _LEARNED):
                parameter.normal_()
    return model.to(dtype)


def inputs_of(name: str, side: str, dtype: torch.dtype = torch.float32) -> tuple[dict[str, Any], torch.Tensor | None]:
    """Inputs of two sequences, one of them padded at that side, and which positions are text (B, L); None: all."""
    reads = ARCHITECTURES[name].reads
    generator = torch.Generator().manual_seed(2)
    if reads == "image":
        return {"pixel_values": torch.randn(2, 1, 16, 16, generator=generator).to(dtype)}, None
    if reads == "sound":
        return {"input_values": torch.randn(2, 400, generator=generator).to(dtype)}, None
    if reads == "sound, text":
        sizes = (2, 8, 24) if name == "whisper" else (2, 24, 8)
        sound = torch.randn(*sizes, generator=generator).to(dtype)
        return {"input_features": sound, "decoder_input_ids": ids(length=OTHER_LENGTH)}, None
    mask = padding(side, LENGTH)
    inputs: dict[str, Any] = {"input_ids": ids(length=LENGTH).masked_fill(mask == 0, 0), "attention_mask": mask}
    if reads == "text twice":
        inputs["decoder_input_ids"] = ids(length=OTHER_LENGTH, seed=3)
    return inputs, mask.bool()


# -- comparing -----------------------------------------------------------------------------------------------------------

GROUPS = ("attentions", "encoder_attentions", "decoder_attentions", "cross_attentions")


@dataclass(frozen=True)
class Difference:
    """How far a recorded run is from the eager one, on positions that are text.

    output: the largest difference of logits (of the last hidden state, where there are none). weights: the same of all
    attention weights in the early, the middle and the late layer. maps: how many layers were recorded. peak: the largest
    weight of a row times the keys that it sees, the mean of the layer where it is smallest; 1 were they uniform.
    """

    output: float
    weights: tuple[float, ...]
    maps: int
    peak: float


def main_output(outputs: Any) -> torch.Tensor:
    found: torch.Tensor = outputs.logits if "logits" in outputs else outputs.last_hidden_state
    return found


def recorded(model: Any, inputs: dict[str, Any]) -> tuple[Any, dict[str, list[qkv.AttentionMap]]]:
    """(what the model gave, its maps by the group in which transformers collects weights)."""
    with torch.no_grad(), qkv.record(model) as trace:
        outputs = model(**inputs)
    groups: dict[str, list[qkv.AttentionMap]] = {}
    for number, name in enumerate(trace.layers):
        groups.setdefault(_group(model, name, trace.layer(number).kind), []).append(trace[number])
    return outputs, groups


def _group(model: Any, name: str, kind: str) -> str:
    if not model.config.is_encoder_decoder:
        return "attentions"
    if kind == "cross":
        return "cross_attentions"
    return "decoder_attentions" if "decoder." in name else "encoder_attentions"


def eager(model: Any, inputs: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """(what the model gives, the weights that it returns by group) on eager attention."""
    model.set_attn_implementation("eager")
    with torch.no_grad():
        outputs = model(**inputs, output_attentions=True)
    return outputs, {group: outputs[group] for group in GROUPS if outputs.get(group)}


def compare(name: str, side: str) -> Difference:
    """The recorded run of one architecture against the eager one, in float32."""
    model = build(name)
    inputs, text = inputs_of(name, side)
    theirs, weights = eager(model, inputs)
    ours, maps = recorded(model, inputs)
    assert {group: len(found) for group, found in maps.items()} == {
        group: len(found) for group, found in weights.items()
    }
    errors: list[list[float]] = [[] for _ in range(LAYERS)]
    for layer, a, b in _pairs(weights, maps):
        errors[layer].append(float(_at_text((b - a).abs().amax((1, 3)), text).max()))
    return Difference(
        output=float(_at_text((main_output(ours) - main_output(theirs)).abs().amax(-1), text).max()),
        weights=tuple(max(found) for found in errors),
        maps=sum(map(len, maps.values())),
        peak=min(float((a.amax(-1) * (a > 0).sum(-1)).mean()) for _, a, _ in _pairs(weights, maps)),
    )


def _pairs(
    weights: dict[str, Any], maps: dict[str, list[qkv.AttentionMap]]
) -> Iterator[tuple[int, torch.Tensor, torch.Tensor]]:
    """(layer, eager's weights, the recorded ones) for every layer of every group."""
    for group, found in weights.items():
        for layer, (a, made) in enumerate(zip(found, maps[group], strict=True)):
            yield layer, a, made.dense()


def _at_text(values: torch.Tensor, text: torch.Tensor | None) -> torch.Tensor:
    """values (B, L) where the rows are text; those of a decoder's own text are all."""
    return values if text is None or values.shape != text.shape else values[text]


@dataclass(frozen=True)
class HalfPrecision:
    """Mean errors in bfloat16 against the same weights in float32: (on eager attention, recorded)."""

    output: tuple[float, float]
    weights: tuple[float, float]


def half_precision(name: str, side: str) -> HalfPrecision:
    """Both ways' errors in bfloat16, on positions that are text."""
    model = build(name, torch.bfloat16)
    inputs, text = inputs_of(name, side, torch.bfloat16)
    wide = {key: value.float() if value.is_floating_point() else value for key, value in inputs.items()}
    exact, right = eager(build(name, torch.bfloat16).float(), wide)
    theirs, weights = eager(model, inputs)
    ours, maps = recorded(model, inputs)
    dense = {group: [made.dense() for made in found] for group, found in maps.items()}

    def far(found: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        return _at_text((found.float() - right).abs().mean(-1), text).flatten()

    def of_weights(found: dict[str, Any]) -> float:
        errors = [
            far(a.transpose(1, 2).flatten(2), b.transpose(1, 2).flatten(2))
            for group in right
            for a, b in zip(found[group], right[group], strict=True)
        ]
        return float(torch.cat(errors).mean())

    outputs = [float(far(main_output(found), main_output(exact)).mean()) for found in (theirs, ours)]
    return HalfPrecision((outputs[0], outputs[1]), (of_weights(weights), of_weights(dense)))
