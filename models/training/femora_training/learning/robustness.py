"""How far the score drifts, and how well lesions are still told, when films are disturbed."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import torch
from tqdm import tqdm

from ..data.film_index import FilmIndex
from ..networks.classifier_network import ClassifierNetwork
from ..simulation.fracture_sites import FractureSite
from ..simulation.simulated_films import Treatment, simulate_film
from ..statistics.delong import auroc
from .film_disturbances import DISTURBANCES
from .film_reading import read_film
from .operating_rule import OperatingRule
from .scored_films import WORKERS, mirrored

SITES = 36
UNDISTURBED = "as stored"


def robustness_figures(
    network: ClassifierNetwork, index: FilmIndex, sites: list[FractureSite], rule: OperatingRule, seed: int
) -> dict[str, object]:
    """Per disturbance: mean and 95th percentile of the change of score, AUROC, and calls that flip, on hip sites drawn
    once with a lesion and once with a sham edit, read whole and uncropped.
    """
    hips = [site for site in sites if site.region == "hip"] or sites
    order = np.random.default_rng(seed).permutation(len(hips))[:SITES]
    numbered = [(int(number), hips[int(number)]) for number in order]
    parts = [numbered[start::WORKERS] for start in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        done = pool.map(_score_part, *zip(*((network, index, part, seed) for part in parts), strict=True))
        rows = [row for part in done for row in part]
    labels = np.array([label for label, _ in rows])
    scores = {name: rule.scores(np.array([logits[name] for _, logits in rows])) for name in rows[0][1]}
    plain = scores[UNDISTURBED]
    return {
        name: {
            "n": int(labels.size),
            "meanDrift": round(float(np.abs(part - plain).mean()), 4),
            "drift95": round(float(np.percentile(np.abs(part - plain), 95)), 4),
            "flippedShare": round(float(((part >= rule.threshold) != (plain >= rule.threshold)).mean()), 4),
            "auroc": auroc(labels, part).as_json(),
        }
        for name, part in scores.items()
    }


def _score_part(
    network: ClassifierNetwork, index: FilmIndex, numbered: list[tuple[int, FractureSite]], seed: int
) -> list[tuple[int, dict[str, float]]]:
    """Label and logits by disturbance of every film."""
    torch.set_num_threads(1)
    rows = []
    for number, site in tqdm(numbered, desc="disturb films", mininterval=30):
        random = np.random.default_rng([seed, number])
        film = index.film(site.position)
        flip = mirrored(film, site)
        for label, treatment in ((1, Treatment.LESION), (0, Treatment.SHAM)):
            simulated = simulate_film(film, site, treatment, random)
            plane = simulated.pixels.astype(np.float32) / 255
            logits = {UNDISTURBED: read_film(network, plane, simulated.box, flip)}
            for name, disturb in DISTURBANCES.items():
                logits[name] = read_film(network, *disturb(plane, simulated.box, random), flip)
            rows.append((label, logits))
    return rows
