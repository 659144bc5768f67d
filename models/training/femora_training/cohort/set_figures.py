"""Figures of the final model or of the cross-validation on one set of cases."""

import math
import warnings

import numpy as np

from ..statistics.delong import auroc
from ..statistics.score_figures import score_figures
from ..statistics.wilson import wilson
from .experiment import Experiment
from .read_cohort import Cohort


def set_figures(cohort: Cohort, positions: np.ndarray, scores: np.ndarray, threshold: float, seed: int) -> dict:
    """JSON values; what a set with one class does not define is None."""
    labels, groups = cohort.labels[positions], cohort.groups[positions]
    with warnings.catch_warnings():
        # One class only: the mean of nothing is told as None below.
        warnings.simplefilter("ignore")
        figures = score_figures(labels, scores, groups, threshold, seed)
    if len(set(labels.tolist())) < 2:
        undefined = ("auroc", "aurocGroupedBootstrap", "balancedAccuracy", "auprc", "predictiveValues")
        figures = {**figures, **dict.fromkeys(undefined)}
    return {"patients": len(set(groups.tolist())), "threshold": round(threshold, 6), **defined(figures)}


def cross_validation_figures(cohort: Cohort, experiment: Experiment, seed: int) -> dict:
    """Each fold at its own threshold; mean and deviation of AUROC; counts of all folds together."""
    folds = []
    labels, flags, scores = [], [], []
    for fold, model in enumerate(experiment.cross_validation):
        positions = np.flatnonzero(experiment.folds == fold)
        found = model.at(positions)
        folds.append(set_figures(cohort, positions, found, model.threshold, seed))
        labels.append(cohort.labels[positions])
        scores.append(found)
        flags.append(found >= model.threshold)
    label, score, flag = np.concatenate(labels), np.concatenate(scores), np.concatenate(flags)
    areas = [fold["auroc"]["value"] for fold in folds]
    return {
        "folds": folds,
        "aurocMean": round(float(np.mean(areas)), 4),
        "aurocDeviation": round(float(np.std(areas, ddof=1)), 4),
        "pooled": {
            "auroc": auroc(label, score).as_json(),
            "sensitivity": wilson(int(flag[label == 1].sum()), int((label == 1).sum())).as_json(),
            "specificity": wilson(int((~flag)[label == 0].sum()), int((label == 0).sum())).as_json(),
        },
    }


def site_only_auroc(cohort: Cohort, positions: np.ndarray) -> dict | None:
    """AUROC of a rule that knows nothing but the fracture site: its share of pathologic fractures in development.

    What a model must beat: the site alone may tell much of the class.
    """
    rates: dict[str, float] = {}
    own = cohort.development
    for site in {cohort.cases[n].site for n in own}:
        rates[site] = float(cohort.labels[[n for n in own if cohort.cases[n].site == site]].mean())
    overall = float(cohort.labels[own].mean())
    scores = np.array([rates.get(cohort.cases[n].site, overall) for n in positions])
    return defined(auroc(cohort.labels[positions], scores).as_json())


def defined(value: object) -> object:
    """NaN becomes None, at any depth; an interval without a value becomes None as a whole."""
    if isinstance(value, dict):
        cleaned = {name: defined(part) for name, part in value.items()}
        return None if "value" in cleaned and cleaned["value"] is None else cleaned
    if isinstance(value, list):
        return [defined(part) for part in value]
    return None if isinstance(value, float) and math.isnan(value) else value
