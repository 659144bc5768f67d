"""The whole experiment on a drawn cohort, with a network small enough for seconds."""

import csv
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
import torch
from cohort_folder import draw_cohort
from torch import nn

from femora_training.cohort import cohort_network
from femora_training.cohort.augment_views import augment
from femora_training.cohort.case_weights import case_weights
from femora_training.cohort.cohort_network import KINDS, NetworkKind
from femora_training.cohort.read_cohort import read_cohort
from femora_training.cohort.train_network import TrainingPlan, TrainingTask, train_network
from femora_training.cohort.write_report import write_report
from femora_training.errors import TrainingError
from femora_training.published.published_network import DualNetwork, initialise
from femora_training.published.read_weights import read_state_dict
from femora_training.published.vit_encoder import VitEncoder
from femora_training.published.vit_shape import VitShape
from femora_training.statistics import grouped_bootstrap

SEED = 5


class Tiny(nn.Module):
    """Darkest spot of the blurred shaft, per view."""

    def __init__(self, views: int) -> None:
        super().__init__()
        self.filters = nn.Conv2d(1, 6, 5, padding=2)
        self.head = nn.Linear(12 * views, 2)

    def forward(self, *views):
        pooled = [torch.relu(self.filters(nn.functional.avg_pool2d(view, 8) * 4 - 2)) for view in views]
        return self.head(torch.cat([torch.cat([p.amax((2, 3)), p.mean((2, 3))], 1) for p in pooled], 1))


TINY = NetworkKind("tiny", lambda names, initial: Tiny(len(names)), 0.5, 7, 32, "test network")


