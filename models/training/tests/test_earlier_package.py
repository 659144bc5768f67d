"""A package goes on from an earlier one: here from the one in the repository, on a machine without any run."""

import json
from pathlib import Path

import pytest
import torch
from test_package import FOLDER

from femora_training.__main__ import main
from femora_training.data.folds import FOLDS
from femora_training.errors import TrainingError
from femora_training.learning.evaluate_gate import EvaluatedGate
from femora_training.learning.evaluated_store import save_gate
from femora_training.learning.resumable_training import TrainingEffort
from femora_training.networks.gate_network import EMBEDDING_SIZE, GateGraph, GateNetwork, TrainingDistribution
from femora_training.networks.shipped_weights import shipped
from femora_training.packaging.check_package import check_package
from femora_training.packaging.earlier_package import read_earlier_package
from femora_training.packaging.manifest import NAME
from femora_training.packaging.model_card import model_card
from femora_training.packaging.package_contents import collect_part
from femora_training.packaging.package_gate import PackageGate
from femora_training.statistics.wilson import wilson

METRICS = json.loads((FOLDER / "metrics.json").read_text())
DATA_HASH, SEED, FOLD = METRICS["data"]["hash"], METRICS["seed"], METRICS["folds"]["test"]
NETWORKS = ("gate.onnx", "locate.onnx", "classify.onnx")
OTHER_FOLD = 2


@pytest.fixture
def runs(tmp_path) -> Path:
    """An index of the package's data, no run."""
    return without_a_run(tmp_path / "runs")


@pytest.fixture(scope="module")
def taken_over(tmp_path_factory) -> Path:
    """A package of which everything is the earlier one's."""
    status, out = go_on(without_a_run(tmp_path_factory.mktemp("taken-over") / "runs"))
    assert status == 0
    return out


def without_a_run(folder: Path) -> Path:
    folder.mkdir()
    empty = {"truncated": [], "excluded": [], "groups": [], "folds": [], "records": []}
    (folder / "index.json").write_text(json.dumps({"dataHash": DATA_HASH, **empty}))
    return folder


def go_on(runs: Path, source: Path = FOLDER, fold: int = FOLD) -> tuple[int, Path]:
    out = runs.parent / "package"
    options = ["--from", str(source), "--runs", str(runs), "--out", str(out), "--seed", str(SEED), "--fold", str(fold)]
    return main(["package", *options]), out


def an_evaluated_gate(figures: dict) -> EvaluatedGate:
    torch.manual_seed(0)
    spread = (torch.zeros(1280), torch.eye(1280)[:, :EMBEDDING_SIZE], torch.ones(EMBEDDING_SIZE), torch.ones(1))
    graph = GateGraph(shipped(GateNetwork()), TrainingDistribution(*spread)).eval()
    return EvaluatedGate(graph, METRICS["gate"]["refusals"], figures)


def test_networks_without_a_run_are_taken_over_to_the_byte_with_their_figures(taken_over):
    for name in NETWORKS:
        assert (taken_over / name).read_bytes() == (FOLDER / name).read_bytes()
    metrics = json.loads((taken_over / "metrics.json").read_text())
    manifest, earlier = (json.loads((folder / "manifest.json").read_text()) for folder in (taken_over, FOLDER))
    for part in ("calibration", "operatingPoint", "indeterminateBand", "refusals", "figures"):
        assert manifest[part] == earlier[part]
    for stage in ("gate", "locator", "classifier"):
        assert metrics[stage]["figures"] == METRICS[stage]["figures"]
        assert metrics[stage]["run"]["takenFrom"].startswith(f"{NAME} ")
    for stage, part in METRICS["crossValidation"].items():
        assert [row["fold"] for row in metrics["crossValidation"][stage]["folds"]] == [
            row["fold"] for row in part["folds"]
        ]
        for name, pooled in part["pooled"].items():
            assert metrics["crossValidation"][stage]["pooled"][name] == pooled
    check_package(taken_over)


def test_the_first_package_that_held_a_network_stays_named(taken_over):
    first = read_earlier_package(FOLDER, DATA_HASH, SEED, FOLD).part("gate").section["run"]
    later = read_earlier_package(taken_over, DATA_HASH, SEED, FOLD).part("gate").section["run"]
    assert later == first


