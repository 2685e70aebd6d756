"""QKV_ISA and QKV_THREADS, read once when qkv is imported: each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from qkv.engines import cpu

pytestmark = pytest.mark.skipif(cpu.ABSENT is not None, reason=f"the native kernels are not there: {cpu.ABSENT}")
SETS = [] if cpu.ABSENT else cpu.native.isa()

_ATTEND = """
import torch, qkv
from qkv.engines import cpu
q = torch.randn(1, 2, 70, 16, generator=torch.Generator().manual_seed(0))
found, right = (qkv.attention(q, q, q, causal=True, engine=engine) for engine in ("cpu", "reference"))
print(cpu.native.kernels(), cpu._threads(), bool((found - right).abs().max() < 1e-5))
"""


def process(**environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-c", _ATTEND], capture_output=True, text=True, env=variables, timeout=200)


@pytest.mark.parametrize("isa", SETS)
def test_every_set_of_this_machine_can_be_forced(isa: str) -> None:
    assert process(QKV_ISA=isa, QKV_THREADS="3").stdout.split() == [isa, "3", "True"]


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"QKV_ISA": "altivec"}, "QKV_ISA=altivec: this machine has the kernels scalar"),
        ({"QKV_THREADS": "many"}, "QKV_THREADS=many: expected a whole number above 0"),
    ],
)
def test_what_is_not_there_is_told(environment: dict[str, str], message: str) -> None:
    ran = process(**environment)
    assert ran.returncode == 1 and message in ran.stderr
