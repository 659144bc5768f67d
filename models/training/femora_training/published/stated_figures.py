"""What the authors state of their networks: thresholds, and counts on the external test of three hospitals."""

from dataclasses import dataclass

from ..statistics.interval import Interval
from ..statistics.wilson import wilson

PATHOLOGIC_FRACTURES = 67
NONPATHOLOGIC_FRACTURES = 421


@dataclass(frozen=True)
class StatedOperatingPoint:
    """A call is "pathologic" at a score above `threshold`; counts right among those of the external test."""

    threshold: float
    pathologic_found: int
    nonpathologic_cleared: int

    @property
    def sensitivity(self) -> Interval:
        return wilson(self.pathologic_found, PATHOLOGIC_FRACTURES)

    @property
    def specificity(self) -> Interval:
        return wilson(self.nonpathologic_cleared, NONPATHOLOGIC_FRACTURES)

    @property
    def auroc_bounds(self) -> Interval:
        """The authors' abstract states no AUROC. `value` is the area under two straight lines through the operating
        point (their mean of sensitivity and specificity); the limits hold for every ROC curve through that point.
        """
        found, cleared = self.sensitivity.value, self.specificity.value
        return Interval(
            (found + cleared) / 2,
            found * cleared,
            1 - (1 - found) * (1 - cleared),
            PATHOLOGIC_FRACTURES + NONPATHOLOGIC_FRACTURES,
        )


OPERATING_POINTS = {
    "dual": StatedOperatingPoint(0.199967, 61, 331),
    "original": StatedOperatingPoint(0.11275, 62, 130),
    "fracture": StatedOperatingPoint(0.327566, 46, 362),
}
"""Shares stated: .910/.786, .925/.309, .687/.860; the counts are the only whole numbers that round to them."""
