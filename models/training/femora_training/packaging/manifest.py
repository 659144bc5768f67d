"""The manifest of the package (format version 1)."""

import hashlib
from pathlib import Path

from ..preprocessing.preprocess_graph import OPSET
from ..preprocessing.view_rules import FILM_PX, LOCATE_PX, VIEW_PX
from .gate_card import gate_summary
from .locator_card import locator_summary

NAME = "femora-hip"
VERSION = "0.5.0"
MINIMUM_SITE_PX = 48
EVIDENCE_STATEMENT = "Demonstration model: trained on simulated lesions, never validated on real pathologic fractures."
INTENDED_USE = (
    "Research and demonstration only, not a medical device. Shows how a score beside a surgeon's own read of an "
    "anteroposterior hip radiograph with a proximal femur fracture works. Must not inform any decision about a patient."
)
GRAPHS = {"preprocess": "preprocess.onnx", "gate": "gate.onnx", "locate": "locate.onnx", "classify": "classify.onnx"}
STAGE_GRAPHS = {"gate": "gate", "locator": "locate", "classifier": "classify"}
"""Training stage, and section of `metrics.json` -> graph."""
UNNAMED_FILES = ("manifest.json", "signature.json")
"""The manifest names every file but itself and the signature over it."""
REFUSALS = (
    ("not-a-hip", "hip", "below"),
    ("not-frontal", "frontal", "below"),
    ("hardware-present", "hardware", "above"),
    ("outside-training-distribution", "novelty", "above"),
)


def build_manifest(metrics: dict) -> dict[str, object]:
    """Everything but `files`, which `file_hashes` adds last; every figure comes from `metrics.json`."""
    gate, classifier = metrics["gate"], metrics["classifier"]
    overall, band = classifier["figures"]["all"], classifier["indeterminateBand"]
    return {
        "formatVersion": 1,
        "name": NAME,
        "version": VERSION,
        "title": "Femora hip demonstration model",
        "task": "neoplastic-pathologic-fracture",
        "evidence": "simulated",
        "evidenceStatement": EVIDENCE_STATEMENT,
        "intendedUse": INTENDED_USE,
        "minimumAppVersion": "0.1.0",
        "opset": OPSET,
        "labels": ["nonpathologic", "pathologic"],
        "graphs": GRAPHS,
        "input": {"filmPx": FILM_PX, "locatePx": LOCATE_PX, "viewPx": VIEW_PX, "mirroredSide": "right"},
        "calibration": {"temperature": classifier["temperature"], "bias": classifier["bias"]},
        "operatingPoint": {
            "threshold": classifier["threshold"],
            "sensitivity": overall["sensitivity"],
            "specificity": overall["specificity"],
            "measuredOn": "held-out films with simulated lesions, varied as published pictures are "
            f"(fold {metrics['folds']['test']})",
        },
        "indeterminateBand": {"low": band[0], "high": band[1]},
        "figures": {
            "auroc": overall["auroc"],
            "gate": gate_summary(gate["figures"]),
            "locator": locator_summary(metrics["locator"]["figures"]),
        },
        "refusals": [
            {"code": code, "output": output, "refuseWhen": when, "threshold": gate["refusals"][output]}
            for code, output, when in REFUSALS
        ],
        "minimumSitePx": MINIMUM_SITE_PX,
        "trainingData": [
            {
                "name": "FracAtlas",
                "licence": "CC BY 4.0",
                "doi": "10.1038/s41597-023-02432-4",
                "n": metrics["data"]["trainingFilms"],
            }
        ],
        "licence": "Apache-2.0",
    }


def file_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of the package except the manifest and its signature, by path inside the package."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in UNNAMED_FILES)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
