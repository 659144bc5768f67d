"""Writes the whole model package and checks it."""

import json
import shutil
import subprocess
import tempfile
from dataclasses import asdict
from pathlib import Path

import onnx

from ..data.film_index import FilmIndex
from ..data.folds import roles
from ..learning.evaluate_classifier import EvaluatedClassifier
from ..learning.evaluate_gate import EvaluatedGate
from ..learning.evaluate_locator import EvaluatedLocator
from ..learning.resumable_training import TrainingEffort
from ..networks.classifier_network import ClassifierGraph
from ..preprocessing.preprocess_graph import build_preprocess_graph
from .check_package import check_package
from .export_networks import export_classifier, export_gate, export_locator
from .golden_cases import draw_golden_pictures, write_golden_cases
from .licences_text import LICENCES_TEXT
from .manifest import GRAPHS, build_manifest, file_hashes
from .model_card import model_card


def write_package(
    index: FilmIndex,
    gate: tuple[EvaluatedGate, TrainingEffort],
    locator: tuple[EvaluatedLocator, TrainingEffort],
    classifier: tuple[EvaluatedClassifier, TrainingEffort],
    folder: Path,
    cross_validation: dict[str, dict],
    fold: int,
    seed: int,
) -> None:
    """Builds the package beside its destination, checks it, then replaces what is in `folder`. `cross_validation`:
    figures of all folds of gate and classifier, as from `fold_figures`.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as building:
        draft = Path(building) / "package"
        draft.mkdir()
        metrics = collect_metrics(index, gate, locator, classifier, fold, seed)
        metrics["crossValidation"] = cross_validation
        manifest = build_manifest(gate[0], locator[0], classifier[0], fold, len(index.positions(roles(fold)[2])))
        onnx.save(build_preprocess_graph(), draft / GRAPHS["preprocess"])
        onnx.save(export_gate(gate[0].graph), draft / GRAPHS["gate"])
        onnx.save(export_locator(locator[0].graph), draft / GRAPHS["locate"])
        onnx.save(export_classifier(ClassifierGraph(classifier[0].network)), draft / GRAPHS["classify"])
        _write_json(draft / "metrics.json", metrics)
        (draft / "card.md").write_text(model_card(gate[0], locator[0], classifier[0], metrics))
        (draft / "LICENSES.md").write_text(LICENCES_TEXT)
        draw_golden_pictures(draft)
        _write_json(draft / "manifest.json", manifest)
        write_golden_cases(draft)
        _write_json(draft / "manifest.json", {**manifest, "files": file_hashes(draft)})
        check_package(draft)
        if folder.exists():
            shutil.rmtree(folder)
        shutil.move(draft, folder)


def collect_metrics(
    index: FilmIndex,
    gate: tuple[EvaluatedGate, TrainingEffort],
    locator: tuple[EvaluatedLocator, TrainingEffort],
    classifier: tuple[EvaluatedClassifier, TrainingEffort],
    fold: int,
    seed: int,
) -> dict:
    """The document `metrics.json`."""
    test, validation, training = roles(fold)
    return {
        "seed": seed,
        "codeCommit": _code_commit(),
        "folds": {"test": test, "validation": validation, "training": training},
        "data": {
            "name": "FracAtlas",
            "hash": index.data_hash,
            "films": len(index.records),
            "truncated": len(index.truncated),
            "excluded": len(index.excluded),
            "groups": len(set(index.groups.tolist())),
        },
        "realPathologicFractures": 0,
        "gate": {"effort": asdict(gate[1]), "refusals": gate[0].refusals, "figures": gate[0].figures},
        "locator": {
            "effort": asdict(locator[1]),
            "temperature": locator[0].temperature,
            "bias": locator[0].bias,
            "figures": locator[0].figures,
        },
        "classifier": {
            "effort": asdict(classifier[1]),
            "temperature": classifier[0].temperature,
            "bias": classifier[0].bias,
            "threshold": classifier[0].threshold,
            "indeterminateBand": list(classifier[0].band),
            "figures": classifier[0].figures,
        },
    }


def _code_commit() -> str:
    """Commit of the code, with `-dirty` when its Python files differ from it."""
    here = Path(__file__).parent
    try:
        commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=here, capture_output=True, text=True, check=True)
        changes = subprocess.run(
            ["git", "status", "--porcelain", "--", ".."], cwd=here, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return commit.stdout.strip() + ("-dirty" if changes.stdout.strip() else "")


def _write_json(path: Path, document: dict) -> None:
    path.write_text(json.dumps(document, indent=2, allow_nan=False) + "\n")
