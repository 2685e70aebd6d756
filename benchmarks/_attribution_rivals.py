"""Attribution by other tools, each run by itself in a process of its own: python _attribution_rivals.py JSON

What is asked comes as JSON: do ("score", "time" or "fit"), rival, model (a folder), prompts (of torch.save), out,
threads, and of at2 estimators (files, by name). A prompt is {"ids", "first", "spans", "fold"}: the tokens of a text
with its answer, the answer's first one, ranges of tokens. For "fit" also "features" and "drops".

It imports nothing of qkv: the rivals have an environment of their own. at2 reads attention of models that it knows; the
tokenizer's text must give the same tokens again, which is checked.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from _rivals import language_model
from harness import raised_peak
from torch import Tensor

Prompt = dict[str, Any]
Score = Callable[[Prompt], dict[str, Tensor]]  # (spans,) by each name


# ---- at2 (Cohen-Wang et al. 2025) ------------------------------------------------------------------------------------


def extractor(model: Any) -> Any:
    from at2 import AT2FeatureExtractor

    return AT2FeatureExtractor(model.config.num_hidden_layers, model.config.num_attention_heads, model_type="llama")


def task(model: Any, tokenizer: Any, prompt: Prompt) -> Any:
    """A prompt and its answer as at2 takes them. ValueError where their text does not give the same tokens again."""
    from at2.tasks import AttributionTask

    ids, first = prompt["ids"].tolist(), prompt["first"]

    class Given(AttributionTask):
        input_text = tokenizer.decode(ids[:first])
        target_token_range = (first, len(ids))

        def _get_source_token_ranges(self) -> list[tuple[int, int]]:
            return list(prompt["spans"])

    made = Given(model, tokenizer)
    made.set_generation(tokenizer.decode(ids[first:]))
    if made.get_tokens()["input_ids"] != ids:
        raise ValueError("at2 reads other tokens than the prompt's")
    return made


def at2(asked: dict[str, Any], model: Any, tokenizer: Any) -> Score:
    """Its attributor, by the mean of all heads (an estimator that was not trained), and by estimators from files."""
    from at2 import AT2Attributor, AT2ScoreEstimator

    known = {"at2, not trained": [AT2ScoreEstimator(extractor(model))]}
    known |= {name: [AT2ScoreEstimator.load(Path(f)) for f in files] for name, files in asked["estimators"].items()}

    def score(prompt: Prompt) -> dict[str, Tensor]:
        given = task(model, tokenizer, prompt)
        chosen = {name: some[prompt["fold"] % len(some)] for name, some in known.items()}
        return {
            name: torch.from_numpy(AT2Attributor(given, one).get_attribution_scores()) for name, one in chosen.items()
        }

    return score


def fit(asked: dict[str, Any], model: Any) -> dict[str, Any]:
    """at2's trainer on effects that were measured: for each fold, shares and log-probabilities of the other folds' prompts."""
    from at2 import AT2Trainer

    prompts, begin = torch.load(asked["prompts"]), time.perf_counter()

    def rows(prompt: Prompt) -> tuple[Tensor, Tensor]:
        """Everything there, then each span left out; repeated up to the same number of masks for all prompts."""
        drops, features = prompt["drops"].float(), prompt["features"].float()
        signs = torch.cat([torch.ones(1, len(drops)), 1 - 2 * torch.eye(len(drops))])
        taken = torch.arange(asked["masks"]) % len(signs)
        return (signs @ features)[taken], torch.cat([drops.new_zeros(1), -drops])[taken]

    for fold, file in enumerate(asked["files"]):
        pairs = [rows(p) for p in prompts if p["fold"] != fold]
        batch = torch.stack([x for x, _ in pairs]), torch.stack([y for _, y in pairs])

        class Measured(AT2Trainer):
            def _sample_batch(self, *_: Any, batch: Any = batch, **__: Any) -> Any:
                return batch  # all of them, in each step

        trainer = Measured(asked["out"], pairs, model, None, None, extractor(model), num_masks=asked["masks"])
        trainer._task_datas = [{"num_targets": 1} for _ in pairs]
        trainer.train(train_indices=list(range(len(pairs))), device="cpu").save(Path(file))
    return {"seconds": time.perf_counter() - begin}


# ---- inseq -----------------------------------------------------------------------------------------------------------


def inseq(_: dict[str, Any], model: Any, tokenizer: Any) -> Score:
    """Its attribution "attention": the mean over the answer's rows, layers and heads, summed over a span's tokens."""
    import inseq as package

    reading = package.load_model(model, "attention", tokenizer=tokenizer)

    def score(prompt: Prompt) -> dict[str, Tensor]:
        ids, first = prompt["ids"], prompt["first"]
        text, whole = tokenizer.decode(ids[:first]), tokenizer.decode(ids)
        found = reading.attribute(input_texts=text, generated_texts=whole, show_progress=False)
        of = found.sequence_attributions[0].target_attributions  # (tokens, steps, layers, heads)
        shown = ids != tokenizer.eos_token_id  # it leaves out the marks that end a turn
        if of.shape[:2] != (int(shown.sum()), len(ids) - first):
            raise ValueError(f"inseq reads {tuple(of.shape[:2])} tokens and steps, not the prompt's")
        each = torch.zeros(len(ids))
        each[shown] = of.nan_to_num(0.0).mean((1, 2, 3)).float()
        return {"inseq, attention": torch.stack([each[a:b].sum() for a, b in prompt["spans"]])}

    return score


RIVALS = {"at2": at2, "inseq, attention": inseq}


def scored(score: Score, prompt: Prompt) -> dict[str, Any]:
    try:
        return dict(score(prompt))
    except ValueError as error:
        return {"failed": str(error)}


def timed(score: Score, prompt: Prompt, short: Prompt) -> dict[str, Any]:
    """The processor's seconds, and bytes by which they raised the peak."""
    score(short)
    begin = time.process_time()
    _, peak = raised_peak(lambda: score(prompt))
    return {"seconds": time.process_time() - begin, "peak_bytes": peak}


def main(asked: dict[str, Any]) -> dict[str, Any]:
    warnings.simplefilter("ignore")
    from transformers import AutoTokenizer

    torch.set_num_threads(asked["threads"])
    model = language_model(asked["model"], "float32", "eager" if asked["rival"] == "inseq, attention" else "sdpa")
    tokenizer = AutoTokenizer.from_pretrained(asked["model"])
    if asked["do"] == "fit":
        return fit(asked, model)
    prompts = torch.load(asked["prompts"])
    score = RIVALS[asked["rival"]](asked, model, tokenizer)
    if asked["do"] == "time":
        return timed(score, *prompts)
    torch.save([scored(score, prompt) for prompt in prompts], asked["out"])
    return {}


if __name__ == "__main__":
    print("\n" + json.dumps(main(json.loads(sys.argv[1]))))
