"""What `qkv doctor` finds out. Every probe survives a broken installation: that is when people ask a doctor."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

# What each extra of the package is for, in the order in which they are shown.
PURPOSES = {
    "models": "look into real models",
    "explore": "the explorer, in the browser and in notebooks",
    "pictures": "pictures of maps and heads: PNG, SVG, PDF",
    "train": "the training recipes",
    "dev": "work on qkv itself",
}
CORE = ("torch", "numpy", "rich", "typer", "safetensors")
OPTIONAL = ("transformers", "tokenizers", "gguf")
NATIVE_WAY = (
    "install a C++ compiler (Debian: apt install g++), then "
    "pip install -v --force-reinstall --no-deps qkv; -v shows why a build fails"
)


def examine() -> dict[str, Any]:
    """Everything that `qkv doctor` tells, as plain data."""
    return {
        "qkv": {"version": version_of("qkv"), "folder": str(Path(__file__).parents[1])},
        "python": {"version": platform.python_version(), "executable": sys.executable, "platform": _platform()},
        "packages": {name: version_of(name) for name in (*CORE, *OPTIONAL)},
        "required": list(CORE),
        "torch": _torch(),
        "engines": _engines(),
        "native": _native(),
        "extras": _extras(),
        "cache": _cache(),
    }


def version_of(package: str) -> str | None:
    """The installed version of a package, None where there is none."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _platform() -> str:
    return f"{platform.system()} {platform.machine()}"


def _torch() -> dict[str, Any]:
    """How many threads torch uses and which accelerators it sees; or why it cannot be imported."""
    try:
        import torch

        gpus = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())]
        if torch.backends.mps.is_available():
            gpus.append("Apple GPU (mps)")
        return {"threads": torch.get_num_threads(), "processors": os.cpu_count(), "gpus": gpus, "error": None}
    except Exception as error:
        return {"threads": None, "processors": os.cpu_count(), "gpus": [], "error": _one_line(error)}


def _engines() -> list[dict[str, Any]]:
    try:
        from ..engines import choose

        return [{"name": n, "available": there, "reason": why} for n, there, why in choose.installed()]
    except Exception as error:
        return [{"name": "all", "available": False, "reason": f"they could not be imported: {_one_line(error)}"}]


def _native() -> dict[str, Any]:
    """The native module: how it was built and what this processor can run; or why it is not there and the way to it."""
    forced = os.environ.get("QKV_ISA")
    try:
        from .. import _native as module
    except ImportError as error:
        absent = isinstance(error, ModuleNotFoundError) or "_native" in str(error)
        reason = "not built at install" if absent else f"it does not load: {_one_line(error)}"
        return {"built": False, "instruction_sets": [], "forced": forced, "reason": reason, "way": NATIVE_WAY}
    return {"built": True, "instruction_sets": list(module.isa()), "forced": forced, "build": dict(module.build_info())}


def _extras() -> list[dict[str, Any]]:
    """For each extra which of its packages are there, by qkv's own metadata; empty when qkv is not installed."""
    try:
        wanted = metadata.requires("qkv") or []
    except metadata.PackageNotFoundError:
        return []
    members: dict[str, list[str]] = {name: [] for name in PURPOSES}
    for line in wanted:
        found = re.match(r"([A-Za-z0-9._-]+).*;.*extra\s*==\s*['\"]([\w-]+)['\"]", line)
        if found and found[2] in members and found[1] != "qkv":
            members[found[2]].append(found[1])
    return [_extra(name, packages) for name, packages in members.items()]


def _extra(name: str, packages: list[str]) -> dict[str, Any]:
    versions = {package: version_of(package) for package in packages}
    return {
        "name": name,
        "purpose": PURPOSES[name],
        "packages": versions,
        "missing": [package for package, version in versions.items() if version is None],
        "command": f"pip install 'qkv[{name}]'",
    }


def _cache() -> dict[str, Any]:
    from ..models import listing

    facts = listing.facts()
    there = Path(facts["folder"])
    while not there.exists():
        there = there.parent
    facts["free_bytes"] = shutil.disk_usage(there).free
    facts["writable"] = os.access(there, os.W_OK)
    return facts


def _one_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
