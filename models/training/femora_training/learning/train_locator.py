"""Trains the locator on the marked fractures of FracAtlas."""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from ..data.film_index import FilmIndex
from ..data.folds import FOLDS, roles
from ..errors import TrainingError
from ..networks.efficientnet_lite import EfficientNetLite
from ..networks.imagenet_weights import load_imagenet_weights
from ..networks.locator_network import LocatorMaps, LocatorNetwork
from .locator_films import LocatorBatch, LocatorBatches
from .resumable_training import ResumableTraining, TrainingEffort

BATCH_SIZE = 16
LEARNING_RATE = 8e-4
HIP_LEARNING_RATE = 5e-4
FROZEN_BLOCKS = 5
FRACTURE_WEIGHT = 0.6
EXTENT_WEIGHT = 0.15
NEIGHBOUR_NUMBERS = 3
"""Films numbered this close to a broken hip may show the same patient; the common part of the training omits them."""
COMMON_SHARES = {"other-broken": 0.55, "other-whole": 0.45}
HIP_SHARES = {"hip-broken": 0.3, "hip-whole": 0.25, "other-broken": 0.25, "other-whole": 0.2}


def train_common(
    index: FilmIndex, runs: Path, fold: int, epochs: int, steps: int, seed: int
) -> tuple[LocatorNetwork, TrainingEffort]:
    """First part: no hip is seen, so that the hips of every fold can be held out; `runs/locator-common.pt`."""
    torch.manual_seed(seed)
    network = LocatorNetwork()
    trunk = EfficientNetLite()
    load_imagenet_weights(trunk)
    trunk.head = network.trunk.head
    network.trunk.load_state_dict(trunk.state_dict())
    positions = _without_hips(index, index.positions(roles(fold)[2]))
    return _train(
        network, index, positions, COMMON_SHARES, runs / "locator-common.pt", epochs, steps, LEARNING_RATE, seed
    )


def train_locator(
    index: FilmIndex, runs: Path, fold: int, common: LocatorNetwork, epochs: int, steps: int, seed: int
) -> tuple[LocatorNetwork, TrainingEffort]:
    """Second part, the shipped locator: hips of the training folds join; `runs/locator-<fold>.pt`."""
    positions = index.positions(roles(fold)[2])
    return _train(
        common, index, positions, HIP_SHARES, runs / f"locator-{fold}.pt", epochs, steps, HIP_LEARNING_RATE, seed
    )


def train_for_held_out_hips(
    index: FilmIndex, runs: Path, held_out: int, fold: int, common: LocatorNetwork, epochs: int, steps: int, seed: int
) -> LocatorNetwork:
    """Second part again for cross-validation: hips of all folds but `held_out`; `runs/locator-held-out-<fold>.pt`.

    Films without a hip stay those of the common part.
    """
    hips = hips_outside(index, held_out)
    others = _without_hips(index, index.positions(roles(fold)[2]))
    checkpoint = runs / f"locator-held-out-{held_out}.pt"
    return _train(common, index, hips + others, HIP_SHARES, checkpoint, epochs, steps, HIP_LEARNING_RATE, seed)[0]


def hips_outside(index: FilmIndex, held_out: int) -> list[int]:
    """Hip films of all folds but one."""
    return [p for p in index.positions([k for k in range(FOLDS) if k != held_out]) if index.records[p].hip]


def _without_hips(index: FilmIndex, positions: list[int]) -> list[int]:
    """Films without a hip, and not numbered close to a broken hip."""
    broken = [record.number for record in index.records if record.hip and record.fractured]
    near = {number + step for number in broken for step in range(-NEIGHBOUR_NUMBERS, NEIGHBOUR_NUMBERS + 1)}
    return [p for p in positions if not index.records[p].hip and index.records[p].number not in near]


def _train(
    network: LocatorNetwork,
    index: FilmIndex,
    positions: list[int],
    shares: dict[str, float],
    checkpoint: Path,
    epochs: int,
    steps: int,
    rate: float,
    seed: int,
) -> tuple[LocatorNetwork, TrainingEffort]:
    if not any(index.records[position].boxes for position in positions):
        raise TrainingError(
            "No training film has a marked fracture. Check fractures.coco.json and the fractured column of dataset.csv."
        )
    network = network.requires_grad_(True).to(memory_format=torch.channels_last)
    for part in (network.trunk.stem, network.trunk.blocks[:FROZEN_BLOCKS]):
        part.requires_grad_(False)
    training = ResumableTraining(network, checkpoint, epochs, steps, rate)
    if training.first_epoch < epochs:
        batches = LocatorBatches(index, positions, shares, BATCH_SIZE, seed + training.first_epoch)
        for epoch in range(training.first_epoch, epochs):
            loss = training.run_epoch(epoch, batches.take(steps), lambda batch: locator_loss(network.train(), batch))
            print(f"{checkpoint.stem} epoch {epoch + 1}: loss {loss:.4f}", flush=True)
    return training.average.network, TrainingEffort(training.epochs_done, steps, BATCH_SIZE, training.seconds)


def locator_loss(network: LocatorNetwork, batch: LocatorBatch) -> Tensor:
    """Centres as in CenterNet (Zhou et al. 2019), plus extents, and fracture or not."""
    maps: LocatorMaps = network(batch.films.contiguous(memory_format=torch.channels_last))
    entropy = functional.binary_cross_entropy_with_logits
    extent_error = (maps.extent - batch.extents).abs().sum(dim=1)
    return (
        _centre_loss(maps.heat, batch.centres)
        + EXTENT_WEIGHT * _mean(extent_error, batch.measured)
        + FRACTURE_WEIGHT * entropy(maps.fracture, batch.fractured)
    )


def _centre_loss(heat: Tensor, centres: Tensor) -> Tensor:
    hit = (centres == 1).float()
    chance = torch.sigmoid(heat)
    found = hit * (1 - chance) ** 2 * functional.logsigmoid(heat)
    spared = (1 - hit) * (1 - centres) ** 4 * chance**2 * functional.logsigmoid(-heat)
    return -(found + spared).sum() / hit.sum().clamp(min=1)


def _mean(values: Tensor, where: Tensor) -> Tensor:
    return (values * where).sum() / where.sum().clamp(min=1)
