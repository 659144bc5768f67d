"""Points of a calibration plot."""

from dataclasses import dataclass

import numpy as np

from .interval import Interval
from .wilson import wilson

BINS = 5
"""Of equal size: cohorts are small."""


@dataclass(frozen=True)
class ReliabilityPoint:
    """Mean score of a bin and the share of positives in it."""

    mean_score: float
    positives: Interval


def reliability(labels: np.ndarray, scores: np.ndarray) -> list[ReliabilityPoint]:
    """`labels` 0/1 [N], `scores` 0..1 [N], cut into bins of equal size by rising score."""
    parts = np.array_split(np.argsort(scores, kind="stable"), min(BINS, labels.size))
    return [
        ReliabilityPoint(float(scores[part].mean()), wilson(int(labels[part].sum()), part.size))
        for part in parts
        if part.size
    ]
