"""Intervals, areas, thresholds and calibration against known values."""

import numpy as np
import pytest
from sklearn import metrics

from femora_training.statistics.calibration import calibrated, fit_calibration
from femora_training.statistics.decision_curve import net_benefit, net_benefit_of_all
from femora_training.statistics.delong import auroc
from femora_training.statistics.exact_mcnemar import exact_mcnemar
from femora_training.statistics.fleiss_kappa import fleiss_kappa
from femora_training.statistics.grouped_bootstrap import grouped_bootstrap
from femora_training.statistics.operating_point import choose_threshold, indeterminate_band
from femora_training.statistics.reliability import reliability
from femora_training.statistics.roc_curve import precision_recall_curve, roc_curve
from femora_training.statistics.score_figures import predictive_values, score_figures
from femora_training.statistics.wilson import wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"), [(61, 67, 0.818, 0.958), (331, 421, 0.745, 0.823), (0, 0, 0.0, 1.0)]
)
def test_wilson(successes, trials, low, high):
    interval = wilson(successes, trials)
    assert (round(interval.low, 3), round(interval.high, 3)) == (low, high)


def test_area_counts_pairs_with_ties_as_half():
    labels, scores = np.array([1, 1, 0, 0, 0]), np.array([0.9, 0.4, 0.4, 0.2, 0.1])
    assert auroc(labels, scores).value == pytest.approx(5.5 / 6)


def test_area_interval_covers_the_truth_about_as_often_as_it_says():
    random = np.random.default_rng(4)
    labels = np.repeat([1, 0], 60)
    truth = 0.7602
    hits = 0
    for _ in range(200):
        interval = auroc(labels, random.normal(labels * 1.0, 1))
        hits += interval.low <= truth <= interval.high
    assert 180 <= hits <= 199


def test_area_of_one_class_is_undefined():
    assert np.isnan(auroc(np.ones(4), np.arange(4.0)).value)


def test_grouped_bootstrap_is_wider_when_patients_repeat():
    random = np.random.default_rng(5)
    labels = np.tile([1, 0], 40)
    scores = np.repeat(random.normal(0, 1, 20), 4) + labels * 0.8

    def mean_difference(some_labels, some_scores):
        return float(some_scores[some_labels == 1].mean())

    alone = grouped_bootstrap(mean_difference, labels, scores, np.arange(80), 1)
    grouped = grouped_bootstrap(mean_difference, labels, scores, np.repeat(np.arange(20), 4), 1)
    assert grouped.high - grouped.low > alone.high - alone.low


def test_threshold_weighs_sensitivity_twice():
    labels = np.array([1, 1, 0, 0, 1, 0, 0, 0])
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.3, 0.2, 0.1])
    threshold = choose_threshold(labels, scores)
    assert threshold == pytest.approx(0.4)
    low, high = indeterminate_band(labels, scores, threshold)
    assert 0 <= low <= threshold <= high <= 1


def test_calibration_recovers_temperature_and_bias():
    random = np.random.default_rng(6)
    logits = random.normal(0, 4, 20000)
    labels = (random.random(20000) < calibrated(logits, 2.0, -1.0)).astype(int)
    temperature, bias = fit_calibration(labels, logits)
    assert temperature == pytest.approx(2.0, abs=0.15)
    assert bias == pytest.approx(-1.0, abs=0.15)


def test_predictive_values_of_the_published_external_test():
    values = predictive_values(61 / 67, 331 / 421, 0.04)
    assert values["ppv"] == pytest.approx(0.151, abs=0.001)
    assert values["npv"] == pytest.approx(0.995, abs=0.001)


def test_score_figures_hold_plain_and_balanced_accuracy():
    labels = np.array([1] * 67 + [0] * 421)
    scores = np.concatenate([np.where(np.arange(67) < 61, 0.9, 0.1), np.where(np.arange(421) < 331, 0.1, 0.9)])
    figures = score_figures(labels, scores, np.arange(488), 0.5, 1)
    assert figures["plainAccuracy"]["value"] == pytest.approx(0.803, abs=0.001)
    assert figures["balancedAccuracy"]["value"] == pytest.approx(0.848, abs=0.001)
    assert figures["sensitivity"]["n"] == 67


def test_fleiss_kappa_of_the_published_example():
    # Fleiss 1971, as worked on Wikipedia: ten subjects, fourteen raters, five categories.
    counts = [
        (0, 0, 0, 0, 14),
        (0, 2, 6, 4, 2),
        (0, 0, 3, 5, 6),
        (0, 3, 9, 2, 0),
        (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0),
        (3, 2, 6, 3, 0),
        (2, 5, 3, 2, 2),
        (6, 5, 2, 1, 0),
        (0, 2, 2, 3, 7),
    ]
    calls = np.array([np.repeat(np.arange(5), row) for row in counts])
    assert fleiss_kappa(calls) == pytest.approx(0.210, abs=5e-4)
    assert np.isnan(fleiss_kappa(np.ones((4, 3), int)))


def test_exact_mcnemar_counts_only_what_divides_the_readers():
    first = np.array([True] * 10 + [False] * 2 + [True] * 5)
    second = np.array([False] * 10 + [True] * 2 + [True] * 5)
    result = exact_mcnemar(first, second)
    assert (result.only_first_right, result.only_second_right) == (10, 2)
    assert result.p == pytest.approx(2 * (1 + 12 + 66) / 2**12)
    assert exact_mcnemar(first, first).p == 1.0


def test_curves_agree_with_scikit_learn():
    random = np.random.default_rng(8)
    labels = (random.random(200) < 0.3).astype(int)
    scores = np.round(random.random(200) + 0.3 * labels, 1)
    wrong, found = roc_curve(labels, scores)
    expected = metrics.roc_curve(labels, scores, drop_intermediate=False)
    np.testing.assert_allclose(wrong, expected[0])
    np.testing.assert_allclose(found, expected[1])
    assert np.trapezoid(found, wrong) == pytest.approx(auroc(labels, scores).value)
    recall, precision = precision_recall_curve(labels, scores)
    theirs = metrics.precision_recall_curve(labels, scores)
    np.testing.assert_allclose(recall, theirs[1][-2::-1][: recall.size])
    np.testing.assert_allclose(precision, theirs[0][-2::-1][: precision.size])


def test_net_benefit_by_hand():
    labels, scores = np.array([1, 1, 0, 0]), np.array([0.9, 0.1, 0.6, 0.2])
    np.testing.assert_allclose(net_benefit(labels, scores, np.array([0.0, 0.5, 0.8])), [0.5, 0.0, 0.25])
    np.testing.assert_allclose(net_benefit_of_all(labels, np.array([0.2])), [0.5 - 0.5 * 0.25])


def test_reliability_bins_hold_every_case():
    labels, scores = np.tile([0, 1], 11), np.linspace(0, 1, 22)
    points = reliability(labels, scores)
    assert sum(point.positives.n for point in points) == 22
    assert [point.mean_score for point in points] == sorted(point.mean_score for point in points)
