"""Attribution on models: signed contributions add up, ablation is the model run again, planted coefficients come out."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import torch
from tiny_models import ids, tiny
from torch.testing import assert_close

import qkv
from qkv.models import Loaded
from qkv.trace import Trace, attribution, read_text
from qkv.trace.attribution import effects, solve
from qkv.trace.attribution.asked import Question
from qkv.trace.attribution.attribute import question
from qkv.trace.attribution.reading import features
from qkv.trace.attribution.reruns import Rerun
from qkv.trace.attribution.signed import directions, edges


def recorded(model: Any, length: int = 13, answer: int = 3, **more: Any) -> Trace:
    """A trace of a tiny model that read `length` random tokens, of which the last count as its answer."""
    tokens = ids(1, length)
    with qkv.record(model, **more) as trace, torch.no_grad():
        model(input_ids=tokens)
    run = trace.run
    table = run.tokens[run.main]
    object.__setattr__(table, "prompt_length", length - answer)
    return trace


def log_probability(model: Any, tokens: torch.Tensor, first: int, mask: torch.Tensor) -> torch.Tensor:
    """(n,): of the tokens from `first` on, dense, with a mask (L,) of the tokens that may be read."""
    with torch.no_grad():
        places = torch.arange(tokens.shape[1])[None]
        logits = model(input_ids=tokens, attention_mask=mask[None].long(), position_ids=places).logits[0].double()
    return logits.log_softmax(-1)[first - 1 : -1].gather(-1, tokens[0, first:, None])[:, 0]


@pytest.mark.parametrize("name", ["llama", "qwen3", "gpt2"])
def test_signed_contributions_add_up_to_the_logits(name: str) -> None:
    """Heads' edges, the MLPs' outputs, the embedding and the projections' biases: their sum is the logits' difference."""
    model = tiny(name).double()
    trace = recorded(model)
    asked = question(trace, spans="tokens", model=model)
    along = directions(asked)
    wrote = torch.zeros(3, dtype=torch.float64)
    for n, of, found in edges(asked, along):
        own = found.sum(-1)  # (H, n): each head's edges
        layer = trace.run.layers[n]
        out = torch.stack([layer.map[0, h, list(asked.rows)] @ repeated(of.map.tensors[2], 4)[0, h] for h in range(4)])
        blocks = layer.output_weight.double().unflatten(1, (4, -1))  # type: ignore[union-attr]
        head = torch.einsum("hnd,whd,nw->hn", out.double(), blocks, along.of)
        assert_close(own, head, atol=1e-12, rtol=1e-9)  # a head's edges are the head's own contribution
        wrote += own.sum(0)
    rest = along.stream - written_by_heads(trace, asked)
    assert_close(rest, everything_else(model, ids(1, 13), list(asked.rows)), atol=1e-9, rtol=1e-9)
    total = wrote + (rest * along.of).sum(-1) + along.offset
    assert_close(total, along.difference, atol=1e-7, rtol=1e-6)  # HF norms in float32


def repeated(value: torch.Tensor | None, heads: int) -> torch.Tensor:
    assert value is not None
    return value.repeat_interleave(heads // value.shape[1], 1)


def written_by_heads(trace: Trace, asked: Question) -> torch.Tensor:
    """(n, width): what all heads together added to the answer's rows."""
    total = torch.zeros(())
    for layer in trace.run.layers:
        heads = layer.shape[1]
        out = torch.cat(
            [layer.map[0, h, list(asked.rows)] @ repeated(layer.map.tensors[2], heads)[0, h] for h in range(heads)], -1
        )
        total = total + out.double() @ layer.output_weight.double().mT  # type: ignore[union-attr]
    return total


def everything_else(model: Any, tokens: torch.Tensor, rows: list[int]) -> torch.Tensor:
    """(n, width): embeddings, MLPs' outputs and the biases of the output projections, caught by hooks."""
    found: list[torch.Tensor] = []

    def keep(_: Any, __: Any, out: Any) -> None:
        found.append((out[0] if out.dim() == 3 else out)[..., -out.shape[-2] :, :])

    transformer = getattr(model, "transformer", None) or model.model
    blocks = transformer.h if hasattr(transformer, "h") else transformer.layers
    hooks = [block.mlp.register_forward_hook(keep) for block in blocks]
    embeddings = [m for m in (getattr(transformer, n, None) for n in ("wte", "wpe", "embed_tokens")) if m is not None]
    hooks += [m.register_forward_hook(keep) for m in embeddings]
    with torch.no_grad():
        model(input_ids=tokens)
    for hook in hooks:
        hook.remove()
    total = sum(x.reshape(-1, x.shape[-1])[rows] for x in found)
    biases = [block.attn.c_proj.bias.detach() for block in blocks if hasattr(block, "attn")]
    return total + sum(biases) if biases else total  # type: ignore[return-value]


