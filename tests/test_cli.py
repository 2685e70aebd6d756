"""The `qkv` command, mostly as a real process: what it prints, how fast, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from qkv.cli import COMMANDS
from qkv.cli._examine import examine

QKV = [sys.executable, "-m", "qkv.cli"]


def qkv(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with an empty, unused cache unless one is given."""
    variables = {**os.environ, "COLUMNS": "80", "QKV_CACHE": "/nonexistent/qkv", **environment}
    return subprocess.run([*QKV, *words], capture_output=True, text=True, env=variables, timeout=120)


def in_a_guard(body: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run lines of Python as a command's body."""
    code = f"from qkv.cli._guard import guarded\nwith guarded():\n{textwrap.indent(body, '    ')}"
    variables = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=variables, timeout=120)


# ---- help -----------------------------------------------------------------------------------------------------------


def test_help_lists_every_command() -> None:
    ran = qkv("--help")
    assert ran.returncode == 0 and ran.stderr == ""
    for name, summary in COMMANDS.items():
        assert re.search(rf"\b{name}\b", ran.stdout) and summary.split()[0] in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", ["models", "doctor", "record", "heads"])
def test_each_commands_help_shows_an_example(command: str) -> None:
    ran = qkv(command, "--help")
    assert ran.returncode == 0 and f"Example:  qkv {command}" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["models"],
        ["models", "--json"],
        ["story", "--help"],
        ["look", "--help"],
        ["record", "--help"],
        ["heads", "--help"],
        ["--version"],
    ],
)
def test_what_needs_no_torch_does_not_wait_for_it(words: list[str]) -> None:
    code = f"""
        import sys
        from qkv.cli import main
        try:
            main({words!r})
        finally:
            print(sorted({{m.split(".")[0] for m in sys.modules}} & {{"torch", "numpy", "transformers", "gguf"}}))
    """
    ran = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "[]", ran.stderr


def test_help_loads_no_command() -> None:
    code = "import sys\nfrom qkv.cli import main\ntry:\n  main(['--help'])\nfinally:\n  print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    loaded = {m for m in ran.stdout.splitlines()[-1].split() if m.startswith("qkv")}
    assert loaded == {"qkv", "qkv.cli", "qkv.cli._guard"}


def test_the_version() -> None:
    ran = qkv("--version")
    assert ran.returncode == 0 and ran.stdout.startswith("qkv ")


# ---- models ---------------------------------------------------------------------------------------------------------


def test_models_as_json() -> None:
    ran = qkv("models", "--json")
    facts = json.loads(ran.stdout)
    assert facts["folder"] == "/nonexistent/qkv/models"
    [smollm2] = [m for m in facts["models"] if m["name"] == "smollm2"]
    assert smollm2["label"] == "SmolLM2-135M-Instruct (4-bit weights made float)"
    assert smollm2["licence"] == "Apache-2.0" and smollm2["fetched"] is False


def test_models_for_people() -> None:
    ran = qkv("models")
    assert "\x1b" not in ran.stdout and max(map(len, ran.stdout.splitlines())) <= 80
    assert "93 MB to fetch" in ran.stdout and "next: qkv models fetch smollm2" in ran.stdout


def test_removing_what_is_not_there() -> None:
    assert qkv("models", "remove", "smollm2").stdout == "smollm2: it was not there\n"


# ---- doctor ---------------------------------------------------------------------------------------------------------


def test_doctor_as_json() -> None:
    import torch

    report = json.loads(qkv("doctor", "--json").stdout)
    assert report["packages"]["torch"] == torch.__version__
    assert report["python"]["executable"] == sys.executable
    engines = {engine["name"]: engine for engine in report["engines"]}
    assert engines["tiled"]["available"] and engines["reference"]["available"]
    assert all(engine["reason"] for engine in engines.values())
    assert report["cache"]["folder"] == "/nonexistent/qkv/models" and report["cache"]["free_bytes"] > 0


def test_doctor_for_people() -> None:
    ran = qkv("doctor", "--plain")
    assert ran.returncode == 0 and ran.stderr == ""
    assert "Which engines run here?" in ran.stdout and "Attention runs here. next: qkv story" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80 and "\x1b" not in ran.stdout


def test_doctor_survives_a_torch_that_does_not_load(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise ImportError('libtorch.so: cannot open shared object file')")
    path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))
    ran = qkv("doctor", PYTHONPATH=path)
    assert ran.returncode == 0 and ran.stderr == ""
    assert "cannot be imported: libtorch.so: cannot open" in ran.stdout
    assert "Attention cannot run here until what is marked ✗ is put right." in ran.stdout


