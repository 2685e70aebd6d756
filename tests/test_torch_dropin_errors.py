"""qkv.scaled_dot_product_attention in the place of torch's: the same errors, and models that do not notice."""

from __future__ import annotations

from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor
from torch_pair import near, numbers, ours, outcome, same, torch_sdpa

# ---- errors -----------------------------------------------------------------------------------------------------------

X = numbers(2, 2, 3, 4)
META = torch.empty(2, 2, 3, 4, device="meta")
ERRORS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "rank 0": ((torch.tensor(1.0),) * 3, {}),
    "rank 1": ((numbers(4),) * 3, {}),
    "one of rank 1": ((X, numbers(4), X), {}),
    "batch sizes": ((X, numbers(3, 2, 3, 4), numbers(3, 2, 3, 4)), {}),
    "head counts": ((numbers(2, 4, 3, 4), X, X), {}),
    "head counts do not divide": (
        (numbers(2, 4, 3, 4), numbers(2, 3, 3, 4), numbers(2, 3, 3, 4)),
        {"enable_gqa": True},
    ),
    "more key heads": ((X, numbers(2, 4, 3, 4), numbers(2, 4, 3, 4)), {"enable_gqa": True}),
    "grouped at rank 2": ((numbers(3, 4),) * 3, {"enable_gqa": True}),
    "widths": ((X, numbers(2, 2, 3, 5), numbers(2, 2, 3, 5)), {}),
    "widths at rank 3": ((numbers(2, 3, 4), numbers(2, 3, 5), numbers(2, 3, 5)), {}),
    "widths at rank 2": ((numbers(3, 4), numbers(3, 5), numbers(3, 5)), {}),
    "lengths at rank 3": ((numbers(2, 3, 4), numbers(2, 3, 4), numbers(2, 5, 4)), {}),
    "lengths with another value width": ((X, X, numbers(2, 2, 5, 7)), {}),
    "query of another dtype": ((X.double(), X, X), {}),
    "value of another dtype": ((X, X, X.half()), {}),
    "whole numbers": ((torch.ones(2, 2, 3, 4, dtype=torch.int64),) * 3, {}),
    "bools": ((torch.ones(2, 3, 4, dtype=torch.bool),) * 3, {}),
    "complex numbers": ((torch.ones(2, 3, 4, dtype=torch.complex64),) * 3, {}),
    "query on another device": ((META, X, X), {}),
    "value on another device": ((X, X, META), {}),
    "everything wrong at once": ((META, X.double(), numbers(4)), {"attn_mask": torch.ones(1, dtype=torch.int64)}),
    "NumPy": ((X.numpy(), X, X), {}),
    "None": ((None, X, X), {}),
    "a list": ((X, [1.0], X), {}),
    "no value": ((X, X), {}),
    "no arguments": ((), {}),
    "too many arguments": ((X, X, X, None, 0.0, False, 0.5), {}),
    "an unknown keyword": ((X, X, X), {"mask": None}),
    "a keyword twice": ((X, X, X), {"query": X}),
    "mask dtype": ((X, X, X), {"attn_mask": torch.ones(3, 3, dtype=torch.int64)}),
    "mask a list": ((X, X, X), {"attn_mask": [[True]]}),
    "mask NumPy": ((X, X, X), {"attn_mask": torch.ones(3, 3).numpy()}),
    "mask rows": ((X, X, X), {"attn_mask": torch.ones(4, 3)}),
    "mask heads": ((X, X, X), {"attn_mask": torch.ones(3, 3, 3)}),
    "mask rank": ((X, X, X), {"attn_mask": torch.ones(1, 2, 2, 3, 3)}),
    "mask of one dimension": ((X, X, X), {"attn_mask": torch.ones(3, dtype=torch.bool)}),
    "mask for key heads": ((numbers(2, 4, 3, 4), X, X), {"attn_mask": numbers(1, 2, 3, 3), "enable_gqa": True}),
    "dropout above 1": ((X, X, X), {"dropout_p": 1.1}),
    "dropout above 1, a whole number": ((X, X, X, None, 2), {}),
    "dropout below 0": ((X, X, X), {"dropout_p": -0.1}),
    "dropout None": ((X, X, X), {"dropout_p": None}),
    "dropout a word": ((X, X, X), {"dropout_p": "a"}),
    "causal a number": ((X, X, X), {"is_causal": 1}),
    "causal None": ((X, X, X), {"is_causal": None}),
    "grouped a number": ((X, X, X), {"enable_gqa": 1}),
    "scale a word": ((X, X, X), {"scale": "a"}),
    "scale a tensor": ((X, X, X), {"scale": torch.tensor([0.5])}),
    "scale complex": ((X, X, X), {"scale": 1j}),
    "keywords wrong": ((), {"query": X, "keys": X, "value": X}),
}


