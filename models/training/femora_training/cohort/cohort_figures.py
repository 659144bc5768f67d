"""The four charts of the report."""

from dataclasses import dataclass

import numpy as np

from ..statistics.decision_curve import net_benefit, net_benefit_of_all
from ..statistics.reliability import reliability
from ..statistics.roc_curve import precision_recall_curve, roc_curve
from .svg_plot import Point, SvgPlot

HIGHEST_DECISION_THRESHOLD = 0.6
DECISION_STEPS = 61


@dataclass(frozen=True)
class ScoredSet:
    """A set of test cases with their scores; `labels` 0/1 [K], `scores` 0..1 [K]."""

    name: str
    labels: np.ndarray
    scores: np.ndarray

    @property
    def has_both_classes(self) -> bool:
        return 0 < self.labels.sum() < self.labels.size


def roc_chart(sets: list[ScoredSet], threshold: float, readers: dict[str, Point]) -> SvgPlot:
    """Curves with the operating point; `readers`: false positive rate and sensitivity of each expert."""
    plot = SvgPlot("ROC", "1 − specificity", "sensitivity")
    plot.reference([(0, 0), (1, 1)])
    for index, part in enumerate(sets):
        if part.has_both_classes:
            wrong, found = roc_curve(part.labels, part.scores)
            plot.line(list(zip(wrong, found, strict=True)), part.name, index)
            flagged = part.scores >= threshold
            point = (float(flagged[part.labels == 0].mean()), float(flagged[part.labels == 1].mean()))
            plot.mark(point, index, f"{part.name}: threshold {threshold:.3f}")
    for name, point in readers.items():
        plot.mark(point, 6, name, filled=False)
    return plot


def precision_recall_chart(sets: list[ScoredSet]) -> SvgPlot:
    """Precision depends on how common pathologic fractures are in a set; the grey lines show it."""
    plot = SvgPlot("Precision and recall", "recall (sensitivity)", "precision (PPV in this set)")
    for index, part in enumerate(sets):
        if part.has_both_classes:
            recall, precision = precision_recall_curve(part.labels, part.scores)
            share = float(part.labels.mean())
            plot.reference([(0, share), (1, share)])
            points = [(0.0, float(precision[0])), *zip(recall.tolist(), precision.tolist(), strict=True)]
            plot.line(points, f"{part.name} (pathologic {share:.0%})", index)
    return plot


def calibration_chart(sets: list[ScoredSet]) -> SvgPlot:
    """Five bins of equal size; bars are Wilson intervals."""
    plot = SvgPlot("Calibration", "mean score of a bin", "share pathologic")
    plot.reference([(0, 0), (1, 1)])
    for index, part in enumerate(sets):
        if not part.labels.size:
            continue
        points = reliability(part.labels, part.scores)
        plot.line([(point.mean_score, point.positives.value) for point in points], part.name, index)
        for point in points:
            plot.bar(point.mean_score, point.positives.low, point.positives.high, index)
            plot.mark((point.mean_score, point.positives.value), index, f"{point.positives.n} cases")
    return plot


def decision_chart(part: ScoredSet) -> SvgPlot:
    """Net benefit of imaging the whole femur and biopsy when the score says so, against doing it for all or none."""
    thresholds = np.linspace(0.0, HIGHEST_DECISION_THRESHOLD, DECISION_STEPS)
    share = float(part.labels.mean())
    curves = {
        f"model, {part.name}": net_benefit(part.labels, part.scores, thresholds),
        "work up all": net_benefit_of_all(part.labels, thresholds),
        "work up none": np.zeros_like(thresholds),
    }
    low = -0.25 * max(share, 0.04)
    plot = SvgPlot(
        f"Decision curve, {part.name}",
        "threshold probability",
        "net benefit per patient",
        (0.0, HIGHEST_DECISION_THRESHOLD),
        (low, max(share * 1.15, 0.05)),
    )
    for index, (name, values) in enumerate(curves.items()):
        inside = [(float(x), float(y)) for x, y in zip(thresholds, values, strict=True) if y >= low]
        if inside:
            plot.line(inside, name, index)
    return plot
