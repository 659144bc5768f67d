"""The package in the repository is whole, safe and answers its golden cases."""

import json
from pathlib import Path

import onnx
import pytest

from femora_training.errors import TrainingError
from femora_training.packaging.allowed_operators import forbidden_parts
from femora_training.packaging.check_package import check_package, golden_drifts
from femora_training.packaging.manifest import NAME, file_hashes

FOLDER = max(
    (Path(__file__).parents[2] / NAME).iterdir(), key=lambda folder: [int(part) for part in folder.name.split(".")]
)
"""The newest package there is: while the next one is being trained, its version has no folder yet."""


@pytest.fixture(scope="module")
def manifest() -> dict:
    return json.loads((FOLDER / "manifest.json").read_text())


def test_every_file_has_its_hash(manifest):
    assert manifest["files"] == file_hashes(FOLDER)
    for name in ("preprocess.onnx", "gate.onnx", "classify.onnx", "golden/cases.json", "metrics.json", "card.md"):
        assert name in manifest["files"]


def test_the_whole_check_passes():
    check_package(FOLDER)
    assert golden_drifts(FOLDER) == []


def test_graphs_have_the_agreed_inputs_and_outputs(manifest):
    expected = {
        "preprocess": (["pixels", "site", "side"], ["film", "hip_view", "site_view"]),
        "gate": (["film"], ["hip", "frontal", "hardware", "embedding", "novelty"]),
        "classify": (["hip_view", "site_view"], ["logit", "hip_map", "site_map", "embedding"]),
    }
    for name, (inputs, outputs) in expected.items():
        model = onnx.load(FOLDER / manifest["graphs"][name], load_external_data=False)
        assert [value.name for value in model.graph.input] == inputs
        assert set(outputs) <= {value.name for value in model.graph.output}
        assert model.opset_import[0].version == manifest["opset"] == 18
        assert forbidden_parts(model) == []


def test_the_manifest_claims_nothing_about_real_fractures(manifest):
    assert manifest["evidence"] == "simulated"
    assert "never validated" in manifest["evidenceStatement"]
    assert "simulated" in manifest["operatingPoint"]["measuredOn"]
    metrics = json.loads((FOLDER / "metrics.json").read_text())
    assert metrics["realPathologicFractures"] == 0
    overall = metrics["classifier"]["figures"]["all"]
    assert manifest["operatingPoint"]["sensitivity"] == overall["sensitivity"]
    assert manifest["figures"]["auroc"] == overall["auroc"]
    band, threshold = manifest["indeterminateBand"], manifest["operatingPoint"]["threshold"]
    assert 0 <= band["low"] <= threshold <= band["high"] <= 1


def test_a_changed_file_is_noticed(tmp_path):
    copy = tmp_path / "package"
    for path in FOLDER.rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(FOLDER)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (copy / "card.md").write_text("other")
    with pytest.raises(TrainingError, match=r"card\.md"):
        check_package(copy)
