"""Agreement of several readers (Fleiss, Psychol Bull 1971;76:378)."""

import math

import numpy as np


def fleiss_kappa(calls: np.ndarray) -> float:
    """`calls` int [N cases, R readers], categories 0, 1, ...; NaN when all calls are the same or R < 2."""
    cases, readers = calls.shape
    if cases == 0 or readers < 2:
        return math.nan
    counts = np.stack([(calls == category).sum(axis=1) for category in np.unique(calls)], axis=1)
    agreement = float(((counts**2).sum(axis=1) - readers).mean() / (readers * (readers - 1)))
    chance = float(((counts.sum(axis=0) / (cases * readers)) ** 2).sum())
    return (agreement - chance) / (1 - chance) if chance < 1 else math.nan
