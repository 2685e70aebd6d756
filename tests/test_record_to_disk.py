"""Recordings that go to the disk while the model runs: the same numbers, also when the process dies or the disk is full."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from trace_files import files_of, same_numbers

import qkv
from qkv.models import Loaded
from qkv.trace.disk.storage import load, save
from qkv.trace.errors import TraceExistsError

pytest.importorskip("transformers")
from tiny_models import tiny

TEXT = "Mary Jenkins lent the blue umbrella to Tom. When the rain stopped, Tom gave the blue"


def inputs(name: str) -> dict[str, Any]:
    draw = torch.Generator().manual_seed(0)
    ids = torch.randint(3, 99, (2, 13), generator=draw)
    mask = torch.ones_like(ids)
    mask[1, :4] = 0
    if name == "vit":
        return {"pixel_values": torch.randn(2, 1, 16, 16, generator=draw)}
    if name in ("t5", "bart"):
        return {"input_ids": ids, "attention_mask": mask.flip(1), "decoder_input_ids": ids[:, :5]}
    return {"input_ids": ids, "attention_mask": mask}


@pytest.mark.parametrize("engine", ["qkv", "model"])
@pytest.mark.parametrize(
    "name", ["llama", "gemma2", "gpt_oss", "llama4", "deepseek_v3", "gpt2", "bert", "t5", "bart", "vit"]
)
def test_what_is_on_the_disk_is_what_is_in_memory(name: str, engine: Any, tmp_path: Path) -> None:
    """Padding, windows, chunks, sinks, a softcap, tables of distances, cross-attention, latent keys: number for number."""
    model, given = tiny(name), inputs(name)
    with torch.no_grad(), qkv.record(model, engine=engine) as memory:
        model(**given)
    with torch.no_grad(), qkv.record(model, engine=engine, to=tmp_path / "recorded") as disk:
        model(**given)
    again = load(save(memory, tmp_path / "saved"))
    for found in (disk, load(tmp_path / "recorded"), again):
        assert same_numbers(found, memory)
        assert found.info().data["runs"][0]["layers"][0]["check"] == memory.info().data["runs"][0]["layers"][0]["check"]
        assert found.query_tokens(0) == memory.query_tokens(0) and found.key_tokens(-1) == memory.key_tokens(-1)
    assert same_numbers(load(save(load(tmp_path / "recorded"), tmp_path / "copy")), memory)


def test_a_generation_on_the_disk(tmp_path: Path) -> None:
    model, given = tiny("llama"), inputs("llama")
    more = {"max_new_tokens": 20, "min_new_tokens": 20, "do_sample": False}
    with torch.no_grad(), qkv.record(model, queries=[0, 5, 14, 20, 31], heads=[0, 3]) as memory:
        model.generate(**given, **more)
    with torch.no_grad(), qkv.record(model, queries=[0, 5, 14, 20, 31], heads=[0, 3], to=tmp_path / "t") as disk:
        model.generate(**given, **more)
    assert same_numbers(load(tmp_path / "t"), memory) and same_numbers(disk, memory)
    assert load(tmp_path / "t").layer(0).positions.tolist() == [0, 5, 14, 20, 31]


def test_a_folder_that_is_taken_is_said_before_the_model_runs(tmp_path: Path) -> None:
    model = tiny("llama")
    with qkv.record(model, to=tmp_path / "t"), torch.no_grad():
        model(**inputs("llama"))
    with pytest.raises(TraceExistsError, match="exists already"), qkv.record(model, to=tmp_path / "t"):
        raise AssertionError("it began")
    with qkv.record(model), torch.no_grad():  # and the model may be recorded again
        model(**inputs("llama"))


def test_a_model_that_raises_leaves_what_was_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, given = tiny("llama"), inputs("llama")

    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("the second layer")

    with torch.no_grad(), qkv.record(model) as whole:
        model(**given)
    monkeypatch.setattr(model.model.layers[1].mlp, "forward", broken)
    with pytest.raises(ZeroDivisionError), torch.no_grad(), qkv.record(model, to=tmp_path / "t") as trace:
        model(**given)
    found = load(tmp_path / "t")
    assert found.facts["partial"] == "ZeroDivisionError: the second layer" and found.runs[0].partial
    for partial in (found, trace):
        assert torch.equal(partial.runs[0][0].dense(), whole[0].dense())
    monkeypatch.undo()
    with torch.no_grad(), qkv.record(model) as again:
        model(**given)
    assert same_numbers(again, whole)


_GENERATE = """
import time, torch, qkv
from tiny_models import tiny
from test_record_to_disk import inputs
from transformers import StoppingCriteria
def say(ids, scores, **_):
    print("step", ids.shape[1], flush=True)
    time.sleep(600 * (ids.shape[1] == 40))  # it never ends by itself
    return torch.zeros(len(ids), dtype=torch.bool)