@pytest.fixture(scope="module", autouse=True)
def few_replicates():
    """A bootstrap of hundred draws: the tests read no interval closely."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouped_bootstrap, "REPLICATES", 100)
        yield


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return read_cohort(draw_cohort(tmp_path_factory.mktemp("drawn") / "cohort").path)


def plan(folder, **changes) -> TrainingPlan:
    return replace(TrainingPlan(TINY, "both", TINY.epochs, None, folder / "runs"), **changes)


@pytest.fixture(scope="module")
def finished(drawn, tmp_path_factory):
    folder = tmp_path_factory.mktemp("finished")
    return folder, write_report(drawn, plan(folder), folder, SEED)


def test_the_report_stands_alone_and_its_charts_are_svg(finished):
    folder, _ = finished
    page = (folder / "report.html").read_text()
    assert not re.search(r"(?:src|href)=|url\(|@import|<script", page)
    charts = re.findall(r"<svg viewBox.*?</svg>", page, re.DOTALL)
    assert len(charts) == 4
    for chart in charts:
        assert ElementTree.fromstring(chart).findall(".//polyline")
    for words in ("Cross-validation", "Fleiss kappa", "external, Beta", "Decision curve", "not defined"):
        assert words in page
    assert "nan" not in page.lower().replace("finance", "")


def test_metrics_say_how_they_came_about(finished, drawn):
    folder, metrics = finished
    assert json.loads((folder / "metrics.json").read_text()) == metrics
    assert (metrics["seed"], metrics["data"]["hash"]) == (SEED, drawn.data_hash)
    assert re.fullmatch(r"([0-9a-f]{40}(-dirty)?)|unknown", metrics["codeCommit"])
    assert len(metrics["crossValidation"]["folds"]) == 5
    tests = metrics["tests"]
    assert list(tests) == ["internal test, Alpha", "external, all hospitals", "external, Beta", "external, Gamma"]
    assert tests["external, all hospitals"]["positives"] == 12 and tests["external, all hospitals"]["negatives"] == 6
    assert tests["external, Gamma"]["auroc"] is None and tests["external, Gamma"]["specificity"]["n"] == 0


def test_the_network_learns_what_was_drawn(finished):
    assert finished[1]["crossValidation"]["pooled"]["auroc"]["value"] > 0.8
    assert finished[1]["tests"]["internal test, Alpha"]["auroc"]["value"] > 0.8


def test_experts_are_compared_on_the_test_cases(finished):
    experts = finished[1]["experts"]
    assert experts["cases"] == 30
    assert set(experts["mcnemar"]) == {"expert1", "expert2", "expert3", "majority"}
    numbers = np.arange(50, 80)
    assert experts["readers"]["expert1"]["plainAccuracy"]["value"] == round(float((numbers % 5 != 0).mean()), 4)
    assert experts["readers"]["majority"]["plainAccuracy"]["value"] >= 0.9
    assert 0 < experts["fleissKappa"]["low"] < experts["fleissKappa"]["value"] < 1


def test_no_test_case_is_scored_by_a_model_that_saw_its_patient(finished, drawn):
    with (finished[0] / "scores.csv").open() as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == len(drawn.cases)
    for row in rows:
        assert row["Model"] == (f"fold-{row['Fold']}" if row["Fold"] else "final")
    thresholds = {row["Model"]: row["Threshold"] for row in rows}
    assert len(thresholds) == 6


def test_test_labels_choose_nothing(finished, drawn, tmp_path):
    """With every test label turned round, thresholds and scores stay."""
    turned = [
        replace(case, pathologic=not case.pathologic) if position not in set(drawn.development.tolist()) else case
        for position, case in enumerate(drawn.cases)
    ]
    metrics = write_report(replace(drawn, cases=turned), plan(tmp_path), tmp_path, SEED)
    assert metrics["final"] == finished[1]["final"]
    kept = [[r["Image_Name"], r["Score"]] for r in csv.DictReader((finished[0] / "scores.csv").open())]
    assert kept == [[r["Image_Name"], r["Score"]] for r in csv.DictReader((tmp_path / "scores.csv").open())]


class StoppedError(Exception):
    pass


def test_a_stopped_run_resumes_and_ends_as_an_unbroken_one(finished, drawn, tmp_path):
    calls = 0

    def build(names, initial):
        network = Tiny(len(names))
        network.register_forward_pre_hook(lambda *_: stop_in_the_third_round())
        return network

    def stop_in_the_third_round():
        nonlocal calls
        calls += 1
        if calls == 30:
            raise StoppedError

    stopping = replace(TINY, build=build)
    with pytest.raises(StoppedError):
        write_report(drawn, plan(tmp_path, kind=stopping), tmp_path, SEED)
    assert list((tmp_path / "runs").glob("*")) and not (tmp_path / "report.html").exists()
    assert write_report(drawn, plan(tmp_path), tmp_path, SEED) == finished[1]


def test_a_run_of_other_settings_is_not_taken_over(finished, drawn):
    folder, _ = finished
    with pytest.raises(TrainingError, match="other data or settings"):
        write_report(drawn, plan(folder, epochs=2), folder, SEED)


def test_one_view_alone(drawn, tmp_path):
    metrics = write_report(drawn, plan(tmp_path, view="site", epochs=1), tmp_path, SEED)
    assert metrics["network"]["views"] == "site"


def test_the_published_network_trains_in_parts_and_starts_from_given_weights(tmp_path):
    shape = VitShape(width=128, depth=2)
    path = tmp_path / "dino.pt"
    torch.save({f"backbone.{n}": t for n, t in initialise(VitEncoder(shape), 1).state_dict().items()}, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cohort_network, "VIT_BASE_16", shape)
        patch.setattr(cohort_network, "DualNetwork", lambda: DualNetwork(shape))
        network = KINDS["vit"].build(("hip", "site"), path)
        assert torch.equal(network.network.fracture_vit.cls_token, read_state_dict(path)["backbone.cls_token"])
        views = torch.randint(0, 256, (6, 2, 224, 224), generator=torch.Generator().manual_seed(3)).to(torch.uint8)
        task = TrainingTask("vit", list(range(6)), 1, "key")
        trained = []
        for part_size in (6, 4):
            kind = replace(
                KINDS["vit"], part_size=part_size, build=lambda *_: KINDS["vit"].build(("hip", "site"), path)
            )
            plan = TrainingPlan(kind, "both", 1, None, tmp_path / str(part_size))
            plan.runs.mkdir()
            labels = torch.tensor([0, 1, 0, 1, 0, 1])
            trained.append(train_network(task, plan, views, labels, torch.ones(6)).state_dict())
        before = network.state_dict()
    moved = [name for name in before if not torch.equal(before[name], trained[0][name])]
    assert len(moved) > len(before) / 2
    # Augmentation draws once per part, so the two runs agree in size of step, not in every digit.
    assert all(torch.allclose(trained[0][name], trained[1][name], atol=2e-3) for name in before)


def test_rare_combinations_weigh_more(drawn):
    weights = case_weights([drawn.cases[n] for n in (0, 6, 12, 18, 1)])
    assert weights.mean() == pytest.approx(1)
    assert weights[4] > 3 * weights[0]


def test_augmentation_keeps_the_range_and_repeats_with_its_seed():
    views = torch.rand(3, 1, 64, 64, generator=torch.Generator().manual_seed(1))
    first, second = (augment(views, torch.Generator().manual_seed(2)) for _ in range(2))
    assert first.shape == views.shape and first.min() >= 0 and first.max() <= 1
    assert torch.equal(first, second) and not torch.equal(first, views)


def test_the_small_network_reads_one_view_or_two():
    for names in (("hip", "site"), ("site",)):
        network = KINDS["small"].build(names, None).eval()
        with torch.no_grad():
            assert network(*(torch.zeros(2, 1, 64, 64) for _ in names)).shape == (2, 2)
