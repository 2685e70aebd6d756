"""The task list. Each session runs in the environment that nox itself runs in: `.venv/bin/nox -s lint types docs`."""

import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "docs", "tests"]


def python(session: nox.Session, *args: str) -> None:
    session.run(sys.executable, *args, external=True)


@nox.session
def tests(session: nox.Session) -> None:
    """The default tests in two processes, a few minutes."""
    python(session, "-m", "pytest", "-n", "2", "--dist", "worksteal", *session.posargs)


@nox.session
def slow(session: nox.Session) -> None:
    """The tests that take longer: whole products of cases, real models, memory limits."""
    python(session, "-m", "pytest", "-m", "slow", *session.posargs)


@nox.session(venv_backend="venv")
def peers(session: nox.Session) -> None:
    """Variants against other libraries' implementations of them: Keras (on torch) and x-transformers beside the usual ones."""
    session.install("-c", "constraints.txt", ".[dev,models]", "keras", "x-transformers")
    session.run(
        "pytest", "tests/test_public_implementations.py", "-rs", *session.posargs, env={"KERAS_BACKEND": "torch"}
    )


@nox.session(venv_backend="venv")
def timm(session: nox.Session) -> None:
    """Recording timm's image models: it brings a torchvision that other libraries cannot be imported beside."""
    session.install("-c", "constraints.txt", ".[dev]", "timm")
    session.run("pytest", "tests/test_record_timm.py", "-m", "slow", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style and formatting; `nox -s lint -- --fix` repairs what it can."""
    fix = "--fix" in session.posargs
    python(session, "-m", "ruff", "check", *(["--fix"] if fix else []))
    python(session, "-m", "ruff", "format", *([] if fix else ["--check"]))


@nox.session
def types(session: nox.Session) -> None:
    """Types, strictly on the public face."""
    python(session, "-m", "mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, into docs/_build/html; any warning is an error."""
    python(session, "-m", "sphinx", "-W", "--keep-going", "-E", "-q", "-b", "html", "docs", "docs/_build/html")


@nox.session
def web(session: nox.Session) -> None:
    """The front end: types, unit tests, and that the committed build is the current one; `-- --write` writes it anew."""
    static = Path("src/qkv/views/web/static").resolve()
    built = static if "--write" in session.posargs else Path(session.create_tmp()).resolve() / "static"
    with session.chdir("web"):
        session.run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", external=True)
        for script in ("check", "test"):
            session.run("npm", "run", script, external=True)
        session.run("node", "build.js", str(built), external=True)
    different = [f.name for f in built.iterdir() if f.read_bytes() != (static / f.name).read_bytes()]
    if different:
        session.error(f"{', '.join(different)}: not the current build. Run: nox -s web -- --write")


@nox.session
def bench(session: nox.Session) -> None:
    """Every benchmark; results as JSON in benchmarks/results, and the page that shows them."""
    python(session, "benchmarks/all.py", *session.posargs)


@nox.session
def sanitizers(session: nox.Session) -> None:
    """The native code under sanitizers: the fuzz target, the pool of threads, and the kernels' tests from Python."""
    python(session, "-m", "pytest", "tests/test_sanitizers.py", "-m", "slow", *session.posargs)


@nox.session(venv_backend="venv")
def lock(session: nox.Session) -> None:
    """Write constraints.txt anew from the newest versions that install together (torch stays where it is pinned)."""
    constraints = Path("constraints.txt")
    only_torch = Path(session.create_tmp()) / "torch.txt"
    only_torch.write_text(next(line for line in constraints.read_text().splitlines() if line.startswith("torch==")))
    session.install("-c", str(only_torch), ".[dev,models]")
    constraints.write_text(str(session.run("python", ".ci/lock.py", silent=True)))
