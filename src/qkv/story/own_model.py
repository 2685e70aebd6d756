"""The blocks of `qkv.nn.LanguageModel`, for a walk through one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from torch import Tensor

from ..nn._rotation import turn

if TYPE_CHECKING:
    from ..nn import LanguageModel
    from .model_block import Captured


def layers_of(model: LanguageModel) -> Any:
    """The model's layers. ValueError where a share depends on more than a query, a key and their order."""
    c = model.config
    if c.window is not None or c.positions == "alibi":
        raise ValueError(
            "qkv story --block follows language models whose words see all words before them, and this one has "
            f"{'ALiBi' if c.window is None else 'a window'}. Look at it: qkv look --model RUN."
        )
    return model.layers


def hooks(layer: Any, kept: Captured) -> list[Any]:
    """Hooks that keep what goes into the layer's attention, and what comes out of its heads."""

    def before(_module: Any, args: tuple[Tensor, ...], output: Tensor) -> None:
        kept.residual, kept.normed = args[0][0].float(), output[0].float()

    def inside(module: Any, args: tuple[Tensor, ...]) -> None:
        heads = {"query": module.heads, "key": module.kv_heads, "value": module.kv_heads}
        q, k, v = (module._heads(args[0], name, count) for name, count in heads.items())
        kept.before_rope, kept.value = q[0].float(), v[0].float()
        if module.rope is not None:
            q, k = turn(module.rope, q, k, 0)
        kept.query, kept.key = q[0].float(), k[0].float()
        kept.mixed = module._attend(q, k, v, None, None)[0].transpose(0, 1).flatten(1).float()
        kept.output_weight = module.output_weights.detach().mT.float()

    attention = layer.self_attention
    return [layer.attention_norm.register_forward_hook(before), attention.register_forward_pre_hook(inside)]
