"""Checks a written package: files, hashes, sizes, operators, golden cases."""

import json
from pathlib import Path

import onnx

from ..errors import TrainingError
from .allowed_operators import forbidden_parts
from .manifest import file_hashes
from .package_session import PackageReading, PackageSession, read_grey_png

LARGEST_PACKAGE_BYTES = 40_000_000
LARGEST_FILE_BYTES = 10_000_000
SUM_TOLERANCE = 1e-6
"""For sums over a whole tensor, for each of its values."""
LOCATE_OUTPUTS = {"siteScore": "site_score", "fracturePresent": "fracture_present", "rightSide": "right_side"}


def check_package(folder: Path) -> None:
    """Raises TrainingError naming the first file that is wrong."""
    manifest = json.loads((folder / "manifest.json").read_text())
    actual = file_hashes(folder)
    for name in sorted(set(actual) | set(manifest["files"])):
        if actual.get(name) != manifest["files"].get(name):
            raise TrainingError(
                f"{folder / name} is missing or differs from its hash in manifest.json. Build the package anew, or "
                "fetch it again."
            )
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
        if "locate" in expected:
            pairs |= _locate_pairs(expected, reading)
        pairs["logit"] = (expected["logit"], float(reading.classify["logit"][0]))
        pairs["score"] = (expected["score"], reading.score)
        for name, (wanted, found) in pairs.items():
            if not abs(wanted - found) <= document["tolerance"]:
                drifts.append(f"{case['name']} {name} is {found:.6f}, expected {wanted:.6f}")
        for name, wanted in expected["tensorSums"].items():
            found = reading.views[name]
            if not abs(wanted - float(found.sum(dtype="float64"))) <= SUM_TOLERANCE * found.size:
                drifts.append(f"{case['name']} sum of {name} differs")
    return drifts


def _locate_pairs(expected: dict, reading: PackageReading) -> dict[str, tuple[float, float]]:
    """Name -> expected and found, for the outputs that only packages with a locator have."""
    pairs = {
        f"locate {name}": (expected["locate"][name], float(reading.locate[output][0]))
        for name, output in LOCATE_OUTPUTS.items()
    }
    vectors = {
        "orientation": (expected["orientation"], reading.gate["orientation"][0]),
        "locate site": (expected["locate"]["site"], reading.locate["site"][0]),
    }
    for name, (wanted, found) in vectors.items():
        pairs |= {f"{name} {k}": (value, float(found[k])) for k, value in enumerate(wanted)}
    return pairs