model = tiny("llama")
with torch.no_grad(), qkv.record(model, to=sys.argv[1]) as trace:
    model.generate(**inputs("llama"), max_new_tokens=40, min_new_tokens=40, do_sample=False, stopping_criteria=[say])
print("end", flush=True)
"""


def start(code: str, *arguments: Any) -> subprocess.Popen[str]:
    head = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
    command = [sys.executable, "-c", head + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_a_process_that_is_killed_while_it_generates(tmp_path: Path) -> None:
    """The prompt's rows were whole, and are there, number for number."""
    process = start(_GENERATE, tmp_path / "t")
    assert process.stdout is not None
    for line in process.stdout:
        if line == "step 20\n":
            break
    else:
        raise AssertionError(process.communicate())
    time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    found, model = load(tmp_path / "t"), tiny("llama")
    with torch.no_grad(), qkv.record(model) as whole:
        model.generate(**inputs("llama"), max_new_tokens=1, do_sample=False)
    assert "did not reach its end" in found.facts["partial"] and found.runs[0].partial
    for mine, theirs in zip(found.runs[0].layers, whole.run.layers, strict=True):
        assert torch.equal(mine.segments[0].query, theirs.whole.query)
        assert torch.equal(mine.map[:, :, :13, :13], theirs.map.dense())


_FULL = """
import errno, resource, torch, qkv
from tiny_models import tiny
from test_record_to_disk import inputs
from qkv.trace.errors import TraceWriteError
model = tiny("llama")
with torch.no_grad():
    wanted = model(**inputs("llama")).logits
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, resource.RLIM_INFINITY))
    try:
        with qkv.record(model, to=sys.argv[1]):
            model(**inputs("llama"))
    except TraceWriteError as error:
        print(error.errno == errno.EFBIG, str(error).startswith("A file would become larger"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    print(torch.equal(model(**inputs("llama")).logits, wanted), model.config._attn_implementation)
    with qkv.record(model) as trace:
        model(**inputs("llama"))
    print(len(trace), trace.check().holds)
"""


def test_no_space_is_one_error_and_the_model_is_as_it_was(tmp_path: Path) -> None:
    out, errors = start(_FULL, tmp_path / "t").communicate(timeout=200)
    assert out.split("\n")[:-1] == ["True True", "True eager", "2 True"], out + errors
    assert not [f for f in files_of(tmp_path) if f.name.endswith(".partial")]
    assert load(tmp_path / "t").facts["partial"]


# ---- the real model -----------------------------------------------------------------------------------------------------

_READ = """
import json, torch, qkv
trace = qkv.load(sys.argv[1])
rows = torch.stack([found[0, :, -1].cpu() for found in trace])
torch.save(rows, sys.argv[2])
print(json.dumps([trace.text, trace.answer, len(trace), list(trace.words[3].text), trace.check().holds]))
"""


@pytest.mark.slow
def test_a_real_model_is_read_in_another_process(smollm2: Loaded, tmp_path: Path) -> None:
    ids = smollm2.tokenizer(TEXT, return_tensors="pt")
    with torch.no_grad(), qkv.record(smollm2.model, smollm2.tokenizer, to=tmp_path / "t") as trace:
        smollm2.model.generate(**ids, max_new_tokens=4, do_sample=False, pad_token_id=0)
    out, errors = start(_READ, tmp_path / "t", tmp_path / "rows.pt").communicate(timeout=200)
    text, answer, layers, letters, holds = json.loads(out or errors)
    assert (text, answer, layers, holds) == (TEXT, trace.answer, 30, True) and answer.startswith(" umbrella")
    assert "".join(letters) == trace.words[3].text
    assert torch.equal(torch.load(tmp_path / "rows.pt"), torch.stack([found[0, :, -1] for found in trace]))
    assert trace.info().data["runs"][0]["layers"][0]["output_weight"]
