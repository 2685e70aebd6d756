"""At 8,192 tokens every question fits into a small part of what one layer's matrices would take."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

TOKENS, HEADS = 8192, 9
CODE = """
import json, resource, time
import torch
import qkv
from qkv.trace.questions import layers as questions
from qkv.trace.questions.heads import heads
from qkv.trace.questions.measured import Subject
from qkv.trace.questions.rollout import rollout

torch.manual_seed(0)
q, k, v = (torch.randn(1, n, {tokens}, 64) for n in ({heads}, 3, 3))
made = qkv.attention_with_map(q, k, v, causal=True)[1]
ids = torch.randint(0, 5000, (1, {tokens}))
of = Subject(made, ids=ids, output_weight=torch.randn(576, 576) / 24, prompt_length={tokens} - 20)
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

asked = {{
    "heads": lambda: heads([of], needle=range(100, 120)),
    "rollout": lambda: rollout([made, made]),
    "contributions": lambda: questions.contributions(of, "sum").value.total(),
    "contributions, strongest": lambda: questions.contributions(of).value.top(4),
    "received": lambda: questions.received(of, True),
    "readers": lambda: questions.readers(of, 77),
    "sink share": lambda: questions.sink_share(of),
    "picture": lambda: questions.picture(of, 64, 64),
    "top": lambda: questions.top(of, 4),
}}
before, found = peak(), {{}}
for name, ask in asked.items():
    began = time.perf_counter()
    ask()
    found[name] = (time.perf_counter() - began, peak() - before)
print(json.dumps(found))
"""


@pytest.mark.slow
def test_every_question_at_8192_tokens_takes_little_memory() -> None:
    """Peak memory above the inputs stays under a tenth of the layer's weights in float32 (2.25 GiB)."""
    code = CODE.format(tokens=TOKENS, heads=HEADS)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])
    weights = HEADS * TOKENS**2 * 4
    too_much = {name: f"{memory / 2**20:.0f} MB" for name, (_, memory) in found.items() if memory > weights / 10}
    assert not too_much, f"{too_much}, of {found}"
