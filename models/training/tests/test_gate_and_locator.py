"""Gate and locator from evaluation to store, graphs and card, on drawn films and untrained networks."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from conftest import write_collection

from femora_training.code_commit import code_commit
from femora_training.data.film_index import FilmIndex, build_index
from femora_training.data.hip_triage import UNOPERATED_PROXIMAL_FEMUR, HipTriage
from femora_training.data.hip_views import hip_views
from femora_training.learning.evaluate_gate import CLAIMED_SETS, EvaluatedGate, evaluate_gate
from femora_training.learning.evaluate_locator import EvaluatedLocator, evaluate_locator
from femora_training.learning.evaluated_store import load_gate, load_locator, save_gate, save_locator
from femora_training.learning.resumable_training import TrainingEffort
from femora_training.networks.gate_network import GateNetwork
from femora_training.networks.locator_network import LocatorNetwork
from femora_training.networks.side_head import SideHead
from femora_training.packaging.gate_card import gate_card, gate_summary
from femora_training.packaging.locator_card import locator_card, locator_summary

EFFORT = TrainingEffort(1, 2, 3, 4.0)
FOLD, OTHER_FOLD = 0, 2


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> FilmIndex:
    folder = tmp_path_factory.mktemp("gate-and-locator")
    pelvises = [int(name[3:10]) for name, view in sorted(hip_views().items()) if view.view == "pelvis"]
    rows = [
        {"number": pelvises[n] if n % 2 else 9000 + n, "hip": n % 2, "leg": 1 - n % 2, "frontal": int(n % 7 != 1)}
        | {"fractured": int(n % 4 < 2), "hardware": int(n % 16 == 1)}
        for n in range(40)
    ]
    boxes = {row["number"]: [150.0, 130.0, 50.0, 60.0] for row in rows if row["fractured"]}
    built = build_index(write_collection(folder / "films", rows, boxes), folder / "runs", seed=3)
    return replace(built, groups=np.arange(40), folds=np.arange(40) % 20 % 5)


@pytest.fixture(scope="module")
def gate(index) -> EvaluatedGate:
    torch.manual_seed(0)
    return evaluate_gate(GateNetwork(), index, FOLD, seed=1)


@pytest.fixture(scope="module")
def locator(index, gate) -> EvaluatedLocator:
    torch.manual_seed(0)
    hips = [record for record in index.records if record.hip and record.fractured]
    triage = {record.image_id: HipTriage(UNOPERATED_PROXIMAL_FEMUR, "p01") for record in hips}
    network = LocatorNetwork()
    return evaluate_locator(network, SideHead(), {OTHER_FOLD: network}, gate.graph, index, triage, FOLD, seed=1)


def test_every_set_of_the_gate_is_counted(index, gate):
    tested = [record for record, fold in zip(index.records, index.folds, strict=True) if fold == FOLD]
    valid = [record for record in tested if record.hip and record.frontal and not record.hardware]
    sizes = {name: part["n"] for name, part in gate.figures["refusedValid"].items()}
    assert sizes == {
        "stored": len(valid),
        "turned": 3 * len(valid),
        "cropped": 2 * len(valid),
        "reproduced": 2 * len(valid),
    }
    outside = gate.figures["refusedOutOfScope"]
    assert outside["filmsWithoutHip"]["n"] == sum(not record.hip for record in tested)
    claimed = [part["n"] for name, part in outside.items() if name in CLAIMED_SETS]
    assert gate.figures["refusedOutOfScopeTogether"]["n"] == sum(claimed)


def test_hips_of_every_answered_fold_are_counted(index, locator):
    pooled = locator.figures["hipsOfAllFolds"]
    hips = [
        record
        for record, fold in zip(index.records, index.folds, strict=True)
        if record.hip and not record.hardware and fold in (FOLD, FOLD + 1, OTHER_FOLD)
    ]
    broken = sum(record.fractured for record in hips)
    assert pooled["folds"] == [FOLD, FOLD + 1, OTHER_FOLD]
    assert pooled["present"]["auroc"]["n"] == len(hips)
    assert pooled["present"]["fractured"] == broken
    assert pooled["unoperatedProximalFemur"]["hitRate"]["wilson"]["n"] == broken
    assert pooled["unoperatedProximalFemur"]["byPatient"]["p01"]["films"] == broken


def test_store_and_graphs_give_back_what_was_evaluated(tmp_path, gate, locator):
    save_gate(gate, EFFORT, tmp_path, FOLD)
    save_locator(locator, EFFORT, tmp_path, FOLD)
    run = load_gate(tmp_path, FOLD)
    loaded_gate, loaded_locator = run.evaluated, load_locator(tmp_path, FOLD).evaluated
    assert run.effort == EFFORT
    assert run.code_commit == code_commit()
    film = torch.rand(1, 1, 320, 320, generator=torch.Generator().manual_seed(1)) * 2 - 1
    with torch.no_grad():
        for one, other in zip(gate.graph(film[..., :224, :224]), loaded_gate.graph(film[..., :224, :224]), strict=True):
            assert torch.equal(one, other)
        turned = torch.eye(4)[1:2]
        for one, other in zip(locator.graph(film, turned), loaded_locator.graph(film, turned), strict=True):
            assert torch.equal(one, other)


def test_summaries_and_cards_say_every_figure(gate, locator):
    for summary in (gate_summary(gate.figures), locator_summary(locator.figures)):
        for part in summary.values():
            assert part["n"] > 0
            assert part["low"] <= part["high"]
    card = gate_card({"figures": gate.figures}) + locator_card({"figures": locator.figures})
    for text in ("target at least 0.99", "target at most 0.05", "quarter turns", "patients", "| p01 |"):
        assert text in card
    assert "nan" not in card
