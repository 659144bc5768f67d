"""Net benefit of acting on a score (Vickers & Elkin, Med Decis Making 2006;26:565)."""

import numpy as np


def net_benefit(labels: np.ndarray, scores: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Per case, [K]: cases found less false alarms weighed by threshold / (1 - threshold); thresholds in 0..1, < 1."""
    flagged = scores[None, :] >= thresholds[:, None]
    found = (flagged & (labels == 1)).sum(axis=1) / labels.size
    alarms = (flagged & (labels == 0)).sum(axis=1) / labels.size
    return found - alarms * thresholds / (1 - thresholds)


def net_benefit_of_all(labels: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """The same when every case is treated as positive."""
    return net_benefit(labels, np.ones(labels.size), thresholds)
