"""Wilson score interval of a proportion (Wilson, J Am Stat Assoc 1927;22:209)."""

import math

from .interval import Interval

Z_95 = 1.959963984540054


def wilson(successes: int, trials: int) -> Interval:
    """Proportion with 95 % limits; 0 trials give 0 with limits 0 and 1."""
    if trials == 0:
        return Interval(0.0, 0.0, 1.0, 0)
    share, square = successes / trials, Z_95 * Z_95
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z_95 * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2)) / (1 + square / trials)
    return Interval(share, max(0.0, centre - half), min(1.0, centre + half), trials)
