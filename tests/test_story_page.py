"""The story page's data and file: numbers as qkv computes them now, one file, nothing from elsewhere, no text as markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch
from commands import Command
from test_story_model import Letters, tiny  # noqa: F401

import qkv
from qkv.story import page_data
from qkv.story.sentences import record
from qkv.views.web import asset, save_page, single_page, story_page

NAMES = list(page_data.SENTENCES)


class AnyLetters(Letters):
    """The same with a name for every id, as a model's guesses need."""

    def decode(self, ids: list[int]) -> str:
        return "".join(super(AnyLetters, self).decode([i]) if i in self.known.values() else f" <{i}>" for i in ids)


def unpacked(packed: dict) -> torch.Tensor:
    numbers = np.frombuffer(base64.b64decode(packed["base64"]), np.dtype(packed["dtype"]).newbyteorder("<"))
    return torch.from_numpy(numbers.reshape(packed["shape"]).astype(np.float32))


def same(found, wanted, within: float) -> None:
    assert type(found) is type(wanted) or isinstance(found, (int, float))
    if isinstance(wanted, dict):
        assert found.keys() == wanted.keys()
        for name in wanted:
            same(found[name], wanted[name], within)
    elif isinstance(wanted, list):
        assert len(found) == len(wanted)
        for one, other in zip(found, wanted, strict=True):
            same(one, other, within)
    elif isinstance(wanted, float):
        assert found == pytest.approx(wanted, rel=within, abs=within)
    else:
        assert found == wanted


def test_recorded_numbers_are_what_qkv_computes_now():
    now = json.loads(json.dumps(page_data.numbers()))
    kept = page_data.recorded()["numbers"]
    trained, once = now.pop("learning"), kept.pop("learning")
    same(now, kept, 1e-9)
    same(trained, once, 1e-3)  # 600 steps of training: rounding differs from machine to machine


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_sentence_is_attention_of_its_own_numbers(name):
    d = page_data._read(name)
    q, k, v = (unpacked(d[part]) for part in ("query", "key", "value"))
    mixed, weights = qkv.attention_with_map(q, k, v, causal=True)
    row = weights[0, d["head"], d["row"], : d["row"] + 1]
    torch.testing.assert_close(row, torch.tensor(d["shares"]), rtol=1e-4, atol=1e-6)
    torch.testing.assert_close(mixed[d["head"], d["row"]], torch.tensor(d["mixed"]), rtol=1e-4, atol=1e-5)
    assert d["best"] == 1 + int(row[1:].argmax())
    length = len(d["tokens"])
    assert len(d["cuts"]["head"]) == len(d["cuts"]["all"]) == len(d["words"]) == length
    assert d["cuts"]["with"] == pytest.approx(d["next"][0][1], rel=1e-4)
    assert "".join(d["tokens"]) == d["sentence"]


def test_a_new_recording_is_what_the_model_did(tiny):  # noqa: F811
    d = record(tiny, AnyLetters(), "tiny", "one two three four", layer=1, head=2, word="four")
    q, k, v = (unpacked(d[part]) for part in ("query", "key", "value"))
    assert (q.shape, k.shape, v.shape) == ((4, 4, 8), (2, 4, 8), (2, 4, 8))
    mixed = qkv.attention(q, k, v, causal=True)
    weight = tiny.model.layers[1].self_attn.o_proj.weight.detach()
    added = mixed.transpose(0, 1).reshape(4, 32) @ weight.T
    torch.testing.assert_close(unpacked(d["added"]), added, rtol=2e-3, atol=1e-4)
    part = mixed[2] @ weight[:, 16:24].T
    np.testing.assert_allclose(d["added_length"][2], part.norm(dim=-1).numpy(), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(d["handed"][3], (v[1] @ weight[:, 24:].T).norm(dim=-1).numpy(), rtol=1e-4, atol=1e-6)


def test_a_cut_in_one_head_is_a_cut_everywhere_where_there_is_one_head():
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=64, hidden_size=16, intermediate_size=24, num_hidden_layers=1, num_attention_heads=1,
        num_key_value_heads=1, max_position_embeddings=64,
    )  # fmt: skip
    one = transformers.LlamaForCausalLM(config).eval()
    d = record(one, AnyLetters(), "one head", "one two three four", word="four")
    np.testing.assert_allclose(d["cuts"]["head"], d["cuts"]["all"], rtol=1e-5)
    assert not np.allclose(d["cuts"]["head"], d["cuts"]["with"], rtol=1e-5)


def test_a_sentence_too_long_for_the_page_is_refused(tiny):  # noqa: F811
    with pytest.raises(ValueError, match="at most 64 tokens, got 65"):
        record(tiny, Letters(), "tiny", "word " * 65)


def test_text_cannot_become_markup():
    hostile = "</script><script>alert(1)</script><!--\u2028"
    page = single_page("story", {"text": hostile}, title=hostile, description=hostile)
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert json.loads(data[1]) == {"text": hostile}


def test_the_policy_names_the_one_script_and_nothing_comes_from_elsewhere():
    page = story_page()
    script = page[page.rindex('<script type="module">') + len('<script type="module">') : page.rindex("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{digest}'" in page
    assert not re.search(r'(src|href)="https?:|url\(https?:|@import', page)
    assert len(page) < 1_500_000


def test_a_page_that_is_not_built_is_named():
    with pytest.raises(ValueError, match=r"no built file 'nothing.js'"):
        asset("nothing.js")
    with pytest.raises(ValueError, match="not JSON compliant"):
        single_page("story", {"n": float("nan")}, title="")


def test_the_command_writes_one_file_whole_or_not_at_all(qkv: Command, tmp_path, monkeypatch):
    done = qkv("story", "--page", tmp_path / "story.html")
    assert done.code == 0
    assert done.out.startswith(f"{tmp_path / 'story.html'}: ")
    assert (tmp_path / "story.html").read_text(encoding="utf-8") == story_page()
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        save_page("new", tmp_path / "story.html")
    assert [p.name for p in tmp_path.iterdir()] == ["story.html"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--page", "story.txt"), "ending in .html"),
        (("--page", "nowhere/at/all.html"), "There is no folder"),
        (("--page", "x.html", "--learn"), "--page holds the whole story"),
        (("--page", "x.html", "--head", "2"), "choose in your own sentence"),
        (("--page", "x.html", " "), "got an empty sentence"),
    ],
)
def test_what_cannot_be_written_is_told(qkv: Command, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = qkv("story", *words)
    assert (done.code, done.out) == (2, "")
    assert message in " ".join(done.err.split())
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_the_committed_build_is_the_current_one(tmp_path):
    web = Path(__file__).parent.parent / "web"
    if not shutil.which("node") or not (web / "node_modules").is_dir():
        pytest.skip("needs Node and `npm ci` in web/")
    subprocess.run(["node", "build.js", str(tmp_path)], cwd=web, check=True, capture_output=True, timeout=280)
    static = web.parent / "src/qkv/views/web/static"
    assert [f.name for f in tmp_path.iterdir() if f.read_bytes() != (static / f.name).read_bytes()] == []
