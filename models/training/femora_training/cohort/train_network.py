"""Trains one network on some cases of a cohort, as published: SGD with Nesterov momentum, cosine with warm-up."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from ..errors import TrainingError
from .augment_views import augment
from .cohort_network import NetworkKind, view_names
from .cohort_views import VIEWS

BATCH_SIZE = 32
MOMENTUM = 0.9
WEIGHT_DECAY = 1e-3
WARM_UP_FRACTION = 1 / 40
LARGEST_GRADIENT = 1.0
PATHOLOGIC_WEIGHT = 1.5
"""Of the logit "pathologic" where it should be 1; the other logit has 1."""


@dataclass(frozen=True)
class TrainingTask:
    """`name` of the run, positions of its cases, the seed, and a `key` that changes with data and settings."""

    name: str
    positions: list[int]
    seed: int
    key: str


@dataclass(frozen=True)
class TrainingPlan:
    """What all runs of an experiment share."""

    kind: NetworkKind
    view: str
    epochs: int
    initial: Path | None
    runs: Path


def train_network(task: TrainingTask, plan: TrainingPlan, views: Tensor, labels: Tensor, weights: Tensor) -> nn.Module:
    """The network after the last epoch, in evaluation mode; no epoch is chosen by its result.

    `views` uint8 [N, 2, S, S], `labels` int [N], `weights` [N of the task]. Resumes from `runs/<name>.pt`.
    """
    torch.manual_seed(task.seed)
    network = plan.kind.build(view_names(plan.view), plan.initial)
    steps = math.ceil(len(task.positions) / BATCH_SIZE)
    optimiser = torch.optim.SGD(
        network.parameters(), lr=plan.kind.rate, momentum=MOMENTUM, nesterov=True, weight_decay=WEIGHT_DECAY
    )
    checkpoint = plan.runs / f"{task.name}.pt"
    first = _resume(checkpoint, task, network, optimiser)
    positions = torch.tensor(task.positions)
    for epoch in range(first, plan.epochs):
        generator = torch.Generator().manual_seed(task.seed * 1000 + epoch)
        # Dropout draws from the global generator: seeded by epoch, a resumed run repeats the uninterrupted one.
        torch.manual_seed(task.seed * 1000 + epoch)
        order = torch.randperm(len(positions), generator=generator)
        batches = tqdm(order.split(BATCH_SIZE), desc=f"{task.name} epoch {epoch + 1}/{plan.epochs}", mininterval=10)
        for step, chosen in enumerate(batches):
            _set_rate(optimiser, plan.kind.rate, epoch * steps + step, plan.epochs * steps)
            optimiser.zero_grad(set_to_none=True)
            for part in chosen.split(plan.kind.part_size):
                rows = positions[part]
                loss = _loss(network.train(), views[rows], labels[rows], plan, generator)
                ((loss * weights[part]).sum() / len(chosen)).backward()
            nn.utils.clip_grad_norm_(network.parameters(), LARGEST_GRADIENT, error_if_nonfinite=True)
            optimiser.step()
        _save(checkpoint, task, network, optimiser, epoch + 1)
    return network.eval()


def grey_views(views: Tensor, view: str) -> list[Tensor]:
    """uint8 [N, 2, S, S] -> the views that are read, each float [N, 1, S, S] in 0..1."""
    return [views[:, VIEWS.index(name)].unsqueeze(1).float() / 255 for name in view_names(view)]


def _loss(network: nn.Module, views: Tensor, labels: Tensor, plan: TrainingPlan, generator: torch.Generator) -> Tensor:
    """[N]"""
    logits = network(*(augment(view, generator) for view in grey_views(views, plan.view)))
    targets = functional.one_hot(labels, 2).float()
    weight = torch.tensor([1.0, PATHOLOGIC_WEIGHT])
    losses = functional.binary_cross_entropy_with_logits(logits, targets, pos_weight=weight, reduction="none")
    return losses.mean(dim=1)


def _set_rate(optimiser: torch.optim.Optimizer, rate: float, step: int, total: int) -> None:
    warm_up = int(WARM_UP_FRACTION * total)
    if step < warm_up:
        factor = (step + 1) / warm_up
    else:
        factor = 0.5 * (1 + math.cos(math.pi * (step - warm_up) / max(1, total - warm_up)))
    for group in optimiser.param_groups:
        group["lr"] = rate * factor


def _save(path: Path, task: TrainingTask, network: nn.Module, optimiser: torch.optim.Optimizer, epochs: int) -> None:
    partial = path.with_suffix(".partial")
    state = {"key": task.key, "network": network.state_dict(), "optimiser": optimiser.state_dict(), "epochs": epochs}
    torch.save(state, partial)
    partial.replace(path)


def _resume(path: Path, task: TrainingTask, network: nn.Module, optimiser: torch.optim.Optimizer) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    if state["key"] != task.key:
        raise TrainingError(
            f"{path} was made from other data or settings. Choose another folder with --out, or remove {path.parent}."
        )
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    return state["epochs"]
