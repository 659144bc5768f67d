"""Writes the whole model package and checks it."""

import json
import shutil
import tempfile
from pathlib import Path

import onnx

from ..preprocessing.preprocess_graph import build_preprocess_graph
from .check_package import check_package
from .golden_cases import draw_golden_pictures, write_golden_cases
from .licences_text import LICENCES_TEXT
from .manifest import GRAPHS, STAGE_GRAPHS, build_manifest, file_hashes
from .model_card import model_card
from .package_part import PackagePart


def write_package(parts: dict[str, PackagePart], metrics: dict, folder: Path) -> None:
    """Builds the package beside its destination, checks it, then replaces what is in `folder`. `parts` by stage."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as building:
        draft = Path(building) / "package"
        draft.mkdir()
        manifest = build_manifest(metrics)
        onnx.save(build_preprocess_graph(), draft / GRAPHS["preprocess"])
        for stage, part in parts.items():
            (draft / GRAPHS[STAGE_GRAPHS[stage]]).write_bytes(part.graph)
        _write_json(draft / "metrics.json", metrics)
        (draft / "card.md").write_text(model_card(metrics))
        (draft / "LICENSES.md").write_text(LICENCES_TEXT)
        draw_golden_pictures(draft)
        _write_json(draft / "manifest.json", manifest)
        write_golden_cases(draft)
        _write_json(draft / "manifest.json", {**manifest, "files": file_hashes(draft)})
        check_package(draft)
        if folder.exists():
            shutil.rmtree(folder)
        shutil.move(draft, folder)


def _write_json(path: Path, document: dict) -> None:
    path.write_text(json.dumps(document, indent=2, allow_nan=False) + "\n")
