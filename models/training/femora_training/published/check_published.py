"""Checks a package made from published weights: files, hashes, operators, golden cases."""

import json
from pathlib import Path

import onnx

from ..errors import TrainingError
from ..packaging.allowed_operators import forbidden_parts
from ..packaging.check_package import golden_drifts
from ..packaging.manifest import file_hashes

LARGEST_PACKAGE_BYTES = 1_000_000_000


def check_published(folder: Path) -> None:
    """Raises TrainingError naming the first thing that is wrong."""
    manifest = json.loads((folder / "manifest.json").read_text())
    actual = file_hashes(folder)
    for name in sorted(set(actual) | set(manifest["files"])):
        if actual.get(name) != manifest["files"].get(name):
            raise TrainingError(f"{folder / name} is missing or differs from its hash in manifest.json. Build it anew.")
    if sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) > LARGEST_PACKAGE_BYTES:
        raise TrainingError(f"{folder} is larger than 1 GB. Use the published ViT-B/16 weights.")
    for name in manifest["graphs"].values():
        # By path, so that no second copy of the weights is made.
        onnx.checker.check_model(str(folder / name))
        forbidden = forbidden_parts(onnx.load(folder / name, load_external_data=False))
        if forbidden:
            raise TrainingError(f"{folder / name} holds {', '.join(forbidden)}. Export without them.")
    for drift in golden_drifts(folder):
        raise TrainingError(f"{folder / 'golden/cases.json'}: {drift}. Build the package anew.")
