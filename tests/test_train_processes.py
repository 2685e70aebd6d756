"""Training in real processes: killed at any moment, asked to stop, out of space, two at once."""

from __future__ import annotations

import os
import random
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

pytest.importorskip("accelerate")
pytest.importorskip("tokenizers")

from train_runs import ended, kept, options, pairs_in, started

from qkv.train.checkpoint import latest, steps
from qkv.train.log import read_log

STEPS = 60


def arguments(folder: Path, name: str, **given: object) -> list[str | Path]:
    return ["translate", pairs_in(folder), "-o", folder / name, *options(**{"steps": STEPS, "every": 5, **given})]


def waited_for(run: Path, step: int, process: subprocess.Popen[str]) -> None:
    """Until the run has a checkpoint of that step or a later one."""
    end = time.monotonic() + 200
    while not any(n >= step for n in steps(run)) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.005)


@pytest.mark.slow
def test_killed_at_any_moment_a_run_ends_with_the_same_bits(tmp_path: Path) -> None:
    whole = started(*arguments(tmp_path, "whole"))
    draw, stopped = random.Random(), 0
    words = arguments(tmp_path, "killed")
    for step in (5, 25):
        process = started(*words, *(["--resume"] if stopped else []))
        waited_for(tmp_path / "killed", step, process)
        time.sleep(draw.random() * 0.2)
        process.kill()
        process.communicate()
        stopped += process.returncode == -signal.SIGKILL
    assert stopped >= 1, "the run was quicker than the test: give it more steps"
    ended(started(*words, "--resume"))
    ended(whole)
    assert kept(tmp_path / "killed", STEPS) == kept(tmp_path / "whole", STEPS)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_saves_and_goes_on_with_the_same_bits(tmp_path: Path, number: signal.Signals) -> None:
    words = arguments(tmp_path, "run", every=20)
    process = started(*words)
    waited_for(tmp_path / "run", 20, process)
    process.send_signal(number)
    said = ended(process, 130)
    assert "its checkpoint is whole. Go on with --resume." in said and "Traceback" not in said
    assert 20 <= steps(tmp_path / "run")[-1] < STEPS
    ended(started(*words, "--resume"))
    ended(started(*arguments(tmp_path, "whole", every=20)))
    assert kept(tmp_path / "run", STEPS) == kept(tmp_path / "whole", STEPS)


@pytest.mark.slow
def test_no_space_left_gives_one_message_and_loses_nothing(tmp_path: Path) -> None:
    """A limit on the size of files, set while the run goes on, stands for a disk that has become full."""
    words = arguments(tmp_path, "run")
    process = started(*words)
    waited_for(tmp_path / "run", 5, process)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1000, 1000))
    said = ended(process, 2)
    assert said.count("error:") == 1 and "no space left. What was saved before is whole: free some space" in said
    assert "Traceback" not in said
    found = latest(tmp_path / "run")
    assert found is not None and found.step >= 5
    assert not list((tmp_path / "run").rglob("*.partial"))
    ended(started(*words, "--resume"))
    ended(started(*arguments(tmp_path, "whole")))
    assert kept(tmp_path / "run", STEPS) == kept(tmp_path / "whole", STEPS)


def weights(run: Path) -> dict[str, torch.Tensor]:
    found = latest(run)
    assert found is not None
    return {name: t for name, t in found.tensors.items() if name.startswith("model/")}


def free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


@pytest.mark.slow
def test_two_processes_train_to_the_weights_of_one_with_twice_the_batch(tmp_path: Path) -> None:
    """Without dropout, which each process draws for itself, the weights differ by rounding alone. All but the biases of keys:
    they shift a row's scores alike, so their gradient is 0, and Adam blows up what rounding leaves; they change no output."""
    given = {"steps": 12, "every": 6, "dropout": 0.0}
    ended(started(*arguments(tmp_path, "one", **given, batch=8)))
    shared = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": free_port(), "ACCELERATE_USE_CPU": "true"}
    words = arguments(tmp_path, "two", **given, batch=4)
    processes = [started(*words, RANK=str(n), LOCAL_RANK=str(n), **shared) for n in range(2)]
    for process in processes:
        ended(process)
    one, two = weights(tmp_path / "one"), weights(tmp_path / "two")
    assert one.keys() == two.keys()
    for name in (n for n in one if not n.endswith("key_bias")):
        torch.testing.assert_close(two[name], one[name], rtol=1e-5, atol=2e-6, msg=f"{name} differs")


@pytest.mark.slow
def test_a_launcher_is_understood(tmp_path: Path) -> None:
    words = arguments(tmp_path, "run", steps=4, every=2)
    launch = [sys.executable, "-m", "torch.distributed.run", "--nproc_per_node", "2", "--master_port", free_port(),
              "-m", "qkv.cli", "train", *map(str, words), "--plain"]  # fmt: skip
    ran = subprocess.run(launch, capture_output=True, text=True, timeout=280,
        env={**os.environ, "OMP_NUM_THREADS": "1", "ACCELERATE_USE_CPU": "true"})  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = latest(tmp_path / "run")
    assert found is not None and found.step == 4 and found.state["world"] == 2


@pytest.mark.slow
def test_shards_have_the_state_of_the_whole() -> None:
    """FSDP's shards over two processes: accelerate uses them on GPUs only, so torch's own are tried here."""
    words = ["--nproc_per_node", "2", "--master_port", free_port(), str(Path(__file__).parent / "sharded_state.py")]
    ran = subprocess.run([sys.executable, "-m", "torch.distributed.run", *words], capture_output=True, text=True, timeout=280,
        env={**os.environ, "OMP_NUM_THREADS": "1"})  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.slow
def test_bfloat16_trains(tmp_path: Path) -> None:
    """Near the same losses as in float32, and not the same ones."""
    for name, more in (("wide", []), ("half", ["--bf16"])):
        ended(started(*arguments(tmp_path, name, steps=6, every=3), *more))
    wide, half = (read_log(tmp_path / name)[-1]["valid_loss"] for name in ("wide", "half"))
    assert wide != half and abs(wide - half) < 0.05 * wide
