"""Batches of simulated lesions against the same sites without."""

from collections import deque
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset

from ..data.film_index import FilmIndex
from ..preprocessing.view_rules import VIEW_PX
from ..simulation.fracture_sites import FractureSite
from ..simulation.simulated_films import SHAM_FRACTION, Treatment, simulate_film
from ..simulation.simulated_views import simulate_views
from .film_augmentation import expose, move, quarter_turns

SITE_WEIGHTS = {
    "hip-unbroken": 3.0,
    "hip-fracture": 4.0,
    "leg-fracture": 1.0,
    "leg-unbroken": 0.3,
    "shoulder-fracture": 0.5,
}
"""The proximal femur makes up four fifths of what is drawn."""
KEPT_PAIRS = 640
LEAST_KEPT_PAIRS = 128


class _Pairs(IterableDataset):
    """Endless (hip views, site views) of one site: with a lesion, and without; uint8-sized float16 arrays [2, S, S]."""

    def __init__(self, index: FilmIndex, sites: list[FractureSite], seed: int) -> None:
        self._index, self._sites, self._seed = index, sites, seed
        weights = np.array([SITE_WEIGHTS[site.name] for site in sites])
        self._weights = weights / weights.sum()

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        worker = torch.utils.data.get_worker_info()
        torch.set_num_threads(1)
        random = np.random.default_rng([self._seed, worker.id if worker else 0])
        while True:
            site = self._sites[int(random.choice(len(self._sites), p=self._weights))]
            film = self._index.film(site.position)
            control = Treatment.SHAM if random.random() < SHAM_FRACTION else Treatment.UNTOUCHED
            films = [simulate_film(film, site, treatment, random) for treatment in (Treatment.LESION, control)]
            views = [simulate_views(simulated, site.broken, random) for simulated in films]
            yield (
                torch.from_numpy(np.stack([view.hip_view for view in views]).astype(np.float16)),
                torch.from_numpy(np.stack([view.site_view for view in views]).astype(np.float16)),
            )


class ClassifierBatches:
    """Endless augmented batches: hip views, site views [B, 1, S, S], labels [B] (1 = lesion). Drawing costs as much as
    learning, so every second batch is put together from pairs drawn before, newly augmented.
    """

    def __init__(self, index: FilmIndex, sites: list[FractureSite], batch_size: int, seed: int) -> None:
        loader = DataLoader(_Pairs(index, sites, seed), batch_size=batch_size // 2, num_workers=1, prefetch_factor=6)
        self._fresh = iter(loader)
        self._pairs_per_batch = batch_size // 2
        self._kept: deque[tuple[Tensor, Tensor]] = deque(maxlen=KEPT_PAIRS)
        self._turn = 0
        self._choice = np.random.default_rng(seed)
        self._generator = torch.Generator().manual_seed(seed)

    def take(self, count: int, size: int = VIEW_PX) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """`count` batches with views of `size` pixels."""
        for _ in range(count):
            hip, site = (views.flatten(0, 1)[:, None].float() for views in self._next_pairs())
            labels = torch.tensor([1.0, 0.0]).repeat(hip.shape[0] // 2)
            yield self._augment(hip, size), self._augment(site, size), labels

    def _next_pairs(self) -> tuple[Tensor, Tensor]:
        self._turn += 1
        if self._turn % 2 == 0 and len(self._kept) >= LEAST_KEPT_PAIRS:
            numbers = self._choice.choice(len(self._kept), self._pairs_per_batch, replace=False)
            chosen = [self._kept[int(number)] for number in numbers]
            return torch.stack([hip for hip, _ in chosen]), torch.stack([site for _, site in chosen])
        hip, site = next(self._fresh)
        self._kept.extend(zip(hip, site, strict=True))
        return hip, site

    def _augment(self, views: Tensor, size: int) -> Tensor:
        moved = move(views, size, turn_degrees=18, zoom=0.15, shift=0.06, generator=self._generator)
        return expose(quarter_turns(moved, 0.08, self._generator), noise=0.03, generator=self._generator)
