"""Small Hugging Face models, with random weights, whose attention does not go through transformers' attention interface."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from tiny_models import ids, padding

_BERT = {
    "vocab_size": 99, "hidden_size": 32, "intermediate_size": 40, "num_hidden_layers": 2, "num_attention_heads": 4,
    "max_position_embeddings": 64, "pad_token_id": 0,
}  # fmt: skip
_GPT = {"vocab_size": 99, "n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 64}
_XLM = {"vocab_size": 99, "emb_dim": 32, "n_layers": 2, "n_heads": 4, "max_position_embeddings": 64}
_FALCON = {"vocab_size": 99, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4}
_BART = {
    "d_model": 32, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4, "decoder_attention_heads": 4,
    "encoder_ffn_dim": 40, "decoder_ffn_dim": 40, "max_position_embeddings": 64, "pad_token_id": 0, "bos_token_id": 1,
    "eos_token_id": 2, "decoder_start_token_id": 2,
}  # fmt: skip
_VIT = {
    "hidden_size": 32, "intermediate_size": 40, "num_hidden_layers": 2, "num_attention_heads": 4, "image_size": 16,
    "patch_size": 4, "num_channels": 3,
}  # fmt: skip
_PYRAMID = {"hidden_sizes": [8] * 4, "depths": [1] * 4, "num_attention_heads": [1, 1, 2, 2]}
_SWIN = {"image_size": 32, "embed_dim": 8, "depths": [2, 2], "num_heads": [2, 2], "window_size": 4}
_SOUND = {
    "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 40, "conv_dim": [8, 8],
    "conv_stride": [5, 2], "conv_kernel": [10, 3], "num_conv_pos_embeddings": 4, "num_conv_pos_embedding_groups": 2,
}  # fmt: skip
_DEBERTA = {**_BERT, "relative_attention": True, "pos_att_type": ["c2p", "p2c"]}


@dataclass(frozen=True)
class Case:
    """A model class, its configuration class and configuration, what it reads, and how many attention calls it makes.

    compared: whether transformers gives every call's weights as they were used; steps: whether it can generate with a cache.
    peak: what its weights are multiplied by.
    """

    model: str
    config: str
    details: dict[str, Any]
    calls: int = 2
    reads: str = "text"
    compared: bool = True
    steps: bool = False
    peak: float = 3.0


NAMED: dict[str, Case] = {
    "bloom": Case(
        "BloomForCausalLM", "BloomConfig",
        {"vocab_size": 99, "hidden_size": 32, "n_layer": 2, "n_head": 4, "bos_token_id": 1, "eos_token_id": 2}, steps=True,
    ),
    "falcon": Case("FalconForCausalLM", "FalconConfig", {**_FALCON, "bos_token_id": 1, "eos_token_id": 2}, steps=True),
    "falcon, new": Case(
        "FalconForCausalLM", "FalconConfig",
        {**_FALCON, "new_decoder_architecture": True, "num_kv_heads": 2, "bos_token_id": 1, "eos_token_id": 2}, steps=True,
    ),
    "falcon, ALiBi": Case(
        "FalconForCausalLM", "FalconConfig", {**_FALCON, "alibi": True, "bos_token_id": 1, "eos_token_id": 2}, steps=True
    ),
    "mpt": Case(
        "MptForCausalLM", "MptConfig",
        {"vocab_size": 99, "d_model": 32, "n_layers": 2, "n_heads": 4, "max_seq_len": 64, "use_cache": True}, steps=True,
    ),
    "gpt_neo": Case(
        "GPTNeoForCausalLM", "GPTNeoConfig",
        {"vocab_size": 99, "hidden_size": 32, "num_layers": 2, "num_heads": 4, "window_size": 4,
         "attention_types": [[["global", "local"], 1]], "max_position_embeddings": 64, "bos_token_id": 1,
         "eos_token_id": 2}, steps=True,
    ),
    "mpnet": Case("MPNetModel", "MPNetConfig", _BERT),
    "deberta": Case("DebertaModel", "DebertaConfig", {**_DEBERTA, "max_relative_positions": 16}),
    "deberta-v2": Case("DebertaV2Model", "DebertaV2Config", {**_DEBERTA, "position_buckets": 8, "share_att_key": True}),
}  # fmt: skip

OTHERS: dict[str, Case] = {
    "bark": Case(
        "BarkCausalModel",
        "BarkSemanticConfig",
        {
            "input_vocab_size": 99,
            "output_vocab_size": 99,
            "num_layers": 2,
            "num_heads": 4,
            "hidden_size": 32,
            "block_size": 64,
        },
    ),
    "big_bird": Case("BigBirdModel", "BigBirdConfig", {**_BERT, "attention_type": "original_full"}),
    "bigbird_pegasus": Case(
        "BigBirdPegasusModel",
        "BigBirdPegasusConfig",
        {**_BART, "vocab_size": 99, "attention_type": "original_full"},
        6,
        "translation",
    ),
    "blip": Case("BlipTextModel", "BlipTextConfig", {**_BERT, "is_decoder": True, "encoder_hidden_size": 32}),
    "convbert": Case("ConvBertModel", "ConvBertConfig", {**_BERT, "embedding_size": 32}),
    "data2vec_vision": Case(
        "Data2VecVisionModel", "Data2VecVisionConfig", {**_VIT, "use_relative_position_bias": True}, 2, "image"
    ),
    "donut": Case("DonutSwinModel", "DonutSwinConfig", {**_SWIN, "patch_size": 2}, 4, "large image", compared=False),
    "flaubert": Case("FlaubertModel", "FlaubertConfig", _XLM),
    "flava": Case("FlavaTextModel", "FlavaTextConfig", _BERT),
    "fsmt": Case(
        "FSMTModel",
        "FSMTConfig",
        {**_BART, "langs": ["en", "de"], "src_vocab_size": 99, "tgt_vocab_size": 99},
        6,
        "translation",
    ),
    "funnel": Case(
        "FunnelModel",
        "FunnelConfig",
        {
            "vocab_size": 99,
            "d_model": 32,
            "n_head": 4,
            "d_head": 8,
            "d_inner": 40,
            "block_sizes": [1, 1],
            "num_decoder_layers": 1,
        },
        3,
    ),
    "git": Case("GitModel", "GitConfig", {**_BERT, "vision_config": _VIT}),
    "glpn": Case("GLPNModel", "GLPNConfig", _PYRAMID, 4, "larger image"),
    "gpt_neox_japanese": Case(
        "GPTNeoXJapaneseModel", "GPTNeoXJapaneseConfig", {k: v for k, v in _BERT.items() if k != "intermediate_size"}
    ),
    "ibert": Case("IBertModel", "IBertConfig", _BERT),
    "imagegpt": Case("ImageGPTModel", "ImageGPTConfig", _GPT),
    "levit": Case(
        "LevitModel",
        "LevitConfig",
        {
            "image_size": 64,
            "hidden_sizes": [16] * 3,
            "num_attention_heads": [2] * 3,
            "depths": [1] * 3,
            "key_dim": [4] * 3,
            "patch_size": 16,
        },
        5,
        "larger image",
        compared=False,
    ),
    "luke": Case(
        "LukeModel",
        "LukeConfig",
        {**_BERT, "entity_vocab_size": 20, "entity_emb_size": 16, "use_entity_aware_attention": False},
    ),
    "megatron_bert": Case("MegatronBertModel", "MegatronBertConfig", _BERT),
    "mgp_str": Case("MgpstrModel", "MgpstrConfig", {**_VIT, "image_size": [16, 16], "mlp_ratio": 1.0}, 2, "image"),
    "mobilevit": Case(
        "MobileViTModel",
        "MobileViTConfig",
        {"image_size": 64, "hidden_sizes": [16] * 3, "neck_hidden_sizes": [8] * 7, "num_attention_heads": 2},
        9,
        "larger image",
        compared=False,
    ),
    "mvp": Case("MvpModel", "MvpConfig", {**_BART, "vocab_size": 99}, 6, "translation"),
    "openai": Case("OpenAIGPTModel", "OpenAIGPTConfig", _GPT),
    "perceiver": Case(
        "PerceiverModel",
        "PerceiverConfig",
        {
            "d_model": 16,
            "d_latents": 16,
            "num_latents": 6,
            "num_blocks": 1,
            "num_self_attends_per_block": 2,
            "num_self_attention_heads": 2,
            "num_cross_attention_heads": 2,
        },
        3,
        "numbers",
    ),
    "prophetnet": Case(
        "ProphetNetModel",
        "ProphetNetConfig",
        {
            "vocab_size": 99,
            "hidden_size": 32,
            "num_encoder_layers": 2,
            "num_decoder_layers": 2,
            "num_encoder_attention_heads": 4,
            "num_decoder_attention_heads": 4,
            "encoder_ffn_dim": 40,
            "decoder_ffn_dim": 40,
            "max_position_embeddings": 64,
        },
        6,
        "translation",
        compared=False,
    ),
    "pvt": Case("PvtModel", "PvtConfig", {**_PYRAMID, "image_size": 64}, 4, "larger image"),
    "pvt_v2": Case("PvtV2Model", "PvtV2Config", {**_PYRAMID, "image_size": 64}, 4, "larger image"),
    "rembert": Case("RemBertModel", "RemBertConfig", {**_BERT, "input_embedding_size": 16}),
    "roformer": Case("RoFormerModel", "RoFormerConfig", _BERT),
    "sam": Case(
        "SamVisionModel",
        "SamVisionConfig",
        {**_VIT, "output_channels": 8, "window_size": 2, "global_attn_indexes": [1], "mlp_dim": 40},
        2,
        "image",
        compared=False,
    ),
    "sew_d": Case(
        "SEWDModel", "SEWDConfig", {**_SOUND, "squeeze_factor": 1, "max_position_embeddings": 64}, 2, "sound"
    ),
    "speecht5": Case(
        "SpeechT5Model",
        "SpeechT5Config",
        {
            "vocab_size": 99,
            "hidden_size": 32,
            "encoder_layers": 2,
            "encoder_attention_heads": 4,
            "encoder_ffn_dim": 40,
            "decoder_layers": 2,
            "decoder_ffn_dim": 40,
            "decoder_attention_heads": 4,
        },
        6,
        "spectrum",
    ),
    "squeezebert": Case(
        "SqueezeBertModel",
        "SqueezeBertConfig",
        {
            **_BERT,
            **{f"{n}_groups": 1 for n in ("q", "k", "v", "post_attention", "intermediate", "output")},
            "embedding_size": 32,
        },
        compared=False,
    ),
    "swin2sr": Case(
        "Swin2SRModel", "Swin2SRConfig", {**_SWIN, "depths": [2], "num_heads": [2]}, 2, "large image", compared=False
    ),
    "swinv2": Case(
        "Swinv2Model", "Swinv2Config", {**_SWIN, "patch_size": 2}, 4, "large image", compared=False, peak=1.0
    ),
    "tapas": Case("TapasModel", "TapasConfig", _BERT),
    "timesformer": Case("TimesformerModel", "TimesformerConfig", {**_VIT, "num_frames": 2}, 4, "film", compared=False),
    "trocr": Case(
        "TrOCRForCausalLM",
        "TrOCRConfig",
        {
            "vocab_size": 99,
            "d_model": 32,
            "decoder_layers": 2,
            "decoder_attention_heads": 4,
            "decoder_ffn_dim": 40,
            "max_position_embeddings": 64,
            "use_cache": False,
        },
    ),
    "vilt": Case("ViltModel", "ViltConfig", {**_BERT, **_VIT, "max_image_length": 16}, 2, "image and text"),
    "visual_bert": Case("VisualBertModel", "VisualBertConfig", {**_BERT, "visual_embedding_dim": 8}),
    "vitdet": Case("VitDetModel", "VitDetConfig", _VIT, 2, "image"),
    "xglm": Case(
        "XGLMModel",
        "XGLMConfig",
        {
            "vocab_size": 99,
            "d_model": 32,
            "num_layers": 2,
            "attention_heads": 4,
            "ffn_dim": 40,
            "max_position_embeddings": 64,
        },
    ),
    "xlm": Case("XLMModel", "XLMConfig", _XLM),
    "xlnet": Case(
        "XLNetModel", "XLNetConfig", {"vocab_size": 99, "d_model": 32, "n_layer": 2, "n_head": 4, "d_inner": 40}
    ),
}


def numbers(*shape: int) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(2))


def reads(kind: str, side: str = "right") -> dict[str, torch.Tensor]:
    """Inputs of a kind; where there is text, its first sequence has padding at that side."""
    text = {"input_ids": ids(), "attention_mask": padding(side)}
    image = {"image": 16, "large image": 32, "larger image": 64}
    if kind in image:
        return {"pixel_values": numbers(2, 3, image[kind], image[kind])}
    return {
        "text": text,
        "translation": {**text, "decoder_input_ids": ids(length=7, seed=3)},
        "image and text": {**text, "pixel_values": numbers(2, 3, 16, 16)},
        "film": {"pixel_values": numbers(2, 2, 3, 16, 16)},
        "numbers": {"inputs": numbers(2, 9, 16)},
        "sound": {"input_values": numbers(2, 400)},
        "spectrum": {"input_values": numbers(2, 9, 32), "decoder_input_values": numbers(2, 5, 32)},
    }[kind]


def built(case: Case, implementation: str = "eager", seed: int = 0) -> Any:
    """The model in evaluation mode, its attention peaked enough to tell right weights from wrong ones."""
    import transformers

    torch.manual_seed(seed)
    config = getattr(transformers, case.config)(**case.details)
    model = getattr(transformers, case.model)._from_config(config, attn_implementation=implementation).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 2:
                parameter.mul_(case.peak)
    return model
