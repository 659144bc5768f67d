"""Exact test whether two readers of the same cases are right equally often (McNemar, Psychometrika 1947;12:153)."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import binom


@dataclass(frozen=True)
class McNemar:
    """Cases that only the first, and only the second reader got right; two-sided exact p."""

    only_first_right: int
    only_second_right: int
    p: float


def exact_mcnemar(first_right: np.ndarray, second_right: np.ndarray) -> McNemar:
    """bool [N] each, same cases; p is 1 when no case divides them."""
    only_first = int((first_right & ~second_right).sum())
    only_second = int((~first_right & second_right).sum())
    divided = only_first + only_second
    p = 1.0 if divided == 0 else min(1.0, 2 * float(binom.cdf(min(only_first, only_second), divided, 0.5)))
    return McNemar(only_first, only_second, p)
