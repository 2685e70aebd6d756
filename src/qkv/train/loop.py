"""The loop: updates, validations, checkpoints, film; in one process or in several.

What comes out is a function of the settings and the data: which examples make up a batch depends on (seed, epoch), the rate on
the step, and the random state stands in each checkpoint. So a run that was killed and goes on ends with the same bits.

With several processes (`torchrun`, `accelerate launch`) a batch is shared out, and the loss is divided by the number of targets
in all of it: n processes with batches of b make the updates of one with n · b. Each process evaluates by itself; the first one
writes.
"""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from . import checkpoint
from .errors import TrainError, missing
from .files import told, write_json
from .log import Log
from .recipes import Recipe
from .settings import Settings
from .signals import asked_to_stop
from .state import RANDOM, random_state, restore, set_random_state, tensors_of

LEAST_RATE = 0.1  # of the highest one, at the end
ROWS = 10  # of the log, from one validation to the next
MODEL, FILM, RESULT = "model", "film", "result.json"


class Report(Protocol):
    """Who is told of the run's progress."""

    def step(self, step: int, steps: int, loss: float, speed: float, unit: str) -> None:
        """A step was made. speed: units a second."""

    def row(self, row: dict[str, float]) -> None:
        """A row of the log with measures."""

    def say(self, text: str) -> None:
        """A sentence about the data or the run."""


def rate_at(step: int, settings: Settings) -> float:
    """The learning rate of a step, from 0: up along a line, then down along a cosine (Loshchilov & Hutter 2017)."""
    if step < settings.warmup:
        return settings.rate * (step + 1) / settings.warmup
    done = (step - settings.warmup) / max(1, settings.steps - settings.warmup)
    return settings.rate * (LEAST_RATE + (1 - LEAST_RATE) * 0.5 * (1 + math.cos(math.pi * done)))


