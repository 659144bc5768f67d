"""All figures of a set of scores at a threshold."""

import numpy as np
from sklearn.metrics import average_precision_score

from .delong import auroc
from .grouped_bootstrap import grouped_bootstrap
from .wilson import wilson

PREVALENCES = (0.01, 0.04, 0.137)
"""Screening, a plausible emergency department, and the published external cohort (67 of 488)."""
CALIBRATION_BINS = 10


def score_figures(
    labels: np.ndarray, scores: np.ndarray, groups: np.ndarray, threshold: float, seed: int
) -> dict[str, object]:
    """`labels` 0/1 [N], `scores` 0..1 [N], `groups` patient guesses [N]; figures as JSON values."""
    flagged = scores >= threshold
    positive, negative = labels == 1, labels == 0
    sensitivity = wilson(int((flagged & positive).sum()), int(positive.sum()))
    specificity = wilson(int((~flagged & negative).sum()), int(negative.sum()))

    def area(some_labels: np.ndarray, some_scores: np.ndarray) -> float:
        return auroc(some_labels, some_scores).value

    def share_right(some_labels: np.ndarray, some_scores: np.ndarray) -> float:
        return float(((some_scores >= threshold) == (some_labels == 1)).mean())

    def balanced(some_labels: np.ndarray, some_scores: np.ndarray) -> float:
        rates = [share_right(some_labels[some_labels == k], some_scores[some_labels == k]) for k in (0, 1)]
        return float(np.mean(rates))

    with np.errstate(invalid="ignore", divide="ignore"):
        return {
            "positives": int(positive.sum()),
            "negatives": int(negative.sum()),
            "auroc": auroc(labels, scores).as_json(),
            "aurocGroupedBootstrap": grouped_bootstrap(area, labels, scores, groups, seed).as_json(),
            "sensitivity": sensitivity.as_json(),
            "specificity": specificity.as_json(),
            "plainAccuracy": wilson(int((flagged == positive).sum()), labels.size).as_json(),
            "balancedAccuracy": grouped_bootstrap(balanced, labels, scores, groups, seed).as_json(),
            "auprc": round(float(average_precision_score(labels, scores)), 4) if positive.any() else None,
            "brier": round(float(np.mean((scores - labels) ** 2)), 4),
            "expectedCalibrationError": round(expected_calibration_error(labels, scores), 4),
            "predictiveValues": {
                str(prevalence): predictive_values(sensitivity.value, specificity.value, prevalence)
                for prevalence in PREVALENCES
            },
        }


def predictive_values(sensitivity: float, specificity: float, prevalence: float) -> dict[str, float | None]:
    """PPV and NPV by Bayes' rule; None where nothing would be flagged or cleared."""
    flagged = sensitivity * prevalence + (1 - specificity) * (1 - prevalence)
    cleared = 1 - flagged
    return {
        "ppv": round(sensitivity * prevalence / flagged, 4) if flagged > 0 else None,
        "npv": round(specificity * (1 - prevalence) / cleared, 4) if cleared > 0 else None,
    }


def expected_calibration_error(labels: np.ndarray, scores: np.ndarray) -> float:
    """Mean gap between score and share of positives over ten equal bins, weighted by their size."""
    bins = np.minimum((scores * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    gaps = [
        abs(float(scores[bins == k].mean() - labels[bins == k].mean())) * float((bins == k).mean())
        for k in range(CALIBRATION_BINS)
        if (bins == k).any()
    ]
    return float(sum(gaps))
