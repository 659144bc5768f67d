"""Trains the side head on the frozen features of a trained locator."""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from ..data.film_index import FilmIndex
from ..networks.locator_network import LocatorNetwork
from ..networks.side_head import SIDE_STEP, SideHead
from .locator_films import LocatorBatch, LocatorBatches

SHARES = {"hip-broken": 0.35, "hip-whole": 0.65}
BATCH_SIZE = 16
PASSES = 40
SEED = 5
LEARNING_RATE = 1e-3
KNOWN_SHARE = 0.5
"""A side cell counts when at least this share of the finer cells in it has a known side."""


def train_side(
    index: FilmIndex, positions: list[int], network: LocatorNetwork, checkpoint: Path, batches: int
) -> SideHead:
    """Reads each of `batches` augmented batches once through the locator, then the head alone learns from them.

    Hip films with a known view teach: both halves of a pelvis, one-hip films, their mirror images. A finished head is
    loaded from `checkpoint`.
    """
    torch.manual_seed(SEED)
    side = SideHead()
    if checkpoint.exists():
        side.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True))
        return side.eval()
    network.eval()
    drawn = LocatorBatches(index, positions, SHARES, BATCH_SIZE, SEED).take(batches)
    progress = tqdm(drawn, desc="side features", total=batches, mininterval=15)
    examples = [_example(network, batch) for batch in progress]
    optimiser = torch.optim.AdamW(side.parameters(), lr=LEARNING_RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, PASSES * batches)
    side.train()
    for _ in range(PASSES):
        for choice in torch.randperm(batches).tolist():
            coarse, right, known = examples[choice]
            losses = functional.binary_cross_entropy_with_logits(side(coarse), right, reduction="none")
            optimiser.zero_grad()
            ((losses * known).sum() / known.sum().clamp(min=1)).backward()
            optimiser.step()
            schedule.step()
    torch.save(side.state_dict(), checkpoint)
    return side.eval()


def _example(network: LocatorNetwork, batch: LocatorBatch) -> tuple[Tensor, Tensor, Tensor]:
    """Features, side and whether it is known, at the step of the side head."""
    with torch.no_grad():
        coarse = network(batch.films).coarse
    known = functional.avg_pool2d(batch.sided, SIDE_STEP)
    right = functional.avg_pool2d(batch.right * batch.sided, SIDE_STEP) / known.clamp(min=1e-6)
    return coarse, (right > 0.5).float(), (known >= KNOWN_SHARE).float()
