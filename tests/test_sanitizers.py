"""The native code under sanitizers: a fuzz target and calls from Python with ASan and UBSan, the pool of threads with TSan.

About ten minutes, half of it compiling.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MEMORY = "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g1"
GXX, CMAKE = shutil.which("g++"), shutil.which("cmake")

# Runs tests with the package in the folder given first, also where another one is installed in editable form.
PYTEST = """
import sys
sys.meta_path[:] = [finder for finder in sys.meta_path if not type(finder).__name__.startswith("ScikitBuild")]
sys.path.insert(0, sys.argv[1])
from qkv import _native
assert _native.__file__.startswith(sys.argv[1]) and "address" in _native.build_info()["flags"], _native.build_info()
import pytest
sys.exit(pytest.main(sys.argv[2:]))
"""
# test_cpu_more.py and test_cpu_look.py can be run in the same way; with them it takes a quarter of an hour.
FILES = ("test_cpu.py", "test_cpu_gradients.py")
TIMED = "limits or ctrl_c"  # these ask for a speed, which a sanitizer takes

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


@pytest.fixture(scope="module")
def asan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with ASan and UBSan: the Python module and the drivers."""
    nanobind = pytest.importorskip("nanobind")
    python = [f"-DPython_EXECUTABLE={sys.executable}", f"-Dnanobind_DIR={nanobind.cmake_dir()}"]
    return built(tmp_path_factory.mktemp("asan"), MEMORY, "-DQKV_TESTS=ON", *python)


def test_random_problems_touch_nothing_but_their_tensors(asan: Path) -> None:
    ran = subprocess.run([asan / "tests" / "fuzz", "60", "1"], capture_output=True, text=True)
    assert ran.returncode == 0 and "no fault" in ran.stdout, ran.stdout + ran.stderr[-4000:]


def test_calls_from_python_touch_nothing_but_their_tensors(asan: Path, tmp_path: Path) -> None:
    package = tmp_path / "qkv"
    shutil.copytree(ROOT / "src" / "qkv", package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    shutil.copy(next(asan.glob("_native*.so")), package)
    # Without libstdc++ beside it, libasan does not find what throws.
    first = [
        subprocess.check_output([str(GXX), f"-print-file-name={x}.so"], text=True) for x in ("libasan", "libstdc++")
    ]
    environment = {**os.environ, "LD_PRELOAD": " ".join(first).replace("\n", ""), "ASAN_OPTIONS": "detect_leaks=0"}
    asked = ["-q", "-x", "-k", f"not ({TIMED})", *(str(ROOT / "tests" / name) for name in FILES)]
    ran = subprocess.run(
        [sys.executable, "-c", PYTEST, tmp_path, *asked], capture_output=True, text=True, env=environment, cwd=ROOT
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-4000:]


def test_the_pool_of_threads_has_no_race(tmp_path: Path) -> None:
    folder = built(tmp_path / "tsan", "-fsanitize=thread -g1", "-DQKV_PYTHON=OFF", "-DQKV_TESTS=ON")
    ran = subprocess.run([folder / "tests" / "pool", "20"], capture_output=True, text=True)
    assert ran.returncode == 0 and "WARNING" not in ran.stderr, ran.stdout + ran.stderr[-4000:]
