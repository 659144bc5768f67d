"""Checks a written package: files, hashes, sizes, operators, golden cases."""

import json
from pathlib import Path

import onnx

from ..errors import TrainingError
from .allowed_operators import forbidden_parts
from .manifest import file_hashes
from .package_session import PackageSession, read_grey_png

LARGEST_PACKAGE_BYTES = 20_000_000
LARGEST_FILE_BYTES = 10_000_000
SUM_TOLERANCE = 0.05
"""For sums over a whole tensor of 50,176 values: 1e-6 a value."""


def check_package(folder: Path) -> None:
    """Raises TrainingError naming the first file that is wrong."""
    manifest = json.loads((folder / "manifest.json").read_text())
    actual = file_hashes(folder)
    for name in sorted(set(actual) | set(manifest["files"])):
        if actual.get(name) != manifest["files"].get(name):
            raise TrainingError(f"{folder / name} is missing or differs from its hash in manifest.json. Build it anew.")
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    if sum(sizes.values()) > LARGEST_PACKAGE_BYTES or max(sizes.values()) > LARGEST_FILE_BYTES:
        raise TrainingError(f"{folder} is larger than the format allows. Use a smaller network.")
    for name in manifest["graphs"].values():
        model = onnx.load(folder / name, load_external_data=False)
        onnx.checker.check_model(model, full_check=True)
        if forbidden_parts(model):
            raise TrainingError(f"{folder / name} holds {', '.join(forbidden_parts(model))}. Export without them.")
    for drift in golden_drifts(folder):
        raise TrainingError(f"{folder / 'golden/cases.json'}: {drift}. Build the package anew.")


def golden_drifts(folder: Path) -> list[str]:
    """What the package now answers differently from its golden cases."""
    document = json.loads((folder / "golden" / "cases.json").read_text())
    session = PackageSession(folder)
    drifts = []
    for case in document["cases"]:
        expected = case["expected"]
        reading = session.read(read_grey_png(folder / case["image"]), case["site"], case["side"])
        pairs = {name: (value, float(reading.gate[name][0])) for name, value in expected["gate"].items()}
        pairs["logit"] = (expected["logit"], float(reading.classify["logit"][0]))
        pairs["score"] = (expected["score"], reading.score)
        for name, (wanted, found) in pairs.items():
            if not abs(wanted - found) <= document["tolerance"]:
                drifts.append(f"{case['name']} {name} is {found:.6f}, expected {wanted:.6f}")
        for name, wanted in expected["tensorSums"].items():
            if not abs(wanted - float(reading.views[name].sum(dtype="float64"))) <= SUM_TOLERANCE:
                drifts.append(f"{case['name']} sum of {name} differs")
    return drifts
