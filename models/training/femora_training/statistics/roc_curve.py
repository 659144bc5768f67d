"""Points of the receiver operating characteristic."""

import numpy as np


def roc_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """False and true positive rate [K] of the rule `score >= cut` as the cut falls; from (0, 0) to (1, 1).

    Needs both classes.
    """
    found, wrong = _cumulated(labels, scores)
    return np.concatenate([[0.0], wrong / wrong[-1]]), np.concatenate([[0.0], found / found[-1]])


def precision_recall_curve(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Recall and precision [K] as the cut falls; recall ends at 1. Needs a positive."""
    found, wrong = _cumulated(labels, scores)
    return found / found[-1], found / (found + wrong)


def _cumulated(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Positives and negatives at or above every distinct score, highest score first."""
    order = np.argsort(-scores, kind="stable")
    last_of_ties = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    return np.cumsum(labels[order] == 1)[last_of_ties], np.cumsum(labels[order] == 0)[last_of_ties]
