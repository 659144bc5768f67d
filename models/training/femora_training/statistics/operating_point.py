"""Threshold and indeterminate band, chosen on validation scores only."""

import numpy as np

SENSITIVITY_WEIGHT = 2.0


def choose_threshold(labels: np.ndarray, scores: np.ndarray) -> float:
    """argmax of 2 * TPR - FPR: the midpoint between the best cut and the next lower score; `score >= threshold`."""
    candidates = np.unique(scores)[::-1]
    positives, negatives = max(int((labels == 1).sum()), 1), max(int((labels == 0).sum()), 1)
    gains = [
        SENSITIVITY_WEIGHT * ((scores >= cut) & (labels == 1)).sum() / positives
        - ((scores >= cut) & (labels == 0)).sum() / negatives
        for cut in candidates
    ]
    best = int(np.argmax(gains))
    below = candidates[best + 1] if best + 1 < candidates.size else 0.0
    return float((candidates[best] + below) / 2)


def indeterminate_band(labels: np.ndarray, scores: np.ndarray, threshold: float) -> tuple[float, float]:
    """Scores round the threshold where validation calls are least sure: up to 10 % of positives missed below `high`
    and up to 10 % of negatives flagged above `low`, at most 0.15 to either side of the threshold.
    """
    positive, negative = scores[labels == 1], scores[labels == 0]
    low = min(threshold, float(np.quantile(positive, 0.05)) if positive.size else threshold)
    high = max(threshold, float(np.quantile(negative, 0.90)) if negative.size else threshold)
    return max(low, threshold - 0.15, 0.0), min(high, threshold + 0.15, 1.0)