@pytest.mark.parametrize("case", ERRORS)
def test_errors(case: str) -> None:
    args, options = ERRORS[case]
    expected = outcome(torch_sdpa, args, options)
    assert isinstance(expected, Exception), "torch takes this"
    same(*args, **options)


def test_keywords_and_positions() -> None:
    mask = numbers(3, 3)
    expected = torch_sdpa(X, X, X, mask, 0.0, False, scale=0.3, enable_gqa=False)
    near(ours(X, X, X, mask, 0.0, False, scale=0.3, enable_gqa=False), expected, "positions")
    near(ours(query=X, key=X, value=X, attn_mask=mask, dropout_p=0.0, is_causal=False, scale=0.3), expected, "keywords")


# ---- drop-in ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def calls_counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """F.scaled_dot_product_attention is ours while this holds; the list grows with every call."""
    counted: list[int] = []

    def patched(*args: Any, **options: Any) -> Tensor:
        counted.append(1)
        return ours(*args, **options)

    monkeypatch.setattr(F, "scaled_dot_product_attention", patched)
    monkeypatch.setattr(torch.nn.functional, "scaled_dot_product_attention", patched)
    return counted


def trained(module: torch.nn.Module, *args: Any, **options: Any) -> list[Tensor]:
    """The output of a module and the gradients of its parameters."""
    module.zero_grad()
    out = module(*args, **options)
    out = out[0] if isinstance(out, tuple) else out
    out.square().sum().backward()
    return [out.detach(), *(p.grad.clone() for p in module.parameters() if p.grad is not None)]


class Block(torch.nn.Module):
    """Attention as in nanoGPT."""

    def __init__(self, width: int = 16, heads: int = 4):
        super().__init__()
        self.attention, self.projection = torch.nn.Linear(width, 3 * width), torch.nn.Linear(width, width)
        self.heads = heads

    def forward(self, x: Tensor) -> Tensor:
        b, t, c = x.shape
        q, k, v = (y.view(b, t, self.heads, c // self.heads).transpose(1, 2) for y in self.attention(x).split(c, dim=2))
        y = torch.nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=None, dropout_p=0.0, is_causal=True)
        return self.projection(y.transpose(1, 2).contiguous().view(b, t, c))


def modules() -> dict[str, Any]:
    torch.manual_seed(0)
    x, padding = torch.randn(2, 5, 16), torch.zeros(2, 5, dtype=torch.bool)
    padding[1, 3:] = True
    causal = torch.nn.Transformer.generate_square_subsequent_mask(5)
    attention = torch.nn.MultiheadAttention(16, 4, batch_first=True)
    layer = torch.nn.TransformerEncoderLayer(16, 4, 32, dropout=0.0, batch_first=True)
    decoder = torch.nn.TransformerDecoderLayer(16, 4, 32, dropout=0.0, batch_first=True)
    return {
        "nanoGPT": (Block(), (x,), {}),
        "MultiheadAttention": (attention, (x, x, x), {"need_weights": False}),
        "MultiheadAttention, padded": (attention, (x, x, x), {"need_weights": False, "key_padding_mask": padding}),
        "MultiheadAttention, causal": (
            attention,
            (x, x, x),
            {"need_weights": False, "attn_mask": causal, "is_causal": True},
        ),
        "MultiheadAttention, one sequence": (attention, (x[0], x[0], x[0]), {"need_weights": False}),
        "encoder layer": (layer, (x,), {"src_key_padding_mask": padding}),
        "decoder layer": (decoder, (x, x), {"tgt_mask": causal, "tgt_is_causal": True}),
    }


@pytest.mark.parametrize("name", modules())
def test_drop_in_under_monkeypatching(name: str, request: pytest.FixtureRequest) -> None:
    module, args, options = modules()[name]
    expected = trained(module, *args, **options)
    counted = request.getfixturevalue("calls_counted")
    got = trained(module, *args, **options)
    assert counted
    for a, b in zip(got, expected, strict=True):
        torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-5)


def test_autocast() -> None:
    x = numbers(2, 2, 5, 8)
    with torch.autocast("cpu", torch.bfloat16):
        for args in ((x, x, x), (x, x.bfloat16(), x), (x.double(),) * 3):
            same(*args)
        same(x, x, x, attn_mask=numbers(5, 5))
        same(x, x, x, attn_mask=numbers(5, 5).double())


@pytest.mark.filterwarnings("ignore:There is a performance drop")  # torch's own words, of its own operator
def test_vmap_and_meta() -> None:
    x = numbers(3, 2, 2, 5, 4)
    near(torch.vmap(ours)(x, x, x), torch.vmap(torch_sdpa)(x, x, x), "vmap")
    meta = torch.empty(2, 2, 3, 4, device="meta")
    assert ours(meta, meta, meta).shape == (2, 2, 3, 4) and ours(meta, meta, meta).device.type == "meta"
