"""Trains the classifier on simulated lesions."""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..errors import TrainingError
from ..networks.classifier_network import ClassifierNetwork
from ..networks.imagenet_weights import load_imagenet_weights
from ..preprocessing.view_rules import VIEW_PX
from ..simulation.contact_sheet import write_contact_sheet
from ..simulation.fracture_sites import FractureSite, collect_sites
from ..simulation.simulated_films import has_bone
from .classifier_batches import ClassifierBatches
from .resumable_training import ResumableTraining, TrainingEffort

BATCH_SIZE = 16
LEARNING_RATE = 5e-4
FROZEN_BLOCKS = 3
SINGLE_VIEW_WEIGHT = 0.3
"""Weight of each view's own loss; it makes the ablation hip view / site view / both readable from one network."""
EARLY_SHARE = 0.65
EARLY_PX = 160
"""The first epochs see smaller views: the network pools over the whole view, so size is free, and time is short."""
AVERAGE_DECAY = 0.998
LEG_FILMS_PER_FOLD = 60
CONTACT_SHEET_CELLS = 60


def usable_sites(index: FilmIndex, folds: list[int], seed: int) -> list[FractureSite]:
    """Sites on the films of `folds` that show bone enough for a lesion."""
    found = collect_sites(index, index.positions(folds), seed, LEG_FILMS_PER_FOLD * len(folds))
    sites = [site for site in found if has_bone(index.film(site.position), site)]
    if not sites:
        raise TrainingError(
            f"Folds {folds} hold no usable fracture site. Check the leg, hip and fractured columns of dataset.csv."
        )
    return sites


def train_classifier(
    index: FilmIndex, runs: Path, fold: int, epochs: int, steps: int, seed: int
) -> tuple[ClassifierNetwork, TrainingEffort]:
    """The averaged network and what it cost; resumes from `runs/classifier-<fold>.pt`."""
    torch.manual_seed(seed)
    network = ClassifierNetwork()
    load_imagenet_weights(network.trunk)
    for part in (network.trunk.stem, network.trunk.blocks[:FROZEN_BLOCKS]):
        part.requires_grad_(False)
    network = network.to(memory_format=torch.channels_last)
    checkpoint = runs / f"classifier-{fold}.pt"
    training = ResumableTraining(network, checkpoint, epochs, steps, LEARNING_RATE, average_decay=AVERAGE_DECAY)
    if training.first_epoch < epochs:
        sites = usable_sites(index, roles(fold)[2], seed)
        femurs = [site for site in sites if site.outline is not None]
        write_contact_sheet(index, femurs or sites, runs / "contact-sheet.png", CONTACT_SHEET_CELLS, seed)
        batches = ClassifierBatches(index, sites, BATCH_SIZE, seed + training.first_epoch)
        for epoch in range(training.first_epoch, epochs):
            size = EARLY_PX if epoch < EARLY_SHARE * epochs else VIEW_PX
            loss = training.run_epoch(epoch, batches.take(steps, size), lambda batch: _loss(network.train(), *batch))
            print(f"classifier epoch {epoch + 1}: loss {loss:.4f}", flush=True)
    return training.average.network, TrainingEffort(training.epochs_done, steps, BATCH_SIZE, training.seconds)


def _loss(network: ClassifierNetwork, hip_view: Tensor, site_view: Tensor, labels: Tensor) -> Tensor:
    hip, site = network(
        hip_view.contiguous(memory_format=torch.channels_last), site_view.contiguous(memory_format=torch.channels_last)
    )
    entropy = functional.binary_cross_entropy_with_logits
    return entropy(hip + site, labels) + SINGLE_VIEW_WEIGHT * (entropy(hip, labels) + entropy(site, labels))
