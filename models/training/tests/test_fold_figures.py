"""Figures of several folds, pooled and put into words."""

import math

import numpy as np
import pytest

from femora_training.learning.evaluated_store import evaluated_folds
from femora_training.packaging.fold_card import fold_card
from femora_training.packaging.fold_figures import Measure, fold_figures, fold_row
from femora_training.packaging.package_part import run_of
from femora_training.statistics.delong import auroc
from femora_training.statistics.pool_folds import pool_areas, pool_means, pool_shares
from femora_training.statistics.wilson import wilson

RUN = run_of("0123456789abcdef")


def test_counts_of_folds_are_added_up():
    folds = [wilson(3, 4).as_json(), wilson(9, 10).as_json()]
    assert pool_shares(folds) == wilson(12, 14)


def test_one_fold_pools_to_itself():
    area = {"value": 0.8, "low": 0.7, "high": 0.9, "n": 50}
    pooled = pool_areas([area])
    assert [pooled.value, pooled.low, pooled.high, pooled.n] == pytest.approx([0.8, 0.7, 0.9, 50])


def test_interval_of_the_mean_area_covers_the_truth_about_as_often_as_it_says():
    random = np.random.default_rng(7)
    labels, truth = np.repeat([1, 0], 40), 0.7602

    def pooled():
        return pool_areas([auroc(labels, random.normal(labels * 1.0, 1)).as_json() for _ in range(5)])

    hits = sum(part.low <= truth <= part.high for part in (pooled() for _ in range(200)))
    assert 180 <= hits <= 199


def test_a_fold_of_one_class_has_no_area_and_is_left_out():
    undefined, area = (
        {"value": math.nan, "low": 0.0, "high": 1.0, "n": 5},
        {"value": 0.9, "low": 0.8, "high": 1, "n": 9},
    )
    assert pool_areas([undefined, area]).n == 9
    assert pool_areas([undefined]) is None


def test_figures_without_an_interval_are_weighted_by_their_films():
    assert pool_means([{"value": 0.04, "n": 100}, {"value": 0.08, "n": 300}]) == {"value": 0.07, "n": 400}


def test_a_measure_that_an_earlier_row_lacks_is_pooled_over_the_others():
    measures = (Measure("calibrationError", lambda figures: figures["error"], "mean"),)
    rows = [fold_row(1, 40, RUN, {"error": {"value": 0.04, "n": 9}}, measures), {"fold": 0, "epochs": 80, "run": RUN}]
    figures = fold_figures(rows, measures)
    assert [row["fold"] for row in figures["folds"]] == [0, 1]
    assert figures["pooled"]["calibrationError"] == {"value": 0.04, "n": 9}


def test_folds_stand_side_by_side_and_one_without_a_figure_stays_empty():
    measures = (Measure("sensitivity", lambda figures: figures.get("sensitivity"), "share"),)
    rows = [
        fold_row(3, 40, RUN, {"sensitivity": wilson(8, 10).as_json()}, measures),
        fold_row(0, 80, RUN, {}, measures),
    ]
    figures = fold_figures(rows, measures)
    assert [(row["fold"], row["epochs"], row["sensitivity"] is None) for row in figures["folds"]] == [
        (0, 80, True),
        (3, 40, False),
    ]
    assert figures["pooled"]["sensitivity"] == wilson(8, 10).as_json()


def test_the_card_names_effort_counts_and_what_a_target_is_missed_by():
    measures = (
        Measure("sensitivity", lambda figures: figures["sensitivity"], "share"),
        Measure("auroc", lambda figures: figures["auroc"], "area"),
    )
    figures = {
        "sensitivity": wilson(8, 10).as_json(),
        "auroc": {"value": 0.91, "low": 0.85, "high": 0.97, "n": 20},
    }
    rows = [fold_row(fold, epochs, RUN, figures, measures) for fold, epochs in ((0, 80), (1, 40), (2, 40))]
    part = fold_figures(rows, measures)
    card = fold_card({"gate": part, "classifier": part}, 0)
    assert "fold 0: 80 epochs; folds 1, 2: 40 epochs" in card
    assert "| sensitivity | 8/10 | 8/10 | 8/10 | 24 of 30, 0.800 (0.627 to 0.905) |" in card
    assert "missed by 0.100" in card
    assert (
        "| drawn lesions, AUROC | 0.910 | 0.910 | 0.910 | 0.910 (0.875 to 0.945) | target at least 0.90: met |" in card
    )


def test_only_evaluated_folds_are_found(tmp_path):
    for name in ("gate-0-evaluated.pt", "gate-3-evaluated.pt", "gate-2.pt", "classifier-1-evaluated.pt"):
        (tmp_path / name).touch()
    assert evaluated_folds(tmp_path, "gate") == [0, 3]
