"""Percentile bootstrap that resamples patients, not films."""

from collections.abc import Callable

import numpy as np

from .interval import Interval

REPLICATES = 1000


def grouped_bootstrap(
    figure: Callable[[np.ndarray, np.ndarray], float],
    labels: np.ndarray,
    scores: np.ndarray,
    groups: np.ndarray,
    seed: int,
) -> Interval:
    """95 % interval of `figure(labels, scores)`; `groups` int [N] marks observations of one patient."""
    random = np.random.default_rng(seed)
    members = [np.flatnonzero(groups == group) for group in np.unique(groups)]
    values = []
    for _ in range(REPLICATES):
        drawn = np.concatenate([members[choice] for choice in random.integers(0, len(members), len(members))])
        value = figure(labels[drawn], scores[drawn])
        if np.isfinite(value):
            values.append(value)
    low, high = np.percentile(values, [2.5, 97.5]) if values else (0.0, 1.0)
    return Interval(float(figure(labels, scores)), float(low), float(high), int(labels.size))
