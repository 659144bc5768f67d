"""One figure out of the folds of a cross-validation.

Test folds hold different patients, so their figures are taken as independent; that their networks share training films
is left out, as it is in every cross-validation (Bengio and Grandvalet, J Mach Learn Res 2004;5:1089).
"""

import math

from .interval import Interval
from .wilson import Z_95, wilson


def pool_areas(folds: list[dict]) -> Interval | None:
    """Mean of the folds' areas, each `{value, low, high, n}`; its error from the errors that their intervals imply.

    Scores of different networks are not on one scale, so areas are averaged instead of scores being thrown together.
    A fold whose area is not defined (one class only) is left out; None when no fold has one.
    """
    defined = [part for part in folds if not math.isnan(part["value"])]
    if not defined:
        return None
    value = sum(part["value"] for part in defined) / len(defined)
    errors = [(part["high"] - part["low"]) / (2 * Z_95) for part in defined]
    half = Z_95 * math.sqrt(sum(error**2 for error in errors)) / len(defined)
    n = sum(part["n"] for part in defined)
    return Interval(value, max(0.0, value - half), min(1.0, value + half), n)


def pool_shares(folds: list[dict]) -> Interval:
    """Counts of the folds added up, each `{value, n}`, with Wilson's interval."""
    successes = sum(round(part["value"] * part["n"]) for part in folds)
    return wilson(successes, sum(part["n"] for part in folds))


def pool_means(folds: list[dict]) -> dict[str, float | int]:
    """Mean of figures without an interval, each `{value, n}`, weighted by n."""
    n = sum(part["n"] for part in folds)
    return {"value": round(sum(part["value"] * part["n"] for part in folds) / n, 4), "n": n}
