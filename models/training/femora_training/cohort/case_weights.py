"""Weights of training cases by class and fracture site (class-balanced loss: Cui et al., CVPR 2019)."""

from collections import Counter

import numpy as np

from .cohort_case import CohortCase

BETA = 0.999
"""As in the published training: the effective number of n cases is (1 - BETA^n) / (1 - BETA)."""


def case_weights(cases: list[CohortCase]) -> np.ndarray:
    """float32 [N], mean 1: rarer combinations of site and class weigh more."""
    combinations = [(case.site, case.pathologic) for case in cases]
    counts = Counter(combinations)
    weights = np.array([(1 - BETA) / (1 - BETA ** counts[combination]) for combination in combinations])
    return (weights / weights.mean()).astype(np.float32)
