"""Calibrates the classifier on the validation fold and measures it on the test fold."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import torch
from tqdm import tqdm

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..networks.classifier_network import ClassifierNetwork
from ..networks.shipped_weights import shipped
from ..simulation.fracture_sites import FractureSite
from ..simulation.simulated_views import Treatment, simulate_views
from ..statistics.calibration import calibrated, fit_calibration
from ..statistics.delong import auroc
from ..statistics.grouped_bootstrap import grouped_bootstrap
from ..statistics.operating_point import choose_threshold, indeterminate_band
from ..statistics.score_figures import score_figures
from ..statistics.wilson import wilson
from .train_classifier import usable_sites

WORKERS = 4
"""Processes that draw and score sites."""


@dataclass(frozen=True)
class EvaluatedClassifier:
    """`network` as shipped; the numbers of the manifest; `figures` as JSON values."""

    network: ClassifierNetwork
    temperature: float
    bias: float
    threshold: float
    band: tuple[float, float]
    figures: dict[str, object]


@dataclass(frozen=True)
class _Scored:
    """One row per site and treatment: `hip`, `near` logits of the two views [N], treatment, kind, site name, group."""

    hip: np.ndarray
    near: np.ndarray
    treatment: np.ndarray
    kind: np.ndarray
    name: np.ndarray
    group: np.ndarray

    def where(self, chosen: np.ndarray) -> "_Scored":
        return _Scored(*(column[chosen] for column in vars(self).values()))

    @property
    def labels(self) -> np.ndarray:
        return (self.treatment == Treatment.LESION.value).astype(int)

    @property
    def logits(self) -> np.ndarray:
        return self.hip + self.near


def evaluate_classifier(network: ClassifierNetwork, index: FilmIndex, fold: int, seed: int) -> EvaluatedClassifier:
    """Every site once with a lesion, once with a sham edit, once untouched; seeds fixed by the run's seed."""
    test, validation, _ = roles(fold)
    final = shipped(network)
    chosen = _matched(_score(final, index, usable_sites(index, [validation], seed), seed + 11))
    temperature, bias = fit_calibration(chosen.labels, chosen.logits)
    scores = calibrated(chosen.logits, temperature, bias)
    threshold = choose_threshold(chosen.labels, scores)
    band = indeterminate_band(chosen.labels, scores, threshold)
    held_out = _score(final, index, usable_sites(index, [test], seed), seed + 12)
    figures = _figures(held_out, temperature, bias, threshold, seed)
    figures["validation"] = {
        "auroc": auroc(chosen.labels, chosen.logits).as_json(),
        "positives": int(chosen.labels.sum()),
        "negatives": int((1 - chosen.labels).sum()),
    }
    figures["indeterminateShare"] = _indeterminate(_matched(held_out), temperature, bias, band)
    return EvaluatedClassifier(final, temperature, bias, threshold, band, figures)


Row = tuple[float, float, str, str, str, int]
"""Logit of the hip view, logit of the site view, treatment, kind, site name, group."""


def _score(network: ClassifierNetwork, index: FilmIndex, sites: list[FractureSite], seed: int) -> _Scored:
    """Spread over processes; every site has a seed of its own, so the spread changes nothing."""
    numbered = list(enumerate(sites))
    parts = [numbered[start::WORKERS] for start in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        done = pool.map(_score_part, *zip(*((network, index, part, seed) for part in parts), strict=True))
        found = {number: rows for part in done for number, rows in part}
    ordered = [row for number in range(len(sites)) for row in found[number]]
    return _Scored(*(np.array(column) for column in zip(*ordered, strict=True)))


def _score_part(
    network: ClassifierNetwork, index: FilmIndex, numbered: list[tuple[int, FractureSite]], seed: int
) -> list[tuple[int, list[Row]]]:
    torch.set_num_threads(1)
    progress = tqdm(numbered, desc="score sites", mininterval=10)
    return [(number, _score_site(network, index, site, [seed, number])) for number, site in progress]


def _score_site(network: ClassifierNetwork, index: FilmIndex, site: FractureSite, seed: list[int]) -> list[Row]:
    random = np.random.default_rng(seed)
    film = index.film(site.position)
    views = [simulate_views(film, site, treatment, random) for treatment in Treatment]
    mirrored = _is_right_hip(film, site)
    hip, near = (
        torch.from_numpy(np.stack([view[:, ::-1] if mirrored else view for view in stack]).copy())[:, None]
        for stack in ([view.hip_view for view in views], [view.site_view for view in views])
    )
    with torch.no_grad():
        hip_logits, near_logits = network(hip, near)
    group = int(index.groups[site.position])
    return [
        (float(hip_logits[row]), float(near_logits[row]), treatment.value, views[row].kind, site.name, group)
        for row, treatment in enumerate(Treatment)
    ]


def _is_right_hip(film: np.ndarray, site: FractureSite) -> bool:
    """The patient's right is on the left of a frontal pelvis film."""
    return site.region == "hip" and site.box[0] + site.box[2] / 2 < film.shape[1] / 2


def _matched(scored: _Scored) -> _Scored:
    """Lesions against controls, one control per site: seven sham edits of ten, as in training."""
    order = np.arange(len(scored.treatment)) // len(Treatment)
    sham_turn = order % 10 < 7
    control = np.where(sham_turn, Treatment.SHAM.value, Treatment.UNTOUCHED.value)
    return scored.where((scored.treatment == Treatment.LESION.value) | (scored.treatment == control))


def _figures(scored: _Scored, temperature: float, bias: float, threshold: float, seed: int) -> dict[str, object]:
    matched = _matched(scored)
    scores = calibrated(matched.logits, temperature, bias)
    subsets = {
        name: score_figures(matched.labels[mask], scores[mask], matched.group[mask], threshold, seed)
        for name in sorted(set(matched.name))
        if (mask := matched.name == name).any()
    }
    hips = np.char.startswith(matched.name, "hip")
    if hips.any():
        subsets["hip-all"] = score_figures(matched.labels[hips], scores[hips], matched.group[hips], threshold, seed)
    lesions = matched.where(matched.labels == 1)
    lesion_scores = calibrated(lesions.logits, temperature, bias)
    return {
        "all": score_figures(matched.labels, scores, matched.group, threshold, seed),
        "bySite": subsets,
        "sensitivityByLesion": {
            kind: wilson(int((lesion_scores[lesions.kind == kind] >= threshold).sum()), count).as_json()
            for kind, count in sorted(Counter(lesions.kind.tolist()).items())
        },
        "ablation": {
            "hipView": auroc(matched.labels, matched.hip).as_json(),
            "siteView": auroc(matched.labels, matched.near).as_json(),
            "both": auroc(matched.labels, matched.logits).as_json(),
        },
        "shamEditAuroc": _sham_auroc(scored, seed),
    }


def _sham_auroc(scored: _Scored, seed: int) -> dict[str, object]:
    """Sham-edited against untouched sites without lesion: .5 when the edit itself gives nothing away."""
    controls = scored.where(scored.labels == 0)
    sham = (controls.treatment == Treatment.SHAM.value).astype(int)
    return grouped_bootstrap(
        lambda labels, logits: auroc(labels, logits).value, sham, controls.logits, controls.group, seed
    ).as_json()


def _indeterminate(scored: _Scored, temperature: float, bias: float, band: tuple[float, float]) -> dict[str, object]:
    scores = calibrated(scored.logits, temperature, bias)
    return wilson(int(((scores >= band[0]) & (scores < band[1])).sum()), scores.size).as_json()
