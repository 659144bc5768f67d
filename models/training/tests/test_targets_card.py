"""Every target stands on the card with its figure, and with the reason where it is missed."""

import copy
import json

import pytest
from test_package import FOLDER

from femora_training.packaging.targets_card import TARGETS, Limits, targets_card

METRICS = json.loads((FOLDER / "metrics.json").read_text())


def rows(metrics: dict) -> dict[str, list[str]]:
    """Name of the target -> its other cells."""
    lines = [line for line in targets_card(metrics).splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first: rest for first, *rest in cells}


@pytest.mark.parametrize(
    ("limits", "value", "missed"),
    [
        (Limits(0.9), 0.9, 0.0),
        (Limits(0.9), 0.85, 0.05),
        (Limits(high=0.05), 0.07, 0.02),
        (Limits(0.45, 0.55), 0.5, 0.0),
        (Limits(0.45, 0.55), 0.44, 0.01),
        (Limits(0.45, 0.55), 0.57, 0.02),
    ],
)
def test_a_target_is_missed_by_what_lies_outside_its_limits(limits, value, missed):
    assert limits.missed_by(value) == pytest.approx(missed)


def test_every_target_has_a_row_and_every_missed_one_a_reason():
    card = rows(METRICS)
    for target in TARGETS:
        limits, shipped, pooled, why = card[target.name]
        assert limits == target.limits.text()
        assert shipped != "–"
        assert ("missed by" in shipped + pooled) == (why != "")


def test_a_figure_that_falls_below_its_target_is_named_with_the_distance():
    metrics = copy.deepcopy(METRICS)
    metrics["gate"]["figures"]["heads"]["hip"]["auroc"] = {"value": 0.9, "low": 0.8, "high": 0.95, "n": 690}
    name = "gate: hip against other films, AUROC"
    assert rows(metrics)[name][1] == "0.900 (0.800 to 0.950; n = 690), missed by 0.090"


def test_the_largest_change_of_any_depth_counts():
    metrics = copy.deepcopy(METRICS)
    metrics["classifier"]["figures"]["depthAndFormat"]["storedWider12"]["largest"] = 0.5
    name = "classifier: change of the score with the depth in bits"
    assert rows(metrics)[name][1] == "0.5000 (n = 24), missed by 0.4990"