class Training:
    """One run in its folder. `run()` makes the steps that are left."""

    def __init__(self, folder: Path, settings: Settings, recipe: Recipe, report: Report, resume: bool):
        self.folder, self.settings, self.recipe, self.report = folder, settings, recipe, report
        self.accelerator = _accelerator(settings)
        self.rank, self.world = self.accelerator.process_index, self.accelerator.num_processes
        torch.manual_seed(settings.seed)
        model = recipe.model()
        groups = _groups(model, settings.decay)
        optimiser = torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98), eps=1e-9, fused=True)
        self.model, self.optimiser = self.accelerator.prepare(model, optimiser)
        torch.manual_seed(settings.seed * 1000 + 1 + self.rank)
        self.step = self.epoch = self.number = self.worse = 0
        self.best: float | None = None
        self.ended, self.spent = False, 0.0
        self.losses: list[float] = []  # since the last row of the log
        self.batches: list[list[int]] = []
        found = checkpoint.latest(folder) if resume else None
        if found is not None:
            self._restore(found)
        self.log = Log(folder, self.step) if self.rank == 0 else None
        self.began, self.counted = time.perf_counter() - self.spent, 0

    # -- the steps ---------------------------------------------------------------------------------------------------------

    def run(self) -> dict[str, float]:
        """Go on to the end, and give the best model's measures on the test part.

        TrainError where a loss is not finite any more; KeyboardInterrupt, after a checkpoint, where the process was asked to
        stop.
        """
        self.model.train()
        if self.step == 0:
            self._film()
        with asked_to_stop(self.world == 1) as stop:
            while self.step < self.settings.steps and not self.ended:
                self._update()
                last = self.step == self.settings.steps
                if self.step % self.settings.every == 0 or last:
                    self._validate()
                elif self.step % max(1, self.settings.every // ROWS) == 0:
                    self._row({})
                if self.settings.film and (self.step % self.settings.film == 0 or last):
                    self._film()
                if self.step % self.settings.every == 0 or last or stop:
                    self._checkpoint()
                if stop:
                    self.report.say(f"Stopped after step {self.step:,}; its checkpoint is whole. Go on with --resume.")
                    raise KeyboardInterrupt
        return self._tested()

    def _update(self) -> None:
        part = self.recipe.part(self._batch(), (self.epoch, self.number - 1), self.rank, self.world)
        part = part.to(self.accelerator.device)
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(self.step, self.settings)
        logits = self.model(*part.inputs)
        loss = self.recipe.loss(logits, part.targets, self.settings.smoothing) * (self.world / part.count)
        self.accelerator.backward(loss)
        norm = self.accelerator.clip_grad_norm_(self.model.parameters(), self.settings.clip)
        if not math.isfinite(float(norm)):
            raise TrainError(
                f"At step {self.step + 1:,} a gradient is no finite number any more. Begin anew with a lower --rate (it is "
                f"{self.settings.rate:g}), or a longer --warmup."
            )
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        self.losses.append(float(loss.detach()))
        self.counted += part.count
        self.report.step(self.step, self.settings.steps, self.losses[-1], self._speed(), self.recipe.unit)

    def _batch(self) -> list[int]:
        if not self.batches:
            self.batches = self.recipe.order(self.epoch, self.settings.batch * self.world)
        if self.number == len(self.batches):
            self.epoch, self.number = self.epoch + 1, 0
            self.batches = self.recipe.order(self.epoch, self.settings.batch * self.world)
        if len(self.batches[0]) < self.world:
            raise TrainError(
                f"There are {len(self.batches[0])} examples for {self.world} processes; expected one for each."
            )
        self.number += 1
        return self.batches[self.number - 1]

    def _speed(self) -> float:
        return self.counted / max(1e-9, time.perf_counter() - self.began - self.spent)

    # -- what stands in the folder -------------------------------------------------------------------------------------------

    def _validate(self) -> None:
        measures = self._measured(self._whole(), "valid")
        if self.best is None or measures["loss"] < self.best:  # of little data an accuracy is too coarse to choose by
            self.best, self.worse = measures["loss"], 0
            self._keep()
        else:
            self.worse += 1
            self.ended = bool(self.settings.patience) and self.worse >= self.settings.patience
        self._row(measures)
        if self.ended and self.step < self.settings.steps:
            self.report.say(f"No better validation for {self.worse} times: ended after step {self.step:,}.")

    def _measured(self, model: nn.Module, part: str) -> dict[str, float]:
        training = model.training
        model.eval()
        with torch.no_grad():
            found = self.recipe.evaluate(model, part)
        model.train(training)
        return found

    def _keep(self) -> None:
        """The best model so far, by itself."""
        from ..nn import save

        whole = self._whole()
        if self.rank == 0:
            with told("the model", self.folder):
                save(whole, self.folder / MODEL)

    def _row(self, measures: dict[str, float]) -> None:
        loss = torch.tensor(sum(self.losses) / max(1, len(self.losses)), dtype=torch.float64)
        if self.world > 1:
            loss = self.accelerator.reduce(loss.float().to(self.accelerator.device), "mean")
        self.losses = []
        row = {"step": float(self.step), "epoch": float(self.epoch), "seconds": time.perf_counter() - self.began}
        row |= {"rate": rate_at(self.step - 1, self.settings), "loss": float(loss), "speed": self._speed()}
        row |= {f"valid_{name}": value for name, value in measures.items()}
        if self.log is not None:
            self.log.add(row)
        if measures:
            self.report.row(row)

    def _film(self) -> None:
        if not self.settings.film:
            return
        whole = self._whole()
        if self.rank == 0:
            trace = self.recipe.film(whole)
            trace.facts |= {"step": self.step}
            frames = self.folder / FILM
            with told(f"the film's frame of step {self.step:,}", self.folder):
                frames.mkdir(exist_ok=True)
                trace.save(frames / f"step-{self.step:08d}", overwrite=True)

    def _whole(self) -> nn.Module:
        """The model in one piece: under FSDP a copy of it, which every process must ask for."""
        if str(self.accelerator.distributed_type).endswith("FSDP"):
            copy = self.recipe.model()
            copy.load_state_dict(self.accelerator.get_state_dict(self.model))
            return copy
        unwrapped: nn.Module = self.accelerator.unwrap_model(self.model)
        return unwrapped

    def _checkpoint(self) -> None:
        tensors = tensors_of(self.model, self.optimiser.optimizer)
        mine = random_state(self.accelerator.device)
        states = self.accelerator.gather(mine[None].to(self.accelerator.device)).cpu()
        tensors |= {f"{RANDOM}{n}": state for n, state in enumerate(states)}
        state = {name: getattr(self, name) for name in ("epoch", "number", "worse", "best", "ended", "losses", "world")}
        if self.rank == 0:
            seconds = time.perf_counter() - self.began
            checkpoint.save(self.folder, self.step, tensors, {**state, "seconds": seconds})
        self.accelerator.wait_for_everyone()

    def _restore(self, found: checkpoint.Checkpoint) -> None:
        if found.state["world"] != self.world:
            raise TrainError(
                f"The run was made by {found.state['world']} processes and goes on with as many; there are {self.world}."
            )
        restore(self.model, self.optimiser.optimizer, found.tensors)
        for name in ("epoch", "number", "worse", "best", "ended", "losses"):
            setattr(self, name, found.state[name])
        self.step, self.spent = found.step, found.state["seconds"]
        set_random_state(found.tensors[f"{RANDOM}{self.rank}"], self.accelerator.device)

    def _tested(self) -> dict[str, float]:
        from ..nn import load

        best = load(self.folder / MODEL, self.accelerator.device)
        found = self._measured(best, "test")
        found |= {"steps": float(self.step), "seconds": time.perf_counter() - self.began}
        if self.rank == 0:
            with told("the result", self.folder):
                write_json(self.folder / RESULT, {name: _plain(value) for name, value in found.items()})
        return found


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else value


def _groups(model: nn.Module, decay: float) -> list[dict[str, Any]]:
    """Matrices decay; biases, gains and other vectors do not."""
    several: tuple[list[Tensor], list[Tensor]] = ([], [])
    for weight in model.parameters():
        several[weight.dim() < 2].append(weight)
    return [{"params": several[0], "weight_decay": decay}, {"params": several[1], "weight_decay": 0.0}]


def _accelerator(settings: Settings) -> Any:
    try:
        from accelerate import Accelerator
        from accelerate.state import AcceleratorState
    except ImportError as error:
        raise missing("Training", "accelerate") from error
    AcceleratorState._reset_state()  # a run before this one in the same process may have had another precision
    return Accelerator(mixed_precision="bf16" if settings.bf16 else None)
