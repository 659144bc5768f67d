"""Calibrates the classifier on the validation fold and measures it on the test fold."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..networks.classifier_network import ClassifierNetwork
from ..networks.shipped_weights import shipped
from ..statistics.calibration import calibrated, fit_calibration
from ..statistics.contrast_figures import SUBTLE_BELOW, contrast_figures
from ..statistics.delong import auroc
from ..statistics.grouped_bootstrap import grouped_bootstrap
from ..statistics.operating_point import choose_threshold, indeterminate_band
from ..statistics.score_figures import score_figures
from ..statistics.wilson import wilson
from .depth_and_format import depth_and_format_figures
from .marked_fractures import marked_fracture_figures
from .operating_rule import OperatingRule
from .robustness import robustness_figures
from .scored_films import ScoredFilms, score_films
from .train_classifier import usable_sites


@dataclass(frozen=True)
class EvaluatedClassifier:
    """`network` as shipped; the numbers of the manifest; `figures` as JSON values."""

    network: ClassifierNetwork
    temperature: float
    bias: float
    threshold: float
    band: tuple[float, float]
    figures: dict[str, object]


def evaluate_classifier(network: ClassifierNetwork, index: FilmIndex, fold: int, seed: int) -> EvaluatedClassifier:
    """Every draw of a site once with a lesion, once with a sham edit, once only rendered; seeds fixed by the run's."""
    test, validation, _ = roles(fold)
    final = shipped(network)
    validation_sites, test_sites = usable_sites(index, [validation], seed), usable_sites(index, [test], seed)
    chosen = score_films(final, index, validation_sites, seed + 11).matched()
    rule = _operating_rule(chosen)
    held_out = score_films(final, index, test_sites, seed + 12)
    figures = _figures(held_out, rule, seed)
    figures["validation"] = {
        "auroc": auroc(chosen.labels, chosen.logits).as_json(),
        "positives": int(chosen.labels.sum()),
        "negatives": int((1 - chosen.labels).sum()),
    }
    figures["indeterminateShare"] = _indeterminate(held_out.matched(), rule)
    figures["markedFractures"] = {
        "test": marked_fracture_figures(final, index, test_sites, rule),
        "validation": marked_fracture_figures(final, index, validation_sites, rule),
    }
    figures["depthAndFormat"] = depth_and_format_figures(final, index, test_sites, rule)
    figures["robustness"] = robustness_figures(final, index, test_sites, rule, seed + 13)
    return EvaluatedClassifier(final, rule.temperature, rule.bias, rule.threshold, rule.band, figures)


def _operating_rule(chosen: ScoredFilms) -> OperatingRule:
    temperature, bias = fit_calibration(chosen.labels, chosen.logits)
    scores = calibrated(chosen.logits, temperature, bias)
    threshold = choose_threshold(chosen.labels, scores)
    return OperatingRule(temperature, bias, threshold, indeterminate_band(chosen.labels, scores, threshold))


def _figures(scored: ScoredFilms, rule: OperatingRule, seed: int) -> dict[str, object]:
    matched = scored.matched()
    scores = rule.scores(matched.logits)
    hips = np.char.startswith(matched.name, "hip")
    subsets = {name: matched.name == name for name in sorted(set(matched.name.tolist()))} | {"hip-all": hips}
    places = {str(place): hips & (matched.place == place) for place in sorted(set(matched.place[hips].tolist()))}

    def figures_of(chosen: np.ndarray) -> dict[str, object]:
        return score_figures(matched.labels[chosen], scores[chosen], matched.group[chosen], rule.threshold, seed)

    lesions = matched.where(matched.labels == 1)
    found = rule.scores(lesions.logits) >= rule.threshold
    subtle = lesions.contrast < SUBTLE_BELOW
    return {
        "all": figures_of(np.ones(len(scores), bool)),
        "bySite": {name: figures_of(chosen) for name, chosen in subsets.items() if chosen.any()},
        "aurocByPlace": _areas(matched.labels, scores, places),
        "aurocByFracture": _areas(matched.labels, scores, {"broken": matched.broken, "unbroken": ~matched.broken}),
        "sensitivityByLesion": {
            kind: wilson(int(found[lesions.kind == kind].sum()), count).as_json()
            for kind, count in sorted(Counter(lesions.kind.tolist()).items())
        },
        "sensitivityByContrast": {
            name: wilson(int(found[at].sum()), int(at.sum())).as_json()
            for name, at in (("subtle", subtle), ("conspicuous", ~subtle))
        },
        "contrastToNoise": contrast_figures(lesions.kind, lesions.contrast),
        "contrastToNoiseOfHips": _hip_contrast(lesions),
        "ablation": {
            part: {
                "hipView": auroc(matched.labels[at], matched.hip[at]).as_json(),
                "siteView": auroc(matched.labels[at], matched.near[at]).as_json(),
                "both": auroc(matched.labels[at], matched.logits[at]).as_json(),
            }
            for part, at in (("all", np.ones(len(scores), bool)), ("hips", hips))
        },
        "shamEditAuroc": _sham_auroc(scored, seed),
        "confounderAuroc": _confounder_auroc(scored, seed),
    }


def _areas(labels: np.ndarray, scores: np.ndarray, subsets: dict[str, np.ndarray]) -> dict[str, object]:
    """AUROC by subset; left out where a subset holds one class only."""
    return {
        name: auroc(labels[at], scores[at]).as_json()
        for name, at in subsets.items()
        if len(set(labels[at].tolist())) == 2
    }


def _hip_contrast(lesions: ScoredFilms) -> dict[str, object] | None:
    hips = lesions.where(np.char.startswith(lesions.name, "hip"))
    return contrast_figures(hips.kind, hips.contrast) if hips.contrast.size else None


def _sham_auroc(scored: ScoredFilms, seed: int) -> dict[str, object]:
    """Sham-edited sites against sites only rendered, none with a lesion: .5 when the edit itself gives nothing away."""
    controls = scored.where(scored.labels == 0)
    sham = (controls.treatment == "sham").astype(int)
    return grouped_bootstrap(
        lambda labels, logits: auroc(labels, logits).value, sham, controls.logits, controls.group, seed
    ).as_json()


def _confounder_auroc(scored: ScoredFilms, seed: int) -> dict[str, object]:
    """Sites with drawn confounders against sites with none, no lesion in either: how far they are taken for lesions."""
    controls = scored.where(scored.labels == 0)
    return grouped_bootstrap(
        lambda labels, logits: auroc(labels, logits).value,
        controls.confounded.astype(int),
        controls.logits,
        controls.group,
        seed,
    ).as_json()


def _indeterminate(scored: ScoredFilms, rule: OperatingRule) -> dict[str, object]:
    scores = rule.scores(scored.logits)
    return wilson(int(((scores >= rule.band[0]) & (scores < rule.band[1])).sum()), scores.size).as_json()
