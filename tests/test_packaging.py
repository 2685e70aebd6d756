"""The package's own promises: what importing it costs, which room may import which, and that CI runs the README."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "qkv"

# The design's rooms from top to bottom: a room imports only rooms above it. "qkv" is the public face, __init__.py.
ROOMS = """
    _native _files _detail _encoding _inputs
    _score_base _kernels scores
    _bias_kinds _relative biases
    _philox _blocks _mask_kinds _mask_patterns masks _placed
    _normalizer _entmax normalizers
    _frequencies positions dropout plan engines ops
    _call _quick _indexing _asking _contributions _pooling attention_map attention _torch_sdpa
    variants qkv nn hf models trace train story views cli __main__
""".split()  # noqa: SIM905
ENGINES = ("reference", "tiled", "linear", "cpu", "gpu")


# ---- the commands of the README -------------------------------------------------------------------------------------


def fenced_command(name: str) -> str:
    """The line in the README's fenced block after <!-- command: name -->."""
    found = re.findall(rf"<!-- command: {name} -->\n```sh\n(.*)\n```", (ROOT / "README.md").read_text())
    assert len(found) == 1, f"README.md must hold one block of one line after <!-- command: {name} -->, found {found}"
    return found[0]


@pytest.mark.parametrize("name", ["look", "test"])
def test_ci_runs_the_command_that_the_readme_prints(name: str) -> None:
    ran = subprocess.run(["bash", ".ci/run", "--print", name], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == fenced_command(name) + "\n"


@pytest.mark.parametrize("name", ["look", "test"])
def test_the_commands_install_what_ci_pins(name: str) -> None:
    assert "pip install -c constraints.txt " in fenced_command(name)


def test_ci_knows_no_other_command() -> None:
    ran = subprocess.run(["bash", ".ci/run", "--print", "nonsense"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode != 0 and ran.stdout == ""


# ---- what an import costs -------------------------------------------------------------------------------------------


def brought_by(statement: str) -> set[str]:
    """Top-level modules that a fresh process loads for `statement`; the standard library, torch and NumPy apart."""
    code = (
        "import json, sys, numpy, torch; before = set(sys.modules)\n"
        f"{statement}\n"
        "print(json.dumps(sorted({m.partition('.')[0] for m in set(sys.modules) - before})))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return set(json.loads(ran.stdout)) - sys.stdlib_module_names - {"qkv", "torch", "numpy"}


@pytest.mark.parametrize(
    "statement",
    [
        "import qkv",
        "import qkv; qkv.attention, qkv.AttentionMap, qkv.scaled_dot_product_attention",
        "import qkv; qkv.scores, qkv.biases, qkv.masks, qkv.normalizers",
        "import qkv; qkv.attention_with_map(*3 * [torch.ones(2, 4)], causal=True)[1].look(top=1)",
    ],
)
def test_qkv_loads_torch_and_numpy_only(statement: str) -> None:
    """The face loads lazily, so its names must be touched, and the core run, for this to say something."""
    assert brought_by(statement) == set()


@pytest.mark.parametrize(
    ("statement", "module"),
    [("import qkv.cli", "typer"), ("import qkv, rich.console", "rich"), ("import qkv, pytest", "pytest")],
)
def test_the_import_check_sees_what_is_loaded(statement: str, module: str) -> None:
    assert module in brought_by(statement)


# ---- which room imports which ---------------------------------------------------------------------------------------


def module_name(path: Path) -> str:
    """qkv.engines.tiled for engines/tiled.py, qkv.engines for engines/__init__.py."""
    parts = ["qkv", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below `node` but what stands under `if TYPE_CHECKING:`, which never runs."""
    for_types = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    for child in node.orelse if for_types else ast.iter_child_nodes(node):
        yield child
        yield from running(child)


def imports(source: str, module: str, is_package: bool) -> Iterator[str]:
    """Absolute names of what a module of qkv imports from qkv, wherever the statement stands; not for types alone."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in running(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "qkv")
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            if origin.split(".")[0] == "qkv":
                yield from (f"{origin}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    """The room that an absolute name belongs to: masks for qkv.masks.causal, the face for qkv.attention_with_map."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and (parts[1] in ROOMS or (PACKAGE / parts[1]).is_dir()) else "qkv"


def violations(source: str, module: str, is_package: bool = False) -> list[str]:
    """What a module imports against the rule, one sentence each."""
    if module == "qkv":
        return []
    here, found = module.split(".")[1], []
    for name in imports(source, module, is_package):
        there = room(name)
        if there != here and ROOMS.index(there) > ROOMS.index(here):
            found.append(f"{module} imports {name}: {there} stands below {here}")
        if is_engine(module) and is_engine(name) and not name.startswith(module):
            found.append(f"{module} imports {name}: engines never import one another")
    return found


def is_engine(name: str) -> bool:
    parts = name.split(".")
    return len(parts) > 2 and parts[1] == "engines" and parts[2] in ENGINES


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    name = module_name(path)
    assert name == "qkv" or name.split(".")[1] in ROOMS, f"{name} is a room that ROOMS does not order yet"
    assert violations(path.read_text(), name, path.name == "__init__.py") == []


@pytest.mark.parametrize(
    ("source", "module", "says"),
    [
        ("from .attention import attention", "qkv.masks", "attention stands below masks"),
        ("from . import plan", "qkv.scores", "plan stands below scores"),
        ("import qkv.views.terminal", "qkv.trace.record", "views stands below trace"),
        ("def f():\n    from ..cli import main", "qkv.views.page", "cli stands below views"),
        ("import qkv", "qkv.plan", "qkv stands below plan"),
        ("from qkv import attention_with_map", "qkv.ops", "qkv stands below ops"),
        ("from .tiled import forward", "qkv.engines.reference", "engines never import one another"),
        ("from . import cpu", "qkv.engines.tiled", "engines never import one another"),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    from . import cli", "qkv.plan", "cli stands below plan"),
    ],
)
def test_the_import_rule_sees_a_breach(source: str, module: str, says: str) -> None:
    assert any(says in sentence for sentence in violations(source, module))


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import torch\nfrom ._detail import Tile\nfrom .scores import Score", "qkv.biases"),
        ("from . import reference, tiled", "qkv.engines.choose"),
        ("from ..plan import Description", "qkv.engines.tiled"),
        ("import qkv\nfrom qkv import attention_with_map, masks", "qkv.story.coins"),
        ("from .page import draw", "qkv.views.terminal"),
        ("if TYPE_CHECKING:\n    from .attention_map import AttentionMap", "qkv._indexing"),
    ],
)
def test_the_import_rule_lets_good_modules_pass(source: str, module: str) -> None:
    assert violations(source, module) == []


# ---- the native module ----------------------------------------------------------------------------------------------


def test_native_module_is_there_where_it_is_required() -> None:
    if os.environ.get("QKV_REQUIRE_NATIVE", "0") in ("", "0"):
        pytest.skip("QKV_REQUIRE_NATIVE is not set: the package may be installed without a compiler")
    import qkv._native  # noqa: F401


def test_native_module_tells_what_the_cpu_has() -> None:
    native = pytest.importorskip("qkv._native")
    names = native.isa()
    assert names == ["scalar", "avx2", "avx512", "avx512_bf16", "amx_bf16"][: len(names)] and names
    flags = Path("/proc/cpuinfo")
    if flags.exists() and (found := re.search(r"^flags\s*:(.*)$", flags.read_text(), re.MULTILINE)):
        words = set(found[1].split())
        needed = {
            "avx2": {"avx2", "fma", "bmi2"},
            "avx512": {"avx512f", "avx512vl"},
            "amx_bf16": {"amx_tile", "amx_bf16"},
        }
        assert [n for n in names[1:] if not needed.get(n, {n}) <= words] == []


def test_native_module_tells_how_it_was_built() -> None:
    info = pytest.importorskip("qkv._native").build_info()
    assert set(info) == {"architecture", "compiler", "flags"}
    assert info["compiler"] and "-O" in info["flags"]


def test_native_stub_names_what_the_module_has() -> None:
    native = pytest.importorskip("qkv._native")
    stub = ast.parse((PACKAGE / "_native.pyi").read_text())
    declared = {node.name for node in stub.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    assert declared == {name for name in dir(native) if not name.startswith("_")}


def test_the_version_is_told_once() -> None:
    import qkv

    declared = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert declared is not None
    assert qkv.__version__ == declared[1]


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()
