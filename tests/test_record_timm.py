"""timm's image models through a recording. timm wants an environment of its own: `nox -s timm`."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest
import torch

import qkv

if importlib.util.find_spec("timm") is None:
    pytest.skip(
        "timm is not installed here: its tests run in an environment of their own, nox -s timm", allow_module_level=True
    )

# timm needs torchvision, whose published build may be one for another torch: its import asks for these two operators.
_LIBRARY = torch.library.Library("torchvision", "FRAGMENT")
for _name in ("nms", "qnms"):
    if not hasattr(torch.ops.torchvision, _name):
        _LIBRARY.define(f"{_name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")

import timm  # noqa: E402

pytestmark = pytest.mark.slow

# name: (attention calls, the shape of the first one's matrix). cait: only its last blocks do not mix their heads.
MODELS = {
    "vit_tiny_patch16_224": (12, (1, 3, 197, 197)),
    "deit_tiny_distilled_patch16_224": (12, (1, 3, 198, 198)),
    "eva02_tiny_patch14_224": (12, (1, 3, 257, 257)),
    "beitv2_base_patch16_224": (12, (1, 12, 197, 197)),
    "swin_tiny_patch4_window7_224": (12, (64, 3, 49, 49)),
    "cait_xxs24_224": (2, (1, 4, 1, 197)),
}


@pytest.fixture(autouse=True)
def _fused_again() -> Any:
    yield
    timm.layers.set_fused_attn(True)


def model_and_image(name: str) -> tuple[Any, torch.Tensor]:
    torch.manual_seed(0)
    return timm.create_model(name, pretrained=False).eval(), torch.randn(1, 3, 224, 224)


@pytest.mark.parametrize("fused", [True, False])
@pytest.mark.parametrize("engine", ["qkv", "model"])
@pytest.mark.parametrize("name", MODELS)
def test_image_models(name: str, engine: str, fused: bool) -> None:
    """With torch's fused attention, and with timm's own lines."""
    timm.layers.set_fused_attn(fused)
    model, image = model_and_image(name)
    with torch.no_grad():
        plain = model(image)
        with qkv.record(model, engine=engine) as trace:
            found = model(image)
    calls, shape = MODELS[name]
    assert len(trace) == calls and trace[0].shape == shape and trace.layers[0].endswith(".attn")
    if engine == "model":
        assert torch.equal(found, plain)
    assert float((found - plain).abs().max()) < 1e-5 * max(1.0, float(plain.abs().max()))
    assert all(made.check().weight_sum < 1e-5 for made in trace)


@pytest.mark.parametrize("fused", [True, False])
@pytest.mark.parametrize("engine", ["qkv", "model"])
def test_weights_of_a_vision_transformer(engine: str, fused: bool) -> None:
    timm.layers.set_fused_attn(fused)
    model, image = model_and_image("vit_tiny_patch16_224")
    projected = []
    hook = model.blocks[5].attn.qkv.register_forward_hook(lambda module, args, out: projected.append(out))
    with torch.no_grad(), qkv.record(model, engine=engine) as trace:
        model(image)
    hook.remove()
    q, k, _ = projected[0].view(1, 197, 3, 3, 64).permute(2, 0, 3, 1, 4)
    assert float((trace[5].dense() - (q @ k.mT / 8).softmax(-1)).abs().max()) < 1e-5
    assert trace.layers[5] == "blocks.5.attn" and trace.layer(5).output_weight.shape == (192, 192)
