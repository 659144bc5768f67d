"""Area under the ROC curve with DeLong's interval (DeLong et al., Biometrics 1988;44:837)."""

import math

import numpy as np
from scipy.stats import rankdata

from .interval import Interval
from .wilson import Z_95


def auroc(labels: np.ndarray, scores: np.ndarray) -> Interval:
    """`labels` 0/1 [N], `scores` [N]; with one class only the figure is undefined: NaN with limits 0 and 1."""
    positive, negative = scores[labels == 1], scores[labels == 0]
    if positive.size == 0 or negative.size == 0:
        return Interval(math.nan, 0.0, 1.0, int(labels.size))
    ranks = rankdata(np.concatenate([positive, negative]))
    m, n = positive.size, negative.size
    value = float((ranks[:m].sum() - m * (m + 1) / 2) / (m * n))
    above = (ranks[:m] - rankdata(positive)) / n
    below = 1 - (ranks[m:] - rankdata(negative)) / m
    spread = (above.var(ddof=1) / m if m > 1 else 0.0) + (below.var(ddof=1) / n if n > 1 else 0.0)
    half = Z_95 * math.sqrt(float(spread))
    return Interval(value, max(0.0, value - half), min(1.0, value + half), int(labels.size))
