"""Makes a model package of published weights."""

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import onnx

from ..code_commit import code_commit
from ..errors import TrainingError
from ..packaging.golden_cases import draw_golden_pictures
from ..packaging.manifest import file_hashes
from .base_package import BasePackage
from .check_published import check_published
from .drift import ClassifyRunner, Drift, Views, film_views, measure_drift, phantom_views, torch_logits
from .export_classify import export_classify
from .open_session import open_session
from .precision import Precision, stored_as
from .preprocess_model import build_preprocess_model
from .published_card import published_card, published_licences
from .published_manifest import CLASSIFY_FILE, PREPROCESS_FILE, build_published_manifest
from .read_weights import PublishedWeights
from .stated_figures import OPERATING_POINTS
from .write_golden import write_golden

LARGEST_PARITY_ERROR = 1e-4


@dataclass(frozen=True)
class WrittenPackage:
    """`parity` of the fp32 graph, `drift` of the graph as stored; both against PyTorch, by kind of film."""

    folder: Path
    bytes: int
    parity: Drift
    drift: dict[str, Drift]


def write_published(
    weights: PublishedWeights,
    weights_file: Path,
    base: BasePackage,
    folder: Path,
    precision: Precision = Precision.FULL,
    films: Path | None = None,
) -> WrittenPackage:
    """Builds the package beside its destination, checks it, then puts it at `folder`, which must not exist yet.

    Drift is measured on drawn films and, when given, on the pictures in the folder `films`.
    """
    if folder.exists():
        raise TrainingError(f"{folder} exists already. Name a new folder with --out, or remove it.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as building:
        draft = Path(building) / "package"
        draft.mkdir()
        onnx.save(build_preprocess_model(base), draft / PREPROCESS_FILE)
        for file in base.lent_graphs.values():
            shutil.copyfile(base.folder / file, draft / file)
        views = _views(draft / PREPROCESS_FILE, films)
        expected = {name: torch_logits(weights, pairs) for name, pairs in views.items()}
        threshold = OPERATING_POINTS[weights.variant].threshold
        full = export_classify(weights)
        onnx.save(full, draft / CLASSIFY_FILE)
        runner = ClassifyRunner(draft / CLASSIFY_FILE)
        parity = measure_drift(runner, views["drawn films"], expected["drawn films"], threshold)
        if not parity.largest_logit <= LARGEST_PARITY_ERROR:
            raise TrainingError(
                f"{weights_file}: the exported graph departs from PyTorch by {parity.largest_logit:.2g} in the logit. "
                "Check that the weights are finite and whole."
            )
        if precision is not Precision.FULL:
            onnx.save(stored_as(full, precision), draft / CLASSIFY_FILE)
            runner = ClassifyRunner(draft / CLASSIFY_FILE)
        del full
        drift = {name: measure_drift(runner, pairs, expected[name], threshold) for name, pairs in views.items()}
        del runner
        metrics = {
            "codeCommit": code_commit(),
            "weights": {"file": weights_file.name, "sha256": _sha256(weights_file), "variant": weights.variant},
            "precision": precision.value,
            "gateFrom": f"{base.manifest['name']} {base.manifest['version']}",
            "parity": parity.as_json(),
            "drift": {name: part.as_json() for name, part in drift.items()},
        }
        _describe(draft, base, weights.variant, precision, metrics)
        check_published(draft)
        size = sum(path.stat().st_size for path in draft.rglob("*") if path.is_file())
        shutil.move(draft, folder)
    return WrittenPackage(folder, size, parity, drift)


def _views(preprocess: Path, films: Path | None) -> dict[str, list[Views]]:
    session = open_session(preprocess)
    views = {"drawn films": phantom_views(session)}
    if films is not None:
        if not films.is_dir():
            raise TrainingError(f"{films} is no folder. Point --films at a folder of JPEG or PNG radiographs.")
        views["radiographs"] = film_views(session, films)
        if not views["radiographs"]:
            raise TrainingError(f"{films} holds no JPEG or PNG file. Point --films at a folder of radiographs.")
    return views


def _describe(draft: Path, base: BasePackage, variant: str, precision: Precision, metrics: dict) -> None:
    manifest = build_published_manifest(base, variant, precision)
    licences = (base.folder / "LICENSES.md").read_text(encoding="utf-8")
    (draft / "card.md").write_text(published_card(base, variant, precision, metrics), encoding="utf-8")
    (draft / "LICENSES.md").write_text(published_licences(licences), encoding="utf-8")
    _write_json(draft / "metrics.json", metrics)
    draw_golden_pictures(draft)
    _write_json(draft / "manifest.json", manifest)
    write_golden(draft, precision)
    _write_json(draft / "manifest.json", {**manifest, "files": file_hashes(draft)})


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _write_json(path: Path, document: dict) -> None:
    path.write_text(json.dumps(document, indent=2, allow_nan=False) + "\n")
