"""The native code under sanitizers: a fuzz target with ASan and UBSan, the pool of threads with TSan.

About five minutes, most of it compiling.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MEMORY = "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g1"
GXX, CMAKE = shutil.which("g++"), shutil.which("cmake")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(not (GXX and CMAKE), reason="g++ and CMake are needed to build with sanitizers"),
]


def built(folder: Path, flags: str, *more: str) -> Path:
    """The native code in `folder`, compiled with `flags`."""
    options = [
        "-DCMAKE_BUILD_TYPE=Release",
        "-DCMAKE_CXX_FLAGS_RELEASE=-O1",
        "-DQKV_OPTIMIZE=-O1",
        f"-DCMAKE_CXX_COMPILER={GXX}",
    ]
    configured = [CMAKE, "-S", ROOT / "native", "-B", folder, *options, f"-DCMAKE_CXX_FLAGS={flags}", *more]
    for command in (configured, [CMAKE, "--build", folder, "--parallel", "2"]):
        ran = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-4000:]
    return folder


def test_random_problems_touch_nothing_but_their_tensors(tmp_path: Path) -> None:
    folder = built(tmp_path / "asan", MEMORY, "-DQKV_PYTHON=OFF", "-DQKV_TESTS=ON")
    ran = subprocess.run([folder / "tests" / "fuzz", "60", "1"], capture_output=True, text=True)
    assert ran.returncode == 0 and "no fault" in ran.stdout, ran.stdout + ran.stderr[-4000:]


def test_the_pool_of_threads_has_no_race(tmp_path: Path) -> None:
    folder = built(tmp_path / "tsan", "-fsanitize=thread -g1", "-DQKV_PYTHON=OFF", "-DQKV_TESTS=ON")
    ran = subprocess.run([folder / "tests" / "pool", "20"], capture_output=True, text=True)
    assert ran.returncode == 0 and "WARNING" not in ran.stderr, ran.stdout + ran.stderr[-4000:]
