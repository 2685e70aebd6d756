"""Memory of variants at 16,384 tokens, one head, D = 64, float32: forward and backward, above the inputs.

One variant of each structure; `python benchmarks/variants.py --memory` measures every one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import qkv

MEASURE = """
import sys
sys.path.insert(0, sys.argv[1])
from harness import peak_memory
from variants import memory_case
if __name__ == "__main__":
    print(peak_memory(memory_case, sys.argv[2], int(sys.argv[3]), sys.argv[4]) / 2**20)
"""
BENCHMARKS = Path(__file__).parents[1] / "benchmarks"

# What is computed in another way, one of each. Kernels, additive attention, local-p and Shaw's vectors take minutes and are
# left to the benchmark; ALiBi, T5's buckets, relative positions and sparse patterns are measured in test_plan.
STRUCTURES = (
    "scaled_dot_product", "luong_local_m", "sparsemax", "hardmax", "sigmoid", "relu", "linear", "fast_weights", "taylor",
    "performer", "retnet", "mamba2", "differential", "talking_heads", "latent", "latent_absorbed", "induced", "linformer",
    "cross_covariance", "persistent_memory", "bigbird", "longformer", "tree", "neighbourhood", "packed_documents", "gpt_oss",
)  # fmt: skip


def measured(tmp_path: Path, name: str, length: int, engine: str = "auto") -> float:
    """MiB above the inputs, in a process of its own."""
    script = tmp_path / "measure.py"
    script.write_text(MEASURE)
    command = [sys.executable, str(script), str(BENCHMARKS), name, str(length), engine]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("name", STRUCTURES)
def test_memory_at_16384(name: str, tmp_path: Path) -> None:
    found = measured(tmp_path, name, 16384)
    assert found < 300, f"{found:.0f} MiB; the matrix alone would be 1,024"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_holds_all_pairs_would_be_seen(tmp_path: Path) -> None:
    """The dense engine at 4,096, whose matrices are 64 MiB each."""
    dense, tiled = (measured(tmp_path, "scaled_dot_product", 4096, engine) for engine in ("reference", "tiled"))
    assert dense > 128 > 2 * tiled


def test_every_variant_has_a_place_in_the_measurement() -> None:
    assert set(STRUCTURES) <= set(qkv.variants)