def test_a_fold_of_this_machine_replaces_its_earlier_row_and_is_pooled(runs):
    figures = {**METRICS["gate"]["figures"], "refusedValid": {"stored": wilson(9, 9).as_json()}}
    save_gate(an_evaluated_gate(figures), TrainingEffort(3, 2, 1, 4.0), runs, OTHER_FOLD)
    _, out = go_on(runs)
    metrics = json.loads((out / "metrics.json").read_text())
    rows = {row["fold"]: row for row in metrics["crossValidation"]["gate"]["folds"]}
    assert sorted(rows) == list(range(FOLDS))
    assert rows[OTHER_FOLD]["epochs"] == 3
    assert rows[OTHER_FOLD]["run"]["takenFrom"] is None
    assert metrics["crossValidation"]["gate"]["pooled"]["validRefused"]["n"] == sum(
        row["validRefused"]["n"] for row in rows.values()
    )
    assert (out / "gate.onnx").read_bytes() == (FOLDER / "gate.onnx").read_bytes()
    assert "gate, figures of fold 2 | 3 |" in (out / "card.md").read_text()


def test_a_network_of_this_machine_ships_before_an_earlier_one(runs):
    save_gate(an_evaluated_gate(METRICS["gate"]["figures"]), TrainingEffort(3, 2, 1, 4.0), runs, FOLD)
    status, out = go_on(runs)
    assert status == 0
    assert (out / "gate.onnx").read_bytes() != (FOLDER / "gate.onnx").read_bytes()
    assert (out / "classify.onnx").read_bytes() == (FOLDER / "classify.onnx").read_bytes()
    metrics = json.loads((out / "metrics.json").read_text())
    assert metrics["gate"]["run"]["takenFrom"] is None
    assert next(row for row in metrics["crossValidation"]["gate"]["folds"] if row["fold"] == FOLD)["epochs"] == 3


def test_a_packaged_gate_answers_as_the_network_it_was_made_of(runs):
    gate = an_evaluated_gate(METRICS["gate"]["figures"])
    save_gate(gate, TrainingEffort(3, 2, 1, 4.0), runs, FOLD)
    films = torch.rand(2, 1, 224, 224, generator=torch.Generator().manual_seed(1)) * 2 - 1
    answers = PackageGate(collect_part("gate", runs, FOLD, None))(films)
    with torch.no_grad():
        for wanted, found in zip(gate.graph(films), answers, strict=True):
            assert wanted.shape == found.shape
            assert torch.allclose(wanted, found, atol=1e-3, rtol=1e-4)


@pytest.mark.parametrize(("taken_from", "is_named"), [(f"{NAME} 0.4.0", True), (f"{NAME} 0.5.0", False), (None, False)])
def test_the_card_names_what_the_locator_of_0_4_0_was_trained_on(taken_over, taken_from, is_named):
    metrics = json.loads((taken_over / "metrics.json").read_text())
    metrics["locator"]["run"]["takenFrom"] = taken_from
    assert ("EXIF" in model_card(metrics)) == is_named


def test_other_data_is_refused(runs, capsys):
    index = json.loads((runs / "index.json").read_text())
    (runs / "index.json").write_text(json.dumps({**index, "dataHash": "0" * 64}))
    assert go_on(runs)[0] == 1
    assert "made from other data" in capsys.readouterr().err


def test_other_folds_are_refused(runs, capsys):
    assert go_on(runs, fold=FOLD + 1)[0] == 1
    assert "Use the same seed and fold" in capsys.readouterr().err


def test_a_package_that_does_not_verify_is_refused(runs, capsys):
    source = copied_package(runs.parent / "source")
    (source / "locate.onnx").write_bytes(b"other")
    assert go_on(runs, source)[0] == 1
    assert "locate.onnx is missing or differs" in capsys.readouterr().err


def test_a_folder_that_is_no_package_is_refused(runs, capsys):
    assert go_on(runs, runs)[0] == 1
    assert "is no package of this project" in capsys.readouterr().err


def test_a_network_that_nobody_has_is_named(runs):
    with pytest.raises(TrainingError, match=r"no evaluated locator of fold 0.*--from"):
        collect_part("locator", runs, FOLD, None)


def copied_package(target: Path) -> Path:
    for path in FOLDER.rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(FOLDER)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return target
