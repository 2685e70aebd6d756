"""The page of figures is made from results of full runs, and from nothing else."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import qkv

ROOT = Path(__file__).parents[1]
MACHINE = {"processor": "A CPU", "threads": 2, "torch": "2.9"}
RESULTS: dict[str, dict[str, Any]] = {
    "entmax": {
        "length": 8192, "median_seconds": {"qkv": 1.0, "entmax package": 2.5}, "memory_length": 16384,
        "peak_bytes_above_inputs": {"qkv": 2**24, "entmax package": 2**31}, "peak_bytes_above_inputs_there": 2**25,
    },
    "linear": {
        "memory_length": 16384,
        "no mask": {"median_seconds": {"64": {"linear": 0.002, "tiled": 0.001}}, "crossing": None},
        "causal": {"median_seconds": {"64": {"linear": 0.001, "tiled": 0.002}}, "crossing": 64},
    },
    "variants": {"length": 1024, "costs": {"alibi": {"seconds": 0.0123, "ratio": 1.5}}, "left_out": []},
    "variants_memory": {"length": 16384, "variants": {"alibi": {"peak_bytes_above_inputs": 12 * 2**20}}},
    "decode": {
        "peaks": {"float32": 1e11, "bfloat16": 2e11, "exp2": 1e10, "memory": 3e10},
        "results": [
            {
                "shape": "B1", "dtype": dtype, "median_seconds": {"qkv": 0.25, "torch": 1.125, **({"JAX": 2.0} if jax else {})},
                "ratio": {"torch": 4.5, **({"JAX": 8.0} if jax else {})}, "share_of_limit": 0.875, "seconds": {"qkv": [0.25]},
            }
            for dtype, jax in (("float32", True), ("bfloat16", False))
        ] * 7,
    },
    "window": {
        "length": 8192, "results": [{"dtype": "float32", "median_seconds": {"qkv": 0.0375}, "ratio": {"torch": 35.25}}],
    },
    "smollm2": {
        "prompt": 2048, "results": [{
            "dtype": "float32", "ratio": dict.fromkeys(("prompt", "answer", "whole"), 1.25),
            "median_seconds": {part: {"qkv": 4.0, "sdpa": 5.0} for part in ("prompt", "answer", "whole")},
        }],
    },
    "call_overhead": {"calls": 50, "microseconds": {"torch": 3.0}},
    "additive": {"length": 64, "median_seconds": {"qkv": 9.0}, "peak_bytes_above_inputs": {"qkv": 1}},
}  # fmt: skip


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_benchmarks", ROOT / "docs" / "make_benchmarks.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figures_of_full_runs_and_no_others(maker: ModuleType, tmp_path: Path) -> None:
    for name, found in RESULTS.items():
        (tmp_path / f"{name}.json").write_text(json.dumps({"machine": MACHINE, **found}))
    page = maker.page(tmp_path)
    assert "| qkv | 1 s | 16 MB |" in page and "At 16,384 tokens qkv adds 32 MB." in page
    assert "With no mask it is the faster one at none of these." in page
    assert "With a causal mask it is the faster one from 64 tokens on." in page
    assert "| `alibi` | 12.3 ms | 1.50 |" in page and "| `alibi` | 12 MB |" in page
    assert "|  | qkv | torch | JAX | of the limit |" in page and "30 GB/s from memory" in page
    assert (
        "| B1, float32 | 250 ms | 4.50 | 8.00 | 88% |" in page and "| B1, bfloat16 | 250 ms | 4.50 | – | 88% |" in page
    )
    assert (
        "|  | qkv | torch |\n" in page
        and "| float32 | 37.5 ms | 35.25 |\n" in page
        and "| float32, whole | 4 s | 5 s | 1.25 |" in page
    )
    assert "3.0" not in page  # calls were counted 50 times, not 2,000
    assert "9 s" not in page and page.count("A CPU, 2 threads, torch 2.9.") == 7  # additive ran at 64 tokens


def test_the_page_names_every_command(maker: ModuleType, tmp_path: Path) -> None:
    empty, kept = maker.page(tmp_path), maker.PAGE.read_text(encoding="utf-8")
    for _, command, _, _, _ in maker.PARTS.values():
        assert f"\n{command}\n" in empty and f"\n{command}\n" in kept
        assert (ROOT / command.split()[1]).exists()
    shown = [line.split("`")[1] for line in kept.splitlines() if line.startswith("| `")]
    assert set(shown) <= set(qkv.variants)


def test_only_full_runs_are_taken_over_and_other_parts_stay(maker: ModuleType, tmp_path: Path) -> None:
    new, measured = tmp_path / "new", tmp_path / "measured"
    new.mkdir()
    for name in ("decode", "additive"):
        (new / f"{name}.json").write_text(json.dumps({"machine": MACHINE, **RESULTS[name]}))
    maker.take_over(new, measured)
    assert [path.name for path in measured.iterdir()] == ["decode.json"]
    assert "seconds" not in json.loads((measured / "decode.json").read_text())["results"][0]
    before = maker.page(tmp_path).replace("additive.py\n```\n", "additive.py\n```\n\nFigures of an older machine.\n")
    page = maker.page(measured, before)
    assert page.count("Figures of an older machine.") == 1 and "| B1, float32 | 250 ms |" in page
    assert maker.page(measured, page) == page


def test_the_page_is_that_of_the_results_kept(maker: ModuleType) -> None:
    kept = maker.PAGE.read_text(encoding="utf-8")
    assert maker.page(before=kept) == kept
    shown = {word.split("static/")[1] for word in kept.split() if word.startswith("static/benchmark-")}
    assert all((maker.benchmark_plots.STATIC / name).exists() for name in shown)


def test_pictures_say_which_is_which_and_are_the_same_each_time(maker: ModuleType, tmp_path: Path) -> None:
    plots, results = maker.benchmark_plots, RESULTS["decode"]["results"]
    panes = plots.draw(results, plots.THEMES["light"]).axes
    times = {line.get_label(): line.get_offsets().tolist() for line in panes[0].collections}
    assert times == {"qkv": [[0.25 / 1.125, 0.0]] * 7, "JAX": [[2.0 / 1.125, 0.0]] * 7}
    assert [line.get_label() for line in panes[1].collections] == ["qkv"]
    assert panes[2].collections[1].get_offsets().tolist() == [[0.875, 0.0]] * 7
    once, again = tmp_path / "once", tmp_path / "again"
    for folder in (once, again):
        folder.mkdir()
        plots.write("decode", results, folder)
    names = sorted(path.name for path in once.iterdir())
    assert names == ["benchmark-decode-dark.svg", "benchmark-decode-light.svg"]
    assert all((once / n).read_bytes() == (again / n).read_bytes() for n in names)
    assert all(f"static/{n}" in "\n".join(plots.lines("decode")) for n in names)
