"""Logits of simulated films on held-out sites."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import torch
from tqdm import tqdm

from ..data.film_index import FilmIndex
from ..networks.classifier_network import ClassifierNetwork
from ..simulation.fracture_sites import FractureSite
from ..simulation.simulated_films import SHAM_FRACTION, Treatment, simulate_film
from ..simulation.simulated_views import simulate_views

WORKERS = 2
"""Processes that draw and score sites."""
DRAWS = {"hip-unbroken": 3, "hip-fracture": 2}
"""How often a site is drawn; other sites once. Draws of one site share its patient in every grouped figure."""
SHAM_OF_TEN = round(10 * SHAM_FRACTION)
"""Of ten controls, so many are sham edits, as in training; the rest is rendered without an edit."""


@dataclass(frozen=True)
class ScoredFilms:
    """One row per film: `hip`, `near` logits of the two views, `treatment`, `kind` of lesion, `name` of the site,
    `place` on the bone, `broken` by a marked or drawn fracture, `confounded` by what was drawn, `contrast` to
    noise of the lesion, `group` of patient.
    Each draw of a site has three neighbouring rows, one per treatment.
    """

    hip: np.ndarray
    near: np.ndarray
    treatment: np.ndarray
    kind: np.ndarray
    name: np.ndarray
    place: np.ndarray
    broken: np.ndarray
    confounded: np.ndarray
    contrast: np.ndarray
    group: np.ndarray

    def where(self, chosen: np.ndarray) -> "ScoredFilms":
        """The rows of a boolean or integer selection."""
        return ScoredFilms(*(column[chosen] for column in vars(self).values()))

    def matched(self) -> "ScoredFilms":
        """Lesions against one control per draw."""
        draw = np.arange(len(self.treatment)) // len(Treatment)
        control = np.where(draw % 10 < SHAM_OF_TEN, Treatment.SHAM.value, Treatment.UNTOUCHED.value)
        return self.where((self.treatment == Treatment.LESION.value) | (self.treatment == control))

    @property
    def labels(self) -> np.ndarray:
        """1 for a lesion."""
        return (self.treatment == Treatment.LESION.value).astype(int)

    @property
    def logits(self) -> np.ndarray:
        """Of both views together."""
        return self.hip + self.near


Row = tuple[float, float, str, str, str, str, bool, bool, float, int]
"""The columns of `ScoredFilms`."""


def score_films(network: ClassifierNetwork, index: FilmIndex, sites: list[FractureSite], seed: int) -> ScoredFilms:
    """Spread over processes; every draw has a seed of its own, so the spread changes nothing."""
    draws = [(site, draw) for site in sites for draw in range(DRAWS.get(site.name, 1))]
    numbered = [(number, site) for number, (site, _) in enumerate(draws)]
    parts = [numbered[start::WORKERS] for start in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        done = pool.map(_score_part, *zip(*((network, index, part, seed) for part in parts), strict=True))
        found = {number: rows for part in done for number, rows in part}
    ordered = [row for number in range(len(numbered)) for row in found[number]]
    return ScoredFilms(*(np.array(column) for column in zip(*ordered, strict=True)))


def mirrored(film: np.ndarray, site: FractureSite) -> bool:
    """The patient's right is on the left of a frontal pelvis film, and the app mirrors right hips."""
    return site.region == "hip" and site.box[0] + site.box[2] / 2 < film.shape[1] / 2


def _score_part(
    network: ClassifierNetwork, index: FilmIndex, numbered: list[tuple[int, FractureSite]], seed: int
) -> list[tuple[int, list[Row]]]:
    torch.set_num_threads(1)
    progress = tqdm(numbered, desc="score sites", mininterval=30)
    return [(number, list(_rows(network, index, site, [seed, number]))) for number, site in progress]


def _rows(network: ClassifierNetwork, index: FilmIndex, site: FractureSite, seed: list[int]) -> Iterator[Row]:
    random = np.random.default_rng(seed)
    film = index.film(site.position)
    films = [simulate_film(film, site, treatment, random) for treatment in Treatment]
    views = [simulate_views(simulated, site.broken, random) for simulated in films]
    flip = mirrored(film, site)
    hip, near = (
        torch.from_numpy(np.stack([view[:, ::-1] if flip else view for view in stack]).copy())[:, None]
        for stack in ([view.hip_view for view in views], [view.site_view for view in views])
    )
    with torch.no_grad():
        hip_logits, near_logits = network(hip, near)
    group = int(index.groups[site.position])
    for number, (treatment, simulated) in enumerate(zip(Treatment, films, strict=True)):
        yield (
            float(hip_logits[number]),
            float(near_logits[number]),
            treatment.value,
            simulated.kind,
            site.name,
            simulated.place,
            simulated.broken,
            simulated.confounded,
            simulated.contrast_to_noise,
            group,
        )