def test_doctor_names_what_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing but torch is there, and torch does not load: each gap is told with the way to close it."""
    from importlib import metadata

    from qkv.views.terminal.doctor import print_report

    def version(package: str) -> str:
        if package in ("torch", "qkv"):
            return "1.0"
        raise metadata.PackageNotFoundError(package)

    wanted = [
        "torch>=2.6",
        "gguf>=0.17; extra == 'models'",
        'datasets>=3 ; extra == "train"',
        "qkv[models]; extra == 'all'",
    ]
    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(metadata, "requires", lambda package: wanted)
    monkeypatch.setitem(sys.modules, "qkv._native", None)
    monkeypatch.delattr("qkv._native", raising=False)  # an engine may have loaded it already
    monkeypatch.setattr("qkv.cli._examine._torch", lambda: _no_torch)
    report = examine()
    assert {e["name"]: e["missing"] for e in report["extras"]} == {
        "models": ["gguf"],
        "explore": [],
        "pictures": [],
        "train": ["datasets"],
        "dev": [],
    }
    print_report(report, plain=True)
    page = capsys.readouterr().out
    assert "✗  numpy         pip install numpy" in page
    assert "✗  torch         1.0 cannot be imported: libtorch.so is damaged" in page
    assert "pip install 'qkv[models]'" in page and "missing: datasets" in page
    assert "install a C++ compiler" in page
    assert "Attention cannot run here until what is marked ✗ is put right." in page


_no_torch = {"threads": None, "processors": 2, "gpus": [], "error": "libtorch.so is damaged"}


def test_doctor_tells_of_the_native_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import types

    import qkv
    from qkv.views.terminal.doctor import print_report

    native = types.SimpleNamespace(
        isa=lambda: ["scalar", "avx2"], build_info=lambda: {"compiler": "GNU 12", "architecture": "x86_64"}
    )
    monkeypatch.setattr(qkv, "_native", native, raising=False)
    monkeypatch.setitem(sys.modules, "qkv._native", native)
    monkeypatch.setenv("QKV_ISA", "scalar")
    print_report(examine(), plain=True)
    page = capsys.readouterr().out
    assert "built by GNU 12 for x86_64" in page and "scalar, avx2" in page
    assert "QKV_ISA       scalar (forced by the environment)" in page


# ---- how it ends ----------------------------------------------------------------------------------------------------


def test_an_unknown_command_or_option() -> None:
    ran = qkv("modles")
    assert ran.returncode == 2 and "No such command 'modles'. Did you mean 'models'?" in ran.stderr
    assert qkv("doctor", "--nope").returncode == 2


def test_a_model_error_is_one_line() -> None:
    ran = qkv("models", "fetch", "smolm2")
    assert ran.returncode == 2 and ran.stdout == ""
    assert re.fullmatch(r"error: No demo model is called 'smolm2'. Did you mean 'smollm2'\?.*\n", ran.stderr)


def test_errors_about_what_was_given() -> None:
    ran = in_a_guard("raise ValueError('window must not be negative')")
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", "error: window must not be negative\n")
    ran = in_a_guard("open('/no/such/file')")
    assert ran.returncode == 2 and "No such file or directory: '/no/such/file'" in ran.stderr


def test_debugging_shows_the_traceback() -> None:
    ran = in_a_guard("raise ValueError('window')", QKV_DEBUG="1")
    assert ran.returncode == 1 and "Traceback" in ran.stderr


def test_a_fault_of_the_program_keeps_its_traceback() -> None:
    ran = in_a_guard("{}['absent']")
    assert ran.returncode == 1 and "Traceback" in ran.stderr


def test_ctrl_c_is_one_line_and_130() -> None:
    code = (
        "from qkv.cli._guard import guarded\nimport time\nwith guarded():\n  print('ready', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, "Stopped.\n")


@pytest.mark.parametrize("words", [["doctor"], ["models", "--json"], ["--help"]])
def test_a_closed_pipe_is_quiet(words: list[str]) -> None:
    """Like `qkv doctor | true`: nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*QKV, *words], stdout=writing, stderr=subprocess.PIPE, text=True, timeout=120)
    os.close(writing)
    assert ran.stderr == "" and ran.returncode == 1


def test_a_terminal_that_cannot_show_a_bar() -> None:
    ran = qkv("doctor", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0 and "Which engines run here?" in ran.stdout


# ---- the theme ------------------------------------------------------------------------------------------------------


def test_plain_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from qkv.views.terminal.theme import console, is_plain

    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    pipe, terminal = StringIO(), StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    assert is_plain(False, pipe) and not is_plain(False, terminal) and is_plain(True, terminal)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not is_plain(False, pipe)
    monkeypatch.setenv("NO_COLOR", "1")
    assert is_plain(False, terminal)
    console(file=terminal).print("[query]Q[/] [bold]b[/]")
    assert terminal.getvalue() == "Q b\n"


def test_the_page_is_never_wider_than_80(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from qkv.views.terminal.theme import console

    monkeypatch.setenv("COLUMNS", "200")
    assert console(file=StringIO()).width == 80
    monkeypatch.setenv("COLUMNS", "50")
    assert console(file=StringIO()).width == 50


def test_progress_in_a_pipe_is_a_line_a_stage(capsys: pytest.CaptureFixture[str]) -> None:
    from qkv.views.terminal.progress import progress_line

    with progress_line(plain=True) as progress:
        for done in range(3):
            progress("converting", done, 3)
        progress("checking", 0, 0)
    assert capsys.readouterr() == ("", "converting …\nchecking …\n")


def test_progress_on_a_terminal_gets_a_bar_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from qkv.views.terminal import progress as module

    screen = StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with module.progress_line() as progress:
        progress("downloading", 1, 4)
        assert "━" not in screen.getvalue()
        monkeypatch.setattr(module, "PATIENCE", -1.0)
        progress("downloading", 2, 4)
        time.sleep(0.3)  # ten pictures a second are drawn
        progress("unpacking", 0, 0)
    assert "downloading" in screen.getvalue() and "50%" in screen.getvalue()
    assert "unpacking" in screen.getvalue()
    assert "50%" not in screen.getvalue().partition("unpacking")[2], "how long that takes is not known"
