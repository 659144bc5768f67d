"""Trains the gate on the real labels of FracAtlas and on films turned by code."""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..networks.gate_network import GateNetwork
from ..networks.imagenet_weights import load_imagenet_weights
from .gate_films import GateBatch, GateBatches
from .resumable_training import ResumableTraining, TrainingEffort

BATCH_SIZE = 24
LEARNING_RATE = 6e-4
FROZEN_BLOCKS = 5
ORIENTATION_WEIGHT = 0.3


def train_gate(
    index: FilmIndex, runs: Path, fold: int, epochs: int, steps: int, seed: int
) -> tuple[GateNetwork, TrainingEffort]:
    """The averaged network and what it cost; resumes from `runs/gate-<fold>.pt`."""
    torch.manual_seed(seed)
    network = GateNetwork()
    load_imagenet_weights(network.trunk)
    for part in (network.trunk.stem, network.trunk.blocks[:FROZEN_BLOCKS]):
        part.requires_grad_(False)
    network = network.to(memory_format=torch.channels_last)
    training = ResumableTraining(network, runs / f"gate-{fold}.pt", epochs, steps, LEARNING_RATE)
    if training.first_epoch < epochs:
        batches = GateBatches(index, index.positions(roles(fold)[2]), BATCH_SIZE, seed + training.first_epoch)
        for epoch in range(training.first_epoch, epochs):
            loss = training.run_epoch(epoch, batches.take(steps), lambda batch: _loss(network.train(), batch))
            print(f"gate epoch {epoch + 1}: loss {loss:.4f}", flush=True)
    return training.average.network, TrainingEffort(training.epochs_done, steps, BATCH_SIZE, training.seconds)


def _loss(network: GateNetwork, batch: GateBatch) -> Tensor:
    logits, turns, _ = network(batch.films.contiguous(memory_format=torch.channels_last))
    known = batch.turns >= 0
    orientation = functional.cross_entropy(turns[known], batch.turns[known]) if known.any() else logits.new_zeros(())
    heads = functional.binary_cross_entropy_with_logits(logits, batch.targets, batch.weights)
    return heads + ORIENTATION_WEIGHT * orientation
