"""Optimiser, schedule and checkpoints shared by the training runs."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from tqdm import tqdm

from .weight_average import WeightAverage

AVERAGE_DECAY = 0.985
"""Of the averaged weights, kept at each step."""
WARM_UP_FRACTION = 0.06


@dataclass(frozen=True)
class TrainingEffort:
    """What a training cost."""

    epochs: int
    steps_per_epoch: int
    batch_size: int
    seconds: float


class ResumableTraining:
    """AdamW with cosine schedule; writes `checkpoint` after every epoch and resumes from it."""

    def __init__(
        self,
        network: nn.Module,
        checkpoint: Path,
        epochs: int,
        steps_per_epoch: int,
        rate: float,
        decay: float = 0.02,
        average_decay: float = AVERAGE_DECAY,
    ) -> None:
        self.network = network
        self.average = WeightAverage(network, average_decay)
        self.epochs = epochs
        self.seconds = 0.0
        self.first_epoch = 0
        self.epochs_done = 0
        self._checkpoint = checkpoint
        self._total_steps = epochs * steps_per_epoch
        self._steps_per_epoch = steps_per_epoch
        self._rate = rate
        trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
        self._optimiser = torch.optim.AdamW(trained, lr=rate, weight_decay=decay)
        if checkpoint.exists():
            self._resume()

    def run_epoch(self, epoch: int, batches: Iterable, loss_of: Callable[..., Tensor]) -> float:
        """One epoch; `loss_of` maps a batch to a scalar; returns the mean loss."""
        started = time.monotonic()
        total, count = 0.0, 0
        progress = tqdm(batches, desc=f"epoch {epoch + 1}/{self.epochs}", total=self._steps_per_epoch, mininterval=15)
        for step, batch in enumerate(progress):
            self._set_rate(epoch * self._steps_per_epoch + step)
            self._optimiser.zero_grad(set_to_none=True)
            loss = loss_of(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
            self._optimiser.step()
            self.average.update(self.network)
            total, count = total + loss.item(), count + 1
            progress.set_postfix(loss=f"{total / count:.4f}", refresh=False)
        self.seconds += time.monotonic() - started
        self.epochs_done = epoch + 1
        self._save()
        return total / max(count, 1)

    def _set_rate(self, step: int) -> None:
        warm_up = max(1, int(WARM_UP_FRACTION * self._total_steps))
        if step < warm_up:
            factor = (step + 1) / warm_up
        else:
            factor = 0.5 * (1 + math.cos(math.pi * (step - warm_up) / max(1, self._total_steps - warm_up)))
        for group in self._optimiser.param_groups:
            group["lr"] = self._rate * max(factor, 0.01)

    def _save(self) -> None:
        self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state(),
            "optimiser": self._optimiser.state_dict(),
            "epochs_done": self.epochs_done,
            "seconds": self.seconds,
        }
        partial = self._checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self._checkpoint)

    def _resume(self) -> None:
        state = torch.load(self._checkpoint, map_location="cpu", weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.restore(state["average"])
        self._optimiser.load_state_dict(state["optimiser"])
        self.epochs_done = state["epochs_done"]
        self.first_epoch = min(self.epochs_done, self.epochs)
        self.seconds = state["seconds"]
