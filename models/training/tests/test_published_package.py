"""Import of published weights, with a network of two narrow blocks in place of the published twelve."""

import json
import math
import pickle

import onnx
import pytest
import torch

from femora_training.__main__ import main
from femora_training.errors import TrainingError
from femora_training.packaging.check_package import golden_drifts
from femora_training.packaging.manifest import file_hashes
from femora_training.published import drift
from femora_training.published.base_package import read_base_package
from femora_training.published.check_published import check_published
from femora_training.published.precision import Precision
from femora_training.published.published_command import SHIPPED_PACKAGES
from femora_training.published.published_network import DualNetwork, SingleNetwork, initialise
from femora_training.published.read_weights import read_state_dict, read_weights
from femora_training.published.stated_figures import OPERATING_POINTS
from femora_training.published.vit_shape import VitShape
from femora_training.published.write_published import write_published

SMALL = VitShape(width=128, depth=2)


@pytest.fixture(scope="module")
def base():
    return read_base_package(max(path.parent for path in SHIPPED_PACKAGES.glob("*/manifest.json")))


@pytest.fixture(scope="module", autouse=True)
def few_drawn_films():
    """Six instead of twenty-four."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drift, "PHANTOMS", 6)
        yield


def saved(folder, name: str = "Dual_model.pt", document: object = None):
    path = folder / name
    torch.save(initialise(DualNetwork(SMALL), 1).state_dict() if document is None else document, path)
    return path


def write(path, base, folder, precision=Precision.FULL, variant=None):
    return write_published(read_weights(path, variant, SMALL), path, base, folder, precision)


@pytest.fixture(scope="module")
def written(tmp_path_factory, base):
    folder = tmp_path_factory.mktemp("published")
    return write(saved(folder), base, folder / "package")


def test_the_package_answers_as_pytorch_does(written):
    assert written.parity.n == 6
    assert written.parity.largest_logit <= 1e-4
    check_published(written.folder)
    assert golden_drifts(written.folder) == []


def test_graphs_have_the_agreed_inputs_and_outputs(written):
    manifest = json.loads((written.folder / "manifest.json").read_text())
    assert manifest["files"] == file_hashes(written.folder)
    for name, inputs, outputs in (
        ("preprocess", ["pixels", "site", "side"], {"film", "hip_view", "site_view"}),
        ("classify", ["hip_view", "site_view"], {"logit", "hip_map", "site_map", "embedding"}),
    ):
        graph = onnx.load(written.folder / manifest["graphs"][name]).graph
        assert [value.name for value in graph.input] == inputs
        assert outputs <= {value.name for value in graph.output}


def test_the_manifest_states_the_authors_figures_and_no_others(written, base):
    manifest = json.loads((written.folder / "manifest.json").read_text())
    point = manifest["operatingPoint"]
    assert point["threshold"] == 0.199967
    assert point["sensitivity"] == {"value": 0.9104, "low": 0.8181, "high": 0.9583, "n": 67}
    assert point["specificity"] == {"value": 0.7862, "low": 0.7446, "high": 0.8227, "n": 421}
    assert point["measuredOn"] == "stated by the authors, external, three hospitals"
    assert "authors" in point["source"]
    assert manifest["evidence"] == "retrospective-external"
    assert manifest["calibration"] == {"temperature": 1.0, "bias": 0.0}
    assert manifest["refusals"] == base.manifest["refusals"]
    assert manifest["figures"]["gate"] == base.manifest["figures"]["gate"]
    card = (written.folder / "card.md").read_text()
    assert "61 of 67" in card and "331 of 421" in card and ".803" in card and "AUROC | not stated" in card


@pytest.mark.parametrize(
    ("variant", "sensitivity", "specificity"), [("original", 0.925, 0.309), ("fracture", 0.687, 0.860)]
)
def test_counts_of_the_single_views_are_the_only_ones_that_round_to_the_stated_shares(
    variant, sensitivity, specificity
):
    point = OPERATING_POINTS[variant]
    assert [n for n in range(68) if round(n / 67, 3) == sensitivity] == [point.pathologic_found]
    assert [n for n in range(422) if round(n / 421, 3) == specificity] == [point.nonpathologic_cleared]


def test_int8_is_smaller_and_its_drift_is_told(tmp_path, base, written):
    path = saved(tmp_path)
    small = write(path, base, tmp_path / "int8", Precision.INT8)
    half = write(path, base, tmp_path / "half", Precision.HALF)

    def size(package):
        return (package.folder / "classify.onnx").stat().st_size

    assert size(half) < 0.6 * size(written) and size(small) < 0.6 * size(written)
    told = small.drift["drawn films"]
    assert 0 < told.largest_score < 0.05
    assert f"{told.as_json()['largestScore']:g}" in (small.folder / "card.md").read_text()
    operators = {node.op_type for node in onnx.load(small.folder / "classify.onnx").graph.node}
    assert "MatMulInteger" in operators


@pytest.mark.parametrize(
    ("name", "variant", "view"), [("Original_model.pt", None, "hip"), ("a.pt", "fracture", "site")]
)
def test_single_view_weights(tmp_path, base, name, variant, view):
    path = saved(tmp_path, name, initialise(SingleNetwork(SMALL), 2).state_dict())
    package = write(path, base, tmp_path / "package", variant=variant)
    assert package.parity.largest_logit <= 1e-4
    other = "site" if view == "hip" else "hip"
    session = onnx.load(package.folder / "classify.onnx")
    assert [value.name for value in session.graph.input] == ["hip_view", "site_view"]
    manifest = json.loads((package.folder / "manifest.json").read_text())
    assert f"{view} view alone" in manifest["title"] and f"{other} view" not in manifest["title"]


def test_wrappers_and_parallel_prefixes_are_taken_off(tmp_path):
    plain = initialise(DualNetwork(SMALL), 1).state_dict()
    path = saved(tmp_path, document={"epoch": 7, "state_dict": {f"module.{name}": t for name, t in plain.items()}})
    assert read_state_dict(path).keys() == plain.keys()
    assert read_weights(path, shape=SMALL).variant == "dual"


class Bomb:
    """Pickles as a call."""

    def __reduce__(self):
        return (print, ("code of the file ran",))


def changed(change) -> dict[str, torch.Tensor]:
    state = initialise(DualNetwork(SMALL), 1).state_dict()
    change(state)
    return state


WRONG = {
    "missing part": (changed(lambda s: s.pop("fracture_vit.blocks.1.attn.qkv.weight")), "missing: fracture_vit"),
    "unknown part": (changed(lambda s: s.update(extra=torch.zeros(1))), "unknown: extra"),
    "wrong shape": (changed(lambda s: s.update({"binary_head.weight": torch.zeros(2, 9)})), r"shape \[2, 9\]"),
    "not finite": (changed(lambda s: s["binary_head.bias"].fill_(math.nan)), "not finite"),
    "another network": ({"conv1.weight": torch.zeros(3)}, "no vision transformer"),
    "no state dict": ([torch.zeros(3)], "no state dict"),
    "code": (Bomb(), "holds more than tensors"),
    "wrapped code": ({"state_dict": Bomb()}, "holds more than tensors"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_weights_get_one_error_that_names_the_file(tmp_path, capsys, case):
    document, message = WRONG[case]
    path = saved(tmp_path, document=document)
    with pytest.raises(TrainingError, match=message) as caught:
        read_weights(path, shape=SMALL)
    assert "Dual_model.pt" in str(caught.value)
    assert "code of the file ran" not in capsys.readouterr().out


def test_files_that_are_no_weights(tmp_path):
    whole = saved(tmp_path).read_bytes()
    for name, content in {
        "cut.pt": whole[: len(whole) // 2],
        "empty.pt": b"",
        "text.pt": b"not a network",
        "pickle.pt": pickle.dumps({"a": 1}),
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(TrainingError, match=name):
            read_weights(path, shape=SMALL)


def test_a_single_view_needs_a_name_or_an_answer(tmp_path):
    path = saved(tmp_path, "weights.pt", initialise(SingleNetwork(SMALL), 2).state_dict())
    with pytest.raises(TrainingError, match="--variant"):
        read_weights(path, shape=SMALL)


def test_command_prints_one_line_and_fails(tmp_path, capsys):
    out = str(tmp_path / "out")
    assert main(["published", "--weights", str(tmp_path / "Dual_model.pt"), "--out", out]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    # Two narrow blocks are not the published network.
    assert main(["published", "--weights", str(saved(tmp_path)), "--out", out]) == 1
    error = capsys.readouterr().err
    assert "Dual_model.pt does not fit the published network" in error and error.count("\n") == 1
    assert not (tmp_path / "out").exists()