def test_the_runner_up_and_a_given_alternative() -> None:
    model = tiny("llama")
    trace = recorded(model)
    tokens = ids(1, 13)
    with torch.no_grad():
        logits = model(input_ids=tokens).logits[0]
    along = directions(question(trace, model=model, spans="tokens"))
    for n, position in enumerate((10, 11, 12)):
        order = [t for t in logits[position - 1].argsort(descending=True).tolist() if t != int(tokens[0, position])]
        assert int(along.alternatives[n]) == order[0]
        expected = logits[position - 1, tokens[0, position]] - logits[position - 1, order[0]]
        assert_close(along.difference[n].float(), expected, atol=1e-4, rtol=1e-4)
    one = directions(question(trace, model=model, spans="tokens", alternative=7))
    assert one.alternatives.tolist() == [7] and one.of.shape == (1, 32)
    assert_close(one.difference[0].float(), logits[9, tokens[0, 10]] - logits[9, 7], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("name", ["llama", "gpt2", "gemma3"])
def test_ablation_is_the_model_with_the_span_masked(name: str) -> None:
    """Leaving tokens out while the others keep their places is masking them for everybody: one run of the model a span.

    gemma3's windows of 5 reach over all that is read here.
    """
    model, length = tiny(name), 13 if name != "gemma3" else 6
    trace, tokens = recorded(model, length, 2), ids(1, length)
    spans = [(0, 2), (2, 4)] if name == "gemma3" else [(0, 3), (3, 4), (4, 8), (8, 11)]
    found = trace.attribute(spans=spans, by="ablation", model=model)
    first = length - 2
    base = log_probability(model, tokens, first, torch.ones(length, dtype=torch.bool)).sum()
    for (a, b), score in zip(spans, found.scores, strict=True):
        mask = torch.ones(length, dtype=torch.bool)
        mask[[i for i in range(a, b) if i not in found.apart]] = (
            False  # token 0 is a sink, and the last row gives the answer
        )
        expected = base - log_probability(model, tokens, first, mask).sum()
        assert_close(score, expected, atol=1e-4, rtol=1e-4)
    assert found.kind == "measured" and found.of_tokens is None


def test_runs_again_go_on_from_the_prompts_cache() -> None:
    """With the keys before the first token that is left out, and without: the same numbers."""
    model = tiny("llama")
    asked = question(recorded(model), spans="tokens", model=model)
    rerun = Rerun(model, asked.ids, asked.answer)
    cached = [rerun([4, 7]), rerun([1]), rerun([])]
    rerun._keys = None
    for one, other in zip(cached, [rerun([4, 7]), rerun([1]), rerun([])], strict=True):
        assert_close(one, other, atol=1e-5, rtol=1e-5)


def test_support_leaves_out_the_heads_that_wrote_against_the_answer() -> None:
    model = tiny("llama")
    asked = question(recorded(model), spans=[(1, 4), (4, 9)], model=model)
    each = [
        found.sum(1)[:, a:b].sum(-1) for _, _, found in edges(asked, directions(asked)) for a, b in [(1, 4), (4, 9)]
    ]
    found = asked.trace.attribute(spans=[(1, 4), (4, 9)], by="support", model=model)
    for n in (0, 1):
        assert_close(found.scores[n], torch.cat(each[n::2]).clamp_min(0).sum())
    assert found.of_tokens is None and bool((found.scores > 0).all())


# ---- learning -----------------------------------------------------------------------------------------------------------


def planted(prompts: int, heads: int, noise: float, seed: int = 0) -> tuple[list[attribution.Effects], torch.Tensor]:
    """Effects that were made of coefficients: what is left out changes the number by θ · shares, and some noise."""
    g = torch.Generator().manual_seed(seed)
    theta = torch.randn(heads, generator=g, dtype=torch.float64)
    found = []
    for _ in range(prompts):
        x = torch.rand(6, heads, generator=g, dtype=torch.float64)
        kept = torch.rand(16, 6, generator=g) < 0.5
        y = kept.double() @ x @ theta
        y = y / (y - y.mean()).norm()  # each prompt's measurements are scaled to 1 before they are fitted
        found.append(attribution.Effects(x, kept, y + noise * torch.randn(16, generator=g, dtype=torch.float64) - 20))
    return found, theta


def test_planted_coefficients_come_out() -> None:
    """One scale for all prompts would be theirs exactly; each prompt's own scale leaves the direction."""
    measured, theta = planted(60, 5, 0.0)
    found, ridge = solve(measured)
    assert ridge == 1e-4
    assert torch.nn.functional.cosine_similarity(found, theta, 0) > 0.98
    noisy, theta = planted(60, 5, 0.05, seed=1)
    assert torch.nn.functional.cosine_similarity(solve(noisy)[0], theta, 0) > 0.95


def test_with_nothing_to_learn_from_all_heads_count_alike() -> None:
    g = torch.Generator().manual_seed(0)
    x, kept = torch.rand(5, 40, generator=g, dtype=torch.float64), torch.rand(8, 5, generator=g) < 0.5
    same = attribution.Effects(x, kept, kept.double() @ x.sum(1))
    found, _ = solve([same], ridge=1e3)
    assert found.std() < 1e-2 * found.mean().abs() and found.mean() > 0


def test_fit_measures_and_fits(tmp_path: Any) -> None:
    """All sets of two spans of a tiny model, measured by hand, give the same coefficients."""
    model = tiny("llama")
    trace = recorded(model)
    fitted = qkv.attribution.fit(model, [(trace, [(1, 4), (4, 9)])], ablations=6, ridge=0.1, name="tiny")
    assert fitted.theta.shape == (2, 4) and fitted.model == "tiny" and fitted.about["prompts"] == 1
    asked = question(trace, spans=[(1, 4), (4, 9)], model=model)
    measured = effects(asked, ablations=6, generator=torch.Generator().manual_seed(0))
    for here, value in zip(measured.kept, measured.log_probability, strict=True):
        mask = torch.ones(13, dtype=torch.bool)
        for (a, b), kept in zip([(1, 4), (4, 9)], here.tolist(), strict=True):
            mask[a:b] = kept
        assert_close(value, log_probability(model, ids(1, 13), 10, mask).sum(), atol=1e-4, rtol=1e-4)
    assert_close(fitted.theta.view(-1), solve([measured], 0.1)[0])
    fitted.save(tmp_path / "tiny.json")
    again = attribution.Coefficients.load(tmp_path / "tiny.json")
    one, other = (trace.attribute(spans=[(1, 4), (4, 9)], coefficients=c).scores for c in (fitted, again))
    assert_close(one, other, atol=1e-4, rtol=1e-4)
    assert_close(one, features(asked) @ fitted.theta.view(-1))


def test_what_cannot_be_fitted() -> None:
    model = tiny("llama")
    with pytest.raises(ValueError, match=r"qkv.attribution.fit: got no prompts"):
        qkv.attribution.fit(model, [])
    with pytest.raises(ValueError, match=r"texts need a tokenizer: fit\(model, prompts, tokenizer\)"):
        qkv.attribution.fit(model, ["a text"])
    with pytest.raises(ValueError, match="a prompt has fewer than two spans"):
        qkv.attribution.fit(model, [(recorded(model), [(1, 4)])])


# ---- one clear error ------------------------------------------------------------------------------------------------------


def test_another_model_is_found_out() -> None:
    model, other = tiny("llama"), tiny("llama", seed=5)
    trace, bare = recorded(model), recorded(model, weights=False)
    for by in ("signed", "support", "ablation"):
        with pytest.raises(
            ValueError, match="this LlamaForCausalLM is not the model of the trace: the output weight of"
        ):
            trace.attribute(spans="tokens", by=by, model=other)
        with pytest.raises(ValueError, match=r"is not the model of the trace: it has no model\.layers\.0\.self_attn"):
            trace.attribute(spans="tokens", by=by, model=tiny("gpt2"))
        with pytest.raises(ValueError, match="is not the model of the trace: run again, it asks something else"):
            bare.attribute(spans="tokens", by=by, model=other)
    known = attribution.Coefficients(
        torch.ones(2, 4), "that one", attribution.coefficients.fingerprint(recorded(other))
    )
    with pytest.raises(ValueError, match="these coefficients are of that one"):
        trace.attribute(spans="tokens", coefficients=known)


def test_what_a_trace_must_keep() -> None:
    model = tiny("llama")
    with pytest.raises(ValueError, match="this trace keeps no values"):
        recorded(model, keep="qk").attribute(spans="tokens", by="signed", model=model)
    for by in ("signed", "contribution"):
        with pytest.raises(ValueError, match="this trace keeps no output weight"):
            recorded(model, weights=False).attribute(spans="tokens", by=by, model=model)
    with pytest.raises(ValueError, match="the row of token 9, which gave token 10, was not kept in layer 0"):
        recorded(model, queries=[2, 10]).attribute(spans="tokens", by="share")


def test_limits_and_alternatives() -> None:
    model = tiny("llama")
    trace = recorded(model, length=40)
    with pytest.raises(ValueError, match="37 spans of 40 tokens are more than its 20 spans and 1,000 tokens"):
        trace.attribute(spans="tokens", by="ablation", model=model)

    class Words:
        def __call__(self, text: str, add_special_tokens: bool) -> dict[str, list[int]]:
            assert not add_special_tokens
            return {"input_ids": [5] * len(text.split())}

        def decode(self, given: list[int]) -> str:
            return "two"

    more: dict[str, Any] = {"spans": [(1, 9)], "by": "signed", "model": model}
    with pytest.raises(
        ValueError, match=r"the alternative 'two words' is 2 tokens; expected one, .* Give its first: 'two'"
    ):
        trace.attribute(alternative="two words", tokenizer=Words(), **more)
    with pytest.raises(ValueError, match="an alternative in words needs the tokenizer"):
        trace.attribute(alternative="one", **more)
    found = trace.attribute(alternative="one", tokenizer=Words(), **more)
    assert found.by == "signed" and (found.answer.first, found.answer.stop) == (37, 38)


def test_models_that_rescale_what_heads_write_are_refused() -> None:
    model = tiny("gemma3")
    with pytest.raises(ValueError, match="Gemma3ForCausalLM rescales what its heads write"):
        recorded(model, length=5, answer=1).attribute(spans="tokens", by="signed", model=model)


def test_verify_cuts_the_answer_off_from_the_first_spans() -> None:
    """The same knock-out as one that reads the text itself."""
    model = tiny("llama")
    trace, tokens = recorded(model), ids(1, 13)[0]
    found = trace.attribute(spans=[(2, 4), (4, 6)], by="share")
    (span, cut), *more = attribution.verify(trace, found, model, top=2, controls=3)
    assert span == found.top(1)[0][0] and len(more) == 1 and len(cut.controls) == 3
    edges_ = qkv.trace.edges([9, 10, 11], range(span.first, span.stop))
    direct = qkv.knockout(model, tokens[:10], edges_, answer=tokens[10:].tolist(), controls=3)
    assert cut.effect == pytest.approx(direct.effect, abs=1e-4)
    with pytest.raises(ValueError, match="is not the model of the trace"):
        attribution.verify(trace, found, tiny("llama", seed=5))


# ---- the real model -------------------------------------------------------------------------------------------------------

PROMPT = "Mary keeps an umbrella in the hall. The code of the door is 7391. Tom likes tea. So the code of the door is"


def test_smollm2_took_the_number_from_its_sentence(smollm2: Loaded) -> None:
    trace = read_text(smollm2.model, smollm2.tokenizer, PROMPT, answer_tokens=5, weights=True)
    assert trace.answer.strip().startswith("7391")
    for by in ("share", "contribution", "ablation"):
        found = trace.attribute("7391", spans="sentences", by=by, model=smollm2.model, within=(0, 26))
        assert found.top(1)[0][0].text == "The code of the door is 7391.", by
    found = trace.attribute("7391", within=(0, 26))
    assert (
        found.by == "learned"
        and found.reliability is not None
        and found.top(1)[0][0].text == "The code of the door is 7391."
    )
    assert trace.sequence(0).attribute("7391", by="share").reliability is not None
    signed = trace.attribute("7391", by="signed", model=smollm2.model)
    places = {s.text: x for s, x in zip(signed.spans, signed.scores.tolist(), strict=True)}
    assert places["The code of the door is 7391."] > max(places["Tom likes tea."], 0)


def test_smollm2_heads_mlps_and_embeddings_sum_to_the_logits(smollm2: Loaded) -> None:
    """In float32, as the model ran: relative error 1e-4 at most."""
    trace = read_text(smollm2.model, smollm2.tokenizer, PROMPT, answer_tokens=5, weights=True)
    asked = question(trace, model=smollm2.model)
    along = directions(asked)
    wrote = torch.zeros(len(asked.answer), dtype=torch.float64)
    for _, _, found in edges(asked, along):
        wrote += found.sum((0, 2))
    tokens = asked.ids[: asked.answer.stop][None]
    rest = everything_else(smollm2.model, tokens, list(asked.rows)).double()
    total = wrote + (rest * along.of).sum(-1) + along.offset
    assert float(((total - along.difference) / along.difference).abs().max()) <= 1e-4


def test_pairs_of_rows() -> None:
    """The rows that gave an answer are those before its tokens."""
    asked = question(recorded(tiny("llama")), spans="tokens")
    assert [(row, row + 1) for row in asked.rows] == list(itertools.pairwise(range(9, 13)))
