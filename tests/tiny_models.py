"""Small Hugging Face models with random weights, one for each kind of attention that they differ in."""

from __future__ import annotations

from typing import Any

import torch

_LLAMA = {
    "vocab_size": 99, "hidden_size": 32, "intermediate_size": 40, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "max_position_embeddings": 64, "pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2,
}  # fmt: skip
_GEMMA = {**_LLAMA, "head_dim": 8, "sliding_window": 5, "query_pre_attn_scalar": 8}
_MIXED = {"layer_types": ["sliding_attention", "full_attention"]}
_LATENT = {
    **_LLAMA, "num_key_value_heads": 4, "q_lora_rank": 16, "kv_lora_rank": 16, "qk_rope_head_dim": 8, "qk_nope_head_dim": 8,
    "v_head_dim": 12, "n_routed_experts": 4, "moe_intermediate_size": 16, "num_experts_per_tok": 2, "n_group": 2,
    "topk_group": 1, "first_k_dense_replace": 1, "n_shared_experts": 1,
}  # fmt: skip
_BERT = {
    "vocab_size": 99, "hidden_size": 32, "intermediate_size": 40, "num_hidden_layers": 2, "num_attention_heads": 4,
    "max_position_embeddings": 64,
}  # fmt: skip
_BART = {
    "vocab_size": 99, "d_model": 32, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4,
    "decoder_attention_heads": 4, "encoder_ffn_dim": 40, "decoder_ffn_dim": 40, "max_position_embeddings": 64,
    "pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2, "forced_eos_token_id": None,
}  # fmt: skip
_VIT = {
    "hidden_size": 32, "intermediate_size": 40, "num_hidden_layers": 2, "num_attention_heads": 4, "image_size": 16,
    "patch_size": 4, "num_channels": 1,
}  # fmt: skip

# name: (model class, configuration class, configuration)
TINY: dict[str, tuple[str, str, dict[str, Any]]] = {
    "llama": ("LlamaForCausalLM", "LlamaConfig", _LLAMA),
    "mistral": ("MistralForCausalLM", "MistralConfig", {**_LLAMA, "sliding_window": 5}),
    "qwen2": ("Qwen2ForCausalLM", "Qwen2Config", {**_LLAMA, "use_sliding_window": True, "sliding_window": 5, **_MIXED}),
    "qwen3": ("Qwen3ForCausalLM", "Qwen3Config", {**_LLAMA, "head_dim": 16}),
    "gemma2": ("Gemma2ForCausalLM", "Gemma2Config", {**_GEMMA, "attn_logit_softcapping": 0.05, **_MIXED}),
    "gemma3": ("Gemma3ForCausalLM", "Gemma3TextConfig", {**_GEMMA, **_MIXED}),
    "gpt_oss": (
        "GptOssForCausalLM", "GptOssConfig",
        {**_LLAMA, "head_dim": 8, "sliding_window": 5, "num_local_experts": 2, "num_experts_per_tok": 1, **_MIXED},
    ),
    "llama4": (
        "Llama4ForCausalLM", "Llama4TextConfig",
        {**_LLAMA, "intermediate_size_mlp": 40, "head_dim": 8, "attention_chunk_size": 5, "num_local_experts": 2,
         "layer_types": ["chunked_attention", "full_attention"], "no_rope_layers": [1, 0], "attn_temperature_tuning": False},
    ),
    "deepseek_v3": ("DeepseekV3ForCausalLM", "DeepseekV3Config", _LATENT),
    "deepseek_v32": (
        "DeepseekV32ForCausalLM", "DeepseekV32Config",
        {**_LATENT, "index_topk": 4, "index_n_heads": 2, "index_head_dim": 16},
    ),
    "gpt2": ("GPT2LMHeadModel", "GPT2Config", {
        "vocab_size": 99, "n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 64, "attn_pdrop": 0.0, "resid_pdrop": 0.0,
        "embd_pdrop": 0.0, "scale_attn_by_inverse_layer_idx": True, "bos_token_id": 1, "eos_token_id": 2,
    }),
    "bert": ("BertForMaskedLM", "BertConfig", _BERT),
    "t5": ("T5ForConditionalGeneration", "T5Config", {
        "vocab_size": 99, "d_model": 32, "d_kv": 8, "d_ff": 40, "num_layers": 2, "num_decoder_layers": 2, "num_heads": 4,
        "dropout_rate": 0.0, "decoder_start_token_id": 0, "eos_token_id": 2, "relative_attention_num_buckets": 8,
    }),
    "bart": ("BartForConditionalGeneration", "BartConfig", _BART),
    "whisper": ("WhisperForConditionalGeneration", "WhisperConfig", {
        **_BART, "num_mel_bins": 8, "max_source_positions": 12, "max_target_positions": 32,
        "suppress_tokens": None, "begin_suppress_tokens": None,
    }),
    "vit": ("ViTForImageClassification", "ViTConfig", _VIT),
    "clip": ("CLIPTextModel", "CLIPTextConfig", {**_BERT, "eos_token_id": 2, "bos_token_id": 1, "projection_dim": 16}),
}  # fmt: skip

DECODERS = (
    "llama",
    "mistral",
    "qwen2",
    "qwen3",
    "gemma2",
    "gemma3",
    "gpt_oss",
    "llama4",
    "deepseek_v3",
    "deepseek_v32",
    "gpt2",
)


def tiny(name: str, seed: int = 0) -> Any:
    """The model in evaluation mode; its attention is peaked enough to tell right weights from wrong ones."""
    import transformers

    model_class, config_class, details = TINY[name]
    torch.manual_seed(seed)
    config = getattr(transformers, config_class)(**details)
    model = getattr(transformers, model_class)._from_config(config, attn_implementation="eager").eval()
    with torch.no_grad():
        for parameter_name, parameter in model.named_parameters():
            if parameter.dim() == 2 and any(part in parameter_name for part in ("q_proj", "k_proj", "query", "key")):
                parameter.mul_(8.0)
            if parameter_name.endswith("sinks"):
                parameter.normal_()
    return model


def ids(batch: int = 2, length: int = 13, seed: int = 1) -> torch.Tensor:
    """Random tokens (batch, length), none of them special."""
    return torch.randint(3, 99, (batch, length), generator=torch.Generator().manual_seed(seed))


def padding(side: str, length: int = 13) -> torch.Tensor:
    """(2, length): 1 for tokens; the first row has 4 of padding at that side, the second none ("both": some at each)."""
    mask = torch.ones(2, length, dtype=torch.int64)
    if side in ("left", "both"):
        mask[0, :4] = 0
    if side in ("right", "both"):
        mask[1 if side == "both" else 0, -3:] = 0
    return mask
